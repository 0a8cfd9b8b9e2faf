"""An SVG drawing that we lay out ourselves: shapes, text measured with the bundled font, named groups.

Colours stand in attributes, not in a style sheet, so that a page may forbid styles and every
renderer shows the same. All text is escaped, and what must not be drawn is shown by its number.
"""

from __future__ import annotations

import html
import math
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from tracer.views import fonts
from tracer.views.sketch.lettering import visible
from tracer.views.sketch.look import Look
from tracer.views.sketch.style import DASHES, FONT_FAMILY, Pen
from tracer.views.time.cuts import Paper, cuts

#: Points of the smallest text, and of the text of a label.
SMALL, LABEL = 10, 10.5
#: Points from one baseline to the next, for a size of one.
LEADING = 1.25
_HEAD = 9.0
#: Points that it takes to say what goes on on a sheet, and left of that.
AGAIN, _LEFT = 26.0, 24.0
#: Points that its title takes above a sheet that goes on with a drawing.
RUNNING = 18.0


@lru_cache(maxsize=4096)
def wrapped(text: str, room: float, size: float, *, bold: bool = False, lines: int = 40) -> tuple[str, ...]:
    """Breaks a text into lines that are no wider than `room` points; what exceeds `lines` ends in an ellipsis.

    A word wider than the room is broken after a hyphen of its own, else where the line ends: none is added to a name.

    Example:
        >>> wrapped("First Deputy Foreign Minister", 70, 10)
        ('First Deputy', 'Foreign', 'Minister')
        >>> wrapped("Hohenlohe-Schillingsfürst", 80, 10)
        ('Hohenlohe-', 'Schillingsfürst')
    """
    found: list[str] = []
    line = ""
    for word in visible(text).split(" "):
        if line and fonts.width(f"{line} {word}", size, bold=bold) <= room:
            line += f" {word}"
            continue
        if line:
            found.append(line)
        line = ""
        for letter in word:
            if line and fonts.width(line + letter, size, bold=bold) > room:
                end = line.rfind("-") + 1 or len(line)
                found.append(line[:end])
                line = line[end:]
            line += letter
        if len(found) > lines:
            break
    found.append(line)
    if len(found) <= lines:
        return tuple(found)
    last = found[lines - 1]
    while last and fonts.width(last + "…", size, bold=bold) > room:
        last = last[:-1]
    return (*found[: lines - 1], last.rstrip() + "…")


