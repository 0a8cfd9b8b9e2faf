"""A time as a student writes it: as a case file has it, or in everyday words."""

from __future__ import annotations

import re
from calendar import month_abbr, monthrange
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from tracer.analysis.spans import Span, disjoint
from tracer.case.times import TimeError, parse_time

#: Places on earth keep clocks from so many hours behind UTC to so many before it.
_BEHIND, _BEFORE = timedelta(hours=12), timedelta(hours=14)
#: A time that is right to the day, in whatever zone it was meant, is as exact as is asked.
_ASKED = 3 * 86_400_000_000
#: A bound that leaves its own instant out is written to the minute as one that has it.
_MINUTE = 60_000_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MONTHS = {name.casefold(): number for number, name in enumerate(month_abbr) if name}
_MONTH = r"(?P<month>[a-z]{3,9})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
#: Four figures are no year where they are a clock: "March 21, 0001Z".
_YEAR = r"(?:,?\s*(?P<year>\d{4})(?!\d|\s*(?:z\b|h\b|hours|utc|gmt)))?"
_NUMBERS = re.compile(r"(?<![\d/.])(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?!\d)")
_DATES = tuple(re.compile(text) for text in (
    r"(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})(?!\d)",
    rf"(?<![\d:.]){_DAY}\s+(?:of\s+)?{_MONTH}{_YEAR}(?![a-z\d])",
    rf"(?<![a-z]){_MONTH}\s+{_DAY}{_YEAR}(?!\d)",
    rf"(?<![a-z]){_MONTH},?\s+(?P<year>\d{{4}})(?!\d)",
    r"(?<!\d)(?P<year>\d{4})(?!\d)",
))  # fmt: skip
_CLOCK = re.compile(
    r"(?<![\d-])(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2})(?::\d{2})?\s*(?P<half>[ap]\.?m)?|\s*(?P<alone>[ap]\.?m))"
    r"|(?<![\d-])(?P<joined>\d{4})\s*(?:z\b|h\b|hours|utc|gmt)"
)
#: The two ends of a span, as the key writes them.
_ENDS = re.compile(r"\bbetween (?P<first>.+) and (?P<last>.+)")
_BOUND = re.compile(r"\b(?P<word>before|by|until|after|since)\b")


@lru_cache(10_000)
def span_of(text: str, year: int | None = None) -> Span | None:
    """The instants that a student's words can mean, UTC microseconds; None if they name no time.

    Args:
        text: what the student wrote.
        year: the year of a date that has none.

    Example:
        >>> span_of("1990-03-21T10:30 Europe/Moscow") == span_of("1990-03-21T07:30Z")
        True
        >>> disjoint(span_of("21 March 1990, 10:30 Moscow time"), span_of("1990-03-21T07:30Z"))
        False
        >>> span_of("21/3/1990 10:30am") == span_of("21 March 1990, 10.30")
        True
        >>> span_of("March 21, 0001Z", 1990) == span_of("1990-03-21T00:01Z")
        True
        >>> span_of("between 1 Mar 1990, 0730Z and 2 Mar 1990, 0800Z") == span_of("1990-03-01T07:30Z/1990-03-02T08:00Z")
        True
        >>> span_of("24 Aug 1970, after 1400Z")[1] == span_of("24 Aug 1970")[1]
        True
        >>> span_of("some time later") is None
        True
    """
    text = " ".join(text.split())[:200]
    try:
        found = parse_time(text, year=year)
    except TimeError:
        return _everyday(text.casefold(), year)
    if found.earliest is None and found.latest is None:
        return None
    return found.earliest, found.latest


def worth(written: Span | None, right: Span) -> float:
    """How well a student's time agrees: 1, half where it is much wider than the right one, or 0.

    Example:
        >>> worth((0, 5), (3, 4)), worth((0, 5), (9, 9)), worth(None, (None, None))
        (1.0, 0.0, 1.0)
    """
    if right == (None, None):
        return 1.0  # the record does not tell
    if written is None or disjoint(written, right):
        return 0.0
    return 1.0 if _width(written) <= max(_width(right) + _MINUTE, _ASKED) else 0.5


def _width(span: Span) -> float:
    return float("inf") if span[0] is None or span[1] is None else span[1] - span[0]


def _everyday(text: str, year: int | None) -> Span | None:
    if (ends := _ENDS.search(text)) is not None:
        first, last = (_everyday(ends[one], year) for one in ("first", "last"))
        if first and last:
            return first[0], last[1]
    if (numbers := _NUMBERS.search(text)) is not None:
        # Day and month stand in either order; where both can be meant, both are.
        one, other, full = (int(number) for number in numbers.groups())
        dates = {(day, month) for day, month in ((one, other), (other, one)) if _is(full, month, day)}
        found = [_instants(full, month, day, text) for day, month in dates]
        if found:
            return _bounded(text, min(first for first, _ in found), max(last for _, last in found))
    for pattern in _DATES:
        match = pattern.search(text)
        if match is None:
            continue
        said = {"year": None, "month": None, "number": None, "day": None} | match.groupdict()
        month = int(said["number"]) if said["number"] else _MONTHS.get((said["month"] or "")[:3])
        if said["month"] and month is None:
            continue
        in_year = int(said["year"]) if said["year"] else year
        if in_year is None:
            continue
        try:
            day = int(said["day"] or 0)
            whole = _instants(in_year, month, day, "") if day else (None, None)
            return _bounded(text, *_instants(in_year, month, day, text), match.end(), whole)
        except (ValueError, OverflowError):
            continue
    return None


def _is(year: int, month: int, day: int) -> bool:
    try:
        datetime(year, month, day, tzinfo=UTC)
    except ValueError:
        return False
    return year > 1


def _instants(year: int, month: int | None, day: int, text: str) -> tuple[int, int]:
    first = datetime(year, month or 1, day or 1, tzinfo=UTC)
    last = datetime(year, month or 12, day or monthrange(year, month or 12)[1], 23, 59, 59, tzinfo=UTC)
    clock = _CLOCK.search(text)
    if day and clock:
        first = last = first + timedelta(minutes=_minutes(clock))
    if not (day and clock and re.search(r"\d\s*(?:z\b|utc|gmt)", text)):
        first, last = first - _BEFORE, last + _BEHIND
    return _micro(first), _micro(last)


def _minutes(clock: re.Match[str]) -> int:
    if clock["joined"]:
        hour, minute = int(clock["joined"][:2]), int(clock["joined"][2:])
    else:
        hour, minute = int(clock["hour"]), int(clock["minute"] or 0)
    half = (clock["half"] or clock["alone"] or "")[:1]
    return (hour % 12 + 12 * (half == "p") if half else hour) * 60 + minute


def _bounded(text: str, first: int, last: int, dated: int = 0, day: Span = (None, None)) -> Span:
    """With the bound that a word sets: behind the date it bounds within that day."""
    match = _BOUND.search(text)
    if match is None:
        return first, last
    begins, ends = day if dated and match.start() >= dated else (None, None)
    return (first, ends) if match["word"] in ("after", "since") else (begins, last)


def _micro(at: datetime) -> int:
    return (at - _EPOCH) // timedelta(microseconds=1)
