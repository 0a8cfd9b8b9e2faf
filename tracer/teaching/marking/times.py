"""A time as a student writes it, in everyday words or as a case file has it: everything that it can mean.

Months and the words beside them are read in English, German and French. A date without a year, or with
two figures of it, is read in each year of the case; day and month with a slash between in either order;
a clock without a zone on each clock of the case.
"""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from tracer.analysis.spans import Span
from tracer.case.times import TimeError, parse_time
from tracer.case.zones import zone_names
from tracer.teaching.marking.languages import english

#: What says that the documents give no time.
_UNSTATED = re.compile(
    r"(?:(?:the )?(?:date|day|time|act|hour)s?(?: of the act)?(?: is| was|:)? )?"
    r"(?:not (?:stated|given|said|told|recorded|known|specified|mentioned|dated)|no (?:date|time|day)|"
    r"unstated|undated|unknown|unspecified|unrecorded|cannot be told|n\.?d\.?)\b"
)
_LONGEST, _MOST_READINGS = 200, 16
_MONTHS = {name.casefold(): number for number, name in enumerate(month_name) if name}
#: How alike a misspelt month must be to one.
_SPELLING = 0.75
#: An ISO date with its day has so many letters.
_TO_THE_DAY = len("1975-06-16")
_ORDINAL = r"(?:st|nd|rd|th)?"
_MONTH = r"(?P<month>[a-z]{3,9})\.?"
#: Four figures are no year where they are a clock: "March 21, 0001Z"; nor are two: "March 21, 10 am".
_YEAR = (
    r"(?:[\s,’'-]+(?P<year>(?:1\d|20)\d\d|\d\d))?"
    r"(?!\d|[:.h]\d|(?<=\d)\s*(?:z\b|h\b|hours|utc|gmt|[ecmp][sd]t\b|[ap]\.?m\b|o.clock))"
)
_DATES = tuple(re.compile(text) for text in (
    r"(?<!\d)(?P<year>\d{4})([/.-])(?P<number>\d{1,2})\2(?P<day>\d{1,2})(?!\d)",
    r"(?<![\d/.-])(?P<day>\d{1,2})(?P<mark>[/.-])(?P<number>\d{1,2})(?P=mark)(?P<year>\d{4}|\d{2})(?!\d)",
    rf"(?<![\d:.])(?P<day>\d{{1,2}})(?:{_ORDINAL}|\.)[\s-]*(?:of\s+)?{_MONTH}{_YEAR}(?![a-z\d])",
    rf"(?<![a-z]){_MONTH}\s*(?P<day>\d{{1,2}}){_ORDINAL}{_YEAR}(?!\d)",
    rf"(?<![a-z]){_MONTH},?\s+(?P<year>\d{{4}})(?!\d)",
    r"(?<!\d)(?P<year>(?:1\d|20)\d\d)(?!\d|\s*(?:z\b|h\b|hours|utc|gmt))",
))  # fmt: skip
_CLOCK = re.compile(
    r"(?<![\d-])(?P<hour>\d{1,2})(?:[:.h]\s?(?P<minute>\d{2})(?::\d{2})?\s*(?P<half>[ap]\.?m)?|h\b"
    r"|\s*(?P<alone>[ap]\.?m))|(?<![\d-])(?P<joined>\d{4})(?=\s*(?:z\b|h\b|hours|utc|gmt|local\b|[ecmp][sd]t\b|$))"
)
_OF_UTC = re.compile(r"\d\s*(?:z\b|utc|gmt)")
#: A military date-time group: day, clock, month, year.
_GROUP = re.compile(r"\b(\d\d)(\d{4})\s?z\s+([a-z]{3,9})")
#: Whose clock it is: "10:30 Moscow time", "7 pm (Washington)", "1900 EDT".
_WHOSE = (
    re.compile(r"\b([a-z]+(?: [a-z]+){0,2}?) (?:local |standard |summer )?time\b"),
    re.compile(r"(?:\d|\b[ap]\.?m\.?)[\s,(]+(?![ap]\.?m\b)([a-z]+)"),
)
_RANGES = tuple(re.compile(text) for text in (
    r"\bbetween\s(?P<first>.+?)\s(?:and|to)\s(?P<last>.+)",
    r"\bfrom\s(?P<first>.+?)\s(?:to|until|till|through)\s(?P<last>.+)",
    r"\b(?:after|since)\s(?P<first>.+?)[,\s]+(?:(?:and|but)\s)?(?:before|by|until|no later than)\s(?P<last>.+)",
    r"(?P<first>.*?\d.*?)\s*(?:\s(?:to|until|through|or)\s|–|—|\s-\s|-(?=\d))\s*(?P<last>\D*\d.*)",
))  # fmt: skip
_DAY = re.compile(rf"(?:the )?(?P<day>\d{{1,2}})(?:{_ORDINAL}|\.)")
_DAY_YEAR = re.compile(rf"(?P<day>\d{{1,2}}){_ORDINAL}(?P<rest>(?:,?\s+\d{{4}})?(?:,.*)?)")
_BOUND = re.compile(
    r"\b(?:(?P<upto>(?:on|at) or before|(?:not|no) later than|by|until|till|up to)"
    r"|(?P<since>(?:on|at) or after|(?:not|no) (?:before|earlier than)|since|from)"
    r"|(?P<before>(?<!not )(?<!no )(?:before|earlier than|prior to))"
    r"|(?P<after>(?<!not )(?<!no )(?:after|later than)))"
    r"(?:\s(?:the|about|around|his|her|its|report|telegram|message|dated|of|on|at))*\s*$"
)

