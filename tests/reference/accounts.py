"""What the documents of a small case say of each act, and who can be meant by it.

Of the brute-force reasoner the part before any world: accounts of one act joined (R16), and whether
it is certain that it happened.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from tests.reference.people import People, Raw, Somebody, listed, plain


@dataclass(frozen=True)
class Account:
    """What one document says of an act; `rests` where the document relies on another that tells it."""

    document: str
    mood: str
    roles: Raw
    rests: bool


@dataclass(frozen=True)
class Choice:
    """One value that a role of an act may have: the hands that say it together, and who they can mean."""

    hands: tuple[str | None, ...]
    who: frozenset[Somebody]
    written: str | None


@dataclass(frozen=True)
class Act:
    """One act: what each document says of it."""

    id: str
    verb: str
    accounts: tuple[Account, ...]

    @property
    def first(self) -> Raw:
        return self.accounts[0].roles

    @property
    def moves_thing(self) -> bool:
        return self.verb in ("give", "receive")

    @property
    def performs(self) -> bool:
        """R4: `pass` includes giving a carrier and telling the text."""
        return self.moves_thing or (self.verb == "tell" and self.first.get("extent") == "text")


@dataclass
class Accounts:
    """All that the documents of one case tell.

    Attributes:
        open: tags of what the rules leave open: `role:ACT:ROLE`, `happened:ACT`, `time:ACT`.
    """

    case: Raw
    open: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.people = People(self.case["who"])
        self.documents: Mapping[str, Raw] = self.case["documents"]
        self.acts = self._acts()
        self.choices = {(id, role): self._choices(id, role) for id in self.acts for role in ("from", "to")}
        self.certain = {id: self._happened(id) for id in self.acts}

    def said(self, *moods: str) -> Iterator[tuple[str, str, Raw, Raw]]:
        """Document, mood, roles and frame of each statement of these moods."""
        for document, header in self.documents.items():
            for statement in header.get("says", ()):
                for mood in moods:
                    if mood in statement:
                        yield document, mood, statement[mood], statement

    def _acts(self) -> dict[str, Act]:
        accounts: dict[str, list[tuple[str, str, Raw]]] = {}
        verbs: dict[str, str] = {}
        told = list(self.said("did", "did not"))
        for document, mood, roles, frame in sorted(told, key=lambda one: "same" in one[2]):
            id = roles.get("same") or frame["id"]
            accounts.setdefault(id, []).append((document, mood, roles))
            if "same" not in roles:
                verbs[id] = next(verb for verb in ("give", "tell", "receive") if verb in roles)
        return {
            id: Act(id, verbs[id], tuple(
                Account(document, mood, roles, bool(set(listed(self.documents[document].get("rests on")))
                                                    & {other for other, _, _ in several}))
                for document, mood, roles in several
            ))
            for id, several in accounts.items()
        }  # fmt: skip

    def _value(self, act: Act, account: Account, role: str) -> str | None:
        """A hand as one document names it; inline unknowns are fresh each time (R18), so each bears its place."""
        hand: str | None = account.roles.get("who" if act.verb == "receive" and role == "to" else role)
        fresh = hand is not None and (hand == "someone" or hand.startswith("one of "))
        return f"{hand} in {account.document}/{act.id}/{role}" if fresh else hand

    def _choices(self, id: str, role: str) -> tuple[Choice, ...]:
        """R16: accounts that one agent satisfies are one value; those that none does are alternatives."""
        act = self.acts[id]
        told = [(self._value(act, one, role), one.rests) for one in act.accounts if one.mood == "did"]
        hands = list(dict.fromkeys(hand for hand, rests in told if hand is not None and not rests))
        resting = [hand for hand, rests in told if hand is not None and rests]
        groups: list[tuple[str | None, ...]] = []
        for size in range(len(hands), 0, -1):
            for group in combinations(hands, size):
                if self.common(group) and not any(set(group) < set(other) for other in groups):
                    groups.append(group)
        # Who rests on a silent account and says `someone` names an unknown hand as it was, and nobody.
        unnamed = [(hand,) for hand in resting if plain(hand) == "someone"]
        found = tuple(self._choice(group) for group in groups or unnamed[:1] or [(None,)])
        for hand in resting:
            if not any(
                one.who <= self.people.fillings(hand) or not one.who & self.people.fillings(hand) for one in found
            ):
                self.open.add(f"role:{id}:{role}")
        # Of several unknown hands that may be one, the rules do not say by which name he goes.
        vague = any(
            sum(not self.people.is_known(hand) and hand not in self.people.bodies for hand in one) > 1 for one in groups
        )
        if vague or (len(hands) > 2 and len(found) > 1):
            self.open.add(f"role:{id}:{role}")
        return found

    def common(self, hands: Iterable[str | None]) -> frozenset[Somebody]:
        """Who may be meant by all of these hands at once."""
        return frozenset.intersection(*(self.people.fillings(hand) for hand in hands))

    def _choice(self, group: tuple[str | None, ...]) -> Choice:
        written = min(group, key=lambda hand: (len(self.people.fillings(hand)), hand in self.people.bodies))
        return Choice(group, self.common(group), written)

    def _happened(self, id: str) -> bool:
        """Whether the act happened in every world: told by one who took part and not denied."""
        act = self.acts[id]
        denials = [one for one in act.accounts if one.mood == "did not"]
        if denials:
            # Whether the time of a denial bounds what it denies is not said.
            if any("date" in self.documents[one.document] for one in denials):
                self.open.add(f"time:{id}")
            return False
        answers = {self.took_part(act, one) for one in act.accounts if one.mood == "did" and not one.rests}
        named = {self.took_part(act, one) for one in act.accounts if one.mood == "did" and "from" in self.documents[one.document]}
        if None in named and True not in named:
            self.open.add(f"happened:{id}")
        if True in answers:
            return True
        if None in answers or any(self.took_part(act, one) is not False for one in act.accounts if one.rests):
            self.open.add(f"happened:{id}")
        return False

    def took_part(self, act: Act, account: Account) -> bool | None:
        """Whether its author took part by his own account and by the others'; None where that is open."""
        header = self.documents[account.document]
        if "from" not in header:
            return True
        own = [self._value(act, account, role) or self._value(act, act.accounts[0], role) for role in ("from", "to")]
        all_said = [choice.hands for role in ("from", "to") for choice in self.choices[act.id, role]]
        author = header["from"]
        present = [*listed(account.roles.get("present")), *listed(act.first.get("present"))]
        readings = {
            any(self.people.related(author, hand) for hand in (*hands, *present) if hand and plain(hand) != "someone")
            for hands in (own, [hand for hands in all_said for hand in hands])
        }
        if readings == {False} and any(hand is None or plain(hand) == "someone" for hand in own):
            return None
        return readings.pop() if len(readings) == 1 else None
