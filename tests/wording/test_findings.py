"""Findings say what was handed over, what would settle them and how they add up, as the record has it."""

from __future__ import annotations

import pytest

import tracer
from tests.analysis.small import ORDER, find, report, told
from tests.examined import examined
from tracer import wording
from tracer.report import Report, examine
from tracer.vocabulary import Verdict
from tracer.wording import nouns
from tracer.wording.overview import overview, summary, unordered

GIVE = "did: {give: paper, from: envoy, to: minister, when: 1950-01-02T08:00Z}\n  id: act"
BACK = "did: {give: paper, from: minister, to: envoy, when: 1950-01-02T09:00Z}\n  id: back"


def headline(found: Report, key: str) -> str:
    return wording.message(find(found, key), found.reading)


def test_what_something_was_made_from_is_not_that_thing() -> None:
    """The paper went back; the summary that was made from it is another thing, and went nowhere."""
    what = "summary: {name: summary, from: minister, for: chief, made from: paper}"
    brings = "brings:\n  from: minister\n  to: chief\n  carries: summary\n  seen: excerpt"
    found = report(told(f"{GIVE}\n{BACK}"), brings, what=what)
    said = [wording.message(f, found.reading) for f in found.findings if f.code == "TR202"]
    assert said
    assert not [one for one in said if "summary" in one]
    assert headline(found, "TR208/back") == "Minister gave the paper back to Envoy"


def test_another_version_is_named_as_one() -> None:
    what = "revised: {variant of: letter}\ncopy: {name: revised paper, carries: revised}"
    given = told(GIVE.replace("give: paper", "give: copy"))
    brings = "brings:\n  from: chief\n  to: envoy\n  carries: letter\n  seen: excerpt"
    assert headline(report(brings, given, what=what), "TR202/act") == (
        "Envoy handed another version of the letter to Minister; it was addressed to King, and no order to bring it to "
        "anybody has been seen")
    ordered = find(report(ORDER, given.replace("to: minister", "to: king"), what=what), "TR202/act")
    assert "other_version" in {line.key for line in ordered.lines}


@pytest.mark.parametrize(
    ("says", "words"),
    [
        (GIVE + "\n" + BACK + "\nwill: {pass: letter, from: minister, to: king}",
         "that it would be passed on is promised, and that it was given back is told"),
        (GIVE + "\nwill: {pass: letter, from: minister, to: king}", "the last that is recorded is a promise"),
    ],
)
def test_a_return_is_told_beside_a_promise(says: str, words: str) -> None:
    """What was promised is not the last that is recorded, where it is told that the thing was given back."""
    who = "court: {group: Court}\nking: {name: King, in: court}\nminister: {name: Minister, in: court}"
    cast = told(says, author="minister")
    found = examine(tracer.loads(_with_court(cast, who)))
    assert headline(found, "TR209/king") == f"Whether King received the letter cannot be told: {words}"


def _with_court(document: str, who: str) -> str:
    from tests.analysis.small import text

    plain = text(ORDER, document)
    for line in ("  king: {name: King}\n", "  minister: {name: Minister, in: ministry}\n"):
        plain = plain.replace(line, "")
    return plain.replace("who:\n", "who:\n" + "".join(f"  {line}\n" for line in who.splitlines()), 1)


def test_a_correction_names_whose_account_of_what() -> None:
    act = "did: {give: paper, from: envoy, to: king, when: 1950-01-02T08:00Z}\n  id: act"
    against = told("did: {same: act, to: minister}", name="second", author="stranger", to="")
    found = report(ORDER, told(act), against)
    settles = [wording.settling(one, found.reading) for one in find(found, "TR202/act").settles]
    assert settles == [
        "a word from Stranger on whether it was King who received it, correcting this account: the hand-over of the "
        "paper to Minister [second]"]


def test_two_accounts_that_may_be_of_one_act_are_both_named() -> None:
    second = told("did: {give: paper, to: usher}\n  may be: act", name="second", author="usher")
    found = report(ORDER, told(GIVE), second)
    assert [wording.message(f, found.reading) for f in found.findings if f.code == "TR104"] == [
        "Whether the hand-over of the paper to Usher [second] and the hand-over of the paper to Minister [told] were "
        "one act cannot be told"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("hussein-1960", "On record is: the leave to pass the personal message to King Hussein [tel322], if, "
         "in Kocher’s judgment, the situation was such that the message would have a constructive impact (seen: summary)."),
        ("machel-1975", "On record are: the order not to pass the letter [tel140867], until authorised by Davis; the proposal "
         "to pass the letter to President Machel [lm636] (seen: summary)."),
        ("mindszenty-1956", "No order has been seen."),
    ],
)
def test_where_no_order_to_bring_anything_is_seen_it_is_told_what_is(name: str, words: str) -> None:
    found = examined(name)
    assert unordered(found.reading).removeprefix(
        "No order to bring anything to anybody has been seen. ") == words
    assert unordered(found.reading) in {one.text for one in overview(found.reading, found.findings)}


