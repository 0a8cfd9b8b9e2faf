"""What stands at the head of a document: whose it is, to whom, of when, and where it is printed."""

from __future__ import annotations

from collections.abc import Iterable

from tracer.case.model import Case, Document
from tracer.case.times import Time
from tracer.vocabulary import EDITORS, SEEN_AT_ALL, UNNAMED_WITNESS
from tracer.wording.dates import as_written


def called(case: Case, document: Document) -> str:
    author = _names(case, document.author)
    if author and document.addressees:
        return f"{author} to {_names(case, document.addressees)}"
    if author:
        return f"A message from {author}"
    by = [one for one in document.by if one != UNNAMED_WITNESS]
    if by:
        return f"An account by {_told(case, by)}"
    if document.seen not in SEEN_AT_ALL:
        return f"A document that is {document.seen}"
    return "A document whose author is not named"


def head(case: Case, document: Document) -> Iterable[tuple[str, str]]:
    cite, place = printed(case, document)
    carried = [case.item(id) for id in document.carries if case.item(id).kind == "content"]
    yield from (
        (label, text) for label, text in (
            ("From", _names(case, document.author)), ("Signed", _names(case, document.signed)),
            ("By", _told(case, document.by)), ("To", _names(case, document.addressees)),
            ("Copies to", _names(case, document.copies)), ("Sent by", document.via or ""),
            ("Date", _when(document.date)), ("Received", _when(document.received)),
            ("Carries", ", ".join(one.name or one.id for one in carried)), ("Marking", document.marking or ""),
            ("Withheld", "; ".join(document.withheld)),
            ("Printed in", ", ".join(part for part in (cite, place) if part)),
        ) if text
    )  # fmt: skip


def printed(case: Case, document: Document) -> tuple[str, str]:
    """The source's citation, and the place in it."""
    if document.source is None:
        return "", document.cite or ""
    return case.source(document.source).cite, document.place or ""


def _when(time: Time | None) -> str:
    """As the document states it, on its own clock: to put all on one is for the reader."""
    return as_written(time.text) if time else ""


def _told(case: Case, ids: Iterable[str]) -> str:
    """Whose word it is, and through whom it came."""
    return ", as told by ".join(_names(case, (id,)) for id in ids)


def _names(case: Case, ids: Iterable[str]) -> str:
    """Names; of somebody unknown only that the document does not name him."""
    return ", ".join(
        "the editors" if id == EDITORS else "not said" if id == UNNAMED_WITNESS else name(case, id) for id in ids
    )


def name(case: Case, id: str, link: str = "") -> str:
    """A name, in brackets where it or its link is the editor's."""
    agent = case.agent(id)
    if agent.kind == "unknown":
        return "somebody not named"
    name = case.called(id) or agent.id
    return f"[{name}]" if agent.supplied or supplied(case, link) else name


def supplied(case: Case, subject: str) -> bool:
    return any(one.subject == subject for one in case.supplied)
