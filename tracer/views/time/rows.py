"""The rows of a sequence diagram: one for each line of the channel, in the order of time."""

from __future__ import annotations

from tracer.report import Report
from tracer.views.sketch.sketch import Edge, Sketch
from tracer.views.time.bars import Bar, Bars
from tracer.views.time.canvas import SMALL, wrapped
from tracer.views.time.clocks import Clock, clocks, doubt, quiet, told, usual
from tracer.views.time.lines import Lines
from tracer.views.time.timeline import Timeline
from tracer.wording.nouns import happening

#: Points that a stretch between two times takes at least, and at most before it is broken.
GAP, _MOST, _BROKEN = 22.0, 66.0, 40.0
_ROW = 30.0
_LINE = SMALL * 1.25


class Rows:
    """What stands in which row, and how high the rows are.

    Args:
        room: points across the whole drawing; None for as many as it needs.

    Attributes:
        edges: the lines in reading order, by id, then that somebody is said to have held one of `things`.
        y: the middle of the row of each that is placed.
        told: points for what is said beside each, at least; `words` of those that are placed: deviations, then a line
            of text.
        reach: from where to where each stop that is placed reaches, by its number.
        gaps: from where to where the stretch before each stop reaches, and whether it is broken.
        sketch: the sketch, with whoever is said to have held a thing.
        bars: who held what.
        clocks: each clock with the middle of its column.
    """

    def __init__(self, report: Report, sketch: Sketch, room: float | None) -> None:
        self.report, self.reading = report, report.reading
        lines = Lines(report, sketch)
        self.edges = {edge.id: edge for edge in (*lines.edges, *lines.kept)}
        self.line = Timeline(report.reading, lines.events.values())
        self.sketch = lines.sketch
        self.bars = Bars(report.reading, self.sketch, lines, self.line)
        narrow = room is not None and room < 900
        instants = any(stop.instant is not None for stop in self.line.stops)
        faces = clocks(report.reading) if instants else ()
        column = 66.0 if narrow else 74.0
        self.width = max(148.0, column * len(faces))
        self.clocks = tuple((clock, 24 + self.width * (n + 0.5) / len(faces)) for n, clock in enumerate(faces))
        self.told = 150.0 if narrow else 236.0
        self._badges = {id: edge.badge or self._called(lines.events[id].of) for id, edge in self.edges.items()}
        self._said = {id: f"{' '.join(edge.codes)} {lines.said(edge)}".strip() for id, edge in self.edges.items()}
        self.words: dict[str, tuple[tuple[str, str], ...]] = {}
        self.things = {edge.id: self._thing(lines.events[edge.id].of) for edge in lines.kept}
        self._lengths = [self._length(number) for number in range(len(self.line.stops) - 1)]
        self._usual = usual(self._lengths)
        self._place = {event: number for number, stop in enumerate(self.line.stops) for event in stop.events}
        self.y: dict[str, float] = {}
        self.reach: dict[int, tuple[float, float]] = {}
        self.gaps: dict[int, tuple[float, float, bool]] = {}
        self._undated: dict[int, tuple[str, ...]] = {}
        self._ends = (0.0, 0.0)

    def place(self, part: range, top: float, told: float) -> float:
        """Puts the rows of some stops below `top`, and none else; returns where they end.

        Args:
            told: points for what is said beside each.
        """
        events = [event for number in part for event in self.line.stops[number].events]
        self.words = {event: self._words(self.edges[event], told) for event in events}
        self.y, self.reach, self.gaps = {}, {}, {}
        y = top
        for number in part:
            if number != part.start:
                height, broken = self._gap(number - 1)
                self.gaps[number] = (y, y + height, broken)
                y += height
            start = y
            for edge in self.line.stops[number].events:
                height = self._height(number, edge)
                self.y[edge] = y + height / 2
                y += height
            self.reach[number] = (start, y)
        self._ends = (top, y + 14)
        return y + 14

    def held(self, part: range) -> list[Bar]:
        """The bars that reach into some stops; not those that begin only in the stretch after the last of them."""
        return [
            bar for bar in self.bars.all
            if self._begins(bar) < part.stop and (bar.last is None or self._place[bar.last] >= part.start)
        ]

    def _begins(self, bar: Bar) -> int:
        """The stop at which a bar is first seen: what begins in the stretch after one is seen there or at the next."""
        if bar.first is None and bar.after is not None:
            return min(self._place[bar.after] + 1, len(self.line.stops) - 1)
        return self._place[bar.first] if bar.first is not None else 0

    def reached(self, bar: Bar) -> tuple[float, float]:
        """From where to where a bar reaches, as far as its rows are placed."""
        start, end = self._ends
        if bar.after is not None and (number := self._place[bar.after]) in self.reach:
            start = self.reach[number][1]
            if bar.since is not None and number + 1 in self.gaps:
                top, bottom, _ = self.gaps[number + 1]
                start = top + (bottom - top) * self._share(number, bar.since)
        return self.y.get(bar.first or "", start), self.y.get(bar.last or "", end)

    def _share(self, number: int, instant: int) -> float:
        """How much of the stretch after a stop had gone by at an instant."""
        start, end = self.line.stops[number].span[1], self.line.stops[number + 1].span[0]
        if start is None or end is None or end <= start:
            return 0.0
        return min(1.0, max(0.0, (instant - start) / (end - start)))

    def undated(self, number: int) -> tuple[str, ...]:
        """When an event without a clock was, beside its row."""
        if number not in self._undated:  # asked for again for every part that it may stand in
            self._undated[number] = self._when(number)
        return self._undated[number]

    def _when(self, number: int) -> tuple[str, ...]:
        stop = self.line.stops[number]
        texts = (*told(self.reading, stop), *doubt(self.line, number, self._badges))
        return tuple(line for text in texts for line in wrapped(text, self.width - 18, SMALL))

    def zones(self, clock: Clock) -> tuple[str, ...]:
        """How a clock differs from UTC, and whose it is, in lines for its column."""
        instants = [stop.instant for stop in self.line.stops if stop.instant is not None]
        texts = [clock.whose, *clock.offsets(instants).split(" / ")] if clock.whose else []
        return tuple(line for text in texts for line in wrapped(text, self.width / len(self.clocks) - 6, SMALL))

    def _thing(self, id: str | None) -> str:
        act = self.reading.accounts.find(id) if id else None
        return (act.item if act else None) or ""

    def _called(self, id: str | None) -> str:
        """What a row without a number is called."""
        act = self.reading.accounts.find(id) if id else None
        return f"the {happening(act.verb)} [{act.document}]" if act else ""

    def _height(self, number: int, edge: str) -> float:
        """How high one row of a stop is."""
        stop, height = self.line.stops[number], max(_ROW, len(self.words[edge]) * _LINE + 12)
        if stop.instant is None:
            return max(height, (len(self.undated(number)) * _LINE + 16) / len(stop.events))
        return max(height, 38.0) if edge == stop.events[0] else height

    def _gap(self, number: int) -> tuple[float, bool]:
        """How high the stretch after a stop is, and whether it is broken."""
        length = self._lengths[number]
        if not length:
            return 6.0, False
        height = length / self._usual * 34
        return (_BROKEN, True) if height > _MOST else (max(GAP, height), False)

    def _length(self, number: int) -> int:
        one, other = self.line.stops[number], self.line.stops[number + 1]
        if not quiet(one, other) or other.span[0] is None or one.span[1] is None:
            return 0
        return other.span[0] - one.span[1]

    def _words(self, edge: Edge, told: float) -> tuple[tuple[str, str], ...]:
        codes = " ".join(edge.codes)
        lines = wrapped(self._said[edge.id], told - 34 - (15 if codes else 0), SMALL)
        first = (codes, lines[0].removeprefix(codes).lstrip())
        return (first, *(("", line) for line in lines[1:]))
