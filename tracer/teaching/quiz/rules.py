"""Which questions a case can be asked: only those whose answer its record gives.

Each rule looks for places where one answer holds in every way things can have been, takes wrong
answers from the same case, and makes no question where there are too few of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import pairwise

from tracer import wording
from tracer.analysis.flows import Transfer
from tracer.analysis.reading import Reading
from tracer.case.model import Statement
from tracer.checks.base import Finding
from tracer.kernel.temporal import Order
from tracer.kernel.truth import Truth
from tracer.report import Report
from tracer.teaching.quiz.model import Choice, Essay, Matching, Ordering, Question
from tracer.vocabulary import CONDUCT, RULING_MOODS, Extent, Mood, Standing, Verdict
from tracer.wording.claims import claim, item

#: A choice has so many wrong answers at least and at most, an ordering so many steps.
_FEWEST, _MOST = 2, 3
_STEPS = (3, 6)
#: Questions of one kind, so that a long case does not ask the same thing over and over.
_OF_ONE_KIND = 3
_MINUTE = 60_000_000
_EXTENTS = {
    Extent.EXISTENCE: "only that there was such a thing", Extent.SUBJECT: "what it was about, and no more",
    Extent.GIST: "the gist of it", Extent.TEXT: "its words",
}  # fmt: skip
_MOODS = {Mood.DID: "recorded as done", Mood.MUST: "ordered", Mood.WILL: "only promised", Mood.ASKED: "only asked for"}


def holders(report: Report) -> Iterable[Choice]:
    """Who held a thing at a moment at which one person certainly did."""
    reading = report.reading
    for thing in reading.custody.things:
        for transfer, instant in _moments(reading, thing):
            certain = reading.custody.at(thing, instant).certain
            if len(certain) != 1 or not _one_person(reading, certain[0]):
                continue
            wrong = [one for one in _people(report) if one != certain[0]]
            when = wording.when((instant, instant), reading.times.zone(transfer.id))
            if len(wrong) >= _FEWEST:
                yield Choice(
                    f"holder/{thing}/{transfer.id}/{instant}", f"Who held {item(reading, thing)} at {when}?",
                    _named(reading, [certain[0], *wrong[:_MOST]]), wording.name(reading, certain[0]),
                    _cited(reading, _accounts(reading, transfer)), _accounts(reading, transfer),
                )  # fmt: skip


def knowers(report: Report) -> Iterable[Choice]:
    """How much of a content somebody certainly knew, where nothing leaves open that he knew more."""
    reading = report.reading
    for knowing in reading.knowledge.all:
        low, high = knowing.since
        if knowing.certain is not Truth.YES or low is None or low != high or not _one_person(reading, knowing.agent):
            continue
        certain, possible = reading.knowledge.at(knowing.content, low).get(knowing.agent, (None, None))
        act = reading.accounts.find(knowing.path)
        if certain is None or certain is not possible or certain is not knowing.extent or act is None:
            continue
        when = wording.when(knowing.since, reading.times.zone(knowing.path))
        yield Choice(
            f"knew/{knowing.content}/{knowing.agent}/{knowing.path}",
            f"What is {wording.name(reading, knowing.agent)} shown to have known of {item(reading, knowing.content)} "
            f"at {when}?",
            tuple(_EXTENTS.values()), _EXTENTS[certain], _cited(reading, act.statements), act.statements,
        )  # fmt: skip


def standings(report: Report) -> Iterable[Matching]:
    """Which phrases tell of something done, and which only order it, promise it or ask for it."""
    reading = report.reading
    found: dict[str, list[Statement]] = {}
    for statement in reading.case.statements():
        label = _MOODS.get(statement.mood)
        act = reading.accounts.find(statement.id)
        shown = statement.mood is not Mood.DID or (act is not None and act.happened is Truth.YES)
        if label and statement.quote and shown and not statement.binds and statement.item and not statement.purpose:
            found.setdefault(label, []).append(statement)
    phrases = [s.quote for statements in found.values() for s in statements]
    chosen = {
        label: [s for s in statements if phrases.count(s.quote) == 1][:2] for label, statements in found.items()
    }
    pairs = [(_quoted(s), label) for label, statements in chosen.items() for s in statements]
    if len(pairs) >= _STEPS[0] and len({label for _, label in pairs}) > 1:
        evidence = tuple(s.id for statements in chosen.values() for s in statements)
        yield Matching(
            "standing", "What does the record make of what each phrase speaks of?", tuple(pairs),
            tuple(_MOODS[mood] for mood in (Mood.DID, Mood.MUST, Mood.WILL)) if not chosen.get(_MOODS[Mood.ASKED])
            else tuple(_MOODS.values()),
            _cited(reading, evidence), evidence,
        )  # fmt: skip


def orders_of_steps(report: Report) -> Iterable[Ordering]:
    """The longest row of hand-offs and messages of which the record leaves one order."""
    reading = report.reading
    steps = {t.id: _step(reading, t) for t in reading.flows.transfers if t.happened is Truth.YES and t.giver}
    for document in reading.case.documents:
        if document.author and document.addressees and document.id not in steps and document.date:
            names = (wording.names(reading, hands) for hands in (document.author, document.addressees))
            steps[document.id] = f"{' writes to '.join(names)} [{document.id}]"
    sayings = list(steps.values())
    ids = [id for id, words in steps.items() if sayings.count(words) == 1]
    row = _longest(reading, ids)[: _STEPS[1]]
    if len(row) >= _STEPS[0]:
        evidence = tuple(dict.fromkeys(e for id in row for e in _behind(reading, id)))
        yield Ordering(
            "order", "Put these in the order in which they happened, the first one first.",
            tuple(steps[id] for id in row), _cited(reading, evidence), evidence,
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
            question = f"{_undated(reading, act.statements[0])}. From which of these words does that depart?"
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


def open_questions(report: Report) -> Iterable[Choice]:
    """What would settle what cannot be told: the wrong answers are words already on hand, which do not."""
    reading = report.reading
    asked: set[str] = set()
    for finding in report.findings:
        if finding.kind != CONDUCT or not finding.settles or finding.code in asked:
            continue
        settling = wording.settling(finding.settles[0], reading)
        # More of a document than its quoted words may be what would settle it.
        phrases = [s for s in _phrases(reading) if f"[{s.document}]" not in settling]
        phrases.sort(key=lambda s: s.id not in (*finding.ordered, *finding.shown))
        wrong = [f"{_quoted(s)}, read once more" for s in phrases[:_MOST]]
        if len(wrong) >= _FEWEST:
            asked.add(finding.code)
            evidence = tuple(dict.fromkeys(e.statement for e in finding.evidence))
            told = wording.message(finding, reading)
            yield Choice(
                f"settles/{finding.key}", f"{told}. What would settle it?", (settling, *wrong), settling,
                f"{told}. What is on hand has been weighed already. {_cited(reading, evidence)}".strip(), evidence,
            )  # fmt: skip


def essays(report: Report) -> Iterable[Essay]:
    """What was ordered, what is shown, and what cannot be told, in a student's own words."""
    reading, teaching = report.reading, report.case.teaching
    asked = teaching.question if teaching else None
    wanted = [f for f in report.findings if f.verdict in (Verdict.DEVIATION, Verdict.CANNOT_TELL)]
    look_for = [_look_for(f, reading) for f in wanted if f.kind == CONDUCT]
    if not look_for:
        look_for = ["No departure from what was ordered is shown; a good answer does not claim one."]
    evidence = tuple(dict.fromkeys(e.statement for f in wanted for e in f.evidence))
    yield Essay(
        "essay",
        f"{asked or 'What was ordered, and what does the record show of what was done?'} Write about 150 words. Cite a "
        "document for each thing you state, and say what cannot be told and what paper would tell it.",
        tuple(look_for), evidence,
    )  # fmt: skip


