"""Which orders stood when."""

from __future__ import annotations

import pytest

import tracer
from tracer.views.page.references import References
from tracer.views.page.rules import Day, days
from tracer.views.texts.outline import outline

_CASE = """\
tracer: 1
title: Two telegrams
who: {office: Office, envoy: Envoy, other: Other, king: King}
what: {note: {name: note, from: office, for: king}}
documents:
  first: {from: office, to: envoy, date: 1955-09-27, seen: whole, says: [
    {must: {pass: note, from: envoy, to: king}, id: order}]}
  second: {from: office, to: other, date: SECOND, seen: whole, says: [
    {must: {pass: note, from: other, to: king}, id: instead, instead of: order}]}
  third: {from: office, to: other, date: 1955-09-29T12:00Z, seen: whole, says: [
    {must: {consult: office, who: other, before: he goes}, id: later}]}
"""


def _days(text: str) -> tuple[Day, ...]:
    report = tracer.examine(tracer.loads(text))
    return days(report, References(report, outline(report)))


def _how(day: Day) -> list[str]:
    return [rule.how.partition(":")[0] for rule in day.rules]


@pytest.mark.parametrize(
    ("second", "then"),
    [
        ("1955-09-29T11:00Z", ["no longer", "in force", "in force"]),
        ("1955-09-29", ["perhaps no longer", "perhaps", "in force"]),
        ("1955-09-30T11:00Z", ["in force", "in force"]),
    ],
)
def test_an_order_has_ended_only_where_what_ended_it_is_earlier(second: str, then: list[str]) -> None:
    found = {day.document.label: day for day in _days(_CASE.replace("SECOND", second))}
    assert _how(found["first"]) == ["in force"]
    assert _how(found["third"]) == then
    assert _how(found["second"])[:1] == ["no longer"]


def test_what_only_puts_off_ends_with_what_it_waited_for() -> None:
    report = tracer.examine(tracer.load(tracer.example("dalai-lama-1951")))
    found = {day.document.label: day for day in days(report, References(report, outline(report)))}
    assert _how(found["tel2673"])[0] == "no longer"
    assert _how(found["tel1633"])[0] == "in force"
