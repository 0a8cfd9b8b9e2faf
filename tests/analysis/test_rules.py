"""The rules of reading R1 to R21, each as a test that fails where the rule is left out.

Each came from a case in which a simpler rule accused or acquitted wrongly.
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


def test_r1_a_relay_that_arrives_stays_one_departure() -> None:
    """Stage by stage, a later 'he gave it to the King' would turn the departure to as ordered."""
    order = ORDER.replace("to: king}", "to: king, personally: true}")
    onward = "did: {give: paper, from: minister, to: king, when: 1950-01-02T10:00Z}\n  id: onward"
    found = report(order, told(f"{HAND}\n{onward}"))
    assert find(found, "TR202/act").verdict == "deviation"
    assert find(found, "TR202/act/personally").verdict == "deviation"
    assert found.departures == ("act",)
    assert "TR202/onward" not in verdicts(found)
    assert find(found, "TR209/king").verdict != "deviation"


def test_r2_an_act_that_leads_nowhere_performs_no_stage() -> None:
    """A visit to another ministry is not the ordered visit, however cheap the pairing."""
    other = "did: {give: paper, from: envoy, to: stranger, when: 1950-01-02T08:00Z}\n  id: visit"
    found = report(ORDER, told(other, author="stranger", to="usher"))
    assert "TR202/visit" not in verdicts(found)
    promise = "will: {pass: letter, from: stranger, to: king}"
    leads = report(ORDER, told(f"{other}\n{promise}", author="stranger", to="usher"))
    assert find(leads, "TR202/visit").verdict == "deviation"
    reported = report(ORDER, told(other))
    assert find(reported, "TR202/visit").verdict == "deviation"
    under = report(ORDER, told(other.replace("}", ", under: order}", 1), author="stranger", to="usher"))
    assert find(under, "TR202/visit").verdict == "deviation"


def test_r2_the_better_reason_wins_over_the_cheaper_pairing() -> None:
    """An act towards the ordered body is taken, though another was done by the ordered giver."""
    visit = "did: {give: paper, from: envoy, to: minister, when: 1950-01-02T07:00Z}\n  id: visit"
    right = "did: {give: paper, from: deputy, to: king, when: 1950-01-02T09:00Z}\n  id: right"
    found = report(ORDER, told(f"{visit}\n{right}"))
    assert "TR202/right" in verdicts(found)
    assert "TR202/visit" not in verdicts(found)


def test_r3_a_replaced_hand_is_one_departure_seen_from_both_sides() -> None:
    """The same act differs in giver and recipient: one root, not two."""
    found = report(ORDER, told(f"{HAND}\n{WILL}"))
    assert found.departures == ("act",)
    assert {f.key for f in found.findings if f.departure == "act"} >= {"TR201/act", "TR202/act"}


def test_r4_telling_performs_a_stage_only_with_the_text() -> None:
    """`pass` includes telling the text; a telling without extent is never a stage."""
    tell = "did: {tell: letter, from: envoy, to: king, extent: text, when: 1950-01-02T08:00Z}\n  id: act"
    assert find(report(ORDER, told(tell)), "TR202/act").verdict == "as ordered"
    assert "TR202/act" not in verdicts(report(ORDER, told(tell.replace(" extent: text,", ""))))
    must_tell = ORDER.replace("pass: letter", "tell: letter")
    assert "TR202/act" not in verdicts(report(must_tell, told(GIVE)))


def test_r4_only_the_original_satisfies_an_order_for_the_original() -> None:
    """Another carrier of the same content does not."""
    order = ORDER.replace("pass: letter", "give: original")
    what = "original: {original of: letter}"
    assert "TR202/act" not in verdicts(report(order, told(GIVE), what=what))
    given = report(order, told(GIVE.replace("paper", "original")), what=what)
    assert find(given, "TR202/act").verdict == "as ordered"


def test_r5_two_forms_of_one_step_are_one_stage() -> None:
    """Orally and on paper, by the same to the same: one stage in two forms."""
    order = ORDER + '    - must: {tell: letter, from: envoy, to: king}\n      quote: "and say it"\n'
    found = report(order, told(GIVE))
    assert len(found.reading.orders.stages) == 1
    assert [f.key for f in found.findings if f.code == "TR202"] == ["TR202/act"]


def test_r6_without_a_named_giver_the_addressees_and_their_body_are_bound() -> None:
    """Never the issuer, nor those downstream."""
    order = ORDER.replace("from: envoy, ", "")
    found = report(order, told(HAND + "\n" + WILL, author="deputy"))
    orders = found.reading.orders
    rule = orders.stages[0].rules[0]
    assert orders.binds(rule, ("envoy",))
    assert orders.binds(rule, ("deputy",))
    assert not orders.binds(rule, ("chief",))
    assert not orders.binds(rule, ("minister",))
    assert find(found, "TR201/act").verdict == "deviation"


LATER = """
later:
  from: chief
  to: deputy
  date: 1950-01-04T08:00Z
  seen: excerpt
  says:
    - must: {pass: letter, to: king, personally: true}
      binds: since order
      quote: "in person, I had asked"
