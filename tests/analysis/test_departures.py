"""Which act performed a step, where several may have, or the hands of one way may be taken in several ways."""

from __future__ import annotations

from tests.analysis.small import ORDER, find, report, told, verdicts
from tracer.analysis.candidates import LEADS, UNRELATED, Candidates


def test_over_a_gap_nothing_leads_and_a_denial_tells_no_act() -> None:
    """That another hand had it to give to the King does not mean that the visitor brought it there."""
    visit = "did: {give: paper, from: envoy, to: stranger, when: 1950-01-02T07:00Z}\n  id: visit"
    right = "did: {give: paper, from: usher, to: king, when: 1950-01-02T09:00Z}\n  id: right"
    found = report(ORDER, told(visit, author="stranger", to="usher"), told(right, name="other", author="usher", to=""))
    assert "TR202/visit" not in verdicts(found)
    assert "TR202/right" in verdicts(found)
    denied = report(ORDER, told(visit, author="stranger", to="usher"), told("did not: {same: visit}", name="denied"))
    assert "TR202/visit" not in verdicts(denied)


def test_of_equally_good_ways_the_one_on_which_the_step_was_performed_is_taken() -> None:
    """The ordered recipient gave it back, says one account; what the giver then did performs the step all the same."""
    back = "did: {give: paper, from: king, to: stranger}\n  id: back"
    onward = "did: {tell: letter, from: stranger, to: clerk, extent: text, when: after order}\n  id: onward"
    other = "did: {same: back, to: clerk}\ndid: {same: onward, to: ministry}\nwill: {pass: letter, from: clerk, to: king}"
    order = ORDER.replace("to: envoy", "to: ministry").replace("from: envoy", "from: stranger")
    first = told(f"{back}\n{onward}", author="stranger", date="")
    found = report(order, first, told(other, name="other", author="stranger", to="", date=""))
    assert "TR202/onward" in verdicts(found)


def test_a_hand_that_may_be_anybody_is_the_ordered_one_only_if_nobody_surely_is() -> None:
    """Who brought it to the ordered giver is nobody in particular: his receipt of it departs from nothing."""
    got = "did: {receive: paper, who: stranger}\n  id: got"
    gave = "did: {give: paper, from: stranger, to: king, when: 1950-01-02T07:00Z}\n  id: gave"
    found = report(ORDER.replace("envoy", "stranger"), told(f"{got}\n{gave}", author="stranger"))
    assert find(found, "TR202/gave").verdict == "as ordered"
    assert "TR202/got" not in verdicts(found)


def test_nothing_was_kept_from_those_of_whom_one_gave_it_to_the_ordered_giver() -> None:
    """As ordered only where the whole way from the order is shown, and nobody excluded had it on the way."""
    barred = "\n    - must not: {pass: letter, through: ministry}\n      id: barred\n      quote: kept from them"
    gave = "did: {give: paper, from: envoy, to: king, when: 1950-01-02T09:00Z}\n  id: gave"
    got = "did: {give: paper, from: usher, to: envoy, when: 1950-01-02T08:00Z}\n  id: got"
    assert find(report(ORDER.rstrip() + barred, told(gave)), "TR205/gave").verdict == "as ordered"
    assert "TR205/gave" not in verdicts(report(ORDER.rstrip() + barred, told(f"{got}\n{gave}")))


RELAY = """
order:
  from: chief
  to: [duty, envoy]
  date: 1950-01-01T08:00Z
  seen: whole
  says:
    - must: {give: paper, from: duty, to: envoy}
      quote: "for delivery to the Envoy"
    - must: {pass: letter, from: envoy, to: king}
      quote: "who is to pass it to the King"
"""
DUTY = "duty: {post: Duty Officer, in: legation}"
HANDED = "did: {give: paper, from: clerk, to: duty, when: 1950-01-02T08:00Z, under: order}\n  id: handed"