#: Rules with how many of their questions are taken.
RULES: tuple[tuple[Callable[[Report], Iterable[Question]], int], ...] = (
    (holders, _OF_ONE_KIND), (standings, 1), (orders_of_steps, 1), (departures, _OF_ONE_KIND), (later_claims, 1),
    (knowers, _OF_ONE_KIND), (open_questions, _OF_ONE_KIND), (essays, 1),
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


def _people(report: Report) -> list[str]:
    """Persons and posts of the case, those of the ordered and the recorded way first."""
    reading = report.reading
    hands = [hand for route in reading.departures.routes for hands in reading.departures.hands(route) for hand in hands]
    hands += [hand for t in reading.flows.transfers for hand in (*t.giver, *t.recipient)]
    hands += [agent.id for agent in reading.case.agents]
    return [hand for hand in dict.fromkeys(hands) if _one_person(reading, hand)]


def _one_person(reading: Reading, agent: str) -> bool:
    return reading.case.agent(agent).kind in ("person", "post")


def _named(reading: Reading, agents: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(wording.name(reading, agent) for agent in agents))


def _accounts(reading: Reading, transfer: Transfer) -> tuple[str, ...]:
    return transfer.act.statements if transfer.act else (transfer.id,)


def _behind(reading: Reading, id: str) -> tuple[str, ...]:
    act = reading.accounts.find(id)
    return act.statements if act else (id,)


def _step(reading: Reading, transfer: Transfer) -> str:
    if transfer.act is not None:
        return _undated(reading, transfer.act.statements[0])
    document = reading.case.document(transfer.id)
    names = (wording.names(reading, hands) for hands in (document.author, document.addressees))
    return f"{' writes to '.join(names)} [{transfer.id}]"


def _undated(reading: Reading, id: str) -> str:
    """What a statement says without its time, which would give the order away."""
    return claim(replace(reading.accounts.statement(id), when=None, until=None), reading)


def _longest(reading: Reading, ids: list[str]) -> list[str]:
    """The longest row in which each is certainly before the next."""
    best: dict[str, list[str]] = {}

    def row(id: str) -> list[str]:
        if id not in best:
            after = [row(other) for other in ids if reading.times.compare(id, other) is Order.BEFORE]
            best[id] = [id, *max(after, key=len, default=[])]
        return best[id]

    return max((row(id) for id in ids), key=len, default=[])


def _phrases(reading: Reading) -> list[Statement]:
    """The statements that are quoted, each phrase once."""
    return list({s.quote: s for s in reversed(reading.case.statements()) if s.quote}.values())[::-1]


def _of_phrases(
    report: Report, id: str, question: str, right: Statement, barred: set[str], finding: Finding
) -> Iterable[Choice]:
    """A choice among quoted phrases: other orders first, then what else is said."""
    reading = report.reading
    # What the same document orders besides may be part of the same order.
    beside = (s for s in reading.case.document(right.document).says if s.mood in RULING_MOODS)
    barred = barred | {s.id for s in beside}
    others = [s for s in _phrases(reading) if s.id not in barred and s.quote != right.quote and not s.target]
    others.sort(key=lambda s: s.mood not in (Mood.MUST, Mood.MUST_NOT, Mood.ASKED))
    wrong = [_quoted(s) for s in others][:_MOST]
    if len(wrong) >= _FEWEST:
        told = wording.message(finding, reading)
        yield Choice(
            id, question, (_quoted(right), *wrong), _quoted(right), f"{told}. {_cited(reading, (right.id,))}",
            tuple(dict.fromkeys((right.id, *(e.statement for e in finding.evidence)))),
        )  # fmt: skip


def _look_for(finding: Finding, reading: Reading) -> str:
    settles = f"; what would settle it: {wording.settling(finding.settles[0], reading)}" if finding.settles else ""
    return f"{wording.message(finding, reading)}{settles}"


def _quoted(statement: Statement) -> str:
    return f"“{statement.quote}” [{statement.document}]"


def _cited(reading: Reading, ids: Iterable[str]) -> str:
    """The words that say so, and where they stand."""
    found = []
    for id in ids:
        statement = None if reading.case.is_document(id) else reading.accounts.statement(id)
        document = statement.document if statement else id
        words = f"“{statement.quote}”" if statement and statement.quote else ""
        where = ", ".join(filter(None, (f"[{document}]", wording.place(reading, document))))
        found.append(f"{words} {where}".strip())
    return "; ".join(dict.fromkeys(found))
