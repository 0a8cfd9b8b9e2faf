"""Routes as lines of hands and arrows."""

from __future__ import annotations

from tests.analysis.small import report, told
from tracer.views.picture import picture
from tracer.views.routes import route_lines, way_lines


def test_an_order_that_binds_nobody_named_still_has_a_line() -> None:
    """A memorandum without addressees orders something of somebody not named."""
    order = told("must: {pass: letter, to: king}", name="memo", author="", to="", header="by: stranger")
    assert route_lines(report(order).reading) == (("King", ""),)


def test_what_was_sent_is_not_shown_to_have_arrived() -> None:
    """It left the sender's hands; neither the line of words nor the diagram's arrow reaches the addressee."""
    sent = report(told("did: {send: paper, from: envoy, to: king}", header=""))
    assert way_lines(sent.reading) == ("Envoy → King (arrival not said)",)
    sketch = picture(sent)
    (edge,) = (edge for edge in sketch.edges if edge.kind == "actual")
    assert "Envoy to King: paper; that it arrived is not said" in edge.evidence
    assert {node.id: node.role for node in sketch.nodes}[edge.head] == "sent to King"


def test_what_is_only_heard_of_is_told_so() -> None:
    """One who was not there says that it was given."""
    heard = report(told("did: {give: paper, from: envoy, to: king}\n  by: stranger", header=""))
    assert way_lines(heard.reading) == ("Envoy ─reportedly→ King",)
