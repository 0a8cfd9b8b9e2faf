"""A submission with its marks, as values."""

from __future__ import annotations

from dataclasses import dataclass

from tracer.teaching.marking.submissions import Row


@dataclass(frozen=True, slots=True)
class Loss:
    """Why points are lost: one deduction.

    Attributes:
        part: of which part of the mark.
        points: how many.
        reason: a heading whose cell is wrong; `missing`, `not shown`, `order`, `unjudged`, `floor` (given
            back), or `name` for a row that brings nothing, as a name in it is not understood.
        row: number of the student's row, if it is about one; `other` a second one.
        partly: whether the cell is half right.
        about: id of what it is about in the key, `detail` that in words, and `shown` in such as students may be told.
        word: for `not shown` how the record speaks of it (`ordered`, …); for a missing finding its verdict;
            the name that is not understood.
        after: number of the student's hand-off behind which something is missing, 0 for before the first;
            for a finding that of the hand-off which it is about.
    """

    part: str
    points: float
    reason: str
    row: int | None = None
    other: int | None = None
    partly: bool = False
    about: str = ""
    detail: str = ""
    shown: str = ""
    word: str = ""
    after: int | None = None


@dataclass(frozen=True, slots=True)
class Marked:
    """One submission, marked.

    Attributes:
        parts: (part, points got, points there are).
        flags: (what is to be looked at: `invented`, `altered`, `not looked up`, `kind`, `same`, `unreadable`; where,
            in words).
        missed: ids of the hand-offs and findings of the key that it lacks.
        cells: (table, row, heading, how right it is) of every row that was matched.
        print: the same for submissions that say the same, word for word; empty for an empty one.
    """

    name: str
    total: float
    parts: tuple[tuple[str, float, float], ...]
    losses: tuple[Loss, ...]
    flags: tuple[tuple[str, str], ...]
    problems: tuple[str, ...]
    missed: tuple[str, ...]
    hand_offs: tuple[Row, ...]
    findings: tuple[Row, ...]
    cells: tuple[tuple[str, int, str, float], ...]
    print: str = ""

    @property
    def readable(self) -> bool:
        """Whether anything that was handed in could be read."""
        return all(kind != "unreadable" for kind, _ in self.flags)
