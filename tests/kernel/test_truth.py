"""Three-valued logic, against all ways in which the maybes can turn out."""

from __future__ import annotations

from itertools import product

import pytest

from tracer.kernel.truth import Truth, agreement, both, either, negation


def completed(truths):
    """All two-valued readings of some truths: a maybe may be either."""
    return product(*({Truth.NO: [False], Truth.MAYBE: [False, True], Truth.YES: [True]}[one] for one in truths))


def known(answers):
    """What a set of two-valued answers leaves."""
    return {(True,): Truth.YES, (False,): Truth.NO}.get(tuple(set(answers)), Truth.MAYBE)


@pytest.mark.parametrize("length", range(5))
def test_and_and_or_are_what_all_completions_agree_on(length):
    """An answer is sure exactly if it does not depend on how a maybe turns out."""
    for truths in product(Truth, repeat=length):
        assert both(*truths) is known(all(one) for one in completed(truths))
        assert either(*truths) is known(any(one) for one in completed(truths))


def test_not_is_what_all_completions_agree_on():
    """And twice not is the same again."""
    for truth in Truth:
        assert negation(truth) is known(not one for (one,) in completed([truth]))
        assert negation(negation(truth)) is truth


@pytest.mark.parametrize("length", range(1, 5))
def test_worlds_agree_only_if_all_say_the_same(length):
    """A world that cannot tell may turn out against the others."""
    for truths in product(Truth, repeat=length):
        sure = {truth for truth in truths if truth is not Truth.MAYBE}
        expected = sure.pop() if len(sure) == 1 and Truth.MAYBE not in truths else Truth.MAYBE
        assert agreement(iter(truths)) is expected


def test_no_worlds_agree_on_nothing():
    """Where nothing is known nothing may be said."""
    assert agreement([]) is Truth.MAYBE
