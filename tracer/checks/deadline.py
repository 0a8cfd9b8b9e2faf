"""time: after a deadline, before an embargo ended.

What it finds: for each performed step whose order names a time, whether the act lies within it;
for each step that was not to be taken before a time or an authorisation, whether it was.

Why it matters: a method of transmission is to assure timely delivery (32 CFR 2001.46(a)); a message
released too early or too late may be another message.

Applies when: an order names a time or an authorisation. `immediately` names none.

Example: to be delivered before noon of the 22nd; handed over on the 23rd: a deviation.

What it cannot show: that a condition was met, unless the authorisation is a document.

Remedy: look for the message that released it.
"""

from __future__ import annotations

from collections.abc import Iterable

from tracer.analysis.reading import Reading
from tracer.analysis.spans import Span, disjoint, within
from tracer.case.model import Statement
from tracer.checks.base import At, Check, Claim, Finding, Sayings, Settling, Who, Words, Written, told
from tracer.kernel.temporal import Order
from tracer.kernel.truth import Truth
from tracer.vocabulary import CONDUCT, MOVING, Fact, Mood, Standing


def run(reading: Reading) -> Iterable[Finding]:
    """One finding for each ordered time of a performed step, and for each embargo."""
    for performance in reading.departures.performances:
        for rule in (*performance.stage.rules, *performance.stage.joined):
            act = performance.root.act
            if rule.when is None or act is None or reading.times.of(rule.id) == (None, None):
                continue
            yield _timed(reading, rule, act.id, performance.root.giver, performance.stage.content,
                         act.id if performance.departs else None)  # fmt: skip
    for rule in reading.orders.about(Mood.MUST_NOT, *MOVING):
        if rule.item and (rule.until is not None or rule.condition):
            yield from _embargo(reading, rule)


def _timed(
    reading: Reading, rule: Statement, act: str, giver: tuple[str, ...], content: str, departure: str | None
) -> Finding:  # fmt: skip
    times = reading.times
    wanted, shown = times.of(rule.id), times.of(act)
    if within(shown, wanted):
        fact, key = Fact.AS_ORDERED, "in_time"
    elif disjoint(shown, wanted):
        fact, key = Fact.DIFFERENT, "not_in_time"
    else:
        fact, key = Fact.CANNOT_TELL, "in_time_open"
    claim = Claim(giver, "did", (("same", act), ("when", rule.id)))
    return CHECK.finding(
        reading, (act,),
        told(key, act=Sayings((act,)), at=At(shown, times.zone(act)), ordered=At(wanted, times.zone(rule.id))),
        reading.accounts.act(act).location, fact=fact, rule=reading.orders.standing(rule, act, giver, content),
        departure=departure, ordered=(rule.id,), shown=(act,),
        settles=(Settling(told("word_on_time", who=Who(giver)), claim),),
    )  # fmt: skip


def _embargo(reading: Reading, rule: Statement) -> Iterable[Finding]:
    content = reading.items.of_rule(rule.item or "")[0]
    until: Span = (rule.until.earliest, rule.until.latest) if rule.until else (None, None)
    for transfer in reading.flows.of(content):
        act = transfer.act
        if act is None or act.happened is not Truth.YES:
            continue
        if rule.recipient and reading.agents.any_satisfies(transfer.recipient, rule.recipient) is Truth.NO:
            continue
        standing = reading.orders.standing(rule, act.id, transfer.giver, content)
        if standing.standing in (Standing.NONE, Standing.FUTURE) or not reading.orders.binds(rule, transfer.giver):
            continue
        shown = reading.times.of(act.id)
        anchors = [a.ref for a in rule.until.anchors] if rule.until else []
        fact = Fact.CANNOT_TELL
        if any(reading.times.compare(act.id, one) is Order.BEFORE for one in anchors):
            fact = Fact.DIFFERENT
        elif anchors and all(reading.times.compare(act.id, one) is Order.AFTER for one in anchors):
            fact = Fact.AS_ORDERED
        elif until[0] is not None and shown[1] is not None and shown[1] < until[0]:
            fact = Fact.DIFFERENT
        elif until[1] is not None and shown[0] is not None and shown[0] >= until[1]:
            fact = Fact.AS_ORDERED
        key = {Fact.AS_ORDERED: "embargo_kept", Fact.DIFFERENT: "embargo_early"}.get(fact, "embargo_open")
        words = Written(rule.until) if rule.until else Words(rule.condition or "")
        claim = Claim(reading.orders.issuer(rule), "must not", (("pass", content),), (("instead of", rule.id),))
        yield CHECK.finding(
            reading, (act.id,),
            told(key, act=Sayings((act.id,)), until=words, at=At(shown, reading.times.zone(act.id))), act.location,
            fact=fact, rule=standing, ordered=(rule.id,), shown=(act.id,),
            settles=(Settling(told("word_on_release", who=Who(reading.orders.issuer(rule))), claim),),
        )  # fmt: skip


CHECK = Check("TR501", "time", CONDUCT, run, __doc__ or "")
