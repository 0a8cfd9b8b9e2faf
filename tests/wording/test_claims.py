"""What one statement says, as a sentence: every mood has its words."""

from __future__ import annotations

import pytest

from tests.analysis.small import report, told
from tracer.vocabulary import JUDGING_MOODS, Mood
from tracer.wording.claims import claim
from tracer.wording.nouns import saying
from tracer.wording.testimony import sureness, whose_word


@pytest.mark.parametrize("mood", [mood for mood in Mood if mood not in JUDGING_MOODS])
@pytest.mark.parametrize("act", ["{give: paper, from: envoy, to: king}", "{pass: letter, to: king}", "{consult: chief}"])
def test_every_mood_makes_a_sentence(mood: Mood, act: str) -> None:
    reading = report(told(f"{mood}: {act}\n  id: it", header="")).reading
    statement = reading.accounts.statement("it")
    assert claim(statement, reading)
    assert sureness(statement, reading)


def test_an_account_says_no_more_than_it_says() -> None:
    """Which act it means it takes from another account; by whom, to whom, when and how that was it leaves to it."""
    first = "did: {give: paper, from: envoy, to: king, when: 1950-01-02T10:00Z, state: sealed}\n  id: it\n"
    again = "did: {same: it, through: chief}\n  id: again\nwill: {give: paper, from: king, when: after it}\n  id: later"
    denied = "\ndid not: {same: it}\n  id: denied"
    reading = report(told(first + again + denied, header="")).reading
    assert claim(reading.accounts.statement("again"), reading) == "The paper was given through Chief"
    assert saying(reading, "again") == "the hand-over of the paper [told]"
    # Who denies it speaks of what the other tells.
    assert claim(reading.accounts.statement("denied"), reading) == "Envoy did not give the paper to King"
    assert claim(reading.accounts.statement("later"), reading) == (
        "King will give the paper, after the hand-over of the paper to King [told]")


def test_what_is_asked_not_to_be_done() -> None:
    reading = report(told("asked not: {give: paper, from: envoy, to: king, who: minister}\n  id: it")).reading
    statement = reading.accounts.statement("it")
    assert claim(statement, reading) == "Minister asked that Envoy not give the paper to King"
    assert sureness(statement, reading) == "a request"


@pytest.mark.parametrize(
    ("mood", "words"),
    [
        ("did", "The withdrawal of the paper"), ("agreed", "King agreed to this: the withdrawal of the paper"),
        ("refused", "King refused this: the withdrawal of the paper"),
        ("asked", "King asked for this: the withdrawal of the paper"),
        ("did not", "This did not happen: the withdrawal of the paper"),
    ],
)  # fmt: skip
def test_what_is_outside_the_passage_is_told_as_an_event_only_where_it_happened(mood: str, words: str) -> None:
    """An agreement that something be done is not that thing done."""
    reading = report(told(f"{mood}: {{event: the withdrawal of the paper, who: king}}\n  id: it")).reading
    assert claim(reading.accounts.statement("it"), reading) == words


def test_an_event_that_is_asked_for_through_another_keeps_its_words() -> None:
    reading = report(told("asked: {ask: envoy, who: king, that: {event: more time}}\n  id: it")).reading
    assert "for this: more time" in claim(reading.accounts.statement("it"), reading)


@pytest.mark.parametrize(("act", "words"), [
    ("must: {ask: envoy, who: chief, that: {give: paper, from: envoy, to: king}}",
     "Chief must ask Envoy to give the paper to King"),
    ("must: {ask: envoy, who: chief, that: {give: paper, from: minister, to: king}}",
     "Chief must ask Envoy that Minister give the paper to King"),
    ("will: {give: paper, from: envoy, to: king, when: 1950-01-02 Europe/Moscow}",
     "Envoy will give the paper to King, 2 Jan 1950"),
    ("will: {give: paper, from: envoy, to: king, when: immediately}", "Envoy will give the paper to King, immediately"),
    ("asked: {give: paper, from: envoy, to: king, who: envoy}", "Envoy asked that the paper be given to King"),
    ("asked not: {give: paper, from: envoy, to: king, who: envoy}", "Envoy proposed not to give the paper to King"),
    ("believes: {give: paper, from: envoy, to: king, when: about 1950-01-02}",
     "Envoy thinks that Envoy gave, or is to give, the paper to King, about 2 Jan 1950"),
    ("believes: {send: paper, who: king}\n  by: [king, envoy]",
     "King thinks that the paper was, or is to be, sent"),
    ("believes: {pass: letter, from: [envoy, chief], to: king, who: king}",
     "King thinks that Envoy and Chief passed, or are to pass, the letter to King"),
    ("believes: {consult: chief, who: king}", "King thinks that Chief was, or is to be, consulted"),
    ("believes: {event: rain, who: king}", "King believes this: rain"),
    ("unsure: {pass: letter, from: envoy, to: king, who: chief}",
     "Chief does not know whether Envoy passed, or is to pass, the letter to King"),
    ("unsure: {away: envoy}", "Envoy does not know whether Envoy was, or is to be, away"),
    ("unsure: {event: rain, who: king}", "King does not know whether this is so: rain"),
    ("asked: {pass: letter, to: king}", "Envoy asked that the letter be passed to King"),
    ("asked: {pass: letter, to: king}\n  by: [stranger, envoy]",
     "Somebody not named asked that the letter be passed to King"),
    ("refused: {give: paper, from: envoy, to: king, who: king}", "King refused to receive the paper from Envoy"),
    ("refused: {receive: paper, from: envoy, who: king}", "King refused to receive the paper from Envoy"),
    ("must: {give: paper, from: envoy, to: king}\n  if: the road is open",
     "Envoy must give the paper to King; if: the road is open"),
    ("must: {know: letter, who: king}", "King alone may know of the letter"),
    ("must not: {know: letter, who: king}", "King must not know of the letter"),
    ("did: {give: copy of paper, from: envoy, to: king}", "Envoy gave a copy of the paper to King"),
])  # fmt: skip
def test_it_reads_as_a_sentence(act: str, words: str) -> None:
    reading = report(told(f"{act}\n  id: it", header="")).reading
    assert claim(reading.accounts.statement("it"), reading) == words


