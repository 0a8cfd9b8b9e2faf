"""The passage in prose, step by step in the order of time: what the diagrams show, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tracer import wording
from tracer.analysis.accounts import Act
from tracer.analysis.reading import Reading
from tracer.case.model import Document
from tracer.kernel.temporal import Order
from tracer.report import Report
from tracer.views.page.references import Ref, References
from tracer.vocabulary import Mood, Verdict
from tracer.wording.nouns import item
from tracer.wording.testimony import removes, sureness, voices, whose_word

#: How many steps can be read; what is beyond stands with the documents.
_MOST = 150
#: How many places what its order dates can stand before where its latest time would put it.
_BACK = 200


@dataclass(frozen=True, slots=True)
class Step:
    """One act, or one document with what it orders, asks, promises and thinks.

    Attributes:
        sentences: each with the claim or document that it comes from.
        notes: the departures that begin here, as (number, footnote).
    """

    when: str
    sentences: tuple[tuple[str, Ref], ...]
    notes: tuple[tuple[str, Ref], ...] = ()


def walk(report: Report, refs: References) -> tuple[tuple[Step, ...], int]:
    """The steps, first to last, and how many more there are than are given."""
    reading = report.reading
    steps = [(id, _of_act(act, report, refs)) for act in reading.accounts.acts for id in (act.id,)]
    steps += [(document.id, _of_document(document, reading, refs)) for document in reading.case.documents]
    ordered = _in_order([id for id, _ in steps], reading)
    found = dict(steps)
    return tuple(found[id] for id in ordered[:_MOST]), max(len(ordered) - _MOST, 0)


def _in_order(ids: list[str], reading: Reading) -> list[str]:
    """By the latest time that each can have been; what only its order dates stands where that puts it."""
    def key(id: str) -> tuple[float, float]:
        low, high = reading.times.of(id)
        return (float("inf") if high is None else high, float("-inf") if low is None else low)

    found: list[str] = []
    for id in sorted(ids, key=key):
        late = range(max(0, len(found) - _BACK), len(found))
        after = (n for n in late if reading.times.compare(id, found[n]) is Order.BEFORE)
        found.insert(next(after, len(found)), id)
    return found


def _of_act(act: Act, report: Report, refs: References) -> Step:
    reading = report.reading
    sentences = []
    for number, id in enumerate(act.statements):
        statement = reading.accounts.statement(id)
        word = f"{whose_word(statement, reading)}, {removes(reading.accounts.witness(statement))}"
        about = statement.when is not None and statement.when.approximate
        dated = number == 0 and reading.times.stated(id) == reading.times.of(act.id) and not about
        said = refs.told(statement, reading, timed=not dated)
        told = f"{said}, on the word of {word}" if number == 0 else f"Another account: {said}, on the word of {word}"
        tail = "" if number + 1 < len(act.statements) else f"; {sureness(statement, reading)}"
        sentences.append((f"{told}{tail}.", refs.claim(id)))
    notes = [
        (report.number(act.id), refs.note(root.key))
        for root in (report.root(act.id) if act.id in report.departures else None,)
        if root is not None and root.verdict is Verdict.DEVIATION
    ]  # fmt: skip
    return Step(_when(reading, act.id), tuple(sentences), tuple(notes))


def _of_document(document: Document, reading: Reading, refs: References) -> Step:
    head = " ".join(one if one.endswith(".") else f"{one}." for one in _head(document, reading))
    sentences = [(head, refs.document(document.id))]
    for statement in document.says:
        if statement.mood not in (Mood.DID, Mood.DID_NOT):
            sentences.append((f"{refs.told(statement, reading)}.", refs.claim(statement.id)))
    return Step(_when(reading, document.id), tuple(sentences))


def _head(document: Document, reading: Reading) -> Iterable[str]:
    title = document.title or ("A document" if document.author or not document.by else "An account")
    comma = "," if document.title else ""
    if document.author:
        parts = [f"{title}{comma} from {wording.names(reading, document.author)}"]
    else:
        parts = [f"{title}{comma} by {voices(document.by, reading)}" if document.by else f"{title}, author not named"]
    if document.addressees:
        parts.append(f" to {wording.names(reading, document.addressees)}")
    if document.via and document.via.casefold() not in title.casefold():
        parts.append(f", via {document.via}")
    if document.carries:
        parts.append(f"; it carries {' and '.join(item(reading, one) for one in document.carries)}")
    parts += [f"; it answers {', '.join(f'[{one}]' for one in document.answers)}"] if document.answers else []
    text = "".join(parts)
    yield text[:1].upper() + text[1:]
    if document.seen != "whole":
        yield document.seen.capitalize() if document.seen.startswith("not ") else f"Seen of it: {document.seen}"


def _when(reading: Reading, id: str) -> str:
    if reading.times.of(id) == (None, None):
        return "At a time not recorded"
    words = wording.printed(reading, id) if reading.case.is_document(id) else wording.told_when(reading, id)
    return words[:1].upper() + words[1:]
