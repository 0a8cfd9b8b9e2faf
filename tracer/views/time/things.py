"""One thing in the custody diagram: a row for each holder, with the hand-overs between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from tracer import wording
from tracer.analysis.accounts import Act
from tracer.analysis.reading import Reading
from tracer.views.channel.svg import edge_name
from tracer.views.sketch.sketch import Edge, Node, anchor
from tracer.views.time.axis import LABELS, Axis, dated
from tracer.views.time.canvas import SMALL, Canvas, badge_width, wrapped
from tracer.views.time.key import POINT, onward, said_to_hold
from tracer.views.time.lines import Lines, stage
from tracer.views.time.spells import Spell, before, described, paper_of, spells
from tracer.views.time.strips import Name, Strip, named, under
from tracer.views.time.timeline import Event, Timeline
from tracer.wording.nouns import happening

#: How high bars and outlines are, and how far below the top of its row a bar lies.
_BAR, _OUTLINE, _UNDER = 15.0, 12.0, 18.0
_ROW = 42.0
#: Points that a column of what the documents say has at least.
_COLUMN = 265.0
ORDERS = ("ordered", "claimed")
_SHOWN = ("actual", "deviation")


@dataclass(frozen=True, slots=True)
class Ground:
    """What all things of a case are drawn from, and on.

    Attributes:
        nodes: the hands of the channel, by id.
        order: the order in which the sequence has all lines.
    """

    reading: Reading
    canvas: Canvas
    lines: Lines
    nodes: Mapping[str, Node]
    order: Timeline

    def ordered(self, edge: Edge, thing: str) -> bool:
        """Whether a line is an ordered leg of the thing; of what it carries, if the order names no thing drawn."""
        if edge.kind not in ORDERS:
            return False
        order = next(one for one in self.reading.orders.stages if one.id == stage(edge.id))
        named = {rule.item for rule in order.rules} & set(self.reading.custody.told_of)
        return thing in named if named else order.content in self.reading.items.contents(thing)


@dataclass(frozen=True, slots=True)
class _Row:
    """One holder of one thing: None stands for somebody not named."""

    agent: str | None
    spells: tuple[Spell, ...]
    ordered: tuple[Edge, ...]


class Thing:
    """One thing: its hand-overs, how it came to them, and its orders."""

    def __init__(self, ground: Ground, thing: str) -> None:
        self.reading, self.canvas, self.palette = ground.reading, ground.canvas, ground.canvas.palette
        self.lines, self.nodes = ground.lines, ground.nodes
        edges = {edge.id: edge for edge in self.lines.edges}
        custody = self.reading.custody
        chain = {transfer.id for transfer in custody.chain(thing)}
        self.kept = {step.id: act for step in custody.kept(thing) if (act := step.act) is not None}
        wanted = [
            event for event in map(self.lines.events.__getitem__, edges)
            if event.of in chain or event.id.removesuffix("/how") in chain or ground.ordered(edges[event.id], thing)
        ]  # fmt: skip
        self.events = {event.id: edges[event.id] for event in wanted}
        self.paper = paper if (paper := paper_of(self.reading, thing)) not in self.events else None
        held = [Event(id, id) for id in (*self.kept, *filter(None, [self.paper]))]
        self.line = Timeline(self.reading, [*wanted, *held], ground.order)
        found = map(self._since, spells(self.reading, self.line, (thing,), self.kept.values()))
        self.spells = tuple(spell for spell in found if spell.start < spell.end)
        orders = [edge for edge in self.events.values() if edge.kind in ORDERS]
        hands = [hand for edge in self.events.values() for hand in (edge.tail, edge.head)]

        def met(spell: Spell) -> int:
            return hands.index(spell.agent) if spell.agent in hands else len(hands)

        agents: dict[str | None, None] = dict.fromkeys(
            # Whoever is not named stands first, so that no hand-over of others runs behind him.
            spell.agent for spell in sorted(self.spells, key=lambda s: (s.agent is not None, s.start, s.end, met(s)))
        )
        agents |= dict.fromkeys(edge.head for edge in orders if edge.head in self.nodes)
        self.holders = [
            _Row(agent, tuple(s for s in self.spells if s.agent == agent), tuple(e for e in orders if e.head == agent))
            for agent in agents
        ]  # fmt: skip
        badges = {
            id: " ".join((edge.badge, *edge.codes)) for id, edge in self.events.items() if edge.kind not in ORDERS
        }  # fmt: skip
        marked = [[event for event in stop.events if event in badges] for stop in self.line.stops]
        # Beside the last one at a stop there is room.
        self.alone = {events[-1] for events in marked if events and not self.events[events[-1]].codes}
        names = {id: f"the {happening(act.verb)} [{act.document}]" for id, act in self.kept.items()}
        names |= {edge.id: edge.badge for edge in orders}
        names |= {self.paper: f"the {dated(self.paper)}"} if self.paper else {}
        self.name = wording.item_heading(self.reading, thing)
        self.strip = Strip(thing, self.line, badges, names, tuple(agents), self.draw)

    def _since(self, spell: Spell) -> Spell:
        """He is drawn to have had it from where it is drawn to come to him, unless that may omit that he had it.

        It may where a clock or another hand-over stands before that, or where he may have given it on sooner.
        """
        own = [self._number(id) for id, act in self.kept.items() if spell.agent in act.who]
        own += [self._number(e.id) for e in self.events.values() if spell.agent == e.tail and e.kind not in ORDERS]
        came = [self._number(e.id) for e in self.events.values() if spell.agent == e.head and e.kind not in ORDERS]
        first = min(came, default=-1)
        way = any(e.id.endswith("/how") and e.head == spell.agent for e in self.events.values())
        between = self.line.stops[max(spell.start, 0) : first]
        told = any(stop.instant is not None or not self.events.keys().isdisjoint(stop.events) for stop in between)
        open_ = any(number < first or first in self.line.stops[number].free for number in own if number != first)
        if spell.certain or spell.start >= first or open_ or (told and not way):
            return spell
        earlier = before(self.reading, self.line.stops[first], spell.thing, spell.agent)
        return replace(spell, start=first, late=False, within=False, earlier=earlier)

    def _number(self, event: str) -> int:
        """At which stop an event stands."""
        return next(number for number, stop in enumerate(self.line.stops) if event in stop.events)

    def draw(self, axis: Axis, y: float, right: float, alone: bool) -> float:
        """Draws it below `y`."""
        for number, panel in enumerate(axis.panels):
            if number and alone:
                self.canvas.seam(y, self.name)
            y = self._panel(axis, panel, y)
        if alone and self.events:
            self.canvas.seam(y, "")
            if len(self.reading.custody.told_of) > 1:  # of one thing in all, the title says enough
                y = under(self.canvas, f"What the documents say: {self.name}", axis.start, right, y)
        return self._said(axis.start, right, y) + 6

    def _panel(self, axis: Axis, panel: range, top: float) -> float:
        events = [event for number in panel for event in axis.line.stops[number].events]
        edges = [self.events[event] for event in events if event in self.events]
        shown = {end for edge in edges for end in (edge.tail, edge.head)}
        rows = [
            row for row in self.holders
            if row.agent in shown or row.ordered or any(_within(spell, panel) for spell in row.spells)
        ]  # fmt: skip
        begun = [number for number in panel if self.paper in axis.line.stops[number].events]
        base = top + axis.height(panel) + LABELS * bool(begun)
        names = [self._name(row, axis.left - axis.start - 16) for row in rows]
        heights = [
            max(_ROW + (14 if row.spells and row.ordered else 0), name.height + 11)
            for row, name in zip(rows, names, strict=True)
        ]  # fmt: skip
        bottom = base + sum(heights) + 2
        axis.draw(self.canvas, panel, top, bottom)
        for number in begun:
            axis.label(self.canvas, number, dated(str(self.paper)), base)
        middles: dict[str | None, tuple[float, float]] = {}
        y = base
        for row, name, height in zip(rows, names, heights, strict=True):
            self.canvas.path([(axis.start, y), (axis.end(panel), y)], stroke=self.palette.edge, line=0.8)
            middles[row.agent] = (y + _UNDER, y + _UNDER + _BAR)
            name.draw(self.canvas, axis.start, y + 7)
            for spell in row.spells:
                if _within(spell, panel):
                    self._bar(axis, panel, spell, y + _UNDER)
            for edge in row.ordered:
                self._outline(axis, panel, edge, self._onward(edge, row.agent),
                              y + _UNDER + (_BAR + 4 if row.spells else 0))  # fmt: skip
            y += height
        for event, edge in self.events.items():
            if event in axis.x:
                self._hand_over(axis.x[event], edge, middles)
        for event in events:
            if event in self.kept:
                self._holding(axis.x[event], self.kept[event], middles)
        return bottom + 8

    def _name(self, row: _Row, room: float) -> Name:
        """The holder, with what became of the order in words, so that no colour alone says it."""
        node = self.nodes.get(row.agent or "")
        note = node.note if node is not None and node.kind == "off-route" and row.spells else None
        order = f"ordered to have it {row.ordered[0].badge}" if row.ordered else ""
        return named(
            self.reading, self.canvas, row.agent, room, (note or "", self.palette.departed), (order, self.palette.order)
        )

    def _bar(self, axis: Axis, panel: range, spell: Spell, y: float) -> None:
        first = self._turn(axis, spell, spell.start, False)
        last = self._turn(axis, spell, spell.end, True)
        late = 2 if spell.within else int(spell.late)
        start, end = axis.between(spell.start, spell.end, first, last, panel, late=late)
        off = self.off(spell.agent)
        colour = self.palette.grey if spell.agent is None else self.palette.departure if off else self.palette.ink
        self.canvas.open("bar certain" if spell.certain else "bar possible", described(self.reading, axis.line, spell))
        stops, middle = len(axis.line.stops), y + _BAR / 2
        if max(0, spell.start + spell.within) < panel.start:
            onward(self.canvas, (start := start + POINT, middle), (start - POINT, middle), _BAR / 2, colour)
        if min(spell.end, stops - 1) >= panel.stop:
            onward(self.canvas, (end := end - POINT, middle), (end + POINT, middle), _BAR / 2, colour)
        if spell.solid:
            self.canvas.rect(start, y, end - start, _BAR, fill=colour, kind="solid")
        else:
            open_ = (spell.earlier or spell.late or spell.within) and spell.start + spell.within in panel
            ends = open_ or spell.start < 0 == panel.start, spell.end >= stops == panel.stop
            self.canvas.torn(start, y, end - start, _BAR, self.canvas.hatch(colour, off=off), colour, ends)
            if spell.received and spell.start in panel:
                self.canvas.rect(start, y, 7, _BAR, fill=colour, kind="solid")
            if spell.given and spell.end in panel:
                self.canvas.rect(end - 7, y, 7, _BAR, fill=colour, kind="solid")
        self.canvas.close()

    def off(self, agent: str | None) -> bool:
        """Whether a holder is off the ordered route."""
        return agent is not None and agent in self.nodes and self.nodes[agent].kind == "off-route"

    def _turn(self, axis: Axis, spell: Spell, number: int, gives: bool) -> str | None:
        """The hand-over by which a spell begins or ends."""
        if not 0 <= number < len(axis.line.stops):
            return None
        of = [e for e in axis.line.stops[number].events if e in axis.x and e in self.events]
        own = [e for e in of if (self.events[e].tail if gives else self.events[e].head) == spell.agent]
        return next(iter(own or of), None)

    def _outline(self, axis: Axis, panel: range, edge: Edge, given: Edge | None, y: float) -> None:
        """From the order until it was given on by whom it was ordered to have."""
        number = self._number(edge.id)
        last = len(axis.line.stops) if given is None else self._number(given.id)
        if number >= panel.stop or last < panel.start:
            return
        start, end = axis.between(number, last, edge.id, given.id if given else None, panel)
        self.canvas.open("bar ordered", edge_name(edge))
        self.canvas.rect(start, y, end - start, _OUTLINE, stroke=self.palette.order, line=1.8, dash="7,4", radius=3,
                         kind="ordered")  # fmt: skip
        self.canvas.close()

    def _onward(self, order: Edge, agent: str | None) -> Edge | None:
        """The first hand-over after an order by which the one who was to have it is shown to have given it on."""
        after = self._number(order.id)
        given = [e for e in self.events.values() if e.tail == agent and e.kind in _SHOWN and self._number(e.id) > after]
        return min(given, key=lambda edge: self._number(edge.id), default=None)

    def _holding(self, x: float, act: Act, middles: dict[str | None, tuple[float, float]]) -> None:
        """That a document says of somebody that he held it, received it or destroyed it."""
        for hand in act.who:
            if hand in middles:
                said_to_hold(self.canvas, x - 22, middles[hand][0] + _BAR / 2)
                words = f"[{act.document}]"
                self.canvas.plate(x, middles[hand][1] + 12, words, SMALL)

    def _hand_over(self, x: float, edge: Edge, middles: dict[str | None, tuple[float, float]]) -> None:
        """The arrow from one holder's row to that of another, with its number on the line or beside it."""
        if edge.kind in ORDERS:
            return
        pen = self.palette.stroke(edge)
        tail, head = (middles.get(end, middles.get(None)) for end in (edge.tail, edge.head))
        if tail is None or head is None:
            return
        self.canvas.open(f"edge {edge.kind}", edge_name(edge), id=anchor("e", edge.id), pressed=True)
        words = " ".join((edge.badge, *edge.codes))
        y = tail[0] - 10
        if tail != head:
            start, end = (tail[1], head[0]) if tail < head else (tail[0], head[1])
            self.canvas.arrow((x, start), (x, end), pen)
            # From a row to the next there is no room for it on the line, but beside it where the line is alone.
            if abs(end - start) < _ROW and edge.id in self.alone:
                x, y = x + badge_width(words) / 2 + 7, (start + end) / 2
            else:
                y = max(start, end) - min(22, abs(end - start) / 2)
        self.canvas.badge(x, y, words, pen, deviates=bool(edge.codes))
        self.canvas.close()

    def _said(self, left: float, right: float, y: float) -> float:
        """What the documents say of each hand-over, by number, in as many columns as there is room for."""
        columns = max(1, int((right - left) // _COLUMN))
        across = (right - left) / columns
        edges = list(self.events.values())
        for first in range(0, len(edges), columns):
            y = max(
                self._told(edge, left + number * across, left + (number + 1) * across - 16 * (number + 1 < columns), y)
                for number, edge in enumerate(edges[first : first + columns])
            )
        return y

    def _told(self, edge: Edge, left: float, right: float, y: float) -> float:
        """What they say of one."""
        pen = self.palette.pen(edge.kind)
        points = 7 * bool(edge.codes)
        x = left + max(30.0, badge_width(edge.badge) + 8) + 2 * points
        lines = wrapped(" ".join((*edge.codes, self.lines.said(edge))), right - x, SMALL)
        self.canvas.badge(left + 11 + points, y + 9, edge.badge, pen, deviates=bool(edge.codes))
        return max(y + 22, self.canvas.lines(x, y + 3, lines, SMALL, fill=pen.text) + 6)


def _within(spell: Spell, panel: range) -> bool:
    return spell.start + spell.within < panel.stop and spell.end >= panel.start
