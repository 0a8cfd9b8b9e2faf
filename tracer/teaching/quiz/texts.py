"""Texts as Moodle's question bank holds them, whichever format brings them."""

from __future__ import annotations

from tracer.case.spelling import printable

#: Characters that its column for the second half of a pair holds, and those that are kept at the end of a longer one.
_LONGEST, _END = 255, 100
#: Letters of a question by which it is called.
_NAME = 60


def plain(text: str) -> str:
    """A text on one line, without what cannot be seen."""
    return printable(" ".join(text.split()))


def heading(number: int, text: str) -> str:
    """What a question is called in the question bank, where an instructor looks for it.

    Example:
        >>> heading(3, "Who held the note when it had just changed hands, at 21 Mar 1990, 0730Z?")
        '03 Who held the note when it had just changed hands, at 21 Mar…'
    """
    words = plain(text)
    return f"{number:02} {words if len(words) <= _NAME else words[:_NAME].rsplit(' ', 1)[0] + '…'}"


def label(text: str) -> str:
    """An answer that is matched with a phrase: cut in its middle, as its document is named at its end.

    Example:
        >>> label("Telegram 642 to Cairo [tel642]")
        'Telegram 642 to Cairo [tel642]'
        >>> len(label("A long title " * 40 + "[tel642]")), label("A long title " * 40 + "[tel642]")[-8:]
        (255, '[tel642]')
    """
    words = plain(text)
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST - _END - 1]}…{words[-_END:]}"