def test_what_brings_it_to_the_first_hand_comes_before_the_route() -> None:
    """Whoever holds the post of a duty officer may be anybody; he is first of all the one whom the order names."""
    brought = told(HANDED, author="clerk")
    found = verdicts(report(RELAY, brought, who=DUTY))
    assert "deviation" not in found.values()
    assert {key for key in found if key.startswith(("TR201", "TR202"))} == set()
    for said in ("", ", under: order"):
        on = told(f"did: {{give: paper, from: duty, to: envoy, when: 1950-01-02T09:00Z{said}}}\n  id: on",
                  name="word", author="duty")  # fmt: skip
        found = verdicts(report(RELAY, brought, on, who=DUTY))
        assert (found["TR201/on"], found["TR202/on"]) == ("as ordered", "as ordered")
        assert "deviation" not in found.values()


def test_who_relays_an_order_sends_it_and_not_the_one_who_gave_it() -> None:
    """Nobody ordered the man to hold the letter whose request an office passes on with it."""
    relayed = ORDER.replace('quote: "take', 'by: [minister, chief]\n      quote: "take')
    departures = report(relayed).reading.departures
    assert departures.hands(departures.routes[0]) == (("chief",), ("envoy",), ("king",))


def test_an_act_under_an_order_that_is_seen_was_ordered_by_no_unseen_one() -> None:
    """Under which order it was done stands with the act."""
    unseen = "earlier: {from: king, to: chief, seen: not printed}"
    brought = told(HANDED, author="clerk", header="answers: earlier")
    for said, told_of in ((brought, False), (brought.replace(", under: order", ""), True)):
        found = report(RELAY, unseen, said, who="duty: {name: Duty Officer}")
        assert any(f.message.key == "recipient_perhaps_ordered" for f in found.findings) is told_of


ROUTE = """
order:
  from: chief
  to: envoy
  date: 1950-01-01T08:00Z
  carries: letter
  seen: whole
  says:
    - must: {pass: letter, from: envoy, to: minister}
      quote: "take it to the Minister"
    - must: {pass: letter, from: minister, to: king}
      quote: "who is to take it to the King"
"""


def test_what_the_giver_of_a_later_step_hands_to_the_first_hand_is_his_step_on_another_hand() -> None:
    """Back to him with whom the route begins, from whom it goes on or who tells of it: done, but not as ordered."""
    gave = "did: {give: paper, from: minister, to: envoy, when: 1950-01-02T08:00Z}\n  id: gave"
    will = "will: {pass: letter, from: envoy, to: king}"
    for said, author in ((f"{gave}\n{will}", "stranger"), (gave, "minister")):
        assert find(report(ROUTE, told(said, author=author)), "TR202/gave").verdict in ("deviation", "cannot tell")


def test_what_led_to_the_first_hand_is_no_step_because_it_is_told_to_the_issuer() -> None:
    """It came to the Envoy by the usher: neither of the two acts takes it on to the King."""
    order = ORDER.replace("to: envoy", "to: stranger")
    said = """
        did: {give: paper, from: usher, to: minister, when: 1950-01-02T07:00Z}
          id: first
        did: {give: paper, from: minister, to: envoy, when: 1950-01-02T08:00Z}
          id: second
    """
    found = report(order, told(said))
    assert not {key for key in verdicts(found) if key.startswith("TR202")}


def test_nothing_leads_on_by_the_order_itself() -> None:
    """What may have brought it to him who then ordered it was done before the order and is no step of it."""
    gave = "did: {give: paper, from: stranger, to: somebody}\n  id: gave"
    found = report(ORDER, told(f"{gave}\nwill: {{pass: letter, from: deputy, to: king}}", author="clerk", to="clerk"),
                   who="somebody: {one of: office}")  # fmt: skip
    assert "TR202/gave" not in verdicts(found)


def test_a_wider_body_may_be_a_body_within_it() -> None:
    """What came to the legation may have come to the mission in it; a mission next to it got nothing."""
    gave = told("did: {give: paper, from: stranger, to: legation, when: 1950-01-02T08:00Z}\n  id: gave", author="envoy")
    barred = ORDER.rstrip() + "\n    - must not: {pass: letter, through: mission}\n      id: barred\n      quote: no"
    for inside, verdict in ((", in: legation", "cannot tell"), ("", None)):
        found = verdicts(report(barred, gave, who=f"mission: {{group: Mission{inside}}}"))
        assert found.get("TR205/gave") == verdict


