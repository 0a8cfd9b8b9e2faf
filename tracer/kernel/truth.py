"""What is known of a statement: no, maybe or yes; Kleene's strong three-valued logic.

S. C. Kleene, Introduction to Metamathematics (1952), § 64. `MAYBE` is "cannot be told", never a
third way for things to be: an answer is YES or NO only if it is so however the maybes turn out.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum


class Truth(IntEnum):
    """Three values in their order of truth."""

    NO = 0
    MAYBE = 1
    YES = 2


def both(*truths: Truth) -> Truth:
    """Whether all hold: the least of them; YES for none.

    Example:
        >>> both(Truth.YES, Truth.MAYBE).name, both(Truth.MAYBE, Truth.NO).name
        ('MAYBE', 'NO')
    """
    return min(truths, default=Truth.YES)


def either(*truths: Truth) -> Truth:
    """Whether one at least holds: the greatest of them; NO for none.

    Example:
        >>> either(Truth.YES, Truth.MAYBE).name, either(Truth.MAYBE, Truth.NO).name
        ('YES', 'MAYBE')
    """
    return max(truths, default=Truth.NO)


def negation(truth: Truth) -> Truth:
    """Whether it does not hold.

    Example:
        >>> negation(Truth.MAYBE).name
        'MAYBE'
    """
    return Truth(Truth.YES - truth)


def agreement(truths: Iterable[Truth]) -> Truth:
    """What several ways things can have been agree on: YES if all say yes, NO if all say no.

    Otherwise MAYBE, and MAYBE for none at all: where nothing is known nothing is agreed.

    Example:
        >>> agreement([Truth.YES, Truth.YES]).name, agreement([Truth.YES, Truth.NO]).name
        ('YES', 'MAYBE')
    """
    values = set(truths)
    return values.pop() if len(values) == 1 else Truth.MAYBE
