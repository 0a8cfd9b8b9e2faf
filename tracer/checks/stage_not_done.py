"""stage-not-done: an ordered step that is said not to have been done, or that somebody stopped.

What it finds: for each ordered step for which no act is shown, whether a document says that it
was not done or was refused. Mere silence leaves it open.

Why it matters: the absence of a record of an act is no record of its absence; only the second
shows a step left out.

Applies when: an order names a step, and no act is shown that performed it.

Example: the order was to destroy the copy; the report says "the copy was not destroyed": a
deviation.

What it cannot show: why.

Remedy: look for a word of the one who was to do it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tracer.analysis.accounts import Act, Hands
from tracer.analysis.orders import Stage
from tracer.analysis.reading import Reading
from tracer.case.model import Statement
from tracer.checks.base import Check, Claim, Finding, Sayings, Settling, What, Who, Words, told
from tracer.checks.judging import unconditional
from tracer.checks.lines import refuser, unlimited
from tracer.checks.telling import own_word
from tracer.kernel.truth import Truth
from tracer.vocabulary import CONDUCT, MOVING, Fact, Mood, Standing, Verb

#: Steps other than moving it that an act of the same verb performs; the rest have checks of their own.
_STEPS = frozenset({Verb.READ, Verb.OPEN, Verb.SEAL, Verb.MAKE, Verb.DESTROY, Verb.HOLD, Verb.RECEIVE})

#: How a step of bringing is told, where *brought* would be another thing than was ordered.
_BROUGHT = {Verb.SEND: "sent", Verb.TELL: "communicated", Verb.SHOW: "showed"}


def run(reading: Reading) -> Iterable[Finding]:
    """One finding for each step that nothing, or only a denial, is shown of."""
    for stage in reading.departures.unperformed:
        rule = stage.rules[0]
        if stage.leave:
            continue
        stopped = [a for a in reading.accounts.acts if _stopped(reading, a, rule, stage.recipient)]
        stopped += [a for a in reading.accounts.acts if _shows(reading, a, stage)]
        aspect = stage.recipient[0] if stage.id != rule.id else None
        yield _finding(reading, rule, stage.giver or stage.bound, stopped, recipient=stage.recipient, aspect=aspect,
                       addressed=stage.addressed)  # fmt: skip
    for rule in reading.orders.about(Mood.MUST, *_STEPS):
        if rule.item and not rule.form:
            acts = [a for a in reading.accounts.acts if a.verb is rule.verb and _same_item(reading, a, rule)]
            yield _finding(reading, rule, reading.orders.bound(rule), acts)
    for rule in reading.orders.about(Mood.MUST, Verb.ASK):
        asked = [s for s in reading.case.statements() if s.mood is Mood.ASKED and _asks(reading, s, rule)]
        yield _finding(reading, rule, reading.orders.bound(rule), [], tuple(s.id for s in asked))


def _finding(
    reading: Reading, rule: Statement, bound: Hands, acts: list[Act], asked: tuple[str, ...] = (), *,
    recipient: Hands = (), aspect: str | None = None, addressed: bool = False,
) -> Finding:  # fmt: skip
    done = next((a for a in acts if a.happened is Truth.YES), None)
    denied = next((a for a in acts if a.happened is Truth.NO and _seen(reading, a) and unlimited(reading, a)), None)
    refused = _refusal(reading, rule)
    silent = "step_silent_bringing" if rule.verb in MOVING and rule.item else "step_silent"
    verb = _BROUGHT.get(rule.verb, "brought") if rule.verb else ""
    if addressed and silent == "step_silent_bringing":
        silent, verb = "step_silent_addressed", "shown" if rule.verb is Verb.SHOW else verb
    silent = "step_silent_attempt" if rule.manner == "attempt" else silent
    fact, key, settles = Fact.CANNOT_TELL, silent, list[Settling]()
    if done or asked:
        fact, key = Fact.AS_ORDERED, "step_done"
    elif denied:
        fact, key = Fact.DIFFERENT, "step_not_done"
    elif refused:
        fact, key = Fact.DIFFERENT, "step_refused"
    elif acts and acts[0].happened is Truth.MAYBE:
        settles += own_word(reading, acts[0])
    if fact is Fact.DIFFERENT and rule.manner == "attempt":
        fact, key = Fact.CANNOT_TELL, "step_silent_attempt"  # that it was not done does not show that it was not tried
    if fact is Fact.DIFFERENT and rule.condition:
        fact = Fact.CANNOT_TELL
        settles.append(unconditional(reading, rule))
    settles = settles or [_denial(reading, rule, bound, recipient or rule.recipient)]
    anchor = done or denied
    standing = reading.orders.standing(rule, anchor.id if anchor else rule.document, anchor.giver if anchor else ())
    if standing.standing is Standing.NONE and anchor is None:
        standing = reading.orders.standing(rule, rule.document)
    shown = asked or tuple(one for one in (anchor.id if anchor else None, refused.id if refused else None) if one)
    who = Who(refuser(reading, refused) if refused else bound)
    to = recipient or rule.recipient
    message = told(
        key, who=who, giver=Who(bound), item=What(rule.item) if rule.item else Words(""),
        recipient=Who(to) if to else Words(""), rule=Sayings((rule.id,)),
        verb=Words(verb),
    )  # fmt: skip
    changed = tuple(one.id for one in reading.orders.changed_by(rule))
    return CHECK.finding(
        reading, (rule.id,), message, rule.location,
        lines=(told("order_changed", by=Sayings(changed)),) if changed else (),
        fact=fact, rule=standing, aspect=aspect, ordered=(rule.id,), shown=shown, settles=settles,
    )  # fmt: skip


def _denial(reading: Reading, rule: Statement, bound: Hands, recipient: Hands) -> Settling:
    """The word of the one who was to do it, that he did or did not; of an attempt only the first settles it."""
    act: list[tuple[str, Any]] = [(str(rule.verb), rule.item or rule.agents)]
    tried = rule.manner == "attempt"
    word, mood = told("word_on_attempt" if tried else "word_on_step", who=Who(bound)), "did" if tried else "did not"
    if rule.verb in MOVING:
        act += [("from", bound)] if bound else []
        act += [("to", recipient)] if recipient else []
        return Settling(word, Claim(bound, mood, tuple(act)))
    if rule.verb is Verb.ASK:
        act += [("from", bound)] if bound else []
        that = rule.that
        if that is not None:
            to = (("to", that.recipient[0]),) if that.recipient else ()
            act.append(("that", ((str(that.verb), that.item or ""), *to)))
        return Settling(word, Claim(bound, "asked", tuple(act)))
    act += [("who", bound)] if bound else []
    return Settling(word, Claim(bound, mood, tuple(act)))


def _stopped(reading: Reading, act: Act, rule: Statement, recipient: Hands) -> bool:
    if act.verb not in MOVING or not _same_item(reading, act, rule):
        return False
    if act.happened is not Truth.NO:
        return False
    return not act.recipient or reading.agents.any_satisfies(act.recipient, recipient) is not Truth.NO


def _shows(reading: Reading, act: Act, stage: Stage) -> bool:
    """Whether what was to be shown was shown, by him to him: what is only shown passes through no hand."""
    given = stage.giver or stage.bound
    return (
        act.verb is Verb.SHOW and Verb.SHOW in stage.verbs and _same_item(reading, act, stage.rules[0])
        and reading.agents.surely_one(act.giver, given) and reading.agents.surely_one(act.recipient, stage.recipient)
    )  # fmt: skip


def _same_item(reading: Reading, act: Act, rule: Statement) -> bool:
    if act.item is None or rule.item is None:
        return False
    return act.item == rule.item or reading.items.carries(act.item, reading.items.of_rule(rule.item)[0]) is Truth.YES


def _refusal(reading: Reading, rule: Statement) -> Statement | None:
    """A refusal of this very step, told by one who took part."""
    for statement in reading.case.statements():
        if statement.mood is not Mood.REFUSED or statement.verb not in MOVING or not statement.item or not rule.item:
            continue
        content = reading.items.of_rule(rule.item)[0]
        same = reading.items.carries(statement.item, content) is Truth.YES
        to = not rule.recipient or reading.agents.any_satisfies(statement.recipient, rule.recipient) is Truth.YES
        if same and to and statement.recipient and reading.accounts.witness(statement).took_part:
            return statement
    return None


def _seen(reading: Reading, act: Act) -> bool:
    return any(reading.accounts.witness(reading.accounts.statement(id)).took_part for id in act.statements)


def _asks(reading: Reading, statement: Statement, rule: Statement) -> bool:
    """Whether what was asked is what was to be asked (of anybody who could do it)."""
    if rule.that is None:
        return False
    inner = statement.that or statement
    asked = statement.agents or inner.giver
    if not asked or reading.agents.any_satisfies(asked, rule.agents) is not Truth.YES:
        return False
    if inner.item is None or rule.that.item is None or inner.verb is not rule.that.verb:
        return False
    return inner.item == rule.that.item or reading.items.carries(inner.item, rule.that.item) is Truth.YES


CHECK = Check("TR203", "stage-not-done", CONDUCT, run, __doc__ or "")
