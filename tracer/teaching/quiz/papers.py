"""Questions on the papers themselves: how much of each has been seen, and from whom to whom an order went."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tracer import wording
from tracer.analysis.reading import Reading
from tracer.case.model import Document, Statement
from tracer.report import Report
from tracer.teaching.quiz.citing import (
    FEWEST,
    MOST,
    STEPS,
    addressed,
    authored,
    cited,
    once_quoted,
    placed,
    quoted,
    spread,
)
from tracer.teaching.quiz.hands import maybe_one, people
from tracer.teaching.quiz.model import Choice, Matching, Question, printed
from tracer.vocabulary import EDITORS, RULING_MOODS, SEEN_AT_ALL

#: How much of a document has been seen, as students are asked for it.
_SEEN = {
    "whole": "all of it", **dict.fromkeys(("with deletions", "opening", "excerpt"), "a part of it"),
    "summary": "only a summary of it", "not printed": "nothing: it is only mentioned",
    "not found": "nothing: a search did not find it",
}  # fmt: skip
#: From where an order may be known; that it is not seen is the first.
_KNOWN = (
    "from what another document says of the order, which itself has not been seen", "from the order itself",
    "from nothing: it was only asked for",
)


def seen(report: Report) -> Iterable[Matching]:
    """How much of each document has been seen, where it is not of all of them the same."""
    reading = report.reading
    later = reading.case.teaching.held_back
    # An editors' note is on hand whole, however much it gives of somebody's words.
    papers = [d for d in reading.case.documents if d.by[-1:] != (EDITORS,) or (d.by != (EDITORS,) and d.title)]
    found = [(d, _SEEN[d.seen]) for d in papers if d.id not in later]
    chosen = spread(found)
    names = [authored(reading, d.id) for d, _ in chosen]
    labels = tuple(dict.fromkeys(label for _, label in chosen))
    if len(chosen) < STEPS[0] or len(labels) < FEWEST:
        return
    evidence = tuple(d.id for d, _ in chosen)
    yield Matching(
        "seen", "How much of each of these documents has been seen?",
        tuple((name, label) for name, (_, label) in zip(names, chosen, strict=True)), labels,
        "; ".join(f"{cited(reading, (d.id,))}: {d.seen}" for d, _ in chosen), evidence,
    )  # fmt: skip


def mandates(report: Report, others: Iterable[Question]) -> Iterable[Choice]:
    """Whose words of an order are, and to whom they go, where one wrote to one and no other question tells it."""
    reading = report.reading
    words = "\n".join(map(printed, others))
    asked: set[tuple[str, str]] = set()
    for rule in once_quoted(reading):
        document = reading.case.document(rule.document)
        if rule.mood not in RULING_MOODS or rule.purpose or rule.binds or not _plain(rule, document):
            continue
        if addressed(reading, document.id, words) or not placed(rule, words):
            continue
        right = document.author[0], document.addressees[0]
        ways = [right, *_other_ways(report, document, right)][: MOST + 1]
        options = tuple(dict.fromkeys(" to ".join(wording.name(reading, one) for one in way) for way in ways))
        if right not in asked and len(options) > FEWEST:
            asked.add(right)
            yield Choice(
                f"mandate/{rule.id}", f"{quoted(rule)}: whose words are these, and to whom do they go?", options,
                options[0], cited(reading, (rule.id,)), (rule.id,),
            )  # fmt: skip


def rests(report: Report, others: Iterable[Question]) -> Iterable[Choice]:
    """From where it is known that something had been ordered, where the order itself has not been seen."""
    reading = report.reading
    words = "\n".join(map(printed, others))
    for rule in once_quoted(reading):
        if rule.mood not in RULING_MOODS or rule.purpose or not rule.binds or not reading.case.is_document(rule.binds):
            continue
        order = reading.case.document(rule.binds)
        if not placed(rule, words):
            continue
        if order.seen not in SEEN_AT_ALL and not any(one.quote for one in order.says):
            yield Choice(
                f"rests/{rule.id}", f"{quoted(rule)}: from where is it known what had been ordered?",
                _KNOWN, _KNOWN[0], f"{cited(reading, (rule.id,))}; [{order.id}]: {order.seen}", (rule.id, order.id),
            )  # fmt: skip


def _other_ways(report: Report, order: Document, right: tuple[str, str]) -> Iterator[tuple[str, str]]:
    """From whom to whom else something went in this case, then from whom to whom it might have gone.

    What stands in the same source may hold these words, too, as a telegram does that asks for another to be sent.
    """
    reading = report.reading
    issuer, bound = right
    later = reading.case.teaching.held_back
    papers = [one for one in reading.case.documents if len(one.author) == len(one.addressees) == 1]
    ways = {one.id: (one.author[0], one.addressees[0]) for one in papers}
    beside = [ways[one.id] for one in papers if one.source and one.source == order.source] + [right]
    for paper in papers:
        if paper.id not in later and not any(_alike(reading, ways[paper.id], way) for way in beside):
            yield ways[paper.id]
    others = [
        one for one in people(report)
        if reading.case.agent(one).kind == "person" and not any(maybe_one(reading, one, hand) for hand in right)
    ]  # fmt: skip
    made = [way for one in others for way in ((issuer, one), (bound, one), (one, bound))]
    yield from (way for way in made if not any(_alike(reading, way, other) for other in beside))


def _alike(reading: Reading, one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether both may be from the same hands to the same."""
    return all(maybe_one(reading, a, b) for a, b in zip(one, other, strict=True))


def _plain(rule: Statement, document: Document) -> bool:
    """Whether it is the author's own word to the one addressee of the document that gives it, and seen as written."""
    alone = len(document.author) == len(document.addressees) == 1 and not document.copies
    own = not rule.by and document.seen in SEEN_AT_ALL - {"summary"}
    return alone and own and set(rule.giver or rule.who) <= set(document.addressees)
