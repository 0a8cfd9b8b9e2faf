"""The findings as footnotes: each root with what follows from it folded beneath."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tracer.views.page.references import Ref, References
from tracer.views.texts.outline import Entry


@dataclass(frozen=True, slots=True)
class Note:
    """One finding.

    Attributes:
        mark: `D1` for a departure, else a sign for its verdict.
        kind: its verdict as a class of the page.
        about: the statements of the act that it is about.
        rows: (label, sentences each with the claim quoted, if it quotes one).
    """

    ref: Ref
    mark: str
    heading: str
    check: str
    verdict: str
    kind: str
    about: tuple[Ref, ...]
    rows: tuple[tuple[str, tuple[tuple[str, Ref | None], ...]], ...]
    nested: tuple[Note, ...]


def notes(entries: Iterable[Entry], refs: References) -> tuple[Note, ...]:
    """The entries of an outline as footnotes."""
    return tuple(_note(entry, refs) for entry in entries)


def _note(entry: Entry, refs: References) -> Note:
    finding = entry.finding
    rows: dict[str, list[tuple[str, Ref | None]]] = {}
    for row in entry.rows:
        target = refs.claim(row.evidence.statement) if row.evidence else None
        rows.setdefault(row.label, []).extend((sentence, target) for sentence in row.sentences)
    aspect = f", {entry.aspect}" if entry.aspect else ""
    return Note(
        refs.note(finding.key), entry.mark, entry.heading, f"{finding.code} {finding.name}{aspect}",
        entry.verdict.lower(), str(finding.verdict).replace(" ", "-"),
        refs.statements(finding.subject), tuple((label, tuple(sentences)) for label, sentences in rows.items()),
        notes(entry.nested, refs),
    )  # fmt: skip
