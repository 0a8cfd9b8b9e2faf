"""What a student calls a finding, and which checks that can mean."""

from __future__ import annotations

import difflib
import re
from functools import lru_cache

from tracer.checks.registry import all_checks
from tracer.vocabulary import Verdict

#: Everyday words for what a check finds, beside its name, as patterns.
_WORDS = {
    "custody-gap": r"gap|no(body)? holder|(missing|unknown) holder|nobody (is )?recorded|who held it",
    "concurrent-custody": r"two (hands at once|holders)",
    "impossible-time": r"impossible|before it was sent",
    "conflict": r"contradict\w*",
    "order-not-seen": r"order (is )?(not seen|only in part)",
    "bearer": r"who (brought|gave|handed|acted|delivered|carried)|by whom|messenger|carrier|wrong (giver|hand)",
    "recipient": r"who (got|received|had)|to whom|receiver|receiv\w+ it|addressee|wrong person|personally|in person",
    "stage-not-done": r"not done|undone|omit\w*|omission|whether it was done",
    "channel": r"which way|the way|wrong way|route",
    "excluded-party": r"which way|the way|wrong way|route|exclu\w*|forbidden|through whom",
    "sequence": r"(which|wrong) (order|sequence)",
    "form": r"wording|version|oral\w*|in writing",
    "refused-or-returned": r"refus\w*|return\w*",
    "delivery": r"deliver\w*|arriv\w*|receipt|whether\b.* (got|received|reached|had) it",
    "consultation": r"consult\w*|without asking",
    "discretion": r"leave|discretionary",
    "circle": r"who (knew|was told)|knowledge|secre\w+",
    "seal": r"(un)?seal\w*|opened",
    "copy": r"cop(y|ied|ies)",
    "time": r"when|too (late|early)|late|deadline|embargo",
}
#: One word for a finding may fit so many kinds; more is a list to choose from.
_MOST = 3
_SPELLING = 0.85
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
        >>> sorted(kinds("not delivered personally")), sorted(kinds("it went wrong"))
        (['TR202', 'TR209'], [])
        >>> sorted(kinds("recipient, bearer, seal, circle, delivery"))
        []
    """
    codes = {code.upper() for code in re.findall(r"\bTR\d{3}\b", text, re.IGNORECASE)}
    words = " ".join(re.findall(r"[^\W\d_]+", text.casefold()))[:_LONGEST]
    for check in all_checks():
        name = check.name.replace("-", " ")
        pattern = rf"\b(?:{re.escape(name)}|{_WORDS.get(check.name, re.escape(name))})\b"
        if re.search(pattern, words) or difflib.SequenceMatcher(None, words, name).ratio() >= _SPELLING:
            codes.add(check.code)
    return frozenset(codes) if len(codes) <= _MOST else frozenset()
