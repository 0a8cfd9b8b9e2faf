"""Stops stand in an order that the times allow, and custody by position says what custody by instant says."""

from __future__ import annotations

import pytest

import tracer
from tests.views.texts.test_moment import CASES
from tracer.analysis.reading import Reading, read
from tracer.case.times import to_datetime
from tracer.kernel.temporal import Order
from tracer.report import Report
from tracer.views.time.spells import spells
from tracer.views.time.timeline import Event, Stop, Timeline

#: Of these no two transfers are dated to the minute.
UNDATED = ("dobrynin-1963", "harriman-1963")


def line(reading: Reading) -> Timeline:
    return Timeline(reading, [Event(t.id, t.id) for t in reading.flows.transfers])


def test_nothing_stands_before_what_came_before_it(report: Report):
    """Checked against the times themselves, pair by pair."""
    reading = report.reading
    stops = line(reading).stops
    for number, stop in enumerate(stops):
        for later in stops[number + 1 :]:
            assert reading.times.compare(str(later.of), str(stop.of)) is not Order.BEFORE


def test_a_place_is_sure_only_where_the_order_is(report: Report):
    """Whatever else can have come first or last is among the places where a stop may be."""
    reading = report.reading
    stops = line(reading).stops
    for number, stop in enumerate(stops):
        for other, against in enumerate(stops):
            if number != other and stop.instant is None:
                known = reading.times.compare(str(stop.of), str(against.of)) in (Order.BEFORE, Order.AFTER)
                (_, high), (low, _) = sorted((stop.span, against.span), key=lambda s: (s[1] or 0))
                apart = high is not None and low is not None and high < low
                assert other in stop.free or known or apart or number in against.free or weakly(reading, stop, against)


def weakly(reading: Reading, one: Stop, other: Stop) -> bool:
    """Whether it is known which of two was not the later one."""
    times, (a, b) = reading.times, (str(one.of), str(other.of))
    return times.never_after(a, b) or times.never_after(b, a)


def test_a_day_has_its_place_against_what_is_less_closely_known():
    """Bolshakov gave the letter on 30 September; that Kennedy had it at some time leaves it with nobody but later hands."""
    reading = read(tracer.load(tracer.example("pen-pal-1961")))
    kept = [step for step in reading.custody.kept("letter") if step.act]
    times = Timeline(reading, [Event(step.id, step.id) for step in (*reading.custody.chain("letter"), *kept)])
    given = times.position("carlyle")
    assert times.of("carlyle") == (given, given)
    assert times.of("cape-cod")[0] < given < times.of("cape-cod")[1]
    drawn = spells(reading, times, ["letter"], [step.act for step in kept if step.act])
    assert {spell.end for spell in drawn if spell.agent == "bolshakov"} == {given // 2}


@pytest.mark.parametrize("name", [*sorted(CASES), "october-1962", "harriman-1963"])
def test_who_held_it_between_two_dated_acts_is_what_a_moment_says(name: str):
    """The spells of all positions between two instants, against `tracer.at` asked of that whole stretch."""
    case = CASES.get(name) or tracer.load(tracer.example(name))
    reading = read(case)
    stops = line(reading).stops
    drawn = spells(reading, line(reading), reading.custody.things)
    dated = [n for n, stop in enumerate(stops) if stop.instant is not None]
    asked = 0
    for first, last in zip(dated, dated[1:], strict=False):
        start, end = stops[first].instant, stops[last].instant
        assert start is not None
        assert end is not None
        if end - start < 180_000_000:
            continue
        for holding in tracer.at(case, f"{_text(start + 60_000_000)}/{_text(end - 60_000_000)}").holdings:
            within = [s for s in drawn if s.thing == holding.item and s.start < last and s.end > first]
            assert {s.agent for s in within if s.agent} >= set(holding.possible)
            sure = {s.agent for s in within if s.certain and s.start <= first and s.end >= last}
            assert sure <= set(holding.certain)
            asked += 1
    assert asked or name in UNDATED


def test_an_order_without_times_still_says_who_held_it():
    """What was handed on in a known order was with the second hand between, though nothing dates it."""
    case = tracer.loads(ORDERED)
    reading = read(case)
    found = {(s.agent, s.start, s.end): s for s in spells(reading, line(reading), reading.custody.things) if s.agent == "b"}
    assert found[("b", 0, 1)].certain
    assert not found[("b", 0, 1)].solid


ORDERED = """\
tracer: 1
title: Known order
who: {a: A, b: B, c: C}
what: {paper: {name: paper}}
documents:
  m:
    from: b
    seen: whole
    says:
      - did: {give: paper, from: a, to: b}
        id: one
      - did: {give: paper, from: b, to: c, when: after one}
        id: two
"""


def _text(instant: int) -> str:
    return f"{to_datetime(instant):%Y-%m-%dT%H:%MZ}"
