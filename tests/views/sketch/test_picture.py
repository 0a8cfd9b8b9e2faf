"""What of a case is drawn."""

from __future__ import annotations

from tests.analysis.small import report, told
from tracer.views.sketch import picture


def test_what_its_author_told_the_first_hand_is_recorded() -> None:
    """Nobody is drawn as having brought it in an unrecorded way who is told to have spoken of it there."""
    what = "answer: {from: king, for: chief}"
    sent = "message:\n  from: legation\n  to: office\n  date: 1950-01-02T08:00Z\n  seen: whole\n  carries: answer"
    spoke = told("did: {tell: answer, from: king, to: envoy, extent: gist, when: 1950-01-01T08:00Z}")
    for documents, drawn in ((sent,), True), ((sent, spoke), False):
        found = picture.picture(report(*documents, what=what))
        assert any(edge.id.endswith("/author") for edge in found.edges) is drawn
