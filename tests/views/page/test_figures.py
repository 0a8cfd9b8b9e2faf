"""What of the drawings stands on the screen, and what on paper."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tracer
from tests.examined import examined
from tracer.views import drawing
from tracer.views.channel.sheets import Sheets
from tracer.views.page.figures import (
    _CLOSE,
    _PRINTED,
    _USUAL,
    Figure,
    _on_paper,
    _parted,
    _sheets,
    _taken,
    figures,
    footer,
)
from tracer.views.sketch.look import Look


@cache
def _figures(name: str, *views: str) -> dict[str, Figure]:
    report = examined(name)
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


def test_the_key_is_not_left_alone_on_a_second_sheet() -> None:
    """A drawing a little too high is printed a little smaller."""
    assert _figures("bush-gorbachev-1990", "custody")["custody"].svg.count("<svg") == 1


@pytest.mark.parametrize("name", ["october-1962", "mayflower-1965"])
def test_what_is_printed_is_parted_so_that_a_printer_can_fill_its_sheets(name: str) -> None:
    """No part is higher than a sheet laid crosswise, beside a heading on the first, with text of 8.5 points or 9."""
    shown = _figures(name, "custody", "knowledge")
    for one in shown.values():
        paper = "".join(sheet.svg for sheet in one.printed) or one.svg
        parts = [ET.fromstring(svg) for svg in re.findall(r"<svg.*?</svg>", paper, re.DOTALL)]
        assert len(parts) > 1
        most = 516 / (0.85 if one.close else 0.9)
        assert all(float(part.get("viewBox", "").split()[3]) <= most + 1 for part in parts)
        assert max(float(part.get("viewBox", "").split()[3]) for part in parts) > 250


def test_on_a_screen_the_knowledge_view_is_one_drawing() -> None:
    """Parted for paper it says that it goes on where nothing ends."""
    shown = _figures("october-1962", "knowledge")["knowledge"]
    assert shown.svg.count("<svg") == 1
    assert "continued" not in shown.svg
    assert len(shown.printed) > 1


@pytest.mark.parametrize("name", ["bush-gorbachev-1990", "hussein-1960", "nasser-1955", "october-1962"])
def test_no_sheet_that_smaller_parts_would_save_is_missed(name: str) -> None:
    """They are made only where they might; what that is must not be guessed too low."""
    report = examined(name)
    for view in ("sequence", "custody", "knowledge"):
        sheets, close = _sheets(report, view)
        uncut = drawing.uncut(report, view, _PRINTED)
        usual, closer = (_taken(_parted(uncut, scale)[1]) for scale in (_USUAL, _CLOSE))
        assert close == (closer < usual) or len(sheets) == 1


def test_a_view_is_printed_smaller_only_where_that_saves_a_sheet() -> None:
    assert _figures("october-1962", "knowledge")["knowledge"].close
    assert not _figures("mayflower-1965", "custody")["custody"].close


@settings(max_examples=50, deadline=None)
@given(st.text(min_size=1, max_size=200))
def test_no_title_ends_the_style_that_prints_it(title: str) -> None:
    """It is one string of the style sheet, whatever it holds."""
    content = footer(title).removeprefix('@page { @bottom-left { content: "').partition('"')
    assert re.fullmatch(r"(?:[A-Za-z0-9]|\\[0-9a-f]+ )*", content[0])
    assert content[2] == "; font: 8pt sans-serif; color: #444; } }\n"


def _with_paper(drawn: tuple[str, ...], listed: tuple[str, ...] = ()) -> tuple[Figure, list[str]]:
    report = examined("pen-pal-1961")
    svg = drawing.draw(report, "channel", "svg").data.decode()
    tall = svg.replace('viewBox="0.00 0.00 ', 'viewBox="0.00 0.00 100.00 900.00" was="', 1)
    made = {"svg": svg, "tall": tall}
    sheets = Sheets(tuple(made[n] for n in drawn), tuple(made[n] for n in listed))
    channel = _on_paper("The channel", report, sheets)
    return channel, [id for id, _ in channel.lines]


def test_a_channel_made_for_paper_is_seen_so_too_and_its_key_is_only_looked_at() -> None:
    """One drawing for both; no line of the key can be chosen, and its list is the page's own."""
    channel, lines = _with_paper(("svg",), ("tall",))
    assert (channel.svg, channel.printed, len(channel.parts)) == ("", (), 1)
    buttons = [e.get("id") for e in ET.fromstring(channel.parts[0].svg).iter() if e.get("role") == "button"]
    assert buttons == lines
    assert channel.key
    assert not re.search(r'\s(role|tabindex|class|id|aria-[a-z]+)="|<title|<desc', channel.key)
    assert _with_paper(("svg",))[0].key == ""


def test_a_channel_in_parts_is_so_on_both_and_every_line_can_be_chosen_once() -> None:
    channel, lines = _with_paper(("svg", "tall", "svg"))
    assert [part.upright for part in channel.parts] == [False, True, False]
    assert (channel.svg, channel.printed) == ("", ())
    plan, first, second = (ET.fromstring(part.svg) for part in channel.parts)
    buttons = [[e.get("id") for e in one.iter() if e.get("role") == "button"] for one in (plan, first, second)]
    assert buttons == [[], lines, []]
    ids = [e.get("id") for one in (plan, first, second) for e in one.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    assert plan.get("aria-labelledby") in ids
    assert plan.get("aria-describedby") in ids


@pytest.mark.parametrize("name", tracer.examples())
def test_a_channel_is_called_straight_only_where_it_is(name: str) -> None:
    """With one ordered route drawn, its hands stand on one line; of several, nothing is said."""
    channel = _figures(name, "channel")["channel"]
    report = examined(name)
    if "straight line" not in channel.reading:
        return
    (route,) = report.reading.departures.routes
    boxes = {e.get("id"): e for e in ET.fromstring(channel.svg).iter() if e.get("role") == "graphics-symbol"}
    heights = set()
    for (hand,) in report.reading.departures.hands(route):
        (box, *_) = boxes[f"n-{hand}"].iter("{http://www.w3.org/2000/svg}rect")
        heights.add(round(float(box.get("y", "")) + float(box.get("height", "")) / 2))
    assert len(heights) == 1


def test_what_a_channel_does_not_draw_its_caption_does_not_explain() -> None:
    assert "straight line" in _figures("bush-gorbachev-1990", "channel")["channel"].reading
    several = _figures("dalai-lama-1951", "channel")["channel"].reading
    assert "straight line" not in several
    assert "letters" in several
    assert "letters" not in _figures("vorontsov-1970", "channel")["channel"].reading
    assert "No ordered route" in _figures("pen-pal-1961", "channel")["channel"].reading
