"""A channel in parts by its numbers, and a plan of it all: what each of them shows, before any drawing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from tracer.views.sketch.sketch import Edge, Node, Sketch, reading_order

#: How parts join.
_JOIN = "“Also 5” under a name: number 5, in another part, is a line of this hand too."
_PLAN = "All hands and lines, with their numbers alone: what each says stands in the parts that follow."


def numbers(sketch: Sketch) -> int:
    """How many lines have numbers: by these it is parted."""
    return sum(edge.badge.isdecimal() for edge in sketch.edges)


def plan(sketch: Sketch) -> Sketch:
    """All hands and lines by name and number, without another word.

    Example:
        >>> hands = (Node("a", "A", role="Envoy"), Node("b", "B"))
        >>> given = Edge("h", "a", "b", "actual", "1", lines=("by hand",))
        >>> plan(Sketch("T", nodes=hands, edges=(given,))).edges[0].lines
        ()
    """
    return replace(
        sketch, subtitle=_PLAN, footnotes=(),
        clusters=tuple(replace(cluster, place=None) for cluster in sketch.clusters),
        nodes=tuple(replace(node, role=None, note="") for node in sketch.nodes),
        edges=tuple(replace(edge, lines=(), codes=()) for edge in sketch.edges),
    )  # fmt: skip


def part(sketch: Sketch, low: int, high: int) -> Sketch:
    """The lines whose numbers are above `low` and not above `high`, with what was ordered between their hands.

    What was ordered stands also where it belongs if its hands are in no part together: with the first number of the
    one who was to receive it, else of the one who was to give it; else in the last part, as hands that nothing joins.
    """
    edges = reading_order(sketch.edges)
    numbered = [edge for edge in edges if edge.badge.isdecimal()]
    if (low, high) == (0, len(numbered)):
        return sketch
    shown, others = numbered[low:high], [*numbered[:low], *numbered[high:]]
    hands = _ends(shown)
    ordered = [edge for edge in edges if not edge.badge.isdecimal()]
    legs = [leg for leg in ordered if _ends([leg]) <= hands or low <= _home(leg, numbered) < high]
    alone = {node.id for node in sketch.nodes} - _ends(edges) if high == len(numbered) else set()
    drawn = hands | _ends(legs) | alone
    others += [leg for leg in ordered if leg not in legs]
    letters = f", with {', '.join(leg.badge for leg in legs)}" if legs else ""
    return replace(
        sketch, subtitle=f"numbers {shown[0].badge} to {shown[-1].badge} of {len(numbered)}{letters}. {_JOIN}",
        edges=(*shown, *legs),
        nodes=tuple(_joined(node, others) for node in sketch.nodes if node.id in drawn),
    )  # fmt: skip


def _home(leg: Edge, numbered: list[Edge]) -> int:
    """The place of the number beside which something ordered is drawn, whatever the parts are."""
    for wanted in ({leg.tail, leg.head}, {leg.head}, {leg.tail}):
        for place, edge in enumerate(numbered):
            if wanted <= {edge.tail, edge.head}:
                return place
    return len(numbered) - 1


def _joined(node: Node, others: Iterable[Edge]) -> Node:
    """A hand that says which lines it has in other parts."""
    badges = [edge.badge for edge in others if node.id in (edge.tail, edge.head)]
    found = [int(badge) for badge in badges if badge.isdecimal()]
    # Numbers that follow each other stay as far from their own places.
    runs = [[n for _, n in run] for _, run in groupby(enumerate(found), lambda pair: pair[1] - pair[0])]
    told = [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs]
    told += [badge for badge in badges if not badge.isdecimal()]
    return replace(node, elsewhere=f"also {', '.join(told)}") if told else node


def _ends(edges: Iterable[Edge]) -> set[str]:
    return {end for edge in edges for end in (edge.tail, edge.head)}
