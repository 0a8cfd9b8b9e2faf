"""The knowledge diagram: who knew how much of a content when, certainly and possibly, and by which path.

Holding is not knowing: a sealed thing gives its existence only. Each content has its own stretch of
time; under it stands for each agent how it is known.
"""

from __future__ import annotations

import math

from tracer import wording
from tracer.report import Report
from tracer.views.axis import Axis
from tracer.views.canvas import LABEL, SMALL, Canvas, badge_width, wrapped
from tracer.views.drawing import Drawing
from tracer.views.key import Sign, signs, undated
from tracer.views.learning import Stretch, events, paths, stretches
from tracer.views.look import POINTS, Look
from tracer.views.picture import picture
from tracer.views.raster import drawing
from tracer.views.timeline import Timeline

_MARGIN, _NAMES = 24.0, 190.0
_WIDTH = 1060.0
_SUBTITLE = "What each knew of it: that it exists, its subject, its gist, or its text. Numbers as in the channel."
_BAR, _UNDER, _ROW, _NUMBERS = 17.0, 8.0, 50.0, 22.0


def svg(report: Report, look: Look) -> str:
    """Draws who knew how much of each content.

    Args:
        report: of one case.
        look: theme, key, title and the width it is for.

    Returns:
        One `svg` element; the same bytes for the same report and look.

    Example:
        >>> import tracer
        >>> report = tracer.examine(tracer.load(tracer.example("bush-gorbachev-1990")))
        >>> "Bessmertnykh certainly knew the subject of letter" in svg(report, Look())
        True
    """
    return _Knowledge(report, look).draw()


def draw(report: Report, format: str, look: Look) -> Drawing:
    """The same as a file: `svg`, `png` or `pdf`."""
    return drawing(svg(report, look), format, look)


