"""Words of a file inside messages: the nearest right spelling, and text made harmless to print.

Text from a file is hostile. A message may stand in a terminal, so nothing that moves a cursor,
turns writing round or cannot be seen is ever repeated raw.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterable

_LONGEST_SHOWN = 60
#: Beyond these sizes a suggestion costs more time than it is worth.
_LONGEST_WORD, _MOST_CHOICES = 80, 2000
#: Unicode categories of characters that cannot be seen or that steer what follows.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_JOINED = "[\u0600-\u0dff\u1000-\u109f\u1780-\u17ff]"
#: A joiner or non-joiner between letters of Arabic, an Indic script, Burmese or Khmer is seen in their shape.
_SHAPING = re.compile(f"(?<={_JOINED})[\u200c\u200d](?={_JOINED})")
#: What else leaves no mark of its own (Default_Ignorable_Code_Point of Unicode, and the empty cell of Braille).
_BLANK = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0000-\U000e0fff]")


def shown(text: str) -> str:
    """Text as a message may repeat it: unseen characters escaped, long text cut.

    Example:
        >>> print(shown("a\\x1b[2Jb"))
        a\\x1b[2Jb
        >>> print(shown("x" * 70)[-3:])
        xx…
    """
    return printable(text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…")


def printable(text: str) -> str:
    """The whole text, unseen characters escaped."""
    return revealed(text, _escaped)


def revealed(text: str, how: Callable[[str], str]) -> str:
    """The text with each unseen character as `how` shows it, but for the joiners that shape a word of its script.

    Example:
        >>> revealed("a\u200bb", lambda char: f"<{ord(char):x}>")
        'a<200b>b'
    """
    # Nearly every text has nothing of the kind, and need not be gone through letter by letter.
    if text.isprintable() and not _BLANK.search(text):
        return text
    shaping = {found.start() for found in _SHAPING.finditer(text)}
    return "".join(how(char) if unseen(char) and at not in shaping else char for at, char in enumerate(text))


def whole(name: str) -> str:
    """A name as UTF-8 can hold it: what a system's file name has besides, as the replacement character.

    Example:
        >>> whole("caf" + chr(0xDCE9)) == "caf" + chr(0xFFFD)
        True
    """
    return name.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def unseen(char: str) -> bool:
    """Whether a character leaves no mark of its own, or steers what follows, so that one text could pose as another.

    Example:
        >>> unseen("\u200b"), unseen("\u202e"), unseen(" "), unseen("é")
        (True, True, False, False)
    """
    return unicodedata.category(char) in _UNSEEN or _BLANK.match(char) is not None


def _escaped(char: str) -> str:
    code = ord(char)
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def nearest(word: str, choices: Iterable[str]) -> str:
    """The choice spelt most like `word`, as `shown` gives it; an empty string where none is near.

    Example:
        >>> nearest("gvie", ["give", "tell"])
        'give'
        >>> nearest("xyz", ["give", "tell"])
        ''
    """
    known = sorted(set(choices) - {word})
    if len(word) > _LONGEST_WORD or len(known) > _MOST_CHOICES:
        return ""
    folded = {choice.casefold(): choice for choice in reversed(known)}
    found = difflib.get_close_matches(word.casefold(), list(folded), n=1, cutoff=0.6)
    return shown(folded[found[0]]) if found else ""


def listed(words: Iterable[str]) -> str:
    """Words as a choice in prose.

    Example:
        >>> listed(["a", "b", "c"])
        'a, b or c'
    """
    names = list(words)
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}" if names else ""