def test_documents_are_dated_by_the_earliest_and_the_latest() -> None:
    """Each in its own words, which may be a span."""
    undated, early = (f"{name}:\n  from: chief\n{date}  seen: excerpt" for name, date in (
        ("lost", ""), ("early", "  date: 1949-12-01/1949-12-04\n")))  # fmt: skip
    several = report(ORDER, undated, early)
    assert overview(several.reading, several.findings)[0].text.startswith(
        "The case rests on 3 documents, 2 of them dated: the earliest between 1 Dec 1949 and 4 Dec 1949, "
        "the latest 1 Jan 1950, 0800Z. ")
    one = report(ORDER)
    assert overview(one.reading, one.findings)[0].text.startswith("The case rests on 1 document, dated 1 Jan 1950, 0800Z. ")


def test_a_day_without_a_zone_is_not_the_earliest_for_what_it_may_begin_with() -> None:
    """12 May may have begun anywhere on earth before the evening of the 11th in New York: not so in the summary."""
    found = examined("mayflower-1965")
    said = overview(found.reading, found.findings)[0].text
    assert "the earliest 12 May 1965, 0019Z (11 May, 20:19 New York), the latest 28 Dec 1965" in said


def test_the_summary_counts_points_and_their_respects() -> None:
    """A newcomer can tell which numbers stand within which."""
    order = ORDER.replace("to: king}", "to: king, personally: true}")
    order += '    - must not: {make: letter, how: copy}\n      quote: "no copies"\n'
    hand = GIVE.replace("from: envoy", "from: deputy")
    copied = "did: {make: letter, who: deputy, how: copy, when: 1950-01-02T07:00Z}"
    found = report(order, told(f"{hand}\n{copied}", author="deputy"))
    open_ = len(found.with_verdict(Verdict.CANNOT_TELL))
    assert summary(found.reading, found.findings) == (
        "Small: what is shown departs from what was ordered at 2 points: D1, in 3 respects (recipient, bearer, delivery "
        f"in person); copy. {open_} things cannot be told from the record.")
    assert summary(found.reading, ()) == "Small: no deviation is shown."


def test_what_rests_on_a_rule_claimed_afterwards_is_counted_apart() -> None:
    """Beside what departs from an order that has been seen it would pass for as sure."""
    found = examined("bush-gorbachev-1990")
    apart = "by what was said only afterwards: delivery in person, excluded party"
    assert f"(recipient, bearer; {apart})" in summary(found.reading, found.findings)
    assert f"From it follow deviations in: bearer; {apart}." in [s.text for s in overview(found.reading, found.findings)]


@pytest.mark.parametrize(
    ("refused", "words"),
    [
        ("{receive: paper, who: king}", "King refused to receive the paper"),
        ("{give: paper, from: envoy, to: king, who: king}", "King refused to receive the paper"),
        ("{pass: letter, to: king, who: envoy}", "Envoy refused to pass the letter on to King"),
        ("{pass: letter, from: usher, to: king, who: minister}", "Minister refused to have the letter passed on to King"),
    ],
)
def test_what_was_refused_is_said(refused: str, words: str) -> None:
    """To take it, to bring it, or that another bring it."""
    assert headline(report(told(f"refused: {refused}\n  id: no", author=refused.split("who: ")[1][:-1])), "TR208/no") == words


def test_on_whose_word_it_came_is_said_by_name() -> None:
    """His own, his office's, that of one who took part; an answer shows it without a word on it."""
    assert headline(report(ORDER, told(GIVE.replace("to: minister", "to: king"))), "TR209/king") == (
        "King received the letter, on the word of Envoy, who took part; it is not a receipt")
    own = told("did: {receive: letter, who: king}", author="king", to="")
    assert headline(report(ORDER, own), "TR209/king") == "King received the letter, on the word of King"
    answer = "reply:\n  from: king\n  to: chief\n  date: 1950-01-09T08:00Z\n  answers: order\n  seen: excerpt"
    assert headline(report(ORDER, answer), "TR209/king") == "King received the letter, as an answer to it shows [reply]"


