"""A large channel on several sheets of paper, where on one its words would be too small to read."""

from __future__ import annotations

import math
import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass

from tracer.views import fonts

_SVG = "{http://www.w3.org/2000/svg}"
_MOVED = re.compile(r"translate\((\S+) (\S+)\)")
#: Points that a drawing can be broad and high on a sheet of A4, laid upright and crosswise, beside its heading.
_SHEETS = ((True, 520.0, 690.0), (False, 770.0, 440.0))
#: How small a drawing may get on one sheet, and on several: words of 10 points then have 6.4 and 8.
_ONE, _SEVERAL = 0.64, 0.8
#: Points of a drawing that two sheets beside each other both show, so that few labels and hands are cut on both; of
#: the key above and beside its words.
_LAP, _LEAD = 140.0, 13.0


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


def upright(width: float, height: float) -> bool:
    """Whether a drawing is larger on a sheet laid upright than crosswise.

    Example:
        >>> upright(1000, 2000), upright(1000, 700)
        (True, False)
    """
    stands, lies = (min(broad / width, high / height) for _, broad, high in _SHEETS)
    return stands > lies


def tiles(root: ET.Element) -> tuple[Sheet, ...]:
    """The parts that a channel is printed in besides, its key apart; none if it can be read on one sheet.

    Each is a window on the drawing that the page holds already.
    """
    _, _, width, height = map(float, root.get("viewBox", "0 0 1 1").split())
    if max(min(broad / width, high / height) for _, broad, high in _SHEETS) >= _ONE:
        return ()
    (graph,) = root.findall(f"{_SVG}g")
    picture, key = _parted(graph, Box(0, 0, width, height))
    found = _laid(picture, "The same, enlarged", _SEVERAL)
    found += _laid(key, "Its key and the evidence, enlarged", _SEVERAL) if key else []
    said = " ".join(f'{name}="{root.attrib[name]}"' for name in ("font-family", "font-size") if name in root.attrib)
    return tuple(
        Sheet(f'<svg viewBox="{box.x:.0f} {box.y:.0f} {box.width:.0f} {box.height:.0f}" {said}>'
              f'<use href="#{graph.get("id")}"/></svg>', words, stands)
        for box, words, stands in found
    )  # fmt: skip


def _parted(graph: ET.Element, whole: Box) -> tuple[Box, Box | None]:
    """The picture and its key beneath it: words of the graph itself, which no body, hand or line has."""
    words = [text for text in graph.findall(f"{_SVG}text") if "stroke" not in text.attrib]
    moved = _MOVED.search(graph.get("transform", ""))
    if not words or moved is None:
        return whole, None
    right = max(
        float(text.get("x", "0")) + fonts.width(text.text or "", float(text.get("font-size", "11")), bold=True)
        for text in words
    )
    top = min(float(text.get("y", "0")) for text in words) + float(moved[2]) - _LEAD
    width = min(right + float(moved[1]) + _LEAD, whole.width)
    return Box(0, 0, whole.width, top), Box(0, top, width, whole.height - top)


def _laid(box: Box, said: str, least: float) -> list[tuple[Box, str, bool]]:
    """A part on as few sheets as can be read, each with what it is called and how it is laid."""
    ways = []
    for stands, broad, high in _SHEETS:
        columns, rows = _spans(box.width, broad / least), _spans(box.height, high / least)
        ways.append((len(columns) * len(rows), not stands, columns, rows))
    _, lies, columns, rows = min(ways, key=lambda way: way[:2])
    found = []
    for down, (y, high) in enumerate(rows, 1):
        for across, (x, broad) in enumerate(columns, 1):
            where = f"row {down} of {len(rows)}" if len(rows) > 1 else ""
            where += ", " * (len(rows) > 1 < len(columns))
            where += f"sheet {across} of {len(columns)} from the left" if len(columns) > 1 else ""
            found.append((Box(box.x + x, box.y + y, broad, high), f"{said}: {where}" if where else said, not lies))
    return found


def _spans(length: float, most: float) -> list[tuple[float, float]]:
    """(start, length) of the fewest parts that are no longer than that, evenly laid."""
    count = 1 + math.ceil(max(length - most, 0) / (most - _LAP))
    part = (length + (count - 1) * _LAP) / count
    return [(number * (part - _LAP), part) for number in range(count)]
