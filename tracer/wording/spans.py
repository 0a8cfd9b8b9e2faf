"""Instants, spans and durations in words, never narrower than they are."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from tracer.analysis.reading import Reading
from tracer.analysis.spans import Span
from tracer.case.times import Time
from tracer.case.zones import DAY, instants, to_datetime
from tracer.wording.dates import MONTHS, zone_place

NO_TIME = "a time not recorded"
#: Each act that comes before another, and that before a third, takes a microsecond off an end.
_LAST = 1_000


def instant(microseconds: int) -> str:
    """An instant as records have it: `21 Mar 1990, 0730Z`."""
    at = to_datetime(microseconds, "UTC")
    clock = f"{at:%H%M}Z" if at.second == 0 else f"{at:%H%M:%S}Z"
    return f"{date(at)}, {clock}"


def date(day: datetime) -> str:
    """A day as records have it: `21 Mar 1990`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year:04d}"


def when(span: Span, zone: str | None = None) -> str:
    """A span of time in words, never narrower than it is; the local clock where a zone is written."""
    low, high = span
    if low is not None and low == high:
        return instant(low) + _local(low, zone)
    if low is None and high is None:
        return NO_TIME
    low, high = _whole(low, high)
    if low is None or high is None:
        known_end = low if low is not None else high
        assert known_end is not None, "one end is known"
        if (day := _open_from(low, high, zone)) is not None:
            return day
        return f"after {instant(known_end)}" if high is None else f"before {end(known_end)}"
    if (day := _rest_of_day(low, high, zone or "UTC") or (_dates(low, high) if zone is None else None)) is not None:
        return day
    return f"between {_start(low, zone)} and {_end(high, zone)}"


def told_when(reading: Reading, id: str) -> str:
    """When an act or document was; of what no document dates only what bounds it, and no day.

    Example:
        >>> import tracer
        >>> reading = tracer.examine(tracer.load(tracer.example("dobrynin-1963"))).reading
        >>> told_when(reading, "handing"), told_when(reading, "returned")
        ('3 Apr 1963', 'not before 3 Apr 1963, nor after it')
    """
    low, high = reading.times.of(id)
    zone = zone_of(reading, id)
    if low is None or high is None or low == high or dated(reading, id):
        return when((low, high), zone)
    begin, close = _whole(low, high)
    first, last = _start(begin or low, zone), _end(close or high, zone)
    return f"not before {first}, nor after it" if first == last else f"between {first} and {last}"


def printed(reading: Reading, document: str) -> str:
    """The date that a document bears, whatever else bounds it; what is known of it where it bears none, or nothing.

    Example:
        >>> import tracer
        >>> reading = tracer.examine(tracer.load(tracer.example("harriman-1963"))).reading
        >>> printed(reading, "reply"), told_when(reading, "reply")
        ('26 Jul 1963 (no zone given)', 'between 25 Jul 1963, 1000Z and 26 Jul 1963, 1600Z')
    """
    date, span, zone = reading.case.document(document).date, reading.times.of(document), reading.times.zone(document)
    if date is not None and None not in (date.earliest, date.latest) and not date.anchors:
        span, zone = (date.earliest, date.latest), date.zone
    return "" if span == (None, None) else when(span, zone)


def zone_of(reading: Reading, id: str) -> str | None:
    """The zone of an act or document; where an act has none that of the document that tells it, by which it is bounded.

    Example:
        >>> import tracer
        >>> reading = tracer.examine(tracer.load(tracer.example("dobrynin-1963"))).reading
        >>> zone_of(reading, "returned")
        'America/New_York'
    """
    act = reading.accounts.find(id)
    return reading.times.zone(id) or (reading.times.zone(act.document) if act else None)


def day_from(microseconds: int, zone: str | None, *, last: bool = False) -> datetime | None:
    """The day of which this is the first instant, or the last, in its zone, or anywhere if none is given; else None."""
    if zone is None:
        about = datetime.combine(to_datetime(microseconds, "UTC").date(), time.min)
        near = (about + timedelta(days=one) for one in (-1, 0, 1) if about.year not in (1, 9999))
        return next((day for day in near if microseconds == _edge(day, last=last)), None)
    at = to_datetime(microseconds + last, zone).replace(tzinfo=None)
    return at - timedelta(days=last) if at.time() == time.min else None


def _edge(day: datetime, *, last: bool) -> int:
    """The first or the last instant at which it is this day anywhere."""
    return instants(day + timedelta(days=1), None)[1] - 1 if last else instants(day, None)[0]


def dated(reading: Reading, id: str) -> bool:
    """Whether a document says when it was, and not only before or after what."""
    if reading.case.is_document(id):
        times = [reading.case.document(id).date]
    else:
        act = reading.accounts.find(id)
        times = [reading.accounts.statement(one).when for one in (act.statements if act else (id,))]
    return any(time is not None and says_when(time) for time in times)


def says_when(time: Time) -> bool:
    """Whether a time says more than before or after what it was."""
    beside = any(one.relation not in ("before", "after") for one in time.anchors)
    return time.clock is not None or None not in (time.earliest, time.latest) or beside


