"""What follows for times where accounts of one act differ on when it was."""

from __future__ import annotations

import pytest

from tests.analysis.small import ORDER, report, told
from tracer.case.times import parse_time
from tracer.kernel.temporal import Order
from tracer.views.drawing import VIEWS, draw
from tracer.views.formats import machine

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


def test_what_came_in_had_been_written_by_then() -> None:
    """So it stands before what rests on it, and what it tells had happened before it came in."""
    mark = "received: 1950-01-03T10:00Z"
    day = told("did: {give: paper, to: king}\n  id: act", date="1950-01-03", header=mark)
    later = told("did: {same: act}", name="later", author="chief", to="", date="1950-01-03T12:00Z")
    found = report(ORDER, day, later)
    times, came = found.reading.times, parse_time("1950-01-03T10:00Z").latest
    assert times.of("told")[1] == times.of("act")[1] == came
    assert times.compare("told", "later") is Order.BEFORE
    assert not [finding for finding in found.findings if finding.code == "TR103" and finding.verdict != "clear"]


def test_a_mark_of_receipt_that_its_date_contradicts_bounds_nothing() -> None:
    """Neither the date nor what the document tells is unsaid by it: the contradiction is told."""
    says, date = "did: {give: paper, to: king, when: 1950-01-03T09:00Z}\n  id: act", "1950-01-03T12:00Z"
    marked = report(ORDER, told(says, date=date, header="received: 1950-01-03T08:00Z"))
    plain = report(ORDER, told(says, date=date))
    assert [marked.reading.times.of(id) for id in ("told", "act")] == [
        plain.reading.times.of(id) for id in ("told", "act")
    ]
    assert marked.reading.times.told_before == ()
    assert [one.verdict for one in marked.findings if one.code == "TR103" and one.subject == ("told",)] == ["noted"]


@pytest.mark.parametrize("when", ["3 days after far", "after far", "day after far", "3 weeks before first", "before first"])
def test_what_lies_beyond_the_calendar_is_open_there(when: str) -> None:
    """No calendar shows it: every view has to say when it was, as nearly as can be."""
    far = told("did: {give: paper, from: envoy, to: king, when: 9999-12-31 UTC}\n  id: far", date="")
    first = told("did: {give: paper, from: king, to: envoy, when: 0001-01-01 UTC}\n  id: first", name="other", date="")
    beyond = told(f"did: {{give: paper, from: deputy, to: envoy, when: {when}}}\n  id: beyond", name="third", date="")
    found = report(far, first, beyond)
    assert None in found.reading.times.of("beyond")
    assert all(draw(found, view, "svg").data for view in VIEWS)
    assert machine.document([machine.case(found)])


#: Two acts one after the other, and an account that turns them round.
TURNED = (
    told("did: {give: paper, from: envoy, to: king, when: 1950-01-03T09:00Z}\n  id: act\n"
         "did: {give: paper, from: king, to: minister, when: after act}\n  id: next", date="1950-01-04T08:00Z"),
    told("did: {same: act, when: after next}", name="other", author="king", to="", date="1950-01-05T08:00Z"),
)  # fmt: skip


def test_what_came_after_an_act_is_open_where_another_account_puts_the_act_after_it() -> None:
    """It lies after the act as the one tells it, and not after the act whichever account is right."""
    times = report(ORDER, *TURNED).reading.times
    assert times.compare("act", "next") is Order.CANNOT_TELL
    assert times.possibly_before("next", "act")
    assert times.possibly_before("act", "next")
    assert not times.never_after("act", "next")


#: The same, with the account that rests on the other as the one that is restated.
RESTATED = (
    told("did: {give: paper, to: king, when: after next}\n  id: act", name="other", author="king", to="",
         date="1950-01-05T08:00Z", header="rests on: told"),
    told("did: {same: act, from: envoy, when: 1950-01-03T09:00Z}\n  id: own\n"
         "did: {give: paper, from: king, to: minister, when: after own}\n  id: next", date="1950-01-04T08:00Z"),
)  # fmt: skip


@pytest.mark.parametrize("documents", [(TURNED[0], TURNED[1] + "\n  rests on: told"), RESTATED],
                         ids=["told first", "told last"])  # fmt: skip
def test_an_account_that_rests_on_another_alone_opens_no_other_time(documents: tuple[str, str]) -> None:
    """That it differs is told, and adds no witness (R16)."""
    found = report(ORDER, *documents)
    times, at = found.reading.times, parse_time("1950-01-03T09:00Z").latest
    assert times.of("act") == (at, at)
    assert times.compare("act", "next") is Order.BEFORE
    assert [one.verdict for one in found.findings if one.code == "TR104"] == ["noted"]
