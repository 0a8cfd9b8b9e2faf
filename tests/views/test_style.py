"""The visual grammar: legible for who sees no colours, no difference of red and green, or little contrast."""

from __future__ import annotations

import itertools

import pytest

from tracer.views import style
from tracer.views.sketch import EDGE_KINDS, NODE_KINDS


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_every_kind_has_its_look():
    """A kind without one would stop the drawing of a case that nobody tried."""
    assert set(style.PENS) == set(EDGE_KINDS)
    assert set(style.FRAMES) == set(NODE_KINDS)


@pytest.mark.parametrize("background", [style.WHITE, style.CLUSTER_FILL])
def test_text_is_dark_enough(background: str):
    """WCAG 2.2, 1.4.3: 4.5:1 for text, on white and on the fill of a body."""
    colours = {pen.text for pen in style.PENS.values()} | {frame.note_colour for frame in style.FRAMES.values()}
    for colour in (*colours, style.INK, style.GREY):
        assert contrast(colour, background) >= 4.5, colour


def test_numbers_stand_out_on_their_badges():
    """1.4.3 again: the number is what ties a line to its evidence."""
    for kind, pen in style.PENS.items():
        fill, _, number = pen.badge
        assert contrast(number, fill) >= 4.5, kind


def test_lines_and_borders_can_be_seen():
    """WCAG 2.2, 1.4.11: 3:1 for what is drawn, on white and on the fill of a body."""
    colours = [pen.colour for pen in style.PENS.values()] + [frame.border for frame in style.FRAMES.values()]
    for colour in colours:
        assert contrast(colour, style.CLUSTER_FILL) >= 3, colour


@pytest.mark.parametrize(("one", "other"), list(itertools.combinations(EDGE_KINDS, 2)))
def test_no_two_classes_differ_by_colour_alone(one: str, other: str):
    """WCAG 2.2, 1.4.1: in greyscale width, dash, arrowhead, doubling or a filled badge still tell them apart."""

    def shape(kind: str) -> tuple[object, ...]:
        pen = style.PENS[kind]
        return pen.dash, pen.arrowhead, pen.double, pen.badge[0] == style.WHITE

    wide = abs(style.PENS[one].width - style.PENS[other].width) >= 1
    assert shape(one) != shape(other) or wide


def test_meanings_are_told_apart():
    """Two classes with one meaning in the key could not be told apart by reading it."""
    meanings = [pen.key for pen in style.PENS.values()]
    assert len(set(meanings)) == len(meanings)
    assert "not shown as done" in style.PENS["claimed"].key
    assert "afterwards" in style.PENS["claimed"].key


def test_what_left_the_route_is_also_said():
    """A border's colour alone would not reach who cannot see it."""
    assert style.FRAMES["bypassed"].note
    assert style.FRAMES["off-route"].note
