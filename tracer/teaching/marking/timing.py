"""How well a student's time agrees with the record's."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from tracer.analysis.spans import Span, disjoint
from tracer.case.zones import DAY, HOUR, MINUTE, ON_EARTH, to_datetime
from tracer.teaching.marking.times import Clocks, readings, unstated

#: So exact as this is exact enough: the day, and its neighbours where the zone is open.
_ASKED = 3 * DAY
#: A time as wide as a month is half as good as the right one, a wider one a quarter.
_MONTH = 40 * DAY
_HALF, _QUARTER = 0.5, 0.25
#: What a day without a zone is widened by, at its beginning.
_EAST = 14 * HOUR


@dataclass(frozen=True, slots=True)
class Right:
    """When a hand-off was, for what a student writes.

    Attributes:
        span: as the record has it; an end is None where it gives none.
        limits: beyond these nobody can have meant it; used where the record gives no end.
        zoned: whether the zone in which the record states it is known.
        clocks: what a time that lacks year or zone is read with.
    """

    span: Span
    limits: Span = (None, None)
    zoned: bool = True
    clocks: Clocks = Clocks()


@lru_cache(20_000)
def worth(cell: str, right: Right, span: Span | None = None) -> float:
    """How well a time agrees: 1; half or a quarter where the record allows it in part; or 0.

    Args:
        cell: as the student wrote it; `span` where the submission has it in instants.

    Example:
        >>> (day,) = readings("1990-03-21T10:30Z", Clocks())
        >>> [worth(text, Right(day)) for text in ("21 March 1990", "March 1990", "1990", "20 March 1990", "not stated")]
        [1.0, 0.5, 0.25, 0.0, 0.0]
        >>> bound = Right((None, day[1]), (day[0] - 3 * DAY, None))
        >>> [worth(text, bound) for text in ("by 21 March 1990", "not stated", "21 March 1990", "1990", "1980")]
        [1.0, 1.0, 0.5, 0.25, 0.0]
    """
    if right.span == (None, None):
        return 1.0  # the record does not tell
    if span is None and None in right.span and unstated(cell):
        return 1.0
    spans = readings(cell, right.clocks) if span is None else (span,)
    return max((_fit(one, right) for one in spans), default=0.0)


def _fit(written: Span, right: Right) -> float:
    low, high = (own if own is not None else limit for own, limit in zip(right.span, right.limits, strict=True))
    if disjoint(written, (low, high)):
        return _HALF if _another_clock(written, right) else 0.0
    if None in right.span:
        return _fit_to_bound(written, right, (low, high))
    start, end = low or 0, high or 0
    widened = not right.zoned and end - start >= DAY + ON_EARTH - 1
    if widened and disjoint(written, (start + _EAST, end - (ON_EARTH - _EAST))):
        return 0.0  # of a day without a zone its neighbours are not meant
    if None in written:
        near = any(_near(one, other) for one, other in zip(written, right.span, strict=True))
        return _HALF if near else _QUARTER
    return _by_width(written, max(_width(right.span) + MINUTE, _ASKED))


def _fit_to_bound(written: Span, right: Right, within: Span) -> float:
    """Where the record sets a bound only, that bound is asked: a day within it is more than the record says."""
    open_ends = tuple(end is None for end in written)
    if any(open_ends):
        agrees = all(own is None or _near(one, own) for one, own in zip(written, right.span, strict=True))
        same = all(own is not None or is_open for own, is_open in zip(right.span, open_ends, strict=True))
        return 1.0 if agrees and same else _HALF
    (first, last), (low, high) = written, within
    whole = low is not None and high is not None and first is not None and last is not None
    if whole and first <= low + DAY and last >= high - DAY:  # type: ignore[operator]
        return _by_width(written, max(_width(within), _ASKED) + 2 * DAY)
    return min(_HALF, _by_width(written, _ASKED))


def _by_width(written: Span, most: float) -> float:
    wide = _width(written)
    return 1.0 if wide <= most else _HALF if wide <= max(most, _MONTH) else _QUARTER


def _another_clock(written: Span, right: Right) -> bool:
    """Whether a clock is wrong on the right day."""
    (first, last), (start, end) = written, right.span
    if first is None or last is None or start is None or end is None or last - first >= HOUR or end - start > DAY:
        return False
    return any(to_datetime(first, zone).date() == to_datetime(start, zone).date() for zone in right.clocks.days)


def _near(one: int | None, other: int | None) -> bool:
    return one is not None and other is not None and abs(one - other) <= _ASKED


def _width(span: Span) -> float:
    return float("inf") if span[0] is None or span[1] is None else span[1] - span[0]
