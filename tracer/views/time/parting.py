"""The rows of a sequence diagram in parts, each with the hands of its own rows, so that they fill sheets of paper."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from tracer import wording
from tracer.views.sketch.look import Look
from tracer.views.sketch.sketch import Sketch
from tracer.views.time.canvas import RUNNING, Canvas
from tracer.views.time.columns import Columns, arranged
from tracer.views.time.rows import Rows

#: Points under the rows of a part.
_END = 26.0
#: Points between the hands and what the documents say.
_BESIDE = 16.0
#: How much of the room that is over is tried for the hands.
_SHARES = (0.4, 0.8)


@dataclass(frozen=True, slots=True)
class Size:
    """How broad a sheet is.

    Attributes:
        margin: points left and right of what is drawn.
        room: points that it may be broad; None for as many as it needs.
    """

    look: Look
    margin: float
    room: float | None

    def highest(self, width: float, tallest: float) -> float:
        """Points that a sheet may be high: fewer where the drawing need not be made so small as it may be.

        Args:
            tallest: those where it is made as small as it may be.
        """
        return tallest * self.look.scale(math.inf) / self.look.scale(width)


@dataclass(frozen=True, slots=True)
class Part:
    """Some of the rows with their hands.

    Attributes:
        told: where what the documents say begins.
        width, height: of the drawing, with the title above the first part and the key under the last.
    """

    stops: range
    columns: Columns
    told: float
    width: float
    height: float


class Parting:
    """How a sequence diagram is parted, for sheets of one height after the other.

    Args:
        heads: points that the names of the clocks take.
        title: title and subtitle of so many parts.
        key: points that the key takes in a drawing of some width.
    """

    def __init__(
        self, rows: Rows, sketch: Sketch, size: Size, heads: float, title: Callable[[int], tuple[str, str]],
        key: Callable[[float], float],
    ) -> None:  # fmt: skip
        self.rows, self.sketch, self.size, self._heads, self._title = rows, sketch, size, heads, title
        self._key, self._heading = functools.cache(key), functools.cache(self._heading_of)
        self._lowest = functools.cache(self._lowest_of)
        self.nodes = arranged(sketch)
        things = {bar.spell.thing for bar in rows.bars.all if bar.spell is not None}
        self.things = {thing: wording.item_heading(rows.reading, thing) for thing in things}
        stops = range(len(rows.line.stops))
        self._whole = self._part_of(stops, self._columns(stops))

    def parts(self, tallest: float) -> list[Part]:
        """The stops in parts, from the top, each with its hands, so that they take as few sheets as can be.

        Of what fits, the fewest sheets and then the least of the last one; for each stop the best way to come so far.
        """
        stops = len(self.rows.line.stops)
        if self.size.room is None or not stops or self._fits(self._whole, tallest):
            return [self._whole]
        best: list[tuple[int, float, tuple[Part, ...]]] = [(1, 0.0, ())]
        for end in range(1, stops + 1):
            ways = []
            for start in range(end - 1, -1, -1):
                part = self._lowest(range(start, end), self.size.room)
                if start < end - 1 and not self._fits(part, tallest):
                    break
                sheets, used, before = best[start]
                shares = used + part.height <= self.size.highest(part.width, tallest)
                ways.append((sheets + (not shares), part.height + (used if shares else 0), (*before, part)))
            best.append(min(ways, key=lambda way: way[:2]))
        found = best[-1][2]
        broadest = max(part.width for part in found)
        return [replace(part, width=broadest) for part in found]

    def _lowest_of(self, stops: range, width: float) -> Part:
        """Some stops as low as they can be: what is over of the width goes to the hands, or to the words."""
        columns = self._columns(stops)
        over = width - (columns.right + _BESIDE + self.rows.told + self.size.margin)
        ways = [columns, *(columns.broader(share * over) for share in _SHARES if over > 0)]
        return min((self._part_of(stops, way, width) for way in ways), key=lambda part: part.height)

    def _part_of(self, stops: range, columns: Columns, width: float = 0) -> Part:
        """Some stops with their hands, as broad as they must be, and no less than `width`; the words have the rest."""
        whole = len(stops) == len(self.rows.line.stops)
        told, margin = columns.right + _BESIDE, self.size.margin
        width = max(width, told + self.rows.told + margin)
        title = RUNNING if stops.start else self._heading(1 if whole else 2, width)
        height = self.rows.place(stops, columns.measure(title, self._heads) + 12, width - margin - told) + _END
        height += self._key(width) if stops.stop == len(self.rows.line.stops) else 0
        return Part(stops, columns, told, width, height)

    def _heading_of(self, parts: int, width: float) -> float:
        """Points that the title of so many parts takes in a drawing of some width."""
        return Canvas("title", self.size.look).heading(*self._title(parts), width, self.size.margin)

    def _columns(self, part: range) -> Columns:
        """The hands of some stops side by side; all of them beside all stops."""
        left = self.size.margin + self.rows.width + 10
        across = None if self.size.room is None else self.size.room - left - self.rows.told - 40
        rows = [self.rows.edges[event] for number in part for event in self.rows.line.stops[number].events]
        hands = {end for edge in rows for end in (edge.tail, edge.head)}
        whole = len(part) == len(self.rows.line.stops)
        nodes = self.nodes if whole else [node for node in self.nodes if node.id in hands]
        held: dict[str, dict[str, str]] = {}
        for bar in self.rows.held(part):
            if bar.spell is not None:
                held.setdefault(bar.hand, {})[bar.spell.thing] = self.things[bar.spell.thing]
        return Columns(self.sketch, nodes, held, left, across)

    def _fits(self, part: Part, tallest: float) -> bool:
        """Whether the hands beside each other and the rows under them are no larger than a sheet."""
        fits = part.width <= (self.size.room or math.inf) + 0.1
        return fits and part.height <= self.size.highest(part.width, tallest)
