"""Dates and clocks as they are written, before a zone makes instants of them.

Dates are ISO 8601 and the Extended Date/Time Format (EDTF, ISO 8601-2:2019, level 1) in the
Gregorian calendar. What a date leaves open stays open: bounds are as wide as the words allow.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from tracer.case.spelling import nearest, shown
from tracer.case.zones import MICROSECOND, MINUTE, instants, skipped, zone_names

_DATE = r"(?P<date>--[0-9]{2}(?:-[0-9]{2})?|[0-9X]{4}(?:-[0-9X]{2}(?:-[0-9X]{2})?)?)(?P<doubt>[?~%])?"
_CLOCK = (r"(?P<clock>[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?)"
          r"(?P<offset>Z|[+-][0-9]{2}:[0-9]{2})?(?P<unsure>[?~%])?")
_WRITTEN = re.compile(
    rf"(?:(?P<third>early|mid|late) )?(?:{_DATE})?(?:(?:(?<=[0-9])T|^){_CLOCK})?"
    r"(?: (?P<part>morning|afternoon|evening|night))?(?: (?P<zone>\S+))?"
)
#: First and last hour of a part of a day, counted from its midnight; `night` is either of its two nights.
PARTS_OF_DAY = {"morning": (0, 12), "afternoon": (12, 19), "evening": (16, 24), "night": (0, 30)}
#: First and last day of a third of a month, first and last month of a third of a year.
THIRDS = {"early": ((1, 10), (1, 4)), "mid": ((11, 20), (5, 8)), "late": ((21, 31), (9, 12))}
#: EDTF's spring, summer, autumn, winter, in either hemisphere: (years later, month) of the first and last month.
SEASONS = {21: ((0, 3), (0, 12)), 22: ((-1, 12), (1, 3)), 23: ((0, 3), (0, 12)), 24: ((-1, 12), (1, 3))}


class TimeError(ValueError):
    """A time that cannot be read.

    Attributes:
        message: what is wrong with it.
        expected: what would be right; may be empty.
        suggestion: the nearest right spelling; may be empty.
    """

    def __init__(self, message: str, expected: str = "", suggestion: str = "") -> None:
        super().__init__(message)
        self.message, self.expected, self.suggestion = message, expected, suggestion


@dataclass(frozen=True, slots=True)
class Written:
    """A date, a clock or both, in the calendar of their place.

    Attributes:
        first: the first moment it can mean, `last` the last; None for a clock without a date.
        clock: the clock without a date, in microseconds after midnight.
        zone: IANA name, or microseconds east of UTC, or None where nothing gives it.
        own_zone: whether the zone was written with it.
        exact: whether it is one day, month, year or clock, so that what is before it is before it began.
    """

    first: datetime | None
    last: datetime | None
    clock: int | None = None
    zone: str | int | None = None
    own_zone: bool = False
    exact: bool = True
    clocked: bool = False
    approximate: bool = False
    uncertain: bool = False

    @property
    def doubted(self) -> bool:
        """Whether it is approximate or uncertain."""
        return self.approximate or self.uncertain

    def bounds(self, about: int | None) -> tuple[int | None, int | None]:
        """The first and the last instant it can mean, None for no bound.

        Args:
            about: by how many microseconds an approximate time may be off; None: not said. Then
                a clock keeps its day, and everything else sets no bound. An uncertain date sets none.
        """
        if self.first is None or self.last is None or self.uncertain:
            return None, None
        if not self.approximate:
            return self.starts()[0], self.ends()[1]
        if about is not None:
            return self.starts()[0] - about, self.ends()[1] + about
        if not self.clocked:
            return None, None
        day = replace(self, first=_midnight(self.first), last=_midnight(self.last) + _LAST, approximate=False)
        return day.bounds(None)

    def starts(self) -> tuple[int, int]:
        """The first and the last instant at which it can begin."""
        assert self.first is not None, "a clock without a date has no instant"
        return instants(self.first, self.zone)

    def ends(self) -> tuple[int, int]:
        """The first and the last instant at which it can end (inclusive)."""
        assert self.last is not None, "a clock without a date has no instant"
        low, high = instants(self.last, self.zone)
        # What the clocks skipped ended just before they were put forward.
        return (low - 1, high - 1) if isinstance(self.zone, str) and skipped(self.last, self.zone) else (low, high)


_LAST = timedelta(days=1) - MICROSECOND


def read_written(text: str, zone: str | None, year: int | None) -> Written | None:
    """Reads one date, clock or both; None where the text does not look like one.

    Args:
        text: as it stands in the file, single spaces.
        zone: the zone of the place, where the text names none.
        year: the year of a date that has none (`--03-21`).

    Raises:
        TimeError: where it looks like a time and is none.
    """
    found = _WRITTEN.fullmatch(text)
    if found is None or not (found["date"] or found["clock"]):
        return None
    if found["zone"] and re.match(r"[0-9]", found["zone"]):
        return None
    own, named = _zone(found["offset"], found["zone"])
    doubts = (found["doubt"] or "") + (found["unsure"] or "")
    written = Written(
        None, None, zone=own if named else zone, own_zone=named,
        approximate="~" in doubts or "%" in doubts, uncertain="?" in doubts or "%" in doubts,
    )  # fmt: skip
    if zone is not None and not named and zone not in zone_names():
        raise unknown_zone(zone)
    clock = _clock(found["clock"]) if found["clock"] else None
    if not found["date"]:
        return _undated(written, clock, found)
    first, last, exact = _days(found["date"], year)
    if found["third"]:
        first, last = _third(found["third"], first, last, found)
        exact = False
    if found["part"]:
        if first.date() != last.date() or clock is not None:
            raise TimeError(f"'{found['part']}' stands after a day only", f"a day before '{found['part']}'")
        begins, ends = PARTS_OF_DAY[found["part"]]
        first, last, exact = first + timedelta(hours=begins), _later(first, timedelta(hours=ends)), False
    if clock is not None:
        if first.date() != last.date() or found["third"]:
            raise TimeError(f"'{shown(text)}' has a clock without a day", "a day such as 1990-03-21 before 'T'")
        if found["doubt"]:
            raise TimeError(f"'{found['doubt']}' stands inside '{shown(text)}'", f"'{found['doubt']}' after the clock")
        first = last = first + timedelta(microseconds=clock)
    written = replace(written, first=first, last=last, exact=exact, clocked=clock is not None)
    return written


def check_zone(written: Written, text: str) -> None:
    """Raises `TimeError` where nothing gives the zone of a clock, or where its place never saw it."""
    if (written.clocked or written.clock is not None) and written.zone is None:
        raise TimeError(f"nothing gives the zone of the clock '{shown(text)}'",
                        f"'Z' for UTC, or a zone: '{shown(text)} Europe/Moscow'")
    if written.clock is not None and isinstance(written.zone, int):
        raise TimeError(f"'{shown(text)}' has no date, and an offset alone does not name its zone",
                        "a zone by name, such as Europe/Moscow")
    if written.first is None or not isinstance(written.zone, str):
        return
    if written.clocked and skipped(written.first, written.zone):
        raise TimeError(f"the clocks of {written.zone} skipped {written.first:%H:%M} on {written.first:%Y-%m-%d}: "
                        "they were put forward over it", "a clock that was shown there")
    if written.starts()[0] > written.ends()[1]:
        raise TimeError(f"'{shown(text)}' did not happen in {written.zone}: its calendar skipped it")


def unknown_zone(name: str) -> TimeError:
    """The complaint about a name that is no zone's."""
    return TimeError(f"unknown time zone '{shown(name)}'", "a name such as Europe/Moscow",
                     nearest(name, zone_names()))