def test_where_somebody_stood_is_said_of_him_and_not_of_those_through_whom_it_came() -> None:
    reading = report(told("did: {give: paper, from: envoy, to: king}\n  id: it\n  by: [envoy, clerk]")).reading
    assert whose_word(reading.accounts.statement("it"), reading) == "Envoy (took part), through Clerk"
    reading = report(told("did: {give: paper, from: envoy, to: king}\n  id: it\n  by: [not said, clerk]")).reading
    assert whose_word(reading.accounts.statement("it"), reading) == "somebody not named, through Clerk"


def test_what_is_believed_is_called_supposed() -> None:
    said = "believes: {receive: letter, who: king}\n  id: it\nbelieves: {event: leave is given, who: king}\n  id: event"
    reading = report(told(said)).reading
    assert saying(reading, "it") == "the supposed receipt of the letter [told]"
    assert saying(reading, "event") == "the supposition (leave is given) [told]"


@pytest.mark.parametrize(("act", "words"), [
    ("did: {tell: letter, from: envoy, to: king, extent: gist}", "Envoy told King the gist of the letter"),
    ("did: {tell: letter, from: envoy, to: king, extent: existence}", "Envoy told King of the letter"),
    ("did: {tell: letter, to: king, extent: text}", "King was told the text of the letter"),
    ("did: {tell: letter, to: king}", "King was told of the letter"),
    ("did: {tell: words, to: king, extent: text}", "King was told the text of the speech"),
    ("must not: {tell: letter, how: in writing}", "The letter must not be told, in writing"),
    ("did: {know: letter, who: king, extent: subject}", "King knew the subject of the letter"),
    ("did: {make: translation, who: envoy, of: paper}", "Envoy made the translation from the paper"),
    ("may: {pass: letter, from: envoy, to: king}\n  if: until the minister agrees",
     "Envoy may pass the letter to King, until the minister agrees"),
])  # fmt: skip
def test_what_is_told_or_known_is_so_much_of_it(act: str, words: str) -> None:
    reading = report(told(f"{act}\n  id: it", header=""), what="translation: {name: translation}\nwords: {name: text of the speech}").reading
    assert claim(reading.accounts.statement("it"), reading) == words


def test_a_time_before_what_no_document_dates_is_told_by_that() -> None:
    """The date of the document that tells it would bound it by what has nothing to do with it."""
    said = "did: {event: the gate opened}\n  id: gate\ndid: {give: paper, to: king, when: before gate}\n  id: it"
    reading = report(told(said, header="")).reading
    assert claim(reading.accounts.statement("it"), reading) == (
        "The paper was given to King, before the event (the gate opened) [told]")


def test_a_denial_is_not_itself_denied() -> None:
    reading = report(told("did not: {give: paper, from: envoy, to: king}\n  id: it", header="")).reading
    assert sureness(reading.accounts.statement("it"), reading) == (
        "said not to have been done; nothing says that it was")


def test_an_order_says_which_step_is_to_come_next() -> None:
    first = "must: {give: paper, from: envoy, to: king, then: second}\n  id: first\n"
    reading = report(told(f"{first}must: {{give: paper, to: minister, then: first}}\n  id: second")).reading
    assert claim(reading.accounts.statement("first"), reading) == (
        "Envoy must give the paper to King; then: the paper must be given to Minister")
