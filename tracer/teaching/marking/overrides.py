"""Points that the instructor sets otherwise, in a table of his own."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Mapping
from dataclasses import dataclass

from tracer.case.spelling import shown
from tracer.errors import CaseError, Location, Problem

_COLUMNS = ("submission", "part", "points", "why")


@dataclass(frozen=True, slots=True)
class Override:
    """What one submission is to get for one part, or in `total`."""

    submission: str
    part: str
    points: float
    why: str


def read(text: str, file: str, of: Mapping[str, float]) -> tuple[Override, ...]:
    """Reads a table of overrides: submission, part, points, why.

    Args:
        text: the table; `file` its name, for messages.
        of: what each part of the mark is worth.

    Raises:
        CaseError: with every row that cannot be meant.

    Example:
        >>> read("submission,part,points,why\\nreyes,order,10,told in class\\n", "overrides.csv", {"order": 10})
        (Override(submission='reyes', part='order', points=10.0, why='told in class'),)
    """
    reader = csv.reader(io.StringIO(text, newline=""))
    try:
        rows = [(reader.line_num, row) for row in reader]
    except csv.Error:
        problem = Problem(Location(file, reader.line_num), "this is no row of a table", ", ".join(_COLUMNS))
        raise CaseError((problem,)) from None
    head = [cell.strip().casefold() for cell in rows[0][1]] if rows else []
    if not {*_COLUMNS[:3]} <= set(head):
        raise CaseError((Problem(Location(file), "the headings are wrong", ", ".join(_COLUMNS)),))
    found, problems = [], []
    for line, row in rows[1:]:
        cells = {name: row[at].strip() for at, name in enumerate(head) if at < len(row)}
        if not any(cells.values()):
            continue
        place = Location(file, line)
        part, points = cells.get("part", "").casefold(), cells.get("points", "")
        most = 100.0 if part == "total" else of.get(part)
        # As it is shown, a third of the whole is a little more than that.
        shown_most = None if most is None else round(most, 1)
        try:
            value = float(points)
        except ValueError:
            value = math.nan
        if most is None or shown_most is None:
            problems.append(Problem(place, f"there is no part '{shown(part)}'", ", ".join((*of, "total"))))
        elif not 0 <= value <= max(most, shown_most):
            what = f"'{shown(points)}' is no number of points"
            problems.append(Problem(place, what, f"a number from 0 to {shown_most:g}"))
        else:
            found.append(Override(cells.get("submission", ""), part, min(value, most), cells.get("why", "")))
    if problems:
        raise CaseError(tuple(problems))
    return tuple(found)
