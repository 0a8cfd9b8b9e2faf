"""Ordered routes and recorded ways as what they are: sequences of hands (rule R1)."""

from __future__ import annotations

from collections.abc import Callable

from tracer.analysis.accounts import Hands
from tracer.analysis.flows import Transfer
from tracer.analysis.orders import Stage
from tracer.kernel.truth import Truth

Route = tuple[Stage, ...]


def routes_of(stages: tuple[Stage, ...]) -> tuple[Route, ...]:
    """Chains stages whose giver is the recipient of another stage of the same content."""
    follows: dict[str, Stage] = {}
    led_to: set[str] = set()
    for stage in stages:
        for other in stages:
            if other is stage or other.content != stage.content or other.id in led_to or stage.id in follows:
                continue
            if stage.recipient and set(stage.recipient) & set(other.giver):
                follows[stage.id] = other
                led_to.add(other.id)
    routes = []
    for stage in stages:
        if stage.id in led_to:
            continue
        route, seen = [stage], {stage.id}
        while (after := follows.get(route[-1].id)) is not None and after.id not in seen:
            route.append(after)
            seen.add(after.id)
        routes.append(tuple(route))
    covered = {stage.id for route in routes for stage in route}
    return (*routes, *((stage,) for stage in stages if stage.id not in covered))


def ordered_hands(route: Route) -> tuple[Hands, ...]:
    """The hands that a route names: who sends the order with the content, giver, each recipient."""
    first = route[0]
    sender = (first.sender,) if first.sender else ()
    start = () if not (first.giver or first.bound) else (first.giver or first.bound,)
    return (*sender, *start, *(stage.recipient for stage in route))


def recorded_hands(
    transfers: tuple[Transfer, ...], route: Route, refines: Callable[[Hands, Hands], bool]
) -> tuple[list[tuple[Hands, str]], list[int], dict[str, int]]:
    """The hands of all ways as one tree; a hand that may be its neighbour is not counted twice.

    Every way begins with him whose order brings the content (R1): nobody stands in his place, nor is he
    one hand more where he sent it to others than its first giver.

    Args:
        refines: whether the first hands say the same as the second, and more: an unknown hand that received it
            is known better by who gave it on.
    """
    sender, sent_to_others = route[0].sender, None if route[0].sender else route[0].document
    hands: list[tuple[Hands, str]] = []
    parents: list[int] = []
    ends: dict[str, int] = {}
    soft = {t.id for t in transfers if t.arrival == "open"}
    copied = {t.id: set(t.recipient) for t in transfers if t.act is None and t.arrival == "shown"}
    for transfer in transfers:
        above = ends.get(transfer.parent, -1) if transfer.parent else -1
        if transfer.link is Truth.NO:
            above = -1  # a gap: what came before is no part of this way
        giver = set(transfer.giver)
        aside = above != -1 and bool(giver) and copied.get(transfer.parent or "", giver).isdisjoint(giver)
        known = not aside and above != -1 and transfer.link is Truth.MAYBE and parents[above] != -1
        if known and refines(transfer.giver, hands[above][0]):
            aside = True
        if aside:
            above = parents[above]  # another of the body had the message too, and gave on what it brought (R15)
        elif above != -1 and transfer.link is Truth.MAYBE:
            shown, at = hands[above]  # whether they are one hand is open: it is whichever of them suits
            hands[above] = (tuple(dict.fromkeys((*shown, *transfer.giver))), at)
        first = above == -1
        if first and sender and set(transfer.giver).isdisjoint(sender):
            hands.append((sender, transfer.id))
            parents.append(-1)
            above = len(hands) - 1
        if transfer.id != sent_to_others and (first or aside or transfer.parent in soft):
            hands.append((transfer.giver, transfer.id))
            parents.append(above)
            above = len(hands) - 1
        if transfer.arrival != "open":
            hands.append((transfer.recipient, transfer.id))
            parents.append(above)
            above = len(hands) - 1
        ends[transfer.id] = above
    return hands, parents, ends
