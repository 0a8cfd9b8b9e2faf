"""Clocks of places: what a local clock was in UTC, from the history of the IANA zones.

Always read from the `tzdata` package and never from the machine, so that one file gives
the same answer everywhere. Instants are integers, microseconds UTC since 1970, negative
before; they are exact for the years 1 to 9999 of the (proleptic) Gregorian calendar.
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
#: No zone has been further from UTC than this, west and east …
_WEST, _EAST = 12 * HOUR, 14 * HOUR
#: … since the date line left Alaska (1867); before, Manila was 15:56 h behind and Sitka 15:02 h ahead.
_LINE_MOVED, _FARTHEST = datetime(1868, 1, 1), 16 * HOUR


@cache
def zone_names() -> frozenset[str]:
    """The names of all zones that have a place or a fixed offset.

    Example:
        >>> "Europe/Moscow" in zone_names(), "Factory" in zone_names()
        (True, False)
    """
    names = resources.files("tzdata").joinpath("zones").read_text(encoding="ascii").split()
    return frozenset(names) - {"Factory"}


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

    They differ where the clock was put back over it, and where the zone is not known. A
    clock that was skipped means the instant of the change.

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
    info = zone_info(zone)
    before, after = (plain - _offset(local.replace(tzinfo=info, fold=fold)) for fold in (0, 1))
    if before <= after:
        return before, after
    change = _change(after, before, info)
    return change, change


def skipped(local: datetime, zone: str) -> bool:
    """Whether the clocks of a zone never showed this, being put forward over it.

    Example:
        >>> skipped(datetime(1990, 3, 25, 2, 30), "Europe/Moscow")
        True
    """
    info = zone_info(zone)
    return _offset(local.replace(tzinfo=info, fold=0)) < _offset(local.replace(tzinfo=info, fold=1))


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
