"""seal: in which state it was at each hand, and by whose word.

What it finds: for each hand-over of which a state is told, the state, held against a rule that
orders one; and whether anything is told of its state later.

Why it matters: a seal shows whether a closed thing was opened on the way, and is looked at before it is
opened (14 FAH-4 H-252.1, Opening Pouches).

Applies when: a document tells the state of a thing at a hand-over.

Example: "I handed the letter in a sealed envelope": noted; nothing is told after it.

What it cannot show: that what was sealed was not read before it was sealed.

Remedy: look for the word of the one who opened it.
"""

from __future__ import annotations

from collections.abc import Iterable

from tracer.analysis.reading import Reading
from tracer.case.model import Statement
from tracer.checks.base import Check, Finding, Told, What, Who, told
from tracer.checks.lines import done, state_of, witness_lines
from tracer.checks.telling import own_word
from tracer.kernel.temporal import Order
from tracer.kernel.truth import Truth
from tracer.vocabulary import CLOSED_STATES, CONDUCT, Fact, Mood, Standing, Verb

_HANDING = frozenset({Verb.GIVE, Verb.PASS, Verb.RECEIVE, Verb.SEND, Verb.SHOW})


def run(reading: Reading) -> Iterable[Finding]:
    """One finding for each hand-over whose state is told."""
    stated = [a for a in reading.accounts.acts if a.state and a.item and a.happened is not Truth.NO]
    for act in stated:
        if act.verb not in _HANDING or act.item is None:
            continue
        contents = reading.items.contents(act.item)
        later = [
            other for other in stated
            if other is not act and other.item and set(reading.items.contents(other.item)) & set(contents)
            and reading.times.compare(other.id, act.id) is Order.AFTER
        ]  # fmt: skip
        lines: list[Told] = list(witness_lines(reading, act))
        lines += [told("state_later", state=state_of(reading, o), document=What(o.document)) for o in later]
        if not later:
            lines.append(told("state_unsaid_later", item=What(act.item)))
        rule = _rule(reading, contents[0], act.item)
        standing = reading.orders.standing(rule, act.id, act.giver, contents[0]) if rule else None
        fact = Fact.AS_ORDERED if rule is None or _same_state(rule.state, act.state) else Fact.DIFFERENT
        settled = fact
        if act.happened is Truth.MAYBE:
            fact = Fact.CANNOT_TELL
        rule_binds = standing is not None and standing.standing is not Standing.NONE
        yield CHECK.finding(
            reading, (act.id,),
            told("state", item=What(act.item), state=state_of(reading, act), giver=Who(act.giver),
                 verb=done(act), recipient=Who(act.recipient or act.who)),
            act.location, fact=fact, rule=standing if rule_binds else None,
            ordered=(rule.id,) if rule and rule_binds else (), shown=(act.id,), lines=lines,
            settles=own_word(reading, act), settled=settled,
        )  # fmt: skip


def _rule(reading: Reading, content: str, item: str) -> Statement | None:
    return next(
        (r for r in reading.orders.about(Mood.MUST) if r.state and r.item
         and (r.item == item or reading.items.carries(r.item, content) is Truth.YES)), None,
    )  # fmt: skip


def _same_state(ordered: str | None, shown: str | None) -> bool:
    return ordered == shown or {ordered, shown} <= CLOSED_STATES


CHECK = Check("TR402", "seal", CONDUCT, run, __doc__ or "")
