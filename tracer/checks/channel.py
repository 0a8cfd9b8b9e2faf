"""channel: another channel than the ordered one.

What it finds: whether it went by the channel (`via`) and by the hands (`through`) that the order
names, as far as both are said.

Why it matters: the channel is chosen for who can see what passes through it, so that inadvertent
access is precluded (32 CFR 2001.46(a), on the transmission of classified information).

Applies when: an order names a channel, and the act says by which it went.

Example: the order is to send it by courier; it was sent by telegram: a deviation.

What it cannot show: a channel that no document names.

Remedy: look at the transmission marks of the message itself.
"""

from __future__ import annotations

from collections.abc import Iterable

from tracer.analysis.departures import Performance
from tracer.analysis.reading import Reading
from tracer.case.model import Statement
from tracer.checks.base import Check, Claim, Finding, Settling, Who, Words, told
from tracer.checks.judging import alike, judge
from tracer.kernel.truth import Truth
from tracer.vocabulary import CONDUCT, Fact


def run(reading: Reading) -> Iterable[Finding]:
    """One finding for each performed stage whose channel is ordered."""
    for performance in reading.departures.performances:
        for rule in (*performance.stage.rules, *performance.stage.joined):
            if rule.via:
                yield from _by_channel(reading, performance, rule)
            if rule.through:
                yield _by_hands(reading, performance, rule)


def _by_channel(reading: Reading, performance: Performance, rule: Statement) -> Iterable[Finding]:
    act = performance.root.act
    if act is None or not act.via or not rule.via:
        return
    answer = Truth.YES if alike(act.via, rule.via) else Truth.NO
    judged = judge(reading, performance, rule, answer, "via")
    key = {Fact.AS_ORDERED: "channel_ordered", Fact.DIFFERENT: "channel_other"}.get(judged.fact, "channel_open")
    yield CHECK.finding(
        reading, (act.id,), told(key, shown=Words(act.via), ordered=Words(rule.via)), act.location, fact=judged.fact,
        rule=judged.rule, departure=act.id if performance.departs else None, ordered=(rule.id,), shown=(act.id,),
        lines=judged.lines, settles=judged.settles,
    )  # fmt: skip


def _by_hands(reading: Reading, performance: Performance, rule: Statement) -> Finding:
    act = performance.root.act
    assert act is not None, "a stage is performed by an act"
    hands = {hand for t in performance.transfers for hand in (*t.giver, *t.recipient)}
    hands |= {hand for t in performance.transfers if t.act for hand in t.act.through}
    missing = [one for one in rule.through if not any(
        reading.agents.satisfies(hand, one) is Truth.YES for hand in hands)]  # fmt: skip
    direct = act.through and not missing
    answer = Truth.YES if not missing or direct else Truth.MAYBE
    judged = judge(reading, performance, rule, answer, "through")
    key = {Fact.AS_ORDERED: "through_ordered", Fact.DIFFERENT: "through_other"}.get(judged.fact, "through_open")
    claim = Claim(performance.root.giver, "did", (("same", act.id), ("through", rule.through)))
    settles = (Settling(told("word_on_way", who=Who(performance.root.giver)), claim),)
    return CHECK.finding(
        reading, (act.id,), told(key, ordered=Who(rule.through)), act.location, fact=judged.fact, rule=judged.rule,
        aspect="through", departure=act.id if performance.departs else None, ordered=(rule.id,), shown=(act.id,),
        lines=judged.lines, settles=settles,
    )  # fmt: skip


CHECK = Check("TR204", "channel", CONDUCT, run, __doc__ or "")
