"""Who held and knew what at a time: never surer than any instant that the time can mean."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tracer
from tests.analysis.small import report, told
from tests.examined import examined
from tracer.case.model import Case
from tracer.case.times import to_datetime
from tracer.views.texts.moment import Moment, moment, states
from tracer.views.texts.moment import text as written
from tracer.vocabulary import Extent

MINUTE = 60_000_000
CASES = {name: tracer.load(tracer.example(name)) for name in ("bush-gorbachev-1990", "mayflower-1965", "dobrynin-1963")}
#: Handed from a to b and on to c, so that b certainly held it between; and twice to a, from two hands.
HANDED = """\
tracer: 1
title: Handed on
who: {a: A, b: B, c: C}
what:
  note: {name: note}
  paper: {name: paper}
documents:
  m:
    from: b
    date: 1900-01-03T00:00Z
    seen: whole
    says:
      - did: {give: note, from: a, to: b, when: 1900-01-01T08:00Z}
      - did: {give: note, from: b, to: c, when: 1900-01-01T12:00Z}
  n:
    from: a
    date: 1900-01-03T00:00Z
    seen: whole
    says:
      - did: {give: paper, from: b, to: a, when: 1900-01-01T08:00Z}
      - did: {give: paper, from: c, to: a, when: 1900-01-01T12:00Z}
"""
CASES["handed"] = tracer.loads(HANDED)


def asked(case: Case, *minutes: int) -> Moment:
    """The moment of one instant, or of the span between two, given in minutes since 1970."""
    return tracer.at(case, "/".join(f"{to_datetime(one * MINUTE):%Y-%m-%dT%H:%MZ}" for one in minutes))


def around(case: Case) -> tuple[int, int]:
    """Minutes since 1970 between a day before the first and a day after the last date of a case."""
    ends = [end for d in case.documents if d.date for end in (d.date.earliest, d.date.latest) if end is not None]
    return min(ends) // MINUTE - 1440, max(ends) // MINUTE + 1440


@settings(max_examples=60, deadline=None)
@given(data=st.data(), name=st.sampled_from(sorted(CASES)))
def test_a_span_is_never_surer_than_an_instant_of_it(data: st.DataObject, name: str):
    """What is certain of the span holds at each instant; what is possible at one is possible of the span."""
    case = CASES[name]
    low, high = around(case)
    first, inside, last = sorted(data.draw(st.lists(st.integers(low, high), min_size=3, max_size=3)))
    span, instant = asked(case, first, last), asked(case, inside)
    for wide, narrow in zip(span.holdings, instant.holdings, strict=True):
        assert wide.item == narrow.item
        if wide.certain:
            assert wide.certain == narrow.certain
        assert set(narrow.possible) <= set(wide.possible)
        assert wide.unnamed or not narrow.unnamed
    known = {(one.content, one.agent): one for one in span.knowledge}
    exact = {(one.content, one.agent): one for one in instant.knowledge}
    assert set(exact) <= set(known)
    for key, one in known.items():
        if one.certain is not None:
            assert exact[key].certain is not None
            assert exact[key].certain >= one.certain
    for key, one in exact.items():
        assert known[key].possible is not None
        assert one.possible is None or known[key].possible >= one.possible


@pytest.mark.parametrize(
    ("time", "certain", "possible"),
    [
        ("1990-03-20T23:00Z", (), {"joyce"}),
        ("handover", ("bessmertnykh",), {"bessmertnykh"}),
        ("1990-03-21T10:30 Europe/Moscow", ("bessmertnykh",), {"bessmertnykh"}),
        ("1990-03-21T07:31Z", (), {"bessmertnykh"}),
        ("after handover", (), {"bessmertnykh"}),
        ("30 min before handover", (), {"joyce"}),
        ("1990-03-21", (), {"joyce", "bessmertnykh"}),
    ],
)
def test_the_envelope(time: str, certain: tuple[str, ...], possible: set[str]):
    """Certain only at the act itself: nothing is recorded of it before or after."""
    [held] = tracer.at(CASES["bush-gorbachev-1990"], time).holdings
    assert held.certain == certain
    assert set(held.possible) == possible
    assert held.unnamed == (not certain)


@pytest.mark.parametrize(
    ("time", "note", "paper"),
    [
        ("1900-01-01T08:00Z", ("b",), ("a",)),
        ("1900-01-01T10:00Z", ("b",), ()),
        ("1900-01-01T08:00Z/1900-01-01T11:59Z", ("b",), ()),
        ("1900-01-01T08:00Z/1900-01-01T12:00Z", (), ()),
        ("1900-01-01T10:00Z/1900-01-01T12:00Z", (), ()),
        ("1900-01-01T12:00Z", ("c",), ("a",)),
    ],
)
def test_certain_of_a_span_is_certain_throughout(time: str, note: tuple[str, ...], paper: tuple[str, ...]):
    """Who held it at both ends may have parted with it between: the paper came to A twice."""
    held = {one.item: one.certain for one in tracer.at(CASES["handed"], time).holdings}
    assert held == {"note": note, "paper": paper}


def test_who_held_it_sealed_did_not_certainly_know_more():
    """Custody is not knowledge: he was told its subject, and never shown to have opened it."""
    moment = tracer.at(CASES["bush-gorbachev-1990"], "1990-03-21T09:00Z")
    [known] = [one for one in moment.knowledge if one.agent == "bessmertnykh"]
    assert (known.certain, known.possible) == (Extent.SUBJECT, Extent.SUBJECT)


@pytest.mark.parametrize(
    "time", ["09:00 Europe/Moscow", "yesterday", "1990-02-30", "after nothing", "", "1990-03-21T09:00"]
)
def test_a_time_that_is_none(time: str):
    """What cannot be read is never guessed."""
    with pytest.raises(tracer.TracerError, match="^TIME: "):
        tracer.at(CASES["bush-gorbachev-1990"], time)


@pytest.mark.parametrize(
    ("day", "words"), [
        ("9999-12-31", "At 31 Dec 9999 or later (no zone given) (9999-12-31)"), ("0001-01-01 UTC", "At 1 Jan 0001 or earlier"),
    ],
)
def test_a_day_at_the_calendars_edge_is_not_any_time(day: str, words: str) -> None:
    """What cannot be shown in every zone is asked for as nearly as can be."""
    case = CASES["bush-gorbachev-1990"]
    reading = tracer.examine(case).reading
    found = moment(reading, day)
    assert written(found, reading).startswith(words)
    assert "joyce" not in {hand for one in found.holdings for hand in one.possible} or day.startswith("0001")


@pytest.mark.parametrize(("said", "before"), [("from: envoy, ", ("envoy",)), ("", ())])
def test_a_receipt_alone_shows_who_had_it(said: str, before: tuple[str, ...]) -> None:
    """Certainly when he received it; before, perhaps the one whom he names; after, perhaps he still."""
    received = told(f"did: {{receive: paper, {said}who: usher, when: 1950-01-02T08:00Z}}", author="usher")
    reading = report(received).reading
    [step] = reading.custody.chain("paper")
    assert (step.giver, step.recipient) == (before, ("usher",))
    held = {}
    for time in ("1950-01-02T07:59Z", "1950-01-02T08:00Z", "1950-01-02T18:00Z"):
        [paper] = [one for one in moment(reading, time).holdings if one.item == "paper"]
        held[time] = (paper.certain, paper.possible, paper.unnamed)
    assert list(held.values()) == [((), before, True), (("usher",), ("usher",), False), ((), ("usher",), True)]
    assert "certainly by Usher" in written(moment(reading, "1950-01-02T08:00Z"), reading)


DATED = """\
tracer: 1
title: A letter with a date
who: {a: A, b: B, c: C}
documents:
  letter: {from: a, to: c, DATE seen: whole}
  book:
    from: c
    date: 1967 UTC
    seen: whole
    says:
      - did: {PASSED, from: b, to: cWHEN}
