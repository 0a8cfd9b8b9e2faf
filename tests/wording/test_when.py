"""Times in words: never narrower than the span, and no clock that no document has."""

from __future__ import annotations

import pytest

from tracer import wording
from tracer.analysis.spans import Span
from tracer.case.times import parse_time

#: 20 March 1990, noon.
NOON = 637_934_400_000_000


@pytest.mark.parametrize(("span", "words"), [
    ((None, NOON - 1), "before 20 Mar 1990, 1200Z"),
    ((None, NOON - 3), "before 20 Mar 1990, 1200Z"),
    ((None, NOON - 2_000), "before 20 Mar 1990, 1159:59Z"),
    ((NOON - 3_600_000_000, NOON - 1), "between 20 Mar 1990, 1100Z and 20 Mar 1990, 1200Z"),
    ((NOON, None), "after 20 Mar 1990, 1200Z"),
    ((None, NOON + 30_000_000), "before 20 Mar 1990, 1200:30Z"),
    ((NOON - 43_200_000_000 + 2, NOON + 43_200_000_000 - 3), "20 Mar 1990"),
])
def test_the_end_of_a_span_is_told_as_the_second_that_it_does_not_reach(span: Span, words: str) -> None:
    assert wording.when(span) == words


@pytest.mark.parametrize(("written", "words"), [
    ("1957-11-05", "5 Nov 1957 (no zone given)"),
    ("1957-11", "Nov 1957 (no zone given)"),
    ("1957", "1957 (no zone given)"),
    ("1957-11-05/1957-12-01", "between 5 Nov 1957 and 1 Dec 1957 (no zone given)"),
    ("1800-05-06", "6 May 1800 (no zone given)"),
    ("1957-11-05 Europe/Moscow", "5 Nov 1957"),
    ("before 1957-11-05 UTC", "4 Nov 1957 or earlier"),
    ("after 1957-11 Europe/Moscow", "1 Dec 1957 or later"),
    ("9999-12-31", "31 Dec 9999 or later (no zone given)"),
    ("9999-12-31 UTC", "31 Dec 9999 or later"),
    ("9999-12", "1 Dec 9999 or later (no zone given)"),
    ("0001-01-01", "1 Jan 0001 or earlier (no zone given)"),
    ("0001-01-01 UTC", "1 Jan 0001 or earlier"),
    ("0712-05", "May 0712 (no zone given)"),
])  # fmt: skip
def test_a_date_without_a_zone_is_told_as_the_date(written: str, words: str) -> None:
    """Not as the two days over which it lies all around the earth."""
    time = parse_time(written)
    assert wording.when((time.earliest, time.latest), time.zone) == words


def test_what_is_an_hour_off_is_no_date() -> None:
    """A span that merely resembles one is told by its ends."""
    time = parse_time("1957-11-05")
    assert time.earliest is not None
    assert time.latest is not None
    assert wording.when((time.earliest + 3_600_000_000, time.latest)).startswith("between")


@pytest.mark.parametrize(("written", "words"), [
    ("1965-05-11T20:22 America/New_York", "12 May 1965, 0022Z (11 May, 20:22 New York)"),
    ("1990-03-21T10:30 Europe/Moscow", "21 Mar 1990, 0730Z (10:30 Moscow)"),
    ("1951-03-29 morning Asia/Kolkata", "29 Mar 1951, before 0630Z (12:00 Kolkata)"),
    ("1951-03-29T00:00/1951-03-29T05:00 Asia/Kolkata", "29 Mar 1951, before 28 Mar 1951, 2330Z (29 Mar, 05:00 Kolkata)"),
    ("1951-07-18/1951-07-19 Asia/Kolkata", "between 18 Jul 1951 and 19 Jul 1951"),
    ("1951-07-18T10:00/1951-07-19 Asia/Kolkata", "between 18 Jul 1951, 0430Z and 19 Jul 1951"),
])  # fmt: skip
def test_a_clock_of_another_day_comes_with_its_day(written: str, words: str) -> None:
    time = parse_time(written)
    assert wording.when((time.earliest, time.latest), time.zone) == words


def test_a_range_of_durations_is_told_to_the_minute_and_never_narrower() -> None:
    assert wording.lasting(0, 99_899) == "at most 1 d 3 h 45 min"
    assert wording.lasting(61, 119) == "1 min to 2 min"
    assert wording.lasting(42_875, 42_875) == "11 h 54 min 35 s"
