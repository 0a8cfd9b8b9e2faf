"""Who learned what was in it, how much, and by which path: not the same as who held it.

Holding a sealed thing gives its existence; holding an open one makes its text possible;
telling gives what its extent says; who wrote, made or enclosed it knew the text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from tracer.analysis.accounts import Accounts, Act, Hands
from tracer.analysis.chronology import Chronology
from tracer.analysis.flows import Flows, Transfer
from tracer.analysis.items import Items
from tracer.analysis.spans import Span
from tracer.case.model import Case, Document
from tracer.kernel.truth import Truth
from tracer.vocabulary import CLOSED_STATES, Extent, Mood, Verb


@dataclass(frozen=True, slots=True)
class Knowing:
    """That one agent knew so much of one content.

    Attributes:
        since: the span in which it was learned.
        certain: yes where a document says so; maybe where it was only possible.
        path: the id of the act, message or item that shows it.
    """

    agent: str
    content: str
    extent: Extent
    since: Span
    certain: Truth
    path: str

#: What may never have been there: to answer a request for a letter, or a word against one, is not to know of any.
_WISHED = frozenset({
    Mood.BELIEVES, Mood.UNSURE, Mood.ASKED, Mood.ASKED_NOT, Mood.AGREED, Mood.REFUSED, Mood.WILL, Mood.WILL_NOT,
    Mood.MUST_NOT,
})  # fmt: skip


class Knowledge:
    """Everything that can be said of who knew what in one case.

    Example:
        >>> import tracer
        >>> from tracer.analysis.reading import read
        >>> knowledge = read(tracer.load(tracer.example("bush-gorbachev-1990"))).knowledge
        >>> [(k.extent.name, k.certain.name) for k in knowledge.of("bessmertnykh", "letter")]
        [('EXISTENCE', 'YES'), ('SUBJECT', 'YES')]
    """

    def __init__(self, case: Case, items: Items, times: Chronology, accounts: Accounts, flows: Flows) -> None:
        self._case, self._items, self._times = case, items, times
        found = [k for act in accounts.acts for k in self._from_act(act)]
        found += [k for transfer in flows.transfers for k in self._from_transfer(transfer)]
        found += [
            Knowing(author, item.id, Extent.TEXT, (None, None), Truth.MAYBE, item.id)
            for item in case.items if item.kind == "content" for author in item.sender
        ]  # fmt: skip
        brought = [one for document in case.documents for one in document.carries]
        told_of = [act.item for act in accounts.acts if act.item]
        spoken_of = {content for item in (*told_of, *brought) for content in items.contents(item)}
        found += [
            Knowing(author, document.id, Extent.TEXT, times.of(document.id), Truth.YES, document.id)
            for document in case.documents if document.id in spoken_of and document.seen != "not found"
            for author in document.author
        ]  # fmt: skip
        found += [k for document in case.documents for one in document.answers if one in spoken_of
                  for k in self._had(one, document.author, times.of(document.id), Truth.YES, document.id)]  # fmt: skip
        answered = [k for document in case.documents for k in self._from_answers(document)]
        found += [k for k in answered if not any(_implies(other, k) for other in found)]
        self.all = tuple(dict.fromkeys(self._once_written(knowing) for knowing in found))

    def _once_written(self, knowing: Knowing) -> Knowing:
        """Nobody knew the words of a document before they were stated; drafts are other papers."""
        if not self._case.is_document(knowing.content):
            return knowing
        lows = [low for low in (knowing.since[0], self._times.of(knowing.content)[0]) if low is not None]
        return replace(knowing, since=(max(lows, default=None), knowing.since[1]))

    @property
    def contents(self) -> tuple[str, ...]:
        """The contents of which anybody is shown to have known, in the order of the file."""
        known = {k.content for k in self.all}
        return tuple(item.id for item in self._case.items if item.id in known)

    def of(self, agent: str, content: str) -> tuple[Knowing, ...]:
        """What one agent knew of one content, least first."""
        return tuple(sorted(
            (k for k in self.all if k.agent == agent and k.content == content), key=lambda k: (k.extent, k.path)
        ))  # fmt: skip

    def at(self, content: str, instant: int) -> dict[str, tuple[Extent | None, Extent | None]]:
        """For each agent the extent certainly and possibly known at an instant."""
        found: dict[str, tuple[Extent | None, Extent | None]] = {}
        for knowing in self.all:
            if knowing.content != content:
                continue
            low, high = knowing.since
            if low is not None and low > instant:
                continue
            sure = knowing.certain is Truth.YES and high is not None and high <= instant
            certain, possible = found.get(knowing.agent, (None, None))
            possible = max(possible or knowing.extent, knowing.extent)
            if sure:
                certain = max(certain or knowing.extent, knowing.extent)
            found[knowing.agent] = (certain, possible)
        return found

    def _from_act(self, act: Act) -> Iterable[Knowing]:
        if act.item is None or act.happened is Truth.NO:
            return
        since = self._times.of(act.id)
        for content in self._items.contents(act.item):
            if act.verb in (Verb.TELL, Verb.SHOW):
                extent = act.extent or Extent.EXISTENCE
                for hand in (*act.recipient, *act.present):
                    yield Knowing(hand, content, extent, since, _certain(act, len(act.recipients)), act.id)
                for hand in act.giver:
                    yield Knowing(hand, content, extent, (None, since[1]), _certain(act, len(act.givers)), act.id)
            elif act.verb in (Verb.READ, Verb.MAKE) or act.verb is Verb.KNOW:
                for hand in act.who:
                    sure = _certain(act, len(act.whos))
                    yield Knowing(hand, content, act.extent or Extent.TEXT, since, sure, act.id)
            elif act.verb is Verb.RECEIVE and self._case.is_document(act.item) and act.state not in CLOSED_STATES:
                for hand in act.recipient:
                    body = self._case.agent(hand).kind == "body"  # who of it knew is not said
                    sure = Truth.MAYBE if body else _certain(act, len(act.recipients))
                    yield from self._had(content, (hand,), since, sure, act.id)

    def _from_answers(self, document: Document) -> Iterable[Knowing]:
        """Who answers a document knew of what that brings; of what it speaks of, that it existed, and no more."""
        since = self._times.of(document.id)
        for answered in document.answers:
            for brought in self._case.document(answered).carries:
                for content in self._items.contents(brought):
                    yield from self._had(content, document.author, since, Truth.YES, document.id)
        said = [one for answered in document.answers for one in self._case.document(answered).says]
        for one in said:
            if one.item is None or one.supplied or one.verb is Verb.MAKE or one.mood in _WISHED:
                continue
            for content in self._items.contents(one.item):
                for author in document.author:
                    yield Knowing(author, content, Extent.EXISTENCE, since, Truth.YES, document.id)

    def _had(self, content: str, hands: Hands, since: Span, sure: Truth, path: str) -> Iterable[Knowing]:
        """Who received it, or answered it, knew of it, and may have read it."""
        for hand in hands:
            yield Knowing(hand, content, Extent.EXISTENCE, since, sure, path)
            yield Knowing(hand, content, Extent.TEXT, since, Truth.MAYBE, path)

    def _from_transfer(self, transfer: Transfer) -> Iterable[Knowing]:
        """Who held a closed thing knew that it existed; who held an open one may have read it."""
        act = transfer.act
        if act is not None and act.verb is Verb.TELL:
            return
        since = self._times.of(transfer.id)
        closed = act is not None and act.state in CLOSED_STATES
        for content in self._items.contents(transfer.item):
            if act is None:
                for author in transfer.giver:
                    yield Knowing(author, content, Extent.TEXT, since, Truth.YES, transfer.id)
            else:
                had = (self._written(transfer.item, since[1]), since[1])
                for hand in transfer.giver:
                    sure = _certain(act, len(transfer.givers))
                    yield Knowing(hand, content, Extent.EXISTENCE, had, sure, transfer.id)
                    if not closed:
                        yield Knowing(hand, content, Extent.TEXT, had, Truth.MAYBE, transfer.id)
            if act is None:
                document = self._case.document(transfer.id)
                for hand in (*document.addressees, *document.copies):  # sent there, if it is not shown to have come
                    if hand not in transfer.recipient:
                        yield Knowing(hand, content, Extent.TEXT, (since[0], None), Truth.MAYBE, transfer.id)
                since = (since[0], self._received(transfer.id))
            for hand in transfer.recipient:
                shown = transfer.arrival == "shown" and transfer.happened is Truth.YES and len(transfer.recipients) == 1
                came = self._case.agent(hand).kind != "body" or self._answered(transfer.id, hand)
                sure = Truth.YES if shown and came else Truth.MAYBE
                yield Knowing(hand, content, Extent.EXISTENCE, since, sure, transfer.id)
                if not closed:
                    yield Knowing(hand, content, Extent.TEXT, since, Truth.MAYBE, transfer.id)

    def _written(self, item: str, until: int | None) -> int | None:
        """Since when a paper can have been read, unless it is told to have been given before the date that it bears."""
        paper = self._case.paper(item)
        low = self._times.of(paper.id)[0] if paper else None
        return low if low is None or until is None or low <= until else None

    def _answered(self, document: str, hand: str) -> bool:
        """Whether he answers it, which shows that it came to him; of a body, that it came to the body as a whole."""
        return any(document in other.answers and hand in other.author for other in self._case.documents)

    def _received(self, document: str) -> int | None:
        """By when a message had certainly come in: as marked on it, or by the first answer."""
        marked = self._case.document(document).received
        ends = [marked.latest] if marked else []
        ends += [self._times.of(other.id)[1] for other in self._case.documents if document in other.answers]
        return min((end for end in ends if end is not None), default=None)


def _implies(other: Knowing, knowing: Knowing) -> bool:
    """Whether one knew as much for certain already by then."""
    by, asked = other.since[1], knowing.since[1]
    return (other.agent, other.content, other.certain) == (knowing.agent, knowing.content, Truth.YES) and (
        by is not None and (asked is None or by <= asked)
    )


def _certain(act: Act, alternatives: int) -> Truth:
    return act.happened if alternatives == 1 else Truth.MAYBE
