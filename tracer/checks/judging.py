"""How an act of a performed stage is judged by one rule: leave, conditions and hearsay first."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tracer.analysis.departures import Performance
from tracer.analysis.orders import RuleStanding, Stage
from tracer.analysis.reading import Reading
from tracer.case.model import Statement
from tracer.checks.base import Claim, Settling, Told, What, Who, Words, fact_of, told
from tracer.checks.telling import naming, own_word
from tracer.kernel.truth import Truth
from tracer.vocabulary import Fact, Standing, Verb

#: What is to be said of an act that was done in person.
PERSONALLY = (("personally", "true"),)


@dataclass(frozen=True, slots=True)
class Judged:
    """The two axes of a finding, with the lines, what would settle it, and what would then be shown."""

    fact: Fact
    rule: RuleStanding
    lines: tuple[Told, ...]
    settles: tuple[Settling, ...]
    settled: Fact = Fact.AS_ORDERED


def judge(
    reading: Reading, performance: Performance, rule: Statement, answer: Truth, role: str, *, in_person: bool = False
) -> Judged:  # fmt: skip
    """Judges the act by which a stage was performed.

    Args:
        rule: the statement that orders what is compared.
        answer: whether what is shown is what was ordered.
        role: the role compared, `giver` or `recipient`.
        in_person: whether both are, and by which means it came.
    """
    root, stage = performance.root, performance.stage
    act = root.act
    assert act is not None, "a stage is performed by an act"
    standing = reading.orders.standing(rule, act.id, root.giver, stage.content)
    fact, lines, settles = fact_of(answer), list[Told](), list[Settling]()
    if rule.supplied:
        lines.append(told("supplied_order", why=Words(rule.supplied)))
    if stage.leave and fact is not Fact.AS_ORDERED:
        return Judged(fact, replace(standing, standing=Standing.NONE), (told("only_leave"),), ())
    if fact is Fact.DIFFERENT:
        leave = reading.orders.leave(act.id, root.giver, root.recipient, stage.content)
        if leave is not None:
            issuer = reading.case.document(leave.document).author
            lines.append(told("within_leave", issuer=Who(issuer)))
            if not reading.orders.conditional(leave, root.giver):
                return Judged(Fact.AS_ORDERED, standing, tuple(lines), ())
            lines.append(told("leave_condition", condition=Words(leave.condition or "")))
            return Judged(Fact.CANNOT_TELL, standing, tuple(lines), (unconditional(reading, leave),))
        if stage.alone and reading.orders.recited(rule):
            lines.append(told("recited_only", document=What(rule.document)))
            settles.append(_text_of_order(rule, stage))
            fact = Fact.CANNOT_TELL
        elif rule.manner == "attempt":
            lines.append(told("only_attempt"))
            fact = Fact.CANNOT_TELL
        elif rule.condition:
            lines.append(told("conditional", condition=Words(rule.condition)))
            settles.append(unconditional(reading, rule))
            fact = Fact.CANNOT_TELL
    settled = Fact.AS_ORDERED if answer is Truth.MAYBE else fact_of(answer)
    if act.happened is Truth.MAYBE or answer is Truth.MAYBE:
        fact = Fact.CANNOT_TELL
        settles += _told(reading, performance, answer, role, in_person)
    return Judged(fact, standing, tuple(lines), tuple(settles), settled)


def _told(
    reading: Reading, performance: Performance, answer: Truth, role: str, in_person: bool
) -> tuple[Settling, ...]:  # fmt: skip
    """What would settle whether it was, and if that is open whether the hands are those that were ordered."""
    act, stage = performance.root.act, performance.stage
    assert act is not None, "a stage is performed by an act"
    if answer is not Truth.MAYBE:
        return own_word(reading, act)
    wanted = stage.giver or stage.bound
    giver = wanted if performance.giver is Truth.MAYBE and (in_person or role == "giver") else ()
    recipient = stage.recipient if performance.recipient is Truth.MAYBE and (in_person or role == "recipient") else ()
    words = told(f"naming_{'recipient' if recipient else 'giver'}", who=Who(()), ordered=Who(recipient or giver))
    direct = act.verb in (Verb.GIVE, Verb.SHOW, Verb.TELL) and not act.through
    roles = () if direct or not in_person or act.personally else PERSONALLY
    return naming(reading, act, words, giver=giver, recipient=recipient, roles=roles)


def _text_of_order(rule: Statement, stage: Stage) -> Settling:
    """The order itself, of which only somebody else's recital is known."""
    since = rule.binds or ""
    roles: list[tuple[str, str | tuple[str, ...]]] = [(str(rule.verb), rule.item or "")]
    roles += [("from", stage.giver)] if stage.giver else []
    roles += [("to", stage.recipient)] if stage.recipient else []
    return Settling(told("text_of_order", document=What(since)), Claim((), "must", tuple(roles), document=since))


def unconditional(reading: Reading, rule: Statement) -> Settling:
    """The word of the issuer that an order or leave hung on no condition, or that the condition was met."""
    issuer = reading.orders.issuer(rule)
    act: list[tuple[str, str | tuple[str, ...]]] = [(str(rule.verb), rule.item or "")]
    act += [("from", rule.giver)] if rule.giver else []
    act += [("to", rule.recipient)] if rule.recipient else []
    claim = Claim(issuer, str(rule.mood), tuple(act), (("amends", rule.id), ("binds", f"since {rule.document}")))
    return Settling(told("condition_met", who=Who(issuer)), claim)


def alike(one: str, other: str) -> bool:
    """Whether two descriptions of a channel or form are the same words; case and points are left out.

    Example:
        >>> alike("Privacy channels.", "privacy channels"), alike("by courier", "by telegram")
        (True, False)
    """

    def folded(words: str) -> str:
        return " ".join("".join(c if c.isalnum() else " " for c in words.casefold()).split())

    return folded(one) == folded(other)
