"""A GIFT parser that is not ours reads what we write, and finds out what is broken."""

from __future__ import annotations

import json
import os
import re
import subprocess

import pytest

import tracer
from tests.views import hostile
from tracer.report import Report
from tracer.teaching.quiz import FORMATS, questions
from tracer.teaching.quiz.model import Choice, Essay, Matching, Ordering

#: Where the package `gift-pegjs` lies, which grew from Moodle's description of the format.
PARSER = os.environ.get("TRACER_GIFT", "")
_READ = """const { parse } = require(process.argv[1]);
let text = ""; process.stdin.on("data", part => text += part);
process.stdin.on("end", () => console.log(JSON.stringify(parse(text))));"""
_KINDS = {Choice: "MC", Matching: "Matching", Ordering: "Matching", Essay: "Essay"}


def read(text: str) -> list[dict]:
    if not PARSER and not os.environ.get("TRACER_REQUIRE_SHARED"):
        pytest.skip("TRACER_GIFT does not name a GIFT parser")
    found = subprocess.run(["node", "-e", _READ, PARSER], input=text.encode(), capture_output=True, timeout=60)
    if found.returncode:
        raise ValueError(found.stderr.decode()[:2000])
    return json.loads(found.stdout)


def _shown(text: str) -> str:
    """What this parser leaves of an escaped sign in the second half of a pair, `&&058;`, as the sign that it is."""
    return re.sub(r"&&(\d+);", lambda code: chr(int(code[1])), text)


def holds(report: Report) -> None:
    quiz = questions(report)
    category, *asked = read(FORMATS["gift"](quiz))
    assert category["type"] == "Category"
    assert [one["type"] for one in asked] == [_KINDS[type(question)] for question in quiz.questions]
    for place, (question, one) in enumerate(zip(quiz.questions, asked, strict=True), 1):
        number, words = one["title"].split(" ", 1)
        assert int(number) == place
        assert " ".join(question.text.split()).startswith(_shown(words).removesuffix("…"))
        if isinstance(question, Choice):
            right = [choice["text"]["text"] for choice in one["choices"] if choice["isCorrect"]]
            assert len(one["choices"]) == len(question.options)
            assert len(right) == 1
            assert right[0][:10] == question.right[:10]
        elif isinstance(question, Matching):
            labels = [_shown(pair["subanswer"]) for pair in one["matchPairs"]]
            assert labels == [" ".join(label.split()) for _, label in question.pairs]
        elif isinstance(question, Ordering):
            assert {pair["subanswer"] for pair in one["matchPairs"]} >= {"first", "second", "third"}


@pytest.mark.parametrize("name", tracer.examples())
def test_every_case_is_read_with_its_right_answers(name):
    holds(tracer.examine(tracer.load(tracer.example(name))))


def test_hostile_text_stays_in_its_place():
    holds(hostile.report())


def test_a_broken_file_is_found_out():
    good = FORMATS["gift"](questions(tracer.examine(tracer.load(tracer.example("bush-gorbachev-1990")))))
    read(good)
    with pytest.raises(ValueError, match="SyntaxError|Expected"):
        read(good.replace("####", "{"))
