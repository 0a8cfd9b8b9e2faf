"""Moods, verbs and roles; how a statement is known (R20) and what it restates (R17)."""

from __future__ import annotations

import pytest

from tests.analysis.small import text, told
from tracer.case.load import loads
from tracer.errors import CaseError

MOODS = ("did, did not, must, must not, may, will, will not, asked, asked not, agreed, refused, believes, unsure, objects or "
         "accepts")
VERBS = ("send, give, tell, pass, show, receive, hold, read, open, seal, make, destroy, know, consult, ask, away or "
         "event")
COMMON = "when, until, under, then or same"
AN_ACT = "expected the id of an act, or of a document with one such act"

WRONG = [
    ("▶{quote: x}", [f"no mood says how this is put; expected {MOODS}"]),
    ("{did: {give: paper}, ▶must: {give: paper}}",
     ["two moods in one statement: 'did' and 'must'; expected one mood; a statement for each"]),
    ("{did: {give: paper, ▶tell: letter}}",
     ["two verbs in one act: 'give' and 'tell'; expected one verb; a statement for each"]),
    ("{did: ▶{from: bearer}}", [f"no verb says what was done; expected {VERBS}"]),
    ("{did: {away: bearer, ▶to: chief}}", [f"'away' takes no 'to'; expected how, {COMMON}"]),
    ("{did: {give: paper, ▶who: bearer}}",
     [f"'give' takes no 'who'; expected from, to, through, via, for, present, state, form, how, personally, {COMMON}"]),
    ("{did: {same: handing, ▶extent: text}}",
     ["'give' takes no 'extent'; expected from, to, through, via, for, present, state, form, how, personally, "
      f"{COMMON}"]),
    ("{will: {ask: chief, that: {pass: letter, ▶before: x}}}",
     ["'pass' takes no 'before'; expected from, to, through, via, for, present, state, form, how, personally, extent, "
      f"who, {COMMON}"]),
    ("{will: {ask: chief, that: ▶{to: chief}}}", [f"no verb says what was done; expected {VERBS}"]),
    ("{did: {give: paper}, id: ▶handing}", ["the id 'handing' is already used on line 27; expected another id"]),
    ("{did: {give: paper}, id: ▶bearer}", ["the id 'bearer' is already used in `who`; expected another id"]),
    ("{did: {give: paper}, id: ▶a b}", ["'a b' cannot be an id; expected letters, digits, '-', '_' and '.' only"]),
    # same
    ("{did: {same: ▶handling}}", [f"unknown id 'handling'; {AN_ACT}; did you mean 'handing'?"]),
    ("{did: {same: ▶letter}}", [f"'letter' is a content; {AN_ACT}"]),
    ("{did: {same: ▶m1}}",
     ["the document 'm1' has no acts with 'did'; expected the id of one act: m1/must/pass/letter/chief"]),
    ("{did: {tell: letter, same: ▶m2}}",
     ["the document 'm2' has no acts with 'did' and 'tell'; expected the id of one act: handing"]),
    ("{did: {same: ▶own}, id: own}", ["'own' is this statement itself; expected the id of another act"]),
    ("{did: {same: ▶m2/objects/m1}}\n      - objects: m1",
     ["'m2/objects/m1' is no act but a judgement; expected the id of another act"]),
    ("{did: {same: ▶b}, id: a}\n      - {did: {same: c}, id: b}\n      - {did: {same: a}, id: c}",
     ["acts restate each other in a circle: a → b → c → a; expected one that restates none"]),
]


@pytest.mark.parametrize(("says", "messages"), WRONG, ids=[messages[0][:40] for _, messages in WRONG])
def test_wrong(build, complains, says, messages):
    complains(build(more=f"      - {says}\n"), *messages)


def test_an_ambiguous_document_names_its_acts(build, complains):
    """R17: else it is an error that says which acts there are."""
    complains(
        build(more="      - did: {tell: letter, to: chief}\n",
              end="  m3:\n    says:\n      - did: {same: ▶m2}\n"),
        "the document 'm2' has 2 acts with 'did'; expected the id of one act: handing or m2/did/tell/letter/chief",
    )


def ids(text: str) -> list[str]:
    return [statement.id for statement in loads(text).statements()]


