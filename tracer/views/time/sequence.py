"""The sequence diagram: time runs down, hands stand side by side, each act has a row of its own.

A row that no clock dates stands in an area marked so, between what bounds it. What a row says stands
beside it, so that no label can meet a line, a bar or another label.
"""

from __future__ import annotations

import math

from tracer.report import Report
from tracer.views import fonts, mermaid
from tracer.views.channel.svg import edge_name, node_name
from tracer.views.drawing import Drawing
from tracer.views.sketch.look import POINTS, Look
from tracer.views.sketch.picture import picture
from tracer.views.sketch.sketch import Edge, anchor
from tracer.views.sketch.style import DASHES
from tracer.views.time.canvas import SMALL, Canvas, badge_width
from tracer.views.time.clocks import quiet
from tracer.views.time.columns import Columns
from tracer.views.time.key import key
from tracer.views.time.raster import drawing
from tracer.views.time.rows import GAP, Rows
from tracer.views.time.spells import described

_MARGIN = 24.0
_SUBTITLE = "Time runs down. Bars show who held what: solid where documents date it, hatched where possible or undated."
#: Points of an arrow that must stay in sight beside its badge.
_CLEAR = 50.0
#: Half the width of a bar.
_BAR = 5.0


def svg(report: Report, look: Look) -> str:
    """Draws who passed what to whom as time went on.

    Args:
        report: of one case.
        look: theme, key, title and the width it is for.

    Returns:
        One `svg` element; the same bytes for the same report and look.

    Example:
        >>> import tracer
        >>> report = tracer.examine(tracer.load(tracer.example("bush-gorbachev-1990")))
        >>> svg(report, Look()).startswith("<svg")
        True
    """
    return _Sequence(report, look).draw()


def draw(report: Report, format: str, look: Look) -> Drawing:
    """The same as a file: `svg`, `png`, `pdf`, or `mermaid`, which has no scale."""
    if format == "mermaid":
        return Drawing(mermaid.sequence(picture(report), look).encode())
    return drawing([svg(report, look)], format, look)


