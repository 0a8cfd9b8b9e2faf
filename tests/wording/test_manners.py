"""Advice and attempts are told as such, and bind no further."""

from __future__ import annotations

import pytest

from tests.analysis import small
from tests.analysis.small import find, report, told
from tracer.wording.claims import claim
from tracer.wording.nouns import saying

ORDER = small.ORDER.replace("      quote:", "      id: rule\n      as: MANNER\n      quote:")
DONE = told("did: {give: paper, from: envoy, to: minister}\n  id: act")


@pytest.mark.parametrize(
    ("manner", "sentence", "noun"),
    [
        ("advice", "Envoy should pass the letter to King", "the advice to pass the letter to King [order]"),
        ("attempt", "Envoy must try to pass the letter to King", "the order to try to pass the letter to King [order]"),
    ],
)
def test_it_is_told_as_it_was_said(manner: str, sentence: str, noun: str) -> None:
    reading = report(ORDER.replace("MANNER", manner)).reading
    assert claim(reading.accounts.statement("rule"), reading) == sentence
    assert saying(reading, "rule") == noun


@pytest.mark.parametrize(("manner", "verdict"), [("advice", "noted"), ("attempt", "cannot tell")])
def test_what_differs_from_it_is_no_deviation(manner: str, verdict: str) -> None:
    """Advice is no order; that it went elsewhere does not show that what was ordered was not tried."""
    assert find(report(ORDER.replace("MANNER", manner), DONE), "TR202/act").verdict == verdict