def test_an_act_that_the_rule_may_not_judge_hides_no_later_one() -> None:
    """The first receipt may have been before the order; the second, after it, is surely against it."""
    said = """
        did: {receive: paper, who: deputy}
          id: first
        did: {give: paper, from: deputy, to: usher, when: 1950-01-02T08:00Z}
          id: on
        did: {give: paper, from: usher, to: deputy, when: 1950-01-02T09:00Z}
          id: second
    """
    barred = ORDER.rstrip() + "\n    - must not: {pass: letter, through: deputy}\n      id: barred\n      quote: no"
    assert find(report(barred, told(said)), "TR205/second").verdict == "deviation"


def test_what_was_handed_back_had_been_handed_over_under_the_order() -> None:
    """Having it back, the ordered giver is not at the beginning again."""
    away = "did: {give: paper, from: envoy, to: stranger}\n  id: away"
    back = "did: {give: paper, from: stranger, to: envoy, when: 1950-01-02T09:00Z}\n  id: back"
    ways = (told(one, header="answers: order") for one in (away, f"{away}\n{back}"))
    alone, both = (verdicts(report(ORDER, way)) for way in ways)
    assert alone["TR202/away"] == both["TR202/away"] == "deviation"


def test_a_step_is_done_by_an_act_before_a_gap_in_the_way_of_another() -> None:
    """What came before a gap is no part of the way on which the other step was done."""
    order = ORDER + '    - must: {pass: letter, from: king, to: minister}\n      quote: "and he to the minister"\n'
    first = "did: {give: paper, from: clerk, to: king, when: 1950-01-02T09:00Z}\n  id: first"
    second = "did: {give: paper, from: clerk, to: minister, when: 1950-01-03T07:00Z}\n  id: second"
    found = verdicts(report(order, told(f"{first}\n{second}", author="chief", to="king")))
    assert found["TR202/first"] == found["TR202/second"] == "as ordered"


def test_on_one_way_the_steps_follow_each_other() -> None:
    """The Envoy passed the Minister over; that the King gave it to him afterwards is not the Envoy's step."""
    passed = "did: {give: paper, from: envoy, to: king, when: 1950-01-02T08:00Z}\n  id: passed"
    after = "did: {give: paper, from: king, to: minister, when: 1950-01-02T09:00Z}\n  id: after"
    found = verdicts(report(ROUTE, told(f"{passed}\n{after}", author="minister")))
    assert "TR202/passed" in found
    assert not {key for key in found if key.endswith("/after")}


def test_what_reached_the_recipient_of_one_step_was_not_another_step_of_the_route() -> None:
    """The Minister did his step; that the Envoy also went to the King is told, but he was not bringing it to the Minister."""
    order = ROUTE.replace("from: envoy, to: minister", "from: deputy, to: minister")
    done = "did: {give: paper, from: minister, to: king, when: 1950-01-02T08:00Z}\n  id: done"
    also = "did: {give: paper, from: envoy, to: king, when: 1950-01-02T09:00Z}\n  id: also"
    found = verdicts(report(order, told(f"{done}\n{also}", header="answers: order")))
    assert "TR202/done" in found
    assert "TR202/also" not in found


def test_what_may_have_led_to_the_first_hand_is_no_step_because_it_is_told_to_the_issuer() -> None:
    """The King may have had from the Deputy what he gave the Envoy: only if not has the Deputy gone astray with it."""
    got = "did: {give: paper, from: king, to: envoy, when: %s}\n  id: got"
    lent = "did: {give: paper, from: deputy, to: king, when: 1950-01-03 UTC}\n  id: lent"
    order = ORDER.replace("to: king", "to: ministry")
    for when, told_of in (("../1950-01-03T09:00Z", False), ("1950-01-02T09:00Z", True)):
        said = told(f"{lent}\n{got % when}", date="1950-01-04T09:00Z")
        assert ("TR202/lent" in verdicts(report(order, said))) is told_of