class _Sequence:
    def __init__(self, report: Report, look: Look) -> None:
        self.report, self.reading, self.look = report, report.reading, look
        self.palette = look.palette
        self.sketch = picture(report)
        # As much as can be made to fit with legible text.
        room = POINTS[look.width] / look.scale(math.inf) if look.width else None
        self.rows = Rows(report, self.sketch, room)
        left = _MARGIN + self.rows.width + 10
        across = None if room is None else room - left - self.rows.told - 40
        self.columns = Columns(self.sketch, self.rows.things, left, across)
        self.told = self.columns.right + 16
        self.width = self.told + self.rows.told + _MARGIN
        self.canvas = Canvas("sequence", look)

    def draw(self) -> str:
        title = self.look.title or self.sketch.title
        subtitle = _SUBTITLE
        top = self.canvas.heading(title, subtitle, self.width, _MARGIN)
        top = self.columns.measure(top)
        bottom = self.rows.place(top + 12)
        self.columns.bodies(self.canvas, bottom + 8)
        self._clocks(top)
        self._stops()
        self.columns.lifelines(self.canvas, top, bottom)
        self._bars()
        for edge in self.rows.edges:
            self._edge(edge)
        for node in self.sketch.nodes:
            self.canvas.open(f"node {node.kind}", node_name(node), id=anchor("n", node.id))
            self.columns.head(self.canvas, node)
            self.canvas.close()
        bottom += 24
        if self.look.legend:
            bottom = key(self.canvas, self.rows.edges, self.width, bottom, _MARGIN)
        return self.canvas.finish(self.width, bottom + 12, title, self.sketch.description or subtitle)

    def _clocks(self, top: float) -> None:
        for clock, x in self.rows.clocks:
            instants = [stop.instant for stop in self.rows.line.stops if stop.instant is not None]
            lines = [(clock.place, SMALL + 1, True, self.palette.ink)]
            lines += [(line, SMALL, False, self.palette.grey) for line in self.rows.zones(clock, instants)]
            y = top - 4 - 13 * len(lines)
            for words, size, bold, fill in lines:
                self.canvas.text(x, y + 10, words, size, bold=bold, fill=fill, anchor="middle")
                y += 13
        self.canvas.text(self.told, top - 7, "What the documents say", SMALL + 1, bold=True)

    def _stops(self) -> None:
        """The times beside the rows, and what lies between them."""
        canvas, left = self.canvas, _MARGIN
        shown: dict[str, str] = {}
        for number, stop in enumerate(self.rows.line.stops):
            first, last = self.rows.reach[number]
            middle = self.rows.y[stop.events[0]]
            if stop.instant is not None:
                for clock, x in self.rows.clocks:
                    date = clock.date(stop.instant)
                    if shown.get(clock.zone) != date:
                        canvas.text(x, middle - 9, date, SMALL, fill=self.palette.departed, bold=True, anchor="middle")
                    shown[clock.zone] = date
                    canvas.text(x, middle + 3.6, clock.time(stop.instant), SMALL + 1, anchor="middle")
                canvas.path([(left + self.rows.width, middle), (self.told - 8, middle)], stroke=self.palette.edge)
            else:
                canvas.rect(left, first + 3, self.told - 8 - left, last - first - 6, stroke=self.palette.grey, line=0.8,
                            dash="2,3", radius=6, kind="undated")  # fmt: skip
                lines = self.rows.undated(number)
                canvas.lines(left + 8, (first + last) / 2 - len(lines) * SMALL * 0.625, lines, SMALL,
                             fill=self.palette.grey, italic=True)  # fmt: skip
        for number, (start, end, compressed) in enumerate(self.rows.gaps):
            words = quiet(self.rows.line.stops[number], self.rows.line.stops[number + 1])
            if not words or end - start < GAP - 0.1:
                continue
            middle = (start + end) / 2
            if compressed:
                self.canvas.zigzag((_MARGIN + self.rows.width + 8, middle), (self.told - 10, middle))
            canvas.text(left + self.rows.width / 2, middle + 3.5, f"{words} later", SMALL, fill=self.palette.grey,
                        anchor="middle")  # fmt: skip

    def _bars(self) -> None:
        for spell, lane in self.rows.bars():
            start, end = self.rows.held(spell)
            x = self.columns.lane(spell.agent or "", lane)
            off = self.columns.kind(spell.agent or "") == "off-route"
            colour = self.palette.departure if off else self.palette.ink
            name = described(self.reading, self.rows.line, spell)
            self.canvas.open("bar certain" if spell.certain else "bar possible", name)
            if spell.solid:
                self.canvas.rect(x - _BAR, start, 2 * _BAR, end - start, fill=colour, kind="solid")
            else:
                self.canvas.rect(x - _BAR, start, 2 * _BAR, end - start, fill=self.canvas.hatch(colour), stroke=colour,
                                 dash="3,2", kind="hatched")  # fmt: skip
                block = min(6.0, (end - start) / 2)
                if spell.received:
                    self.canvas.rect(x - _BAR, start, 2 * _BAR, block, fill=colour, kind="solid")
                if spell.given:
                    self.canvas.rect(x - _BAR, end - block, 2 * _BAR, block, fill=colour, kind="solid")
            self.canvas.close()
        for node, start, end in self.rows.unnamed():
            x = self.columns.x[node]
            self.canvas.open("bar possible", "somebody whom the record does not name had it")
            self.canvas.rect(x - _BAR, start, 2 * _BAR, end - start, fill=self.canvas.hatch(self.palette.grey),
                             stroke=self.palette.grey, dash="3,2", kind="hatched")  # fmt: skip
            self.canvas.close()

    def _edge(self, edge: Edge) -> None:
        pen, y = self.palette.pen(edge.kind), self.rows.y[edge.id]
        canvas, tail, head = self.canvas, self.columns.x[edge.tail], self.columns.x[edge.head]
        canvas.open(f"edge {edge.kind}", edge_name(edge), id=anchor("e", edge.id), pressed=True)
        words = " ".join((edge.badge, *edge.codes))
        if tail == head:
            loop = [(tail + 6, y - 8), (tail + 26, y - 8), (tail + 26, y + 8)]
            canvas.path(loop, stroke=pen.colour, line=pen.width, dash=DASHES.get(pen.dash, ""), kind="line")
            canvas.arrow((tail + 26, y + 8), (tail + 6, y + 8), pen)
            middle = tail + 26
        else:
            way = 1 if head > tail else -1
            start, end = tail + way * self.columns.half(edge.tail), head - way * self.columns.half(edge.head)
            canvas.arrow((start, y), (end, y), pen)
            near = min((x for x in self.columns.x.values() if (x - tail) * way > 1), key=lambda x: abs(x - tail))
            middle = (tail + near) / 2
            if abs(near - tail) < badge_width(words) + _CLEAR:
                words = edge.badge
        canvas.badge(middle, y, words, pen, deviates=bool(edge.codes))
        lines = self.rows.words[edge.id]
        top = y - len(lines) * SMALL * 0.625
        canvas.badge(self.told + 12, y, edge.badge, pen)
        x = self.told + max(30.0, badge_width(edge.badge) + 8)
        for number, (codes, line) in enumerate(lines):
            canvas.lines(x, top + number * SMALL * 1.25, [codes] if codes else [], SMALL, fill=pen.text, bold=True)
            shift = fonts.width(codes + " ", SMALL, bold=True) if codes else 0
            canvas.lines(x + shift, top + number * SMALL * 1.25, [line] if line else [], SMALL, fill=pen.text)
        canvas.close()
