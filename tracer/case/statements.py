"""Documents and what they say, resolved."""

from __future__ import annotations

from typing import Any

from tracer.case.drafts import Draft, check_roles, verb_of
from tracer.case.file_reading import FileReading
from tracer.case.model import Document, Item, Statement
from tracer.case.namesakes import told_apart
from tracer.case.positions import Path
from tracer.case.spelling import listed, shown
from tracer.vocabulary import (
    AGENT_ROLES,
    EDITORS,
    EXTENTS,
    JUDGING_MOODS,
    RULING_MOODS,
    TEXT_ROLES,
    TIME_ROLES,
    UNNAMED_WITNESS,
    VERBS,
    Mood,
    Verb,
)

_AN_ACT = "the id of an act or document"
_A_DOCUMENT = "the id of a document"
_AUTHORISED_BY = "authorised by "
#: Roles about which somebody may object.
ASPECTS = tuple(dict.fromkeys((*AGENT_ROLES, *TIME_ROLES, *TEXT_ROLES, "extent", "personally")))


def resolve_document(reading: FileReading, id: str, drafts: list[Draft]) -> Document:
    """One document with its header and statements; adds it to the items under its own id."""
    path: Path = ("documents", id)

    def agents(key: str) -> tuple[str, ...]:
        return reading.agent_ids((*path, key), id, key)

    def documents(key: str) -> tuple[str, ...]:
        return reading.ids((*path, key), reading.documents, _A_DOCUMENT, id)

    author, addressees = agents("from"), agents("to")
    source, place = _cite(reading, path)
    by = _witnesses(reading, (*path, "by"))
    home = reading.zone_of(author or by)
    seen = reading.text((*path, "seen"))
    if seen is None and "seen" not in reading.map(path) and any(draft.mood in RULING_MOODS for draft in drafts):
        reading.problem(path, f"'seen' is missing, and '{shown(id)}' orders",
                        "'seen: …', how much of it has been seen", key=True)
    carries = reading.item_ids((*path, "carries"), id, "carries")
    title = reading.text((*path, "title"))
    supplied = reading.note_supplied(path, id)
    on = reading.item_ids((*path, "written on"), id, "written on", own=id)
    reading.items[id] = Item(id, "document", title or id, reading.place(path), sender=author, addressee=addressees,
                             carries=carries, supplied=supplied)
    return Document(
        id, reading.place(path), seen or "excerpt",
        author=author, signed=agents("signed"), by=by, addressees=addressees,
        copies=agents("copies"), through=agents("through"), via=reading.said((*path, "via")),
        date=reading.time((*path, "date"), home),
        received=reading.time((*path, "received"), reading.zone_of(addressees)),
        carries=carries, answers=documents("answers"), refers_to=documents("refers to"),
        rests_on=reading.ids((*path, "rests on"), reading.sayings, _AN_ACT, id),
        may_be=documents("may be"), on=on[0] if on else None,
        cite=reading.said((*path, "cite")), source=source, place=place, file=reading.said((*path, "file")),
        marking=reading.said((*path, "marking")),
        withheld=tuple(word for _, word in reading.words((*path, "withheld"))), title=title, supplied=supplied,
        says=tuple(_statement(reading, draft, home) for draft in drafts),
    )


def _cite(reading: FileReading, path: Path) -> tuple[str | None, str | None]:
    """The source's id and the place in it."""
    cite = reading.said((*path, "cite"))
    if cite is None:
        return None, None
    id, _, place = cite.strip().partition(" ")
    sources, what = reading.map(("sources",)), "a source's id from `sources`, then the place in it"
    if not reading.known((*path, "cite"), id, sources, what):
        return None, None
    return id, place.strip() or None


def _witnesses(reading: FileReading, path: Path) -> tuple[str, ...]:
    """Whose word it is: ids, `editors`, `not said`."""
    unnamed = (EDITORS, UNNAMED_WITNESS)
    return tuple(word for at, word in reading.words(path)
                 if word in unnamed or reading.known(at, word, reading.kinds, "an id from `who`, editors or not said"))


def _statement(reading: FileReading, draft: Draft, home: str | None) -> Statement:
    """One statement with its act."""
    path, id = draft.path, draft.id

    def act_id(key: str) -> str | None:
        return reading.id((*path, key), reading.sayings, _AN_ACT, id)

    values: dict[str, Any] = {}
    if draft.mood in JUDGING_MOODS:
        values["target"] = act_id(draft.mood.value)
        values["about"] = reading.ids((*path, "about"), ASPECTS, listed(ASPECTS))
    else:
        values = _act(reading, draft, home)
        if "about" in reading.map(path):
            reading.problem((*path, "about"), f"'about' does not belong beside '{draft.mood.value}'",
                            "it beside 'objects' or 'accepts'", key=True)
    if "until" in reading.map(path) and "suspends" not in reading.map(path):
        reading.problem((*path, "until"), "'until' stands beside the mood only with 'suspends'",
                        "it inside the act, if it is a time", key=True)
    said_as = reading.text((*path, "as"))
    condition = reading.said((*path, "if")) or values.pop("condition", None)
    values.pop("condition", None)
    return Statement(
        id, draft.document, draft.mood, reading.place(path), given=draft.given,
        quote=reading.text((*path, "quote")), place=reading.text((*path, "place")),
        by=_witnesses(reading, (*path, "by")), binds=_binds(reading, (*path, "binds"), id),
        amends=act_id("amends"), instead_of=act_id("instead of"), suspends=act_id("suspends"),
        suspended_until=act_id("until"), purpose=said_as == "purpose", condition=condition,
        manner=said_as if said_as in ("advice", "attempt") else None,
        judge=reading.id((*path, "judge"), reading.kinds, "an id from `who`"), may_be=act_id("may be"),
        rests_on=reading.ids((*path, "rests on"), reading.sayings, _AN_ACT, id),
        supplied=reading.note_supplied(path, id), note=reading.text((*path, "note")), **values,
    )


