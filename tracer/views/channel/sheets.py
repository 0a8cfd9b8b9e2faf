"""A channel diagram on sheets of paper: whole if it can be read so, else a plan and parts.

First key and numbered list get sheets of their own; if the drawing is still too large it is parted by its numbers,
each part laid out for itself. A plan before them shows all hands and lines, with the numbers alone.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from types import MappingProxyType

from tracer.views.channel import choosing, layout, parts, svg
from tracer.views.channel.choosing import Laid
from tracer.views.channel.labels import EVIDENCE, NAMES, SMALLEST, Told
from tracer.views.channel.plan import without_bodies
from tracer.views.channel.svg import PRINTED
from tracer.views.drawing import Drawing
from tracer.views.sketch.look import MARGINS, Look
from tracer.views.sketch.sketch import Edge, Sketch, reading_order
from tracer.views.time import raster

#: How much larger than a sheet a drawing with its list may be and still be tried on one, closer together.
_NEARLY = 1.5
#: Lines below which a sheet is not parted further; with how many a part is tried first, how many more or fewer next.
_FEWEST, _FIRST, _STEP = 2, 7, 2
#: Lines of a part that shares those of the one before it, if both can be read then.
_SCANT = 3
#: What stands over what is told apart from the drawing on a page.
_HEADINGS: Mapping[Told, str] = MappingProxyType({"key": "Key", "notes": "Notes"})
#: Letters in a line of the list, tried in turn.
_LETTERS = (EVIDENCE, 90, 80, 70, 60, 120)


@dataclass(frozen=True, slots=True)
class Sheets:
    """A channel for paper, as SVG elements of which each can be read on a sheet.

    Attributes:
        drawn: the drawing: one element, or a plan and its parts.
        listed: key and numbered list, if they do not stand under the drawing.
    """

    drawn: tuple[str, ...]
    listed: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        """In the order in which they are read."""
        return (*self.drawn, *self.listed)

    @property
    def parted(self) -> bool:
        """Whether the drawing is in parts."""
        return len(self.drawn) > 1


def pdf(sketch: Sketch, look: Look, whole: str) -> Drawing:
    """The diagram with a page for each sheet, laid upright or crosswise as it is read better.

    Args:
        sketch: what is drawn.
        look: for a medium.
        whole: the finished SVG of all of it.
    """
    shown = sheets(sketch, look, whole)
    made = [_sheet(one, look) for one in shown.all]
    printed = raster.compiled(made, "pdf")
    scales = [sheet.across / raster.size(sheet.svg)[0] * SMALLEST for sheet in made]
    if shown.parted:
        scales[0] *= NAMES / SMALLEST
    least = min(scales)
    small = f"for {look.width} the text had to be made smaller, down to {math.floor(10 * least) / 10:.1f} points"
    return Drawing(printed.data, (*printed.notes, *([small] if least < PRINTED - 0.05 else [])))


def sheets(sketch: Sketch, look: Look, whole: str) -> Sheets:
    """The diagram on as few sheets as can be read: the drawing, then key and numbered list.

    Example:
        >>> import tracer
        >>> from tracer.views.channel.layout import render
        >>> from tracer.views.sketch.picture import picture
        >>> look = Look(width="A4")
        >>> sketch = picture(tracer.examine(tracer.load(tracer.example("bush-gorbachev-1990"))))
        >>> found = sheets(sketch, look, svg.finish(render(choosing.dot(sketch, look), "svg").decode(), sketch, look))
        >>> found.parted, len(found.listed)
        (False, 1)
    """
    if _legible(whole, look):
        return Sheets((whole,))
    if math.prod(raster.size(whole)) < _NEARLY * math.prod(look.pages[0]) * (SMALLEST / PRINTED) ** 2:
        laid = choosing.laid(sketch, look, paged=True)
        if _fits(laid, look):
            return _finished([(laid.dot(), sketch)], look)
    found = _parts(sketch, replace(look, legend=False))
    if len(found) == 1:
        return _keyed(sketch, look) if look.legend else _finished([(found[0][1].dot(), sketch)], look)
    return _finished(_parted(sketch, look, found), look, _listings(sketch, look, "list") if look.legend else ())


def without_list(sketch: Sketch, look: Look) -> Sheets:
    """The same for a page that says in words what the numbered list says; the key stands apart where it has no room.

    Example:
        >>> import tracer
        >>> from tracer.views.sketch.picture import picture
        >>> report = tracer.examine(tracer.load(tracer.example("pen-pal-1961")))
        >>> found = without_list(picture(report), Look(width="A4"))
        >>> len(found.all), "Evidence, by number" in found.drawn[0]
        (1, False)
    """
    laid = choosing.laid(sketch, look, paged=True, told="key", apart=True)
    if not _fits(laid, look):
        found = _parts(sketch, replace(look, legend=False))
        if len(found) > 1:
            return _finished(_parted(sketch, look, found), look)
        laid = found[0][1]
    elif _fits(laid.joined("key"), look):
        return _finished([(laid.joined("key").dot(), sketch)], look)
    elif _fits(laid.joined("signs"), look):
        return _finished([(laid.joined("signs").dot(), sketch)], look, _listings(sketch, look, "notes"))
    return _finished([(laid.dot(), sketch)], look, _listings(sketch, look, "key"))


def _keyed(sketch: Sketch, look: Look) -> Sheets:
    """The diagram on one sheet, if there is room with the key under it; then the numbered list."""
    laid = choosing.laid(sketch, look, paged=True, told="key", apart=True)
    if _fits(laid.joined("signs"), look):
        return _finished([(laid.joined("signs").dot(), sketch)], look, _listings(sketch, look, "list"))
    return _finished([(laid.dot(), sketch)], look, _listings(sketch, look, "all"))


def _parted(sketch: Sketch, look: Look, found: Sequence[tuple[Sketch, Laid]]) -> list[tuple[str, Sketch]]:
    """The plan and the parts."""
    named = [(_named(one, number, len(found)), laid) for number, (one, laid) in enumerate(found, 1)]
    return [_plan(sketch, look), *((laid.dot(one.subtitle), one) for one, laid in named)]


def _plan(sketch: Sketch, look: Look) -> tuple[str, Sketch]:
    """The plan with the frames of bodies, if it can be read so."""
    shown = parts.plan(sketch)
    laid = choosing.laid(shown, look, paged=True, told="plan")
    if not _fits(laid, look):
        shown = parts.plan(without_bodies(sketch))
        laid = choosing.laid(shown, look, paged=True, told="plan")
    return laid.dot(), shown


def _parts(sketch: Sketch, look: Look) -> list[tuple[Sketch, Laid]]:
    """The drawing without its list, in parts of as many numbers as can be read; the last, and scant ones, evenly."""
    count = parts.numbers(sketch)

    @cache
    def tried(low: int, high: int) -> tuple[Sketch, Laid]:
        one = parts.part(sketch, low, high)
        # Parts are named when it is known how many there are.
        return one, choosing.laid(_named(one, 1, 2) if high - low < count else one, look, paged=True)

    def fits(low: int, high: int) -> bool:
        return high - low <= _FEWEST or _fits(tried(low, high)[1], look)

    ends = [0]
    if fits(0, count):
        return [tried(0, count)]
    while ends[-1] < count:
        ends.append(_farthest(ends[-1], count, fits))
    last = len(ends) - 2
    for place in range(last, 0, -1):
        start, middle, end = ends[place - 1 : place + 2]
        even = (start + end) // 2
        scant = place == last or end - middle <= _SCANT
        if scant and even < middle and fits(start, even) and fits(even, end):
            ends[place] = even
    return [tried(low, high) for low, high in pairwise(ends)]


def _farthest(low: int, count: int, fits: Callable[[int, int], bool]) -> int:
    """How far a part can reach that begins there."""
    high = min(count, low + _FIRST)
    if fits(low, high):
        while high < count and fits(low, min(count, high + _STEP)):
            high = min(count, high + _STEP)
        return high
    while not fits(low, high - 1):
        high -= 1
    return high - 1


def _named(one: Sketch, number: int, count: int) -> Sketch:
    said = f"Part {number} of {count}: {one.subtitle}"
    return replace(one, subtitle=said, description=said)


def _listings(sketch: Sketch, look: Look, told: Told) -> list[tuple[str, Sketch]]:
    """Numbered list, with the key or without, in one column no broader than a sheet, on as few as it needs."""
    edges = reading_order(sketch.edges)
    shown = _listed(sketch, edges, told)
    needed = {}
    for letters in _LETTERS:
        whole = choosing.listing(*shown, look, letters, told)
        if _fits(whole, look):
            return [(whole.dot(), shown[0])]
        needed[letters] = _needed(whole, look)
    letters, least = min(needed.items(), key=lambda way: way[1])
    for count in range(least, max(least, len(edges)) + 1):
        bounds = [round(number * len(edges) / count) for number in range(count + 1)]
        shares = [_listed(sketch, edges[low:high], told) for low, high in pairwise(bounds)]
        found = [choosing.listing(*share, look, letters, told) for share in shares]
        if all(_fits(one, look) for one in found):
            break
    return [(one.dot(), heading) for one, (heading, _) in zip(found, shares, strict=True)]


def _needed(whole: Laid, look: Look) -> int:
    """How many sheets a list needs at least; many if none is broad enough."""
    width, height = whole.size
    needed = [
        math.ceil(height * PRINTED / SMALLEST / down) for across, down in look.pages
        if width * PRINTED / SMALLEST <= across
    ]  # fmt: skip
    return min(needed, default=math.ceil(height))


def _listed(sketch: Sketch, edges: tuple[Edge, ...], told: Told) -> tuple[Sketch, Sketch]:
    """A heading, and some of the list; under its end the footnotes."""
    last = not edges or edges[-1] == reading_order(sketch.edges)[-1]
    listed = replace(sketch, edges=edges, footnotes=sketch.footnotes if last else ())
    bare = replace(sketch, clusters=(), nodes=(), edges=(), footnotes=())
    if told in _HEADINGS:
        return replace(bare, title=_HEADINGS[told], subtitle=""), listed
    return replace(bare, subtitle="Numbered list" if told == "list" else "Key and numbered list"), listed


def _finished(
    drawn: Sequence[tuple[str, Sketch]], look: Look, listed: Sequence[tuple[str, Sketch]] = ()
) -> Sheets:
    """What was laid out, all drawn in one process."""
    shown = [*drawn, *listed]
    plain = layout.drawn(*(dot for dot, _ in shown))
    made = [svg.finish(one, sketch, look) for one, (_, sketch) in zip(plain, shown, strict=True)]
    return Sheets(tuple(made[: len(drawn)]), tuple(made[len(drawn) :]))


def _fits(laid: Laid, look: Look) -> bool:
    """Whether it can be read on a sheet, and hardly a label taken for another's."""
    return laid.fits(look, paged=True) and laid.placed.clear


def _legible(one: str, look: Look) -> bool:
    return look.page(*raster.size(one))[0] >= PRINTED / SMALLEST


def _sheet(one: str, look: Look) -> raster.Sheet:
    scale, page = look.page(*raster.size(one))
    return raster.Sheet(one, raster.size(one)[0] * scale, page, MARGINS[look.width] if look.width else 0.0)
