"""form: another form, wording or version than ordered.

What it finds: for each order that says in which form a thing is to be made or a step is to be
done (orally as well as on paper, on plain paper, in which words), what is shown of each form.

Why it matters: form is part of what makes a record what it is, and is recorded with it (ISO
15489-1:2016, 5.2.3, Metadata for records).

Applies when: an order names a form, or orders one step in several forms.

Example: the message was to be told and its text to be handed over; only the paper is shown:
whether it was told cannot be told.

What it cannot show: the form of what nobody describes.

Remedy: look for the paper itself, or for a description of it.
"""

from __future__ import annotations

from collections.abc import Iterable

from tracer.analysis.accounts import Act
from tracer.analysis.departures import Performance
from tracer.analysis.reading import Reading
from tracer.case.model import Statement
from tracer.checks.base import Check, Claim, Finding, Settling, What, Who, Words, told
from tracer.checks.judging import alike
from tracer.checks.lines import by_leave
from tracer.kernel.truth import Truth
from tracer.vocabulary import CONDUCT, Extent, Fact, Mood, Standing, Verb

_PAPER = frozenset({Verb.GIVE, Verb.PASS, Verb.RECEIVE})
_ACTS = {Verb.GIVE: _PAPER, Verb.TELL: frozenset({Verb.TELL}), Verb.SHOW: frozenset({Verb.SHOW}) | _PAPER}


def run(reading: Reading) -> Iterable[Finding]:
    """One finding for each ordered form of each step."""
    for rule in reading.orders.about(Mood.MUST, Verb.MAKE):
        if rule.form and rule.item:
            yield from _made(reading, rule)
    for performance in reading.departures.performances:
        forms = [rule for rule in performance.stage.rules if rule.verb in _ACTS]
        if len({rule.verb for rule in forms}) > 1 or any(rule.verb is Verb.TELL for rule in forms):
            for rule in forms:
                yield _done_in(reading, performance, rule)
        for rule in performance.stage.rules:
            if rule.form and performance.root.act:
                yield from _compared(reading, rule, performance.root.act, "form")


def _made(reading: Reading, rule: Statement) -> Iterable[Finding]:
    content = reading.items.of_rule(rule.item or "")[0]
    acts = [
        a for a in reading.accounts.acts
        if a.item and a.form and a.happened is not Truth.NO and a.verb in (Verb.MAKE, *_PAPER)
        and (a.item == rule.item or reading.items.carries(a.item, content) is Truth.YES)
    ]  # fmt: skip
    for act in acts[:1]:
        yield from _compared(reading, rule, act, None)


def _compared(reading: Reading, rule: Statement, act: Act, aspect: str | None) -> Iterable[Finding]:
    if not act.form or not rule.form:
        return
    same = alike(act.form, rule.form)
    fact = Fact.AS_ORDERED if same else Fact.DIFFERENT
    if act.happened is Truth.MAYBE:
        fact = Fact.CANNOT_TELL
    claim = Claim(act.giver or act.who, "did", (("same", act.id),))
    key = {Fact.AS_ORDERED: "form_ordered", Fact.DIFFERENT: "form_other"}.get(fact, "form_open")
    yield CHECK.finding(
        reading, (act.id,), told(key, shown=Words(act.form), ordered=Words(rule.form)), act.location, fact=fact,
        rule=reading.orders.standing(rule, act.id, act.giver or act.who), aspect=aspect, ordered=(rule.id,),
        shown=(act.id,), settles=(Settling(told("own_word", who=Who(act.giver or act.who)), claim),),
    )  # fmt: skip


def _done_in(reading: Reading, performance: Performance, rule: Statement) -> Finding:
    stage, root = performance.stage, performance.root
    assert root.act is not None, "a stage is performed by an act"
    of_that_kind = [
        a for a in reading.accounts.acts
        if a.item and a.verb in _ACTS[rule.verb or Verb.GIVE]
        and (a.verb is not Verb.TELL or a.extent is Extent.TEXT or a.happened is Truth.NO)
        and (not root.recipient or reading.agents.any_satisfies(a.recipient or a.who, root.recipient) is Truth.YES)
    ]  # fmt: skip
    acts = [a for a in of_that_kind if reading.items.carries(a.item or "", stage.content) is Truth.YES]
    done = next((a for a in acts if a.happened is Truth.YES), None)
    denied = next((a for a in acts if a.happened is Truth.NO and not reading.accounts.only_heard(a)), None)
    fact = Fact.AS_ORDERED if done else Fact.DIFFERENT if denied else Fact.CANNOT_TELL
    claim = Claim(root.giver, "did not", ((str(rule.verb), rule.item or stage.content), ("from", root.giver),
                                          ("to", root.recipient)))  # fmt: skip
    word = "told the text of" if rule.verb is Verb.TELL else "handed" if rule.verb is Verb.GIVE else "shown"
    version = any(a.happened is Truth.YES and reading.items.version_of(a.item or "", stage.content)
                  for a in of_that_kind)  # fmt: skip
    key = {Fact.AS_ORDERED: by_leave("form_done", stage), Fact.DIFFERENT: "form_not_done"}.get(
        fact, "form_version" if version else "form_silent")
    found = done or denied
    standing = reading.orders.standing(rule, root.id, root.giver, stage.content)
    return CHECK.finding(
        reading, (root.id,), told(key, form=Words(word), recipient=Who(root.recipient), item=What(stage.content)),
        root.act.location, fact=fact,
        rule=None if standing.standing is Standing.NONE else standing, aspect=str(rule.verb),
        departure=root.id if performance.departs else None, ordered=(rule.id,),
        shown=(found.id,) if found else (root.id,),
        settles=(Settling(told("own_word", who=Who(root.giver)), claim),),
    )  # fmt: skip


CHECK = Check("TR207", "form", CONDUCT, run, __doc__ or "")
