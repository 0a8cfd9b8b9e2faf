"""What follows from times and their order: a simple temporal network over integers.

R. Dechter, I. Meiri and J. Pearl, Temporal constraint networks, Artificial Intelligence 49
(1991). Each constraint `low <= t_b - t_a <= high` is two edges of a distance graph; the network
can be satisfied unless a cycle of it is negative, and the tightest bounds that follow are its
shortest distances. An origin, at time 0, carries the bounds of single nodes.

Distances are found by label correction in alternating sweeps along the order that the
constraints themselves give (J. Y. Yen, 1970), so that a chain of any length takes one sweep.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from heapq import heapify, heappop, heappush

_Edge = tuple[int, int, int]  # to, weight, tag: t_to - t_from <= weight
_Graph = Sequence[Sequence[_Edge]]
_NO_TAG = _NO_NODE = -1
#: Searches kept for further questions about the same node.
_MOST_SEARCHES = 32


class Order(Enum):
    """How one time lies to another in every solution."""

    BEFORE = "before"
    AFTER = "after"
    SAME = "same"
    CANNOT_TELL = "cannot tell"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Constraints that cannot all hold.

    Attributes:
        tags: of the constraints of one simple cycle, in its order; without any one of them
            the others can hold.
    """

    tags: tuple[int, ...]


class Network:
    """Constraints between the times of nodes 0 … size-1.

    Tags name constraints in a contradiction; the caller keeps them distinct.

    Example:
        >>> network = Network(2)
        >>> network.bound(0, 10, 20, tag=1)
        >>> network.relate(0, 1, 5, None, tag=2)
        >>> solution = network.solve()
        >>> solution.span(1), solution.compare(0, 1).value
        ((15, None), 'before')
        >>> network.bound(1, None, 12, tag=3)
        >>> network.solve()
        Contradiction(tags=(1, 3, 2))
    """

    def __init__(self, size: int) -> None:
        self._origin = size
        self._edges: list[list[_Edge]] = [[] for _ in range(size + 1)]
        self._empty: int | None = None

    def bound(self, node: int, earliest: int | None, latest: int | None, tag: int) -> None:
        """Lets the time of a node lie from `earliest` to `latest` (inclusive; None: no bound).

        Raises:
            IndexError: if there is no such node.
        """
        self._require(node)
        self._add(self._origin, node, earliest, latest, tag)

    def relate(self, a: int, b: int, low: int | None, high: int | None, tag: int) -> None:
        """Lets `t_b - t_a` lie from `low` to `high` (inclusive; None: no bound).

        Raises:
            IndexError: if there is no such node.
        """
        self._require(a)
        self._require(b)
        self._add(a, b, low, high, tag)

    def solve(self) -> Solution | Contradiction:
        """What follows from the constraints, or why they cannot all hold."""
        if self._empty is not None:
            return Contradiction((self._empty,))
        order = _ranks([[to for to, weight, _ in edges if weight <= 0 and to != self._origin] for edges in self._edges])
        potentials, cycle = _settle(self._edges, order)
        if cycle:
            return Contradiction(tuple(dict.fromkeys(cycle)))
        return Solution(self._edges, potentials)

    def _require(self, node: int) -> None:
        if not 0 <= node < self._origin:
            raise IndexError(f"node {node} of a network of {self._origin}")

    def _add(self, a: int, b: int, low: int | None, high: int | None, tag: int) -> None:
        if (low is not None and high is not None and low > high) or (
            a == b and ((low is not None and low > 0) or (high is not None and high < 0))
        ):
            self._empty = tag if self._empty is None else self._empty
            return
        if low is not None:
            self._edges[b].append((a, -low, tag))
        if high is not None:
            self._edges[a].append((b, high, tag))


