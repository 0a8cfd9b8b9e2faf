"""Whose word a statement is, and where that witness stood."""

from __future__ import annotations

from tests.analysis.small import ORDER, report, told

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
