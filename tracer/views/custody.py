"""The custody diagram: who held which thing when, certainly and possibly; time from left to right.

Each thing has its own stretch of time, so that what happened to another does not spread it out.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from tracer import wording
from tracer.report import Report
from tracer.views.axis import Axis
from tracer.views.canvas import LABEL, SMALL, Canvas, badge_width, wrapped
from tracer.views.drawing import Drawing
from tracer.views.key import Sign, key, ordered
from tracer.views.look import POINTS, Look
from tracer.views.picture import picture
from tracer.views.raster import drawing
from tracer.views.rows import Rows
from tracer.views.sketch import Edge, anchor
from tracer.views.spells import Spell, described, spells
from tracer.views.svg import edge_name
from tracer.views.timeline import Timeline

_MARGIN, _NAMES = 24.0, 190.0
_WIDTH = 1060.0
_SUBTITLE = "Solid bars: held, as documents date it. Hatched: possibly held, or undated. Numbers as in the channel."
#: How high bars and outlines are, and how far below the top of its row a bar lies.
_BAR, _OUTLINE, _UNDER = 16.0, 12.0, 20.0
_ORDERS = ("ordered", "claimed")


@dataclass(frozen=True, slots=True)
class _Row:
    """One holder of one thing: None stands for somebody not named."""

    agent: str | None
    spells: tuple[Spell, ...]
    ordered: tuple[Edge, ...]


def svg(report: Report, look: Look) -> str:
    """Draws who held each thing that changed hands.

    Args:
        report: of one case.
        look: theme, key, title and the width it is for.

    Returns:
        One `svg` element; the same bytes for the same report and look.

    Example:
        >>> import tracer
        >>> report = tracer.examine(tracer.load(tracer.example("bush-gorbachev-1990")))
        >>> "Bessmertnykh possibly held [envelope]" in svg(report, Look())
        True
    """
    return _Custody(report, look).draw()


def draw(report: Report, format: str, look: Look) -> Drawing:
    """The same as a file: `svg`, `png` or `pdf`."""
    return drawing(svg(report, look), format, look)


class _Custody:
    def __init__(self, report: Report, look: Look) -> None:
        self.report, self.reading, self.look = report, report.reading, look
        self.sketch = picture(report)
        self.rows = Rows(report, self.sketch, None)
        self.edges = {edge.id: edge for edge in self.rows.edges}
        self.nodes = {node.id: node for node in self.sketch.nodes}
        self.canvas = Canvas("custody", look)
        self.palette = look.palette
        room = POINTS[look.width] / look.scale(math.inf) if look.width else _WIDTH
        self.left = _MARGIN + min(_NAMES, room * 0.34)
        self.room = room - self.left - _MARGIN
        self.width = room

    def draw(self) -> str:
        title = self.look.title or self.sketch.title
        axes = [(thing, *self._axis(thing)) for thing in self.reading.custody.things]
        self.width = max([self.width, *(axis.right + _MARGIN for _, axis, _ in axes)])
        y = self.canvas.heading(title, _SUBTITLE, self.width, _MARGIN)
        if not axes:
            y = self.canvas.lines(_MARGIN, y + 6, ["No thing is recorded to have changed hands."], LABEL)
        for thing, axis, events in axes:
            y = self._thing(thing, axis, events, y + 10)
        if self.look.legend and axes:
            more: tuple[Sign, ...] = ((ordered, "Ordered to have it, from the order on"),) if self._orders() else ()
            edges = [edge for _, _, events in axes for edge in events.values() if edge.kind not in _ORDERS]
            y = key(self.canvas, edges, self.width, y + 8, _MARGIN, more=more)
        said = [described(self.reading, axis.line, spell) for thing, axis, _ in axes
                for spell in spells(self.reading, axis.line, (thing,))]  # fmt: skip
        return self.canvas.finish(self.width, y + 14, title, ". ".join(said) or _SUBTITLE)

    def _axis(self, thing: str) -> tuple[Axis, dict[str, Edge]]:
        """The stretch of time of one thing: its hand-overs, how it came to them, and its orders."""
        chain = {transfer.id for transfer in self.reading.custody.chain(thing)}
        events = [self.rows.event(edge.id) for edge in self.rows.edges]
        wanted = [
            event for event in events
            if event.of in chain or any(event.id == f"{id}/how" for id in chain) or self._ordered(event.id, thing)
        ]  # fmt: skip
        edges = {event.id: self.edges[event.id] for event in wanted}
        badges = {
            id: " ".join((edge.badge, *edge.codes)) for id, edge in edges.items() if edge.kind not in _ORDERS
        }  # fmt: skip
        return Axis(self.reading, Timeline(self.reading, wanted), badges, self.left, self.room), edges

    def _orders(self) -> bool:
        return any(self._ordered(edge, thing) for edge in self.edges for thing in self.reading.custody.things)

    def _ordered(self, edge: str, thing: str) -> bool:
        """Whether a line is an ordered leg of what the thing carries."""
        if self.edges[edge].kind not in _ORDERS:
            return False
        stage = next(s for s in self.reading.orders.stages if s.id == self.rows.stage(edge))
        return stage.content in self.reading.items.contents(thing)

    def _thing(self, thing: str, axis: Axis, events: dict[str, Edge], y: float) -> float:
        name = wording.item_name(self.reading, thing)
        heading = wrapped(name, self.width - 2 * _MARGIN, 13, bold=True)
        y = self.canvas.lines(_MARGIN, y, heading, 13, bold=True) + 6
        found = spells(self.reading, axis.line, (thing,))
        orders = [edge for edge in events.values() if edge.kind in _ORDERS]
        agents: dict[str | None, None] = dict.fromkeys(
            spell.agent for spell in sorted(found, key=lambda s: (s.start, s.agent is None, s.end))
        )
        agents |= dict.fromkeys(edge.head for edge in orders if edge.head in self.nodes)
        rows = [
            _Row(agent, tuple(s for s in found if s.agent == agent), tuple(e for e in orders if e.head == agent))
            for agent in agents
        ]  # fmt: skip
        for panel in axis.panels:
            y = self._panel(axis, panel, rows, events, y)
        return self._said(events, y + 4) + 10

    def _panel(self, axis: Axis, panel: range, rows: list[_Row], events: dict[str, Edge], top: float) -> float:
        edges = [self.edges[event] for number in panel for event in axis.line.stops[number].events]
        shown = {end for edge in edges for end in (edge.tail, edge.head)}
        rows = [
            row for row in rows
            if row.agent in shown or row.ordered or any(_within(spell, panel) for spell in row.spells)
        ]  # fmt: skip
        base = top + axis.height(panel)
        heights = [self._height(row) for row in rows]
        bottom = base + sum(heights) + 8
        axis.draw(self.canvas, panel, top, bottom)
        middles: dict[str | None, tuple[float, float]] = {}
        y = base
        for row, height in zip(rows, heights, strict=True):
            self.canvas.path([(_MARGIN, y), (axis.right, y)], stroke=self.palette.edge, line=0.8)
            middles[row.agent] = (y + _UNDER, y + _UNDER + _BAR)
            self._name(row, y)
            for spell in row.spells:
                if _within(spell, panel):
                    self._bar(axis, panel, spell, y + _UNDER)
            for edge in row.ordered:
                self._outline(axis, panel, edge, y + _UNDER + (_BAR + 4 if row.spells else 0))
            y += height
        for event, edge in events.items():
            if event in axis.x:
                self._hand_over(axis.x[event], edge, middles)
        return bottom + 12

    def _height(self, row: _Row) -> float:
        lines = 14 * len(self._names(row)[0]) + 12.5 * (len(self._names(row)[1]) + len(self._names(row)[2]))
        return max(50.0 + (14 if row.spells and row.ordered else 0), lines + 16)

    def _names(self, row: _Row) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        room = self.left - _MARGIN - 16
        if row.agent is None:
            return wrapped("Not named", room, LABEL), wrapped("whom the record does not name", room, SMALL), ()
        agent = wording.name(self.reading, row.agent)
        bodies = [body for body in self.reading.agents.bodies(row.agent) if body != row.agent][:1]
        under = wording.name(self.reading, bodies[0]) if bodies else ""
        order = "ordered to have it" + (f" {row.ordered[0].badge}" if row.ordered else "")
        return (
            wrapped(agent, room, 11, bold=True), wrapped(under, room, SMALL) if under else (),
            wrapped(order, room, SMALL) if row.ordered else (),
        )  # fmt: skip

    def _name(self, row: _Row, y: float) -> None:
        name, under, order = self._names(row)
        y = self.canvas.lines(_MARGIN, y + 9, name, 11, bold=row.agent is not None, italic=row.agent is None)
        y = self.canvas.lines(_MARGIN, y, under, SMALL, fill=self.palette.grey)
        self.canvas.lines(_MARGIN, y, order, SMALL, fill=self.palette.order)

    def _bar(self, axis: Axis, panel: range, spell: Spell, y: float) -> None:
        first = self._turn(axis, spell, spell.start, False)
        last = self._turn(axis, spell, spell.end, True)
        start, end = axis.between(spell.start, spell.end, first, last, panel)
        node = self.nodes.get(spell.agent or "")
        off = node is not None and node.kind == "off-route"
        colour = self.palette.grey if spell.agent is None else self.palette.departure if off else self.palette.ink
        self.canvas.open("bar certain" if spell.certain else "bar possible", described(self.reading, axis.line, spell))
        if spell.solid:
            self.canvas.rect(start, y, end - start, _BAR, fill=colour, kind="solid")
        else:
            self.canvas.rect(start, y, end - start, _BAR, fill=self.canvas.hatch(colour), stroke=colour, dash="3,2",
                             kind="hatched")  # fmt: skip
            if spell.received and spell.start in panel:
                self.canvas.rect(start, y, 7, _BAR, fill=colour, kind="solid")
            if spell.given and spell.end in panel:
                self.canvas.rect(end - 7, y, 7, _BAR, fill=colour, kind="solid")
        self.canvas.close()

    def _turn(self, axis: Axis, spell: Spell, number: int, gives: bool) -> str | None:
        """The hand-over by which a spell begins or ends."""
        if not 0 <= number < len(axis.line.stops):
            return None
        of = [e for e in axis.line.stops[number].events if self.rows.event(e).of is not None and e in axis.x]
        own = [e for e in of if (self.edges[e].tail if gives else self.edges[e].head) == spell.agent]
        return next(iter(own or of), None)

    def _outline(self, axis: Axis, panel: range, edge: Edge, y: float) -> None:
        number = next(n for n, stop in enumerate(axis.line.stops) if edge.id in stop.events)
        if number >= panel.stop:
            return
        start, end = axis.between(number, len(axis.line.stops), edge.id, None, panel)
        self.canvas.open("bar ordered", edge_name(edge))
        self.canvas.rect(start, y, end - start, _OUTLINE, stroke=self.palette.order, line=1.8, dash="7,4", radius=3,
                         kind="ordered")  # fmt: skip
        self.canvas.close()

    def _hand_over(self, x: float, edge: Edge, middles: dict[str | None, tuple[float, float]]) -> None:
        """The arrow from one holder's row to another's, with its number on the line above the second."""
        if edge.kind in _ORDERS:
            return
        pen = self.palette.pen(edge.kind)
        tail, head = (middles.get(end, middles.get(None)) for end in (edge.tail, edge.head))
        if tail is None or head is None:
            return
        self.canvas.open(f"edge {edge.kind}", edge_name(edge), id=anchor("e", edge.id), pressed=True)
        words = " ".join((edge.badge, *edge.codes))
        if tail < head:
            self.canvas.arrow((x, tail[1]), (x, head[0]), pen)
            self.canvas.badge(x, head[0] - 20, words, pen, deviates=bool(edge.codes))
        elif head < tail:
            self.canvas.arrow((x, tail[0]), (x, head[1]), pen)
            self.canvas.badge(x, tail[0] - 20, words, pen, deviates=bool(edge.codes))
        else:
            self.canvas.badge(x, tail[0] - 10, words, pen, deviates=bool(edge.codes))
        self.canvas.close()

    def _said(self, events: dict[str, Edge], y: float) -> float:
        """What the documents say of each hand-over, by number."""
        for edge in events.values():
            pen = self.palette.pen(edge.kind)
            x = _MARGIN + max(30.0, badge_width(edge.badge) + 8)
            text = " ".join((*edge.codes, edge.evidence or edge.description))
            lines = wrapped(text, self.width - x - _MARGIN, SMALL)
            self.canvas.badge(_MARGIN + 11, y + 9, edge.badge, pen)
            y = max(y + 22, self.canvas.lines(x, y + 3, lines, SMALL, fill=pen.text) + 6)
        return y


def _within(spell: Spell, panel: range) -> bool:
    return spell.start < panel.stop and spell.end >= panel.start
