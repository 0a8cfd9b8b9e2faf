"""What a class has at first: a case without the documents that it holds back for part B."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, replace

from tracer.case import edits
from tracer.case.load import resolve
from tracer.case.model import Case, Document
from tracer.report import Report, examine
from tracer.variants import Basis


def at_first(case: Basis) -> Report:
    """What is found in a case without the documents that students get only later, nor those whom only they name.

    Raises:
        CaseError: without them it is no longer a case.

    Example:
        >>> import tracer
        >>> from tracer.variants import basis
        >>> example = tracer.example("mayflower-1965")
        >>> case = basis(example.read_text(encoding="utf-8"), example.name)
        >>> {one.id for one in case.report.case.documents} - {one.id for one in at_first(case).case.documents}
        {'tel202'}
    """
    whole = case.report.case
    if not whole.teaching.held_back:
        return case.report
    tree, _ = edits.apply(case.tree, edits.asked(drop=whole.teaching.held_back))
    # A case that is tried otherwise has no lesson; its questions are still asked of these students.
    first = replace(resolve(tree, whole.name), teaching=whole.teaching)
    later = named_later(whole)
    agents = tuple(one for one in first.agents if one.id not in later)
    return replace(examine(first), case=replace(first, agents=agents))


def held_back(case: Case) -> tuple[Document, ...]:
    """The documents that students get only later."""
    return tuple(one for one in case.documents if one.id in case.teaching.held_back)


def named_later(case: Case) -> set[str]:
    """The ids that only documents name that students get later, and whatever else stands only there."""
    later = held_back(case)
    return _texts(later) - _texts(one for one in case.documents if one not in later)


def _texts(documents: Iterable[Document]) -> set[str]:
    """Every text in some documents that may be an id."""
    found: set[str] = set()
    waiting: list[object] = [asdict(one) for one in documents]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            found.add(value)
        elif isinstance(value, dict):
            waiting += value.values()
        elif isinstance(value, (list, tuple, set, frozenset)):
            waiting += value
    return found
