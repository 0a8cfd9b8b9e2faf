"""The rows of a sequence diagram: one for each line of the channel, in the order of time."""

from __future__ import annotations

import statistics
from collections.abc import Iterable

from tracer import wording
from tracer.report import Report
from tracer.views.sketch.sketch import Edge, Sketch
from tracer.views.time.canvas import SMALL, wrapped
from tracer.views.time.clocks import Clock, clocks, doubt, quiet, told
from tracer.views.time.lines import Lines
from tracer.views.time.spells import Spell, spells
from tracer.views.time.timeline import Timeline

#: Points that a stretch between two times takes at least, and at most before it is broken.
GAP, _MOST, _BROKEN = 22.0, 66.0, 40.0
_ROW = 30.0
_LINE = SMALL * 1.25


class Rows:
    """What stands in which row, and how high the rows are.

    Args:
        room: points across the whole drawing; None for as many as it needs.

    Attributes:
        edges: the lines in reading order; `y` is the middle of the row of each, once placed.
        words: what is said beside each: deviations, then a line of text.
        reach: from where to where each stop reaches.
        gaps: from where to where the stretch after each stop reaches, and whether it is broken.
        things: names of what each hand held, in the order of its bars.
        clocks: each clock with the middle of its column.
    """

    def __init__(self, report: Report, sketch: Sketch, room: float | None) -> None:
        self.report, self.reading = report, report.reading
        lines = Lines(report, sketch)
        self.edges, self._events = lines.edges, lines.events
        self._edges = {edge.id: edge for edge in self.edges}
        self._chains: dict[str, dict[str, None]] = {}
        self.line = Timeline(report.reading, self._events.values())
        self.spells = spells(report.reading, self.line, report.reading.custody.things)
        self._lanes = self._lane_numbers(sketch)
        self.things = {
            agent: tuple(wording.item_name(report.reading, thing) for thing in things)
            for agent, things in self._lanes.items()
        }
        narrow = room is not None and room < 850
        instants = any(stop.instant is not None for stop in self.line.stops)
        faces = clocks(report.reading) if instants else ()
        column = 66.0 if narrow else 74.0
        self.width = max(148.0, column * len(faces))
        self.clocks = tuple((clock, 24 + self.width * (n + 0.5) / len(faces)) for n, clock in enumerate(faces))
        self.told = 170.0 if narrow else 236.0
        self._badges = {edge.id: edge.badge for edge in self.edges}
        self.words = {edge.id: self._words(edge) for edge in self.edges}
        self._lengths = [self._length(number) for number in range(len(self.line.stops) - 1)]
        self._usual = statistics.median(filter(None, self._lengths)) if any(self._lengths) else 1.0
        self.y: dict[str, float] = {}
        self.reach: list[tuple[float, float]] = []
        self.gaps: list[tuple[float, float, bool]] = []
        self._ends = (0.0, 0.0)

    def place(self, top: float) -> float:
        """Puts the rows below `top`; returns where they end."""
        y, stops = top, self.line.stops
        for number, stop in enumerate(stops):
            start = y
            for edge in stop.events:
                height = max(_ROW, len(self.words[edge]) * _LINE + 12)
                if stop.instant is None:
                    height = max(height, (len(self.undated(number)) * _LINE + 16) / len(stop.events))
                elif edge == stop.events[0]:
                    height = max(height, 38.0)
                self.y[edge] = y + height / 2
                y += height
            self.reach.append((start, y))
            if number + 1 < len(stops):
                height, broken = self._gap(number)
                self.gaps.append((y, y + height, broken))
                y += height
        self._ends = (top, y + 14)
        return y + 14

    def undated(self, number: int) -> tuple[str, ...]:
        """When an event without a clock was, beside its row."""
        stop = self.line.stops[number]
        texts = (*told(self.reading, stop), *doubt(self.line, number, self._badges))
        return tuple(line for text in texts for line in wrapped(text, self.width - 18, SMALL))

    def zones(self, clock: Clock, instants: list[int]) -> tuple[str, ...]:
        """How a clock differs from UTC, and whose it is, in lines for its column."""
        texts = [clock.whose, clock.offsets(instants)] if clock.whose else []
        return tuple(line for text in texts for line in wrapped(text, self.width / len(self.clocks) - 6, SMALL))

    def bars(self) -> Iterable[tuple[Spell, int]]:
        """Each spell of a hand that is drawn, with the number of its bar."""
        for spell in self.spells:
            if spell.agent in self._lanes:
                yield spell, self._lanes[spell.agent].index(spell.thing)

    def held(self, spell: Spell) -> tuple[float, float]:
        """From where to where a bar reaches: from act to act."""
        start = self._turn(spell, spell.start, False) if spell.start >= 0 else self._begun(spell)
        end = self._turn(spell, spell.end, True) if spell.end < len(self.line.stops) else self._ends[1]
        return start, end

    def unnamed(self) -> Iterable[tuple[str, float, float]]:
        """From where to where somebody whom the record does not name had it: node, start and end."""
        named = {agent.id for agent in self.report.case.agents}
        for edge in self.edges:
            onward = [self.y[e.id] for e in self.edges if e.tail == edge.head and e.kind == "inferred"]
            if edge.head not in named and max(onward, default=0) > self.y[edge.id]:
                yield edge.head, self.y[edge.id], max(onward)

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

    def _turn(self, spell: Spell, number: int, gives: bool) -> float:
        """The row in which a spell begins or ends."""
        stop = self.line.stops[number]
        of = [e for e in stop.events if self._events[e].of in self._chain(spell.thing)]
        own = [e for e in of if (self._edges[e].tail if gives else self._edges[e].head) == spell.agent]
        return self.y[(own or of or list(stop.events))[0]]

    def _begun(self, spell: Spell) -> float:
        """Where it came to a hand by a way that is not recorded; else the top."""
        for transfer in self._chain(spell.thing):
            way = self._edges.get(f"{transfer}/how")
            if way is not None and way.head == spell.agent:
                return self.y[way.id]
        return self._ends[0]

    def _chain(self, thing: str) -> dict[str, None]:
        """The steps of a thing's custody, asked for once."""
        if thing not in self._chains:
            self._chains[thing] = dict.fromkeys(t.id for t in self.reading.custody.chain(thing))
        return self._chains[thing]

    def _lane_numbers(self, sketch: Sketch) -> dict[str, list[str]]:
        drawn = {node.id for node in sketch.nodes}
        found: dict[str, list[str]] = {}
        for spell in self.spells:
            if spell.agent in drawn and spell.thing not in found.setdefault(str(spell.agent), []):
                found[str(spell.agent)].append(spell.thing)
        return found

    def _words(self, edge: Edge) -> tuple[tuple[str, str], ...]:
        text = edge.evidence or edge.description
        of = self._events[edge.id].of
        if of is not None:
            times = self.reading.times
            text = text.removeprefix(f"{wording.when(times.of(of), times.zone(of))}: ")
        codes = " ".join(edge.codes)
        room = self.told - 34
        lines = wrapped(f"{codes} {text}".strip(), room - (6 if codes else 0), SMALL)
        first = (codes, lines[0].removeprefix(codes).lstrip())
        return (first, *(("", line) for line in lines[1:]))
