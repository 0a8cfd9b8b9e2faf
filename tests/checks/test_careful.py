"""Cases in which a less careful program accuses, or says more than the evidence."""

from __future__ import annotations

import pytest

from tests.analysis.small import ORDER, find, report, told, verdicts
from tracer import wording
from tracer.errors import TracerError
from tracer.report import chosen

GIVE = "did: {give: paper, from: envoy, to: king, when: 1950-01-02T08:00Z}\n  id: act"
TWO = ORDER.replace("to: king}", "to: [king, minister]}")


def test_one_of_two_deliveries_is_no_departure_from_the_other() -> None:
    """An order to bring it to two asks for two acts; the missing one is not recorded."""
    found = verdicts(report(TWO, told(GIVE)))
    assert found["TR202/act"] == "as ordered"
    assert "deviation" not in found.values()
    assert found["TR203/order/must/pass/letter/king+minister/minister"] == "cannot tell"


def test_both_deliveries_are_as_ordered() -> None:
    """Each step has its own act."""
    second = "did: {give: paper, from: envoy, to: minister, when: 1950-01-02T10:00Z}\n  id: second"
    back = "did: {give: paper, from: king, to: envoy, when: 1950-01-02T09:00Z}"
    found = verdicts(report(TWO, told(f"{GIVE}\n{back}\n{second}")))
    assert (found["TR202/act"], found["TR202/second"]) == ("as ordered", "as ordered")
    assert "deviation" not in found.values()


def test_who_had_it_beside_the_ordered_one_is_told() -> None:
    """To the ordered one and to somebody else at once is never simply as ordered."""
    both = GIVE.replace("to: king", "to: [king, stranger]")
    found = report(ORDER, told(both))
    finding = find(found, "TR202/act")
    assert finding.verdict == "as ordered"
    assert wording.message(finding, found.reading) == "Envoy handed the letter to King, as ordered"
    assert "at once with King it came to Stranger, whom no order seen names" in {
        wording.sentence(line, found.reading) for line in finding.lines
    }
    leave = told("may: {give: paper, from: envoy, to: stranger}", name="leave", author="chief", to="envoy",
                 date="1950-01-01T09:00Z")  # fmt: skip
    for allowed in (report(ORDER, leave, told(both)), report(TWO, told(GIVE.replace("to: king", "to: [king, minister]")))):
        assert "besides" not in {line.key for line in find(allowed, "TR202/act").lines}


@pytest.mark.parametrize(
    ("act", "verdict"),
    [
        ("from: envoy, to: king", "as ordered"), ("from: deputy, to: king", "cannot tell"),
        ("from: envoy, to: usher", "cannot tell"),
    ],
)  # fmt: skip
def test_what_was_to_be_shown_was_shown(act: str, verdict: str) -> None:
    """It passes through no hand, and yet it was done."""
    order = ORDER.replace("pass: letter", "show: letter")
    found = report(order, told(f"did: {{show: letter, {act}, when: 1950-01-02T08:00Z}}"))
    assert find(found, "TR203/order/must/show/letter/king").verdict == verdict


def test_a_refusal_is_his_who_tells_it() -> None:
    """`refused` without `who` in the giver's own document is the giver's refusal."""
    found = report(ORDER, told("refused: {give: paper, from: envoy, to: king}\n  id: refusal"))
    assert wording.message(find(found, "TR208/refusal"), found.reading) == "Envoy refused to pass the paper on to King"


def test_a_denial_up_to_some_time_is_not_never() -> None:
    """That it was not given before Tuesday leaves Wednesday open."""
    found = verdicts(report(ORDER, told("did not: {give: paper, from: envoy, to: king, when: before 1950-01-02}")))
    assert "deviation" not in found.values()


