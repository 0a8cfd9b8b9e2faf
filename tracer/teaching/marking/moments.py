"""When the hand-offs of a key were, for what a student writes: with the years and clocks of the case."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from tracer.analysis.reading import Reading
from tracer.case.zones import DAY, to_datetime
from tracer.kernel.truth import Truth
from tracer.teaching.marking.times import Clocks
from tracer.teaching.marking.timing import Right

#: Nobody means a time so far from all that the case tells of.
_FAR = 366 * DAY


@lru_cache(16)
def clocks(reading: Reading) -> Clocks:
    """The years and clocks that a case gives to a time without."""
    case = reading.case
    ends = [end for document in case.documents for end in reading.times.of(document.id) if end is not None]
    years = {to_datetime(end).year for end in (min(ends), max(ends))} if ends else set()
    if case.year is not None:
        years.add(case.year)
    every = range(min(years), max(years) + 1) if years else ()
    written = [document.date.zone for document in case.documents if document.date is not None]
    zones = {zone for zone in (*(agent.zone for agent in case.agents), *written) if zone}
    return Clocks(tuple(every), ("UTC",), ("UTC", *sorted(zones - {"UTC"})))


def moment(reading: Reading, id: str, item: str | None = None, givers: Iterable[str] = ()) -> Right:
    """When an act or message was.

    Args:
        reading: of the case.
        id: of the act or document.
        item: what it brought; nobody can hand on what he does not write himself before it is first on its way.
        givers: who gave it.
    """
    span, zone, of = reading.times.of(id), reading.times.zone(id), clocks(reading)
    ends = [end for document in reading.case.documents for end in reading.times.of(document.id) if end is not None]
    ends += [end for end in span if end is not None]
    low, high = (min(ends) - _FAR, max(ends) + _FAR) if ends else (None, None)
    if span[0] is None and item is not None:
        first = _first(reading, id, item, {*givers})
        if first is not None and (span[1] is None or first <= span[1]):
            low = first
    days = tuple(dict.fromkeys((zone or "UTC", "UTC")))
    return Right(span, (low, high), zone is not None, Clocks(of.years, days, tuple(dict.fromkeys((*days, *of.hours)))))


def _first(reading: Reading, id: str, item: str, givers: set[str]) -> int | None:
    """When what an act brought is first shown on its way from others, where that is known."""
    case, starts = reading.case, []
    for content in reading.items.contents(item):
        senders = {sender for one in case.items if one.id == content for sender in one.sender}
        brought = [one for one in reading.flows.of(content) if one.id != id and one.happened is Truth.YES]
        if givers & senders or any(givers & {*one.giver} for one in brought):
            return None
        starts += [reading.times.of(one.id)[0] for one in brought]
    return None if None in starts else min((start for start in starts if start is not None), default=None)
