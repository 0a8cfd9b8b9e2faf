"""circle: one bound by the order let somebody outside a stated circle know of it.

What it finds: each telling or showing by one whom the order binds to somebody who is no hand
of the ordered route, with its extent, held against each rule that limits who may know. Where
no limit is stated it is noted, unless the content is for whoever was told. What the other side
had been told before is told with it.

Why it matters: information is limited to those who need it, as whoever originates it decides; naming
what a pouch holds to others already breaks its security (14 FAH-4 H-221, Contents Disclosure).

Applies when: an order about the content was given, and one bound by it told somebody else.

Example: the giver of a sealed letter names its subject; no rule against it is printed:
noted.

What it cannot show: what was told without a trace. A statement that only two people know is
a statement of fact; whether it was meant as a limit cannot be told from it.

Remedy: look for the rule on who may know; name it under `must not: {tell: …}`.
"""

from __future__ import annotations

from collections.abc import Iterable

from tracer.analysis.accounts import Act, Hands
from tracer.analysis.orders import RuleStanding
from tracer.analysis.reading import Reading
from tracer.case.model import Statement
from tracer.checks.base import At, Check, Claim, Finding, Settling, Told, What, Who, Words, told
from tracer.checks.judging import unconditional
from tracer.checks.telling import own_word
from tracer.kernel.temporal import Order
from tracer.kernel.truth import Truth
from tracer.vocabulary import CONDUCT, Extent, Fact, Mood, Standing, Verb

_LETTING_KNOW = frozenset({Verb.TELL, Verb.SHOW})


def run(reading: Reading) -> Iterable[Finding]:
    """One finding for each telling outside the ordered route by one whom the order binds."""
    for act in reading.accounts.acts:
        if act.verb not in _LETTING_KNOW or act.item is None or act.happened is Truth.NO or not act.recipient:
            continue
        content = reading.items.contents(act.item)[0]
        stages = [s for s in reading.orders.stages if s.content == content]
        binding = [s for s in stages if any(reading.orders.binds(rule, act.giver) for rule in s.rules)]
        if (stages and act.giver and not binding) or reading.departures.performed_by(act.id):
            continue
        inside = {hand for s in stages for hand in (*s.issuer, *s.giver, *s.bound, *s.recipient)}
        outside = tuple(
            one for one in act.recipient
            if not any(reading.agents.satisfies(one, hand) is Truth.YES for hand in inside)
            and not any(reading.agents.share_body(one, hand) for s in binding for hand in s.issuer)
            and not any(reading.agents.share_body(one, hand) for hand in act.giver)
        )  # fmt: skip
        if not outside:
            continue
        limit, standing, reached = _limit(reading, act, content, outside)
        if limit is None and not reading.orders.rules:
            continue  # nothing was ordered: that somebody was told of it is the story, not a finding
        meant = reading.case.item(content).addressee
        # That somebody learns what is meant for him is remarkable only where a rule says otherwise.
        if limit or not all(any(reading.agents.satisfies(o, m) is Truth.YES for m in meant) for o in outside):
            yield _finding(reading, act, content, outside, limit, standing, reached)


def _finding(
    reading: Reading, act: Act, content: str, outside: Hands,
    limit: Statement | None, standing: RuleStanding | None, reached: Truth,
) -> Finding:  # fmt: skip
    settles: list[Settling] = []
    leave = reading.orders.leave(act.id, act.giver, act.recipient, content)
    fact = Fact.DIFFERENT
    if limit is None:
        key = "told_no_limit" if act.happened is Truth.YES else "told_no_limit_heard"
    elif act.happened is Truth.MAYBE:
        fact, key = Fact.CANNOT_TELL, "told_open"
        settles += own_word(reading, act)
    elif reached is Truth.MAYBE:
        fact, key = Fact.CANNOT_TELL, "told_perhaps_outside"
        named = (*limit.recipient, *limit.who, *limit.through)
        claim = Claim(act.giver, "did", (("same", act.id), ("to", named)))
        settles.append(Settling(told("naming_recipient", who=Who(act.giver), ordered=Who(named)), claim))
    elif reached is Truth.NO or (leave and not reading.orders.conditional(leave, act.giver)):
        fact, key = Fact.AS_ORDERED, "told_inside"
    elif leave:
        fact, key = Fact.CANNOT_TELL, "told_perhaps_outside"
        settles.append(unconditional(reading, leave))
    else:
        key = "told_outside"
    lines = [*_prior(reading, act, content, outside), *_asserted(reading, act, content)]
    extent = act.extent or Extent.EXISTENCE
    return CHECK.finding(
        reading, (act.id,),
        told(key, giver=Who(act.giver), recipient=Who(outside), extent=Words(extent.name.lower()), item=What(content)),
        act.location, fact=fact, rule=standing, ordered=(limit.id,) if limit else (), shown=(act.id,), lines=lines,
        settles=settles,
    )  # fmt: skip


