"""Routes as lines of hands and arrows."""

from __future__ import annotations

from tests.analysis.small import report, told
from tracer.views.routes import route_lines


def test_an_order_that_binds_nobody_named_still_has_a_line() -> None:
    """A memorandum without addressees orders something of somebody not named."""
    order = told("must: {pass: letter, to: king}", name="memo", author="", to="", header="by: stranger")
    assert route_lines(report(order).reading) == (("King", ""),)
