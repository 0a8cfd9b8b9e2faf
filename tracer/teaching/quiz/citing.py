"""Phrases of a case and the documents they stand in, as questions and their answers cite them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeVar

from tracer import wording
from tracer.analysis.reading import Reading
from tracer.case.model import Statement
from tracer.vocabulary import EDITORS

Part = TypeVar("Part")
#: A choice has so many wrong answers at least and at most.
FEWEST, MOST = 2, 3
#: An ordering and a matching have so many parts at least and at most, of which so many may have one answer.
STEPS = (3, 6)
_ALIKE = 2
#: A phrase on a line of its own: in which document it stands is asked.
_WITHOUT_DOCUMENT = re.compile(r"^“(.+)”$", re.MULTILINE)


def phrases(reading: Reading) -> list[Statement]:
    """The statements that are quoted, each phrase once; without what students get only later."""
    later = reading.case.teaching.held_back
    said = [s for s in reading.case.statements() if s.quote and s.document not in later]
    return list({s.quote: s for s in reversed(said)}.values())[::-1]


def once_quoted(reading: Reading) -> list[Statement]:
    """The statements of which each has a phrase of its own, and no part of another's."""
    quotes = [s.quote for s in reading.case.statements() if s.quote]
    return [s for s in phrases(reading) if s.quote and sum(s.quote in one for one in quotes) == 1]


def in_its_words(reading: Reading, statement: Statement) -> bool:
    """Whether a phrase is the document's own: a summary is somebody else's, and so is what its editors say of it."""
    document = reading.case.document(statement.document)
    if document.by[-1:] == (EDITORS,):
        return not (document.title or document.author)
    return document.seen != "summary" and EDITORS not in statement.by


def placed(statement: Statement, words: str) -> bool:
    """Whether a phrase may be printed beside its document: no question asks where it, or a part of it, stands."""
    phrase = statement.quote or ""
    return quoted(statement) in words or not any(one in phrase for one in _WITHOUT_DOCUMENT.findall(words))


def addressed(reading: Reading, id: str, words: str) -> bool:
    """Whether a question with these words tells under its short name who wrote a document, and to whom."""
    written = message(reading, id)
    return bool(written) and f"{written} [{id}]" in words


def spread(parts: Iterable[tuple[Part, str]]) -> list[tuple[Part, str]]:
    """The first few parts, with no answer more often than twice.

    Example:
        >>> spread([("a", "x"), ("b", "x"), ("c", "x"), ("d", "y")])
        [('a', 'x'), ('b', 'x'), ('d', 'y')]
    """
    chosen: list[tuple[Part, str]] = []
    for part, answer in parts:
        if [label for _, label in chosen].count(answer) < _ALIKE:
            chosen.append((part, answer))
    return chosen[: STEPS[1]]


def quoted(statement: Statement) -> str:
    """A phrase and the document it stands in."""
    return f"“{statement.quote}” [{statement.document}]"


def authored(reading: Reading, id: str) -> str:
    """What a document is called, or who writes to whom, or where it is printed; with its id in square brackets.

    Example:
        >>> import tracer
        >>> authored(tracer.examine(tracer.load(tracer.example("bush-gorbachev-1990"))).reading, "m2")
        'Joyce writes to Scowcroft [m2]'
    """
    document = reading.case.document(id)
    written = f"by {wording.names(reading, document.author)}" if document.author else ""
    written = message(reading, id) or written
    return f"{document.title or written or wording.place(reading, id)} [{id}]".strip()


def message(reading: Reading, id: str) -> str:
    """Who writes to whom in a document, or speaks to whom on the telephone; empty where it does not say both.

    Example:
        >>> import tracer
        >>> message(tracer.examine(tracer.load(tracer.example("nasser-1955"))).reading, "call318")
        'John Foster Dulles speaks on the telephone to [Hoover]'
    """
    document = reading.case.document(id)
    if not document.author or not document.addressees:
        return ""
    how = " speaks on the telephone to " if document.via == "telephone" else " writes to "
    return how.join(wording.names(reading, hands) for hands in (document.author, document.addressees))


def cited(reading: Reading, ids: Iterable[str]) -> str:
    """The words that say so, and where they stand; each place is named once, after all of its words."""
    places: dict[str, list[str]] = {}
    for id in ids:
        statement = None if reading.case.is_document(id) else reading.accounts.statement(id)
        document = statement.document if statement else id
        words = quoted(statement) if statement and statement.quote else f"[{document}]"
        places.setdefault(wording.place(reading, document), []).append(words)
    told = ((", ".join(dict.fromkeys(words)), place) for place, words in places.items())
    return "; ".join(", ".join(filter(None, one)) for one in told)