def _limit(
    reading: Reading, act: Act, content: str, outside: Hands
) -> tuple[Statement | None, RuleStanding | None, Truth]:  # fmt: skip
    """The rule that limits who may know and is most clearly broken by this act, if there is one."""
    best: tuple[Statement | None, RuleStanding | None, Truth] = (None, None, Truth.NO)
    for rule in reading.orders.about(Mood.MUST_NOT, Verb.TELL, Verb.SHOW, Verb.KNOW):
        if not rule.item or reading.items.carries(rule.item, content) is Truth.NO:
            continue
        if rule.extent and (act.extent or Extent.EXISTENCE) < rule.extent:
            continue
        standing = reading.orders.standing(rule, act.id, act.giver, content)
        if standing.standing in (Standing.NONE, Standing.FUTURE):
            continue
        named = (*rule.recipient, *rule.who, *rule.through)
        at = reading.times.of(act.id)
        reached = Truth.YES
        if named:
            reached = max(reading.agents.satisfies(one, other, at) for one in outside for other in named)
        if best[0] is None or reached > best[2]:
            best = (rule, standing, reached)
    for rule in reading.orders.about(Mood.MUST, Verb.KNOW):
        if rule.item and rule.who and reading.items.carries(rule.item, content) is not Truth.NO:
            standing = reading.orders.standing(rule, act.id, act.giver, content)
            named = tuple(one for one in outside if not rule.only_in or _within(reading, one, rule.only_in))
            if standing.standing in (Standing.NONE, Standing.FUTURE) or not named:
                continue
            covered = min(max(reading.agents.satisfies(one, other) for other in rule.who) for one in named)
            reached = Truth(2 - covered)
            if best[0] is None or reached > best[2]:
                best = (rule, standing, reached)
    return best


def _within(reading: Reading, one: str, bodies: Hands) -> bool:
    return any(reading.agents.within(one, body) is Truth.YES for body in bodies)


def _prior(reading: Reading, act: Act, content: str, outside: Hands) -> Iterable[Told]:
    """Who of the same body had been told before, how much, and by whom."""
    for other in reading.accounts.acts:
        if other is act or other.verb not in _LETTING_KNOW or other.item is None or other.happened is Truth.NO:
            continue
        near = [one for one in other.recipient if any(reading.agents.share_body(one, hand) for hand in outside)]
        if not near or content not in reading.items.contents(other.item):
            continue
        if reading.times.compare(other.id, act.id) is Order.BEFORE:
            extent = other.extent or Extent.EXISTENCE
            yield told("told_before", recipient=Who(tuple(near)), giver=Who(other.giver),
                       extent=Words(extent.name.lower()), author=Who(_witnesses(other)),
                       document=What(other.document))  # fmt: skip


def _witnesses(act: Act) -> Hands:
    return tuple(dict.fromkeys(w.agent for w in act.witnesses if w.agent))


def _asserted(reading: Reading, act: Act, content: str) -> Iterable[Told]:
    """A statement that only some know is no rule; whether it was meant as one is not told."""
    for other in reading.accounts.acts:
        if other.verb is Verb.KNOW and other.only_in and other.item and content in reading.items.contents(other.item):
            document = reading.case.document(other.document)
            yield told("circle_asserted", who=Who(other.who), body=Who(other.only_in), author=Who(document.author),
                       at=At(reading.times.of(document.id), reading.times.zone(document.id)),
                       document=What(document.id))  # fmt: skip


CHECK = Check("TR401", "circle", CONDUCT, run, __doc__ or "")
