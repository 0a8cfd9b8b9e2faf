"""The rules of reading R14 to R21, each as a test that fails where the rule is left out.

Custody, accounts, identity and times; `test_rules` has those of routes, departures and orders.
"""

from __future__ import annotations

import pytest

from tests.analysis.small import ORDER, find, report, text, told, verdicts
from tracer.case.load import loads
from tracer.errors import CaseError
from tracer.kernel.temporal import Order
from tracer.kernel.truth import Truth

GIVE = "did: {give: paper, from: envoy, to: king, when: 1950-01-02T08:00Z}\n  id: act"
HAND = "did: {give: paper, from: deputy, to: minister, when: 1950-01-02T08:00Z}\n  id: act"
WILL = "will: {pass: letter, from: minister, to: king}"


def test_r14_what_is_not_said_is_never_different() -> None:
    """An order without a recipient, an act without a giver: no deviation from either."""
    no_to = ORDER.replace(", to: king", "")
    assert not [k for k in verdicts(report(no_to, told(HAND))) if k[:5] in ("TR201", "TR202", "TR209")]
    unsaid = report(ORDER, told("did: {receive: paper, who: king, when: 1950-01-02T08:00Z}\n  id: act"))
    assert find(unsaid, "TR201/act").verdict in ("cannot tell", "noted")


def test_r14_a_giver_whom_nothing_names_is_nobody_in_particular() -> None:
    """He may have been the ordered one."""
    unsaid = told("did: {give: paper, to: king, when: 1950-01-02T08:00Z}\n  id: act", author="", to="")
    assert find(report(ORDER, unsaid), "TR201/act").verdict == "cannot tell"


def test_r15_nothing_before_the_first_holder_is_a_gap() -> None:
    """A body that contains the holder gives on without a gap; another hand is one."""
    first = "did: {give: paper, from: envoy, to: usher, when: 1950-01-02T08:00Z}\n  id: first"
    body = "did: {give: paper, from: ministry, to: king, when: 1950-01-02T10:00Z}"
    other = "did: {give: paper, from: stranger, to: king, when: 1950-01-02T10:00Z}"
    assert find(report(told(f"{first}\n{body}")), "TR101/paper").verdict == "clear"
    assert find(report(told(f"{first}\n{other}", author="", to="")), "TR101/paper").verdict == "noted"
    hearsay = report(told(f"{first}\n{other}"))
    assert find(hearsay, "TR101/paper").verdict == "cannot tell"
    assert find(report(told(first)), "TR101/paper").verdict == "clear"


def test_r15_a_message_starts_a_chain_in_the_addressees_body() -> None:
    """Addressed is not received: who of the body had it is open until a receipt is shown."""
    assert find(report(ORDER, told(HAND, author="deputy")), "TR101/paper").verdict == "cannot tell"
    shown = told(HAND + "\ndid: {receive: order, who: deputy}", author="deputy")
    assert find(report(ORDER, shown), "TR101/paper").verdict == "clear"


@pytest.mark.parametrize(
    ("header", "said", "arrival"),
    [
        ("", HAND, "open"),
        ("", HAND.replace("deputy", "stranger"), "unsaid"),
        ("", HAND.replace("1950-01-02", "1949-12-02"), "unsaid"),
        ("", "did: {know: letter, who: deputy}", "unsaid"),
        ("  received: 1950-01-01T09:00Z\n", HAND.replace("deputy", "stranger"), "open"),
    ],
)
def test_r15_a_message_came_to_a_body_where_one_of_it_acts_on_it_or_it_is_so_marked(
    header: str, said: str, arrival: str
) -> None:
    """Addressed is not received: of what nobody is shown to have acted on, that it left is all that is told."""
    order = ORDER.replace("  seen: whole\n", f"  seen: whole\n{header}")
    flows = report(order, told(said, author="stranger", to="")).reading.flows
    assert flows.transfer("letter", "order").arrival == arrival


def test_r15_a_message_came_to_him_who_gave_on_what_it_alone_brought() -> None:
    """As his knowing the order is inferred from that; not where he may have had it before, or by another way."""
    order = ORDER.replace("to: envoy", "to: stranger")
    gave = told("did: {give: paper, from: stranger, to: king, when: 1950-01-02T08:00Z}", author="stranger", to="")
    early = gave.replace("1950-01-02", "1949-12-02")
    had = told("did: {give: copy of letter, from: clerk, to: stranger}", author="clerk", to="", name="note")
    for documents, arrival in ((gave,), "shown"), ((early,), "unsaid"), ((gave, had), "unsaid"), ((), "unsaid"):
        transfer = report(order, *documents).reading.flows.transfer("letter", "order")
        assert transfer.arrival == arrival
        assert transfer.recipient == (("stranger",) if arrival == "shown" else ())


