"""In which orders steps can have followed each other, where time does not settle all of it.

Steps are numbered 0 … n-1; some came certainly before others, some may not have been at all. An
order is any sequence of all certain steps, and of as many others as one likes, in which none
stands after one that came certainly later. What holds between neighbours in *every* order is a
question of pairs (`neighbours`). Whether it can hold throughout *some* order is a search
(`path`), which says so when it gives up: what it cannot decide nobody is to take for decided.
That there is none often shows without a search: in any order each step has one of its own before it.

Sets of steps are integers whose bits are the numbers in them.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

#: Before the first step.
START = -1
#: Of so many pairs whose spans overlap it is asked which came first; of more it is left open.
MOST_ASKED = 4_000
#: After so many states, and twice as many as there are steps, a search asks whether there can be an order at all.
FEW_STATES = 100
#: A search looks at so many states, and twice as many as there are steps.
MOST_STATES = 20_000

#: Whether the second step can follow the first, whatever came before.
Follows = Callable[[int, int], bool]
#: What can be true if the second step follows the first, given what was true before; empty if it cannot follow.
Extend = Callable[[Hashable, int, int], Iterable[Hashable]]


@dataclass(frozen=True, slots=True)
class Succession:
    """What is known of the order of steps.

    Attributes:
        earlier, later: for each step the sets of those that came certainly before and after it.
        certain: the set of the steps that certainly were.

    Example:
        >>> list(Succession.known([(0, 0), (5, 5)], [True, True], lambda one, other: False).neighbours())
        [(-1, 0), (0, 1)]
    """

    earlier: tuple[int, ...]
    later: tuple[int, ...]
    certain: int

    @classmethod
    def known(
        cls,
        spans: Sequence[tuple[int | None, int | None]],
        certain: Sequence[bool],
        before: Callable[[int, int], bool],
    ) -> Succession:
        """What follows from the spans in which steps lie, and is said of those whose spans overlap.

        Args:
            spans: earliest and latest of each step, None where nothing bounds it.
            certain: whether each step certainly was.
            before: whether of two steps the first came certainly before the second.
        """
        size = len(spans)
        earlier = _apart(spans)
        later = _apart([(None if high is None else -high, None if low is None else -low) for low, high in spans])
        asked = 0
        for step in range(size):
            for other in _members(~(earlier[step] | later[step]) & (1 << step) - 1):
                asked += 1
                if asked > MOST_ASKED:
                    break
                for first, second in ((other, step), (step, other)):
                    if before(first, second):
                        earlier[second] |= 1 << first
                        later[first] |= 1 << second
        return cls(tuple(earlier), tuple(later), sum(1 << step for step in range(size) if certain[step]))

    def neighbours(self) -> Iterator[tuple[int, int]]:
        """Each two steps of which the second can have followed the first at once; `START` is before the first."""
        everything = (1 << len(self.later)) - 1
        for first in range(START, len(self.later)):
            started = first == START
            after = everything if started else self.later[first]
            possible = everything if started else everything & ~(self.earlier[first] | 1 << first)
            beyond = 0
            while left := after & self.certain & ~beyond:
                between = left & -left
                beyond |= self.later[between.bit_length() - 1]
                after ^= between
            for second in _members(possible & ~beyond):
                yield first, second

    def path(self, follows: Follows, state: Hashable = (), extend: Extend | None = None) -> tuple[int, ...] | None:
        """An order in which each step can follow the one before it; of all steps, if there is one of all.

        Of several the lowest numbers are tried first.

        Args:
            follows: whether one step can follow another.
            state: what is true before the first step, if it depends on the steps before what can follow.
            extend: what can be true then if one step, which can, follows another.

        Returns:
            The order, of all steps or of those that certainly were; None if there is none.

        Raises:
            LookupError: if none was found among as many states as are looked at.

        Example:
            >>> Succession((0, 0), (0, 0), 0b11).path(lambda one, other: (one, other) != (START, 0))
            (1, 0)
        """

        def following(state: Hashable, one: int, other: int) -> Iterable[Hashable]:
            if not follows(one, other):
                return ()
            return extend(state, one, other) if extend else (state,)

        everything = (1 << len(self.later)) - 1
        given_up = None
        for known in (replace(self, certain=everything), self)[self.certain == everything :]:
            try:
                found = known._path(follows, state, following)
            except LookupError as error:
                given_up = error
            else:
                if found is not None:
                    return found
        if given_up:
            raise given_up
        return None

    def _assignable(self, follows: Follows) -> bool:
        """Whether each step can have one of its own before it, and one be last; a step that was not counts as its own.

        If not, there is no order; if so, there need not be one (the steps may go round in rings).
        """
        size = len(self.later)
        before = [0 if self.certain >> step & 1 else 2 << step for step in range(size)]
        for one, other in self.neighbours():
            if follows(one, other):
                before[other] |= 2 << one if one != START else 1
        last = sum(2 << step for step in range(size) if not self.later[step] & self.certain)
        return _assigned([*before, last if self.certain else last | 1])

    def _path(self, follows: Follows, state: Hashable, extend: Extend) -> tuple[int, ...] | None:
        if not self.certain:
            return ()
        seen: set[tuple[int, int, Hashable]] = set()
        stack = [(START, self._following(0, START, state, extend))]
        while stack:
            found = next(stack[-1][1], None)
            if found is None:
                stack.pop()
            elif found not in seen:
                done, step, after = found
                if not self.certain & ~done:
                    return (*(one for one, _ in stack[1:]), step)
                seen.add(found)
                if len(seen) == FEW_STATES + 2 * len(self.later) and not self._assignable(follows):
                    return None
                if len(seen) > MOST_STATES + 2 * len(self.later):
                    raise LookupError(f"no order found among {len(seen)} states")
                stack.append((step, self._following(done, step, after, extend)))
        return None

    def _following(self, done: int, last: int, state: Hashable, extend: Extend) -> Iterator[tuple[int, int, Hashable]]:
        """What can come next: nothing before which a step that certainly was is still to come; others are let go."""
        left, beyond = (1 << len(self.later)) - 1 & ~done, 0
        while left & ~beyond:
            bit = left & ~beyond & -(left & ~beyond)
            step = bit.bit_length() - 1
            left ^= bit
            let_go = self.earlier[step] & ~done
            if let_go & self.certain:
                continue
            if bit & self.certain:
                beyond |= self.later[step]
            for after in extend(state, last, step):
                yield done | let_go | bit, step, after


def _apart(spans: Sequence[tuple[int | None, int | None]]) -> list[int]:
    """For each step those whose spans end before its own begins."""
    never, always = float("-inf"), float("inf")
    starts = [never if low is None else low for low, _ in spans]
    ends = [always if high is None else high for _, high in spans]
    by_end = sorted(range(len(spans)), key=lambda step: ends[step])
    found, over, place = [0] * len(spans), 0, 0
    for step in sorted(range(len(spans)), key=lambda step: starts[step]):
        while place < len(by_end) and ends[by_end[place]] < starts[step]:
            over |= 1 << by_end[place]
            place += 1
        found[step] = over
    return found


def _assigned(choices: Sequence[int]) -> bool:
    """Whether each of several sets can be given a member of its own (a matching, by augmenting paths)."""
    owner: dict[int, int] = {}
    has: dict[int, int] = {}
    free = -1
    for one in range(len(choices)):
        wanting, queue, seen = dict[int, int](), [one], 0
        for at in queue:
            fresh = choices[at] & ~seen
            seen |= fresh
            if fresh & free:
                choice = next(_members(fresh & free))
                free ^= 1 << choice
                while True:
                    given, has[at], owner[choice] = has.get(at), choice, at
                    if given is None:
                        break
                    choice, at = given, wanting[given]
                break
            for choice in _members(fresh):
                wanting[choice] = at
                queue.append(owner[choice])
        else:
            return False
    return True


def _members(steps: int) -> Iterator[int]:
    """The numbers in a set, least first."""
    while steps:
        bit = steps & -steps
        yield bit.bit_length() - 1
        steps ^= bit
