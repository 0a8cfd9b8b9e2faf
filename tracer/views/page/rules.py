"""Which orders were in force, from each document on that gave, changed or ended one."""

from __future__ import annotations

from dataclasses import dataclass

from tracer import wording
from tracer.analysis.reading import Reading
from tracer.analysis.spans import order_key
from tracer.case.model import Statement
from tracer.kernel.temporal import Order
from tracer.report import Report
from tracer.views.page.references import Ref, References
from tracer.vocabulary import RULING_MOODS
from tracer.wording.claims import claim


@dataclass(frozen=True, slots=True)
class Rule:
    """One order as it stood; `how` says how sure that is, or that it had ended."""

    ref: Ref
    sentence: str
    how: str


@dataclass(frozen=True, slots=True)
class Day:
    """From when on, by which document, and what was then in force."""

    when: str
    document: Ref
    rules: tuple[Rule, ...]


def days(report: Report, refs: References) -> tuple[Day, ...]:
    """One entry for each document after which other orders stood than before it."""
    reading = report.reading
    changing = dict.fromkeys(
        s.document for s in reading.case.statements()
        if s.mood in RULING_MOODS or s.amends or s.instead_of or s.suspends
    )  # fmt: skip
    changing |= dict.fromkeys(s.suspended_until for s in reading.case.statements() if s.suspended_until
                              and reading.case.is_document(s.suspended_until))  # fmt: skip
    rules = [s for s in reading.case.statements() if s.mood in RULING_MOODS and not s.purpose]
    found: list[Day] = []
    for document in sorted(changing, key=lambda id: order_key(reading.times.of(id))):
        span = reading.times.of(document)
        day = wording.when(span, reading.times.zone(document))
        standing = tuple(rule for one in rules if (rule := _standing(one, document, reading, refs)))
        found.append(Day(day[:1].upper() + day[1:], refs.document(document), standing))
    return tuple(found)


def _standing(rule: Statement, document: str, reading: Reading, refs: References) -> Rule | None:
    """How a rule stood when a document had been written; None for one that had not been given."""
    order = reading.times.compare(rule.document, document)
    if order is Order.AFTER:
        return None
    if reading.accounts.root[rule.id] != rule.id:
        return None  # it recites what stands here already
    sentence = claim(rule, reading)
    if order is Order.CANNOT_TELL:
        return Rule(refs.claim(rule.id), sentence, "perhaps: whether it had been given by then cannot be told")
    if displacing := reading.orders.displacing(rule, document):
        sure = "no longer: withdrawn, replaced or suspended by then"
        unsure = "perhaps no longer: whether it had been withdrawn, replaced or suspended by then cannot be told"
        ends = [by.suspended_until for id in displacing for by in [reading.accounts.statement(id)] if by.suspends]
        if any(end and reading.times.not_after(end, document) for end in ends):
            unsure = "perhaps: it had been suspended, and what ended that let another version go; whether the order " \
                     "itself stood again is not said"
        return Rule(refs.claim(rule.id), sentence, sure if any(displacing.values()) else unsure)
    if rule.suspends and rule.suspended_until and reading.times.not_after(rule.suspended_until, document):
        return Rule(refs.claim(rule.id), sentence, "ended: it only put off, until then")
    if rule.binds == "future":
        return Rule(refs.claim(rule.id), sentence, "in force, for what was still to be done")
    if rule.binds:
        return Rule(refs.claim(rule.id), sentence, "claimed from now on to have been in force before")
    if reading.orders.recited(rule):
        return Rule(refs.claim(rule.id), sentence, "in force, as another than its issuer recites it")
    return Rule(refs.claim(rule.id), sentence, "in force")
