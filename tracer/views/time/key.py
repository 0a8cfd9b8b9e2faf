"""The key of the views over time: what each line, bar and sign means that occurs in one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from tracer.views import fonts
from tracer.views.sketch.sketch import EDGE_KINDS, Edge, EdgeKind
from tracer.views.sketch.style import HOLLOW, meaning
from tracer.views.time.canvas import SMALL, Canvas

_SAMPLE = 44.0
#: How long the pointed end of a bar is.
POINT = 7.0
#: What the torn end of a bar means.
TORN = "Torn end: since when, or until when, is not recorded"
#: What the pointed end of a bar means.
ONWARD = "Pointed end: goes on in another part"
#: What a diamond on a bar means.
SAID = "Said to have held or received it, in the document that is named"
Sign = tuple[Callable[[Canvas, float, float], None], str]


def key(
    canvas: Canvas, edges: Collection[Edge], width: float, top: float, margin: float, *,
    more: tuple[Sign, ...] = (),
) -> float:  # fmt: skip
    """Draws the key below `top`, line by line as wide as the drawing; returns where it ends."""
    kinds = {edge.kind for edge in edges}
    found: list[Sign] = [(_line(edges, kind), _meaning(edges, kind)) for kind in EDGE_KINDS if kind in kinds]
    if any(edge.sent for edge in edges):
        found.append((_hollow, f"Hollow tip: {HOLLOW[0].lower()}{HOLLOW[1:]}"))
    coded = next((edge for edge in edges if edge.codes), None)
    if coded is not None:
        found.append((_badge(coded.badge, "deviation"), "Pointed number: part of a deviation, whose code it has"))
    if canvas.has("solid"):
        found.append((_solid, "Held it; documents date both ends, or this one"))
    if canvas.has("hatched"):
        found.append((_hatched, "Possibly held it, or the time is not recorded"))
    return signs(canvas, [*found, *more, *times(canvas)], width, top, margin)


def times(canvas: Canvas) -> Iterable[Sign]:
    """What says that a time is not known, or drawn otherwise than it was."""
    if canvas.has("undated"):
        yield _undated, "Time not recorded, or not to the hour; what bounds it is said"
    if canvas.has("break"):
        yield _break, "Quiet stretch, drawn shorter than it was"


def badges(edges: Iterable[Edge]) -> Iterable[Sign]:
    """What the numbers of lines mean where the lines themselves are not drawn."""
    several = tuple(edges)
    for kind in EDGE_KINDS:
        first = next((edge for edge in several if edge.kind == kind), None)
        if first is not None:
            yield _badge(first.badge, kind), _meaning(several, kind)


def _meaning(edges: Iterable[Edge], kind: EdgeKind) -> str:
    return meaning([edge for edge in edges if edge.kind == kind])


def signs(canvas: Canvas, found: Iterable[Sign], width: float, top: float, margin: float) -> float:
    """Draws signs with their meanings, line by line, one where there is still room for it; returns where they end."""
    x, y = margin, top + 8
    rest = [(_SAMPLE + 8 + fonts.width(words, SMALL), draw, words) for draw, words in found]
    while rest:
        next_ = next((number for number, (across, *_) in enumerate(rest) if x + across <= width - margin), None)
        if next_ is None and x > margin:
            x, y = margin, y + 20
            continue
        across, draw, words = rest.pop(next_ or 0)
        draw(canvas, x, y)
        canvas.text(x + _SAMPLE + 8, y + 3.6, words, SMALL)
        x += across + 26
    return y + 10


def ordered(canvas: Canvas, x: float, y: float) -> None:
    """The outline of who was ordered to have it."""
    canvas.rect(x, y - 6, _SAMPLE, 12, stroke=canvas.palette.order, line=1.8, dash="7,4", radius=3)


def torn(canvas: Canvas, x: float, y: float) -> None:
    """A bar whose ends are not known."""
    canvas.torn(x, y - 5, _SAMPLE, 10, canvas.hatch(canvas.palette.ink), canvas.palette.ink, (True, True))


def onward(canvas: Canvas, base: tuple[float, float], tip: tuple[float, float], half: float, colour: str) -> None:
    """The pointed end of a bar that is only cut there, half as broad as said on either side of its middle."""
    (x, y), (u, _) = base, tip
    corners = [(x - half, y), (x + half, y)] if x == u else [(x, y - half), (x, y + half)]
    canvas.path([corners[0], tip, corners[1]], fill=colour, closed=True, kind="onward")


def goes_on(canvas: Canvas, x: float, y: float) -> None:
    """A bar with a pointed end."""
    end = x + _SAMPLE - POINT
    canvas.rect(x, y - 5, end - x, 10, fill=canvas.hatch(canvas.palette.ink), stroke=canvas.palette.ink, dash="3,2")
    onward(canvas, (end, y), (end + POINT, y), 5, canvas.palette.ink)


def said_to_hold(canvas: Canvas, x: float, y: float) -> None:
    """What stands on a bar where a document says of somebody that he held it."""
    canvas.path([(x + 16, y), (x + 22, y - 6), (x + 28, y), (x + 22, y + 6)], fill=canvas.palette.paper,
                stroke=canvas.palette.ink, line=1.6, closed=True)  # fmt: skip


def _line(edges: Collection[Edge], kind: EdgeKind) -> Callable[[Canvas, float, float], None]:
    """A line of a class, as most of them are: with a filled tip if any has one."""
    first = min((edge for edge in edges if edge.kind == kind), key=lambda edge: edge.sent)

    def draw(canvas: Canvas, x: float, y: float) -> None:
        canvas.arrow((x, y), (x + _SAMPLE, y), canvas.palette.stroke(first))

    return draw


def _hollow(canvas: Canvas, x: float, y: float) -> None:
    pen = replace(canvas.palette.pen("actual"), arrowhead="empty")
    canvas.arrow((x + _SAMPLE / 2, y), (x + _SAMPLE, y), pen)


def _badge(number: str, kind: EdgeKind) -> Callable[[Canvas, float, float], None]:
    """A number that stands in the drawing: any other would be looked for there."""

    def draw(canvas: Canvas, x: float, y: float) -> None:
        canvas.badge(x + _SAMPLE / 2, y, number, canvas.palette.pen(kind), deviates=kind == "deviation")

    return draw


def _solid(canvas: Canvas, x: float, y: float) -> None:
    canvas.rect(x, y - 5, _SAMPLE, 10, fill=canvas.palette.ink)


def _hatched(canvas: Canvas, x: float, y: float) -> None:
    canvas.rect(x, y - 5, _SAMPLE, 10, fill=canvas.hatch(canvas.palette.ink), stroke=canvas.palette.ink, dash="3,2")


def off_route(canvas: Canvas, x: float, y: float) -> None:
    """The bar of who held it off the ordered route, solid or hatched."""
    colour = canvas.palette.departure
    third, hatch = _SAMPLE / 3, canvas.hatch(colour, off=True)
    canvas.rect(x, y - 5, third, 10, fill=colour)
    canvas.rect(x + third, y - 5, 2 * third, 10, fill=hatch, stroke=colour, dash="3,2")


def addressee(canvas: Canvas, x: float, y: float) -> None:
    """The two lines under the name of an addressee."""
    for shift in (-1.5, 1.5):
        canvas.path([(x, y + shift), (x + _SAMPLE, y + shift)], stroke=canvas.palette.border)


def _break(canvas: Canvas, x: float, y: float) -> None:
    canvas.zigzag((x, y), (x + _SAMPLE, y))


def _undated(canvas: Canvas, x: float, y: float) -> None:
    canvas.rect(x, y - 6, _SAMPLE, 12, stroke=canvas.palette.grey, line=0.8, dash="2,3", radius=5)
