"""Simple temporal networks, against Floyd and Warshall's all-pairs distances."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tracer.kernel.temporal import Contradiction, Network, Order

INFINITE = float("inf")


def distances(size, constraints):
    """All shortest distances of the distance graph; node `size` is the origin. None if a cycle is negative."""
    table = [[0 if a == b else INFINITE for b in range(size + 1)] for a in range(size + 1)]
    for a, b, low, high in constraints:
        a = size if a is None else a
        if high is not None:
            table[a][b] = min(table[a][b], high)
        if low is not None:
            table[b][a] = min(table[b][a], -low)
    for k in range(size + 1):
        for a in range(size + 1):
            for b in range(size + 1):
                table[a][b] = min(table[a][b], table[a][k] + table[k][b])
    return None if any(table[a][a] < 0 for a in range(size + 1)) else table


def network(size, constraints):
    """The network of (a, b, low, high) constraints; a is None for a bound on b."""
    built = Network(size)
    for tag, (a, b, low, high) in enumerate(constraints):
        if a is None:
            built.bound(b, low, high, tag)
        else:
            built.relate(a, b, low, high, tag)
    return built


def finite(value):
    return None if value in (INFINITE, -INFINITE) else value


VALUES = st.one_of(st.none(), st.integers(-6, 6), st.sampled_from([-10**15, 10**15, 10**15 + 1]))


@st.composite
def problems(draw):
    """Small networks, thick with equalities, precedence and bounds."""
    size = draw(st.integers(1, 7))
    nodes = st.integers(0, size - 1)
    pair = st.one_of(st.tuples(st.just(0), st.just(0)), st.tuples(st.integers(0, 2), st.none()),
                     st.tuples(VALUES, VALUES))
    constraint = st.tuples(st.one_of(st.none(), nodes), nodes, pair).map(lambda one: (one[0], one[1], *one[2]))
    return size, draw(st.lists(constraint, max_size=12))


@given(problems())
@settings(max_examples=600)
@example((2, [(0, 1, 1, None), (1, 0, 1, None)]))
@example((1, [(0, 0, 1, None)]))
@example((1, [(None, 0, 5, 4)]))
@example((3, [(0, 1, 0, 0), (1, 2, 0, 0), (2, 0, 0, 0)]))
def test_what_follows_is_what_all_pairs_say(problem):
    """Spans, differences and orders are the tightest; a contradiction is a smallest one."""
    size, constraints = problem
    table = distances(size, constraints)
    found = network(size, constraints).solve()
    if table is None:
        assert isinstance(found, Contradiction)
        named = [constraints[tag] for tag in found.tags]
        assert len(set(found.tags)) == len(found.tags) > 0
        assert distances(size, named) is None
        for left_out in range(len(named)):
            assert distances(size, named[:left_out] + named[left_out + 1 :]) is not None
        return
    assert not isinstance(found, Contradiction)
    for a in range(size):
        assert found.span(a) == (finite(-table[a][size]), finite(table[size][a]))
        for b in range(size):
            low, high = -table[b][a], table[a][b]
            assert found.difference(a, b) == (finite(low), finite(high))
            order = (
                Order.BEFORE if low > 0 else Order.AFTER if high < 0
                else Order.SAME if low == high == 0 else Order.CANNOT_TELL
            )  # fmt: skip
            assert found.compare(a, b) is order


@given(problems(), st.randoms(use_true_random=False))
def test_the_order_of_questions_and_constraints_changes_nothing(problem, random):
    """Searches are kept and continued between questions; no answer may depend on what was asked before."""
    size, constraints = problem
    table = distances(size, constraints)
    shuffled = random.sample(constraints, len(constraints))
    found = network(size, shuffled).solve()
    assert isinstance(found, Contradiction) == (table is None)
    if table is not None and not isinstance(found, Contradiction):
        for _ in range(3 * size):
            a, b = random.randrange(size), random.randrange(size)
            assert found.difference(a, b) == (finite(-table[b][a]), finite(table[a][b]))


def test_more_nodes_are_asked_about_than_searches_are_kept():
    """A search thrown away and begun anew gives the same answer."""
    size = 100
    found = network(size, [(i, i + 1, 1, 3) for i in range(size - 1)]).solve()
    for _ in range(2):
        for a in range(size):
            assert found.difference(a, size - 1 - a) == (
                (size - 1 - 2 * a, 3 * (size - 1 - 2 * a)) if a < size / 2 else (
                    3 * (size - 1 - 2 * a), size - 1 - 2 * a))


def test_nodes_out_of_range_are_refused():
    """A negative index would silently be another node."""
    built = Network(2)
    for a, b in ((-1, 0), (0, 2)):
        with pytest.raises(IndexError):
            built.relate(a, b, 0, None, 1)
    with pytest.raises(IndexError):
        built.bound(2, 0, None, 1)


SIZE = 10_000


def chain(order, *more):
    return [(order[i], order[i + 1], 1, None) for i in range(SIZE - 1)] + list(more)


def scattered():
    """Node numbers in an order of no pattern."""
    return [i * 7_919 % SIZE for i in range(SIZE)]


@pytest.mark.parametrize(
    ("constraints", "contradictory"),
    [
        (chain(range(SIZE)), False),
        (chain(range(SIZE)[::-1]), False),
        (chain(scattered()), False),
        (chain(scattered(), (None, 0, 0, None), (None, scattered()[-1], None, SIZE)), False),
        (chain(scattered(), (None, 0, 0, None), (None, scattered()[-1], None, 5)), True),
        (chain(scattered(), (scattered()[-1], 0, 1, None)), True),
        ([(i, i + 1, 0, 0) for i in range(SIZE - 1)], False),
        ([(i, j, 1, None) for i in range(SIZE) for j in (i + 1, i + 17) if j < SIZE], False),
        ([(a, b, 1, 100) for a, b in zip(scattered(), scattered()[1:], strict=False)] + [(None, 0, 10, 20)], False),
    ],
    ids=["forward", "backward", "scattered", "dated", "too-short", "circle", "same", "wide", "both-ways"],
)
def test_long_chains_are_solved_in_a_moment(constraints, contradictory):
    """Relaxing 10,000 steps one by one would be 10⁸ steps, minutes; in order it is a fraction of a second."""
    start = time.process_time()
    found = network(SIZE, constraints).solve()
    assert isinstance(found, Contradiction) == contradictory
    if not isinstance(found, Contradiction):
        for a, b, *_ in constraints[: SIZE - 1 : 100]:
            assert found.compare(a, b) in (Order.BEFORE, Order.SAME)
            found.compare(constraints[0][1], b)
    assert time.process_time() - start < 10


def test_nothing_far_is_searched_where_nothing_is_found():
    """Of two courses of events that nothing relates, each question would else walk a whole course, for minutes."""
    found = network(SIZE, [(i, i + 2, 1, None) for i in range(SIZE - 2)]).solve()
    start = time.process_time()
    assert all(found.compare(i, i + 1) is Order.CANNOT_TELL for i in range(SIZE - 1))
    assert time.process_time() - start < 10


def test_everything_in_a_long_chain_is_ordered():
    """The far ends of 10,000 steps are exactly as far apart as the steps say."""
    order = scattered()
    found = network(SIZE, chain(order)).solve()
    assert found.difference(order[0], order[-1]) == (SIZE - 1, None)
    assert found.compare(order[-1], order[17]) is Order.AFTER
    assert found.span(order[3]) == (None, None)
