"""Which of several layouts is drawn."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from tests.examined import examined
from tests.views import sketches
from tracer.views.channel import choosing, layout
from tracer.views.channel.choosing import dot
from tracer.views.channel.course import Course
from tracer.views.channel.geometry import Box
from tracer.views.channel.notation import Channel
from tracer.views.channel.tangles import tangles
from tracer.views.sketch.look import PLAIN
from tracer.views.sketch.picture import picture


def test_a_layout_with_few_crossings_is_kept(monkeypatch: pytest.MonkeyPatch):
    """It takes no longer than one layout."""
    made = []
    arranged = layout.arranged
    monkeypatch.setattr(layout, "arranged", lambda graph: made.append(graph) or arranged(graph))
    dot(replace(sketches.first(), title="Not laid out before"))
    assert len(made) == 1


def test_of_an_entangled_diagram_another_layout_is_drawn():
    """Frames and the order of hands are given up for lines that can be followed."""
    sketch = picture(examined("october-1962"))
    first = choosing._Layout.of(Channel(sketch, PLAIN))
    best = choosing._best(sketch, PLAIN)[0]
    assert best.straight
    assert best.tangles() < first.tangles() - choosing._FRAMES


def test_lines_through_the_boxes_of_others_count_and_those_at_their_own_do_not():
    line = {"a": Course.read("10,50 40,50 60,50 90,50")}
    ends = [Box(0, 40, 10, 60), Box(90, 40, 100, 60)]
    assert tangles(line, ends) == 0
    assert tangles(line, [*ends, Box(40, 40, 60, 60)]) == 3


@pytest.mark.parametrize("name", ["dalai-lama-1951", "october-1962"])
def test_of_many_lines_that_layout_is_drawn_in_which_nothing_is_doubtful(name: str):
    """Room for the labels of one spread left others in doubt; a wider one, or another order of hands, none."""
    placed = choosing.laid(picture(examined(name)), PLAIN).placed
    assert placed.in_doubt == ()
    assert placed.tips == 0


def test_of_plans_that_are_too_large_none_is_drawn_that_misleads_if_another_does_not(monkeypatch: pytest.MonkeyPatch):
    """A number was struck through by its line on the plan of a slide, as that was the largest."""

    def made(scale: float, **told: bool | int) -> SimpleNamespace:
        placed = SimpleNamespace(**{"clear": True, "complete": True, "tips": 0, "behind": 0, "doubtful": 0} | told)
        straight = SimpleNamespace(straight=True)
        return SimpleNamespace(placed=placed, layout=straight, scale=lambda look, paged: scale, channel=Channel(sketches.two(), PLAIN))

    first, *others = made(0.9, clear=False, doubtful=3), made(0.8, behind=1, doubtful=3), made(0.6), made(0.7)
    waiting = iter(others)
    monkeypatch.setattr(choosing._Layout, "of", lambda *_: None)
    monkeypatch.setattr(choosing, "Laid", lambda _: next(waiting, others[1]))
    assert choosing._largest(first, PLAIN) is others[2]
