"""Mermaid text: what the sketch says, and no character of a file's text that Mermaid could obey."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examined import examined
from tests.views import hostile, sketches
from tracer.views import mermaid
from tracer.views.drawing import draw
from tracer.views.sketch.lettering import visible
from tracer.views.sketch.look import Look
from tracer.views.sketch.picture import picture
from tracer.views.sketch.sketch import Edge, Node, Sketch

WRITERS = [mermaid.flowchart, mermaid.sequence]


def first() -> Sketch:
    return picture(examined("bush-gorbachev-1990"))


def test_every_line_of_the_channel_is_an_arrow_with_its_number():
    sketch = first()
    text = mermaid.flowchart(sketch)
    assert sorted(re.findall(r'>\|"([0-9A-Z]+)', text)) == sorted(edge.badge for edge in sketch.edges)
    assert '==>|"4 · D1 · by hand, sealed, 0730Z, 10#58;30 Moscow"|' in text
    assert 'subgraph b0 ["#91;US Embassy#93;"]' in text


def test_a_sequence_puts_what_was_ordered_after_all_that_has_a_place_in_time():
    lines = mermaid.sequence(first()).splitlines()
    note = next(number for number, line in enumerate(lines) if "What was ordered" in line)
    arrows = {number: re.search(r": (\w+) ·", line) for number, line in enumerate(lines) if re.search(r"^n\d+-", line)}
    badges = {number: found[1] for number, found in arrows.items() if found}
    assert [badge for number, badge in badges.items() if number < note] == ["1", "2", "3", "4", "5", "6", "7"]
    assert [badge for number, badge in badges.items() if number > note] == ["A", "B"]


def test_a_sequence_says_that_a_row_below_another_need_not_be_later():
    lines = mermaid.sequence(first()).splitlines()
    note = next(number for number, line in enumerate(lines) if "Rows follow the numbers" in line)
    assert note < min(number for number, line in enumerate(lines) if re.search(r"^n\d+-", line))


def test_what_is_not_recorded_as_done_has_a_broken_line():
    for kind, whole in (("actual", True), ("deviation", True), ("promised", False), ("ordered", False),
                        ("claimed", False), ("inferred", False), ("message", True)):
        sketch = Sketch("T", nodes=(Node("a", "A"), Node("b", "B")), edges=(Edge("e", "a", "b", kind, "1"),))
        assert ("-.->" in mermaid.flowchart(sketch)) is not whole
        assert ("n0-->>n1" in mermaid.sequence(sketch)) is not whole


def test_a_key_only_where_it_is_wanted():
    assert "evidence" in mermaid.flowchart(first())
    assert "evidence" not in mermaid.flowchart(first(), Look(legend=False))


@pytest.mark.parametrize("write", WRITERS)
def test_hostile_text_is_only_letters_and_entities(write):
    text = write(picture(hostile.report()))
    body = text.split("---\n", 2)[2]
    assert "<script" not in text
    assert not set(re.sub("<br/>", "", body)) & set("<`*~!@$%^{}\\\x1b\u202e\u200b")
    assert "#60;script#62;" in body


@pytest.mark.parametrize("write", WRITERS)
@given(name=st.text(min_size=1))
def test_no_name_begins_a_line_or_ends_a_label(write, name):
    plain = write(Sketch("T", nodes=(Node("a", "A"), Node("b", "B")), edges=(Edge("e", "a", "b", "actual", "1"),)))
    text = write(Sketch(name, nodes=(Node("a", name), Node("b", "B")),
                        edges=(Edge("e", "a", "b", "actual", "1", lines=(name,), evidence=name),)))
    assert len(text.splitlines()) == len(plain.splitlines())
    front, body = text.split("---\n", 2)[1:]
    assert body.count('"') == plain.split("---\n", 2)[2].count('"')
    assert "<" not in front


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize("name", sketches.ALL)
def test_every_name_is_said_and_the_same_sketch_gives_the_same_text(write, name):
    sketch = sketches.ALL[name]
    text = write(sketch)
    said = html.unescape(re.sub(r"#(\d+);", r"&#\1;", text))
    assert all(visible(node.name) in said for node in sketch.nodes)
    assert write(sketch) == text


def test_it_is_a_format_of_the_channel():
    report = examined("bush-gorbachev-1990")
    assert draw(report, "channel", "mermaid").data.decode() == mermaid.flowchart(picture(report))


def test_it_is_a_format_of_the_sequence():
    report = examined("bush-gorbachev-1990")
    assert draw(report, "sequence", "mermaid").data.decode() == mermaid.sequence(picture(report))
