"""Under which names and with which words a finding is told: an open question may have two, and both are right."""

from __future__ import annotations

from collections.abc import Iterable

from tracer.analysis.reading import Reading
from tracer.case.model import Statement
from tracer.checks.base import Finding
from tracer.kernel.truth import Truth
from tracer.vocabulary import MOVING, Mood, Verdict

_NOT_DONE, _DELIVERY, _IMPOSSIBLE, _TIME = "TR203", "TR209", "TR103", "TR501"
_BEARER, _RECIPIENT = "TR201", "TR202"
#: What asks whether something had been ordered or allowed.
_ALLOWED = frozenset({"TR106", "TR302"})
#: A question of the same step that is nearly the one.
_NEAR = 0.5


def names(reading: Reading, findings: Iterable[Finding]) -> tuple[tuple[str, float], ...]:
    """The codes under which a student may name what is found of one subject, and how right each is.

    - Whether what was to be brought was brought, and whether it came to him, are one question. Who brought it, and
      who got it, are nearly so where nobody is shown to have.
    - Where an order would settle it, the question is whether it was allowed.
    - What was received before it was sent is a question of when.

    Example:
        >>> import tracer
        >>> report = tracer.examine(tracer.load(tracer.example("nasser-1955")))
        >>> (open_step,) = [one for one in report.findings if one.key == "TR203/say"]
        >>> names(report.reading, [open_step])
        (('TR201', 0.5), ('TR203', 1.0), ('TR209', 1.0))
    """
    found: dict[str, float] = {}
    for one in findings:
        found[one.code] = 1.0
        if one.verdict not in (Verdict.CANNOT_TELL, Verdict.DEVIATION):
            continue
        if one.code == _NOT_DONE and any(_brings(rule) for rule in _ordered(reading, one)):
            found |= {_DELIVERY: 1.0, _BEARER: _NEAR}
        if one.code == _DELIVERY and one.ordered:
            found |= {_NOT_DONE: 1.0, _RECIPIENT: _NEAR}
        if one.code == _IMPOSSIBLE:
            found[_TIME] = 1.0
        if any(settling.claim.mood == Mood.MUST for settling in one.settles):
            found |= dict.fromkeys(_ALLOWED, 1.0)
    return tuple(sorted(found.items()))


def words(reading: Reading, finding: Finding) -> Iterable[Statement]:
    """What is said besides its evidence of a step of which it is open whether it was done: promises and beliefs."""
    if finding.code != _NOT_DONE:
        return
    for rule in filter(_brings, _ordered(reading, finding)):
        for said in reading.case.statements():
            if said.quote and said.verb in MOVING and said.id not in finding.ordered and _of(reading, said, rule):
                yield said


def _ordered(reading: Reading, finding: Finding) -> Iterable[Statement]:
    return (reading.accounts.statement(id) for id in finding.ordered)


def _brings(rule: Statement) -> bool:
    """Whether an ordered step is to bring something to somebody."""
    return rule.verb in MOVING and rule.item is not None


def _of(reading: Reading, said: Statement, rule: Statement) -> bool:
    """Whether somebody speaks of this very step: of the same thing, by the same hand, to the same."""
    sides = ((said.giver, rule.giver or reading.orders.bound(rule)), (said.recipient, rule.recipient))
    return said.item == rule.item and all(
        one and reading.agents.any_satisfies(one, other) is Truth.YES for one, other in sides
    )  # fmt: skip
