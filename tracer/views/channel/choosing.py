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
from tracer.views.channel.tangles import tangles
from tracer.views.sketch.look import PLAIN, Look
from tracer.views.sketch.sketch import Sketch

#: How far things are apart, tried in turn until every label finds a place.
_SPREADS = (1.0, 1.3, 1.7, 2.2, 3.0, 4.0)
#: Tried in turn where that is too broad for the medium it is for.
_CLOSER = (0.7, 0.5)
#: Crossings with which the first layout is kept; how many fewer each step with fewer frames has to have.
_FEW, _FRAMES = 4, 3


def dot(sketch: Sketch, look: Look = PLAIN) -> str:
    """The diagram as DOT with everything in its place, the same text for the same sketch.

    It is laid out without labels, which then find free places; where one finds none, all is laid
    out again farther apart. A body in which nobody stands is not drawn. Where the frames of bodies
    would bend the ordered route or entangle the lines, only those on the route are drawn, or none; the
    others' names stand in the boxes of their people.

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
    for closer in _CLOSER:
        if not look.too_broad(placed.bounds.right - placed.bounds.left):
            break
        tried = layout.again(closer)
        if tried.straight and tried.placed().complete:
            placed = tried.placed()
    return layout.channel.whole(placed)


@dataclass(frozen=True)
class _Layout:
    """What Graphviz made of one channel."""

    channel: Channel
    laid: dict[str, Any]
    sizes: dict[str, Point]
    route: set[str]

    @classmethod
    def of(cls, channel: Channel, spread: float = 1.0) -> _Layout:
        return cls(channel, *channel.laid(spread))

    def again(self, spread: float) -> _Layout:
        return self.of(self.channel, spread)

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