def test_an_act_without_id_is_known_by_what_it_says(build):
    """R20: document, mood, verb, object and, if said, recipient; an ordinal only for repeats."""
    assert ids(build(more=(
        "      - will not: {tell: letter, to: [chief, sender]}\n"
        "      - did: {give: copy of paper, to: one of office}\n"
        "      - did: {consult: [chief, sender]}\n"
        "      - did: {event: \"He left, at last: gone!\"}\n"
        "      - did: {read: letter, who: bearer}\n"
        "      - did: {tell: letter, to: not said}\n"
        "      - did: {read: letter, who: sender}\n"
        "      - accepts: handing\n"
        "      - did: {hold: paper}\n"
        "      - objects: m1/must/pass/letter/chief\n"
    ))) == [
        "m1/must/pass/letter/chief", "handing", "m2/will-not/tell/letter/chief+sender",
        "m2/did/give/copy-of-paper/one-of-office", "m2/did/consult/chief+sender", "m2/did/event/He-left-at-last-gone",
        "m2/did/read/letter", "m2/did/tell/letter", "m2/did/read/letter/2", "m2/accepts/handing", "m2/did/hold/paper",
        "m2/objects/m1/must/pass/letter/chief",
    ]


def test_an_id_does_not_depend_on_what_stands_before(build):
    """R20: a statement put in front changes no other's id."""
    before = ids(build(more="      - did: {read: letter, who: bearer}\n"))
    after = ids(build(more_says="      - did: {seal: letter, who: sender}\n",
                      more="      - did: {open: letter, who: bearer}\n      - did: {read: letter, who: bearer}\n"))
    assert set(before) < set(after)


def test_a_restatement_is_known_by_what_it_restates(build):
    """And says itself only what differs."""
    case = loads(build(end=(
        "  m3:\n    says:\n"
        "      - did not: {same: handing, to: sender}\n"
        "      - did: {same: handing, from: one of office}\n"
        "  m4:\n    says:\n"
        "      - did: {same: m5, when: 1990}\n"
        "  m5:\n    says:\n"
        "      - did: {give: paper, same: m2}\n"
    )))
    assert {one.id: one.same for one in case.statements() if one.same} == {
        "m3/did-not/give/paper/sender": "handing", "m3/did/give/paper/chief": "handing",
        "m4/did/give/paper/chief": "m5/did/give/paper/chief", "m5/did/give/paper/chief": "handing",
    }
    restated = case.document("m3").says[1]
    assert (restated.verb, restated.item, restated.recipient) == (None, None, ())
    assert restated.giver == (f"{restated.id}/from",)


def test_same_takes_a_document_with_one_act_of_that_mood_and_verb(build):
    """R17: other moods and verbs in it do not count."""
    case = loads(build(
        more="      - will: {tell: letter, to: chief}\n      - did: {tell: letter, to: sender}\n",
        end="  m3:\n    says:\n      - will: {same: m2}\n      - did: {give: paper, same: m2}\n"
            "      - did: {tell: letter, to: chief, same: m2}\n",
    ))
    assert {one.id: one.same for one in case.document("m3").says} == {
        "m3/will/tell/letter/chief": "m2/will/tell/letter/chief", "m3/did/give/paper/chief": "handing",
        "m3/did/tell/letter/chief": "m2/did/tell/letter/sender",
    }


def test_the_order_of_documents_does_not_matter(build):
    """A restatement may stand before what it restates."""
    case = loads(build(order=(
        "  m0:\n    says:\n      - did: {same: m3}\n"
        "  m3:\n    says:\n      - did: {same: handing, to: sender}\n"
        "  m1:\n    seen: whole\n    says:\n      - must: {pass: letter, to: chief}\n"
    )))
    assert {one.id: one.same for one in case.statements() if one.same} == {
        "m0/did/give/paper/sender": "m3/did/give/paper/sender", "m3/did/give/paper/sender": "handing",
    }


def test_who_asks_agrees_and_refuses_whatever_the_verb(build):
    """`who` is no role of `give`, but of asking, agreeing, refusing and believing."""
    case = loads(build(more="".join(f"      - {mood}: {{give: paper, who: chief}}\n"
                                    for mood in ("asked", "agreed", "refused", "believes", "unsure"))))
    assert [one.who for one in case.document("m2").says[1:]] == [("chief",)] * 5


@pytest.mark.parametrize("reference", ["objects: report", "did: {same: report}", "did: {event: rain, when: after report}"])
def test_an_unknown_mood_is_told_once(reference):
    """Not again wherever the statement is named."""
    with pytest.raises(CaseError) as caught:
        loads(text(told('intends: {event: "a report"}\n  id: report\n' + reference)))
    assert [problem.message for problem in caught.value.problems] == ["unknown mood 'intends'"]
