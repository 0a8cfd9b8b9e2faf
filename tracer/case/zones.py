"""Clocks of places: what a local clock was in UTC, from the history of the IANA zones.

Always read from the `tzdata` package and never from the machine, so that one file gives
the same answer everywhere. Instants are integers, microseconds UTC since 1970, negative
before; they are exact for the years 1 to 9999 of the (proleptic) Gregorian calendar.

The package keeps one history for all places whose clocks agree since 1970. Before, a name
such as Europe/Oslo has the clock of another place (Berlin): its times are widened by 3 h
either way, which the places' own histories (IANA's `backzone`) never exceed; in the Pacific
before 1901, where the date line moved, by a day more. A written offset is exact.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo
from functools import cache
from importlib import resources
from zoneinfo import ZoneInfo

MICROSECOND = timedelta(microseconds=1)
SECOND = 1_000_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LOCAL_EPOCH = datetime(1970, 1, 1)
#: Names of clocks, not of places; the package gives them the history of some place.
_ABBREVIATIONS = frozenset({
    "CET", "CST6CDT", "EET", "EST", "EST5EDT", "Factory", "HST", "MET", "MST", "MST7MDT", "PST8PDT", "WET",
})  # fmt: skip
#: Names given up for a neighbour's in the same country, whose clocks had differed before 1970 …
_GIVEN_UP = frozenset({
    "Africa/Timbuktu", "America/Coral_Harbour", "America/Ensenada", "America/Montreal", "America/Nipigon",
    "America/Pangnirtung", "America/Rainy_River", "America/Rosario", "America/Santa_Isabel", "America/Thunder_Bay",
    "America/Yellowknife", "Antarctica/South_Pole", "Asia/Choibalsan", "Asia/Chongqing", "Asia/Chungking",
    "Asia/Harbin", "Asia/Kashgar", "Asia/Tel_Aviv", "Australia/Currie", "Europe/Belfast", "Europe/Tiraspol",
    "Europe/Uzhgorod", "Europe/Zaporozhye", "Pacific/Enderbury", "Pacific/Johnston", "Pacific/Yap",
})  # fmt: skip
_SLACK, _OWN_SINCE, _PACIFIC_SETTLED = 3 * HOUR, datetime(1970, 1, 1), datetime(1901, 1, 1)
#: No zone has been further from UTC than this, west and east …
_WEST, _EAST = 12 * HOUR, 14 * HOUR
#: A calendar day begins somewhere on earth this long before it begins at the last place.
ON_EARTH = _WEST + _EAST
#: … since the date line left Alaska (1867); before, Manila was 15:56 h behind and Sitka 15:02 h ahead.
_LINE_MOVED, _FARTHEST = datetime(1868, 1, 1), 16 * HOUR


@cache
def zone_names() -> frozenset[str]:
    """The names of all zones of a place or of a fixed offset; an abbreviation such as EST is neither.

    Example:
        >>> "Europe/Moscow" in zone_names(), "EST" in zone_names()
        (True, False)
    """
    names = resources.files("tzdata").joinpath("zones").read_text(encoding="ascii").split()
    return frozenset(names) - _ABBREVIATIONS


@cache
def _borrowing() -> frozenset[str]:
    """The names of places that have the history of another place before 1970."""

    def places(table: str) -> set[str]:
        lines = resources.files("tzdata").joinpath("zoneinfo", table).read_text(encoding="utf-8").splitlines()
        return {line.split("\t")[2] for line in lines if line and not line.startswith("#")}

    return frozenset(places("zone.tab") - places("zone1970.tab")) | _GIVEN_UP


@cache
def zone_info(name: str) -> tzinfo:
    """The history of one zone.

    Raises:
        KeyError: if there is no zone of this name.
    """
    if name == "UTC":
        return UTC
    if name not in zone_names():
        raise KeyError(name)
    with resources.files("tzdata").joinpath("zoneinfo", *name.split("/")).open("rb") as file:
        return ZoneInfo.from_file(file, key=name)


def to_datetime(microseconds: int, zone: str = "UTC") -> datetime:
    """What the calendar and clock of a zone showed at an instant.

    Args:
        microseconds: UTC microseconds since 1970.
        zone: an IANA name or `UTC`.

    Raises:
        OverflowError: outside the years 1 to 9999.
        KeyError: if there is no such zone.

    Example:
        >>> to_datetime(-1, "UTC").isoformat()
        '1969-12-31T23:59:59.999999+00:00'
    """
    return (_EPOCH + timedelta(microseconds=microseconds)).astimezone(zone_info(zone))


def from_datetime(moment: datetime) -> int:
    """UTC microseconds since 1970 of a datetime that has a zone.

    Raises:
        ValueError: if it has none.

    Example:
        >>> from_datetime(datetime(1990, 3, 21, 0, 1, tzinfo=UTC))
        637977660000000
    """
    if moment.tzinfo is None:
        raise ValueError("a datetime without a zone is no instant")
    offset = moment.utcoffset() or timedelta(0)
    return _count(moment.replace(tzinfo=None)) - offset // MICROSECOND


def instants(local: datetime, zone: str | int | None) -> tuple[int, int]:
    """The first and the last instant that a local clock can mean.

    They differ where the clock was put back over it, and where the zone or its history is not
    known. A clock that was skipped means the instant of the change.

    Args:
        local: calendar and clock, without a zone.
        zone: an IANA name, an offset in microseconds east of UTC, or None for every zone on earth.

    Example:
        >>> first, last = instants(datetime(1990, 3, 21), None)
        >>> (last - first) // HOUR
        26
    """
    plain = _count(local)
    if zone is None:
        west, east = (_WEST, _EAST) if local >= _LINE_MOVED else (_FARTHEST, _FARTHEST)
        return plain - east, plain + west
    if isinstance(zone, int):
        return plain - zone, plain - zone
    info, slack = zone_info(zone), _slack(local, zone)
    before, after = (plain - _offset(local.replace(tzinfo=info, fold=fold)) for fold in (0, 1))
    if before > after:
        before = after = _change(after, before, info)
    return before - slack, after + slack


def skipped(local: datetime, zone: str) -> bool:
    """Whether the clocks of a zone certainly never showed this, being put forward over it.

    Example:
        >>> skipped(datetime(1990, 3, 25, 2, 30), "Europe/Moscow")
        True
    """
    info = zone_info(zone)
    before, after = (_offset(local.replace(tzinfo=info, fold=fold)) for fold in (0, 1))
    return before < after and not _slack(local, zone)


def _slack(local: datetime, zone: str) -> int:
    """By how much a clock may have been off what the history of its zone says."""
    if local >= _OWN_SINCE or zone not in _borrowing():
        return 0
    return _SLACK + (DAY if zone.startswith("Pacific/") and local < _PACIFIC_SETTLED else 0)


def _count(local: datetime) -> int:
    return (local - _LOCAL_EPOCH) // MICROSECOND


def _offset(moment: datetime) -> int:
    return (moment.utcoffset() or timedelta(0)) // MICROSECOND


def _change(low: int, high: int, info: tzinfo) -> int:
    """The instant in (low, high] at which the offset changed."""

    def offset(instant: int) -> int:
        return _offset((_EPOCH + timedelta(microseconds=instant)).astimezone(info))

    old = offset(low)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if offset(middle) == old else (low, middle)
    return high