def test_in_person_needs_a_hand() -> None:
    """That it came to him, by means not said, does not show in whose hand."""
    order = ORDER.replace("to: king}", "to: king, personally: true}")
    passed = report(order, told(GIVE.replace("give:", "pass:")))
    assert find(passed, "TR202/act/personally").verdict == "cannot tell"
    said = report(order, told(GIVE.replace("give:", "pass:").replace("to: king", "to: king, personally: true")))
    assert find(said, "TR202/act/personally").verdict == "as ordered"


def test_what_was_sent_has_not_come() -> None:
    """Sending by an excluded way is told as the way, not as an arrival."""
    order = ORDER + '    - must not: {pass: letter, through: ministry}\n      quote: "not by the ministry"\n'
    found = report(order, told("did: {send: paper, from: envoy, to: stranger, through: ministry}\n  id: act"))
    assert wording.message(find(found, "TR205/act"), found.reading).startswith("The letter went through the Ministry")


def test_an_order_that_came_in_after_the_act_was_not_known() -> None:
    """An answer shows that it was known when the answer was written."""
    order = ORDER.replace("carries: letter", "received: 1950-01-05T08:00Z\n  carries: letter")
    hand = "did: {give: paper, from: deputy, to: minister, when: 1950-01-02T08:00Z}\n  id: act"
    late = told(f"{hand}\nwill: {{pass: letter, from: minister, to: king}}", author="deputy",
                date="1950-01-06T08:00Z", header="answers: order")  # fmt: skip
    assert find(report(order, late), "TR202/act").standing == "in force"


def test_words_that_name_no_agent_may_stand_for_a_witness_of_a_rule() -> None:
    """`by: not said` and `by: editors` on a rule of a later word."""
    for by in ("not said", "editors"):
        later = told(f"must: {{pass: letter, to: king}}\n  binds: since order\n  by: {by}", name="later")
        assert report(ORDER, later, told(GIVE)).findings


def test_a_selection_that_leaves_nothing_is_refused() -> None:
    """Silence of checks that did not run is no finding."""
    with pytest.raises(TracerError, match="no check is left"):
        chosen(["TR202"], ["TR202"])


EITHER = ORDER + '    - may: {pass: letter, from: envoy, to: minister}\n      quote: "or to the Minister"\n'


@pytest.mark.parametrize(("to", "verdict"), [("king", "as ordered"), ("minister", "as ordered"), ("usher", "deviation")])
def test_an_order_to_one_or_another_is_an_order_and_leave(to: str, verdict: str) -> None:
    assert verdicts(report(EITHER, told(GIVE.replace("king", to))))["TR202/act"] == verdict


def test_who_is_one_of_two_is_neither_for_certain() -> None:
    found = report(ORDER, told(GIVE.replace("to: king", "to: either")), who="either: {may be: [king, minister]}")
    assert verdicts(found)["TR202/act"] == "cannot tell"


def test_eyes_only_is_an_order_about_knowing() -> None:
    """Whoever else is told of it is outside; the addressee is not."""
    eyes = ORDER + '    - must: {know: letter, who: king}\n      quote: "for his eyes only"\n'
    telling = "did: {tell: letter, from: envoy, to: %s, extent: gist, when: 1950-01-02T09:00Z}\n  id: telling"
    assert verdicts(report(eyes, told(f"{GIVE}\n{telling % 'stranger'}")))["TR401/telling"] == "deviation"
    assert "TR401/telling" not in verdicts(report(eyes, told(f"{GIVE}\n{telling % 'king'}")))


CONDITION = EITHER.replace("to: minister}\n", "to: minister}\n      if: if he be away\n")


def test_leave_on_a_condition_neither_accuses_nor_acquits() -> None:
    """Whether he was away is not shown; who was himself to judge of it has judged by acting."""
    there = GIVE.replace("king", "minister")
    found = report(CONDITION, told(there))
    assert verdicts(found)["TR202/act"] == "cannot tell"
    assert wording.message(find(found, "TR202/act"), found.reading) == (
        "Envoy handed the letter to Minister; whether that was otherwise than ordered cannot be told")
    assert verdicts(found)["TR302/act"] == "cannot tell"
    judged = CONDITION.replace("if he be away\n", "if he be away\n      judge: envoy\n")
    assert verdicts(report(judged, told(there)))["TR202/act"] == "as ordered"
    assert verdicts(report(judged, told(there)))["TR302/act"] == "as ordered"