def _zone(offset: str | None, name: str | None) -> tuple[str | int | None, bool]:
    if offset and name:
        raise TimeError(f"a clock has one zone: '{offset}' or '{shown(name)}'", "one of the two")
    if name is not None:
        if name == "Z":
            name = "UTC"
        if name not in zone_names():
            raise unknown_zone(name)
        return name, True
    if offset is None:
        return None, False
    if offset in ("Z", "+00:00"):
        return "UTC", True
    hours, minutes = int(offset[1:3]), int(offset[4:6])
    if hours > 15 or minutes > 59:
        raise TimeError(f"no place is '{offset}' from UTC", "an offset such as +03:00")
    return (-1 if offset[0] == "-" else 1) * (hours * 60 + minutes) * MINUTE, True


def _clock(text: str) -> int:
    try:
        at = time.fromisoformat(text if "." not in text else text.ljust(15, "0"))
    except ValueError:
        instead = "00:00 of the next day" if text.startswith("24:00") else "a clock from 00:00 to 23:59:59"
        raise TimeError(f"there is no clock '{text}'", instead) from None
    return (datetime.combine(datetime.min, at) - datetime.min) // MICROSECOND


def _undated(written: Written, clock: int | None, found: re.Match[str]) -> Written:
    if found["third"] or found["part"]:
        word = found["third"] or found["part"]
        raise TimeError(f"'{word}' does not go with a clock", "the clock alone, or 'about' before it")
    return replace(written, clock=clock)


