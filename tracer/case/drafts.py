"""Statements before they are resolved: their mood, verb, id (rule R20) and what they restate (rule R17)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tracer.case.keys import TABLES
from tracer.case.positions import Path
from tracer.case.reading import Reading, fresh
from tracer.case.spelling import listed, shown
from tracer.vocabulary import COMMON_ROLES, JUDGING_MOODS, UNNAMED_WITNESS, VERBS, Mood, Verb

_MOODS = tuple(mood.value for mood in Mood)
#: Moods in which `who` is the one who asked, agreed, refused or believes, whatever the verb.
_SPOKEN = frozenset({Mood.ASKED, Mood.AGREED, Mood.REFUSED, Mood.BELIEVES, Mood.UNSURE})
_NOT_IN_IDS = re.compile(r"[^\w.+-]+")


@dataclass(slots=True, eq=False)
class Draft:
    """One statement: where it stands, what it says in outline.

    Attributes:
        path: of the statement; `act` of its act (the same as `path` where it judges).
        given: whether its id was written.
        same: the statement that it restates.
    """

    path: Path
    act: Path
    document: str
    mood: Mood
    verb: Verb | None = None
    id: str = ""
    given: bool = False
    same: Draft | None = None

    @property
    def effective_verb(self) -> Verb | None:
        """Its verb, or that of the act it restates."""
        return next((draft.verb for draft in self.line() if draft.verb), None)

    def line(self) -> list[Draft]:
        """Itself, then what it restates, then what that restates."""
        found: list[Draft] = []
        draft: Draft | None = self
        while draft and draft not in found:
            found.append(draft)
            draft = draft.same
        return found


def draft_statements(reading: Reading) -> dict[Path, Draft]:
    """All statements of a file in outline, by path, with their ids and what they restate.

    Fills `reading.acts`; complains of moods, verbs and roles that do not fit, and of `same`.
    """
    drafts: dict[Path, Draft] = {}
    for document in reading.documents:
        says = reading.at(("documents", document, "says"))
        for index, entry in enumerate(says if isinstance(says, list) else ()):
            path: Path = ("documents", document, "says", index)
            if isinstance(entry, dict) and (draft := _draft(reading, path, document)):
                drafts[path] = draft
    _name(reading, list(drafts.values()))
    for draft in drafts.values():
        check_roles(reading, draft.act, draft.mood, draft.effective_verb)
    return drafts


def _draft(reading: Reading, path: Path, document: str) -> Draft | None:
    entry = reading.map(path)
    moods = [key for key in entry if key in _MOODS]
    if not moods:
        if all(key in TABLES["statement"] for key in entry):
            reading.problem(path, "no mood says how this is put", listed(_MOODS))
        return None
    for other in moods[1:]:
        reading.problem((*path, other), f"two moods in one statement: '{moods[0]}' and '{other}'",
                        "one mood; a statement for each", key=True)
    mood = Mood(moods[0])
    if mood in JUDGING_MOODS:
        return Draft(path, path, document, mood)
    act: Path = (*path, mood.value)
    return Draft(path, act, document, mood, verb_of(reading, act))


def verb_of(reading: Reading, act: Path) -> Verb | None:
    """The one verb of an act; complains of none and of two."""
    entry = reading.map(act)
    verbs = [key for key in entry if key in VERBS]
    for other in verbs[1:]:
        reading.problem((*act, other), f"two verbs in one act: '{verbs[0]}' and '{other}'",
                        "one verb; a statement for each", key=True)
    if not verbs and entry and "same" not in entry and all(key in TABLES["act"] for key in entry):
        reading.problem(act, "no verb says what was done", listed(VERBS))
    return Verb(verbs[0]) if verbs else None


def check_roles(reading: Reading, act: Path, mood: Mood, verb: Verb | None) -> None:
    """Complains of roles that the verb does not take under its mood."""
    if verb is None:
        return
    spoken = ("who",) if mood in _SPOKEN else ()
    taken = tuple(dict.fromkeys((*VERBS[verb].roles, *spoken, *COMMON_ROLES)))
    for key in reading.map(act):
        if key in TABLES["act"] and key not in VERBS and key not in taken:
            reading.problem((*act, key), f"'{verb}' takes no '{key}'", listed(taken), key=True)


def _name(reading: Reading, drafts: list[Draft]) -> None:
    """Gives every statement its id, and finds what each restates."""
    by_id: dict[str, Draft] = {}
    for draft in drafts:
        given = reading.text((*draft.path, "id"))
        if given is None:
            continue
        draft.id, draft.given = given, True
        if given in by_id:
            line = reading.tree.value_at((*by_id[given].path, "id")).line
            reading.problem((*draft.path, "id"), f"the id '{shown(given)}' is already used on line {line}",
                            "another id")
            continue
        by_id[given] = draft
    waiting = [draft for draft in drafts if reading.text((*draft.act, "same")) is not None and draft.act != draft.path]
    for draft in drafts:
        if draft not in waiting:
            _key(reading, draft, by_id)
    # A restatement's key is made of what it restates, so those are named once that is; the rest name nothing known.
    progress = True
    while waiting and progress:
        progress = False
        for draft in list(waiting):
            target = _restated(reading, draft, by_id, drafts)
            if target is not None and target.id:
                draft.same = target
                waiting.remove(draft)
                _key(reading, draft, by_id)
                progress = True
    for draft in waiting:
        _complain_of_same(reading, draft, by_id, drafts)
        _key(reading, draft, by_id)
    for draft in drafts:
        _break_circle(reading, draft)
    reading.acts.update((id, draft.path) for id, draft in by_id.items())


def _key(reading: Reading, draft: Draft, by_id: dict[str, Draft]) -> None:
    """Makes the id of a statement that was given none: document, mood, verb, object and recipient (R20)."""
    if draft.given:
        return
    parts = [draft.document, draft.mood.value.replace(" ", "-")]
    if draft.mood in JUDGING_MOODS:
        parts.append(reading.text((*draft.path, draft.mood.value)) or "")
    else:
        verb = draft.effective_verb
        parts += [verb.value if verb else "", _first(reading, draft, verb.value if verb else ""),
                  _first(reading, draft, "to")]
    draft.id = fresh("/".join(part for part in parts if part), by_id.__contains__)
    by_id[draft.id] = draft


def _first(reading: Reading, draft: Draft, role: str) -> str:
    """What a role is, here or else in what is restated, as part of an id."""
    for one in draft.line():
        words = [word for _, word in reading.words((*one.act, role)) if word != UNNAMED_WITNESS]
        if words:
            return "+".join(_NOT_IN_IDS.sub("-", word).strip("-") for word in words)
    return ""


def _restated(reading: Reading, draft: Draft, by_id: dict[str, Draft], drafts: list[Draft]) -> Draft | None:
    word = reading.text((*draft.act, "same")) or ""
    if word in by_id:
        return by_id[word] if by_id[word] is not draft and by_id[word].act != by_id[word].path else None
    found = _candidates(draft, word, drafts)
    return found[0] if len(found) == 1 else None


def _candidates(draft: Draft, document: str, drafts: list[Draft]) -> list[Draft]:
    """The acts of a document with the mood, and the verb if there is one, of a statement."""
    return [other for other in drafts
            if other.document == document and other is not draft and other.mood is draft.mood
            and (draft.verb is None or other.effective_verb is draft.verb)]


def _complain_of_same(reading: Reading, draft: Draft, by_id: dict[str, Draft], drafts: list[Draft]) -> None:
    path, word = (*draft.act, "same"), reading.text((*draft.act, "same")) or ""
    if word in reading.documents:
        found = _candidates(draft, word, drafts)
        kind = f"'{draft.mood.value}'" + (f" and '{draft.verb}'" if draft.verb else "")
        offered = [one.id for one in (found or drafts) if one.document == word and one.id and one is not draft]
        count = f"{len(found)} acts" if found else "no act"
        reading.problem(path, f"the document '{shown(word)}' has {count} with {kind}",
                        f"the id of one act: {listed(map(shown, offered))}" if offered else "the id of an act")
    elif word in by_id:
        reading.problem(path, f"'{shown(word)}' is " + ("this statement itself" if by_id[word] is draft else "no act"),
                        "the id of another act")
    else:
        reading.known(path, word, [*by_id, *reading.documents], "the id of an act or of a document with one such act")


def _break_circle(reading: Reading, draft: Draft) -> None:
    trail = draft.line()
    if trail[-1].same is draft:
        names = " → ".join(shown(one.id) for one in (*trail, draft))
        reading.problem((*draft.act, "same"), f"acts restate each other in a circle: {names}", "one that restates none")
        draft.same = None
