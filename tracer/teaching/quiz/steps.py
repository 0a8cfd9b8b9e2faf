"""Steps of a case to be put in order: those of which the record leaves one order, told so that they fit no other."""

from __future__ import annotations

from collections.abc import Iterable

from tracer import wording
from tracer.analysis.flows import Transfer
from tracer.analysis.reading import Reading
from tracer.kernel.temporal import Order
from tracer.kernel.truth import Truth
from tracer.report import Report
from tracer.teaching.quiz.citing import FEWEST, STEPS, cited, message
from tracer.teaching.quiz.hands import contested, same_hand, undated
from tracer.teaching.quiz.model import Ordering


def orders_of_steps(report: Report) -> Iterable[Ordering]:
    """The longest row of hand-offs and messages of which the record leaves one order."""
    reading = report.reading
    steps = {t.id: _step(reading, t) for t in reading.flows.transfers if t.happened is Truth.YES and t.giver}
    for document in reading.case.documents:
        if document.id not in steps and document.date and (written := message(reading, document.id)):
            steps[document.id] = written
    sayings = [(words, reading.case.is_document(id)) for id, words in steps.items()]
    disputed = contested(report)
    ids = [id for id, words in steps.items() if sayings.count((words, False)) < FEWEST and id not in disputed]
    row = _longest(reading, ids)[: STEPS[1]]
    # A short name may hold a number or a date, so it stands only where nothing else tells two messages apart.
    told = [f"{steps[id]} [{id}]" if _fits_another(reading, id) else steps[id] for id in row]
    if len(row) >= STEPS[0]:
        evidence = tuple(dict.fromkeys(e for id in row for e in _behind(reading, id)))
        yield Ordering(
            "order", "Put these in the order in which they happened, the first one first.",
            tuple(told), "; ".join(_dated(reading, id) for id in row), evidence,
        )  # fmt: skip


def _behind(reading: Reading, id: str) -> tuple[str, ...]:
    act = reading.accounts.find(id)
    return act.statements if act else (id,)


def _step(reading: Reading, transfer: Transfer) -> str:
    if transfer.act is not None:
        return undated(reading, transfer.act.statements[0])
    return message(reading, transfer.id)


def _fits_another(reading: Reading, id: str) -> bool:
    """Whether who wrote to whom may be said of another paper, too, of which it may not be told to whom it went."""
    if not reading.case.is_document(id):
        return False
    one = reading.case.document(id)
    ways = [(other.author, other.addressees or one.addressees) for other in reading.case.documents if other.id != id]
    kept = {content for carried in one.carries for content in (carried, *reading.items.contents(carried))}
    items = (item for item in reading.case.items if item.kind != "document" and item.id not in kept)
    ways += [(item.sender, item.addressee) for item in items]
    return any(_share(reading, by, one.author) and _share(reading, to, one.addressees) for by, to in ways)


def _share(reading: Reading, some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return any(same_hand(reading, one, other) for one in some for other in others)


def _dated(reading: Reading, id: str) -> str:
    """When a step was, as far as it is known, and the words that say so."""
    span = reading.times.of(id)
    known = span[0] is not None or span[1] is not None
    when = f"{wording.when(span, reading.times.zone(id))}: " if known else ""
    return f"{when}{cited(reading, _behind(reading, id))}"


def _longest(reading: Reading, ids: list[str]) -> list[str]:
    """The longest row in which each is certainly before the next."""
    best: dict[str, list[str]] = {}

    def row(id: str) -> list[str]:
        if id not in best:
            after = [row(other) for other in ids if reading.times.compare(id, other) is Order.BEFORE]
            best[id] = [id, *max(after, key=worth, default=[])]
        return best[id]

    def worth(ids: list[str]) -> tuple[int, int]:
        """Of two rows of one length the one with more hand-offs, as fewer messages, tells more."""
        return len(ids), sum(not reading.case.is_document(id) for id in ids)

    return max((row(id) for id in ids), key=worth, default=[])
