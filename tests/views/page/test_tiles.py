"""A large channel on several sheets of paper."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tracer
from tracer.views.drawing import draw
from tracer.views.page.tiles import tiles, upright

_SVG = "http://www.w3.org/2000/svg"
_LARGE = ("dalai-lama-1951", "kosygin-1970", "october-1962")


def _drawn(width: float, height: float, inner: str = "") -> ET.Element:
    graph = f'<g id="graph0" transform="translate(0 0)">{inner}</g>'
    return ET.fromstring(f'<svg xmlns="{_SVG}" viewBox="0 0 {width} {height}" font-size="10">{graph}</svg>')


def _boxes(root: ET.Element) -> list[tuple[float, ...]]:
    views = [re.search(r'viewBox="([^"]+)"', sheet.svg) for sheet in tiles(root)]
    return [tuple(map(float, view[1].split())) for view in views if view]


@pytest.fixture(scope="module")
def large() -> dict[str, ET.Element]:
    """Channels that no one sheet holds."""
    reports = {name: tracer.examine(tracer.load(tracer.example(name))) for name in _LARGE}
    return {name: ET.fromstring(draw(report, "channel", "svg").data.decode()) for name, report in reports.items()}


def test_what_can_be_read_on_one_sheet_is_on_one() -> None:
    assert tiles(_drawn(1190, 680)) == ()
    assert len(tiles(_drawn(1400, 500))) == 2


@given(st.integers(100, 9_000), st.integers(100, 9_000))
def test_nothing_of_a_drawing_is_left_out(width: int, height: int) -> None:
    """Each point lies on a sheet, and no sheet shows its part smaller than it may."""
    boxes = _boxes(_drawn(width, height))
    for at in ([x / 7 * width, y / 7 * height] for x in range(8) for y in range(8)):
        assert not boxes or any(
            x - 1 <= at[0] <= x + broad + 1 and y - 1 <= at[1] <= y + high + 1 for x, y, broad, high in boxes
        )
    for _, _, broad, high in boxes:
        assert max(min(520 / broad, 690 / high), min(770 / broad, 440 / high)) > 0.79


@pytest.mark.parametrize("name", _LARGE)
def test_the_key_stands_on_sheets_of_its_own(large, name: str) -> None:
    """Below every hand and line, above every word of it, and as broad as its words."""
    root = large[name]
    sheets = tiles(root)
    keys = [sheet for sheet in sheets if "key" in sheet.said]
    assert 1 <= len(keys) < len(sheets)
    graph = root.find(f"{{{_SVG}}}g")
    down = float(graph.get("transform").rpartition(" ")[2].removesuffix(")"))
    top = min(float(re.search(r'viewBox="\S+ (\S+)', key.svg)[1]) for key in keys)
    groups = [e for g in graph for e in g.iter() if g.get("class", "").startswith(("node", "edge"))]
    drawn = [float(y) + down for e in groups for y in re.findall(r",(-?[\d.]+)", e.get("d", "") + e.get("points", ""))]
    told = [float(text.get("y")) + down for text in graph.findall(f"{{{_SVG}}}text") if "stroke" not in text.attrib]
    assert max(drawn) <= top + 1 < min(told)


def test_a_sheet_is_a_window_on_what_the_page_holds(large) -> None:
    root = large[_LARGE[0]]
    for sheet in tiles(root):
        assert '<use href="#graph0"/>' in sheet.svg
        assert len(sheet.svg) < 300
    assert [group.get("id") for group in root.findall(f"{{{_SVG}}}g")] == ["graph0"]


def test_sheets_are_laid_as_the_drawing_is() -> None:
    assert upright(600, 900)
    assert not upright(900, 600)
    assert {sheet.upright for sheet in tiles(_drawn(800, 1_500))} == {True}
    assert {sheet.upright for sheet in tiles(_drawn(2_600, 500))} == {False}
