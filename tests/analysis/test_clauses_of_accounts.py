"""The clauses of the rules on knowing, acting, custody, accounts, identity and times (R10 to R21), each as a test.

`test_rules` and `test_rules_of_accounts` have what each rule is for; here stand its several parts.
"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.analysis.small import ORDER, find, report, told, verdicts
from tracer import wording
from tracer.checks.base import Lasting
from tracer.kernel.truth import Truth

GIVE = "did: {give: paper, from: envoy, to: king, when: 1950-01-02T08:00Z}\n  id: act"
HAND = "did: {give: paper, from: deputy, to: minister, when: 1950-01-02T08:00Z}\n  id: act"
WILL = "will: {pass: letter, from: minister, to: king}"


@pytest.mark.parametrize(
    ("more", "known"),
    [
        ("", "acted"),
        ("did: {show: paper, from: stranger, to: deputy, when: 1950-01-01T09:00Z}", None),
        ("did: {give: copy of paper, from: usher, to: envoy, when: 1950-01-01T09:00Z}", None),
        ("did: {give: copy of paper, from: usher, to: envoy, when: 1950-01-02T09:00Z}", "acted"),
    ],
)
def test_r10_what_came_by_another_way_before_the_act_does_not_show_that_the_order_was_known(
    more: str, known: str | None
) -> None:
    rule = find(report(ORDER, told(f"{HAND}\n{WILL}\n{more}", author="deputy")), "TR202/act").rule
    assert rule is not None
    assert rule.known == known


def test_r10_an_answer_of_his_colleague_does_not_show_that_he_knew() -> None:
    """Where nothing that only the order brought was passed on by him, either."""
    other = "other:\n  from: chief\n  to: deputy\n  date: 1950-01-01T07:00Z\n  carries: letter\n  seen: excerpt"
    answer = told("did: {know: letter, who: envoy}", name="answer", header="answers: order")
    rule = find(report(ORDER, other, answer, told(HAND + "\n" + WILL, author="deputy")), "TR202/act").rule
    assert rule is not None
    assert rule.known is None


def test_r10_acting_on_what_it_brought_shows_it_of_the_addressees_office_only() -> None:
    """A stranger who has the content has it by some way that is not recorded."""
    act = told(HAND.replace("from: deputy", "from: stranger") + "\n" + WILL, author="stranger")
    rule = find(report(ORDER, act), "TR202/act").rule
    assert rule is not None
    assert rule.known is None


@pytest.mark.parametrize(
    ("act", "author", "line"),
    [("from: deputy, ", "envoy", True), ("from: deputy, for: envoy, ", "deputy", True), ("from: deputy, ", "deputy", False)],
)
def test_r11_by_another_hand_for_him_is_told(act: str, author: str, *, line: bool) -> None:
    found = report(ORDER, told(GIVE.replace("from: envoy, ", act), author=author))
    finding = find(found, "TR201/act")
    assert ("for_him" in {one.key for one in finding.lines}) is line
    assert (finding.verdict == "noted") is line


def test_r11_where_only_a_body_is_named_it_is_the_giver() -> None:
    """Whether it was he who acted for it cannot be told."""
    found = report(ORDER, told(GIVE.replace("from: envoy", "from: legation"), author="legation"))
    assert find(found, "TR201/act").verdict == "cannot tell"


@pytest.mark.parametrize(
    ("act", "verdict"),
    [
        ("from: envoy, to: king", "as ordered"), ("from: deputy, to: king", "deviation"),
        ("from: envoy, to: king, through: usher", "cannot tell"), ("from: envoy, to: court", "cannot tell"),
    ],
)  # fmt: skip
def test_r12_in_person_takes_both_hands_and_none_between(act: str, verdict: str) -> None:
    order = ORDER.replace("to: king}", "to: king, personally: true}")
    who = "court: {group: Court}\nkeeper: {name: Keeper, in: court}\n"
    own = "did: {give: paper, " + act + ", when: 1950-01-02T08:00Z}\n  id: act"
    author = "deputy" if "deputy" in act else "envoy"
    text_of = report(order.replace("to: king", "to: keeper"), told(own.replace("to: king", "to: keeper"), author=author), who=who)
    assert find(text_of, "TR202/act/personally").verdict == verdict


@pytest.mark.parametrize(
    ("document", "reported"),
    [
        (told(HAND + "\n" + WILL, author="deputy", to="usher"), None),
        (told(HAND + "\n" + WILL, author="deputy", date="1950-01-03"), Lasting(16 * 3600, 40 * 3600 - 1)),
        (told(HAND + "\n" + WILL, author="deputy", date="1950-01-03T08:00Z"), Lasting(86_400, 86_400)),
    ],
)
def test_r13_the_duration_runs_to_when_it_was_stated_to_the_issuers_body(document: str, reported: Lasting | None) -> None:
    """And is a span where a day is all that is known; what is told to others is no report."""
    early = told("did: {know: letter, who: deputy}", name="early", author="deputy", date="1950-01-02T09:00Z")
    lines = [line for line in find(report(ORDER, early, document), "TR202/act").lines if line.key == "reported"]
    assert [dict(line.terms)["after"] for line in lines] == ([reported] if reported else [])


def test_r13_a_report_is_never_before_what_it_reports() -> None:
    """Of an act of that day the report of the morning came at once, or some hours after."""
    act = told(HAND.replace("1950-01-02T08:00Z", "1950-01-03 UTC") + "\n" + WILL, author="deputy")
    lines = [line for line in find(report(ORDER, act), "TR202/act").lines if line.key == "reported"]
    assert [dict(line.terms)["after"] for line in lines] == [Lasting(0, 8 * 3600)]


def test_r14_a_stage_without_a_recipient_is_left_by_no_act() -> None:
    """By whomever it was done, and said to be done under the order."""
    under = HAND.replace("to: minister", "to: minister, under: order")
    performed = report(ORDER.replace(", to: king", ""), told(under, author="deputy")).reading.departures.performances
    assert [(one.root.id, one.giver, one.departs) for one in performed] == [("act", Truth.NO, False)]


ASK = ORDER + '    - must: {ask: king, that: {pass: letter, from: king, to: minister}}\n      id: ask\n      quote: "ask him"\n'


@pytest.mark.parametrize(
    ("asked", "verdict"),
    [
        ("asked: {pass: letter, from: king, to: minister, who: envoy}", "as ordered"),
        ("asked: {ask: king, who: envoy, that: {pass: letter, to: minister}}", "as ordered"),
        ("asked: {pass: letter, from: usher, to: minister, who: envoy}", "cannot tell"),
        ("asked: {pass: other, from: king, to: minister, who: envoy}", "cannot tell"),
        ("did: {know: letter, who: king}", "cannot tell"),
    ],
)
def test_r14_what_is_to_be_asked_is_asked_of_the_same_for_the_same(asked: str, verdict: str) -> None:
    found = report(ASK, told(f"{GIVE}\n{asked}"), what="other: {from: chief, for: king}")
    assert find(found, "TR203/ask").verdict == verdict


def test_r14_that_somebody_is_to_authorise_it_first_is_no_time() -> None:
    """Whether he had is not recorded, unless his word is on record."""
    order = ORDER + '    - must not: {pass: letter, until: authorised by chief}\n      id: embargo\n      quote: "wait"\n'
    finding = find(report(order, told(GIVE)), "TR501/act")
    assert (finding.verdict, finding.ordered) == ("cannot tell", ("embargo",))


@pytest.mark.parametrize("key", ["form", "via", "when"])
def test_r14_what_is_said_on_one_side_only_is_not_compared(key: str) -> None:
    value = {"form": "in cipher", "via": "by sea", "when": "1950-01-02"}[key]
    here = ORDER.replace("to: king}", f"to: king, {key}: {value}}}")
    bare = GIVE.replace(", when: 1950-01-02T08:00Z", "")
    for found in (report(here, told(bare)), report(ORDER, told(GIVE.replace("to: king", f"to: king, {key}: {value}")
                                                               if key != "when" else GIVE))):
        assert not [f.key for f in found.findings if f.verdict == "deviation"]


def test_r15_what_goes_back_to_the_givers_body_is_a_return_and_no_further_hand() -> None:
    """Neither a departure of its own nor a hand-over to one whom no order names."""
    back = "did: {give: paper, from: king, to: deputy, when: 1950-01-02T10:00Z}\n  id: back"
    found = report(ORDER, told(f"{GIVE}\n{back}"))
    assert find(found, "TR208/back").verdict == "noted"
    assert [key for key in verdicts(found) if key.startswith("TR202")] == ["TR202/act"]
    sent = told(f"{GIVE}\n{back.replace('to: deputy', 'to: clerk')}")
    assert [key for key in verdicts(report(sent)) if key == "TR202/back"] == []


@pytest.mark.parametrize(
    ("other", "about"),
    [
        ("did: {same: act, to: minister}", ("recipient",)), ("did: {same: act, when: 1950-01-05T08:00Z}", ("when",)),
        ("did not: {same: act}", ("whether it happened",)), ("did: {same: act, from: legation}", ()),
        ("did: {same: act, when: 1950-01-02}", ()),
    ],
)
def test_r16_accounts_contradict_each_other_where_no_value_satisfies_all(other: str, about: tuple[str, ...]) -> None:
    """Different persons, times apart, done and not done; the wider body and the wider day are no contradiction."""
    second = told(other, name="second", author="king", to="", date="1950-01-09T08:00Z")
    found = report(ORDER, told(GIVE), second)
    terms = dict(find(found, "TR104/act").message.terms)
    assert getattr(terms.get("about"), "keys", ()) == about
    assert found.reading.accounts.act("act").disputed == tuple(one for one in about if " " not in one)
    assert found.reading.accounts.act("act").happened is (Truth.MAYBE if about == ("whether it happened",) else Truth.YES)


def test_r16_an_account_that_rests_on_another_is_counted_with_it() -> None:
    """It opens no alternative, and the check of accounts says on what it rests."""
    resting = told("did: {same: act, to: minister}", name="second", author="stranger", to="", header="rests on: told")
    found = report(ORDER, told(GIVE), resting)
    assert found.reading.accounts.act("act").recipients == (("king",),)
    finding = find(found, "TR104/act")
    assert dict(finding.message.terms)["count"].text == "1"  # type: ignore[union-attr]
    assert any("resting on [told]" in wording.sentence(line, found.reading) for line in finding.lines)


def test_r17_a_restatement_keeps_the_mood_that_it_gives() -> None:
    """What one tells as done another denies."""
    denied = told("did not: {same: act}", name="second", author="king", to="")
    act = report(ORDER, told(GIVE), denied).reading.accounts.act("act")
    assert len(act.statements) == 2
    assert act.happened is Truth.MAYBE


def test_r18_an_unknown_written_in_place_is_another_each_time() -> None:
    """Of two acts with one of a body nothing says that they are of one man; a named unknown is one."""
    first = "did: {give: paper, from: envoy, to: one of ministry, when: 1950-01-02T08:00Z}\n  id: first\n"
    second = "did: {give: paper, from: one of ministry, to: king, when: 1950-01-02T09:00Z}\n  id: second"
    found = report(told(first + second))
    hands = [found.reading.accounts.act("first").recipient, found.reading.accounts.act("second").giver]
    assert hands[0] != hands[1]
    assert find(found, "TR101/paper").verdict == "cannot tell"
    named = told((first + second).replace("one of ministry", "porter"))
    assert find(report(named, who="porter: {one of: ministry}"), "TR101/paper").verdict == "clear"


def test_r18_who_is_not_the_holder_of_a_post_is_not_he_who_holds_it() -> None:
    who = "head: {post: Head, in: ministry}\nlord: {name: Lord, holds: head, in: ministry}\nx: {one of: ministry, not: [head]}"
    found = report(ORDER.replace("to: king", "to: lord"), told(GIVE.replace("to: king", "to: x")), who=who)
    assert find(found, "TR202/act").verdict == "deviation"


def test_r19_a_post_on_a_person_only_describes_him() -> None:
    """Told by another post than the ordered one, he is not its holder; he who holds it is of its office."""
    who = "head: {post: Head, in: ministry}\nlord: {name: Lord, post: Porter, in: ministry}\nlady: {name: Lady, holds: head}"
    agents = report(ORDER, who=who).reading.agents
    assert agents.satisfies("lord", "head") is Truth.NO
    assert agents.satisfies("lady", "head") is Truth.YES
    assert agents.satisfies("lady", "ministry") is Truth.YES


def test_r20_only_a_repeat_takes_a_number() -> None:
    ids = {s.id for s in report(told("did: {give: paper, to: king}\ndid: {give: paper, to: king}")).reading.case.statements()}
    assert ids == {"told/did/give/paper/king", "told/did/give/paper/king/2"}


@pytest.mark.parametrize(
    ("when", "low", "high"),
    [
        ("1950-01-02T08:00/1950-01-02T09:00 Europe/London", 8, 9), ("1950-01-02T08:00Z/..", 8, None),
        ("../1950-01-02T09:00Z", None, 9), ("immediately", None, None), ("not said", None, None),
        ("after other", 6, None),
    ],
)  # fmt: skip
def test_r21_a_time_is_what_its_words_bound(when: str, low: int | None, high: int | None) -> None:
    """Zone names hold slashes; one zone may stand last for both ends; haste and `not said` bound nothing."""
    other = "did: {know: letter, who: envoy, when: 1950-01-02T06:00Z}\n  id: other\n"
    act = other + f"did: {{give: paper, from: envoy, to: king, when: {when}}}\n  id: act"
    span = report(told(act, date="")).reading.times.of("act")
    start = datetime(1950, 1, 2, tzinfo=UTC).timestamp()
    assert tuple(None if one is None else round((one / 1_000_000 - start) / 3600) for one in span) == (low, high)


@pytest.mark.parametrize(
    ("brought", "telling", "solved"),
    [
        ("1950-01-01T22:00Z", "1950-01-03T08:00Z", True), ("1950-01-01T18:00Z", "1950-01-03T08:00Z", False),
        ("1950-01-01T22:00Z", "1950-01-02 UTC", True),
    ],
)  # fmt: skip
def test_r21_a_clock_is_solved_only_where_one_day_is_left(brought: str, telling: str, *, solved: bool) -> None:
    """From what first brought the content, though more came after it, to the latest time of the telling document."""
    order = ORDER.replace("1950-01-01T08:00Z", brought)
    again = "again:\n  from: chief\n  to: envoy\n  date: 1950-01-02T08:00Z\n  carries: letter\n  seen: excerpt"
    clock = told("did: {give: paper, from: envoy, to: king, when: 20:15 UTC}\n  id: act", date=telling)
    times = report(order, again, clock).reading.times
    assert (times.unsolved_clocks == ()) is solved


def test_r21_a_clock_may_lie_after_the_document_that_is_answered() -> None:
    """Where none brought the content."""
    asked = "asked:\n  from: chief\n  to: envoy\n  date: 1950-01-02T21:00Z\n  seen: whole"
    clock = "did: {give: paper, from: envoy, to: king, when: 20:15 UTC}\n  id: act"
    answer = told(clock, date="1950-01-03T23:00Z", header="answers: asked")
    assert report(asked, answer).reading.times.unsolved_clocks == ()
    assert report(asked, answer.replace("answers: asked", "marking: none")).reading.times.unsolved_clocks == ("act",)
