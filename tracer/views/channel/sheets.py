"""A channel diagram on sheets of paper: whole if it can be read so, else parted.

First key and numbered list get sheets of their own; if the drawing is still too large it is parted by its
numbers. Each part has the hands that its lines join, and of the ordered route what lies at one of these hands;
a hand of whom other parts have lines says their numbers.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby, pairwise

from tracer.views.channel import choosing, svg
from tracer.views.channel.choosing import SMALLEST, Laid
from tracer.views.channel.labels import EVIDENCE
from tracer.views.channel.layout import render
from tracer.views.channel.svg import PRINTED
from tracer.views.drawing import Drawing
from tracer.views.sketch.look import MARGINS, Look
from tracer.views.sketch.sketch import Edge, Node, Sketch, reading_order
from tracer.views.time import raster

#: How much larger than a sheet a drawing with its list may be and still be tried on one, closer together.
_NEARLY = 1.5
#: Lines below which a sheet is not parted further.
_FEWEST = 2
#: Letters in a line of the list, tried from the first down to the last.
_LETTERS, _FEWEST_LETTERS, _NARROWER = EVIDENCE, 60, 10
#: How parts join.
_JOIN = "“Also 5” under a name: number 5, in another part, is a line of this hand too."


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
    least = min(sheet.across / raster.size(sheet.svg)[0] for sheet in made) * SMALLEST
    small = f"for {look.width} the text had to be made smaller, down to {math.floor(10 * least) / 10:.1f} points"
    return Drawing(printed.data, (*printed.notes, *([small] if least < PRINTED - 0.05 else [])))


def sheets(sketch: Sketch, look: Look, whole: str) -> tuple[str, ...]:
    """The diagram as SVG elements, as few as can be read on a sheet each: the drawing, then key and numbered list.

    Example:
        >>> import tracer
        >>> from tracer.views.sketch.picture import picture
        >>> look = Look(width="A4")
        >>> sketch = picture(tracer.examine(tracer.load(tracer.example("bush-gorbachev-1990"))))
        >>> len(sheets(sketch, look, svg.finish(render(choosing.dot(sketch, look), "svg").decode(), sketch, look)))
        2
    """
    if _legible(whole, look):
        return (whole,)
    if math.prod(raster.size(whole)) < _NEARLY * math.prod(look.pages[0]) * (SMALLEST / PRINTED) ** 2:
        laid = choosing.laid(sketch, look, paged=True)
        if _fits(laid, look):
            return (_finished(laid.dot(), sketch, look),)
    return (*_drawings(sketch, replace(look, legend=False)), *(_listings(sketch, look) if look.legend else ()))


def _drawings(sketch: Sketch, look: Look) -> tuple[str, ...]:
    """The drawing without its list, parted by its numbers: each part has as even a share of them as can be read."""
    found: list[tuple[Sketch, Laid]] = []
    numbers = len([edge for edge in sketch.edges if edge.badge.isdecimal()])
    low, shares = 0, 1
    while low < numbers or not found:
        high = low + math.ceil((numbers - low) / shares)
        one = part(sketch, low, high)
        laid = choosing.laid(_named(one, 1, 2), look, paged=True)
        if _fits(laid, look) or high - low <= _FEWEST:
            found.append((one, laid))
            low, shares = high, max(1, shares - 1)
        else:
            shares += 1
    if len(found) == 1:
        return tuple(_finished(laid.dot(one.subtitle), one, look) for one, laid in found)
    named = [(_named(one, number, len(found)), laid) for number, (one, laid) in enumerate(found, 1)]
    return tuple(_finished(laid.dot(one.subtitle), one, look) for one, laid in named)


def _named(one: Sketch, number: int, count: int) -> Sketch:
    return replace(one, subtitle=f"Part {number} of {count}: {one.subtitle}")


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
    return replace(
        sketch, subtitle=f"numbers {shown[0].badge} to {shown[-1].badge} of {len(numbered)}{letters}. {_JOIN}",
        edges=(*shown, *legs),
        nodes=tuple(_joined(node, [*numbered[:low], *numbered[high:]]) for node in sketch.nodes if node.id in drawn),
    )  # fmt: skip


def _joined(node: Node, others: Iterable[Edge]) -> Node:
    """A hand that says which numbers it has in other parts."""
    numbers = [int(edge.badge) for edge in others if node.id in (edge.tail, edge.head)]
    # Numbers that follow each other stay as far from their own places.
    runs = [[n for _, n in run] for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0])]
    told = ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
    return replace(node, elsewhere=f"also {told}") if told else node


def _ends(edges: Iterable[Edge]) -> set[str]:
    return {end for edge in edges for end in (edge.tail, edge.head)}


def _listings(sketch: Sketch, look: Look) -> tuple[str, ...]:
    """Key and numbered list, in one column no broader than a sheet, on as many sheets as they need."""
    edges = reading_order(sketch.edges)
    letters = _LETTERS
    while letters > _FEWEST_LETTERS and not _fits_across(_listed(sketch, edges, look, letters), look):
        letters -= _NARROWER
    count = 1
    while True:
        bounds = [round(number * len(edges) / count) for number in range(count + 1)]
        found = [_listed(sketch, edges[low:high], look, letters) for low, high in pairwise(bounds)]
        if count >= len(edges) or all(_legible(one, look) for one in found):
            return tuple(found)
        count += 1


def _listed(sketch: Sketch, edges: tuple[Edge, ...], look: Look, letters: int) -> str:
    """Some of the list; under its end the footnotes."""
    last = not edges or edges[-1] == reading_order(sketch.edges)[-1]
    listed = replace(sketch, edges=edges, footnotes=sketch.footnotes if last else ())
    bare = replace(sketch, subtitle="Key and numbered list", clusters=(), nodes=(), edges=(), footnotes=())
    return _finished(choosing.listing(bare, listed, look, letters), bare, look)


def _finished(dot: str, sketch: Sketch, look: Look) -> str:
    return svg.finish(render(dot, "svg").decode(), sketch, look)


def _fits(laid: Laid, look: Look) -> bool:
    return laid.scale(look, paged=True) >= PRINTED / SMALLEST


def _fits_across(one: str, look: Look) -> bool:
    """Whether a sheet is broad enough for it, however many it takes."""
    return raster.size(one)[0] * PRINTED / SMALLEST <= max(across for across, _ in look.pages)


def _legible(one: str, look: Look) -> bool:
    return look.page(*raster.size(one))[0] >= PRINTED / SMALLEST


def _sheet(one: str, look: Look) -> raster.Sheet:
    scale, page = look.page(*raster.size(one))
    return raster.Sheet(one, raster.size(one)[0] * scale, page, MARGINS[look.width] if look.width else 0.0)
