"""What a student calls a finding, and which checks that can mean."""

from __future__ import annotations

import difflib
import re
from functools import lru_cache

from tracer.checks.registry import all_checks

#: Everyday words for what a check finds, beside its name.
_WORDS = {
    "custody-gap": ("gap", "nobody recorded", "no holder", "missing holder", "unknown holder"),
    "concurrent-custody": ("two hands at once", "two holders"),
    "impossible-time": ("impossible time", "received before it was sent"),
    "conflict": ("contradiction", "contradict", "contradicts"),
    "order-not-seen": ("order not seen", "order is not seen", "order only in part"),
    "bearer": ("who brought it", "who gave it", "who acted", "who delivered it", "by whom", "messenger", "carrier"),
    "recipient": ("who got it", "who received it", "who had it", "to whom", "receiver", "addressee"),
    "stage-not-done": ("not done", "left undone", "omitted", "omission", "whether it was done"),
    "channel": ("by which way", "which way", "the way", "route"),
    "excluded-party": ("by which way", "which way", "the way", "route", "excluded", "forbidden party", "through whom"),
    "sequence": ("which order", "in which sequence"),
    "form": ("in which form", "wording", "version"),
    "refused-or-returned": ("refused", "refusal", "returned", "return"),
    "delivery": ("whether it arrived", "arrival", "receipt", "whether he got it", "delivered"),
    "consultation": ("consulted", "consult", "without asking"),
    "discretion": ("leave", "leave used"),
    "circle": ("who knew", "who was told", "knowledge", "secrecy"),
    "seal": ("sealed", "opened"),
    "copy": ("copied", "copies"),
    "time": ("when", "too late", "late", "too early", "deadline", "embargo"),
}
#: One word for a finding may fit so many kinds; more is a list to choose from.
_MOST = 3
_SPELLING = 0.85
#: No name of a check is near so long; to compare letters takes the square of their number.
_LONGEST = 100


@lru_cache(1_000)
def kinds(text: str) -> frozenset[str]:
    """The codes of the checks that a student's word for a finding fits; none for a list to choose from.

    Example:
        >>> sorted(kinds("TR202")), sorted(kinds("Who got it?")), sorted(kinds("excluded parties"))
        (['TR202'], ['TR202'], ['TR205'])
        >>> sorted(kinds("recipient, bearer, seal, circle, delivery"))
        []
    """
    codes = {code.upper() for code in re.findall(r"\bTR\d{3}\b", text, re.IGNORECASE)}
    words = " ".join(re.findall(r"[^\W\d_]+", text.casefold()))[:_LONGEST]
    for check in all_checks():
        name = check.name.replace("-", " ")
        said = any(re.search(rf"\b{re.escape(one)}\b", words) for one in (name, *_WORDS.get(check.name, ())))
        if said or difflib.SequenceMatcher(None, words, name).ratio() >= _SPELLING:
            codes.add(check.code)
    return frozenset(codes) if len(codes) <= _MOST else frozenset()
