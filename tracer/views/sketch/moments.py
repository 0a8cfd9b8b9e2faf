"""Lines of a sketch in the order in which they are told: each with its time, then numbered."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from tracer import wording
from tracer.analysis.chronology import Chronology
from tracer.analysis.flows import Transfer
from tracer.analysis.reading import Reading
from tracer.analysis.spans import Span
from tracer.case.times import to_datetime
from tracer.case.zones import DAY, HOUR
from tracer.kernel.temporal import Order
from tracer.views.sketch.sketch import Edge
from tracer.vocabulary import Verb

#: When a line has its place: as early as it can have been; if nothing bounds that, as late.
Moment = tuple[float, float]
#: Letters of a way that has room in a label.
_LONGEST = 24
#: How many places a line can stand before where its time alone would put it.
_BACK = 200
#: How much earlier than in Greenwich a day begins where it does first; how far a chain of acts may lie off that.
_EAST, _NEAR = 14 * HOUR, 1000


@dataclass(frozen=True, slots=True)
class Line:
    """An edge before it is numbered: its time decides its place."""

    time: Moment
    edge: Edge


def moment(span: Span) -> Moment:
    """Where something stands among others; what is known only to have been before a time stands at that time.

    A day of no zone, which begins first at the far end of the earth, stands where it begins in Greenwich: a 27th stood
    above an evening of the 26th.

    Example:
        >>> sorted([moment((None, None)), moment((None, 5)), moment((3, 9))])
        [(3, 9), (5, 5), (inf, inf)]
    """
    low, high = span
    last = math.inf if high is None else high
    if low is None:
        return last, last
    day = low != high and 0 <= (low + _EAST) % DAY <= _NEAR
    return min(low + _EAST, last) if day else low, last


def placed(reading: Reading, transfers: Collection[Transfer]) -> dict[str, Moment]:
    """Where each transfer stands: a receipt of which no giver is told below all that can have brought it, if it may.

    It is told when that came to an end, not by which way; at the beginning of its days it stood above every one.

    Example:
        >>> import tracer
        >>> reading = tracer.examine(tracer.load(tracer.example("october-1962"))).reading
        >>> found = placed(reading, reading.flows.of("letter25"))
        >>> sorted(found, key=found.__getitem__)
        ['washington', 'tel997', 'receipt25']
    """
    found = {one.id: moment(reading.times.of(one.id)) for one in transfers}
    receipts = [one for one in transfers if one.act is not None and one.act.verb is Verb.RECEIVE and not one.giver]
    bringing: dict[str, list[Transfer]] = {}
    for one in transfers if receipts else ():
        for content in reading.items.contents(one.item) if one not in receipts else ():
            bringing.setdefault(content, []).append(one)
    for receipt in receipts:
        high = reading.times.of(receipt.id)[1]
        before = [
            found[one.id][0] for content in reading.items.contents(receipt.item) for one in bringing.get(content, ())
            if found[one.id][0] < math.inf and set(one.giver).isdisjoint(receipt.recipient)
            and reading.times.possibly_before(one.id, receipt.id)
        ]  # fmt: skip
        last = min(max(before, default=-math.inf), math.inf if high is None else high)
        found[receipt.id] = max(found[receipt.id], (last, math.inf))
    return found


def numbered(lines: Iterable[Line], reading: Reading) -> tuple[Edge, ...]:
    """What happened, with numbers in order of time; none comes before a line that it is known to follow."""
    happened: list[Edge] = []
    for edge in (line.edge for line in sorted(lines, key=lambda line: line.time)):
        late = range(max(0, len(happened) - _BACK), len(happened))
        after = (n for n in late if _known_before(edge, happened[n], reading.times))
        happened.insert(next(after, len(happened)), edge)
    return tuple(replace(edge, badge=str(number)) for number, edge in enumerate(happened, 1))


def _known_before(one: Edge, other: Edge, times: Chronology) -> bool:
    """Whether what two lines show is known in its order. A promise stands when it was made, not when it falls due."""
    dated = all(edge.kind != "promised" and edge.id in times for edge in (one, other))
    return dated and times.compare(one.id, other.id) is Order.BEFORE


def clock(reading: Reading, id: str) -> str:
    """A time for a label: a clock in UTC and as written; a date where there is no clock; else nothing."""
    low, high = reading.times.of(id)
    zone = reading.times.zone(id)
    if low is None or low != high:
        known = low is not None and high is not None and wording.dated(reading, id)
        return _day(wording.when((low, high), zone)) if known else ""
    text = f"{to_datetime(low, 'UTC'):%H%M}Z"
    if zone not in (None, "UTC", "Z"):
        place = str(zone).rsplit("/", 1)[-1].replace("_", " ")
        text += f", {to_datetime(low, str(zone)):%H:%M} {place}"
    return text


def titled(title: str, time: str) -> tuple[str, ...]:
    """A title and a time for a label, the time left out if the title gives that day and month itself.

    Example:
        >>> titled("Telegram 34 to Calcutta, July 13", "13 Jul 1951"), titled("", "0001Z")
        (('Telegram 34 to Calcutta, July 13',), ('0001Z',))
    """
    day = time.split(" ")
    said = title.replace(",", " ").split()
    dated = len(day) == 3 and day[0] in said and any(word.startswith(day[1]) for word in said)
    return tuple(part for part in (title, "" if dated else time) if part)


def way(reading: Reading, hands: Sequence[str], *, heard: bool = False) -> str:
    """By whose hands it went or was to go, in words; nothing where none are said."""
    said = "said to be " if heard else ""
    return f"{said}through {wording.names(reading, hands)}" if hands else ""


def brief(way: str) -> tuple[str, ...]:
    """A way as a line of a label; a longer one stands in the list alone, for it would crowd the lines."""
    return (way,) if 0 < len(way) <= _LONGEST else ()


def _day(text: str) -> str:
    return text if len(text) <= 14 else ""
