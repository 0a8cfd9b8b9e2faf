"""recipient: it came to another hand than the ordered one, instead of him or on the way to him.

What it finds: for each ordered stage, whether it reached the ordered recipient directly,
by way of another hand (relay), or another instead (substitution). Where an order asks for
delivery in person, that is an aspect of the same departure, with its own rule.

Why it matters: what is sent under restriction names its intended recipient and is to be delivered to
him (32 CFR 2001.46(a) and (b), on the transmission of classified information).

Applies when: an order names a recipient, and an act is shown that can have performed it.

Example: the order is to pass the letter to Gorbachev; it is handed to Bessmertnykh, who
promises to pass it on. Relay and substitution cannot be told apart; either departs from the
order.

What it cannot show: whether it reached the ordered recipient later (see delivery, TR209). Where the
order may have been given only after the act, it cannot show that it was done because of the order: a
difference is left open, what agrees is as ordered, and which came first is told as open.

Remedy: look for the recipient's own papers, and for a later order that named the other hand.
"""

from __future__ import annotations

from collections.abc import Iterable

from tracer.analysis.accounts import Act, Hands
from tracer.analysis.departures import Performance
from tracer.analysis.reading import Reading
from tracer.case.model import Statement
from tracer.checks.base import At, Check, Claim, Finding, Settling, What, Who, told
from tracer.checks.judging import PERSONALLY, judge
from tracer.checks.lines import aftermath_lines, by_leave, done, request_lines, tie_lines, unseen_order, witness_lines
from tracer.checks.telling import naming
from tracer.kernel.truth import Truth, both
from tracer.vocabulary import CONDUCT, Fact, Verb, Verdict


def run(reading: Reading) -> Iterable[Finding]:
    """One finding for each performed stage, and one for each rule that asks for delivery in person."""
    for performance in reading.departures.performances:
        act = performance.root.act
        if not performance.stage.recipient or act is None:
            continue
        yield _root(reading, performance, act)
        asked: set[str] = set()
        for rule in (*performance.stage.rules, *performance.stage.joined):
            if rule.personally and "personally" not in asked:
                asked.add("personally")
                yield _personally(reading, performance, act, rule)
    contents = dict.fromkeys(c for t in reading.flows.transfers for c in reading.items.contents(t.item))
    for content in contents:
        yield from _others(reading, content)


def _others(reading: Reading, content: str) -> Iterable[Finding]:
    """Hand-overs of what is for somebody to another, which no order seen explains: told, not judged (R2)."""
    addressee = reading.case.item(content).addressee
    transfers = reading.flows.of(content)
    onward = {t.parent for t in transfers}
    for transfer in transfers:
        act = transfer.act
        if act is None or transfer.arrival != "shown" or not transfer.recipient or not transfer.giver or not addressee:
            continue
        version = reading.items.version_of(transfer.item, content)
        if not version and reading.items.carries(transfer.item, content) is not Truth.YES:
            continue  # what changed hands is not this, but what this was made from
        if transfer.id in onward or reading.departures.performed_by(act.id):
            continue
        home = (*reading.case.item(content).sender, *addressee)
        if reading.agents.near(transfer.recipient, home):
            continue
        unseen = unseen_order(reading, act, content)
        if unseen is None and any(stage.content == content for stage in reading.orders.stages):
            continue
        roles = (("pass", content), ("from", transfer.giver), ("to", transfer.recipient))
        text = told("text_of_order", document=What(unseen or act.document))
        settles = (Settling(text, Claim((), "must", roles, document=unseen)),) if unseen else ()
        key = "recipient_perhaps_ordered" if unseen else "recipient_unordered"
        message = told(
            f"{key}_version" if version else key,
            giver=Who(transfer.giver), recipient=Who(transfer.recipient), item=What(content), verb=done(act),
            addressee=Who(addressee), document=What(unseen or act.document),
        )  # fmt: skip
        yield CHECK.finding(
            reading, (act.id,), message, act.location, fact=Fact.CANNOT_TELL,
            verdict=Verdict.CANNOT_TELL if unseen else Verdict.NOTED, shown=(act.id,),
            lines=(*witness_lines(reading, act), *request_lines(reading, content, (*addressee, *transfer.recipient))),
            settles=settles,
        )  # fmt: skip


