"""Which orders stood when."""

from __future__ import annotations

import pytest

import tracer
from tests.examined import examined
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


_PUT_OFF = """\
tracer: 1
title: A suspended order
who: {office: Office, chief: Chief, envoy: Envoy, king: King}
what: {note: {name: note, from: chief, for: king}, shorter: {name: shorter note, variant of: note}}
documents:
  first: {from: chief, to: envoy, date: 1955-09-27T12:00Z, seen: whole, says: [
    {must: {pass: note, from: envoy, to: king}, id: order}]}
  second: {from: chief, to: office, date: 1955-09-28T12:00Z, seen: whole, says: [
    {must not: {pass: note, to: king}, suspends: order, until: third}]}
  third: {from: office, to: chief, date: 1955-09-29T12:00Z, seen: whole, says: [
    {may: {pass: VERSION, to: king}, id: leave}]}
"""


@pytest.mark.parametrize(("version", "then"), [("note", "in force"), ("shorter", "perhaps")])
def test_what_only_puts_off_ends_with_what_it_waited_for(version: str, then: str) -> None:
    """Where that lets another version go, it does not say that the order for the first stood again."""
    found = {day.document.label: day for day in _days(_PUT_OFF.replace("VERSION", version))}
    assert _how(found["second"])[0] == "no longer"
    assert _how(found["third"])[0] == then


def test_an_order_that_was_put_off_does_not_stand_again_by_leave_for_another_version() -> None:
    report = examined("dalai-lama-1951")
    found = {day.document.label: day for day in days(report, References(report, outline(report)))}
    assert _how(found["tel2673"])[0] == "no longer"
    assert _how(found["tel1633"])[0] == "perhaps"
