"""Whose word a statement is, at how many removes it came, and how sure that leaves what it says."""

from __future__ import annotations

from tracer.analysis.accounts import Hands, Witness
from tracer.analysis.reading import Reading
from tracer.case.model import Statement
from tracer.kernel.truth import Truth
from tracer.vocabulary import EDITORS, RULING_MOODS, UNNAMED_WITNESS, Mood, Verb
from tracer.wording import names, roles

_STANDS = {
    "giver": "took part", "recipient": "received", "present": "was present",
    "body": "of the same body as one who took part", "absent": "not shown to have been there",
    "unattributed": "not said whose word", "not named": "author not named",
}  # fmt: skip
#: Of an absence, where the one stood on whose word it is.
_ABSENCE = {"body": "of the same body", "present": "of himself"}


def whose_word(statement: Statement, reading: Reading) -> str:
    """Through whom it came to the document, the first who said it first; and where that one stood.

    Example:
        >>> import tracer
        >>> reading = tracer.examine(tracer.load(tracer.example("bush-gorbachev-1990"))).reading
        >>> whose_word(reading.accounts.statement("handover"), reading)
        'Joyce (took part)'
    """
    document = reading.case.document(statement.document)
    chain = statement.by or document.by or document.author
    witness = reading.accounts.witness(statement)
    told = statement.mood in (Mood.DID, Mood.DID_NOT) or not chain
    where = _STANDS.get(witness.stand, "")
    if statement.verb is Verb.AWAY:  # nobody takes part in an absence
        where = _ABSENCE.get(witness.stand, where)
    if not chain:
        return _STANDS[witness.stand]
    return voices(chain, reading, where if told and chain[0] != UNNAMED_WITNESS else "")


def voices(chain: Hands, reading: Reading, stood: str = "") -> str:
    """Through whom a word came, the first who said it first, with where he stood; empty for nobody.

    Example:
        >>> import tracer
        >>> reading = tracer.examine(tracer.load(tracer.example("bush-gorbachev-1990"))).reading
        >>> voices(("joyce", "editors"), reading, "took part")
        'Joyce (took part), through the editors'
    """
    heard = [voice(one, reading) for one in chain]
    mouths = f", through {' and '.join(filter(None, (', '.join(heard[1:-1]), heard[-1])))}" if heard[1:] else ""
    return f"{heard[0]}{f' ({stood})' if stood else ''}{mouths}" if heard else ""


def sureness(statement: Statement, reading: Reading) -> str:
    """How sure it is: shown, open, denied; or what it is instead of a fact.

    Example:
        >>> import tracer
        >>> reading = tracer.examine(tracer.load(tracer.example("bush-gorbachev-1990"))).reading
        >>> [sureness(s, reading) for s in reading.case.documents[1].says][::3]
        ['shown', 'a promise, no event']
    """
    if statement.mood in RULING_MOODS:
        seen = reading.case.document(statement.document).seen
        if statement.manner:
            what = "advice, in no words of command" if statement.manner == "advice" else "an order to try"
            return what + (f"; seen of its document: {seen}" if seen != "whole" else "")
        what = "leave" if statement.mood is Mood.MAY else "a reason given, no rule" if statement.purpose else "an order"
        return what + (f"; seen of its document: {seen}" if seen != "whole" else "")
    if statement.mood in (Mood.DID, Mood.DID_NOT):
        act = reading.accounts.find(statement.id)
        if act is None:
            return "corrected by a later word"
        if act.happened is Truth.NO:
            return "said not to have been done; nothing says that it was"
        at_odds = f"; the accounts differ on {roles(act.disputed)}" if act.disputed else ""
        if act.happened is Truth.YES:
            return f"shown{at_odds}"
        moods = {reading.accounts.statement(one).mood for one in act.statements}
        return f"cannot tell: {'told and denied' if Mood.DID_NOT in moods else 'hearsay only'}{at_odds}"
    if statement.manner:
        return "a proposal"
    return {
        Mood.WILL: "a promise, no event", Mood.WILL_NOT: "a promise, no event", Mood.ASKED: "a request",
        Mood.ASKED_NOT: "a request", Mood.AGREED: "an agreement",
        Mood.REFUSED: "a refusal", Mood.BELIEVES: "a belief, expectation or intention", Mood.UNSURE: "a doubt",
    }.get(statement.mood, "a judgement on an act")  # fmt: skip


def removes(witness: Witness) -> str:
    """At how many removes a word comes to its document.

    Example:
        >>> removes(Witness("a", "giver", 0, "s")), removes(Witness("a", "absent", 1, "s"))
        ('at no remove', 'at 1 remove')
    """
    count = witness.removes
    return f"at {count} remove{'s' if count > 1 else ''}" if count else "at no remove"


def voice(one: str, reading: Reading) -> str:
    """One through whom a word came, by name; the editors, or somebody not named."""
    if one == UNNAMED_WITNESS:
        return "somebody not named"
    return "the editors" if one == EDITORS else names(reading, (one,))