def test_the_issuer_settles_whether_leave_held() -> None:
    """The claim that the finding names, put in, changes the verdict."""
    there = told(GIVE.replace("king", "minister"))
    found = report(CONDITION, there)
    [settling] = find(found, "TR202/act").settles
    assert wording.settling(settling, found.reading) == (
        "a word from Chief that the condition was met, or that there was none")
    claim = settling.claim.statement()
    assert set(claim) == {"may", "amends", "binds"}
    said = f"may: {{pass: letter, to: minister}}\n  amends: {claim['amends']}\n  binds: {claim['binds']}"
    later = told(said, name="later", author="chief", to="envoy", date="1950-01-09T08:00Z", header="answers: told")
    assert verdicts(report(CONDITION, there, later))["TR202/act"] == "as ordered"


def test_leave_on_a_condition_leaves_an_exclusion_and_a_circle_open() -> None:
    there = told(GIVE.replace("king", "minister"))
    excluded = CONDITION + '    - must not: {pass: letter, to: minister}\n      quote: "not to him"\n'
    assert verdicts(report(excluded, there))["TR205/act"] == "cannot tell"
    silent = CONDITION.replace("may: {pass", "may: {tell") + (
        '    - must not: {tell: letter, to: minister}\n      quote: "not a word to him"\n')
    telling = told("did: {tell: letter, from: envoy, to: minister, extent: gist}\n  id: telling", name="report")
    assert verdicts(report(silent, telling))["TR401/telling"] == "cannot tell"


def test_telling_whom_it_is_for_is_remarkable_only_against_a_rule() -> None:
    """Content that another order is about may be meant for whoever is told of it."""
    secret = 'note: {from: chief, for: stranger}'
    order = ORDER.replace("carries: letter", "carries: [letter, note]") + (
        '    - must: {pass: note, from: envoy, to: king}\n      quote: "and the note"\n')
    telling = told("did: {tell: note, from: envoy, to: stranger, extent: gist}\n  id: telling", name="report")
    assert "TR401/telling" not in verdicts(report(order, telling, what=secret))
    rule = order + '    - must not: {tell: note, to: stranger}\n      quote: "not a word to him"\n'
    assert verdicts(report(rule, telling, what=secret))["TR401/telling"] == "deviation"
    elsewhere = secret.replace("stranger", "minister")
    assert verdicts(report(order, telling, what=elsewhere))["TR401/telling"] == "noted"


WIDER = """
union: {group: Union}
assembly: {group: Assembly, in: union}
delegate: {name: Delegate, in: assembly}
secretary: {name: Secretary, in: union}
"""


@pytest.mark.parametrize(
    ("witness", "key"),
    [("assembly", "received_own_word"), ("delegate", "received_own_word"), ("secretary", "received_hearsay"),
     ("union", "received_deliverer_body"), ("stranger", "received_hearsay")],
)  # fmt: skip
def test_a_sister_within_a_wider_body_does_not_speak_for_the_recipient(witness: str, key: str) -> None:
    """Its own word is that of the body or of its members; that both are of one union says nothing."""
    order = ORDER.replace("to: king}", "to: assembly}")
    came = "did: {receive: paper, who: assembly, when: 1950-01-02T08:00Z}\n  id: act"
    found = report(order, told(came, author=witness), who=WIDER)
    assert find(found, "TR209/assembly").message.key == key


