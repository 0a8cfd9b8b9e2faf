"""What is to be told of each hand-over of a chain, so that who gave it on is who had it, one after the other."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from tracer.analysis.accounts import Hands
from tracer.analysis.chain import Chain, Joint
from tracer.analysis.flows import Transfer
from tracer.analysis.reading import Reading
from tracer.checks.telling import Version, otherwise, received
from tracer.kernel.truth import Truth

#: Of so many hand-overs that follow it is asked whether they may be of one instant.
_NEXT = 40


@dataclass
class Part:
    """What is to be told of one hand-over: by whom and to whom it was, what it came after or when, that it was."""

    step: Transfer
    giver: Hands = ()
    recipient: Hands = ()
    after: Transfer | None = None
    at_once: bool = False
    time: str = ""
    retold: bool = False
    happened: bool = False
    one_with: list[Transfer] = field(default_factory=list)

    @property
    def needed(self) -> bool:
        return bool(self.giver or self.recipient or self.after or self.time or self.happened or self.one_with)


def parts_of(reading: Reading, thing: str, chain: Chain) -> tuple[list[Part], dict[str, Hands]]:
    """What is to be told of each hand-over, and who is to say that a message came to him."""
    parts: list[Part] = []
    receipts: dict[str, Hands] = {}
    starts = {joint.after.id: joint for joint in chain.joints if joint.before.act is None}
    for place, step in enumerate(chain.steps):
        part = Part(step, happened=step.happened is not Truth.YES)
        if not parts:
            if (start := starts.get(step.id)) and start.link is not Truth.YES:
                receipts |= _brought(reading, start, part)
            parts.append(part)
            continue
        before = parts[-1]
        if not _linked(reading, before, part):
            # He gave, it came: that the two are one hand-over is what is not said.
            before.recipient = _spoken(reading, step.recipient)
            before.step = replace(before.step, recipients=step.recipients)
            before.one_with.append(step)
            continue
        if not reading.times.never_after(before.step.id, step.id):
            part.after = before.step
            # Between two of one instant it went from hand to hand in that instant.
            further = chain.steps[place : place + _NEXT]
            part.at_once = any(reading.times.never_after(one.id, before.step.id) for one in further)
        parts.append(part)
    _from_hand(reading, thing, parts[0])
    return parts, receipts


def _brought(reading: Reading, start: Joint, part: Part) -> dict[str, Hands]:
    """Who had it from a message: by his own word, or as its addressee."""
    message, giver = reading.case.document(start.before.id), part.step.giver
    known = len(part.step.givers) == 1 and giver and not any(reading.case.agent(one).inline for one in giver)
    if known and any(reading.agents.share_body(one, other) for one in giver for other in message.addressees):
        return {message.id: giver}
    part.giver = message.addressees
    return {}


def _from_hand(reading: Reading, thing: str, first: Part) -> None:
    """Tells from what body it came, where its first receipt, once told, starts at a message to one of that body."""
    started = reading.chains.chain(thing, (first.step,)).joints
    if not (first.recipient and started and started[0].link is Truth.MAYBE) or first.giver or first.step.giver:
        return
    message = reading.case.document(started[0].before.id)
    bodies = dict.fromkeys(body for one in message.addressees for body in reading.agents.bodies(one))
    first.giver = next(((body,) for body in bodies), ())


def _linked(reading: Reading, before: Part, part: Part) -> bool:
    """Tells who had it from the one and gave it at the other, with the fewest words; false if nobody is named."""
    earlier, later = before.step, part.step
    if reading.chains.link(earlier, later) is Truth.YES:
        return True
    hands = dict.fromkeys(one for several in (later.givers, earlier.recipients) for one in several)
    ways = []
    for had in dict.fromkeys(body for one in hands if (body := _spoken(reading, one))):
        got, gave = replace(earlier, recipients=(had,)), replace(later, givers=(had,))
        for one, other, sides in ((got, later, (had, ())), (earlier, gave, ((), had)), (got, gave, (had, had))):
            if reading.chains.link(one, other) is Truth.YES:
                cost = _words(reading, earlier, recipient=sides[0]) + _words(reading, later, giver=sides[1])
                ways.append((cost, sides))
    if not ways:
        return False
    _, (received_by, given_by) = min(ways, key=lambda way: way[0])
    before.recipient, part.giver = received_by or before.recipient, given_by
    before.step = replace(earlier, recipients=(received_by,)) if received_by else earlier
    part.step = replace(later, givers=(given_by,)) if given_by else later
    return True


def _words(reading: Reading, step: Transfer, giver: Hands = (), recipient: Hands = ()) -> int:
    """How many claims it takes to tell who gave or received at a hand-over."""
    if not (giver or recipient) or step.act is None:
        return 0
    role = "giver" if giver else received(reading, step.act)
    accounts = [reading.accounts.statement(one) for one in step.act.statements]
    live = [one for one in accounts if one.id not in reading.accounts.withdrawn]
    version = Version(giver, recipient, exact=True)
    return sum(otherwise(reading, version, getattr(one, role), giver or recipient) for one in live) or 1


def _spoken(reading: Reading, hands: Hands) -> Hands:
    """Hands that a statement can refer to: of an unknown member written inline, the body; of just anybody none."""
    agents = [reading.case.agent(hand) for hand in hands]
    return tuple(id for one in agents if (id := one.one_of if one.inline else one.id) is not None)
