"""A channel on sheets of paper."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

import tracer
from tests.views import sketches
from tracer.views.channel import choosing, sheets
from tracer.views.channel.svg import PRINTED
from tracer.views.drawing import draw
from tracer.views.sketch.look import Look
from tracer.views.sketch.picture import picture
from tracer.views.sketch.sketch import Edge, Node, Sketch, anchor
from tracer.views.time import raster

A4 = Look(width="A4")


def drawn(svg: str) -> set[str]:
    return {str(group.get("id")) for group in ET.fromstring(svg).iter() if "edge" in str(group.get("class")).split()}


def test_what_is_too_large_for_a_sheet_is_parted_and_nothing_is_lost():
    """Key and list first get a sheet of their own; every line stands on some sheet, with text that can be read."""
    report = tracer.examine(tracer.load(tracer.example("kosygin-1970")))
    sketch = picture(report)
    found = sheets.sheets(sketch, A4, draw(report, "channel", "svg", A4).data.decode())
    assert len(found) > 1
    assert all(A4.page(*raster.size(one))[0] >= PRINTED / 10 for one in found)
    assert {id for one in found for id in drawn(one)} == {anchor("e", edge.id) for edge in sketch.edges}
    assert "Key and numbered list" in found[-1]
    told = re.findall(r">Part (\d) of (\d): numbers (\d+) to (\d+) of 16", "".join(found))
    assert [(part, parts) for part, parts, _, _ in told] == [(str(n), str(len(told))) for n in range(1, len(told) + 1)]
    assert [n for _, _, *ends in told for n in ends][1:-1:2] == [str(int(low) - 1) for _, _, low, _ in told[1:]]
    assert all(edge.evidence.split(" ")[-1] in "".join(found) for edge in sketch.edges)


def test_a_list_is_no_broader_than_its_sheet():
    """It had as many sheets as entries where one alone was too broad for the paper."""
    report, look = tracer.examine(tracer.load(tracer.example("mayflower-1965"))), Look(width="letter")
    found = sheets.sheets(picture(report), look, draw(report, "channel", "svg", look).data.decode())
    assert ["Key and numbered list" in one for one in found].count(True) == 1
    assert look.page(*raster.size(found[-1]))[0] >= PRINTED / 10


def test_what_fits_a_sheet_is_one():
    report = tracer.examine(tracer.load(tracer.example("pen-pal-1961")))
    whole = draw(report, "channel", "svg", A4).data.decode()
    assert len(sheets.sheets(picture(report), A4, whole)) == 1
    printed = draw(report, "channel", "pdf", A4)
    assert printed.data.startswith(b"%PDF-")
    assert printed.notes == ()


def test_each_part_says_which_it_is_and_each_hand_which_numbers_other_parts_have_of_it():
    sketch = Sketch(
        "T", nodes=tuple(Node(id, id.upper()) for id in "abc"),
        edges=tuple(
            Edge(str(n), tail, head, "actual", str(n)) for n, (tail, head) in enumerate(["ab", "bc", "bc", "bc", "ca"], 1)
        ),
    )  # fmt: skip
    first, last = sheets.part(sketch, 0, 1), sheets.part(sketch, 1, 5)
    assert [(node.id, node.elsewhere) for node in first.nodes] == [("a", "also 5"), ("b", "also 2–4")]
    assert [(node.id, node.elsewhere) for node in last.nodes] == [("a", "also 1"), ("b", "also 1"), ("c", "")]
    assert first.subtitle.startswith("numbers 1 to 1 of 5. ")


def test_what_is_made_smaller_to_fit_has_no_more_labels_that_may_be_taken_for_anothers():
    """Laid out too close together, two letters changed places and seemed to name each other's lines."""
    sketch = sheets.part(picture(tracer.examine(tracer.load(tracer.example("october-1962")))), 0, 9)
    first, close = (choosing.laid(sketch, look, paged=True).placed for look in (Look(), Look(width="A4", legend=False)))
    assert close.doubtful <= max(1, first.doubtful, len(close.labels) // 8)


@pytest.mark.parametrize("name", ["first", "several", "nested", "worldwide", "sixty lines"])
def test_each_part_has_its_numbers_and_what_was_ordered_there(name: str):
    sketch = sketches.ALL[name]
    numbered = [edge for edge in sketch.edges if edge.badge.isdecimal()]
    middle = len(numbered) // 2
    parts = [sheets.part(sketch, 0, middle), sheets.part(sketch, middle, len(numbered))] if middle else [sketch]
    assert {edge for part in parts for edge in part.edges} == set(sketch.edges)
    assert {replace(node, elsewhere="") for part in parts for node in part.nodes} == set(sketch.nodes)
    numbers = [edge for part in parts for edge in part.edges if edge.badge.isdecimal()]
    assert len(numbers) == len(numbered), "no number stands in two parts"


def test_one_whose_lines_are_too_wide_for_its_medium_says_by_how_much():
    """Rounded up: a drawing that needs a little more than the width never needs 1.0 times the width."""
    report = tracer.examine(tracer.load(tracer.example("october-1962")))
    (note,) = draw(report, "channel", "svg", A4).notes
    assert note.endswith("its text would be under 6.8 points; a PDF is parted on sheets instead")
    assert "1.0 times" not in note
