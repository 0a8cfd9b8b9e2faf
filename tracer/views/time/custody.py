"""The custody diagram: who held which thing when, certainly and possibly; time from left to right."""

from __future__ import annotations

from tracer.report import Report
from tracer.views.sketch.look import Look
from tracer.views.sketch.picture import picture
from tracer.views.time.canvas import Canvas
from tracer.views.time.key import ONWARD, SAID, TORN, Sign, goes_on, key, off_route, ordered, said_to_hold, torn
from tracer.views.time.lines import Lines
from tracer.views.time.spells import described, paper_of
from tracer.views.time.strips import MARGIN, Strips
from tracer.views.time.things import ORDERS, Ground, Thing
from tracer.views.time.timeline import Event, Timeline

_SUBTITLE = "Solid bars: held, as documents date it. Hatched: possibly held, or undated. Numbers as in the channel."
#: What it says where there is no thing, so no bar to explain.
_NOTHING = "No thing is recorded to have changed hands or to have been held."


class Uncut:
    """Who held each thing that changed hands; it is cut between things where it can be.

    Example:
        >>> import tracer
        >>> report = tracer.examine(tracer.load(tracer.example("bush-gorbachev-1990")))
        >>> "Bessmertnykh possibly held [envelope]" in "".join(Uncut(report, Look()).sheets(500))
        True
    """

    def __init__(self, report: Report, look: Look) -> None:
        self.reading, self.look = report.reading, look
        self.sketch = picture(report)
        self.canvas = Canvas("custody", look)
        lines = Lines(report, self.sketch)
        papers = [paper_of(self.reading, thing) for thing in self.reading.custody.told_of]
        dates = {paper: Event(paper, paper) for paper in papers if paper is not None}
        # What nothing times stands here where the sequence has it.
        order = Timeline(self.reading, (dates | lines.events).values())
        self.ground = Ground(self.reading, self.canvas, lines, {node.id: node for node in self.sketch.nodes}, order)
        self.title = self.look.title or self.sketch.title
        self.width, self.bottom, self.words = self._draw()

    def sheets(self, tallest: float, *, loose: bool = False) -> tuple[str, ...]:
        """One `svg` element or several."""
        return self.canvas.sheets(self.width, self.bottom, self.title, self.words, tallest, loose=loose)

    def _draw(self) -> tuple[float, float, str]:
        """Draws all of it; returns how broad and high it is, and what it shows in words."""
        things = [Thing(self.ground, thing) for thing in self.reading.custody.told_of]
        strips = Strips(self.reading, self.look, [thing.strip for thing in things])
        subtitle = _SUBTITLE if things else _NOTHING
        y = strips.draw(self.canvas, self.canvas.heading(self.title, subtitle, strips.width, MARGIN))
        if self.look.legend and things:
            edges = [edge for thing in things for edge in thing.events.values()]
            more: list[Sign] = []
            if any(thing.off(spell.agent) for thing in things for spell in thing.spells):
                more.append((off_route, "Bar of a hand off the ordered route"))
            if any(edge.kind in ORDERS for edge in edges):
                more.append((ordered, "Ordered to have it, until he is shown to have given it on"))
            if self.canvas.has("torn"):
                more.append((torn, TORN))
            if self.canvas.has("onward"):
                more.append((goes_on, ONWARD))
            if any(thing.kept for thing in things):
                more.append((said_to_hold, SAID))
            y = key(self.canvas, [edge for edge in edges if edge.kind not in ORDERS], strips.width, y + 8, MARGIN,
                    more=tuple(more))  # fmt: skip
        said = [described(self.reading, thing.line, spell) for thing in things for spell in thing.spells]
        return strips.width, y + 14, ". ".join(said) or subtitle
