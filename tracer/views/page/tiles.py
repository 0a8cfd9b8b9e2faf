"""A channel on several sheets of paper, where on one its words would be too small to read.

Each sheet is a window on the drawing that the page holds already. Every label and every hand stands whole on one of
them; where the edge of another would cut it, it is left out there. Where there are many, a plan shows how they join.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tracer.views import fonts

_SVG = "{http://www.w3.org/2000/svg}"
_MOVED = re.compile(r"translate\((\S+) (\S+)\)")
_NUMBER = re.compile(r"-?\d*\.?\d+")
#: Points that a drawing can be broad and high on a sheet of A4, laid upright and crosswise, beside its heading.
_SHEETS = ((True, 520.0, 690.0), (False, 770.0, 420.0))
#: How small a drawing may get: its words of 10 points then have 8.
_LEAST = 0.8
#: How far beyond all words a line may lead, in parts of a window, and need no window of its own.
_ASIDE = 0.25
#: Points round what stands in a window; from a badge of the key to its words at most; parts from which a plan helps.
_ROUND, _AFTER, _MANY = 6.0, 14.0, 3


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on one sheet of paper.

    Attributes:
        said: what of the drawing it is, if not all.
        upright: how the sheet is best laid.
    """

    svg: str
    said: str = ""
    upright: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A part of a drawing, in its own units."""

    x: float
    y: float
    width: float
    height: float

    @classmethod
    def over(cls, points: Sequence[tuple[float, float]]) -> Box:
        """The smallest that holds these."""
        xs, ys = zip(*points, strict=True)
        return cls(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))

    @property
    def corners(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """Two that are opposite."""
        return (self.x, self.y), (self.x + self.width, self.y + self.height)

    @property
    def middle(self) -> tuple[float, float]:
        """Its middle."""
        return self.x + self.width / 2, self.y + self.height / 2

    def meets(self, other: Box) -> bool:
        """Whether they share anything."""
        (left, top), (right, low) = self.corners
        (x, y), (end, foot) = other.corners
        return left < end and x < right and top < foot and y < low

    def holds(self, other: Box) -> bool:
        """Whether the other lies within this."""
        (left, top), (right, low) = self.corners
        (x, y), (end, foot) = other.corners
        return left <= x and end <= right and top <= y and foot <= low


def upright(width: float, height: float) -> bool:
    """Whether a drawing is larger on a sheet laid upright than crosswise.

    Example:
        >>> upright(1000, 2000), upright(1000, 700)
        (True, False)
    """
    stands, lies = (min(broad / width, high / height) for _, broad, high in _SHEETS)
    return stands > lies


def tiles(root: ET.Element) -> tuple[Sheet, ...]:
    """The sheets that a channel is printed on instead; none if it can be read on one.

    Where there are several of the picture a plan of them stands first, last comes the key.
    """
    _, _, width, height = map(float, root.get("viewBox", "0 0 1 1").split())
    if max(min(broad / width, high / height) for _, broad, high in _SHEETS) >= _LEAST:
        return ()
    drawn = _Drawn(root, width, height)
    parts, stands = _windows(drawn.picture, drawn.marks, drawn.points)
    several = len(parts) > 1
    found = [_sheet(drawn, part, _said(number, len(parts)) if several else "", stands)
             for number, part in enumerate(parts, 1)]  # fmt: skip
    if len(parts) >= _MANY:
        found.insert(0, _plan(drawn, parts))
    if drawn.key:
        listed, stands = _windows(drawn.key, drawn.words, (), even=False)
        found += [_sheet(drawn, part, "Its key and the evidence" if number == 0 else "The evidence, continued", stands)
                  for number, part in enumerate(listed)]  # fmt: skip
    return tuple(found)


def _said(number: int, count: int) -> str:
    where = "as numbered on the plan" if count >= _MANY else "the left first"
    return f"Part {number} of {count}, {where}. What its edge would cut stands whole on a part beside it."


class _Drawn:
    """What stands where in a drawing.

    Attributes:
        picture: all of it but its title, and its key, which is `key`.
        marks: labels, hands and names of bodies, which no edge is to cut.
        words: those of the key, with the badges that they follow.
        points: corners of lines.
    """

    def __init__(self, root: ET.Element, width: float, height: float) -> None:
        (self.graph,) = root.findall(f"{_SVG}g")
        moved = _MOVED.search(self.graph.get("transform", ""))
        self.off = (float(moved[1]), float(moved[2])) if moved else (0.0, 0.0)
        self.size = float(root.get("font-size", "11"))
        shared = [name for name in ("font-family", "font-size") if name in root.attrib]
        self.said = " ".join(f'{name}="{root.attrib[name]}"' for name in shared)
        groups = [(group.get("class", "").split(" "), group) for group in self.graph.findall(f"{_SVG}g")]
        self.bodies = [
            (Box.over(list(self._corners(path))), path.get("fill", "#fff"))
            for kinds, group in groups if "body" in kinds for path in group.findall(f"{_SVG}path")
        ]  # fmt: skip
        names = [self._text(text) for text in self.graph.findall(f"{_SVG}text") if "stroke" in text.attrib]
        told = [self._text(text) for text in self.graph.findall(f"{_SVG}text") if "stroke" not in text.attrib]
        badges = [Box.over(path) for path in map(self._outline, self.graph.findall(f"{_SVG}path")) if path]
        self.words = list(_items(told, badges))
        shown = [group for kinds, group in groups if kinds[0] in ("node", "edge")]
        self.marks = names + [box for group in shown for box in self._mark(group)]
        title = [self._text(t) for kinds, group in groups if kinds == ["cluster"] for t in group.iter(f"{_SVG}text")]
        top = max((box.y + box.height + _ROUND for box in title), default=0.0)
        foot = min((box.y - _ROUND for box in self.words), default=height)
        self.picture = Box(0, top, width, foot - top)
        self.points = [
            point for kinds, group in groups if kinds[0] == "edge" for path in group.iter(f"{_SVG}path")
            for point in self._corners(path)
        ]  # fmt: skip
        right = max((box.x + box.width + _ROUND for box in self.words), default=0.0)
        self.key = Box(0, foot, min(right, width), height - foot) if self.words else None

    def under(self, box: Box) -> str:
        """The colour behind something: of the innermost body that it lies in."""
        inside = [(body.width, fill) for body, fill in self.bodies if body.holds(box)]
        return min(inside)[1] if inside else "#fff"

    def _mark(self, group: ET.Element) -> Iterator[Box]:
        """The box of a hand, or badge and words of a line: paths that are closed, and texts."""
        points = [point for path in group.iter(f"{_SVG}path") for point in self._outline(path)]
        points += [corner for text in group.iter(f"{_SVG}text") for corner in self._text(text).corners]
        if points:
            yield Box.over(points)

    def _outline(self, path: ET.Element) -> list[tuple[float, float]]:
        """The corners of a path that is closed."""
        found = list(self._corners(path))
        return found if found and found[0] == found[-1] else []

    def _corners(self, path: ET.Element) -> Iterator[tuple[float, float]]:
        numbers = [float(number) for number in _NUMBER.findall(path.get("d", ""))]
        for x, y in zip(numbers[::2], numbers[1::2], strict=False):
            yield x + self.off[0], y + self.off[1]

    def _text(self, text: ET.Element) -> Box:
        size = float(text.get("font-size", self.size))
        wide = fonts.width("".join(text.itertext()), size, bold=text.get("font-weight") == "bold")
        x = float(text.get("x", "0")) - (wide / 2 if text.get("text-anchor") == "middle" else 0)
        return Box(x + self.off[0], float(text.get("y", "0")) - size + self.off[1], wide, 1.25 * size)


def _items(told: Sequence[Box], badges: Sequence[Box]) -> Iterator[Box]:
    """Each badge with the words that follow it, then all other words."""
    lines: list[list[Box]] = [[badge] for badge in badges]
    for box in told:
        near = [line for line in lines if 0 <= box.x - (line[0].x + line[0].width) <= _AFTER]
        if near:
            min(near, key=lambda line: abs(line[0].middle[1] - box.middle[1])).append(box)
        else:
            yield box
    yield from (Box.over([corner for box in line for corner in box.corners]) for line in lines)


def _windows(
    whole: Box, marks: Sequence[Box], points: Sequence[tuple[float, float]], *, even: bool = True
) -> tuple[list[Box], bool]:
    """Windows on as few sheets as can be read, row by row, and whether those stand upright.

    They are of one size, so that they can be laid together; of a list the last may be lower, so that nothing is told
    twice.
    """
    ways = []
    for stands, broad, high in _SHEETS:
        width, height = broad / _LEAST, high / _LEAST
        longest = max((box.width for box in marks), default=0.0) + 2 * _ROUND > width
        found = list(_rows(whole, marks, points, width, height, even=even))
        cut = sum(part.meets(box) and not part.holds(box) for part in found for box in marks)
        ways.append((longest, len(found), cut, stands, found))
    *_, stands, found = min(ways, key=lambda way: way[:4])
    return found, stands


def _rows(
    whole: Box, marks: Sequence[Box], points: Sequence[tuple[float, float]], width: float, height: float, *, even: bool
) -> Iterator[Box]:
    """In each row as many as hold what no row above has shown."""
    shown = whole.y - 1
    for y in _starts(whole.y, whole.height, height, [(box.y, box.height) for box in marks], even=even):
        new = [box for box in marks if box.y >= y and shown < box.y + box.height <= y + height]
        ends = [x for box in new for x in (box.x - _ROUND, box.x + box.width + _ROUND)]
        far = (min(ends, default=width) - _ASIDE * width, max(ends, default=0.0) + _ASIDE * width)
        ends += [x for x, down in points if shown < down <= y + height and not far[0] < x < far[1]]
        shown = y + height
        if ends:
            columns = _starts(min(ends), max(ends) - min(ends), width, [(box.x, box.width) for box in new])
            yield from (Box(x, y, width, min(height, whole.y + whole.height - y)) for x in columns)


def _starts(
    start: float, length: float, most: float, marks: Iterable[tuple[float, float]], *, even: bool = True
) -> list[float]:
    """Where windows begin that hold each mark whole between them, and leave nothing out."""
    end, found = start + length, [start]
    guarded = [(low, size) for low, size in marks if size + 2 * _ROUND <= most]
    while found[-1] + most < end - 0.5:
        edge = found[-1] + most
        begun = (low - _ROUND for low, size in guarded if low - _ROUND < edge < low + size + _ROUND)
        found.append(min([edge, *(low for low in begun if low > found[-1])]))
    # The last reaches to the end and no farther, so that all are of one size.
    return [*found[:-1], max(start, end - most)] if even and len(found) > 1 else found


def _sheet(drawn: _Drawn, part: Box, said: str, stands: bool) -> Sheet:
    """A window, with what its edge would cut left out."""
    hidden = ""
    for box in (*drawn.marks, *drawn.words):
        rim = Box(box.x - 2, box.y - 2, box.width + 4, box.height + 4)
        if part.meets(rim) and not part.holds(box):
            hidden += (
                f'<rect x="{rim.x:.0f}" y="{rim.y:.0f}" width="{rim.width:.0f}" height="{rim.height:.0f}"'
                f' fill="{drawn.under(box)}"/>'
            )
    svg = f'<svg viewBox="{part.x:.0f} {part.y:.0f} {part.width:.0f} {part.height:.0f}" {drawn.said}>'
    return Sheet(f'{svg}<use href="#{drawn.graph.get("id")}"/>{hidden}</svg>', said, stands)


def _plan(drawn: _Drawn, parts: Sequence[Box]) -> Sheet:
    """The picture without its words, on which a frame stands for each part."""
    whole = drawn.picture
    large = 0.07 * max(whole.width, whole.height)
    frames = "".join(
        f'<rect x="{part.x + 2:.0f}" y="{part.y + 2:.0f}" width="{part.width - 4:.0f}" height="{part.height - 4:.0f}"/>'
        f'<text x="{part.middle[0]:.0f}" y="{part.middle[1]:.0f}" font-size="{large:.0f}">{n}</text>'
        for n, part in enumerate(parts, 1)
    )  # fmt: skip
    all = Box.over([corner for box in (whole, *parts) for corner in box.corners])
    svg = (
        f'<svg class="plan" viewBox="{all.x:.0f} {all.y:.0f} {all.width:.0f} {all.height:.0f}">'
        f'<use href="#{drawn.graph.get("id")}"/>{frames}</svg>'
    )
    said = f"Plan of the {len(parts)} parts on the sheets that follow; each overlaps those beside it."
    return Sheet(svg, said, upright(all.width, all.height))
