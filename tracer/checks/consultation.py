"""consultation: a departure without the consultation that was asked for.

What it finds: for each rule to consult somebody before another course is taken, whether he
was consulted before each departure by one whom the rule binds.

Why it matters: an agent who leaves his instructions refers back to whoever gave them; the
rule is the order's own.

Applies when: a rule to consult was stated. One that is only for the future is not
applicable to what had been done.

Example: the issuer advises, after the act, to consult in future: not applicable.

What it cannot show: consultations that left no trace; where nothing is said, it cannot be
told. Nothing is only noted: without a rule in force and a departure that it binds, the check is
not applicable.

Remedy: look for a message that asks for leave, and for its answer.
"""

from __future__ import annotations

from collections.abc import Iterable

from tracer.analysis.accounts import Act
from tracer.analysis.departures import Performance
from tracer.analysis.reading import Reading
from tracer.case.model import Statement
from tracer.checks.base import Check, Claim, Finding, Settling, What, Who, Words, told
from tracer.kernel.temporal import Order
from tracer.kernel.truth import Truth
from tracer.vocabulary import CONDUCT, Fact, Mood, Standing, Verb, Verdict


def run(reading: Reading) -> Iterable[Finding]:
    """One finding for each rule to consult, or for each departure that it binds."""
    departed = [p for p in reading.departures.performances if p.departs and p.root.act]
    for rule in reading.orders.about(Mood.MUST, Verb.CONSULT):
        judged = [p for p in departed if reading.orders.binds(rule, p.root.giver)]
        in_force = [
            p for p in judged
            if reading.orders.standing(rule, p.root.id, p.root.giver).standing not in (Standing.FUTURE, Standing.NONE)
        ]  # fmt: skip
        if in_force:
            yield from (_finding(reading, rule, p) for p in in_force)
            continue
        reference = judged[0].root.id if judged else rule.document
        standing = reading.orders.standing(rule, reference)
        future = rule.binds == "future"
        key = "consult_future" if future else "consult_no_departure"
        yield CHECK.finding(
            reading, (rule.id,), told(key, issuer=Who(reading.orders.issuer(rule)), document=What(rule.document)),
            rule.location, rule=standing, verdict=Verdict.NOT_APPLICABLE, ordered=(rule.id,),
        )  # fmt: skip


def _finding(reading: Reading, rule: Statement, performance: Performance) -> Finding:
    root = performance.root
    act = root.act
    assert act is not None, "departures are acts"
    standing = reading.orders.standing(rule, root.id, root.giver)
    asked = [a for a in reading.accounts.acts if _consulted(reading, a, rule, performance)]
    said = next((a for a in asked if a.happened is Truth.YES and reading.times.not_after(a.id, root.id)), None)
    denied = next((a for a in asked if a.happened is Truth.NO), None)
    heard = denied is not None and reading.accounts.only_heard(denied)
    fact = Fact.AS_ORDERED if said else Fact.DIFFERENT if denied and not heard else Fact.CANNOT_TELL
    if fact is Fact.DIFFERENT and rule.condition:
        fact = Fact.CANNOT_TELL
    found = said or denied
    key = {Fact.AS_ORDERED: "consulted", Fact.DIFFERENT: "not_consulted"}.get(
        fact, "consultation_heard" if heard else "consultation_silent")
    claim = Claim(root.giver, "did not", (("consult", rule.agents), ("from", root.giver)))
    return CHECK.finding(
        reading, (act.id,), told(key, giver=Who(root.giver), consulted=Who(rule.agents),
                                 before=Words(rule.before or "")),
        act.location, fact=fact, rule=standing, departure=act.id, ordered=(rule.id,),
        shown=(act.id, *((found.id,) if found else ())),
        settles=(Settling(told("word_on_consultation", who=Who((*root.giver, *rule.agents))), claim),),
    )  # fmt: skip


def _consulted(reading: Reading, act: Act, rule: Statement, performance: Performance) -> bool:

    if act.verb not in (Verb.CONSULT, Verb.ASK):
        return False
    by = (*act.giver, *act.who)
    near = not by or reading.agents.near(by, performance.root.giver)
    late = reading.times.compare(act.id, performance.root.id) is Order.AFTER
    return near and not late and reading.agents.any_satisfies(act.agents, rule.agents) is Truth.YES


CHECK = Check("TR301", "consultation", CONDUCT, run, __doc__ or "")
