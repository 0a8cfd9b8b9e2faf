"""What a check is and what it returns: typed facts, never sentences.

A check's module docstring is its page of documentation (*What it finds*, *Why it
matters*, *Applies when*, *Example*, *What it cannot show*, *Remedy*). Its `run` takes a
reading of a case and yields findings; it prints nothing and stops at nothing.
`tracer.wording` turns the facts into sentences.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from tracer.analysis.accounts import Hands
from tracer.analysis.orders import RuleStanding
from tracer.analysis.reading import Reading
from tracer.analysis.spans import Span
from tracer.case.model import Statement
from tracer.case.times import Time
from tracer.errors import Location
from tracer.vocabulary import CONDUCT, Fact, Mood, Standing, Verdict, verdict_of


@dataclass(frozen=True, slots=True)
class Who:
    """Agents, to be named in a sentence."""

    ids: Hands


@dataclass(frozen=True, slots=True)
class What:
    """A content, thing or document, to be named in a sentence."""

    id: str


@dataclass(frozen=True, slots=True)
class At:
    """When something was: UTC microseconds, with the zone in which it is written."""

    span: Span
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class Lasting:
    """A duration in seconds: the least and the most it can be."""

    least: int | None
    most: int | None


@dataclass(frozen=True, slots=True)
class Words:
    """Words to be printed as they stand: a quotation, a channel, a state."""

    text: str


@dataclass(frozen=True, slots=True)
class Heard:
    """Words that only hearsay has, or somebody whom the document does not name."""

    text: str


@dataclass(frozen=True, slots=True)
class Roles:
    """What of an act is meant: its roles, by their keys in a case file."""

    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sayings:
    """Statements or documents, to be referred to in a sentence."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """A time as a document has it, which may be before or after something else."""

    time: Time


Term = Who | What | At | Lasting | Words | Heard | Roles | Sayings | Written


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence to be: which one, and what goes into it."""

    key: str
    terms: tuple[tuple[str, Term], ...] = ()


def told(key: str, **terms: Term) -> Told:
    """A sentence to be, with its terms.

    Example:
        >>> told("sealed", giver=Who(("joyce",))).key
        'sealed'
    """
    return Told(key, tuple(terms.items()))


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement that the record lacks, in the terms of the case file.

    Attributes:
        author: who would have to say it; empty for nobody in particular.
        mood: `did`, `did not`, …; `act` its roles and values, `frame` the keys beside it.
        document: id of the document of the case that would say it, if not a new one.
    """

    author: Hands
    mood: str
    act: tuple[tuple[str, str | tuple[str, ...] | tuple[tuple[str, str], ...]], ...]
    frame: tuple[tuple[str, str], ...] = ()
    document: str | None = None

    def statement(self) -> dict[str, Any]:
        """The statement as the case file has it."""
        return {self.mood: {role: _plain(value) for role, value in self.act}, **dict(self.frame)}


def _plain(value: str | tuple[Any, ...]) -> Any:
    """A value of a claim as YAML has it: words, a list of ids, or an act within the act."""
    if isinstance(value, str):
        return value
    return dict(value) if value and isinstance(value[0], tuple) else list(value)


@dataclass(frozen=True, slots=True)
class Settling:
    """What would settle what cannot be told: in words to be, and as the claim itself.

    Attributes:
        alone: whether it does so alone; else it takes all that the finding names, and no less will do.
        enough: whether it was tried that what is named settles it; `least`: that no less will do.
    """

    told: Told
    claim: Claim
    alone: bool = True
    enough: bool = True
    least: bool = True


@dataclass(frozen=True, slots=True)
class Evidence:
    """One quotation that a finding rests on, whose word it is and at how many removes."""

    document: str
    statement: str
    quote: str | None
    witness: str | None
    stand: str
    removes: int


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check concludes about one subject.

    Attributes:
        subject: ids of what it is about; `aspect` names a part of a departure.
        departure: id of the act by which the passage left the ordered route, if it did.
        fact, rule, verdict: what is shown, how the rule stood, and what follows.
        ordered, shown: ids of the statements, acts and documents held against each other.
        message: the main sentence to be; `lines` are those beneath it.
        settles: what would settle it, where it cannot be told: each of these claims is needed.
    """

    code: str
    name: str
    kind: str
    subject: tuple[str, ...]
    verdict: Verdict
    message: Told
    location: Location
    fact: Fact | None = None
    rule: RuleStanding | None = None
    aspect: str | None = None
    departure: str | None = None
    ordered: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    lines: tuple[Told, ...] = ()
    settles: tuple[Settling, ...] = ()

    @property
    def key(self) -> str:
        """Code, subject and aspect: the same in every run and every display."""
        return "/".join((self.code, *self.subject, *((self.aspect,) if self.aspect else ())))

    @property
    def standing(self) -> Standing:
        """How the rule stood; `none` where there is no rule."""
        return self.rule.standing if self.rule else Standing.NONE


