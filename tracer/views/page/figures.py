"""The diagrams of a page: which views there are, and their lines in words."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import dataclass

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
        svg: one `svg` element, its text escaped by the drawing.
        lines: (id of the line, what it says), in the order of the keyboard.
    """

    view: str
    heading: str
    reading: str
    svg: str
    lines: tuple[tuple[str, str], ...]


def figures(drawings: Mapping[str, str]) -> tuple[Figure, ...]:
    """The drawings there are, in the order of the views."""
    return tuple(
        Figure(view, heading, reading, _bare(drawings[view]), _lines(drawings[view]))
        for view, heading, reading in VIEWS if view in drawings
    )  # fmt: skip


def _bare(svg: str) -> str:
    """The element alone: no declaration stands within HTML."""
    return svg[svg.index("<svg") :].strip()


def _lines(svg: str) -> tuple[tuple[str, str], ...]:
    return tuple(
        (element.get("id", ""), element.get("aria-label", ""))
        for element in ET.fromstring(_bare(svg)).iter() if element.get("role") == "button"
    )  # fmt: skip
