"""Dates and clocks as they are written, before a zone makes instants of them.

Dates are ISO 8601 and the Extended Date/Time Format (EDTF, ISO 8601-2:2019, level 1) in the
Gregorian calendar. What a date leaves open stays open: bounds are as wide as the words allow.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from tracer.case.spelling import nearest, shown
from tracer.case.zones import MICROSECOND, MINUTE, instants, skipped, zone_names

_DATE = r"(?P<date>--[0-9]{2}(?:-[0-9]{2})?|[0-9X]{4}(?:-[0-9X]{2}(?:-[0-9X]{2})?)?)(?P<doubt>[?~%])?"
_CLOCK = (r"(?P<clock>[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?)"
          r"(?P<offset>Z|[+-][0-9]{2}:[0-9]{2})?(?P<unsure>[?~%])?")
_WRITTEN = re.compile(
    rf"(?:(?P<third>early|mid|late) )?(?:{_DATE})?(?:(?:(?<=[0-9])T|^){_CLOCK})?"
    r"(?: (?P<part>morning|afternoon|evening|night))?(?: (?P<zone>[^\s0-9]\S*))?"
)
#: First and last hour of a part of a day, counted from its midnight.
PARTS_OF_DAY = {"morning": (0, 12), "afternoon": (12, 19), "evening": (16, 24), "night": (0, 30)}
#: First and last day of a third of a month; first and last month of a third of a year.
THIRDS = {"early": ((1, 10), (1, 4)), "mid": ((11, 20), (5, 8)), "late": ((21, 31), (9, 12))}
#: EDTF's spring, summer, autumn, winter in either hemisphere: (years later, month) of the first and last month.
SEASONS = {21: ((0, 3), (0, 12)), 22: ((-1, 12), (1, 3)), 23: ((0, 3), (0, 12)), 24: ((-1, 12), (1, 3))}
#: From the first to the last moment of a day.
_DAY_LONG = timedelta(days=1) - MICROSECOND


class TimeError(ValueError):
    """A time that cannot be read.

    Attributes:
        message: what is wrong with it.
        expected: what would be right; may be empty.
        instead: what was plainly meant; may be empty.
        word: else the word that may be misspelt, and `choices` its right spellings.
    """

    def __init__(
        self, message: str, expected: str = "", *, instead: str = "", word: str = "", choices: Iterable[str] = ()
    ) -> None:  # fmt: skip
        super().__init__(message)
        self.message, self.expected, self.instead, self.word, self.choices = message, expected, instead, word, choices

    @property
    def suggestion(self) -> str:
        """The nearest right spelling; may be empty. Sought only when asked for, since that takes long."""
        return self.instead or nearest(self.word, self.choices)


@dataclass(frozen=True, slots=True)
class Written:
    """A date, a clock or both, in the calendar of their place.

    Attributes:
        first: the first moment it can mean, `last` the last; None for a clock without a date.
        clock: the clock without a date, in microseconds after midnight.
        zone: IANA name, or microseconds east of UTC, or None where nothing gives it.
        own_zone: whether the zone was written with it.
        exact: whether it is one day, month, year or clock, so that what is before it is before it began.
        clocked: whether it is a date with a clock.
    """

    first: datetime | None = None
    last: datetime | None = None
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
        return replace(self, first=_midnight(self.first), last=_midnight(self.last) + _DAY_LONG,
                       approximate=False).bounds(None)

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

    def over_before(self, other: Written) -> bool:
        """Whether it ended before the other began."""
        if self.zone is None is other.zone and self.last and other.first:
            return self.last < other.first  # both on one calendar, so that widening hides nothing
        return self.ends()[1] < other.starts()[0]

    def check(self, text: str) -> None:
        """Raises `TimeError` where nothing gives the zone of a clock, or where its place never saw it."""
        if (self.clocked or self.clock is not None) and self.zone is None:
            raise TimeError(f"nothing gives the zone of the clock '{shown(text)}'",
                            f"'Z' for UTC, or a zone: '{shown(text)} Europe/Moscow'")
        if self.clock is not None and isinstance(self.zone, int):
            raise TimeError(f"'{shown(text)}' has no date, and an offset alone does not name its zone",
                            "a zone by name, such as Europe/Moscow")
        if self.first is None or not isinstance(self.zone, str):
            return
        if self.clocked and skipped(self.first, self.zone):
            raise TimeError(f"the clocks of {self.zone} never showed {self.first:%H:%M} on {self.first:%Y-%m-%d}: "
                            "they were put forward over it", "a clock that was shown there")
        if self.starts()[0] > self.ends()[1]:
            raise TimeError(f"there was no '{shown(text)}' in {self.zone}: its calendar left it out", "another day")


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
    if found["zone"] in THIRDS:
        raise _misplaced(found["zone"])
    named = bool(found["offset"] or found["zone"])
    doubts = (found["doubt"] or "") + (found["unsure"] or "")
    written = Written(
        zone=_zone(found["offset"], found["zone"] or (None if named else zone)), own_zone=named,
        approximate="~" in doubts or "%" in doubts, uncertain="?" in doubts or "%" in doubts,
    )  # fmt: skip
    clock = _clock(found["clock"]) if found["clock"] else None
    if not found["date"]:
        if found["part"]:
            raise TimeError(f"'{found['part']}' stands after a day only", f"a day before '{found['part']}'")
        return replace(written, clock=clock)
    first, last, kind = _days(found["date"], year)
    if found["third"]:
        first, last = _third(found["third"], first, last, kind)
    if (clock is not None or found["part"]) and (kind != "day" or found["third"]):
        raise TimeError(f"'{shown(text)}' has a clock or a part of the day without a day", "a day such as 1990-03-21")
    if found["part"]:
        begins, ends = PARTS_OF_DAY[found["part"]]
        if clock is not None:
            raise TimeError(f"'{found['part']}' stands after a day only", "the clock alone")
        first, last = first + timedelta(hours=begins), _until(first, timedelta(hours=ends))
    if clock is not None:
        first = last = first + timedelta(microseconds=clock)
    exact = kind != "" and not found["third"] and not found["part"]
    return replace(written, first=first, last=last, exact=exact, clocked=clock is not None)


def check_zone(name: str) -> None:
    """Raises `TimeError` for what is no zone's name."""
    if name not in zone_names():
        raise TimeError(f"unknown time zone '{shown(name)}'", "a name such as Europe/Moscow",
                        word=name, choices=zone_names())


