"""When things happened: the times of a case, compared and solved together.

Every dated statement and document becomes a node of a simple temporal network
(Dechter, Meiri and Pearl, 1991). Within one document, times that contradict each
other are a mistake of the file; between documents they are something the record
says, kept as a conflict (rule R16).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from tracer.analysis.clocks import clocks, days_beside
from tracer.analysis.spans import ALWAYS, Span, hull
from tracer.analysis.timing import Bound, Said
from tracer.case.model import Case
from tracer.case.times import on_calendars
from tracer.errors import CaseError, Problem
from tracer.kernel.temporal import Contradiction, Network, Order, Solution


@dataclass(frozen=True, slots=True)
class TimeConflict:
    """Times of several documents that cannot all be right; none of them is preferred."""

    documents: tuple[str, ...]
    statements: tuple[str, ...]


class Chronology:
    """The solved times of a case.

    Raises:
        CaseError: if times within one document contradict each other.

    Example:
        >>> import tracer
        >>> times = Chronology(tracer.load(tracer.example("bush-gorbachev-1990")))
        >>> times.elapsed(times.of("handover"), times.of("m3"))
        (42840, 42840)
    """

    def __init__(self, case: Case) -> None:
        self._case, self._said = case, Said(case)
        self._bounds = list(self._said.bounds)
        self._spans: dict[str, Span] = {}
        self.unsolved_clocks: tuple[str, ...] = ()
        self.conflicts: tuple[TimeConflict, ...] = ()
        #: Statements that put an act after the document that tells it.
        self.told_before: tuple[str, ...] = ()
        #: Acts whose accounts differ on the time.
        self._differing: set[str] = set()
        #: Accounts that rest on others of their act alone and differ from these: they open no alternative (R16).
        self._aside: set[str] = set()
        self._solution = self._solve()
        if self._date_by_neighbours():
            self._spans.clear()
            self._solution = self._solve()

    def __contains__(self, id: str) -> bool:
        """Whether a document or a claim has this id."""
        return id in self._said.nodes

    def of(self, id: str) -> Span:
        """When the act or document was, as a span; accounts that disagree give their hull."""
        if id not in self._spans:
            self._spans[id] = hull(map(self.stated, self._counting(id)))
        return self._spans[id]

    def stated(self, id: str) -> Span:
        """When this one statement puts the act, other accounts left aside as far as they differ."""
        return on_calendars(*self._solution.span(self._said.nodes[id]))

    def compare(self, one: str, other: str) -> Order:
        """Which of two acts or documents came first, as far as all accounts agree."""
        pairs, right = list(product(self._accounts(one), self._accounts(other))), self._rightly(one, other)
        if pairs == [right]:  # of most there is one account
            return self._solution.compare(*right)
        answers = {self._solution.compare(a, b) for a, b in pairs}
        agreed = answers.pop() if len(answers) == 1 else Order.CANNOT_TELL
        return self._solution.compare(*right) if agreed is Order.CANNOT_TELL else agreed

    def not_after(self, one: str, other: str) -> bool:
        """Whether the first certainly came before the second or at the same time."""
        return self.compare(one, other) in (Order.BEFORE, Order.SAME)

    def never_after(self, one: str, other: str) -> bool:
        """Whether the first came before the second or at the same time, though which of the two may be open."""

        def never(a: int, b: int) -> bool:
            low = self._solution.difference(a, b)[0]
            return low is not None and low >= 0

        pairs, right = list(product(self._accounts(one), self._accounts(other))), self._rightly(one, other)
        return never(*right) or (pairs != [right] and all(never(a, b) for a, b in pairs))

    def possibly_before(self, one: str, other: str) -> bool:
        """Whether the first can have come before the second; acts of one instant count both ways."""

        def possible(a: int, b: int) -> bool:
            low, high = self._solution.difference(a, b)
            return high is None or high > 0 or low == high == 0

        return possible(*self._rightly(one, other)) and any(
            possible(a, b) for a, b in product(self._accounts(one), self._accounts(other))
        )

    def _accounts(self, id: str) -> list[int]:
        return [self._said.nodes[one] for one in self._counting(id)]

    def _counting(self, id: str) -> list[str]:
        """The accounts of an act by which it can have been: all but those set aside."""
        return [one for one in self._said.alternatives.get(self._said.root.get(id, id), [id]) if one not in self._aside]

    def _rightly(self, one: str, other: str) -> tuple[int, int]:
        """Where accounts of an act differ, the node of whichever is right."""

        def right(id: str) -> int:
            root = self._said.root.get(id, id)
            return self._said.right[root] if root in self._differing else self._said.nodes[id]

        return right(one), right(other)

    @staticmethod
    def elapsed(start: Span, end: Span) -> tuple[int | None, int | None]:
        """Seconds from one span to another: the least and the most they can be."""
        low = None if end[0] is None or start[1] is None else (end[0] - start[1]) // 1_000_000
        high = None if end[1] is None or start[0] is None else (end[1] - start[0]) // 1_000_000
        return (low, high)

    def zone(self, id: str) -> str | None:
        """The zone in which the time of an act or document is written, or the one it refers to."""
        seen: set[str] = set()
        while id not in seen:
            seen.add(id)
            written = self._said.times.get(id)
            if written is None or written.zone or not written.anchors:
                return written.zone if written else None
            id = written.anchors[0].ref
        return None

    def _settled(self, bound: Bound) -> bool:
        """Whether it takes the first account of an act for the right one, though accounts differ."""
        return bound.kind == "right" and bound.other is not None and bound.statement in self._differing

    def _solve(self) -> Solution:
        self._bounds = [bound for bound in self._bounds if bound.kind != "right" or bound.other is not None]
        self._differing, self._aside, bounded = set[str](), set[str](), set[str]()
        active = list(range(len(self._bounds)))
        conflicts: list[TimeConflict] = []
        problems: list[Problem] = []
        late: set[str] = set()
        while True:
            found = self._network(active).solve()
            if not isinstance(found, Contradiction):
                if fresh := self._differing - bounded:
                    bounded |= fresh
                    spans = {root: hull(map(found.span, self._accounts(root))) for root in sorted(fresh)}
                    active += range(len(self._bounds), len(self._bounds) + len(spans))
                    self._bounds += [self._said.rights(root, span, self._said.right[root])
                                     for root, span in spans.items()]  # fmt: skip
                    continue
                if denied := self._denied(active):
                    active = [tag for tag in active if tag not in denied]
                    continue
                break
            # A mark of receipt, or the date of a paper, that all else contradicts bounds nothing, and unsays nothing.
            if marks := {tag for tag in found.tags if self._bounds[tag].kind in ("received", "written")}:
                active = [tag for tag in active if tag not in marks]
                continue
            bounds = [self._bounds[tag] for tag in found.tags if self._bounds[tag].kind != "right"]
            documents = tuple(sorted({bound.document for bound in bounds}))
            told = {bound.statement for bound in bounds if bound.kind == "told"}
            late |= told
            implied = told or any(bound.kind == "succession" for bound in bounds)
            whichever = any(self._bounds[tag].kind == "right" and self._bounds[tag].other is None for tag in found.tags)
            if not implied and len(documents) == 1 and not whichever:
                problems.append(_contradiction(bounds))
            elif not implied:
                disputed = {c.statement for c in bounds if c.kind == "same"} or {c.statement for c in bounds}
                conflicts.append(TimeConflict(documents, tuple(sorted(disputed))))
            weakest = next(
                (tags for kind in ("succession", "told", "same")
                 if (tags := [t for t in found.tags if self._bounds[t].kind == kind])), [],
            )  # fmt: skip
            retold = [tag for tag in weakest if self._bounds[tag].statement in self._said.resting]
            if len(retold) == 1 and self._bounds[retold[0]].kind == "same":
                self._aside.add(self._bounds[retold[0]].statement)
                active = [tag for tag in active if tag not in retold]
                continue
            dropped = set(weakest or found.tags)
            self._differing |= {self._said.root[self._bounds[tag].statement] for tag in dropped
                                if self._bounds[tag].kind == "same"}  # fmt: skip
            active = [tag for tag in active if tag not in dropped and not self._settled(self._bounds[tag])]
        if problems:
            raise CaseError(tuple(sorted(problems)))
        self.conflicts, self.told_before = tuple(conflicts), tuple(sorted(late))
        return found

    def _network(self, active: Iterable[int]) -> Network:
        network = Network(len(self._said.nodes) + len(self._said.right))
        for tag in active:
            bound = self._bounds[tag]
            if bound.other is None:
                network.bound(bound.one, bound.low, bound.high, tag)
            else:
                network.relate(bound.one, bound.other, bound.low, bound.high, tag)
        return network

    def _denied(self, active: Sequence[int]) -> set[int]:
        """What is said to lie before or after an act, whichever account of it is right, and one of them denies."""
        for root in sorted(self._differing):
            right = self._said.right[root]
            for account in self._accounts(root):
                network = self._network(active)
                network.relate(right, account, 0, 0, len(self._bounds))
                found = network.solve()
                tags = found.tags if isinstance(found, Contradiction) else ()
                near = {tag for tag in tags if tag < len(self._bounds) and self._bounds[tag].kind == "time"}
                if denied := {tag for tag in near if self._bounds[tag].one == right}:
                    return denied
        return set()

    def _date_by_neighbours(self) -> bool:
        """Bounds what its neighbours date: clocks without a date, and days before and after."""
        dated, self.unsolved_clocks = clocks(self._case, self.stated)
        dated += days_beside(self._case, lambda id: self.of(id) if id in self._said.nodes else ALWAYS, self.zone)
        self._bounds += [
            Bound(*one.span, self._said.nodes[one.holder], None, one.document, one.holder, one.text, one.location,
                  "time")
            for one in dated
        ]  # fmt: skip
        return bool(dated)


def _contradiction(bounds: list[Bound]) -> Problem:
    texts = "; ".join(
        f"{bound.statement}: {bound.text} ({bound.document}, line {bound.location.line})" for bound in bounds
    )
    return Problem(
        min(bound.location for bound in bounds),
        f"times of {bounds[0].document} contradict each other: {texts}",
        "times that can all be true within one document",
    )