def end(microseconds: int) -> str:
    """The end of a span: the last microseconds before a full second are told as that second."""
    second = -(-microseconds // 1_000_000) * 1_000_000
    return instant(second if second - microseconds <= _LAST else microseconds)


def lasting(least: int | None, most: int | None) -> str:
    """A duration in words: `11 h 54 min`; a range where the times leave one, to the minute and never narrower.

    Example:
        >>> lasting(42840, 42840), lasting(3600, 7199), lasting(0, 7199)
        ('11 h 54 min', '1 h to 2 h', 'at most 2 h')
    """
    if least is None and most is None:
        return "a time not recorded"
    if least is None or most is None:
        bound = least if least is not None else most
        assert bound is not None, "one end is known"
        return f"{'at least' if most is None else 'at most'} {_duration(bound)}"
    if least == most:
        return _duration(least)
    least, most = least // 60 * 60, -(-most // 60) * 60
    return f"{_duration(least)} to {_duration(most)}" if least else f"at most {_duration(most)}"


def _whole(low: int | None, high: int | None) -> Span:
    """A span without the microseconds that what comes before it, or after it, takes off its ends."""
    if low is not None and low % 1_000_000 <= _LAST:
        low -= low % 1_000_000
    if high is not None and -(high + 1) % 1_000_000 <= _LAST:
        high += -(high + 1) % 1_000_000
    return low, high


def _local(microseconds: int, zone: str | None) -> str:
    """The clock of the zone; with its day, where that is another than in UTC."""
    if zone is None or zone in ("UTC", "Z"):
        return ""
    at = to_datetime(microseconds, zone)
    day = "" if at.date() == to_datetime(microseconds, "UTC").date() else f"{at.day} {MONTHS[at.month - 1]}, "
    return f" ({day}{at:%H:%M} {zone_place(zone)})"


def _rest_of_day(low: int, high: int, zone: str) -> str | None:
    """The date, where the span is one calendar day of the zone; with the clock, where it is part of one from an end."""
    start, last, after = to_datetime(low, zone), to_datetime(high, zone), to_datetime(high + 1, zone)
    if last.date() != start.date():
        return None
    begins, ends = (one.replace(tzinfo=None).time() == time.min for one in (start, after))
    if begins or ends:
        clock = end(high) + _local(high + 1, zone) if begins else instant(low)
        clock = clock.removeprefix(f"{date(start)}, ")  # in UTC it may be of another day
        return date(start) + ("" if begins and ends else f", {'before' if begins else 'after'} {clock}")
    return None


def _start(microseconds: int, zone: str | None) -> str:
    """The day whose beginning it is in its zone; else the instant."""
    day = day_from(microseconds, zone) if zone else None
    return date(day) if day else instant(microseconds)


def _end(microseconds: int, zone: str | None) -> str:
    """The day of which it is the last of; else the instant, which the span does not reach."""
    day = day_from(microseconds, zone, last=True) if zone else None
    return date(day) if day else end(microseconds)


def _dates(low: int, high: int) -> str | None:
    """The calendar days of a span that is wider than they are by every zone on earth, and by no more."""
    start, end = (to_datetime(one // DAY * DAY, "UTC").replace(tzinfo=None) for one in (low + DAY - 1, high + 1))
    if start >= end or (instants(start, None)[0], instants(end, None)[1]) != (low, high + 1):
        return None
    first, last = date(start), date(end - timedelta(days=1))
    dates = first if first == last else f"between {first} and {last}"
    if start.day == end.day == 1:
        months = 12 * (end.year - start.year) + end.month - start.month
        year = f"{start.year:04d}" if (months, end.month) == (12, 1) else dates
        dates = first.partition(" ")[2] if months == 1 else year
    return f"{dates} (no zone given)"


def _open_from(low: int | None, high: int | None, zone: str | None) -> str | None:
    """The day from which on it may be, or up to which, where one end of a span is open and the other is a day's."""
    known = low if low is not None else (high or 0) + 1
    at, written = to_datetime(known, zone or "UTC").replace(tzinfo=None), ""
    if at.time() != time.min:
        if zone is not None:
            return None
        at = datetime.combine(at + timedelta(days=high is None), time.min)
        # Of no zone only what the end of the calendar leaves open: elsewhere it may be a clock that was written.
        if at.year not in (1, 9999) or instants(at, None)[high is not None] != known:
            return None
        written = " (no zone given)"
    return (f"{date(at)} or later" if high is None else f"{date(at - timedelta(days=1))} or earlier") + written


def _duration(seconds: int) -> str:
    sign, seconds = ("minus ", -seconds) if seconds < 0 else ("", seconds)
    days, rest = divmod(seconds, 86_400)
    hours, rest = divmod(rest, 3_600)
    minutes, rest = divmod(rest, 60)
    parts = [f"{days} d"] * bool(days) + [f"{hours} h"] * bool(hours) + [f"{minutes} min"] * bool(minutes)
    return sign + (" ".join(parts + [f"{rest} s"] * bool(rest)) or "0 min")
