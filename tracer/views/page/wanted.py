"""What to ask an archive for: papers not seen whole, and words that would settle what is open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tracer import wording
from tracer.analysis.reading import Reading
from tracer.case.model import Document
from tracer.report import Report
from tracer.views.page.references import Ref, References
from tracer.wording.testimony import voices

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
        where: the file in which it lies, whence it is cited, its marking, as the case gives them.
        settles: (sentence, footnote) of what it bears on.
    """

    document: Ref
    what: str
    where: tuple[str, ...]
    settles: tuple[tuple[str, Ref], ...]


@dataclass(frozen=True, slots=True)
class Lack:
    """A word that no known paper holds, and the findings that it would settle, in words and by number."""

    what: str
    settles: tuple[tuple[str, Ref], ...]


def requests(report: Report, refs: References) -> tuple[Request, ...]:
    """Documents of the case that have not been seen whole, in its order."""
    reading = report.reading
    return tuple(
        Request(
            refs.document(document.id), _described(document, reading),
            tuple(filter(None, _where(document, reading))), tuple(_bearing(document, report, refs)),
        )
        for document in reading.case.documents if _wanting(document)
    )  # fmt: skip


def lacks(report: Report, refs: References) -> tuple[Lack, ...]:
    """Everything else that would settle something, each once."""
    asked = {document.id for document in report.case.documents if _wanting(document)}
    found: dict[str, dict[Ref, str]] = {}
    for finding in report.findings:
        for settling in finding.settles:
            if settling.claim.document not in asked:
                what = wording.settling(settling, report.reading)
                found.setdefault(what, {})[refs.note(finding.key)] = wording.message(finding, report.reading)
    return tuple(
        Lack(what[:1].upper() + what[1:], tuple((sentence, ref) for ref, sentence in settles.items()))
        for what, settles in found.items()
    )


def _wanting(document: Document) -> bool:
    return document.seen in _MISSING or bool(document.withheld)


def _described(document: Document, reading: Reading) -> str:
    title = document.title or ("Message" if document.author else "Document")
    hands = (("from", document.author), ("to", document.addressees))
    whose = "".join(f" {lead} {wording.names(reading, ids)}" for lead, ids in hands if ids)
    whose = whose or (f", an account of {voices(document.by, reading)}" if document.by and not document.title else "")
    via = document.via if document.via and document.via.casefold() not in title.casefold() else ""
    parts = [
        f"{title}{',' if document.title and whose[:1] == ' ' else ''}{whose}", f"via {via}" if via else "",
        wording.printed(reading, document.id) or "undated",
    ]  # fmt: skip
    missing = _MISSING.get(document.seen, "what is withheld")
    withheld = f" (withheld: {'; '.join(document.withheld)})" if document.withheld else ""
    text = f"{', '.join(filter(None, parts))}: {missing}{withheld}"
    return text[:1].upper() + text[1:]


def _where(document: Document, reading: Reading) -> Iterable[str]:
    yield document.file or ""
    cited = wording.place(reading, document.id)
    yield f"Cited from {cited}" if cited else ""
    yield f"Marked {document.marking}" if document.marking else ""


def _bearing(document: Document, report: Report, refs: References) -> Iterable[tuple[str, Ref]]:
    """The findings that this very document would settle, or that tell that it has not been seen."""
    for finding in report.findings:
        named = any(one.claim.document == document.id for one in finding.settles)
        unseen = finding.code == "TR106" and document.id in finding.subject and str(finding.verdict) != "clear"
        if named or unseen:
            yield wording.message(finding, report.reading), refs.note(finding.key)
