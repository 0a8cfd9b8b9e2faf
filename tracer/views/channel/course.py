"""The course of one line: its curves, and the tips of its arrows."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise

from tracer.views.channel.geometry import Box, Point, along

#: From point to point of a line.
_STEP = 6.0
#: Points by which the ends of a line may differ in height and it still be level.
LEVEL = 1.0
#: Half the breadth of an arrow, for each point of its length.
_WING = 0.45


@dataclass(frozen=True, slots=True)
class Course:
    """The corners of the curves of a line, and the tips of its arrows."""

    corners: tuple[Point, ...]
    start: Point | None
    end: Point | None

    @classmethod
    def read(cls, pos: str) -> Course:
        """From Graphviz's `pos`."""
        tips: dict[str, Point] = {}
        corners: list[Point] = []
        # Lines with several strokes, as those of loops in some versions, are joined by semicolons.
        for word in pos.split(";")[0].split():
            *tip, x, y = word.split(",")
            if tip:
                tips[tip[0]] = (float(x), float(y))
            else:
                corners.append((float(x), float(y)))
        return cls(tuple(corners), tips.get("s"), tips.get("e"))

    def level(self, tail: Box, head: Box) -> Course:
        """The same line straight, if its ends are of one height."""
        y = tail.middle[1]
        if abs(y - head.middle[1]) > LEVEL or tail.right >= head.left:
            return self
        left, right = (tail.right, y), (head.left, y)
        return self._arrowed([left, _part(left, right, 1 / 3), _part(left, right, 2 / 3), right])

    def direct(self, tail: Box, head: Box) -> Course:
        """The straight line from middle to middle, from border to border."""
        return self.bent(tail, head, 0.0)

    def bent(self, tail: Box, head: Box, off: float) -> Course:
        """An arc from border to border, in its middle so far to the left of the straight line."""
        one, other = tail.middle, head.middle
        far = math.dist(one, other) or 1.0
        # A curve comes three quarters of the way to its corners.
        side = (-(other[1] - one[1]) / far * off * 4 / 3, (other[0] - one[0]) / far * off * 4 / 3)
        near, away = (_moved(_part(one, other, part), side) for part in (1 / 3, 2 / 3))
        first, last = _border(tail, one, near), _border(head, other, away)
        # Of two that stand close together these corners can lie within the boxes.
        if not off or tail.has(near) or head.has(away):
            near, away = (_moved(_part(first, last, part), side) for part in (1 / 3, 2 / 3))
        return self._arrowed([first, near, away, last])

    def _arrowed(self, corners: list[Point]) -> Course:
        """A course from border to border that ends where the arrows of this line begin."""
        first, last = corners[0], corners[-1]
        if self.start:
            corners[0] = _towards(first, corners[1], math.dist(self.start, self.corners[0]))
        if self.end:
            corners[-1] = _towards(last, corners[-2], math.dist(self.end, self.corners[-1]))
        return Course(tuple(corners), first if self.start else None, last if self.end else None)

    def off(self, y: float) -> float:
        """How far the line strays from a height."""
        return max(abs(corner[1] - y) for corner in self.corners)

    def like(self, other: Course) -> Course:
        """This line, with its own arrows, on the course of another."""
        first, last = other.start or other.corners[0], other.end or other.corners[-1]
        return self._arrowed([first, *other.corners[1:-1], last])

    def abreast(self, other: Course, off: float, *, turned: bool) -> Course:
        """This line, with its own arrows, beside the course of another, so far to the left of that.

        Args:
            other: the course.
            off: points beside it; its ends stay.
            turned: this line runs the other way.

        Example:
            >>> Course.read("0,0 32,0 64,0 96,0").abreast(Course.read("0,0 32,0 64,0 96,0"), 8, turned=False).corners
            ((0.0, 0.0), (32.0, 8.0), (64.0, 8.0), (96.0, 0.0))
        """
        first, *inner, last = (other.start or other.corners[0], *other.corners[1:-1], other.end or other.corners[-1])
        moved = [
            _moved(at, (-(after[1] - before[1]) * off / far, (after[0] - before[0]) * off / far))
            for before, at, after in zip((first, *inner), inner, (*inner[1:], last), strict=False)
            for far in (math.dist(before, after) or 1.0,)
        ]
        found = [first, *moved, last]
        return self._arrowed(found[::-1] if turned else found)

    def ended(self, goal: Point, over: float, *, head: bool, lead: Point = (0.0, 0.0)) -> Course:
        """The same line with one end elsewhere, the rest moved the less the farther it is, up to so many points.

        Args:
            goal: where it is to end.
            over: points from there at which it is as it was.
            head: whether it is the last end.
            lead: by how much it is bent out just before that end.

        Example:
            >>> Course.read("0,0 32,0 64,0 128,0").ended((128, 8), 150, head=True).corners
            ((0.0, 0.0), (32.0, 2.0), (64.0, 4.0), (128.0, 8.0))
        """
        corners = self.corners[:: -1 if head else 1]
        start, end = self.start, self.end
        x, y = (end if head else start) or corners[0]
        by = goal[0] - x, goal[1] - y
        gone = [0.0, *accumulate(math.dist(one, other) for one, other in pairwise(corners))]
        # One curve is bent as a whole: a straight line stays straight.
        over = gone[-1] if len(corners) == 4 else min(over, gone[-1])
        parts = [max(0.0, 1 - far / (over or 1.0)) for far in gone]
        found = [_moved(one, (by[0] * part, by[1] * part)) for one, part in zip(corners, parts, strict=True)]
        found[1] = _moved(found[1], lead)
        if end if head else start:
            found[0] = _towards(goal, found[1], math.dist((x, y), corners[0]))
        if head:
            return Course(tuple(found[::-1]), start, goal if end else None)
        return Course(tuple(found), goal if start else None, end)

    def points(self) -> list[Point]:
        """Points along it, tips too."""
        found = _sampled(self.corners)
        return [*([self.start] if self.start else []), *found, *([self.end] if self.end else [])]

    def wings(self) -> list[Point]:
        """The corners of its arrows beside the line.

        Example:
            >>> Course.read("e,10,0 0,0 1,0 2,0 6,0").wings()
            [(6.0, 1.8), (6.0, -1.8)]
        """
        found = []
        for tip, (x, y) in ((self.start, self.corners[0]), (self.end, self.corners[-1])):
            if tip:
                across, up = _WING * (tip[0] - x), _WING * (tip[1] - y)
                found += [(x - up, y + across), (x + up, y - across)]
        return found

    def text(self) -> str:
        """As Graphviz reads it."""
        words = [f"s,{_pair(self.start)}"] if self.start else []
        words += [f"e,{_pair(self.end)}"] if self.end else []
        return " ".join([*words, *(_pair(corner) for corner in self.corners)])