class Solution:
    """What follows from constraints that can all hold. All bounds are the tightest there are."""

    def __init__(self, edges: _Graph, potentials: Sequence[int]) -> None:
        self._origin = len(edges) - 1
        self._potentials = potentials
        self._below = [-one for one in potentials]
        self._edges = edges
        self._back: list[list[_Edge]] = [[] for _ in edges]
        for a, outgoing in enumerate(edges):
            for b, weight, tag in outgoing:
                self._back[b].append((a, weight, tag))
        # Past the origin only a few nodes reach each other; the ranks tell which cannot.
        self._rank = _ranks([[to for to, _, _ in out if to != self._origin] for out in edges])
        self._rank_back = [-one for one in self._rank]
        level = [0] * len(edges)
        from_origin = _Search(self._origin, edges, potentials, level, _NO_NODE)
        to_origin = _Search(self._origin, self._back, self._below, level, _NO_NODE)
        self._spans = [(_negative(to_origin.to(node)), from_origin.to(node)) for node in range(len(edges))]
        self._searches: dict[int, tuple[_Search, _Search]] = {}

    def span(self, node: int) -> tuple[int | None, int | None]:
        """The earliest and latest time of a node (None: no bound)."""
        return self._spans[node]

    def difference(self, a: int, b: int) -> tuple[int | None, int | None]:
        """The least and greatest that `t_b - t_a` can be (None: no bound)."""
        if a == b:
            return 0, 0
        if b in self._searches and a not in self._searches:
            low, high = self.difference(b, a)
            return _negative(high), _negative(low)
        ahead, behind = self._search(a)
        (a_low, a_high), (b_low, b_high) = self.span(a), self.span(b)
        low = _greatest(_negative(behind.to(b)), None if b_low is None or a_high is None else b_low - a_high)
        high = _least(ahead.to(b), None if b_high is None or a_low is None else b_high - a_low)
        return low, high

    def compare(self, a: int, b: int) -> Order:
        """How `t_a` lies to `t_b` in every solution."""
        (a_low, a_high), (b_low, b_high) = self.span(a), self.span(b)
        if a_high is not None and b_low is not None and a_high < b_low:
            return Order.BEFORE
        if b_high is not None and a_low is not None and b_high < a_low:
            return Order.AFTER
        low, high = self.difference(a, b)
        if low is not None and low > 0:
            return Order.BEFORE
        if high is not None and high < 0:
            return Order.AFTER
        return Order.SAME if low == high == 0 else Order.CANNOT_TELL

    def _search(self, node: int) -> tuple[_Search, _Search]:
        """The searches from a node and to it, past the origin."""
        if node not in self._searches:
            if len(self._searches) >= _MOST_SEARCHES:
                del self._searches[next(iter(self._searches))]
            self._searches[node] = (
                _Search(node, self._edges, self._potentials, self._rank, self._origin),
                _Search(node, self._back, self._below, self._rank_back, self._origin),
            )
        return self._searches[node]


class _Search:
    """Dijkstra's search from one node, carried only as far as it is asked for.

    Ranks never fall along a path, so that nothing ranked above the target need be looked at.
    Of nodes equally far those with fewer steps are looked at first.
    """

    def __init__(
        self, start: int, edges: _Graph, potentials: Sequence[int], rank: Sequence[int], barred: int
    ) -> None:  # fmt: skip
        self._start, self._edges, self._potentials, self._rank = start, edges, potentials, rank
        self._barred = barred
        self._found: dict[int, int] = {}
        self._front: list[tuple[int, int, int]] = []  # reduced distance, steps, node
        self._held = [(rank[start], 0, 0, start)]

    def to(self, target: int) -> int | None:
        """The distance to a node, None where it is not reached; never through the barred node."""
        potentials, found, front, held = self._potentials, self._found, self._front, self._held
        if target in found:
            return found[target]
        limit = self._rank[target]
        while held and held[0][0] <= limit:
            heappush(front, heappop(held)[1:])
        while front and target not in found:
            reduced, steps, node = heappop(front)
            if node in found:
                continue
            found[node] = reduced + potentials[node] - potentials[self._start]
            for to, weight, _ in self._edges[node]:
                if to in found or to == self._barred:
                    continue
                further = reduced + weight + potentials[node] - potentials[to]
                if self._rank[to] <= limit:
                    heappush(front, (further, steps + 1, to))
                else:
                    heappush(held, (self._rank[to], further, steps + 1, to))
        return found.get(target)


