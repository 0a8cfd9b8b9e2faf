"""What must step aside once a diagram has been laid out: the title upwards, a body's name sideways.

Graphviz keeps nodes apart, but lines that leave a body may run over its name, and far ones over the
title of the diagram. Both are seen in a first layout and mended in a second.
"""

from __future__ import annotations

import math
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from tracer.views.lettering import columns

_SVG = "{http://www.w3.org/2000/svg}"
_NUMBER = re.compile(r"-?[0-9.]+")
#: Points between a body's border and its name, and between the title and the topmost line.
_INSET, _GAP = 12, 12

Box = tuple[float, float, float, float]
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Fit:
    """How a diagram departs from its plain form.

    Attributes:
        headroom: points of empty space under the title.
        sides: anchors of the bodies whose names stand left (`l`) or right (`r`), not in the middle.
    """

    headroom: int = 0
    sides: tuple[tuple[str, str], ...] = ()


def fit(svg: str) -> Fit:
    """Finds what must step aside in a diagram as Graphviz laid it out.

    Args:
        svg: what `layout.render` returned for the plain form.
    """
    graph = ET.fromstring(svg).find(f"{_SVG}g")
    groups = [] if graph is None else graph.findall(f"{_SVG}g")
    edges = [group for group in groups if _is(group, "edge") and group.get("id", "").startswith("e-")]
    labels = [box for edge in edges if (box := _label(edge))]
    lines = [point for edge in edges for point in _points(edge)]
    top = min([box[1] for box in labels] + [y for _, y in lines], default=math.inf)
    headroom = 0
    sides = []
    for group in groups:
        if _is(group, "body"):
            side = _side(group, labels, lines)
            if side != "c":
                sides.append((group.get("id", ""), side))
        elif _is(group, "cluster"):
            title = max((_number(text, "y") for text in group.iter(f"{_SVG}text")), default=-math.inf)
            headroom = math.ceil(max(0, title + _GAP - top))
    return Fit(headroom, tuple(sides))


def _side(body: ET.Element, labels: list[Box], lines: list[Point]) -> str:
    """Where a body's name meets least: middle, left or right."""
    border = body.find(f"{_SVG}path")
    texts = body.findall(f"{_SVG}text")
    if border is None or not texts:
        return "c"
    left, _, right, _ = _bounds(border)
    middle = (left + right) / 2
    half = max(middle - _number(text, "x") for text in texts)
    top = min(_number(text, "y") - _number(text, "font-size") for text in texts)
    bottom = max(_number(text, "y") + 3 for text in texts)
    cost = {}
    for side, centre in (("c", middle), ("l", left + _INSET + half), ("r", right - _INSET - half)):
        name = (centre - half, top, centre + half, bottom)
        hidden = sum(_meet(name, label) for label in labels)
        cost[side] = 100 * hidden + sum(name[0] < x < name[2] and name[1] < y < name[3] for x, y in lines)
    return min(cost, key=lambda side: cost[side])


def _label(edge: ET.Element) -> Box | None:
    """The box round badge and words of a line."""
    boxes = [_bounds(path) for path in edge.iter(f"{_SVG}path") if path.get("fill") != "none"]
    for text in edge.iter(f"{_SVG}text"):
        x, y, size = (_number(text, name) for name in ("x", "y", "font-size"))
        boxes.append((x, y - size, x + columns("".join(text.itertext())) * size * 0.55, y + 3))
    if not boxes:
        return None
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _points(edge: ET.Element) -> Iterable[Point]:
    """Points along a line, close enough to see what it crosses."""
    for path in edge.findall(f"{_SVG}path"):
        if path.get("fill") == "none":
            numbers = [float(number) for number in _NUMBER.findall(path.get("d", ""))]
            corners = list(zip(numbers[::2], numbers[1::2], strict=True))
            # The border of a badge is closed; a line is not, but for a loop, which stays at its node.
            if corners[0] == corners[-1]:
                continue
            for start in range(0, len(corners) - 3, 3):
                yield from (_bezier(corners[start : start + 4], step / 16) for step in range(17))


def _bezier(corners: list[Point], part: float) -> Point:
    """De Casteljau's construction."""
    while len(corners) > 1:
        corners = [(a + (c - a) * part, b + (d - b) * part) for (a, b), (c, d) in pairwise(corners)]
    return corners[0]


def _bounds(path: ET.Element) -> Box:
    numbers = [float(number) for number in _NUMBER.findall(path.get("d", ""))]
    return min(numbers[::2]), min(numbers[1::2]), max(numbers[::2]), max(numbers[1::2])


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _is(group: ET.Element, name: str) -> bool:
    return name in group.get("class", "").split(" ")


def _number(element: ET.Element, name: str) -> float:
    return float(element.get(name, "0"))
