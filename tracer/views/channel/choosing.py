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
from tracer.views.channel.labels import BROAD
from tracer.views.channel.notation import Channel, left_to_the_list
from tracer.views.channel.plan import bodies_of_the_route, without_bodies
from tracer.views.channel.svg import LEGIBLE, PRINTED
from tracer.views.channel.tangles import tangles
from tracer.views.sketch.look import PLAIN, Look
from tracer.views.sketch.sketch import Sketch

#: How far things are apart, tried in turn until every label finds a place.
_SPREADS = (1.0, 1.3, 1.7, 2.2, 3.0, 4.0)
#: Letters in a line of a label where room is short: few words are broken.
_NARROW = 15
#: How far columns and rows are apart, and letters in a line of a label, tried in turn where that is too large for
#: the medium it is for.
_CLOSER = (
    (0.8, 1.0, BROAD), (0.7, 1.0, _NARROW), (0.7, 0.7, _NARROW), (0.55, 1.0, _NARROW), (0.55, 0.7, _NARROW),
    (0.35, 1.0, _NARROW), (0.35, 0.8, _NARROW),
)  # fmt: skip
#: Points round a drawing and its key; the smallest text that it has.
_ROUND, SMALLEST = 36.0, 10
#: Of so many labels one may lie over a line of another, or nearer to it, for a drawing to be larger.
_SURE = 8
#: More times as large than this no drawing has become closer together: where that is not enough it is parted at once.
_GAINED = 1.6
#: Crossings with which the first layout is kept; how many fewer each step with fewer frames has to have.
_FEW, _FRAMES = 4, 3


def dot(sketch: Sketch, look: Look = PLAIN) -> str:
    """The diagram as DOT with everything in its place, the same text for the same sketch.

    Args:
        sketch: what is drawn.
        look: theme, key, title, and the medium it is for: what is too broad for it is laid out closer together.

    Raises:
        TracerError: there is no Graphviz, or it could not lay this out.

    Example:
        >>> from tracer.views.sketch.sketch import Edge, Node
        >>> nodes = (Node("a", "Scowcroft", spine=True), Node("b", "Gorbachev", kind="addressee", spine=True))
        >>> "e-i1" in dot(Sketch("A letter", nodes=nodes, edges=(Edge("i1", "a", "b", "ordered", "A"),)))
        True
    """
    return laid(sketch, look).dot()


def laid(sketch: Sketch, look: Look, *, paged: bool = False) -> Laid:
    """The diagram laid out.

    It is laid out without labels, which then find free places; where one finds none, or only one where it may
    be taken for another's, all is laid out again farther apart. A body in which nobody stands is not drawn.
    Where the frames of bodies would bend the ordered route or entangle the lines, only those on the route are
    drawn, or none; the others' names stand in the boxes of their people.

    Args:
        paged: it is to be no higher than a sheet either, and rather too large than doubtful: it can be parted.

    Raises:
        TracerError: as `dot`.
    """
    layout = _best(sketch, look)
    placed = layout.placed()
    for spread in _SPREADS[1:]:
        if placed.complete:
            break
        placed = layout.again(spread).placed()
    if look.width:
        return _closer(layout, Laid(layout.channel, placed, layout.sizes["key"]), look, paged)
    if placed.doubtful and layout.channel.worded:
        wider = layout.again(_SPREADS[1])
        tried = wider.placed()
        if wider.straight and tried.complete and tried.doubtful < placed.doubtful:
            placed = tried
    return Laid(layout.channel, placed, layout.sizes["key"])


@dataclass(frozen=True, slots=True)
class Laid:
    """A diagram with everything in its place, and the size of its key."""

    channel: Channel
    placed: Placed
    key: Point

    def dot(self, subtitle: str | None = None) -> str:
        """As DOT, under another subtitle of as many lines if one is given."""
        if subtitle is None:
            return self.channel.whole(self.placed)
        return self.channel.under(subtitle).whole(self.placed)

    def scale(self, look: Look, *, paged: bool) -> float:
        """By how much it is made smaller on its medium."""
        bounds = self.placed.bounds
        width, height = bounds.right - bounds.left + _ROUND, bounds.high - bounds.low + self.key[1] + _ROUND
        return look.page(width, height)[0] if paged else min(1.0, look.pages[0][0] / width)


def _closer(layout: _Layout, first: Laid, look: Look, paged: bool) -> Laid:
    """The first that can be read on its medium and is as clear; else the clear one that is largest, or any that is."""
    enough = (PRINTED if paged else LEGIBLE) / SMALLEST
    doubtful = max(1, first.placed.doubtful, len(first.placed.labels) // _SURE)
    clear = largest = first
    if paged and first.scale(look, paged=True) * _GAINED < enough:
        return first
    for across, down, narrow in _CLOSER:
        if clear.scale(look, paged=paged) >= enough:
            return clear
        closer = _Layout.of(layout.channel.narrower(narrow), across, down)
        tried = Laid(closer.channel, closer.placed(), first.key)
        if not closer.straight or not tried.placed.complete:
            continue
        clear, largest = (
            tried if allowed and tried.scale(look, paged=paged) > one.scale(look, paged=paged) else one
            for one, allowed in ((clear, tried.placed.doubtful <= doubtful), (largest, True))
        )
    return clear if paged or clear.scale(look, paged=paged) >= enough else largest


def listing(sketch: Sketch, listed: Sketch, look: Look, letters: int) -> str:
    """Title, key and numbered list alone as DOT, the list in one column.

    Args:
        sketch: has title and subtitle, and no lines.
        listed: what is listed.
        letters: in a line of it, at most.
    """
    layout = _Layout.of(Channel(sketch, look, listed=listed, evidence=letters))
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
