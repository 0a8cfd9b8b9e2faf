"""What of the drawings stands on the screen, and what on paper."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

import tracer
from tracer.views import drawing
from tracer.views.page.figures import Figure, figures
from tracer.views.sketch.look import Look


def _figures(name: str, *views: str) -> dict[str, Figure]:
    report = tracer.examine(tracer.load(tracer.example(name)))
    drawn = {view: drawing.draw(report, view, "svg", Look()).data.decode() for view in views or drawing.VIEWS}
    return {one.view: one for one in figures(report, drawn)}


def test_a_sequence_is_whole_on_the_screen_and_in_sheets_on_paper() -> None:
    """Nobody reads its sheets from a screen: no line of them can be chosen, and no id stands twice."""
    sequence = _figures("bush-gorbachev-1990")["sequence"]
    assert sequence.svg.count("<svg") == 1
    printed = "".join(sheet.svg for sheet in sequence.printed)
    assert printed.count("<svg") > 1
    assert not re.search(r'\s(role|tabindex|aria-[a-z]+)="', printed)
    ids = re.findall(r'\sid="([^"]+)"', sequence.svg + printed)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r"url\(#([^)]+)\)", printed)) <= set(ids)
    assert [id for id, _ in sequence.lines]


def test_a_sequence_of_many_hands_is_in_sheets_on_both() -> None:
    """One that is broader than the page cannot be read whole."""
    sequence = _figures("mayflower-1965")["sequence"]
    assert sequence.svg.count("<svg") > 1
    assert not sequence.printed


@pytest.mark.parametrize("name", ["bush-gorbachev-1990", "october-1962", "mayflower-1965"])
def test_what_is_printed_is_parted_so_that_a_printer_can_fill_its_sheets(name: str) -> None:
    """No part is higher than a sheet laid crosswise, beside a heading on the first, with text of 9 points."""
    shown = _figures(name, "custody", "knowledge")
    for one in shown.values():
        parts = [ET.fromstring(svg) for svg in re.findall(r"<svg.*?</svg>", one.svg, re.DOTALL)]
        assert len(parts) > 1
        assert all(float(part.get("viewBox", "").split()[3]) <= 550 for part in parts)


@pytest.mark.parametrize("name", tracer.examples())
def test_a_channel_is_called_straight_only_where_it_is(name: str) -> None:
    """With one ordered route drawn, its hands stand on one line; of several, nothing is said."""
    channel = _figures(name, "channel")["channel"]
    report = tracer.examine(tracer.load(tracer.example(name)))
    if "straight line" not in channel.reading:
        return
    (route,) = report.reading.departures.routes
    boxes = {e.get("id"): e for e in ET.fromstring(channel.svg).iter() if e.get("role") == "graphics-symbol"}
    heights = set()
    for (hand,) in report.reading.departures.hands(route):
        (path, *_) = boxes[f"n-{hand}"].iter("{http://www.w3.org/2000/svg}path")
        down = [float(pair.split(",")[1]) for pair in re.findall(r"-?[\d.]+,-?[\d.]+", path.get("d", ""))]
        heights.add(round((min(down) + max(down)) / 2))
    assert len(heights) == 1


def test_what_a_channel_does_not_draw_its_caption_does_not_explain() -> None:
    assert "straight line" in _figures("bush-gorbachev-1990", "channel")["channel"].reading
    several = _figures("dalai-lama-1951", "channel")["channel"].reading
    assert "straight line" not in several
    assert "letters" in several
    assert "letters" not in _figures("vorontsov-1970", "channel")["channel"].reading
    assert "No ordered route" in _figures("pen-pal-1961", "channel")["channel"].reading
