"""What an instructor gives: read whole, its ids checked, left aside when the case is tried otherwise."""

import pytest

from tracer.case.edits import apply, asked
from tracer.case.load import loads
from tracer.case.positions import parse
from tracer.case.teaching import Alternative, Leave, Objective, Teaching

WHOLE = """\
teaching points: ["a point"]
further reading: a book
teaching:
  question: "Who held it?"
  situation: ["One.", "Two."]
  questions: "What differs?"
  audience: "Students"
  guidelines: {psl: {cite: "A guideline"}}
  objectives: [{text: "See", guideline: psl, code: 2D}, {text: "Tell"}]
  pitfalls: ["Haste"]
  part b: "Later"
  hold back: m1
  accept: [{of: handing, column: to, value: "the porter", because: "His post"}]
  optional: [{of: TR202/handing/to, because: "It follows"}, {of: m1, because: "So"}]
"""


def test_all_of_it_is_read(build):
    case = loads(build(end=WHOLE))
    assert (case.points, case.reading) == (("a point",), ("a book",))
    assert case.teaching == Teaching(
        "Who held it?", ("One.", "Two."), ("What differs?",), "Students",
        (Objective("See", "A guideline", "2D"), Objective("Tell")), ("Haste",), ("Later",),
        (Alternative("handing", "to", "the porter", "His post"),),
        (Leave("TR202/handing/to", "It follows"), Leave("m1", "So")), ("m1",),
    )


def test_a_case_without_it_has_an_empty_one(build):
    assert loads(build()).teaching == Teaching()


A_FINDING = "the id of a document or act, or a finding such as TR202/handing"


@pytest.mark.parametrize(("marked", "message"), [
    ("  objectives: [{text: x, guideline: ▶saa}]\n", "unknown id 'saa'; expected the id of a guideline"),
    ("  objectives: [{text: x, code: ▶2D}]\n",
     "the guideline of this code is not named; expected 'guideline', by its id"),
    ("  accept: [{of: ▶m9, column: to, value: x, because: y}]\n", f"unknown id 'm9'; expected {A_FINDING}"),
    ("  optional: [{of: ▶TR202/m9, because: y}]\n", f"unknown id 'TR202/m9'; expected {A_FINDING}"),
    ("  accept: [{of: m1, column: ▶too, value: x, because: y}]\n",
     "'too' is not a word for 'column'; expected from, to, when, kind, actor, quotation or document; did you mean 'to'?"),
    ("  hold back: ▶m9\n", "unknown id 'm9'; expected the id of a document"),
    ("  optional: [▶{of: m1}]\n", "'because' is missing; expected 'because: …', why"),
])  # fmt: skip
def test_what_is_wrong_with_it_is_told(build, complains, marked, message):
    complains(build(end="teaching:\n" + marked), message)


def test_it_is_left_aside_when_the_case_is_tried_otherwise(build):
    tree, _ = apply(parse(build(end=WHOLE), "case.yaml"), asked(drop=["handing"]))
    assert "teaching" not in tree.data
