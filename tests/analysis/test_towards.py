"""What went towards somebody, and what only brought it to others."""

from __future__ import annotations

import pytest

import tracer
from tracer.analysis.reading import read
from tracer.analysis.towards import towards

_CASE = """\
tracer: 1
title: A note
who: {office: {group: Office}, clerk: {name: Clerk, in: office}, envoy: Envoy, king: King, count: Count}
what: {note: {name: note, from: clerk, for: king}, paper: {name: paper, carries: note}}
documents:
  report: {from: clerk, to: count, date: 1955-09-27T12:00Z, carries: note, seen: whole, says: [
    {did: {give: paper, from: clerk, to: envoy, when: 1955-09-26}, id: handing}SAID]}
"""


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("", set()),
        (", {will: {give: paper, from: envoy, to: king}}", {"handing"}),
        (", {must: {give: paper, from: envoy, to: king}}", {"handing"}),
        (", {believes: {pass: note, from: envoy, to: king}}", {"handing"}),
        (", {did: {ask: envoy, from: clerk, that: {pass: note, to: king}}}", {"handing"}),
        (", {asked: {pass: note, to: king, who: clerk}}", {"report"}),
        (", {must not: {give: paper, from: envoy, to: king}}", set()),
        (", {did: {give: paper, from: envoy, to: king, when: 1955-09-27}, id: coming}", {"handing", "coming"}),
    ],
)
def test_only_what_leads_to_him_or_to_one_who_is_to_bring_it_is_on_its_way(said: str, found: set[str]) -> None:
    reading = read(tracer.loads(_CASE.replace("SAID", said)))
    assert towards(reading, "note", ("king",)) == found
