"""A phrase is asked of only where its own words say what it is."""

from __future__ import annotations

import pytest

import tracer
from tests.examined import examined
from tracer.teaching.quiz import questions
from tracer.teaching.quiz.phrasing import said_plainly
from tracer.vocabulary import Mood

ASKED = [
    ("machel-1975", "Carter agreed to deliver the message", Mood.WILL),
    ("bush-gorbachev-1990", "He undertook to transmit the letter to Gorbachev immediately", Mood.WILL),
    ("nasser-1955", "A. thinks Byroade will have presented the letter", Mood.BELIEVES),
    ("machel-1975", "Do not repeat not use until authorized by separate message from Assistant Secretary Davis", Mood.MUST_NOT),
    ("dalai-lama-1951", "Henderson’s message was not sent through the Tibetan Trade Mission", Mood.DID_NOT),
    ("dobrynin-1963", "I returned it to Dobrynin", Mood.DID),
]
NOT_ASKED = [
    ("nasser-1955", "The Sec. repeated he should get word to Byroade to hold up the letter", Mood.MUST_NOT),  # he did repeat
    ("nasser-1955", "since Allen bringing original for presentation", Mood.BELIEVES),  # told of another's journey
    ("october-1962", "Original of letter being air pouched today under transmittal slip to Executive Secretariat", Mood.WILL),
    ("kosygin-1970", "Your reply would then be handed to Dobrynin", Mood.WILL),  # by nobody named: a plan
    ("kosygin-1970", "President Nixon approved Sisco's delivering the letter to Dobrynin on February 4", Mood.MUST),
    ("nasser-1955", "I have asked you also to give him following oral message from me", Mood.MUST),
    ("machel-1975", "Repeated attempts to deliver Kissinger’s letter to Machel proved unsuccessful", Mood.DID_NOT),
    ("dalai-lama-1951", "reached the Dalai Lama about July 6", Mood.BELIEVES),
    ("dobrynin-1963", "it was clearly intended that he pass it along to President Kennedy", Mood.BELIEVES),
    ("dobrynin-1963", "it should be delivered formally through the State Department and not through me", Mood.ASKED),
    ("harriman-1963", "I am sending this message by the hand of Averell Harriman", Mood.DID),
    ("harriman-1963", "Following is text Embassy translation of letter addressed to President", Mood.DID),
]


@pytest.mark.parametrize(("case", "quote", "mood"), [*ASKED, *NOT_ASKED])
def test_the_mark_of_what_it_is_stands_in_the_phrase(case: str, quote: str, mood: Mood) -> None:
    found = [s for s in tracer.load(tracer.example(case)).statements() if s.quote == quote and s.mood is mood]
    assert found
    assert said_plainly(found[0]) is ((case, quote, mood) in ASKED)


@pytest.mark.parametrize(("case", "quote"), [
    ("dobrynin-1963", "called this morning and said that the Russian Ambassador wished to come by and see me"),
    ("dobrynin-1963", "The source text indicates that Rusk saw it"),
    ("khrushchev-1962-10-28", "Ambassador Dobrynin has apprised me of his conversation with Robert Kennedy"),
])  # fmt: skip
def test_what_one_is_said_to_have_told_rests_on_the_word_of_two(case: str, quote: str) -> None:
    report = examined(case)
    assert any(s.quote == quote for s in report.case.statements())
    asked = [one for one in questions(report).questions if one.id in ("witness", "removes")]
    assert asked
    assert not any(quote in phrase for one in asked for phrase, _ in one.pairs)


def test_who_cleared_one_version_is_no_wrong_answer_on_the_other() -> None:
    """Of the two telegrams of 11 May 1965 the same hands were at work: Bundy, whom the file names with one, had both."""
    report = examined("mayflower-1965")
    assert not [one for one in questions(report).questions if one.id.startswith("informed/")]
