"""The clauses of the rules on routes, departures and orders (R1 to R9), each as a test that fails without it.

`test_rules` has what each rule is for; here stand its several parts.
"""

from __future__ import annotations

import pytest

from tests.analysis.small import ORDER, find, report, told, verdicts
from tracer import wording
from tracer.kernel.truth import Truth

GIVE = "did: {give: paper, from: envoy, to: king, when: 1950-01-02T08:00Z}\n  id: act"
HAND = "did: {give: paper, from: deputy, to: minister, when: 1950-01-02T08:00Z}\n  id: act"
WILL = "will: {pass: letter, from: minister, to: king}"
VISIT = "did: {give: paper, from: envoy, to: stranger, when: 1950-01-02T07:00Z}\n  id: visit"


def test_r1_a_giver_who_is_not_said_may_be_the_ordered_one() -> None:
    """An unknown hand matches at no cost: what nobody named gave to the King is the ordered step, by whom is open."""
    second = "    - must: {pass: letter, from: king, to: minister}\n      quote: 'and he to the Minister'\n"
    onward = "did: {give: paper, to: minister, when: 1950-01-02T10:00Z}\n  id: onward"
    performed = report(ORDER + second, told(f"{GIVE}\n{onward}")).reading.departures.performances
    assert [(p.root.id, p.giver, p.recipient) for p in performed] == [
        ("act", Truth.YES, Truth.YES), ("onward", Truth.MAYBE, Truth.YES)]


def test_r1_of_two_ways_that_of_a_giver_who_is_not_said_costs_nothing() -> None:
    """He may be the ordered one, of whom nobody stands in the place; the stranger is another for certain."""
    other = "did: {give: copy of paper, from: stranger, to: king, when: 1950-01-02T07:00Z}\n  id: other"
    unsaid = "did: {give: paper, to: king, when: 1950-01-02T08:00Z}\n  id: unsaid"
    performed = report(ORDER, told(f"{other}\n{unsaid}")).reading.departures.performances
    assert [(p.root.id, p.giver) for p in performed] == [("unsaid", Truth.MAYBE)]


def test_r1_who_is_surely_the_ordered_one_is_taken_before_one_who_is_not_said() -> None:
    """A match at no cost is no sure match."""
    unsaid = "did: {give: copy of paper, to: king, when: 1950-01-02T07:00Z}\n  id: unsaid"
    performed = report(ORDER, told(f"{unsaid}\n{GIVE}")).reading.departures.performances
    assert [(p.root.id, p.giver) for p in performed] == [("act", Truth.YES)]


def test_r2_an_act_said_to_be_under_the_order_is_better_than_one_that_reaches() -> None:
    """By the document's own word; what else came to the King was other business."""
    other = "did: {give: copy of paper, from: deputy, to: king, when: 1950-01-02T07:00Z}\n  id: other"
    under = "did: {give: paper, from: envoy, to: minister, under: order, when: 1950-01-02T09:00Z}\n  id: under"
    assert "TR202/under" in verdicts(report(ORDER, told(f"{other}\n{under}")))
    assert "TR202/other" in verdicts(report(ORDER, told(f"{other}\n{under.replace('under: order, ', '')}")))


def test_r2_one_from_whom_the_way_leads_on_is_better_than_one_that_is_only_reported() -> None:
    """Both are told to the issuer."""
    hand = HAND.replace("from: deputy", "from: envoy").replace("T08", "T09")
    found = verdicts(report(ORDER, told(f"{VISIT}\n{hand}\n{WILL}")))
    assert "TR202/act" in found
    assert "TR202/visit" not in found


@pytest.mark.parametrize(
    ("author", "to", "header", "performs"),
    [
        ("envoy", "chief", "", True), ("deputy", "clerk", "", True), ("stranger", "chief", "", False),
        ("envoy", "usher", "", False), ("envoy", "chief", "answers: other", False), ("envoy", "chief", "answers: order", True),
    ],
)  # fmt: skip
def test_r2_told_by_one_bound_to_the_issuers_body_and_answering_no_other_order(
    author: str, to: str, header: str, *, performs: bool
) -> None:  # fmt: skip
    other = "other:\n  from: chief\n  to: envoy\n  date: 1950-01-01T09:00Z\n  seen: excerpt"
    found = report(ORDER, other, told(VISIT, author=author, to=to, header=header))
    assert bool(found.reading.departures.performances) is performs