@lru_cache(maxsize=64)  # each is asked for several times while it is looked what lies in its way
def _sampled(corners: tuple[Point, ...]) -> tuple[Point, ...]:
    return tuple(along(corners, _STEP))


def _border(box: Box, middle: Point, goal: Point) -> Point:
    """Where a line from the middle of a box leaves it on its way to a goal, or past it."""
    across, up = abs(goal[0] - middle[0]), abs(goal[1] - middle[1])
    half = (box.right - box.left) / 2, (box.high - box.low) / 2
    part = min(half[0] / across if across else math.inf, half[1] / up if up else math.inf)
    if math.isinf(part):
        return middle
    return _part(middle, goal, part)


def _part(one: Point, other: Point, part: float) -> Point:
    return one[0] + (other[0] - one[0]) * part, one[1] + (other[1] - one[1]) * part


def _moved(point: Point, by: Point) -> Point:
    return point[0] + by[0], point[1] + by[1]


def _towards(start: Point, goal: Point, points: float) -> Point:
    """A point so far from the start on the way to the goal."""
    far = math.dist(start, goal) or 1.0
    return start[0] + (goal[0] - start[0]) * points / far, start[1] + (goal[1] - start[1]) * points / far


def _pair(point: Point | None) -> str:
    return f"{point[0]:.2f},{point[1]:.2f}" if point else ""
