"""What the times that documents give bound: exact where they are, and never narrower than the words."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.case.clocks import DAY, HOUR, iso
from tracer.case.times import Anchor, Time, TimeError, from_datetime, parse_time, to_datetime


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "zone"),
    [
        # The first case: UTC as written, and Moscow's clock at UTC+3 on that day.
        ("1990-03-21T00:01Z", "1990-03-21T00:01:00", "1990-03-21T00:01:00", "UTC"),
        ("1990-03-21T10:30 Europe/Moscow", "1990-03-21T07:30:00", "1990-03-21T07:30:00", "Europe/Moscow"),
        ("1990-03-21T10:30:05 Europe/Moscow", "1990-03-21T07:30:05", "1990-03-21T07:30:05", "Europe/Moscow"),
        ("1990-03-21T10:30:05.25Z", "1990-03-21T10:30:05.250000", "1990-03-21T10:30:05.250000", "UTC"),
        ("1990-03-21T10:30+03:00", "1990-03-21T07:30:00", "1990-03-21T07:30:00", None),
        ("1990-03-21T10:30-09:30", "1990-03-21T20:00:00", "1990-03-21T20:00:00", None),
        ("1990-03-21T10:30+00:00", "1990-03-21T10:30:00", "1990-03-21T10:30:00", "UTC"),
        # Days, months and years, of a place and of no place.
        ("1970-08-19 America/New_York", "1970-08-19T04:00:00", "1970-08-20T03:59:59.999999", "America/New_York"),
        ("1970-08-19 UTC", "1970-08-19T00:00:00", "1970-08-19T23:59:59.999999", "UTC"),
        ("1970-08-19", "1970-08-18T10:00:00", "1970-08-20T11:59:59.999999", None),
        ("1990-03", "1990-02-28T10:00:00", "1990-04-01T11:59:59.999999", None),
        ("1990", "1989-12-31T10:00:00", "1991-01-01T11:59:59.999999", None),
        ("1990 UTC", "1990-01-01T00:00:00", "1990-12-31T23:59:59.999999", "UTC"),
        ("1844-02-29", "1844-02-28T08:00:00", "1844-03-01T15:59:59.999999", None),
        # Digits left open, seasons in either hemisphere.
        ("199X UTC", "1990-01-01T00:00:00", "1999-12-31T23:59:59.999999", "UTC"),
        ("1990-03-XX UTC", "1990-03-01T00:00:00", "1990-03-31T23:59:59.999999", "UTC"),
        ("1990-21 UTC", "1990-03-01T00:00:00", "1990-12-31T23:59:59.999999", "UTC"),
        ("1990-22 UTC", "1989-12-01T00:00:00", "1991-03-31T23:59:59.999999", "UTC"),
        # Thirds and parts of the day.
        ("early 1951-06 UTC", "1951-06-01T00:00:00", "1951-06-10T23:59:59.999999", "UTC"),
        ("mid 1951-06 UTC", "1951-06-11T00:00:00", "1951-06-20T23:59:59.999999", "UTC"),
        ("late 1951-06 UTC", "1951-06-21T00:00:00", "1951-06-30T23:59:59.999999", "UTC"),
        ("late 1951-02 UTC", "1951-02-21T00:00:00", "1951-02-28T23:59:59.999999", "UTC"),
        ("early 1951 UTC", "1951-01-01T00:00:00", "1951-04-30T23:59:59.999999", "UTC"),
        ("mid 1951 UTC", "1951-05-01T00:00:00", "1951-08-31T23:59:59.999999", "UTC"),
        ("late 1951 UTC", "1951-09-01T00:00:00", "1951-12-31T23:59:59.999999", "UTC"),
        ("1955-10-01 morning Africa/Cairo", "1955-09-30T22:00:00", "1955-10-01T09:59:59.999999", "Africa/Cairo"),
        ("1955-10-01 afternoon UTC", "1955-10-01T12:00:00", "1955-10-01T18:59:59.999999", "UTC"),
        ("1955-10-01 evening UTC", "1955-10-01T16:00:00", "1955-10-01T23:59:59.999999", "UTC"),
        ("1955-10-01 night UTC", "1955-10-01T00:00:00", "1955-10-02T05:59:59.999999", "UTC"),
        ("1955-10-01 morning", "1955-09-30T10:00:00", "1955-10-01T23:59:59.999999", None),
        # Intervals: split before a digit or beside dots, one zone last for both ends.
        ("1970-08-24T10:00/1970-08-24T10:07 America/New_York", "1970-08-24T14:00:00", "1970-08-24T14:07:00",
         "America/New_York"),
        ("1970-08-24T10:00 America/New_York/1970-08-24T18:00 Europe/Moscow", "1970-08-24T14:00:00",
         "1970-08-24T15:00:00", "Europe/Moscow"),
        ("1970-08-24T10:00/1970-08-24T11:00Z", "1970-08-24T10:00:00", "1970-08-24T11:00:00", "UTC"),
        ("1962-10-29/1962-10-30", "1962-10-28T10:00:00", "1962-10-31T11:59:59.999999", None),
        ("1962-10-30/1962-10-30 UTC", "1962-10-30T00:00:00", "1962-10-30T23:59:59.999999", "UTC"),
        ("../1951-07-15 Asia/Kolkata", None, "1951-07-15T18:29:59.999999", "Asia/Kolkata"),
        ("1951-07-15/.. UTC", None, None, "error"),
        ("1951-07-15 UTC/..", "1951-07-15T00:00:00", None, "UTC"),
        ("../..", None, None, None),
        # A clock shown twice may be either; a change at midnight shortens the day.
        ("1990-09-30T02:30 Europe/Moscow", "1990-09-29T22:30:00", "1990-09-29T23:30:00", "Europe/Moscow"),
        ("2018-11-04 America/Sao_Paulo", "2018-11-04T03:00:00", "2018-11-05T01:59:59.999999", "America/Sao_Paulo"),
        ("2011-12-29 Pacific/Apia", "2011-12-29T10:00:00", "2011-12-30T09:59:59.999999", "Pacific/Apia"),
        # Old clocks ran by the sun of the place, to the second.
        ("1885-03-02T09:00 Europe/Lisbon", "1885-03-02T09:36:45", "1885-03-02T09:36:45", "Europe/Lisbon"),
        ("1867-10-18 America/Sitka", "1867-10-17T09:01:13", "1867-10-19T09:01:12.999999", "America/Sitka"),
        # Before and after what is exact exclude it; its own zone may be any on earth.
        ("before 1990-03-21 UTC", None, "1990-03-20T23:59:59.999999", "UTC"),
        ("after 1990-03-21 UTC", "1990-03-22T00:00:00", None, "UTC"),
        ("before 1990-03-21", None, "1990-03-21T11:59:59.999999", None),
        ("after 1990-03-21", "1990-03-21T10:00:00", None, None),
        ("after 1990-03-21T10:30Z", "1990-03-21T10:30:00.000001", None, "UTC"),
        ("before 1990-09-30T02:30 Europe/Moscow", None, "1990-09-29T23:29:59.999999", "Europe/Moscow"),
        ("after 1990-09-30T02:30 Europe/Moscow", "1990-09-29T22:30:00.000001", None, "Europe/Moscow"),
        # Before and after what is vague exclude only what certainly is.
        ("before 1951-10-01 morning UTC", None, "1951-10-01T11:59:59.999998", "UTC"),
        ("after 199X UTC", "1990-01-01T00:00:00.000001", None, "UTC"),
        ("before about 1990-03-21T10:30Z", None, "1990-03-21T23:59:59.999998", "UTC"),
        ("before about 1990", None, None, None),
        ("before 1990?", None, None, None),
        ("before 1990-03-21/1990-03-22 UTC", None, "1990-03-22T23:59:59.999998", "UTC"),
    ],
)  # fmt: skip
def test_a_text_bounds_these_instants(text, earliest, latest, zone):
    """Each span was worked out by hand; one that is narrower would claim what nobody wrote."""
    if zone == "error":
        with pytest.raises(TimeError):
            parse_time(text)
        return
    time = parse_time(text)
    assert (time.earliest, time.latest, time.zone) == (iso(earliest), iso(latest), zone)
    assert (time.text, time.clock, time.anchors) == (text, None, ())


def test_a_zone_that_the_place_gives_is_used_where_none_is_written():
    """And only there: a written zone, `Z` or offset is what it says."""
    assert parse_time("1990-03-21T10:30", zone="Europe/Moscow") == Time(
        "1990-03-21T10:30", iso("1990-03-21T07:30:00"), iso("1990-03-21T07:30:00"), "Europe/Moscow")
    assert parse_time("1990-03-21", zone="Europe/Moscow").latest == iso("1990-03-21T20:59:59.999999")
    assert parse_time("1990-03-21T10:30Z", zone="Europe/Moscow").zone == "UTC"
    assert parse_time("1990-03-21T10:30 Asia/Tokyo", zone="Europe/Moscow").earliest == iso("1990-03-21T01:30:00")


@pytest.mark.parametrize("text", ["before m1", "immediately", "1990-03-21T10:30Z"])
def test_a_place_whose_zone_is_none_is_refused_at_once(text):
    """Its clock would be asked for later, by a page that cannot complain."""
    with pytest.raises(TimeError, match="unknown time zone 'Nowhere'"):
        parse_time(text, zone="Nowhere", ids={"m1"})


def test_an_offset_is_shown_on_the_clock_of_the_place_only_where_they_agree():
    """A page must not print a clock that nobody wrote."""
    assert parse_time("1990-03-21T10:30+03:00", zone="Europe/Moscow").zone == "Europe/Moscow"
    assert parse_time("1990-03-21T10:30+04:00", zone="Europe/Moscow").zone is None
    assert parse_time("1943-06-01T10:30+02:00", zone="Europe/Oslo").zone is None


def test_a_clock_without_a_date_keeps_its_clock():
    """The chronology dates it from its neighbours; it needs a zone by name for that."""
    time = parse_time("20:15 Europe/Moscow")
    assert (time.clock, time.zone, time.earliest, time.latest) == (20 * HOUR + HOUR // 4, "Europe/Moscow", None, None)
    assert parse_time("20:15", zone="Asia/Tokyo").zone == "Asia/Tokyo"
    about = parse_time("about 20:15 Europe/Moscow")
    assert (about.clock, about.approximate) == (None, True)


def test_about_keeps_the_day_of_a_clock_and_bounds_nothing_else():
    """Unless the case says by how much `about` may be off."""
    clock = "1956-11-04T06:00 Europe/Budapest"
    time = parse_time(f"about {clock}")
    assert (time.earliest, time.latest, time.approximate) == (
        iso("1956-11-03T23:00:00"), iso("1956-11-04T22:59:59.999999"), True)
    assert parse_time(clock.replace(" ", "~ ")).latest == time.latest
    half = parse_time(f"about {clock}", about=HOUR // 2)
    assert (half.earliest, half.latest) == (iso("1956-11-04T04:30:00"), iso("1956-11-04T05:30:00"))
    for vague in ("about 1990-03-21", "1990-03-21~", "about 1990", "about early 1951-06", "about 1990/1991"):
        time = parse_time(vague)
        assert (time.earliest, time.latest, time.approximate) == (None, None, True)
    day = parse_time("about 1990-03-21 UTC", about=DAY)
    assert (day.earliest, day.latest) == (iso("1990-03-20"), iso("1990-03-22T23:59:59.999999"))


def test_a_doubted_date_bounds_nothing():
    """`?` says that the source is doubted; no verdict may rest on it."""
    time = parse_time("1990-03-21?", about=DAY)
    assert (time.earliest, time.latest, time.uncertain, time.approximate) == (None, None, True, False)
    both = parse_time("1990-03-21%", about=DAY)
    assert (both.earliest, both.latest, both.uncertain, both.approximate) == (None, None, True, True)
    mixed = parse_time("1990?/1991 UTC")
    assert (mixed.earliest, mixed.latest) == (None, iso("1991-12-31T23:59:59.999999"))


IDS = {"m1", "handover", "f.12-b", "soon", "1990", "m1/did/give/paper/2"}


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("before m1", Anchor("before", "m1")),
        ("after handover", Anchor("after", "handover")),
        ("handover", Anchor("at", "handover")),
        ("day after f.12-b", Anchor("day after", "f.12-b")),
        ("day before f.12-b", Anchor("day before", "f.12-b")),
        ("30 min after m1", Anchor("offset", "m1", HOUR // 2, HOUR // 2)),
        ("2 h before m1", Anchor("offset", "m1", -2 * HOUR, -2 * HOUR)),
        ("3 h 37 min after m1", Anchor("offset", "m1", 217 * HOUR // 60, 217 * HOUR // 60)),
        ("45 s after m1", Anchor("offset", "m1", 45_000_000, 45_000_000)),
        ("3 days after m1", Anchor("offset", "m1", 2 * DAY - 3 * HOUR + 1, 4 * DAY + 3 * HOUR - 1)),
        ("1 day after m1", Anchor("offset", "m1", 1, 2 * DAY + 3 * HOUR - 1)),
        ("2 weeks before m1", Anchor("offset", "m1", -15 * DAY - 3 * HOUR + 1, -13 * DAY + 3 * HOUR - 1)),
        ("soon", Anchor("at", "soon")),
        ("m1/did/give/paper/2", Anchor("at", "m1/did/give/paper/2")),
        ("after m1/did/give/paper/2", Anchor("after", "m1/did/give/paper/2")),
        ("5 min before m1/did/give/paper/2", Anchor("offset", "m1/did/give/paper/2", -HOUR // 12, -HOUR // 12)),
    ],
)
def test_an_id_anchors_a_time(text, anchor):
    """Order without time: the bounds are for the chronology to work out."""
    time = parse_time(text, ids=IDS, zone="Europe/Moscow")
    assert time == Time(text, zone="Europe/Moscow", anchors=(anchor,))


def test_about_an_id_says_little():
    """What `about` leaves of an anchor: the order, if one is said; a bound only if the case gives one."""
    assert parse_time("about 30 min after m1", ids=IDS).anchors == (Anchor("after", "m1"),)
    assert parse_time("about m1", ids=IDS).anchors == ()
    assert parse_time("about m1", ids=IDS, about=5).anchors == (Anchor("offset", "m1", -5, 5),)
    assert parse_time("about 30 min after m1", ids=IDS, about=HOUR).anchors == (
        Anchor("offset", "m1", 1, 3 * HOUR // 2),)
    assert parse_time("about 2 h before m1", ids=IDS, about=HOUR).anchors == (
        Anchor("offset", "m1", -3 * HOUR, -HOUR),)
    assert all(parse_time(text, ids=IDS).approximate for text in ("about m1", "about 30 min after m1"))


@pytest.mark.parametrize(
    ("one", "other", "over"),
    [
        ("1990-03-20", "1990-03-21", True),
        ("1990-03-21", "1990-03-21", False),
        ("1990-03-20 UTC", "1990-03-21", False),  # some zone on earth may still be at the day before
        ("1990-03-19 UTC", "1990-03-21 UTC", True),
        ("1990-03-20~", "1990-03-21", False),
        ("before m1", "1990-03-21", False),
        ("../1990-03-20", "1990-03-21/..", True),
    ],
)
def test_one_time_is_over_before_another_by_their_own_words(one, other, over):
    assert parse_time(one, ids=IDS).over_before(parse_time(other, ids=IDS)) is over


def test_a_year_of_three_digits_is_an_interval():
    """Alone its four digits may as well be a clock; both ends cannot be."""
    time = parse_time("0700/0700 UTC")
    assert (time.earliest, time.latest) == (iso("0700-01-01"), iso("0700-12-31T23:59:59.999999"))


def test_a_date_is_a_date_even_where_an_id_is_spelt_like_it():
    """A diary's documents may be named by their days; their dates must stay dates."""
    assert parse_time("1990", ids=IDS).anchors == ()


