"""The text of a source as it is printed for students."""

from __future__ import annotations

import re
from itertools import count

#: Lines at the head of a text that tell where the file comes from, and are not of the source.
_REMARKS = re.compile(r"\A(?:#[^\n]*\n|\s*\n)*")
#: What a web page puts behind a footnote, to lead back to the text; of a list, which counts for itself, or not.
_BACK = re.compile(r"(?P<listed>^- )?(?P<note>.*?)[ \u00a0]*\u21a9[\ufe0e\ufe0f]?$", re.M)
#: A note that the print gives no number: it tells where the document is kept.
_UNNUMBERED = re.compile(r"\[fn 0\]")
#: A text with longer lines has a paragraph on each.
_LINE = 120


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text: lines are paragraphs where it has no empty ones to part them.

    Example:
        >>> paragraphs("# from a site\\n\\nFirst part\\nof a letter.\\n\\n1. A footnote.\u21a9\\n")
        ('First part of a letter.', '1. A footnote.')
        >>> paragraphs("A letter.1\\n\\n- A note.\u21a9\\n\\n- Another.\u21a9\\n")
        ('A letter.1', '[note 1] A note.', '[note 2] Another.')
        >>> paragraphs("A letter [fn 0]\\n\\n[fn 0] Source: a file.\\n")
        ('A letter [source note]', '[source note] Source: a file.')
    """
    numbers = count(1)

    def note(found: re.Match[str]) -> str:
        return (f"[note {next(numbers)}] " if found["listed"] else "") + found["note"]

    text = _UNNUMBERED.sub("[source note]", _BACK.sub(note, _REMARKS.sub("", text, count=1)))
    parts = re.split(r"\n[ \t]*\n", text) if max(map(len, text.splitlines()), default=0) <= _LINE else text.split("\n")
    return tuple(part for part in map(single, parts) if part)


def single(text: str | None) -> str:
    """A text on one line.

    Example:
        >>> single(" two\\nlines ")
        'two lines'
    """
    return " ".join((text or "").split())
