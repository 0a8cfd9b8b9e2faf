"""The hands of a sequence diagram side by side, those of one body under one heading."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence

from tracer.views import fonts
from tracer.views.sketch.lettering import bracketed
from tracer.views.sketch.sketch import Cluster, Node, NodeKind, Sketch, reading_order
from tracer.views.sketch.style import DASHES
from tracer.views.time.canvas import SMALL, Canvas, wrapped

#: Points from one hand to the next: at least, where there is room for more, and at most.
_NARROW, _NORMAL, _BROAD = 62.0, 92.0, 128.0
#: By how many points a hand is made broader at a time where there is room, and how broad it becomes then at most.
_STEP, _BROADEST = 10.0, 190.0
#: Points from one bar of a hand to its next.
_LANE = 13.0
_NAME = 11.0
_BETWEEN = 10.0


def arranged(sketch: Sketch) -> tuple[Node, ...]:
    """The hands from left to right: in the order of reading, the addressee and his body last."""
    ends = [end for edge in reading_order(sketch.edges) for end in (edge.tail, edge.head)]
    met = {id: place for place, id in enumerate(dict.fromkeys([*ends, *(node.id for node in sketch.nodes)]))}
    last = {node.body or node.id for node in sketch.nodes if node.kind == "addressee"}
    ordered = sorted(sketch.nodes, key=lambda node: ((node.body or node.id) in last, met[node.id]))
    bodies = {body: place for place, body in enumerate(dict.fromkeys(node.body or node.id for node in ordered))}
    return tuple(sorted(ordered, key=lambda node: (bodies[node.body or node.id], not node.spine)))


class Columns:
    """Where the hands stand.

    Args:
        sketch: has the bodies of the hands.
        nodes: the hands, those of a body together, as `arranged` gives them.
        things: what each held, with its name: as many bars stand side by side.
        left: where the first column begins.
        room: points that there are for all of them; None for as many as they need.

    Attributes:
        x: the middle of each column.
        right: where the last one ends.
    """

    def __init__(
        self, sketch: Sketch, nodes: Sequence[Node], things: Mapping[str, Mapping[str, str]], left: float,
        room: float | None,
    ) -> None:  # fmt: skip
        self._clusters = {cluster.id: cluster for cluster in sketch.clusters}
        self.nodes = tuple(nodes)
        self._left, bodies = left, dict.fromkeys(node.body or node.id for node in nodes)
        self._own: dict[str, list[Node]] = {body: [] for body in bodies}
        for node in nodes:
            self._own[node.body or node.id].append(node)
        self._lanes = {agent: list(names) for agent, names in things.items()}
        self._things = {agent: list(names.values()) for agent, names in things.items()}
        self._kinds = {node.id: node.kind for node in sketch.nodes}
        if room is not None:
            room -= _BETWEEN * len(bodies)
        self._widths = {node.id: self._width(node, room) for node in self.nodes}
        for body in bodies:
            self._widen(body)
        self._heights = {node.id: self._height(node) for node in self.nodes}
        self._top = self._names = 0.0
        self._place()

    def broader(self, more: float) -> Columns:
        """The same with so many points besides, which are spent to make the headings less high."""
        found = copy.copy(self)
        found._widths, found._heights = dict(self._widths), dict(self._heights)
        found._flatten(more)
        found._place()
        return found

    def _place(self) -> None:
        self.x: dict[str, float] = {}
        self._spans: dict[str, tuple[float, float]] = {}
        at = self._left
        for body, own in self._own.items():
            start = at
            for node in own:
                self.x[node.id] = at + self._widths[node.id] / 2
                at += self._widths[node.id]
            self._spans[body] = (start, at)
            at += _BETWEEN
        self.right = at - _BETWEEN

    def _width(self, node: Node, room: float | None) -> float:
        words = max((fonts.width(word, _NAME, bold=True) for word in self._name(node).split()), default=0)
        wanted = max(_NORMAL, words + 12)
        if room is not None:
            wanted = max(_NARROW, words + 9, min(wanted, room / max(1, len(self.nodes))))
        return max(min(wanted, _BROAD), 40 + _LANE * len(self._lanes.get(node.id, [""])))

    def _widen(self, body: str) -> None:
        """Makes the hands of a body so wide that no word of its heading is broken."""
        own = [node.id for node in self._own[body] if node.body]
        if own:
            words = bracketed(self._clusters[body].name, self._clusters[body].supplied).split()
            wanted = min(_BROAD, max((fonts.width(word, _NAME, bold=True) for word in words), default=0) + 12)
            lacking = wanted - sum(self._widths[id] for id in own)
            for id in own if lacking > 0 else ():
                self._widths[id] += lacking / len(own)

    def _flatten(self, more: float) -> None:
        """Makes the hand with the highest heading broader, again and again, as far as that helps."""
        heights = self._heights
        while more >= _STEP and heights:
            node = max(self.nodes, key=lambda node: heights[node.id])
            if self._widths[node.id] >= _BROADEST:
                break
            self._widths[node.id] += _STEP
            more -= _STEP
            heights[node.id] = self._height(node)

    def measure(self, top: float, least: float) -> float:
        """Puts the headings below `top`; returns where the rows may begin, at least so many points below."""
        self._top = top
        names = [len(self._body(self._clusters[id], span)) for id, span in self._spans.items() if id in self._clusters]
        self._names = top + 8 + 13.5 * max(names, default=0) + 4
        height = max(self._heights.values(), default=-6.0) + 6
        return max(self._names + height, top + least)

    def bodies(self, canvas: Canvas, bottom: float) -> None:
        """A card behind the hands of each body, with its name."""
        for body, (start, end) in self._spans.items():
            height = bottom - self._top
            canvas.rect(start, self._top, end - start, height, fill=canvas.palette.body, radius=10, kind="body")
            lines = self._body(self._clusters[body], (start, end)) if body in self._clusters else []
            for number, (words, bold) in enumerate(lines):
                fill, size = (canvas.palette.ink, _NAME) if bold else (canvas.palette.grey, SMALL)
                y = self._top + 8 + 13.5 * number
                canvas.lines((start + end) / 2, y, [words], size, bold=bold, fill=fill, anchor="middle")

    def head(self, canvas: Canvas, node: Node) -> None:
        """The name of a hand, its role, and in words what became of it."""
        y = self._names
        for words, bold, fill in self._lines(node, canvas):
            italic = node.kind == "unknown" and bold
            canvas.lines(self.x[node.id], y, [words], _NAME if bold else SMALL, bold=bold and not italic, italic=italic,
                         fill=fill, anchor="middle")  # fmt: skip
            y += 13
        if node.kind == "addressee":
            for shift in (0, 3):
                canvas.path([(self.x[node.id] - 22, y + 2 + shift), (self.x[node.id] + 22, y + 2 + shift)],
                            stroke=canvas.palette.border)  # fmt: skip

    def lifelines(self, canvas: Canvas, top: float, bottom: float) -> None:
        """A line down from each hand."""
        for node in self.nodes:
            bypassed = node.kind == "bypassed"
            canvas.path(
                [(self.x[node.id], top + 4), (self.x[node.id], bottom)],
                stroke=canvas.palette.order if bypassed else canvas.palette.grey, line=1.4 if bypassed else 0.8,
                dash=DASHES["dashed"] if bypassed else "2,4",
            )  # fmt: skip

    def lane(self, agent: str, thing: str) -> float:
        """Where the bar of a thing stands beside those of other things that a hand held."""
        lanes = self._lanes.get(agent, [thing])
        return self.x[agent] + (lanes.index(thing) - (len(lanes) - 1) / 2) * _LANE

    def kind(self, agent: str) -> NodeKind:
        """What kind of node a hand is."""
        return self._kinds[agent]

    def _name(self, node: Node) -> str:
        return bracketed(node.name, node.supplied)

    def _lines(self, node: Node, canvas: Canvas | None) -> list[tuple[str, bool, str]]:
        room = self._widths[node.id] - 8
        palette = canvas.palette if canvas else None
        ink, grey = (palette.ink, palette.grey) if palette else ("", "")
        # A body that is the only hand of its card has its name above already.
        alone = node.body == node.id and len(self._own[node.id]) == 1
        name = () if alone and node.kind != "addressee" else wrapped(self._name(node), room, _NAME, bold=True)
        found = [(line, True, ink) for line in name]
        found += [(line, False, grey) for line in wrapped(node.role, room, SMALL)] if node.role else []
        if node.note:
            note = palette.frame(node.kind).note_colour if palette else ""
            found += [(line, False, note) for line in wrapped(node.note, room, SMALL)]
        if things := self._things.get(node.id):
            words = f"bar: {things[0]}" if len(things) == 1 else f"bars from the left: {'; '.join(things)}"
            found += [(line, False, grey) for line in wrapped(words, room, SMALL)]
        return found

    def _height(self, node: Node) -> float:
        return 13.0 * len(self._lines(node, None)) + (8 if node.kind == "addressee" else 0)

    def _body(self, cluster: Cluster, span: tuple[float, float]) -> list[tuple[str, bool]]:
        room = span[1] - span[0] - 10
        name = bracketed(cluster.name, cluster.supplied)
        found = [(line, True) for line in wrapped(name, room, _NAME, bold=True)]
        if cluster.parent is not None:
            parent = self._clusters[cluster.parent]
            name = f"of {bracketed(parent.name, parent.supplied)}"
            found += [(line, False) for line in wrapped(name, room, SMALL)]
        if cluster.place:
            found += [(line, False) for line in wrapped(cluster.place, room, SMALL)]
        return found
