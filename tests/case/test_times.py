"""Times as documents give them: exact where they are, and never narrower than the words.

The references share no code with the reading: local clocks are found by walking the offsets that a
zone ever had near, dates by the `edtf` library, spans by ISO strings worked out by hand.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from edtf import parse_edtf
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from tracer.case.times import Anchor, Time, TimeError, from_datetime, parse_time, to_datetime
from tracer.case.zones import zone_info, zone_names

HOUR = 3_600_000_000
DAY = 24 * HOUR
ZONES = st.sampled_from(sorted(zone_names()))
#: Instants since 1970, when every zone has a history of its own.
RECENT = st.integers(from_datetime(datetime(1970, 1, 3, tzinfo=UTC)), from_datetime(datetime(2037, 12, 1, tzinfo=UTC)))


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


# ---------------------------------------------------------------- what a text bounds


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
    assert (shows(time.earliest, "UTC").year, shows(time.latest, "UTC").year) == (700, 700)


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
def test_at_the_ends_of_the_calendar_there_is_no_bound(text):
    """An instant that no calendar can print must reach nobody who prints it."""
    time = parse_time(text)
    for instant in (time.earliest, time.latest):
        if instant is not None:
            for zone in ("Pacific/Kiritimati", "Etc/GMT+12", "UTC"):
                to_datetime(instant - 1, zone), to_datetime(instant + 1, zone)


# ---------------------------------------------------------------- what cannot be read


@pytest.mark.parametrize(
    ("text", "message", "expected", "suggestion"),
    [
        ("1990-03-21T10:30", "nothing gives the zone of the clock '1990-03-21T10:30'",
         "'Z' for UTC, or a zone: '1990-03-21T10:30 Europe/Moscow'", ""),
        ("20:15", "nothing gives the zone of the clock '20:15'", "'Z' for UTC, or a zone: '20:15 Europe/Moscow'", ""),
        ("20:15+03:00", "'20:15+03:00' has no date, and an offset alone does not name its zone",
         "a zone by name, such as Europe/Moscow", ""),
        ("1990-03-21T10:30 Europe/Moskow", "unknown time zone 'Europe/Moskow'", "a name such as Europe/Moscow",
         "Europe/Moscow"),
        ("1990-03-21T10:30 Europe/../passwd", "'1990-03-21T10:30 Europe/../passwd' has more than two ends", None, ""),
        ("1990-03-21T10:30 /etc/passwd", "unknown time zone '/etc/passwd'", "a name such as Europe/Moscow", ""),
        ("1990-03-21T10:30 EST", "unknown time zone 'EST'", "a name such as Europe/Moscow", None),
        ("1990-03-21T10:30Z Europe/Moscow", "the clock has two zones, 'Z' and 'Europe/Moscow'", "one of the two", ""),
        ("1990-03-21T10:30+19:00", "no place is '+19:00' from UTC", "an offset such as +03:00", ""),
        ("1990-03-25T02:30 Europe/Moscow",
         "the clocks of Europe/Moscow never showed 02:30 on 1990-03-25: they were put forward over it",
         "a clock that was shown there", ""),
        ("2011-12-30 Pacific/Apia", "there was no '2011-12-30 Pacific/Apia' in Pacific/Apia: its calendar left it out",
         "another day", ""),
        ("1990-02-30", "there is no day '1990-02-30'", "a day from 01 to 28", ""),
        ("1990-13", "there is no month 13 in '1990-13'", "a month from 01 to 12", ""),
        ("0700", "'0700' may be a year or a clock",
         "'07:00 Europe/Moscow' for the clock, or '0700/0700' for the year", ""),
        ("0945 Asia/Tokyo", "'0945 Asia/Tokyo' may be a year or a clock",
         "'09:45 Asia/Tokyo' for the clock, or '0945/0945' for the year", ""),
        ("before 0700", "'0700' may be a year or a clock",
         "'07:00 Europe/Moscow' for the clock, or '0700/0700' for the year", ""),
        ("0000/0000", "there is no year 0000", "a year from 0001 to 9999", ""),
        ("1990-03-21T24:00Z", "there is no clock '24:00'", "00:00 of the next day", ""),
        ("1990-03-21T10:61Z", "there is no clock '10:61'", "a clock from 00:00 to 23:59:59", ""),
        ("1990-XX-21", "'1990-XX-21' leaves a digit open that EDTF level 1 does not", "199X, 1990-XX or 1990-03-XX",
         ""),
        ("1990-03T10:30Z", "'1990-03T10:30Z' has a clock or a part of the day without a day",
         "a day such as 1990-03-21", ""),
        ("early 1990-03-21", "'early' stands before a month or a year only", "'early 1951-06' or 'early 1951'; of a day, '1951-06-07 morning', 'afternoon' or 'evening'", ""),
        ("1990-03 morning", "'1990-03 morning' has a clock or a part of the day without a day",
         "a day such as 1990-03-21", ""),
        ("1990-03-22/1990-03-21", "'1990-03-22/1990-03-21' ends before it starts", "the earlier end first", ""),
        ("1990-03-21T10:00/1990-03-21T09:59 Asia/Tokyo",
         "'1990-03-21T10:00/1990-03-21T09:59 Asia/Tokyo' ends before it starts", "the earlier end first", ""),
        ("1990/1991/1992", "'1990/1991/1992' has more than two ends",
         "one slash between two dates: 1990-03-21/1990-03-24", ""),
        ("1990/", "'1990/' has one end only", "'..' for an open end", "1990/.."),
        ("1990/20:15Z", "'20:15Z' has no date, so it is no end of '1990/20:15Z'", "a date before each clock", ""),
        ("1990-03-21T10:00Z/1990-03-22", "only the first end of '1990-03-21T10:00Z/1990-03-22' names its zone",
         "the zone last, for both ends", ""),
        ("../m1", "'m1' is no end of '../m1'", "a date, a clock or '..'", ""),
        ("after 20:15 Europe/Moscow", "nothing dates the clock in 'after 20:15 Europe/Moscow'",
         "a date before the clock, or an id", ""),
        ("--03-21", "'--03-21' has no year, and the case gives none",
         "a year, such as 1990-03-21, or 'year' in the case", ""),
        ("before handovr", "unknown id 'handovr' in 'before handovr'", "the id of an act or document", "handover"),
        ("day after 1990-03-21", "unknown id '1990-03-21' in 'day after 1990-03-21'",
         "the id of an act or document", ""),
        ("0 h after m1", "'0 h after m1' is not after it but at it", "a length, or the id alone", ""),
        ("handovr", "'handovr' is not a time", None, "handover"),
        ("during handover", "'during handover' is not a time", "'handover' alone for the same time, or 'before' or 'after' it", ""),
        ("by 1957-03-06", "'by 1957-03-06' is not a time", "'../1957-03-06' for no later", ""),
        ("yesterday", "'yesterday' is not a time",
         "the day itself, such as '1990-03-21 morning' ('afternoon', 'evening', 'night'), or 'day before X' for "
         "yesterday and 'day after X' for tomorrow, X being the id of the document that says it", ""),
        ("9 p.m.", "'9 p.m.' is not a time", "a clock of 24 hours with its zone, such as 1957-03-06T21:00 America/New_York", ""),
        ("1990-03-21 10:30 Europe/Moscow", "'1990-03-21 10:30 Europe/Moscow' is not a time", None,
         "1990-03-21T10:30 Europe/Moscow"),
        ("1990-03-21 07:00", "'1990-03-21 07:00' is not a time",
         "'1990-03-21T07:00Z' for UTC, or a zone: '1990-03-21T07:00 Europe/Moscow'", ""),
        ("1990-03-21 early", "'early' stands before a month or a year only",
         "'early 1951-06' or 'early 1951'; of a day, '1951-06-07 morning', 'afternoon' or 'evening'", ""),
        ("January 9, 1968, 0645Z", "'January 9, 1968, 0645Z' is not a time", None, "1968-01-09T06:45Z"),
        ("9 January 1968 06:45 Asia/Amman", "'9 January 1968 06:45 Asia/Amman' is not a time", None,
         "1968-01-09T06:45 Asia/Amman"),
        ("1990-3-1", "'1990-3-1' is not a time", None, "1990-03-01"),
        ("21 March 1990", "'21 March 1990' is not a time", None, "1990-03-21"),
        ("Mar 1990", "'Mar 1990' is not a time", None, "1990-03"),
        ("no", "'no' is not a time", None, ""),
        ("19900321", "'19900321' is not a time", None, "1990-03-21"),
        ("1990-03-21Z", "'1990-03-21Z' is not a time", None, "1990-03-21 UTC"),
        ("1990-03-21T0700Z", "'1990-03-21T0700Z' is not a time", None, "1990-03-21T07:00Z"),
        ("1990-03-21 0700 Asia/Tokyo", "'1990-03-21 0700 Asia/Tokyo' is not a time", None,
         "1990-03-21T07:00 Asia/Tokyo"),
        ("0700Z", "'0700Z' is not a time", None, "07:00Z"),
        ("7.30 Asia/Tokyo", "'7.30 Asia/Tokyo' is not a time", None, "07:30 Asia/Tokyo"),
        ("after m1/did/giv/paper/2", "unknown id 'm1/did/giv/paper/2' in 'after m1/did/giv/paper/2'",
         "the id of an act or document", "m1/did/give/paper/2"),
        ("", "'' is not a time", None, ""),
        ("not said", "'not said' is not a time", None, ""),
        ("١٩٩٠", "'١٩٩٠' is not a time", None, ""),
        ("1" * 201, f"'{'1' * 59}…' is too long for a time", None, ""),
        ("m1\x1b[2J", "'m1\\x1b[2J' is not a time", None, None),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_plainly(text, message, expected, suggestion):
    """What is wrong, what would be right and what was meant; never a guess, never a traceback."""
    with pytest.raises(TimeError) as caught:
        parse_time(text, ids={"m1", "handover", "m1/did/give/paper/2"})
    assert caught.value.message == str(caught.value) == message
    assert expected is None or caught.value.expected == expected
    assert suggestion is None or caught.value.suggestion == suggestion


PIECES = st.sampled_from([
    "1990", "-03", "-21", "T", "10:30", ":15", "Z", "+03:00", " ", "Europe/Moscow", "Pacific/Apia",
    "America/Sitka", "Europe/Oslo", "/", "..", "about ", "before ", "after ", "day after ", "30 min ",
    "3 days ", "m1", "early ", "late ", " morning", " night", "?", "~", "%", "X", "19XX", "--03", "0001",
    "9999", "-12-31", "-24", "T24:00", "\x1b[2J", "\u202e", "20:15", " UTC", "1867-10-18", "2011-12-30",
])  # fmt: skip


TEXTS = st.lists(PIECES, max_size=8).map("".join)


@given(TEXTS, st.sampled_from([None, "Pacific/Apia"]), st.sampled_from([None, HOUR]))
@settings(max_examples=400)
def test_any_text_is_a_time_or_a_plain_complaint(text, zone, about):
    """Text of a file is hostile: nothing else is ever raised, and nothing unseen reaches a terminal."""
    complaint, time = "", None
    try:
        time = parse_time(text, zone=zone, ids={"m1"}, about=about, year=1990)
    except TimeError as error:
        complaint = error.message + error.expected + error.suggestion
    assert complaint.isprintable()
    assert time is None or None in (time.earliest, time.latest) or time.earliest <= time.latest


# ---------------------------------------------------------------- against references


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


# ---------------------------------------------------------------- integers and calendars


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
