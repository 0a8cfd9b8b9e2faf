"""Instants worked out by hand, for tests of times."""

from __future__ import annotations

from datetime import date

HOUR = 3_600_000_000
DAY = 24 * HOUR


def iso(text: str | None) -> int | None:
    """Microseconds of a UTC clock, by the calendar's day numbers alone."""
    if text is None:
        return None
    day, _, clock = text.partition("T")
    days = date.fromisoformat(day).toordinal() - date(1970, 1, 1).toordinal()
    hours, minutes, seconds = (clock or "00:00:00").split(":")
    whole, _, part = seconds.partition(".")
    minutes_in_all = (days * 24 + int(hours)) * 60 + int(minutes)
    return minutes_in_all * 60_000_000 + int(whole) * 1_000_000 + int(part.ljust(6, "0"))
