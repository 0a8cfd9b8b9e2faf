"""The channel diagram as DOT: the ordered route one straight line, what left it bent away.

Graphviz is told three things beside the looks: which lines lie on the route (they are heavy, and
their nodes share a group), which nodes of one body stand in one column beside the route, and which
lines may push nodes to the right. Every label is an HTML-like one, made of escaped text only.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

import graphviz

from tracer.views import fitting, layout
from tracer.views.labels import Labels
from tracer.views.look import PLAIN, Look
from tracer.views.sketch import Cluster, Edge, Node, Sketch, anchor, reading_order
from tracer.views.style import FONT

_PLAIN = fitting.Fit()
#: Kinds of line that can be a stage of the ordered route.
_STAGES = ("actual", "ordered", "claimed")
#: Kinds in the order Graphviz is given them, which decides what crosses what: first what moved.
_DRAWN = ("actual", "inferred", "deviation", "promised", "ordered", "claimed", "message")
#: Nodes in one column; more would make the diagram taller than it is wide.
_COLUMN = 5


def dot(sketch: Sketch, look: Look = PLAIN) -> str:
    """The diagram as DOT, the same text for the same sketch.

    It is laid out once to see which names and lines would meet; a body in which nobody stands is not drawn.

    Raises:
        TracerError: there is no Graphviz, or it could not lay this out.

    Example:
        >>> nodes = (Node("a", "Scowcroft", spine=True), Node("b", "Gorbachev", kind="addressee", spine=True))
        >>> "e-i1" in dot(Sketch("A letter", nodes=nodes, edges=(Edge("i1", "a", "b", "ordered", "A"),)))
        True
    """
    plain = build(sketch, look=look)
    fit = fitting.fit(layout.render(plain, "svg").decode())
    return plain if fit == _PLAIN else build(sketch, fit, look)


def build(sketch: Sketch, fit: fitting.Fit = _PLAIN, look: Look = PLAIN) -> str:
    """The diagram as DOT with what has to step aside; needs no Graphviz."""
    labels, palette = Labels(look), look.palette
    graph = graphviz.Digraph(
        "channel",
        graph_attr={
            "rankdir": "LR", "splines": "true", "compound": "true", "newrank": "true", "outputorder": "edgesfirst",
            "nodesep": "0.8", "ranksep": "0.45", "pad": "0.25", "bgcolor": palette.paper,
            "fontname": FONT, "fontsize": "11", "fontcolor": palette.ink,
            "labelloc": "b", "labeljust": "l", "label": labels.key(sketch),
        },
        node_attr={
            "shape": "box", "style": "rounded,filled", "fillcolor": palette.box, "color": palette.border,
            "penwidth": "1.2", "fontname": FONT, "fontsize": "13", "fontcolor": palette.ink, "margin": "0.16,0.09",
        },
        edge_attr={"fontname": FONT, "fontsize": "10.5", "fontcolor": palette.ink, "arrowsize": "0.85"},
    )  # fmt: skip
    plan = _Plan(sketch)
    with graph.subgraph(name="cluster_frame") as frame:
        frame.attr(label=labels.title(sketch, fit.headroom), labelloc="t", labeljust="l", peripheries="0", margin="8")
        _clusters(frame, sketch, plan, dict(fit.sides), labels, None)
    for column in plan.columns:
        with graph.subgraph() as same:
            same.attr(rank="same")
            for node in column:
                same.node(anchor("n", node))
        for lower, upper in zip(column, column[1:], strict=False):
            if not plan.joined(lower, upper):
                graph.edge(anchor("n", lower), anchor("n", upper), style="invis")
    for tail, head in plan.props:
        graph.edge(anchor("n", tail), anchor("n", head), style="invis", weight="0")
    for edge in sorted(reading_order(sketch.edges), key=lambda edge: _DRAWN.index(edge.kind)):
        _edge(graph, edge, plan, labels)
    return str(graph.source)


class _Plan:
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
        self.ordering = self._ordering(edges)
        self.props = self._props(sketch)

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

    def _ordering(self, edges: tuple[Edge, ...]) -> frozenset[str]:
        """Lines that push their head to the right of their tail: all but those that would turn the order round.

        The routes first, then what moved, then messages. So no line joins two nodes of one rank, except
        in a column: Graphviz would put the labels of such lines one over the other.
        """
        first = sorted(edges, key=lambda edge: (edge.id not in self.heavy, edge.kind == "message"))
        return frozenset(edge.id for edge in first if self._precedes(edge.tail, edge.head))

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


def _clusters(
    graph: graphviz.Digraph, sketch: Sketch, plan: _Plan, sides: dict[str, str], labels: Labels, parent: str | None
) -> None:
    """Adds the nodes that stand directly in a cluster, then the clusters within it."""
    for node in plan.order(node for node in sketch.nodes if node.body == parent):
        _node(graph, node, plan, labels)
    for cluster in sketch.clusters:
        if cluster.parent == parent and _inhabited(sketch, cluster):
            identifier = anchor("c", cluster.id)
            side = sides.get(identifier, "c")
            with graph.subgraph(name=f"cluster_{identifier}") as inner:
                inner.attr(
                    id=identifier, label=labels.cluster(cluster), style="rounded,filled",
                    fillcolor=labels.look.palette.body, color=labels.look.palette.edge, penwidth="1", margin="18",
                    labelloc="t", labeljust=side, peripheries="1",
                )  # fmt: skip
                inner.attr(**{"class": "body" if side == "c" else f"body {side}"})
                _clusters(inner, sketch, plan, sides, labels, cluster.id)


def _inhabited(sketch: Sketch, cluster: Cluster) -> bool:
    return any(node.body == cluster.id for node in sketch.nodes) or any(
        _inhabited(sketch, inner) for inner in sketch.clusters if inner.parent == cluster.id
    )


def _node(graph: graphviz.Digraph, node: Node, plan: _Plan, labels: Labels) -> None:
    frame = labels.look.palette.frame(node.kind)
    attributes = {"id": anchor("n", node.id), "class": node.kind, "color": frame.border, "penwidth": str(frame.width)}
    if frame.dash != "solid":
        attributes["style"] = f"rounded,filled,{frame.dash}"
    if frame.peripheries > 1:
        attributes["peripheries"] = str(frame.peripheries)
    if node.id in plan.groups:
        attributes["group"] = f"route{plan.groups[node.id]}"
    graph.node(anchor("n", node.id), labels.node(node), _attributes=attributes)


def _edge(graph: graphviz.Digraph, edge: Edge, plan: _Plan, labels: Labels) -> None:
    pen = labels.look.palette.pen(edge.kind)
    onward = edge.id in plan.ordering
    attributes = {
        "id": anchor("e", edge.id), "class": edge.kind, "penwidth": str(pen.width),
        "arrowhead" if onward else "arrowtail": pen.arrowhead,
        "color": f"{pen.colour}:{labels.look.palette.paper}:{pen.colour}" if pen.double else pen.colour,
        "label": labels.edge(edge, upright=plan.upright(edge)),
    }  # fmt: skip
    if pen.dash != "solid":
        attributes["style"] = pen.dash
    if edge.id in plan.heavy:
        attributes["weight"] = "20"
    ends = (edge.tail, edge.head)
    if not onward:
        # Given from left to right: lines that Graphviz has to turn round stray out of the frame.
        attributes["dir"] = "back"
        ends = (edge.head, edge.tail)
    graph.edge(anchor("n", ends[0]), anchor("n", ends[1]), _attributes=attributes)
