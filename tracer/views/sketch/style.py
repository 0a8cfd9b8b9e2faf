"""The visual grammar: one pen for each class of line, one frame for each kind of node, in three themes.

Colours of the light theme are Okabe and Ito's (safe for red-green deficiency), darkened where text needs it; every
class also differs in width, dash, arrowhead or badge, so that greyscale tells them apart. Text
colours have a contrast of at least 4.5:1 on the paper and on the fill of a
cluster (WCAG 2.2, 1.4.3).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType

from tracer.views.sketch.sketch import Edge, EdgeKind, NodeKind

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

    border: str
    width: float = 1.2
    dash: str = "solid"
    peripheries: int = 1
    note: str = ""
    note_colour: str = ""


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one theme; text colours keep 4.5:1 and lines 3:1 on paper, in boxes and in bodies.

    Attributes:
        paper: behind everything.
        box: fill of a node.
        body: fill of a cluster; `edge` is its border, which only decorates.
        border: of a node.
        ink: text and lines; `grey` what stands back.
        order: blue, what was ordered.
        departure: vermillion, for lines and borders only; `departed` is its darker sister for text.
        message: green, for lines and badges; `said` is its sister for text.
        number: on a filled badge.
    """

    paper: str
    box: str
    body: str
    edge: str
    border: str
    ink: str
    grey: str
    order: str
    departure: str
    departed: str
    message: str
    said: str
    number: str

    def pen(self, kind: EdgeKind) -> Pen:
        """How one class of line looks in this theme."""
        return _pens(self)[kind]

    def stroke(self, edge: Edge) -> Pen:
        """How one line looks: what is not shown to have arrived has a hollow tip.

        Example:
            >>> from tracer.views.sketch.sketch import Edge
            >>> [LIGHT.stroke(Edge("1", "a", "b", "actual", "1", sent=sent)).arrowhead for sent in (False, True)]
            ['normal', 'empty']
        """
        pen = self.pen(edge.kind)
        return replace(pen, arrowhead="empty") if edge.sent else pen

    def frame(self, kind: NodeKind) -> Frame:
        """How one kind of node looks in this theme."""
        return _frames(self)[kind]


@cache
def _pens(palette: Palette) -> Mapping[EdgeKind, Pen]:
    departed = (palette.departed, palette.departed, palette.number)
    promised = (palette.paper, palette.departed, palette.departed)
    ordered = (palette.paper, palette.order, palette.order)
    inferred = (palette.grey, palette.grey, palette.number)
    message = (palette.message, palette.message, palette.number)
    return {
        "actual": Pen(palette.ink, 2.0, palette.ink, (palette.ink, palette.ink, palette.number), MEANINGS["actual"]),
        "deviation": Pen(palette.departure, 4.2, palette.departed, departed, MEANINGS["deviation"]),
        "promised": Pen(palette.departure, 2.6, palette.departed, promised, MEANINGS["promised"], "dotted", "empty"),
        "ordered": Pen(palette.order, 1.8, palette.order, ordered, MEANINGS["ordered"], "dashed", "empty"),
        "claimed": Pen(palette.order, 1.4, palette.order, ordered, MEANINGS["claimed"], "dashed", "empty", double=True),
        "inferred": Pen(palette.grey, 1.6, palette.grey, inferred, MEANINGS["inferred"], "dotted", "empty"),
        "message": Pen(palette.message, 1.3, palette.said, message, MEANINGS["message"], arrowhead="vee"),
    }  # fmt: skip


@cache
def _frames(palette: Palette) -> Mapping[NodeKind, Frame]:
    plain = Frame(palette.border, note_colour=palette.grey)
    return {
        "holder": plain,
        "author": plain,
        "other": plain,
        "addressee": Frame(palette.border, peripheries=2, note_colour=palette.grey),
        "off-route": Frame(palette.departure, 2.6, note=NOTES["off-route"], note_colour=palette.departed),
        "bypassed": Frame(palette.order, dash="dashed", note=NOTES["bypassed"], note_colour=palette.departed),
        "unknown": Frame(palette.grey, dash="dotted", note_colour=palette.grey),
    }


#: What each class of line means, in the words of the key.
MEANINGS: Mapping[EdgeKind, str] = MappingProxyType(
    {
        "actual": "Recorded as done, or as sent; no deviation found",
        "deviation": "Recorded as done; deviates from what was ordered",
        "promised": "Promised; not shown as done",
        "ordered": "Ordered; not shown as done",
        "claimed": "Claimed afterwards to have been ordered; not shown as done",
        "inferred": "Not recorded, contradicted, or on hearsay only",
        "message": "Message about it, as addressed",
    }
)


def meaning(edges: Collection[Edge]) -> str:
    """What a class of line means in a drawing that has these lines of it, and no others.

    Example:
        >>> from tracer.views.sketch.sketch import Edge
        >>> done, sent = Edge("1", "a", "b", "actual", "1"), Edge("2", "a", "b", "actual", "2", sent=True)
        >>> meaning([done]), meaning([done, sent])
        ('Recorded as done; no deviation found', 'Recorded as done, or as sent; no deviation found')
        >>> meaning([Edge("1", "a", "b", "actual", "1", unruled=True)])
        'Recorded as done'
    """
    (kind,) = {edge.kind for edge in edges}
    said = MEANINGS[kind]
    if kind in ("actual", "deviation"):
        sent = {edge.sent for edge in edges}
        words: dict[tuple[bool, ...], str] = {(False,): "Recorded as done", (True,): "Recorded as sent"}
        done = words.get(tuple(sent), "Recorded as done, or as sent")
        return done if all(edge.unruled for edge in edges) else f"{done};{said.partition(';')[2]}"
    came = {edge.came for edge in edges}
    if came == {True}:
        return f"{said.partition(';')[0]}; it came, not shown by this hand"
    return f"{said}, or not by this hand" if came == {True, False} else said


#: What a tip means that is not filled, in a drawing that has a line so.
HOLLOW = "Not shown to have arrived this way"
#: What a box says where the sketch gives it no note of its own.
NOTES: Mapping[str, str] = MappingProxyType({"off-route": "off the ordered route", "bypassed": "bypassed"})

PALETTES: Mapping[str, Palette] = MappingProxyType(
    {
        "light": Palette(
            paper="#FFFFFF", box="#FFFFFF", body="#F1F4F7", edge="#B8C2CC", border="#4D4D4D", ink="#1A1A1A",
            grey="#5F6B76", order="#0072B2", departure="#D55E00", departed="#B34700", message="#007A5E",
            said="#00664D", number="#FFFFFF",
        ),
        "dark": Palette(
            paper="#14181D", box="#14181D", body="#242B33", edge="#56626E", border="#C4CCD4", ink="#F2F4F6",
            grey="#A9B4BF", order="#6CB8F5", departure="#F47A20", departed="#FFA45C", message="#3DBE98",
            said="#5FD3B0", number="#14181D",
        ),
        "grey": Palette(
            paper="#FFFFFF", box="#FFFFFF", body="#F2F2F2", edge="#BDBDBD", border="#4D4D4D", ink="#333333",
            grey="#636363", order="#5A5A5A", departure="#000000", departed="#000000", message="#4A4A4A",
            said="#3D3D3D", number="#FFFFFF",
        ),
    }
)  # fmt: skip
LIGHT = PALETTES["light"]
