"""The formats: GIFT, Moodle XML and Markdown say what the quiz says, and nothing in a text is obeyed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tracer
from tests.examined import examined
from tests.teaching.quiz.moodle import RefusedError, read_gift, read_xml
from tests.views import hostile
from tracer.case.spelling import printable
from tracer.teaching.quiz import FORMATS, questions
from tracer.teaching.quiz.model import Choice, Essay, Matching, Ordering, Quiz

GOLDEN = Path(__file__).parent / "golden"
_KINDS = {Choice: "multichoice", Matching: "matching", Ordering: "ordering", Essay: "essay"}


def quiz(name: str) -> Quiz:
    return questions(hostile.report() if name == "hostile" else examined(name))


def plain(text: str) -> str:
    """A text as it is shown: on one line, without what cannot be seen."""
    return printable(" ".join(text.split()))


@pytest.mark.parametrize("format", FORMATS)
def test_the_first_case_is_written_as_before(format):
    path = GOLDEN / f"bush-gorbachev-1990.{format}"
    assert FORMATS[format](quiz("bush-gorbachev-1990")) == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [*tracer.examples(), "hostile"])
def test_moodle_reads_every_question_with_its_answers(name):
    asked = quiz(name)
    category, *read = read_xml(FORMATS["moodle-xml"](asked).encode())
    assert category.kind == "category"
    assert [one.kind for one in read] == [_KINDS[type(question)] for question in asked.questions]
    for question, one in zip(asked.questions, read, strict=True):
        assert one.text == plain(question.text)
        match question:
            case Choice():
                assert one.answers == [(plain(option), 100.0 if option == question.right else 0.0) for option in question.options]
                assert one.feedback == plain(question.feedback)
            case Ordering():
                assert one.answers == [(plain(step), place) for place, step in enumerate(question.steps, 1)]
                assert one.feedback == plain(question.feedback)
            case Matching():
                assert [pair for pair in one.answers if pair[0]] == [(plain(a), plain(b)) for a, b in question.pairs]
                assert {label for _, label in one.answers} == {plain(label) for label in question.labels}
            case Essay():
                assert all(plain(point) in one.notes for point in question.look_for)


@pytest.mark.parametrize("name", [*tracer.examples(), "hostile"])
def test_moodle_reads_every_question_of_gift_with_its_answers(name):
    asked = quiz(name)
    category, *read = read_gift(FORMATS["gift"](asked))
    assert category.kind == "category"
    for question, one in zip(asked.questions, read, strict=True):
        assert one.text == gift(question.text)
        match question:
            case Choice():
                assert one.answers == [(gift(option), 100.0 if option == question.right else 0.0) for option in question.options]
                assert one.feedback == gift(question.feedback)
            case Ordering():
                places = {label: step for step, label in one.answers}
                assert [places[place] for place in ("first", "second", "third")] == [gift(step) for step in question.steps[:3]]
            case Matching():
                assert one.answers == [(gift(phrase), gift(label)) for phrase, label in question.pairs]
            case Essay():
                assert one.kind == "essay"


def gift(text: str) -> str:
    """What GIFT would take for its own signs is written with others."""
    text = plain(text).replace("->", "→")
    return f"“{text}”" if text.startswith("%") else text


def test_hostile_text_makes_no_element_of_its_own():
    text = FORMATS["moodle-xml"](questions(hostile.report()))
    assert "<script" not in text
    assert "&amp;lt;script&amp;gt;" in text
    assert "\u202e" not in text


@pytest.mark.parametrize(("old", "new", "why"), [
    ("<shownumcorrect />", "", "without shownumcorrect"),
    ('fraction="100"', 'fraction="33.3"', "not listed"),
    ('fraction="100"', 'fraction="50"', "should be 100"),
    ('type="essay"', 'type="poem"', "poem are not supported"),
    ("<penalty>0</penalty>", "<penality>0</penality>", "penality is not read"),
    ("VERTICAL", "UPRIGHT", "layouttype is not UPRIGHT"),
    ('format="html"', 'format="htm"', "no format htm"),
    ("&lt;p&gt;Who held", "&lt;script&gt;Who held", "elements of its own"),
    ("<text>that something was done</text>", "<text></text>", "nothing is matched"),
])  # fmt: skip
def test_a_file_that_moodle_refuses_is_found_out(old, new, why):
    good = FORMATS["moodle-xml"](quiz("bush-gorbachev-1990"))
    assert old in good
    with pytest.raises(RefusedError, match=why):
        read_xml(good.replace(old, new).encode())


@pytest.mark.parametrize(("old", "new"), [("####", "{"), ("  =", "  ~"), ("[plain]", "[html]"), ("  ~", "  ~%50%")])
def test_gift_that_moodle_refuses_or_takes_otherwise_is_found_out(old, new):
    good = FORMATS["gift"](quiz("bush-gorbachev-1990"))
    assert old in good
    with pytest.raises(RefusedError):
        read_gift(good.replace(old, new))


def test_a_label_is_cut_to_what_a_column_of_moodle_holds():
    long = [f"{'A very long title ' * 20}[d{number}]" for number in range(3)]
    one = Matching("m", "Which?", tuple((f"p{n}", label) for n, label in enumerate(long)), tuple(long), "", ())
    for read in (read_xml(FORMATS["moodle-xml"](Quiz("T", (one,))).encode())[1], read_gift(FORMATS["gift"](Quiz("T", (one,))))[1]):
        labels = [label for _, label in read.answers]
        assert [label[-4:] for label in labels] == ["[d0]", "[d1]", "[d2]"]


@pytest.mark.parametrize("mark", ["[html]", "[markdown] ", "[moodle]", "[plain]", "[m1], "])
def test_brackets_at_the_head_of_an_answer_name_no_format_in_gift(mark):
    texts = [f"{mark}<b>{n}</b>" for n in "abc"]
    read = read_gift(FORMATS["gift"](Quiz("T", (
        Choice("c", texts[0], tuple(texts), texts[0], texts[0], ()),
        Matching("m", texts[0], tuple((text, text) for text in texts), tuple(texts), texts[0], ()),
    ))))  # fmt: skip
    assert [text for text, _ in read[1].answers] == [*texts] == [text for text, _ in read[2].answers]
    assert {read[1].text, read[1].feedback, read[2].text} == {texts[0]}


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
