"""Where lines meet the border of a box: far enough from each other that each tip is seen to be its own line's.

Graphviz leads all lines to the middle of a box, and several of them to one spot of its border.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cmp_to_key
from itertools import pairwise

from tracer.views.channel.course import Course
from tracer.views.channel.geometry import Box, Grid, Point
from tracer.views.channel.tangles import crosses

#: Points between two ends, and at least, before one is led to the next side of its box; and from one to a corner, which
#: is round, less where a side is short.
_APART, _LEAST, _CORNERS = 12.0, 9.5, (7.0, 4.0)
#: Points at which lines from one side have parted; over how many one is led to another end, tried in turn; how near its
#: end is to a border; how far within a box a line is seen to run over it.
_PARTED, _OVER, _NEAR, _WITHIN = 20.0, (150.0, 80.0, 40.0), 6.0, 1.5
#: By how many points, within how many steps, a line has passed a corner to be led to the side that lies beyond it.
_BEYOND, _SOON = 8.0, 16
#: How far from its side a line leads at least, for each point of its first so many steps, not to run along it; how much
#: farther ends are apart of which one does.
_STEEP, _FIRST, _FARTHER = 0.5, 5, 1.5
#: By how much a line is bent out that else would run over a corner of its box.
_LEAD = 40.0
#: Within how many steps from their box two lines cross that had better end the other way round.
_AWAY = 30
#: Points from a tip to where another line ends, for them to be told apart.
_TOLD = 8.5
#: What lies in the way of a course: the more, the worse.
Hindered = Callable[[str, Course], int]
#: A side of a box, as its border is numbered in that: left, low, right, high.
_Side = tuple[str, int]


@dataclass(frozen=True, slots=True)
class _End:
    """Where a line ends at a side of a box, along that side.

    Attributes:
        way: points of the line from there.
        along: 0 for a side that is level, else 1.
    """

    id: str
    head: bool
    at: float
    way: tuple[Point, ...]
    along: int

    def before(self, other: _End) -> int:
        """Below 0 if it comes before the other: where they first part, whatever they do up to there.

        Of two that lead along the side as far that comes before that leads farther away from it.
        """
        pairs = list(zip(self.way, other.way, strict=False))
        parted = next((far for one, two in pairs if abs(far := one[self.along] - two[self.along]) > _PARTED), None)
        if parted is None:
            start = (self.at + other.at) / 2, self.way[0][1 - self.along]
            parted = self._bearing(pairs[-1][0], start) - self._bearing(pairs[-1][1], start)
        return (parted > 0) - (parted < 0) or (1 if self.id > other.id else -1)

    def _bearing(self, point: Point, start: Point) -> float:
        """Whether a point lies along the side (1), away from it (0), or back along it (-1), seen from a place there."""
        along, up = point[self.along] - start[0], point[1 - self.along] - start[1]
        return along / (math.hypot(along, up) or 1.0)

    @property
    def shallow(self) -> bool:
        """Whether the line runs along the side at first rather than away from it."""
        one, other = self.way[0], self.way[min(_FIRST, len(self.way) - 1)]
        return abs(other[1 - self.along] - one[1 - self.along]) < _STEEP * math.dist(one, other)

    def turned(self, box: Box, side: int, *, high: bool) -> _End | None:
        """The same line at the side beyond the upper or lower corner of its own, if it leads there."""
        last = [point[self.along] for point in self.way[:_SOON]]
        corner = box[self.along + 2 * high]
        if (max(last) < corner + _BEYOND) if high else (min(last) > corner - _BEYOND):
            return None
        return _End(self.id, self.head, box[side], self.way, 1 - self.along)


def spread(
    lines: Mapping[str, Course], ends: Mapping[str, tuple[str, str]], nodes: Mapping[str, Box],
    fixed: Collection[str], hindered: Hindered,
) -> Iterator[tuple[str, Course]]:  # fmt: skip
    """Lines that end elsewhere on the border of a box, one end after the other.

    Args:
        lines: courses by id; what is yielded is to be put there before more is asked for.
        ends: the boxes that each joins.
        nodes: boxes by name.
        fixed: lines that stay as they are.
        hindered: how much lies in the way of a course.
    """
    led = _Leading(lines, ends, nodes, hindered).led
    sides = _sides(lines, ends, nodes)
    for one in sorted(sides):
        _relieve(sides, one, fixed, nodes[one[0]], led)
    for (name, side), several in sorted(sides.items()):
        box, along = nodes[name], 1 - side % 2
        for end, at in zip(several, _apart(several, fixed, box[along], box[along + 2]), strict=True):
            goal = _at(box, side, at)
            if end.id not in fixed and math.dist(goal, end.way[0]) > 0.5 and (line := led(end, goal, side)):
                yield end.id, line
    for (name, side), several in sorted(_sides(lines, ends, nodes).items()):
        several.sort(key=lambda end: end.at)
        for left, right in pairwise(several):
            if left.id not in fixed and right.id not in fixed and _crossing(left.way[:_AWAY], right.way[:_AWAY]):
                first = led(left, _at(nodes[name], side, right.at), side)
                last = led(right, _at(nodes[name], side, left.at), side)
                if first and last and _crossing(first.points(), last.points()) < _crossing(left.way, right.way):
                    yield from ((left.id, first), (right.id, last))


def met(lines: Iterable[Course]) -> int:
    """How many tips of arrows lie where another line ends.

    Example:
        >>> met([Course.read("e,9,0 0,0 1,0 2,0 3,0"), Course.read("9,5 20,5 30,5 40,5")])
        1
    """
    found = [
        (number, tip or corner, tip is not None)
        for number, line in enumerate(lines)
        for tip, corner in ((line.start, line.corners[0]), (line.end, line.corners[-1]))
    ]
    near = Grid((Box.around(*place, 2 * _TOLD, 2 * _TOLD), (number, place)) for number, place, _ in found)
    return sum(
        tip and any(other != number and math.dist(place, end) < _TOLD
                    for _, (other, end) in near.about(place))
        for number, place, tip in found
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Leading:
    """Leads lines to other ends."""

    lines: Mapping[str, Course]
    ends: Mapping[str, tuple[str, str]]
    nodes: Mapping[str, Box]
    hindered: Hindered

    def led(self, end: _End, goal: Point, side: int) -> Course | None:
        """The line led there, if nothing more is in its way then, nor a box of its own."""
        inner = [self.nodes[one].wider(-_WITHIN) for one in self.ends[end.id]]
        least = self.hindered(end.id, self.lines[end.id])
        for tried in _tried(self.lines[end.id], end, goal, side):
            over = (box.has(point) for point in (*tried.points(), *tried.wings()) for box in inner)
            if self.hindered(end.id, tried) <= least and not any(over):
                return tried
        return None


def _sides(
    lines: Mapping[str, Course], ends: Mapping[str, tuple[str, str]], nodes: Mapping[str, Box]
) -> dict[_Side, list[_End]]:
    """The ends at each side of each box."""
    sides: dict[_Side, list[_End]] = defaultdict(list)
    for id, joined in ends.items():
        for head, name in enumerate(joined):
            if joined[0] != joined[1]:
                side, end = _met(id, lines[id], nodes[name], head=bool(head))
                if end:
                    sides[name, side].append(end)
    return sides


def _crossing(one: Sequence[Point], other: Sequence[Point]) -> int:
    """How often two courses cross."""
    return sum(crosses(*piece, *another) for piece in pairwise(one) for another in pairwise(other))


def _tried(line: Course, end: _End, goal: Point, side: int) -> Iterator[Course]:
    """Courses to another end, if need be bent out over the corner."""
    out = _LEAD if side > 1 else -_LEAD
    for lead in ((0.0, 0.0), (0.0, out) if end.along == 0 else (out, 0.0)):
        for over in _OVER:
            yield line.ended(goal, over, head=end.head, lead=lead)


def _met(id: str, line: Course, box: Box, *, head: bool) -> tuple[int, _End | None]:
    """The side of a box on which a line ends, and where; none inside it."""
    way = line.points()[:: -1 if head else 1]
    far = [abs(way[0][number % 2] - border) for number, border in enumerate(box)]
    side = min(range(4), key=far.__getitem__)
    along = 1 - side % 2
    return side, _End(id, head, way[0][along], tuple(way), along) if far[side] <= _NEAR else None


def _at(box: Box, side: int, at: float) -> Point:
    """A point of a side of a box."""
    return (box[side], at) if side % 2 == 0 else (at, box[side])


def _inset(box: Box, side: int) -> float:
    """So far from a side that the round corner is past."""
    return box[side] + (_CORNERS[0] if side < 2 else -_CORNERS[0])


def _relieve(
    sides: dict[_Side, list[_End]], one: _Side, fixed: Collection[str], box: Box,
    led: Callable[[_End, Point, int], Course | None],
) -> None:  # fmt: skip
    """Puts the ends at a side in order; and the outer ones of too many to the next sides, if they lead there."""
    name, side = one
    several = sides[one]
    several.sort(key=cmp_to_key(_End.before))
    for high in (False, True):
        while len(several) > 1 and _gap(several, fixed, box[1 - side % 2], box[3 - side % 2])[0] < _LEAST:
            outer = several[-1 if high else 0]
            turned = outer.turned(box, side, high=high)
            number = (1 - side % 2) + 2 * high
            if turned is None or outer.id in fixed or not led(turned, _at(box, number, _inset(box, side)), number):
                break
            several.remove(outer)
            beyond = (name, number)
            sides[beyond] = sorted([*sides.get(beyond, ()), turned], key=cmp_to_key(_End.before))


def _gap(several: list[_End], fixed: Collection[str], low: float, high: float) -> tuple[float, float, int | None]:
    """How far apart these ends can be; how far from a corner; and which of them stays."""
    wanted = _APART * (_FARTHER if any(end.shallow for end in several) else 1.0)
    stays = next((number for number, end in enumerate(several) if end.id in fixed), None)
    for corner in _CORNERS:
        rooms = [(high - low - 2 * corner, len(several) - 1)]
        if stays is not None:
            rooms = [(several[stays].at - low - corner, stays)]
            rooms += [(high - corner - several[stays].at, len(several) - 1 - stays)]
        gap = min([wanted, *(room / count for room, count in rooms if count)])
        if gap == wanted:
            break
    return gap, corner, stays


def _apart(several: list[_End], fixed: Collection[str], low: float, high: float) -> list[float]:
    """Where ends are to be: in their order, apart, and as little as can be from where they were."""
    gap, corner, stays = _gap(several, fixed, low, high)
    least, most = low + corner, high - corner - (len(several) - 1) * gap
    wanted = [(end.at - number * gap, 1e6 if number == stays else 1.0) for number, end in enumerate(several)]
    return [min(max(one, least), most) + number * gap for number, one in enumerate(_rising(wanted))]


def _rising(wanted: list[tuple[float, float]]) -> list[float]:
    """Numbers that never fall, nearest to those wanted, each with its weight."""
    blocks: list[tuple[float, float, int]] = []
    for value, weight in wanted:
        count = 1
        while blocks and blocks[-1][0] >= value:
            before, heavy, more = blocks.pop()
            value = (before * heavy + value * weight) / (heavy + weight)
            weight, count = weight + heavy, count + more
        blocks.append((value, weight, count))
    return [value for value, _, count in blocks for _ in range(count)]
