"""The rules of reading R1 to R13, each as a test that fails where the rule is left out.

Each came from a case in which a simpler rule accused or acquitted wrongly;
`test_rules_of_accounts` has those from R14 on.
"""

from __future__ import annotations

import pytest

from tests.analysis.small import ORDER, find, report, told, verdicts

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


def test_r1_an_ordered_route_is_the_hands_of_issuer_giver_and_recipients() -> None:
    """The issuer only where his document brings the content; the giver always; each recipient in turn."""
    onward = "    - must: {pass: letter, from: king, to: minister}\n      quote: 'and he to the Minister'\n"
    departures = report(ORDER + onward).reading.departures
    assert [departures.hands(route) for route in departures.routes] == [(("chief",), ("envoy",), ("king",), ("minister",))]
    apart = report(ORDER.replace("  carries: letter\n", "")).reading.departures
    assert [apart.hands(route) for route in apart.routes] == [(("envoy",), ("king",))]


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


def test_r3_the_departure_is_the_act_by_which_it_left_the_ordered_route() -> None:
    """What came of it further on, by whatever hands, is the same departure and never its root."""
    onward = "did: {give: paper, from: minister, to: stranger, when: 1950-01-02T10:00Z}\n  id: onward"
    arrives = "did: {give: paper, from: stranger, to: king, when: 1950-01-02T12:00Z}\n  id: arrives"
    found = report(ORDER, told(f"{HAND}\n{onward}\n{arrives}"))
    assert found.departures == ("act",)
    assert [f.key for f in found.findings if f.code == "TR202"] == ["TR202/act"]
    assert find(found, "TR202/act").fact == "different"


def test_r3_an_act_completes_one_stage_only() -> None:
    """Of two deliveries that were ordered the one that was made is no departure from the other."""
    two = ORDER.replace("to: king}", "to: [king, minister]}")
    performed = report(two, told(GIVE)).reading.departures.performances
    assert [(one.root.id, one.stage.recipient) for one in performed] == [("act", ("king",))]


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


@pytest.mark.parametrize("dated", ["  date: 1950-01\n", ""])
def test_r8_what_agrees_with_an_order_not_surely_later_is_as_ordered_and_that_is_told(dated: str) -> None:
    """It is judged by the order, which is not certainly later; which came first is told as open beneath."""
    order = ORDER.replace("  date: 1950-01-01T08:00Z\n", dated)
    other = "other:\n  from: chief\n  to: deputy\n  carries: letter\n  seen: excerpt"
    act = GIVE.replace("from: envoy", "from: deputy")
    told_by_him = told(act, author="deputy")
    found = find(report(order, other, told_by_him), "TR202/act")
    assert (found.verdict, "rule_perhaps_later" in {line.key for line in found.lines}) == ("as ordered", True)
    certain = find(report(ORDER, other, told(act, author="deputy")), "TR202/act")
    assert (certain.verdict, "rule_perhaps_later" in {line.key for line in certain.lines}) == ("as ordered", False)


@pytest.mark.parametrize("when", ["", ", when: before order"])
def test_r8_what_the_order_itself_tells_as_done_it_does_not_judge(when: str) -> None:
    """It was done by then: no step of it, and its arrival is noted, and why it is not judged is told."""
    done = f"    - did: {{pass: letter, from: envoy, to: king{when}}}\n      by: envoy\n      quote: done\n"
    found = report(ORDER.rstrip() + "\n" + done)
    assert not [key for key in verdicts(found) if key.startswith(("TR201", "TR202"))]
    arrived = find(found, "TR209/king")
    assert (arrived.verdict, arrived.standing) == ("noted", "none")
    assert "rule_later" in {line.key for line in arrived.lines}


def test_r8_what_the_order_tells_as_done_under_it_is_judged() -> None:
    """A paper that sets down an earlier order and its doing says so by `under`."""
    under = "    - did: {pass: letter, from: envoy, to: king, under: order}\n      by: envoy\n      id: act\n      quote: done\n"
    assert "TR202/act" in verdicts(report(ORDER.rstrip() + "\n" + under))


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


def test_r10_what_was_said_to_him_he_knew() -> None:
    """By telephone or to his face: nothing was sent that could be lost. His colleague did not hear it."""
    other = "other:\n  from: chief\n  to: envoy\n  date: 1950-01-01T07:00Z\n  carries: letter\n  seen: excerpt"
    spoken = ORDER.replace("  date:", "  via: telephone\n  date:")
    for giver, order, known in (("envoy", spoken, "spoken"), ("envoy", ORDER, None), ("deputy", spoken, None)):
        act = told(f"did: {{give: paper, from: {giver}, to: minister, when: 1950-01-02T08:00Z}}\n  id: act\n{WILL}",
                   author="deputy")  # fmt: skip
        rule = find(report(order, other, act), "TR202/act").rule
        assert rule is not None
        assert rule.known == known


def test_r10_what_is_denied_brought_nothing() -> None:
    """That it was not given back is no other way by which it can have come."""
    kept = "did not: {give: paper, from: minister, to: envoy}"
    rule = find(report(ORDER, told(f"{HAND}\n{WILL}\n{kept}", author="deputy")), "TR202/act").rule
    assert rule is not None
    assert rule.known == "acted"


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
