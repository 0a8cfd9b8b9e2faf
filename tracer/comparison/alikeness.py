"""How alike two things are that two people wrote down, and who goes with whom.

Names, words and spans are compared, never ids. Each measure lies between 0 (nothing in
common) and 1; None says that there is nothing to compare.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

import networkx

from tracer.analysis.spans import Span, disjoint

#: Words that run together; so many must be alike before two quotations share more than their grammar.
_RUN = 3
#: How alike letters must be before two words are taken for two spellings of one name.
_SPELLING = 0.8
_PARTS_OF_A_SCORE = 10_000
#: Texts are compared again and again while two readings are matched; so many answers are kept.
_KEPT = 20_000

Measure = tuple[float, float | None]


def score(*measures: Measure) -> float:
    """The weighted mean of the measures that there are; 0 if there is none.

    Example:
        >>> score((3, 1.0), (1, 0.0), (5, None))
        0.75
    """
    found = [(weight, value) for weight, value in measures if value is not None]
    return sum(weight * value for weight, value in found) / sum(weight for weight, _ in found) if found else 0.0


@lru_cache(_KEPT)
def names(one: str, other: str) -> float | None:
    """How alike two names are: by their words, else by their letters.

    Example:
        >>> names("President Bush", "Bush"), names("Chou En-lai", "Zhou Enlai") > 0.8
        (0.75, True)
        >>> names("President Bush", "President Gorbachev") < 0.5
        True
    """
    ones, others = set(_words(one)), set(_words(other))
    if not ones or not others:
        return None
    shared = len(ones & others)
    by_words = (shared / min(len(ones), len(others)) + shared / len(ones | others)) / 2
    # Sorted, as the ratio of two texts can depend on which comes first.
    first, second = sorted("".join(_words(text)) for text in (one, other))
    if first == second:
        return 1.0
    matcher = difflib.SequenceMatcher(None, first, second, autojunk=False)
    # Cheap upper bounds first: long names that cannot be alike cost no comparison.
    near = matcher.real_quick_ratio() >= _SPELLING and matcher.quick_ratio() >= _SPELLING
    letters = matcher.ratio() if near else 0.0
    return max(by_words, letters if letters >= _SPELLING else 0.0)


def words(one: Iterable[str], other: Iterable[str]) -> float | None:
    """How much of the shorter of two sets of quotations stands in the longer, in runs of three words.

    Example:
        >>> words(["I handed the letter in a sealed envelope"], ["handed the letter"])
        1.0
    """
    ones, others = _runs(tuple(one)), _runs(tuple(other))
    if not ones or not others:
        return None
    size = min(len(run) for run in (*ones, *others))
    ones, others = _cut(ones, size), _cut(others, size)
    return len(ones & others) / min(len(ones), len(others))


def sets(one: frozenset[str], other: frozenset[str]) -> float | None:
    """What two sets share; half of nothing where only one says anything, for silence denies nothing."""
    if not one or not other:
        return 0.5 if one or other else None
    return len(one & other) / len(one | other)


def spans(one: Span, other: Span) -> float | None:
    """Whether two times can be one: the same, overlapping, or not."""
    if (None, None) in (one, other):
        return None
    if one == other:
        return 1.0
    return 0.0 if disjoint(one, other) else 0.7


def assigned(
    firsts: Sequence[str], seconds: Sequence[str], alike: Callable[[str, str], float], least: float
) -> dict[str, str]:
    """Who of the first goes with whom of the second, so that the sum of their scores is greatest.

    Args:
        firsts: ids of the first reading, in its order; `seconds` of the second.
        alike: the score of a pair, from 0 to 1.
        least: pairs with a lower score are not formed.

    Returns:
        Each of the first with its one of the second, as far as they have one (a matching of
        greatest weight: Edmonds 1965, as networkx solves it). Between equal sums the order decides: who
        comes first goes with whom comes first.

    Example:
        >>> scores = {"ax": 0.9, "ay": 0.8, "bx": 0.8}
        >>> assigned(["a", "b"], ["x", "y"], lambda one, other: scores.get(one + other, 0.0), 0.5)
        {'a': 'y', 'b': 'x'}
    """
    graph: networkx.Graph[int] = networkx.Graph()
    size = len(firsts) + len(seconds)
    for row, one in enumerate(firsts):
        for column, other in enumerate(seconds):
            found = alike(one, other)
            if found >= least:
                # Squares, so that of two ways that cross and do not the one is taken that does not.
                weight = round(found * _PARTS_OF_A_SCORE) * size**3 - (row - column) ** 2
                graph.add_edge(row, len(firsts) + column, weight=weight)
    pairs = sorted(sorted(pair) for pair in networkx.max_weight_matching(graph))
    return {firsts[row]: seconds[column - len(firsts)] for row, column in pairs}


@lru_cache(_KEPT)
def _words(text: str) -> tuple[str, ...]:
    """Words without case and accents."""
    plain = "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))
    return tuple(re.findall(r"\w+", plain.casefold()))


@lru_cache(_KEPT)
def _runs(texts: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    found = set()
    for said in map(_words, texts):
        length = min(_RUN, len(said))
        found |= {said[start : start + length] for start in range(len(said) - length + 1) if length}
    return frozenset(found)


def _cut(runs: frozenset[tuple[str, ...]], size: int) -> frozenset[tuple[str, ...]]:
    return frozenset(run[start : start + size] for run in runs for start in range(len(run) - size + 1))
