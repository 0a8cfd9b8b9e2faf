"""custody-gap: nobody is recorded as holder between the first recorded holder and a later act.

What it finds: for each thing that changed hands, whether the one who gave it on is the one
who is shown to have received it, from the first recorded holder on. What lies before the
first recorded holder is no gap, and a giver that is a body containing the holder is none.

Why it matters: an unbroken chain of custody is what lets a record be presumed authentic
(InterPARES 1, Authenticity Task Force, benchmark requirement A.1, on custody and
transmission).

Applies when: a thing, or a content given as one, passed from hand to hand at least once.

Example: a message arrives at an embassy; hours later one of its officers hands the letter
over. Who held it between is not recorded: cannot tell.

What it cannot show: that anything irregular happened. A gap is a gap of the record.

Remedy: look for a receipt, a register or a statement of the next holder on how it came to
him, and add it as a document.
"""

from __future__ import annotations

from collections.abc import Iterable

from tracer.analysis.accounts import Hands
from tracer.analysis.flows import Transfer
from tracer.analysis.reading import Reading
from tracer.checks.base import At, Check, Claim, Finding, Settling, Told, What, Who, told
from tracer.checks.lines import correction
from tracer.kernel.truth import Truth
from tracer.vocabulary import RECORD, Verdict


def run(reading: Reading) -> Iterable[Finding]:
    """One finding for each thing that changed hands."""
    for thing in reading.custody.things:
        content = reading.items.contents(thing)[0]
        linked = [t for t in reading.flows.of(content) if t.item == thing and t.act is not None]
        handed = [t for t in linked if t.parent is not None or t.giver]
        if not handed:
            continue
        doubts: list[tuple[Transfer, Transfer]] = []
        gaps: list[tuple[Transfer, Transfer]] = []
        for transfer in linked:
            if transfer.parent is not None and transfer.link is not Truth.YES:
                pair = (reading.flows.transfer(content, transfer.parent), transfer)
                (gaps if transfer.link is Truth.NO else doubts).append(pair)
        yield _finding(reading, thing, handed[0], gaps, doubts)


def _finding(
    reading: Reading, thing: str, first: Transfer,
    gaps: list[tuple[Transfer, Transfer]], doubts: list[tuple[Transfer, Transfer]],
) -> Finding:  # fmt: skip
    location = reading.case.item(thing).location
    if not gaps and not doubts:
        message = told("custody_clear", thing=What(thing), first=Who(first.giver))
        return CHECK.finding(reading, (thing,), message, location, verdict=Verdict.CLEAR, shown=(first.id,))
    lines = [_line(reading, "custody_gap", thing, *pair) for pair in gaps]
    lines += [
        _line(reading, "custody_open" if pair[0].act else "custody_open_message", thing, *pair) for pair in doubts
    ]
    settles = [settling for pair in doubts for settling in _settling(reading, *pair)]
    shown = tuple(dict.fromkeys(t.id for pair in (*gaps, *doubts) for t in pair))
    verdict = Verdict.NOTED if gaps else Verdict.CANNOT_TELL
    return CHECK.finding(reading, (thing,), lines[0], location, verdict=verdict, shown=shown,
                         lines=lines[1:], settles=settles)  # fmt: skip


def _line(reading: Reading, key: str, thing: str, before: Transfer, after: Transfer) -> Told:
    times = reading.times
    addressed = before.recipient if before.act else reading.case.document(before.id).addressees
    return told(
        key, thing=What(thing), received=Who(addressed), gave=Who(after.giver),
        by=What(before.act.document if before.act else before.id),
        since=At(times.of(before.id), times.zone(before.id)), until=At(times.of(after.id), times.zone(after.id)),
        act=What(after.id) if reading.case.is_document(after.id) else What(after.item),
    )  # fmt: skip


def _named(reading: Reading, hands: Hands) -> Hands:
    """Hands that a statement can refer to: of an unknown member written inline, the body."""
    agents = [reading.case.agent(hand) for hand in hands]
    return tuple(agent.one_of if agent.inline and agent.one_of else agent.id for agent in agents)


def _settling(reading: Reading, before: Transfer, after: Transfer) -> Iterable[Settling]:
    if not after.giver:
        bringer = _named(reading, before.recipient) or _named(reading, before.giver)
        if after.act:
            claim = Claim(bringer, "did", (("same", after.act.id), ("from", bringer)))
            yield Settling(told("naming_bringer", who=Who(bringer), thing=What(after.item)), claim)
        return
    if before.act is None:
        claim = Claim(after.giver, "did", (("receive", before.id), ("who", after.giver)))
        yield Settling(told("receipt_of_message", who=Who(after.giver), message=What(before.id)), claim)
        return
    for transfer, role in ((before, "recipient"), (after, "giver")):
        if transfer.act and role in transfer.act.disputed:
            yield from correction(reading, transfer.act, role)
            return
    claim = Claim(after.giver, "did", (("same", before.act.id), ("to", after.giver)))
    yield Settling(told("receipt_of_thing", who=Who(after.giver), thing=What(after.item)), claim)


CHECK = Check("TR101", "custody-gap", RECORD, run, __doc__ or "")
