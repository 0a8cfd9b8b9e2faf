"""The visual grammar: one pen for each class of line, one frame for each kind of node.

Colours are Okabe and Ito's (safe for red-green deficiency), darkened where text needs it; every
class also differs in width, dash, arrowhead or badge, so that greyscale tells them apart. Text
colours have a contrast of at least 4.5:1 on white and on the fill of a cluster (WCAG 2.2, 1.4.3).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from tracer.views.sketch import EdgeKind, NodeKind

INK = "#1A1A1A"
GREY = "#5F6B76"
BLUE = "#0072B2"
#: For lines and borders only: too light for text or behind white text.
VERMILLION = "#D55E00"
RUST = "#B34700"
GREEN = "#007A5E"
DARK_GREEN = "#00664D"
WHITE = "#FFFFFF"
NODE_BORDER = "#4D4D4D"
CLUSTER_FILL = "#F1F4F7"
CLUSTER_BORDER = "#B8C2CC"

#: The one font that layout measures with; what a reader's machine may show instead has the same widths.
FONT = "Arial"
FONT_FAMILY = "Helvetica Neue, Helvetica, Arial, Liberation Sans, sans-serif"
#: Dashes of an SVG; those of Graphviz are too fine to tell apart when a page is scaled down.
DASHES: Mapping[str, str] = MappingProxyType({"dotted": "0.1,6", "dashed": "7,4"})


@dataclass(frozen=True, slots=True)
class Pen:
    """How one class of line looks.

    Attributes:
        colour: of the line.
        width: in points.
        text: colour of its label.
        badge: fill, border and number colours of the badge.
        key: what the class means, for the key.
        dash: `solid`, `dashed` or `dotted`.
        arrowhead: Graphviz's name of it.
        double: drawn as two parallel lines.
    """

    colour: str
    width: float
    text: str
    badge: tuple[str, str, str]
    key: str
    dash: str = "solid"
    arrowhead: str = "normal"
    double: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """How one kind of node looks; `note` is said where the sketch gives no note of its own."""

    border: str = NODE_BORDER
    width: float = 1.2
    dash: str = "solid"
    peripheries: int = 1
    note: str = ""
    note_colour: str = GREY


PENS: Mapping[EdgeKind, Pen] = MappingProxyType(
    {
        "actual": Pen(INK, 2.0, INK, (INK, INK, WHITE), "Recorded as done; no deviation found"),
        "deviation": Pen(
            VERMILLION, 4.2, RUST, (RUST, RUST, WHITE), "Recorded as done; deviates from what was ordered"
        ),
        "promised": Pen(
            VERMILLION, 2.6, RUST, (WHITE, RUST, RUST), "Promised; not shown as done", "dotted", "empty"
        ),
        "ordered": Pen(BLUE, 1.8, BLUE, (WHITE, BLUE, BLUE), "Ordered; not shown as done", "dashed", "empty"),
        "claimed": Pen(
            BLUE, 1.4, BLUE, (WHITE, BLUE, BLUE), "Claimed afterwards to have been ordered; not shown as done",
            "dashed", "empty", double=True,
        ),
        "inferred": Pen(
            GREY, 1.6, GREY, (GREY, GREY, WHITE), "Inferred: the record does not name the hand", "dotted", "empty"
        ),
        "message": Pen(
            GREEN, 1.3, DARK_GREEN, (GREEN, GREEN, WHITE), "Message about it (report, reply)", arrowhead="vee"
        ),
    }
)  # fmt: skip

FRAMES: Mapping[NodeKind, Frame] = MappingProxyType(
    {
        "holder": Frame(),
        "author": Frame(),
        "other": Frame(),
        "addressee": Frame(peripheries=2),
        "off-route": Frame(VERMILLION, 2.6, note="off the ordered route", note_colour=RUST),
        "bypassed": Frame(BLUE, dash="dashed", note="bypassed", note_colour=RUST),
        "unknown": Frame(GREY, dash="dotted"),
    }
)