def _root(reading: Reading, performance: Performance, act: Act) -> Finding:
    stage, root = performance.stage, performance.root
    judged = judge(reading, performance, stage.rules[0], performance.recipient, "recipient")
    lines = [*judged.lines, *witness_lines(reading, act)]
    if judged.fact is Fact.DIFFERENT:
        lines += tie_lines(performance)
    lines += aftermath_lines(reading, act, stage.issuer)
    if act.item and reading.items.carries(act.item, stage.content) is Truth.MAYBE:
        lines.append(told("other_version", item=What(act.item)))
    if stage.alone:
        lines.append(told("stands_alone", document=What(stage.document)))
    key = {Fact.AS_ORDERED: by_leave("recipient_ordered", stage), Fact.DIFFERENT: "recipient_other"}.get(
        judged.fact, "recipient_open")
    if judged.fact is Fact.CANNOT_TELL and performance.recipient is Truth.NO and act.happened is Truth.YES:
        key = "recipient_perhaps_allowed"
    besides = _besides(reading, performance) if judged.fact is Fact.AS_ORDERED else ()
    if besides:
        lines.insert(0, told("besides", hand=Who(besides), ordered=Who(stage.recipient)))
    reached = tuple(hand for hand in root.recipient if hand not in besides)
    return CHECK.finding(
        reading, (act.id,),
        told(key, giver=Who(root.giver), recipient=Who(reached), ordered=Who(stage.recipient),
             verb=done(act), item=What(stage.content), at=At(reading.times.of(act.id), reading.times.zone(act.id))),
        act.location, fact=judged.fact, rule=judged.rule, departure=act.id if performance.departs else None,
        ordered=(stage.rules[0].id,), shown=(act.id,), lines=lines, settles=judged.settles,
        settled=judged.settled,
    )  # fmt: skip


def _besides(reading: Reading, performance: Performance) -> Hands:
    """Those whom the same act reached beside the ordered one, and whom no order or leave for it names."""
    stage, root = performance.stage, performance.root
    wanted = {hand for one in reading.orders.stages if one.content == stage.content for hand in one.recipient}
    at = reading.times.of(root.id)
    return tuple(
        hand for hand in root.recipient
        if not any(reading.agents.satisfies(hand, one, at) is not Truth.NO for one in wanted)
        and reading.orders.leave(root.id, root.giver, (hand,), stage.content) is None
    )  # fmt: skip


def _personally(reading: Reading, performance: Performance, act: Act, rule: Statement) -> Finding:
    """In person only if the ordered giver's own hand gives to the person himself (R12)."""
    stage = performance.stage
    same = performance.recipient
    answer = both(same, performance.giver) if stage.giver else same
    direct = act.verb in (Verb.GIVE, Verb.SHOW, Verb.TELL) and not act.through
    if answer is Truth.YES and not direct and not act.personally:
        return _means_unsaid(reading, performance, act, rule)
    judged = judge(reading, performance, rule, answer, "recipient" if same is Truth.MAYBE else "giver", in_person=True)
    key = {Fact.AS_ORDERED: "in_person", Fact.DIFFERENT: "not_in_person"}.get(judged.fact, "in_person_open")
    said = At(judged.rule.said_at, reading.times.zone(rule.document))
    return CHECK.finding(
        reading, (act.id,), told(key, ordered=Who(stage.recipient), issuer=Who(reading.orders.issuer(rule)), at=said),
        act.location, fact=judged.fact, rule=judged.rule, aspect="personally",
        departure=act.id if performance.departs else None, ordered=(rule.id,), shown=(act.id,),
        lines=judged.lines, settles=judged.settles, settled=judged.settled,
    )  # fmt: skip


def _means_unsaid(reading: Reading, performance: Performance, act: Act, rule: Statement) -> Finding:
    """It came to him; by which hand, the document does not say."""
    stage, giver = performance.stage, performance.root.giver
    issuer = Who(reading.orders.issuer(rule))
    return CHECK.finding(
        reading, (act.id,), told("in_person_open", ordered=Who(stage.recipient), issuer=issuer), act.location,
        fact=Fact.CANNOT_TELL, rule=reading.orders.standing(rule, act.id, giver, stage.content), aspect="personally",
        departure=act.id if performance.departs else None, ordered=(rule.id,), shown=(act.id,),
        settles=naming(reading, act, told("word_on_person", who=Who(giver)), roles=PERSONALLY),
    )  # fmt: skip


CHECK = Check("TR202", "recipient", CONDUCT, run, __doc__ or "")
