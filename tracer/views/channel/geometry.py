"""Boxes and curves of a laid-out diagram, in Graphviz's points: x to the right, y upward."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise, product
from typing import Generic, NamedTuple, TypeVar

Point = tuple[float, float]
T = TypeVar("T")
#: Side of a square of the grid.
_CELL = 40.0
#: How far beside a box a point still counts as at it, for what rounding does.
_BESIDE = 0.1
_NOTHING: Mapping[str, list[Point]] = {}


class Box(NamedTuple):
    """An upright rectangle.

    Example:
        >>> Box.around(10, 10, 20, 10)
        Box(left=0.0, low=5.0, right=20.0, high=15.0)
    """

    left: float
    low: float
    right: float
    high: float

    @classmethod
    def around(cls, x: float, y: float, width: float, height: float) -> Box:
        """The box of this size with its middle here."""
        # Many thousands are made, and nothing else does so as fast.
        return tuple.__new__(cls, (x - width / 2, y - height / 2, x + width / 2, y + height / 2))

    @classmethod
    def over(cls, boxes: Iterable[Box]) -> Box:
        """The smallest box that holds them all."""
        lefts, lows, rights, highs = zip(*boxes, strict=True)
        return cls(min(lefts), min(lows), max(rights), max(highs))

    @property
    def middle(self) -> Point:
        """Its middle."""
        return (self[0] + self[2]) / 2, (self[1] + self[3]) / 2

    def meets(self, other: Box) -> bool:
        """Whether they share more than a border."""
        return self[0] < other[2] and other[0] < self[2] and self[1] < other[3] and other[1] < self[3]

    def holds(self, other: Box) -> bool:
        """Whether the other lies within."""
        return self[0] <= other[0] and self[1] <= other[1] and self[2] >= other[2] and self[3] >= other[3]

    def has(self, point: Point) -> bool:
        """Whether a point lies within."""
        return self[0] < point[0] < self[2] and self[1] < point[1] < self[3]

    def wider(self, points: float) -> Box:
        """With so much more on every side."""
        return tuple.__new__(Box, (self[0] - points, self[1] - points, self[2] + points, self[3] + points))

    def distance(self, point: Point) -> float:
        """From the box to a point; 0 within it."""
        return math.hypot(
            max(self[0] - point[0], 0.0, point[0] - self[2]), max(self[1] - point[1], 0.0, point[1] - self[3])
        )


def along(corners: Sequence[Point], step: float) -> list[Point]:
    """Points along joined Bézier curves (one corner, then three for each), about `step` apart.

    Example:
        >>> along([(0, 0), (4, 0), (8, 0), (12, 0)], 6)
        [(0.0, 0.0), (6.0, 0.0), (12.0, 0.0)]
    """
    found = [(float(corners[0][0]), float(corners[0][1]))]
    for start in range(0, len(corners) - 3, 3):
        curve = corners[start : start + 4]
        parts = max(1, math.ceil(sum(math.dist(a, b) for a, b in pairwise(curve)) / step))
        found += [_bezier(curve, number / parts) for number in range(1, parts + 1)]
    return found


def _bezier(corners: Sequence[Point], part: float) -> Point:
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = corners
    rest = 1 - part
    a, b, c, d = rest**3, 3 * rest * rest * part, 3 * rest * part * part, part**3
    return a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy


class Grid(Generic[T]):
    """Boxes with what they stand for, found again by place.

    Args:
        cell: side of a square by which they are found: about as large as the boxes that are asked for.

    Example:
        >>> grid = Grid([(Box(0, 0, 10, 10), "a"), (Box(90, 0, 99, 9), "b")])
        >>> [found for _, found in grid.near(Box(5, 5, 30, 30))]
        ['a']
    """

    def __init__(self, items: Iterable[tuple[Box, T]] = (), cell: float = _CELL) -> None:
        self._cell = cell
        self._cells: dict[tuple[float, float], list[tuple[Box, T]]] = defaultdict(list)
        for box, item in items:
            self.add(box, item)

    def add(self, box: Box, item: T) -> None:
        """Puts one in."""
        for cell in _cells(box, self._cell):
            self._cells[cell].append((box, item))

    def remove(self, box: Box, item: T) -> None:
        """Takes one out again."""
        for cell in _cells(box, self._cell):
            self._cells[cell].remove((box, item))

    def near(self, box: Box) -> list[tuple[Box, T]]:
        """Those that meet a box or hold a point of it; one may come more than once."""
        left, low, right, high = box
        cells = self._cells
        return [
            entry for cell in _cells(box, self._cell) for entry in cells.get(cell, ())
            if left < entry[0][2] and entry[0][0] < right and low < entry[0][3] and entry[0][1] < high
        ]  # fmt: skip

    def about(self, point: Point) -> list[tuple[Box, T]]:
        """Those within which a point lies, or beside which by a tenth of one.

        Example:
            >>> Grid([(Box(0, 0, 10, 10), "a"), (Box(20, 0, 30, 10), "b")]).about((10.05, 5))
            [(Box(left=0, low=0, right=10, high=10), 'a')]
        """
        x, y = point
        left, low, right, high = x - _BESIDE, y - _BESIDE, x + _BESIDE, y + _BESIDE
        cell = left // self._cell, low // self._cell
        if cell != (right // self._cell, high // self._cell):
            return self.near(Box(left, low, right, high))
        there = self._cells.get(cell)
        return [
            entry for entry in there
            if left < entry[0][2] and entry[0][0] < right and low < entry[0][3] and entry[0][1] < high
        ] if there else []  # fmt: skip

    def free(self, box: Box) -> bool:
        """Whether none is near."""
        left, low, right, high = box
        for cell in _cells(box, self._cell):
            for (one_left, one_low, one_right, one_high), _ in self._cells.get(cell, ()):
                if left < one_right and one_left < right and low < one_high and one_low < high:
                    return False
        return True


class Dots:
    """Points of lines, found again by place.

    Example:
        >>> Dots({"a": [(0, 0), (50, 0)], "b": [(0, 9)]}).distances(Box(3, 2, 20, 8), 5)
        {'a': 3.605551275463989, 'b': 3.1622776601683795}
    """

    def __init__(self, lines: Mapping[str, Iterable[Point]]) -> None:
        self._cells: dict[tuple[float, float], dict[str, list[Point]]] = defaultdict(lambda: defaultdict(list))
        for id, points in lines.items():
            for x, y in points:
                self._cells[math.floor(x / _CELL), math.floor(y / _CELL)][id].append((x, y))

    def distances(self, box: Box, reach: float) -> dict[str, float]:
        """How far those lines are from a box that come within reach of it; 0 for what runs through it."""
        left, low, right, high = box
        found: dict[str, float] = {}
        for cell in _cells(box.wider(reach)):
            for id, points in self._cells.get(cell, _NOTHING).items():
                least = found.get(id, math.inf)
                if not least:
                    continue
                for x, y in points:
                    across = left - x if x < left else x - right if x > right else 0.0
                    if across > reach:
                        continue
                    up = low - y if y < low else y - high if y > high else 0.0
                    if up > reach:
                        continue
                    if not across and not up:  # most lines about a label have many points within it
                        found[id] = 0.0
                        break
                    far = math.hypot(across, up)
                    if far <= reach and far < least:
                        least = found[id] = far
        return found


    def cross(self, box: Box, but: str) -> bool:
        """Whether a line but one runs through a box.

        Example:
            >>> Dots({"a": [(0, 0)]}).cross(Box(-1, -1, 1, 1), "b"), Dots({"a": [(0, 0)]}).cross(Box(-1, -1, 1, 1), "a")
            (True, False)
        """
        left, low, right, high = box
        return any(
            left <= x <= right and low <= y <= high
            for cell in _cells(box) for id, points in self._cells.get(cell, _NOTHING).items() if id != but
            for x, y in points
        )  # fmt: skip


def _cells(box: Box, cell: float = _CELL) -> Iterable[tuple[float, float]]:
    left, low, right, high = box
    left, low, right, high = left // cell, low // cell, right // cell, high // cell
    if left == right and low == high:  # as of most points
        return ((left, low),)
    return product(range(int(left), int(right) + 1), range(int(low), int(high) + 1))
