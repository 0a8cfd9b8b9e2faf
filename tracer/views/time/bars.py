"""The bars of a sequence diagram: between which lines who held what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from tracer.analysis.reading import Reading
from tracer.views.sketch.sketch import Sketch
from tracer.views.time.lines import Lines
from tracer.views.time.spells import Spell, described, spells
from tracer.views.time.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar beside the line of a hand.

    Attributes:
        hand: the node at which it stands.
        first, last: the lines at which it begins and ends; None for before the first and after the last.
        name: what it shows, in words.
        spell: what custody says; None for a hand that the record does not name.
        after: of a bar without a first line the last one until which the hand cannot have had it.
        since: the instant before which there was no such paper.
    """

    hand: str
    first: str | None
    last: str | None
    name: str
    spell: Spell | None = None
    after: str | None = None
    since: int | None = None


class Bars:
    """Who held what, each thing by the order of its own hand-overs, and by what is said of who had it.

    Args:
        line: the timeline of all lines, whose order is kept.

    Attributes:
        all: the bars, thing by thing.

    Example:
        >>> import tracer
        >>> from tracer.views.sketch.picture import picture
        >>> report = tracer.examine(tracer.load(tracer.example("bush-gorbachev-1990")))
        >>> sketch = picture(report)
        >>> lines = Lines(report, sketch)
        >>> bars = Bars(report.reading, sketch, lines, Timeline(report.reading, lines.events.values()))
        >>> [(bar.hand, bar.first, bar.last) for bar in bars.all if bar.spell]
        [('joyce', 'handover/how', 'handover'), ('bessmertnykh', 'handover', None)]
    """

    def __init__(self, reading: Reading, sketch: Sketch, lines: Lines, line: Timeline) -> None:
        self._edges = {edge.id: edge for edge in (*lines.edges, *lines.kept)}
        drawn = {node.id for node in sketch.nodes}
        place = {event: number for number, stop in enumerate(line.stops) for event in stop.events}
        # Several spells of a thing ask for the same.
        self._could_have = cache(lambda thing, instant: reading.custody.at(thing, instant).possible)
        found: list[Bar] = []
        for thing in reading.custody.told_of:
            kept = [step.act for step in reading.custody.kept(thing) if step.act is not None]
            chain = dict.fromkeys(transfer.id for transfer in reading.custody.chain(thing))
            steps = {*chain, *(act.id for act in kept)}
            own = Timeline(reading, [event for event in lines.events.values() if event.of in steps], line)
            written = self._written(reading, line, thing)
            for spell in spells(reading, own, (thing,), kept):
                if spell.agent is None or spell.agent not in drawn:
                    continue
                last = self._turn(own, spell, spell.end, True) if spell.end < len(own.stops) else None
                first = self._first(own, chain, spell)
                bounds = [] if first is not None else [
                    own.stops[spell.start].events[-1] if spell.start >= 0 else written,
                    self._not_yet(line, spell, last),
                ]  # fmt: skip
                after = max(filter(None, bounds), key=place.__getitem__, default=None)
                since = reading.custody.written(thing) if after is not None else None
                found.append(Bar(spell.agent, first, last, described(reading, own, spell), spell, after, since))
        self.all = (*found, *self._unnamed(reading, line))

    def _first(self, own: Timeline, chain: Iterable[str], spell: Spell) -> str | None:
        """The line at which a spell begins, if it begins at one."""
        if spell.late:
            return None
        return self._turn(own, spell, spell.start, False) if spell.start >= 0 else self._way(chain, spell)

    def _turn(self, own: Timeline, spell: Spell, number: int, gives: bool) -> str:
        """The line at which a spell begins or ends: of those at the stop its holder's, if it is one."""
        events = own.stops[number].events
        hands = [self._edges[event].tail if gives else self._edges[event].head for event in events]
        return next((event for event, hand in zip(events, hands, strict=True) if hand == spell.agent), events[0])

    def _written(self, reading: Reading, line: Timeline, thing: str) -> str | None:
        """The last line that surely came before the date of a paper."""
        paper = reading.case.paper(thing)
        low = reading.times.of(paper.id)[0] if paper is not None else None
        number = (line.not_after(low) - 1) // 2 if low is not None else -1
        number -= number >= 0 and line.stops[number].instant == low
        return line.stops[number].events[-1] if number >= 0 else None

    def _not_yet(self, line: Timeline, spell: Spell, last: str | None) -> str | None:
        """The last line of a known time, above the one where he gave it on, until which he cannot have had it."""
        found = None
        for stop in line.stops:
            if last in stop.events:
                break
            if stop.instant is not None:
                if spell.agent in self._could_have(spell.thing, stop.instant):
                    break
                found = stop.events[-1]
        return found

    def _way(self, chain: Iterable[str], spell: Spell) -> str | None:
        """The line by which it came to a hand in a way that is not recorded."""
        ways = (self._edges.get(f"{transfer}/how") for transfer in chain)
        return next((way.id for way in ways if way is not None and way.head == spell.agent), None)

    def _unnamed(self, reading: Reading, line: Timeline) -> Iterable[Bar]:
        """From what came to somebody whom the record does not name to where a thing came on from there.

        Where no thing did, nothing is drawn to have been held: words alone were told on.
        """
        order = {event: place for place, event in enumerate(event for stop in line.stops for event in stop.events)}
        named, custody = {agent.id for agent in reading.case.agents}, reading.custody
        ways = {f"{transfer.id}/how" for thing in custody.things for transfer in custody.chain(thing)}
        onward: dict[str, list[str]] = {}
        for edge in self._edges.values():
            if edge.id in ways:
                onward.setdefault(edge.tail, []).append(edge.id)
        for edge in self._edges.values():
            last = max(onward.get(edge.head, ()), key=order.__getitem__, default=None)
            if edge.head not in named and last is not None and order[last] > order[edge.id]:
                yield Bar(edge.head, edge.id, last, "somebody whom the record does not name had it")
