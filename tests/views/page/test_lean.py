"""A drawing in fewer characters is the same drawing."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from tests.examined import examined
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


def test_a_fill_does_not_give_its_outline_the_dashes_of_the_line_before():
    """The badges of the list beside the key looked gnawed."""
    found = _lean('<g><path fill="red" stroke="none" stroke-dasharray="1,5" d="M1,1"/><path fill="none" stroke="blue" d="M1,1"/></g>')
    assert "dasharray" not in found


@pytest.mark.parametrize("between", ['<polygon points="0,0"/>', '<path fill="none" stroke="red" d="M2,2"/>'])
def test_what_lies_over_a_fill_stays_under_its_outline(between: str) -> None:
    found = _lean(f'<g><path fill="red" stroke="none" d="M1,1"/>{between}<path fill="none" stroke="blue" d="M1,1"/></g>')
    assert found.count('d="M1,1"') == 2


def test_a_straight_curve_is_a_line_and_a_bent_one_stays() -> None:
    found = _lean('<path d="M0,0C0,0 9,0 9,0 12.04,0 15.06,3 15,6"/>')
    assert 'd="M0,0 L9,0 C12,0 15.1,3 15,6"' in found


def test_a_curve_that_only_seems_to_be_one_is_a_line() -> None:
    assert 'd="M0,0 L30,30"' in _lean('<path d="M0,0C10,10.1 20,20 30,30"/>')
    assert 'd="M0,0 C10,11 20,20 30,30"' in _lean('<path d="M0,0C10,11 20,20 30,30"/>')
    assert "C" in _lean('<path d="M0,0C-10,0 40,0 30,0"/>'), "it leads back on itself"


def test_a_box_is_a_box() -> None:
    (a, b, c, d, e, f, g, h) = ("2,2", "8,2", "10,0", "10,-6", "8,-8", "2,-8", "0,-6", "0,0")
    curves = [f"{a} {b} {b}", f"9,2 10,1 {c}", f"{c} {d} {d}", f"10,-7 9,-8 {e}", f"{e} {f} {f}", f"1,-8 0,-7 {g}",
              f"{g} {h} {h}", f"0,1 1,2 {a}"]  # fmt: skip
    backwards = [f"{h} {g} {g}", f"0,-7 1,-8 {f}", f"{f} {e} {e}", f"9,-8 10,-7 {d}", f"{d} {c} {c}", f"10,1 9,2 {b}",
                 f"{b} {a} {a}", f"1,2 0,1 {h}"]  # fmt: skip
    for path in (f"M{a}C{' '.join(curves)}", f"M{h}C{' '.join(backwards)}", f"M{b}C{b} {a} {a} 1,2 0,1 {h} " + " ".join(backwards[:-2])):
        found = _lean(f'<path fill="red" d="{path}"/>')
        assert '<rect fill="red" x="0" y="-8" width="10" height="10" rx="2"' in found


def test_texts_that_say_the_same_have_it_said_for_them() -> None:
    found = _lean("".join(f'<text x="{x}" y="1" fill="red">{x}</text>' for x in range(3)) + '<text fill="blue">z</text>')
    assert '<g fill="red"><text x="0" y="1">0</text><text x="1" y="1">1</text><text x="2" y="1">2</text></g>' in found
    assert found.endswith('<text fill="blue">z</text>')
    assert "<g" not in _lean('<text fill="red">a</text><text fill="red">b</text>')


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
    report = examined("mayflower-1965")
    before = draw(report, view, "svg").data.decode()
    root, old = ET.fromstring(before), ET.fromstring(before)
    lean(root)

    def told(one: ET.Element) -> list[object]:
        return [(e.get("id"), e.get("aria-label"), e.get("role"), e.text) for e in one.iter() if e.get("role") or e.text]

    assert told(root) == told(old)
    assert all(float(e.get("rx", "0")) <= 12 for e in root.iter(f"{{{_SVG}}}rect")), "corners, not ellipses"
    colours = [{e.get(name) for e in one.iter() for name in ("fill", "stroke")} for one in (root, old)]
    assert colours[0] == colours[1]
    assert len(ET.tostring(root)) < len(before) * (0.75 if view == "channel" else 1)
