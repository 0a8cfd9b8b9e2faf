"""What of the drawings stands on the screen, and what on paper."""

from __future__ import annotations

import re

import tracer
from tracer.views import drawing
from tracer.views.page.figures import Figure, figures
from tracer.views.sketch.look import Look


def _figures(name: str) -> dict[str, Figure]:
    report = tracer.examine(tracer.load(tracer.example(name)))
    drawn = {view: drawing.draw(report, view, "svg", Look()).data.decode() for view in drawing.VIEWS}
    return {one.view: one for one in figures(report, drawn)}


def test_a_sequence_is_whole_on_the_screen_and_in_sheets_on_paper() -> None:
    """Nobody reads its sheets from a screen: no line of them can be chosen, and no id stands twice."""
    sequence = _figures("bush-gorbachev-1990")["sequence"]
    assert sequence.svg.count("<svg") == 1
    assert sequence.printed.count("<svg") > 1
    assert not re.search(r'\s(role|tabindex|aria-[a-z]+)="', sequence.printed)
    ids = re.findall(r'\sid="([^"]+)"', sequence.svg + sequence.printed)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r"url\(#([^)]+)\)", sequence.printed)) <= set(ids)
    assert [id for id, _ in sequence.lines]


def test_a_sequence_of_many_hands_is_in_sheets_on_both() -> None:
    """One that is broader than the page cannot be read whole."""
    sequence = _figures("mayflower-1965")["sequence"]
    assert sequence.svg.count("<svg") > 1
    assert not sequence.printed


def test_the_key_is_not_left_alone_on_a_second_sheet() -> None:
    """A drawing a little too high is printed a little smaller."""
    assert _figures("bush-gorbachev-1990")["custody"].svg.count("<svg") == 1
