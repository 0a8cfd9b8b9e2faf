"""A channel on sheets of paper."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest

from tests.examined import examined
from tests.views import sketches
from tracer.views.channel import choosing, parts, sheets
from tracer.views.channel.labels import NAMES, SMALLEST
from tracer.views.channel.svg import PRINTED
from tracer.views.drawing import draw
from tracer.views.page import PAPER
from tracer.views.sketch.look import Look
from tracer.views.sketch.picture import picture
from tracer.views.sketch.sketch import Edge, Node, Sketch, anchor
from tracer.views.time import raster

A4 = Look(width="A4")
SVG = "{http://www.w3.org/2000/svg}"


def lines(svg: str) -> set[str]:
    return {str(group.get("id")) for group in ET.fromstring(svg).iter() if "edge" in str(group.get("class")).split()}


@pytest.fixture(scope="module")
def parted() -> Callable[[str], tuple[Sketch, sheets.Sheets]]:
    """Sheets of a case, made once."""

    @cache
    def made(name: str) -> tuple[Sketch, sheets.Sheets]:
        report = examined(name)
        whole = draw(report, "channel", "svg", A4).data.decode()
        return picture(report), sheets.sheets(picture(report), A4, whole)

    return made


def test_what_is_too_large_for_a_sheet_is_parted_and_nothing_is_lost(parted):
    """Every line stands on some part, with text that can be read; before them a plan has them all, by number."""
    sketch, found = parted("kosygin-1970")
    plan, *drawn = found.drawn
    assert len(drawn) > 1
    assert all(A4.page(*raster.size(one))[0] >= PRINTED / SMALLEST for one in (*drawn, *found.listed))
    everything = {anchor("e", edge.id) for edge in sketch.edges}
    assert {id for one in drawn for id in lines(one)} == everything == lines(plan)
    assert "Numbered list" in found.listed[0]
    told = re.findall(r"<text[^>]*>Part (\d) of (\d): numbers (\d+) to (\d+) of 16", "".join(drawn))
    assert [(part, parts) for part, parts, _, _ in told] == [(str(n), str(len(told))) for n in range(1, len(told) + 1)]
    assert [n for _, _, *ends in told for n in ends][1:-1:2] == [str(int(low) - 1) for _, _, low, _ in told[1:]]
    assert all(edge.evidence.split(" ")[-1] in "".join(found.listed) for edge in sketch.edges)


def test_a_plan_has_letters_as_large_as_names_and_no_other_words(parted):
    _, found = parted("kosygin-1970")
    plan = ET.fromstring(found.drawn[0])
    sizes = [float(text.get("font-size", "0")) for text in plan.iter(f"{SVG}text")]
    assert min(sizes) == NAMES
    assert A4.page(*raster.size(found.drawn[0]))[0] * NAMES >= PRINTED
    (hand,) = [one for one in plan.iter(f"{SVG}g") if one.get("aria-label") == "Henry A. Kissinger"]
    assert " ".join("".join(text.itertext()) for text in hand.iter(f"{SVG}text")) == "Henry A. Kissinger"
    assert "Recorded as done" in found.drawn[0]
    assert "Evidence, by number" not in found.drawn[0]
    assert "Recorded as done" not in found.listed[0]


def test_parts_are_as_few_as_can_be_and_the_last_is_not_left_with_what_remains(monkeypatch: pytest.MonkeyPatch):
    """One whose parts can have seven lines each has three for fifteen, of which the last two share evenly."""
    sketch = replace(sketches.ALL["first"], edges=(), nodes=(Node("a", "A"), Node("b", "B")), clusters=())
    sketch = replace(sketch, edges=tuple(Edge(str(n), "a", "b", "actual", str(n)) for n in range(1, 17)))
    monkeypatch.setattr(sheets.choosing, "laid", lambda one, look, **_: len(one.edges))
    monkeypatch.setattr(sheets, "_fits", lambda laid, look: laid <= 7)
    assert [len(one.edges) for one, _ in sheets._parts(sketch, A4)] == [7, 4, 5]


def test_a_part_of_few_lines_shares_those_of_the_one_before_it(monkeypatch: pytest.MonkeyPatch):
    """Two lines had a sheet of their own between larger parts, where a third could not be read with them."""
    sketch = replace(sketches.ALL["first"], edges=(), nodes=(Node("a", "A"), Node("b", "B")), clusters=())
    sketch = replace(sketch, edges=tuple(Edge(str(n), "a", "b", "actual", str(n)) for n in range(1, 13)))
    monkeypatch.setattr(sheets.choosing, "laid", lambda one, look, **_: [int(edge.badge) for edge in one.edges])
    monkeypatch.setattr(sheets, "_fits", lambda laid, look: len(laid) <= 6 and not {8, 9} <= set(laid))
    assert [len(one.edges) for one, _ in sheets._parts(sketch, A4)] == [4, 4, 4]


def test_a_list_is_no_broader_than_its_sheet():
    """It had as many sheets as entries where one alone was too broad for the paper."""
    sketch, look = picture(examined("kosygin-1970")), Look(width="letter")
    listed = sheets._finished((), look, sheets._listings(sketch, look, "all")).listed
    assert len(listed) == 2
    assert all("Key and numbered list" in one for one in listed)
    assert all(look.page(*raster.size(one))[0] >= PRINTED / SMALLEST for one in listed)


@pytest.mark.parametrize("legend", [True, False])
def test_what_is_laid_out_is_as_large_as_it_was_reckoned(legend):
    """The key had more round it than was reckoned, so that what should have fitted a sheet was made smaller."""
    sketch, look = picture(examined("bush-gorbachev-1990")), Look(legend=legend)
    laid = choosing.laid(sketch, look)
    (drawn,) = sheets._finished([(laid.dot(), sketch)], look).drawn
    assert raster.size(drawn) == pytest.approx(laid.size, abs=2)


@pytest.mark.parametrize(("name", "drawn", "apart"), [("bush-gorbachev-1990", 1, 1), ("pen-pal-1961", 1, 0), ("kosygin-1970", 4, 0)])
def test_a_page_that_has_the_list_in_words_gets_none(name, drawn, apart):
    """The key stands in the drawing or under the plan; the notes apart where they would make the drawing too high."""
    found = sheets.without_list(picture(examined(name)), PAPER)
    assert (len(found.drawn), len(found.listed)) == (drawn, apart)
    assert "Evidence, by number" not in "".join(found.all)
    assert [">Recorded as " in one for one in found.all].index(True) == 0
    assert sum(">Recorded as " in one for one in found.all) == 1


@pytest.mark.parametrize("name", ["bush-gorbachev-1990", "dobrynin-1963"])
def test_the_key_stays_with_its_channel_where_list_and_notes_have_another_sheet(name):
    """To read a line one had to turn the sheet."""
    sketch = picture(examined(name))
    drawn, listed = sheets._keyed(sketch, A4).all
    assert ">Recorded as done" in drawn
    assert ">Recorded as done" not in listed
    assert all(note.split()[-1] in listed for note in sketch.footnotes)


def test_broad_footnotes_do_not_draw_numbers_away_from_their_words():
    sketch, look = picture(examined("nasser-1955")), Look(width="A4")
    (listed,) = sheets._finished((), look, sheets._listings(sketch, look, "list")).listed
    (badge,) = re.findall(r'x="([\d.]+)"[^>]*>11<', listed)
    (words,) = re.findall(r'x="([\d.]+)"[^>]*>1 Oct 1955, 1700Z', listed)
    assert float(words) - float(badge) < 25


def test_what_fits_a_sheet_is_one():
    report = examined("pen-pal-1961")
    whole = draw(report, "channel", "svg", A4).data.decode()
    assert sheets.sheets(picture(report), A4, whole).all == (whole,)
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
    first, last = parts.part(sketch, 0, 1), parts.part(sketch, 1, 5)
    assert [(node.id, node.elsewhere) for node in first.nodes] == [("a", "also 5"), ("b", "also 2–4")]
    assert [(node.id, node.elsewhere) for node in last.nodes] == [("a", "also 1"), ("b", "also 1"), ("c", "")]
    assert first.subtitle.startswith("numbers 1 to 1 of 5. ")


def test_what_is_made_smaller_to_fit_has_no_more_labels_that_may_be_taken_for_anothers():
    """Laid out too close together, two letters changed places and seemed to name each other's lines."""
    sketch = parts.part(picture(examined("october-1962")), 0, 9)
    first, close = (choosing.laid(sketch, look, paged=True).placed for look in (Look(), Look(width="A4", legend=False)))
    assert close.doubtful <= max(1, first.doubtful, len(close.labels) // 8)


@pytest.mark.parametrize("name", ["first", "several", "nested", "worldwide", "sixty lines"])
def test_each_part_has_its_numbers_and_what_was_ordered_there(name: str):
    sketch = sketches.ALL[name]
    numbered = [edge for edge in sketch.edges if edge.badge.isdecimal()]
    middle = len(numbered) // 2
    shown = [parts.part(sketch, 0, middle), parts.part(sketch, middle, len(numbered))] if middle else [sketch]
    assert {edge for part in shown for edge in part.edges} == set(sketch.edges)
    assert {replace(node, elsewhere="") for part in shown for node in part.nodes} == set(sketch.nodes)
    numbers = [edge for part in shown for edge in part.edges if edge.badge.isdecimal()]
    assert len(numbers) == len(numbered), "no number stands in two parts"


def test_what_was_ordered_stands_with_its_hands_or_where_it_was_to_come():
    """Not with every line of one of its hands: then it filled parts that say nothing of it."""
    given = [("a", "b"), ("a", "c"), ("c", "b"), ("d", "a"), ("e", "d")]
    sketch = Sketch(
        "T", nodes=tuple(Node(id, id.upper()) for id in "abcde"),
        edges=(*(Edge(str(n), *ends, "actual", str(n)) for n, ends in enumerate(given, 1)),
               Edge("A", "a", "b", "ordered", "A"), Edge("B", "b", "d", "ordered", "B")),
    )  # fmt: skip
    shown = [parts.part(sketch, *run) for run in ((0, 1), (1, 2), (2, 3), (3, 5))]
    assert [[edge.id for edge in one.edges if edge.kind == "ordered"] for one in shown] == [["A"], [], [], ["B"]]
    assert next(node.elsewhere for node in shown[2].nodes if node.id == "b") == "also 1, A, B"


def test_one_whose_lines_are_too_wide_for_its_medium_says_by_how_much():
    """Rounded up: a drawing that needs a little more than the width never needs 1.0 times the width."""
    report = examined("october-1962")
    (note,) = draw(report, "channel", "svg", A4).notes
    assert note.endswith("its text would be under 6.8 points; a PDF is parted on sheets instead")
    assert "1.0 times" not in note


def test_one_that_is_higher_than_a_slide_says_so_and_where_it_can_be_projected():
    """A strip three slides high could not be read from the last row."""
    report = examined("kosygin-1970")
    (note,) = draw(report, "channel", "svg", Look(width="slide")).notes
    assert re.fullmatch(r"for a slide the drawing is \d\.\d times too high; a PDF is parted on several", note)
    fitting = examined("harriman-1963")
    assert draw(fitting, "channel", "svg", Look(width="slide")).notes == ()
