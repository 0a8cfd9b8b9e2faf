"""Hands that are shown, held against the hands of a plan: which match, which lack, which are more.

A plan is a graph whose labelled edges are the hands it asks for; a list of them is a chain. An
alignment matches hands with edges in order; it skips edges that no hand stands for and inserts
hands that no edge asks for. Its cost is lexicographic: first the unmatched moves (a skip is 1, an
insert 1), then nearness (the penalties of matches, and how far the paired hands are apart).

Between two matches skips are paired with inserts, in order and as many as there can be: a pair
is a substitution. So a stretch without matches has either skips left over or inserts, never
both, and every alignment is counted once. Alignment against a model: A. Adriansyah, Aligning
observed and modeled behavior (2014); here by dynamic programming, O(hands · edges).

Among equally good alignments the one returned prefers, read from its start: a match, then a
pair, then a skip, then an insert, and among edges the one that the plan lists first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

#: One unmatched move in a cost held as one integer; the sum of all nearness stays below it.
_UNIT = 1 << 48
_NEVER = 1 << 120
#: What a stretch without matches has left over so far: nothing, skips or inserts.
_EVEN, _SKIPS, _INSERTS = range(3)
_MATCH, _PAIR, _SKIP, _INSERT = range(4)
#: Alternatives are counted up to this many.
MOST_ALTERNATIVES = 1000

Match = Callable[[int, int], int | None]
Nearness = Callable[[int, int], int]


@dataclass(frozen=True, slots=True)
class Plan:
    """The hands that are asked for, as a graph of states 0 … size-1.

    Attributes:
        edges: (state, label, next state) each.
        start: the state before any hand.
        final: the states in which the plan may end.

    Raises:
        ValueError: if a state is out of range, or no final state can be reached.

    Example:
        >>> Plan.chain([7, 8]).edges
        ((0, 7, 1), (1, 8, 2))
    """

    size: int
    edges: tuple[tuple[int, int, int], ...]
    start: int
    final: frozenset[int]

    def __post_init__(self) -> None:
        states = {self.start, *self.final, *(end for a, _, b in self.edges for end in (a, b))}
        if beyond := sorted(state for state in states if not 0 <= state < self.size):
            raise ValueError(f"a plan of {self.size} states has no state {beyond[0]}")
        reached, front = {self.start}, [self.start]
        onward: dict[int, list[int]] = {}
        for a, _, b in self.edges:
            onward.setdefault(a, []).append(b)
        while front:
            for state in onward.get(front.pop(), ()):
                if state not in reached:
                    reached.add(state)
                    front.append(state)
        if not reached & self.final:
            raise ValueError("no final state of the plan can be reached from its start")

    @classmethod
    def chain(cls, labels: Iterable[int]) -> Plan:
        """The plan that asks for these hands one after the other; edge i carries the i-th."""
        edges = tuple((i, label, i + 1) for i, label in enumerate(labels))
        return cls(len(edges) + 1, edges, 0, frozenset({len(edges)}))


@dataclass(frozen=True, slots=True)
class Move:
    """One step of an alignment.

    Attributes:
        kind: `match`, `skip` (an edge without a hand) or `insert` (a hand without an edge).
        label: of the edge; None for an insert.
        index: of the hand; None for a skip.
        edge: index of the edge in the plan; None for an insert.
    """

    kind: str
    label: int | None
    index: int | None
    edge: int | None = None


@dataclass(frozen=True, slots=True)
class Alignment:
    """The best alignment of one word, or one of the best.

    Attributes:
        cost: unmatched moves, then nearness.
        moves: in order; the skip and the insert of a pair stand together.
        pairs: (edge index, hand index) of each substitution.
        alternatives: how many further alignments cost as much, counted up to `MOST_ALTERNATIVES`.
    """

    cost: tuple[int, int]
    moves: tuple[Move, ...]
    pairs: tuple[tuple[int, int], ...]
    alternatives: int = 0


def align(
    plan: Plan, hands: Sequence[int], match: Match, *, parents: Sequence[int] | None = None,
    leaf: int | None = None, nearness: Nearness | None = None,
) -> Alignment:  # fmt: skip
    """The best alignment of one word, or of the path to one leaf of a tree.

    Args:
        plan: what was asked for.
        hands: what is shown.
        match: for a label and a hand None where the hand cannot stand for it, else a penalty (0 or
            more, usually 0).
        parents: for a tree, the index of each hand's parent, or -1; parents precede children.
        leaf: for a tree, the hand at which the path ends; the last if None.
        nearness: how far a hand is from the label it is paired with (0 or more); all alike if None.

    Raises:
        ValueError: if a parent does not precede its child, or a penalty is negative.

    Example:
        >>> def same(label, hand):
        ...     return 0 if label == hand else None
        >>> found = align(Plan.chain([1, 2, 3]), [1, 5, 3], same)
        >>> found.cost, [move.kind for move in found.moves], found.pairs
        ((2, 0), ['match', 'skip', 'insert', 'match'], ((1, 1),))
    """
    path = list(range(len(hands))) if parents is None else _path(parents, len(hands) - 1 if leaf is None else leaf)
    # Run from the end of both, so that reading back begins at the start of both.
    table = _Table(
        plan.size, [(b, label, a) for a, label, b in plan.edges], plan.final, match, nearness
    )  # fmt: skip
    for index in reversed(path):
        table.add(len(table.columns) - 1, hands[index])
    return table.read(plan.start, path)


def align_tree(
    plan: Plan, hands: Sequence[int], parents: Sequence[int], match: Match, leaves: Iterable[int], *,
    nearness: Nearness | None = None,
) -> dict[int, tuple[int, int]]:  # fmt: skip
    """The cost of the best alignment of the path to each leaf; what paths share is worked out once.

    Args:
        parents: index of each hand's parent, or -1; parents precede children.
        leaves: the hands at which paths end (any hands).

    Returns:
        For each leaf its cost, as `align` gives it for the path to that leaf.

    Raises:
        ValueError: if a parent does not precede its child, or a penalty is negative.

    Example:
        >>> def same(label, hand):
        ...     return 0 if label == hand else None
        >>> align_tree(Plan.chain([1, 2]), [1, 2, 5], [-1, 0, 0], same, [1, 2])
        {1: (0, 0), 2: (2, 0)}
    """
    table = _Table(plan.size, plan.edges, {plan.start}, match, nearness)
    for index, parent in enumerate(parents):
        if not -1 <= parent < index:
            raise ValueError(f"hand {index} has parent {parent}, which does not precede it")
        table.add(parent + 1, hands[index])
    return {leaf: divmod(min(table.cost(leaf + 1, state) for state in plan.final), _UNIT) for leaf in leaves}


def _path(parents: Sequence[int], leaf: int) -> list[int]:
    path: list[int] = []
    while leaf != -1:
        if not -1 <= parents[leaf] < leaf:
            raise ValueError(f"hand {leaf} has parent {parents[leaf]}, which does not precede it")
        path.append(leaf)
        leaf = parents[leaf]
    return path[::-1]


class _Table:
    """Costs of the best beginnings: a column per hand, in it a cell per state and what is left over."""

    def __init__(
        self, size: int, edges: Sequence[tuple[int, int, int]], starts: Iterable[int], match: Match,
        nearness: Nearness | None,
    ) -> None:  # fmt: skip
        self._edges, self._match, self._nearness = edges, match, nearness
        self._sweeps = [sorted((3 * a, 3 * b) for a, _, b in edges)]
        self._sweeps.append(self._sweeps[0][::-1])
        first = [_NEVER] * (3 * size)
        for state in starts:
            first[3 * state] = 0
        self._skip(first)
        self.columns = [first]
        #: For each column the penalties of its hand as a match of each edge, and as a pair.
        self._fits: list[list[tuple[int | None, int]]] = [[]]

    def add(self, before: int, hand: int) -> None:
        """Adds the column of a hand that follows the column `before`."""
        old, new = self.columns[before], [_NEVER] * len(self.columns[0])
        for cell in range(0, len(old), 3):
            new[cell + _INSERTS] = min(old[cell], old[cell + _INSERTS]) + _UNIT
        fits = []
        for a, label, b in self._edges:
            fit, near = self._match(label, hand), self._nearness(label, hand) if self._nearness else 0
            if near < 0 or (fit is not None and fit < 0):
                raise ValueError(f"a negative penalty for label {label} and hand {hand}")
            fits.append((fit, near))
            a, b = 3 * a, 3 * b
            if fit is not None:
                new[b] = min(new[b], old[a] + fit, old[a + 1] + fit, old[a + 2] + fit)
            for left in range(3):
                new[b + left] = min(new[b + left], old[a + left] + 2 * _UNIT + near)
        self._skip(new)
        self.columns.append(new)
        self._fits.append(fits)

    def cost(self, column: int, state: int) -> int:
        """The cost of the best beginning that ends in a state."""
        return min(self.columns[column][3 * state : 3 * state + 3])

    def read(self, state: int, path: Sequence[int]) -> Alignment:
        """Reads the last column back from a state, as the alignment of the path it was run along in reverse."""
        column, best = len(self.columns) - 1, self.cost(-1, state)
        ends = [(column, cell) for cell in range(3 * state, 3 * state + 3) if self.columns[-1][cell] == best]
        alternatives = min(self._count(ends) - 1, MOST_ALTERNATIVES)
        moves: list[Move] = []
        pairs: list[tuple[int, int]] = []
        while steps := [step for at in ends for step in self._steps(*at)]:
            kind, edge = min(step[:2] for step in steps)
            index = path[len(path) - ends[0][0]] if kind != _SKIP else None
            if kind == _MATCH:
                moves.append(Move("match", self._edges[edge][1], index, edge))
            if kind in (_PAIR, _SKIP):
                moves.append(Move("skip", self._edges[edge][1], None, edge))
            if kind in (_PAIR, _INSERT):
                moves.append(Move("insert", None, index))
            if kind == _PAIR and index is not None:
                pairs.append((edge, index))
            ends = list(dict.fromkeys(step[2] for step in steps if step[:2] == (kind, edge)))
        return Alignment(divmod(best, _UNIT), tuple(moves), tuple(pairs), alternatives)

    def _skip(self, column: list[int]) -> None:
        """Lets a column skip edges, as often as that is cheaper; a plan may have cycles."""
        changed, sweep = True, 0
        while changed:
            changed = False
            for a, b in self._sweeps[sweep]:
                cost = min(column[a], column[a + _SKIPS]) + _UNIT
                if cost < column[b + _SKIPS]:
                    column[b + _SKIPS], changed = cost, True
            sweep = 1 - sweep

    def _steps(self, column: int, cell: int) -> Iterator[tuple[int, int, tuple[int, int]]]:
        """The last moves of the best beginnings of a cell: kind, edge, and the cell before."""
        left, state = cell % 3, cell - cell % 3
        cost, here, back = self.columns[column][cell], self.columns[column], self.columns[column - 1]
        for edge, (a, _, b) in enumerate(self._edges):
            if 3 * b != state:
                continue
            a *= 3
            if column:
                fit, near = self._fits[column][edge]
                if left == _EVEN and fit is not None:
                    for other in range(3):
                        if back[a + other] + fit == cost:
                            yield _MATCH, edge, (column - 1, a + other)
                if back[a + left] + 2 * _UNIT + near == cost:
                    yield _PAIR, edge, (column - 1, a + left)
            if left == _SKIPS:
                for other in (_EVEN, _SKIPS):
                    if here[a + other] + _UNIT == cost:
                        yield _SKIP, edge, (column, a + other)
        if left == _INSERTS and column:
            for other in (_EVEN, _INSERTS):
                if back[state + other] + _UNIT == cost:
                    yield _INSERT, -1, (column - 1, state + other)

    def _count(self, ends: Sequence[tuple[int, int]]) -> int:
        """How many alignments of the best cost end in these cells."""
        before: dict[tuple[int, int], list[tuple[int, int]]] = {}
        front = list(ends)
        while front:
            at = front.pop()
            if at not in before:
                before[at] = [step[2] for step in self._steps(*at)]
                front += before[at]
        counts: dict[tuple[int, int], int] = {}
        for at in sorted(before, key=lambda at: (at[0], self.columns[at[0]][at[1]])):
            counts[at] = min(sum(counts[one] for one in before[at]) if before[at] else 1, MOST_ALTERNATIVES + 1)
        return sum(counts[at] for at in ends)
