"""Shapes read from a finished SVG of a channel: lines, boxes, tips of arrows, and where text lies.

Widths of text are read from the bundled font by fontTools.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from math import dist, hypot
from pathlib import Path

from fontTools.ttLib import TTFont

from tracer.views import fonts

SVG = "{http://www.w3.org/2000/svg}"
#: Points that two boxes may share, and text may stand out, before it is counted: rounding of a file.
SLACK = 0.5
#: Points from the end of a line to the corners of the arrow that goes on from it.
BASE = 4.0
Box = tuple[float, float, float, float]
Point = tuple[float, float]


def lines(edge: ET.Element) -> Iterator[list[tuple[float, float]]]:
    """Points along the lines of an edge; its badge is closed and filled."""
    for path in edge.iter(f"{SVG}path"):
        corners = coordinates(path.get("d", ""))
        if path.get("fill") == "none" and len(corners) > 3 and corners[0] != corners[-1]:
            found = [corners[0]]
            for start in range(0, len(corners) - 3, 3):
                curve = corners[start : start + 4]
                (ax, ay), (bx, by), (cx, cy), (dx, dy) = curve
                # Every four points: a label is no farther from its line than it seems, and covers no more.
                steps = max(16, round(sum(dist(one, other) for one, other in pairwise(curve)) / 4))
                for step in range(1, steps + 1):
                    t, u = step / steps, 1 - step / steps
                    found.append((
                        u**3 * ax + 3 * u * u * t * bx + 3 * u * t * t * cx + t**3 * dx,
                        u**3 * ay + 3 * u * u * t * by + 3 * u * t * t * cy + t**3 * dy,
                    ))  # fmt: skip
            yield found


def ends(edge: ET.Element) -> list[tuple[Point, bool]]:
    """Where an edge begins and ends, and whether an arrow has its tip there."""
    found = []
    tips = [coordinates(one.get("points", "")) for one in edge.iter(f"{SVG}polygon") if one.get("stroke") != "none"]
    for path in lines(edge):
        for end in (path[0], path[-1]):
            tip = next((tip for tip in tips if min(dist(end, corner) for corner in tip) < BASE), None)
            found.append((max(tip, key=lambda corner: dist(end, corner)), True) if tip else (end, False))
    return found[:1] + found[-1:]


def badges(edge: ET.Element) -> list[Box]:
    """The boxes of closed paths: badges."""
    found = []
    for path in edge.iter(f"{SVG}path"):
        corners = coordinates(path.get("d", ""))
        if corners and corners[0] == corners[-1]:
            found.append(bounds(corners))
    return found


def shape(group: ET.Element) -> Box:
    """The box of a node or a body: its border."""
    corners = [point for path in group.findall(f"{SVG}path") for point in coordinates(path.get("d", ""))]
    corners += [point for one in group.findall(f"{SVG}polygon") for point in coordinates(one.get("points", ""))]
    return bounds(corners)


def text_box(text: ET.Element) -> Box:
    """Where one line of text is drawn, with the widths of the bundled font."""
    size, x, y = (float(text.get(name, "0")) for name in ("font-size", "x", "y"))
    face = "Bold" if text.get("font-weight") == "bold" else ""
    face += "Italic" if text.get("font-style") == "italic" else ""
    width = size * sum(advance(face or "Regular", letter) for letter in "".join(text.itertext()))
    left = x - {"middle": width / 2, "end": width}.get(text.get("text-anchor", "start"), 0)
    return left, y - 0.74 * size, left + width, y + 0.22 * size


@cache
def advance(face: str, letter: str) -> float:
    """Widths of a letter in parts of the font's size; those that the font lacks are as broad as high, if Han."""
    metrics, cmap, unit = font(face)
    name = cmap.get(ord(letter))
    if name is None:
        return 1.0 if ord(letter) >= 0x2E80 else 0.6
    return metrics[name][0] / unit


@cache
def font(face: str) -> tuple[dict[str, tuple[int, int]], dict[int, str], int]:
    """Advance widths, letters and the unit of one face."""
    read = TTFont(Path(fonts.__file__).parent / f"LiberationSans-{face}.ttf")
    return read["hmtx"].metrics, read.getBestCmap(), read["head"].unitsPerEm


def said(edge: ET.Element) -> str:
    """The words of a label."""
    return " ".join("".join(text.itertext()).replace("\N{NO-BREAK SPACE}", " ") for text in edge.iter(f"{SVG}text"))


def coordinates(text: str) -> list[tuple[float, float]]:
    """Pairs of numbers."""
    numbers = [float(number) for number in re.findall(r"-?[\d.]+", text)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def bounds(points: list[tuple[float, float]]) -> Box:
    """The box round points."""
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def over(boxes: list[Box]) -> Box | None:
    """The box round boxes."""
    if not boxes:
        return None
    lefts, tops, rights, lows = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(lows)


def meet(a: Box, b: Box) -> bool:
    """Whether two boxes share more than rounding."""
    return a[0] + SLACK < b[2] and b[0] + SLACK < a[2] and a[1] + SLACK < b[3] and b[1] + SLACK < a[3]


def wider(box: Box, points: float = 1.0) -> Box:
    """A box with so much more on every side."""
    return box[0] - points, box[1] - points, box[2] + points, box[3] + points


def inside(point: tuple[float, float], box: Box) -> bool:
    """Whether a point lies in a box."""
    return box[0] < point[0] < box[2] and box[1] < point[1] < box[3]


def away(box: Box, path: list[tuple[float, float]]) -> float:
    """How far a line is from a box."""
    return min(hypot(max(box[0] - x, 0, x - box[2]), max(box[1] - y, 0, y - box[3])) for x, y in path)


def within(a: Box, b: Box) -> bool:
    """Whether one lies in the other."""
    return a[0] >= b[0] - SLACK and a[1] >= b[1] - SLACK and a[2] <= b[2] + SLACK and a[3] <= b[3] + SLACK