@dataclass(frozen=True, slots=True)
class Check:
    """One check: a stable code, a name, its kind, and the function that finds.

    Attributes:
        sentences: for checks from elsewhere, their sentences as format strings by key.
        documentation: the module's docstring.
    """

    code: str
    name: str
    kind: str
    run: Callable[[Reading], Iterable[Finding]]
    documentation: str = ""
    sentences: Mapping[str, str] = field(default_factory=dict)

    @property
    def bundled(self) -> bool:
        """Whether it is of this package, and not brought by another."""
        return self.run.__module__.startswith("tracer.checks.")

    def finding(
        self, reading: Reading, subject: tuple[str, ...], message: Told, location: Location, *,
        fact: Fact | None = None, rule: RuleStanding | None = None, verdict: Verdict | None = None,
        aspect: str | None = None, departure: str | None = None, ordered: tuple[str, ...] = (),
        shown: tuple[str, ...] = (), lines: Iterable[Told] = (), settles: Iterable[Settling] = (),
        settled: Fact = Fact.AS_ORDERED,
    ) -> Finding:  # fmt: skip
        """A finding of this check; the verdict follows from fact and rule unless it is given.

        Args:
            settles: the claims that, all of them added, would settle what cannot be told.
            settled: what would be shown then.
        """
        if verdict is None and fact is not None:
            verdict = verdict_of(fact, rule.standing if rule else Standing.NONE)
            if rule is not None and rule.perhaps_later and verdict is not Verdict.NOTED:
                leave = reading.accounts.statement(rule.rule).mood is Mood.MAY
                late = "leave_perhaps_later" if leave else "rule_perhaps_later"
                lines = (*lines, told(late, document=What(rule.said_in)))
                if fact is not Fact.AS_ORDERED:  # what agrees with an order not surely later is as ordered (R8)
                    verdict = Verdict.CANNOT_TELL  # a difference if the rule came first, else noted
                    settles = tuple(settles) if fact is Fact.CANNOT_TELL else ()
                    if settled is Fact.DIFFERENT or not settles:
                        settles = _after(reading, rule.perhaps_later, rule.said_in, settles)
        assert verdict is not None, "a finding needs a verdict, or a fact to draw it from"
        claims = tuple(settles) if verdict is Verdict.CANNOT_TELL else ()
        claims = tuple(replace(one, alone=len(claims) == 1) for one in claims)
        return Finding(
            self.code, self.name, self.kind, subject, verdict, message, location, fact,
            rule, aspect, departure, ordered, shown, evidence(reading, (*ordered, *shown)), tuple(lines), claims,
        )  # fmt: skip


def _after(reading: Reading, act: str, order: str, settles: tuple[Settling, ...]) -> tuple[Settling, ...]:
    """What settles it besides: the date of the order, or a word that the act came after it.

    Whoever is asked about the act can say that as well. That it was done under the order would say more: by
    that word it would be the act that performs what was ordered (R2), and another might not be.
    """
    if settles and dict(settles[-1].claim.act).get("same") == act and not settles[-1].claim.frame:
        told_of, claim = settles[-1].told, settles[-1].claim
        also = replace(told_of, terms=(*told_of.terms, ("after", What(order))))
        return (*settles[:-1], Settling(also, replace(claim, act=(*claim.act, ("when", f"after {order}")))))
    done = reading.accounts.find(act)
    hands = (done.giver or done.who) if done is not None else ()
    author = tuple(hand for hand in hands if not reading.case.agent(hand).inline)
    claim = Claim(author, "did", (("same", act), ("when", f"after {order}")))
    return (*settles, Settling(told("date_of_order", document=What(order), who=Who(author)), claim))


def evidence(reading: Reading, ids: Iterable[str]) -> tuple[Evidence, ...]:
    """The quotations of statements and of all accounts of acts, each once, in the order given."""
    statements: dict[str, Statement] = {}
    for id in ids:
        act = reading.accounts.find(id)
        for one in act.statements if act else (id,):
            if not reading.case.is_document(one):
                statements[one] = reading.accounts.statement(one)
    return tuple(quoted(reading, statement) for statement in statements.values())


def quoted(reading: Reading, statement: Statement) -> Evidence:
    """The quotation of one statement, and whose word it is."""
    witness = reading.accounts.witness(statement)
    return Evidence(
        statement.document, statement.id, statement.quote, witness.agent, witness.stand, witness.removes
    )  # fmt: skip


def fact_of(answer: int) -> Fact:
    """Yes, maybe, no as what is shown of an act: as ordered, cannot tell, different."""
    return (Fact.DIFFERENT, Fact.CANNOT_TELL, Fact.AS_ORDERED)[answer]


__all__ = [
    "CONDUCT", "At", "Check", "Claim", "Evidence", "Finding", "Heard", "Lasting", "Sayings", "Settling", "Term", "Told",
    "What", "Who", "Words", "Written", "evidence", "fact_of", "quoted", "told",
]  # fmt: skip
