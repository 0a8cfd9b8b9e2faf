"""A page of a packet before any format: what stands on it, one thing after another."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tracer.case.spelling import printable

#: Letters of a title that go under a page.
_FOOT = 80
#: Points that a sheet laid crosswise and an upright one have for a diagram under a heading and a remark.
CROSSWISE, UPRIGHT = (757.0, 436.0), (493.0, 637.0)
#: Rows of a table that is kept on one sheet, and letters of a cell in it.
_WHOLE, _SHORT = 9, 200


def legible(text: str) -> str:
    """Text as it may be printed: what cannot be seen is shown by its number, any space is one.

    Example:
        >>> print(legible("one \\u202e two\\n"))
        one \\u202e two
    """
    return printable(" ".join(text.split()))


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; a `lead` is set larger, a `remark` or a `note` smaller."""

    text: str
    kind: str = "plain"

    @property
    def leads(self) -> bool:
        """Whether it only says what follows, and may not stand at the foot of a sheet."""
        return self.text.endswith(":")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within a page, or within what stands under such a heading."""

    text: str
    nested: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list, with numbers or without."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels, each with what is said of it."""

    rows: tuple[tuple[str, str], ...]

    @property
    def whole(self) -> bool:
        """Whether it is short enough to be kept on one sheet."""
        return Table((), self.rows).whole


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document, a text a paragraph."""

    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; empty rows are for writing in.

    Attributes:
        widths: of the columns, as shares; equal if there are none.
        blank: how many empty rows follow.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = ()
    widths: tuple[int, ...] = ()
    blank: int = 0

    @property
    def whole(self) -> bool:
        """Whether it is short enough to be kept on one sheet."""
        return len(self.rows) + self.blank <= _WHOLE and all(len(cell) <= _SHORT for row in self.rows for cell in row)


@dataclass(frozen=True, slots=True)
class Lines:
    """Empty lines to write on, under what is asked."""

    asked: str
    count: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A diagram in both its formats, with what it shows in words."""

    svg: bytes
    png: bytes
    alt: str

    @property
    def size(self) -> tuple[float, float]:
        """Width and height, in pixels, as it is drawn."""
        found = re.search(rb'viewBox="\S+ \S+ (\S+) ([^"\s]+)"', self.svg)
        return (float(found[1]), float(found[2])) if found else (1, 1)

    @property
    def wide(self) -> bool:
        """Whether it is larger on a sheet laid crosswise."""
        return self._filling(CROSSWISE) >= self._filling(UPRIGHT)

    @property
    def scale(self) -> float:
        """How much smaller it is on a sheet; more than 1 where there is room for more."""
        return max(map(self._filling, (CROSSWISE, UPRIGHT)))

    def _filling(self, room: tuple[float, float]) -> float:
        return min(there / side for there, side in zip(room, self.size, strict=True))


@dataclass(frozen=True, slots=True)
class Code:
    """A command, as it is typed."""

    text: str


Block = Text | Heading | Items | Facts | Quote | Table | Lines | Picture | Code


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet, or several that belong together.

    Attributes:
        wide: laid crosswise.
        joined: begins on the sheet of the one before, if there is room.
        whole: kept on one sheet, where it fits there: with `joined`, a few lines before it do not take another.
    """

    title: str
    blocks: tuple[Block, ...]
    wide: bool = False
    joined: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Booklet:
    """Pages under one title; `running` stands on every one of them, so that none is mistaken."""

    title: str
    running: str
    pages: tuple[Page, ...]

    @property
    def foot(self) -> str:
        """What stands under every page, on one line.

        Example:
            >>> Booklet("A letter", "For students", ()).foot
            'A letter · For students'
        """
        title = legible(self.title)
        return f"{title if len(title) <= _FOOT else title[: _FOOT - 1] + '…'} · {legible(self.running)}"