def _binds(reading: FileReading, path: Path, own: str) -> str | None:
    text = reading.said(path)
    if text is None or text == "future":
        return text
    word = text.removeprefix("since ").strip()
    if word == text:
        reading.problem(path, f"'{shown(text)}' does not say since when this binds", "'since X' or 'future'")
        return None
    if word == own:
        reading.problem(path, f"'{shown(word)}' is named in its own 'binds'", "the id of another")
        return None
    return word if reading.known(path, word, reading.sayings, f"{_AN_ACT} after 'since'") else None


def _act(reading: FileReading, draft: Draft, home: str | None) -> dict[str, Any]:
    """The fields of a `Statement` that its act fills."""
    act, owner = draft.act, draft.id
    entry = reading.map(act)

    def agents(role: str) -> tuple[str, ...]:
        return reading.agent_ids((*act, role), owner, role)

    def act_id(role: str) -> str | None:
        return reading.id((*act, role), reading.sayings, _AN_ACT, owner)

    values: dict[str, Any] = {"verb": draft.verb, "same": draft.same.id if draft.same else None}
    if draft.verb is not None:
        values |= _object(reading, draft, draft.verb)
    values |= {
        "giver": agents("from"), "recipient": agents("to"), "who": agents("who"), "through": agents("through"),
        "on_behalf": agents("for"), "present": agents("present"), "only_in": agents("only in"),
        "under": act_id("under"), "then": act_id("then"),
    }
    for role in ("via", "state", "form", "how", "before"):
        values[role] = reading.said((*act, role))
    if "about" in entry:
        values["about"] = tuple(word for _, word in reading.words((*act, "about")))
    of = reading.item_ids((*act, "of"), owner, "of")
    values["of"] = of[0] if of else None
    values["extent"] = EXTENTS.get(reading.text((*act, "extent")) or "")
    values["personally"] = {"true": True, "false": False}.get(reading.text((*act, "personally")) or "")
    zone = _zone(reading, draft, home) if "when" in entry or "until" in entry else None
    values |= _times(reading, act, zone)
    if isinstance(entry.get("that"), dict):
        values["that"] = _that(reading, draft, home)
    return values


def _object(reading: FileReading, draft: Draft, verb: Verb) -> dict[str, Any]:
    """What the verb takes: an item, agents or words."""
    path = (*draft.act, verb.value)
    takes = VERBS[verb].takes
    if takes == "agent":
        return {"agents": reading.agent_ids(path, draft.id, verb.value)}
    if takes == "text":
        return {"text": reading.said(path)}
    items = reading.item_ids(path, draft.id, verb.value) if isinstance(reading.at(path), str) else ()
    return {"item": items[0] if items else None}


def _times(reading: FileReading, act: Path, zone: str | None) -> dict[str, Any]:
    """`when` and `until`; `until: authorised by X` is no time but a condition."""
    path = (*act, "until")
    text = reading.said(path)
    if text is None or not text.startswith(_AUTHORISED_BY):
        return dict(zip(("when", "until"), reading.lasting(act, ("when", "until"), zone), strict=True))
    authority = text.removeprefix(_AUTHORISED_BY).strip()
    reading.known(path, authority, reading.kinds, "an id from `who` after 'authorised by'")
    name = told_apart(reading.agents.values()).get(authority) or authority
    return {"when": reading.time((*act, "when"), zone), "condition": f"until {_AUTHORISED_BY}{name}"}


def _that(reading: FileReading, draft: Draft, home: str | None) -> Statement:
    """The act asked for, as a statement of its own."""
    path = (*draft.act, "that")
    verb = verb_of(reading, path)
    check_roles(reading, path, Mood.ASKED, verb)
    inner = Draft(path, path, draft.document, Mood.ASKED, verb, f"{draft.id}/that")
    values = _act(reading, inner, home)
    return Statement(inner.id, draft.document, Mood.ASKED, reading.place(path), **values)


def _zone(reading: FileReading, draft: Draft, home: str | None) -> str | None:
    """The zone of the place of an act: of who gives or does it, else of who gets it, else of the author."""
    for roles in (("from", "who"), ("to",)):
        for one in draft.line():
            words = [word.removeprefix("one of ") for role in roles for _, word in reading.words((*one.act, role))]
            if zone := reading.zone_of(words):
                return zone
    return home
