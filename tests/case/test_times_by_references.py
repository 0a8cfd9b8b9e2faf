"""Times against references that share no code with their reading.

Local clocks are found by walking the offsets that a zone ever had near, dates by the `edtf` library,
spans by ISO strings worked out by hand.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from edtf import parse_edtf
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from tests.case.clocks import HOUR, iso
from tracer.case.times import TimeError, from_datetime, parse_time
from tracer.case.zones import zone_info, zone_names

ZONES = st.sampled_from(sorted(zone_names()))
#: Instants since 1970, when every zone has a history of its own.
RECENT = st.integers(from_datetime(datetime(1970, 1, 3, tzinfo=UTC)), from_datetime(datetime(2037, 12, 1, tzinfo=UTC)))


def shows(instant: int, zone: str) -> datetime:
    """What the clock of a zone shows at an instant, without the zone."""
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=instant)
    return moment.astimezone(zone_info(zone)).replace(tzinfo=None)


def meant(local: datetime, zone: str) -> set[int]:
    """All instants at which a zone showed this clock, by every offset it had within two days of it."""
    plain = iso(local.isoformat(timespec="microseconds"))
    offsets = {
        (shows(plain + hours * HOUR, zone) - shows(plain + hours * HOUR, "UTC")) // timedelta(microseconds=1)
        for hours in range(-40, 41)
    }
    return {plain - offset for offset in offsets if shows(plain - offset, zone) == local}


@given(RECENT, ZONES)
@example(iso("2011-12-30T10:00:00"), "Pacific/Apia")
@example(iso("1990-03-24T23:00:00"), "Europe/Moscow")
def test_a_clock_is_what_its_zone_showed(instant, zone):
    """A clock read back is the instant it was shown at, and any other at which it was shown."""
    local = shows(instant, zone).replace(second=0, microsecond=0)
    found = meant(local, zone)
    assume(found)
    time = parse_time(f"{local:%Y-%m-%dT%H:%M} {zone}")
    assert (time.earliest, time.latest) == (min(found), max(found))


@given(st.datetimes(datetime(1970, 1, 3), datetime(2037, 12, 1)), ZONES)
@example(datetime(2021, 3, 28, 2, 30), "Europe/Berlin")
def test_a_clock_that_was_never_shown_is_refused(local, zone):
    """By the reference no instant shows it; reading must refuse exactly those."""
    local = local.replace(second=0, microsecond=0)
    text = f"{local:%Y-%m-%dT%H:%M} {zone}"
    if meant(local, zone):
        assert parse_time(text).earliest in meant(local, zone)
    else:
        with pytest.raises(TimeError, match="never showed"):
            parse_time(text)


@given(st.integers(iso("1800-01-03"), iso("2100-01-01")), ZONES)
@example(iso("1867-10-18T12:00:00"), "America/Sitka")
@example(iso("1969-09-30T23:00:00"), "Pacific/Kwajalein")
@example(iso("2018-11-04T02:59:59.999999"), "America/Sao_Paulo")
def test_a_day_of_a_zone_is_all_instants_of_that_date(instant, zone):
    """Every instant lies in its own day, and the first and last of a day are the outermost of its date."""
    day = shows(instant, zone).date()
    time = parse_time(f"{day.isoformat()} {zone}")
    assert time.earliest <= instant <= time.latest
    if iso("1970-01-03") <= instant:
        assert shows(time.earliest, zone).date() == day == shows(time.latest, zone).date()
        assert shows(time.earliest - 1, zone).date() != day != shows(time.latest + 1, zone).date()


@given(st.integers(iso("1000-01-03"), iso("2100-01-01")), ZONES)
@example(iso("1844-06-01"), "Asia/Manila")
@example(iso("1867-01-01"), "America/Juneau")
@example(iso("2000-01-01T10:30:00"), "Pacific/Kiritimati")
def test_a_date_without_a_zone_holds_it_in_every_zone(instant, zone):
    """The instant lies in the widened day, month and year that a calendar anywhere showed for it."""
    local = shows(instant, zone)
    for text in (f"{local:%m-%d}", f"{local:%m}", ""):
        time = parse_time("-".join(part for part in (f"{local.year:04d}", text) if part))
        assert time.earliest <= instant <= time.latest


@given(st.integers(iso("1800-01-03"), iso("1969-12-31")), st.sampled_from(
    ["Europe/Oslo", "Europe/Amsterdam", "Atlantic/Reykjavik", "Africa/Accra", "Asia/Kuala_Lumpur", "America/Montreal"]))
def test_a_place_without_a_history_of_its_own_is_widened(instant, zone):
    """Before 1970 its clock is another place's in the zone data: 3 h either way, and no clock is refused."""
    local = shows(instant, zone).replace(second=0, microsecond=0)
    time = parse_time(f"{local:%Y-%m-%dT%H:%M} {zone}")
    found = meant(local, zone)
    assert time.earliest <= min(found) - 3 * HOUR < max(found) + 3 * HOUR <= time.latest
    assert parse_time(f"{local:%Y-%m-%dT%H:%M}+01:00", zone=zone).earliest == iso(f"{local:%Y-%m-%dT%H:%M:%S}") - HOUR


