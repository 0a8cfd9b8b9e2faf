"""impossible-time: received before it was sent, told before it happened.

What it finds: documents that are marked as received before they are dated; acts that are
dated after the document that tells them; things given on before they were received, as far as
the same hand received them once only. A time known to the day, or less closely, is held against
no hour of that day.

Why it matters: an entity is not used before it is generated (W3C, Constraints of the PROV Data
Model, 2013, constraint 37); where a record says so, a clock, a date or a zone is wrong.

Applies when: times are told that can be held against each other.

Example: a telegram dated 7 p.m. is marked as received at 6.39 p.m.: noted.

What it cannot show: which of the times is wrong.

Remedy: look for the register of the sending or the receiving office.
"""

from __future__ import annotations

from collections.abc import Iterable

from tracer.analysis.flows import Transfer
from tracer.analysis.reading import Reading
from tracer.analysis.spans import Span, surely_before
from tracer.case.model import Document
from tracer.checks.base import At, Check, Claim, Finding, Settling, What, Who, told
from tracer.kernel.temporal import Order
from tracer.kernel.truth import Truth
from tracer.vocabulary import RECORD, Mood, Verb, Verdict

#: A day on which clocks are put forward.
_SHORTEST_DAY = 23 * 3_600_000_000


def run(reading: Reading) -> Iterable[Finding]:
    """One finding for each time that cannot be."""
    times = reading.times
    for document in reading.case.documents:
        received = document.received
        if received is None or document.date is None:
            continue
        span = (received.earliest, received.latest)
        told_receipt = [a for a in reading.accounts.acts if a.item == document.id and a.verb is Verb.RECEIVE]
        early = surely_before(span, times.of(document.id))
        after = surely_before(times.of(document.id), span)
        after |= any(times.compare(document.id, a.id) is Order.BEFORE for a in told_receipt)
        key = "received_before_sent" if early else "received_after_sent"
        if not early and not after:
            sent = _dated(reading, document)
            if not _of_a_day(span) and not _of_a_day(sent):
                yield _open(reading, document, span, sent)
        else:
            yield CHECK.finding(
                reading, (document.id,),
                told(key, document=What(document.id), received=At(span, received.zone),
                     sent=At(times.of(document.id), times.zone(document.id))),
                document.location, verdict=Verdict.NOTED if early else Verdict.CLEAR,
            )  # fmt: skip
    for late in times.told_before:
        act = reading.accounts.find(late)
        if act is not None:
            yield CHECK.finding(
                reading, (act.id,), told("told_before_it_happened", document=What(act.document),
                                         at=At(times.of(act.id), times.zone(act.id))),
                act.location, verdict=Verdict.NOTED, shown=(act.id,),
            )  # fmt: skip
    for act in reading.accounts.acts:
        stated = reading.accounts.statement(act.id)
        known = times.of(act.id) != (None, None)
        if known and stated.when and stated.mood is Mood.DID and act.id not in times.told_before:
            document = reading.case.document(act.document)
            key = "time_possible" if document.date or document.received else "time_possible_undated"
            yield CHECK.finding(reading, (act.id,), told(key, at=At(times.of(act.id), times.zone(act.id))),
                                act.location, verdict=Verdict.CLEAR, shown=(act.id,))  # fmt: skip
    for thing in reading.custody.things:
        chain = reading.custody.chain(thing)
        gained: dict[str, list[Transfer]] = {}
        for transfer in chain:
            for hand in transfer.recipient:
                gained.setdefault(hand, []).append(transfer)
        for given in chain:
            had = [t for hand in given.giver for t in gained.get(hand, ()) if t is not given]
            if len(had) == 1 and times.compare(given.id, had[0].id) is Order.BEFORE:
                if Truth.YES is not given.happened or had[0].happened is not Truth.YES or _first(chain, given):
                    continue
                message = told("given_before_received", giver=Who(given.giver), thing=What(thing))
                yield CHECK.finding(
                    reading, (given.id, thing), message,
                    reading.case.item(thing).location, verdict=Verdict.NOTED, shown=(given.id, had[0].id),
                )  # fmt: skip


def _dated(reading: Reading, document: Document) -> Span:
    """When a document is dated, by its own words where they say it: the mark of receipt is held against them."""
    date = document.date
    return reading.times.of(document.id) if date is None or date.anchors else (date.earliest, date.latest)


def _of_a_day(span: Span) -> bool:
    """Whether it is known to the day at best: that an hour lies within it suggests no disorder."""
    low, high = span
    return low is None or high is None or high - low + 1 >= _SHORTEST_DAY


def _first(chain: tuple[Transfer, ...], given: Transfer) -> bool:
    """The first recorded hand had it before anything is recorded; getting it back later is no wonder."""
    return chain[0] is given


def _open(reading: Reading, document: Document, span: Span, sent: Span) -> Finding:
    """The spans overlap: a clock, or a zone, leaves it open."""
    times = reading.times
    claim = Claim(document.addressees, "did", (("receive", document.id), ("who", document.addressees),
                                               ("when", f"after {document.id}")))  # fmt: skip
    return CHECK.finding(
        reading, (document.id,),
        told("received_when", document=What(document.id), received=At(span),
             sent=At(sent, times.zone(document.id))),
        document.location, verdict=Verdict.CANNOT_TELL,
        settles=(Settling(told("word_on_receipt", who=Who(document.addressees)), claim),),
    )  # fmt: skip


CHECK = Check("TR103", "impossible-time", RECORD, run, __doc__ or "")
