"""Times as students write them: what is read, and how well it agrees with the record."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.analysis.small import report, told
from tests.examined import examined
from tracer.teaching.format import form_of
from tracer.teaching.marking import timing
from tracer.teaching.marking.asked import key
from tracer.teaching.marking.times import Clocks, readings, unstated
from tracer.teaching.marking.timing import Right

CASE = Clocks((1975,), ("UTC",), ("UTC", "America/New_York"))
SENT = readings("1975-06-16T23:00Z", CASE)[0]


@pytest.mark.parametrize("written", [
    "16.06.1975 23:00 UTC", "16.06.1975", "16.06.1975, 23:00Z", "16 June 1975, 23:00 UTC", "June 16, 1975, 2300Z",
    "1975-06-16 23:00Z", "6/16/1975", "16/6/75", "16-Jun-75", "2300Z June 16", "16. June 1975", "1975/06/16",
    "June 16, 1975, 7 p.m. Washington time", "19:00 EDT, 16 June 1975", "Monday, June 16", "162300Z JUN 75",
    "16 June 1975 2300", "the 16th of June", "16 June 1975, 23h00 GMT", "2300 hours, 16 Jun. 1975", "Jun 16th",
])  # fmt: skip
def test_the_forms_in_which_students_write_are_read(written: str) -> None:
    assert timing.worth(written, Right(SENT, clocks=CASE)) == 1


@pytest.mark.parametrize(("written", "utc"), [
    ("20 March 1990, 7:01 pm Washington", "1990-03-21T00:01Z"), ("1901 EST, 20 March 1990", "1990-03-21T00:01Z"),
    ("March 21, 10:30 Moscow time", "1990-03-21T07:30Z"), ("21 March 1990 10:30 am (Moscow)", "1990-03-21T07:30Z"),
    ("16:30 Dar es Salaam time on 21 March", "1990-03-21T13:30Z"), ("21 March, 10.30 Old Bucharest time", "1990-03-21T08:30Z"),
])  # fmt: skip
def test_a_clock_is_that_of_the_place_which_is_named(written: str, utc: str) -> None:
    """Whether the case speaks of the place or not; then it is no other's."""
    assert readings(written, Clocks((1990,), hours=("UTC", "Asia/Tokyo"))) == readings(utc, CASE)


@pytest.mark.parametrize("written", [
    "16-19 June 1975", "16.-19. June", "June 16-19, 1975", "June 16 to June 19", "from 16 to 19 June",
    "between June 16 and June 19, 1975", "16 June – 19 June 1975", "1975-06-16/1975-06-19",
])  # fmt: skip
def test_the_two_ends_of_a_span_are_read(written: str) -> None:
    """The one may have its month and year from the other."""
    assert readings(written, CASE) == readings("1975-06-16/1975-06-19", CASE)


@pytest.mark.parametrize(("written", "worth"), [
    ("16 June 1975, 2200Z", 0.5), ("June 1975", 0.5), ("by 17 June", 0.5), ("1975", 0.25), ("after 1 January 1975", 0.25),
    ("15 June 1975", 0), ("17 June 1975", 0), ("before June 16", 0), ("1974", 0), ("not stated", 0), ("", 0), ("later", 0),
])  # fmt: skip
def test_a_time_counts_as_far_as_it_fits(written: str, worth: float) -> None:
    """Another clock on the right day, a wider time, a bound: in part; what the record excludes: not at all."""
    assert timing.worth(written, Right(SENT, clocks=CASE)) == worth


