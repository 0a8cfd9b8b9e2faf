"""Views with time from left to right, cut into sheets: all is there, once, and no sheet higher than it may be."""

from __future__ import annotations

import math
from functools import cache
from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tracer
from tests.examined import examined
from tests.views import drawn
from tracer.report import Report
from tracer.views.drawing import VIEWS, draw, paged, uncut
from tracer.views.sketch.look import Look
from tracer.views.time.cuts import cuts
from tracer.views.time.strips import parts

CUT = [name for name, view in VIEWS.items() if view.cut]
A4 = Look(width="A4")


@cache
def whole(name: str, view: str) -> list[tuple[str, str]]:
    """What the drawing of an example holds, drawn once."""
    return parted(draw(examined(name), view, "svg", A4).data.decode())


@cache
def cut_up(name: str, view: str, loose: bool = False) -> tuple[str, ...]:
    """Its sheets, made once."""
    return uncut(examined(name), view, A4).sheets(520, loose=loose)


def parted(svg: str) -> list[tuple[str, str]]:
    """What a drawing holds, but for its background: each text and named group."""
    tree = drawn.tree(svg)
    found = [("text", text.text or "") for text in tree.iter(f"{drawn.SVG}text")]
    return found + [(str(g.get("class")), str(g.get("aria-label"))) for g in tree.iter(f"{drawn.SVG}g")]


@pytest.mark.parametrize("loose", [False, True])
@pytest.mark.parametrize("view", CUT)
@pytest.mark.parametrize("name", tracer.examples())
def test_the_sheets_hold_what_the_drawing_holds(name: str, view: str, loose: bool):
    """Besides, one that begins within a strip says which it goes on with; a later one that stands alone its title."""
    held = whole(name, view)
    made = cut_up(name, view, loose)
    parts = [part for sheet in made for part in parted(sheet)]
    cut = [part for part in parts if not part[1].endswith(", continued")]
    goes_on = [part[1].removesuffix(", continued") for part in parts if part not in cut]
    titles = [what for what in goes_on if what == f"{examined(name).case.title}, {view}"]
    assert len(titles) == (0 if loose else len(made) - 1)
    assert {("text", what) for what in goes_on if what not in titles} <= set(held)
    once = [sorted(part for part in one if "edge" in part[0] or part[0] == "bar") for one in (cut, held)]
    assert once[0] == once[1]
    if view == "sequence":  # its hands stand above the rows of every sheet again, and its words are broken otherwise
        assert set(cut) >= {part for part in held if part[0] != "text"}
    elif view == "knowledge":  # its clocks stand above the rows of every sheet again
        assert set(cut) == set(held)
    else:
        assert sorted(cut) == sorted(held)


@pytest.mark.parametrize("view", CUT)
def test_a_view_is_cut_alike_whatever_it_was_cut_into_before(report: Report, view: str):
    """It is worked out once for all heights."""
    several = uncut(report, view, A4)
    for tallest, loose in ((520, True), (math.inf, False), (420, True), (520, True)):
        assert several.sheets(tallest, loose=loose) == uncut(report, view, A4).sheets(tallest, loose=loose)


def test_a_sheet_says_what_it_goes_on_with():
    """The rows of a content that does not fit one stand under its name on the next."""
    report = examined("dalai-lama-1951")
    first = [[what for _, what in parted(sheet)[:2]] for sheet in uncut(report, "knowledge", A4).sheets(A4.tallest)]
    assert all(title == f"{report.case.title}, knowledge, continued" for title, _ in first[1:])
    assert [text for _, text in first if text.endswith(", continued")]


@pytest.mark.parametrize("view", CUT)
def test_sheets_are_filled(report: Report, view: str):
    """None holds less than a third of what it could, and so neither is an orphan left to the last."""
    heights = [
        float(str(drawn.tree(sheet).get("viewBox")).split()[3]) for sheet in paged(report, view, A4)
    ]
    assert len(heights) == 1 or min(heights) > A4.tallest / 3


@given(st.lists(st.floats(min_value=1, max_value=120), min_size=1), st.floats(min_value=50, max_value=300))
def test_no_other_cut_takes_fewer_sheets(steps: list[float], tallest: float):
    """Fewest sheets are what one gets by filling each as far as it goes; only what cannot be cut is too high."""
    seams = [0.0, *accumulate(steps)]
    begun = cuts(seams, tallest)
    fewest, start = 1, 0
    for end in range(1, len(seams)):
        if seams[end] - seams[start] > tallest and end - 1 > start:
            fewest, start = fewest + 1, end - 1
    assert len(begun) == fewest
    for first, last in pairwise([*begun, len(seams) - 1]):
        assert last == first + 1 or seams[last] - seams[first] <= tallest


@pytest.mark.parametrize("view", CUT)
@pytest.mark.parametrize("name", tracer.examples())
def test_a_sheet_stands_alone_and_fits(name: str, view: str):
    """Its texts lie within it, and whatever it refers to is in it, under a name of its own."""
    cut = cut_up(name, view)
    ids = [str(element.get("id")) for sheet in cut for element in drawn.tree(sheet).iter() if element.get("id")]
    patterns = [id for id in ids if "-hatch-" in id]
    assert len(patterns) == len(set(patterns))
    for sheet in cut:
        assert drawn.faults(sheet) == []
        assert {ref.partition(")")[0] for ref in sheet.split("url(#")[1:]} <= set(patterns)
        for ref in {ref.partition(")")[0] for ref in sheet.split("url(#")[1:]}:
            assert f'id="{ref}"' in sheet
    if view == "knowledge":
        assert all(float(str(drawn.tree(sheet).get("viewBox")).split()[3]) <= 520 for sheet in cut)


@given(st.lists(st.floats(min_value=30, max_value=80)), st.floats(min_value=100, max_value=400))
def test_rows_are_parted_as_they_stand(heights: list[float], most: float):
    groups = list(parts(heights, most))
    assert [row for group in groups for row in group] == list(range(len(heights)))
    assert all(sum(heights[row] for row in group) <= most + 1e-6 for group in groups)
    assert len(groups) <= math.ceil(sum(heights) / (most - 80)) + 1 if most > 160 else True
