"""Which act performed an ordered step (R1 to R4): decided before worlds, on what is possible."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations, pairwise, product

from tests.reference.people import Somebody, listed
from tests.reference.worlds import Worlds

#: Unmatched hands, and the act at which each step is done.
Alignments = list[tuple[int, tuple[str | None, ...]]]
UNDER, RECIPIENT, LEADS, REPORTED = 0, 1, 2, 3


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
        wide: whether colleagues of a named giver are bound too.
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
class Performing:
    """The steps of an order, and the acts that may have performed them."""

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

    # --- which act --------------------------------------------------------------------

    @cached_property
    def judged(self) -> tuple[str, ...]:
        """Acts that can perform a step and are not certainly before the order (R8), nor the issuer's own (R6).

        What the order itself tells as done was done before it.
        """
        return tuple(
            id for id, act in self.worlds.acts.items()
            if act.performs and self.worlds.compare(id, "order") != {"before"}
            and not any(one.mood == "did" and one.document == "order" for one in act.accounts)
            and {choice.written for choice in self.worlds.choices[id, "from"]} != {self.issuer}
        )  # fmt: skip

    def _readings(self) -> Iterator[Reading]:
        sure, unsure = set(), []
        for one, other in product(self.judged, repeat=2):
            if one == other or self.worlds.compare(one, other) == {"after"}:
                continue
            answers = {a == b for a, b in self.worlds.filled((one, "to"), (other, "from"))}
            if True in answers:
                certain = answers == {True} and self.worlds.compare(one, other) == {"before"}
                sure.add((one, other)) if certain else unsure.append((one, other))
        for size in range(len(unsure) + 1):
            for chosen in combinations(unsure, size):
                for choices in product((True, False), repeat=5):
                    yield Reading(frozenset(sure) | set(chosen), *choices)

    @cached_property
    def performed(self) -> tuple[frozenset[str | None], ...]:
        """For each step the acts that perform it in one reading or another; None: none does.

        What went back to the issuer's own body and on from it, what went on inside a body ordered to get it, what
        a hand gave to itself, and whose hands the rules leave open, is left open.
        """
        people, home = self.worlds.people, self.worlds.people.inside(self.issuer) | {self.issuer}
        back = [id for id in self.judged for one in self.worlds.choices[id, "to"] if home & set(one.hands)]
        own = [id for id, act in self.worlds.acts.items() if act.performs and id not in self.judged]
        back += [id for id in self.judged for other in own if "before" in self.worlds.compare(id, other)]
        back += [id for id in self.judged if {f"role:{id}:from", f"role:{id}:to"} & self.worlds.open]
        back += [id for id in self.judged if all(a == b for a, b in self.worlds.filled((id, "from"), (id, "to")))]
        for id, stage in product(self.judged, self.stages):
            body = people.inside(stage.recipient)
            inner = [any(one.written and one.who != people.everybody and any(who.bodies & body for who in one.who)
                         for one in self.worlds.choices[id, role]) for role in ("from", "to")]  # fmt: skip
            back += [id] if all(inner) else []
        found: list[set[str | None]] = [set(back) | {None} if back else set() for _ in self.stages]
        for reading in self._readings() if not back else ():
            for known, acts in zip(found, self._performed(reading), strict=True):
                known |= acts
            if all(len(known) > 1 for known in found):
                break
        return tuple(frozenset(one) for one in found)

    def _performed(self, reading: Reading) -> list[set[str | None]]:
        """The acts that may perform each step; several where the best alignments differ."""
        found: list[dict[str, int]] = []
        for number, stage in enumerate(self.stages):
            ranks = {id: rank for id in self.judged if (rank := self._rank(stage, id, reading)) is not None}
            best = {id for id, rank in ranks.items() if rank == min(ranks.values())}
            flows = [flow for flow in self._flows(reading) if best & set(flow)]
            aligned = [one for flow in flows for one in self._alignments(flow, reading)]
            price = min((cost for cost, _ in aligned), default=None)
            roots = {roots[number] for cost, roots in aligned if cost == price}
            found.append({root: ranks.get(root, 9) for root in roots if root is not None})
        result: list[set[str | None]] = []
        for number, acts in enumerate(found):
            others = [one for place, one in enumerate(found) if place != number]
            own: set[str | None] = {id for id, rank in acts.items() if not any(one.get(id, 9) < rank for one in others)}
            shared = any(one.get(id, 9) == rank for id, rank in acts.items() for one in others)
            result.append(own | {None} if shared or not own else own)
        if not any(all(acts & {None, *flow} for acts in result) for flow in self._flows(reading)):
            # A route whose steps were done along several ways: the rules align it with one.
            result = [acts | {None} for acts in result]
        return result

    def _rank(self, stage: Stage, id: str, reading: Reading) -> int | None:
        """R2: for what reason an act may perform a step."""
        people = self.worlds.people
        if not reading.unsaid and self._vague(id, stage):
            return None
        ordered = people.fillings(stage.recipient)
        body = {stage.recipient} if stage.recipient in people.bodies else set(people.inside(stage.recipient))
        to = {one for (one,) in self.worlds.filled((id, "to"))}
        if any(one in ordered or one.bodies & body for one in to):
            return RECIPIENT
        if self._leads(id, ordered, reading, frozenset()):
            return LEADS
        return REPORTED if self._reported(stage, id, reading) else None

    def _vague(self, id: str, stage: Stage) -> bool:
        """Whether an act does not say its recipient, or neither its giver nor surely the ordered recipient."""
        giver, to = ([choice for choice in self.worlds.choices[id, role] if choice.written] for role in ("from", "to"))
        sure = all(choice.who <= self.worlds.people.fillings(stage.recipient) for choice in to)
        return not to or not (giver or sure)

    def _leads(self, id: str, ordered: frozenset[Somebody], reading: Reading, seen: frozenset[str]) -> bool:
        """Whether a promise or an act leads from an act's recipient to the ordered one."""
        to = {one for (one,) in self.worlds.filled((id, "to"))}
        if to & self._promised(ordered):
            return True
        for one, other in reading.links:
            if one == id and other not in seen:
                if {s for (s,) in self.worlds.filled((other, "to"))} & ordered:
                    return True
                if self._leads(other, ordered, reading, seen | {id}):
                    return True
        return False

    def _promised(self, ordered: frozenset[Somebody]) -> frozenset[Somebody]:
        """Those who promised to bring it to the ordered recipient, or to one who promised it."""
        people, found = self.worlds.people, frozenset[Somebody]()
        promises = [roles for _, _, roles, _ in self.worlds.said("will")]
        for _ in promises:
            goals = ordered | found
            found = found.union(*(people.fillings(r["from"]) for r in promises if people.fillings(r["to"]) & goals))
        return found

    def _reported(self, stage: Stage, id: str, reading: Reading) -> bool:
        """Whether somebody bound by the order tells the act to the issuer or his body."""
        people, documents = self.worlds.people, self.worlds.documents
        bound = {stage.giver if stage.named and stage.giver else str(self.order["to"])}
        if reading.wide or not stage.named:
            bound |= {one for one in people.persons for other in bound if people.inside(one) & people.inside(other)}
        for account in self.worlds.acts[id].accounts:
            header = documents[account.document]
            to = listed(header.get("to"))
            told = any(one == self.issuer or people.inside(one) & people.inside(self.issuer) for one in to)
            if account.mood == "did" and header.get("from") in bound and told:
                return True
        return False

    def _flows(self, reading: Reading) -> list[tuple[str, ...]]:
        """All longest chains of acts from hand to hand."""
        flows: list[tuple[str, ...]] = [
            (id,) for id in self.judged if not any(other == id for _, other in reading.links)
        ]
        done = []
        while flows:
            flow = flows.pop()
            after = [b for a, b in reading.links if a == flow[-1] and b not in flow]
            flows += [(*flow, id) for id in after]
            done += [] if after else [flow]
        return done or [(id,) for id in self.judged]

    # --- alignment --------------------------------------------------------------------

    def _alignments(self, flow: tuple[str, ...], reading: Reading) -> Alignments:
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
    ) -> tuple[str | None, ...]:
        """For each step the act at which what lies between its two hands departs, or is done."""
        roots = []
        for number, stage in enumerate(self.stages):
            first = max((b for a, b in pairs.items() if a <= number + 1), default=0)
            last = min((b for a, b in pairs.items() if a >= number + 2), default=len(shown) - 1)
            acts = [(act, to) for (_, act), (to, _) in pairwise(shown[first : last + 1]) if act]
            home = self.worlds.people.inside(stage.giver or str(self.order["to"]))
            # A step is not done yet while it is handed on inside the giver's own body.
            left = [act for act, to in acts if not (reading.leaving and any(one.bodies & home for one in to))]
            roots.append(next(iter(left), None))
        return tuple(roots)
