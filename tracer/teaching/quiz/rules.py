"""Which questions a case can be asked: only those whose answer its record gives.

Each rule looks for places where one answer holds in every way things can have been, takes wrong
answers from the same case, and makes no question where there are too few of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise, zip_longest

from tracer import wording
from tracer.analysis.flows import Transfer
from tracer.analysis.reading import Reading
from tracer.case.model import Statement
from tracer.checks.base import Finding
from tracer.kernel.truth import Truth
from tracer.report import Report
from tracer.teaching.quiz.citing import FEWEST, MOST, STEPS, authored, cited, in_its_words, once_quoted, phrases, quoted
from tracer.teaching.quiz.hands import contested, one_person, people, same_hand, undated
from tracer.teaching.quiz.knowing import informed, knowers
from tracer.teaching.quiz.model import Choice, Matching, Question, printed
from tracer.teaching.quiz.papers import seen
from tracer.teaching.quiz.phrasing import said_plainly
from tracer.teaching.quiz.steps import orders_of_steps
from tracer.teaching.quiz.testimony import at_odds, one_or_two, witnesses
from tracer.teaching.quiz.unknowns import essays, open_questions
from tracer.vocabulary import MOVING, RULING_MOODS, Extent, Mood, Standing, Verdict
from tracer.wording.nouns import item

#: Questions of one kind, so that a long case does not ask the same thing over and over.
OF_ONE_KIND = 3
_MINUTE = 60_000_000
#: Not to do something may be called ordered as well as forbidden.
_RULED = "that something was ordered, or forbidden"
_MOODS = {
    Mood.DID: "that something was done", Mood.MUST: _RULED,
    Mood.WILL: "that something was promised", Mood.ASKED: "that something was asked for, or proposed",
    Mood.DID_NOT: "that something was not done", Mood.MUST_NOT: _RULED,
    Mood.BELIEVES: "that something was believed",
}  # fmt: skip
#: Offered in any case; the others where one of them is right.
_OFFERED = (Mood.DID, Mood.MUST, Mood.WILL)


def holders(report: Report) -> Iterable[Choice]:
    """Who held a thing at a moment at which one person certainly did."""
    reading = report.reading
    disputed = contested(report)
    for thing in reading.custody.things:
        for transfer, instant in _moments(reading, thing):
            if transfer.id in disputed:
                continue
            certain = reading.custody.at(thing, instant).certain
            if len(certain) != 1 or not one_person(reading, certain[0]):
                continue
            wrong = [one for one in people(report) if not same_hand(reading, one, certain[0])]
            when = wording.when((instant, instant), reading.times.zone(transfer.id))
            just = "when it had just changed hands, " if reading.times.of(transfer.id)[1] == instant else ""
            if len(wrong) >= FEWEST:
                yield Choice(
                    f"holder/{thing}/{transfer.id}/{instant}", f"Who held {item(reading, thing)} {just}at {when}?",
                    _named(reading, [certain[0], *wrong[:MOST]]), wording.name(reading, certain[0]),
                    cited(reading, _accounts(reading, transfer)), _accounts(reading, transfer),
                )  # fmt: skip


def standings(report: Report) -> Iterable[Matching]:
    """Which phrases tell of something done, and which only of an order, a promise or a request."""
    reading = report.reading
    found: dict[str, list[Statement]] = {}
    for statement in reading.case.statements():
        label = _MOODS.get(statement.mood)
        act = reading.accounts.find(statement.id)
        shown = statement.mood is not Mood.DID or (act is not None and act.happened is Truth.YES)
        # Who tells what a paper is about may do so in words that promise or order.
        about = statement.extent is not None and statement.extent is not Extent.TEXT
        # What is to be done or not on a condition stands between an order and leave.
        ruled = statement.binds or statement.purpose or statement.condition
        plain = statement.quote and statement.item and not (ruled or about)
        if label and shown and plain and said_plainly(statement):
            found.setdefault(label, []).append(statement)
    alone = once_quoted(reading)
    chosen = {
        label: [s for s in sorted(statements, key=lambda s: s.verb not in MOVING) if s in alone][:2]
        for label, statements in found.items()
    }
    # One of each first.
    turns = [(s, label) for row in zip_longest(*chosen.values()) for s, label in zip(row, chosen, strict=True) if s]
    taken = turns[: STEPS[1]]
    if len(taken) >= STEPS[0] and len({label for _, label in taken}) > 1:
        evidence = tuple(s.id for s, _ in taken)
        yield Matching(
            "standing", "What does the document say with each of these phrases?",
            tuple((quoted(s), label) for s, label in taken),
            tuple(dict.fromkeys(
                label for mood, label in _MOODS.items() if mood in _OFFERED or label in {one for _, one in taken}
            )),
            cited(reading, evidence), evidence,
        )  # fmt: skip


def sources(report: Report, others: Iterable[Question]) -> Iterable[Matching]:
    """In which document a phrase stands, of phrases that no other question prints with their documents."""
    reading = report.reading
    words = "\n".join(map(printed, others))
    quotes = {(s.quote, s.document) for s in reading.case.statements() if s.quote}
    said = {
        s.document: s for s in reversed(phrases(reading))
        if s.quote and in_its_words(reading, s) and s.quote not in words
        and {id for quote, id in quotes if s.quote in quote} == {s.document}
    }  # fmt: skip
    # A note or an enclosure stands in the document that it is printed with, too: one of each source is offered.
    first = {d.source or d.cite or d.id: d.id for d in reversed(reading.case.documents) if d.id in said}
    documents = [d.id for d in reading.case.documents if d.id in first.values()]
    labels = {id: authored(reading, id) for id in documents}
    chosen = [id for id in documents if list(labels.values()).count(labels[id]) == 1][: STEPS[1]]
    if len(chosen) >= STEPS[0]:
        evidence = tuple(said[id].id for id in chosen)
        yield Matching(
            "source", "In which document does each of these phrases stand?",
            tuple((f"“{said[id].quote}”", labels[id]) for id in chosen), tuple(labels[id] for id in chosen),
            cited(reading, evidence), evidence,
        )  # fmt: skip


def departures(report: Report) -> Iterable[Choice]:
    """From which words of an order an act departed."""
    reading = report.reading
    for departure in report.departures:
        root = report.root(departure)
        act = reading.accounts.find(departure)
        if root is None or root.verdict is not Verdict.DEVIATION or act is None:
            continue
        rules = [reading.accounts.statement(id) for id in root.ordered if not reading.case.is_document(id)]
        right = next((s for s in rules if s.quote), None)
        theirs = {id for f in report.findings if f.departure == departure for id in f.ordered}
        if right is not None:
            question = f"{undated(reading, act.statements[0])}. From which of these words does that depart?"
            yield from _of_phrases(report, f"departed/{departure}", question, right, theirs, root)


def later_claims(report: Report) -> Iterable[Choice]:
    """Which rule is only known from what its issuer said after the act."""
    reading = report.reading
    for finding in report.findings:
        if finding.verdict is not Verdict.DEVIATION or finding.standing is not Standing.CLAIMED:
            continue
        rules = [reading.accounts.statement(id) for id in finding.ordered if not reading.case.is_document(id)]
        right = next((s for s in rules if s.quote and s.binds), None)
        if right is not None:
            later = {s.id for s in reading.case.statements() if s.binds}
            question = "Which of these is known to have been ordered only from a word written after the act?"
            yield from _of_phrases(report, f"later/{right.id}", question, right, later, finding)


#: Rules with how many of their questions are taken.
RULES: tuple[tuple[Callable[[Report], Iterable[Question]], int], ...] = (
    (holders, OF_ONE_KIND), (standings, 1), (orders_of_steps, 1), (departures, OF_ONE_KIND),
    (later_claims, 1), (knowers, OF_ONE_KIND), (informed, 2), (witnesses, 1), (one_or_two, 2),
    (at_odds, 1), (seen, 1), (open_questions, OF_ONE_KIND), (essays, 1),
)  # fmt: skip


def _moments(reading: Reading, thing: str) -> Iterable[tuple[Transfer, int]]:
    """The dated hand-overs of a thing, and the middle between two of them."""
    dated = []
    for transfer in reading.custody.chain(thing):
        low, high = reading.times.of(transfer.id)
        if low is not None and low == high:
            dated.append((transfer, low))
    yield from dated
    for (one, start), (_, end) in pairwise(dated):
        middle = start + (end - start) // 2 // _MINUTE * _MINUTE
        if middle > start:
            yield one, middle


def _named(reading: Reading, agents: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(wording.name(reading, agent) for agent in agents))


def _accounts(reading: Reading, transfer: Transfer) -> tuple[str, ...]:
    return transfer.act.statements if transfer.act else (transfer.id,)


def _of_phrases(
    report: Report, id: str, question: str, right: Statement, barred: set[str], finding: Finding
) -> Iterable[Choice]:
    """A choice among quoted phrases: other orders first, then what else is said."""
    reading = report.reading
    # What the same document orders besides may be part of the same order.
    beside = (s for s in reading.case.document(right.document).says if s.mood in RULING_MOODS)
    barred = barred | {s.id for s in beside}
    others = [s for s in phrases(reading) if s.id not in barred and s.quote != right.quote and not s.target]
    others.sort(key=lambda s: s.mood not in (Mood.MUST, Mood.MUST_NOT, Mood.ASKED))
    wrong = [quoted(s) for s in others][:MOST]
    if len(wrong) >= FEWEST:
        told = wording.message(finding, reading)
        yield Choice(
            id, question, (quoted(right), *wrong), quoted(right), f"{told}. {cited(reading, (right.id,))}",
            tuple(dict.fromkeys((right.id, *(e.statement for e in finding.evidence)))),
        )  # fmt: skip
