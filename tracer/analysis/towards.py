"""What went towards somebody: not every hand-over of what is for him did, nor every message that brings it.

A report home brings a text too, and a paper may be left with another than him for whom it was. On its way to him is
what came to him or led to him, what was done under an order to bring it to him, and what came to one who was to
bring it on.
"""

from __future__ import annotations

from collections.abc import Iterable

from tracer.analysis.accounts import Hands
from tracer.analysis.flows import Transfer
from tracer.analysis.reading import Reading
from tracer.case.model import Statement
from tracer.kernel.truth import Truth
from tracer.vocabulary import MOVING, RULING_MOODS, Mood, Verb

#: As what it may be said that somebody is to bring it on.
_MEANT = RULING_MOODS - {Mood.MUST_NOT} | {Mood.WILL, Mood.ASKED, Mood.AGREED, Mood.BELIEVES}
_Step = tuple[Hands, Hands]


def towards(reading: Reading, item: str, recipient: Hands) -> frozenset[str]:
    """The acts and messages by which an item came to somebody, or was on its way to him.

    Example:
        >>> import tracer
        >>> from tracer.analysis.reading import read
        >>> reading = read(tracer.load(tracer.example("bush-gorbachev-1990")))
        >>> sorted(towards(reading, "letter", ("gorbachev",)))
        ['handover', 'm1']
        >>> reading = read(tracer.load(tracer.example("machel-1975")))
        >>> sorted(towards(reading, "letter", ("machel",)))
        ['tel140867']
    """
    hands = _bringers(reading, item, recipient)
    found = {
        document.id for document in reading.case.documents
        if any(_brings(reading, one, item) for one in document.carries)
        and _goes(reading, (*document.addressees, *document.copies), recipient, hands)
    }  # fmt: skip
    for transfer in reversed(reading.flows.of(item)):
        if transfer.id in found or _leads(reading, transfer, recipient, hands):
            found.add(transfer.id)
            if transfer.parent and transfer.link is Truth.YES:
                found.add(transfer.parent)
    return frozenset(found)


def _leads(reading: Reading, transfer: Transfer, recipient: Hands, hands: Hands) -> bool:
    if transfer.act is None:
        return False  # of a message its addresses tell where it goes
    performed = reading.departures.performed_by(transfer.act.id)
    under = performed is not None and _is_for(reading, performed.stage.content, performed.stage.recipient, recipient)
    under = under and not _beside(reading, transfer.item)
    if reading.case.is_document(transfer.item) and not set(reading.flows.received(transfer.item)).isdisjoint(recipient):
        return True  # the letter itself, which he had: he answered it
    return under or not transfer.recipient or _goes(reading, transfer.recipient, recipient, hands)


def _beside(reading: Reading, item: str) -> bool:
    """Whether it is another paper than the original of what it carries: that is the one to go on to him."""
    content, original = reading.items.of_rule(item)
    return not original and item != content and any(one.original_of == content for one in reading.case.items)


def _goes(reading: Reading, to: Hands, recipient: Hands, hands: Hands) -> bool:
    """Whether these are he or of his office, or may be one who is to bring it on."""
    return reading.agents.near(to, recipient) or any(_may_be(reading, one, other) for one in to for other in hands)


def _may_be(reading: Reading, one: str, other: str) -> bool:
    """Whether it is he; of a body he may be the one to whom it came, of an unknown hand nothing is said."""
    answer = reading.agents.satisfies(one, other)
    return answer is Truth.YES or (answer is Truth.MAYBE and reading.case.agent(one).kind == "body")


def _bringers(reading: Reading, item: str, recipient: Hands) -> Hands:
    """Those who are to bring it to him, in one or several steps."""
    steps = list(_steps(reading, item, recipient))
    found: dict[str, None] = {}
    goals = [recipient]
    while goals:
        goal = goals.pop()
        for bringers, to in steps:
            fresh = tuple(one for one in bringers if one not in found)
            if fresh and (not to or reading.agents.near(to, goal)):
                found |= dict.fromkeys(fresh)
                goals.append(fresh)
    return tuple(found)


def _steps(reading: Reading, item: str, recipient: Hands) -> Iterable[_Step]:
    """Who is to bring it to whom, as it was ordered, allowed, asked, promised or meant.

    Whomever an order names, who brings under it what is for somebody brings it on its way to him.
    """
    for said in reading.case.statements():
        told = said.that if said.verb is Verb.ASK and said.that else said
        asked = said.mood is Mood.DID and told is not said
        if not (said.mood in _MEANT or asked) or told.verb not in MOVING or not _brings(reading, told.item, item):
            continue
        bringers = (*told.giver, *(said.agents if asked else ())) or _asked(reading, said)
        ruled = said.mood in RULING_MOODS and _is_for(reading, told.item or "", told.recipient, recipient)
        yield bringers, () if ruled else told.recipient
        if told is not said and not asked:
            yield reading.orders.bound(said), bringers


def _is_for(reading: Reading, item: str, to: Hands, recipient: Hands) -> bool:
    """Whether what was to be brought to these was meant for the recipient: he is named, or it is addressed to him."""
    meant = (*to, *(hand for one in reading.items.contents(item) for hand in reading.case.item(one).addressee))
    return bool(meant) and reading.agents.any_satisfies(meant, recipient) is not Truth.NO


def _asked(reading: Reading, said: Statement) -> Hands:
    """Who is to do what is said without naming him: under these moods `who` is the one who speaks."""
    document = reading.case.document(said.document)
    if said.mood in RULING_MOODS:
        return reading.orders.bound(said)
    if said.mood is Mood.WILL:
        return said.who or said.by[:1] or document.author
    return (*document.addressees, *document.copies) if said.mood is Mood.ASKED else ()


def _brings(reading: Reading, one: str | None, item: str) -> bool:
    return one is not None and reading.items.carries(one, item) is not Truth.NO
