"""What a channel diagram shows, before any drawing: nodes, clusters, lines and their words.

A sketch is made from the findings by one module and drawn by another; neither knows the
other. All text in it may come from a file and is hostile until the drawing escapes it.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Literal, get_args

NodeKind = Literal["holder", "off-route", "bypassed", "unknown", "addressee", "author", "other"]
EdgeKind = Literal["actual", "deviation", "promised", "ordered", "claimed", "inferred", "message"]

NODE_KINDS: tuple[NodeKind, ...] = get_args(NodeKind)
EDGE_KINDS: tuple[EdgeKind, ...] = get_args(EdgeKind)


@dataclass(frozen=True, slots=True)
class Node:
    """One agent, or a holder whom the record does not name.

    Attributes:
        id: unique among the nodes.
        name: as shown; of an `unknown` holder what stands in its place, e.g. "Holder not named".
        role: post or place, in grey under the name.
        body: id of the cluster it stands in.
        kind: decides border and colour.
        note: what became of it in a few words, e.g. "held it, on the way or instead"; colour alone never says it,
            but where an empty note leaves it to another drawing.
        spine: stands on the ordered route, which is drawn as one straight line.
        supplied: the name is the editor's, not the record's; shown in [brackets].
        elsewhere: in a part of a diagram, which lines other parts have of it.
    """

    id: str
    name: str
    role: str | None = None
    body: str | None = None
    kind: NodeKind = "holder"
    note: str | None = None
    spine: bool = False
    supplied: bool = False
    elsewhere: str = ""


@dataclass(frozen=True, slots=True)
class Cluster:
    """A body round its people; `parent` is the id of the cluster it lies in."""

    id: str
    name: str
    place: str | None = None
    parent: str | None = None
    supplied: bool = False


@dataclass(frozen=True, slots=True)
class Edge:
    """One line: something handed on, ordered, promised, inferred or said.

    Attributes:
        id: unique among the edges.
        tail: id of the node it leaves.
        head: id of the node it reaches.
        kind: its class; `claimed` is ordered only by a later word and not shown as done.
        badge: number ("4") of what happened, letter ("A") of what was ordered; unique.
        codes: deviations that lie in it, e.g. ("D1", "D2").
        lines: label beside the badge, a few words each.
        description: a full sentence; the accessible name of the line.
        evidence: what it rests on, for the numbered list, e.g. "21 Mar 0730Z: by hand [m2]".
        sent: that it left is recorded, that it arrived is not.
        came: of what was ordered, that it came there, though not or not surely by this hand.
        unruled: nothing was ordered from which it could deviate.
        joint: one act of several hands, of which other lines are too.
    """

    id: str
    tail: str
    head: str
    kind: EdgeKind
    badge: str
    codes: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    description: str = ""
    evidence: str = ""
    sent: bool = False
    came: bool = False
    unruled: bool = False
    joint: bool = False


@dataclass(frozen=True, slots=True)
class Sketch:
    """A whole diagram.

    Attributes:
        title: of the case.
        subtitle: one sentence under it.
        clusters: bodies, parents anywhere.
        nodes: agents; those on the ordered route in its order.
        edges: lines in any order; they are read by `reading_order`.
        footnotes: what stands under the key.
        description: the whole diagram in prose, for who cannot see it.

    Raises:
        ValueError: an id is used twice, or names nothing, or clusters lie within each other in a ring.

    Example:
        >>> Sketch("T", edges=(Edge("h1", "a", "b", "actual", "1"),))
        Traceback (most recent call last):
        ...
        ValueError: edge 'h1' names unknown node 'a'
    """

    title: str
    subtitle: str = ""
    clusters: tuple[Cluster, ...] = ()
    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    footnotes: tuple[str, ...] = field(default=())
    description: str = ""

    def __post_init__(self) -> None:
        _require_unique("cluster id", [cluster.id for cluster in self.clusters])
        _require_unique("node id", [node.id for node in self.nodes])
        _require_unique("edge id", [edge.id for edge in self.edges])
        _require_unique("badge", [edge.badge for edge in self.edges])
        parents = {cluster.id: cluster.parent for cluster in self.clusters}
        nodes = {node.id for node in self.nodes}
        for node in self.nodes:
            if node.body is not None and node.body not in parents:
                raise ValueError(f"node '{node.id}' names unknown cluster '{node.body}'")
        for edge in self.edges:
            for end in (edge.tail, edge.head):
                if end not in nodes:
                    raise ValueError(f"edge '{edge.id}' names unknown node '{end}'")
        for cluster in self.clusters:
            seen = {cluster.id}
            above = cluster.parent
            while above is not None:
                if above not in parents:
                    raise ValueError(f"cluster '{cluster.id}' names unknown cluster '{above}'")
                if above in seen:
                    raise ValueError(f"cluster '{cluster.id}' lies within itself")
                seen.add(above)
                above = parents[above]


def reading_order(edges: tuple[Edge, ...]) -> tuple[Edge, ...]:
    """Lines as they are read and reached by keyboard: numbers first, then letters.

    Example:
        >>> lines = [Edge(b, "a", "b", "actual", b) for b in ("10", "B", "2", "A", "AA")]
        >>> [edge.badge for edge in reading_order(tuple(lines))]
        ['2', '10', 'A', 'B', 'AA']
    """

    def key(edge: Edge) -> tuple[bool, int, str]:
        number = edge.badge.isdecimal()
        return not number, int(edge.badge) if number else len(edge.badge), edge.badge

    return tuple(sorted(edges, key=key))


def anchor(prefix: Literal["n", "e", "c"], identifier: str) -> str:
    """The id that a node (n), an edge (e) or a cluster (c) has in DOT and SVG.

    Different identifiers never share one, whatever they hold; no character of it needs escaping.

    Example:
        >>> anchor("e", "m2.handover"), anchor("n", "Иван")
        ('e-m2.2e.handover', 'n-.418..432..430..43d.')
    """
    safe = re.sub(r"[^A-Za-z0-9_-]", lambda match: f".{ord(match[0]):x}.", identifier)
    if len(safe) > 80:
        safe = f"{safe[:60]}.{hashlib.sha256(safe.encode()).hexdigest()[:16]}"
    return f"{prefix}-{safe}"


def _require_unique(what: str, values: list[str]) -> None:
    twice = [value for value, count in Counter(values).items() if count > 1]
    if twice:
        raise ValueError(f"{what} '{twice[0]}' is used twice")