@pytest.mark.parametrize(
    ("witness", "own"), [("minister", True), ("usher", True), ("ministry", True), ("page", False), ("chief", False)]
)
def test_his_office_is_the_body_that_he_is_directly_in(witness: str, own: bool) -> None:
    """The word of another section is not his office's, though the ministry holds both."""
    order = ORDER.replace("to: king}", "to: minister}")
    who = "section: {group: Section, in: ministry}\npage: {name: Page, in: section}"
    came = "did: {receive: paper, who: minister, when: 1950-01-02T08:00Z}\n  id: act"
    found = find(report(order, told(came, author=witness), who=who), "TR209/minister")
    assert (found.message.key == "received_own_word") is own


@pytest.mark.parametrize(
    ("author", "key", "verdict"),
    [("deputy", "received_deliverer_body", "as ordered"), ("envoy", "received_deliverer", "as ordered"),
     ("stranger", "received_hearsay", "cannot tell"), ("", "received_unnamed", "cannot tell")],
)  # fmt: skip
def test_on_whose_word_it_came_is_never_more_than_he_is(author: str, key: str, verdict: str) -> None:
    """A colleague took no part, and an author who is not named may be anybody."""
    said = told(GIVE, author=author, header="" if author else "by: not said")
    finding = find(report(ORDER, said), "TR209/king")
    assert (finding.message.key, finding.verdict) == (key, verdict)


def test_what_goes_round_in_one_office_was_not_given_back() -> None:
    """The ordered step itself, inside the office of one who has leave to get it, returns nothing."""
    order = ORDER.replace("pass: letter, from: envoy, to: king", "pass: letter, from: legation, to: envoy") + (
        '    - may: {pass: letter, from: legation, to: deputy}\n      quote: "or to your deputy"\n')
    found = report(order, told("did: {pass: letter, from: legation, to: envoy}\n  id: act", author="legation"))
    lines = [line.key for finding in found.findings if finding.code == "TR209" for line in finding.lines]
    assert "contrary_return" not in lines


def test_a_record_in_which_somebody_says_that_it_did_not_come_is_not_silent() -> None:
    """A note that nobody signs leaves it open, and is told all the same."""
    note = told("did not: {give: paper, from: envoy, to: king}\n  by: not said", author="deputy")
    for documents, key in (((note,), "received_denied"), ((), "received_silent")):
        finding = find(report(ORDER, *documents), "TR209/king")
        assert (finding.message.key, finding.verdict) == (key, "cannot tell")


def test_to_know_of_it_is_told_and_is_no_receipt() -> None:
    """Where the addressee speaks of what it says, nobody would call the record silent."""
    for documents in ((), (told("did: {know: letter, who: king, extent: gist}", author="king"),)):
        finding = find(report(ORDER, *documents), "TR209/king")
        assert (finding.message.key, finding.verdict) == ("received_silent", "cannot tell")
        assert ("knew_of_it" in {line.key for line in finding.lines}) is bool(documents)


def test_who_says_that_he_has_read_it_has_received_it() -> None:
    """As he who says that it came to him."""
    for verb in ("read", "receive"):
        found = report(ORDER, told(f"did: {{{verb}: letter, who: king}}", author="king"))
        assert find(found, "TR209/king").message.key == "received_own_word"


@pytest.mark.parametrize(
    ("date", "received", "open"),
    [
        ("1950-01-03T08:00Z", "1950-01-03", False),
        ("1950-01-03", "1950-01-03T08:00Z", False),
        ("1950-01-03 Europe/Moscow", "1950-01-03", False),
        ("1950-01-03T08:00Z", "1950-01-03T07:50Z/1950-01-03T08:50Z", True),
    ],
)
def test_an_hour_of_the_day_that_is_told_suggests_no_disorder(date: str, received: str, open: bool) -> None:
    """Which of the two came first is not known, as of any two things of one day; only a clock can make one wonder."""
    found = report(told(GIVE, date=date, header=f"received: {received}"))
    assert ("TR103/told" in {one.key for one in found.findings}) is open
