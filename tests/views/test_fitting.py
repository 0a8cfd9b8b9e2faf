"""What is seen to meet in a first layout: made by hand, so that each answer is known."""

from __future__ import annotations

import pytest

from tests.views import sketches
from tracer.views import channel, layout
from tracer.views.fitting import Fit, fit

FRAME = '<g id="clust1" class="cluster"><text x="0" y="{title}" font-size="12">T</text></g>'
BODY = (
    '<g id="c-a" class="cluster body"><path d="M0,100 400,100 400,200 0,200 0,100"/>'
    '<text x="160" y="120" font-size="13">A name of it</text></g>'
)
BADGE = '<path fill="#000000" d="M{x},{y} {right},{y} {right},{low} {x},{low} {x},{y}"/>'
LINE = '<path fill="none" d="M{a},{b} C{a},{b} {c},{d} {c},{d}"/>'


def drawing(*edges: str, title: float = 20) -> str:
    parts = [FRAME.format(title=title), BODY]
    parts += [f'<g id="e-{number}" class="edge actual">{edge}</g>' for number, edge in enumerate(edges)]
    return f'<svg xmlns="http://www.w3.org/2000/svg"><g>{"".join(parts)}</g></svg>'


def badge(x: float, y: float) -> str:
    return BADGE.format(x=x, y=y, right=x + 24, low=y + 22)


def line(a: float, b: float, c: float, d: float) -> str:
    return LINE.format(a=a, b=b, c=c, d=d)


def test_nothing_moves_where_nothing_meets():
    """The plain form is kept, so that most diagrams are what their DOT says."""
    assert fit(drawing(line(0, 150, 400, 150) + badge(200, 160))) == Fit()


@pytest.mark.parametrize(("top", "headroom"), [(40, 0), (32, 0), (30, 2), (-10, 42)])
def test_room_is_made_between_title_and_topmost_line(top: int, headroom: int):
    """Twelve points are kept free."""
    assert fit(drawing(line(500, top, 600, top))).headroom == headroom


def test_a_badge_counts_as_the_line_does():
    """Labels stand above their lines and reach the title first."""
    assert fit(drawing(line(500, 60, 600, 60) + badge(500, 25))).headroom == 7


def test_a_name_gives_way_to_a_badge():
    """In the middle it would be hidden: to the left, unless that is taken too."""
    assert fit(drawing(badge(200, 110))).sides == (("c-a", "l"),)
    assert fit(drawing(badge(200, 110), badge(30, 110))).sides == (("c-a", "r"),)


def test_a_name_gives_way_to_a_line():
    """A line behind a name is less bad than a badge over it, and still avoided."""
    assert fit(drawing(line(200, 50, 200, 180))).sides == (("c-a", "l"),)
    assert fit(drawing(line(200, 50, 200, 180), badge(30, 110), badge(370, 110))).sides == ()


def test_a_second_layout_needs_no_third():
    """Found in a real layout: once mended, no line runs into the title."""
    for name in ("nested", "several", "skipped", "sixty lines"):
        svg = layout.render(channel.dot(sketches.ALL[name]), "svg").decode()
        assert fit(svg).headroom <= 1, name
