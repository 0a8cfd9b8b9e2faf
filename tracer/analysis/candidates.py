"""Which acts may have performed an ordered stage, and why (rule R2).

An act said to be under the order, one that reaches the ordered recipient or his body, one from
whose recipient the way leads on to him, one reported to the issuer: in this rank, before any
cost of aligning the way with the route.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tracer.analysis.accounts import Accounts, Hands
from tracer.analysis.agents import Agents
from tracer.analysis.chronology import Chronology
from tracer.analysis.flows import Flows, Transfer
from tracer.analysis.items import Items
from tracer.analysis.orders import Stage
from tracer.analysis.spans import ALWAYS, Span, disjoint
from tracer.case.model import Case, Statement
from tracer.kernel.truth import Truth
from tracer.vocabulary import Extent, Mood, Verb

#: Rank of an act for a stage (R2), best last.
UNRELATED, TOLD, LEADS, REACHES, UNDER = range(5)
_SUITABLE: dict[Verb, frozenset[Verb]] = {
    Verb.PASS: frozenset({Verb.PASS, Verb.GIVE, Verb.RECEIVE, Verb.TELL}),
    Verb.GIVE: frozenset({Verb.PASS, Verb.GIVE, Verb.RECEIVE}),
    Verb.SEND: frozenset({Verb.PASS, Verb.GIVE, Verb.RECEIVE, Verb.SEND}),
    Verb.TELL: frozenset({Verb.TELL}),
    Verb.SHOW: frozenset({Verb.SHOW, Verb.GIVE}),
}


class Candidates:
    """Ranks the acts of one case for its ordered stages.

    Example:
        >>> import tracer
        >>> from tracer.analysis.reading import read
        >>> r = read(tracer.load(tracer.example("bush-gorbachev-1990")))
        >>> found = Candidates(r.case, r.agents, r.items, r.times, r.accounts, r.flows)
        >>> found.ranks(r.orders.stages[0])["handover"] == LEADS
        True
    """

    def __init__(
        self, case: Case, agents: Agents, items: Items, times: Chronology, accounts: Accounts, flows: Flows
    ) -> None:  # fmt: skip
        self._case, self._agents, self._items, self._times = case, agents, items, times
        self._accounts, self._flows = accounts, flows
        self._promises = tuple(
            s for s in case.statements() if s.mood is Mood.WILL and s.item and s.verb and s.recipient
        )
        self._ranked: dict[tuple[str, Hands], dict[str, int]] = {}

    def promises(self, content: str, recipient: Hands) -> tuple[Statement, ...]:
        """Promises that lead this content to one of these recipients."""
        return tuple(
            p for p in self._promises
            if self._items.carries(p.item or "", content) is not Truth.NO
            and p.verb in _SUITABLE[Verb.PASS]
            and (p.verb is not Verb.TELL or p.extent is Extent.TEXT)
            and self._agents.any_satisfies(p.recipient, recipient) is not Truth.NO
        )  # fmt: skip

    def ranks(self, stage: Stage, first: Hands = ()) -> Mapping[str, int]:
        """For each transfer of the content why it may perform a stage (R2), or `UNRELATED`.

        Args:
            stage: what was ordered.
            first: the hand with which the route of this stage begins.
        """
        if (stage.id, first) not in self._ranked:
            self._ranked[stage.id, first] = self._ranks(stage, first)
        return self._ranked[stage.id, first]

    def _ranks(self, stage: Stage, first: Hands) -> dict[str, int]:
        transfers = self._flows.of(stage.content)
        onward = self._onward(stage, transfers)
        starting = {t.id for t in transfers if t.act and self._starts(stage, t, first)}
        before = set(starting)
        for transfer in reversed(transfers):
            if transfer.id not in before:
                continue
            if transfer.id not in starting and self._gave_away(transfer, first, stage):
                before.discard(transfer.id)
            elif transfer.parent and transfer.link is not Truth.NO:
                before.add(transfer.parent)
        starts = tuple(t for t in transfers if t.id in starting)

        def may_have_led(transfer: Transfer) -> bool:
            """Whether it led to the first hand of the route, or may have, as it is open which came first."""
            if transfer.id in before or self._gave_away(transfer, first, stage):
                return transfer.id in before
            at = self._times.of(transfer.id)
            return any(
                not disjoint(at, self._times.of(one.id)) and self._times.possibly_before(transfer.id, one.id)
                and self._flows.link(transfer, one) is not Truth.NO for one in starts
            )  # fmt: skip

        return {t.id: self._rank(stage, first, t, t.id in onward, t.id in starting, may_have_led) for t in transfers}

    def _gave_away(self, transfer: Transfer, first: Hands, stage: Stage) -> bool:
        """Whether he with whom the route begins, or the giver of the stage, gave it away: after the route began.

        If the first had it back, it had left him under the order.
        """
        return any(giver and self._surely(transfer.givers, giver) for giver in (first, stage.giver))

    def _rank(
        self, stage: Stage, first: Hands, transfer: Transfer, leads: bool, starts: bool,
        may_have_led: Callable[[Transfer], bool],
    ) -> int:  # fmt: skip
        """Why one transfer may perform the stage."""
        act = transfer.act
        if act is None or not self._suits(stage, transfer):
            return UNRELATED
        if not starts and act.under in (stage.document, *(rule.id for rule in stage.rules)):
            return UNDER
        if not stage.recipient:
            given = stage.giver or stage.bound
            return REACHES if self._agents.any_satisfies(transfer.giver, given) is not Truth.NO else UNRELATED
        if not starts and self._reaches(transfer, stage) is not Truth.NO:
            return REACHES
        if leads and not (starts and stage.giver == first):  # to the hand that is to do the step nothing leads on
            return LEADS
        # What may have come before the route is no step of it merely because it is told to the issuer.
        return TOLD if self._told_to_issuer(act.id, stage) and not may_have_led(transfer) else UNRELATED

    def _suits(self, stage: Stage, transfer: Transfer) -> bool:
        act = transfer.act
        if act is None or not any(act.verb in _SUITABLE[verb] for verb in stage.verbs if verb in _SUITABLE):
            return False
        if stage.only is not None and transfer.item != stage.only:
            return False
        claimed = any(rule.binds not in (None, "future") for rule in stage.rules)
        if not claimed and any(self._accounts.precedes(act.id, rule) for rule in stage.rules):
            return False
        launched = {*stage.issuer, *stage.sender, *self._case.item(stage.content).sender}
        return not any(hand in launched for hand in transfer.giver)

    def _starts(self, stage: Stage, transfer: Transfer, first: Hands) -> bool:
        """Whether it brought the content to the hand with which the route begins: what comes before the route.

        What the giver of a later step hands on comes after its beginning.
        """
        at = self._times.of(transfer.id)
        later = bool(stage.giver) and stage.giver != first
        if later and self._surely(transfer.givers, stage.giver, at):
            return False
        arrived = transfer.recipients
        return bool(first) and self._surely(arrived, first, at) and not self._surely(arrived, stage.recipient, at)

    def _surely(self, alternatives: tuple[Hands, ...], wanted: Hands, at: Span = ALWAYS) -> bool:
        """Whether by every account that may be right these are the hands wanted."""
        return all(self._agents.surely_one(hands, wanted, at) for hands in alternatives)

    def _reaches(self, transfer: Transfer, stage: Stage) -> Truth:
        at = self._times.of(transfer.id)
        direct = self._agents.any_satisfies(transfer.recipient, stage.recipient, at)
        if not transfer.recipient or (not transfer.giver and direct is not Truth.YES):
            return Truth.NO  # a receipt from nobody named shows a step only if it is surely the ordered hand
        near = self._agents.near(transfer.recipient, stage.recipient)
        return max(direct, Truth.MAYBE) if near else direct

    def _onward(self, stage: Stage, transfers: tuple[Transfer, ...]) -> set[str]:
        """The transfers from whose recipient promises or later acts lead to the ordered one."""
        leading = self._led_by_promise(stage)
        found: set[str] = set()
        for transfer in reversed(transfers):
            if any(self._agents.satisfies(hand, one) is not Truth.NO for hand in transfer.recipient for one in leading):
                found.add(transfer.id)
            if not transfer.parent or transfer.link is Truth.NO or transfer.id == stage.document:
                continue  # over a gap nothing leads, nor by the order: what led to it was done before it
            if transfer.id in found or self._reaches(transfer, stage) is not Truth.NO:
                found.add(transfer.parent)
        return found

    def _led_by_promise(self, stage: Stage) -> Hands:
        """Those who promised, in one or several steps, to bring the content to the ordered recipient."""
        goals, found = list(stage.recipient), []
        promises = [p for p in self._promises if self._items.carries(p.item or "", stage.content) is not Truth.NO]
        while goals:
            goal = goals.pop()
            for promise in promises:
                givers = [one for one in promise.giver or promise.who if one not in found]
                told = promise.verb is Verb.TELL and promise.extent is not Extent.TEXT
                if givers and not told and self._agents.any_satisfies(promise.recipient, (goal,)) is not Truth.NO:
                    found += givers
                    goals += givers
        return tuple(found)

    def _told_to_issuer(self, act: str, stage: Stage) -> bool:
        """Told by one bound by the order to the issuer's body, in a document answering no other order."""
        issuing = {*stage.issuer, *stage.sender}
        for id in self._accounts.act(act).statements:
            statement = self._accounts.statement(id)
            if statement.mood is not Mood.DID:
                continue  # who denies an act does not tell that it was done
            document = self._case.document(statement.document)
            to_issuer = self._agents.near(document.addressees, issuing)
            author = [one for one in document.author if one not in issuing]  # he binds others (R6)
            bound = self._agents.near(author, stage.bound or stage.giver)
            orders = {stage.document, *(rule.binds for rule in stage.rules)}
            if to_issuer and bound and set(document.answers) <= orders:
                return True
        return False
