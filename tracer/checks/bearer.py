"""bearer: another than the ordered giver acted.

What it finds: whether the one who handed it over is the one who was ordered to. An order to
a named person differs when a colleague acts; an order to a post or a body does not. What was
done on behalf of the ordered giver, or is reported by him as his own doing, is noted.

Why it matters: a mandate binds the agent to whom it is given (Records in Contexts, conceptual
model: Mandate).

Applies when: the order names a giver, or has one addressee only, and names a recipient. It
is never drawn from a later word about the order alone.

Example: the message asked Matlock to pass it on; Joyce says "I handed": a deviation.

What it cannot show: whether the change was wrong. A deviation is a difference from what
was ordered, not a fault.

Remedy: look for a leave to act in his place, and add it as a document.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tracer.analysis.accounts import Hands
from tracer.analysis.departures import Performance
from tracer.analysis.reading import Reading
from tracer.checks.base import Check, Finding, Settling, Told, Who, told
from tracer.checks.judging import judge
from tracer.checks.lines import away_lines, by_leave, judging, witness_lines
from tracer.kernel.truth import Truth
from tracer.vocabulary import CONDUCT, Fact, Mood, Standing, Verdict

#: What says that it was ordered of him; of whom no order names, only that it was addressed to him.
_ORDERED = frozenset({"bearer_ordered", "bearer_heard", "bearer_open"})


def run(reading: Reading) -> Iterable[Finding]:
    """One finding for each performed stage that names its giver."""
    for performance in reading.departures.performances:
        stage, act = performance.stage, performance.root.act
        if not stage.giver_named or not stage.recipient or stage.alone or act is None:
            continue
        judged = judge(reading, performance, stage.rules[0], performance.giver, "giver")
        if judged.rule.standing is Standing.CLAIMED:
            continue
        lines = [*judged.lines, *witness_lines(reading, act), *away_lines(reading, act, stage.giver),
                 *_objection(reading, act.id)]  # fmt: skip
        verdict = None
        if performance.giver is not Truth.YES and _his_own_doing(reading, performance):
            verdict = Verdict.NOTED
            lines.insert(0, told("for_him", giver=Who(stage.giver)))
        key = {Fact.AS_ORDERED: by_leave("bearer_ordered", stage), Fact.DIFFERENT: "bearer_other"}.get(
            judged.fact, "bearer_open")
        if judged.fact is Fact.CANNOT_TELL and performance.giver is Truth.YES:
            key = "bearer_heard"
        elif judged.fact is Fact.CANNOT_TELL and performance.giver is Truth.NO and act.happened is Truth.YES:
            key = "bearer_perhaps_allowed"
        key += "_addressed" if stage.addressed and key in _ORDERED else ""
        finding = CHECK.finding(
            reading, (act.id,), told(key, giver=Who(performance.root.giver), ordered=Who(stage.giver)),
            act.location, fact=judged.fact, rule=judged.rule, verdict=verdict,
            departure=act.id if performance.departs else None, ordered=(stage.rules[0].id,), shown=(act.id,),
            lines=lines, settles=judged.settles, settled=judged.settled,
        )  # fmt: skip
        own = [one for one in finding.settles if performance.giver is Truth.NO and _by_him(one, stage.giver)]
        yield replace(finding, settles=(replace(own[0], alone=True),)) if own else finding


def _by_him(settling: Settling, giver: Hands) -> bool:
    """Whether the ordered giver himself would tell of the act: that alone makes it his own doing, whatever is open."""
    return settling.claim.mood == Mood.DID and not set(giver).isdisjoint(settling.claim.author)


def _his_own_doing(reading: Reading, performance: Performance) -> bool:
    act, giver = performance.root.act, performance.stage.giver
    if act is None:
        return False
    reported = {w.agent for w in act.witnesses if w.agent} & set(giver)
    return bool(reported) or any(
        reading.agents.satisfies(one, other) is Truth.YES for one in act.on_behalf for other in giver
    )


def _objection(reading: Reading, act: str) -> Iterable[Told]:
    """That the issuer objected to other things, and not to who brought it."""
    objections = [s for s in reading.case.statements() if s.mood is Mood.OBJECTS and s.target == act and s.about]
    if objections and not any("from" in s.about for s in objections):
        yield told("objection_not_to_bearer", who=Who(judging(reading, objections[0])))


CHECK = Check("TR201", "bearer", CONDUCT, run, __doc__ or "")