"""


def test_r7_a_later_word_joins_the_stage_and_adds_no_bearer() -> None:
    """It gives an aspect with its own standing, in whatever order the documents stand."""
    for documents in ((ORDER, told(HAND + "\n" + WILL), LATER), (LATER, told(HAND + "\n" + WILL), ORDER)):
        found = report(*documents)
        assert len(found.reading.orders.stages) == 1
        aspect = find(found, "TR202/act/personally")
        assert (aspect.verdict, aspect.standing) == ("deviation", "claimed afterwards")
        assert find(found, "TR202/act").standing == "in force, known"
        assert [f.key for f in found.findings if f.code == "TR201"] == ["TR201/act"]


def test_r7_where_the_order_is_not_printed_the_later_word_stands_alone() -> None:
    """It says so, and no bearer is drawn from it."""
    unseen = "order:\n  from: chief\n  to: envoy\n  date: 1950-01-01T08:00Z\n  carries: letter\n  seen: not printed"
    found = report(unseen, told(HAND + "\n" + WILL), LATER)
    assert found.reading.orders.stages[0].alone
    assert find(found, "TR202/act").standing == "claimed afterwards"
    assert "stands_alone" in {line.key for line in find(found, "TR202/act").lines}
    assert not [key for key in verdicts(found) if key.startswith("TR201")]


def test_r8_a_rule_that_is_certainly_later_judges_nothing() -> None:
    """An order given after the act, and not said to have been given before, does not bind it."""
    assert "TR202/act" in verdicts(report(ORDER, told(GIVE)))
    late = ORDER.replace("1950-01-01", "1950-02-01").replace("carries: letter", "refers to: told")
    assert not [k for k in verdicts(report(late, told(HAND + "\n" + WILL))) if k.startswith("TR202")]


@pytest.mark.parametrize("dated", ["  date: 1950-01\n", ""])
def test_r8_where_order_and_act_may_lie_either_way_no_deviation_is_found(dated: str) -> None:
    """An order of which only the month is known, or nothing, may have been given after the act."""
    order = ORDER.replace("  date: 1950-01-01T08:00Z\n", dated)
    act = told(HAND + "\n" + WILL, author="minister", to="chief")
    other = "other:\n  from: chief\n  to: deputy\n  carries: letter\n  seen: excerpt"
    found = report(order, other, act)
    for key in ("TR202/act", "TR201/act"):
        assert find(found, key).verdict == "cannot tell"
        assert "rule_perhaps_later" in {line.key for line in find(found, key).lines}
        assert "date_of_order" in {one.told.key for one in find(found, key).settles}
    assert find(report(ORDER, other, act), "TR202/act").verdict == "deviation"
    under = act.replace("to: minister,", "to: minister, under: order,")
    assert find(report(order, other, under), "TR202/act").verdict == "deviation"


def test_r8_what_is_told_in_answer_to_the_order_was_done_upon_it() -> None:
    """What he tells elsewhere may have been done before he had the order, though he answers it too."""
    order = ORDER.replace("date: 1950-01-01T08:00Z", "date: 1950-01")
    other = "other:\n  from: chief\n  to: deputy\n  carries: letter\n  seen: excerpt"
    answer = told(HAND + "\n" + WILL, author="deputy", header="answers: order")
    assert find(report(order, other, answer), "TR202/act").verdict == "deviation"
    apart = told("did: {know: letter, who: deputy}", name="apart", author="deputy", header="answers: order")
    elsewhere = told(HAND + "\n" + WILL, author="deputy")
    assert find(report(order, other, apart, elsewhere), "TR202/act").verdict == "cannot tell"


def test_r8_what_is_forbidden_later_does_not_bind_what_was_done() -> None:
    """Unless it is said to have been forbidden then, it is no claim about then."""
    late = told("must not: {pass: letter, through: ministry}", name="late", author="chief", to="envoy",
                date="1950-01-05T09:00Z")  # fmt: skip
    assert "TR205/act" not in verdicts(report(ORDER, told(HAND + "\n" + WILL), late))


def test_r9_leave_given_before_makes_it_as_ordered() -> None:
    """`may` covers the act only if its issuer said so no later than the act."""
    may = told("may: {give: paper, from: deputy, to: minister}", name="leave", author="chief", to="deputy",
               date="1950-01-01T09:00Z")  # fmt: skip
    found = report(ORDER, may, told(HAND + "\n" + WILL))
    assert find(found, "TR202/act").verdict == "as ordered"
    late = report(ORDER, may.replace("1950-01-01T09", "1950-01-05T09"), told(HAND + "\n" + WILL))
    assert find(late, "TR202/act").verdict == "deviation"


def test_r9_a_purpose_is_no_rule() -> None:
    """A reason given does not make its disregard a deviation."""
    rule = "must not: {pass: letter, through: ministry}"
    forbids = told(rule, name="why", author="chief", to="envoy", date="1950-01-01T09:00Z")
    assert find(report(ORDER, forbids, told(HAND + "\n" + WILL)), "TR205/act").verdict == "deviation"
    purpose = forbids.replace('quote: "so it was"', 'quote: "so it was"\n      as: purpose')
    assert find(report(ORDER, purpose, told(HAND + "\n" + WILL)), "TR205/act").verdict == "noted"


@pytest.mark.parametrize("said", ["1950-01-01T12:00Z", "1950-01-04T08:00Z"])
def test_r9_a_rule_recited_by_another_than_its_issuer_stands_as_claimed(said: str) -> None:
    """The actor's recital is not the order, before the act or after it."""
    recited = told("must: {pass: letter, to: king, personally: true}\n  binds: since order", name="recital",
                   author="stranger", to="usher", date=said)  # fmt: skip
    found = report(ORDER, told(HAND + "\n" + WILL), recited)
    assert find(found, "TR202/act/personally").standing == "claimed afterwards"