#: "15 July or earlier", "1 May 1951 or later": what the time goes on to is said behind it.
_ON = re.compile(r"^(?P<time>.*\d.*?),? or (?:(?P<back>earlier|before)|later|after)\b")


@dataclass(frozen=True, slots=True)
class Clocks:
    """What a case gives to a time that lacks it.

    Attributes:
        years: for a date that has none.
        days: zones for a day without a clock; `hours` for a clock without a zone.
    """

    years: tuple[int, ...] = ()
    days: tuple[str, ...] = ("UTC",)
    hours: tuple[str, ...] = ("UTC",)


#: A date as ISO has it, its place in the text, and a clock.
_Date = tuple[str, int, int]


def unstated(text: str) -> bool:
    """Whether it says that the documents give no time.

    Example:
        >>> [unstated(text) for text in ("not stated", "Not said; reported June 19", "no later than June 19", "?")]
        [True, True, False, False]
    """
    return _UNSTATED.match(english(text, "times").strip("[(. ")) is not None


@lru_cache(10_000)
def readings(text: str, clocks: Clocks) -> tuple[Span, ...]:
    """All spans of instants that a student's words can mean, UTC microseconds; none if they name no time.

    Example:
        >>> bush = Clocks((1990,), hours=("UTC", "Europe/Moscow"))
        >>> right = readings("1990-03-21T07:30Z", bush)
        >>> [right[0] in readings(text, bush) for text in ("10:30 March 21", "21.03.1990 07:30Z", "21-Mar-90 10.30am")]
        [True, True, True]
        >>> readings("16-19 June 1975", bush) == readings("1975-06-16/1975-06-19", bush)
        True
        >>> readings("before 1107Z on March 21", bush)[0][0] is None, readings("some time later", bush)
        (True, ())
        >>> readings("21 March or earlier", bush) == readings("until 21 March", bush)
        True
    """
    words = " ".join(text.split())[:_LONGEST]
    found = [_span(words, words, zone, year) for year in clocks.years or (None,)
             for zone in (clocks.hours if "T" in words else clocks.days)]  # fmt: skip
    if not any(found):
        words = _GROUP.sub(r"\1 \3 \2z", english(words, "times").strip(" .[]()"))
        words = _ON.sub(lambda one: f"{'until' if one['back'] else 'since'} {one['time']}", words)
        hours = tuple(filter(None, [_whose(words)])) or clocks.hours
        found = [_span(*ends, zone) for ends in _everyday(words, clocks.years)
                 for zone in (hours if any("T" in (end or "") for end in ends) else clocks.days)]  # fmt: skip
    return tuple(dict.fromkeys(span for span in found if span is not None and span != (None, None)))[:_MOST_READINGS]


def _whose(text: str) -> str | None:
    """The zone of the place, or of the kind of clock, that a text names beside its clock."""
    for match in (match for pattern in _WHOSE for match in pattern.finditer(text)):
        words = match[1].split()
        for start in range(len(words)):
            if zone := _places().get(" ".join(words[start:])):
                return zone
    return None


@lru_cache(1)
def _places() -> dict[str, str]:
    names = sorted(name for name in zone_names() if "/" in name and not name.startswith(("Etc/", "US/")))
    cities = {name.rpartition("/")[2].replace("_", " ").casefold(): name for name in names}
    return cities | {"washington": "America/New_York", "est": "America/New_York", "edt": "America/New_York",
                     "eastern": "America/New_York", "msk": "Europe/Moscow", "bst": "Europe/London"}  # fmt: skip


def _span(first: str | None, last: str | None, zone: str, year: int | None = None) -> Span | None:
    """From the beginning of the one to the end of the other."""
    try:
        ends = [parse_time(text, zone=zone, year=year) if text else None for text in (first, last)]
    except TimeError:
        return None
    if any(end is not None and end.anchors for end in ends):
        return None
    first_end, last_end = ends
    return first_end.earliest if first_end else None, last_end.latest if last_end else None


_Ends = tuple[str | None, str | None]


