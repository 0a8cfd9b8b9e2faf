"""What the keys of the views say is the same in each."""

from __future__ import annotations

import pytest

from tests.examined import examined
from tracer.views.drawing import draw
from tracer.views.sketch.look import Look


@pytest.mark.parametrize("view", ["channel", "sequence", "custody", "knowledge"])
def test_no_view_finds_no_deviation_where_nothing_was_to_be_brought(view: str):
    """Neither its key nor the name of a line: there was no order that what was done could be against."""
    text = draw(examined("pen-pal-1961"), view, "svg", Look()).data.decode()
    assert "ecorded as done" in text
    assert "no deviation found" not in text
