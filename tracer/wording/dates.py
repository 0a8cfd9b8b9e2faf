"""Dates and zones in words: what a case file writes for a program, as people write it."""

from __future__ import annotations

import re

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DATE = re.compile(r"(?<!\d)(\d{4})-(\d\d)(?:-(\d\d))?(?!\d)")
#: A span within one day, whose date is written twice.
_ONE_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(T[\d:]+)/\1T(?=\d\d:)")
#: A span of which only one end is written.
_OPEN = re.compile(r"^(?:(\d\S*)/\.\.|\.\./(\d\S*))")
_ZONE = re.compile(r" ([A-Z]\w+/[\w/+-]+)$")


def as_written(text: str) -> str:
    """A time as it is written, its dates and its zone as people write them.

    Example:
        >>> as_written("about 1951-03-24T18:00"), as_written("1990-03-21/1990-03-24 Europe/Moscow")
        ('about 24 Mar 1951, 18:00', '21 Mar 1990 to 24 Mar 1990 (Moscow)')
        >>> as_written("1970-08-24T10:00/1970-08-24T10:07 America/New_York")
        '24 Aug 1970, 10:00 to 10:07 (New York)'
        >>> as_written("../1951-07-15"), as_written("1951-07-15/..")
        ('15 Jul 1951 or earlier', '15 Jul 1951 or later')
    """
    text = _OPEN.sub(lambda match: f"{match[2]} or earlier" if match[2] else f"{match[1]} or later", text)
    text = _ZONE.sub(lambda match: f" ({zone_place(match[1])})", _ONE_DAY.sub(r"\1\2/", text))
    return re.sub(r"T(?=\d\d:)", ", ", " to ".join(_DATE.sub(_dated, part) for part in re.split(r"/(?=\d)", text)))


def zone_place(zone: str) -> str:
    """The place of a zone.

    Example:
        >>> zone_place("America/New_York")
        'New York'
    """
    return zone.rsplit("/", 1)[-1].replace("_", " ")


def _dated(match: re.Match[str]) -> str:
    year, month, day = match.groups()
    if not 1 <= int(month) <= 12:
        return match[0]
    return f"{int(day)} {MONTHS[int(month) - 1]} {year}" if day else f"{MONTHS[int(month) - 1]} {year}"
