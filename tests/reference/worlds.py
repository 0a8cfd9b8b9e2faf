"""A brute-force reasoner: it lists the ways things can have been and looks at each.

It is written from the design and the rules of reading, takes a case as the plain mapping
that stands in the file, knows only the small language of `generate`, and shares nothing
with the engine. Where the rules leave a choice open it says so (`open`), and what hangs
on it is not compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from itertools import combinations, product
from typing import Any

from tests.reference.accounts import Accounts, Choice
from tests.reference.people import Somebody

HOUR = 3_600_000_000
FAR = 10**18
_CLOCK = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\dZ")
_DAY = re.compile(r"(\d{4}-\d\d-\d\d) UTC")


def instant(text: str) -> int:
    """Microseconds UTC of an exact time."""
    moment = datetime.strptime(text, "%Y-%m-%dT%H:%MZ").replace(tzinfo=UTC)
    return (moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)


def span(text: str) -> tuple[int, int]:
    """First and last instant of a written time that names no id."""
    if _CLOCK.fullmatch(text):
        return instant(text), instant(text)
    if day := _DAY.fullmatch(text):
        first = instant(f"{day[1]}T00:00Z")
        return first, first + 24 * HOUR - 1
    low, high = text.split("/")
    return (-FAR if low == ".." else instant(low)), (FAR if high == ".." else instant(high))


@dataclass
class Worlds(Accounts):
    """All that the documents of one case allow."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self._known: dict[Any, Any] = {}
        self.times = {id: self._spans(id) for id in self.acts}
        self._tied()

    # --- when -------------------------------------------------------------------------

    def _spans(self, id: str) -> tuple[tuple[int, int], ...]:
        """The spans an act may lie in, one of which holds; an act is not after a dated document that tells it."""
        act, low, high = self.acts[id], -FAR, FAR
        written = []
        for account in act.accounts:
            if account.mood != "did":
                continue
            if date := self.documents[account.document].get("date"):
                high = min(high, span(date)[1])
            when = account.roles.get("when")
            if (
                when
                and not when.startswith(("before ", "after ", "at "))
                and when not in self.acts
                and when not in self.documents
            ):
                written.append((*span(when), account.rests))
        own = [(first, last) for first, last, rests in written if not rests]
        together = (max([low, *(first for first, _ in own)]), min([high, *(last for _, last in own)]))
        if together[0] <= together[1]:
            if any(first > together[0] or last < together[1] for first, last, rests in written if rests):
                self.open.add(f"time:{id}")
            return (together,)
        if len(set(own)) > 1:
            self.open.add(f"time:{id}")
        return tuple((max(low, first), min(high, last)) for first, last in own)

    def _tied(self) -> None:
        """Where accounts put an act at several times, the rules do not say which of them is meant by `when: act`."""
        tied = [{a, b} for a, sign, b in self._relations if sign == "="]
        for pair in tied * len(tied):
            if any(f"time:{id}" in self.open for id in pair & set(self.acts)):
                self.open |= {f"time:{id}" for id in pair & set(self.acts)}

    @cached_property
    def _relations(self) -> tuple[tuple[str, str, str], ...]:
        """What is said of the order of acts: (a, `<` or `=`, b)."""
        found = []
        for id, act in self.acts.items():
            for account in act.accounts:
                word, _, other = account.roles.get("when", "").rpartition(" ")
                if account.mood == "did" and not account.rests and (other in self.acts or other in self.documents):
                    found.append({"before": (id, "<", other), "after": (other, "<", id)}.get(word, (id, "=", other)))
        return tuple(found)

    def sequences(self, acts: Iterable[str], moment: int | None = None) -> frozenset[tuple[frozenset[str], ...]]:
        """Every order in which acts can have been done, those of one instant together; `now` is the moment given."""
        wanted = frozenset(acts)
        linked = self._closure(wanted)
        fixed = {id: span(self.documents[id]["date"]) for id in linked & set(self.documents)}
        if moment is not None:
            fixed["now"] = (moment, moment)
        keep = wanted | ({"now"} if moment is not None else set())
        found = set()
        moving = sorted(linked & set(self.acts))
        for spans in product(*(self.times[id] for id in moving)):
            bounds = dict(zip(moving, spans, strict=True)) | fixed
            for blocks in self._ordered(bounds, frozenset(bounds), -FAR - 1):
                kept = (block & keep for block in blocks)
                found.add(tuple(block for block in kept if block))
        return frozenset(found)

    def _closure(self, acts: frozenset[str]) -> frozenset[str]:
        """These acts and all whose time is said by theirs, or the other way."""
        linked = set(acts)
        while more := {one for a, _, b in self._relations for one in (a, b) if (a in linked) != (b in linked)} - linked:
            linked |= more
        return frozenset(linked)

    def _ordered(
        self, bounds: Mapping[str, tuple[int, int]], left: frozenset[str], before: int
    ) -> Iterator[tuple[frozenset[str], ...]]:
        """Orders of what is left, each block as early as it can be: if any instants fit, these do."""
        if not left:
            yield ()
            return
        for size in range(1, len(left) + 1):
            for chosen in combinations(sorted(left), size):
                block = frozenset(chosen)
                at = max(before + 1, *(bounds[id][0] for id in block))
                if at > min(bounds[id][1] for id in block) or self._out_of_order(block, left - block):
                    continue
                for rest in self._ordered(bounds, left - block, at):
                    yield (block, *rest)

    def _out_of_order(self, block: frozenset[str], later: frozenset[str]) -> bool:
        return any(
            (b in block and a in block | later)
            if sign == "<"
            else ((a in block) != (b in block) and {a, b} <= block | later)
            for a, sign, b in self._relations
        )

    @cached_property
    def possible(self) -> bool:
        """Whether the times fit at all."""
        return bool(self.sequences(self.acts))

    def compare(self, one: str, other: str) -> frozenset[str]:
        """`before`, `after`, `same`: what an act is to another in some world."""
        if (one, other) not in self._known:
            answers = {
                "same" if len(blocks) == 1 else "before" if one in blocks[0] else "after"
                for blocks in self.sequences((one, other))
            }
            self._known[one, other] = frozenset(answers)
        found: frozenset[str] = self._known[one, other]
        return found

    # --- who --------------------------------------------------------------------------

    def assignments(self) -> Iterator[dict[str, Somebody]]:
        """Every filling of the named unknowns; each is the same somebody everywhere."""
        named = sorted(self.people.unknowns)
        for filling in product(*(sorted(self.people.fillings(id), key=lambda one: one.name) for id in named)):
            yield dict(zip(named, filling, strict=True))

    def options(self, role: tuple[str, str], known: Mapping[str, Somebody]) -> frozenset[tuple[Choice, Somebody]]:
        """Every choice of an account and filling for one role of an act, the named unknowns being filled."""
        found = set()
        for choice in self.choices[role]:
            fixed = {known[hand] for hand in choice.hands if hand is not None and hand in known}
            found |= {(choice, one) for one in choice.who if fixed <= {one}}
        return frozenset(found)

    def filled(self, *roles: tuple[str, str]) -> frozenset[tuple[Somebody, ...]]:
        """Who can have had these roles of acts, all of them together."""
        if roles not in self._known:
            answers: set[tuple[Somebody, ...]] = set()
            for known in self.assignments():
                answers |= set(product(*({one for _, one in self.options(role, known)} for role in roles)))
            self._known[roles] = frozenset(answers)
        found: frozenset[tuple[Somebody, ...]] = self._known[roles]
        return found
