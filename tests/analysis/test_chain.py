"""Whether the chain of custody is unbroken, in small cases that a simpler rule got wrong."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest

from tests.analysis.small import ORDER, find, report, told
from tracer.kernel.truth import Truth
from tracer.views.texts import moment

FIRST = "did: {give: paper, from: envoy, to: usher, when: 1950-01-02T08:00Z}\n  id: first"


def verdict(*documents: str, who: str = "") -> str:
    """What is said of the paper's custody."""
    return str(find(report(*documents, who=who), "TR101/paper").verdict)


def several(*acts: str) -> str:
    """A report of several acts by nobody named, so that none is hearsay."""
    return told("\n".join(acts), author="", to="")


def test_what_may_have_come_in_another_order_leaves_it_open() -> None:
    """Undated, the usher may have given it before he had it; dated, or said to be later, he had it first."""
    on = "did: {give: paper, from: usher, to: king%s}"
    assert verdict(several(FIRST, on % "")) == "cannot tell"
    assert verdict(several(FIRST, on % ", when: after first")) == "clear"
    assert verdict(several(FIRST, on % ", when: 1950-01-02T08:00Z")) == "clear"  # at one instant, hand to hand
    line = find(report(several(FIRST, on % "")), "TR101/paper").message.key
    assert line == "custody_order"


def test_a_gap_in_every_order_is_one() -> None:
    """Whichever of the two came first, the envoy gave twice what he had not had back."""
    again = "did: {give: paper, from: envoy, to: king}"
    assert verdict(several(FIRST, again)) == "noted"


def test_in_a_long_chain_the_order_of_the_telling_is_tried_first() -> None:
    """Half of the acts have no time of their own, and may stand anywhere before the document that tells them."""
    names, chance = ("envoy", "usher", "clerk", "king", "deputy"), Random(2)
    hands = ["envoy"]
    while len(hands) < 120:
        hands.append(chance.choice([one for one in names if one != hands[-1]]))
    reports = []
    for place, (one, other) in enumerate(pairwise(hands)):
        day = date(1950, 2, 1) + timedelta(place)
        when = f", when: {day}T06:00Z" if place % 2 else ""
        act = f"did: {{give: paper, from: {one}, to: {other}{when}}}"
        reports.append(told(act, name=f"told{place}", author=one, to=other, date=f"{day}T08:00Z"))
    reading = report(*reports).reading
    chain = reading.chains.chain("paper", reading.custody.chain("paper"))
    assert (chain.unbroken, chain.whole) == (Truth.MAYBE, True)


def test_hearsay_makes_no_gap_sure_and_closes_none() -> None:
    """What was only heard of may not have been; then the usher still had it."""
    gap = "did: {give: paper, from: usher, to: king, when: 1950-01-02T12:00Z}"
    heard = told("did: {give: paper, from: usher, to: stranger, when: 1950-01-02T10:00Z}", name="heard", author="chief")
    assert verdict(several(FIRST, gap), heard) == "cannot tell"
    closing = told("did: {give: paper, from: usher, to: minister, when: 1950-01-02T10:00Z}", name="heard",
                   author="chief")  # fmt: skip
    last = "did: {give: paper, from: minister, to: king, when: 1950-01-02T12:00Z}"
    assert verdict(several(FIRST, last), closing) == "cannot tell"


def test_an_unknown_hand_is_the_same_somebody_everywhere() -> None:
    """He who had it from the envoy can be the minister or the usher; not first the one and then the other."""
    who = "  page: {one of: ministry}"
    acts = [
        "did: {give: paper, from: envoy, to: page, when: 1950-01-02T08:00Z}",
        "did: {give: paper, from: usher, to: page, when: 1950-01-02T09:00Z}",
        "did: {give: paper, from: minister, to: king, when: 1950-01-02T10:00Z}",
    ]
    assert verdict(several(*acts), who=who) == "noted"
    assert verdict(several(*acts[1:]), who=who) == "cannot tell"


def test_an_unknown_hand_of_one_account_is_the_hand_that_another_names() -> None:
    """Who gave it last was the deputy; so it was he who gave what the envoy had, and nobody else of the legation."""
    acts = several(
        "did: {give: paper, from: legation, to: envoy, when: 1950-01-01T09:00Z}",
        "did: {give: paper, from: somebody, when: 1950-01-02 UTC}",
        "did: {give: paper, from: deputy, to: envoy, when: 1950-01-02T15:00Z}\n  id: last",
    )
    who = "somebody: {one of: legation}"
    same = told("did: {same: last, from: somebody}", name="second")
    assert verdict(acts, who=who) == "cannot tell"
    assert verdict(acts, same, who=who) == "noted"


def test_which_member_of_a_body_had_it_is_not_said() -> None:
    """Given to the ministry and then given by the usher: by whose hand between is not recorded (R15)."""
    to_body = FIRST.replace("to: usher", "to: ministry")
    on = "did: {give: paper, from: usher, to: king, when: 1950-01-02T10:00Z}"
    assert verdict(several(to_body, on)) == "cannot tell"
    assert verdict(several(to_body, on.replace("from: usher", "from: ministry"))) == "clear"


def test_an_addressee_that_only_one_account_names_has_not_surely_received_it() -> None:
    """The message starts the chain with him only if it was he who gave it on."""
    hand = "did: {give: paper, from: envoy, to: king, when: 1950-01-02T08:00Z}\n  id: hand"
    against = told("did: {same: hand, from: deputy}", name="against", author="king", to="")
    assert verdict(ORDER, told(hand)) == "clear"
    assert verdict(ORDER, told(hand), against) == "cannot tell"


HELD = several(
    FIRST,
    "did: {hold: paper, who: usher, when: 1950-01-02T12:00Z}",
    "did: {destroy: paper, who: usher, when: 1950-01-02T20:00Z}",
)


@pytest.mark.parametrize(
    ("time", "says"),
    [
        ("1950-01-02T10:00Z", "certainly by Usher"),
        ("1950-01-02T14:00Z", "certainly by Usher"),
        ("1950-01-02T21:00Z", "by nobody: it had been destroyed"),
    ],
)
def test_a_holding_dates_its_holder_and_after_its_destruction_nobody_has_a_thing(time: str, says: str) -> None:
    """Between two recorded moments of one holder he had it."""
    found = report(HELD)
    assert says in moment.text(moment.moment(found.reading, time), found.reading)


def test_a_destruction_of_no_certain_time_leaves_it_open() -> None:
    """Perhaps it was gone, perhaps not."""
    found = report(several(FIRST, "did: {destroy: paper, who: usher, when: 1950-01-02T10:00Z/1950-01-02T20:00Z}"))
    said = moment.text(moment.moment(found.reading, "1950-01-02T12:00Z"), found.reading)
    assert "or by nobody, if it had been destroyed" in " ".join(said.split())
    assert "by Usher" in said


def test_a_thing_of_which_only_a_holder_is_told_is_told_of() -> None:
    """`hold` alone says where it was, and makes no chain of custody."""
    found = report(several("did: {hold: paper, who: usher, when: 1950-01-02T12:00Z}"))
    assert "certainly by Usher" in moment.text(moment.moment(found.reading, "1950-01-02T12:00Z"), found.reading)
    assert "TR101/paper" not in {finding.key for finding in found.findings}
