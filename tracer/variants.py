"""What if a document were not there, or said otherwise: a case tried in variants.

A variant is made from the data of the file, resolved and examined like any case, and held
against the case as it is. Nothing of it is ever taken for evidence.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tracer.case import edits
from tracer.case.edits import Change, Edit
from tracer.case.load import resolve
from tracer.case.positions import Tree, parse
from tracer.case.spelling import whole
from tracer.checks.base import Finding
from tracer.comparison import Comparison, FindingPair, compare
from tracer.errors import TracerError
from tracer.report import Report, examine

__all__ = ["Basis", "Consequence", "Outcome", "basis", "named", "try_out"]


@dataclass(frozen=True)
class Basis:
    """The case as it is: its file and what is found in it."""

    tree: Tree
    report: Report


@dataclass(frozen=True, slots=True)
class Consequence:
    """What became of one finding.

    Attributes:
        kind: `appears`, `vanishes` or `changes`.
        pair: the finding as it is and as it would be, with what differs.
        touched: the edits of what it names or cites; none where it only follows from others.
    """

    kind: str
    pair: FindingPair
    touched: tuple[Edit, ...]


@dataclass(frozen=True)
class Outcome:
    """A case tried otherwise.

    Attributes:
        name: of the variant; empty for one asked for in words.
        why: what it is to show, if the case says so.
        edits: all that was changed, what followed of itself included.
        consequences: the findings that appear, vanish or change, in the order of the case.
        unchanged: how many findings stay as they are.
    """

    name: str
    why: str | None
    edits: tuple[Edit, ...]
    comparison: Comparison
    consequences: tuple[Consequence, ...]
    unchanged: int


def basis(text: str, file: str) -> Basis:
    """Reads and examines the case that is to be tried otherwise.

    Raises:
        CaseError: it has problems.
    """
    tree = parse(text, file)
    return Basis(tree, examine(resolve(tree, whole(Path(file).stem))))


def named(case: Basis, names: Iterable[str] = ()) -> tuple[tuple[str, str | None, Change], ...]:
    """(name, why, change) of the variants that the case names: of these names, or of all.

    Raises:
        TracerError: it names none such.
    """
    known = {one.name: one for one in case.report.case.variants}
    for name in names:
        if name not in known:
            has = f"; it has {', '.join(known)}" if known else "; it has none (`what-if`)"
            raise TracerError(f"the case has no variant '{name}'{has}")
    return tuple((name, known[name].why, edits.variant(case.tree, name)) for name in names or known)


def try_out(case: Basis, change: Change, name: str = "", why: str | None = None) -> Outcome:
    """What would be found if the case were changed.

    Args:
        case: the case as it is; it stays so.
        change: what is to be changed, as the case names it or as `tracer.case.edits.asked` has it.

    Raises:
        CaseError: the change cannot be made, or the case is then no longer one.

    Example:
        >>> import tracer
        >>> case = basis(tracer.example("bush-gorbachev-1990").read_text(encoding="utf-8"), "bush.yaml")
        >>> outcome = try_out(case, edits.asked(drop=["m3"]))
        >>> sorted(one.pair.first.key for one in outcome.consequences if one.kind == "vanishes")
        ['TR105/m3', 'TR202/handover/personally', 'TR205/handover']
    """
    tree, done = edits.apply(case.tree, change)
    report = examine(resolve(tree, case.report.case.name))
    comparison = compare(case.report, report)
    consequences = tuple(
        Consequence(kind, pair, tuple(_touched(pair, done, comparison)))
        for pair in comparison.findings if (kind := _kind(pair))
    )  # fmt: skip
    return Outcome(name, why, done, comparison, consequences, len(comparison.findings) - len(consequences))


def _kind(pair: FindingPair) -> str:
    if pair.first is None:
        return "appears"
    if pair.second is None:
        return "vanishes"
    return "changes" if pair.differences else ""


def _touched(pair: FindingPair, done: Iterable[Edit], comparison: Comparison) -> Iterable[Edit]:
    """The edits of what the finding names, as it is or as it would be."""
    names = _names(pair.first, comparison.first) | _names(pair.second, comparison.second)
    return (edit for edit in done if edit.subject in names)


def _names(finding: Finding | None, report: Report) -> set[str]:
    """The ids of all that a finding names or cites."""
    if finding is None:
        return set()
    found = {*finding.subject, *finding.ordered, *finding.shown, *filter(None, [finding.departure])}
    found |= {id for one in finding.evidence for id in (one.statement, one.document)}
    found |= {finding.rule.rule, finding.rule.said_in} if finding.rule else set()
    found |= {
        id for told in (finding.message, *finding.lines) for _, term in told.terms
        for id in (getattr(term, "ids", None) or (getattr(term, "id", None),)) if id
    }  # fmt: skip
    for act in [report.reading.accounts.find(id) for id in found]:
        found |= set(act.statements) if act else set()
    return found
