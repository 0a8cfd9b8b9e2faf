"""The passage step by step."""

from __future__ import annotations

import pytest

import tracer
from tests.examined import examined
from tracer.kernel.temporal import Order
from tracer.views.page import walk
from tracer.views.page.references import References
from tracer.views.texts.outline import outline


@pytest.mark.parametrize("name", tracer.examples())
def test_a_step_known_to_come_before_another_stands_before_it(name: str) -> None:
    """By the latest time that each can have been it could stand after what followed on it."""
    reading = examined(name).reading
    ids = [act.id for act in reading.accounts.acts] + [document.id for document in reading.case.documents]
    ordered = walk._in_order(ids, reading)
    assert sorted(ordered) == sorted(ids)
    late = [(a, b) for n, a in enumerate(ordered) for b in ordered[:n] if reading.times.compare(a, b) is Order.BEFORE]
    assert late == []


def test_who_tells_an_act_again_is_told_to_say_only_what_he_says() -> None:
    """President Kennedy wrote that it had been handed over, and not by whom; the hour about which it was is kept."""
    def steps(name: str) -> str:
        report = examined(name)
        found, _ = walk.walk(report, References(report, outline(report)))
        return "\n".join(f"{one.when}. {' '.join(text for text, _ in one.sentences)}" for one in found)

    assert "was given to Dobrynin (restates claim 5), on the word of President Kennedy" in steps("october-1962")
    assert "the coded message that Wailes recalls, 4 Nov 1956, about 06:00 (Budapest)" in steps("mindszenty-1956")