@pytest.mark.parametrize(("written", "worth"), [
    ("by June 19", 1), ("on or before 19 June 1975", 1), ("before June 19", 1), ("16 to 19 June 1975", 1), ("not stated", 1),
    ("Not given; reported June 19", 1), ("undated", 1), ("before 19 June 1975, the date of the report", 1),
    ("not before 16 June", 0.5), ("June 19", 0.5), ("19 June 1975", 0.5), ("17 June 1975", 0.5), ("June 1975", 0.5),
    ("1975", 0.25), ("14 June 1975", 0), ("20 June 1975", 0), ("1970", 0), ("after June 20", 0), ("", 0),
])  # fmt: skip
def test_where_only_the_report_is_dated_its_day_is_a_bound(written: str, worth: float) -> None:
    """The act was by then, and not before the text was on its way; the very day is more than the record says."""
    asked = key(examined("machel-1975"))
    [step] = [one for one in asked.steps if one.id == "delivered"]
    assert timing.worth(written, step.time) == worth


def test_who_writes_it_himself_can_have_sent_it_before_all_others() -> None:
    """What is first shown later on another's way sets him no bound."""
    sent = told("did: {give: letter, from: clerk, to: envoy, when: 1950-01-05T08:00Z}", name="other", author="clerk")
    for giver, worth in (("chief", 0.5), ("usher", 0)):
        seen = f"did: {{give: letter, from: {giver}, to: minister, when: before note}}\n  id: seen"
        asked = key(report(sent, told(seen, name="note", author=giver, date="1950-01-09T08:00Z")))
        [step] = [one for one in asked.steps if one.id == "seen"]
        assert timing.worth("4 January 1950", step.time) == worth, giver


@pytest.mark.parametrize(("written", "told"), [
    ("16 giugno 1975, 23h00", "only the year is read"), ("19/06/75", "no time can be read"), ("5/6/1975", "can be two days"),
    ("10:30 local", "no time can be read"), ("?", "no time can be read"),
    ("June 19", ""), ("16 June 1975, 2300Z", ""), ("not stated", ""), ("by 19.06.1975", ""), ("1963-1964", ""), ("", ""),
])  # fmt: skip
def test_what_cannot_be_read_is_told_with_forms_that_can(written: str, told: str) -> None:
    """Before it is handed in; each form that is named is read."""
    work = f'from,to,when,quotation,document\nAnna,Ben,"{written}",gave,m1\n'
    remarks = form_of([("work.csv", work.encode())]).remarks
    assert [told in remark for remark in remarks] == [True] * bool(told)
    for form in (form for remark in remarks for form in remark.rpartition("are read: ")[2].split("; ")):
        again = form_of([("work.csv", work.replace(written, form).encode())])
        assert again.remarks == ()


@given(st.text(alphabet="0123456789 :-/.,zhapmjunetobyfr–’T\n", max_size=250) | st.text(max_size=60))
def test_no_words_stop_the_reader(written: str) -> None:
    for first, last in readings(written, CASE):
        assert first is None or last is None or first <= last


@pytest.mark.parametrize(("text", "same"), [
    ("11. Mai 1965", "11 May 1965"), ("1. Oktober 1955", "1 October 1955"), ("16. Dezember 1955", "16 December 1955"),
    ("12. März 1965, 20.19 Uhr", "12 March 1965, 20:19"), ("3 août 1965", "3 August 1965"), ("1er janvier 1965", "1 January 1965"),
    ("le 12 février 1965 à 20h19", "12 February 1965, 20:19"), ("vor dem 12. Mai 1965", "before 12 May 1965"),
    ("bis 12. Juni 1965", "until 12 June 1965"), ("zwischen dem 12. und 13. Mai 1965", "between 12 and 13 May 1965"),
    ("12.-13. Mai 1965", "12-13 May 1965"), ("im Mai 1965", "May 1965"), ("après le 8 juillet 1965", "after 8 July 1965"),
])  # fmt: skip
def test_german_and_french_times_are_read_as_the_english_ones(text: str, same: str) -> None:
    """Months, and the words that set a bound."""
    case = Clocks((1965,), hours=("UTC", "Europe/Moscow"))
    assert readings(text, case) == readings(same, case) != ()


def test_german_and_french_say_that_no_time_is_given() -> None:
    assert [unstated(text) for text in ("nicht angegeben", "unbekannt", "inconnu", "nicht vor dem 12. Mai")] == [True, True, True, False]
