"""What is drawn over time against the analysis, asked of every instant and every stretch that the axis shows."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import HealthCheck, Phase, given, settings

import tracer
from tests.examined import examined
from tests.reference.edits import text as written
from tests.reference.generate import Case, cases
from tests.views import drawn
from tracer.analysis.reading import Reading, read
from tracer.report import Report
from tracer.views.drawing import draw
from tracer.views.sketch.look import Look
from tracer.views.texts.moment import states
from tracer.views.time.learning import by_then, events, stretches
from tracer.views.time.spells import spells
from tracer.views.time.timeline import Event, Timeline


def asked(reading: Reading, line: Timeline) -> Iterator[tuple[int, list[int]]]:
    """The positions that the axis ties to time, each with all instants at which anything can be otherwise."""
    ends = [end for moment in states(reading)[0] for end in moment.span if end is not None]
    far = (min(ends, default=0) - 10, max(ends, default=0) + 10)
    known = [far[0], *(stop.instant for stop in line.stops), far[1]]
    for number, stop in enumerate(line.stops):
        if stop.instant is not None:
            yield 2 * number + 1, [stop.instant]
    for number, (low, high) in enumerate(zip(known, known[1:], strict=False)):
        if low is not None and high is not None and low + 1 < high:
            yield 2 * number, [low + 1, high - 1, *(end for end in ends if low < end < high)]


def knowledge_as_drawn(reading: Reading) -> None:
    """Neither surer nor less sure, neither wider nor narrower than the analysis."""
    for content in reading.knowledge.contents:
        line = Timeline(reading, [*events(reading, content), *by_then(reading, content)])
        found = stretches(reading, line, content)
        for position, instants in asked(reading, line):
            told = [reading.knowledge.at(content, instant) for instant in instants]
            for agent in {k.agent for k in reading.knowledge.all if k.content == content}:
                both = [one.get(agent, (None, None)) for one in told]
                here = [(one.certain, one.possible) for one in found if one.agent == agent
                        and one.start <= position < one.end]  # fmt: skip
                certain, possible = here[0] if here else (None, None)
                sure = min(sure or 0 for sure, _ in both)
                assert (certain or 0) == sure, (content, agent, position)
                assert (possible or 0) == max(may or 0 for _, may in both), (content, agent, position)


def custody_as_drawn(reading: Reading) -> None:
    """Bars are certain only where the holder is, and whoever possibly held it has one."""
    custody = reading.custody
    for thing in custody.told_of:
        kept = [step for step in custody.kept(thing) if step.act]
        line = Timeline(reading, [Event(step.id, step.id) for step in (*custody.chain(thing), *kept)])
        found = spells(reading, line, (thing,), [step.act for step in kept if step.act])
        for position, instants in asked(reading, line):
            told = [custody.at(thing, instant) for instant in instants]
            here = [one for one in found if 2 * one.start + 1 + one.late <= position < 2 * one.end + 1]
            sure = {one.agent for one in here if one.certain}
            may = {one.agent for one in here}
            possible = [{*one.possible, *([None] if one.unnamed else [])} for one in told]
            assert sure <= set.intersection(*(set(one.certain) for one in told)), (thing, position)
            assert may >= set.union(*possible), (thing, position)
            if not position % 2:  # at its own instant who has just received it is certain, right after it no longer
                assert may == set.union(*possible), (thing, position)
                assert sure == set.intersection(*(set(one.certain) for one in told)), (thing, position)


def test_each_scenario_is_drawn_as_the_analysis_has_it(report: Report):
    knowledge_as_drawn(report.reading)
    custody_as_drawn(report.reading)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, database=None, phases=[Phase.generate])
@given(cases())
def test_any_case_is_drawn_as_the_analysis_has_it(case: Case):
    reading = read(tracer.loads(written(case)))
    knowledge_as_drawn(reading)
    custody_as_drawn(reading)


def test_a_bar_begins_where_the_clock_of_its_bound_stands():
    """That a letter came before a time shows by that time only, whatever lies on the axis before it."""
    report = examined("hussein-1960")
    root = drawn.tree(draw(report, "knowledge", "svg", Look()).data.decode())
    clocks = [float(one.get("x", "0")) for one in root.iter(f"{drawn.SVG}text") if one.text == "end of 11 Sep"]
    bars = [group for group in root.iter(f"{drawn.SVG}g") if "Kocher certainly knew the existence" in str(group.get("aria-label"))]
    starts = [float(one.get("x", "0")) for bar in bars for one in bar.iter() if one.get("class") == "solid"]
    assert starts
    assert set(starts) <= set(clocks)


def test_nobody_holds_what_was_only_told(report: Report):
    """A bar stands in the sequence only of a case of which the custody view has a thing that was held."""
    assert '"bar ' not in draw(report, "sequence", "svg").data.decode() or report.reading.custody.told_of
