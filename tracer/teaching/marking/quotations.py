"""Whether the words that a student quotes stand in the texts, and bear what he says."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache

from tracer.case.quoting import folded, occurs
from tracer.comparison import alikeness

#: How much of a quotation, in runs of three words, must be that of the key, or stand in a text.
_SAME, _ALTERED = 0.6, 0.6


class Texts:
    """The texts of the sources, to look quotations up in.

    Attributes:
        whole: whether the text of every source is at hand, so that what is not found is in none.

    Example:
        >>> texts = Texts(["He handed me a so-called “talking paper.”"], whole=True)
        >>> texts.look_up('a so-called "talking paper'), texts.look_up("he handed me the talking paper")
        ('found', 'altered')
        >>> texts.look_up("locked it in his private safe")
        'invented'
    """

    def __init__(self, texts: Iterable[str], *, whole: bool) -> None:
        self._texts = tuple(folded(text).casefold() for text in texts)
        self._words = tuple(frozenset(_words(text)) for text in self._texts)
        self.whole = whole and bool(self._texts)
        self._known: dict[str, str] = {}

    def look_up(self, quote: str) -> str:
        """`found`, `altered` (most of it stands there), `invented`, or `unknown` where texts are wanting."""
        if quote not in self._known:
            self._known[quote] = self._answer(folded(quote).casefold().strip(" \"'.,;:"))
        return self._known[quote]

    def _answer(self, quote: str) -> str:
        words = _words(quote)
        if not words:
            return "unknown"
        if any(occurs(quote, text) for text in self._texts):
            return "found"
        if not self.whole:
            return "unknown"
        share = max(sum(word in text for word in words) / len(words) for text in self._words)
        pairs = [f"{one} {other}" for one, other in zip(words, words[1:], strict=False)]
        near = max((sum(pair in text for pair in pairs) for text in self._texts), default=0)
        return "altered" if share >= _ALTERED and pairs and near >= len(pairs) / 2 else "invented"


def worth(quote: str, right: Collection[str], texts: Texts, same_document: bool, any_words: bool = False) -> float:
    """How well a quotation bears what it is quoted for.

    Args:
        quote: the student's; `right` the key's, for the same thing.
        texts: to look it up in.
        same_document: whether the student cites a document that the key cites for it.
        any_words: whether any words of that document bear it.

    Returns:
        1 for words of the key; half for other words that stand in a text, of the same document; else 0.
        Where the key itself quotes nothing, nothing is asked; and what cannot be looked up costs nothing.
    """
    if not right:
        return 1.0
    if not _words(quote):
        return 0.0
    if same(quote, tuple(right)) or (answer := texts.look_up(quote)) == "unknown":
        return 1.0
    return (1.0 if any_words else 0.5) if same_document and answer == "found" else 0.0


@lru_cache(10_000)
def same(quote: str, right: tuple[str, ...]) -> bool:
    """Whether a quotation has the words of one of these, or enough of them."""
    return any((alikeness.words([quote], [one]) or 0.0) >= _SAME for one in right)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)
