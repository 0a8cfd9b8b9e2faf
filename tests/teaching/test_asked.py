"""What a case asks of a student."""

from __future__ import annotations

from tests.analysis.small import report, told
from tracer.teaching.marking.asked import key

HEARD = "did: {give: paper, from: envoy, to: king}\n  id: heard\n  by: stranger"
SEEN = "did: {give: letter, from: clerk, to: minister}\n  id: seen"


def test_hearsay_is_asked_only_where_nothing_else_is_known() -> None:
    """Who finds no hand-off in a case of hearsay has not found all."""
    clerk = told(SEEN, name="note", author="clerk", header="")
    for documents, asked in (((told(HEARD, header=""),), ["heard"]), ((told(HEARD, header=""), clerk), ["seen"])):
        assert [step.id for step in key(report(*documents)).steps if step.asked] == asked
