"""Alignment of hands with a plan, against all edit scripts there are, and on a log whose answer is known."""

from __future__ import annotations

import csv
import importlib.util
import json
import os
import sys
from collections import Counter
from itertools import combinations, product
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tracer.kernel.alignment import MOST_ALTERNATIVES, Plan, align, align_tree

SHARED = Path(__file__).parents[2].parent / "shared"
MATCH, PAIR, SKIP, INSERT = range(4)


# ---------------------------------------------------------------- all edit scripts


def scripts(plan, hands, match, state, at, budget):
    """All scripts from a state and a hand to the end, with at most `budget` skips and inserts."""
    if at == len(hands) and state in plan.final:
        yield ()
    if at < len(hands):
        for number, (source, label, target) in enumerate(plan.edges):
            if source == state and match(label, hands[at]) is not None:
                for rest in scripts(plan, hands, match, target, at + 1, budget):
                    yield ((MATCH, number, at), *rest)
    if budget:
        for number, (source, _, target) in enumerate(plan.edges):
            if source == state:
                for rest in scripts(plan, hands, match, target, at, budget - 1):
                    yield ((SKIP, number, None), *rest)
        if at < len(hands):
            for rest in scripts(plan, hands, match, state, at + 1, budget - 1):
                yield ((INSERT, -1, at), *rest)


def stretches(script):
    """A script as stretches of skips and of inserts, whatever their order, parted by its matches."""
    parted, skips, inserts = [], [], []
    for kind, edge, at in script:
        if kind == MATCH:
            parted += [(tuple(skips), tuple(inserts)), (edge, at)]
            skips, inserts = [], []
        elif kind == SKIP:
            skips.append(edge)
        else:
            inserts.append(at)
    return (*parted, (tuple(skips), tuple(inserts)))


def pairings(skips, inserts):
    """All ways to pair as many skips and inserts of a stretch as there can be, in order, as moves."""
    count = min(len(skips), len(inserts))
    for ones in combinations(range(len(skips)), count):
        for others in combinations(range(len(inserts)), count):
            moves, skipped, inserted = [], 0, 0
            for one, other in [*zip(ones, others, strict=True), (len(skips), len(inserts))]:
                moves += [(SKIP, edge, None) for edge in skips[skipped:one]]
                moves += [(INSERT, -1, at) for at in inserts[inserted:other]]
                if one < len(skips) and other < len(inserts):
                    moves.append((PAIR, skips[one], inserts[other]))
                skipped, inserted = one + 1, other + 1
            yield tuple(moves)


def all_best(plan, hands, match, nearness):
    """The least cost and every alignment that has it, as move sequences."""
    budget = 0
    while not (found := {stretches(one) for one in scripts(plan, hands, match, plan.start, 0, budget)}):
        budget += 1
    best, ways = None, set()
    for parted in found:
        for chosen in product(*(pairings(*parted[i]) for i in range(0, len(parted), 2))):
            near, moves = 0, list(chosen[0])
            for (edge, at), stretch in zip(parted[1::2], chosen[1:], strict=True):
                near += match(plan.edges[edge][1], hands[at])
                moves += [(MATCH, edge, at), *stretch]
            near += sum(nearness(plan.edges[edge][1], hands[at]) for kind, edge, at in moves if kind == PAIR)
            if best is None or near < best:
                best, ways = near, set()
            if near == best:
                ways.add(tuple(moves))
    return (budget, best), ways


def moves_of(alignment):
    """The moves of an alignment, a skip and an insert that are paired as one."""
    moves, pairs = [], set(alignment.pairs)
    for move in alignment.moves:
        if moves and moves[-1][0] == SKIP and move.kind == "insert" and (moves[-1][1], move.index) in pairs:
            moves[-1] = (PAIR, moves[-1][1], move.index)
        else:
            kind = {"match": MATCH, "skip": SKIP, "insert": INSERT}[move.kind]
            moves.append((kind, -1 if move.edge is None else move.edge, move.index))
    return tuple(moves)


LABELS = st.integers(0, 2)
TABLE = st.lists(st.lists(st.one_of(st.none(), st.just(0), st.integers(0, 2)), min_size=4, max_size=4),
                 min_size=3, max_size=3)
NEAR = st.lists(st.lists(st.integers(0, 2), min_size=4, max_size=4), min_size=3, max_size=3)
HANDS = st.lists(st.integers(0, 3), max_size=4)


@st.composite
def plans(draw):
    """Chains, and graphs with branches, cycles and loops."""
    if draw(st.booleans()):
        return Plan.chain(draw(st.lists(LABELS, max_size=4)))
    size = draw(st.integers(1, 4))
    states = st.integers(0, size - 1)
    edges = draw(st.lists(st.tuples(states, LABELS, states), max_size=5))
    reached = {0}
    for _ in range(size):
        reached |= {b for a, _, b in edges if a in reached}
    final = draw(st.sets(st.sampled_from(sorted(reached)), min_size=1, max_size=2))
    return Plan(size, tuple(edges), 0, frozenset(final))


