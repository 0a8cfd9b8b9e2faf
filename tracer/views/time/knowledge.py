"""The knowledge diagram: who knew how much of a content when, certainly and possibly, and by which path.

Holding is not knowing: a sealed thing gives its existence only. Under each content stands for each
agent how it is known.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from tracer import wording
from tracer.report import Report
from tracer.views.sketch.look import Look
from tracer.views.sketch.picture import picture
from tracer.views.sketch.sketch import Edge
from tracer.views.time.axis import LABELS, Axis, dated
from tracer.views.time.canvas import AGAIN, LABEL, SMALL, Canvas, badge_width, wrapped
from tracer.views.time.clocks import spoken
from tracer.views.time.key import Sign, badges, signs, times
from tracer.views.time.learning import Stretch, by_then, events, paths, stretches
from tracer.views.time.strips import MARGIN, Strip, Strips, named, parts, under
from tracer.views.time.timeline import Event, Timeline
from tracer.wording.nouns import happening

_SUBTITLE = "What each knew of it: that it exists, its subject, its gist, or its text. Numbers as in the channel."
_BAR, _UNDER, _LANE = 17.0, 8.0, 19.0
#: Points that clocks and rows take before the clocks stand above them again, on a screen and on paper, the rows of
#: them at least; that a column of paths has at least.
_ROWS, _PRINTED, _FEWEST, _COLUMN = 600.0, 410.0, 120.0, 265.0
#: Rows that stand at least under clocks of their own, where there are more before.
_ALONE = 3
#: Points under rows.
_AFTER = 11.0
#: What tells the line of one of several hands from those of the others.
_PART = re.compile(r"/\d+\Z")


class Uncut:
    """Who knew how much of each content; it is cut between contents and rows where it can be.

    Example:
        >>> import tracer
        >>> report = tracer.examine(tracer.load(tracer.example("bush-gorbachev-1990")))
        >>> "Bessmertnykh certainly knew the subject of letter" in "".join(Uncut(report, Look()).sheets(500))
        True
    """

    def __init__(self, report: Report, look: Look) -> None:
        self.report, self.reading, self.look = report, report.reading, look
        self.edges = {edge.id: edge for edge in picture(report).edges}
        self.parts: dict[str, list[Edge]] = {}
        for id, edge in self.edges.items():
            for path in dict.fromkeys((id, _PART.sub("", id))):
                self.parts.setdefault(path, []).append(edge)
        self.canvas = Canvas("knowledge", look)
        self.contents = [_Content(self, content) for content in self.reading.knowledge.contents]
        self.strips = Strips(self.reading, look, [content.strip for content in self.contents])

    def sheets(self, tallest: float, *, loose: bool = False) -> tuple[str, ...]:
        """One `svg` element or several."""
        self.canvas = Canvas("knowledge", self.look, tallest)
        title, contents, strips = self.look.title or self.report.case.title, self.contents, self.strips
        y = self.canvas.heading(title, _SUBTITLE, strips.width, MARGIN)
        if not contents:
            y = self.canvas.lines(MARGIN, y + 6, ["Nobody is recorded to have known of any content."], LABEL)
        y = strips.draw(self.canvas, y)
        if self.look.legend and contents:
            numbered = {event for content in contents for event in content.strip.badges}
            more = badges(edge for edge in self.edges.values() if edge.id in numbered)
            y = signs(self.canvas, (*self._key(), *more), strips.width, y + 8, MARGIN)
        said = [content.described(one) for content in contents for one in content.known]
        words = ". ".join(said) or _SUBTITLE
        return self.canvas.sheets(strips.width, y + 14, title, words, tallest, loose=loose)

    def _key(self) -> tuple[Sign, ...]:
        def certain(canvas: Canvas, x: float, y: float) -> None:
            canvas.rect(x, y - 6, 44, 12, fill=canvas.palette.ink)

        def possible(canvas: Canvas, x: float, y: float) -> None:
            grey = canvas.palette.grey
            canvas.rect(x, y - 6, 44, 12, fill=canvas.hatch(grey), stroke=grey, dash="3,2")

        found: list[Sign] = [(certain, "Certainly knew at least so much")] if self.canvas.has("solid") else []
        found += [(possible, "Possibly knew as much as this")] if self.canvas.has("hatched") else []
        if self.canvas.has("by-then"):
            found.append((_by_then, "Nothing happened here; by this time it was certainly known"))
        return (*found, *times(self.canvas))


class _Content:
    """One content: who knew of it, and how that is known."""

    def __init__(self, view: Uncut, content: str) -> None:
        self.view, self.case, self.reading = view, view.report.case, view.reading
        self.palette, self.edges = view.look.palette, view.edges
        self.content, self.name = content, wording.item_heading(self.reading, content)
        # Of one content in all, the title says which.
        self.known_how = "How it is known" + (f": {self.name}" if len(self.reading.knowledge.contents) > 1 else "")
        found = [part for event in events(self.reading, content) for part in self._parts(event)]
        self.line = Timeline(self.reading, [*found, *by_then(self.reading, content)])
        self.known = stretches(self.reading, self.line, content)
        self.by_agent: dict[str, list[Stretch]] = {}
        for one in self.known:
            self.by_agent.setdefault(one.agent, []).append(one)
        self.agents = tuple(self.by_agent)
        told = [stop.events[0] for stop in self.line.stops if stop.of and not self.edges.keys() & set(stop.events)]
        alike = Counter(self._called(event) for event in told)
        self.called = {event: self._called(event, whose=alike[self._called(event)] > 1) for event in told}
        badges = {event.id: self.edges[event.id].badge for event in found if event.id in self.edges}
        self.strip = Strip(content, self.line, badges, self._names(), self.agents, self.draw)

    @property
    def canvas(self) -> Canvas:
        """On which it is drawn now."""
        return self.view.canvas

    def draw(self, axis: Axis, y: float, right: float, alone: bool) -> float:
        """Draws it below `y`."""
        begun = y
        for panel in axis.panels or [range(0)]:
            within = {agent: [one for one in known if _within(one, panel)] for agent, known in self.by_agent.items()}
            agents = [agent for agent in self.agents if within[agent]]
            both = {agent for agent in agents if self._both(within[agent])}
            names = [named(self.reading, self.canvas, agent, axis.left - axis.start - 16) for agent in agents]
            heights = [
                max(2 * _UNDER + _BAR + _LANE * (agent in both), name.height + 11)
                for agent, name in zip(agents, names, strict=True)
            ]  # fmt: skip
            clocks = axis.height(panel) + LABELS if panel else LABELS
            for rows in self._groups(heights, clocks, y, alone):
                if alone and y > begun:
                    self.canvas.seam(y, self.name)
                top, y = y, y + clocks
                bottom = y + sum(heights[row] for row in rows)
                axis.draw(self.canvas, panel, top, bottom)
                self._numbers(axis, panel, y)
                if not panel:
                    self.canvas.text(axis.left, y - 9, "time not recorded", SMALL, fill=self.palette.grey, italic=True)
                for row in rows:
                    self.canvas.path([(axis.start, y), (axis.end(panel), y)], stroke=self.palette.edge, line=0.8)
                    names[row].draw(self.canvas, axis.start, y + 6)
                    for one in within[agents[row]]:
                        self._stretch(axis, panel, one, y + _UNDER, y + _UNDER + _LANE * (one.agent in both))
                    y += heights[row]
                y = bottom + _AFTER
        if alone:
            self.canvas.seam(y, "")
            y = under(self.canvas, self.known_how, axis.start, right, y)
        return self._paths(axis.start, right, y, alone) + 6

    def _groups(self, heights: Sequence[float], clocks: float, y: float, alone: bool) -> Iterable[range]:
        """The rows that stand under clocks of their own: of one that may be cut as many as a sheet has room for."""
        paper = self.canvas.paper
        if not alone or math.isinf(paper.tallest):
            rows = _ROWS if math.isinf(paper.tallest) else _PRINTED
            return parts(heights, max(_FEWEST, rows - clocks))
        most = max(_FEWEST, paper.tallest - clocks - _AFTER - AGAIN)
        left = paper.left(y) - clocks - _AFTER
        found = list(parts(heights, most, left if left >= min(_FEWEST, sum(heights)) else most))
        # No row or two are left to clocks of their own that the rows before can spare.
        if len(found) > 1 and len(found[-1]) < _ALONE <= len(found[-2]) - _ALONE + len(found[-1]):
            cut = len(heights) - _ALONE
            found[-2:] = [range(found[-2].start, cut), range(cut, len(heights))]
        return found

    def _names(self) -> dict[str, str]:
        """What stops are called that are no lines of the channel, if no other one is called so."""
        count = Counter(self.called.values())
        return {event: f"the {name}" for event, name in self.called.items() if count[name] == 1}

    def _numbers(self, axis: Axis, panel: range, y: float) -> None:
        """The numbers of the channel at the stops that are lines of it; at the others what is told, and where."""
        for number in panel:
            stop = axis.line.stops[number]
            if stop.of is None:
                _by_then(self.canvas, axis.x[stop.events[0]] - 22, y - 12.6)
                continue
            events = stop.events
            for edge in (self.edges[event] for event in events if event in self.edges):
                self._badge(axis.x[edge.id], y - 13, edge)
            if not any(event in self.edges for event in events):
                axis.label(self.canvas, number, self.called[events[0]], y)

    def _called(self, event: str, *, whose: bool = False) -> str:
        """An act, by whom if `whose`, and the document in which it is told; of a document its date."""
        act = self.reading.accounts.find(event)
        if act is None:
            return dated(event)
        hands = act.who or act.giver
        by = f" by {wording.names(self.reading, hands)}" if whose and hands else ""
        return f"{happening(act.verb)}{by} [{act.document}]"

    def _both(self, known: Sequence[Stretch]) -> bool:
        """Whether less was certain at a time than was possible, be it in an area in which more became certain."""
        grown = (one for before, one in pairwise(known) if before.certain and one.start % 2)
        began = (self.line.stops[(one.start - 1) // 2] for one in grown)
        return any(one.certain and _more(one) for one in known) or any(stop.instant is None for stop in began)

    def _stretch(self, axis: Axis, panel: range, one: Stretch, y: float, low: float) -> None:
        """What is certain at `y`, and what is possible besides at `low`, below it where a row has both.

        In an area without a clock it is certain only from the end on, and possible from the beginning.
        """
        self.canvas.open("bar", self.described(one))
        if one.certain:
            start, end = axis.at(one.start, panel, late=True), axis.at(one.end, panel, late=True)
            # A border of paper parts it from the next one.
            self.canvas.rect(start, y, end - start, _BAR, fill=self.palette.ink, stroke=self.palette.paper,
                             kind="solid")  # fmt: skip
            if words := self._fitting(one.certain.name.lower(), end - start):
                self.canvas.text((start + end) / 2, y + 12, words, SMALL, fill=self.palette.number, bold=True,
                                 anchor="middle")  # fmt: skip
        start = axis.at(one.start, panel, late=False)
        end = axis.at(one.end, panel, late=False) if _more(one) else axis.at(one.start, panel, late=True)
        if one.possible and end > start:
            self.canvas.rect(start, low, end - start, _BAR, fill=self.canvas.hatch(self.palette.grey),
                             stroke=self.palette.grey, dash="3,2", kind="hatched")  # fmt: skip
            if words := self._fitting(f"{one.possible.name.lower()}?", end - start):
                self.canvas.plate((start + end) / 2, low + 12, words, SMALL)
        self.canvas.close()

    def _parts(self, event: Event) -> Iterable[Event]:
        """The lines that show an act or message: of one of several hands one for each that knew of it."""
        agents = {knowing.agent for knowing in self.reading.knowledge.all if knowing.content == self.content}
        lines = dict.fromkeys(line.id for agent in sorted(agents) if (line := self._line_of(event.id, agent)))
        return [replace(event, id=id) for id in self.edges if id in lines] or [event]

    def _line_of(self, path: str, agent: str) -> Edge | None:
        """The line that shows an act or message; of one of several hands that of this one."""
        parts = self.view.parts.get(path, [])
        own = (edge for edge in parts if agent in (edge.tail, edge.head))
        return self.edges.get(f"{path}/{agent}") or next(own, parts[0] if parts else None)

    def _badge(self, x: float, y: float, edge: Edge) -> None:
        self.canvas.badge(x, y, edge.badge, self.palette.pen(edge.kind), deviates=bool(edge.codes))

    def _fitting(self, words: str, room: float) -> str:
        """As much of a word as a bar has room for; of a bar of a few points its name alone tells."""
        return wrapped(words, room - 4, SMALL, bold=True, lines=1)[0].removeprefix("…")

    def described(self, one: Stretch) -> str:
        """A stretch in words, for who cannot see it."""
        who, what = wording.name(self.reading, one.agent), self.name
        known = [f"certainly knew the {one.certain.name.lower()}"] if one.certain else []
        if one.possible and _more(one):
            known.append(f"possibly knew the {one.possible.name.lower()}")
        ends = []
        for word, position in (("from", one.start), ("until", one.end)):
            if 0 < position <= 2 * len(self.line.stops):
                stop = self.line.stops[(position - 1) // 2]
                after = "" if position % 2 else "some time after "
                ends.append(f"{word} {after}{spoken(self.reading, stop)}")
        return f"{who} {' and '.join(known)} of {what}" + (f" {', '.join(ends)}" if ends else "")

    def _paths(self, left: float, right: float, y: float, alone: bool) -> float:
        """How it is known, agent by agent, in as many columns as there is room for."""
        columns = max(1, int((right - left) // _COLUMN))
        across = (right - left) / columns
        for first in range(0, len(self.agents), columns):
            row = self.agents[first : first + columns]
            if first and alone:
                self.canvas.seam(y, self.known_how)
            y = max(
                self._ways(agent, left + number * across, left + (number + 1) * across - 16, y)
                for number, agent in enumerate(row)
            )
        return y

    def _ways(self, agent: str, left: float, right: float, y: float) -> float:
        """How it is known that one agent knew it."""
        name = wrapped(wording.name(self.reading, agent), right - left, SMALL, bold=True)
        y = self.canvas.lines(left, y, name, SMALL, bold=True) + 3
        shown = max((one.certain for one in self.by_agent[agent] if one.certain is not None), default=None)
        for words, path in paths(self.reading, self.content, agent, shown):
            edge = self._line_of(path or "", agent)
            x = left + 34
            if edge is not None:
                self._badge(left + 11 + 7 * bool(edge.codes), y + 7, edge)
                x = max(x, left + badge_width(edge.badge) + 8 + 14 * bool(edge.codes))
            end = self.canvas.lines(x, y + 1, wrapped(words, right - x, SMALL), SMALL, fill=self.palette.grey)
            y = max(end, y + (20 if edge else 0)) + 3
        return y + 5


def _more(one: Stretch) -> bool:
    return one.possible is not None and (one.certain is None or one.possible > one.certain)


def _by_then(canvas: Canvas, x: float, y: float) -> None:
    canvas.rect(x, y - 7, 44, 14, fill=canvas.palette.paper, stroke=canvas.palette.grey, line=0.8, radius=7,
                kind="by-then")  # fmt: skip
    canvas.text(x + 22, y + 3.2, "by then", SMALL, fill=canvas.palette.grey, italic=True, anchor="middle")


def _within(one: Stretch, panel: range) -> bool:
    return one.start < 2 * max(panel.stop, 1) + 1 and one.end > 2 * panel.start
