"""Times in words: never narrower than the span, and no clock that no document has."""

from __future__ import annotations

import pytest

from tracer import wording

#: 20 March 1990, noon.
NOON = 637_934_400_000_000


@pytest.mark.parametrize(("span", "words"), [
    ((None, NOON - 1), "before 20 Mar 1990, 1200Z"),
    ((NOON - 3_600_000_000, NOON - 1), "between 20 Mar 1990, 1100Z and 20 Mar 1990, 1200Z"),
    ((NOON, None), "after 20 Mar 1990, 1200Z"),
    ((None, NOON + 30_000_000), "before 20 Mar 1990, 1200:30Z"),
])
def test_the_end_of_a_span_is_told_as_the_second_that_it_does_not_reach(span: wording.Span, words: str) -> None:
    assert wording.when(span) == words