@pytest.mark.parametrize(
    ("document", "known"),
    [
        (told(HAND + "\n" + WILL, author="deputy", header="answers: order"), "answered"),
        (told(f"{HAND}\n{WILL}\nmust: {{pass: letter, to: king}}\n  binds: since order", author="deputy"), "recited"),
        (told(HAND + "\n" + WILL, author="deputy"), "acted"),
    ],
)
def test_r10_that_the_order_was_known_is_shown_in_three_ways(document: str, known: str) -> None:
    """By an answer, by a recital, or by passing on what only the order brought."""
    rule = find(report(ORDER, document), "TR202/act").rule
    assert rule is not None
    assert rule.known == known


def test_r10_otherwise_receipt_is_not_shown() -> None:
    """Where the content could have come by another way, acting on it shows nothing."""
    other = "other:\n  from: chief\n  to: deputy\n  date: 1950-01-01T07:00Z\n  carries: letter\n  seen: excerpt"
    found = report(ORDER, other, told(HAND + "\n" + WILL, author="deputy"))
    assert find(found, "TR202/act").standing == "in force"


def test_r11_what_the_ordered_giver_reports_as_his_doing_is_noted() -> None:
    """An ambassador is not faulted for his junior officer."""
    found = report(ORDER, told("did: {give: paper, from: deputy, to: king, when: 1950-01-02T08:00Z}\n  id: act"))
    assert find(found, "TR201/act").verdict == "noted"
    own = report(ORDER, told("did: {give: paper, from: deputy, to: king, when: 1950-01-02T08:00Z}\n  id: act",
                             author="deputy"))  # fmt: skip
    assert find(own, "TR201/act").verdict == "deviation"
    behalf = told("did: {give: paper, from: deputy, to: king, for: envoy, when: 1950-01-02T08:00Z}\n  id: act",
                  author="deputy")  # fmt: skip
    assert find(report(ORDER, behalf), "TR201/act").verdict == "noted"


def test_r12_in_person_is_the_ordered_givers_own_hand_to_the_person() -> None:
    """A colleague who hands it to the right person does not deliver as ordered in person."""
    order = ORDER.replace("to: king}", "to: king, personally: true}")
    assert find(report(order, told(GIVE)), "TR202/act/personally").verdict == "as ordered"
    other = told("did: {give: paper, from: deputy, to: king, when: 1950-01-02T08:00Z}\n  id: act", author="deputy")
    assert find(report(order, other), "TR202/act/personally").verdict == "deviation"


def test_r13_reported_by_the_earliest_document_to_the_issuers_body() -> None:
    """A report to the issuer's clerk counts; the duration runs to when it was stated."""
    late = told("did: {same: act}", name="late", author="deputy", to="chief", date="1950-01-09T08:00Z")
    early = told(HAND + "\n" + WILL, author="deputy", to="clerk", date="1950-01-02T11:00Z")
    lines = {line.key: dict(line.terms) for line in find(report(ORDER, late, early), "TR202/act").lines}
    assert lines["reported"]["after"].least == 3 * 3600


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
