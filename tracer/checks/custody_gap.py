"""custody-gap: nobody is recorded as holder between the first recorded holder and a later act.

What it finds: for each thing that changed hands, whether the one who gave it on is the one
who is shown to have received it, from the first recorded holder on. What lies before the
first recorded holder is no gap, and a giver that is a body containing the holder is none.

Why it matters: who carries a closed thing answers for an unbroken chain of custody (12 FAM 121,
Primary Duty of couriers) and does not leave it unattended (14 FAH-4 H-251, Picking up Incoming
Pouches); where the chain is not recorded, nobody can answer for it.

Applies when: a thing, or a content given as one, passed from hand to hand at least once.

Example: a message arrives at an embassy; hours later one of its officers hands the letter
over. Who held it between is not recorded: cannot tell.

What it cannot show: that anything irregular happened. A gap is a gap of the record.

Remedy: look for a receipt, a register or a statement of the next holder on how it came to
him, and add it as a document.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tracer.analysis.accounts import Act, Hands
from tracer.analysis.flows import Transfer
from tracer.analysis.reading import Reading
from tracer.checks.base import At, Check, Claim, Finding, Settling, Told, What, Who, told
from tracer.checks.lines import correction
from tracer.kernel.truth import Truth
from tracer.vocabulary import RECORD, Mood, Verb, Verdict


def run(reading: Reading) -> Iterable[Finding]:
    """One finding for each thing that changed hands."""
    for thing in reading.custody.things:
        content = reading.items.contents(thing)[0]
        linked = [t for t in reading.flows.of(content) if t.item == thing and t.act and t.act.verb is not Verb.SEND]
        handed = [t for t in linked if t.parent is not None or t.giver]
        if not handed:
            continue
        gaps: list[_Step] = []
        doubts: list[_Step] = []
        for transfer in linked:
            if transfer.parent is not None and transfer.link is not Truth.YES:
                step = _Step(reading.flows.transfer(content, transfer.parent), transfer)
                sure = transfer.happened is Truth.YES and step.before.happened is Truth.YES
                (gaps if transfer.link is Truth.NO and sure else doubts).append(step)
        doubts += [_Step(linked[-1], None, act) for act in _held_later(reading, thing, linked[-1])]
        yield _finding(reading, thing, handed[0], gaps, doubts)
    yield from _unrecorded(reading)


@dataclass(frozen=True, slots=True)
class _Step:
    """From one recorded hand to the next: a transfer, or somebody who later held it."""

    before: Transfer
    after: Transfer | None
    held: Act | None = None


def _held_later(reading: Reading, thing: str, last: Transfer) -> Iterable[Act]:
    """Who is said to have held it, or what it may be, after the last recorded hand-over to another."""
    same = {thing, *(item.id for item in reading.case.items if thing in item.may_be)}
    for act in reading.accounts.acts:
        if act.verb is not Verb.HOLD or act.item not in same or act.happened is Truth.NO or not act.who:
            continue
        kept = reading.agents.any_satisfies(act.who, last.recipient) if last.recipient else Truth.MAYBE
        if reading.times.possibly_before(last.id, act.id) and kept is not Truth.YES:
            yield act


def _unrecorded(reading: Reading) -> Iterable[Finding]:
    """Things that were to be handed over, or are said to have come, and of which no hand is recorded."""
    recorded = {*reading.custody.things, *(a.item for a in reading.accounts.acts if a.verb is Verb.HOLD)}
    ordered = {r.item: r for r in reading.orders.about(Mood.MUST, Verb.GIVE) if r.item}
    for thing, rule in ordered.items():
        if thing is not None and thing not in recorded and reading.items.is_thing(thing):
            bound = reading.orders.bound(rule)
            claim = Claim(bound, "did", (("give", thing), ("from", bound), *_to(rule.recipient)))
            yield CHECK.finding(
                reading, (thing,), told("no_hand_recorded", thing=What(thing), document=What(rule.document)),
                reading.case.item(thing).location, verdict=Verdict.CANNOT_TELL, ordered=(rule.id,),
                settles=(Settling(told("word_on_hand", who=Who(bound), thing=What(thing)), claim),),
            )  # fmt: skip
    for act in reading.accounts.acts:
        paper = act.item if act.verb is Verb.RECEIVE and act.item and reading.case.is_document(act.item) else None
        if paper is None or paper in recorded or reading.case.document(paper).via or not act.who:
            continue
        author = reading.case.document(paper).author
        if author and act.happened is not Truth.NO:
            claim = Claim(act.who, "did", (("give", paper), ("from", author), ("to", act.who)))
            yield CHECK.finding(
                reading, (paper,), told("hands_unrecorded", thing=What(paper), author=Who(author), who=Who(act.who)),
                act.location, verdict=Verdict.CANNOT_TELL, shown=(act.id,),
                settles=(Settling(told("word_on_hand", who=Who(act.who), thing=What(paper)), claim),),
            )  # fmt: skip


def _to(recipient: Hands) -> tuple[tuple[str, Hands], ...]:
    return (("to", recipient),) if recipient else ()


def _finding(reading: Reading, thing: str, first: Transfer, gaps: list[_Step], doubts: list[_Step]) -> Finding:
    location = reading.case.item(thing).location
    if not gaps and not doubts:
        message = told("custody_clear", thing=What(thing), first=Who(first.giver))
        return CHECK.finding(reading, (thing,), message, location, verdict=Verdict.CLEAR, shown=(first.id,))
    lines = [_line(reading, "custody_gap", thing, step) for step in gaps]
    lines += [
        _line(reading, "custody_open" if step.before.act else "custody_open_message", thing, step) for step in doubts
    ]
    settles = [settling for step in doubts for settling in _settling(reading, thing, step)]
    ends = [one for step in (*gaps, *doubts) for one in (step.before, step.after, step.held) if one is not None]
    verdict = Verdict.NOTED if gaps else Verdict.CANNOT_TELL
    return CHECK.finding(
        reading, (thing,), lines[0], location, verdict=verdict, shown=tuple(dict.fromkeys(one.id for one in ends)),
        lines=lines[1:], settles=settles,
    )  # fmt: skip


def _line(reading: Reading, key: str, thing: str, step: _Step) -> Told:
    times, before = reading.times, step.before
    addressed = before.recipient if before.act else reading.case.document(before.id).addressees
    later = step.after or step.held
    assert later is not None, "a step ends with a transfer or a holding"
    hands, id = (later.giver if isinstance(later, Transfer) else later.who), later.id
    return told(
        key, thing=What(thing), received=Who(addressed), gave=Who(hands),
        by=What(before.act.document if before.act else before.id),
        since=At(times.of(before.id), times.zone(before.id)), until=At(times.of(id), times.zone(id)),
    )  # fmt: skip


def _named(reading: Reading, hands: Hands) -> Hands:
    """Hands that a statement can refer to: of an unknown member written inline, the body."""
    agents = [reading.case.agent(hand) for hand in hands]
    return tuple(agent.one_of if agent.inline and agent.one_of else agent.id for agent in agents)


def _settling(reading: Reading, thing: str, step: _Step) -> Iterable[Settling]:
    before, after = step.before, step.after
    if after is None:
        holder = step.held.who if step.held else ()
        given = (("give", thing), ("from", _named(reading, before.recipient)), ("to", holder))
        claim = Claim(holder, "did", (*given, ("when", f"after {before.id}")))
        yield Settling(told("receipt_of_thing", who=Who(holder), thing=What(thing)), claim)
        return
    if not after.giver:
        bringer = _named(reading, before.recipient) or _named(reading, before.giver)
        if after.act and before.act and not before.recipient:
            # He gave, it came: that the two are one hand-over is what is not said.
            roles = (("same", before.act.id), ("to", _named(reading, after.recipient)))
            claim = Claim(bringer, "did", roles, (("amends", after.act.id),))
            yield Settling(told("naming_bringer", who=Who(bringer), thing=What(after.item)), claim)
        elif after.act:
            claim = Claim(bringer, "did", (("same", after.act.id), ("from", bringer)))
            yield Settling(told("naming_bringer", who=Who(bringer), thing=What(after.item)), claim)
        return
    if all(reading.case.agent(hand).kind == "unknown" for hand in after.giver) and after.act:
        # An unknown hand gave it on: who that was settles it.
        holder = before.recipient if before.act else reading.case.document(before.id).addressees
        named = _named(reading, holder)
        claim = Claim(named, "did", (("same", after.act.id), ("from", named)))
        yield Settling(told("naming_bringer", who=Who(named), thing=What(after.item)), claim)
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
