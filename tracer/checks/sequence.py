"""sequence: ordered steps done in another order.

What it finds: for each step of which the order says what comes next (`then`), whether the acts
that performed the two came in that order.

Why it matters: a step that is to come first often protects the next one; the order's own rule.

Applies when: an order states a sequence, and both steps are shown as done.

Example: first tell the ambassador, then hand over the note; the note came first: a deviation.

What it cannot show: the order of acts whose times overlap.

Remedy: look for the clock of either act.
"""

from __future__ import annotations

from collections.abc import Iterable

from tracer.analysis.departures import Performance
from tracer.analysis.reading import Reading
from tracer.case.model import Statement
from tracer.checks.base import Check, Finding, Settling, Who, told
from tracer.checks.telling import naming, own_word
from tracer.kernel.temporal import Order
from tracer.kernel.truth import Truth
from tracer.vocabulary import CONDUCT, Fact


def run(reading: Reading) -> Iterable[Finding]:
    """One finding for each stated sequence of which both steps are shown."""
    done = {rule.id: p for p in reading.departures.performances for rule in p.stage.rules}
    for rule in reading.orders.rules:
        if rule.then and rule.id in done and rule.then in done:
            yield _finding(reading, rule, done[rule.id], done[rule.then])


def _finding(reading: Reading, rule: Statement, first: Performance, second: Performance) -> Finding:
    order = reading.times.compare(first.root.id, second.root.id)
    fact = {Order.BEFORE: Fact.AS_ORDERED, Order.CANNOT_TELL: Fact.CANNOT_TELL}.get(order, Fact.DIFFERENT)
    act = second.root.act
    assert act is not None, "a stage is performed by an act"
    heard = next((p.root.act for p in (first, second) if p.root.act and p.root.happened is not Truth.YES), None)
    if heard is not None:
        fact = Fact.CANNOT_TELL
    key = {Fact.AS_ORDERED: "sequence_ordered", Fact.DIFFERENT: "sequence_other"}.get(fact, "sequence_open")
    return CHECK.finding(
        reading, (act.id,), told(key, giver=Who(first.root.giver), second=Who(second.root.recipient)), act.location,
        fact=fact, rule=reading.orders.standing(rule, act.id, second.root.giver, first.stage.content),
        ordered=(rule.id, rule.then or ""), shown=(first.root.id, act.id),
        settles=tuple(_settling(reading, first, second, order)),
    )  # fmt: skip


def _settling(reading: Reading, first: Performance, second: Performance, order: Order) -> Iterable[Settling]:
    """That each of the two was, as far as that is only heard; and which came first."""
    if first.root.act and first.root.happened is not Truth.YES:
        yield from own_word(reading, first.root.act)
    if second.root.act and order is Order.CANNOT_TELL:
        after = (("when", f"after {first.root.id}"),)
        words = told("word_on_time", who=Who(()))
        yield from naming(reading, second.root.act, words, roles=after)
    elif second.root.act and second.root.happened is not Truth.YES:
        yield from own_word(reading, second.root.act)


CHECK = Check("TR206", "sequence", CONDUCT, run, __doc__ or "")
