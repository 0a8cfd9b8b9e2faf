"""Who is shown to have known an order when he acted, and by what (rule R10).

It was said to him; his document answers it, or recites it; or he passed on a content that only the ordering document
had brought.
"""

from __future__ import annotations

from dataclasses import dataclass

from tracer.analysis.accounts import Accounts, Hands
from tracer.analysis.agents import Agents
from tracer.analysis.chronology import Chronology
from tracer.analysis.items import Items
from tracer.case.model import Case, Statement
from tracer.kernel.temporal import Order
from tracer.kernel.truth import Truth
from tracer.vocabulary import MOVING, RULING_MOODS, SPOKEN, Verb


@dataclass(frozen=True, slots=True)
class Notice:
    """What shows in one case that an order was known.

    Example:
        >>> import tracer
        >>> from tracer.analysis.reading import read
        >>> r = read(tracer.load(tracer.example("bush-gorbachev-1990")))
        >>> notice = Notice(r.case, r.agents, r.items, r.times, r.accounts)
        >>> notice.of(r.orders.stages[0].rules[0], ("joyce",), "letter", "handover")
        'acted'
    """

    _case: Case
    _agents: Agents
    _items: Items
    _times: Chronology
    _accounts: Accounts

    def of(self, rule: Statement, actor: Hands, content: str | None, act: str) -> str | None:
        """How these are shown to have known a rule when they acted: `spoken` (it was said to them), `answered`,
        `recited`, `acted`; None: not shown.
        """
        order = self._case.document(rule.document)
        came = order.received.earliest if order.received else None
        done = self._times.of(act)[1]
        if came is not None and done is not None and done < came:
            return None  # it came in after the act
        if order.via in SPOKEN and actor and set(actor) <= {*order.addressees} and self._times.not_after(order.id, act):
            return "spoken"
        for document in self._case.documents:
            if not self._agents.surely_one(document.author, actor):
                continue
            if rule.document in document.answers:
                return "answered"
            if any(s.binds == rule.document and s.mood in RULING_MOODS for s in document.says):
                return "recited"
        if content is None or not any(self._items.carries(one, content) is Truth.YES for one in order.carries):
            return None
        addressees = (*order.addressees, *order.copies)
        near = self._agents.near(actor, addressees)
        return "acted" if near and not self._brought_otherwise(rule.document, actor, content, act) else None

    def _brought_otherwise(self, order: str, actor: Hands, content: str, act: str) -> bool:
        """Whether the content can have reached the actor's body by another way than the order."""
        for document in self._case.documents:
            to = (*document.addressees, *document.copies)
            if document.id == order or not any(self._items.carries(one, content) for one in document.carries):
                continue
            if self._times.compare(document.id, act) is not Order.AFTER and self._agents.near(actor, to):
                return True
        for told in self._accounts.acts:
            if told.id == act or told.happened is Truth.NO:
                continue
            if not told.item or not self._items.carries(told.item, content):
                continue
            arrives = told.verb in MOVING or told.verb is Verb.RECEIVE
            inside = self._agents.near(actor, told.giver)
            late = self._times.compare(told.id, act) in (Order.AFTER, Order.SAME)
            if arrives and not inside and not late and self._agents.near(actor, (*told.recipient, *told.who)):
                return True
        return False