def test_the_clock_of_oslo_in_the_war_is_not_taken_from_berlin():
    """Norway kept no summer time in July 1940 until August; Berlin did: the span holds both."""
    time = parse_time("1940-07-01T12:00 Europe/Oslo")
    assert time.earliest <= iso("1940-07-01T10:00:00") < iso("1940-07-01T11:00:00") <= time.latest


DATES = st.one_of(
    st.dates().map(date.isoformat),
    st.dates().map(lambda day: day.isoformat()[:7]),
    st.dates().map(lambda day: day.isoformat()[:4]),
    st.dates().map(lambda day: f"{day.isoformat()[:7]}-XX"),
    st.dates().map(lambda day: f"{day.isoformat()[:4]}-XX"),
    st.dates().map(lambda day: f"{day.isoformat()[:3]}X"),
    st.dates().map(lambda day: f"{day.isoformat()[:2]}XX"),
)


@given(DATES.filter(lambda text: "1000" < text < "9899"))
@settings(max_examples=60)
def test_a_date_is_what_the_edtf_library_reads(text):
    """Days, months, years and open digits, on the calendar of one zone."""
    reference = parse_edtf(text)
    time = parse_time(f"{text} UTC")
    low, high = (datetime(*moment[:3]) for moment in (reference.lower_strict(), reference.upper_strict()))
    assert shows(time.earliest, "UTC") == low
    assert shows(time.latest, "UTC") == high + timedelta(days=1) - timedelta(microseconds=1)


@given(DATES.filter(lambda text: "1000" < text < "9899" and "X" not in text), st.sampled_from("?~%"))
@settings(max_examples=20)
def test_a_mark_is_what_the_edtf_library_reads(text, mark):
    """The library keeps the bounds of a doubted date, we keep none; what is doubted agrees."""
    reference = parse_edtf(text + mark)
    time = parse_time(text + mark)
    both = reference.is_uncertain_and_approximate
    assert (time.uncertain, time.approximate) == (
        reference.is_uncertain or both, reference.is_approximate or both)
    assert (time.earliest, time.latest) == (None, None)


@given(st.integers(11, 9998), st.integers(21, 24))
@settings(max_examples=15)
def test_a_season_holds_that_of_the_edtf_library(year, season):
    """The library knows the northern seasons; ours hold these and the southern."""
    reference = parse_edtf(f"{year:04d}-{season}")
    time = parse_time(f"{year:04d}-{season} UTC")
    low, high = (datetime(*moment[:3]) for moment in (reference.lower_strict(), reference.upper_strict()))
    assert time.earliest is None or shows(time.earliest, "UTC") <= low
    assert time.latest is None or high <= shows(time.latest, "UTC")


@given(DATES.filter(lambda text: "1000" < text < "9899"), DATES.filter(lambda text: "1000" < text < "9899"),
       st.one_of(st.just(""), ZONES.map(" {}".format)))
@settings(max_examples=40)
def test_an_interval_is_its_ends(one, other, zone):
    """From the first instant of one to the last of the other, and an error only where these are reversed."""
    low, high = parse_time(one + zone), parse_time(other + zone)
    local = [parse_edtf(one).lower_strict()[:3], parse_edtf(other).upper_strict()[:3]]
    if local[0] > local[1]:
        with pytest.raises(TimeError, match="ends before it starts"):
            parse_time(f"{one}/{other}{zone}")
        return
    both = parse_time(f"{one}/{other}{zone}")
    assert (both.earliest, both.latest) == (low.earliest, high.latest)
    assert parse_time(f"{one}{zone}/..").earliest == low.earliest
    assert parse_time(f"../{other}{zone}").latest == high.latest


@given(st.dates(date(1800, 1, 3), date(2100, 1, 1)), st.sampled_from(["", " UTC", " America/New_York"]))
def test_thirds_make_the_whole(day, zone):
    """Early, mid and late of a month or year follow each other without a gap; so nothing falls between."""
    for whole in (day.isoformat()[:7], day.isoformat()[:4]):
        thirds = [parse_time(f"{word} {whole}{zone}") for word in ("early", "mid", "late")]
        assert (thirds[0].earliest, thirds[2].latest) == (
            parse_time(whole + zone).earliest, parse_time(whole + zone).latest)
        if zone:
            assert [one.latest + 1 for one in thirds[:2]] == [one.earliest for one in thirds[1:]]
    parts = [parse_time(f"{day.isoformat()} {part}{zone}") for part in ("morning", "afternoon", "evening", "night")]
    assert all(one.latest + 1 >= other.earliest for one, other in zip(parts, parts[1:], strict=False))
