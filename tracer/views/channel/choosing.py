"""Of several layouts of a channel diagram the one that is read best.

The first that Graphviz makes is kept if few of its lines cross. Else others are tried: without some
of the frames of bodies, and with the hands given to Graphviz in the opposite order.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from itertools import chain, islice
from typing import Any

from tracer.views.channel import fitting, layout
from tracer.views.channel.course import Course
from tracer.views.channel.fitting import Placed
from tracer.views.channel.geometry import Box, Point
from tracer.views.channel.labels import BROAD, Told
from tracer.views.channel.notation import APART, Channel, left_to_the_list
from tracer.views.channel.plan import bodies_of_the_route, without_bodies
from tracer.views.channel.svg import LEGIBLE, PRINTED
from tracer.views.channel.tangles import tangles
from tracer.views.sketch.look import PLAIN, Look
from tracer.views.sketch.sketch import Sketch

#: How far things are apart, tried in turn until every label finds a place.
_SPREADS = (1.0, 1.3, 1.7, 2.2, 3.0, 4.0)
#: Of how many labels at most those that are doubtful are given room where nothing limits the size.
_MANY = 60
#: Layouts with more crossings that are tried where labels mislead in the first.
_OTHERS = 2
#: Letters in a line of a label where room is short: few words are broken.
_NARROW = 15
#: How far things are apart then, and letters in a line of a label, tried in turn.
_ROOM = ((1.0, BROAD), (1.15, BROAD), (1.3, BROAD), (1.15, _NARROW))
#: How far columns and rows are apart, and letters in a line of a label, tried in turn where that is too large for
#: the medium it is for.
_CLOSER = (
    (0.8, 1.0, BROAD), (0.7, 1.0, _NARROW), (0.55, 1.0, _NARROW), (0.55, 0.7, _NARROW), (0.45, 1.0, _NARROW),
    (0.35, 1.0, _NARROW), (0.35, 0.8, _NARROW),
)  # fmt: skip
#: Rows farther apart beside these, of what cannot be parted: its sheet may have room below where lines have none.
_HIGHER = ((0.35, 1.25, _NARROW), (0.35, 1.5, _NARROW))
#: The same where Graphviz leaves room for the labels that would be doubtful: there columns are farther apart.
_ROOMIER = (
    (0.55, 1.0, _NARROW), (0.35, 1.0, _NARROW), (0.25, 1.0, _NARROW), (0.15, 1.0, _NARROW), (0.15, 0.8, _NARROW),
)  # fmt: skip
#: Points round a drawing and its key.
_ROUND = 36.0
#: Points that Graphviz leaves free beside and under the label of a graph, which the key is.
_FREE = (16.0, 8.0)
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


@lru_cache(maxsize=32)  # the same is asked for as a drawing, as DOT and for the page
def laid(sketch: Sketch, look: Look, *, paged: bool = False, told: Told = "all", apart: bool = False) -> Laid:
    """The diagram laid out.

    It is laid out without labels, which then find free places; where one finds none, or only one where it may
    be taken for another's, all is laid out again farther apart. A body in which nobody stands is not drawn.
    Where the frames of bodies would bend the ordered route or entangle the lines, only those on the route are
    drawn, or none; the others' names stand in the boxes of their people.

    Args:
        paged: it is to be no higher than a sheet either, and rather too large than doubtful: it can be parted.
        told: what stands under it.
        apart: that is measured only.

    Raises:
        TracerError: as `dot`.
    """
    first, *others = map(Laid, _best(sketch, look, told, apart))
    if paged and look.width and first.rough(look, paged=True) * _GAINED < first.enough(paged=True):
        return first
    return _closer(first, others, look, paged) if look.width else _surest(first, others)


@dataclass(frozen=True)
class Laid:
    """A diagram whose boxes have their places, and whose labels find theirs when they are asked for."""

    layout: _Layout
    #: The same with nothing under it, if its places are those of that.
    alone: Laid | None = None

    @property
    def channel(self) -> Channel:
        """What is laid out."""
        return self.layout.channel

    @cached_property
    def placed(self) -> Placed:
        """Everything in its place."""
        if self.alone is not None:
            return fitting.broadened(self.alone.placed, self.layout.sizes["key"][0])
        return fitting.fit(self.layout.laid, self.layout.sizes, *self.layout.skeleton)

    @property
    def sure(self) -> bool:
        """Whether all labels have their places, and nothing is doubtful."""
        return not self.placed.doubtful

    def dot(self, subtitle: str | None = None) -> str:
        """As DOT, under another subtitle of as many lines if one is given."""
        if subtitle is None:
            return self.channel.whole(self.placed)
        return self.channel.under(subtitle).whole(self.placed)

    def joined(self, told: Told) -> Laid:
        """With this under it, which was measured only."""
        sizes = {**self.layout.sizes, "key": self.layout.sizes[APART[told]]}
        return Laid(replace(self.layout, channel=self.channel.joined(told), sizes=sizes), self)

    def enough(self, *, paged: bool) -> float:
        """How small it may be made on its medium."""
        return (PRINTED if paged else LEGIBLE) / self.channel.labels.smallest

    @property
    def size(self) -> Point:
        """Width and height, key and margins included."""
        return self._sized(self.placed.bounds)

    def scale(self, look: Look, *, paged: bool) -> float:
        """By how much it is made smaller on its medium."""
        return _scale(self.size, look, paged)

    def rough(self, look: Look, *, paged: bool) -> float:
        """By how much, if no line and no label lies outside of its boxes."""
        return _scale(self._sized(fitting.least(self.layout.laid, self.layout.sizes)), look, paged)

    def fits(self, look: Look, *, paged: bool) -> bool:
        """Whether it can be read on its medium; labels are placed only if its boxes alone are not too large."""
        enough = self.enough(paged=paged)
        return self.rough(look, paged=paged) >= enough and self.scale(look, paged=paged) >= enough

    def _sized(self, bounds: Box) -> Point:
        return bounds.right - bounds.left + _ROUND, bounds.high - bounds.low + self.layout.sizes["key"][1] + _ROUND


def _scale(size: Point, look: Look, paged: bool) -> float:
    return look.page(*size)[0] if paged else min(1.0, look.pages[0][0] / size[0])


def _complete(first: Laid) -> Laid:
    """The same, farther apart if not all labels find places."""
    for spread in _SPREADS[1:]:
        if first.placed.complete:
            break
        first = Laid(first.layout.again(spread))
    return first


def _surest(first: Laid, others: Sequence[Laid]) -> Laid:
    """With room for its labels, whatever it needs; another layout if less is doubtful there."""
    best = _roomy(first)
    for other in others[:_OTHERS] if len(first.channel.edges) <= _MANY else ():
        if best.sure:
            break
        best = min(best, _roomy(other), key=lambda one: one.placed.doubtful)
    return best


def _roomy(first: Laid) -> Laid:
    """The same with room for its labels, whatever it needs."""
    best = _complete(first)
    room = dict.fromkeys(best.placed.in_doubt)
    for spread, letters in _ROOM if len(first.channel.edges) <= _MANY else ():
        if best.sure:
            break
        one = Laid(_Layout.of(first.channel.narrower(letters, room), spread))
        room.update(dict.fromkeys(one.placed.in_doubt))
        if one.layout.straight and one.placed.complete:
            best = min(best, one, key=lambda one: one.placed.doubtful)
    return best


def _closer(first: Laid, others: Sequence[Laid], look: Look, paged: bool) -> Laid:
    """The first that can be read on its medium and of which no label is doubtful, or the fewest; none that misleads.

    Where there is none, the one that misleads least, too large though it is: that can be seen.
    """
    closer = chain([first] if first.fits(look, paged=paged) else [], _fitting(first.channel, _CLOSER, look, paged))
    tried: list[Laid] = []
    for more in (islice(closer, 1), closer):
        for one in chain(more, _roomier(first.channel, tried, look, paged)):
            tried.append(one)
            if one.sure:
                return one
    sound = [one for one in tried if one.placed.complete]
    if any(one.placed.clear for one in sound) or (paged and sound):
        return min(sound, key=lambda one: (not one.placed.clear, one.placed.doubtful))
    if paged:
        return _largest(first, look) if first.channel.labels.told == "plan" else _complete(first)
    close = Laid(_Layout.of(first.channel.narrower(_NARROW), *_CLOSER[-1][:2]))
    tried = [_surest(first, others), close, *sound]
    return max(tried, key=lambda one: (-one.placed.doubtful, one.scale(look, paged=False)))


def _largest(first: Laid, look: Look) -> Laid:
    """Of what cannot be parted further the largest layout on its sheet that misleads nobody; or that misleads least."""
    tried = (Laid(_Layout.of(first.channel.narrower(letters), *far)) for *far, letters in (*_CLOSER, *_HIGHER))
    sound = [one for one in tried if one.layout.straight and one.placed.complete]

    def worth(one: Laid) -> tuple[bool, int, float]:
        clear, lines = one.placed.clear, one.placed.tips + one.placed.behind
        return clear, -(lines if clear else one.placed.doubtful), one.scale(look, paged=True)

    return max([_complete(first), *sound], key=worth)


def _roomier(channel: Channel, tried: Sequence[Laid], look: Look, paged: bool) -> Iterator[Laid]:
    """With room for every label that was doubtful in what has been tried when this is asked for."""
    room = tuple(dict.fromkeys(id for one in tried for id in one.placed.in_doubt))
    if room:
        yield from _fitting(channel, _ROOMIER, look, paged, room)


def _fitting(
    channel: Channel, ways: Sequence[tuple[float, float, int]], look: Look, paged: bool, room: Collection[str] = ()
) -> Iterator[Laid]:
    """Layouts closer together that can be read; of equally broad ones the lower only if the higher is too high."""
    broad, narrower = set(), cache(lambda letters: channel.narrower(letters, room))
    for across, down, narrow in ways:
        if across in broad:
            continue
        one = Laid(_Layout.of(narrower(narrow), across, down))
        if one.layout.straight and one.fits(look, paged=paged):
            broad.add(across)
            yield one


def listing(bare: Sketch, listed: Sketch, look: Look, letters: int, told: Told) -> Laid:
    """Title and what else is `told` alone, the list in one column.

    Args:
        bare: has title and subtitle, and no lines.
        listed: what is listed.
        letters: in a line of the list, at most.
    """
    return Laid(_Layout.of(Channel(bare, look, listed=listed, evidence=letters, told=told)))


@dataclass(frozen=True)
class _Layout:
    """What Graphviz made of one channel."""

    channel: Channel
    laid: Mapping[str, Any]
    sizes: Mapping[str, Point]
    route: set[str]

    @classmethod
    def of(cls, channel: Channel, spread: float = 1.0, down: float | None = None) -> _Layout:
        """With columns and rows so far apart, rows as columns if nothing else is said."""
        sizes = dict(layout.measured(channel.labels_alone))
        for one in ("key", *APART.values()):
            if any(size := sizes.get(one, (0.0, 0.0))):
                sizes[one] = (size[0] + _FREE[0], size[1] + _FREE[1])
        return cls(channel, layout.arranged(channel.bare(spread, down)), sizes, channel.route)

    def again(self, spread: float, down: float | None = None) -> _Layout:
        return self.of(self.channel, spread, down)

    @property
    def straight(self) -> bool:
        return fitting.straight(self.laid, self.route)

    @cached_property
    def skeleton(self) -> tuple[dict[str, Box], dict[str, Course]]:
        return fitting.skeleton(self.laid, self.route)

    def tangles(self) -> int:
        nodes, lines = self.skeleton
        return tangles(lines, nodes.values())


def _best(sketch: Sketch, look: Look, told: Told = "all", apart: bool = False) -> list[_Layout]:
    """Layouts, that with the fewest crossings first, frames being worth some; with a straight route, if any has one."""
    note = left_to_the_list(sketch)
    bare = without_bodies(sketch)
    if note:  # of so many lines no other layout is better, and each takes long
        return [_Layout.of(Channel(replace(bare, footnotes=(note, *sketch.footnotes)), look, told=told, apart=apart))]
    found: list[tuple[int, _Layout]] = []
    for frames, framed in enumerate(dict.fromkeys((sketch, bodies_of_the_route(sketch), bare))):
        for turned in (False, True):
            tried = _Layout.of(Channel(framed, look, turned=turned, told=told, apart=apart))
            if not tried.straight and (framed != bare or found):
                continue
            found.append((tried.tangles() + frames * _FRAMES, tried))
            if found[-1][0] <= _FEW:
                return [tried]
    return [tried for _, tried in sorted(found, key=lambda one: one[0])]