def _zone(offset: str | None, name: str | None) -> str | int | None:
    if offset and name:
        raise TimeError(f"the clock has two zones, '{offset}' and '{shown(name)}'", "one of the two")
    if name is not None:
        name = "UTC" if name == "Z" else name
        check_zone(name)
        return name
    if offset in ("Z", "+00:00"):
        return "UTC"
    if offset is None:
        return None
    hours, minutes = int(offset[1:3]), int(offset[4:6])
    if hours > 15 or minutes > 59:
        raise TimeError(f"no place is '{offset}' from UTC", "an offset such as +03:00")
    return (-1 if offset[0] == "-" else 1) * (hours * 60 + minutes) * MINUTE


def _clock(text: str) -> int:
    try:
        at = time.fromisoformat(text if "." not in text else text.ljust(15, "0"))
    except ValueError:
        instead = "00:00 of the next day" if text.startswith("24:00") else "a clock from 00:00 to 23:59:59"
        raise TimeError(f"there is no clock '{text}'", instead) from None
    return (datetime.combine(datetime.min, at) - datetime.min) // MICROSECOND


def _days(date: str, year: int | None) -> tuple[datetime, datetime, str]:
    """The first and last moment of a date, and whether it is one `day`, `month` or `year`, or less exact."""
    if date.startswith("--"):
        if year is None:
            raise TimeError(f"'{date}' has no year, and the case gives none",
                            f"a year, such as 1990{date[1:]}, or 'year' in the case")
        date = f"{year:04d}{date[1:]}"
    fields = date.split("-")
    if re.fullmatch("[0-9]*X*", "".join(fields)) is None or any("X" in part and part != "XX" for part in fields[1:]):
        raise TimeError(f"'{date}' leaves a digit open that EDTF level 1 does not", "199X, 1990-XX or 1990-03-XX")
    low, high = max(int(fields[0].replace("X", "0")), 1), int(fields[0].replace("X", "9"))
    if high == 0:
        raise TimeError("there is no year 0000", "a year from 0001 to 9999")
    kind = "" if "X" in date else ("year", "month", "day")[len(fields) - 1]
    known = [int(part) for part in fields[1:] if part != "XX"]
    if not known:
        return datetime(low, 1, 1), datetime(high, 12, 31) + _DAY_LONG, kind
    month = known[0]
    if month in SEASONS and len(fields) == 2:
        (before, start), (after, end) = SEASONS[month]
        low, high = max(low + before, 1), min(high + after, 9999)
        return datetime(low, start, 1), datetime(high, end, 31) + _DAY_LONG, ""
    if not 1 <= month <= 12:
        raise TimeError(f"there is no month {month:02d} in '{date}'", "a month from 01 to 12")
    length = calendar.monthrange(low, month)[1]
    if len(known) == 1:
        return datetime(low, month, 1), datetime(low, month, length) + _DAY_LONG, kind
    if not 1 <= known[1] <= length:
        raise TimeError(f"there is no day '{date}'", f"a day from 01 to {length:02d}")
    day = datetime(low, month, known[1])
    return day, day + _DAY_LONG, kind


def _third(word: str, first: datetime, last: datetime, kind: str) -> tuple[datetime, datetime]:
    by_day, by_month = THIRDS[word]
    if kind == "month":
        return first.replace(day=by_day[0]), last.replace(day=min(by_day[1], last.day))
    if kind == "year":
        length = calendar.monthrange(last.year, by_month[1])[1]
        return first.replace(month=by_month[0]), last.replace(month=by_month[1], day=length)
    raise _misplaced(word)


def _misplaced(word: str) -> TimeError:
    return TimeError(f"'{word}' stands before a month or a year only",
                     f"'{word} 1951-06' or '{word} 1951'; of a day, '1951-06-07 morning', 'afternoon' or 'evening'")


def _midnight(moment: datetime) -> datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


def _until(moment: datetime, by: timedelta) -> datetime:
    """The last moment before `by` has passed, as far as the calendar goes."""
    return datetime.max if datetime.max - moment < by else moment + by - MICROSECOND
