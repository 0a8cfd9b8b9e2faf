"""Of several layouts of a channel diagram the one that is read best.

The first that Graphviz makes is kept if few of its lines cross. Else others are tried: without some
of the frames of bodies, and with the hands given to Graphviz in the opposite order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tracer.views.channel import fitting, layout
from tracer.views.channel.fitting import Placed
from tracer.views.channel.geometry import Point
from tracer.views.channel.labels import BROAD, Told
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
#: How many of them are laid out at first.
_FIRST = 3
#: Points round a drawing and its key.
_ROUND = 36.0
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


def laid(sketch: Sketch, look: Look, *, paged: bool = False, told: Told = "all") -> Laid:
    """The diagram laid out.

    It is laid out without labels, which then find free places; where one finds none, or only one where it may
    be taken for another's, all is laid out again farther apart. A body in which nobody stands is not drawn.
    Where the frames of bodies would bend the ordered route or entangle the lines, only those on the route are
    drawn, or none; the others' names stand in the boxes of their people.

    Args:
        paged: it is to be no higher than a sheet either, and rather too large than doubtful: it can be parted.
        told: what stands under it.

    Raises:
        TracerError: as `dot`.
    """
    chosen = _best(sketch, look, told)
    placed = chosen.placed()
    for spread in _SPREADS[1:]:
        if placed.complete:
            break
        placed = chosen.again(spread).placed()
    if look.width:
        return _closer(Laid(chosen.channel, placed, chosen.sizes["key"]), look, paged)
    if placed.doubtful and chosen.channel.worded:
        wider = chosen.again(_SPREADS[1])
        tried = wider.placed()
        if wider.straight and tried.complete and tried.doubtful < placed.doubtful:
            placed = tried
    return Laid(chosen.channel, placed, chosen.sizes["key"])


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

    @property
    def readable(self) -> float:
        """How small it may be made on a sheet."""
        return PRINTED / self.channel.labels.smallest

    @property
    def size(self) -> Point:
        """Width and height, key and margins included."""
        bounds = self.placed.bounds
        return bounds.right - bounds.left + _ROUND, bounds.high - bounds.low + self.key[1] + _ROUND

    def scale(self, look: Look, *, paged: bool) -> float:
        """By how much it is made smaller on its medium."""
        width, height = self.size
        return look.page(width, height)[0] if paged else min(1.0, look.pages[0][0] / width)


def _closer(first: Laid, look: Look, paged: bool) -> Laid:
    """The first that can be read on its medium and is as clear; else the clear one that is largest, or any that is."""
    enough = first.readable if paged else LEGIBLE / first.channel.labels.smallest
    doubtful = max(1, first.placed.doubtful, len(first.placed.labels) // _SURE)
    clear = largest = first
    if paged and first.scale(look, paged=True) * _GAINED < enough:
        return first
    for closer in _tried(first.channel):
        if clear.scale(look, paged=paged) >= enough:
            return clear
        tried = Laid(closer.channel, closer.placed(), first.key)
        if not closer.straight or not tried.placed.complete:
            continue
        clear, largest = (
            tried if allowed and tried.scale(look, paged=paged) > one.scale(look, paged=paged) else one
            for one, allowed in ((clear, tried.placed.doubtful <= doubtful), (largest, True))
        )
    return clear if paged or clear.scale(look, paged=paged) >= enough else largest


def _tried(channel: Channel) -> Iterator[_Layout]:
    """Layouts closer together, several in one process: that they need is mostly its start."""
    for ways in (_CLOSER[:_FIRST], _CLOSER[_FIRST:]):
        yield from _Layout.several([(channel.narrower(narrow), across, down) for across, down, narrow in ways])


def listings(
    shown: Sequence[tuple[Sketch, Sketch]], look: Look, letters: Sequence[int], told: Told
) -> list[Laid]:
    """Title and what else is `told` alone, the list in one column.

    Args:
        shown: what has title and subtitle, and no lines; and what is listed.
        letters: in a line of each list, at most.
    """
    channels = [
        Channel(bare, look, listed=listed, evidence=broad, told=told)
        for (bare, listed), broad in zip(shown, letters, strict=True)
    ]  # fmt: skip
    made = _Layout.several([(channel, 1.0, 1.0) for channel in channels])
    return [Laid(one.channel, one.placed(), one.sizes["key"]) for one in made]


@dataclass(frozen=True)
class _Layout:
    """What Graphviz made of one channel."""

    channel: Channel
    laid: dict[str, Any]
    sizes: dict[str, Point]
    route: set[str]

    @classmethod
    def of(cls, channel: Channel, spread: float = 1.0, down: float | None = None) -> _Layout:
        """With columns and rows so far apart, rows as columns if nothing else is said."""
        return cls.several([(channel, spread, spread if down is None else down)])[0]

    @classmethod
    def several(cls, wanted: Sequence[tuple[Channel, float, float]]) -> list[_Layout]:
        """Those of several channels, with columns and rows so far apart."""
        made = layout.arrange(*((one.labels_alone(), one.bare(across, down)) for one, across, down in wanted))
        return [cls(one, laid, sizes, one.route) for (one, _, _), (sizes, laid) in zip(wanted, made, strict=True)]

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


def _best(sketch: Sketch, look: Look, told: Told = "all") -> _Layout:
    """The layout with the fewest crossings, frames being worth some; its route straight, if any has it so."""
    note = left_to_the_list(sketch)
    bare = without_bodies(sketch)
    if note:  # of so many lines no other layout is better, and each takes long
        return _Layout.of(Channel(replace(bare, footnotes=(note, *sketch.footnotes)), look, told=told))
    best: tuple[int, _Layout] | None = None
    for frames, framed in enumerate(dict.fromkeys((sketch, bodies_of_the_route(sketch), bare))):
        for turned in (False, True):
            tried = _Layout.of(Channel(framed, look, turned=turned, told=told))
            if not tried.straight and (framed != bare or best):
                continue
            cost = tried.tangles() + frames * _FRAMES
            if best is None or cost < best[0]:
                best = cost, tried
            if best[0] <= _FEW:
                return best[1]
    assert best is not None, "the last is taken if no other is"
    return best[1]
