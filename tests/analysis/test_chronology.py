"""What follows for times where accounts of one act differ on when it was."""

from __future__ import annotations

from tests.analysis.small import ORDER, report, told
from tracer.kernel.temporal import Order

LATE = told("did: {give: paper, from: envoy, to: king, when: 1950-01-03T15:00Z}\n  id: act", date="")
EARLY = told("did: {same: act, when: 1950-01-03T09:00Z}", name="other", author="king", to="", date="")
PRIOR = told("did: {give: paper, from: deputy, to: envoy, when: before act}\n  id: prior", name="third", date="")


def test_what_came_before_an_act_came_before_whichever_account_of_it_is_right() -> None:
    """It may have been after the earlier of two times that are told: which of them is right is not known."""
    times = report(ORDER, LATE, EARLY, PRIOR).reading.times
    early, late = times.of("act")
    assert (early, late) == (times.stated("other/did/give/paper/king")[0], times.stated("act")[1])
    assert times.of("prior")[1] == late - 1
    assert times.compare("prior", "act") is Order.BEFORE
    assert times.compare("act", "prior") is Order.AFTER
    assert not times.possibly_before("act", "prior")
    assert times.never_after("prior", "act")