@given(plans(), HANDS, TABLE, NEAR)
@settings(max_examples=500, deadline=None)
@example(Plan.chain([0, 1]), [1, 0], [[0, None, None, None], [None, 0, None, None], [None] * 4], [[1] * 4] * 3)
@example(Plan(1, ((0, 0, 0),), 0, frozenset({0})), [3, 0, 3], [[0, None, None, None]] * 3, [[0] * 4] * 3)
def test_no_edit_script_is_better_and_the_documented_one_is_chosen(plan, hands, fits, near):
    """Cost, moves, pairs and the number of ties, against every script there is."""

    def match(label, hand):
        return fits[label][hand]

    def nearness(label, hand):
        return near[label][hand]

    cost, ways = all_best(plan, hands, match, nearness)
    found = align(plan, hands, match, nearness=nearness)
    assert found.cost == cost
    assert moves_of(found) == min(ways, key=lambda moves: [move[:2] for move in moves])
    assert found.alternatives == len(ways) - 1
    assert {(edge, at) for kind, edge, at in moves_of(found) if kind == PAIR} == set(found.pairs)
    state, shown = plan.start, []
    for move in found.moves:
        if move.edge is not None:
            source, label, state_after = plan.edges[move.edge]
            assert (source, label) == (state, move.label)
            state = state_after
        if move.index is not None:
            shown.append(move.index)
    assert state in plan.final
    assert shown == list(range(len(hands)))


@st.composite
def trees(draw):
    """Hands and the parent of each, -1 for those that begin."""
    hands = draw(st.lists(st.integers(0, 3), min_size=1, max_size=10))
    return hands, [draw(st.integers(-1, i - 1)) for i in range(len(hands))]


@given(plans(), trees(), TABLE, NEAR)
@settings(deadline=None)
def test_a_tree_is_all_its_paths(plan, tree, fits, near):
    """The shared columns give each leaf the cost of its own path, and each hand is compared once with each edge."""
    hands, parents = tree
    asked = Counter()

    def match(label, hand):
        asked["match"] += 1
        return fits[label][hand]

    def nearness(label, hand):
        return near[label][hand]

    costs = align_tree(plan, hands, parents, match, range(len(hands)), nearness=nearness)
    assert asked["match"] == len(hands) * len(plan.edges)
    for leaf in range(len(hands)):
        path, at = [], leaf
        while at != -1:
            path.insert(0, at)
            at = parents[at]
        alone = align(plan, [hands[index] for index in path], match, nearness=nearness)
        within = align(plan, hands, match, parents=parents, leaf=leaf, nearness=nearness)
        assert costs[leaf] == alone.cost == within.cost
        assert [move.kind for move in alone.moves] == [move.kind for move in within.moves]
        assert [path[m.index] if m.index is not None else None for m in alone.moves] == [m.index for m in within.moves]
        assert tuple((edge, path[index]) for edge, index in alone.pairs) == within.pairs


# ---------------------------------------------------------------- single rules


def same(label, hand):
    return 0 if label == hand else None


def kinds(alignment):
    return " ".join(move.kind for move in alignment.moves)


def test_a_substitution_is_a_skip_and_an_insert_that_are_paired():
    """Rule R3: the recipient ordered was skipped, the one shown inserted; they are one departure."""
    found = align(Plan.chain([1, 2, 3]), [1, 9, 3], same)
    assert (found.cost, kinds(found), found.pairs) == ((2, 0), "match skip insert match", ((1, 1),))


def test_a_relay_is_one_inserted_hand():
    """Rule R1: on the way to the ordered recipient, not instead of him."""
    found = align(Plan.chain([1, 3]), [1, 9, 3], same)
    assert (found.cost, kinds(found), found.pairs) == ((1, 0), "match insert match", ())


def test_nearness_pairs_and_never_outweighs_an_unmatched_hand():
    """Cost is lexicographic: however near, a pair costs as much as a skip and an insert."""
    colleague = {(2, 8): 0, (2, 9): 1}
    found = align(Plan.chain([1, 2]), [1, 9, 8], same, nearness=lambda *one: colleague.get(one, 5))
    assert (found.cost, found.pairs) == ((3, 0), ((1, 2),))
    far = align(Plan.chain([1, 2]), [1, 2], same, nearness=lambda *one: 0)
    assert far.cost == (0, 0)


def test_equally_near_hands_are_paired_from_the_first():
    """A documented rule, so that the same input gives the same page; the ties are counted."""
    found = align(Plan.chain([1, 2]), [1, 8, 9], same)
    assert (found.pairs, kinds(found), found.alternatives) == (((1, 1),), "match skip insert insert", 1)


