"""Orders of steps, against all permutations."""

from __future__ import annotations

from itertools import combinations, pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracer.kernel import succession
from tracer.kernel.succession import START, Succession

SPANS = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 3), st.booleans()), min_size=1, max_size=5)


def _orders(spans: list[tuple[int, int]], certain: list[bool]) -> set[tuple[int, ...]]:
    """Every order of every set of steps that can have been all."""
    unsure = [step for step, sure in enumerate(certain) if not sure]
    gone = [set(some) for size in range(len(unsure) + 1) for some in combinations(unsure, size)]
    return {
        order
        for missing in gone
        for order in permutations(step for step in range(len(spans)) if step not in missing)
        if not any(spans[b][1] < spans[a][0] for a, b in combinations(order, 2))
    }


@given(SPANS, st.sets(st.tuples(st.integers(START, 4), st.integers(0, 4))))
def test_neighbours_and_paths_are_those_of_all_orders(
    drawn: list[tuple[int, int, bool]], apart: set[tuple[int, int]]
) -> None:
    """Two are neighbours if they are in some order; a path is found if some order has nobody apart."""
    spans, certain = [(low, low + more) for low, more, _ in drawn], [sure for _, _, sure in drawn]
    orders = _orders(spans, certain)
    known = Succession.known(spans, certain, lambda one, other: spans[one][1] < spans[other][0])
    assert set(known.neighbours()) == {pair for order in orders for pair in pairwise((START, *order))}
    smooth = {order for order in orders if not any(pair in apart for pair in pairwise((START, *order)))}
    found = known.path(lambda one, other: (one, other) not in apart)
    assert (found is None) == (not smooth)
    assert found is None or found in smooth
    assert found is None or len(found) == len(spans) or not any(len(order) == len(spans) for order in smooth)


def test_what_is_said_of_two_whose_spans_overlap_is_asked() -> None:
    """Order without a clock counts as much as a clock does."""
    known = Succession.known([(None, None), (None, None)], [True, True], lambda one, other: (one, other) == (1, 0))
    assert list(known.neighbours()) == [(START, 1), (1, 0)]


def test_a_search_that_is_too_long_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is never taken for an answer."""
    monkeypatch.setattr(succession, "MOST_STATES", 50)
    free = Succession((0,) * 9, (0,) * 9, (1 << 9) - 1)
    with pytest.raises(LookupError):
        free.path(lambda one, other: True, (), lambda state, one, other: () if other == 8 else (state,))


def test_that_there_is_no_order_shows_without_a_search() -> None:
    """Two that can only follow the same third leave no order, however many others there are in between."""
    size = 40
    free = Succession((0,) * size, (0,) * size, (1 << size) - 1)
    assert free.path(lambda one, other: other < size - 2 or one == 0) is None
