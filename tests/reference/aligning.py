"""The steps of an order, and what is shown held against them hand by hand (R1, R3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations, pairwise, product

from tests.reference.people import Somebody
from tests.reference.worlds import Worlds

#: Unmatched hands, and for each step the acts at which it may be done, first to last.
Alignments = list[tuple[int, tuple[tuple[str, ...], ...]]]


@dataclass(frozen=True)
class Stage:
    """One ordered step: who was to hand it to whom.

    Attributes:
        giver: the person named, or the sole addressee where he is a person; else None.
        named: whether the order names the giver.
    """

    giver: str | None
    recipient: str
    named: bool
    personally: bool


@dataclass(frozen=True)
class Reading:
    """One way of taking what the rules leave open, in choosing the act that performed a step.

    Attributes:
        links: pairs of acts between which it is taken that the recipient was the next giver.
        start: whether the addressee's body, which had the message, counts as a hand of the path.
        sure_is_nearer: whether a hand that is surely the ordered one is nearer than one that may be.
        wide: whether colleagues of a named giver are bound too, and what leads to those of the recipient leads to him.
        leaving: whether the act that performed it is the first that left the giver's body, or the
            first from his hand.
        unsaid: whether an act may perform a step that does not say its recipient, or says neither its
            giver nor surely the ordered recipient (R14 makes them fresh unknowns, and lets what is
            unsaid not be compared).
    """

    links: frozenset[tuple[str, str]]
    start: bool
    sure_is_nearer: bool
    wide: bool
    leaving: bool
    unsaid: bool


@dataclass
class Aligning:
    """The steps of an order, and the best alignments of ways with them."""

    worlds: Worlds
    _aligned: dict[object, Alignments] = field(default_factory=dict)

    @cached_property
    def order(self) -> dict[str, object]:
        return dict(self.worlds.documents["order"])

    @cached_property
    def issuer(self) -> str:
        return str(self.order["from"])

    @cached_property
    def stages(self) -> tuple[Stage, ...]:
        """The steps of the order in their order; a later word that it binds since then joins its step (R7)."""
        people, later = self.worlds.people, []
        found = []
        for document, _, roles, frame in self.worlds.said("must"):
            if document != "order":
                assert frame["binds"] == "since order"
                later.append(roles)
        for document, _, roles, _ in self.worlds.said("must"):
            if document == "order":
                addressee = str(self.order["to"])
                giver = roles.get("from") or (addressee if people.is_known(addressee) else None)
                personally = any(
                    "personally" in one for one in (roles, *(one for one in later if one["to"] == roles["to"]))
                )
                found.append(Stage(giver, roles["to"], "from" in roles, personally))
        return tuple(found)

    def alignments(self, flow: tuple[str, ...], reading: Reading) -> Alignments:
        """The best alignments of one flow with the ordered hands: cost and the act at which each step is done."""
        key = (flow, reading.start, reading.sure_is_nearer, reading.leaving)
        if key not in self._aligned:
            self._aligned[key] = self._align(flow, reading)
        return self._aligned[key]

    def _align(self, flow: tuple[str, ...], reading: Reading) -> Alignments:
        ordered = [
            self.issuer,
            *([self.stages[0].giver or str(self.order["to"])]),
            *(stage.recipient for stage in self.stages),
        ]
        shown = self._path(flow, reading)
        found = []
        for pairs in self._pairings(len(ordered), len(shown)):
            matches = [self._same(ordered[a], shown[b][0]) for a, b in pairs]
            if not self._substituted([pair for pair, match in zip(pairs, matches, strict=True) if match],
                                     matches.count(0), len(ordered), len(shown)):  # fmt: skip
                continue
            unmatched = (len(ordered) - len(pairs)) + (len(shown) - len(pairs)) + 2 * matches.count(0)
            near = sum(
                (3 if match == 2 and reading.sure_is_nearer else 2) if match else self._near(ordered[a], shown[b][0])
                for match, (a, b) in zip(matches, pairs, strict=True)
            )
            found.append((unmatched, -near, self._roots(dict(pairs), shown, reading)))
        # Nearness pairs hands; it does not choose between ways.
        best = min((unmatched, near) for unmatched, near, _ in found)
        return [(unmatched, roots) for unmatched, near, roots in found if (unmatched, near) == best]

    def _path(self, flow: tuple[str, ...], reading: Reading) -> list[tuple[frozenset[Somebody], str | None]]:
        """The hands of a flow, each with the act by which it was left."""
        people = self.worlds.people
        hands: list[tuple[frozenset[Somebody], str | None]] = [(frozenset({people.person(self.issuer)}), None)]
        if reading.start:
            addressee = str(self.order["to"])
            body = people.inside(addressee)
            hands.append(
                (frozenset(one for one in people.everybody if one.bodies & body) or people.fillings(addressee), None)
            )
        for before, id in zip((None, *flow), flow, strict=False):
            giver = {one for (one,) in self.worlds.filled((id, "from"))}
            if before:
                giver &= {one for (one,) in self.worlds.filled((before, "to"))}
            if id == flow[0] and reading.start and giver & hands[-1][0]:
                hands.pop()
            hands.append((frozenset(giver), id))
        hands.append((frozenset(one for (one,) in self.worlds.filled((flow[-1], "to"))), None))
        return hands

    def _same(self, ordered: str, shown: frozenset[Somebody]) -> int:
        """2 where a shown hand is surely the ordered one, 1 where it may be, else 0."""
        meant = self.worlds.people.fillings(ordered)
        return 2 if shown <= meant else 1 if shown & meant else 0

    def _near(self, ordered: str, shown: frozenset[Somebody]) -> int:
        """1 where a shown hand is of the ordered one's body."""
        return int(any(one.bodies & self.worlds.people.inside(ordered) for one in shown))

    def _pairings(self, ordered: int, shown: int) -> Iterator[list[tuple[int, int]]]:
        for size in range(min(ordered, shown) + 1):
            for left, right in product(combinations(range(ordered), size), combinations(range(shown), size)):
                yield list(zip(left, right, strict=True))

    @staticmethod
    def _substituted(matched: list[tuple[int, int]], replaced: int, ordered: int, shown: int) -> bool:
        """R3: a hand that lacks beside one that is more is a replaced hand, so that between two matches never both are left."""
        joints = pairwise([(-1, -1), *matched, (ordered, shown)])
        return replaced == sum(min(c - a, d - b) - 1 for (a, b), (c, d) in joints)

    def _roots(
        self, pairs: dict[int, int], shown: list[tuple[frozenset[Somebody], str | None]], reading: Reading
    ) -> tuple[tuple[str, ...], ...]:
        """For each step the acts that lie between its two hands, of which one departs from it or does it."""
        roots = []
        for number, stage in enumerate(self.stages):
            first = max((b for a, b in pairs.items() if a <= number + 1), default=0)
            last = min((b for a, b in pairs.items() if a >= number + 2), default=len(shown) - 1)
            acts = [(act, to) for (_, act), (to, _) in pairwise(shown[first : last + 1]) if act]
            home = self.worlds.people.inside(stage.giver or str(self.order["to"]))
            # A step is not done yet while it is handed on inside the giver's own body.
            left = (act for act, to in acts if not (reading.leaving and any(one.bodies & home for one in to)))
            roots.append(tuple(left))
        return tuple(roots)
