"""Times as documents give them: a span of instants, or what they are before and after.

A time is a span [earliest, latest] of instants in UTC microseconds, with the text as written,
its zone and clock kept. Reading never narrows: what the words leave open, the span leaves open.
Dates are of the Gregorian calendar; an Old Style date is for the editor to convert.

What bounds words set:

* a clock to the minute is that instant; one that was shown twice, when clocks were put back,
  may be either; one that was skipped is an error;
* a day, month or year without a zone is widened by every zone on earth (12 h west to 14 h east
  of UTC; 16 h each way before 1868, when the date line ran elsewhere);
* `early`, `mid`, `late`: days 1–10, 11–20, 21 to the last of a month; January to April, May to
  August, September to December of a year;
* `morning` 00–12 h, `afternoon` 12–19 h, `evening` 16–24 h; `night` from the day's first hour
  to 06 h of the next, since both its nights are called so;
* EDTF's seasons in either hemisphere: spring and autumn March to December, summer and winter
  December before to March after;
* `about` and `~`: a clock keeps its day in its zone, anything else sets no bound, unless the case
  says by how much `about` may be off; `?` and `%` (the source doubts it) set none;
* `before` and `after` a day, month, year or clock exclude it; of anything vaguer they exclude
  only what comes after its end (before its start);
* `3 days after X` counts calendar days: anything from 2 to 4 days of 24 h, and 3 h for the clock.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass, replace

from tracer.case.dates import TimeError, Written, check_zone, read_written
from tracer.case.respelling import expected_of, respelt
from tracer.case.spelling import shown
from tracer.case.zones import DAY, HOUR, MINUTE, ON_EARTH, SECOND, from_datetime, instants, to_datetime

__all__ = ["Anchor", "Time", "TimeError", "from_datetime", "parse_time", "to_datetime"]

#: Words that urge and set no bound (rule R21).
UNBOUNDING = frozenset({
    "immediately", "at once", "earliest possible", "as soon as possible", "as early as possible", "soon",
    "promptly", "urgently", "without delay",
})  # fmt: skip
_UNITS = {"s": SECOND, "min": MINUTE, "h": HOUR, "day": DAY, "days": DAY, "week": 7 * DAY, "weeks": 7 * DAY}
_LENGTH = r"[0-9]{1,6} ?(?:" + "|".join(sorted(_UNITS, key=len, reverse=True)) + ")"
_OFFSET = re.compile(rf"({_LENGTH}(?: {_LENGTH})*) (before|after) (\S+)")
#: Slashes that part two ends; all others belong to names of zones (rule R21).
_BETWEEN = re.compile(r"/(?=[0-9]|--|\.\.|$)|(?<=\.\.)/")
#: No bound is beyond: not every calendar on earth could show it.
_FIRST, _LAST = -62_135_510_400 * SECOND - 1, 253_402_214_400 * SECOND
_CLOCK_SLACK = 3 * HOUR
_EXPECTED = "a date such as 1990-03-21, a clock such as 1990-03-21T10:30 Europe/Moscow, or 'before' or 'after' an id"


_LONGEST = 200
#: Nothing, one date, or the two ends of an interval; None is an open end.
_Span = tuple[Written | None, ...]


@dataclass(frozen=True, slots=True)
class Anchor:
    """How a time lies to that of an act or document.

    Attributes:
        relation: `before`, `after`, `at`, `offset`, or `day after`, `day before` (the next calendar
            day, and the one before, in the zone in which the other is written).
        ref: id of the act or document.
        low: for `offset`, the least microseconds from its time to this one (None: no bound).
        high: for `offset`, the most.
    """

    relation: str
    ref: str
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """A time as written, and what it bounds.

    Attributes:
        text: as written.
        earliest: the first instant it can mean, UTC microseconds; None: no bound.
        latest: the last instant it can mean (inclusive); None: no bound.
        zone: IANA name or `UTC`, as written or as its place gives it.
        clock: microseconds after midnight, for a clock without a date.
        anchors: what it is before, after or at.
        approximate: whether the words say `about` (or EDTF `~`, `%`).
        uncertain: whether the source is doubted (EDTF `?`, `%`).
        unbounding: words such as `immediately`, which set no bound.
    """

    text: str
    earliest: int | None = None
    latest: int | None = None
    zone: str | None = None
    clock: int | None = None
    anchors: tuple[Anchor, ...] = ()
    approximate: bool = False
    uncertain: bool = False
    unbounding: str | None = None

    def over_before(self, other: Time) -> bool:
        """Whether, by their own words, it is over before the other begins.

        Example:
            >>> parse_time("1990-03-20").over_before(parse_time("1990-03-21"))
            True
        """
        if self.latest is None or other.earliest is None:
            return False
        # Two days of no zone are of one calendar: what widens them must not hide their order.
        return self.latest - other.earliest < (ON_EARTH if self.zone is None is other.zone else 0)


def parse_time(
    text: str, *, zone: str | None = None, ids: Container[str] = (), about: int | None = None, year: int | None = None
) -> Time:
    """Reads one time. A text that is both a date and an id is the date.

    Args:
        text: as written in the case.
        zone: the zone of the place, for a time that names none.
        ids: the ids of acts and documents.
        about: by how many microseconds `about` may be off, where the case says so.
        year: the year of dates that have none (`--03-21`).

    Raises:
        TimeError: if it cannot be read, or cannot be.

    Example:
        >>> to_datetime(parse_time("1990-03-21T10:30 Europe/Moscow").earliest).isoformat()
        '1990-03-21T07:30:00+00:00'
        >>> parse_time("before m1", ids={"m1"}).anchors
        (Anchor(relation='before', ref='m1', low=None, high=None),)
    """
    words = " ".join(text.split())
    if len(words) > _LONGEST:
        raise TimeError(f"'{shown(words)}' is too long for a time", _EXPECTED)
    if zone is not None:
        check_zone(zone)
    return _Reader(text, words, zone, ids, about, year).read()


@dataclass(frozen=True, slots=True)
class _Reader:
    text: str
    words: str
    zone: str | None
    ids: Container[str]
    about: int | None
    year: int | None

    def read(self) -> Time:
        first, _, rest = self.words.partition(" ")
        if self.words in UNBOUNDING and self.words not in self.ids:
            return Time(self.text, zone=self.zone, unbounding=self.words)
        if first == "about" and rest:
            return self._about(rest)
        if first in ("before", "after") and rest:
            return self._beside(first, rest)
        for relation in ("day after", "day before"):
            if self.words.startswith(f"{relation} "):
                return self._anchored(Anchor(relation, self._id(self.words.removeprefix(f"{relation} "))))
        if offset := _OFFSET.fullmatch(self.words):
            return self._anchored(self._offset(offset))
        span = self._calendar(self.words)
        return self._time(span) if span else self._anchored(Anchor("at", self._id(self.words)))

    def _anchored(self, *anchors: Anchor, approximate: bool = False) -> Time:
        return Time(self.text, zone=self.zone, anchors=anchors, approximate=approximate)

    def _about(self, rest: str) -> Time:
        if offset := _OFFSET.fullmatch(rest):
            anchor, after = self._offset(offset), offset[2] == "after"
            if self.about is None or anchor.low is None or anchor.high is None:
                return self._anchored(Anchor(offset[2], anchor.ref), approximate=True)
            low, high = anchor.low - self.about, anchor.high + self.about
            low, high = (max(low, 1), high) if after else (low, min(high, -1))
            return self._anchored(replace(anchor, low=low, high=high), approximate=True)
        if span := self._calendar(rest):
            return self._time(_vague(span))
        ref = self._id(rest)
        near = () if self.about is None else (Anchor("offset", ref, -self.about, self.about),)
        return self._anchored(*near, approximate=True)

    def _beside(self, relation: str, rest: str) -> Time:
        plain = rest.removeprefix("about ")
        span = self._calendar(plain)
        if not span:
            return self._anchored(Anchor(relation, self._id(rest)))
        one = span[0]
        if one is not None and one.clock is not None:
            raise TimeError(f"nothing dates the clock in '{shown(self.words)}'", "a date before the clock, or an id")
        whole = self._time(span if plain == rest else _vague(span))
        vague = len(span) > 1 or whole.approximate or whole.uncertain
        exact = None if vague or one is None or not one.exact else one
        if relation == "before":
            latest = exact.starts()[1] if exact else whole.latest
            return replace(whole, earliest=None, latest=None if latest is None else _no_later(latest - 1))
        earliest = exact.ends()[0] if exact else whole.earliest
        return replace(whole, earliest=None if earliest is None else _no_earlier(earliest + 1), latest=None)

    def _offset(self, found: re.Match[str]) -> Anchor:
        lengths = re.findall(r"([0-9]+) ?([a-z]+)", found[1])
        length = sum(int(number) * _UNITS[unit] for number, unit in lengths)
        slack = DAY + _CLOCK_SLACK - 1 if any(_UNITS[unit] >= DAY for _, unit in lengths) else 0
        if length == 0:
            raise TimeError(f"'{shown(self.words)}' is not {found[2]} it but at it", "a length, or the id alone")
        low, high = max(length - slack, 1), length + slack
        return Anchor("offset", self._id(found[3]), *((low, high) if found[2] == "after" else (-high, -low)))

    def _id(self, word: str) -> str:
        if word in self.ids:
            return word
        known = self.ids if isinstance(self.ids, Iterable) else ()
        if word != self.words:
            date = expected_of(word, self.ids)
            raise TimeError(f"unknown id '{shown(word)}' in '{shown(self.words)}'",
                            f"the id of an act or document{date and ', or '}{date}", word=word, choices=known)
        if spelt := respelt(word):
            if self.zone is None and re.search(r"[0-9]:[0-9]{2}$", spelt):
                raise TimeError(f"'{shown(word)}' is not a time", f"'{shown(spelt)}Z' for UTC, or a zone: "
                                f"'{shown(spelt)} Europe/Moscow'")
            raise TimeError(f"'{shown(word)}' is not a time", _EXPECTED, instead=spelt)
        if expected := expected_of(word, self.ids):
            raise TimeError(f"'{shown(word)}' is not a time", expected)
        raise TimeError(f"'{shown(word)}' is not a time", _EXPECTED, word=word, choices=known)

    def _calendar(self, words: str) -> _Span:
        """A date, or the two ends of an interval, None for an open end; empty where it is neither."""
        parts = [words] if "/" in words and words in self.ids else _BETWEEN.split(words)
        if len(parts) == 1:
            one = read_written(words, self.zone, self.year)
            _not_a_clock(words)
            if one is not None:
                one.check(words)
            return () if one is None else (one,)
        if len(parts) > 2:
            if expected := expected_of(words, self.ids):
                raise TimeError(f"'{shown(words)}' is not a time", expected)
            raise TimeError(f"'{shown(words)}' has more than two ends",
                            "one slash between two dates: 1990-03-21/1990-03-24")
        if "" in parts:
            raise TimeError(f"'{shown(words)}' has one end only", "'..' for an open end",
                            instead=shown("/".join(part or ".." for part in parts)))
        if not any(part == ".." or read_written(part, self.zone, self.year) for part in parts):
            return ()  # the slash of an id, such as m1/did/give/paper/2
        low, high = self._share_zone(*(self._end(part) for part in parts))
        for part, end in zip(parts, (low, high), strict=True):
            if end is not None:
                end.check(part)
        if low is not None and high is not None and high.over_before(low):
            raise TimeError(f"'{shown(words)}' ends before it starts", "the earlier end first")
        return low, high

    def _end(self, part: str) -> Written | None:
        end = None if part == ".." else read_written(part, self.zone, self.year)
        if end is None and part != "..":
            raise TimeError(f"'{shown(part)}' is no end of '{shown(self.words)}'", "a date, a clock or '..'")
        if end is not None and end.clock is not None:
            raise TimeError(f"'{shown(part)}' has no date, so it is no end of '{shown(self.words)}'",
                            "a date before each clock")
        return end

    def _share_zone(self, low: Written | None, high: Written | None) -> tuple[Written | None, Written | None]:
        """One zone may stand last for both ends (rule R21)."""
        if low is None or high is None or low.own_zone == high.own_zone:
            return low, high
        if high.own_zone:
            return replace(low, zone=high.zone, own_zone=True), high
        raise TimeError(f"only the first end of '{shown(self.words)}' names its zone", "the zone last, for both ends")

    def _time(self, span: _Span) -> Time:
        ends = [end for end in span if end is not None]
        approximate, uncertain = any(end.approximate for end in ends), any(end.uncertain for end in ends)
        first, last = span[0], span[-1]
        zone = self._shown_in(ends[-1]) if ends else self.zone
        if first is not None and first.clock is not None:
            return Time(self.text, zone=zone, clock=None if first.doubted else first.clock,
                        approximate=approximate, uncertain=uncertain)
        earliest = first.bounds(self.about)[0] if first else None
        latest = last.bounds(self.about)[1] if last else None
        return Time(self.text, _no_earlier(earliest), _no_later(latest), zone, approximate=approximate,
                    uncertain=uncertain)

    def _shown_in(self, end: Written) -> str | None:
        """The zone whose clock is written; of an offset the place's, where its clock agrees."""
        if not isinstance(end.zone, int):
            return end.zone
        agrees = self.zone is not None and end.first is not None and instants(end.first, self.zone) == end.starts()
        return self.zone if agrees else None