def test_r15_a_message_to_another_body_starts_no_chain() -> None:
    """How a stranger came to have it lies before the first recorded holder."""
    elsewhere = "did: {give: paper, from: stranger, to: king, when: 1950-01-02T08:00Z}"
    assert find(report(ORDER, told(elsewhere, author="stranger")), "TR101/paper").verdict == "clear"


def test_r16_accounts_that_contradict_leave_it_open_and_refinement_does_not() -> None:
    """A body and its member are one account, two persons are two."""
    act = "did: {give: paper, from: envoy, to: king, when: 1950-01-02T08:00Z}\n  id: act"
    against = told("did: {same: act, to: minister}", name="second", author="stranger", to="")
    assert find(report(ORDER, told(act), against), "TR202/act").verdict == "cannot tell"
    vague = told("did: {same: act, from: legation}", name="second", author="stranger", to="")
    assert find(report(ORDER, told(act), vague), "TR201/act").verdict == "as ordered"
    resting = against.replace("seen: excerpt", "seen: excerpt\n  rests on: told")
    assert find(report(ORDER, told(act), resting), "TR202/act").verdict == "as ordered"


def test_r17_same_takes_an_act_or_a_document_with_one_such_act() -> None:
    """Otherwise it is an error that says what there is."""
    one = told("did: {give: paper, from: envoy, to: king}")
    again = told("did: {same: told, to: minister}", name="second", author="stranger", to="")
    found = report(ORDER, one, again)
    assert len(found.reading.accounts.acts) == 1
    two = told("did: {give: paper, from: envoy, to: king}\ndid: {give: paper, from: king, to: envoy}")
    with pytest.raises(CaseError, match="told"):
        loads(text(ORDER, two, again))


def test_r17_a_document_is_taken_for_its_one_act_of_that_mood_and_verb() -> None:
    """An act of another mood or verb in it is not meant; the mood stays that of the restatement."""
    first = told("did: {give: paper, from: envoy, to: king}\ndid: {tell: letter, from: envoy, to: usher}\n"
                 "will: {give: paper, from: king, to: minister}\ndid not: {give: paper, from: usher, to: stranger}")
    again = told("did not: {give: paper, same: told}", name="second", author="stranger", to="")
    accounts = report(ORDER, first, again).reading.accounts
    assert accounts.root["second/did-not/give/paper/stranger"] == "told/did-not/give/paper/stranger"
    told_again = told("did: {give: paper, same: told, from: deputy}", name="second", author="stranger", to="")
    accounts = report(ORDER, first, told_again).reading.accounts
    assert accounts.root["second/did/give/paper/king"] == "told/did/give/paper/king"
    with pytest.raises(CaseError, match="no acts with 'did' and 'show'"):
        loads(text(ORDER, first, again.replace("did not: {give", "did: {show")))


def test_r18_an_unknown_of_a_body_may_be_anyone_there_whom_nothing_excludes() -> None:
    """The ordered person too, unless the document excludes him."""
    order = ORDER.replace("to: king", "to: minister")
    inline = told("did: {give: paper, from: envoy, to: one of ministry, when: 1950-01-02T08:00Z}\n  id: act")
    assert find(report(order, inline), "TR202/act").verdict == "cannot tell"
    named = inline.replace("one of ministry", "somebody")
    who = "somebody: {one of: ministry, not: [minister]}"
    assert find(report(order, named, who=who), "TR202/act").verdict == "deviation"


def test_r19_a_post_is_whoever_held_it_and_membership_is_transitive() -> None:
    """`post` alone makes a post, on a person it describes; `holds` links."""
    order = ORDER.replace("to: king", "to: secretary")
    act = told("did: {give: paper, from: envoy, to: holder, when: 1950-01-02T08:00Z}\n  id: act")
    who = "secretary: {post: Secretary, in: ministry}\nholder: {name: Holder, holds: secretary}"
    assert find(report(order, act, who=who), "TR202/act").verdict == "as ordered"
    other = "secretary: {post: Secretary, in: ministry}\nholder: {name: Holder, in: legation}"
    assert find(report(order, act, who=other), "TR202/act").verdict == "deviation"
    nested = report(ORDER, who="bureau: {group: Bureau, in: ministry}\nporter: {name: Porter, in: bureau}")
    assert nested.reading.agents.satisfies("porter", "ministry") is Truth.YES


