"""The visual grammar: legible for who sees no colours, no difference of red and green, or little contrast."""

from __future__ import annotations

import itertools

import pytest

from tracer.views.sketch import look, style
from tracer.views.sketch.sketch import EDGE_KINDS, NODE_KINDS, Edge


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


THEMES = pytest.mark.parametrize("theme", look.THEMES)


@THEMES
def test_every_kind_has_its_look(theme: str):
    """A kind without one would stop the drawing of a case that nobody tried."""
    palette = style.PALETTES[theme]
    for line in EDGE_KINDS:
        assert palette.pen(line).key == style.MEANINGS[line]
    for box in NODE_KINDS:
        assert palette.frame(box).border


@THEMES
def test_text_stands_out(theme: str):
    """WCAG 2.2, 1.4.3: 4.5:1 for text, on the paper, in boxes and on the fill of a body."""
    palette = style.PALETTES[theme]
    colours = {palette.pen(kind).text for kind in EDGE_KINDS} | {palette.frame(kind).note_colour for kind in NODE_KINDS}
    for background in (palette.paper, palette.box, palette.body):
        for colour in (*colours, palette.ink, palette.grey):
            assert contrast(colour, background) >= 4.5, (colour, background)


@THEMES
def test_numbers_stand_out_on_their_badges(theme: str):
    """1.4.3 again: the number is what ties a line to its evidence."""
    for kind in EDGE_KINDS:
        fill, _, number = style.PALETTES[theme].pen(kind).badge
        assert contrast(number, fill) >= 4.5, kind


@THEMES
def test_lines_and_borders_can_be_seen(theme: str):
    """WCAG 2.2, 1.4.11: 3:1 for what is drawn, on the paper and on the fill of a body."""
    palette = style.PALETTES[theme]
    colours = [palette.pen(kind).colour for kind in EDGE_KINDS] + [palette.frame(kind).border for kind in NODE_KINDS]
    for background in (palette.paper, palette.body):
        for colour in colours:
            assert contrast(colour, background) >= 3, (colour, background)


@pytest.mark.parametrize(("one", "other"), list(itertools.combinations(EDGE_KINDS, 2)))
@THEMES
def test_no_two_classes_differ_by_colour_alone(theme: str, one: str, other: str):
    """WCAG 2.2, 1.4.1: in greyscale width, dash, arrowhead, doubling or a filled badge still tell them apart."""

    palette = style.PALETTES[theme]

    def shape(kind: str) -> tuple[object, ...]:
        pen = palette.pen(kind)
        return pen.dash, pen.arrowhead, pen.double, pen.badge[0] == palette.paper

    wide = abs(palette.pen(one).width - palette.pen(other).width) >= 1
    assert shape(one) != shape(other) or wide


def test_meanings_are_told_apart():
    """Two classes with one meaning in the key could not be told apart by reading it."""
    meanings = list(style.MEANINGS.values())
    assert len(set(meanings)) == len(meanings)
    assert "not shown as done" in style.MEANINGS["claimed"]
    assert "afterwards" in style.MEANINGS["claimed"]


def test_what_left_the_route_is_also_said():
    """A border's colour alone would not reach who cannot see it."""
    assert style.NOTES["bypassed"]
    assert style.NOTES["off-route"]


@pytest.mark.parametrize(
    ("came", "words"),
    [
        ((False,), "Ordered; not shown as done"),
        ((True,), "Ordered; it came, not shown by this hand"),
        ((False, True), "Ordered; not shown as done, or not by this hand"),
    ],
)
def test_the_key_does_not_say_that_nothing_came_where_it_came_by_another_hand(came: tuple[bool, ...], words: str):
    edges = [Edge(str(n), "a", "b", "ordered", str(n), came=one) for n, one in enumerate(came)]
    assert style.meaning(edges) == words


def test_a_deviation_that_is_only_recorded_as_sent_is_not_called_done():
    assert style.meaning([Edge("1", "a", "b", "deviation", "1", sent=True)]).startswith("Recorded as sent; deviates")
