"""Whose word a statement is, and where that witness stood."""

from __future__ import annotations

from tests.analysis.small import report, told

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
