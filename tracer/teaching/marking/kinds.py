"""What a student calls a finding, and which checks that can mean."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection
from functools import lru_cache

from tracer.checks.registry import all_checks
from tracer.vocabulary import Verdict

#: Everyday words for what a check finds, beside its name, as patterns.
_WORDS = {
    "custody-gap":
        r"gaps?|(no(body)?|missing|unknown) holder|nobody (is )?recorded|who (held|had) it|"
        r"missing link|in between|whereabouts|custody|(break|hole) in the chain",
    "concurrent-custody": r"two (hands|places|holders)( at once)?|both (held|had) it|(at|in) once in two",
    "impossible-time": r"impossible|before it was (sent|written)|times? (do|does|did|can) ?not (fit|agree|be)",
    "conflict":
        r"contradict\w*|conflict\w*|inconsisten\w*|disagree\w*|discrepan\w*|two accounts|"
        r"versions differ",
    "order-not-seen":
        r"(order|instructions?) (is |are )?(not (fully )?seen|only in part|missing|incomplete|partly seen|lost)|"
        r"(missing|incomplete|unseen|partial) (order|instructions?)",
    "quotation": r"quot\w*|(no|without|lack of|missing) evidence|unsupported",
    "bearer":
        r"(brought|carried|delivered|done|given|handed|passed|presented|taken) (over |on )?by|"
        r"intermediar\w*|"
        r"who (brought|gave|handed|acted|delivered|carried|took|passed|bore|presented|did it)|"
        r"by whom|messenger|carrier|courier|deliverer|giver|substitut\w*|stand in|"
        r"in (his|her|their) (place|stead)|"
        r"(wrong|another|other|different|not the) (giver|hands?|messenger|sender|agent|bearer|man|official)",
    "recipient":
        r"who (got|received|had|took)|(to|into) (whom|whose hands)|receiver|receiv\w+ it|"
        r"addressee|personally|in person|personal|(handed|given) (over )?to|"
        r"(wrong|another|other|different|not the) (person|recipient|receiver|addressee|hands?|man|official)",
    "stage-not-done":
        r"not (done|performed|executed|carried out|fulfilled|followed|obeyed)|undone|omit\w*|"
        r"omission|whether it was done|skipped|left out|neglect\w*|missing step|"
        r"steps? (missing|left out)|fail\w* to|not (given|handed|sent|read|told)",
    "channel":
        r"(which|what|the|wrong|another|other) (way|means|channel|medium|route)|routes?|routing|"
        r"(went|sent|passed) through|how it (was sent|went|travell?ed)",
    "excluded-party":
        r"(which|the|wrong) way|routes?|(went|sent|passed|handed) through|intermediar\w*|exclu\w*|"
        r"forbidden|prohibited|not supposed to|bypass\w*|through whom|"
        r"wrong (office|department|ministry)|was it allowed|not (allowed|permitted)",
    "sequence":
        r"(which|wrong|out of|in|order of) (order|sequence|events|steps)|too soon|earlier than|"
        r"first and then",
    "form":
        r"wording|versions?|oral\w*|aloud|spoken|written|in writing|format|paraphras\w*|verbatim|"
        r"text (was )?(changed|differs)",
    "refused-or-returned": r"refus\w*|return\w*|reject\w*|(gave|given|sent|handed) (it )?back|not accepted",
    "delivery":
        r"deliver\w*|arriv\w*|receipt|reach\w*|got there|end(ed)? up|final\w*|"
        r"(whether|if) (it was )?(not )?received|"
        r"(whether|if|did)\b.* (get|gets|got|received?|reach\w*|had|saw) it",
    "consultation":
        r"consult\w*|without (asking|approval|clearance|instructions?|authori[sz]ation)|"
        r"asked first|(his|her|own|their) (own )?(initiative|authority|decision)|approv\w*",
    "discretion":
        r"leave|discretion\w*|judge?ment|optional|free to|permi(t|ssion|tted)\b|allowed|"
        r"authori[sz]\w*|conditions?|conditional|entitled",
    "circle":
        r"who (knew|was told|learne[dt])|knowledge|secre\w+|confidential\w*|leak\w*|disclos\w*|"
        r"need to know|(told|shown to|informed) others",
    "seal": r"(un)?seal\w*|opened|envelope|unopened",
    "copy": r"cop(y|ied|ies|ying)|duplicat\w*",
    "time":
        r"when|dates?|too (late|early|soon)|late|early|lateness|deadline|embargo|timing|delay\w*|"
        r"premature\w*|on time|permi(t|ssion|tted)\b|allowed|authori[sz]\w*|conditions?|"
        r"conditional|clearance|cleared|releas\w*|withh\w+",
}  # fmt: skip
#: One word for a finding may fit so many kinds; more is a list to choose from.
_MOST = 3
_SPELLING = 0.85
#: A word for each kind that students are asked for, as it may be written.
EXAMPLES = (
    "who got it", "who brought it", "by which way", "delivery", "when", "was it allowed", "not done", "order of steps",
    "form", "refused or returned", "consultation", "leave", "who knew", "seal", "copy", "a gap", "two holders at once",
)  # fmt: skip
#: In person is a word of who got it, though delivery is one of whether anybody did.
_PERSONALLY = re.compile(r"\b(?:personal|personally|in person)\b")
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


def meant(text: str, there: Collection[str]) -> frozenset[str]:
    """The codes that a student's word for a finding fits best, of those that are there to be found.

    Example:
        >>> [sorted(meant("not in person", there)) for there in ({"TR202", "TR209"}, {"TR209"})]
        [['TR202'], []]
    """
    found = kinds(text)
    best = {"TR202"} & found & {*there} if _PERSONALLY.search(text.casefold()) else frozenset[str]()
    return frozenset(best or found & {*there})
