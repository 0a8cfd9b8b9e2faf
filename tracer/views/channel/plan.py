"""Where things go in the channel diagram, before Graphviz lays it out.

The straight routes, the columns beside them, and the lines that set the order from left to right.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace

from tracer.views.sketch.lettering import bracketed
from tracer.views.sketch.sketch import Edge, Node, Sketch, reading_order

#: Kinds of line that can be a stage of the ordered route.
_STAGES = ("actual", "ordered", "claimed")
#: Nodes in one column; more would make the diagram taller than it is wide.
_COLUMN = 5


def without_bodies(sketch: Sketch, kept: Collection[str] = ()) -> Sketch:
    """The same diagram without the frames of bodies; who belongs to one has its name in the box.

    Args:
        sketch: any.
        kept: ids of bodies whose frames stay; those round them are to be among them.

    Example:
        >>> from tracer.views.sketch.sketch import Cluster
        >>> home = Cluster("e", "Embassy")
        >>> without_bodies(Sketch("T", clusters=(home,), nodes=(Node("j", "Joyce", body="e"),))).nodes[0].role
        'Embassy'
    """
    names = {cluster.id: bracketed(cluster.name, cluster.supplied) for cluster in sketch.clusters}
    nodes = []
    for node in sketch.nodes:
        if node.body is not None and node.body not in kept:
            # A body that acts stands in its own frame, and need not be named twice; nor one that it is addressed to.
            own = None if node.body == node.id or names[node.body] in (node.role or "") else names[node.body]
            node = replace(node, body=None, role=", ".join(part for part in (node.role, own) if part) or None)
        nodes.append(node)
    return replace(sketch, nodes=tuple(nodes), clusters=tuple(c for c in sketch.clusters if c.id in kept))


def bodies_of_the_route(sketch: Sketch) -> Sketch:
    """The same diagram with the frames of those bodies only that the ordered route passes."""
    parents = {cluster.id: cluster.parent for cluster in sketch.clusters}
    kept: set[str] = set()
    for node in sketch.nodes:
        body = node.body if node.spine else None
        while body is not None:
            kept.add(body)
            body = parents[body]
    return without_bodies(sketch, kept)


class Plan:
    """Where things go: the straight routes, the columns beside them, the lines that set the order."""

    def __init__(self, sketch: Sketch) -> None:
        self.nodes = {node.id: node for node in sketch.nodes}
        edges = reading_order(sketch.edges)
        self.pairs = {(edge.tail, edge.head) for edge in edges}
        self.met = {end: number for number, edge in reversed([*enumerate(edges)]) for end in (edge.head, edge.tail)}
        self.groups: dict[str, int] = {}
        self.heavy = self._routes(edges)
        self.columns = tuple(self._columns(sketch, edges))
        self.place = {node: column[0] for column in self.columns for node in column}
        self.order_pairs: set[tuple[str, str]] = set()
        # The routes first, so that nothing turns them; then what keeps them straight; then all else.
        routes = self._ordering(edge for edge in edges if edge.id in self.heavy)
        self.props = self._props(sketch)
        rest = sorted((edge for edge in edges if edge.id not in self.heavy), key=lambda edge: edge.kind == "message")
        self.ordering = routes | self._ordering(rest)
        drawn = {(edge.tail, edge.head) for edge in edges if edge.id in self.ordering}
        self.props = tuple(pair for pair in self.props if pair not in drawn)

    def joined(self, one: str, other: str) -> bool:
        """Whether a line runs between the two, either way."""
        return (one, other) in self.pairs or (other, one) in self.pairs

    def order(self, nodes: Iterable[Node]) -> list[Node]:
        """Those on the route first, then as they are met in reading: Graphviz starts from this order."""
        return sorted(nodes, key=lambda node: (not node.spine, 0 if node.spine else self.met.get(node.id, 0)))

    def upright(self, edge: Edge) -> bool:
        """Whether a line runs up or down a column."""
        return edge.tail != edge.head and self.place.get(edge.tail, "") == self.place.get(edge.head)

    def _routes(self, edges: tuple[Edge, ...]) -> frozenset[str]:
        """Splits the ordered hands into straight routes, the longest first; returns the lines along them."""
        rank = {node: number for number, node in enumerate(n.id for n in self.nodes.values() if n.spine)}
        stages: dict[tuple[str, str], str] = {}
        for edge in edges:
            if edge.kind in _STAGES and rank.get(edge.tail, len(rank)) < rank.get(edge.head, -1):
                stages.setdefault((edge.tail, edge.head), edge.id)
        heavy = set()
        while len(self.groups) < len(rank):
            best: dict[str, tuple[str, ...]] = {}
            for node in reversed([node for node in rank if node not in self.groups]):
                onward = [best[head] for tail, head in stages if tail == node and head in best]
                best[node] = (node, *max(onward, key=len, default=()))
            route = max(best.values(), key=len)
            number = len(set(self.groups.values()))
            self.groups.update(dict.fromkeys(route, number))
            heavy |= {stages[pair] for pair in zip(route, route[1:], strict=False)}
        return frozenset(heavy)

    def _columns(self, sketch: Sketch, edges: tuple[Edge, ...]) -> Iterable[tuple[str, ...]]:
        """In each body that the route passes once: its node of the route, then its others from below.

        Left out are those whom the route reaches only by way of another body, as they come later, and
        those with several lines to one of the column, whose labels would hide each other.
        """
        lines = Counter(frozenset((edge.tail, edge.head)) for edge in edges)
        members = defaultdict(list)
        for node in sketch.nodes:
            if node.body is not None:
                members[node.body].append(node)
        moves = [edge for edge in edges if edge.kind != "message"]
        for inside in members.values():
            route = [node.id for node in inside if node.spine]
            beside = [node.id for node in self.order(inside) if not node.spine]
            if len(route) != 1:
                continue
            ids = {node.id for node in inside}
            outside = {(e.tail, e.head) for e in moves if not {e.tail, e.head} <= ids}
            column = [route[0]]
            for one in beside:
                crowded = any(lines[frozenset((one, other))] > 1 for other in column)
                if not crowded and not _reaches(outside, route[0], one) and not _reaches(outside, one, route[0]):
                    column.append(one)
            if 1 < len(column) <= _COLUMN:
                yield tuple(column)

    def _ordering(self, edges: Iterable[Edge]) -> frozenset[str]:
        """Lines that push their head to the right of their tail: all but those that would turn the order round.

        What moved comes before messages. So no line joins two nodes of one rank, except in a column.
        """
        return frozenset(edge.id for edge in edges if self._precedes(edge.tail, edge.head))

    def _precedes(self, tail: str, head: str) -> bool:
        """Puts one node before another, unless it is already after it."""
        tail, head = self.place.get(tail, tail), self.place.get(head, head)
        if tail == head:
            return True
        if _reaches(self.order_pairs, head, tail):
            return False
        self.order_pairs.add((tail, head))
        return True

    def _follows(self, tail: str, head: str) -> bool:
        """Whether the head already comes after the tail, or they stand in one column."""
        tail, head = self.place.get(tail, tail), self.place.get(head, head)
        return tail == head or _reaches(self.order_pairs, tail, head)

    def _props(self, sketch: Sketch) -> tuple[tuple[str, str], ...]:
        """Unseen lines by which a body ends before the route goes on outside it, and begins after.

        Without them the route would have to bend round the body that it leaves.
        """
        parents = {cluster.id: cluster.parent for cluster in sketch.clusters}

        def bodies(node: str) -> set[str]:
            found, body = set(), self.nodes[node].body
            while body is not None:
                found.add(body)
                body = parents[body]
            return found

        found = []
        for edge in sketch.edges:
            if edge.id in self.heavy:
                left, entered = bodies(edge.tail) - bodies(edge.head), bodies(edge.head) - bodies(edge.tail)
                wanted = [(n.id, edge.head) for n in sketch.nodes if bodies(n.id) & left]
                wanted += [(edge.tail, n.id) for n in sketch.nodes if bodies(n.id) & entered]
                found += [pair for pair in wanted if not self._follows(*pair) and self._precedes(*pair)]
        return tuple(dict.fromkeys(found))


def _reaches(pairs: Iterable[tuple[str, str]], start: str, goal: str) -> bool:
    """Whether a path of one or more pairs leads from start to goal."""
    onward = defaultdict(list)
    for tail, head in pairs:
        onward[tail].append(head)
    seen: set[str] = set()
    waiting = list(onward[start])
    while waiting:
        here = waiting.pop()
        if here == goal:
            return True
        if here not in seen:
            seen.add(here)
            waiting += onward[here]
    return False
