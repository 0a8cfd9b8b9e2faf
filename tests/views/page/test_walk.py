"""The passage step by step."""

from __future__ import annotations

import pytest

import tracer
from tracer.kernel.temporal import Order
from tracer.views.page import walk


@pytest.mark.parametrize("name", tracer.examples())
def test_a_step_known_to_come_before_another_stands_before_it(name: str) -> None:
    """By the latest time that each can have been it could stand after what followed on it."""
    reading = tracer.examine(tracer.load(tracer.example(name))).reading
    ids = [act.id for act in reading.accounts.acts] + [document.id for document in reading.case.documents]
    ordered = walk._in_order(ids, reading)
    assert sorted(ordered) == sorted(ids)
    late = [(a, b) for n, a in enumerate(ordered) for b in ordered[:n] if reading.times.compare(a, b) is Order.BEFORE]
    assert late == []
