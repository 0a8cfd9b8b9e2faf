"""A drawing in fewer characters is the same drawing."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

import tracer
from tracer.views.drawing import draw
from tracer.views.page.lean import lean

_SVG = "http://www.w3.org/2000/svg"


def _lean(inner: str, **attributes: str) -> str:
    ET.register_namespace("", _SVG)
    said = "".join(f' {name}="{value}"' for name, value in attributes.items())
    root = ET.fromstring(f'<svg xmlns="{_SVG}"{said}>{inner}</svg>')
    lean(root)
    return ET.tostring(root, encoding="unicode").removeprefix("<svg ").removesuffix("</svg>")


def test_an_outline_is_drawn_once() -> None:
    found = _lean('<g><path fill="red" stroke="none" d="M1,1"/><text>4</text><path fill="none" stroke="blue" d="M1,1"/></g>')
    assert found.count("<path") == 1
    assert 'stroke="blue"' in found
    assert 'stroke="none"' not in found


@pytest.mark.parametrize("between", ['<polygon points="0,0"/>', '<path fill="none" stroke="red" d="M2,2"/>'])
def test_what_lies_over_a_fill_stays_under_its_outline(between: str) -> None:
    found = _lean(f'<g><path fill="red" stroke="none" d="M1,1"/>{between}<path fill="none" stroke="blue" d="M1,1"/></g>')
    assert found.count('d="M1,1"') == 2


def test_a_straight_curve_is_a_line_and_a_bent_one_stays() -> None:
    found = _lean('<path d="M0,0C0,0 9,0 9,0 12.04,0 15.06,3 15,6"/>')
    assert 'd="M0,0 L9,0 C12,0 15.1,3 15,6"' in found


def test_places_are_given_to_a_tenth_of_a_point() -> None:
    assert 'x="12.3"' in _lean('<text x="12.34">a</text>')
    assert 'x="0"' in _lean('<text x="-0.01">a</text>')


def test_what_every_text_says_is_said_once() -> None:
    found = _lean('<text font-size="10">a</text><text font-size="10.00">b</text><text font-size="12">c</text>')
    assert [found.count(f'font-size="{size}"') for size in ("10", "12")] == [1, 1]


def test_what_one_text_does_not_say_is_not_said_for_it() -> None:
    assert _lean("<text font-size='10'>a</text><text>b</text>").count('font-size="10"') == 1
    assert '<text font-size="10">' in _lean("<text font-size='10'>a</text><text>b</text>")


def test_words_are_left_as_they_are() -> None:
    words = 'text-anchor="start" 12.34 font-size="10"'
    assert words in _lean(f"<text x='1'>{words}</text>")


@pytest.mark.parametrize("view", ["channel", "custody"])
def test_nothing_of_a_drawing_is_lost(view: str) -> None:
    """The same words, lines, places to choose and colours; and a third of the characters less in a channel."""
    report = tracer.examine(tracer.load(tracer.example("mayflower-1965")))
    before = draw(report, view, "svg").data.decode()
    root, old = ET.fromstring(before), ET.fromstring(before)
    lean(root)

    def told(one: ET.Element) -> list[object]:
        return [(e.get("id"), e.get("aria-label"), e.get("role"), e.text) for e in one.iter() if e.get("role") or e.text]

    assert told(root) == told(old)
    colours = [{e.get(name) for e in one.iter() for name in ("fill", "stroke")} for one in (root, old)]
    assert colours[0] == colours[1]
    assert len(ET.tostring(root)) < len(before) * (0.75 if view == "channel" else 1)