def test_a_returned_hand_matches_at_its_first_place():
    """A, B, A against A, B: the second A is the hand too many."""
    found = align(Plan.chain([1, 2]), [1, 2, 1], same)
    assert (found.cost, kinds(found)) == ((1, 0), "match match insert")


def test_nothing_shown_and_nothing_ordered():
    """Empty words and empty plans are words and plans."""
    assert kinds(align(Plan.chain([1, 2]), [], same)) == "skip skip"
    assert kinds(align(Plan.chain([]), [1, 2], same)) == "insert insert"
    assert align(Plan.chain([]), [], same).cost == (0, 0)
    assert align_tree(Plan.chain([1]), [], [], same, []) == {}


def test_a_plan_that_loops_is_skipped_through_where_that_is_cheapest():
    """To its end in three skips, although cycles lie on the way; and matched round a cycle at no cost."""
    plan = Plan(4, ((0, 1, 1), (1, 2, 0), (1, 3, 2), (2, 4, 1), (2, 5, 3)), 0, frozenset({3}))
    assert align(plan, [], same).cost == (3, 0)
    assert kinds(align(plan, [1, 2, 1, 3, 4, 3, 5], same)) == " ".join(["match"] * 7)


def test_ties_are_counted_no_further_than_said():
    """20 hands too many, of which any 10 may be paired: more ties than anyone reads."""
    found = align(Plan.chain([1] * 10), [2] * 20, same)
    assert (found.cost, found.alternatives) == ((30, 0), MOST_ALTERNATIVES)


def test_what_makes_no_sense_is_refused():
    """Each would otherwise give a wrong cost without a word."""
    with pytest.raises(ValueError, match="has no state 2"):
        Plan(2, ((0, 1, 2),), 0, frozenset({1}))
    with pytest.raises(ValueError, match="no final state"):
        Plan(2, (), 0, frozenset({1}))
    with pytest.raises(ValueError, match="does not precede"):
        align_tree(Plan.chain([1]), [1, 2], [1, -1], same, [0])
    with pytest.raises(ValueError, match="does not precede"):
        align(Plan.chain([1]), [1, 2], same, parents=[0, 0])
    with pytest.raises(ValueError, match="negative penalty"):
        align(Plan.chain([1]), [1], lambda *_: -1)
    with pytest.raises(ValueError, match="negative penalty"):
        align(Plan.chain([1]), [1], same, nearness=lambda *_: -1)


# ---------------------------------------------------------------- a log with a known answer


def letters(folder, count):
    """The synthetic letters of the shared generator, as sequences of holders, and its own answer."""
    path = SHARED / "logs" / "make_letters.py"
    if not path.exists():
        if os.environ.get("TRACER_REQUIRE_SHARED") == "1":
            pytest.fail(f"{path.name} is required and not present")
        pytest.skip("shared texts not present")
    spec = importlib.util.spec_from_file_location("make_letters", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    arguments, sys.argv = sys.argv, ["make_letters", str(count), "--out", str(folder)]
    try:
        module.main()
    finally:
        sys.argv = arguments
    words = {}
    with (folder / f"syn_{count}.csv").open(newline="") as file:
        for row in csv.DictReader(file):
            words.setdefault(row["case"], []).append(row["holder"])
    return Counter(map(tuple, words.values())), json.loads((folder / f"syn_{count}.oracle.json").read_text())


def test_ten_thousand_letters_cost_what_three_other_programs_say(tmp_path):
    """5,785 unmatched hands on the way A to G; also as one tree of all letters, where they share beginnings."""
    variants, oracle = letters(tmp_path, 10_000)
    numbers = {holder: number for number, holder in enumerate(sorted({*oracle["route"], *sum(variants, ())}))}
    plan = Plan.chain(numbers[holder] for holder in oracle["route"])
    costs = {word: align(plan, [numbers[holder] for holder in word], same).cost[0] for word in variants}
    assert sum(costs[word] * count for word, count in variants.items()) == 5_785 == oracle["oracle_total_unit_cost"]
    assert sum(count for word, count in variants.items() if costs[word] == 0) == 7_031
    histogram = Counter()
    for word, count in variants.items():
        histogram[str(costs[word])] += count
    assert histogram == oracle["oracle_cost_histogram"]
    nodes = {(): -1}
    hands, parents = [], []
    for word in variants:
        for end in range(1, len(word) + 1):
            if word[:end] not in nodes:
                nodes[word[:end]] = len(hands)
                hands.append(numbers[word[end - 1]])
                parents.append(nodes[word[: end - 1]])
    by_leaf = align_tree(plan, hands, parents, same, [nodes[word] for word in variants])
    assert {word: by_leaf[nodes[word]][0] for word in variants} == costs
