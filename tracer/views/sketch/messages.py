"""Messages about the passage that do not carry it: reports, replies, objections."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping

from tracer import wording
from tracer.analysis.flows import Transfer
from tracer.analysis.reading import Reading
from tracer.case.model import Document
from tracer.views.sketch.moments import Line, Moment, brief, clock, moment, placed, titled, way
from tracer.views.sketch.sketch import Edge
from tracer.vocabulary import Mood

#: Letters in a line of a label that is not broken.
_SHORT = 20
#: What is told of everything that was addressed, and of which no receipt is.
ARRIVAL = "that it arrived is not recorded"


def messages(reading: Reading, transfers: Collection[Transfer]) -> Iterable[Line]:
    """Each from its author to its addressee; where no receipt is told, its evidence says so.

    Not drawn is what carries the content, and a paper that acts hand on: those lines show where it came.

    Args:
        transfers: those that are drawn.

    Example:
        >>> import tracer
        >>> reading = tracer.examine(tracer.load(tracer.example("bush-gorbachev-1990"))).reading
        >>> [line.edge.lines for line in messages(reading, reading.flows.of("letter"))]
        [('report 1107Z',), ('objection 1924Z',)]
    """
    moved = {t.id for t in transfers} | {t.item for t in transfers}
    at, told = placed(reading, transfers), dict[str, list[Moment]]()
    for transfer in transfers:
        for statement in transfer.act.statements if transfer.act else ():
            told.setdefault(reading.accounts.statement(statement).document, []).append(at[transfer.id])
    judged = {s.document for s in reading.case.statements() if s.target}
    ordered = {document for rule in reading.orders.rules for document in (rule.document, rule.binds or "")}
    for document in reading.case.documents:
        about = document.id in {*told, *judged, *ordered} or set(document.answers) & {*moved, *told}
        if about and document.id not in moved and document.author and document.addressees:
            yield Line(_time(reading, document, told), _edge(reading, document))


def _time(
    reading: Reading, document: Document, told: Mapping[str, list[Moment]], seen: tuple[str, ...] = ()
) -> Moment:
    """Its own time, but never before that of what it answers or tells, where anything bounds that."""
    before: list[Moment] = [*told.get(document.id, ())]
    before += [
        _time(reading, reading.case.document(answered), told, (*seen, document.id))
        for answered in document.answers if answered not in (*seen, document.id)
    ]  # fmt: skip
    return max([moment(reading.times.of(document.id)), *(time for time in before if time[0] < math.inf)])


def _edge(reading: Reading, document: Document) -> Edge:
    what, time = document.title or _kind(reading, document), clock(reading, document.id)
    both = f"{what} {time}".strip()
    names = f"{wording.names(reading, document.author)} to {wording.names(reading, document.addressees)}"
    full = wording.told_when(reading, document.id)
    # In one line if that is short; else a clock would be torn apart.
    by = way(reading, document.through)
    lines = (*(titled(what, time) if len(both) > _SHORT else (both,)), *brief(by))
    what = ", ".join(filter(None, (what or "message", by)))
    came = document.received or reading.agents.surely_one(reading.flows.received(document.id), document.addressees)
    doubt = "" if came else f"; {ARRIVAL}"
    return Edge(
        id=document.id, tail=document.author[0], head=document.addressees[0], kind="message", badge="",
        lines=tuple(filter(None, lines)), description=f"{names}: {what}; {full}{doubt}. Source: {document.id}.",
        evidence=f"{full}: {names}: {what}{doubt} [{document.id}]",
    )  # fmt: skip


def _kind(reading: Reading, document: Document) -> str:
    """What a message without a title does, as far as its own words show; else how it went. A guess would name it."""
    says = document.says
    if any(rule.binds == document.id for rule in reading.orders.rules) and not says:
        return f"order, {document.seen}"
    if any(s.target and s.mood is Mood.OBJECTS for s in says):
        return "objection"
    issuers = [one for stage in reading.orders.stages for one in (*stage.issuer, *stage.sender)]
    if any(s.mood is Mood.DID for s in says) and reading.agents.near(document.addressees, issuers):
        return "report"
    return "answer" if document.answers else document.via or ""
