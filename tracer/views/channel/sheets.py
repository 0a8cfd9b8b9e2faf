"""A channel diagram on sheets of paper: whole if it can be read so, else parted.

First key and numbered list get sheets of their own; if the drawing is still too large it is parted by its
numbers. Each part has the hands that its lines join, and of the ordered route what lies at one of these hands.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from tracer.views.channel import choosing, svg
from tracer.views.channel.layout import render
from tracer.views.channel.svg import LEGIBLE
from tracer.views.drawing import Drawing
from tracer.views.sketch.look import MARGINS, Look
from tracer.views.sketch.sketch import Edge, Sketch, reading_order
from tracer.views.time import raster

#: The smallest text that a channel is drawn with, in points.
_SMALLEST = 10
#: How much larger than a sheet a drawing with its list may be and still be tried on one, closer together.
_NEARLY = 1.5
#: Lines below which a sheet is not parted further.
_FEWEST = 3


def pdf(sketch: Sketch, look: Look, whole: str) -> Drawing:
    """The diagram with a page for each sheet, laid upright or crosswise as it is read better.

    Args:
        sketch: what is drawn.
        look: for a medium.
        whole: the finished SVG of all of it.
    """
    shown = sheets(sketch, look, whole)
    made = [_sheet(one, look) for one in shown]
    printed = raster.compiled(made, "pdf")
    least = min(sheet.across / raster.size(sheet.svg)[0] for sheet in made) * _SMALLEST
    small = f"for {look.width} the text had to be made smaller, down to {math.floor(10 * least) / 10:.1f} points"
    return Drawing(printed.data, (*printed.notes, *([small] if least < LEGIBLE - 0.05 else [])))


def sheets(sketch: Sketch, look: Look, whole: str) -> tuple[str, ...]:
    """The diagram as SVG elements, as few as can be read on a sheet each: the drawing, then key and numbered list.

    Example:
        >>> import tracer
        >>> from tracer.views.sketch.picture import picture
        >>> look = Look(width="A4")
        >>> sketch = picture(tracer.examine(tracer.load(tracer.example("bush-gorbachev-1990"))))
        >>> len(sheets(sketch, look, svg.finish(render(choosing.dot(sketch, look), "svg").decode(), sketch, look)))
        1
    """
    if _legible(whole, look):
        return (whole,)
    if math.prod(raster.size(whole)) < _NEARLY * math.prod(look.pages[0]) * (_SMALLEST / LEGIBLE) ** 2:
        whole = _drawn(sketch, look)
        if _legible(whole, look):
            return (whole,)
    return (*_drawings(sketch, replace(look, legend=False)), *(_listings(sketch, look) if look.legend else ()))


def _drawings(sketch: Sketch, look: Look) -> tuple[str, ...]:
    """The drawing without its list, parted by its numbers into halves as long as one cannot be read."""
    found: list[str] = []
    numbers = len([edge for edge in sketch.edges if edge.badge.isdecimal()])
    waiting = [(0, numbers)]
    while waiting:
        low, high = waiting.pop(0)
        drawn = _drawn(part(sketch, low, high), look)
        if _legible(drawn, look) or high - low <= _FEWEST:
            found.append(drawn)
        else:
            waiting[:0] = [(low, (low + high) // 2), ((low + high) // 2, high)]
    return tuple(found)


def part(sketch: Sketch, low: int, high: int) -> Sketch:
    """The lines whose numbers are above `low` and not above `high`, and what was ordered of the hands that they join.

    What was ordered of hands that no line joins stands in the last part, and so do hands that nothing joins.
    """
    edges = reading_order(sketch.edges)
    numbered = [edge for edge in edges if edge.badge.isdecimal()]
    if (low, high) == (0, len(numbered)):
        return sketch
    shown = numbered[low:high]
    hands = _ends(shown)
    rest = _ends(edges) - _ends(numbered) if high == len(numbered) else set()
    legs = [
        edge for edge in edges
        if not edge.badge.isdecimal() and (_ends([edge]) & hands or _ends([edge]) <= rest)
    ]  # fmt: skip
    drawn = hands | _ends(legs) | ({node.id for node in sketch.nodes} - _ends(edges) if rest else set())
    letters = f", with {', '.join(edge.badge for edge in legs)}" if legs else ""
    told = f"Numbers {shown[0].badge} to {shown[-1].badge} of {len(numbered)}{letters}."
    return replace(
        sketch, subtitle=told if low else f"{told} {sketch.subtitle}", edges=(*shown, *legs),
        nodes=tuple(node for node in sketch.nodes if node.id in drawn),
    )  # fmt: skip


def _ends(edges: Iterable[Edge]) -> set[str]:
    return {end for edge in edges for end in (edge.tail, edge.head)}


def _listings(sketch: Sketch, look: Look) -> tuple[str, ...]:
    """Key and numbered list, in one column, on as many sheets as they need."""
    edges = reading_order(sketch.edges)
    count = 1
    while True:
        bounds = [round(number * len(edges) / count) for number in range(count + 1)]
        found = []
        for low, high in pairwise(bounds):
            listed = replace(sketch, edges=edges[low:high], footnotes=sketch.footnotes if high == len(edges) else ())
            bare = replace(sketch, subtitle="Key and numbered list", clusters=(), nodes=(), edges=(), footnotes=())
            found.append(svg.finish(render(choosing.listing(bare, listed, look), "svg").decode(), bare, look))
        if count == len(edges) or all(_legible(one, look) for one in found):
            return tuple(found)
        count += 1


def _drawn(sketch: Sketch, look: Look) -> str:
    return svg.finish(render(choosing.dot(sketch, look, paged=True), "svg").decode(), sketch, look)


def _legible(one: str, look: Look) -> bool:
    return look.page(*raster.size(one))[0] >= LEGIBLE / _SMALLEST


def _sheet(one: str, look: Look) -> raster.Sheet:
    scale, page = look.page(*raster.size(one))
    return raster.Sheet(one, raster.size(one)[0] * scale, page, MARGINS[look.width] if look.width else 0.0)