def test_what_the_ordered_giver_did_after_it_came_to_him_is_his_step() -> None:
    """That he promised to pass it on does not make the act that brought it to him his step."""
    got = "did: {give: paper, from: usher, to: envoy, when: 1950-01-02T08:00Z}\n  id: got"
    gave = "did: {give: paper, from: envoy, to: stranger, when: 1950-01-02T09:00Z}\n  id: gave"
    will = "will: {pass: letter, from: envoy, to: king}"
    for said in (f"{got}\n{gave}", f"{got}\n{gave}\n{will}"):
        assert verdicts(report(ORDER, told(said)))["TR202/gave"] == "deviation"


def test_what_by_one_account_only_came_to_the_first_hand_may_be_its_step() -> None:
    """By the other it went from the Envoy to the Stranger; his promise may be what it was done for."""
    one = told("did: {give: paper, to: envoy, when: 1950-01-02T08:00Z}\n  id: act\nwill: {pass: letter, from: envoy, to: king}")
    other = told("did: {same: act, from: envoy, to: stranger}", name="other")
    for documents, rank in (((one,), UNRELATED), ((one, other), LEADS)):
        r = report(ORDER, *documents).reading
        candidates = Candidates(r.case, r.agents, r.items, r.times, r.accounts, r.flows)
        (stage,) = r.orders.stages
        assert candidates.ranks(stage, stage.giver)["act"] == rank


def test_who_sent_the_order_to_others_than_its_first_giver_is_no_hand_more_of_the_way() -> None:
    """Else the step would begin too early, and what went on within the legation would be held against it."""
    order = ROUTE.replace("from: envoy, to: minister", "from: king, to: usher")
    order = order.replace("from: minister, to: king", "from: usher, to: stranger")
    kept = "did: {give: paper, from: envoy, to: legation, when: 1950-01-02T08:00Z}\n  id: kept"
    gave = "did: {give: paper, from: envoy, to: stranger, when: 1950-01-02T09:00Z}\n  id: gave"
    found = verdicts(report(order, told(f"{kept}\n{gave}", to="")))
    assert found["TR202/gave"] == "as ordered"
    assert "TR202/kept" not in found


def test_an_unknown_hand_that_had_it_is_known_better_by_who_gave_it_on() -> None:
    """Somebody received it, and the Envoy brought it to the King: that is his step, and who gave it to him is not."""
    order = ORDER.replace("to: envoy", "to: ministry")
    said = """
        did: {receive: paper, who: someone}
          id: got
        did: {give: paper, from: envoy, to: king, when: 1950-01-02 UTC}
          id: gave
    """
    found = verdicts(report(order, told(said, author="king", to="envoy")))
    assert found["TR202/gave"] == "as ordered"
    assert "TR202/got" not in found


def test_what_the_giver_of_a_later_step_gave_away_is_his_step_though_it_came_to_the_first_hand_then() -> None:
    """It went by the Stranger to the Ministry, with which the route begins: away from the King all the same."""
    order = ROUTE.replace("to: envoy\n", "to: ministry\n").replace("from: envoy, to: minister", "from: usher, to: envoy")
    order = order.replace("from: minister, to: king", "from: envoy, to: king")
    gave = "did: {give: paper, from: envoy, to: stranger, when: 1950-01-02T08:00Z}\n  id: gave"
    then = "did: {give: paper, from: stranger, to: usher, when: 1950-01-02T09:00Z}\n  id: then"
    for said in (gave, f"{gave}\n{then}"):
        assert verdicts(report(order, told(said)))["TR202/gave"] == "deviation"


def test_a_hand_that_may_be_another_is_whichever_suits_the_order() -> None:
    """Somebody of the Ministry gave it on: the Minister, who is said to have had it, or the Usher, who was to act."""
    order = ORDER.replace("from: envoy, to: king", "from: usher, to: stranger")
    said = """
        did: {give: paper, from: envoy, to: minister, when: ../1950-01-04T15:00Z}
          id: there
        did: {give: paper, from: one of ministry, to: envoy, when: 1950-01-02T09:00Z}
          id: back
    """
    denied = told("did not: {same: there}", name="denied", author="usher", to="", date="1950-01-06T12:00Z")
    found = report(order, told(said, author="usher", to="chief", date=""), denied)
    assert [one.root.id for one in found.reading.departures.performances] == ["back"]