@pytest.mark.parametrize("word", ["immediately", "earliest possible", "soon", "without delay"])
def test_words_that_urge_set_no_bound(word):
    """Rule R21: a promise to act at once is no clock."""
    assert parse_time(word) == Time(word, unbounding=word)


def test_the_year_of_the_case_completes_a_date():
    """Where the document prints none; and only the year, the day must exist in it."""
    assert parse_time("--03-21T00:01Z", year=1990).earliest == iso("1990-03-21T00:01:00")
    assert parse_time("--03 UTC", year=1990).latest == iso("1990-03-31T23:59:59.999999")
    with pytest.raises(TimeError, match="there is no day '1990-02-29'"):
        parse_time("--02-29", year=1990)


@pytest.mark.parametrize("text", ["0001-01", "9999-12-31", "about 0001-01-01T00:00Z", "XXXX"])
def test_no_bound_is_beyond_what_a_calendar_can_print(text):
    """An instant that no calendar can print must reach nobody who prints it."""
    time = parse_time(text)
    for instant in (time.earliest, time.latest):
        if instant is not None:
            for zone in ("Pacific/Kiritimati", "Etc/GMT+12", "UTC"):
                to_datetime(instant - 1, zone), to_datetime(instant + 1, zone)


@given(st.datetimes(datetime(1, 1, 3), datetime(9999, 12, 29)), st.integers(-15 * 60, 15 * 60))
def test_instants_are_exact_in_all_years(local, offset):
    """By day numbers alone; floats would lose microseconds far from 1970."""
    moment = local.replace(tzinfo=timezone(timedelta(minutes=offset)))
    instant = from_datetime(moment)
    assert instant == iso(local.isoformat(timespec="microseconds")) - offset * 60_000_000
    assert to_datetime(instant) == moment
    assert to_datetime(instant, "Asia/Tokyo") == moment


def test_a_datetime_without_a_zone_is_no_instant():
    """To take it for UTC, or for the machine's clock, would be a guess."""
    with pytest.raises(ValueError, match="without a zone"):
        from_datetime(datetime(1990, 3, 21))


def test_an_unknown_zone_is_a_key_error():
    """And never a file elsewhere on the machine."""
    for name in ("../zoneinfo/UTC", "Europe", "posixrules", "EST", ""):
        with pytest.raises(KeyError):
            to_datetime(0, name)
