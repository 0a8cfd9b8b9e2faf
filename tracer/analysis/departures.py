"""How each ordered stage was performed, and where what is shown left the ordered route.

The ordered route and the recorded way are sequences of hands; the kernel aligns them
(rules R1 to R3). Which act may perform a stage is decided before any cost (`candidates`, R2).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tracer.analysis.accounts import Accounts, Hands
from tracer.analysis.agents import Agents
from tracer.analysis.candidates import UNRELATED, Candidates
from tracer.analysis.chronology import Chronology
from tracer.analysis.flows import Flows, Transfer
from tracer.analysis.items import Items
from tracer.analysis.orders import Orders, Stage
from tracer.analysis.routes import Route, ordered_hands, recorded_hands, routes_of
from tracer.analysis.spans import ALWAYS, Span, order_key
from tracer.case.model import Case, Statement
from tracer.kernel.alignment import Plan, align, align_tree
from tracer.kernel.truth import Truth

#: How near a hand is that may be the ordered one: of equally good ways the one on which the act that performs a
#: stage (R2) surely reached its recipient, then who is surely the ordered one; if none is, the one on which it may have
#: reached its recipient, and last the one on which it went on from him.
_GOAL, _SURE, _PERHAPS, _MATCH, _ASIDE = 0, 1, 2, 3, 5
#: How much further an act is from a stage that it may not perform (R2).
_BARRED = 2
#: Of ways that are equally good but for nearness so many are tried for one on which a stage was performed.
_MOST_TRIED = 20


@dataclass(frozen=True, slots=True)
class Performance:
    """The transfers that performed one ordered stage, compared with it.

    Attributes:
        stage: what was ordered.
        transfers: the way from the giver's side to where the way of this stage ends.
        root: the transfer by which it left the ordered giver's body; the departure, if any.
        rank: why it is taken to perform the stage (R2).
        giver: whether the giver of the root is the ordered one.
        recipient: whether the recipient of the root is the ordered one.
        reached: the later transfer that brought it to the ordered recipient, if one did.
        promised: what was promised about bringing it to him.
    """

    stage: Stage
    transfers: tuple[Transfer, ...]
    root: Transfer
    rank: int
    giver: Truth
    recipient: Truth
    reached: Transfer | None
    promised: tuple[Statement, ...]

    @property
    def departs(self) -> bool:
        """Whether another hand than ordered is shown, in giving or in receiving."""
        return bool(self.stage.recipient) and (self.giver is Truth.NO or self.recipient is Truth.NO)


class Departures:
    """Which acts performed which stages of one case.

    Example:
        >>> import tracer
        >>> from tracer.analysis.reading import read
        >>> performed = read(tracer.load(tracer.example("bush-gorbachev-1990"))).departures.performances
        >>> [(p.root.id, p.giver.name, p.recipient.name) for p in performed]
        [('handover', 'NO', 'NO')]
    """

    def __init__(
        self, case: Case, agents: Agents, items: Items, times: Chronology,
        accounts: Accounts, orders: Orders, flows: Flows,
    ) -> None:  # fmt: skip
        self._agents, self._times, self._orders, self._flows = agents, times, orders, flows
        self._refines = accounts.refines
        self._candidates = Candidates(case, agents, items, times, accounts, flows)
        self.routes = routes_of(orders.stages)
        found = self._performed()
        self.performances = tuple(sorted(found, key=lambda p: (order_key(times.of(p.root.id)), p.root.id)))
        self._performed_by = {t.id: p for p in reversed(self.performances) for t in p.transfers}
        self.unperformed = tuple(
            stage for route in self.routes for stage in route if stage.id not in {p.stage.id for p in found}
        )

    def _performed(self) -> list[Performance]:
        """An act completes one stage only (R3): where several claim it, the one that it fits best has it."""
        taken: dict[str, Performance] = {}
        found: list[Performance] = []
        for _ in range(len(self.routes) + 1):
            found = [p for route in self.routes for p in self._along(route, taken)]
            lost = False
            for performance in sorted(found, key=_fit, reverse=True):
                holder = taken.setdefault(performance.root.id, performance)
                other = set(holder.stage.recipient) != set(performance.stage.recipient)
                lost |= holder.stage.id != performance.stage.id and other
            if not lost:
                break
        return [p for p in found if self._keeps(p, taken)]

    def _keeps(self, performance: Performance, taken: dict[str, Performance]) -> bool:
        """Whether the stage has its act, or shares it with one that asks for the same delivery."""
        return set(taken[performance.root.id].stage.recipient) == set(performance.stage.recipient)

    def performed_by(self, transfer: str) -> Performance | None:
        """The performance in whose way this transfer lies, if any."""
        return self._performed_by.get(transfer)

    def hands(self, route: Route) -> tuple[Hands, ...]:
        """An ordered route as the hands it names."""
        return ordered_hands(route)

    def promises(self, content: str, recipient: Hands) -> tuple[Statement, ...]:
        """Promises that lead this content to one of these recipients."""
        return self._candidates.promises(content, recipient)

    def _along(self, route: Route, taken: dict[str, Performance]) -> list[Performance]:
        """The way that performs most of a route; of the stages that it leaves each may be performed on another way."""
        found = self._perform(route, taken)
        done = {p.stage.id for p in found}
        left = [stage for stage in route if stage.id not in done] if found else []
        held = self._kept(route, left, found) if left else {}
        return [*found, *(p for stage in left for p in self._perform((stage,), taken | held[stage.id]))]

    def _kept(
        self, route: Route, left: list[Stage], found: list[Performance]
    ) -> dict[str, dict[str, Performance]]:  # fmt: skip
        """For each stage that a way left the acts that cannot perform it.

        They are those on the way, those that would rather have performed another of its stages (R2) and, since on
        one way the stages follow each other, those that came by it after a later stage.
        """
        content, order = route[0].content, [stage.id for stage in route]
        way = {t.id: p for p in found for t in self._flows.way(content, p.transfers[-1].id)}
        ranks = {stage.id: self._candidates.ranks(stage, route[0].giver) for stage in route}
        after: dict[str, Performance] = {p.root.id: p for p in found}
        for transfer in self._flows.of(content):
            passed = after.get(transfer.parent or "") if transfer.link is not Truth.NO else None
            if passed and transfer.id not in after:
                after[transfer.id] = passed

        def rather(stage: Stage, id: str) -> Performance | None:
            """The performance because of which an act cannot perform a stage."""
            if (passed := after.get(id)) and order.index(passed.stage.id) > order.index(stage.id):
                return passed
            return next((p for p in found if ranks[p.stage.id][id] > ranks[stage.id][id]), None)

        return {
            stage.id: way | {
                id: p for id, rank in ranks[stage.id].items() if rank != UNRELATED and (p := rather(stage, id))
            } for stage in left
        }  # fmt: skip

    def _perform(self, route: Route, taken: dict[str, Performance]) -> list[Performance]:
        """Aligns the route with the recorded way that performs most of it."""
        transfers = self._flows.of(route[0].content)
        ranks = {stage.id: self._free(stage, route[0].giver, taken) for stage in route}
        end = next((s for s in reversed(route) if any(ranks[s.id].values())), None)
        if end is None:
            return []
        labels = ordered_hands(route)
        hands, parents, ends = recorded_hands(transfers, route, self._refines)
        best = max(ranks[end.id].values())
        leaves = [ends[t.id] for t in transfers if ranks[end.id][t.id] == best and t.id in ends]
        if not leaves:
            return []
        goal = len(labels) - len(route) + route.index(end)
        known: dict[tuple[int, Hands, Span], int | None] = {}
        stages = {len(labels) - len(route) + number: stage for number, stage in enumerate(route)}
        received = {end: id for id, end in reversed(ends.items())}

        def performs(label: int, hand: int) -> bool:
            return label in stages and hand in received and ranks[stages[label].id][received[hand]] != UNRELATED

        def match(label: int, hand: int) -> int | None:
            shown, at = hands[hand]
            key = (label, shown, self._times.of(at) if self._agents.timed else ALWAYS)
            if key not in known:
                unsaid = not labels[label] or not shown
                same = Truth.MAYBE if unsaid else self._agents.any_satisfies(shown, labels[label], key[2])
                known[key] = None if same is Truth.NO else _SURE if same is Truth.YES else _MATCH
            if known[key] is None or (label != goal and hand not in leaves):
                return known[key]
            if label != goal:  # an act by which a step was done does not only lead to a hand before its giver
                return known[key] if label >= goal - 1 or performs(label, hand) else _ASIDE
            if hand not in leaves:
                return _ASIDE
            return _GOAL if known[key] == _SURE else _PERHAPS

        def nearness(label: int, hand: int) -> int:
            wanted, (shown, _) = labels[label], hands[hand]
            barred = label in stages and hand in received and not performs(label, hand)
            near = self._agents.near(wanted, shown)
            return (0 if near else 1) + (_BARRED if barred else 0)

        plan = Plan.chain(tuple(range(len(labels))))
        costs = align_tree(plan, list(range(len(hands))), parents, match, leaves, nearness=nearness)
        least = min(unmatched for unmatched, _ in costs.values())
        shown = {ends[t.id]: t.happened for t in transfers if t.id in ends}
        tried: set[int] = set()
        for leaf in sorted(leaves, key=lambda one: (costs[one], -shown[one], one))[:_MOST_TRIED]:
            way = _ancestry(leaf, parents)
            if costs[leaf][0] > least and tried.isdisjoint(way):
                continue  # a dearer way is looked at only where it goes on from one on which nothing was performed
            tried.add(leaf)
            found = align(plan, way, match, nearness=nearness)
            # An ordered last hand that nothing reached is stood for by where the way ends.
            place = {label: way[hand] for label, hand in found.pairs if label != len(labels) - 1}
            matched = [(m.label, m.index) for m in found.moves if m.kind == "match"]
            place |= {label: way[hand] for label, hand in matched if label is not None and hand is not None}
            on_way = [t for t in self._flows.way(route[0].content, received[leaf]) if t.id in ends]
            if performed := self._segments(route, labels, place, on_way, ends, ranks):
                return performed
        return []

    def _free(self, stage: Stage, first: Hands, taken: dict[str, Performance]) -> dict[str, int]:
        """The ranks of the acts that no better fitting stage has taken."""
        ranks = dict(self._candidates.ranks(stage, first))
        for id, performance in taken.items():
            if id in ranks and set(performance.stage.recipient) != set(stage.recipient):
                ranks[id] = UNRELATED
        return ranks

    def _segments(
        self, route: Route, labels: tuple[Hands, ...], place: dict[int, int],
        way: list[Transfer], ends: dict[str, int], ranks: dict[str, dict[str, int]],
    ) -> list[Performance]:  # fmt: skip
        found, start = [], -1
        offset = len(labels) - len(route)
        for number, stage in enumerate(route):
            giver_at = place.get(offset + number - 1, start) if offset + number else start
            last = number == len(route) - 1
            recipient_at = place.get(offset + number, ends[way[-1].id] if last else giver_at)
            acts = [t for t in way if t.act and giver_at < ends[t.id] <= recipient_at]
            start = max(start, recipient_at)
            if acts and (performance := self._performance(stage, acts, ranks[stage.id])):
                found.append(performance)
        return found

    def _performance(self, stage: Stage, acts: list[Transfer], ranks: dict[str, int]) -> Performance | None:
        suitable = [
            t for t in acts if ranks[t.id] != UNRELATED and not self._orders.displaced(stage.rules[0], t.id)
        ]
        if not suitable:
            return None
        home = {body for hand in stage.giver or stage.bound for body in self._agents.bodies(hand)}
        outside = [t for t in suitable if not any(home & set(self._agents.bodies(hand)) for hand in t.recipient)]
        root = outside[0] if outside and home else suitable[0]
        at = self._times.of(root.id)
        recipient = _over(root.recipients, lambda hands: self._agents.any_satisfies(hands, stage.recipient, at))
        reached = next(
            (t for t in acts[acts.index(root):]
             if t.recipient and self._agents.any_satisfies(t.recipient, stage.recipient) is Truth.YES), None,
        )  # fmt: skip
        given = stage.giver or stage.bound
        giver = _over(root.givers, lambda hands: self._agents.any_satisfies(hands, given, at)) if given else Truth.MAYBE
        return Performance(
            stage, tuple(acts), root, ranks.get(root.id) or max(ranks[t.id] for t in suitable), giver,
            recipient, reached, self.promises(stage.content, stage.recipient),
        )  # fmt: skip


def _fit(performance: Performance) -> tuple[int, int, int, tuple[str, ...]]:
    return (performance.recipient, performance.rank, performance.giver, performance.stage.recipient)


def _over(alternatives: tuple[Hands, ...], judge: Callable[[Hands], Truth]) -> Truth:
    """One answer over all that accounts allow: they must agree for a yes or a no."""
    answers = {judge(hands) for hands in alternatives}
    return answers.pop() if len(answers) == 1 else Truth.MAYBE


def _ancestry(node: int, parents: list[int]) -> list[int]:
    way = []
    while node != -1:
        way.append(node)
        node = parents[node]
    return way[::-1]
