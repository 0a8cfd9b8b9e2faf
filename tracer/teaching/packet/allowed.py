"""What a student may be shown of a case: a list of what is allowed, made of the case and never of its findings.

Whatever is not taken over here is not in the student's folder. Left out is all that is a reading
of the documents: what was done, in which mood, who is unknown, what the editor supplied and why,
what is expected, and everything of the lesson that is the instructor's.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from math import ceil

from tracer.case.model import Agent, Case, Document, Statement
from tracer.case.namesakes import told_apart
from tracer.teaching.handing import held_back, named_later
from tracer.teaching.packet.heads import called, head, name, printed, supplied
from tracer.teaching.packet.paragraphs import paragraphs, single
from tracer.vocabulary import EDITORS, RULING_MOODS, SEEN_AT_ALL, UNNAMED_WITNESS, Mood

_QUESTION = "Who held it, what was ordered, where do the two differ, and what can the record not tell?"
#: Rows on a sheet of the organiser.
SHEET = 9
#: Where no document orders, forbids or allows anything in words that students see.
_UNORDERED = "Who had it from whom, by whose word, and what can the record not tell?"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom the documents name; `bodies` are those that he is in, nearest first.

    Attributes:
        post: what he is called and the posts that he holds.
        body: whether it is a body and no person or post.
        supplied: whether the name is the editor's.
        within: the place of the nearest body in the list of names.
    """

    name: str
    post: str
    bodies: tuple[str, ...]
    body: bool
    supplied: bool
    within: int | None

    @property
    def shown(self) -> str:
        """The name as it is printed."""
        return f"[{self.name}]" if self.supplied else self.name


