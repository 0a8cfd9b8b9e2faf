"""Finds each label of a diagram a free place beside its own line.

Nothing may be covered: no box, no name of a body, no other label. Where there is a choice, a label
lies close to its line, off all others, off the borders of bodies, and near the middle. On the left of
its line it is turned round, so that the badge is always at the line. The search is the same every time.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tracer.views.channel.geometry import Box, Dots, Grid, Point

#: Points kept free between a label and boxes or other labels, and between it and its line.
_APART, _GAPS = 3.0, (3.0, 7.0, 14.0, 26.0)
#: Sides of a point of its line on which a label may lie, the better ones first.
_SIDES = ((0, 1), (1, 1), (-1, 1), (1, 0), (-1, 0), (1, -1), (-1, -1), (0, -1))
#: Cost of a label on its line, of each line under it, of being read from right to left, of each other line
#: that is nearly as near as its own.
_ON, _LINE, _TURNED, _RIVAL = 14.0, 24.0, 4.0, 12.0
#: Cost of each reason to doubt to which line a label belongs, or what it says: no other cost outweighs it.
_DOUBT = 1000.0
#: How much each doubt weighs by which a reader is misled; others weigh 1.
_MISLED = 3
#: Points from a label at which a line touches it; by how much its own is to be the nearest; farther than this from it
#: a badge stands beside nothing; what is to be seen of each end of a line that a label interrupts.
_TOUCH, _NEARER, _FAR, _SEEN = 2.5, 6.0, 32.0, 12.0
#: Places tried along a line, at most, and where there are more labels than that many; how often labels in the
#: way may be sent to another place.
_TRIES, _MANY, _FEWER, _MOVES = 29, 240, 13, 6
#: By how much a place is to be better before another label is sent from it, and for how many places that is tried.
_WORTH, _TRADES = 20.0, 6

#: About how broad a label is.
_BROAD = 120.0
#: From the outer border of a label to the middle of its badge; how high that is.
_BADGE, _HIGH = 12.0, 22.0

#: What a place costs at least; by which part of the line it lies, on which side of that, how far from the line, on
#: which it lies if not at all; and whether the label is turned.
_Candidate = tuple[float, float, int, int, float, bool]


@dataclass(frozen=True, slots=True)
class Label:
    """What is to be placed.

    Attributes:
        id: of its line.
        width: in points; `height` too.
        line: points along its line, evenly spaced.
    """

    id: str
    width: float
    height: float
    line: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a label lies.

    Attributes:
        on: whether it interrupts its own line.
        turned: whether its badge stands behind its words.
        doubts: how much a reader may doubt it: 3 and more if it touches another's line or lies nearer to that than to
            its own, or on that uninterrupted; 1 if it crosses the border of a body, or lies far from its line or over
            most of it.
    """

    box: Box
    on: bool
    turned: bool
    doubts: int
    cost: float

    @property
    def misleading(self) -> bool:
        """Whether it may be taken for another line's, or hardly be read."""
        return self.doubts >= _MISLED

    @property
    def middle(self) -> Point:
        """Its middle."""
        return self.box.middle


def place(labels: Sequence[Label], boxes: Sequence[Box], bodies: Sequence[Box]) -> dict[str, Spot | None]:
    """Places labels.

    Args:
        labels: in any order; their lines are what they should not cover.
        boxes: what no label may cover.
        bodies: frames whose borders no label should cross.

    Returns:
        For each id where its label lies; None where nothing is free.

    Example:
        >>> line = tuple((float(x), 0.0) for x in range(0, 201, 5))
        >>> place([Label("a", 60, 20, line)], [], [])["a"].middle
        (100.0, 13.0)
    """
    return _Placing(labels, boxes, bodies).result


