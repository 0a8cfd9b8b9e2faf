"""What cannot be read as a time is said plainly, and never guessed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.case.clocks import HOUR
from tracer.case.times import TimeError, parse_time


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
        *((text, f"'{text}' is not a time",
           "year, month and day in digits, as ISO 8601 has them: 1990-03-21; for the whole month 1990-03", "")
          for text in ("3 mars 1990", "le 3 mars 1990", "3. März 1990", "1er mai 1990", "2 de mayo de 1982", "mars 1990",
                       "marzo 3, 1990", "3/3/1990", "21.3.1990", "21-3-90")),
        ("after 3 mars 1990", "unknown id '3 mars 1990' in 'after 3 mars 1990'", "the id of an act or document, or year, month "
         "and day in digits, as ISO 8601 has them: 1990-03-21; for the whole month 1990-03", ""),
        ("3 March 1990", "'3 March 1990' is not a time", None, "1990-03-03"),
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