def test_r2_one_that_reaches_his_body_is_better_than_one_that_is_only_promised_on() -> None:
    order = ORDER.replace("to: king", "to: minister")
    promised = VISIT + "\nwill: {pass: letter, from: stranger, to: minister}"
    near = "did: {give: copy of paper, from: deputy, to: usher, when: 1950-01-02T09:00Z}\n  id: near"
    performed = report(order, told(f"{promised}\n{near}")).reading.departures.performances
    assert [p.root.id for p in performed] == ["near"]


def test_r2_a_member_of_the_ordered_recipients_body_is_reached() -> None:
    order = ORDER.replace("to: king", "to: minister")
    usher = told(HAND.replace("to: minister", "to: usher"), author="deputy", to="")
    assert find(report(order, usher), "TR202/act").fact == "different"


def test_r2_an_act_from_whose_recipient_a_later_act_leads_on_performs_the_stage() -> None:
    """Nobody reports it, and nobody promises."""
    first = VISIT.replace("T07", "T08")
    onward = "did: {give: paper, from: stranger, to: king, when: 1950-01-02T09:00Z}\n  id: onward"
    performed = report(ORDER, told(f"{first}\n{onward}", author="stranger", to="usher")).reading.departures.performances
    assert [p.root.id for p in performed] == ["visit"]


def test_r2_what_may_have_been_ordered_in_a_document_that_is_not_seen_cannot_be_told() -> None:
    """The document that tells it answers another order."""
    unseen = "other:\n  from: chief\n  to: envoy\n  date: 1950-01-01T09:00Z\n  seen: not printed"
    finding = find(report(ORDER, unseen, told(VISIT, header="answers: other")), "TR202/visit")
    assert finding.verdict == "cannot tell"
    assert [one.claim.document for one in finding.settles] == ["other"]


def test_r2_an_act_with_a_better_reason_is_taken_though_another_way_would_match_more_hands() -> None:
    """What the ordered giver did elsewhere is told to the issuer; what a clerk did reached the ordered body."""
    order = ORDER.replace("to: king", "to: minister")
    near = "did: {give: copy of paper, from: clerk, to: usher, when: 1950-01-02T09:00Z}\n  id: near"
    performed = report(order, told(f"{VISIT}\n{near}")).reading.departures.performances
    assert [p.root.id for p in performed] == ["near"]


def test_r3_two_orders_do_not_share_one_act() -> None:
    """Two documents order it of two to two; the one act is of one, and of the other nothing is recorded."""
    second = ORDER.replace("order:", "second:").replace("to: king", "to: usher").replace("to: envoy", "to: deputy")
    second = second.replace("from: envoy", "from: deputy")
    performed = report(ORDER, second, told(GIVE)).reading.departures.performances
    assert [(p.stage.document, p.root.id) for p in performed] == [("order", "act")]


@pytest.mark.parametrize(
    ("more", "key"),
    [
        (f"\n{WILL}", "relay_or_substitution"), ("", "substitution"),
        ("\ndid: {give: paper, from: minister, to: king, when: 1950-01-02T10:00Z}\n  id: onward", "relay"),
    ],
)
def test_r3_in_his_place_or_on_the_way_is_told_as_far_as_it_is_shown(more: str, key: str) -> None:
    """A promise leaves it open; nothing shows more than that he had it."""
    keys = {line.key for line in find(report(ORDER, told(HAND + more)), "TR202/act").lines}
    assert keys & {"relay", "substitution", "relay_or_substitution"} == {key}


def test_r3_the_hand_that_is_nearest_stands_for_the_ordered_one() -> None:
    """Of two hands on the way to the second, the colleague of the first is he who was replaced."""
    onward = "    - must: {pass: letter, from: minister, to: king}\n      quote: 'and he to the King'\n"
    order = ORDER.replace("to: king", "to: minister") + onward
    way = ("did: {give: paper, from: envoy, to: stranger, when: 1950-01-02T08:00Z}\n  id: first\n"
           "did: {give: paper, from: stranger, to: usher, when: 1950-01-02T09:00Z}\n  id: second\n"
           "did: {give: paper, from: usher, to: king, when: 1950-01-02T10:00Z}\n  id: third")
    performed = {p.stage.recipient: [t.id for t in p.transfers]
                 for p in report(order, told(way)).reading.departures.performances}  # fmt: skip
    assert performed == {("minister",): ["first", "second"], ("king",): ["third"]}


