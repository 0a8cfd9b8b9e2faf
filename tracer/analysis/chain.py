"""Whether the chain of custody of one thing is unbroken, in every order that time allows (rule R15).

A chain is the hand-overs of the thing. It starts at its first
recorded holder, or where a message that brings the content is copied: at a member of the
addressee's body, or at him whose receipt is shown. It is unbroken if each who gave it on is the
one who had it, or a body that contains him, in whatever order they came; it is broken if there is
no order, and no filling of unknown hands, in which that is so.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import combinations, pairwise, product
from math import inf

from tracer.analysis.accounts import Hands
from tracer.analysis.agents import Agents
from tracer.analysis.chronology import Chronology
from tracer.analysis.flows import Flows, Transfer
from tracer.analysis.items import Items
from tracer.analysis.spans import order_key
from tracer.case.model import Case
from tracer.kernel.succession import START, Succession
from tracer.kernel.temporal import Order
from tracer.kernel.truth import Truth, agreement

#: Agents of whom it is taken that they are one, so that an unknown hand is the same somebody everywhere.
_Ones = frozenset[frozenset[str]]


@dataclass(frozen=True, slots=True)
class Joint:
    """Two neighbours of a chain: `link` is whether who gave on at the second had it from the first.

    Attributes:
        ordered: whether the first certainly came before the second, or at the same instant.
    """

    before: Transfer
    after: Transfer
    link: Truth
    ordered: bool


@dataclass(frozen=True, slots=True)
class Chain:
    """The custody of one thing.

    Attributes:
        unbroken: yes, no (there is a gap however things were), or maybe.
        joints: its neighbours in one order, one without a gap if there is such an order.
        otherwise: two that can have been neighbours in another order, with a gap between them.
        unsure: the steps of which it is open whether they were.
        whole: whether all steps are in that order; else one at least that is unsure makes a gap.
        steps: the steps in that order.
    """

    unbroken: Truth
    joints: tuple[Joint, ...]
    otherwise: Joint | None
    unsure: tuple[Transfer, ...]
    whole: bool
    steps: tuple[Transfer, ...]


class Chains:
    """Finds the chain of one thing from its hand-overs."""

    def __init__(self, case: Case, agents: Agents, items: Items, times: Chronology, flows: Flows) -> None:
        self._case, self._agents, self._items, self._times, self._flows = case, agents, items, times, flows
        self._statements = {statement.id: statement for statement in case.statements()}
        self._place = {id: place for place, id in enumerate(self._statements)}
        self._withdrawn = {one.amends for one in self._statements.values()}

    def chain(self, item: str, steps: tuple[Transfer, ...], times: Chronology | None = None,
              receipts: Mapping[str, Hands] | None = None) -> Chain:  # fmt: skip
        """The chain of a thing.

        Args:
            steps: its hand-overs, one at least, in an order that time allows.
            times: other times than those recorded, if it is asked what would follow from them.
            receipts: ids of messages, with those of whom it is taken that they received them.
        """
        times = times or self._times
        # An original is no copy.
        bringing = () if self._case.item(item).original_of else self._flows.of(self._items.contents(item)[0])
        messages = tuple(
            replace(t, recipients=(receipts[t.id],)) if receipts and t.id in receipts else t
            for t in bringing if t.act is None and t.arrival != "unsaid"
        )  # fmt: skip
        starts = [self._start(messages, step) for step in steps]
        links: dict[tuple[int, int], Truth] = {}

        def link(one: int, other: int) -> Truth:
            if one == START:
                start = starts[other]
                return start.link if start else Truth.YES
            if (one, other) not in links:
                links[one, other] = self.link(steps[one], steps[other])
            return links[one, other]

        def before(one: int, other: int) -> bool:
            return times.compare(steps[one].id, steps[other].id) is Order.BEFORE

        def never_after(one: int, other: int) -> bool:
            return times.never_after(steps[one].id, steps[other].id)

        spans = [times.of(step.id) for step in steps]
        certain = [step.happened is Truth.YES for step in steps]
        tried = self._as_told(steps, times)

        def linked(one: int, other: int) -> Truth:
            return link(one if one == START else tried[one], tried[other])

        def extend(state: Hashable, one: int, other: int) -> Iterator[_Ones]:
            assert isinstance(state, frozenset)
            start = starts[tried[other]] if one == START else None
            first = (start.before if start else None) if one == START else steps[tried[one]]
            yield from self._alike(state, first, steps[tried[other]]) if first else (state,)

        known = Succession.known(
            [spans[at] for at in tried], [certain[at] for at in tried],
            lambda one, other: before(tried[one], tried[other]),
        )  # fmt: skip
        found, unbroken = None, Truth.MAYBE
        with suppress(LookupError):
            found = known.path(lambda one, other: linked(one, other) is Truth.YES)
        if found is None or len(found) < len(steps):
            with suppress(LookupError):
                alike = self._told_alike(steps)
                found = known.path(lambda one, other: linked(one, other) is not Truth.NO, alike, extend)
                unbroken = Truth.NO if found is None else Truth.MAYBE
        path = tuple(tried[at] for at in found) if found is not None else None
        place = {step: at for at, step in enumerate(path or range(len(steps)))}

        def leads(one: int, other: int) -> bool:
            """At one instant it went from hand to hand: of the orders in it the one that fits is taken."""
            in_turn = one in place and other in place and place[one] < place[other]
            return before(one, other) or (in_turn and never_after(one, other))

        neighbours = Succession.known(spans, certain, leads).neighbours()
        doubtful = next(((a, b) for a, b in neighbours if link(a, b) is not Truth.YES), None)
        if doubtful is None:
            unbroken = Truth.YES

        def joint(one: int, other: int) -> Joint | None:
            if one == START:
                return starts[other]
            return Joint(steps[one], steps[other], link(one, other), never_after(one, other))

        joints = [joint(a, b) for a, b in pairwise((START, *(path or range(len(steps)))))]
        otherwise = joint(*doubtful) if doubtful else None
        return Chain(
            unbroken, tuple(joint for joint in joints if joint is not None), otherwise,
            tuple(step for step in steps if step.happened is not Truth.YES),
            path is not None and len(path) == len(steps), tuple(steps[at] for at in path or range(len(steps))),
        )  # fmt: skip

    def _as_told(self, steps: tuple[Transfer, ...], times: Chronology) -> list[int]:
        """Which steps are tried first when an order is looked for: those first told, as far as times let them be.

        Of two acts of one document the one told first came first more often than not; no verdict rests on that.
        """
        acts = {at: step.act for at, step in enumerate(steps) if step.act}
        first = {act.document: at for at, act in reversed(acts.items())}
        latest = dict.fromkeys(first, inf)
        key = {}
        for at, act in sorted(acts.items(), key=lambda one: self._place[one[1].id], reverse=True):
            latest[act.document] = min(latest[act.document], order_key(times.of(act.id))[1])
            key[at] = latest[act.document], first[act.document], self._place[act.id]
        return sorted(key, key=key.__getitem__)

    def link(self, earlier: Transfer, later: Transfer) -> Truth:
        """Whether the hand that gave on is the hand that had received, whichever account is right."""
        if earlier.act is None:
            addressees = set(self._case.document(earlier.id).addressees)
            if all(not addressees.isdisjoint(given) for given in later.givers):
                return Truth.YES  # the addressee gave on what the message brought: he had received it
        return agreement(
            max((self._same(one, other) for one in received for other in given), default=Truth.MAYBE)
            for received in earlier.recipients for given in later.givers
        )  # fmt: skip

    def _same(self, received: str, gave: str) -> Truth:
        """Whether one hand is another; which member of a body had what was given to the body is not said."""
        if received == gave:
            return Truth.YES
        body = self._case.agent(received).kind == "body"
        if self._case.agent(gave).kind == "body":
            inside = self._agents.within(received, gave)
            around = body and self._agents.within(gave, received) is not Truth.NO
            return Truth.MAYBE if inside is Truth.NO and around else inside
        return min(self._agents.satisfies(gave, received), Truth.MAYBE if body else Truth.YES)

    def _start(self, messages: tuple[Transfer, ...], first: Transfer) -> Joint | None:
        """The message at whose far end the thing was copied, if it came from there and this was its first step."""
        hands = first.giver or first.recipient
        found = []
        for message in messages:
            link = self.link(message, first)
            ordered = self._times.not_after(message.id, first.id)
            at_hand = any(self._agents.share_body(one, other) for one in hands for other in message.recipient)
            possible = ordered if link is Truth.NO else self._times.possibly_before(message.id, first.id)
            if possible and (at_hand or link is Truth.YES):
                found.append((link, order_key(self._times.of(message.id)), Joint(message, first, link, ordered)))
        return max(found, key=lambda one: one[:2], default=(None, None, None))[2]

    def _told_alike(self, steps: tuple[Transfer, ...]) -> _Ones:
        """Who is one because accounts of one act name him by name, and as an unknown who can be spoken of again."""
        ones: _Ones = frozenset()
        for step in steps:
            live = [id for id in step.act.statements if id not in self._withdrawn] if step.act else []
            accounts = [one for id in live if (one := self._statements.get(id))]
            for known, told in ((step.givers, [one.giver for one in accounts]),
                                (step.recipients, [one.recipient or one.who for one in accounts])):  # fmt: skip
                for hands in told if step.happened is Truth.YES and len(known) == 1 else ():
                    if len(known[0]) == len(hands) == 1 and known[0] != hands and self._named(hands[0]):
                        ones = next(self._one(ones, (known[0][0], hands[0])), ones)
        return ones

    def _alike(self, ones: _Ones, earlier: Transfer, later: Transfer) -> Iterator[_Ones]:
        """The ways in which two hands can be one, given who has been taken to be one so far."""
        for received, given in product(earlier.recipients, later.givers):
            pairs = [(a, b) for a, b in product(received, given) if self._same(a, b) is not Truth.NO]
            if not (received and given) or any(not (self._named(a) or self._named(b)) for a, b in pairs):
                yield ones
                return
            for pair in pairs:
                yield from self._one(ones, pair)

    def _one(self, ones: _Ones, pair: tuple[str, str]) -> Iterator[_Ones]:
        """The same with these two as one, if they can be."""
        joined = {one for one in ones if any(not self._is_body(hand) and hand in one for hand in pair)}
        whole = frozenset(pair).union(*joined)
        if all(self._compatible(a, b) for a, b in combinations(sorted(whole), 2)):
            yield (ones - joined) | {whole}

    def _compatible(self, one: str, other: str) -> bool:
        return max(self._agents.satisfies(one, other), self._agents.satisfies(other, one)) is not Truth.NO

    def _is_body(self, hand: str) -> bool:
        return self._case.agent(hand).kind == "body"

    def _named(self, hand: str) -> bool:
        """Whether it is an unknown hand that can be spoken of again."""
        agent = self._case.agent(hand)
        return agent.kind == "unknown" and not agent.inline