@dataclass(frozen=True, slots=True)
class Paper:
    """One document: where its text is not on hand its head, and words of it.

    Attributes:
        id: by which it is cited in what is handed in.
        head: (label, words), as from, to, date.
        printed: where, and `place` only where in its source.
        seen: how much of it has been seen, in a word of `vocabulary.SEEN`.
        extracts: its words, in its order.
        noted: whether it is only what the editors say in a note of theirs.
    """

    id: str
    title: str
    head: tuple[tuple[str, str], ...]
    printed: str
    place: str
    seen: str
    extracts: tuple[str, ...]
    noted: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where documents are printed or kept; `text` are the paragraphs of its text, where that is on hand."""

    cite: str
    text: tuple[str, ...]
    papers: tuple[Paper, ...]


@dataclass(frozen=True, slots=True)
class Order:
    """The words in which a document orders, forbids or allows."""

    paper: Paper
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Handout:
    """All that a student is shown.

    Attributes:
        rows: of the table in which he enters hand-offs.
    """

    title: str
    question: str
    situation: tuple[str, ...]
    questions: tuple[str, ...]
    people: tuple[Person, ...]
    orders: tuple[Order, ...]
    places: tuple[Place, ...]
    rows: int

    @property
    def papers(self) -> tuple[Paper, ...]:
        """All documents, as they are printed."""
        return tuple(paper for place in self.places for paper in place.papers)


def handout(case: Case, texts: Iterable[tuple[str, str]] = ()) -> Handout:
    """What a student may be shown.

    Args:
        case: the instructor's case.
        texts: (source id, text) of the sources whose text is on hand.

    Example:
        >>> import tracer
        >>> shown = handout(tracer.load(tracer.example("bush-gorbachev-1990")))
        >>> [paper.id for paper in shown.papers], shown.orders[0].words
        (['m1', 'm2', 'm3'], ('Please pass the following message to President Gorbachev',))
    """
    lesson = case.teaching
    first = replace(case, documents=tuple(one for one in case.documents if one.id not in lesson.held_back))
    # A text that holds what is held back is not shown before that, either.
    later = {one.source for one in held_back(case)}
    on_hand = {id: paragraphs(text) for id, text in texts if id not in later}
    orders = tuple(_orders(first, on_hand))
    return Handout(
        case.title, lesson.question or (_QUESTION if orders else _UNORDERED), lesson.situation, lesson.questions,
        _people(case), orders, tuple(_places(first, on_hand)), _rows(case),
    )  # fmt: skip


def _rows(case: Case) -> int:
    """Whole sheets, with a row for each document and each telling of an act: never fewer than hand-offs.

    What two documents tell of one hand-off counts twice here, so that the number tells nothing.
    """
    told = sum(one.mood is Mood.DID and bool(one.giver or one.recipient) for one in case.statements())
    return ceil((len(case.documents) + told) / SHEET) * SHEET or SHEET


def handed_later(case: Case, texts: Iterable[tuple[str, str]] = ()) -> tuple[Place, ...]:
    """What a student is shown with part B, and not before: nothing, where the case holds nothing back."""
    on_hand = {id: paragraphs(text) for id, text in texts}
    return tuple(_places(replace(case, documents=held_back(case)), on_hand))


def _people(case: Case) -> tuple[Person, ...]:
    """By name, so that no order of the file tells anything; without those of whom only what is held back speaks."""
    hidden = named_later(case)
    links = {agent.id: [one.of for one in agent.memberships if one.of not in hidden] for agent in case.agents}
    named = sorted(
        (agent for agent in case.agents if agent.kind != "unknown" and not agent.inline and agent.id not in hidden),
        key=lambda agent: (agent.name.casefold(), agent.post or "", agent.id),
    )
    apart = told_apart(named)
    places = {agent.id: place for place, agent in enumerate(named) if agent.kind == "body"}
    return tuple(
        Person(
            apart[agent.id], ", ".join(_posts(case, agent, hidden)),
            tuple(name(case, of, f"{agent.id}/in/{of}") for of in links[agent.id]),
            agent.kind == "body", agent.supplied is not None,
            next((places[of] for of in links[agent.id] if of in places), None),
        )
        for agent in named
    )  # fmt: skip


def _posts(case: Case, agent: Agent, hidden: Container[str]) -> Iterable[str]:
    """What he is called, then the posts that he holds."""
    if agent.post and agent.post != agent.name:
        yield agent.post
    yield from (name(case, one.of, f"{agent.id}/holds/{one.of}") for one in agent.holds if one.of not in hidden)


def _orders(case: Case, on_hand: Container[str]) -> Iterable[Order]:
    for document in case.documents:
        words = tuple(dict.fromkeys(
            single(one.quote) for one in document.says if one.mood in RULING_MOODS and one.quote and _own(one)
        ))  # fmt: skip
        if words:
            yield Order(_paper(case, document, (document.source or "") in on_hand), words)


def _own(statement: Statement) -> bool:
    """Whether the document itself rules, from the time it was written on: no report of a rule, no reading of one."""
    return not (
        statement.binds or statement.purpose or statement.supplied or EDITORS in statement.by
        or UNNAMED_WITNESS in statement.by or statement.target
    )  # fmt: skip


def _places(case: Case, on_hand: dict[str, tuple[str, ...]]) -> Iterable[Place]:
    for source in case.sources:
        documents = [one for one in case.documents if one.source == source.id]
        if documents:
            text = on_hand.get(source.id, ())
            cite = f"[{source.cite}]" if supplied(case, f"sources/{source.id}") else source.cite
            # What a source prints stands first, then what is in its notes, and what it only names.
            documents.sort(key=lambda one: (one.seen not in SEEN_AT_ALL, bool(one.place)))
            yield Place(cite, text, tuple(_paper(case, one, bool(text)) for one in documents))
    loose = [one for one in case.documents if one.source is None]
    if loose:
        yield Place("Other documents", (), tuple(_paper(case, one, False) for one in loose))


def _paper(case: Case, document: Document, on_hand: bool) -> Paper:
    """With its text on hand a document is named by where it is printed: who wrote it, to whom, and when, is there."""
    cite, place = printed(case, document)
    where = ", ".join(part for part in (cite, place) if part)
    beside = any((one.source, one.place, one.title) == (document.source, document.place, None)
                 and one.seen in SEEN_AT_ALL for one in case.documents if one is not document)  # fmt: skip
    title = document.title or (where if on_hand and not beside else called(case, document))
    words = [one.quote for one in document.says if one.quote and not one.supplied]
    return Paper(
        document.id, f"[{title}]" if document.supplied else title,
        () if on_hand else tuple(head(case, document)), where, place, document.seen,
        () if on_hand else tuple(dict.fromkeys(single(one) for one in words)),
        document.by[-1:] == (EDITORS,) and bool(place) and not document.title,
    )  # fmt: skip