class _Knowledge:
    def __init__(self, report: Report, look: Look) -> None:
        self.report, self.reading, self.look = report, report.reading, look
        self.edges = {edge.id: edge for edge in picture(report).edges}
        self.canvas = Canvas("knowledge", look)
        self.palette = look.palette
        self.width = POINTS[look.width] / look.scale(math.inf) if look.width else _WIDTH
        self.left = _MARGIN + min(_NAMES, self.width * 0.34)

    def draw(self) -> str:
        title = self.look.title or self.report.case.title
        room = self.width - self.left - _MARGIN
        axes = []
        for content in self.reading.knowledge.contents:
            found = events(self.reading, content)
            badges = {event.id: self.edges[event.id].badge for event in found if event.id in self.edges}
            axes.append((content, Axis(self.reading, Timeline(self.reading, found), badges, self.left, room)))
        self.width = max([self.width, *(axis.right + _MARGIN for _, axis in axes)])
        y = self.canvas.heading(title, _SUBTITLE, self.width, _MARGIN)
        if not axes:
            y = self.canvas.lines(_MARGIN, y + 6, ["Nobody is recorded to have known of any content."], LABEL)
        said = []
        for content, axis in axes:
            known = stretches(self.reading, axis.line, content)
            said += [self._described(content, axis, one) for one in known]
            y = self._content(content, axis, known, y + 10)
        if self.look.legend and axes:
            y = signs(self.canvas, self._key(), self.width, y + 8, _MARGIN)
        return self.canvas.finish(self.width, y + 14, title, ". ".join(said) or _SUBTITLE)

    def _key(self) -> tuple[Sign, ...]:
        def certain(canvas: Canvas, x: float, y: float) -> None:
            canvas.rect(x, y - 6, 44, 12, fill=canvas.palette.ink)

        def possible(canvas: Canvas, x: float, y: float) -> None:
            grey = canvas.palette.grey
            canvas.rect(x, y - 6, 44, 12, fill=canvas.hatch(grey), stroke=grey, dash="3,2")

        found: list[Sign] = [(certain, "Certainly knew at least so much")] if self.canvas.has("solid") else []
        found += [(possible, "Possibly knew as much as this")] if self.canvas.has("hatched") else []
        if self.canvas.has("undated"):
            found.append((undated, "Time not recorded, or not to the hour; what bounds it is said"))
        return tuple(found)

    def _content(self, content: str, axis: Axis, known: tuple[Stretch, ...], y: float) -> float:
        heading = wrapped(wording.item_name(self.reading, content), self.width - 2 * _MARGIN, 13, bold=True)
        y = self.canvas.lines(_MARGIN, y, heading, 13, bold=True) + 6
        agents = tuple(dict.fromkeys(one.agent for one in known))
        panels = axis.panels or [range(0)]
        for panel in panels:
            shown = [a for a in agents if any(s.agent == a and _within(s, panel) for s in known)]
            top, y = y, y + axis.height(panel) + _NUMBERS
            bottom = y + sum(self._height(agent) for agent in shown) + 6
            axis.draw(self.canvas, panel, top, bottom)
            self._numbers(axis, panel, y)
            for agent in shown:
                self.canvas.path([(_MARGIN, y), (axis.right, y)], stroke=self.palette.edge, line=0.8)
                name, under = self._names(agent)
                below = self.canvas.lines(_MARGIN, y + 8, name, 11, bold=True)
                self.canvas.lines(_MARGIN, below, under, SMALL, fill=self.palette.grey)
                for one in known:
                    if one.agent == agent and _within(one, panel):
                        self._stretch(content, axis, panel, one, y)
                y += self._height(agent)
            y = bottom + 12
        return self._paths(content, agents, y + 2) + 10

    def _names(self, agent: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        room = self.left - _MARGIN - 16
        bodies = [body for body in self.reading.agents.bodies(agent) if body != agent][:1]
        name = wrapped(wording.name(self.reading, agent), room, 11, bold=True)
        return name, wrapped(wording.name(self.reading, bodies[0]), room, SMALL) if bodies else ()

    def _height(self, agent: str) -> float:
        name, under = self._names(agent)
        return max(_ROW, 14.0 * len(name) + 12.5 * len(under) + 16)

    def _numbers(self, axis: Axis, panel: range, y: float) -> None:
        """The numbers of the channel at the stops that are lines of it; at the others the document that tells."""
        for number in panel:
            events = axis.line.stops[number].events
            for edge in (self.edges[event] for event in events if event in self.edges):
                self.canvas.badge(axis.x[edge.id], y - 13, edge.badge, self.palette.pen(edge.kind))
            if not any(event in self.edges for event in events):
                words = wrapped(f"[{self._document(events[0])}]", axis.breadth(number) - 12, SMALL, lines=1)[0]
                self.canvas.text(axis.x[events[0]], y - 9, words, SMALL, fill=self.palette.grey, anchor="middle")

    def _document(self, event: str) -> str:
        """The document in which an act is told."""
        case = self.report.case
        return event if case.is_document(event) else self.reading.accounts.statement(event).document

    def _stretch(self, content: str, axis: Axis, panel: range, one: Stretch, y: float) -> None:
        start, end = axis.between(one.start, one.end, None, None, panel)
        self.canvas.open("bar", self._described(content, axis, one))
        if one.certain:
            self.canvas.rect(start, y + _UNDER, end - start, _BAR, fill=self.palette.ink, kind="solid")
            words = self._fitting(one.certain.name.lower(), end - start)
            self.canvas.text((start + end) / 2, y + _UNDER + 12, words, SMALL, fill=self.palette.number, bold=True,
                             anchor="middle")  # fmt: skip
        if one.possible and (one.certain is None or one.possible > one.certain):
            top = y + _UNDER + _BAR + 2
            self.canvas.rect(start, top, end - start, _BAR, fill=self.canvas.hatch(self.palette.grey),
                             stroke=self.palette.grey, dash="3,2", kind="hatched")  # fmt: skip
            words = self._fitting(f"{one.possible.name.lower()}?", end - start)
            self.canvas.plate((start + end) / 2, top + 12, words, SMALL)
        self.canvas.close()

    def _fitting(self, words: str, room: float) -> str:
        return wrapped(words, room - 4, SMALL, bold=True, lines=1)[0]

    def _described(self, content: str, axis: Axis, one: Stretch) -> str:
        """A stretch in words, for who cannot see it."""
        who, what = wording.name(self.reading, one.agent), wording.item_name(self.reading, content)
        known = [f"certainly knew the {one.certain.name.lower()}"] if one.certain else []
        if one.possible and (one.certain is None or one.possible > one.certain):
            known.append(f"possibly knew the {one.possible.name.lower()}")
        ends = []
        for word, number in (("from", one.start), ("until", one.end)):
            if 0 <= number < len(axis.line.stops):
                stop = axis.line.stops[number]
                ends.append(f"{word} {wording.when(stop.span, self.reading.times.zone(str(stop.of)))}")
        return f"{who} {' and '.join(known)} of {what}" + (f" {', '.join(ends)}" if ends else "")

    def _paths(self, content: str, agents: tuple[str, ...], y: float) -> float:
        """How it is known, agent by agent."""
        x = _MARGIN + 34
        for agent in agents:
            name = wrapped(wording.name(self.reading, agent), self.width - 2 * _MARGIN, SMALL, bold=True)
            y = self.canvas.lines(_MARGIN, y, name, SMALL, bold=True) + 3
            for words, path in paths(self.reading, content, agent):
                edge = self.edges.get(path or "")
                if edge is not None:
                    pen = self.palette.pen(edge.kind)
                    self.canvas.badge(_MARGIN + 11, y + 7, edge.badge, pen)
                left = x if edge is None else max(x, _MARGIN + badge_width(edge.badge) + 8)
                lines = wrapped(words, self.width - left - _MARGIN, SMALL)
                end = self.canvas.lines(left, y + 1, lines, SMALL, fill=self.palette.grey)
                y = max(end, y + (20 if edge else 0)) + 3
            y += 5
        return y


def _within(one: Stretch, panel: range) -> bool:
    return one.start < max(panel.stop, 1) and one.end >= panel.start
