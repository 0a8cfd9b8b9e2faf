"""How one part of the page points to another: claims, documents and findings by number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from tracer.analysis.reading import Reading
from tracer.case.model import Statement
from tracer.report import Report
from tracer.views.texts.outline import Entry, Outline
from tracer.wording.claims import claim


@dataclass(frozen=True, slots=True)
class Ref:
    """A link within the page: its words and the id of its target."""

    label: str
    target: str


class References:
    """The numbers of a report's claims, documents and findings, each in the order of the page.

    Example:
        >>> import tracer
        >>> from tracer.views.texts.outline import outline
        >>> report = tracer.examine(tracer.load(tracer.example("bush-gorbachev-1990")))
        >>> refs = References(report, outline(report))
        >>> refs.claim("handover"), refs.document("m2")
        (Ref(label='4', target='claim-4'), Ref(label='m2', target='document-2'))
    """

    def __init__(self, report: Report, found: Outline) -> None:
        case = report.case
        self._claims = {one.id: number for number, one in enumerate(case.statements(), 1)}
        self._documents = {one.id: number for number, one in enumerate(case.documents, 1)}
        self._notes = {key: number for number, key in enumerate(_keys((*found.entries, *found.quiet)), 1)}

    def claim(self, id: str) -> Ref:
        """The row of a statement."""
        return Ref(str(self._claims[id]), f"claim-{self._claims[id]}")

    def told(self, statement: Statement, reading: Reading, *, timed: bool = True) -> str:
        """What a statement says; of one that tells again what another tells, that it does."""
        root = reading.accounts.root[statement.id]
        again = f" (restates claim {self._claims[root]})" if root != statement.id else ""
        return claim(statement, reading, timed=timed) + again

    def number(self, id: str) -> int:
        """The number of a statement."""
        return self._claims[id]

    def document(self, id: str) -> Ref:
        """The head of a document."""
        return Ref(id, f"document-{self._documents[id]}")

    def note(self, key: str) -> Ref:
        """The footnote of a finding."""
        return Ref(str(self._notes[key]), f"note-{self._notes[key]}")

    def statements(self, ids: Iterable[str]) -> tuple[Ref, ...]:
        """The rows of those among them that are statements."""
        return tuple(self.claim(id) for id in ids if id in self._claims)

    def anywhere(self, id: str) -> Ref | None:
        """A statement or a document, whichever has this id, called so that it can be told from other words."""
        found = self.claim(id) if id in self._claims else self.document(id) if id in self._documents else None
        return found and replace(found, label=f"claim {found.label}" if id in self._claims else f"[{found.label}]")


def _keys(entries: Iterable[Entry]) -> Iterable[str]:
    """Each finding as the page has it: a root, what is folded beneath it, then the next."""
    for entry in entries:
        yield entry.finding.key
        yield from _keys(entry.nested)
