"""The documents in order, what each of them says, and their texts with the quoted words marked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tracer import wording
from tracer.analysis.reading import Reading
from tracer.case.model import Document, Statement
from tracer.case.quoting import Quotable, quotable
from tracer.report import Report
from tracer.views.page.receipts import marked
from tracer.views.page.references import Ref, References
from tracer.wording.claims import claim
from tracer.wording.testimony import removes, sureness, voices, whose_word

_HEAD = re.compile(r"(?:#.*\n)+")


@dataclass(frozen=True, slots=True)
class Row:
    """One claim.

    Attributes:
        text: the id of its quotation in the text on hand; empty where there is none.
        same: the claim that it restates.
        missing: whether the text is on hand and the quotation is not in it.
    """

    ref: Ref
    put_as: str
    sentence: str
    quote: str
    word: str
    removes: str
    sure: str
    text: str
    same: Ref | None
    missing: bool
    supplied: str
    note: str


@dataclass(frozen=True, slots=True)
class Paper:
    """One document: its head as (label, words), and what it says."""

    ref: Ref
    title: str
    head: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters of a text, all in the same quotations.

    Attributes:
        claims: those whose quotations it belongs to.
        starts: those whose quotations begin here; `ends` those whose end here.
    """

    text: str
    claims: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a source that is on hand, line by line.

    Attributes:
        file_note: the lines before it that begin with `#`: of the file, and no words of the source.
    """

    cite: str
    target: str
    file_note: str
    lines: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Documents that follow each other and are printed in one source.

    Attributes:
        text: that of the source, if it is on hand and most quotations that are in it stand here.
        elsewhere: the id of that text, if it is on hand and stands with other documents.
    """

    papers: tuple[Paper, ...]
    text: Text | None = None
    elsewhere: str = ""


def groups(report: Report, refs: References) -> tuple[Group, ...]:
    """All documents of a case in order."""
    reading = report.reading
    texts = {source: quotable(text) for source, text in reading.texts}
    found: list[tuple[str, list[Paper]]] = []
    for document in reading.case.documents:
        source = document.source or ""
        paper = _paper(document, reading, refs, texts.get(source))
        if found and source and source == found[-1][0]:
            found[-1][1].append(paper)
        else:
            found.append((source, [paper]))
    homes = {source: max((n for n, one in enumerate(found) if one[0] == source), key=lambda n: _quoted(found[n][1]))
             for source, _ in found}  # fmt: skip
    return tuple(
        Group(tuple(papers)) if source not in texts
        else Group(tuple(papers), _text(source, texts[source], reading, refs)) if homes[source] == number
        else Group(tuple(papers), elsewhere=_target(source, reading))
        for number, (source, papers) in enumerate(found)
    )  # fmt: skip


def _quoted(papers: Iterable[Paper]) -> int:
    """How many of their quotations are in the text on hand."""
    return sum(bool(row.text) for paper in papers for row in paper.rows)


def _target(source: str, reading: Reading) -> str:
    return f"text-{[id for id, _ in reading.texts].index(source) + 1}"


def _paper(document: Document, reading: Reading, refs: References, text: Quotable | None) -> Paper:
    return Paper(
        refs.document(document.id), _title(document, reading), tuple(_head(document, reading)),
        tuple(_row(statement, reading, refs, text) for statement in document.says),
    )  # fmt: skip


def _title(document: Document, reading: Reading) -> str:
    """What a document is called; where the case calls it nothing, whose it is and to whom."""
    several = [wording.names(reading, hands) for hands in (document.author, document.addressees) if hands]
    return document.title or " to ".join(several)


def _head(document: Document, reading: Reading) -> Iterable[tuple[str, str]]:
    def listed(ids: tuple[str, ...]) -> str:
        return ", ".join(f"[{id}]" if reading.case.is_document(id) else wording.item_name(reading, id) for id in ids)

    for label, hands in (
        ("From", document.author), ("Signed", document.signed),
        ("To", document.addressees), ("Copies to", document.copies), ("Through", document.through),
    ):  # fmt: skip
        if hands:
            yield label, wording.names(reading, hands)
    yield "Account of", voices(document.by, reading)
    yield "Via", document.via or ""
    yield "Dated", wording.printed(reading, document.id)
    if document.received:
        yield "Marked as received", marked(document.received)
    for label, ids in (
        ("Carries", document.carries), ("Answers", document.answers), ("Refers to", document.refers_to),
        ("Rests on", document.rests_on), ("May be", document.may_be),
    ):  # fmt: skip
        yield label, listed(ids)
    yield "Marking", document.marking or ""
    yield "Cited from", wording.place(reading, document.id)
    yield "File", document.file or ""
    yield "Seen of it", document.seen
    yield "Withheld", "; ".join(document.withheld)
    yield "Supplied by the editor", document.supplied or ""


def _row(statement: Statement, reading: Reading, refs: References, text: Quotable | None) -> Row:
    number = refs.number(statement.id)
    found = text.find(statement.quote) if text and statement.quote else None
    root = reading.accounts.root[statement.id]
    return Row(
        refs.claim(statement.id), wording.put_as(statement), claim(statement, reading),
        " ".join((statement.quote or "").split()), whose_word(statement, reading),
        removes(reading.accounts.witness(statement)), sureness(statement, reading),
        f"quote-{number}" if found else "", refs.claim(root) if root != statement.id else None,
        bool(text and statement.quote and not found), statement.supplied or "", statement.note or "",
    )  # fmt: skip


def _text(source: str, text: Quotable, reading: Reading, refs: References) -> Text:
    spans: dict[int, tuple[tuple[int, int], ...]] = {}
    for document in reading.case.documents:
        if document.source == source:
            for statement in document.says:
                places = text.find(statement.quote) if statement.quote else None
                if places:
                    spans[refs.number(statement.id)] = places
    first = min((start for places in spans.values() for start, _ in places), default=len(text.text))
    head = _HEAD.match(text.text, 0, first)
    note = " ".join(line.lstrip("# ") for line in head[0].splitlines()) if head else ""
    lines = tuple(_lines(text.text, spans, head.end() if head else 0))
    return Text(reading.case.source(source).cite, _target(source, reading), note, lines)


def _lines(text: str, spans: dict[int, tuple[tuple[int, int], ...]], at: int) -> Iterable[tuple[Piece, ...]]:
    """The lines of a text from one place on, cut wherever a quotation begins or ends."""
    cuts = {place for places in spans.values() for span in places for place in span}
    firsts = {claim: places[0][0] for claim, places in spans.items()}
    lasts = {claim: places[-1][1] for claim, places in spans.items()}
    for line in text[at:].splitlines(keepends=True):
        inner = sorted({at, at + len(line), *(cut for cut in cuts if at < cut < at + len(line))})
        pieces = [
            Piece(
                text[a:b],
                tuple(claim for claim, places in spans.items() if any(s <= a and b <= e for s, e in places)),
                tuple(claim for claim, first in firsts.items() if first == a),
                tuple(claim for claim, last in lasts.items() if a < last <= b),
            )
            for a, b in zip(inner, inner[1:], strict=False)
        ]  # fmt: skip
        if line.strip():
            yield tuple(pieces)
        at += len(line)
