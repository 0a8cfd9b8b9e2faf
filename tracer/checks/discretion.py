"""discretion: leave that was used, declined or exceeded.

What it finds: for each leave (`may`) to move or tell the content, whether the one who had it used
it, used it outside the time for which it was given, is said not to have used it, or left no trace.

Why it matters: where the order leaves it to the bearer, not acting is no deviation; the report
has to say so, and on what the leave depended.

Applies when: a document gives leave to move, tell or show a content.

Example: "if, in your judgment, the situation is such": the message was held in reserve: as
ordered, for declining lies within the leave.

What it cannot show: how the one who had the leave came to his judgment. Nothing is a deviation: a
leave orders nothing, so what goes beyond it is noted here, and is a deviation only by an order
that forbids it (TR205, TR501).

Remedy: look for his report.
"""

from __future__ import annotations

from collections.abc import Iterable

from tracer.analysis.accounts import Act
from tracer.analysis.reading import Reading
from tracer.analysis.spans import disjoint, within
from tracer.case.model import Statement
from tracer.checks.base import Check, Claim, Finding, Sayings, Settling, Told, What, Who, Words, told
from tracer.checks.judging import unconditional
from tracer.checks.lines import witness_lines
from tracer.checks.telling import own_word
from tracer.kernel.temporal import Order
from tracer.kernel.truth import Truth
from tracer.vocabulary import CONDUCT, MOVING, Fact, Mood, Standing, Verb, Verdict


def run(reading: Reading) -> Iterable[Finding]:
    """One finding for each leave."""
    for rule in reading.orders.about(Mood.MAY, *MOVING):
        if rule.item and reading.orders.bound(rule):
            yield _finding(reading, rule)


def _finding(reading: Reading, rule: Statement) -> Finding:
    content = reading.items.of_rule(rule.item or "")[0]
    bound = reading.orders.bound(rule)
    acts = [
        a for a in reading.accounts.acts
        if a.item and a.verb in (*MOVING, Verb.RECEIVE, Verb.HOLD)
        and reading.items.carries(a.item, content) is Truth.YES
        and reading.times.compare(a.id, rule.document) is not Order.BEFORE
    ]  # fmt: skip
    fits = [a for a in acts if a.verb is not Verb.HOLD and (not rule.recipient or not a.recipient
            or reading.agents.any_satisfies(a.recipient, rule.recipient) is Truth.YES)
            and (not a.giver or reading.agents.near(a.giver, bound))]  # fmt: skip
    used = next((a for a in fits if a.happened is Truth.YES), None)
    heard = next((a for a in fits if a.happened is Truth.MAYBE), None)
    declined = next((a for a in fits if a.happened is Truth.NO), None)
    held = next((a for a in acts if a.verb is Verb.HOLD and a.happened is Truth.YES), None)
    if held and not (declined and _own(declined)):
        declined = None  # his own word that he kept it is better than an unnamed one that it was not delivered
    anchor = used or heard or declined or held
    standing = reading.orders.standing(rule, anchor.id if anchor else rule.document, bound, content)
    lines: list[Told] = [told("leave_condition", condition=Words(rule.condition))] if rule.condition else []
    verdict, settles, fact = None, list[Settling](), Fact.CANNOT_TELL
    if used and reading.orders.conditional(rule, used.giver or bound):
        key = "leave_used_perhaps"
        settles.append(unconditional(reading, rule))
    elif used and rule.when and disjoint(reading.times.of(used.id), reading.times.of(rule.id)):
        fact, key, verdict = Fact.DIFFERENT, "leave_exceeded", Verdict.NOTED
    elif used and rule.when and not within(reading.times.of(used.id), reading.times.of(rule.id)):
        key = "leave_time_open"
        claim = Claim(used.giver or bound, "did", (("same", used.id), ("when", rule.id)))
        settles.append(Settling(told("word_on_time", who=Who(used.giver or bound)), claim))
    elif used:
        fact, key = Fact.AS_ORDERED, "leave_used"
    elif heard:
        key = "leave_open"
        settles += own_word(reading, heard)
    elif declined or held:
        fact, key = Fact.AS_ORDERED, "leave_declined"
    else:
        key = "leave_silent"
        to = (("to", rule.recipient),) if rule.recipient else ()
        claim = Claim(bound, "did not", ((str(rule.verb), rule.item or ""), ("from", bound), *to))
        settles.append(Settling(told("word_on_step", who=Who(bound)), claim))
    if anchor:
        lines += witness_lines(reading, anchor)
    if standing.standing is Standing.NONE:
        verdict = Verdict.NOTED
    return CHECK.finding(
        reading, (anchor.id if anchor else rule.id,),
        told(key, giver=Who(bound), item=What(content), recipient=Who(rule.recipient), rule=Sayings((rule.id,))),
        anchor.location if anchor else rule.location, fact=fact, rule=standing, verdict=verdict,
        ordered=(rule.id,), shown=(anchor.id,) if anchor else (), lines=lines, settles=settles,
    )  # fmt: skip


def _own(act: Act) -> bool:
    return any(witness.took_part for witness in act.witnesses)


CHECK = Check("TR302", "discretion", CONDUCT, run, __doc__ or "")
