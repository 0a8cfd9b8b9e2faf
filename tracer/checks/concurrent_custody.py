"""concurrent-custody: one thing shown in two hands at once.

What it finds: things that one hand is shown to have given away twice without having had them
back, or that two are said to have held at one time. Messages are copied and may be in many
hands; things are not.

Why it matters: a transfer of custody takes a thing from one keeper to another (CIDOC CRM, E10
Transfer of Custody: P28 custody surrendered by, P29 custody received by); two keepers of one
thing at once point to two things, or to a mistaken account.

Applies when: a thing changed hands at least twice, or was said to be held.

Example: the same paper is handed to a minister and, the same day, to an ambassador, by one
bearer: noted.

What it cannot show: which account is wrong, or that there was a second copy.

Remedy: look whether one of the documents speaks of a copy, and give it an entry of its own.
"""

from __future__ import annotations

from collections.abc import Iterable

from tracer.analysis.accounts import Act
from tracer.analysis.flows import Transfer
from tracer.analysis.reading import Reading
from tracer.checks.base import Check, Claim, Finding, Settling, What, Who, told
from tracer.kernel.temporal import Order
from tracer.kernel.truth import Truth
from tracer.vocabulary import RECORD, Verb, Verdict


def run(reading: Reading) -> Iterable[Finding]:
    """One finding for each thing that can have been in two hands."""
    for thing in reading.custody.things:
        if reading.case.item(thing).kind == "content":
            continue
        chain = reading.custody.chain(thing)
        holds = [a for a in reading.accounts.acts if a.verb is Verb.HOLD and a.item == thing and a.who]
        if len(chain) < 2 and not (chain and holds):
            continue
        yield _finding(reading, thing, chain, holds)


def _finding(reading: Reading, thing: str, chain: tuple[Transfer, ...], holds: list[Act]) -> Finding:
    location = reading.case.item(thing).location
    if (pair := _given_twice(reading, chain)) is not None:
        first, second = pair
        message = told("given_twice", thing=What(thing), giver=Who(second.giver), first=Who(first.recipient),
                       second=Who(second.recipient))  # fmt: skip
        return CHECK.finding(reading, (thing,), message, location, verdict=Verdict.NOTED,
                             shown=(first.id, second.id))  # fmt: skip
    for held in holds:
        for transfer in chain:
            if set(transfer.recipient) & set(held.who) or transfer.happened is not Truth.YES:
                continue
            order = reading.times.compare(transfer.id, held.id)
            if order is Order.SAME:
                message = told("held_elsewhere", thing=What(thing), holder=Who(held.who), other=Who(transfer.recipient))
                return CHECK.finding(reading, (thing,), message, location, verdict=Verdict.NOTED,
                                     shown=(transfer.id, held.id))  # fmt: skip
            if order is Order.CANNOT_TELL and not set(transfer.giver) & set(held.who):
                claim = Claim(held.who, "did", (("same", held.id), ("when", f"after {transfer.id}")))
                message = told("held_when", thing=What(thing), holder=Who(held.who), other=Who(transfer.recipient))
                return CHECK.finding(
                    reading, (thing,), message, location, verdict=Verdict.CANNOT_TELL, shown=(transfer.id, held.id),
                    settles=(Settling(told("word_on_holding", who=Who(held.who), thing=What(thing)), claim),),
                )  # fmt: skip
    return CHECK.finding(reading, (thing,), told("one_hand_at_a_time", thing=What(thing)), location,
                         verdict=Verdict.CLEAR, shown=tuple(t.id for t in chain[:1]))  # fmt: skip


def _given_twice(reading: Reading, chain: tuple[Transfer, ...]) -> tuple[Transfer, Transfer] | None:
    """The first two transfers by one hand between which that hand cannot have had it back."""
    gained: dict[str, list[int]] = {}
    for place, transfer in enumerate(chain):
        for hand in transfer.recipient:
            gained.setdefault(hand, []).append(place)
    gave: dict[str, int] = {}
    for place, transfer in enumerate(chain):
        for hand in transfer.giver if transfer.happened is Truth.YES else ():
            if hand in gave and not _had_back(reading, chain, gained.get(hand, []), gave[hand], place):
                return chain[gave[hand]], transfer
            gave[hand] = place
    return None


def _had_back(reading: Reading, chain: tuple[Transfer, ...], gained: list[int], first: int, second: int) -> bool:
    if any(first < place < second for place in gained):
        return True
    times = reading.times
    return any(
        times.possibly_before(chain[first].id, chain[place].id)
        and times.possibly_before(chain[place].id, chain[second].id)
        for place in gained
    )


CHECK = Check("TR102", "concurrent-custody", RECORD, run, __doc__ or "")
