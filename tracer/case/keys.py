"""Every key of a case file, once: where it stands, its shape, what it means.

The reader, the JSON Schema, the documentation and the messages about misplaced keys all
read these tables.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from tracer.vocabulary import (
    AGENT_ROLES,
    COMMON_ROLES,
    EXTENTS,
    JUDGING_MOODS,
    SEEN,
    TEXT_ROLES,
    TIME_ROLES,
    UNNAMED_WITNESS,
    VERBS,
    Mood,
    Verdict,
)


class Shape(StrEnum):
    """What may be written after a key."""

    TEXT = "text"
    TEXTS = "text, or a list of texts"
    WORD = "one word"
    SINCE = "'since X' or 'future'"
    TIME = "a time"
    ID = "an id"
    IDS = "an id, or a list of ids"
    CHOICE = "one of the words allowed"
    ACT = "an act, such as {give: letter, from: sender, to: bearer}"
    MEMBERSHIPS = "an id, a list of ids, or {id: …, since: …, until: …}"
    SETTINGS = "a map from ID.key to a value"
    MAP = "a map"
    NAMED = "a map from ids to what they stand for"
    LIST = "a list"


@dataclass(frozen=True, slots=True)
class Key:
    """One key: its shape, its meaning, the words it allows, the table of the maps inside it."""

    shape: Shape
    meaning: str
    required: bool = False
    choices: tuple[str, ...] = ()
    of: str = ""


def _role_shape(role: str) -> Shape:
    if role in AGENT_ROLES:
        return Shape.IDS
    if role in TIME_ROLES:
        return Shape.TIME
    return Shape.TEXT if role in TEXT_ROLES else Shape.ID


_ROLE_MEANINGS = {
    "from": "who gave, sent or told it; also `one of BODY`, `someone`, `withheld`",
    "to": "who got it, or is to get it; several: each of them",
    "who": "who did it, asked, refused, agreed, or knows",
    "through": "the route it took or is to take, nobody's end",
    "for": "on whose behalf",
    "present": "who else was there",
    "only in": "the body to which the knowing was limited",
    "when": "when it was done, or is to be done",
    "until": "until when it lasted, or is to last; or `authorised by` somebody",
    "via": "the channel, in the document's words",
    "state": "sealed, open … as the document has it",
    "form": "in what form, in the document's words",
    "how": "in what manner, in the document's words",
    "before": "before what, in the document's words",
    "about": "about what, in the document's words",
    "extent": "how much of the content",
    "personally": "whether in person",
    "under": "the document or act by whose order it was done",
    "then": "the act that comes next",
    "same": "the act that this restates, or a document with one such act; give what this document itself says of it",
    "that": "the act asked for",
    "of": "the content or thing it was made from or of",
}

_TRUTH = ("true", "false", UNNAMED_WITNESS)


def _act_keys() -> Iterator[tuple[str, Key]]:
    for verb, usage in VERBS.items():
        shape = {"item": Shape.ID, "agent": Shape.IDS, "text": Shape.TEXT}[usage.takes]
        yield verb.value, Key(shape, usage.meaning)
    for role in dict.fromkeys([role for usage in VERBS.values() for role in usage.roles] + list(COMMON_ROLES)):
        meaning = _ROLE_MEANINGS[role]
        if role == "extent":
            yield role, Key(Shape.CHOICE, meaning, choices=(*EXTENTS, UNNAMED_WITNESS))
        elif role == "personally":
            yield role, Key(Shape.CHOICE, meaning, choices=_TRUTH)
        elif role == "that":
            yield role, Key(Shape.ACT, meaning, of="act")
        else:
            yield role, Key(_role_shape(role), meaning)


def _statement_keys() -> Iterator[tuple[str, Key]]:
    for mood in Mood:
        if mood in JUDGING_MOODS:
            yield mood.value, Key(Shape.ID, "the act that the document judges, by its id")
        else:
            yield mood.value, Key(Shape.ACT, f"an act that the document puts as '{mood.value}'", of="act")
    yield "id", Key(Shape.ID, "a name by which other statements and times refer to it")
    yield "quote", Key(Shape.TEXT, "the words of the document, double-quoted")
    yield "place", Key(Shape.TEXT, "where in the source, if elsewhere than the document's `cite`")
    yield "by", Key(Shape.IDS, "whose word it is, nearest the document last; `editors`; `not said`")
    yield "binds", Key(Shape.SINCE, "`since X` (said now to have been ordered in X) or `future`")
    yield "amends", Key(Shape.ID, "the order that this one changes")
    yield "instead of", Key(Shape.ID, "the order that this one replaces")
    yield "suspends", Key(Shape.ID, "the order that this one puts off")
    yield "until", Key(Shape.ID, "with `suspends`: the document or act that ends it")
    yield "as", Key(Shape.CHOICE, "`purpose`: a reason given, not a rule; `advice`: in no words of command; `attempt`: "
                    "only to try", choices=("purpose", "advice", "attempt"))
    yield "if", Key(Shape.TEXT, "the condition, in the document's words")
    yield "judge", Key(Shape.ID, "who is to judge whether the condition holds")
    yield "about", Key(Shape.IDS, "with `objects` and `accepts`: which roles of the act it is about")
    yield "may be", Key(Shape.ID, "an act that this may be; kept open, never assumed")
    yield "rests on", Key(Shape.IDS, "the documents or acts that the word relies on")
    yield "supplied", Key(Shape.TEXT, "why the editor added this; printed in brackets everywhere")
    yield "note", Key(Shape.TEXT, "a remark of the editor")


#: Columns of what a student hands in, for which other answers can be right.
ANSWERED = ("from", "to", "when", "kind", "actor", "quotation", "document")

_SUPPLIED = Key(Shape.TEXT, "why the editor added this; printed in brackets everywhere")

TABLES: dict[str, dict[str, Key]] = {
    "case": {
        "tracer": Key(Shape.CHOICE, "the version of the format", required=True, choices=("1",)),
        "title": Key(Shape.TEXT, "what the case is called", required=True),
        "edition": Key(Shape.MAP, "whose reading this is", of="edition"),
        "headnote": Key(Shape.TEXT, "an introduction for readers"),
        "sources": Key(Shape.NAMED, "where the documents are printed or kept, by id", of="source"),
        "year": Key(Shape.MAP, "the year of dates that print none", of="year"),
        "about": Key(Shape.TIME, "by how much `about X` may be off, such as 30 min"),
        "who": Key(Shape.NAMED, "persons, posts, bodies and named unknowns, by id", of="agent"),
        "what": Key(Shape.NAMED, "contents and the things that carry them, by id", of="item"),
        "documents": Key(Shape.NAMED, "the documents and what each says, by id", required=True, of="document"),
        "expect": Key(Shape.LIST, "what a careful reader concludes", of="expectation"),
        "teaching points": Key(Shape.TEXTS, "what the case teaches"),
        "further reading": Key(Shape.TEXTS, "what to read beside it"),
        "teaching": Key(Shape.MAP, "what a class is given, and what its instructor keeps", of="teaching"),
        "what-if": Key(Shape.NAMED, "changes to try, each under a name of its own", of="variant"),
    },
    "edition": {
        "by": Key(Shape.TEXT, "who made it", required=True),
        "date": Key(Shape.TEXT, "when"),
        "version": Key(Shape.TEXT, "which version"),
    },
    "source": {
        "cite": Key(Shape.TEXT, "how to cite it", required=True),
        "text": Key(Shape.TEXT, "file with its text, relative to the folder of texts"),
        "supplied": _SUPPLIED,
    },
    "year": {
        "is": Key(Shape.WORD, "the year, four digits", required=True),
        "supplied": Key(Shape.TEXT, "how the year is known"),
    },
    "agent": {
        "name": Key(Shape.TEXT, "a person's name"),
        "group": Key(Shape.TEXT, "a body's name"),
        "post": Key(Shape.TEXT, "a post: alone whoever held it, with `name` that person's"),
        "in": Key(Shape.MEMBERSHIPS, "the bodies it is in", of="membership"),
        "holds": Key(Shape.MEMBERSHIPS, "the posts that a person holds", of="membership"),
        "zone": Key(Shape.WORD, "time zone of its place, such as Europe/Moscow; `not said` of somebody on the road"),
        "one of": Key(Shape.ID, "the body whose unknown member this is"),
        "not": Key(Shape.IDS, "who it is not"),
        "may be": Key(Shape.IDS, "who it may be; kept open, never assumed"),
        "withheld": Key(Shape.TEXT, "how the print shows a name that it leaves out, such as `name deleted`"),
        "supplied": _SUPPLIED,
    },
    "membership": {
        "id": Key(Shape.ID, "the body or post", required=True),
        "since": Key(Shape.TIME, "from when"),
        "until": Key(Shape.TIME, "until when"),
        "supplied": _SUPPLIED,
    },
    "item": {
        "name": Key(Shape.TEXT, "what to call it"),
        "from": Key(Shape.IDS, "whose words it is"),
        "for": Key(Shape.IDS, "whom it is for"),
        "carries": Key(Shape.IDS, "the contents that this thing carries"),
        "variant of": Key(Shape.ID, "the content of which this is another version"),
        "made from": Key(Shape.IDS, "what it was made from"),
        "copy of": Key(Shape.ID, "what it is a copy of"),
        "original of": Key(Shape.ID, "what it is the original of"),
        "form": Key(Shape.TEXT, "its form"),
        "may be": Key(Shape.IDS, "what it may be; kept open, never assumed"),
        "supplied": _SUPPLIED,
    },
    "document": {
        "title": Key(Shape.TEXT, "what to call it"),
        "from": Key(Shape.IDS, "whose message it is"),
        "signed": Key(Shape.IDS, "who signed it, where another; it is his word, too"),
        "by": Key(Shape.IDS, "whose account it is, where it is no message; `editors`; `not said`"),
        "to": Key(Shape.IDS, "addressees; addressed is not received"),
        "copies": Key(Shape.IDS, "who was to get a copy"),
        "through": Key(Shape.IDS, "by whose hands it went"),
        "via": Key(Shape.TEXT, "the channel"),
        "date": Key(Shape.TIME, "when it was stated"),
        "received": Key(Shape.TIME, "when it came in, as printed on it"),
        "carries": Key(Shape.IDS, "contents it prints, things it encloses"),
        "answers": Key(Shape.IDS, "documents that it answers, which shows their receipt"),
        "refers to": Key(Shape.IDS, "documents that it mentions, which does not"),
        "rests on": Key(Shape.IDS, "documents or acts that it relies on"),
        "may be": Key(Shape.IDS, "documents that it may be; kept open, never assumed"),
        "written on": Key(Shape.ID, "the thing or document on which it is written"),
        "cite": Key(Shape.TEXT, "a source's id, then the place in it"),
        "file": Key(Shape.TEXT, "where the paper itself lies, with its file number, as an archive is asked for it"),
        "seen": Key(Shape.CHOICE, "how much of it has been seen; needed where it orders", choices=SEEN),
        "withheld": Key(Shape.TEXTS, "what is known to be left out"),
        "marking": Key(Shape.TEXT, "its classification or handling mark"),
        "says": Key(Shape.LIST, "what it says, in its order", of="statement"),
        "supplied": _SUPPLIED,
    },
    "statement": dict(_statement_keys()),
    "act": dict(_act_keys()),
    "expectation": {
        "check": Key(Shape.WORD, "the check's code", required=True),
        "subject": Key(Shape.WORD, "the id it is about", required=True),
        "verdict": Key(Shape.CHOICE, "the verdict", required=True, choices=tuple(verdict.value for verdict in Verdict)),
        "aspect": Key(Shape.WORD, "the aspect"),
        "because": Key(Shape.TEXT, "why", required=True),
    },
    "teaching": {
        "question": Key(Shape.TEXT, "the central question; students see it"),
        "situation": Key(Shape.TEXTS, "what a student may know beforehand, a text a paragraph; students see it"),
        "questions": Key(Shape.TEXTS, "further questions that guide the reading; students see them"),
        "audience": Key(Shape.TEXT, "for whom it is meant, and what they should know"),
        "guidelines": Key(Shape.NAMED, "named guidelines that objectives are taken from, by id", of="guideline"),
        "objectives": Key(Shape.LIST, "what students learn to do", of="objective"),
        "pitfalls": Key(Shape.TEXTS, "where students are likely to go wrong"),
        "part b": Key(Shape.TEXTS, "what came out later, a text a paragraph"),
        "hold back": Key(Shape.IDS, "documents that students get with part b, and not before"),
        "accept": Key(Shape.LIST, "other answers that are right, too", of="alternative"),
        "optional": Key(Shape.LIST, "what nobody loses points for leaving out", of="leave"),
    },
    "guideline": {
        "cite": Key(Shape.TEXT, "how to cite it", required=True),
    },
    "objective": {
        "text": Key(Shape.TEXT, "what students can do afterwards", required=True),
        "guideline": Key(Shape.ID, "the guideline that it serves"),
        "code": Key(Shape.WORD, "its number there"),
    },
    "alternative": {
        "of": Key(Shape.WORD, "a hand-off, by its document or act; or a finding, as TR202/handing", required=True),
        "column": Key(Shape.CHOICE, "the column of the table handed in", required=True, choices=ANSWERED),
        "value": Key(Shape.TEXT, "what is right there, too", required=True),
        "because": Key(Shape.TEXT, "why", required=True),
    },
    "leave": {
        "of": Key(Shape.WORD, "a hand-off, by its document or act; or a finding, as TR202/handing", required=True),
        "because": Key(Shape.TEXT, "why", required=True),
    },
    "variant": {
        "drop": Key(Shape.IDS, "documents and statements to leave out, and with them what hangs on them"),
        "set": Key(Shape.SETTINGS, "other values; an empty one takes the key away"),
        "add": Key(Shape.MAP, "what to add; under a document that is there already, only what is new", of="addition"),
        "why": Key(Shape.TEXT, "what it is to show"),
    },
    "addition": {
        "sources": Key(Shape.NAMED, "further sources, by id", of="source"),
        "who": Key(Shape.NAMED, "further persons, posts, bodies and named unknowns, by id", of="agent"),
        "what": Key(Shape.NAMED, "further contents and things, by id", of="item"),
        "documents": Key(Shape.NAMED, "further documents, and what further is said, by id", of="document"),
    },
}

#: How a table is spoken of in messages.
PLACES = {
    "case": "the case itself", "edition": "`edition`", "source": "a source", "year": "`year`",
    "agent": "somebody in `who`", "membership": "`in` and `holds`", "item": "something in `what`",
    "document": "a document's header", "statement": "a statement, beside the mood", "act": "an act",
    "expectation": "an entry of `expect`", "variant": "an entry of `what-if`", "addition": "`add`",
    "teaching": "`teaching`", "guideline": "a guideline", "objective": "an objective",
    "alternative": "an entry of `accept`", "leave": "an entry of `optional`",
}


def table_at(path: tuple[str | int, ...]) -> str:
    """Name of the table whose keys the map at this path takes; empty where there is none.

    Example:
        >>> table_at(("documents", "m1", "says", 0, "did"))
        'act'
    """
    table, names = "case", False
    for step in path:
        if names:
            names = False  # an id of the writer's own
        elif isinstance(step, str):
            key = TABLES[table].get(step) if table else None
            table, names = (key.of, key.shape is Shape.NAMED) if key else ("", False)
    return "" if names else table


def key_at(path: tuple[str | int, ...]) -> Key | None:
    """What the tables say of the value at this path; None where they say nothing."""
    named = [place for place, step in enumerate(path) if isinstance(step, str)]
    if not named:
        return None
    last = named[-1]
    return TABLES.get(table_at(path[:last]), {}).get(str(path[last]))
