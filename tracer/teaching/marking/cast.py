"""Whom a student means: names as they are written, held against the people of the key."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from tracer import wording
from tracer.analysis.reading import Reading
from tracer.comparison import alikeness
from tracer.kernel.truth import Truth
from tracer.teaching.marking.languages import english

#: How alike a name must be before somebody is meant by it; how alike before it is plainly his.
_MEANT, _PLAIN = 0.5, 0.9
_NOBODY = frozenset({
    "", "?", "-", "–", "—", "n/a", "none", "nobody", "not known", "not named", "not recorded", "not said", "somebody",
    "somebody not named", "someone", "unknown",
})  # fmt: skip
#: Somebody of a body, in words: what is his, and of which body he is.
_SOMEBODY_OF = re.compile(r"(?:the |an? )?(?P<who>.+?) (?:of|at|in|from) (?:the )?(?P<body>.+)", re.IGNORECASE)
#: Words that say no more of him than that he is of it.
_ANYBODY = frozenset({
    "an", "employee", "employees", "hand", "member", "members", "not", "named", "of", "officer", "official",
    "officials", "one", "people", "person", "some", "somebody", "someone", "staff", "the", "unknown", "unnamed",
})  # fmt: skip
#: Before the id of a body, for one of its people of whom the key knows nothing.
_ONE_OF = "one of "
_SEVERAL = re.compile(r"\s*(?:;|,|/|&|\+|\band\b)\s*")

#: So much of a cell is taken for names; to compare letters takes the square of their number.
_LONGEST, _MOST_NAMES = 120, 8

Hands = tuple[str, ...]


class Cast:
    """The people, posts and bodies of a key, to be found by what a student calls them.

    Example:
        >>> import tracer
        >>> from tracer.analysis.reading import read
        >>> cast = Cast(read(tracer.load(tracer.example("bush-gorbachev-1990"))))
        >>> cast.meant("Mr. Joyce"), cast.meant("Ambassador Matlock"), cast.meant("Colonel Ferreira")
        ((('joyce',),), (('matlock',),), ((),))
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._called = {agent.id: tuple(self._names(agent.id)) for agent in reading.case.agents if not agent.inline}
        self._last = {id: words[-1] for id, names in self._called.items() if (words := _words(names[0]))}
        self.meant = lru_cache(10_000)(self._meant)
        # A class writes the same names over and over, and each is held against everything that the key asks.
        self._graded = lru_cache(10_000)(self._grade)
        self._fits = lru_cache(20_000)(self._one)

    def worth(self, cell: str, expected: Iterable[Hands], besides: Hands = ()) -> float:
        """How well what a cell says is who it was: 1, half for the body of a person, or 0.

        Args:
            cell: what the student wrote.
            expected: the sets of hands that are right, any of them; an empty one for *not said*.
            besides: who may be named besides; alone they are half right.
        """
        meant = self.meant(cell)
        if besides:
            asked = tuple(
                one for one in meant if not any(self._graded(id, hand) == 1 for id in one for hand in besides)
            )
            if meant and not asked:
                return max((0.5, *(self._fits(cell, meant, hands) for hands in expected)))
            meant = asked
        return max((self._fits(cell, meant, hands) for hands in expected), default=0.0)

    def named_in(self, words: str, expected: Iterable[Hands]) -> bool:
        """Whether somebody's words name one of those who are right, by the last of his names."""
        said = _words(words)
        return any(self._last.get(hand) in said for hands in expected for hand in hands)

    def _one(self, cell: str, meant: tuple[Hands, ...], hands: Hands) -> float:
        if not hands:
            return float(nobody(cell))
        if nobody(cell):
            return float(all(self._unnamed(hand) for hand in hands))
        best = (max((self._graded(one, hand) for one in several for hand in hands), default=0.0) for several in meant)
        return sum(best) / max(len(hands), len(meant))

    def _unnamed(self, hand: str) -> bool:
        agent = self._reading.case.agent(hand)
        return agent.kind == "unknown" and not agent.name

    def _grade(self, meant: str, hand: str) -> float:
        agents, case = self._reading.agents, self._reading.case
        if meant.startswith(_ONE_OF):
            return 0.5 if meant.removeprefix(_ONE_OF) in (hand, *agents.bodies(hand)) else 0.0
        if meant == hand or agents.satisfies(meant, hand) is Truth.YES and case.agent(hand).kind != "body":
            return 1.0
        if self._unnamed(hand) and meant == case.agent(hand).one_of:
            return 1.0
        return 0.5 if meant in agents.bodies(hand) or hand in agents.bodies(meant) else 0.0

    def _meant(self, cell: str) -> tuple[Hands, ...]:
        """For each name in a cell those whom it fits best; nobody where it fits none."""
        cell = " ".join(cell.split())[:_LONGEST]
        whole = self._best(cell)
        parts = [part for part in _SEVERAL.split(cell) if part]
        if whole[0] >= _PLAIN or len(parts) < 2:
            return (self._somebody_of(cell, whole[1]),)
        found = [self._best(part) for part in parts[:_MOST_NAMES]]
        if whole[1] and any(one[0] < _PLAIN for one in found):
            return (whole[1],)
        return tuple(ids for _, ids in found)

    def _somebody_of(self, cell: str, ids: Hands) -> Hands:
        """Whom a cell means that fits a body best: the body, or somebody of it whom no document speaks of.

        A title in small letters, "duty officer", makes him one; "an officer" says no more than the body does, and
        with a capital, "Department of State", it is a name.
        """
        said = _SOMEBODY_OF.fullmatch(cell)
        if said is None or not ids or any(self._reading.case.agent(id).kind != "body" for id in ids):
            return ids
        words = said["who"].split()
        if not words[-1][:1].islower() or {*map(str.casefold, words)} <= _ANYBODY:
            return ids
        score, named = self._best(said["body"])
        return tuple(f"{_ONE_OF}{id}" for id in ids) if score >= _PLAIN and {*ids} <= {*named} else ids

    def _best(self, text: str) -> tuple[float, Hands]:
        said = {text, english(text, "names")}
        scores = {id: max(_alike(one, name) for name in names for one in said)
                  for id, names in self._called.items() if names}  # fmt: skip
        best = max(scores.values(), default=0.0)
        if best < _MEANT:
            return best, ()
        return best, tuple(id for id, score in scores.items() if score == best)

    def _names(self, id: str) -> Iterable[str]:
        agent = self._reading.case.agent(id)
        name = wording.plain_name(self._reading, id)
        yield name
        yield id.replace("-", " ")
        if agent.post:
            yield agent.post
            yield f"{agent.post} {name}"
        for body in self._reading.agents.bodies(id)[:3]:
            yield f"{name} {wording.plain_name(self._reading, body)}"


def same(cell: str, other: str) -> bool:
    """Whether two plainly are one name.

    Example:
        >>> same("the duty officer of the embassy", "duty officer of the embassy")
        True
    """
    return (alikeness.names(cell, other) or 0.0) >= _PLAIN


@lru_cache(10_000)
def nobody(cell: str) -> bool:
    """Whether a cell says that it is not known who it was.

    Example:
        >>> nobody(" Unknown. "), nobody("Joyce")
        (True, False)
    """
    return " ".join(cell.casefold().split()).strip("[]().") in _NOBODY


@lru_cache(10_000)
def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text.casefold()))


@lru_cache(20_000)
def _alike(cell: str, name: str) -> float:
    """As `alikeness.names`; an initial stands for the word of the name that it begins, beside another word of it."""
    words, said = re.findall(r"\w+", name), re.findall(r"\w+", cell)
    if any(len(one) > 1 and same(one, word) for one in said for word in words):
        said = [next((word for word in words if len(one) == 1 and word[:1].casefold() == one.casefold()), one)
                for one in said]  # fmt: skip
    return alikeness.names(" ".join(said), name) or 0.0
