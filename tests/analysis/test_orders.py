"""Orders that change: amended, replaced, suspended."""

from __future__ import annotations

from tests.analysis.small import ORDER, find, report, told, verdicts

HAND = "did: {give: paper, from: deputy, to: minister, when: 1950-01-03T08:00Z}\n  id: act"
NEW = told("must: {pass: letter, to: minister}\n  amends: order", name="new", author="chief", to="deputy",
           date="1950-01-02T08:00Z")  # fmt: skip
TELL = told(HAND, author="deputy", date="1950-01-05T08:00Z")


def test_an_amended_order_is_the_one_that_counts() -> None:
    """What it does not speak of stays; what it changes is compared as changed."""
    found = report(ORDER, NEW, TELL)
    assert find(found, "TR202/act").verdict == "as ordered"
    assert find(found, "TR201/act").verdict == "deviation"


def test_an_amendment_after_the_act_changes_nothing() -> None:
    """The act is judged by the rules that stood."""
    assert find(report(ORDER, NEW.replace("1950-01-02", "1950-01-04"), TELL), "TR202/act").verdict == "deviation"


def test_a_suspended_order_binds_nobody_until_it_is_resumed() -> None:
    """Whether it had been resumed is a matter of the documents."""
    hold = told("must not: {pass: letter, from: envoy, to: king}\n  suspends: order", name="hold", author="chief",
                to="envoy", date="1950-01-02T08:00Z")  # fmt: skip
    assert "TR202/act" not in verdicts(report(ORDER, hold, TELL))
    go = told("did: {event: resumed}\n  id: resumed", name="go", author="chief", to="envoy", date="1950-01-02T20:00Z")
    dated = go.replace("event: resumed}", "event: resumed, when: 1950-01-02T20:00Z}")
    until = hold.replace("suspends: order", "suspends: order\n      until: resumed")
    assert find(report(ORDER, until, dated, TELL), "TR202/act").verdict == "deviation"


def test_a_condition_is_honoured_before_anything_is_called_different() -> None:
    """What binds only if something holds leaves a difference open."""
    order = ORDER.replace('quote: "take', 'if: "the King asks"\n      quote: "take')
    assert find(report(order, TELL), "TR202/act").verdict == "cannot tell"
