"""Of several layouts of a channel diagram the one that is read best.

The first that Graphviz makes is kept if few of its lines cross. Else others are tried: without some
of the frames of bodies, and with the hands given to Graphviz in the opposite order.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from tracer.views.channel import fitting
from tracer.views.channel.fitting import Placed
from tracer.views.channel.geometry import Point
from tracer.views.channel.notation import Channel, left_to_the_list
from tracer.views.channel.plan import bodies_of_the_route, without_bodies
from tracer.views.channel.svg import LEGIBLE
from tracer.views.channel.tangles import tangles
from tracer.views.sketch.look import PLAIN, Look
from tracer.views.sketch.sketch import Sketch

#: How far things are apart, tried in turn until every label finds a place.
_SPREADS = (1.0, 1.3, 1.7, 2.2, 3.0, 4.0)
#: How far columns and rows are apart, tried in turn where that is too large for the medium it is for.
_CLOSER = ((0.8, 1.0), (0.6, 1.0), (0.6, 0.7), (0.45, 1.0), (0.45, 0.7), (0.3, 1.2), (0.3, 0.8))
#: Points round a drawing and its key; the smallest text that it has.
_ROUND, _SMALLEST = 36.0, 10
#: Crossings with which the first layout is kept; how many fewer each step with fewer frames has to have.
_FEW, _FRAMES = 4, 3


def dot(sketch: Sketch, look: Look = PLAIN, *, paged: bool = False) -> str:
    """The diagram as DOT with everything in its place, the same text for the same sketch.

    It is laid out without labels, which then find free places; where one finds none, all is laid
    out again farther apart. A body in which nobody stands is not drawn. Where the frames of bodies
    would bend the ordered route or entangle the lines, only those on the route are drawn, or none; the
    others' names stand in the boxes of their people.

    Args:
        sketch: what is drawn.
        look: theme, key, title, and the medium it is for: what is too broad for it is laid out closer together.
        paged: it is to be no higher than a sheet either.

    Raises:
        TracerError: there is no Graphviz, or it could not lay this out.

    Example:
        >>> from tracer.views.sketch.sketch import Edge, Node
        >>> nodes = (Node("a", "Scowcroft", spine=True), Node("b", "Gorbachev", kind="addressee", spine=True))
        >>> "e-i1" in dot(Sketch("A letter", nodes=nodes, edges=(Edge("i1", "a", "b", "ordered", "A"),)))
        True
    """
    layout = _best(sketch, look)
    placed = layout.placed()
    for spread in _SPREADS[1:]:
        if placed.complete:
            break
        placed = layout.again(spread).placed()
    if look.width:
        placed = _closer(layout, placed, look, paged)
    return layout.channel.whole(placed)


def _closer(layout: _Layout, placed: Placed, look: Look, paged: bool) -> Placed:
    """The first that fits the medium, else the one that is largest on it."""

    def scale(placed: Placed) -> float:
        width = placed.bounds.right - placed.bounds.left + _ROUND
        height = placed.bounds.high - placed.bounds.low + layout.sizes["key"][1] + _ROUND
        across = look.pages[0][0] / width
        return look.page(width, height)[0] if paged else across

    best = scale(placed)
    for spread in _CLOSER:
        if best >= LEGIBLE / _SMALLEST:
            break
        closer = layout.again(*spread)
        tried = closer.placed()
        if closer.straight and tried.complete and scale(tried) > best:
            best, placed = scale(tried), tried
    return placed


def listing(sketch: Sketch, listed: Sketch, look: Look) -> str:
    """Title, key and numbered list alone as DOT, the list in one column.

    Args:
        sketch: has title and subtitle, and no lines.
        listed: what is listed.
    """
    layout = _Layout.of(Channel(sketch, look, listed=listed))
    return layout.channel.whole(layout.placed())


@dataclass(frozen=True)
class _Layout:
    """What Graphviz made of one channel."""

    channel: Channel
    laid: dict[str, Any]
    sizes: dict[str, Point]
    route: set[str]

    @classmethod
    def of(cls, channel: Channel, spread: float = 1.0, down: float | None = None) -> _Layout:
        return cls(channel, *channel.laid(spread, down))

    def again(self, spread: float, down: float | None = None) -> _Layout:
        return self.of(self.channel, spread, down)

    @property
    def straight(self) -> bool:
        return fitting.straight(self.laid, self.route)

    def tangles(self) -> int:
        nodes, lines = fitting.skeleton(self.laid, self.route)
        return tangles(lines, nodes.values())

    def placed(self) -> Placed:
        return fitting.fit(self.laid, self.sizes, self.route)


def _best(sketch: Sketch, look: Look) -> _Layout:
    """The layout with the fewest crossings, frames being worth some; its route straight, if any has it so."""
    note = left_to_the_list(sketch)
    bare = without_bodies(sketch)
    if note:  # of so many lines no other layout is better, and each takes long
        return _Layout.of(Channel(replace(bare, footnotes=(note, *sketch.footnotes)), look))
    best: tuple[int, _Layout] | None = None
    for frames, framed in enumerate(dict.fromkeys((sketch, bodies_of_the_route(sketch), bare))):
        for turned in (False, True):
            layout = _Layout.of(Channel(framed, look, turned=turned))
            if not layout.straight and (framed != bare or best):
                continue
            cost = layout.tangles() + frames * _FRAMES
            if best is None or cost < best[0]:
                best = cost, layout
            if best[0] <= _FEW:
                return best[1]
    assert best is not None, "the last is taken if no other is"
    return best[1]
