"""The sequence diagram: time runs down, hands stand side by side, each act has a row of its own.

A row that no clock dates stands in an area marked so, between what bounds it. What a row says stands
beside it, so that no label can meet a line, a bar or another label. Where all hands together are broader
than a sheet, or all rows higher, the rows are parted, and each part has the hands of its own rows.
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
from tracer.views.time.bars import Bar
from tracer.views.time.canvas import SMALL, Canvas, badge_width
from tracer.views.time.clocks import quiet
from tracer.views.time.key import (
    ONWARD,
    POINT,
    SAID,
    TORN,
    Sign,
    addressee,
    goes_on,
    key,
    off_route,
    onward,
    said_to_hold,
    torn,
)
from tracer.views.time.parting import Parting, Size
from tracer.views.time.rows import GAP, Rows

_MARGIN = 24.0
_SUBTITLE = "Time runs down. Bars show who held what: solid where documents date it, hatched where possible or undated."
_NONE = "Time runs down. No thing is recorded to have gone from hand to hand, so that there are no bars."
_UNNUMBERED = " Rows follow the channel's numbers, but for those that are known to have come first."
_PARTED = "Each part shows its own hands."
#: Points of an arrow that must stay in sight beside its badge.
_CLEAR = 50.0
#: Half the width of a bar.
_BAR = 5.0


def draw(report: Report, format: str, look: Look) -> Drawing:
    """The same as Mermaid, which has no scale."""
    return Drawing(mermaid.sequence(picture(report), look).encode())


class Uncut:
    """Who passed what to whom as time went on; it is cut between parts where it can be.

    Example:
        >>> import tracer
        >>> report = tracer.examine(tracer.load(tracer.example("mayflower-1965")))
        >>> len(Uncut(report, Look()).sheets(600)), len(Uncut(report, Look(width="A4")).sheets(600))
        (2, 4)
    """

    def __init__(self, report: Report, look: Look) -> None:
        self.reading, self.look, self.palette = report.reading, look, look.palette
        # As much as can be made to fit with legible text.
        room = POINTS[look.width] / look.scale(math.inf) if look.width else None
        self.rows = Rows(report, picture(report), room)
        self.sketch = self.rows.sketch
        self._numbered = [edge for edge in self.rows.edges.values() if edge.badge]
        self.faces = [(x, (clock.place, *self.rows.zones(clock))) for clock, x in self.rows.clocks]
        self.size = Size(look, _MARGIN, room)
        self.parting = Parting(self.rows, self.sketch, self.size, self._heads(), self._title, self._key)
        self._beside: dict[str, list[tuple[float, float, float, Bar]]] = {}

    def sheets(self, tallest: float, *, loose: bool = False) -> tuple[str, ...]:
        """One `svg` element or several."""
        self.parts = self.parting.parts(tallest)
        self.width, self.canvas = self.parts[0].width, Canvas("sequence", self.look)
        title, subtitle = self._title(len(self.parts))
        bottom = self.canvas.heading(title, subtitle, self.width, _MARGIN)
        met: set[str] = set()
        for number, part in enumerate(self.parts):
            if number:
                self.canvas.seam(bottom)
            self.columns, self.told = part.columns, part.told
            bottom = self._part(number, bottom, met) + 24
        if self.look.legend:
            if len(self.parts) == 1:  # else the last part has left room for it
                self.canvas.seam(bottom - 8)
            more = self._signs(self.canvas)
            bottom = key(self.canvas, self._numbered, self.width, bottom, _MARGIN, more=more)
        said, highest = self.sketch.description or subtitle, self.size.highest(self.width, tallest)
        return self.canvas.sheets(self.width, bottom + 12, title, said, highest, loose=loose)

    def _title(self, parts: int) -> tuple[str, str]:
        """The title and the subtitle, of so many parts."""
        subtitle = _SUBTITLE if self.rows.bars.all else _NONE
        events = [event for stop in self.rows.line.stops for event in stop.events]
        badges = [int(badge) for event in events if (badge := self.rows.edges[event].badge).isdecimal()]
        if badges != sorted(badges):
            subtitle += _UNNUMBERED
        return self.look.title or self.sketch.title, f"{subtitle} {_PARTED}" if parts > 1 else subtitle

    def _part(self, number: int, top: float, met: set[str]) -> float:
        """Draws the rows of some stops below `top`; returns where they end."""
        part = self.parts[number].stops
        top = self.columns.measure(top, self._heads())
        bottom = self.rows.place(part, top + 12, self.width - _MARGIN - self.told)
        self.columns.bodies(self.canvas, bottom + 8)
        self._clocks(top)
        self._stops(part)
        self.columns.lifelines(self.canvas, top, bottom)
        self._bars(number)
        for edge in self.rows.edges.values():
            if edge.id in self.rows.y:
                self._edge(edge)
        for node in self.columns.nodes:
            # A name in a second part is the same hand: it has its id once.
            self.canvas.open(f"node {node.kind}", node_name(node), id="" if node.id in met else anchor("n", node.id))
            met.add(node.id)
            self.columns.head(self.canvas, node)
            self.canvas.close()
        return bottom

    def _key(self, width: float) -> float:
        """Points that the key takes at most."""
        if not self.look.legend:
            return 0
        trial = Canvas("key", self.look)
        for kind in ("solid", "hatched", "torn", "onward", "undated", "break"):
            trial.rect(0, 0, 1, 1, kind=kind)
        return key(trial, self._numbered, width, 0, _MARGIN, more=self._signs(trial))

    def _heads(self) -> float:
        """Points that the names of the clocks take."""
        return 13.0 * max((len(lines) for _, lines in self.faces), default=0) + 4

    def _signs(self, canvas: Canvas) -> tuple[Sign, ...]:
        """What the key tells besides."""
        kinds = {node.id: node.kind for node in self.sketch.nodes}
        found: list[Sign] = []
        if any(kinds[bar.hand] == "off-route" for bar in self.rows.bars.all):
            found.append((off_route, "Bar of a hand off the ordered route"))
        if canvas.has("torn"):
            found.append((torn, TORN))
        if canvas.has("onward"):
            found.append((goes_on, ONWARD))
        if len(self._numbered) < len(self.rows.edges):
            found.append((said_to_hold, SAID))
        if "addressee" in kinds.values():
            found.append((addressee, "Addressee of an order"))
        return tuple(found)

    def _clocks(self, top: float) -> None:
        for x, lines in self.faces:
            y = top - 4 - 13 * len(lines)
            for number, words in enumerate(lines):
                size, fill = (SMALL, self.palette.grey) if number else (SMALL + 1, self.palette.ink)
                self.canvas.text(x, y + 10 + 13 * number, words, size, bold=not number, fill=fill, anchor="middle")
        self.canvas.text(self.told, top - 7, "What the documents say", SMALL + 1, bold=True)

    def _stops(self, part: range) -> None:
        """The times beside the rows, and what lies between them."""
        canvas, left = self.canvas, _MARGIN
        shown: dict[str, str] = {}
        for number in part:
            stop = self.rows.line.stops[number]
            first, last = self.rows.reach[number]
            middle = self.rows.y[stop.events[0]]
            if stop.instant is not None:
                for clock, x in self.rows.clocks:
                    date = clock.date(stop.instant)
                    if shown.get(clock.zone) != date:
                        canvas.text(x, middle - 9, date, SMALL, bold=True, anchor="middle")
                    shown[clock.zone] = date
                    canvas.text(x, middle + 3.6, clock.time(stop.instant), SMALL + 1, anchor="middle")
                self._at(stop.events)
            else:
                canvas.rect(left, first + 3, self.told - 8 - left, last - first - 6, stroke=self.palette.grey, line=0.8,
                            dash="2,3", radius=6, kind="undated")  # fmt: skip
                lines = self.rows.undated(number)
                canvas.lines(left + 8, (first + last) / 2 - len(lines) * SMALL * 0.625, lines, SMALL,
                             fill=self.palette.grey, italic=True)  # fmt: skip
        for number, (start, end, compressed) in self.rows.gaps.items():
            words = quiet(self.rows.line.stops[number - 1], self.rows.line.stops[number])
            if not words or end - start < GAP - 0.1:
                continue
            middle = (start + end) / 2
            if compressed:
                self.canvas.zigzag((_MARGIN + self.rows.width + 8, middle), (self.told - 10, middle))
            canvas.text(left + self.rows.width / 2, middle + 3.5, words, SMALL, fill=self.palette.grey,
                        anchor="middle")  # fmt: skip

    def _at(self, events: tuple[str, ...]) -> None:
        """What ties the rows of one instant to its clocks; it ends where a line stands, whose dots it would hide."""
        left = _MARGIN + self.rows.width
        for number, event in enumerate(events):
            y, edge = self.rows.y[event], self.rows.edges[event]
            ends = sorted(self.columns.x.get(end, left) for end in (edge.tail, edge.head))
            for start, end in ((left, ends[0]), (ends[1], self.told - 8)):
                self.canvas.path([(start, y), (end, y)], stroke=self.palette.edge)
            if number:
                self.canvas.text(_MARGIN + self.rows.width / 2, y + 3.6, "at the same time", SMALL,
                                 fill=self.palette.grey, italic=True, anchor="middle")  # fmt: skip

    def _bars(self, number: int) -> None:
        """The bars in a part; of one that goes on, an end is torn only in the last part that has it."""
        self._beside.clear()
        drawn = [[bar for bar in self.rows.held(p.stops) if bar.hand in p.columns.x] for p in self.parts]
        for bar in drawn[number]:
            (start, end), spell = self.rows.reached(bar), bar.spell
            above, below = (any(bar in drawn for drawn in others) for others in (drawn[:number], drawn[number + 1 :]))
            x = self.columns.lane(bar.hand, spell.thing if spell is not None else "")
            self._beside.setdefault(bar.hand, []).append((x, start, end, bar))
            off = self.columns.kind(bar.hand) == "off-route"
            colour = self.palette.grey if spell is None else self.palette.departure if off else self.palette.ink
            self.canvas.open("bar certain" if spell is not None and spell.certain else "bar possible", bar.name)
            if above:
                onward(self.canvas, (x, start := start + POINT), (x, start - POINT), _BAR, colour)
            if below:
                onward(self.canvas, (x, end := end - POINT), (x, end + POINT), _BAR, colour)
            if spell is not None and spell.solid:
                self.canvas.rect(x - _BAR, start, 2 * _BAR, end - start, fill=colour, kind="solid")
            else:
                ends = bar.first is None and not above, bar.last is None and not below
                self.canvas.torn(x - _BAR, start, 2 * _BAR, end - start, self.canvas.hatch(colour, off=off), colour,
                                 ends, down=True)  # fmt: skip
                block = min(6.0, (end - start) / 2)
                if spell is not None and spell.received and bar.first in self.rows.y:
                    self.canvas.rect(x - _BAR, start, 2 * _BAR, block, fill=colour, kind="solid")
                if spell is not None and spell.given and bar.last in self.rows.y:
                    self.canvas.rect(x - _BAR, end - block, 2 * _BAR, block, fill=colour, kind="solid")
            self.canvas.close()

    def _side(self, hand: str, edge: Edge, way: int) -> float:
        """Where a line meets a hand on one side: its outermost bar there, else the line down from it.

        It begins at the bar that it ends, through others; not so its tip, which could not be seen on them.
        """
        y, there = self.rows.y[edge.id], self._beside.get(hand, ())
        own = [x for x, _, _, bar in there if edge.id == bar.last and hand == edge.tail]
        bars = own or [x for x, start, end, _ in there if start - 1 <= y <= end + 1]
        return way * max((way * x + _BAR + 2 for x in bars), default=way * self.columns.x[hand] + 2)

    def _edge(self, edge: Edge) -> None:
        pen, y = self.palette.stroke(edge), self.rows.y[edge.id]
        if not edge.badge:
            self._held(edge, y)
            return
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
            start, end = self._side(edge.tail, edge, way), self._side(edge.head, edge, -way)
            canvas.arrow((start, y), (end, y), pen)
            near = min((x for x in self.columns.x.values() if (x - tail) * way > 1), key=lambda x: abs(x - tail))
            middle = (tail + near) / 2
            if abs(near - tail) < badge_width(words) + _CLEAR:
                words = edge.badge
        canvas.badge(middle, y, words, pen, deviates=bool(edge.codes))
        points = 9 * bool(edge.codes)
        canvas.badge(self.told + 12 + points / 3, y, edge.badge, pen, deviates=bool(edge.codes))
        self._words(edge, y, self.told + max(30.0, badge_width(edge.badge) + 8) + points)
        canvas.close()

    def _held(self, edge: Edge, y: float) -> None:
        """That a document says of somebody that he had a thing: a sign on his bar of it, if he has one."""
        self.canvas.open("bar said", edge.description)
        if edge.head in self.columns.x:
            said_to_hold(self.canvas, self.columns.lane(edge.head, self.rows.things[edge.id]) - 22, y)
        said_to_hold(self.canvas, self.told - 10, y)
        self._words(edge, y, self.told + 30)
        self.canvas.close()

    def _words(self, edge: Edge, y: float, x: float) -> None:
        """What the documents say, beside its row."""
        canvas, pen, lines = self.canvas, self.palette.stroke(edge), self.rows.words[edge.id]
        top = y - len(lines) * SMALL * 0.625
        for number, (codes, line) in enumerate(lines):
            canvas.lines(x, top + number * SMALL * 1.25, [codes] if codes else [], SMALL, fill=pen.text, bold=True)
            shift = fonts.width(codes + " ", SMALL, bold=True) if codes else 0
            canvas.lines(x + shift, top + number * SMALL * 1.25, [line] if line else [], SMALL, fill=pen.text)