def _days(date: str, year: int | None) -> tuple[datetime, datetime, bool]:
    """The first and last moment of a day, month or year, and whether it is exactly one of them."""
    if date.startswith("--"):
        if year is None:
            raise TimeError(f"'{date}' has no year, and the case gives none",
                            f"a year, such as 1990{date[1:]}, or 'year' in the case")
        date = f"{year:04d}{date[1:]}"
    fields = date.split("-")
    if re.fullmatch("[0-9]*X*", "".join(fields)) is None or any("X" in part and part != "XX" for part in fields[1:]):
        raise TimeError(f"'{date}' leaves a digit open before one that is known",
                        "the last digits as X: 199X, 1990-XX or 1990-03-XX")
    low, high = max(int(fields[0].replace("X", "0")), 1), int(fields[0].replace("X", "9"))
    if high == 0:
        raise TimeError("there is no year 0000", "a year from 0001 to 9999")
    exact = "X" not in date
    known = [int(part) for part in fields[1:] if part != "XX"]
    if not known:
        return datetime(low, 1, 1), datetime(high, 12, 31) + _LAST, exact
    if known[0] in SEASONS and len(fields) == 2:
        (before, start), (after, end) = SEASONS[known[0]]
        low, high = max(low + before, 1), min(high + after, 9999)
        return datetime(low, start, 1), datetime(high, end, 31) + _LAST, False
    if not 1 <= known[0] <= 12:
        raise TimeError(f"there is no month {known[0]:02d} in '{date}'", "a month from 01 to 12")
    length = calendar.monthrange(low, known[0])[1]
    if len(known) == 1:
        return datetime(low, known[0], 1), datetime(low, known[0], length) + _LAST, exact
    if not 1 <= known[1] <= length:
        raise TimeError(f"there is no day '{date}'", f"a day from 01 to {length:02d} for {date[:7]}")
    day = datetime(low, known[0], known[1])
    return day, day + _LAST, exact


def _third(word: str, first: datetime, last: datetime, found: re.Match[str]) -> tuple[datetime, datetime]:
    by_day, by_month = THIRDS[word]
    if "X" in found["date"] or found["date"].count("-") != 1 + found["date"].startswith("--") * 1:
        if re.fullmatch("[0-9]{4}", found["date"]):
            end = calendar.monthrange(first.year, by_month[1])[1]
            return datetime(first.year, by_month[0], 1), datetime(first.year, by_month[1], end) + _LAST
        raise TimeError(f"'{word}' stands before a month or a year only", f"'{word} 1951-06' or '{word} 1951'")
    return first.replace(day=by_day[0]), datetime(last.year, last.month, min(by_day[1], last.day)) + _LAST


def _midnight(moment: datetime) -> datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


def _later(moment: datetime, by: timedelta) -> datetime:
    """The last moment before `by` after it, as far as the calendar goes."""
    return datetime.max if datetime.max - moment < by else moment + by - MICROSECOND
