"""What to ask an archive for: papers not seen whole, and words that would settle what is open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tracer import wording
from tracer.analysis.reading import Reading
from tracer.case.model import Document
from tracer.report import Report
from tracer.views.page.references import Ref, References

#: What is missing of a document of which not all has been seen.
_MISSING = {
    "with deletions": "the deleted passages", "opening": "the rest of the text", "excerpt": "the rest of the text",
    "summary": "the text itself", "not printed": "the document", 
    "not found": "the document, which a search did not find",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Request:
    """One paper to ask for.

    Attributes:
        what: of the document, as an archivist is told it.
        where: its citation, place and marking, as the case gives them.
        settles: (sentence, footnote) of what it bears on.
    """

    document: Ref
    what: str
    where: str
    settles: tuple[tuple[str, Ref], ...]


@dataclass(frozen=True, slots=True)
class Lack:
    """A word that no known paper holds, and the findings that it would settle."""

    what: str
    notes: tuple[Ref, ...]


def requests(report: Report, refs: References) -> tuple[Request, ...]:
    """Documents of the case that have not been seen whole, in its order."""
    reading = report.reading
    return tuple(
        Request(refs.document(document.id), _described(document, reading), _where(document, reading),
                tuple(_bearing(document, report, refs)))
        for document in reading.case.documents if document.seen in _MISSING or document.withheld
    )  # fmt: skip


def lacks(report: Report, refs: References) -> tuple[Lack, ...]:
    """Everything that would settle something, each once."""
    found: dict[str, list[Ref]] = {}
    for finding in report.findings:
        for settling in finding.settles:
            found.setdefault(wording.settling(settling, report.reading), []).append(refs.note(finding.key))
    return tuple(Lack(what[:1].upper() + what[1:], tuple(notes)) for what, notes in found.items())


def _described(document: Document, reading: Reading) -> str:
    span, zone = reading.times.of(document.id), reading.times.zone(document.id)
    parts = [document.title or "", document.via or ""]
    if document.author:
        parts.append(f"from {wording.names(reading, document.author)}")
    if document.addressees:
        parts.append(f"to {wording.names(reading, document.addressees)}")
    parts.append("undated" if span == (None, None) else wording.when(span, zone))
    missing = _MISSING.get(document.seen, "what is withheld")
    withheld = f" (withheld: {'; '.join(document.withheld)})" if document.withheld else ""
    return f"{', '.join(filter(None, parts))}: {missing}{withheld}"


def _where(document: Document, reading: Reading) -> str:
    marking = f"marked {document.marking}" if document.marking else ""
    return "; ".join(filter(None, (wording.place(reading, document.id), marking)))


def _bearing(document: Document, report: Report, refs: References) -> Iterable[tuple[str, Ref]]:
    """The findings that this very document would settle, or that tell that it has not been seen."""
    for finding in report.findings:
        named = any(one.claim.document == document.id for one in finding.settles)
        unseen = finding.code == "TR106" and document.id in finding.subject and str(finding.verdict) != "clear"
        if named or unseen:
            yield wording.message(finding, report.reading), refs.note(finding.key)
