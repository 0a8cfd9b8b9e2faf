"""Spans of time as pairs of UTC microseconds, either end open."""

from __future__ import annotations

from collections.abc import Iterable

#: (earliest, latest) in UTC microseconds; None where nothing bounds it.
Span = tuple[int | None, int | None]
ALWAYS: Span = (None, None)


def hull(spans: Iterable[Span]) -> Span:
    """The least span that contains all of them; unbounded for none."""
    lows, highs = zip(*spans, strict=True) if (spans := list(spans)) else ((None,), (None,))
    return (
        None if None in lows else min(low for low in lows if low is not None),
        None if None in highs else max(high for high in highs if high is not None),
    )


def disjoint(one: Span, other: Span) -> bool:
    """Whether the two have no instant in common.

    Example:
        >>> disjoint((0, 5), (6, None)), disjoint((None, 5), (5, 9))
        (True, False)
    """
    (a, b), (c, d) = one, other
    return (b is not None and c is not None and b < c) or (d is not None and a is not None and d < a)


def surely_before(one: Span, other: Span) -> bool:
    """Whether every instant of the first lies before every instant of the second."""
    return one[1] is not None and other[0] is not None and one[1] < other[0]


def order_key(span: Span) -> tuple[float, float]:
    """Sorts spans so that what certainly came before stands before."""
    low = float("-inf") if span[0] is None else span[0]
    high = float("inf") if span[1] is None else span[1]
    return (low, high)


def within(one: Span, other: Span) -> bool:
    """Whether one span certainly lies inside the other.

    Example:
        >>> within((2, 3), (1, None)), within((None, 3), (1, None))
        (True, False)
    """
    low = other[0] is None or (one[0] is not None and one[0] >= other[0])
    high = other[1] is None or (one[1] is not None and one[1] <= other[1])
    return low and high
