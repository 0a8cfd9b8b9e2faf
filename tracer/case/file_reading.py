"""One file while it is being read: its values by path, its names, and what is wrong so far.

Everything here forgives: what has the wrong shape has been complained of by `form`, and is
passed over, so that one mistake does not hide the next.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from tracer.case.apparatus import Supplied
from tracer.case.keys import TABLES
from tracer.case.model import Agent, Item
from tracer.case.positions import Path, Raw, Tree
from tracer.case.spelling import nearest, shown, unseen
from tracer.case.times import Time, TimeError, parse_time
from tracer.case.yaml_errors import LONGEST_ID, too_long
from tracer.errors import Location, Problem
from tracer.vocabulary import EDITORS, UNNAMED_WITNESS

_MOST_SUGGESTIONS = 100
_ONE_OF, _SOMEONE, _WITHHELD = "one of ", "someone", "withheld"
_RESERVED = frozenset({_SOMEONE, _WITHHELD, EDITORS, "future"})
_COPY_OF, _ORIGINAL_OF = "copy of ", "original of "


@dataclass(frozen=True, slots=True)
class _Unlisted:
    """Ids that can be asked for and not gone through, so that no nearest one is sought."""

    ids: frozenset[str]

    def __contains__(self, id: object) -> bool:
        return id in self.ids


@dataclass
class FileReading:
    """What is known of a file so far.

    Attributes:
        kinds: for each id of `who` its kind; `contents` for each id of `what`.
        documents: ids of documents; `acts` of statements.
        agents: the agents resolved so far, inline ones included; `items` likewise.
    """

    tree: Tree
    problems: list[Problem] = field(default_factory=list)
    supplied: list[Supplied] = field(default_factory=list)
    kinds: dict[str, str] = field(default_factory=dict)
    contents: dict[str, str] = field(default_factory=dict)
    documents: frozenset[str] = frozenset()
    acts: frozenset[str] = frozenset()
    agents: dict[str, Agent] = field(default_factory=dict)
    items: dict[str, Item] = field(default_factory=dict)
    year: int | None = None
    about: int | None = None
    _suggested: int = 0
    _opened: dict[Path, Raw] = field(default_factory=dict)

    @cached_property
    def bodies(self) -> frozenset[str]:
        """Ids of bodies."""
        return frozenset(id for id, kind in self.kinds.items() if kind == "body")

    @cached_property
    def posts(self) -> frozenset[str]:
        """Ids of posts."""
        return frozenset(id for id, kind in self.kinds.items() if kind == "post")

    @cached_property
    def things(self) -> frozenset[str]:
        """Ids of contents, things and documents."""
        return frozenset(self.contents) | self.documents

    @cached_property
    def sayings(self) -> frozenset[str]:
        """Ids of acts and documents; asked for only once all statements have theirs."""
        return self.acts | self.documents

    def problem(self, path: Path, message: str, expected: str = "", suggestion: str = "", *, key: bool = False) -> None:
        """Notes something wrong with the value (or the key) at a path."""
        place = self.tree.key_at(path) if key else self.tree.value_at(path)
        self.problems.append(Problem(place, message, expected, suggestion))

    def check_id(self, path: Path, id: str, parts: Iterable[str]) -> None:
        """Complains of an id that is no plain word, is a word of the format, or names something in these parts."""
        part = next((part for part in parts if id in self.map((part,))), "")
        key = len(path) == 2
        if len(id) > LONGEST_ID:
            self.problems.append(too_long(self.tree.key_at(path) if key else self.tree.value_at(path), id))
        elif not _is_plain(id):
            self.problem(path, f"'{shown(id)}' cannot be an id", "letters, digits, '-', '_' and '.' only", key=key)
        elif id in _RESERVED:
            self.problem(path, f"'{id}' is a word of the format and cannot be an id", "another id", key=key)
        elif part:
            self.problem(path, f"the id '{shown(id)}' is already used in `{part}`", "another id", key=key)

    def near(self, word: str, choices: Iterable[str]) -> str:
        """The nearest right spelling; none once so many have been sought that a hostile file would cost hours."""
        self._suggested += 1
        return nearest(word, choices) if self._suggested <= _MOST_SUGGESTIONS else ""

    def place(self, path: Path) -> Location:
        """Where the key at a path stands, or the value where it is in a list."""
        return self.tree.key_at(path)

    def at(self, path: Path) -> Raw:
        """The value at a path; None where there is none."""
        if not path:
            return self.tree.data
        outer, step = path[:-1], path[-1]
        if outer not in self._opened:  # what stands in one map is asked for one after the other
            self._opened[outer] = self.at(outer)
        value = self._opened[outer]
        if isinstance(value, dict) and isinstance(step, str):
            return value.get(step)
        if isinstance(value, list) and isinstance(step, int) and step < len(value):
            return value[step]
        return None

    def map(self, path: Path) -> dict[str, Raw]:
        """The map at a path; empty where there is none."""
        value = self.at(path)
        return value if isinstance(value, dict) else {}

    def text(self, path: Path) -> str | None:
        """The text at a path; None where there is none."""
        value = self.at(path)
        return value if isinstance(value, str) and value else None

    def said(self, path: Path) -> str | None:
        """The text at a path; None where there is none, or where it is `not said`."""
        text = self.text(path)
        return None if text == UNNAMED_WITNESS else text

    def words(self, path: Path) -> Iterator[tuple[Path, str]]:
        """The text or texts at a path, each with its own path."""
        value = self.at(path)
        if isinstance(value, str):
            yield path, value
        elif isinstance(value, list):
            for index, entry in enumerate(value):
                if isinstance(entry, str):
                    yield (*path, index), entry

    def note_supplied(self, path: Path, subject: str) -> str | None:
        """Collects the editor's reason that stands in the map at a path."""
        why = self.text((*path, "supplied"))
        if why is not None:
            self.supplied.append(Supplied(subject, why, self.place((*path, "supplied"))))
        return why

    def time(self, path: Path, zone: str | None) -> Time | None:
        """The time at a path, on the clock of `zone` where it names none."""
        text = self.said(path)
        if text is None:
            return None
        ids = self.sayings if self._suggested < _MOST_SUGGESTIONS else _Unlisted(self.sayings)
        try:
            return parse_time(text, zone=zone, ids=ids, about=self.about, year=self.year)
        except TimeError as error:
            self._suggested += 1
            self.problem(path, error.message, error.expected, error.suggestion)
            return None

    def lasting(self, path: Path, keys: tuple[str, str], zone: str | None) -> tuple[Time | None, Time | None]:
        """The two times under these keys; complains where the second is over before the first begins."""
        first, last = (self.time((*path, key), zone) for key in keys)
        if first and last and last.over_before(first):
            message = f"'{shown(last.text)}' is over before '{shown(first.text)}', its '{keys[0]}'"
            self.problem((*path, keys[1]), message, f"'{keys[1]}' no earlier than '{keys[0]}'")
        return first, last

    def known(self, path: Path, word: str, choices: Collection[str], what: str) -> bool:
        """Whether a word is an id among `choices`; complains where it is not."""
        if word in choices:
            return True
        if not choices and self._misspelt():
            return False
        other = self._namespace_of(word)
        message = f"'{shown(word)}' is {other}" if other else f"unknown id '{shown(word)}'"
        self.problem(path, message, what, self.near(word, choices))
        return False

    def _misspelt(self) -> bool:
        """Whether the table that was meant may stand under a key that is no key; that has a problem of its own."""
        return isinstance(self.tree.data, dict) and not TABLES["case"].keys() >= self.tree.data.keys()

    def _namespace_of(self, word: str) -> str:
        if word in self.kinds:
            return {"person": "a person", "post": "a post", "body": "a body"}.get(self.kinds[word], "an unknown agent")
        if word in self.contents:
            return f"a {self.contents[word]}"
        if word in self.documents:
            return "a document"
        return "an act" if word in self.acts else ""

    def ids(self, path: Path, choices: Collection[str], what: str, own: str = "") -> tuple[str, ...]:
        """The ids at a path, those that are known; complains where `own`, whose key it is, is among them."""
        found = []
        for at, word in self.words(path):
            if word in ("", UNNAMED_WITNESS) or self._own(at, word, own):
                continue
            if self.known(at, word, choices, what):
                found.append(word)
        return tuple(found)

    def _own(self, at: Path, word: str, own: str) -> bool:
        """Whether what a key is about is named in it; complains where it is."""
        if not own or word != own:
            return False
        key = next(step for step in reversed(at) if isinstance(step, str))
        self.problem(at, f"'{shown(word)}' is named in its own '{key}'", "the id of another")
        return True

    def id(self, path: Path, choices: Collection[str], what: str, own: str = "") -> str | None:
        """The one id at a path, where it is known."""
        found = self.ids(path, choices, what, own) if isinstance(self.at(path), str) else ()
        return found[0] if found else None

    def agent_ids(self, path: Path, owner: str, role: str) -> tuple[str, ...]:
        """The agents at a path; `one of BODY`, `someone`, `withheld` become fresh unknowns named `<owner>/<role>`."""
        found = []
        for at, word in self.words(path):
            if word in ("", UNNAMED_WITNESS):
                continue
            if word in (_SOMEONE, _WITHHELD):
                found.append(self._unknown(at, owner, role, None, "name withheld" if word == _WITHHELD else None))
            elif word.startswith(_ONE_OF):
                body = word.removeprefix(_ONE_OF).strip()
                if self.known(at, body, self.bodies, "the id of a body after 'one of'"):
                    found.append(self._unknown(at, owner, role, body))
            elif self.known(at, word, self.kinds, "an id from `who`"):
                found.append(word)
        return tuple(found)

    def _unknown(self, path: Path, owner: str, role: str, body: str | None, withheld: str | None = None) -> str:
        id = fresh(f"{owner}/{role.replace(' ', '-')}", self.agents.__contains__)
        self.agents[id] = Agent(id, "unknown", "", self.tree.value_at(path), one_of=body, withheld=withheld,
                                inline=True)
        return id

    def item_ids(self, path: Path, owner: str, role: str, own: str = "") -> tuple[str, ...]:
        """The contents, things and documents at a path; `copy of X` and `original of X` become fresh things.

        Complains where `own`, whose key it is, is among them.
        """
        found = []
        for at, word in self.words(path):
            if word in ("", UNNAMED_WITNESS) or self._own(at, word, own):
                continue
            prefix = next((prefix for prefix in (_COPY_OF, _ORIGINAL_OF) if word.startswith(prefix)), "")
            base = word.removeprefix(prefix).strip()
            what = f"an id from `what` or `documents` after '{prefix.strip()}'" if prefix else (
                "an id from `what` or `documents`")
            if not self.known(at, base, self.things, what):
                continue
            if not prefix:
                found.append(base)
                continue
            id = fresh(f"{owner}/{role.replace(' ', '-')}", self.items.__contains__)
            self.items[id] = Item(
                id, "thing", "", self.tree.value_at(at), inline=True,
                copy_of=base if prefix == _COPY_OF else None, original_of=base if prefix == _ORIGINAL_OF else None,
            )
            found.append(id)
        return tuple(found)

    def zone_of(self, agents: Iterable[str]) -> str | None:
        """The zone of the place of these agents: their own, else that of the nearest body they are in.

        None where it is not known, or where several are equally near and differ.
        """
        zones = {zone for agent in agents if (zone := self._zone(agent))}
        return zones.pop() if len(zones) == 1 else None

    def _zone(self, id: str) -> str | None:
        if self.text(("who", id, "zone")) == UNNAMED_WITNESS:
            return None  # on the road, and not in the zone of his body
        ring, seen = {id}, {id}
        while ring:
            agents = [self.agents[id] for id in sorted(ring) if id in self.agents]
            zones = {agent.zone for agent in agents if agent.zone}
            if zones:
                return zones.pop() if len(zones) == 1 else None
            ring = {body for agent in agents for body in (*(one.of for one in agent.memberships), agent.one_of) if body}
            ring -= seen
            seen |= ring
        return None


def _is_plain(id: str) -> bool:
    # Accents may come as characters of their own, so marks ("M…") belong to words.
    return bool(id) and not any(map(unseen, id)) and all(
        char.isalnum() or char in "-_." or unicodedata.category(char)[0] == "M" for char in id)


def fresh(id: str, taken: Callable[[str], bool]) -> str:
    """The id itself, or with `/2`, `/3` … where it is taken.

    Example:
        >>> fresh("a", {"a", "a/2"}.__contains__)
        'a/3'
    """
    number, name = 1, id
    while taken(name):
        number += 1
        name = f"{id}/{number}"
    return name
