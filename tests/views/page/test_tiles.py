"""A large channel on several sheets of paper."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tracer
from tracer.views.drawing import draw
from tracer.views.page.tiles import Sheet, tiles, upright

_SVG = "http://www.w3.org/2000/svg"
_LARGE = ("bush-gorbachev-1990", "kosygin-1970", "october-1962")


def _drawn(width: float, height: float, hands: list[tuple[int, int]] = []) -> ET.Element:  # noqa: B006
    inner = "".join(
        f'<g class="node"><path d="M{x},{y}C{x},{y + 40} {x + 150},{y + 40} {x + 150},{y} {x},{y} {x},{y} {x},{y}"/></g>'
        for x, y in hands
    )
    graph = f'<g id="graph0" transform="translate(0 0)">{inner}</g>'
    return ET.fromstring(f'<svg xmlns="{_SVG}" viewBox="0 0 {width} {height}" font-size="10">{graph}</svg>')


def _parts(sheets: tuple[Sheet, ...]) -> list[tuple[float, ...]]:
    views = [re.search(r'viewBox="([^"]+)"', sheet.svg) for sheet in sheets if "plan" not in sheet.svg]
    return [tuple(map(float, view[1].split())) for view in views if view]


@pytest.fixture(scope="module")
def large() -> dict[str, ET.Element]:
    """Channels that no one sheet holds."""
    reports = {name: tracer.examine(tracer.load(tracer.example(name))) for name in _LARGE}
    return {name: ET.fromstring(draw(report, "channel", "svg").data.decode()) for name, report in reports.items()}


def test_what_can_be_read_on_one_sheet_is_on_one() -> None:
    assert tiles(_drawn(950, 500)) == ()


@given(st.integers(1_000, 6_000), st.integers(600, 6_000), st.data())
def test_each_hand_stands_whole_on_a_sheet_and_no_text_has_less_than_eight_points(width: int, height: int, data) -> None:
    spots = st.tuples(st.integers(0, width - 150), st.integers(0, height - 40))
    hands = data.draw(st.lists(spots, min_size=1, max_size=8))
    sheets = tiles(_drawn(width, height, hands))
    for sheet, (_, _, broad, high) in zip([s for s in sheets if "plan" not in s.svg], _parts(sheets), strict=True):
        across, down = (520, 690) if sheet.upright else (770, 420)
        assert min(across / broad, down / high) > 0.79
    for x, y in hands:
        assert any(
            left <= x + 1 and x + 149 <= left + broad and top <= y + 1 and y + 39 <= top + high
            for left, top, broad, high in _parts(sheets)
        )


def test_what_an_edge_would_cut_is_left_out_where_it_stands_whole_beside_it() -> None:
    """And in the colour of what is behind it."""
    first, second = tiles(_drawn(1_400, 500, [(100, 100), (505, 200), (950, 100), (1_240, 300)]))
    assert re.findall(r'<rect x="(\d+)"', first.svg) == ["948"]
    assert _parts((second,))[0][0] <= 950
    assert 'x="948"' not in second.svg
    assert 'fill="#fff"' in first.svg


@pytest.mark.parametrize("name", _LARGE)
def test_no_label_is_cut_on_all_sheets(large, name: str) -> None:
    """Hidden where it is cut, it is on another sheet: nothing is hidden on all of them."""
    sheets = [sheet for sheet in tiles(large[name]) if "plan" not in sheet.svg]
    hidden = [set(re.findall(r'<rect (x="\S+" y="\S+" width="\S+" height="\S+")', sheet.svg)) for sheet in sheets]
    for number, one in enumerate(hidden):
        for rect in one:
            x, y, broad, high = (float(n) for n in re.findall(r'"(-?\d+)"', rect))
            assert any(
                rect not in others and left - 3 <= x and x + broad <= left + wide + 3
                and top - 3 <= y and y + high <= top + tall + 3
                for other, (others, (left, top, wide, tall)) in enumerate(zip(hidden, _parts(tuple(sheets)), strict=True))
                if other != number
            ), (name, sheets[number].said, rect)  # fmt: skip


@pytest.mark.parametrize("name", _LARGE)
def test_the_key_stands_on_sheets_of_its_own(large, name: str) -> None:
    """Below every hand and line, above every word of it."""
    root = large[name]
    sheets = tiles(root)
    keys = [sheet for sheet in sheets if "evidence" in sheet.said]
    assert 1 <= len(keys) < len(sheets)
    graph = root.find(f"{{{_SVG}}}g")
    down = float(graph.get("transform").rpartition(" ")[2].removesuffix(")"))
    top = float(re.search(r'viewBox="\S+ (\S+)', keys[0].svg)[1])
    groups = [e for g in graph for e in g.iter() if g.get("class", "").startswith(("node", "edge"))]
    drawn = [float(y) + down for e in groups for y in re.findall(r",(-?[\d.]+)", e.get("d", "") + e.get("points", ""))]
    told = [float(text.get("y")) + down for text in graph.findall(f"{{{_SVG}}}text") if "stroke" not in text.attrib]
    assert max(drawn) <= top + 1 < min(told)


def test_a_sheet_is_a_window_on_what_the_page_holds(large) -> None:
    """Where there are many a plan of them, without words, stands first."""
    root = large["october-1962"]
    plan, *sheets = tiles(root)
    parts = [sheet for sheet in sheets if sheet.said.startswith("Part")]
    assert re.findall(r">(\d)</text>", plan.svg) == [str(number) for number in range(1, len(parts) + 1)]
    assert all('<use href="#graph0"/>' in sheet.svg and len(sheet.svg) < 3_000 for sheet in (plan, *sheets))
    assert [group.get("id") for group in root.findall(f"{{{_SVG}}}g")] == ["graph0"]
    assert not [sheet for sheet in tiles(large["bush-gorbachev-1990"]) if "plan" in sheet.svg]


def test_sheets_are_laid_as_the_drawing_is() -> None:
    assert upright(600, 900)
    assert not upright(900, 600)


@pytest.mark.parametrize("name", ["mayflower-1965", *_LARGE])
def test_a_list_that_goes_on_is_not_told_again(name: str) -> None:
    """Its next sheet begins where the last one ended, but for the row that its edge would have cut."""
    report = tracer.examine(tracer.load(tracer.example(name)))
    root = ET.fromstring(draw(report, "channel", "svg").data.decode())
    boxes = [
        [float(number) for number in re.search(r'viewBox="([^"]+)"', sheet.svg)[1].split()]
        for sheet in tiles(root) if "evidence" in sheet.said
    ]  # fmt: skip
    rows = sorted({(y, y + high) for _, y, _, high in boxes})
    assert all(-1 <= end - start <= 40 for (_, end), (start, _) in zip(rows, rows[1:], strict=False))
    assert len(rows) > 1 or name != "mayflower-1965"
