"""Which act performed a step, where several may have, or the hands of one way may be taken in several ways."""

from __future__ import annotations

from tests.analysis.small import ORDER, find, report, told, verdicts


def test_over_a_gap_nothing_leads_and_a_denial_tells_no_act() -> None:
    """That another hand had it to give to the King does not mean that the visitor brought it there."""
    visit = "did: {give: paper, from: envoy, to: stranger, when: 1950-01-02T07:00Z}\n  id: visit"
    right = "did: {give: paper, from: usher, to: king, when: 1950-01-02T09:00Z}\n  id: right"
    found = report(ORDER, told(visit, author="stranger", to="usher"), told(right, name="other", author="usher", to=""))
    assert "TR202/visit" not in verdicts(found)
    assert "TR202/right" in verdicts(found)
    denied = report(ORDER, told(visit, author="stranger", to="usher"), told("did not: {same: visit}", name="denied"))
    assert "TR202/visit" not in verdicts(denied)


def test_of_equally_good_ways_the_one_on_which_the_step_was_performed_is_taken() -> None:
    """The ordered recipient gave it back, says one account; what the giver then did performs the step all the same."""
    back = "did: {give: paper, from: king, to: stranger}\n  id: back"
    onward = "did: {tell: letter, from: stranger, to: clerk, extent: text, when: after order}\n  id: onward"
    other = "did: {same: back, to: clerk}\ndid: {same: onward, to: ministry}\nwill: {pass: letter, from: clerk, to: king}"
    order = ORDER.replace("to: envoy", "to: ministry").replace("from: envoy", "from: stranger")
    first = told(f"{back}\n{onward}", author="stranger", date="")
    found = report(order, first, told(other, name="other", author="stranger", to="", date=""))
    assert "TR202/onward" in verdicts(found)


def test_a_hand_that_may_be_anybody_is_the_ordered_one_only_if_nobody_surely_is() -> None:
    """Who brought it to the ordered giver is nobody in particular: his receipt of it departs from nothing."""
    got = "did: {receive: paper, who: stranger}\n  id: got"
    gave = "did: {give: paper, from: stranger, to: king, when: 1950-01-02T07:00Z}\n  id: gave"
    found = report(ORDER.replace("envoy", "stranger"), told(f"{got}\n{gave}", author="stranger"))
    assert find(found, "TR202/gave").verdict == "as ordered"
    assert "TR202/got" not in verdicts(found)


def test_nothing_was_kept_from_those_of_whom_one_gave_it_to_the_ordered_giver() -> None:
    """As ordered only where the whole way from the order is shown, and nobody excluded had it on the way."""
    barred = "\n    - must not: {pass: letter, through: ministry}\n      id: barred\n      quote: kept from them"
    gave = "did: {give: paper, from: envoy, to: king, when: 1950-01-02T09:00Z}\n  id: gave"
    got = "did: {give: paper, from: usher, to: envoy, when: 1950-01-02T08:00Z}\n  id: got"
    assert find(report(ORDER.rstrip() + barred, told(gave)), "TR205/gave").verdict == "as ordered"
    assert "TR205/gave" not in verdicts(report(ORDER.rstrip() + barred, told(f"{got}\n{gave}")))
