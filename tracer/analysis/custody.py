"""Who held a thing at a time: certainly, and possibly.

Custody is a chain of transfers (CIDOC-CRM E10). Between two transfers the holder is
certain only where the one who received is the one who gave on; after the last one, and
before the first, who held it is possible, not certain. Of a document nobody held the paper, or
a copy of it, before the earliest moment of its own date.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from tracer.analysis.accounts import Act, Hands
from tracer.analysis.flows import Flows, Transfer
from tracer.analysis.items import Items
from tracer.analysis.spans import Span
from tracer.case.model import Case
from tracer.kernel.temporal import Order
from tracer.kernel.truth import Truth, agreement
from tracer.vocabulary import Verb


@dataclass(frozen=True, slots=True)
class Holding:
    """Who held one item at one time.

    Attributes:
        certain: the holder in every way things can have been; empty if none is.
        possible: all who held it in some way things can have been.
        unnamed: whether it may have been with somebody whom nothing names.
        gone: whether it had been destroyed.
        unwritten: whether there was no such paper yet, by the date that it bears.
    """

    item: str
    certain: Hands
    possible: Hands
    unnamed: bool
    gone: Truth = Truth.NO
    unwritten: bool = False


class Times(Protocol):
    """What custody asks of times: those of the case, or places in a known order."""

    def of(self, id: str) -> Span:
        """Between which instants an act lies."""

    def compare(self, one: str, other: str) -> Order:
        """Which of two acts came first."""


class Custody:
    """Answers who held what, when.

    Args:
        kept: acts that say who held, received or destroyed a thing, where they are to count.
        placed: which of the times asked about an instant (UTC microseconds) is; the instant itself by default.

    Example:
        >>> import tracer
        >>> from tracer.analysis.reading import read
        >>> custody = read(tracer.load(tracer.example("bush-gorbachev-1990"))).custody
        >>> held = custody.at("envelope", 637_000_000_000_000_000)
        >>> held.certain, held.possible, held.unnamed
        ((), ('bessmertnykh',), True)
    """

    def __init__(
        self, case: Case, items: Items, times: Times, flows: Flows, kept: Iterable[Act] = (),
        placed: Callable[[int], int] = int,
    ) -> None:  # fmt: skip
        self._case, self._items, self._times, self._flows = case, items, times, flows
        self._placed = placed
        self._kept = tuple(step for act in kept if (step := self._keeping(act)))
        self._chains: dict[str, tuple[Transfer, ...]] = {}
        self._sides: dict[tuple[str, str], tuple[frozenset[str], frozenset[str]]] = {}

    @property
    def things(self) -> tuple[str, ...]:
        """The items that changed hands as things, in the order of the file."""
        moved = {t.item for t in self._flows.transfers if self._moves(t)}
        return tuple(item.id for item in self._case.items if item.id in moved)

    def chain(self, item: str) -> tuple[Transfer, ...]:
        """The transfers of one thing, in an order that time allows."""
        if item not in self._chains:
            self._chains[item] = tuple(t for t in self._flows.transfers if t.item == item and self._moves(t))
        return self._chains[item]

    @property
    def told_of(self) -> tuple[str, ...]:
        """The things, and the items that somebody is said to have held, received or destroyed."""
        told = {*self.things, *(step.item for step in self._kept)}
        return tuple(item.id for item in self._case.items if item.id in told)

    def kept(self, item: str) -> tuple[Transfer, ...]:
        """Who held, received or destroyed one item, beside its chain."""
        return tuple(step for step in self._kept if step.item == item)

    def written(self, item: str) -> int | None:
        """The earliest moment of the date that a document bears, or that of which the item is a copy; None without."""
        paper = self._case.paper(item)
        date = paper.date if paper else None
        return self._placed(date.earliest) if date and date.earliest is not None else None

    def at(self, item: str, instant: int) -> Holding:
        """Who held the item at an instant (UTC microseconds)."""
        chain = (*self.chain(item), *self.kept(item))
        written = self.written(item)
        # Where it is told of as held before, the two contradict each other, and its date bounds nothing.
        if written is not None and instant < written and not any(self._surely_by(t, instant) for t in chain):
            return Holding(item, (), (), unnamed=False, unwritten=True)
        last = self._possibly_last(chain, instant)
        none_before = not any(self._surely_by(t, instant) and t.happened is Truth.YES for t in chain)
        following = self._possibly_next(chain, instant)
        none_after = not any(self._surely_after(t, instant) and t.happened is Truth.YES for t in chain)
        received = {hands for t in last for hands in t.recipients}
        gave = {hands for t in following for hands in t.givers}
        possible = tuple(dict.fromkeys(hand for hands in (*sorted(received), *sorted(gave)) for hand in hands))
        # Where all agree, it is one whether what is only heard of was or not, as long as one of them surely was.
        at_once = any(self._times.of(t.id) == (instant, instant) and t.happened is Truth.YES for t in last)
        just_now = at_once and len(received) == 1 and () not in received
        between = not none_after and len(received | gave) == 1
        sure = not none_before and (between or just_now)
        certain = next(iter(received)) if sure else ()
        if sure:
            possible = certain
        gone = agreement(Truth.YES if _destroys(t) else Truth.NO for t in last) if last else Truth.NO
        if gone is Truth.YES and (following or none_before):
            gone = Truth.MAYBE
        return Holding(item, certain, possible, not certain and gone is not Truth.YES, gone)

    def _moves(self, transfer: Transfer) -> bool:
        """Only what is a thing moves; a message is copied, and the sender keeps what he sent."""
        return transfer.act is not None and transfer.act.verb is not Verb.TELL and transfer.act.verb is not Verb.SEND

    def _keeping(self, act: Act) -> Transfer | None:
        """That somebody held a thing, as a step with his hand on both sides; that he destroyed it, with none after.

        Of the receipt of a letter the far side alone is told; a message that brought something was copied.
        """
        if act.item is None or act.happened is Truth.NO:
            return None
        if act.verb is Verb.RECEIVE and self._case.is_document(act.item):
            header = self._case.document(act.item)
            copied = header.carries or header.via or act.item == act.document
            return None if copied else Transfer(
                act.id, act, act.item, act.givers, act.recipients, "shown", act.happened
            )  # fmt: skip
        if act.verb not in (Verb.HOLD, Verb.DESTROY) or (act.verb is Verb.HOLD and not act.who):
            return None
        after = ((),) if act.verb is Verb.DESTROY else act.whos
        return Transfer(act.id, act, act.item, act.whos, after, "shown", act.happened)

    def _surely_by(self, transfer: Transfer, instant: int) -> bool:
        latest = self._times.of(transfer.id)[1]
        return latest is not None and latest <= instant

    def _surely_after(self, transfer: Transfer, instant: int) -> bool:
        earliest = self._times.of(transfer.id)[0]
        return earliest is not None and earliest > instant

    def _possibly_last(self, chain: tuple[Transfer, ...], instant: int) -> list[Transfer]:
        """Those that can be the last up to the instant: nothing certainly lies between."""
        done = [t for t in chain if t.happened is Truth.YES and self._surely_by(t, instant)]
        latest_start = max((low for t in done if (low := self._times.of(t.id)[0]) is not None), default=None)
        found = []
        for transfer in chain:
            latest = self._times.of(transfer.id)[1]
            limit = instant if latest is None else min(latest, instant)
            if self._surely_after(transfer, instant) or (latest_start is not None and latest_start > limit):
                continue
            if self._apart(transfer, chain)[1].isdisjoint(t.id for t in done):
                found.append(transfer)
        return found

    def _possibly_next(self, chain: tuple[Transfer, ...], instant: int) -> list[Transfer]:
        """Those that can be the first after the instant."""
        coming = [t for t in chain if t.happened is Truth.YES and self._surely_after(t, instant)]
        earliest_end = min((high for t in coming if (high := self._times.of(t.id)[1]) is not None), default=None)
        found = []
        for transfer in chain:
            earliest = self._times.of(transfer.id)[0]
            limit = instant + 1 if earliest is None else max(earliest, instant + 1)
            if self._surely_by(transfer, instant) or (earliest_end is not None and earliest_end < limit):
                continue
            if self._apart(transfer, chain)[0].isdisjoint(t.id for t in coming):
                found.append(transfer)
        return found

    def _apart(self, transfer: Transfer, chain: tuple[Transfer, ...]) -> tuple[frozenset[str], frozenset[str]]:
        """Those of its chain that certainly came before it, and after it; found once, every instant asks for them."""
        key = transfer.item, transfer.id
        if key not in self._sides:
            orders = [(t.id, self._order(t, transfer)) for t in chain]
            earlier, later = (frozenset(id for id, o in orders if o is side) for side in (Order.BEFORE, Order.AFTER))
            self._sides[key] = earlier, later
        return self._sides[key]

    def _order(self, one: Transfer, other: Transfer) -> Order:
        """Which of two came first; spans that lie apart, or are instants, say it by themselves."""
        (a, b), (c, d) = self._times.of(one.id), self._times.of(other.id)
        if a is not None and b is not None and c is not None and d is not None:
            if b < c or d < a:
                return Order.BEFORE if b < c else Order.AFTER
            if a == b == c == d:
                return Order.SAME
        return self._times.compare(one.id, other.id)


def _destroys(step: Transfer) -> bool:
    return step.act is not None and step.act.verb is Verb.DESTROY
