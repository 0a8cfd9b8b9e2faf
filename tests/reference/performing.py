"""Which act performed an ordered step (R1 to R4): decided before worlds, on what is possible."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import combinations, product

from tests.reference.aligning import Aligning, Reading, Stage
from tests.reference.people import Somebody, listed

UNDER, RECIPIENT, LEADS, REPORTED, UNDONE = 0, 1, 2, 3, 9


class Performing(Aligning):
    """The acts that may have performed the steps of an order."""

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
        found: list[dict[str | None, int]] = []
        for number, stage in enumerate(self.stages):
            ranks = {id: rank for id in self.judged if (rank := self._rank(stage, id, reading)) is not None}
            best = {id for id, rank in ranks.items() if rank == min(ranks.values())}
            flows = [flow for flow in self._flows(reading) if best & set(flow)]
            aligned = [one for flow in flows for one in self.alignments(flow, reading)]
            price = min((cost for cost, _ in aligned), default=None)
            # Of those between its two hands the first that may perform it does.
            roots = {next((id for id in roots[number] if id in ranks), None) for cost, roots in aligned if cost == price}
            found.append({root: ranks[root] if root else UNDONE for root in roots})
        result: list[set[str | None]] = []
        for number, acts in enumerate(found):
            others = [one for place, one in enumerate(found) if place != number]
            own: set[str | None] = {id for id, rank in acts.items() if not any(one.get(id, 9) < rank for one in others)}
            shared = any(one.get(id, 9) == rank for id, rank in acts.items() for one in others)
            result.append(own | {None} if shared or not own else own)
        done = {id for acts in result for id in acts}
        for number, acts in enumerate(result):
            # Whether a step that one way leaves undone may be done on another is not said (R3).
            aside = [id for flow in self._flows(reading) if not done & set(flow) for id in flow]
            acts |= {id for id in aside if acts == {None} and self._own_step(id, number, reading)}
        if not any(all(acts & {None, *flow} for acts in result) for flow in self._flows(reading)):
            # A route whose steps were done along several ways: the rules align it with one.
            result = [acts | {None} for acts in result]
        return result

    def _own_step(self, id: str, number: int, reading: Reading) -> bool:
        """Whether an act may perform a step, and would not rather perform another (R2)."""
        ranks = [self._rank(stage, id, reading) for stage in self.stages]
        own = ranks[number]
        return own is not None and all(rank is None or rank >= own for rank in ranks)

    def _rank(self, stage: Stage, id: str, reading: Reading) -> int | None:
        """R2: for what reason an act may perform a step."""
        people = self.worlds.people
        if not reading.unsaid and self._vague(id, stage):
            return None
        to = {one for (one,) in self.worlds.filled((id, "to"))}
        if to & people.fillings(stage.recipient) or self._to_his_body(id, stage):
            return RECIPIENT
        if self._leads(id, stage, reading, frozenset()):
            return LEADS
        # What brought it to the hand with which the route begins came before the route.
        brought = {one.name for one in to} == {self.stages[0].giver} and not (
            stage.giver != self.stages[0].giver
            and {one.name for (one,) in self.worlds.filled((id, "from"))} == {stage.giver}
        )
        return REPORTED if self._reported(stage, id, reading) and not brought else None

    def _vague(self, id: str, stage: Stage) -> bool:
        """Whether an act does not say its recipient, or neither its giver nor surely the ordered recipient."""
        giver, to = ([choice for choice in self.worlds.choices[id, role] if choice.written] for role in ("from", "to"))
        sure = all(choice.who <= self.worlds.people.fillings(stage.recipient) for choice in to)
        return not to or not (giver or sure)

    def _to_his_body(self, id: str, stage: Stage) -> bool:
        """Whether an act may have come to one of the ordered recipient's body."""
        people = self.worlds.people
        body = {stage.recipient} if stage.recipient in people.bodies else set(people.inside(stage.recipient))
        return any(one.bodies & body for (one,) in self.worlds.filled((id, "to")))

    def _leads(self, id: str, stage: Stage, reading: Reading, seen: frozenset[str]) -> bool:
        """Whether a promise or an act leads from an act's recipient to the ordered one.

        Whether it does if it leads to his body, or on to a hand that is not said, is left open.
        """
        ordered = self.worlds.people.fillings(stage.recipient)
        to = {one for (one,) in self.worlds.filled((id, "to"))}
        if to & self._promised(ordered):
            return True
        for one, other in reading.links:
            if one == id and other not in seen and (reading.unsaid or not self._vague(other, stage)):
                if {s for (s,) in self.worlds.filled((other, "to"))} & ordered:
                    return True
                if reading.wide and self._to_his_body(other, stage):
                    return True
                if self._leads(other, stage, reading, seen | {id}):
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
