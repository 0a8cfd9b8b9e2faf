"""Where a quotation stands in a text, whatever printing has added or changed.

Typographic quotation marks, dashes, white space, page breaks and marks of footnotes are passed
over; `…` in a quotation stands for words left out.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

_MARKS = re.compile(r"\[(?:fn|Page)\s[^\]]*\]|↩|(?<=[^\W\d_])\d+(?=\W|$)|(?<=[.,;:”’\"'])\d+(?=\s|$)")
_SAME = str.maketrans({
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'",
    "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "…": "...",
})  # fmt: skip
#: An ellipsis is a word of its own, so that every other character stands for one.
_WORD = re.compile(r"…|[^\s…]+")
_LEFT_OUT = re.compile(r"\s*(?:\[?\.{3}\]?)\s*")


@dataclass(frozen=True, slots=True)
class Quotable:
    """A text in which quotations can be found.

    Attributes:
        text: as it is on hand, in Unicode's composed form (NFC).
        folded: with everything left out that printing adds or changes.
    """

    text: str
    folded: str
    _starts: tuple[tuple[int, int], ...]

    def find(self, quote: str) -> tuple[tuple[int, int], ...] | None:
        """Where the parts of a quotation stand in `text`, in order; None if they do not.

        Example:
            >>> found = quotable("I handed it,\\n sealed, to him").find("handed it, sealed … him")
            >>> found
            ((2, 20), (25, 28))
        """
        found = _found(quote, self.folded)
        if found is None:
            return None
        return tuple((self._place(start), self._place(end - 1) + 1) for start, end in found if start < end)

    def _place(self, index: int) -> int:
        here, there = self._starts[bisect_right(self._starts, (index, len(self.text))) - 1]
        return there if self.text[there] == "…" else there + index - here


def quotable(text: str) -> Quotable:
    """Makes a text ready to be looked through.

    Example:
        >>> quotable("He said:  “yes”[fn 2] —\\nonce.").folded
        'He said: "yes" - once.'
    """
    text = unicodedata.normalize("NFC", text)
    # As long as before, so that places stay what they were.
    bare = _MARKS.sub(lambda found: " " * len(found[0]), text)
    words, starts, at = [], [], 0
    for found in _WORD.finditer(bare):
        words.append(found[0].translate(_SAME))
        starts.append((at, found.start()))
        at += len(words[-1]) + 1
    return Quotable(text, " ".join(words), tuple(starts))


def folded(text: str) -> str:
    """Text with everything left out that printing adds or changes."""
    return quotable(text).folded


def occurs(quote: str, text: str) -> bool:
    """Whether the parts of a quotation occur in a folded text, in order.

    Example:
        >>> occurs("handed … sealed", folded("I handed it, sealed, to him"))
        True
    """
    return _found(quote, text) is not None


def _found(quote: str, text: str) -> list[tuple[int, int]] | None:
    at, places = 0, []
    for part in _LEFT_OUT.split(folded(quote)):
        start = text.find(part, at)
        if start < 0:
            return None
        at = start + len(part)
        places.append((start, at))
    return places
