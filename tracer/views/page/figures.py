"""The diagrams of a page: which views there are, and their lines in words."""

from __future__ import annotations

import math
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import dataclass

from tracer.report import Report
from tracer.views import drawing
from tracer.views.sketch.look import Look
from tracer.views.sketch.style import FONT_FAMILY

#: What fits a sheet of A4, laid crosswise, beside heading and caption, with text of 9 points.
_PRINTED, _TALLEST = Look(width="A4"), 520
_SLACK = 1.1
#: Views whose sheets are laid out anew, each with a heading of its own: on a screen the whole is clearer, if it is no
#: broader than the page.
_ANEW, _BROADEST = frozenset({"sequence"}), 1200
#: How much smaller a broad drawing may get on a narrow screen before it is moved sideways instead.
_SMALLEST = 0.8
#: From which height to its width on a drawing is larger on a sheet laid upright.
_UPRIGHT = 0.87
_NO_ORDER = "From hand to hand, as the record shows it; no ordered route has been seen. Numbers are what happened."
#: (view, heading, how to read it); a new view is one line.
VIEWS: tuple[tuple[str, str, str], ...] = (
    (
        "channel", "The channel",
        "The ordered route is a straight line; what left it bends away. Numbers are what happened, letters what was "
        "ordered and is not shown as done.",
    ),
    (
        "sequence", "The sequence",
        "Time runs down, from hand to hand. A long quiet stretch is drawn short, and says so.",
    ),
    (
        "custody", "Custody",
        "Who held which thing when: filled where a document dates it, hatched where it is inferred or undated.",
    ),
    (
        "knowledge", "Knowledge",
        "Who knew how much of it since when, certainly or only possibly. To hold a thing is not to know its content.",
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Figure:
    """One diagram.

    Attributes:
        svg: one `svg` element or several one below the other, their text escaped by the drawing.
        printed: what stands on paper in its place, if anything: copies that nobody can choose a line of.
        tall: whether a sheet laid upright holds it better.
        lines: (id of the line, what it says), in the order of the keyboard.
    """

    view: str
    heading: str
    reading: str
    svg: str
    printed: str
    tall: bool
    lines: tuple[tuple[str, str], ...]


def figures(report: Report, drawings: Mapping[str, str]) -> tuple[Figure, ...]:
    """The drawings there are, in the order of the views; those that can be cut, in sheets that can be printed."""
    found = []
    for view, heading, reading in VIEWS:
        if view in drawings:
            svg = _bare(drawings[view])
            width, height = _size(svg)
            cut, printed = drawing.VIEWS[view].cut, ""
            if cut:
                sheets = _sheets(report, view)
                if view in _ANEW and len(sheets) > 1 and width <= _BROADEST:
                    printed = "\n".join(map(_inert, sheets))
                else:
                    svg = "\n".join(sheets)
            if view == "channel" and not report.reading.orders.stages:
                reading = _NO_ORDER
            tall = not cut and height > _UPRIGHT * width
            found.append(Figure(view, heading, reading, svg, printed, tall, _lines(svg)))
    return tuple(found)


def _sheets(report: Report, view: str) -> list[str]:
    """One sheet where the whole is a little too high, rather than the key alone on a second one."""
    (whole,) = drawing.sheets(report, view, _PRINTED, math.inf)
    several = drawing.sheets(report, view, _PRINTED, _TALLEST)
    high = float(ET.fromstring(whole).get("height", "0").removesuffix("pt"))
    return [one.strip() for one in ((whole,) if high <= _SLACK * _TALLEST else several)]


def _bare(svg: str) -> str:
    """The element alone, for no declaration stands within HTML; with the width below which it cannot be read."""
    text = svg[svg.index("<svg") :].strip()
    lead = f'<svg width="{_SMALLEST * _size(text)[0]:.0f}"'
    for said in (f' font-family="{FONT_FAMILY}"', ' xml:space="preserve"'):
        if text.count(said) > 1:  # what every text says of itself is said once
            text, lead = text.replace(said, ""), lead + said
    return text.replace(' text-anchor="start"', "").replace("<svg", lead, 1)


def _inert(svg: str) -> str:
    """A copy with ids of its own, of which no line can be chosen and which no reader of the screen meets."""
    root = ET.fromstring(svg)
    for element in root.iter():
        for name, value in list(element.attrib.items()):
            if name in ("role", "tabindex") or name.startswith("aria-"):
                del element.attrib[name]
            elif name == "id":
                element.set(name, f"printed-{value}")
            elif "url(#" in value:
                element.set(name, value.replace("url(#", "url(#printed-"))
    ET.register_namespace("", "http://www.w3.org/2000/svg")
    return ET.tostring(root, encoding="unicode")


def _size(svg: str) -> tuple[float, float]:
    """Width and height, in its own units."""
    _, _, width, height = ET.fromstring(svg).get("viewBox", "0 0 1 1").split()
    return float(width), float(height)


def _lines(svg: str) -> tuple[tuple[str, str], ...]:
    return tuple(
        (element.get("id", ""), element.get("aria-label", ""))
        for element in ET.fromstring(f"<div>{svg}</div>").iter() if element.get("role") == "button"
    )  # fmt: skip