class _Placing:
    def __init__(self, labels: Sequence[Label], boxes: Sequence[Box], bodies: Sequence[Box]) -> None:
        self.borders = [(body.wider(_APART), body.wider(-_APART)) for body in bodies]
        self.boxes = Grid(((box.wider(_APART), "") for box in boxes), _BROAD)
        self.lines = Dots({label.id: label.line for label in labels})
        self.placed: Grid[str] = Grid()
        self.result: dict[str, Spot | None] = {label.id: None for label in labels}
        self.known: dict[tuple[str, int], Spot | None] = {}
        self.least: dict[tuple[str, int], float] = {}
        tries = _TRIES if len(labels) <= _MANY else _FEWER
        self.candidates = {label.id: _candidates(max(1, min(tries, len(label.line) - 1))) for label in labels}
        byid = {label.id: label for label in labels}
        order = sorted(labels, key=lambda label: (len(label.line), label.id))
        moved = dict.fromkeys(byid, 0)
        waiting = [label.id for label in order]
        while waiting:
            id = waiting.pop(0)
            spot = self._best(byid[id])
            if spot is None and moved[id] < _MOVES:
                moved[id] += 1
                spot, away = self._push(byid[id])
                for other in away:
                    self._lift(other)
                waiting += away
            self._put(id, spot)
        for label in order:
            if self.result[label.id] is not None:
                self._lift(label.id)
                self._put(label.id, self._best(label))
        for label in order:
            self._trade(label, byid)

    def _put(self, id: str, spot: Spot | None) -> None:
        self.result[id] = spot
        if spot is not None:
            self.placed.add(spot.box, id)

    def _lift(self, id: str) -> None:
        spot = self.result[id]
        if spot is not None:
            self.placed.remove(spot.box, id)
            self.result[id] = None

    def _best(self, label: Label) -> Spot | None:
        """The cheapest place that is free; candidates come in the order of what they cost at least."""
        best: Spot | None = None
        for number, candidate in enumerate(self.candidates[label.id]):
            most = best.cost if best is not None else math.inf
            if candidate[0] >= most:
                break
            spot = self._spot(label, number, candidate, most)
            if spot is not None and self.placed.free(spot.box.wider(_APART)):
                best = spot
        return best

    def _push(self, label: Label) -> tuple[Spot | None, list[str]]:
        """The place where the fewest labels lie, and those; they are to look for others."""
        best: Spot | None = None
        away: list[str] = []
        for number, candidate in enumerate(self.candidates[label.id]):
            spot = self._spot(label, number, candidate)
            if spot is not None:
                there = list(dict.fromkeys(id for _, id in self.placed.near(spot.box.wider(_APART))))
                if best is None or (len(there), spot.cost) < (len(away), best.cost):
                    best, away = spot, there
        return best, away

    def _trade(self, label: Label, labels: Mapping[str, Label]) -> None:
        """Takes a better place from one other label if that finds another, and both together lie better."""
        here, tried = self.result[label.id], 0
        for number, candidate in enumerate(self.candidates[label.id]):
            if here is None or candidate[0] >= here.cost - _WORTH or tried == _TRADES:
                break
            spot = self._spot(label, number, candidate, here.cost - _WORTH)
            if spot is None:
                continue
            there = {id for _, id in self.placed.near(spot.box.wider(_APART))} - {label.id}
            if len(there) != 1:
                continue
            other, tried = there.pop(), tried + 1
            before = self.result[other]
            self._lift(label.id)
            self._lift(other)
            self._put(label.id, spot)
            after = self._best(labels[other])
            if before and after and spot.cost + after.cost < here.cost + before.cost - _WORTH:
                self._put(other, after)
                return
            self._lift(label.id)
            self._put(label.id, here)
            self._put(other, before)

    def _spot(self, label: Label, number: int, candidate: _Candidate, most: float = math.inf) -> Spot | None:
        """A candidate with its whole cost, or None where a box is in the way or it costs no less than `most`."""
        key = (label.id, number)
        if key not in self.known:
            if self.least.get(key, 0.0) >= most:
                return None
            judged = self._judged(label, candidate, most)
            if isinstance(judged, float):
                self.least[key] = judged
                return None
            self.known[key] = judged
        spot = self.known[key]
        return spot if spot is not None and spot.cost < most else None

    def _judged(self, label: Label, candidate: _Candidate, most: float) -> Spot | float | None:
        """A candidate; or what it costs at least, as soon as that is no less than `most`."""
        cost, _, _, _, gap, turned = candidate
        x, y = _middle(label, candidate)
        box, on, doubts = Box.around(x, y, label.width, label.height), gap == 0, 0
        if not self.boxes.free(box):
            return None
        for outer, inner in self.borders:
            if outer.meets(box) and not inner.holds(box):
                if on:
                    return None
                doubts = 1
        if (least := cost + _DOUBT * doubts) >= most:
            return least
        # Where another's line runs through it off its own, that is nearer too, or its own runs through it as well.
        least += _LINE + _DOUBT * _MISLED * (1 if on else 2)
        if least >= most and self.lines.cross(box, label.id):
            return least
        # Its own line is no farther from a label than the point that this place was found from.
        others = self.lines.distances(box, max(gap, _TOUCH))
        own = others.pop(label.id, gap)
        doubts += _MISLED * sum(far < _TOUCH for far in others.values())
        cost += _LINE * sum(far <= 0 for far in others.values())
        if on:
            covered = sum(map(box.has, label.line))
            ends = (label.line[0], label.line[-1])
            doubts += 2 * covered > len(label.line) or any(box.distance(end) < _SEEN for end in ends)
        else:
            doubts += _MISLED * (sum(far < own for far in others.values()) + (own <= 0))
            cost += _LINE * (own <= 0)
            if not doubts:
                badge = Box.around(box.right - _BADGE if turned else box.left + _BADGE, y, 2 * _BADGE, _HIGH)
                beside = self._beside(badge, label.id, gap)
                own = beside.pop(label.id, math.inf)
                doubts += _MISLED * sum(far < own for far in beside.values()) + (own > _FAR)
                cost += _RIVAL * sum(far < own + _NEARER for far in beside.values())
        return Spot(box, on, turned, doubts, cost + _DOUBT * doubts)

    def _beside(self, badge: Box, id: str, gap: float) -> dict[str, float]:
        """The lines about a badge: most often its own is about as near as to the label."""
        near = self.lines.distances(badge, gap + _NEARER)
        return near if id in near else self.lines.distances(badge, _FAR + _NEARER)


@lru_cache(maxsize=_TRIES)
def _candidates(count: int) -> tuple[_Candidate, ...]:
    """Places beside so many points of a line, and on it, in the order of what they cost if nothing is in the way."""
    found: list[_Candidate] = []
    for number in range(count):
        part = (number + 0.5) / count
        off = 26 * abs(part - 0.5)
        found += [(_ON + off, part, across, 0, 0.0, across < 0) for across in (0, 1, -1)]
        for rank, (across, up) in enumerate(_SIDES):
            turned = across < 0
            found += [
                (off + 0.8 * rank + (gap - _GAPS[0]) + _TURNED * turned, part, across, up, gap, turned) for gap in _GAPS
            ]
    return tuple(sorted(found, key=lambda one: one[0]))


def _middle(label: Label, candidate: _Candidate) -> Point:
    _, part, across, up, gap, _ = candidate
    x, y = label.line[round(part * (len(label.line) - 1))]
    if not gap:
        return x + across * (label.width / 2 - _BADGE), y
    # Beside a point two ways lead away; diagonal ones need less.
    less = 0.7 if across and up else 1.0
    return x + across * (label.width / 2 + gap * less), y + up * (label.height / 2 + gap * less)