@pytest.mark.parametrize(
    ("must", "done"),
    [("pass", "give pass tell receive"), ("give", "give pass receive"), ("tell", "tell"), ("show", "give"),
     ("send", "send give pass receive")],
)  # fmt: skip
def test_r4_what_performs_a_stage_is_an_act_of_its_kind(must: str, done: str) -> None:
    """`pass` includes every way by which it arrives, `give` no telling, `tell` nothing else."""
    order, found = ORDER.replace("pass: letter", f"{must}: letter"), set()
    for verb in ("give", "pass", "tell", "receive", "show", "send"):
        roles = "who: king, from: envoy" if verb == "receive" else "from: envoy, to: king"
        extent = ", extent: text" if verb == "tell" else ""
        act = told(f"did: {{{verb}: letter, {roles}{extent}, when: 1950-01-02T08:00Z}}\n  id: act")
        if report(order, act).reading.departures.performances:
            found.add(verb)
    assert found == {*done.split()}


def test_r4_another_carrier_of_the_content_will_do_where_no_original_is_ordered() -> None:
    order = ORDER.replace("pass: letter", "give: paper")
    found = report(order, told(GIVE.replace("give: paper", "give: copy of paper")))
    assert find(found, "TR202/act").verdict == "as ordered"


def test_r4_a_telling_without_extent_gives_only_that_there_is_something() -> None:
    tell = "did: {tell: letter, from: envoy, to: king, when: 1950-01-02T08:00Z}"
    known = report(ORDER, told(tell)).reading.knowledge.of("king", "letter")
    assert [(one.extent.name, one.certain) for one in known] == [("EXISTENCE", Truth.YES)]


@pytest.mark.parametrize(
    ("second", "stages"),
    [
        ("{tell: letter, from: envoy, to: king}", 1), ("{tell: letter, from: envoy, to: minister}", 2),
        ("{tell: letter, from: deputy, to: king}", 2), ("{tell: other, from: envoy, to: king}", 2),
    ],
)
def test_r5_one_stage_is_of_one_giver_recipient_and_content(second: str, stages: int) -> None:
    order = f'{ORDER}    - must: {second}\n      quote: "and say it"\n'
    assert len(report(order, what="other: {from: chief, for: king}").reading.orders.stages) == stages


def test_r5_what_two_documents_order_are_two_stages() -> None:
    assert len(report(ORDER, ORDER.replace("order:", "again:")).reading.orders.stages) == 2


def test_r5_the_forms_of_a_stage_are_judged_each() -> None:
    """Handed over, as ordered; whether it was also told is not recorded."""
    order = (ORDER + '    - must: {tell: letter, from: envoy, to: king}\n      quote: "and say it"\n').replace(
        "pass: letter", "give: letter")
    found = report(order, told(GIVE))
    assert (find(found, "TR207/act/give").verdict, find(found, "TR207/act/tell").verdict) == ("as ordered", "cannot tell")


def test_r6_who_gets_a_copy_of_the_order_is_bound_and_its_issuer_is_not() -> None:
    """The issuer does not bind himself, though he be of the body that is bound."""
    order = ORDER.replace("from: envoy, ", "").replace("to: envoy", "to: envoy\n  copies: [usher, clerk]")
    orders = report(order).reading.orders
    rule = orders.stages[0].rules[0]
    assert orders.bound(rule) == ("envoy", "usher", "clerk")
    assert orders.binds(rule, ("minister",))
    assert not orders.binds(rule, ("chief",))


def test_r6_what_the_issuer_does_himself_performs_no_step_of_his_order() -> None:
    """He brought the King another paper of the same words: what the Envoy was to do is not recorded."""
    own = told("did: {give: copy of paper, from: chief, to: king, when: 1950-01-02T08:00Z}\n  id: own", author="chief")
    found = report(ORDER, own)
    assert found.reading.departures.performances == ()
    assert find(found, "TR203/order/must/pass/letter/king").verdict == "cannot tell"


@pytest.mark.parametrize(("teller", "told_of"), [("envoy", True), ("deputy", True), ("chief", False), ("stranger", False)])
def test_r6_whom_the_order_binds_may_not_have_been_to_tell_of_it(teller: str, *, told_of: bool) -> None:
    """Neither its issuer nor one whom it never reached keeps or breaks a rule by telling others."""
    act = f"did: {{tell: letter, from: {teller}, to: usher, extent: gist, when: 1950-01-02T08:00Z}}\n  id: telling"
    assert ("TR401/telling" in verdicts(report(ORDER, told(act, author=teller)))) is told_of


