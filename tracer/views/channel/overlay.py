"""Two readings in one channel diagram: what both have, and what only one has.

Words on every line and box say in which reading it stands; a line that only one has also runs
in a casing, unbroken for the first reading and broken for the second. The other marks keep
their meaning. A line that both have is drawn as the first has it.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from tracer.comparison import Comparison
from tracer.report import Report
from tracer.views.channel import choosing, svg
from tracer.views.channel.layout import render
from tracer.views.sketch.picture import picture
from tracer.views.sketch.sketch import Cluster, Edge, EdgeKind, Node, Sketch, anchor, reading_order
from tracer.views.sketch.style import LIGHT, NOTES

_ONLY = ("only in first reading", "only in second reading")
_SIDES = ("first", "second")
#: How the second reading has a line of which the first says something else.
_KINDS: dict[EdgeKind, str] = {
    "actual": "recorded as done", "deviation": "deviates", "promised": "promised", "ordered": "ordered",
    "claimed": "claimed afterwards", "inferred": "not recorded, or hearsay", "message": "a message",
}  # fmt: skip
#: Widths of the casing and of what is left free in it, and its dashes for the second reading.
_CASING, _FREE, _BROKEN = "13", "10", "9,7"
_PATH = "{http://www.w3.org/2000/svg}path"
_MORE = {"d", "transform"}

Part = TypeVar("Part", Node, Edge, Cluster)
Key = Hashable


def overlay(comparison: Comparison) -> Sketch:
    """Both readings as one sketch.

    Example:
        >>> import tracer
        >>> from tracer.comparison import compare
        >>> report = tracer.examine(tracer.load(tracer.example("bush-gorbachev-1990")))
        >>> any("only in" in line for edge in overlay(compare(report, report)).edges for line in edge.lines)
        False
    """
    return _Overlay(comparison).sketch


def draw(comparison: Comparison) -> str:
    """Both readings in one channel diagram, as SVG; the same bytes for the same cases.

    Raises:
        TracerError: Graphviz is missing, or could not draw this.
    """
    both = _Overlay(comparison)
    finished = svg.finish(render(choosing.dot(both.sketch), "svg").decode(), both.sketch)
    root = ET.fromstring(finished)
    groups = {group.get("id"): group for group in root.iter() if group.get("id")}
    for edge, side in both.only.items():
        group = groups[anchor("e", edge)]
        group.set("class", f"{group.get('class', '')} only-{_SIDES[side]}")
        _encase(group, broken=side == 1)
    return ET.tostring(root, encoding="unicode") + "\n"


def _encase(group: ET.Element, *, broken: bool) -> None:
    path = group.find(_PATH)
    if path is None:
        return
    place = list(group).index(path)
    for number, (colour, width) in enumerate(((LIGHT.grey, _CASING), (LIGHT.paper, _FREE))):
        shape = {key: value for key, value in path.attrib.items() if key in _MORE}
        casing = ET.Element(_PATH, {**shape, "fill": "none", "stroke": colour, "stroke-width": width})
        if broken and colour == LIGHT.grey:
            casing.set("stroke-dasharray", _BROKEN)
        casing.tail = "\n"
        group.insert(place + number, casing)


def _became(node: Node) -> str:
    """What a frame says of a hand, in words; nothing of a plain one."""
    return node.note or NOTES.get(node.kind) or ("addressee" if node.kind == "addressee" else "")


class _Overlay:
    """Both sketches under the ids of the first.

    Attributes:
        only: for each line that one reading alone has, which (0 or 1).
    """

    def __init__(self, comparison: Comparison) -> None:
        self.reports = (comparison.first, comparison.second)
        self.labels = (comparison.match.first, comparison.match.second)
        self.sketches = (picture(comparison.first), picture(comparison.second))
        self.ids: tuple[dict[str, str], dict[str, str]] = ({}, {})
        self.only: dict[str, int] = {}
        self._first_names = dict(_renamings(comparison))
        longest_first = sorted(self._first_names, key=lambda name: (-len(name), name))
        self._second_names = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in longest_first))
        # A body that acts is a cluster and a node: where lines end, the node's id counts, so nodes come later.
        clusters = self._merged([sketch.clusters for sketch in self.sketches], self._of_node, self._cluster)
        nodes = self._merged([sketch.nodes for sketch in self.sketches], self._of_node, self._node)
        edges = self._merged([reading_order(s.edges) for s in self.sketches], self._of_edge, self._edge)
        self.sketch = Sketch(
            title=" / ".join(dict.fromkeys(sketch.title for sketch in self.sketches)), subtitle=self._subtitle(),
            clusters=clusters, nodes=nodes, edges=_numbered(edges), footnotes=tuple(self._footnotes()),
            description=" ".join(
                f"{side.capitalize()} reading: {sketch.description}"
                for side, sketch in zip(_SIDES, self.sketches, strict=True)
            ),
        )  # fmt: skip

    def _merged(
        self,
        sides: Sequence[Sequence[Part]],
        key: Callable[[int, Part], Key],
        made: Callable[[Part | None, Part | None, str], Part],
    ) -> tuple[Part, ...]:
        """Parts of both sketches in one order; each that only the second has behind the one before it there."""
        found: dict[tuple[Key, int], list[Part | None]] = {}
        order: list[tuple[Key, int]] = []
        for side, parts in enumerate(sides):
            before = 0
            seen: dict[Key, int] = {}
            for part in parts:
                plain = key(side, part)
                seen[plain] = seen.get(plain, 0) + 1
                name = (plain, seen[plain])
                if name not in found:
                    found[name] = [None, None]
                    order.insert(before, name)
                found[name][side] = part
                before = order.index(name) + 1
        whole = []
        for name in order:
            one, other = found[name]
            id = one.id if one else f"2:{other.id}" if other else ""
            for ids, own in zip(self.ids, (one, other), strict=True):
                if own is not None:
                    ids[own.id] = id
            whole.append((one, other, id))
        return tuple(made(*parts) for parts in whole)

    def _of_node(self, side: int, part: Node | Cluster) -> Key:
        return self._key(side, part.id)

    def _of_edge(self, side: int, edge: Edge) -> Key:
        ends = (self.ids[side][edge.tail], self.ids[side][edge.head])
        return (self._key(side, edge.id)[0], *ends, edge.kind in ("ordered", "claimed"))

    def _key(self, side: int, id: str) -> tuple[str, str]:
        """What the longest known id with which this one begins stands for, and the rest."""
        steps = id.split("/")
        for size in range(len(steps), 0, -1):
            start = "/".join(steps[:size])
            if start in self.labels[side]:
                return self.labels[side][start], "/".join(steps[size:])
        return f"{side}:{id}", ""

    def _node(self, one: Node | None, other: Node | None, id: str) -> Node:
        side, part = (0, one) if one else (1, other)
        assert part is not None, "a part stands in one sketch at least"
        body = self._body(side, part.body)
        if one and other:
            one = replace(one, body=body, spine=one.spine or other.spine)
            words = tuple(map(_became, (one, other)))
            if words[0] == words[1]:
                return one
            # A frame would say of both readings what only one of them says.
            told = (f"{said}: {only}" for said, only in zip(words, _ONLY, strict=True) if said)
            return replace(one, kind="holder", note="; ".join(told))
        return replace(part, id=id, body=body, note="; ".join(filter(None, (part.note, _ONLY[side]))))

    def _cluster(self, one: Cluster | None, other: Cluster | None, id: str) -> Cluster:
        side, part = (0, one) if one else (1, other)
        assert part is not None, "a part stands in one sketch at least"
        place = part.place if one and other else "; ".join(filter(None, (part.place, _ONLY[side])))
        return replace(part, id=id, place=place, parent=self._body(side, part.parent))

    def _body(self, side: int, body: str | None) -> str | None:
        """The id of a body in the overlay; bodies are clusters, and may be nodes beside that."""
        if body is None:
            return None
        if side == 0:
            return body
        label = self.labels[1].get(body)
        return next((cluster.id for cluster in self.sketches[0].clusters
                     if label is not None and self.labels[0].get(cluster.id) == label), f"2:{body}")  # fmt: skip

    def _edge(self, one: Edge | None, other: Edge | None, id: str) -> Edge:
        side, part = (0, one) if one else (1, other)
        assert part is not None, "a part stands in one sketch at least"
        part = replace(part, tail=self.ids[side][part.tail], head=self.ids[side][part.head])
        codes = tuple(f"{_SIDES[n]} {code}" for n, edge in enumerate((one, other)) if edge for code in edge.codes)
        if one and other and one.codes == other.codes:
            codes = one.codes
        if one and other:
            differs: tuple[str, ...] = ()
            if one.kind != other.kind:
                differs = (f"second: {_KINDS[other.kind]}",)
            elif one.lines != tuple(map(self._as_first, other.lines)):
                differs = ("differs in second reading",)
            return replace(
                part, codes=codes, lines=(*differs, *one.lines),
                description=self._both(one.description, other.description),
                evidence=self._both(one.evidence, other.evidence),
            )  # fmt: skip
        self.only[id] = side
        return replace(
            part, id=id, codes=codes, lines=(_ONLY[side], *part.lines),
            description=f"{_ONLY[side]}: {part.description}", evidence=f"{_ONLY[side]}: {part.evidence}",
        )  # fmt: skip

    def _subtitle(self) -> str:
        return " ".join(f"{side.capitalize()} reading: {_described(report)}."
                        for side, report in zip(_SIDES, self.reports, strict=True))  # fmt: skip

    def _footnotes(self) -> Iterable[str]:
        yield "In an unbroken casing: only in first reading. In a broken casing: only in second reading. Else in both."
        first = dict.fromkeys(self.sketches[0].footnotes)
        second = {self._as_first(note): note for note in self.sketches[1].footnotes}
        yield from (note for note in first if note in second)
        yield from (f"first: {note}" for note in first if note not in second)
        yield from (f"second: {note}" for said, note in second.items() if said not in first)

    def _both(self, one: str, other: str) -> str:
        """What both say is said once, in the words of the first."""
        return one if one == self._as_first(other) else f"first: {one}; second: {other}"

    def _as_first(self, text: str) -> str:
        """Words of the second reading with the names that the first has for the same documents, hands and things."""
        return self._second_names.sub(lambda found: self._first_names[found[0]], text) if self._first_names else text


def _renamings(comparison: Comparison) -> Iterable[tuple[str, str]]:
    """(how the second names what both have, how the first does), where the two differ."""
    for thing in comparison.things:
        if thing.first is not None and thing.second is not None:
            names = [thing.names]
            if thing.kind == "document":
                names.append((f"[{thing.first}]", f"[{thing.second}]"))
            yield from ((other, one) for one, other in names if one != other and one and other)


def _described(report: Report) -> str:
    by = f", by {report.case.edition.by}" if report.case.edition else ""
    return f"{report.case.location.file}{by}"


def _numbered(edges: tuple[Edge, ...]) -> tuple[Edge, ...]:
    """Badges anew: numbers for what happened, letters for what was ordered."""
    numbers = iter(range(1, len(edges) + 1))
    letters = (_letter(number) for number in range(len(edges)))
    return tuple(replace(e, badge=str(next(numbers)) if e.badge.isdecimal() else next(letters)) for e in edges)


def _letter(number: int) -> str:
    """A, B … Z, AA, AB …"""
    lead, last = divmod(number, 26)
    return (_letter(lead - 1) if lead else "") + chr(ord("A") + last)
