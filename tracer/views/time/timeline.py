"""What happened in an order that the times allow: the stops of the views over time.

A stop is an instant, a day, or an area of which only is known what comes before and after it. No
position stands for a time that no document gives: what may have come before or after other stops
has a range of them, and whoever asks about a position is answered for every order that is possible.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from tracer.analysis.reading import Reading
from tracer.analysis.spans import ALWAYS, Span, within
from tracer.kernel.temporal import Order
from tracer.views.sketch.moments import moment

#: No calendar day on earth is longer than this, with all zones in which it can be meant.
ANY_DAY = 50 * 3_600_000_000


@dataclass(frozen=True, slots=True)
class Event:
    """Something to be put in order.

    Attributes:
        id: unique among the events.
        of: the act or document that gives its time; None if nothing does.
        before: acts and documents before which it lies, where nothing gives its time.
        at: an instant at which nothing is told to have happened, but by which something had.
        number: its number in the channel, which decides where no order is known.
        late: without a number it stands as late as it can have been, at what tells it: it may have lasted until then.
    """

    id: str
    of: str | None = None
    before: tuple[str, ...] = ()
    at: int | None = None
    number: int | None = None
    late: bool = False

    @property
    def placed(self) -> bool:
        """Whether it has a time of its own."""
        return self.of is not None or self.at is not None


@dataclass(frozen=True, slots=True)
class Stop:
    """Events of one time, or one event whose time is not recorded.

    Attributes:
        events: ids, in the order in which they were given.
        of: the act or document that gives its time; None if nothing does.
        span: what the times leave of when it was.
        free: numbers of the stops that it may be before or after, its own among them; only its own
            where its place is known.
    """

    events: tuple[str, ...]
    of: str | None
    span: Span
    free: tuple[int, ...]

    @property
    def instant(self) -> int | None:
        """The one instant at which it was, if that is known."""
        return self.span[0] if self.span[0] == self.span[1] else None


_TURNED = {Order.BEFORE: Order.AFTER, Order.AFTER: Order.BEFORE}


class Timeline:
    """Stops in an order that the times allow. Position 2n+1 is stop n; the even ones lie between.

    It answers the questions that custody asks of times, for positions instead of instants.

    Args:
        events: what is put in order.
        like: another timeline with all of them, whose order is kept.

    Example:
        >>> import tracer
        >>> from tracer.analysis.reading import read
        >>> reading = read(tracer.load(tracer.example("bush-gorbachev-1990")))
        >>> line = Timeline(reading, [Event(id, id) for id in ("m3", "handover", "m1")])
        >>> [stop.of for stop in line.stops], line.of("handover")
        (['m1', 'handover', 'm3'], (3, 3))
    """

    def __init__(
        self, reading: Reading, events: Iterable[Event], like: Timeline | None = None
    ) -> None:
        self._times = reading.times
        # Whatever is put in order, times and the order of two are the same.
        self._known: dict[str, Span] = like._known if like else {}
        self._reaches: dict[int, tuple[int, int]] = {}
        events = tuple(events)
        self._spans = [self._time(event.of) for event in events if event.of is not None]
        self._orders: dict[tuple[str, str], Order] = like._orders if like else {}
        at = {event: number for number, stop in enumerate(like.stops) for event in stop.events} if like else {}
        groups = sorted(self._grouped(events), key=lambda group: at[group[0].id] if like else self._key(group[0]))
        if like is None:
            _renumber(groups)
        order, earlier = self._ordered([group[0] for group in groups])
        groups = [groups[one] for one in order]
        earlier = self._earlier = [[earlier[one][other] for other in order] for one in order]
        stops: list[Stop] = []
        for one, group in enumerate(groups):
            span = self._span(group[0])
            floats = group[0].of is not None and span[0] != span[1] or span == ALWAYS
            free = [
                other for other in range(len(groups)) if other == one
                or (floats and groups[other][0].placed and not (earlier[one][other] or earlier[other][one])
                    and not _fixed(span, self._span(groups[other][0])))
            ]  # fmt: skip
            stops.append(Stop(tuple(e.id for e in group), group[0].of, span, tuple(free)))
        self.stops: tuple[Stop, ...] = tuple(stops)
        self._place = {e.of: n for n, group in enumerate(groups) for e in group if e.of is not None}

    def of(self, id: str) -> tuple[int, int]:
        """Between which positions an act or document lies.

        What may be before a stop may lie anywhere in the stretch before it; what may be after one has surely been
        only at the next.
        """
        own = self._place[id]
        if own not in self._reaches:  # custody asks again for every position
            self._reaches[own] = self._reach(own)
        return self._reaches[own]

    def _reach(self, own: int) -> tuple[int, int]:
        """Between which positions a stop may stand."""
        stop, fixed = self.stops[own], [n for n, other in enumerate(self.stops) if other.instant is not None]
        least = max((n for n in fixed if self._earlier[n][own]), default=-1)
        most = min((n for n in fixed if self._earlier[own][n]), default=len(self.stops))
        near = [n for n in stop.free if n == own or least < n < most]
        first = 2 * near[0] + (near[0] == own)
        last = 2 * near[-1] + (1 if near[-1] == own else 3)
        low, high = stop.span
        return (
            first if low is None else max(first, self.not_after(low)),
            last if high is None else min(last, max(self.not_before(high), 2 * own + 1)),
        )

    def compare(self, one: str, other: str) -> Order:
        """Which of two acts or documents came first."""
        a, b = self._place[one], self._place[other]
        if a == b:
            return Order.SAME
        return Order.BEFORE if self._earlier[a][b] else Order.AFTER if self._earlier[b][a] else Order.CANNOT_TELL

    def open_against(self, number: int) -> list[int]:
        """Which other stops one may have come before as well as after; of an instant none, where the others say it.

        What came before an instant or at it, whichever of the two: that much is known of these.
        """
        own = self.stops[number].of
        return [
            n for n in self.stops[number].free
            if n != number and self.stops[n].of is not None and not self._weakly(own, self.stops[n].of)
        ]  # fmt: skip

    def _weakly(self, one: str | None, other: str | None) -> bool:
        """Whether it is known which of two did not come after the other."""
        if one is None or other is None:
            return False
        known = self._orders.get((one, other))
        if known is Order.CANNOT_TELL and not self._exact(one, other):  # it has been asked for that already
            return False
        return self._times.never_after(one, other) or self._times.never_after(other, one)

    def position(self, id: str) -> int:
        """Where an act or document is shown."""
        return 2 * self._place[id] + 1

    def holds(self, id: str) -> bool:
        """Whether this act or document is one of the events."""
        return id in self._place

    def not_before(self, instant: int) -> int:
        """The first position that is shown to be this instant or later.

        Stops without an instant may stand behind it that may have been before it: they say so themselves.
        """
        for number, stop in enumerate(self.stops):
            if stop.instant is not None and stop.instant >= instant:
                return 2 * number + 1
        for number in range(len(self.stops) - 1, -1, -1):
            low = self.stops[number].span[0]
            if low is None or low < instant:
                return 2 * number + 3
        return 1

    def not_after(self, instant: int) -> int:
        """The first position at which there can be an instant that is this one or later."""
        position = 0
        for number, stop in enumerate(self.stops):
            if stop.instant is not None and stop.instant >= instant:
                return 2 * number + 1 if stop.instant == instant else position
            # A day, too, has its place where nothing may have been on either side of it.
            over = stop.free == (number,) and stop.span[1] is not None and stop.span[1] < instant
            if stop.instant is not None or (over and _noon(stop.span) is not None):
                position = 2 * number + 2
        return position

    def _grouped(self, events: Iterable[Event]) -> list[list[Event]]:
        """Events of one instant, or of one act, stand together."""
        groups: dict[object, list[Event]] = {}
        for event in events:
            span = self._span(event)
            exact = event.placed and span[0] is not None and span[0] == span[1]
            key: object = span if exact else event.of if event.of is not None else (event.id,)
            if not exact and event.of is not None:
                key = next((k for k, g in groups.items() if self._same(event, g[0])), key)
            groups.setdefault(key, []).append(event)
        return list(groups.values())

    def _same(self, one: Event, other: Event) -> bool:
        if one.of is None or other.of is None:
            return False
        return self._way(one.of, other.of) is Order.SAME

    def _ordered(self, events: list[Event]) -> tuple[list[int], list[list[bool]]]:
        """Numbers of the events so that none stands before what certainly came before it; and which precedes which."""
        earlier = [[False] * len(events) for _ in events]
        spans = [self._span(event) if event.placed else ALWAYS for event in events]
        for number, one in enumerate(events):
            high = spans[number][1]
            for more in range(number + 1, len(events)):
                low = spans[more][0]
                if high is not None and low is not None and high < low:  # most pairs: too many for a call each
                    earlier[number][more] = True
                else:
                    earlier[number][more], earlier[more][number] = self._precedence(one, events[more])
        waits = [sum(column) for column in zip(*earlier, strict=True)]
        rest, found = list(range(len(events))), []
        while rest:
            # What is known to have come before the next one stands right above it.
            wanted = [number for number in rest if earlier[number][rest[0]]] or rest[:1]
            first = next((number for number in (*wanted, *rest) if waits[number] == 0), rest[0])
            rest.remove(first)
            found.append(first)
            for number in rest:
                waits[number] -= earlier[first][number]
        return found, earlier

    def _key(self, event: Event) -> tuple[float, float, bool]:
        """What nothing times but that it came before something: as near to that as it may stand, or first of all."""
        if event.of is not None:
            span = self._time(event.of)
            return (*(self._when((None, span[1]) if event.late else span)), not event.late)
        if event.at is not None:  # behind whatever may have been before it
            before = [self._when(s) for s in self._spans if s[0] != s[1] and (s[0] is None or s[0] < event.at)]
            return (*max(before, default=(event.at, event.at)), True)
        ends = [self._when(self._time(id)) for id in event.before]
        return (*min(ends, default=(math.inf, math.inf)), False)

    def _when(self, span: Span) -> tuple[float, float]:
        """Sorts what no order is known of: as its lines are numbered, but a day by its noon.

        What is only known to have been before the end of a day stands with that day.
        """
        noon = _noon(span)
        if noon is None and span[0] is None:
            noon = next((at for one in self._spans if one[1] == span[1] and (at := _noon(one)) is not None), None)
        return moment(span) if noon is None else (noon, noon)

    def _span(self, event: Event) -> Span:
        if event.of is not None:
            return self._time(event.of)
        if event.at is not None:
            return event.at, event.at
        highs = [high for id in event.before if (high := self._times.of(id)[1]) is not None]
        return None, min(highs, default=None)

    def _time(self, id: str) -> Span:
        """The time of an act or document, asked for once."""
        if id not in self._known:
            self._known[id] = self._times.of(id)
        return self._known[id]

    def _order(self, one: str, other: str) -> Order:
        """Which of two came first, each pair asked for once.

        What a document tells as done came before it or with it: it stands before, as there nothing is between them.
        """
        if (one, other) not in self._orders:
            order = self._times.compare(one, other)
            if order is Order.CANNOT_TELL and not self._exact(one, other):
                order = Order.BEFORE if self._times.never_after(one, other) else order
                order = Order.AFTER if self._times.never_after(other, one) else order
            self._orders[one, other], self._orders[other, one] = order, _TURNED.get(order, order)
        return self._orders[one, other]

    def _exact(self, one: str, other: str) -> bool:
        """Whether one of two is known to the instant."""
        return any(low == high for low, high in map(self._time, (one, other)))

    def _precedence(self, one: Event, other: Event) -> tuple[bool, bool]:
        """Whether the first certainly came before the second, and the second before the first."""
        if one.of is not None and other.of is not None:
            order = self._way(one.of, other.of)
            return order is Order.BEFORE, order is Order.AFTER
        if one.at is not None or other.at is not None:
            return self._by(one, other), self._by(other, one)
        return self._bounded(one, other), self._bounded(other, one)

    def _by(self, one: Event, other: Event) -> bool:
        """Whether the first came before the second, of which one is an instant by which something had happened."""
        end, start = self._span(one)[1], self._span(other)[0]
        return end is not None and start is not None and (end < start or (end == start and other.at is not None))

    def _bounded(self, one: Event, other: Event) -> bool:
        """Whether what the first lies before is no later than the second."""
        ends = (one.of,) if one.of is not None else one.before
        start = other.of
        return start is not None and any(
            end == start or self._way(end, start) in (Order.BEFORE, Order.SAME) for end in ends
        )

    def _way(self, one: str, other: str) -> Order:
        """Which of two came first, as their times or, where these overlap, what is known of their order says."""
        (low, high), (start, end) = self._time(one), self._time(other)
        if high is not None and start is not None and high < start:
            return Order.BEFORE
        if low is not None and end is not None and end < low:
            return Order.AFTER
        return self._order(one, other)


def _renumber(groups: list[list[Event]]) -> None:
    """Puts those with numbers into the order of these, in the places that they have."""
    numbers = [min((e.number for e in group if e.number is not None), default=None) for group in groups]
    places = [place for place, number in enumerate(numbers) if number is not None]
    found = [group for _, group in sorted(
        ((n, group) for n, group in zip(numbers, groups, strict=True) if n is not None), key=lambda one: one[0]
    )]
    for place, group in zip(places, found, strict=True):
        groups[place] = group


def _fixed(span: Span, other: Span) -> bool:
    """Whether a day has its place, and what may have been before or after it is known less closely: that says so."""
    return _noon(span) is not None and span != other and within(span, other)


def _noon(span: Span) -> float | None:
    """The middle of what lies within a calendar day, but is no instant."""
    low, high = span
    return (low + high) / 2 if low is not None and high is not None and 0 < high - low <= ANY_DAY else None
