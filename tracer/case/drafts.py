"""Statements before they are resolved: their mood, verb, id (rule R20) and what they restate (rule R17)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from tracer.case.file_reading import FileReading
from tracer.case.keys import TABLES
from tracer.case.positions import Path
from tracer.case.spelling import listed, shown
from tracer.vocabulary import COMMON_ROLES, JUDGING_MOODS, UNNAMED_WITNESS, VERBS, Mood, Verb

_MOODS = tuple(mood.value for mood in Mood)
#: Moods in which `who` is the one who asked, agreed, refused or believes, whatever the verb.
_SPOKEN = frozenset({Mood.ASKED, Mood.ASKED_NOT, Mood.AGREED, Mood.REFUSED, Mood.BELIEVES, Mood.UNSURE})
_NOT_IN_IDS = re.compile(r"[^\w.+-]+")
#: Of the acts that might have been meant, a message names so many.
_MOST_OFFERED = 8


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
    def judges(self) -> bool:
        """Whether it has no act of its own."""
        return self.mood in JUDGING_MOODS

    @property
    def effective_verb(self) -> Verb | None:
        """Its verb, or that of the act it restates."""
        return next((draft.verb for draft in self.line() if draft.verb), None)

    def line(self) -> Iterator[Draft]:
        """Itself, then what it restates, then what that restates."""
        passed: set[Draft] = set()
        draft: Draft | None = self
        while draft and draft not in passed:
            yield draft
            passed.add(draft)
            draft = draft.same


def draft_statements(reading: FileReading) -> dict[str, list[Draft]]:
    """All statements of a file in outline, by document, with their ids and what they restate.

    Fills `reading.acts`; complains of moods, verbs and roles that do not fit, and of `same`.
    """
    drafts: dict[str, list[Draft]] = {}
    for document in reading.map(("documents",)):
        says = reading.at(("documents", document, "says"))
        paths: list[Path] = [("documents", document, "says", index)
                             for index in range(len(says) if isinstance(says, list) else 0)]
        found = [_draft(reading, path, document) for path in paths if reading.map(path)]
        drafts[document] = [draft for draft in found if draft]
    # One whose mood cannot be read is said to be wrong once, not again wherever it is named.
    unread = frozenset(id for path in _unread(reading) if (id := reading.text((*path, "id"))))
    names = _Names(reading, drafts, unread)
    names.give()
    reading.acts = frozenset(names.known) | unread
    for draft in names.drafts:
        check_roles(reading, draft.act, draft.mood, draft.effective_verb)
    return drafts


def _unread(reading: FileReading) -> Iterator[Path]:
    """Statements without a mood."""
    for document in reading.map(("documents",)):
        says = reading.at(("documents", document, "says"))
        for index in range(len(says) if isinstance(says, list) else 0):
            path: Path = ("documents", document, "says", index)
            if not any(mood in reading.map(path) for mood in _MOODS):
                yield path


def _draft(reading: FileReading, path: Path, document: str) -> Draft | None:
    entry = reading.map(path)
    moods = [key for key in entry if key in _MOODS]
    if not moods:
        # A key that is in no table has been taken for a misspelt mood by `form`.
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


def verb_of(reading: FileReading, act: Path) -> Verb | None:
    """The one verb of an act; complains of none and of two."""
    entry = reading.map(act)
    verbs = [key for key in entry if key in VERBS]
    for other in verbs[1:]:
        reading.problem((*act, other), f"two verbs in one act: '{verbs[0]}' and '{other}'",
                        "one verb; a statement for each", key=True)
    if not verbs and entry and "same" not in entry and all(key in TABLES["act"] for key in entry):
        reading.problem(act, "no verb says what was done", listed(VERBS))
    return Verb(verbs[0]) if verbs else None


def check_roles(reading: FileReading, act: Path, mood: Mood, verb: Verb | None) -> None:
    """Complains of roles that the verb does not take under its mood."""
    if verb is None:
        return
    spoken = ("who",) if mood in _SPOKEN else ()
    taken = tuple(dict.fromkeys((*VERBS[verb].roles, *spoken, *COMMON_ROLES)))
    for key in reading.map(act):
        if key in TABLES["act"] and key not in VERBS and key not in taken:
            reading.problem((*act, key), f"'{verb}' takes no '{key}'", listed(taken), key=True)


@dataclass
class _Names:
    """Gives every statement its id, and finds what each restates.

    A restatement's key is made of what it restates, so it is named once that is; those
    that are never reached restate nothing that is known.
    """

    reading: FileReading
    by_document: dict[str, list[Draft]]
    unread: frozenset[str]
    known: dict[str, Draft] = field(default_factory=dict)
    _repeats: Counter[str] = field(default_factory=Counter)
    #: Those of which all that they restate, over any number of steps, is found.
    _settled: set[Draft] = field(default_factory=set)

    @property
    def drafts(self) -> list[Draft]:
        return [draft for drafts in self.by_document.values() for draft in drafts]

    def give(self) -> None:
        """Names all statements; complains of ids given twice and of `same`."""
        for draft in self.drafts:
            self._given(draft)
        waiting = [draft for draft in self.drafts if self._same(draft)]
        for draft in self.drafts:
            if not self._same(draft):
                self._key(draft)
                self._settled.add(draft)
        progress = True
        while progress:
            linked = [draft for draft in waiting if not draft.same and self._link(draft)]
            settled = [draft for draft in waiting if draft.same in self._settled]
            for draft in settled:
                self._settled.add(draft)
                self._key(draft)
            waiting = [draft for draft in waiting if draft not in self._settled]
            progress = bool(linked or settled)
        for draft in waiting:
            if not draft.same:
                self._complain(draft)
            self._key(draft)
        for draft in waiting:
            self._break_circle(draft)

    def _same(self, draft: Draft) -> str:
        return "" if draft.judges else self.reading.text((*draft.act, "same")) or ""

    def _given(self, draft: Draft) -> None:
        id = self.reading.text((*draft.path, "id"))
        if id is None:
            return
        draft.id, draft.given = id, True
        path: Path = (*draft.path, "id")
        if id in self.known:
            line = self.reading.tree.value_at((*self.known[id].path, "id")).line
            self.reading.problem(path, f"the id '{shown(id)}' is already used on line {line}", "another id")
        else:
            self.reading.check_id(path, id, ("who", "what", "documents"))
        self.known.setdefault(id, draft)

    def _key(self, draft: Draft) -> None:
        """The id of a statement that was given none: document, mood, verb, object and recipient (R20)."""
        if draft.given:
            return
        parts = [draft.document, draft.mood.value.replace(" ", "-")]
        if draft.judges:
            parts.append(self.reading.text((*draft.path, draft.mood.value)) or "")
        elif verb := draft.effective_verb:
            parts += [verb.value, self._role(draft, verb.value), self._role(draft, "to")]
        key = "/".join(part for part in parts if part)
        draft.id = key
        while draft.id in self.known:
            self._repeats[key] += 1
            draft.id = f"{key}/{self._repeats[key] + 1}"
        self.known[draft.id] = draft

    def _role(self, draft: Draft, role: str) -> str:
        """What a role is, here or else in what is restated, as part of an id."""
        for one in draft.line():
            words = [word for _, word in self.reading.words((*one.act, role)) if word != UNNAMED_WITNESS]
            if words:
                return "+".join(_NOT_IN_IDS.sub("-", word).strip("-") for word in words)
        return ""

    def _link(self, draft: Draft) -> bool:
        """Finds what a statement restates, as far as can be told yet."""
        word = self._same(draft)
        if word in self.known:
            target = self.known[word]
            found = [] if target is draft or target.judges else [target]
        else:
            found = self._candidates(draft, word)
        if len(found) == 1 and (draft.verb is None or found[0] in self._settled):
            draft.same = found[0]
        return draft.same is not None

    def _candidates(self, draft: Draft, document: str) -> list[Draft]:
        """The acts of a document with the mood, and the verb if there is one, of a statement (R17)."""
        others = [other for other in self.by_document.get(document, ())
                  if other is not draft and other.mood is draft.mood]
        # One whose verb is not known yet may turn out to be another candidate.
        return [other for other in others if draft.verb in (None, other.effective_verb) or other not in self._settled]

    def _complain(self, draft: Draft) -> None:
        path, word, problem = (*draft.act, "same"), self._same(draft), self.reading.problem
        if word in self.reading.documents:
            found = self._candidates(draft, word)
            kind = f"'{draft.mood.value}'" + (f" and '{draft.verb}'" if draft.verb else "")
            acts = [one for one in found or self.by_document[word] if not one.judges and one is not draft and one.id]
            offered = listed([shown(one.id) for one in acts[:_MOST_OFFERED]])
            problem(path, f"the document '{shown(word)}' has {len(found) or 'no'} acts with {kind}",
                    f"the id of one act: {offered}" if offered else "the id of an act")
        elif word in self.known:
            is_what = "this statement itself" if self.known[word] is draft else "no act but a judgement"
            problem(path, f"'{shown(word)}' is {is_what}", "the id of another act")
        elif word not in self.unread:
            choices = {*self.known, *self.reading.documents}
            self.reading.known(path, word, choices, "the id of an act, or of a document with one such act")

    def _break_circle(self, draft: Draft) -> None:
        trail = list(draft.line())
        if trail[-1].same is draft:
            names = " → ".join(shown(one.id) for one in (*trail, draft))
            self.reading.problem((*draft.act, "same"), f"acts restate each other in a circle: {names}",
                                 "one that restates none")
            draft.same = None
