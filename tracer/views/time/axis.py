"""Time from left to right: stops as columns, with the clocks above them, broken into panels where it is long."""

from __future__ import annotations

from collections.abc import Mapping

from tracer.analysis.reading import Reading
from tracer.views import fonts
from tracer.views.time.canvas import SMALL, Canvas, badge_width, wrapped
from tracer.views.time.clocks import Clock, clocks, doubt, ended, quiet, told, usual
from tracer.views.time.timeline import Timeline

#: Points that a stretch between two stops takes at least, and at most before it is broken; as many as it takes at
#: least lead to the first stop of a panel and from its last.
_GAP, _MOST = 64.0, 150.0
#: The same where fewer panels, or two strips beside each other, come of it: a bar has still room for its word.
_TIGHT_GAP, _TIGHT_LEAD = 30.0, 52.0
#: Points behind a stop at which what came some time after it begins; the rest of the stretch holds a word.
_AFTER = 6.0
#: How finely it is tried how narrow panels can be.
_STEPS = 12
_SPARE = 120.0
_INSTANT, _UNDATED = 68.0, 118.0
_DATE, _TIME = 13.0, 15.0
#: Points between the clocks and the rows for what stops are called.
LABELS = 22.0


class Axis:
    """Where the stops of a timeline stand, panel by panel.

    Args:
        badges: what is written at each event, which decides how broad its stop is.
        names: what events without one are called.
        start: where the names begin.
        left: where time begins, beside the names.
        room: points from there to the right.

    Attributes:
        panels: the numbers of the stops in each panel.
        clocks: those shown, none where nothing has a clock.
        least: points that it takes from `left` if it is not spread.
    """

    def __init__(
        self, reading: Reading, line: Timeline, badges: Mapping[str, str], names: Mapping[str, str], start: float,
        left: float, room: float,
    ) -> None:  # fmt: skip
        self.line, self.start, self.left, self._reading = line, start, left, reading
        self._badges, self._called = badges, {**names, **badges}
        self._ended = {n: day for n, stop in enumerate(line.stops) if (day := ended(reading, stop))}
        instants = [s.instant for n, s in enumerate(line.stops) if s.instant is not None and n not in self._ended]
        self.clocks: tuple[Clock, ...] = clocks(reading) if instants else ()
        self._clock_names = [f"{c.place} ({c.offsets(instants)})" if c.whose else c.place for c in self.clocks]
        self._breadths = [self._broad(number) for number in range(len(line.stops))]
        self._words = [self._undated(n) if stop.instant is None else () for n, stop in enumerate(line.stops)]
        self._lengths = [self._length(number) for number in range(len(line.stops) - 1)]
        self._usual = usual(self._lengths)
        self._least_gap = self._lead = _GAP
        self.panels = self._panels(room)
        if len(self.panels) > 1:
            self._least_gap, self._lead = _TIGHT_GAP, _TIGHT_LEAD
            fewer = self._panels(room)
            if len(fewer) < len(self.panels):
                self.panels = fewer
            else:
                self._least_gap = self._lead = _GAP
        # As many panels as it takes, and none much shorter than another.
        even = self._whole(range(len(line.stops))) / max(1, len(self.panels))
        for step in range(_STEPS if len(self.panels) > 1 else 0):
            panels = self._panels(even + (room - even) * step / _STEPS)
            if len(panels) == len(self.panels):
                self.panels = panels
                break
        self._spare = 0.0
        self.least = max((self._whole(panel) for panel in self.panels), default=2 * self._lead)
        # What fits is spread over the room.
        if len(self.panels) == 1:
            self._spare = max(0.0, min(_SPARE, (room - self._width(self.panels[0])) / (len(line.stops) + 1)))
        self.right = left + max((self._width(panel) for panel in self.panels), default=2 * self._lead)
        self.x: dict[str, float] = {}
        self._edges: dict[int, tuple[float, float]] = {}
        self._top = 0.0

    def height(self, panel: range) -> float:
        """How high the clocks and words above a panel are."""
        lines = max((len(self._words[number]) for number in panel), default=0)
        return max(len(self._faces(panel)) * (_DATE + _TIME), lines * SMALL * 1.25 + 8, 22.0) + 8

    def draw(self, canvas: Canvas, panel: range, top: float, bottom: float) -> None:
        """Draws clocks, words and grid of one panel, from `top` to `bottom`, and places its events."""
        self._place(panel)
        under = top + self.height(panel)
        for number, clock in enumerate(self._faces(panel)):
            y = top + _DATE + number * (_DATE + _TIME)
            lines = wrapped(self._clock_names[number], self.left - self.start - 16, SMALL)
            for row, line in enumerate(lines):
                canvas.text(self.left - 12, y + 10 + 12 * (row - len(lines) + 1), line, SMALL, anchor="end",
                            bold=not clock.whose, fill=canvas.palette.grey if clock.whose else None)  # fmt: skip
        shown: dict[str, str] = {}
        for number in panel:
            stop, (start, end) = self.line.stops[number], self._edges[number]
            if stop.instant is None:
                canvas.rect(start + 2, top, end - start - 4, bottom - top, stroke=canvas.palette.grey, line=0.8,
                            dash="2,3", radius=6, kind="undated")  # fmt: skip
                canvas.lines(start + 9, top + 6, self._words[number], SMALL, fill=canvas.palette.grey, italic=True)
                continue
            canvas.path([(self._middle(number), under - 4), (self._middle(number), bottom)], stroke=canvas.palette.edge)
            if number in self._ended:
                lines = wrapped(f"end of {self._ended[number]}", end - start, SMALL)
                for row, line in enumerate(lines):
                    canvas.text(self._middle(number), top + _DATE + 12.5 * row, line, SMALL, anchor="middle")
                continue
            for row, clock in enumerate(self.clocks):
                y, date = top + _DATE + row * (_DATE + _TIME), clock.date(stop.instant)
                middle = (start + end) / 2
                if shown.get(clock.zone) != date:
                    canvas.text(middle, y - 2, date, SMALL, bold=True, anchor="middle")
                shown[clock.zone] = date
                canvas.text(middle, y + 10, clock.time(stop.instant), SMALL + 1, anchor="middle")
        for number in panel[:-1]:
            self._stretch(canvas, number, top, under, bottom)

    def between(
        self, start: int, end: int, first: str | None, last: str | None, panel: range, *, late: int = 0
    ) -> tuple[float, float]:
        """From where to where in a panel something reaches from one stop to another; None for the whole stop.

        Args:
            late: how many positions after the stop it begins: 1 in the stretch after it, 2 with the next one.
        """
        low = self.left if start < panel.start else self.x[first] if first else self._middle(start)
        if late:
            low = self.at(2 * start + 1 + late, panel, late=False)
        high = self.end(panel) if end >= panel.stop else self.x[last] if last else self._middle(end)
        return low, high

    def at(self, position: int, panel: range, *, late: bool) -> float:
        """Where in a panel a position of the timeline is; one between two stops where the stretch between them begins.

        Args:
            late: of a stop without an instant its end, else its beginning.
        """
        number = (position - 1) // 2
        if number < panel.start:
            return self.left
        if number >= panel.stop:
            return self.end(panel)
        if position % 2 and self.line.stops[number].instant is None:
            return self._edges[number][late]
        if position % 2:
            return self._middle(number)
        return self._edges[number][1] + _AFTER

    def label(self, canvas: Canvas, number: int, called: str, y: float) -> None:
        """What a stop is called, above the rows, which begin at `y`; no line of the grid runs through it."""
        lines = wrapped(called, self.breadth(number) - 8, SMALL, lines=2)
        for row, line in enumerate(reversed(lines)):
            if self.line.stops[number].instant is not None:
                canvas.plate(self._middle(number), y - 6.5 - 12.5 * row, line, SMALL, fill=canvas.palette.grey)
                continue
            canvas.text(self._middle(number), y - 6.5 - 12.5 * row, line, SMALL, fill=canvas.palette.grey,
                        anchor="middle")  # fmt: skip

    def _stretch(self, canvas: Canvas, number: int, top: float, under: float, bottom: float) -> None:
        words = self._quiet(number)
        if not words:
            return
        start, end = self._edges[number][1], self._edges[number + 1][0]
        middle = (start + end) / 2
        for row, line in enumerate(wrapped(words, end - start - 4, SMALL, lines=3)):
            canvas.text(middle, top + 10 + row * 12.5, line, SMALL, fill=canvas.palette.grey, anchor="middle")
        if self._broken(number):
            canvas.zigzag((middle, under), (middle, bottom))

    def _place(self, panel: range) -> None:
        self.x.clear()
        self._edges.clear()
        at = self.left + self._lead + self._spare
        for number in panel:
            stop, width = self.line.stops[number], self.breadth(number)
            self._edges[number] = (at, at + width)
            self.x.update(dict.fromkeys(stop.events, at + width / 2))
            # Only numbers at one instant stand side by side.
            marked = [event for event in stop.events if event in self._badges]
            x = at + (width - sum(self._slot(event) for event in marked)) / 2
            for event in marked:
                self.x[event] = x + self._slot(event) / 2
                x += self._slot(event)
            at += width + (self._gap(number) + self._spare if number + 1 < panel.stop else 0)

    def _panels(self, room: float) -> list[range]:
        """The stops in panels that are no broader than the room, if a stop is not."""
        panels: list[range] = []
        first, width = 0, 2 * self._lead
        for number in range(len(self.line.stops)):
            more = self.breadth(number) + (self._gap(number - 1) if number > first else 0)
            if number > first and width + more > room:
                panels.append(range(first, number))
                first, width = number, 2 * self._lead
                more = self.breadth(number)
            width += more
        return [*panels, range(first, len(self.line.stops))] if self.line.stops else []

    def _whole(self, panel: range) -> float:
        """How broad a panel is that is not spread."""
        return 2 * self._lead + sum(map(self.breadth, panel)) + sum(self._gap(number) for number in panel[:-1])

    def _width(self, panel: range) -> float:
        return self._whole(panel) + self._spare * (len(panel) + 1)

    def end(self, panel: range) -> float:
        """Where in the drawing a panel ends."""
        return self.left + self._width(panel)

    def _middle(self, number: int) -> float:
        start, end = self._edges[number]
        return (start + end) / 2

    def _slot(self, event: str) -> float:
        return badge_width(self._badges[event]) + 18

    def breadth(self, number: int) -> float:
        """How broad a stop is."""
        return self._breadths[number]

    def _broad(self, number: int) -> float:
        stop = self.line.stops[number]
        least = _UNDATED if stop.instant is None else _INSTANT if self.clocks or number in self._ended else 0
        return max(least, sum(self._slot(event) for event in stop.events if event in self._badges) + 8)

    def _undated(self, number: int) -> tuple[str, ...]:
        room = self.breadth(number) - 18
        texts = (*told(self._reading, self.line.stops[number]), *doubt(self.line, number, self._called))
        return tuple(line for text in texts for line in wrapped(text, room, SMALL))

    def _faces(self, panel: range) -> tuple[Clock, ...]:
        """The clocks of a panel: none where it has no time for them to tell."""
        timed = any(self.line.stops[number].instant is not None and number not in self._ended for number in panel)
        return self.clocks if timed else ()

    def _length(self, number: int) -> int:
        """How long the stretch after a stop surely was, where the drawing says so."""
        (_, end), (start, _) = self.line.stops[number].span, self.line.stops[number + 1].span
        return max(0, start - end) if start is not None and end is not None and self._quiet(number) else 0

    def _gap(self, number: int) -> float:
        words = self._quiet(number)
        least = max(self._least_gap, max((fonts.width(word, SMALL) for word in words.split()), default=0) + 12)
        if not self._lengths[number]:
            return least
        return least + 40 if self._broken(number) else max(least, self._scaled(number))

    def _scaled(self, number: int) -> float:
        return 80 * self._lengths[number] / self._usual

    def _quiet(self, number: int) -> str:
        """How much later the next stop was; between ends of days, which no document times, nothing is said."""
        if self._ended.keys() & {number, number + 1}:
            return ""
        return quiet(self.line.stops[number], self.line.stops[number + 1])

    def _broken(self, number: int) -> bool:
        return self._lengths[number] > 0 and self._scaled(number) > _MOST


def dated(paper: str) -> str:
    """What a stop is called at which nothing is told but the date of a paper."""
    return f"date of [{paper}]"
