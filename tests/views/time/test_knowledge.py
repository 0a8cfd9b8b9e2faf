"""The knowledge diagram: who knew how much, as the analysis has it, never surer; and nothing unreadable."""

from __future__ import annotations

from pathlib import Path

import pytest

import tracer
from tests.views import drawn, hostile
from tests.views.time.test_custody import names
from tracer.report import Report
from tracer.views.drawing import draw
from tracer.views.sketch.look import Look
from tracer.views.time.learning import events, stretches
from tracer.views.time.timeline import Timeline

GOLDEN = Path(__file__).parents[1] / "golden" / "knowledge-first.svg"


def svg(report: Report, look: Look) -> str:
    return draw(report, "knowledge", "svg", look).data.decode()


def test_the_first_case_is_drawn_as_it_was_looked_at(first_report: Report):
    assert svg(first_report, Look()) == GOLDEN.read_text(encoding="utf-8")


def test_every_bar_of_the_first_case_has_its_name(first_report: Report):
    """Holding a sealed envelope gave Bessmertnykh its existence; he was told the subject, and no more."""
    said = names(svg(first_report, Look()), "bar")
    assert [name for name in said if name.startswith("Bessmertnykh")] == [
        "Bessmertnykh certainly knew the subject of letter from 21 Mar 1990, 0730Z (10:30 Moscow)"
    ]
    assert "Shevardnadze possibly knew the gist of letter" in said


@pytest.mark.parametrize("look", [Look(), Look(theme="dark", legend=False, width="A4")])
def test_every_text_can_be_read(report: Report, look: Look):
    assert drawn.faults(svg(report, look)) == []


def test_it_is_never_surer_than_the_knowledge_of_an_instant(report: Report):
    """Against the analysis, asked of the middle between each two neighbouring instants."""
    reading = report.reading
    for content in reading.knowledge.contents:
        line = Timeline(reading, events(reading, content))
        found = stretches(reading, line, content)
        instants = [n for n, stop in enumerate(line.stops) if stop.instant is not None]
        for first, last in zip(instants, instants[1:], strict=False):
            start, end = line.stops[first].instant, line.stops[last].instant
            if start is None or end is None or end - start < 2:
                continue
            at = reading.knowledge.at(content, (start + end) // 2)
            for agent in {k.agent for k in reading.knowledge.all if k.content == content}:
                certain, possible = at.get(agent, (None, None))
                here = [s for s in found if s.agent == agent and s.start < last and s.end > first]
                drawn_certain = min((s.certain or 0 for s in here), default=0)
                drawn_possible = max((s.possible or 0 for s in here), default=0)
                assert drawn_certain <= (certain or 0)
                assert drawn_possible >= (possible or 0)
                if last == first + 1:
                    assert (drawn_certain, drawn_possible) == (certain or 0, possible or 0)


def test_everybody_who_knew_and_how_is_named(report: Report):
    """Each agent has a bar, and each path its document."""
    text = svg(report, Look())
    said = " ".join(names(text, "bar"))
    written = " ".join(box.what for box in drawn.texts(text))
    for knowing in report.reading.knowledge.all:
        name = report.case.agent(knowing.agent).name
        assert name == "" or name in said
        if report.case.is_document(knowing.path):
            assert f"[{knowing.path}]" in written


def test_hostile_text_only_appears():
    text = svg(hostile.report(), Look())
    assert drawn.faults(text) == []
    assert "<script" not in text


def test_what_is_certain_at_no_shown_time_is_said_to_be_so():
    """Of a message whose receipt nothing dates its addressee certainly knew, but no bar can show since when."""
    text = svg(tracer.examine(tracer.load(tracer.example("hussein-1960"))), Look())
    assert "certainly the existence (since when is not recorded), possibly the text: from Department of State" in text
    assert not any("Kocher certainly knew" in name and "personal message" in name for name in names(text, "bar"))


def test_a_stop_that_is_no_line_is_called_by_its_document_where_the_order_is_open():
    text = svg(tracer.examine(tracer.load(tracer.example("dobrynin-1963"))), Look())
    assert ">[memo]: not recorded<" in text