def _vague(span: _Span) -> _Span:
    return tuple(end and replace(end, approximate=True) for end in span)


def on_calendars(low: int | None, high: int | None) -> tuple[int | None, int | None]:
    """A span that every calendar on earth can show: an end that lies beyond is drawn in, or open.

    Example:
        >>> on_calendars(10**18, 10**18)
        (253402214400000000, None)
    """
    return _no_earlier(low), _no_later(high)


def _no_earlier(instant: int | None) -> int | None:
    """A lower bound, drawn in where it lies beyond: a lesser one is true, too."""
    return None if instant is None or instant < _FIRST else min(instant, _LAST)


def _no_later(instant: int | None) -> int | None:
    """An upper bound, drawn in likewise."""
    return None if instant is None or instant > _LAST else max(instant, _FIRST)


def _not_a_clock(text: str) -> None:
    """Raises `TimeError` for four digits such as `0700`: a year that nobody means, or a clock without its colon."""
    if found := re.fullmatch(r"(0[0-9])([0-5][0-9])( [^0-9 ]\S*)?", text):
        year, clock = found[1] + found[2], f"{found[1]}:{found[2]}"
        raise TimeError(f"'{shown(text)}' may be a year or a clock", f"'{clock}{shown(found[3] or ' Europe/Moscow')}' "
                        f"for the clock, or '{year}/{year}' for the year")
