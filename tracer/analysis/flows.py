"""How content moved, hand by hand: the acts and messages that carried it, linked.

Each act or message that brings a content somewhere is a transfer. A transfer follows
the one that brought the content to its giver, so that all transfers of a content form
trees whose branches are its ways (rules R1, R4 and R15).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby, islice

from tracer.analysis.accounts import Accounts, Act, Hands
from tracer.analysis.agents import Agents
from tracer.analysis.chronology import Chronology
from tracer.analysis.items import Items
from tracer.analysis.spans import order_key
from tracer.case.model import Case, Document
from tracer.kernel.temporal import Order
from tracer.kernel.truth import Truth
from tracer.vocabulary import SPOKEN, Extent, Verb

_ARRIVING = frozenset({Verb.GIVE, Verb.PASS, Verb.RECEIVE, Verb.TELL, Verb.SEND})


#: Of so many that no time tells apart it is asked whose giver had the thing; of more the hands alone decide.
_FEW = 20


@dataclass(frozen=True, slots=True)
class Transfer:
    """One act or message that brought an item from hand to hand.

    Attributes:
        id: of the act, or of the document for a message.
        act: the act; None for a message, whose far end is the addressee's body (R15).
        item: what was brought.
        givers, recipients: possible sets of hands; more than one where accounts contradict.
        arrival: whose hand it came to is `shown`, `open` (only the addressee's body, where it is marked
            as received, or one of which later acts on it), or `unsaid` (it left; nothing shows that it arrived).
        parent: id of the transfer that brought the content to the giver, as far as shown.
        link: how sure it is that the parent's recipient is this giver; `no` is a gap.
        happened: whether the transfer itself is shown.
    """

    id: str
    act: Act | None
    item: str
    givers: tuple[Hands, ...]
    recipients: tuple[Hands, ...]
    arrival: str
    happened: Truth
    parent: str | None = None
    link: Truth | None = None

    @property
    def giver(self) -> Hands:
        """All agents who can have given it."""
        return tuple(dict.fromkeys(hand for hands in self.givers for hand in hands))

    @property
    def recipient(self) -> Hands:
        """All agents who can have received it."""
        return tuple(dict.fromkeys(hand for hands in self.recipients for hand in hands))


class Flows:
    """All transfers of a case, in an order that time allows.

    Example:
        >>> import tracer
        >>> from tracer.analysis.reading import read
        >>> flows = read(tracer.load(tracer.example("bush-gorbachev-1990"))).flows
        >>> [(t.id, t.parent, t.arrival) for t in flows.of("letter")]
        [('m1', None, 'open'), ('handover', 'm1', 'shown')]
    """

    def __init__(self, case: Case, agents: Agents, items: Items, times: Chronology, accounts: Accounts) -> None:
        self._case, self._agents, self._items, self._times = case, agents, items, times
        self._accounts = accounts
        found = [t for act in accounts.acts if (t := self.from_act(act))]
        found += [t for document in case.documents for t in self._from_document(document)]
        self.transfers = tuple(self._sorted(found))
        self._by_content: dict[str, tuple[Transfer, ...]] = {}
        self._by_id: dict[str, dict[str, Transfer]] = {}

    def of(self, content: str) -> tuple[Transfer, ...]:
        """The transfers of one content, linked; parents stand before what follows from them."""
        if content not in self._by_content:
            carrying = [t for t in self.transfers if self._items.carries(t.item, content) is not Truth.NO]
            self._by_content[content] = tuple(self._link(carrying))
            self._by_id[content] = {t.id: t for t in self._by_content[content]}
        return self._by_content[content]

    def transfer(self, content: str, id: str) -> Transfer:
        """One transfer of a content, linked. Raises `KeyError`."""
        self.of(content)
        return self._by_id[content][id]

    def received(self, document: str) -> Hands:
        """Who is shown to have received a document: by answering it, by a told receipt, or as it was said to him."""
        spoken = self._case.document(document)
        if spoken.via in SPOKEN:
            return spoken.addressees
        shown = [a for d in self._case.documents if document in d.answers for a in d.author]
        for act in self._accounts.acts:
            agreed = act.happened is Truth.YES and len(act.recipients) == 1
            if agreed and act.item == document and act.verb in _ARRIVING:
                shown += act.recipient
        return tuple(dict.fromkeys(shown))

    def copied(self, document: Document) -> Hands:
        """To whom copies of a document were addressed by it, without those of whose copy an act tells."""
        copies = (a for a in self._accounts.acts if a.item and self._case.item(a.item).copy_of == document.id)
        told = {hand for act in copies for hand in act.recipient}
        return tuple(hand for hand in document.copies if hand not in told)

    def path(self, content: str, id: str) -> tuple[Transfer, ...]:
        """The transfers that led to this one, first to last, itself included."""
        way: list[Transfer] = []
        current: str | None = id
        while current is not None:
            way.append(self.transfer(content, current))
            current = way[-1].parent
        return tuple(reversed(way))

    def way(self, content: str, id: str) -> tuple[Transfer, ...]:
        """The transfers that led to this one without a gap between, itself included."""
        path = self.path(content, id)
        return path[max((place for place, t in enumerate(path) if t.link is Truth.NO), default=0) :]

    def _sorted(self, transfers: list[Transfer]) -> Iterable[Transfer]:
        """By time; what no time tells apart, from hand to hand, so that no id decides it."""
        ordered, done = sorted(transfers, key=self._order), list[Transfer]()
        messages = [t for t in ordered if t.act is None]
        for _, group in groupby(ordered, key=lambda t: order_key(self._times.of(t.id))):
            rest = list(group)
            while rest:
                unled = (t for t in rest if not any(self._leads(other, t) for other in rest))
                firsts = list(islice(unled, 1 if len(rest) > _FEW else None)) or rest[:_FEW]
                before = (*messages, *done[-_FEW:])
                first = max(firsts, key=lambda t: self._had(before, t)) if len(firsts) > 1 else firsts[0]
                rest.remove(first)
                done.append(first)
        return done

    def _had(self, before: tuple[Transfer, ...], transfer: Transfer) -> Truth:
        """Whether its giver had it by one of these."""
        brought = [t for t in before if t.item == transfer.item or (t.act is None and self._follows(t, transfer))]
        return max((self.link(one, transfer) for one in brought), default=Truth.NO)

    def _leads(self, one: Transfer, other: Transfer) -> bool:
        """Whether of two that no clock tells apart the first comes first: it is said so, or it led to the other."""
        if one is other:
            return False
        order = self._times.compare(one.id, other.id)
        if order in (Order.BEFORE, Order.AFTER):
            return order is Order.BEFORE
        there, back = set(one.recipient) & set(other.giver), set(other.recipient) & set(one.giver)
        return bool(there) and not back

    def _order(self, transfer: Transfer) -> tuple[object, ...]:
        act, hands = transfer.act, (transfer.giver, transfer.recipient)
        words = (act.verb or "", *map(self._kinds, hands), *map(self._names, hands)) if act else ()
        return (*order_key(self._times.of(transfer.id)), act is None, *words, transfer.id)

    def _kinds(self, hands: Hands) -> tuple[bool, ...]:
        """Named persons before bodies, posts and unknown hands."""
        return tuple(self._case.agent(hand).kind != "person" for hand in hands)

    def _names(self, hands: Hands) -> tuple[str, ...]:
        return tuple(self._case.agent(hand).name for hand in hands)

    def from_act(self, act: Act) -> Transfer | None:
        """The transfer that an act is, unlinked; None if it brought nothing to anybody."""
        if act.item is None or act.happened is Truth.NO or act.verb not in _ARRIVING:
            return None
        if act.verb is Verb.TELL and act.extent is not Extent.TEXT:
            return None
        recipients = act.recipients if act.recipient else ((act.who,) if act.verb is Verb.RECEIVE else ((),))
        arrival = "unsaid" if act.verb is Verb.SEND else "shown"
        if act.verb is Verb.RECEIVE and self._case.is_document(act.item) and act.item != act.document:
            return None  # it completes the message, see _from_document
        return Transfer(act.id, act, act.item, act.givers, recipients, arrival, act.happened)

    def _from_document(self, document: Document) -> Iterable[Transfer]:
        """A message that brings content starts a chain at its far end, where it is copied."""
        if not document.author or not document.addressees or document.seen == "not found":
            return
        if not document.carries:
            return
        handed = {a.item for a in self._accounts.acts if a.verb in (Verb.GIVE, Verb.PASS) and a.item}
        if document.id in handed:
            return  # a paper that was handed over is shown by that act
        received = self.received(document.id)
        to = tuple(hand for hand in received if any(self._agents.share_body(hand, a) for a in document.addressees))
        to = to or tuple(hand for hand in document.addressees if self._gave_on(document, hand))
        far_end = self._far_end(document)
        came = "open" if far_end and (document.received or self._acted_on(document, far_end)) else "unsaid"
        arrival, recipients = ("shown", to) if to else (came, far_end)
        yield Transfer(document.id, None, document.id, (document.author,), (recipients,), arrival, Truth.YES)

    def _acted_on(self, document: Document, bodies: Hands) -> bool:
        """Whether one of these bodies is shown to have answered it, or to have done something with what it brought."""
        answers = (other.author for other in self._case.documents if document.id in other.answers)
        return any(self._agents.near(authors, bodies) for authors in answers) or any(
            act.item and act.verb is not Verb.KNOW and act.happened is not Truth.NO and act.document != document.id
            and self._agents.near((*act.giver, *act.who), bodies)
            and any(self._items.carries(act.item, content) is not Truth.NO for content in document.carries)
            and self._times.possibly_before(document.id, act.id)
            for act in self._accounts.acts
        )  # fmt: skip

    def _gave_on(self, document: Document, hand: str) -> bool:
        """Whether a person of no body gave on what only this message is recorded to have brought him: it came."""
        if self._agents.bodies(hand) or self._case.agent(hand).kind != "person":
            return False

        def brings(item: str | None) -> bool:
            return item is not None and any(
                self._items.carries(item, one) is not Truth.NO for one in document.carries
            )

        others = [(d.id, (*d.addressees, *d.copies)) for d in self._case.documents if d is not document]
        others += [(act.item or "", (*act.recipient, *act.who)) for act in self._accounts.acts]
        if any(hand in hands and brings(item) for item, hands in others if item):
            return False
        return any(
            act.happened is Truth.YES and act.givers == ((hand,),) and brings(act.item)
            and self._times.not_after(document.id, act.id)
            for act in self._accounts.acts
        )

    def _far_end(self, document: Document) -> Hands:
        ends = [body for a in document.addressees for body in self._agents.bodies(a)[:1]]
        return tuple(dict.fromkeys(ends))

    def _link(self, transfers: list[Transfer]) -> Iterable[Transfer]:
        """Links each transfer to the latest earlier one that can have brought it to its giver."""
        by_agent: dict[str, list[Transfer]] = {}
        by_body: dict[str, list[Transfer]] = {}
        by_item: dict[str, list[Transfer]] = {}
        open_ended: list[Transfer] = []
        for transfer in transfers:
            parent, link = self._parent(transfer, by_agent, by_body, by_item, open_ended)
            linked = Transfer(
                transfer.id, transfer.act, transfer.item, transfer.givers, transfer.recipients,
                transfer.arrival, transfer.happened, parent.id if parent else None, link,
            )  # fmt: skip
            yield linked
            if linked.arrival == "unsaid":
                continue  # it left; that anybody had it from there is not said
            for hand in linked.recipient:
                by_agent.setdefault(hand, []).append(linked)
                vague = linked.arrival == "open" or self._case.agent(hand).kind in ("body", "unknown", "post")
                if vague:
                    open_ended.append(linked) if not self._agents.bodies(hand) else None
                for body in self._agents.bodies(hand):
                    by_body.setdefault(body, []).append(linked)
            if not linked.recipient and linked.act is not None:
                open_ended.append(linked)
            by_item.setdefault(linked.item, []).append(linked)

    def _parent(
        self,
        transfer: Transfer,
        by_agent: dict[str, list[Transfer]],
        by_body: dict[str, list[Transfer]],
        by_item: dict[str, list[Transfer]],
        open_ended: list[Transfer],
    ) -> tuple[Transfer | None, Truth | None]:
        """Prefers who certainly gave on what he had, then who may have, then the same thing."""
        same = by_item.get(transfer.item, [])
        direct = [t for hand in transfer.giver for t in by_agent.get(hand, [])[-4:] if t.arrival != "open"]
        possible = [t for hand in transfer.giver for body in self._agents.bodies(hand)[:1]
                    for t in by_body.get(body, [])[-8:]]  # fmt: skip
        if transfer.giver:
            possible += open_ended[-4:]
        else:  # who brought it is not said: the same thing, or a message to the body that received it
            arrived = [t for hand in transfer.recipient for body in self._agents.bodies(hand)[:1]
                       for t in by_body.get(body, [])[-8:] if t.act is None]  # fmt: skip
            possible = [t for t in (*same[-4:], *arrived) if t.id != transfer.id]
        if same and self._items.is_thing(transfer.item):
            own = [t for t in same[-4:] if self._follows(t, transfer) and self.link(t, transfer) is Truth.YES]
            apart = [t for t in same[-4:] if self._apart(t, transfer) and self.link(t, transfer) is Truth.NO]
            if own or apart:  # where the thing itself was last decides, not what else brought its content
                parent = max(own or apart, key=lambda t: transfers_rank(t, self._times))
                between = [t for t in apart if self._times.compare(parent.id, t.id) is Order.BEFORE]
                parent = max(between, key=lambda t: transfers_rank(t, self._times), default=parent)
                return parent, self.link(parent, transfer)
        for candidates, wanted in ((direct, Truth.YES), (possible, Truth.MAYBE)):
            fits = [t for t in candidates if self._follows(t, transfer) and self.link(t, transfer) >= wanted]
            if fits:
                parent = max(fits, key=lambda t: (t.item == transfer.item, transfers_rank(t, self._times)))
                return parent, self.link(parent, transfer)
        fits = [t for t in same[-4:] if self._apart(t, transfer)]
        if fits:
            return fits[-1], Truth.NO
        inside = [t for t in possible if self._apart(t, transfer)]
        if inside and transfer.giver:
            return inside[-1], Truth.NO
        return None, None

    def _apart(self, earlier: Transfer, later: Transfer) -> bool:
        """Whether there is a gap between the two in whichever order they came."""
        if self._times.not_after(earlier.id, later.id):
            return True
        return self._follows(earlier, later) and bool(earlier.giver) and self.link(later, earlier) is Truth.NO

    def _follows(self, earlier: Transfer, later: Transfer) -> bool:
        return self._times.possibly_before(earlier.id, later.id)

    def link(self, earlier: Transfer, later: Transfer) -> Truth:
        """Whether the hand that received is the hand that gave on."""
        if earlier.act is None and set(later.giver) & set(self._case.document(earlier.id).addressees):
            return Truth.YES  # the addressee gave on what the message brought: he had received it
        if not later.giver or not earlier.recipient:
            return Truth.MAYBE
        answers = [
            max(self.same_hand(one, other, earlier.arrival == "open") for one in received for other in given)
            for received in earlier.recipients for given in later.givers if received and given
        ]  # fmt: skip
        return answers[0] if len(set(answers)) == 1 else Truth.MAYBE

    def same_hand(self, received: str, gave: str, open_end: bool) -> Truth:
        """Whether one who received is one who gave; of a body only a member's acting is shown."""
        if received == gave and not open_end:
            return Truth.YES
        if received == gave:
            return Truth.MAYBE if self._case.agent(gave).kind != "body" else Truth.YES
        if self._case.agent(gave).kind == "body" and self._agents.within(received, gave) is Truth.YES:
            return Truth.YES
        answer = self._agents.satisfies(gave, received)
        if answer is Truth.YES and self._case.agent(received).kind == "body":
            return Truth.YES if not open_end else Truth.MAYBE
        return answer


def transfers_rank(transfer: Transfer, times: Chronology) -> tuple[float, float]:
    """Later transfers rank higher."""
    return order_key(times.of(transfer.id))
