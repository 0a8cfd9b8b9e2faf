"""Where lines meet the border of a box: far enough from each other that each tip is seen to be its own line's.

Graphviz leads all lines to the middle of a box, and several of them to one spot of its border.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cmp_to_key
from itertools import pairwise

from tracer.views.channel.course import Course
from tracer.views.channel.geometry import Box

#: Points between two ends; and from one to a corner of its box, which is round, less where a side is short.
_APART, _CORNERS = 12.0, (7.0, 4.0)
#: Points at which lines from one side have parted; over how many one is led to another end; how near its end is to a
#: border; how far within a box a line is seen to run over it.
_PARTED, _OVER, _NEAR, _WITHIN = 20.0, 150.0, 6.0, 1.5
#: What lies in the way of a course: the more, the worse.
Hindered = Callable[[str, Course], int]


@dataclass(frozen=True, slots=True)
class _End:
    """Where a line ends at a side of a box, along that side; `way` is where it is step by step from there."""

    id: str
    head: bool
    at: float
    way: tuple[float, ...]

    def before(self, other: _End) -> int:
        """Below 0 if it comes before the other: where they first part, whatever they do up to there."""
        parted = (one - two for one, two in zip(self.way, other.way, strict=False) if abs(one - two) > _PARTED)
        first = next(parted, self.at - other.at)
        return (first > 0) - (first < 0) or (1 if self.id > other.id else -1)


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
    sides: dict[tuple[str, int], list[_End]] = defaultdict(list)
    for id, joined in ends.items():
        for head, name in enumerate(joined):
            if joined[0] != joined[1]:
                side, end = _met(id, lines[id], nodes[name], head=bool(head))
                if end:
                    sides[name, side].append(end)
    for (name, side), several in sorted(sides.items()):
        box, along = nodes[name], side % 2
        several.sort(key=cmp_to_key(_End.before))
        for end, at in zip(several, _apart(several, fixed, box[along], box[along + 2]), strict=True):
            by = at - end.at
            if abs(by) > 0.5 and end.id not in fixed:
                old = lines[end.id]
                new = old.moved((0.0, by) if along else (by, 0.0), _OVER, head=end.head)
                inner = [nodes[one].wider(-_WITHIN) for one in ends[end.id]]
                if hindered(end.id, new) <= hindered(end.id, old) and not any(
                    box.has(point) for point in new.points() for box in inner
                ):
                    yield end.id, new


def _met(id: str, line: Course, box: Box, *, head: bool) -> tuple[int, _End | None]:
    """The side of a box on which a line ends (left, low, right, high as in the box), and where; none inside it."""
    points = line.points()[:: -1 if head else 1]
    far = [abs(points[0][number % 2] - border) for number, border in enumerate(box)]
    side = min(range(4), key=far.__getitem__)
    along = 1 - side % 2
    if far[side] > _NEAR:
        return along, None
    return (2 if side > 1 else 0) + along, _End(id, head, points[0][along], tuple(one[along] for one in points))


def _apart(several: list[_End], fixed: Collection[str], low: float, high: float) -> list[float]:
    """Where ends are to be: in their order, apart, and as little as can be from where they were."""
    wanted = [end.at for end in several]
    close = any(other - one < _APART for one, other in pairwise(wanted))
    if not close:
        return wanted
    stays = next((number for number, end in enumerate(several) if end.id in fixed), None)
    gap = 0.0
    for corner in _CORNERS:
        left, right = low + corner, high - corner
        rooms = [(right - left, len(several) - 1)]
        if stays is not None:
            rooms = [(wanted[stays] - left, stays), (right - wanted[stays], len(several) - 1 - stays)]
        gap = min([_APART, *(room / count for room, count in rooms if count)])
        if gap == _APART:
            break
    if gap <= 0:
        return wanted
    heights = [(at - number * gap, 1e6 if number == stays else 1.0) for number, at in enumerate(wanted)]
    levels = _rising(heights)
    most = right - (len(several) - 1) * gap
    return [min(max(level, left), most) + number * gap for number, level in enumerate(levels)]


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
