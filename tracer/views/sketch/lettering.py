"""Text of a file made fit for a diagram: visible, wrapped, escaped for Graphviz and XML."""

from __future__ import annotations

import html
import unicodedata
from functools import lru_cache

from tracer.case.spelling import revealed


@lru_cache(maxsize=4096)  # a drawing is made in several ways, with the same words
def visible(text: str) -> str:
    """The text on one line; what leaves no mark or steers the text is shown by its number.

    Example:
        >>> visible("Joyce\\u202e  of\\nMoscow\\x07")
        'Joyce‹U+202E› of Moscow‹U+0007›'
    """
    return revealed(" ".join(text.split()), lambda char: f"‹U+{ord(char):04X}›")


def columns(text: str) -> int:
    """How wide a text is, in columns of a Latin letter; one of Han, Kana or Hangul takes two.

    Example:
        >>> columns("Ivan"), columns("伊万"), columns("e\\u0301")
        (4, 4, 1)
    """
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(_columns(character) for character in text)


@lru_cache(maxsize=4096)  # of one channel several layouts are tried, with the same labels
def wrap(text: str, width: int, lines: int) -> tuple[str, ...]:
    """Breaks a text into lines of at most `width` columns; what exceeds `lines` ends in an ellipsis.

    A word longer than a line is broken after a hyphen of its own, else where the line ends: none is added to a name.

    Example:
        >>> wrap("First Deputy Foreign Minister", 16, 3)
        ('First Deputy', 'Foreign Minister')
        >>> wrap("a" * 20, 8, 2)
        ('aaaaaaaa', 'aaaaaaa…')
        >>> wrap("Featherstonehaugh-Cholmondeley", 26, 3)
        ('Featherstonehaugh-', 'Cholmondeley')
    """
    found: list[str] = []
    line = ""
    for word in visible(text).split(" "):
        if line and columns(line) + 1 + columns(word) <= width:
            line += " " + word
            continue
        if line:
            found.append(line)
        pieces = _pieces(word, width)
        found += pieces[:-1]
        line = pieces[-1]
        if len(found) > lines:
            break
    found.append(line)
    if len(found) <= lines:
        return tuple(found)
    last = found[lines - 1]
    while last and columns(last) >= width:
        last = last[:-1]
    return (*found[: lines - 1], last.rstrip() + "…")


@lru_cache(maxsize=4096)
def even(text: str, width: int, lines: int) -> tuple[str, ...]:
    """The same on no more lines than `wrap` needs, and these as short as can be: no word is left alone on the last.

    Example:
        >>> wrap("Telegram 248, November 14", 24, 8)
        ('Telegram 248, November', '14')
        >>> even("Telegram 248, November 14", 24, 8)
        ('Telegram 248,', 'November 14')
    """
    best = wrap(text, width, lines)
    longest = max(map(columns, visible(text).split(" ")))
    for narrower in range(width - 1, min(width, longest) - 1, -1):
        tried = wrap(text, narrower, lines)
        if len(tried) > len(best):
            break
        best = tried
    return best


def escape(text: str) -> str:
    """A text as the content of an HTML-like label of Graphviz.

    A backslash is doubled, as Graphviz puts names in the place of \\N, \\G and the like.

    Example:
        >>> escape('<b> & "]]>')
        '&lt;b&gt; &amp; &quot;]]&gt;'
    """
    return html.escape(visible(text)).replace("\\", "\\\\")


def bracketed(name: str, supplied: bool) -> str:
    """A name as it is shown: in [brackets] where the editor supplied it."""
    return f"[{name}]" if supplied and not name.startswith("[") else name


def _pieces(word: str, width: int) -> list[str]:
    """A word cut into pieces of at most `width` columns, a mark kept with its letter."""
    pieces = [""]
    filled = 0
    for character in word:
        wide = _columns(character)
        if filled + wide > width:
            end = pieces[-1].rfind("-") + 1 or len(pieces[-1])
            pieces[-1:] = [pieces[-1][:end], pieces[-1][end:]]
            filled = columns(pieces[-1])
        pieces[-1] += character
        filled += wide
    return pieces


def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