def test_r19_a_member_of_a_section_is_of_the_body_around_it() -> None:
    """However many lie between."""
    who = "  section: {group: Section, in: ministry}\n  page: {name: Page, in: section}"
    assert report(ORDER, who=who).reading.agents.bodies("page") == ("section", "ministry")


def test_r20_an_act_without_an_id_is_known_by_what_it_says() -> None:
    """Never by its position."""
    one, two = "did: {give: paper, from: envoy, to: king}", "did: {tell: letter, from: envoy, to: minister}"
    ids = {a.id for a in report(ORDER, told(f"{one}\n{two}")).reading.accounts.acts}
    assert ids == {a.id for a in report(ORDER, told(f"{two}\n{one}")).reading.accounts.acts}
    assert ids == {"told/did/give/paper/king", "told/did/tell/letter/minister"}


def test_r20_what_distinguishes_acts_is_in_their_ids_and_only_a_repeat_is_numbered() -> None:
    """Document, mood, verb, object and recipient; another statement put before changes none of them."""
    says = ["did: {give: paper, from: envoy, to: king}", "did: {give: paper, from: envoy, to: usher}",
            "did not: {give: paper, from: envoy, to: king}", "did: {show: paper, from: envoy, to: king}"]
    more = "did: {tell: letter, from: king, to: stranger}"
    ids = {s.id for s in report(ORDER, told("\n".join(says))).reading.case.statements()}
    assert ids == {"order/must/pass/letter/king", "told/did/give/paper/king", "told/did/give/paper/usher",
                   "told/did-not/give/paper/king", "told/did/show/paper/king"}  # fmt: skip
    assert ids < {s.id for s in report(ORDER, told("\n".join([more, *says]))).reading.case.statements()}
    twice = {s.id for s in report(told("\n".join([says[0], says[0]]))).reading.case.statements()}
    assert twice == {"told/did/give/paper/king", "told/did/give/paper/king/2"}


def test_r21_a_clock_without_a_date_is_solved_where_one_answer_is_left() -> None:
    """Between what first brought the content and the telling document; else it stays unknown."""
    clock = "did: {give: paper, from: envoy, to: king, when: 20:15 UTC}\n  id: act"
    times = report(ORDER, told(clock, date="1950-01-02T08:00Z")).reading.times
    low, high = times.of("act")
    assert low == high
    assert low is not None
    assert times.compare("order", "act") is Order.BEFORE
    open_times = report(ORDER, told(clock, date="1950-01-09T08:00Z")).reading.times
    assert open_times.unsolved_clocks == ("act",)
    assert open_times.of("act")[0] != open_times.of("act")[1]


def test_r21_the_next_day_is_counted_in_the_zone_as_written() -> None:
    """`day after X` is a calendar day, not twenty-four hours."""
    who = "far: {group: Far, zone: Asia/Tokyo}\nagent: {name: Agent, in: far}"
    first = "did: {give: paper, from: agent, to: king, when: 1950-01-02T23:30 Asia/Tokyo}\n  id: first"
    after = "did: {give: paper, from: king, to: agent, when: day after first}\n  id: after"
    low, high = report(told(f"{first}\n{after}", date="1950-02-01T08:00Z"), who=who).reading.times.of("after")
    assert low is not None
    assert high is not None
    assert (high - low + 1) == 86_400_000_000
    assert low == report(told(first, date="1950-02-01T08:00Z"), who=who).reading.times.of("first")[0] + 1_800_000_000


def test_yesterday_is_the_calendar_day_before() -> None:
    """`day before X` ends where the day of X begins, in the zone in which X is written."""
    who = "far: {group: Far, zone: Asia/Tokyo}\nagent: {name: Agent, in: far}"
    later = "did: {give: paper, from: agent, to: king, when: 1950-01-02T23:30 Asia/Tokyo}\n  id: later"
    before = "did: {give: paper, from: king, to: agent, when: day before later}\n  id: before"
    times = report(told(f"{later}\n{before}", date="1950-02-01T08:00Z"), who=who).reading.times
    low, high = times.of("before")
    assert low is not None
    assert high is not None
    assert (high - low + 1) == 86_400_000_000
    assert high + 1 == (times.of("later")[0] or 0) - 23.5 * 3_600_000_000


def test_r21_words_of_haste_set_no_bound() -> None:
    """`immediately` under a promise or an order is no time."""
    found = report(ORDER.replace("to: king}", "to: king, when: immediately}"), told(GIVE))
    assert find(found, "TR202/act").verdict == "as ordered"
