"""Whether a phrase says in its own words what it is: an order, a promise, a request, a deed or a belief.

How a statement is entered in a case file may rest on the document around it; whoever is shown the phrase alone has its
words. So a phrase is asked of only where they carry the mark of what it is, and of nothing else.
"""

from __future__ import annotations

import re

from tracer.case.model import Statement
from tracer.vocabulary import Mood

_ASKING = r"\b(ask|request|propos|suggest|recommend|urg|wish)"
_ALLOWING = r"\b(approv|agree|consent|can\b|may\b)"
_ORDERING = r"\b(order|instruct|direct|must\b|should\b|forb)"
_PROMISING = r"\b(will\b|would\b|shall\b|undert|agree|promis)"
_BELIEVING = r"\b(think|thought|believ|impression|expect|suppos|presum|assum|apparent|seem|felt\b|feels?\b|doubt)"
_DENYING = r"\b(not|no|never|nor|neither|none|nobody|cannot)\b|n[’']t\b|\b(unsuccessful|fail|refus)"
#: Whoever tried has done something, whatever came of it.
_TRYING = r"\b(attempt|tried|tries|trying)"
_TELLING = r"\b(said|says?|told|tells?|stat(es?|ed)|report|inform|indicat|appris|relat|recall|claim|accord)"
#: Who tells that something was ordered has done something, too: both answers could be defended.
_RETELLING = r"\b(said|says|told|tells|stated|states|reported|reports|informed|repeated|repeats|indicated|indicates)\b"
#: Under way is neither done nor promised; nor is it a deed that something follows.
_UNDER_WAY = r"\b(am|is|are|being)\s+\w+(ing|ed)\b|\bfollow(s|ing is)\b"
#: One of the first has to be there, and none of the second.
_MARKS: dict[Mood, tuple[str | None, tuple[str, ...]]] = {
    Mood.DID: (None, (_ASKING, _ALLOWING, _ORDERING, _PROMISING, _BELIEVING, _DENYING, _TRYING, _UNDER_WAY)),
    Mood.DID_NOT: (r"\b(not|no|never)\b|n[’']t\b", (_ASKING, _ALLOWING, _ORDERING, _PROMISING, _BELIEVING, _TRYING)),
    Mood.MUST: (None, (_ASKING, _ALLOWING, _BELIEVING, _RETELLING)),
    Mood.MUST_NOT: (None, (_ASKING, _ALLOWING, _BELIEVING, _RETELLING)),
    Mood.WILL: (_PROMISING, (_ASKING, _BELIEVING, r"\bapprov")),
    Mood.ASKED: (_ASKING, (r"\b(agree|promis|undert|instruct|order)",)),
    Mood.BELIEVES: (_BELIEVING, ()),
}  # fmt: skip


def said_plainly(statement: Statement) -> bool:
    """Whether the words of a statement alone show its mood.

    Example:
        >>> import tracer
        >>> case = tracer.load(tracer.example("dalai-lama-1951"))
        >>> for one in case.statements():
        ...     if one.mood is Mood.WILL:
        ...         print(said_plainly(one), one.quote)
        True which [name deleted] promised hand Dalai Lama personally
        False plan to proceed Lhasa in about 2 weeks with msg
    """
    if statement.mood not in _MARKS or not statement.quote:
        return False
    # What is to be done by nobody in particular is a plan.
    if statement.mood is Mood.WILL and not (statement.giver or statement.who):
        return False
    wanted, barred = _MARKS[statement.mood]
    words = statement.quote
    marked = wanted is None or re.search(wanted, words, re.IGNORECASE) is not None
    return marked and not any(re.search(one, words, re.IGNORECASE) for one in barred)


def tells_of_telling(statement: Statement) -> bool:
    """Whether a phrase tells what somebody said.

    Example:
        >>> import tracer
        >>> case = tracer.load(tracer.example("dobrynin-1963"))
        >>> [s.quote for s in case.statements() if s.quote and tells_of_telling(s)][-1]
        'The source text indicates that Rusk saw it'
    """
    return re.search(_TELLING, statement.quote or "", re.IGNORECASE) is not None