"""


@pytest.mark.parametrize("passed", ["give: letter", "give: copy of letter"])
def test_nobody_held_a_letter_before_the_date_it_bears(passed: str) -> None:
    """Nor a copy; one that bears no date, or is told of as held before it, has no such bound."""
    bare = DATED.replace("PASSED", passed)

    def held(time: str, date: str, when: str = "") -> tuple[tuple[str, ...], bool, bool]:
        (one,) = tracer.at(tracer.loads(bare.replace("DATE", date).replace("WHEN", when)), time).holdings
        return one.possible, one.unnamed, one.unwritten

    dated = "date: 1963-12-01 UTC,"
    assert held("1963-11-30T23:59Z", dated) == ((), False, True)
    assert held("1963-12-01T00:00Z", dated) == held("1963 UTC", dated) == (("c", "b"), True, False)
    assert held("1963-11-30T23:59Z", "") == (("c", "b"), True, False)
    assert held("1963-11-30T23:59Z", dated, ", when: 1963-11-29T00:00Z")[2] is False
    found = tracer.at(tracer.loads(bare.replace("DATE", dated).replace("WHEN", "")), "1950-01-01T00:00Z")
    assert "by nobody: it bears a later date" in written(found, tracer.examine(
        tracer.loads(bare.replace("DATE", dated).replace("WHEN", ""))).reading)  # fmt: skip


@pytest.mark.parametrize("name", tracer.examples())
def test_no_stretch_begins_and_ends_at_the_same_time(name: str) -> None:
    """Of acts told one after the other within a minute it said "from 1655Z, until 1655Z"."""
    for one in states(examined(name).reading)[0]:
        since, _, until = one.text.partition(", until ")
        assert since.rpartition("from ")[2] != until


def test_a_bound_is_not_told_as_an_hour_of_the_record() -> None:
    """Nothing in this case is dated to the hour, and acts that follow each other in a day make no moments of its ends."""
    told = [one.text for one in states(tracer.examine(CASES["dobrynin-1963"]).reading)[0]]
    assert told[0].startswith("before ")
    assert all("at the earliest" in one or "at the latest" in one for one in told[1:])
    assert len(told) == 5
    first = states(tracer.examine(CASES["bush-gorbachev-1990"]).reading)[0]
    assert not any(one.text.endswith("est") or "est, " in one.text for one in first)


def test_the_states_tell_of_what_somebody_is_only_said_to_have_held() -> None:
    """As the view of custody does."""
    reading = report(told("did: {hold: paper, who: envoy, when: 1950-01-02T08:00Z}")).reading
    assert {hand for one in states(reading)[0] for held in one.holdings for hand in held.possible} == {"envoy"}
