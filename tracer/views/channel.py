"""The channel diagram as DOT: the ordered route one straight line, what left it bent away.

Graphviz is told three things beside the looks: which lines lie on the route (they are heavy, and
their nodes share a group), which nodes of one body stand in one column beside the route, and which
lines may push nodes to the right. Every label is an HTML-like one, made of escaped text only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import graphviz

from tracer.views import labels
from tracer.views.sketch import Cluster, Edge, Node, Sketch, anchor, reading_order
from tracer.views.style import CLUSTER_BORDER, CLUSTER_FILL, FONT, FRAMES, INK, NODE_BORDER, PENS, WHITE

#: Kinds of line that can be a stage of the ordered route.
_STAGES = ("actual", "ordered", "claimed")
#: Kinds in the order Graphviz is given them, which decides what crosses what: first what moved.
_DRAWN = ("actual", "inferred", "deviation", "promised", "ordered", "claimed", "message")
#: Nodes beside the route in one column; more would make the diagram taller than it is wide.
_COLUMN = 4


def dot(sketch: Sketch) -> str:
    """The diagram as DOT, the same text for the same sketch.

    A body in which nobody stands is not drawn.

    Example:
        >>> nodes = (Node("a", "Scowcroft", spine=True), Node("b", "Gorbachev", kind="addressee", spine=True))
        >>> "e-i1" in dot(Sketch("A letter", nodes=nodes, edges=(Edge("i1", "a", "b", "ordered", "A"),)))
        True
    """
    graph = graphviz.Digraph(
        "channel",
        graph_attr={
            "rankdir": "LR", "splines": "true", "compound": "true", "newrank": "true", "outputorder": "edgesfirst",
            "nodesep": "0.6", "ranksep": "0.45", "pad": "0.25", "bgcolor": WHITE,
            "fontname": FONT, "fontsize": "11", "fontcolor": INK,
            "labelloc": "b", "labeljust": "l", "label": labels.key(sketch),
        },
        node_attr={
            "shape": "box", "style": "rounded,filled", "fillcolor": WHITE, "color": NODE_BORDER, "penwidth": "1.2",
            "fontname": FONT, "fontsize": "13", "fontcolor": INK, "margin": "0.16,0.09",
        },
        edge_attr={"fontname": FONT, "fontsize": "10.5", "fontcolor": INK, "arrowsize": "0.85"},
    )  # fmt: skip
    plan = _Plan(sketch)
    with graph.subgraph(name="cluster_frame") as frame:
        frame.attr(label=labels.title(sketch), labelloc="t", labeljust="l", peripheries="0", margin="8")
        _clusters(frame, sketch, plan, None)
    for column in plan.columns:
        with graph.subgraph() as same:
            same.attr(rank="same")
            for node in column:
                same.node(anchor("n", node))
        for lower, upper in zip(column, column[1:], strict=False):
            if not plan.joined(lower, upper):
                graph.edge(anchor("n", lower), anchor("n", upper), style="invis")
    for edge in sorted(reading_order(sketch.edges), key=lambda edge: _DRAWN.index(edge.kind)):
        _edge(graph, edge, plan)
    return str(graph.source)


class _Plan:
    """Where things go: the groups of the route, the columns beside it, the lines that set the order."""

    def __init__(self, sketch: Sketch) -> None:
        self.nodes = {node.id: node for node in sketch.nodes}
        edges = reading_order(sketch.edges)
        self.pairs = {(edge.tail, edge.head) for edge in edges}
        self.heavy = self._stages(edges)
        self.groups = self._groups()
        self.met = {end: number for number, edge in reversed([*enumerate(edges)]) for end in (edge.head, edge.tail)}
        self.columns = tuple(self._columns(sketch, edges))
        self.place = {node: column[0] for column in self.columns for node in column}
        self.ordering = self._ordering(edges)

    def joined(self, one: str, other: str) -> bool:
        """Whether a line runs between the two, either way."""
        return (one, other) in self.pairs or (other, one) in self.pairs

    def order(self, nodes: Iterable[Node]) -> list[Node]:
        """Those on the route first, then as they are met in reading: Graphviz starts from this order."""
        return sorted(nodes, key=lambda node: (not node.spine, 0 if node.spine else self.met.get(node.id, 0)))

    def upright(self, edge: Edge) -> bool:
        """Whether a line runs up or down a column."""
        return edge.tail != edge.head and self.place.get(edge.tail, "") == self.place.get(edge.head)

    def _stages(self, edges: tuple[Edge, ...]) -> frozenset[str]:
        """Lines along the route; one that leaps over a hand of it is not among them."""
        on_route = [
            edge
            for edge in edges
            if edge.kind in _STAGES and self.nodes[edge.tail].spine and self.nodes[edge.head].spine
        ]
        pairs = {(edge.tail, edge.head) for edge in on_route}
        return frozenset(
            edge.id
            for edge in on_route
            if edge.tail != edge.head and not _reaches(pairs - {(edge.tail, edge.head)}, edge.tail, edge.head)
        )

    def _groups(self) -> dict[str, str]:
        return {node.id: "spine" for node in self.nodes.values() if node.spine}

    def _columns(self, sketch: Sketch, edges: tuple[Edge, ...]) -> Iterable[tuple[str, ...]]:
        """In each body that the route passes once: its node of the route, then its others from below.

        Left out are those whom the route reaches only by way of another body: they come later.
        """
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
            column = [n for n in beside if not _reaches(outside, route[0], n) and not _reaches(outside, n, route[0])]
            if column and len(column) <= _COLUMN:
                yield (route[0], *column)

    def _ordering(self, edges: tuple[Edge, ...]) -> frozenset[str]:
        """Lines that push their head to the right of their tail.

        The route first, then the rest as read, none that would turn the order round; a message only
        where nothing else places one of its ends.
        """
        placed = {end for edge in edges if edge.kind != "message" for end in (edge.tail, edge.head)}
        pairs: set[tuple[str, str]] = set()
        found = set()
        for edge in sorted(edges, key=lambda edge: edge.id not in self.heavy):
            if edge.kind == "message" and {edge.tail, edge.head} <= placed:
                continue
            tail, head = (self.place.get(end, end) for end in (edge.tail, edge.head))
            if tail == head or not _reaches(pairs, head, tail):
                found.add(edge.id)
                if tail != head:
                    pairs.add((tail, head))
        return frozenset(found)


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


def _clusters(graph: graphviz.Digraph, sketch: Sketch, plan: _Plan, parent: str | None) -> None:
    """Adds the nodes that stand directly in a cluster, then the clusters within it."""
    for node in plan.order(node for node in sketch.nodes if node.body == parent):
        _node(graph, node, plan)
    for cluster in sketch.clusters:
        if cluster.parent == parent and _inhabited(sketch, cluster):
            with graph.subgraph(name=f"cluster_{anchor('c', cluster.id)}") as inner:
                inner.attr(
                    id=anchor("c", cluster.id), label=labels.cluster(cluster), style="rounded,filled",
                    fillcolor=CLUSTER_FILL, color=CLUSTER_BORDER, penwidth="1", margin="18",
                    labelloc="t", labeljust="c",
                )  # fmt: skip
                inner.attr(**{"class": "body"})
                _clusters(inner, sketch, plan, cluster.id)


def _inhabited(sketch: Sketch, cluster: Cluster) -> bool:
    return any(node.body == cluster.id for node in sketch.nodes) or any(
        _inhabited(sketch, inner) for inner in sketch.clusters if inner.parent == cluster.id
    )


def _node(graph: graphviz.Digraph, node: Node, plan: _Plan) -> None:
    frame = FRAMES[node.kind]
    attributes = {"id": anchor("n", node.id), "class": node.kind, "color": frame.border, "penwidth": str(frame.width)}
    if frame.dash != "solid":
        attributes["style"] = f"rounded,filled,{frame.dash}"
    if frame.peripheries > 1:
        attributes["peripheries"] = str(frame.peripheries)
    if node.id in plan.groups:
        attributes["group"] = plan.groups[node.id]
    graph.node(anchor("n", node.id), labels.node(node), attributes)


def _edge(graph: graphviz.Digraph, edge: Edge, plan: _Plan) -> None:
    pen = PENS[edge.kind]
    attributes = {
        "id": anchor("e", edge.id), "class": edge.kind, "penwidth": str(pen.width), "arrowhead": pen.arrowhead,
        "color": f"{pen.colour}:{WHITE}:{pen.colour}" if pen.double else pen.colour,
        "label": labels.edge(edge, upright=plan.upright(edge)),
    }  # fmt: skip
    if pen.dash != "solid":
        attributes["style"] = pen.dash
    if edge.id in plan.heavy:
        attributes["weight"] = "20"
    if edge.id not in plan.ordering:
        attributes["constraint"] = "false"
    graph.edge(anchor("n", edge.tail), anchor("n", edge.head), None, attributes)
