"""The channel diagram as DOT: the ordered route one straight line, what left it bent away.

Graphviz is told three things beside the looks: which lines lie on the route (they are heavy, and
their nodes share a group), which nodes of one body stand in one column beside the route, and which
lines may push nodes to the right. Every label is an HTML-like one, made of escaped text only.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import cached_property
from types import MappingProxyType

import graphviz

from tracer.views.channel.fitting import Placed
from tracer.views.channel.geometry import Box, Point
from tracer.views.channel.labels import BROAD, EVIDENCE, Labels, Told
from tracer.views.channel.plan import Plan
from tracer.views.sketch.lettering import columns
from tracer.views.sketch.look import PLAIN, Look
from tracer.views.sketch.sketch import Cluster, Edge, Node, Sketch, anchor, reading_order
from tracer.views.sketch.style import FONT

#: Kinds in the order Graphviz is given them, which decides what crosses what: first what moved.
_DRAWN = ("actual", "inferred", "deviation", "promised", "ordered", "claimed", "message")
#: Points between columns: as broad as most labels, within these; and between rows.
_NARROW, _BROAD, _DOWN = 90, 200, 54
#: About the width of a letter of a label, and what its badge and the margins of bodies need beside it.
_LETTER, _ROOM = 5.2, 88
#: Lines beyond which there is no room for the words of each, and Graphviz is to be satisfied sooner.
_MANY = 240
_SOONER = {"splines": "line", "nslimit": "1", "nslimit1": "1", "mclimit": "0.2", "searchsize": "10"}
#: Size of arrows; of one that is to be seen to be hollow, for each point of its line's width.
_ARROW, _HOLLOW = 0.85, 0.45
#: Points from one border of a double box to the other.
_RIM = 4.0
#: What may stand under a drawing or apart from it, by the name that it is measured under.
APART: Mapping[Told, str] = MappingProxyType({"key": "key apart", "signs": "signs apart"})
#: Keeps the ordered route straight, whatever else would be shorter for it.
_HEAVY = "1000"


def left_to_the_list(sketch: Sketch) -> str | None:
    """What a diagram of very many lines says in its numbered list only; None where nothing is left to it."""
    if len(sketch.edges) <= _MANY:
        return None
    return (
        f"Of the {len(sketch.edges)} lines only the numbers are drawn: their words stand in the numbered list, and the "
        "bodies in the boxes of their people"
    )


def build(sketch: Sketch, look: Look = PLAIN) -> str:
    """The diagram as DOT, for Graphviz to put everything in its place; needs no Graphviz."""
    return Channel(sketch, look).whole()


class Channel:
    """One sketch in one look, written as DOT.

    Example:
        >>> "e-i1" in Channel(Sketch("A letter", (), (), (Node("a", "A"), Node("b", "B")), ()), PLAIN).whole()
        False
    """

    def __init__(
        self, sketch: Sketch, look: Look, *, turned: bool = False, listed: Sketch | None = None, narrow: int = BROAD,
        evidence: int = EVIDENCE, told: Told = "all", roomy: Collection[str] = (), apart: bool = False,
    ) -> None:  # fmt: skip
        """Plans what is to be laid out.

        Args:
            sketch: what is drawn.
            look: theme, key and title.
            turned: gives those of one body to Graphviz in the opposite order, which may part lines that cross.
            listed: what key and list are of, in one column, if not of what is drawn.
            narrow: letters in a line of a label, at most.
            evidence: letters in a line of the list, at most.
            told: what stands under the drawing.
            apart: nothing of it does; what may be told there later is measured.
            roomy: lines, as they are called in a layout, for whose labels Graphviz is to leave room.
        """
        self.sketch, self.look, self.palette = sketch, look, look.palette
        self.turned, self.listed, self.roomy = turned, listed or sketch, tuple(roomy)
        self.plan = Plan(sketch)
        self.labels = Labels(look, **{"columns": 1} if listed else {}, narrow=narrow, evidence=evidence, told=told)
        self.worded, self.apart = left_to_the_list(sketch) is None, apart
        self.edges = sorted(reading_order(sketch.edges), key=lambda edge: _DRAWN.index(edge.kind))

    @property
    def route(self) -> set[str]:
        """The lines of the route, as they are called in a layout."""
        return {anchor("e", edge) for edge in self.plan.heavy}

    @cached_property
    def labels_alone(self) -> str:
        """Labels of lines, title and key as nodes, to be measured."""
        node = {"shape": "plain", "pos": "0,0", "fontname": FONT}
        graph = graphviz.Digraph("labels", graph_attr={"bb": "0,0,1,1"}, node_attr=node)
        edge = {"fontsize": "10.5"}
        for one in self.edges:
            graph.node(anchor("e", one.id), self.labels.edge(one, worded=self.worded), _attributes=edge)
        graph.node("title", self.labels.title(self.sketch), fontsize="11")
        graph.node("key", "" if self.apart else self.labels.key(self.listed), fontsize="11")
        if self.apart:
            for told, name in APART.items():
                graph.node(name, replace(self.labels, told=told).key(self.listed), fontsize="11")
        return str(graph.source)

    def bare(self, spread: float, down: float | None = None) -> str:
        """Boxes and lines without the words that find their places later, so far apart."""
        rows = f"nodesep={_DOWN * (spread if down is None else down) / 72:.2f}"
        apart = f"ranksep={self._across() * spread / 72:.2f}"
        return self._bare.replace("nodesep=down", rows, 1).replace("ranksep=across", apart, 1)

    @cached_property
    def _bare(self) -> str:
        """The same, but for how far apart they are: several ways are tried."""
        return self._written(None, words=False)

    def under(self, subtitle: str) -> Channel:
        """The same under another subtitle."""
        return self._again(replace(self.sketch, subtitle=subtitle), self.labels.narrow)

    def narrower(self, narrow: int, roomy: Collection[str] = ()) -> Channel:
        """The same with labels of shorter lines, and room left for those of some lines."""
        if (narrow, tuple(roomy)) == (self.labels.narrow, self.roomy):
            return self
        return self._again(self.sketch, narrow, roomy)

    def joined(self, told: Told) -> Channel:
        """The same with this under it."""
        return self._again(self.sketch, self.labels.narrow, self.roomy, told)

    def _again(
        self, sketch: Sketch, narrow: int, roomy: Collection[str] = (), told: Told | None = None
    ) -> Channel:
        return Channel(
            sketch, self.look, turned=self.turned, narrow=narrow, told=told or self.labels.told, roomy=roomy,
            apart=self.apart and told is None,
        )  # fmt: skip

    def whole(self, placed: Placed | None = None) -> str:
        """Everything, in its place where that is known."""
        return self._written(placed, words=True)

    def _written(self, placed: Placed | None, *, words: bool) -> str:
        palette = self.palette
        graph = graphviz.Digraph(
            "channel",
            graph_attr={
                "rankdir": "LR", "splines": "true", "compound": "true", "newrank": "true", "outputorder": "edgesfirst",
                "nodesep": f"{_DOWN / 72:.2f}" if words else "down",
                "ranksep": f"{self._across() / 72:.2f}" if words else "across",
                "pad": "0.25", "bgcolor": palette.paper, "fontname": FONT, "fontsize": "11", "fontcolor": palette.ink,
            },
            node_attr={
                "shape": "box", "style": "rounded,filled", "fillcolor": palette.box, "color": palette.border,
                "penwidth": "1.2", "fontname": FONT, "fontsize": "13", "fontcolor": palette.ink, "margin": "0.16,0.09",
            },
            edge_attr={"fontname": FONT, "fontsize": "10.5", "fontcolor": palette.ink, "arrowsize": f"{_ARROW}"},
        )  # fmt: skip
        if not self.worded:
            graph.attr(**_SOONER)
        with graph.subgraph(name="cluster_frame") as frame:
            frame.attr(labelloc="t", labeljust="l", peripheries="0", margin="8")
            if words:
                graph.attr(labelloc="b", labeljust="l", label="" if self.apart else self.labels.key(self.listed))
                frame.attr(label=self.labels.title(self.sketch))
            if placed:
                graph.attr(bb=_corners(placed.bounds))
                frame.attr(bb=_corners(placed.bounds), lp=_pair(placed.title))
            self._clusters(frame, placed, None)
        if placed is None:
            self._order(graph)
        for edge in self.edges:
            self._edge(graph, edge, placed, words=words)
        return str(graph.source)

    def _across(self) -> float:
        """Points between columns: three of four labels fit between two bodies."""
        broad = sorted(max((columns(line) for line in edge.lines), default=0) for edge in self.edges)
        most = min(self.labels.narrow, broad[len(broad) * 3 // 4]) if broad else 0
        return min(_BROAD, max(_NARROW, _LETTER * most + _ROOM))

    def _order(self, graph: graphviz.Digraph) -> None:
        """Unseen lines that put things over or beside each other."""
        for column in self.plan.columns:
            with graph.subgraph() as same:
                same.attr(rank="same")
                for node in column:
                    same.node(anchor("n", node))
            for lower, upper in zip(column, column[1:], strict=False):
                if not self.plan.joined(lower, upper):
                    graph.edge(anchor("n", lower), anchor("n", upper), style="invis")
        for tail, head in self.plan.props:
            graph.edge(anchor("n", tail), anchor("n", head), style="invis", weight="0")

    def _clusters(self, graph: graphviz.Digraph, placed: Placed | None, parent: str | None) -> None:
        """Adds the nodes that stand directly in a cluster, then the clusters within it."""
        inside = self.plan.order(node for node in self.sketch.nodes if node.body == parent)
        for node in reversed(inside) if self.turned else inside:
            self._node(graph, node, placed)
        for cluster in self.sketch.clusters:
            if cluster.parent == parent and _inhabited(self.sketch, cluster):
                identifier = anchor("c", cluster.id)
                body = placed.bodies[identifier] if placed else None
                side = body.side if body else "c"
                with graph.subgraph(name=f"cluster_{identifier}") as inner:
                    inner.attr(
                        id=identifier, label=self.labels.cluster(cluster), style="rounded,filled",
                        fillcolor=self.palette.body, color=self.palette.edge, penwidth="1", margin="18",
                        labelloc="t", labeljust=side, peripheries="1",
                    )  # fmt: skip
                    inner.attr(**{"class": "body" if side == "c" else f"body {side}"})
                    if body:
                        inner.attr(bb=_corners(body.box), lp=_pair(body.name))
                    self._clusters(inner, placed, cluster.id)

    def _node(self, graph: graphviz.Digraph, node: Node, placed: Placed | None) -> None:
        frame = self.palette.frame(node.kind)
        name = anchor("n", node.id)
        attributes = {"id": name, "class": node.kind, "color": frame.border, "penwidth": str(frame.width)}
        if frame.dash != "solid":
            attributes["style"] = f"rounded,filled,{frame.dash}"
        if frame.peripheries > 1:
            attributes["peripheries"] = str(frame.peripheries)
        if node.id in self.plan.groups:
            attributes["group"] = f"route{self.plan.groups[node.id]}"
        if placed:
            box = placed.nodes[name]
            attributes["pos"] = _pair(box.middle)
            # Else a box would be as small as its text is in the fonts of the machine, and lines end beside it.
            inner = box.wider(-_RIM * (frame.peripheries - 1))
            attributes["width"] = _inches(inner.right - inner.left)
            attributes["height"] = _inches(inner.high - inner.low)
        graph.node(name, self.labels.node(node), _attributes=attributes)

    def _edge(self, graph: graphviz.Digraph, edge: Edge, placed: Placed | None, *, words: bool) -> None:
        pen = self.palette.pen(edge.kind)
        tip = "empty" if edge.sent else pen.arrowhead
        onward = edge.id in self.plan.ordering
        name = anchor("e", edge.id)
        attributes = {
            "id": name, "class": edge.kind, "penwidth": str(pen.width),
            "arrowhead" if onward else "arrowtail": tip,
            "color": f"{pen.colour}:{self.palette.paper}:{pen.colour}" if pen.double else pen.colour,
        }  # fmt: skip
        if tip == "empty" and pen.width * _HOLLOW > _ARROW:
            attributes["arrowsize"] = f"{pen.width * _HOLLOW:.2f}"
        if pen.dash != "solid":
            attributes["style"] = pen.dash
        if edge.id in self.plan.heavy:
            attributes["weight"] = _HEAVY
        ends = (edge.tail, edge.head)
        if not onward:
            # Given from left to right: lines that Graphviz has to turn round stray out of the frame.
            attributes["dir"] = "back"
            ends = (edge.head, edge.tail)
        spot = placed.labels[name] if placed else None
        if not words and (self.plan.upright(edge) or name in self.roomy):
            attributes["label"] = self.labels.edge(edge, worded=self.worded)  # room for it between two that stand close
        if words and (placed is None or spot):
            fill = self._under(placed, spot.box) if placed and spot and spot.on else None
            turned = spot is not None and spot.turned
            attributes["label"] = self.labels.edge(edge, fill=fill, worded=self.worded, turned=turned)
        if placed:
            attributes["pos"] = placed.lines[name]
        if spot:
            attributes["lp"] = _pair(spot.middle)
        graph.edge(anchor("n", ends[0]), anchor("n", ends[1]), _attributes=attributes)

    def _under(self, placed: Placed, box: Box) -> str:
        """The fill behind a label that interrupts its line."""
        inside = any(body.box.holds(box) for body in placed.bodies.values())
        return self.palette.body if inside else self.palette.paper


def _corners(box: Box) -> str:
    return ",".join(f"{number:.2f}" for number in box)


def _pair(point: Point) -> str:
    return f"{point[0]:.2f},{point[1]:.2f}"


def _inches(points: float) -> str:
    return f"{points / 72:.4f}"


def _inhabited(sketch: Sketch, cluster: Cluster) -> bool:
    return any(node.body == cluster.id for node in sketch.nodes) or any(
        _inhabited(sketch, inner) for inner in sketch.clusters if inner.parent == cluster.id
    )