def _negative(value: int | None) -> int | None:
    return None if value is None else -value


def _least(one: int | None, other: int | None) -> int | None:
    return other if one is None else one if other is None else min(one, other)


def _greatest(one: int | None, other: int | None) -> int | None:
    return other if one is None else one if other is None else max(one, other)


def _settle(edges: _Graph, rank: Sequence[int]) -> tuple[list[int], list[int]]:
    """Potentials under which no edge is negative, or the tags of a negative cycle."""
    size = len(edges)
    order = sorted(range(size), key=rank.__getitem__)
    place = [0] * size
    for position, node in enumerate(order):
        place[node] = position
    potentials = [0] * size
    parents = [-1] * size
    tags = [_NO_TAG] * size
    waiting, sign, relaxed = list(range(size)), 1, 0
    while waiting:
        front, waiting = [sign * position for position in waiting], []
        heapify(front)
        queued = {sign * position for position in front}
        later: set[int] = set()
        while front:
            position = sign * heappop(front)
            queued.discard(position)
            node = order[position]
            base = potentials[node]
            for to, weight, tag in edges[node]:
                if base + weight < potentials[to]:
                    potentials[to], parents[to], tags[to] = base + weight, node, tag
                    relaxed += 1
                    other = place[to]
                    if (other > position) == (sign > 0):
                        if other not in queued:
                            queued.add(other)
                            heappush(front, sign * other)
                    else:
                        later.add(other)
        if relaxed >= size:  # a negative cycle is relaxed for ever, and shows among the parents
            relaxed = 0
            if cycle := _cycle(parents):
                return potentials, [tags[node] for node in cycle]
        waiting, sign = list(later), -sign
    return potentials, []


def _cycle(parents: Sequence[int]) -> list[int]:
    """The nodes of a cycle among parents, in the direction of the edges; empty if there is none."""
    seen = [0] * len(parents)
    for start in range(len(parents)):
        node = start
        while node != -1 and not seen[node]:
            seen[node] = start + 1
            node = parents[node]
        if node != -1 and seen[node] == start + 1:
            cycle = [node]
            while parents[cycle[-1]] != node:
                cycle.append(parents[cycle[-1]])
            return cycle[::-1]
    return []


def _ranks(successors: Sequence[Sequence[int]]) -> list[int]:
    """A number for each node: how many steps, at most, lead to it; of those that reach each other, one number.

    So numbers never fall along a path, and nodes far apart in a graph that is mostly an order have
    numbers far apart. Nodes that reach each other are found by R. E. Tarjan's algorithm (1972).
    """
    size = len(successors)
    index, low, group = [-1] * size, [0] * size, [-1] * size
    stack: list[int] = []
    groups: list[list[int]] = []
    count = 0
    for root in range(size):
        if index[root] >= 0:
            continue
        work = [(root, iter(successors[root]))]
        index[root] = low[root] = count
        count += 1
        stack.append(root)
        while work:
            node, rest = work[-1]
            for to in rest:
                if index[to] < 0:
                    index[to] = low[to] = count
                    count += 1
                    stack.append(to)
                    work.append((to, iter(successors[to])))
                    break
                if group[to] < 0:
                    low[node] = min(low[node], index[to])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    groups.append([])
                    while group[node] < 0:
                        groups[-1].append(stack.pop())
                        group[groups[-1][-1]] = len(groups) - 1
    steps = [0] * len(groups)
    for number in reversed(range(len(groups))):  # found last, reached by none found before
        for node in groups[number]:
            for to in successors[node]:
                if group[to] != number:
                    steps[group[to]] = max(steps[group[to]], steps[number] + 1)
    return [steps[number] for number in group]