def test_r6_an_order_that_names_its_giver_binds_him_and_not_all_addressees() -> None:
    orders = report(ORDER.replace("to: envoy", "to: envoy\n  copies: usher")).reading.orders
    rule = orders.stages[0].rules[0]
    assert orders.bound(rule) == ("envoy",)
    assert not orders.binds(rule, ("minister",))


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
UNSEEN = "order:\n  from: chief\n  to: envoy\n  date: 1950-01-01T08:00Z\n  carries: letter\n  seen: not printed"


def test_r7_a_later_word_names_nobody_as_the_one_who_was_to_bring_it() -> None:
    """Neither whom it is written to nor whom the order was addressed to, where that is not printed."""
    stage = report(UNSEEN, told(HAND + "\n" + WILL), LATER).reading.orders.stages[0]
    assert (stage.giver, stage.bound) == ((), ())


@pytest.mark.parametrize(
    ("was", "now", "joined"),
    [
        ("", "", 1), ("to: king", "to: minister", 0), ("pass: letter", "pass: other", 0),
        ("since order", "since elsewhere", 0), ("to: king, ", "", 1),
    ],
)
def test_r7_a_later_word_joins_what_it_speaks_of(was: str, now: str, joined: int) -> None:
    """The stage of the document that it names, of the same content and recipient; a word that names none joins, too."""
    elsewhere = "elsewhere:\n  from: chief\n  to: usher\n  date: 1950-01-01T09:00Z\n  seen: not printed"
    what = "other: {from: chief, for: king}"
    stages = report(ORDER, elsewhere, LATER.replace(was, now), what=what).reading.orders.stages
    assert len(next(one for one in stages if one.document == "order").joined) == joined


@pytest.mark.parametrize(
    ("leave", "verdict"),
    [
        ("from: deputy, to: minister", "as ordered"), ("from: envoy, to: minister", "deviation"),
        ("from: deputy, to: usher", "deviation"),
    ],
)
def test_r9_leave_is_his_to_whom_it_is_given_and_for_whom(leave: str, verdict: str) -> None:
    may = told(f"may: {{give: paper, {leave}}}", name="leave", author="chief", to="deputy", date="1950-01-01T09:00Z")
    assert find(report(ORDER, may, told(HAND + "\n" + WILL)), "TR202/act").verdict == verdict


@pytest.mark.parametrize(
    ("by", "standing"), [("chief", "in force, known"), ("editors", "in force, known"), ("envoy", "claimed afterwards")]
)
def test_r9_an_order_in_the_words_of_one_whom_it_binds_stands_as_claimed(by: str, standing: str) -> None:
    """A note that he was told to bring it is his recital; relayed by the issuer's words or an editor's it is not."""
    order = ORDER.replace('quote: "take', f'by: {by}\n      quote: "take')
    assert find(report(order, told(HAND + "\n" + WILL, author="deputy")), "TR202/act").standing == standing


def test_r9_what_was_only_asked_neither_binds_nor_gives_leave() -> None:
    """Asked and agreed to it is leave, and still no order."""
    asked = "asked: {give: paper, from: deputy, to: minister}\n  id: wish"
    wish = told(asked, name="wish-paper", author="deputy", to="chief", date="1950-01-01T09:00Z")
    assert find(report(ORDER, wish, told(HAND + "\n" + WILL)), "TR202/act").verdict == "deviation"
    agreed = told("agreed: {same: wish}", name="reply", author="chief", to="deputy", date="1950-01-01T10:00Z")
    assert find(report(ORDER, wish, agreed, told(HAND + "\n" + WILL)), "TR202/act").verdict == "as ordered"
    assert report(wish, agreed).reading.orders.stages == ()


def test_r9_an_order_that_the_editor_supplied_is_noted_only() -> None:
    """No document orders it, so nothing departs from it; that it is supplied is told."""
    order = ORDER.replace('quote: "take it to the King"', 'supplied: "why else was it sent"')
    found = report(order, told(HAND + "\n" + WILL))
    assert {f.verdict for f in found.findings if f.code in ("TR201", "TR202", "TR209")} == {"noted"}
    assert found.departures == ()
    lines = [wording.sentence(line, found.reading) for line in find(found, "TR202/act").lines]
    assert "the order is supplied by the editor, and none of a document: why else was it sent" in lines


def test_r9_who_recites_an_order_that_is_not_seen_is_told() -> None:
    recital = LATER.replace("from: chief", "from: stranger").replace("1950-01-04", "1950-01-01")
    finding = find(report(UNSEEN, told(HAND + "\n" + WILL), recital), "TR202/act")
    assert finding.verdict == "cannot tell"
    assert "recited_only" in {line.key for line in finding.lines}
