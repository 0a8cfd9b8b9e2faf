"""What was sent to each recipient, what came and what he acknowledged."""

from __future__ import annotations

import tracer
from tracer.views.page.receipts import Receipt, receipts
from tracer.views.page.references import References
from tracer.views.texts.outline import outline


def rows(example: str) -> dict[tuple[str, str], Receipt]:
    """The rows of an example, by recipient and thing."""
    report = tracer.examine(tracer.load(tracer.example(example)))
    return {(one.recipient, one.thing): one for one in receipts(report, References(report, outline(report)))}


def test_what_came_to_him_for_whom_it_was_is_on_its_way_to_nobody_else() -> None:
    """Of the official who was to be given it, it is told neither as sent nor as come."""
    found = rows("october-1962")
    official = found["highest ranking Soviet official immediately available", "letter of 25 October"]
    assert not any("Chairman Khrushchev received" in word.sentence for word in official.sent.given)
    his = found["Chairman Khrushchev", "letter of 25 October"]
    assert any("Chairman Khrushchev received" in word.sentence for word in his.arrived.given)


def test_a_copy_is_told_of_with_those_to_whom_it_was_addressed() -> None:
    london = rows("machel-1975")["London", "[tel140867]"]
    assert "with a copy to London and Lourenco Marques" in london.sent.given[0].sentence
    assert not london.arrived.given
