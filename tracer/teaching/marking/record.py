"""What the record has of a hand-off that a student tells, asked for or not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from tracer.teaching.marking.asked import Key, Step
from tracer.teaching.marking.cast import Hands, nobody
from tracer.teaching.marking.matching import SURE
from tracer.teaching.marking.quotations import Texts
from tracer.teaching.marking.submissions import Row


def bears(row: Row, step: Step, key: Key) -> bool:
    """Whether the record bears a row out, asked for or not, if only for one of several who gave or got it together."""
    sides = ((row.get("from"), step.givers), (row.get("to"), step.recipients))
    return all(_among(cell, hands, key) for cell, hands in sides)


def sent(row: Row, step: Step, key: Key) -> bool:
    """Whether a row is a message of which the record does not say to whom it went, from him who sent it."""
    sent = step.message and not any(step.recipients) and names_document(row.get("document"), step.documents, key) > 0
    return sent and _among(row.get("from"), step.givers, key)


def quoted(row: Row, texts: Texts) -> bool:
    """Whether the words that a row quotes stand in a text and name both hands, though the case has not the act."""
    said = {*re.findall(r"\w+", row.get("quotation").casefold())}
    ends = [re.findall(r"\w+", row.get(side).casefold())[-1:] for side in ("from", "to")]
    return all(end and end[0] in said for end in ends) and texts.look_up(row.get("quotation")) == "found"


def stranger(row: Row, key: Key) -> str:
    """A name in a row that is nobody's of whom the case speaks; empty if there is none."""
    return next((cell for cell in (row.get("from"), row.get("to")) if strange(cell, key)), "")


def strange(cell: str, key: Key) -> bool:
    """Whether a cell has a name that is nobody's of whom the case speaks."""
    return not nobody(cell) and () in key.cast.meant(cell)


def only_meant(row: Row, key: Key, *, named: bool = False) -> str:
    """Whether what a row tells was ordered, promised or asked for; empty if nobody speaks of it.

    Args:
        named: whether both hands must be named in what was.
    """
    # Who promises, or asks, need not say to whom or by whom; what says more of a row is meant first.
    for step in sorted(key.meant, key=lambda step: (not any(step.givers), not any(step.recipients))):
        sides = ((row.get("from"), step.givers), (row.get("to"), step.recipients))
        if named and not all(any(hands) for _, hands in sides):
            continue
        if all(not any(hands) or key.cast.worth(cell, hands) >= SURE for cell, hands in sides):
            return step.mood
    return ""


def _among(cell: str, several: Iterable[Hands], key: Key) -> bool:
    """Whether a cell names one of these, or all who were it together."""
    alone = ((hand,) for hands in several for hand in hands)
    return key.cast.worth(cell, (*several, *alone)) >= SURE


def names_document(cell: str, right: Iterable[str], key: Key) -> float:
    """Whether a cell names a document of the key, among others perhaps."""
    said = _said(cell)
    called = _called(key.documents)
    return float(any(called[id] & said for id in right))


@lru_cache(10_000)
def _said(cell: str) -> frozenset[str]:
    """What a cell says, as a whole and by its parts; nothing if it is empty."""
    whole = plain(cell)
    return frozenset((whole, *map(plain, re.split(r"[,;/&]|\band\b", cell)))) if whole else frozenset()


@lru_cache(16)
def _called(documents: tuple[tuple[str, tuple[str, ...]], ...]) -> dict[str, frozenset[str]]:
    return {id: frozenset(plain(name) for name in names if name) for id, names in documents}


@lru_cache(10_000)
def plain(text: str) -> str:
    return "".join(re.findall(r"\w", text.casefold()))
