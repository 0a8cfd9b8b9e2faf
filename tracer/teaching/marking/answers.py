"""What a student wrote, cell by cell, against what the instructor takes for right besides the key."""

from __future__ import annotations

from tracer.teaching.marking import quotations, timing
from tracer.teaching.marking.asked import Key, Point, Step
from tracer.teaching.marking.cast import same
from tracer.teaching.marking.kinds import kinds
from tracer.teaching.marking.matching import SURE
from tracer.teaching.marking.record import plain
from tracer.teaching.marking.submissions import Row
from tracer.teaching.marking.times import readings
from tracer.teaching.marking.timing import Right


def each_once(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Without rows that only repeat another: what is written twice counts once."""
    seen: dict[tuple[str, ...], Row] = {}
    for row in rows:
        seen.setdefault(tuple(plain(text) for _, text in row.cells), row)
    return tuple(seen.values())


def accepted(row: Row, asked: Step | Point, key: Key) -> dict[str, float]:
    """The cells that hold what the instructor says is right, too."""
    found = {}
    for heading, value in asked.accepted:
        cell = row.get(heading)
        if heading == "when":
            spans = readings(value, key.clocks)
            right = any(timing.worth(cell, Right(span, clocks=key.clocks), row.span) >= SURE for span in spans)
        elif heading == "quotation":
            right = quotations.same(cell, (value,))
        elif heading == "kind":
            right = bool(kinds(cell) & kinds(value)) or plain(cell) == plain(value)
        else:
            right = same(cell, value)
        if right:
            found[heading] = 1.0
    return found