class Canvas:
    """A drawing under way; `finish` gives the SVG.

    Args:
        name: of the view; every id in the drawing begins with it, so that several can stand in one page.
        tallest: how high a sheet may be, where it is to be cut at its seams.

    Example:
        >>> canvas = Canvas("custody", Look())
        >>> canvas.text(0, 10, "<Joyce>")
        >>> "&lt;Joyce&gt;" in canvas.finish(100, 20, "Title", "Description")
        True
    """

    def __init__(self, name: str, look: Look, tallest: float = math.inf) -> None:
        self.name, self.look, self.palette = name, look, look.palette
        self.paper = Paper(tallest)
        self._parts: list[str] = []
        self._kinds: set[str] = set()
        self._hatches: dict[tuple[int, str, bool], str] = {}
        self._seams: list[tuple[int, float]] = []
        self._within: dict[int, str] = {}

    def text(
        self, x: float, y: float, text: str, size: float = LABEL, *, fill: str | None = None, bold: bool = False,
        italic: bool = False, anchor: str = "start",
    ) -> None:  # fmt: skip
        """One line of text; `y` is its baseline."""
        style = (' font-weight="bold"' if bold else "") + (' font-style="italic"' if italic else "")
        style += f' text-anchor="{anchor}"' if anchor != "start" else ""
        self._parts.append(
            f'<text x="{number(x)}" y="{number(y)}" font-size="{number(size)}"{style}'
            f' fill="{fill or self.palette.ink}">{html.escape(visible(text))}</text>'
        )

    def lines(
        self, x: float, y: float, lines: Iterable[str], size: float = LABEL, *, fill: str | None = None,
        bold: bool = False, italic: bool = False, anchor: str = "start",
    ) -> float:  # fmt: skip
        """Several lines, the first with its top at `y`; returns where the next would have its top."""
        for line in lines:
            self.text(x, y + size * 0.95, line, size, fill=fill, bold=bold, italic=italic, anchor=anchor)
            y += size * LEADING
        return y

    def plate(self, x: float, y: float, text: str, size: float, *, fill: str | None = None) -> None:
        """One line of text, centred, on a plate that keeps what lies behind it off the letters."""
        width = fonts.width(visible(text), size)
        self.rect(x - width / 2 - 3, y - size * 0.85, width + 6, size * 1.15, fill=self.palette.paper, radius=2)
        self.text(x, y, text, size, fill=fill, anchor="middle")

    def heading(self, title: str, subtitle: str, width: float, margin: float) -> float:
        """Title and subtitle; returns where the drawing may begin."""
        room = width - 2 * margin
        y = self.lines(margin, 18, wrapped(title, room, 19, bold=True), 19, bold=True)
        return self.lines(margin, y + 2, wrapped(subtitle, room, 12), 12, fill=self.palette.grey) + 12

    def rect(
        self, x: float, y: float, width: float, height: float, *, fill: str = "none", stroke: str = "none",
        line: float = 1, dash: str = "", radius: float = 0, kind: str = "",
    ) -> None:  # fmt: skip
        """A box."""
        self._kinds.update(kind.split())
        named = f' class="{kind}"' if kind else ""
        round_ = f' rx="{number(radius)}"' if radius else ""
        self._parts.append(
            f'<rect{named} x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}"{round_}'
            f' fill="{fill}"{_stroke(stroke, line, dash)}/>'
        )

    def torn(
        self, x: float, y: float, width: float, height: float, fill: str, stroke: str, ends: tuple[bool, bool], *,
        down: bool = False,
    ) -> None:  # fmt: skip
        """A box of which one end or both are torn: it is not known where it ends.

        Args:
            ends: whether the left and the right end are torn; `down` for the upper and the lower one.
        """
        if not any(ends):
            self.rect(x, y, width, height, fill=fill, stroke=stroke, dash="3,2", kind="hatched")
            return
        start, length, side, across = (y, height, x, width) if down else (x, width, y, height)
        tooth, teeth = min(6.0, length / 2, across / 2), 2 if across < 12 else 4

        def end(at: float, torn: bool, way: int) -> list[tuple[float, float]]:
            steps = range(teeth + 1) if torn else (0, teeth)
            points = [(at + way * tooth * (step % 2 if torn else 0), side + across * step / teeth) for step in steps]
            return [(b, a) for a, b in points] if down else points

        first, last = end(start, ends[0], 1), end(start + length, ends[1], -1)
        self.path([*first[::-1], *last], fill=fill, closed=True, kind="hatched torn")
        for edge, torn in ((first, ends[0]), (last, ends[1])):
            self.path(edge, stroke=stroke, dash="" if torn else "3,2")
        for one, other in ((first[0], last[0]), (first[-1], last[-1])):
            self.path([one, other], stroke=stroke, dash="3,2")

    def path(
        self, points: Iterable[tuple[float, float]], *, stroke: str = "none", line: float = 1, dash: str = "",
        fill: str = "none", closed: bool = False, kind: str = "",
    ) -> None:  # fmt: skip
        """A line from point to point."""
        self._kinds.update(kind.split())
        named = f' class="{kind}"' if kind else ""
        d = "M" + "L".join(f"{number(x)},{number(y)}" for x, y in points) + ("Z" if closed else "")
        self._parts.append(f'<path{named} d="{d}" fill="{fill}"{_stroke(stroke, line, dash)}/>')

    def arrow(self, start: tuple[float, float], end: tuple[float, float], pen: Pen) -> None:
        """A line with the pen's head, along one axis."""
        (x, y), (u, v) = start, end
        length = max(abs(u - x), abs(v - y), 0.1)
        dx, dy = (u - x) / length, (v - y) / length
        head = _HEAD + pen.width
        back = (u - dx * head, v - dy * head)
        stop = end if pen.arrowhead == "vee" else back
        dash = DASHES.get(pen.dash, "")
        for shift in (-1.4, 1.4) if pen.double else (0,):
            points = [(x - dy * shift, y + dx * shift), (stop[0] - dy * shift, stop[1] + dx * shift)]
            self.path(points, stroke=pen.colour, line=pen.width, dash=dash, kind="line")
        half = head * 0.45
        wings = [(back[0] - dy * half, back[1] + dx * half), (back[0] + dy * half, back[1] - dx * half)]
        if pen.arrowhead == "vee":
            self.path([wings[0], end, wings[1]], stroke=pen.colour, line=1.6)
        else:
            fill = self.palette.paper if pen.arrowhead == "empty" else pen.colour
            self.path([wings[0], end, wings[1]], stroke=pen.colour, line=1.4, fill=fill, closed=True)

    def zigzag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """A mark along one axis: the stretch across it is drawn shorter than it was."""
        (x, y), (u, v) = start, end
        steps = max(2, round((u - x + v - y) / 12))
        points = []
        for n in range(steps + 1):
            off = 4 if n % 2 else -4
            points.append((x + off, y + (v - y) * n / steps) if x == u else (x + (u - x) * n / steps, y + off))
        self.path(points, stroke=self.palette.grey, kind="break")

    def badge(self, x: float, y: float, words: str, pen: Pen, *, deviates: bool = False) -> None:
        """The number of a line, centred: pointed like a diamond where it deviates, else as its line is.

        A message about it has round ends, and what is not recorded a dotted line within, so that no colour alone
        tells them apart.
        """
        fill, border, colour = pen.badge
        half = badge_width(words) / 2
        if deviates:
            points = [(x - half - 7, y), (x - half, y - 9), (x + half, y - 9),
                      (x + half + 7, y), (x + half, y + 9), (x - half, y + 9)]  # fmt: skip
            self.path(points, fill=fill, stroke=border, line=1.2, closed=True, kind="badge deviates")
        else:
            radius = 9.0 if pen.arrowhead == "vee" else 5.0
            self.rect(x - half, y - 9, 2 * half, 18, fill=fill, stroke=border, line=1.4, radius=radius, kind="badge")
            if pen.dash == "dotted" and fill != self.palette.paper:
                self.rect(x - half + 2, y - 7, 2 * half - 4, 14, stroke=colour, dash="1.2,2", radius=3.5)
        self.text(x, y + 3.9, words, 11, fill=colour, bold=True, anchor="middle")

    def has(self, kind: str) -> bool:
        """Whether a shape of this class has been drawn."""
        return kind in self._kinds

    def hatch(self, colour: str, *, off: bool = False) -> str:
        """A fill of slanted lines in one colour; each stretch between seams has its own, as it may stand alone.

        Args:
            off: off the ordered route: the lines are thicker and slant the other way.
        """
        name = self._hatches.setdefault((len(self._seams), colour, off), f"{self.name}-hatch-{len(self._hatches)}")
        return f"url(#{name})"

    def seam(self, y: float, within: str | None = None) -> None:
        """Says that a sheet may end here: all that was drawn lies above `y`, all that follows below.

        Args:
            within: if it parts what belongs together, what a sheet that begins here goes on with; nothing if its
                first words say so.
        """
        self._seams.append((len(self._parts), y))
        if within is not None:
            self._within[len(self._seams)] = within
        self.paper.seam(y)

    def open(self, kind: str, name: str, *, id: str = "", pressed: bool = False) -> None:
        """Begins a group that a screen reader calls `name`; one that can be pressed is a button."""
        label = html.escape(visible(name))
        role = 'role="button" tabindex="0" aria-pressed="false"' if pressed else 'role="graphics-symbol"'
        identity = f' id="{self.name}-{html.escape(id)}"' if id else ""
        self._parts.append(f'<g class="{kind}"{identity} {role} aria-label="{label}"><title>{label}</title>')

    def close(self) -> None:
        """Ends the group."""
        self._parts.append("</g>")

    def finish(self, width: float, height: float, title: str, description: str) -> str:
        """The drawing as one `svg` element, scaled to the medium that the look names."""
        return self.sheets(width, height, title, description, math.inf)[0]

    def sheets(
        self, width: float, height: float, title: str, description: str, tallest: float, *, loose: bool = False
    ) -> tuple[str, ...]:  # fmt: skip
        """The same cut at its seams into elements that are no higher than `tallest`, where the seams allow it.

        Args:
            loose: cut at every seam that can be, but for what belongs together: whoever prints it fills his sheets.
        """
        seams = [(0, 0.0), *self._seams, (len(self._parts), height)]
        within = {n: AGAIN * bool(what) for n, what in self._within.items() if what or not loose}
        running = 0.0 if loose else RUNNING
        begun = cuts([y for _, y in seams], tallest, within, again=running, loose=loose)
        found = []
        for sheet, (first, last) in enumerate(pairwise([*begun, len(seams) - 1]), start=1):
            (start, top), (end, bottom) = seams[first], seams[last]
            hatches = {id: (colour, off) for (seam, colour, off), id in self._hatches.items() if first <= seam < last}
            name, count = self.name, f", {sheet} of {len(begun)}" if len(begun) > 1 else ""
            parts = self._parts[start:end]
            if goes_on := self._within.get(first):
                self.text(_LEFT, top - 8, f"{goes_on}, continued", 12, bold=True)
                parts, top = [self._parts.pop(), *parts], top - AGAIN
            if running and start:
                end_ = f", {name}, continued"
                room = width - 2 * _LEFT - fonts.width(end_, SMALL)
                self.text(_LEFT, top - 8, wrapped(title, room, SMALL, lines=1)[0] + end_, SMALL, fill=self.palette.grey)
                parts, top = [self._parts.pop(), *parts], top - running
            found.append(self._sheet(
                f"{name}-{sheet}" if count else name, width, (top, bottom), parts, hatches, title + count,
                description if sheet == 1 else title + count,
            ))  # fmt: skip
        return tuple(found)

    def _sheet(
        self, name: str, width: float, reach: tuple[float, float], parts: list[str],
        hatches: dict[str, tuple[str, bool]], title: str, description: str,
    ) -> str:  # fmt: skip
        # Whole points down, so that a raster is not scaled by a hair and letters stand where they were set.
        size, top, height = "", reach[0], math.ceil(reach[1] - reach[0])
        start = f' y="{number(top)}"' if top else ""
        if self.look.width is not None:
            scale = self.look.scale(width)
            size = f' width="{number(width * scale)}pt" height="{number(height * scale)}pt"'
        patterns = "".join(
            f'<pattern id="{id}" width="6" height="6" patternUnits="userSpaceOnUse"'
            f' patternTransform="rotate({-45 if off else 45})">'
            f'<rect width="6" height="6" fill="{self.palette.paper}"/>'
            f'<rect width="{2.2 if off else 1.3}" height="6" fill="{colour}"/></pattern>'
            for id, (colour, off) in hatches.items()
        )
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg"{size}'
            f' viewBox="0 {number(top)} {number(width)} {number(height)}"'
            f' role="graphics-document" aria-labelledby="{name}-title" aria-describedby="{name}-desc"'
            f' font-family="{FONT_FAMILY}">\n<title id="{name}-title">{html.escape(visible(title))}</title>\n'
            f'<desc id="{name}-desc">{html.escape(visible(description))}</desc>\n'
            + (f"<defs>{patterns}</defs>\n" if patterns else "")
            + f'<rect{start} width="{number(width)}" height="{number(height)}" fill="{self.palette.paper}"/>\n'
            + "\n".join(parts)
            + "\n</svg>\n"
        )


def badge_width(words: str) -> float:
    """How wide a badge is, its points not counted."""
    return max(22.0, fonts.width(words, 11, bold=True) + 10)


def number(value: float) -> str:
    """A number as an SVG has it: one decimal at most.

    Example:
        >>> number(12.04), number(3.25), number(-0.01)
        ('12', '3.2', '0')
    """
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def _stroke(colour: str, width: float, dash: str) -> str:
    if colour == "none":
        return ""
    round_ = ' stroke-linecap="round"' if dash.startswith("0.1") else ""
    return f' stroke="{colour}" stroke-width="{number(width)}"' + (
        f' stroke-dasharray="{dash}"{round_}' if dash else ""
    )
