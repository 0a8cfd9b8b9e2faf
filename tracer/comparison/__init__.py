"""Two readings of one case, or two versions of it: what both have, and where they differ.

Nothing is said of which is right. What differs in the findings is told with the axis on
which it differs, the fact or the rule.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tracer import wording
from tracer.checks.base import Finding
from tracer.comparison.matching import Match, match
from tracer.comparison.said import AGENTS, TEXTS, Said, outline
from tracer.report import Report
from tracer.vocabulary import Verdict
from tracer.wording import nouns

__all__ = ["ActPair", "Comparison", "Difference", "FindingPair", "Thing", "compare"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One respect in which two differ, with what each says; empty where it says nothing."""

    what: str
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class Thing:
    """An agent, an item or a document of either reading.

    Attributes:
        kind: `agent`, `item` or `document`.
        first: its id in the first reading, None if that lacks it; `second` likewise.
        names: what each reading calls it; empty where it lacks it.
    """

    kind: str
    first: str | None
    second: str | None
    names: tuple[str, str]


@dataclass(frozen=True, slots=True)
class ActPair:
    """One act in both readings, or in one of them.

    Attributes:
        outline: the act in the words of the case file, as the first reading has it that has it.
        differences: in which respects the two have it otherwise.
    """

    first: Said | None
    second: Said | None
    outline: str
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class FindingPair:
    """One finding in both readings, or in one of them.

    Attributes:
        differences: `verdict`, `fact`, `rule`, `knowledge of the rule`, `what is said`,
            `told beneath it`.
    """

    first: Finding | None
    second: Finding | None
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two readings held against each other.

    Attributes:
        things: agents, items and documents of either.
        acts: those of the first in its order, then those that only the second has.
        findings: likewise, without those that do not apply.
    """

    first: Report
    second: Report
    match: Match
    things: tuple[Thing, ...]
    acts: tuple[ActPair, ...]
    findings: tuple[FindingPair, ...]


def compare(first: Report, second: Report) -> Comparison:
    """Holds two readings of one case against each other.

    Args:
        first: what `examine` returned for the one.
        second: for the other.

    Example:
        >>> import tracer
        >>> report = tracer.examine(tracer.load(tracer.example("bush-gorbachev-1990")))
        >>> same = compare(report, report)
        >>> any(pair.differences for pair in (*same.acts, *same.findings))
        False
    """
    found = match(first.reading, second.reading)
    acts = []
    for one, other in found.acts:
        text = outline(one, first.reading) if one else outline(other, second.reading) if other else ""
        differences = tuple(_of_acts(one, other, first, second, found)) if one and other else ()
        acts.append(ActPair(one, other, text, differences))
    return Comparison(
        first, second, found, tuple(_things(first, second, found)), tuple(acts), tuple(_findings(first, second, found))
    )


def _things(first: Report, second: Report, match: Match) -> Iterable[Thing]:
    sides = (first, second)
    for kind in ("agent", "item", "document"):
        found: dict[str, list[str | None]] = {}
        for side, (report, labels) in enumerate(zip(sides, (match.first, match.second), strict=True)):
            for id in _ids(report, kind):
                found.setdefault(labels[id], [None, None])[side] = id
        for one, other in found.values():
            names = tuple(_name(report, kind, id) for report, id in zip(sides, (one, other), strict=True))
            yield Thing(kind, one, other, (names[0], names[1]))


def _ids(report: Report, kind: str) -> Iterable[str]:
    case = report.case
    if kind == "agent":
        return (one.id for one in case.agents if not one.inline)
    if kind == "item":
        return (one.id for one in case.items if not one.inline and one.kind != "document")
    return (one.id for one in case.documents)


def _name(report: Report, kind: str, id: str | None) -> str:
    if id is None:
        return ""
    if kind == "agent":
        return wording.plain_name(report.reading, id)
    return report.case.item(id).name


def _of_acts(one: Said, other: Said, first: Report, second: Report, match: Match) -> Iterable[Difference]:
    def differ(what: str, ids: tuple[str, ...], others: tuple[str, ...], names: bool) -> Iterable[Difference]:
        if {match.first.get(id, id) for id in ids} != {match.second.get(id, id) for id in others}:
            yield Difference(what, *(
                "" if not side else wording.names(report.reading, side) if names
                else ", ".join(nouns.called(report.reading, id) for id in side)
                for report, side in ((first, ids), (second, others))
            ))  # fmt: skip

    for what, mine, theirs in (
        ("mood", " / ".join(sorted(one.moods)), " / ".join(sorted(other.moods))),
        ("verb", one.verb or "", other.verb or ""),
        ("extent", one.extent or "", other.extent or ""),
        ("personally", "true" * one.personally, "true" * other.personally),
        ("as", one.said_as, other.said_as),
    ):
        if mine != theirs:
            yield Difference(what, mine, theirs)
    if match.first.get(one.item or "") != match.second.get(other.item or ""):
        yield Difference("item", *(
            wording.item_name(report.reading, said.item) if said.item else ""
            for report, said in ((first, one), (second, other))
        ))  # fmt: skip
    for role in AGENTS:
        yield from differ(role, one.hands(role), other.hands(role), names=True)
    for key in TEXTS:
        if {*map(str.casefold, one.words(key))} != {*map(str.casefold, other.words(key))}:
            yield Difference(key, "; ".join(one.words(key)), "; ".join(other.words(key)))
    yield from differ("refers to", one.refers, other.refers, names=False)
    if one.span != other.span:
        yield Difference("when", wording.when(one.span, one.zone), wording.when(other.span, other.zone))
    yield from differ("documents", one.documents, other.documents, names=False)
    if {_plain(quote) for quote in one.quotes} != {_plain(quote) for quote in other.quotes}:
        yield Difference("quotes", *(" … ".join(f"“{_plain(quote)}”" for quote in s.quotes) for s in (one, other)))


def _findings(first: Report, second: Report, match: Match) -> Iterable[FindingPair]:
    def keyed(report: Report, labels: dict[str, str]) -> dict[tuple[str, ...], Finding]:
        return {
            (one.code, *(labels.get(id, id) for id in one.subject), labels.get(one.aspect or "", one.aspect or "")): one
            for one in report.findings if one.verdict is not Verdict.NOT_APPLICABLE
        }  # fmt: skip

    ones, others = keyed(first, match.first), keyed(second, match.second)
    # By which act and aspect it is known may fall away with others: what is said then still pairs them.
    left = {_said_of(other, match.second): key for key, other in others.items() if key not in ones}
    for key, one in ones.items():
        other = others.pop(key if key in others else left.get(_said_of(one, match.first), ()), None)
        yield FindingPair(one, other, tuple(_of_findings(one, other, first, second)) if other else ())
    yield from (FindingPair(None, other) for other in others.values())


def _said_of(finding: Finding, labels: dict[str, str]) -> tuple[object, ...]:
    """Code and main sentence of a finding, in the names that both readings share."""
    terms = tuple(
        (name, tuple(labels.get(id, id) for id in getattr(term, "ids", None) or (getattr(term, "id", None),) if id))
        for name, term in finding.message.terms
    )
    return finding.code, finding.message.key, terms


def _of_findings(one: Finding, other: Finding, first: Report, second: Report) -> Iterable[Difference]:
    for what, mine, theirs in (
        ("verdict", str(one.verdict), str(other.verdict)),
        ("fact", str(one.fact or ""), str(other.fact or "")),
        ("rule", wording.standing(one), wording.standing(other)),
    ):
        if mine != theirs:
            yield Difference(what, mine, theirs)
    if (one.rule and one.rule.known) != (other.rule and other.rule.known):
        yield Difference("knowledge of the rule", wording.known(one), wording.known(other))
    if one.message.key != other.message.key:
        yield Difference("what is said", wording.message(one, first.reading), wording.message(other, second.reading))
    # By which sentences there are, not by their words: names are spelt otherwise by another hand.
    keys = {line.key for line in one.lines} ^ {line.key for line in other.lines}
    if keys:
        yield Difference("told beneath it", *(
            "; ".join(wording.sentence(line, report.reading) for line in finding.lines if line.key in keys)
            for finding, report in ((one, first), (other, second))
        ))  # fmt: skip


def _plain(quote: str) -> str:
    return " ".join(quote.split())
