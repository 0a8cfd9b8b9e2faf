"""The words of Tracer, each once: moods, verbs and their roles, extents, standings, verdicts.

The case format, the checks, the documentation and the JSON Schema all read these tables.
The terms are the field's: RiC (Agent, Position, Group, Record, Instantiation, Mandate),
CIDOC-CRM (Transfer of Custody, E10) and TEI correspondence description.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Mood(StrEnum):
    """How a document says a thing: as done, ordered, allowed, promised, doubted."""

    DID = "did"
    DID_NOT = "did not"
    MUST = "must"
    MUST_NOT = "must not"
    MAY = "may"
    WILL = "will"
    WILL_NOT = "will not"
    ASKED = "asked"
    ASKED_NOT = "asked not"
    AGREED = "agreed"
    REFUSED = "refused"
    BELIEVES = "believes"
    UNSURE = "unsure"
    OBJECTS = "objects"
    ACCEPTS = "accepts"


#: Moods whose value is the id of an act (or a document) instead of an act of their own.
JUDGING_MOODS = frozenset({Mood.OBJECTS, Mood.ACCEPTS})
#: The moods under which something is told as having happened or not.
ACCOUNT_MOODS = frozenset({Mood.DID, Mood.DID_NOT})
#: Moods that order, forbid or allow.
RULING_MOODS = frozenset({Mood.MUST, Mood.MUST_NOT, Mood.MAY})


class Extent(IntEnum):
    """How much of a content somebody knows; each step includes those before it."""

    EXISTENCE = 1
    SUBJECT = 2
    GIST = 3
    TEXT = 4


EXTENTS = {extent.name.lower(): extent for extent in Extent}


class Verb(StrEnum):
    """What was done, ordered or promised."""

    SEND = "send"
    GIVE = "give"
    TELL = "tell"
    PASS = "pass"
    SHOW = "show"
    RECEIVE = "receive"
    HOLD = "hold"
    READ = "read"
    OPEN = "open"
    SEAL = "seal"
    MAKE = "make"
    DESTROY = "destroy"
    KNOW = "know"
    CONSULT = "consult"
    ASK = "ask"
    AWAY = "away"
    EVENT = "event"


#: Verbs by which a content comes from one to another, or is to come.
MOVING = frozenset({Verb.PASS, Verb.GIVE, Verb.TELL, Verb.SEND, Verb.SHOW})


@dataclass(frozen=True, slots=True)
class Usage:
    """How one verb is used: what it means, what its value names, the roles it takes.

    Attributes:
        meaning: one line for the documentation.
        takes: what the value names: `item` (content, thing or document), `agent` or `text`.
        roles: the roles it may take beside those of every verb.
    """

    meaning: str
    takes: str
    roles: tuple[str, ...]


_MOVING = ("from", "to", "through", "via", "for", "present", "state", "form", "how", "personally")
#: Roles that any verb may take.
COMMON_ROLES = ("when", "until", "under", "then", "same")

VERBS: dict[Verb, Usage] = {
    Verb.SEND: Usage("left the sender's hands; arrival is not said", "item", _MOVING),
    Verb.GIVE: Usage("a thing changed hands; it arrived", "item", _MOVING),
    Verb.TELL: Usage("content was told; it arrived, as far as extent says", "item", (*_MOVING, "extent")),
    Verb.PASS: Usage("it arrived, or is to arrive, by means not said", "item", (*_MOVING, "extent")),
    Verb.SHOW: Usage("shown, not given", "item", (*_MOVING, "extent")),
    Verb.RECEIVE: Usage("came into somebody's hands", "item", ("who", *_MOVING)),
    Verb.HOLD: Usage("was in somebody's hands", "item", ("who", "for", "state", "how")),
    Verb.READ: Usage("read the text", "item", ("who", "for", "present", "how", "extent")),
    Verb.OPEN: Usage("opened what was closed", "item", ("who", "for", "present", "how")),
    Verb.SEAL: Usage("closed it", "item", ("who", "for", "present", "how", "state")),
    Verb.MAKE: Usage("made it: copied, translated, enclosed, wrote", "item", ("who", "for", "form", "how", "of")),
    Verb.DESTROY: Usage("destroyed it", "item", ("who", "for", "how")),
    Verb.KNOW: Usage("knew of it, as far as extent says", "item", ("who", "extent", "only in")),
    Verb.CONSULT: Usage("asked somebody's advice or leave", "agent", ("who", "from", "before", "about")),
    Verb.ASK: Usage("asked somebody to do something", "agent", ("who", "from", "that", "via")),
    Verb.AWAY: Usage("was absent", "agent", ("how",)),
    Verb.EVENT: Usage("something outside the passage that times refer to", "text", ("who",)),
}

#: Roles that name agents (an id, a list of ids, or `one of BODY`).
AGENT_ROLES = ("from", "to", "who", "through", "for", "present", "only in")
#: Roles that hold a time.
TIME_ROLES = ("when", "until")
#: Roles that hold words as the document has them.
TEXT_ROLES = ("via", "state", "form", "how", "before", "about")

#: Keys that stand beside the mood, about the statement and not about the act.
FRAME_KEYS = (
    "id", "quote", "place", "by", "binds", "amends", "instead of", "suspends", "until", "as",
    "if", "judge", "about", "may be", "rests on", "supplied", "note",
)

SEEN = ("whole", "with deletions", "opening", "excerpt", "summary", "not printed", "not found")
#: Of these the wording of what is quoted has been seen, of the others only that it exists.
SEEN_AT_ALL = frozenset({"whole", "with deletions", "opening", "excerpt", "summary"})

STATES = ("sealed", "unopened", "closed", "open", "opened", "unsealed", "broken", "resealed")
CLOSED_STATES = frozenset({"sealed", "unopened", "closed", "resealed"})

#: Channels by which nothing is sent that could be lost: whoever is spoken to has it as it is said.
SPOKEN = frozenset({"telephone", "telephone call", "telephone conversation", "in person", "conversation"})

#: Words that may stand where a witness is named and are nobody's id.
UNNAMED_WITNESS = "not said"
EDITORS = "editors"


class Fact(StrEnum):
    """What the record shows of an act, held against the rule."""

    AS_ORDERED = "as ordered"
    DIFFERENT = "different"
    CANNOT_TELL = "cannot tell"


class Standing(StrEnum):
    """How the rule stood when the act was done."""

    KNOWN = "in force, known"
    IN_FORCE = "in force"
    CLAIMED = "claimed afterwards"
    FUTURE = "future"
    NONE = "none"


class Verdict(StrEnum):
    """What a check concludes. The first five are for conduct, `clear` is for the record only."""

    AS_ORDERED = "as ordered"
    DEVIATION = "deviation"
    CANNOT_TELL = "cannot tell"
    NOTED = "noted"
    NOT_APPLICABLE = "not applicable"
    CLEAR = "clear"


CONDUCT = "conduct"
RECORD = "record"


def verdict_of(fact: Fact, standing: Standing) -> Verdict:
    """Combines the two axes of a finding about conduct into its verdict.

    Args:
        fact: what is shown.
        standing: how the rule stood.

    Returns:
        `noted` where no rule was in force for the act, else the fact's own verdict.

    Example:
        >>> verdict_of(Fact.DIFFERENT, Standing.CLAIMED).value
        'deviation'
        >>> verdict_of(Fact.DIFFERENT, Standing.FUTURE).value
        'noted'
    """
    if standing in (Standing.FUTURE, Standing.NONE):
        return Verdict.NOTED
    return {
        Fact.AS_ORDERED: Verdict.AS_ORDERED,
        Fact.DIFFERENT: Verdict.DEVIATION,
        Fact.CANNOT_TELL: Verdict.CANNOT_TELL,
    }[fact]
