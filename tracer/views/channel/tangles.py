"""How entangled the lines of a laid-out diagram are: the fewer of them cross, the better it is read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from tracer.views.channel.course import Course
from tracer.views.channel.geometry import Box, Grid, Point

#: Of the points of a line that many make one straight piece.
_PIECE = 4
#: What a line that runs through a box of others counts, beside a crossing; how far it has to lie in it.
_THROUGH, INSIDE = 3, 3.0


def tangles(lines: Mapping[str, Course], nodes: Iterable[Box]) -> int:
    """How often lines cross, and run through boxes that they do not join.

    Example:
        >>> one, other = Course.read("0,0 3,3 6,6 9,9"), Course.read("0,9 3,6 6,3 9,0")
        >>> tangles({"a": one, "b": other}, [])
        1
    """
    paths = [line.points() for line in lines.values()]
    drawn: Grid[tuple[Point, Point]] = Grid()
    crossed = 0
    for path in paths:
        pieces = list(pairwise([*path[:-1:_PIECE], path[-1]]))
        for piece in pieces:
            crossed += sum(crosses(*piece, *other) for other in {other for _, other in drawn.near(_around(piece))})
        for piece in pieces:
            drawn.add(_around(piece), piece)
    return crossed + _THROUGH * behind(paths, nodes)


def behind(paths: Iterable[Sequence[Point]], nodes: Iterable[Box]) -> int:
    """How often lines, given as points, run behind boxes that they do not join, as if they led there.

    Example:
        >>> behind([[(0, 5), (20, 5), (40, 5)]], [Box(10, 0, 30, 10), Box(40, 0, 50, 10)])
        1
    """
    boxes = Grid((box, number) for number, box in enumerate(node.wider(-INSIDE) for node in nodes))
    return sum(
        len({number for x, y in path for box, number in boxes.about((x, y)) if box.has((x, y))})
        for path in paths
    )


def _around(piece: tuple[Point, Point]) -> Box:
    return Box.over(Box(x, y, x, y) for x, y in piece).wider(0.1)


def crosses(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Whether the way from a to b crosses that from c to d.

    Example:
        >>> crosses((0, 0), (2, 2), (0, 2), (2, 0))
        True
    """
    return _side(a, b, c) * _side(a, b, d) < 0 and _side(c, d, a) * _side(c, d, b) < 0


def _side(a: Point, b: Point, c: Point) -> float:
    """On which side of the way from a to b a point lies."""
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