def test_what_is_said_against_an_arrival_is_quoted() -> None:
    """A finding that tells of a denial or a return has its words beneath it."""
    denied = told("did not: {pass: letter, to: king}\n  by: not said", author="", to="")
    finding = find(report(ORDER, denied), "TR209/king")
    assert "told/did-not/pass/letter/king" in {one.statement for one in finding.evidence}


def test_a_form_that_another_version_had_is_told_as_that() -> None:
    order = ORDER.replace("pass: letter", "give: letter") + '    - must: {tell: letter, from: envoy, to: king}\n      quote: "say it"\n'
    what = "revised: {variant of: letter}\ncopy: {name: revised paper, carries: revised}"
    given = told(GIVE.replace("give: paper", "give: copy").replace("to: minister", "to: king"))
    assert headline(report(order, given, what=what), "TR207/act/give") == (
        "King was handed another version of the letter; whether that is what was ordered cannot be told")


def test_a_form_is_said_to_be_the_ordered_one_and_not_who_had_it() -> None:
    """The paper was handed over, as was ordered; that it was to be handed to another is said elsewhere."""
    order = ORDER.replace("pass: letter", "give: letter") + '    - must: {tell: letter, from: envoy, to: king}\n      quote: "say it"\n'
    assert headline(report(order, told(GIVE)), "TR207/act/give") == "Minister was handed the letter, in the form ordered"


def test_what_is_avoided_is_told_by_what_came_there() -> None:
    """A paper with another version of the letter came to the ministry, and not the letter."""
    reason = 'must not: {pass: letter, through: ministry}\n  id: reason\n  as: purpose'
    what = "revised: {variant of: letter}\ncopy: {name: revised paper, carries: revised}"
    found = report(told(reason, name="why", author="chief", to="envoy", date="1950-01-01T09:00Z"),
                   told(GIVE.replace("give: paper", "give: copy")), what=what)
    assert headline(found, "TR205/act").startswith("The revised paper came to Minister, of the Ministry;")


def test_who_would_not_have_it_of_one_in_person_is_told_so() -> None:
    said = "refused: {pass: letter, from: envoy, to: king, personally: true, who: king}\n  id: no"
    assert headline(report(told(said)), "TR208/no") == "King refused to receive the letter from Envoy in person"


def test_of_accounts_at_odds_only_those_count_that_speak_of_it() -> None:
    """The chief retells the envoy with another time; the stranger gives none, and is no second witness of it."""
    first = told(GIVE, date="1950-01-03T08:00Z")
    retold = told("did: {same: act, when: 1950-01-02T12:00Z}", name="retold", author="chief", to="", date="1950-01-04T08:00Z",
                  header="rests on: told")
    other = told("did: {same: act}", name="other", author="stranger", to="", date="1950-01-05T08:00Z")
    assert headline(report(first, retold, other), "TR104/act").endswith(
        "contradict each other on the time (independent accounts of it: 1)")


def test_a_second_word_of_one_witness_is_no_second_account() -> None:
    """Two papers of the envoy agree, as they would; only what the stranger says bears them out."""
    first = told(GIVE, date="1950-01-03T08:00Z")
    again = told("did: {same: act}", name="again", author="envoy", to="", date="1950-01-04T08:00Z")
    other = told("did: {same: act}", name="other", author="stranger", to="", date="1950-01-05T08:00Z")
    for papers, count in (((first, again), 1), ((first, other), 2), ((first, again, other), 2)):
        assert headline(report(*papers), "TR104/act").endswith(f"(independent accounts: {count})")


def test_a_note_on_a_telegram_that_brings_the_letter_is_no_second_account_beside_the_letter() -> None:
    """The editors' date of Harriman's delivery rests on what the telegram prints: Khrushchev's own words."""
    found = examined("harriman-1963")
    assert headline(found, "TR104/transmitted").endswith("(independent accounts: 1)")


def test_a_document_that_was_passed_on_is_named_by_its_title() -> None:
    """An id alone tells a reader nothing; without a title there is no other name."""
    reading = examined("october-1962").reading
    title = reading.case.document("letter26").title
    assert nouns.item(reading, "letter26") == f"“{title}” [letter26]"
    assert nouns.item(reading, "tel997") == "the document [tel997]"


def test_who_was_only_read_it_is_not_said_to_have_received_it() -> None:
    """His ears had the text; a paper never left the reader's hands."""
    read = told("did: {tell: letter, from: envoy, to: king, extent: text, when: 1950-01-02T08:00Z}")
    assert headline(report(ORDER, read), "TR209/king") == (
        "King was told the text of the letter, on the word of Envoy, who took part; it is not a receipt")


