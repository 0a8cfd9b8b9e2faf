"""What was ordered: each leg says whether it came there all the same."""

from __future__ import annotations

import pytest

from tests.analysis.small import ORDER, report, told
from tests.examined import examined
from tracer.report import Report
from tracer.views.sketch.picture import picture


@pytest.mark.parametrize(
    ("giver", "hand"), [("deputy", "by another hand"), ("one of legation", "by whose hand cannot be told")]
)
def test_what_came_there_by_another_hand_is_not_called_undone(giver: str, hand: str) -> None:
    """Nor is it drawn as a deviation where that is only noted."""
    act = told(f"did: {{give: paper, from: {giver}, to: king, when: 1950-01-02T08:00Z}}")
    sketch = picture(report(ORDER, act))
    assert f"Envoy to King: ordered [order]; it came there, {hand}" in {edge.evidence for edge in sketch.edges}
    assert "deviation" not in {edge.kind for edge in sketch.edges}
    assert "off-route" not in {node.kind for node in sketch.nodes}


def test_what_was_said_later_is_not_told_as_ordered_then(first_report: Report) -> None:
    """Neither in the label nor in the list, which the other views have too."""
    (leg,) = (edge for edge in picture(first_report).edges if edge.badge == "B")
    assert "in person, said later" in leg.lines
    assert leg.evidence == "Jack Matlock to President Gorbachev: ordered [m1]; in person, said later [m3]"


def test_of_an_order_that_did_not_stay_the_leg_says_so() -> None:
    """Next day the Ambassador was told to hold the letter; his leg still said no more than that it was ordered."""
    legs = {edge.badge: edge.evidence for edge in picture(examined("nasser-1955")).edges if edge.kind == "ordered"}
    assert legs["A"] == "Byroade to [Nasser]: ordered: letter [cable4]; the order did not stay as it was [call319] [tel616]"
    assert "did not stay" not in str([edge.evidence for edge in picture(report(ORDER)).edges])


def test_by_whose_hands_something_was_to_go_is_told() -> None:
    """Of what was ordered, of what was done and of a message; a long way in the list alone."""
    ordered = ORDER.replace("to: king}", "to: king, through: usher}", 1)
    edges = picture(report(ordered)).edges
    (leg,) = (edge for edge in edges if edge.kind == "ordered" and edge.head == "king")
    assert "through Usher" in leg.lines
    assert leg.evidence == "Envoy to King: ordered, through Usher [order]"
    act = told("did: {give: paper, from: envoy, to: king, through: usher, when: 1950-01-02T08:00Z}")
    (done,) = (edge for edge in picture(report(ORDER, act)).edges if edge.head == "king" and edge.badge.isdecimal())
    assert "through Usher" in done.lines
    assert ", through Usher [" in done.evidence
    assert ", through Usher; " in done.description


def test_a_long_way_stands_in_the_list_alone() -> None:
    edges = picture(examined("harriman-1963")).edges
    (telegram,) = (edge for edge in edges if edge.id == "tel306")
    assert "through Embassy in the United Kingdom" in telegram.evidence
    assert not any("through" in line for line in telegram.lines)


def test_a_deviation_is_drawn_as_one() -> None:
    act = told("did: {give: paper, from: deputy, to: king, when: 1950-01-02T08:00Z}", author="deputy")
    sketch = picture(report(ORDER, act))
    assert "deviation" in {edge.kind for edge in sketch.edges}
    assert {node.note for node in sketch.nodes if node.kind == "off-route"} == {"not the ordered bearer"}


@pytest.mark.parametrize(
    ("more", "note"),
    [
        ("", "held it; no way on is shown"), ("\nwill: {pass: letter, from: minister, to: king}", "held it, on the way or instead"),
        ("\ndid: {give: paper, from: minister, to: king, when: 1950-01-02T10:00Z}", "held it on the way"),
    ],
)  # fmt: skip
def test_a_box_off_the_route_claims_no_more_than_is_shown(more: str, note: str) -> None:
    act = "did: {give: paper, from: envoy, to: minister, when: 1950-01-02T08:00Z}"
    sketch = picture(report(ORDER, told(act + more)))
    assert next(node.note for node in sketch.nodes if node.id == "minister") == note


def test_what_is_only_heard_of_is_told_so_in_a_box() -> None:
    done = "did: {give: paper, from: envoy, to: king, when: 1950-01-02T08:00Z}"
    heard = "did: {tell: letter, from: envoy, to: usher, extent: text, when: 1950-01-02T09:00Z}\n  by: not said"
    sketch = picture(report(ORDER, told(f"{done}\n{heard}")))
    assert next(node.note for node in sketch.nodes if node.id == "usher") == "reportedly told the text"
