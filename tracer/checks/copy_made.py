"""copy: a copy where copying was forbidden.

What it finds: for each rule that something must not be copied (`must not: {make: …}`), each act
by which a copy, a translation or an extract of it was made.

Why it matters: the number of copies decides who can come to know it; whoever originates it may
forbid them.

Applies when: an order forbids to make copies of a content or thing.

Example: "no copies are to be made"; the report says that one was kept: a deviation.

What it cannot show: copies that nobody mentions.

Remedy: look for the copy.
"""

from __future__ import annotations

from collections.abc import Iterable

from tracer.analysis.reading import Reading
from tracer.checks.base import Check, Finding, What, Who, told
from tracer.checks.telling import own_word
from tracer.kernel.truth import Truth
from tracer.vocabulary import CONDUCT, Fact, Mood, Standing, Verb


def run(reading: Reading) -> Iterable[Finding]:
    """One finding for each making of what was not to be made."""
    for rule in reading.orders.about(Mood.MUST_NOT, Verb.MAKE):
        if not rule.item:
            continue
        content = reading.items.of_rule(rule.item)[0]
        for act in reading.accounts.acts:
            if act.verb is not Verb.MAKE or act.item is None:
                continue
            of = {act.item, *(reading.accounts.statement(id).of or act.item for id in act.statements)}
            if not any(reading.items.carries(one, content) is not Truth.NO for one in of):
                continue
            standing = reading.orders.standing(rule, act.id, act.who, content)
            if standing.standing is Standing.NONE:
                continue
            fact = {Truth.YES: Fact.DIFFERENT, Truth.NO: Fact.AS_ORDERED}.get(act.happened, Fact.CANNOT_TELL)
            if fact is Fact.AS_ORDERED and reading.accounts.only_heard(act):
                fact = Fact.CANNOT_TELL
            key = {Fact.DIFFERENT: "copied", Fact.AS_ORDERED: "not_copied"}.get(fact, "copied_open")
            if standing.standing is Standing.FUTURE:
                if fact is Fact.AS_ORDERED:
                    continue
                key = "copied_before"  # a rule for what was to come forbade nothing that had been done
            yield CHECK.finding(
                reading, (act.id,), told(key, who=Who(act.who), item=What(content)), act.location, fact=fact,
                rule=standing, ordered=(rule.id,), shown=(act.id,), settles=own_word(reading, act),
                settled=Fact.DIFFERENT,
            )  # fmt: skip


CHECK = Check("TR403", "copy", CONDUCT, run, __doc__ or "")
