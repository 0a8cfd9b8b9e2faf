"""The formats: GIFT, Moodle XML and Markdown say what the quiz says, and nothing in a text is obeyed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

import tracer
from tests.views import hostile
from tracer.case.spelling import printable
from tracer.teaching.quiz import FORMATS, questions
from tracer.teaching.quiz.model import Choice, Essay, Matching, Ordering, Quiz

GOLDEN = Path(__file__).parent / "golden"
#: Our own schema of the elements that Moodle's import reads, after the files that Moodle itself writes.
SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).parent / "moodle.xsd"))


def quiz(name: str) -> Quiz:
    return questions(tracer.examine(tracer.load(tracer.example(name))))


def moodle(one: Quiz) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    root = etree.fromstring(FORMATS["moodle-xml"](one).encode(), parser)
    SCHEMA.assertValid(root)
    return root


def shown(element: etree._Element) -> str:
    """What Moodle shows of a text in HTML."""
    text = element.findtext("text") or ""
    return "".join(etree.HTML(f"<div>{text}</div>").itertext()) if text else ""


@pytest.mark.parametrize("format", FORMATS)
def test_the_first_case_is_written_as_before(format):
    path = GOLDEN / f"bush-gorbachev-1990.{format}"
    assert FORMATS[format](quiz("bush-gorbachev-1990")) == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("one", [*tracer.examples(), "hostile"])
def test_moodle_reads_every_question_with_its_answers(one):
    asked = questions(hostile.report()) if one == "hostile" else quiz(one)
    elements = moodle(asked).findall("question")[1:]
    assert len(elements) == len(asked.questions)
    for question, element in zip(asked.questions, elements, strict=True):
        answers = {shown(answer): float(answer.get("fraction")) for answer in element.findall("answer")}
        match question:
            case Choice():
                assert len(answers) == len(question.options)
                assert sorted(answers.values(), reverse=True) == [100.0, *[0.0] * (len(answers) - 1)]
                assert answers[printable(" ".join(question.right.split()))] == 100.0
            case Ordering():
                assert element.find("shownumcorrect") is not None
                assert list(answers.values()) == [float(n) for n in range(1, len(question.steps) + 1)]
            case Matching():
                pairs = [(shown(s), s.findtext("answer/text")) for s in element.findall("subquestion")]
                assert len([p for p, _ in pairs if p]) == len(question.pairs)
                assert {label for _, label in pairs} == set(question.labels)
            case Essay():
                assert element.findtext("graderinfo/text")


def test_hostile_text_makes_no_element_of_its_own():
    text = FORMATS["moodle-xml"](questions(hostile.report()))
    assert "<script" not in text
    assert "&amp;lt;script&amp;gt;" in text
    assert "\u202e" not in text


def test_a_file_that_moodle_refuses_is_found_out():
    """An ordering without `shownumcorrect`, a fraction that Moodle does not list, an unknown type."""
    good = FORMATS["moodle-xml"](quiz("bush-gorbachev-1990"))
    for old, new in (("<shownumcorrect />", ""), ('fraction="100"', 'fraction="33.3"'),
                     ('fraction="100"', 'fraction="2.0000000"'), ('fraction="2.0000000"', 'fraction="100"'),
                     ('type="essay"', 'type="poem"')):
        assert old in good
        assert not SCHEMA.validate(etree.fromstring(good.replace(old, new).encode()))


@given(text=st.text(min_size=1, max_size=40))
def test_no_text_ends_a_question_in_gift(text):
    plain = Quiz("T", (Choice("q", "a", ("b", "c"), "b", "d", ()), Matching("m", "a", (("b", "c"),), ("c",), "d", ())))
    wild = Quiz(text, (Choice("q", text, (text, "c"), text, text, ()), Matching("m", text, ((text, text),), (text,), text, ())))
    one, other = FORMATS["gift"](plain), FORMATS["gift"](wild)
    assert one.count("\n") == other.count("\n")
    bare = re.sub(r"\\.", "", other.split("\n", 2)[2])
    reference = re.sub(r"\\.", "", one.split("\n", 2)[2])
    assert [bare.count(sign) for sign in "~=#{}:"] == [reference.count(sign) for sign in "~=#{}:"]
    assert bare.count("->") == reference.count("->")
    assert not re.search(r"^\s*[=~]%", other, re.M)


def test_markdown_asks_first_and_answers_after_all_questions():
    text = FORMATS["markdown"](quiz("bush-gorbachev-1990"))
    asked, key = text.split("# Key")
    assert "Bessmertnykh" in key.split("**1.**")[1].split("**2.**")[0]
    assert "note 3" not in asked
