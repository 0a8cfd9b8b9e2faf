"""custody-gap: nobody is recorded as holder between the first recorded holder and a later act.

What it finds: for each thing that changed hands, whether the one who gave it on is the one
who is shown to have received it, from the first recorded holder on. What lies before the
first recorded holder is no gap; where a document is handed on first by another than its writer,
it is said that how it came to him is not told. A giver that is a body containing the holder is none. It
is clear if that is so in every order that the recorded times allow, a gap if it is so in none
(whatever is taken of hearsay and of unknown hands); else it cannot be told. At one instant a
thing went from hand to hand.

Why it matters: who carries a closed thing answers for an unbroken chain of custody (12 FAM 121,
Primary Duty of couriers) and does not leave it unattended (14 FAH-4 H-251, Picking up Incoming
Pouches); where the chain is not recorded, nobody can answer for it.

Applies when: a thing, or a content given as one, passed from hand to hand at least once; or
nothing tells by whose hands, though it was to be given or a letter is said to have come.

Example: a message arrives at an embassy; hours later one of its officers hands the letter
over. Who held it between is not recorded: cannot tell.

What it cannot show: that anything irregular happened. A gap is a gap of the record.

Remedy: look for a receipt, a register or a statement of the next holder on how it came to
him, and add it as a document.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tracer.analysis.accounts import Hands
from tracer.analysis.chain import Chain, Joint
from tracer.analysis.flows import Transfer
from tracer.analysis.reading import Reading
from tracer.checks.base import At, Check, Claim, Finding, Settling, Told, What, Who, told
from tracer.checks.custody_settling import settling
from tracer.checks.telling import named
from tracer.kernel.truth import Truth
from tracer.vocabulary import RECORD, Mood, Verb, Verdict


def run(reading: Reading) -> Iterable[Finding]:
    """One finding for each thing that changed hands."""
    for thing in reading.custody.things:
        handed = reading.custody.chain(thing)
        chain = reading.chains.chain(thing, handed)
        if chain.joints or any(step.giver for step in handed):
            yield _finding(reading, thing, handed, chain, tuple(_held_later(reading, thing, chain.steps[-1])))
    yield from _unrecorded(reading)


def _held_later(reading: Reading, thing: str, last: Transfer) -> Iterable[Joint]:
    """Who is said to have held it, or what it may be, after the last recorded hand-over to another."""
    same = (thing, *(item.id for item in reading.case.items if thing in item.may_be))
    for held in (step for one in same for step in reading.custody.kept(one)):
        if held.act is None or held.act.verb is not Verb.HOLD:
            continue
        kept = reading.agents.any_satisfies(held.giver, last.recipient) if last.recipient else Truth.MAYBE
        if reading.times.possibly_before(last.id, held.id) and kept is not Truth.YES:
            yield Joint(last, held, Truth.MAYBE, True)


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


def _finding(
    reading: Reading, thing: str, handed: tuple[Transfer, ...], chain: Chain, held: tuple[Joint, ...]
) -> Finding:
    location = reading.case.item(thing).location
    untold = tuple(_untold(reading, thing, handed, chain))
    if chain.unbroken is Truth.YES and not held:
        message = told("custody_clear", thing=What(thing), first=Who(handed[0].giver))
        if untold:
            message = replace(untold[0], key="custody_clear_untold")
        return CHECK.finding(reading, (thing,), message, location, verdict=Verdict.CLEAR, shown=(handed[0].id,))
    open_joints = [joint for joint in chain.joints if joint.link is not Truth.YES]
    lines = [_line(reading, thing, joint, chain.unbroken) for joint in open_joints]
    if not open_joints and chain.otherwise:
        open_joints = [chain.otherwise]
        lines = [_otherwise(reading, thing, chain.otherwise)]
    open_joints += held
    lines += [_told(reading, "custody_open", thing, joint) for joint in held]
    open_chain = settling(reading, thing, handed, chain) if chain.unbroken is Truth.MAYBE else ()
    verdict = Verdict.NOTED if chain.unbroken is Truth.NO else Verdict.CANNOT_TELL
    return CHECK.finding(
        reading, (thing,), lines[0], location, verdict=verdict,
        shown=tuple(dict.fromkeys(step.id for joint in open_joints for step in (joint.before, joint.after))),
        lines=(*lines[1:], *untold), settles=(*open_chain, *(_held(reading, joint) for joint in held)),
    )  # fmt: skip


def _untold(reading: Reading, thing: str, handed: tuple[Transfer, ...], chain: Chain) -> Iterable[Told]:
    """That a document is first seen in other hands than its writer's, and no message is told to have brought it."""
    item = reading.case.item(thing)
    paper = thing if reading.case.is_document(thing) else item.original_of
    if paper is None or not reading.case.is_document(paper) or any(not joint.before.act for joint in chain.joints):
        return
    author, first = reading.case.document(paper).author, handed[0].giver
    # Whoever may have been his office, or he himself, leaves it open whether it changed hands at all.
    if author and first and reading.agents.any_satisfies(first, author) is Truth.NO:
        yield told("start_untold", thing=What(thing), author=Who(author), first=Who(first))


def _line(reading: Reading, thing: str, joint: Joint, unbroken: Truth) -> Told:
    """What is not recorded between two steps: surely a gap only where nothing can have come between."""
    gap = unbroken is Truth.NO and joint.link is Truth.NO and joint.before.act
    return _told(reading, "custody_gap" if gap else "custody_open", thing, joint)


def _otherwise(reading: Reading, thing: str, joint: Joint) -> Told:
    """That there may be a gap if things came in another order, or if something is so that is only heard."""
    return _told(reading, "custody_open" if joint.ordered else "custody_order", thing, joint)


def _told(reading: Reading, key: str, thing: str, joint: Joint) -> Told:
    before, after = joint.before, joint.after
    addressed = before.recipient if before.act else reading.case.document(before.id).addressees
    return told(
        key if before.act else "custody_open_message",
        thing=What(thing), received=Who(addressed), gave=Who(after.giver),
        by=What(before.act.document if before.act else before.id),
        since=At(reading.times.of(before.id), reading.times.zone(before.id)),
        until=At(reading.times.of(after.id), reading.times.zone(after.id)),
    )  # fmt: skip


def _held(reading: Reading, joint: Joint) -> Settling:
    """A word of one who held it later on how it came to him."""
    before, who = joint.before, joint.after.giver
    given = (("give", before.item), ("from", named(reading, before.recipient)), ("to", who))
    claim = Claim(who, "did", (*given, ("when", f"after {before.id}")))
    return Settling(told("receipt_of_thing", who=Who(who), thing=What(before.item)), claim)


CHECK = Check("TR101", "custody-gap", RECORD, run, __doc__ or "")
