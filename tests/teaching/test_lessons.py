"""The lessons that come with the cases: whole, with words that stand in the documents, and silent on the outcome."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import tracer
from tests.teaching.searched import found_in
from tracer.teaching.packet.allowed import handout

#: What the lessons take from the guideline, in its own numbers.
CODES = {"2D", "3B", "3C", "4B", "4D"}


@pytest.fixture(params=tracer.examples())
def case(request: pytest.FixtureRequest) -> tracer.Case:
    return tracer.load(tracer.example(request.param))


def test_every_case_has_a_whole_lesson(case: tracer.Case) -> None:
    """An instructor need not begin with an empty page."""
    lesson = case.teaching
    assert all((lesson.question, lesson.situation, lesson.questions, lesson.audience, lesson.objectives,
                lesson.pitfalls, lesson.part_b))  # fmt: skip
    assert {one.code for one in lesson.objectives} <= {None, *CODES}


def test_words_in_quotation_marks_stand_in_the_documents(case: tracer.Case, shared: Path) -> None:
    """A lesson adds no word to a source."""
    texts = "\n".join((shared / "documents" / one.text).read_text(encoding="utf-8") for one in case.sources if one.text)
    printed = _plain(texts)
    lesson = case.teaching
    told = [lesson.question or "", *lesson.situation, *lesson.questions, *lesson.pitfalls, *lesson.part_b]
    for phrase in re.findall(r"(?<!\w)'([^']+)'", "\n".join(told)):
        assert _plain(phrase) in printed, phrase


def test_what_students_read_names_no_verdict(case: tracer.Case) -> None:
    """Neither the situation nor a question says what will be found."""
    shown = handout(case)
    words = "\n".join((shown.question, *shown.situation, *shown.questions))
    assert not found_in({"deviation", "departed as", "TR1", "TR2", "TR3", "TR4", "TR5"}, {"shown.md": words.encode()})


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").casefold().split())
