"""Times that only their neighbours date: clocks without a date, and the day before or after something (rule R21)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from tracer.analysis.spans import Span
from tracer.case.model import Case, Document
from tracer.case.times import Time, from_datetime, to_datetime
from tracer.errors import Location

_DAY = 86_400_000_000
#: Between neighbours that lie further apart a clock is not looked for.
_FURTHEST = 40 * _DAY


@dataclass(frozen=True, slots=True)
class Dated:
    """When something was, by its neighbours.

    Attributes:
        holder: id of the statement or document whose time it is.
        text: the time as written.
    """

    holder: str
    document: str
    span: Span
    text: str
    location: Location


def clocks(case: Case, span: Callable[[str], Span]) -> tuple[list[Dated], tuple[str, ...]]:
    """Gives each clock without a date the one day that its neighbours leave.

    Args:
        span: when a statement or document was, as far as it is known without its clock.

    Returns:
        What is dated so, and the ids of those whose neighbours leave several days or none.
    """
    solved, unsolved = list[Dated](), list[str]()
    for holder, time, document, location in _times(case):
        if time.clock is None or time.zone is None:
            continue
        instants = _possible_instants(case, holder, document, time.clock, time.zone, span)
        if len(instants) == 1:
            solved.append(Dated(holder, document.id, (instants[0], instants[0]), time.text, location))
        else:
            unsolved.append(holder)
    return solved, tuple(unsolved)


def days_beside(case: Case, span: Callable[[str], Span], zone: Callable[[str], str | None]) -> Iterator[Dated]:
    """Bounds each `day after X`, `day before X` by that calendar day in the zone in which X is written."""
    for holder, time, document, location in _times(case):
        for anchor in time.anchors:
            low, high = span(anchor.ref)
            days = {"day after": 1, "day before": -1}.get(anchor.relation)
            if days is not None and low is not None and high is not None:
                there = zone(anchor.ref) or "UTC"
                first, past = _midnight(low, there, days), _midnight(high, there, days + 1)
                yield Dated(holder, document.id, (first, past - 1), time.text, location)


def _times(case: Case) -> Iterator[tuple[str, Time, Document, Location]]:
    """Every time that is written, with whose it is and where it stands."""
    for document in case.documents:
        if document.date:
            yield document.id, document.date, document, document.location
        for statement in document.says:
            if statement.when:
                yield statement.id, statement.when, document, statement.location


def _possible_instants(
    case: Case, id: str, document: Document, clock: int, zone: str, span: Callable[[str], Span]
) -> list[int]:  # fmt: skip
    low, high = span(id)
    if low is None:
        starts = [span(other)[0] for other in _brought_by(case, id, document)]
        low = min((start for start in starts if start is not None), default=None)
    if high is None:
        high = span(document.id)[1]
    if low is None or high is None or high - low > _FURTHEST:
        return []
    midnight, found = to_datetime(low - _DAY, zone).replace(hour=0, minute=0, second=0, microsecond=0), []
    for days in range((high - low) // _DAY + 4):
        instant = from_datetime(midnight + timedelta(days=days, microseconds=clock))
        if low <= instant <= high:
            found.append(instant)
    return found


def _brought_by(case: Case, id: str, document: Document) -> tuple[str, ...]:
    """The documents that can have brought what the act is about, or that this one answers."""
    item = next((s.item for s in document.says if s.id == id), None)
    contents = set(case.item(item).carries) | {item} if item else set()
    bringing = [d.id for d in case.documents if d.id != document.id and contents & {*d.carries, d.id}]
    return tuple(bringing) or document.answers


def _midnight(instant: int, zone: str, days: int) -> int:
    """The midnight at which the calendar day of an instant began, so many days later."""
    local = to_datetime(instant, zone).replace(hour=0, minute=0, second=0, microsecond=0)
    return from_datetime(local + timedelta(days=days))