def _everyday(text: str, years: tuple[int, ...]) -> list[_Ends]:
    """(first, last) as ISO dates and clocks, in each of the ways in which the words can be read."""
    for pattern in _RANGES:
        match = pattern.search(text)
        found = match and _ends(match["first"], match["last"], years)
        if found:
            return found
    return [_bounded(text, date) for date in _dates(text, years)]


def _ends(first: str, last: str, years: tuple[int, ...]) -> list[_Ends]:
    """The two ends of a span, of which one may give the other its month and year."""
    ending, beginning = _dates(last, years), _dates(first, years)
    if beginning and (day := _DAY_YEAR.fullmatch(last)) is not None:
        # "June 16-19, 1975"
        year = re.search(r"\d{4}", day["rest"])
        if year is not None:
            beginning = _dates(first, (int(year[0]),))
        ending = [(f"{iso[:7]}-{int(day['day']):02d}", 0, len(last)) for iso, *_ in beginning]
    elif (alone := _DAY.fullmatch(first)) is not None:
        # "16-19 June 1975"
        beginning = [(f"{iso[:7]}-{int(alone['day']):02d}", 0, len(first)) for iso, *_ in ending]
    elif ending and beginning and not re.search(r"\d{4}", first):
        beginning = _dates(first, tuple({int(iso[:4]) for iso, *_ in ending}))
    elif ending and beginning and not re.search(r"\d{4}", last):
        ending = _dates(last, tuple({int(iso[:4]) for iso, *_ in beginning}))
    several = [(_clocked(first, one), _clocked(last, other)) for one in beginning for other in ending
               if len(one[0]) == len(other[0]) and one[0] <= other[0]]  # fmt: skip
    return [ends for ends in several if _span(*ends, "UTC") is not None]


def _bounded(text: str, date: _Date) -> _Ends:
    """With the bound that a word sets: before the date it bounds the whole, behind it within that day."""
    iso, start, end = date
    whole = _clocked(text, date)
    clock = _clock(text, start, end)
    bound = _BOUND.search(text[:start])
    day = None
    if bound is None and clock is not None:
        before = clock.start() > start
        bound = _BOUND.search(text[end : clock.start()] if before else text[: clock.start()])
        day = iso if before else None
    if bound is None:
        return whole, whole
    if bound["before"]:
        return day, whole if day else f"before {whole}"
    if bound["after"]:
        return whole if day else f"after {whole}", day
    return (day, whole) if bound["upto"] else (whole, day)


def _clock(text: str, start: int, end: int) -> re.Match[str] | None:
    return _CLOCK.search(f"{text[:start]}{' ' * (end - start)}{text[end:]}")


def _clocked(text: str, date: _Date) -> str:
    """A date with the clock that stands beside it."""
    iso, start, end = date
    clock = _clock(text, start, end)
    if clock is None or len(iso) != _TO_THE_DAY:
        return iso
    if clock["joined"]:
        hour, minute = int(clock["joined"][:2]), int(clock["joined"][2:])
    else:
        hour, minute = int(clock["hour"]), int(clock["minute"] or 0)
    if half := (clock["half"] or clock["alone"] or "")[:1]:
        hour = hour % 12 + 12 * (half == "p")
    if hour > 23 or minute > 59:
        return iso
    utc = _OF_UTC.search(text[:start]) or _OF_UTC.search(text[end:])
    return f"{iso}T{hour:02d}:{minute:02d}{'Z' if utc else ''}"


def _dates(text: str, years: tuple[int, ...]) -> list[_Date]:
    """The first date in a text, in each of the ways in which it can be read."""
    for pattern in _DATES:
        for match in pattern.finditer(text):
            said = {"month": None, "number": None, "day": None, "mark": None} | match.groupdict()
            if said["month"] and not (number := _month(said["month"])):
                continue
            found = []
            for year in _years(said["year"], years):
                for month, day in _months(said, number if said["month"] else 0):
                    iso = "-".join((f"{year:04d}", *(f"{one:02d}" for one in (month, day) if one)))
                    if _span(iso, iso, "UTC") is not None:
                        found.append((iso, match.start(), match.end()))
            if found:
                return found
    return []


def _months(said: dict[str, str | None], named: int) -> Iterator[tuple[int, int]]:
    number, day = int(said["number"] or named), int(said["day"] or 0)
    yield number, day
    if said["mark"] == "/" and number != day:
        yield day, number


def _years(written: str | None, years: tuple[int, ...]) -> tuple[int, ...]:
    if written is None:
        return years
    return (int(written),) if len(written) > 2 else tuple(year for year in years if year % 100 == int(written))


@lru_cache(1_000)
def _month(word: str) -> int:
    """The number of a month by its name, cut short or misspelt; 0 for another word."""
    for name, number in _MONTHS.items():
        if name.startswith(word) or (word[:3] == name[:3] and SequenceMatcher(None, word, name).ratio() >= _SPELLING):
            return number
    return 0
