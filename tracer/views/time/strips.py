"""The views with time from left to right: each thing or content is a strip with its own stretch of time.

Short strips stand two by two, though longer ones lie between them in the file, so that a case of many can be taken in,
and printed without becoming small.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from tracer import wording
from tracer.analysis.reading import Reading
from tracer.views import fonts
from tracer.views.sketch.look import POINTS, Look
from tracer.views.time.axis import Axis
from tracer.views.time.canvas import SMALL, Canvas, wrapped
from tracer.views.time.timeline import Timeline

MARGIN = 24.0
_WIDTH = 1060.0
#: Points between two strips side by side, and at least and at most for the names of one.
_BETWEEN, _FEWEST, _MOST = 30.0, 126.0, 190.0
_NAME = 11.0
_UNNAMED = "Not named in the record"


@dataclass(frozen=True, slots=True)
class Name:
    """A name beside a row: its lines, and the smaller ones under it, each with its colour."""

    lines: tuple[str, ...]
    under: tuple[tuple[str, str], ...]
    known: bool = True

    @property
    def height(self) -> float:
        """Points that its lines take."""
        return 14 * len(self.lines) + 12.5 * len(self.under)

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Draws it with its top at `y`."""
        y = canvas.lines(x, y, self.lines, _NAME, bold=self.known, italic=not self.known)
        for words, fill in self.under:
            y = canvas.lines(x, y, [words], SMALL, fill=fill)


def named(reading: Reading, canvas: Canvas, agent: str | None, room: float, *more: tuple[str, str]) -> Name:
    """The name of an agent with the body that it belongs to; None stands for somebody not named.

    Args:
        room: points across.
        more: what else stands under it, with its colour.
    """
    grey = canvas.palette.grey
    if agent is None:
        lines, under = wrapped(_UNNAMED, room, _NAME), []
    else:
        lines = wrapped(wording.name(reading, agent), room, _NAME, bold=True)
        bodies = [body for body in reading.agents.bodies(agent) if body != agent][:1]
        under = [(wording.name(reading, body), grey) for body in bodies]
    broken = [(line, fill) for words, fill in (*under, *more) if words for line in wrapped(words, room, SMALL)]
    return Name(lines, tuple(broken), agent is not None)


@dataclass(frozen=True, slots=True)
class Strip:
    """One thing or content.

    Attributes:
        subject: its id.
        badges: what is written at each event.
        names: what else an event can be called by, where others say that they may be before or after it.
        agents: whose names stand beside it.
        draw: draws it, its axis given, from a height down and no further right than said; told whether it stands
            alone, so that a sheet may end within it; returns where it ends.
    """

    subject: str
    line: Timeline
    badges: Mapping[str, str]
    names: Mapping[str, str]
    agents: tuple[str | None, ...]
    draw: Callable[[Axis, float, float, bool], float]


class Strips:
    """Where strips stand.

    Attributes:
        width: of the drawing.
        shelves: the strips with their axes, and how far each may reach to the right, shelf by shelf.
    """

    def __init__(self, reading: Reading, look: Look, strips: Sequence[Strip]) -> None:
        self.reading = reading
        self.width = POINTS[look.width] / look.scale(math.inf) if look.width else _WIDTH
        self.shelves: list[list[tuple[Strip, Axis, float]]] = []
        room = self.width - 2 * MARGIN
        half = (room - _BETWEEN) / 2
        free: list[tuple[Strip, Axis, float]] | None = None
        for strip in strips:
            trial = Axis(reading, strip.line, strip.badges, strip.names, 0, 0, half - _FEWEST)
            wanted = self._names(strip)
            short = len(strips) > 1 and len(trial.panels) < 2 and trial.least + _FEWEST <= half
            if short:
                names, across, start = min(wanted, half - trial.least), half, MARGIN + (half + _BETWEEN if free else 0)
            else:
                names, across, start = min(wanted, room * 0.34), room, MARGIN
            axis = Axis(reading, strip.line, strip.badges, strip.names, start, start + names, across - names)
            placed = (strip, axis, start + across)
            if short and free is not None:  # beside the last short one, though longer ones lie between
                free.append(placed)
                free = None
                continue
            self.shelves.append([placed])
            free = self.shelves[-1] if short else free
        self.width = max([self.width, *(axis.right + MARGIN for shelf in self.shelves for _, axis, _ in shelf)])

    def draw(self, canvas: Canvas, y: float) -> float:
        """Draws them below `y`; returns where they end."""
        for number, shelf in enumerate(self.shelves):
            if number:
                canvas.seam(y)
            top = y + 6
            for strip, axis, right in shelf:
                name = wording.item_heading(self.reading, strip.subject)
                heading = wrapped(name, right - axis.start, 13, bold=True)
                under = canvas.lines(axis.start, top, heading, 13, bold=True) + 6
                y = max(y, strip.draw(axis, under, right, len(shelf) == 1))
        return y

    def _names(self, strip: Strip) -> float:
        """Points for the longest name on one line, if that is not too long."""
        names = [(wording.name(self.reading, agent), True) for agent in strip.agents if agent is not None]
        names += [(_UNNAMED, True)] if None in strip.agents else []
        longest = max((fonts.width(name, _NAME if bold else SMALL, bold=bold) for name, bold in names), default=0)
        return min(_MOST, max(_FEWEST, longest + 17))


def under(canvas: Canvas, heading: str, x: float, right: float, y: float) -> float:
    """The heading of what is said of a strip, which may stand on another sheet; returns where that begins."""
    return canvas.lines(x, y, wrapped(heading, right - x, SMALL), SMALL, fill=canvas.palette.grey, italic=True) + 3


def parts(heights: Sequence[float], most: float, left: float | None = None) -> Iterable[range]:
    """Rows that stand under one another, in groups that are no higher than `most`.

    Args:
        left: how high the first may be, the others being as high as can be; without it as few as can be, as even as
            can be.

    Example:
        >>> list(parts([40, 40, 40, 40], 130)), list(parts([40, 40, 40, 40], 130, 90))
        ([range(0, 2), range(2, 4)], [range(0, 2), range(2, 4)])
    """
    groups = max(1, math.ceil(sum(heights) / most))
    room = most if left is None else left
    start, filled = 0, 0.0
    for number, height in enumerate(heights):
        even = math.inf if left is not None else sum(heights) / groups + height / 2
        if number > start and filled + height > min(room, even):
            yield range(start, number)
            start, filled, room = number, 0.0, most
        filled += height
    yield range(start, len(heights))
