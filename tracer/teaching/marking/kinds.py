"""What a student calls a finding, and which checks that can mean."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Collection
from functools import cache, lru_cache
from importlib.resources import files

from tracer.checks.registry import all_checks
from tracer.vocabulary import Verdict

#: One word for a finding may fit so many kinds; more is a list to choose from.
_MOST = 3
_SPELLING = 0.85
#: A word for each kind that students are asked for, as it may be written.
EXAMPLES = (
    "who got it", "who brought it", "by which way", "delivery", "when", "was it allowed", "not done", "order of steps",
    "form", "refused or returned", "consultation", "leave", "who knew", "seal", "copy", "a gap", "two holders at once",
)  # fmt: skip
#: Words by which one of the kinds that a text fits is meant: in person is one of who got it, though delivery is one
#: of whether anybody did; and what came before it left cannot be.
_PLAINLY = (
    (re.compile(r"\b(?:personal(?:ly)?|in person|persönlich\w*|eigenhändig\w*|en mains? propres?|en personne|"
                r"personnellement)\b"), "TR202"),
    (re.compile(r"\b(?:before|vor|avant)\b"), "TR103"),
)  # fmt: skip
#: No name of a check is near so long; to compare letters takes the square of their number.
_LONGEST = 100


def called(verdict: Verdict) -> str:
    """A verdict in the words of the sheets: what is left open is what cannot be told.

    Example:
        >>> called(Verdict.CANNOT_TELL), called(Verdict.NOTED)
        ('cannot be told', 'noted')
    """
    return "cannot be told" if verdict is Verdict.CANNOT_TELL else str(verdict)


@lru_cache(1_000)
def kinds(text: str) -> frozenset[str]:
    """The codes of the checks that a student's word for a finding fits; none for a list to choose from.

    Example:
        >>> sorted(kinds("TR202")), sorted(kinds("Who got it?")), sorted(kinds("excluded parties"))
        (['TR202'], ['TR202'], ['TR205'])
        >>> sorted(kinds("Wer hat es bekommen?")), sorted(kinds("à qui")), sorted(kinds("it went wrong"))
        (['TR202'], ['TR202'], [])
        >>> sorted(kinds("recipient, bearer, seal, circle, delivery"))
        []
    """
    codes = {code.upper() for code in re.findall(r"\bTR\d{3}\b", text, re.IGNORECASE)}
    words = " ".join(re.findall(r"[^\W\d_]+", text.casefold()))[:_LONGEST]
    for check in all_checks():
        name = check.name.replace("-", " ")
        everyday = _everyday().get(check.name)
        if (
            re.search(rf"\b{re.escape(name)}\b", words) or (everyday and everyday.search(words))
            or difflib.SequenceMatcher(None, words, name).ratio() >= _SPELLING
        ):  # fmt: skip
            codes.add(check.code)
    return frozenset(codes) if len(codes) <= _MOST else frozenset()


@cache
def _everyday() -> dict[str, re.Pattern[str]]:
    """For a check the words of every language in which students may name what it finds."""
    said = tomllib.loads((files(__package__) / "kinds.toml").read_text(encoding="utf-8"))
    return {
        name: re.compile(rf"\b(?:{'|'.join(one for several in languages.values() for one in several)})\b")
        for name, languages in said.items()
    }  # fmt: skip


def meant(text: str, there: Collection[str]) -> frozenset[str]:
    """The codes that a student's word for a finding fits best, of those that are there to be found.

    Example:
        >>> [sorted(meant("not delivered in person", there)) for there in ({"TR202", "TR209"}, {"TR209"})]
        [['TR202'], ['TR209']]
        >>> sorted(meant("receipt before dispatch", {"TR103", "TR209"}))
        ['TR103']
    """
    found = kinds(text) & {*there}
    best = {code for words, code in _PLAINLY if code in found and words.search(text.casefold())}
    return frozenset(best or found)
