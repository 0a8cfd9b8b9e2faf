"""Who there is in a case, and who may be meant by a hand as a document names it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

Raw = Mapping[str, Any]


@dataclass(frozen=True)
class Somebody:
    """One concrete agent of a world: a person of the case or a stranger, and the bodies he is in."""

    name: str
    bodies: frozenset[str]


class People:
    """Who there is: persons, bodies, named unknowns, and who may be meant by a hand as written."""

    def __init__(self, who: Mapping[str, Raw]) -> None:
        self.who = who
        self.bodies = frozenset(id for id, one in who.items() if "group" in one)
        self.unknowns = frozenset(id for id, one in who.items() if "one of" in one)
        self.persons = tuple(id for id in who if id not in self.bodies | self.unknowns)

    def inside(self, id: str) -> frozenset[str]:
        """The bodies that somebody or a body is in, transitively; a body is in itself."""
        found = {id} if id in self.bodies else set()
        for body in listed(self.who[id].get("in")):
            found |= self.inside(body)
        return frozenset(found)

    def person(self, id: str) -> Somebody:
        return Somebody(id, self.inside(id))

    @cached_property
    def everybody(self) -> frozenset[Somebody]:
        """All persons, two strangers of every body and of none: of two whom nothing names either may be the other."""
        strangers = {
            Somebody(f"{which} stranger of {body}", self.inside(body) if body else frozenset())
            for body in (*self.bodies, "") for which in ("a", "another")
        }  # fmt: skip
        return frozenset({self.person(id) for id in self.persons} | strangers)

    def members(self, body: str) -> frozenset[Somebody]:
        return frozenset(one for one in self.everybody if body in one.bodies)

    def fillings(self, hand: str | None) -> frozenset[Somebody]:
        """Who may be meant by a hand as written; None is a hand that is not said."""
        if hand is None or plain(hand) == "someone":
            return self.everybody
        if hand.startswith("one of "):
            return self.members(plain(hand).removeprefix("one of "))
        if hand in self.bodies:
            return self.members(hand)
        if hand in self.unknowns:
            barred = set(listed(self.who[hand].get("not")))
            return frozenset(
                one for one in self.members(self.who[hand]["one of"])
                if one.name not in barred and not one.bodies & barred
            )  # fmt: skip
        return frozenset({self.person(hand)})

    def is_known(self, hand: str | None) -> bool:
        """Whether a hand names one person."""
        return hand in self.persons

    def related(self, author: str, hand: str) -> bool:
        """Whether an author is a hand or of it, or both are directly of one body: a wider one is nobody's office."""
        if author == hand or hand in self.inside(author):
            return True
        return hand not in self.bodies and bool(self._offices(author) & self._offices(hand))

    def _offices(self, hand: str) -> set[str]:
        """The body that a hand is, or those that it is directly in."""
        body = plain(hand).removeprefix("one of ")
        if body in self.bodies:
            return {body}
        return {*listed(self.who[body].get("in")), *listed(self.who[body].get("one of"))}


def plain(hand: str) -> str:
    """A hand as the file has it: an inline unknown without the mark by which it is told from others."""
    return hand.partition(" in ")[0]


def listed(value: Any) -> tuple[str, ...]:
    """One id or several as a tuple."""
    return () if value is None else (value,) if isinstance(value, str) else tuple(value)