@pytest.mark.parametrize(("act", "came"), [("tell: letter, extent: text", "was told"), ("give: paper", "came")])
def test_what_was_told_to_one_to_be_avoided_is_said_to_have_been_told(act: str, came: str) -> None:
    """It stands beside the hand-over to the same one, of which it is said that it came there."""
    order = f"{ORDER}    - must not: {{pass: letter, to: ministry}}\n      as: purpose\n"
    done = told(f"did: {{{act}, from: envoy, to: minister}}\n  id: act")
    message = headline(report(order, done), "TR205/act")
    assert message.startswith(f"The letter {came} to Minister, of the Ministry; that they be avoided is the reason given")


@pytest.mark.parametrize(("date", "words"), [
    ("1950-01-03T08:00Z", "is no later than the document that tells it"),
    ("", "is not shown to be later than the document that tells it, which is not dated"),
])
def test_a_time_is_held_against_no_document_without_a_date(date: str, words: str) -> None:
    assert headline(report(told(GIVE, date=date)), "TR103/act") == f"The time told (2 Jan 1950, 0800Z) {words}"


def test_whoever_is_asked_when_he_had_it_is_asked_about_the_thing() -> None:
    found = report(told(GIVE), told("did: {hold: paper, who: usher}\n  id: held", name="other", author="usher", date=""))
    [settling] = find(found, "TR102/paper").settles
    assert wording.settling(settling, found.reading) == "a word from Usher on when the paper was in hand"


def test_a_time_of_which_nothing_is_known_is_held_against_nothing() -> None:
    says = "did: {event: the war}\n  id: war\n" + GIVE.replace("1950-01-02T08:00Z", "after war")
    assert "TR103/act" not in {one.key for one in report(told(says, date="")).findings}
    assert "TR103/act" in {one.key for one in report(told(says)).findings}


def test_to_whom_an_order_is_addressed_that_names_no_giver_is_not_said_to_be_ordered_to_bring_it() -> None:
    """Of the copies of the reply to Kosygin Rogers was told that they were to be delivered, and not by whom."""
    order = ORDER.replace("from: envoy, to: king", "to: [king, stranger]")
    found = report(order, told("did: {give: paper, from: envoy, to: king, when: 1950-01-02T08:00Z}\n  id: act"))
    assert headline(found, "TR201/act") == "It was Envoy who acted, to whom the order was addressed"
    silent = next(f for f in found.findings if f.code == "TR203")
    assert wording.message(silent, found.reading) == (
        "Whether the letter was brought to Stranger, as ordered, is not recorded; the order was addressed to Envoy")


def test_what_is_named_as_each_of_several_has_no_article() -> None:
    """To the Dalai Lama came "the each earlier message"."""
    what = "each: {name: each earlier message, for: king}"
    found = report(told("did: {pass: each, to: king}\n  id: act"), what=what)
    assert headline(found, "TR209/king").startswith("Whether King received each earlier message ")
    assert nouns.item(found.reading, "each") == "each earlier message"


@pytest.mark.parametrize(
    ("who", "words"),
    [
        ("{group: Embassy in India}", "the Embassy in India"), ("{group: Consulate General at Calcutta}", "the Consulate"),
        ("{group: Department of State}", "the Department of State"), ("{post: French Ambassador}", "the French Ambassador"),
        ("{group: the Department}", "the Department"), ("{group: Moscow}", "Moscow"), ("{group: Embassy Moscow}", "Embassy"),
        ("{group: Her Majesty's Government}", "Her Majesty's Government"), ("{name: Lord Office}", "Lord Office"),
        ("{group: Ministry, supplied: no name is printed}", "the [Ministry (other)]"),
    ],
)  # fmt: skip
def test_who_is_named_by_what_he_is_has_an_article_in_a_sentence(who: str, words: str) -> None:
    """Not who has a name of his own: a post, and a body whose name ends in what it is."""
    found = report(ORDER.replace("to: king}", "to: other}"), who=f"other: {who}")
    said = next(wording.message(one, found.reading) for one in found.findings if one.code == "TR203")
    assert f" to {words}" in said


@pytest.mark.parametrize("called", ["each earlier message", "these notes", "the note", "northern note"])
def test_a_thing_has_one_article_at_most(called: str) -> None:
    """Its name may begin with a word before which none stands; as a thing and in the sentence of a check."""
    right = called if called != "northern note" else f"the {called}"
    act = "did: {give: slip, from: envoy, to: minister, when: 1950-01-02T08:00Z}\n  id: act"
    found = report(ORDER, told(act), what=f'slip: {{name: "{called}", carries: letter}}')
    assert nouns.item(found.reading, "slip") == right
    assert f" {right} " in wording.message(find(found, "TR101/slip"), found.reading)
