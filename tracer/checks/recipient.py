"""recipient: it came to another hand than the ordered one, instead of him or on the way to him.

What it finds: for each ordered stage, whether it reached the ordered recipient directly,
by way of another hand (relay), or another instead (substitution). Where an order asks for
delivery in person, that is an aspect of the same departure, with its own rule.

Why it matters: sealed and accountable matter is delivered to the addressee or to a person
designated by him, against a receipt (32 CFR 2001.46, transmission of classified
information).

Applies when: an order names a recipient, and an act is shown that can have performed it.

Example: the order is to pass the letter to Gorbachev; it is handed to Bessmertnykh, who
promises to pass it on. Relay and substitution cannot be told apart; either departs from the
order.

What it cannot show: whether it reached the ordered recipient later (see delivery, TR209).

Remedy: look for the recipient's own papers, and for a later order that named the other hand.
"""

from __future__ import annotations

from collections.abc import Iterable

from tracer.analysis.accounts import Act
from tracer.analysis.departures import Performance
from tracer.analysis.reading import Reading
from tracer.case.model import Statement
from tracer.checks.base import At, Check, Finding, What, Who, told
from tracer.checks.judging import judge
from tracer.checks.lines import aftermath_lines, tie_lines, witness_lines
from tracer.kernel.truth import Truth, both
from tracer.vocabulary import CONDUCT, Fact


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


def _root(reading: Reading, performance: Performance, act: Act) -> Finding:
    stage, root = performance.stage, performance.root
    judged = judge(reading, performance, stage.rules[0], performance.recipient, "recipient")
    lines = [*judged.lines, *witness_lines(reading, act)]
    if judged.fact is Fact.DIFFERENT:
        lines += tie_lines(performance)
    lines += aftermath_lines(reading, act, stage.issuer)
    if stage.alone:
        lines.append(told("stands_alone", document=What(stage.document)))
    key = {Fact.AS_ORDERED: "recipient_ordered", Fact.DIFFERENT: "recipient_other"}.get(judged.fact, "recipient_open")
    return CHECK.finding(
        reading, (act.id,),
        told(key, giver=Who(root.giver), recipient=Who(root.recipient), ordered=Who(stage.recipient),
             item=What(stage.content), at=At(reading.times.of(act.id), reading.times.zone(act.id))),
        act.location, fact=judged.fact, rule=judged.rule, departure=act.id if performance.departs else None,
        ordered=(stage.rules[0].id,), shown=(act.id,), lines=lines, settles=judged.settles,
    )  # fmt: skip


def _personally(reading: Reading, performance: Performance, act: Act, rule: Statement) -> Finding:
    """In person only if the ordered giver's own hand gives to the person himself (R12)."""
    stage = performance.stage
    hands = {performance.root.recipient} | {(one,) for one in performance.root.recipient}
    same = Truth.YES if stage.recipient in hands else performance.recipient
    answer = both(same, performance.giver) if stage.giver else same
    judged = judge(reading, performance, rule, answer, "recipient" if same is Truth.MAYBE else "giver")
    key = {Fact.AS_ORDERED: "in_person", Fact.DIFFERENT: "not_in_person"}.get(judged.fact, "in_person_open")
    said = At(judged.rule.said_at, reading.times.zone(rule.document))
    return CHECK.finding(
        reading, (act.id,), told(key, ordered=Who(stage.recipient), issuer=Who(reading.orders.issuer(rule)), at=said),
        act.location, fact=judged.fact, rule=judged.rule, aspect="personally",
        departure=act.id if performance.departs else None, ordered=(rule.id,), shown=(act.id,),
        lines=judged.lines, settles=judged.settles,
    )  # fmt: skip


CHECK = Check("TR202", "recipient", CONDUCT, run, __doc__ or "")
