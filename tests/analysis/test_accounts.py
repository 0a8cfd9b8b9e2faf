"""Whose word a statement is, and where that witness stood."""

from __future__ import annotations

from tests.analysis.small import ORDER, find, report, told

GIVEN = "did: {give: paper, from: envoy, to: king}\n  id: act"


def _stands(document: str) -> list[str]:
    return [witness.stand for witness in report(document).reading.accounts.find("act").witnesses]


def test_who_signs_what_his_office_sends_vouches_for_it() -> None:
    """A telegram of the legation is of one who is not shown to have been there; signed by the envoy, it is his word."""
    assert _stands(told(GIVEN, author="legation")) == ["body"]
    assert _stands(told(GIVEN, author="legation", header="signed: envoy")) == ["giver"]
    assert _stands(told(GIVEN, author="office", header="signed: clerk")) == ["absent"]


def test_what_another_says_in_a_signed_document_stays_his_word() -> None:
    """The signer tells what somebody else said."""
    assert _stands(told(GIVEN + "\n  by: [stranger, envoy]", author="legation", header="signed: envoy")) == ["absent"]


def test_two_accounts_are_settled_by_the_one_that_names_somebody() -> None:
    """An unnamed hand gives way: that it was he would leave open who it was."""
    order = ORDER.replace(
        'quote: "take it to the King"', 'quote: "take it to the King"\n    - must not: {pass: letter, through: clerk}'
    )
    one = told("did: {give: paper, from: envoy, to: king}\n  id: act")
    other = told("did: {same: act, to: somebody}", name="other", author="minister", date="1950-01-04T08:00Z")
    found = report(order, one, other, who="somebody: {one of: office, not: chief}")
    (open_,) = (one for one in found.findings if one.code == "TR205")
    assert [dict(settling.claim.act).get("to") for settling in open_.settles] == [("clerk",)]


def test_who_rests_on_the_word_that_a_body_acted_and_says_that_one_of_it_did_says_the_same() -> None:
    """Only an account of its own is more than that."""
    first = told("did: {give: paper, from: legation, to: king}\n  id: act")
    again = told("did: {same: act, from: one of legation}", name="again", header="rests on: told")
    assert report(first, again).reading.accounts.act("act").giver == ("legation",)
    own = told("did: {same: act, from: one of legation}", name="own")
    assert report(first, own).reading.accounts.act("act").giver != ("legation",)


def test_accounts_that_contradict_each_other_on_who_received_or_read_it_show_it_of_neither() -> None:
    """And an account that only rests on another shows nothing."""
    for verb, item in (("receive", "paper"), ("read", "paper"), ("receive", "order")):
        first = told(f"did: {{{verb}: {item}, who: envoy}}\n  id: act", author="envoy")
        king = told("did: {same: act, who: king}", name="second", author="king", to="")
        found = report(ORDER, first, king)
        assert find(found, "TR209/king").verdict == "cannot tell"
        assert item != "order" or found.reading.flows.received("order") == ()
        last = found.reading.knowledge.at("letter", 0)
        assert {last[hand][0] for hand in ("envoy", "king") if hand in last} <= {None}
        resting = king.replace("seen: excerpt", "seen: excerpt\n  rests on: told")
        assert find(report(ORDER, first, resting), "TR209/king").verdict == "cannot tell"


def test_an_account_that_rests_on_another_opens_no_alternative_whatever_the_other_says() -> None:
    """The one on which it rests tells of the act and not of its hands."""
    first = told("did: {give: paper, from: envoy, to: king}\n  id: act")
    silent = told("did: {same: act}", name="silent")
    resting = told("did: {same: act, to: minister}", name="third", header="rests on: silent")
    assert report(first, silent, resting).reading.accounts.act("act").recipients == (("king",),)
    elsewhere = silent.replace("same: act", "give: paper, from: king, to: minister")
    assert report(first, elsewhere, resting).reading.accounts.act("act").recipients == (("king",), ("minister",))

def test_his_office_knows_whether_one_of_it_is_away() -> None:
    away = told("did: {away: envoy, when: 1950-01-02}\n  id: act", author="legation")
    assert _stands(away) == ["body"]
    assert _stands(away.replace("from: legation", "from: stranger")) == ["absent"]
