"""What is written reads back the same, whatever the text."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tracer.case.load import loads
from tracer.case.positions import parse
from tracer.case.write import Candidate, candidates, dump, quoted, skeleton, skeleton_from

SCENARIOS = sorted((Path(__file__).parents[2] / "scenarios").glob("*.yaml"))

HOSTILE = st.text(max_size=20) | st.text(
    "ab-: #'\"{}[],&*!|>%@`?~\\\n\t\r\x00\x1b\x7f\x85\ufeff\u2028\u202e\U0001f600", max_size=12
)
RAW = st.recursive(
    HOSTILE,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(HOSTILE, inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(HOSTILE, RAW, max_size=4).filter(lambda raw: "<<" not in repr(raw)))
def test_any_text_reads_back_the_same(raw):
    """In keys, values and lists, at any depth; the merge key alone is refused by the reader."""
    tree = parse(dump(raw), "c")
    assert tree.problems == ()
    assert tree.data == raw


@given(HOSTILE)
def test_other_readers_see_the_same_text(text):
    """PyYAML's own loader agrees on free text, and takes no id for a truth value."""
    assert yaml.safe_load(dump({"title": text})) == {"title": text}
    assert yaml.load(quoted(text), yaml.CSafeLoader) == text


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_a_case_reads_back_the_same(path):
    raw = parse(path.read_text(encoding="utf-8"), "c").data
    assert isinstance(raw, dict)
    assert parse(dump(raw), "c").data == raw
    assert [one.id for one in loads(dump(raw)).statements()] == [one.id for one in loads(path.read_text()).statements()]


def test_free_text_is_quoted_and_ids_and_times_are_not():
    """A name may be changed to one with a colon; an id cannot."""
    act = {"give": "letter", "when": "1990-03-21T10:30 Europe/Moscow", "how": "by hand"}
    assert dump({"who": {"a": "A", "no": {"name": "B", "in": ["c", "on"]}},
                 "documents": {"m1": {"says": [{"did": act, "quote": "He gave it"}]}}}) == (
        'who:\n  a: "A"\n  "no": {name: "B", in: [c, "on"]}\n'
        "documents:\n  m1:\n    says:\n"
        '      - did: {give: letter, when: 1990-03-21T10:30 Europe/Moscow, how: "by hand"}\n'
        '        quote: "He gave it"\n')


def test_numbers_and_truth_values_are_written_as_text_is():
    assert dump({"tracer": 1, "says": [{"did": {"personally": True}}]}) == (
        "tracer: 1\nsays:\n  - did: {personally: true}\n")
    assert dump({}) == "{}\n"


@pytest.mark.parametrize("raw", [{"a": None}, {"a": 1.5}, {"a": b"x"}, {"a": "\ud800"}])
def test_what_no_case_file_can_hold_is_refused(raw):
    """Half a character, a float, nothing at all: better no file than one that says something else."""
    with pytest.raises(ValueError, match="cannot"):
        dump(raw)


@given(HOSTILE.filter(bool))
def test_a_skeleton_is_a_valid_case(title):
    """As it stands, so that one starts from something that works."""
    case = loads(skeleton(title))
    assert case.title == title
    assert {one.id for one in case.statements()} == {"order/must/pass/letter/addressee", "handover"}


def test_a_skeleton_needs_a_title():
    with pytest.raises(ValueError, match="title"):
        skeleton("")


TEXT = """MEMORANDUM
Mr. A. Smith handed the note to Gen. Jones at 10 a.m. on
May 5. It was raining. He "promised

to convey it."[fn 1] The envelope was sealed! Was it returned? On the other hand, nothing.
"""


def test_candidates_are_sentences_with_their_lines():
    """An abbreviation ends no sentence; a blank line does; white space is made single."""
    assert candidates(TEXT) == (
        Candidate(1, "MEMORANDUM Mr. A. Smith handed the note to Gen. Jones at 10 a.m. on May 5."),
        Candidate(5, 'to convey it."[fn 1]'),
        Candidate(5, "The envelope was sealed!"),
        Candidate(5, "Was it returned?"),
    )


def test_in_a_text_that_is_not_wrapped_each_line_is_a_paragraph():
    """A heading there is no part of the sentence below it."""
    long = "x" * 120
    assert candidates(f"SUBJECT\nHe gave it to him {long}.\n") == (Candidate(2, f"He gave it to him {long}."),)


@pytest.mark.parametrize(
    "word",
    ["handed", "delivered", "transmitted", "passed", "gave", "sent", "received", "returned", "forwarded", "read aloud",
     "sealed", "conveyed", "instructed to deliver", "undelivered", "urged", "repeated"],
)
def test_words_of_transmission(word):
    assert len(candidates(f"It was {word} then.")) == 1


@given(st.text(max_size=200))
def test_a_skeleton_from_any_text_is_valid_and_states_nothing_of_it(text):
    """Candidates stand in remarks; a hostile text cannot break out of them."""
    made, _ = skeleton_from(text.replace("x", " was handed. "), "T")
    assert loads(made).statements() == loads(skeleton("T")).statements()


def test_a_skeleton_never_has_more_than_can_be_read():
    """Sentences are left out, and how many is told in it; a short one may still find room behind a long one."""
    text = f"He sent it. He handed over {'much ' * 100}. It was received."
    made, left_out = skeleton_from(text)
    assert left_out == 0
    least = len(made.encode()) - 300
    made, left_out = skeleton_from(text, most=least)
    assert (left_out, len(made.encode()) <= least) == (1, True)
    assert [line.partition(": ")[2] for line in made.splitlines()[-3:]] == [
        'quote: "He sent it."', 'quote: "It was received."', "1."]
    assert loads(made).statements() == loads(skeleton("T")).statements()


def test_a_text_without_a_candidate_says_so():
    assert "# No sentence of the text was found to speak of transmission" in skeleton_from("It rained.")[0]


def test_undertakings_and_withdrawals_are_found_and_remarks_are_not():
    text = "# Whole document. Given by script.\nI obtained the King's agreement. I assured him. It had been withdrawn.\nIt rained."
    assert [one.sentence for one in candidates(text)] == [
        "I obtained the King's agreement.", "I assured him.", "It had been withdrawn."]


def test_what_turns_writing_round_is_written_as_its_number() -> None:
    """A terminal or an editor would show another text than the one that stands there."""
    assert quoted("a\u202eb\u2066c") == '"a\\u202eb\\u2066c"'
