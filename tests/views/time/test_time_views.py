"""The views over time of whatever a case can hold: always drawn, always readable."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

import tracer
from tests.conftest import ROOT
from tests.examined import examined
from tests.reference.edits import text as written
from tests.reference.generate import Case, cases
from tests.views import drawn
from tracer.views.drawing import VIEWS, draw
from tracer.views.sketch.look import Look
from tracer.views.sketch.style import PALETTES

OURS = [name for name in VIEWS if name != "channel"]
EXAMPLES = sorted((ROOT / "docs" / "examples").glob("*.yaml"))


@pytest.mark.parametrize("view", OURS)
@settings(max_examples=12)
@given(case=cases())
def test_a_case_made_at_random_can_be_read(view: str, case: Case):
    report = tracer.examine(tracer.loads(written(case)))
    for look in (Look(), Look(width="letter")):
        assert drawn.faults(draw(report, view, "svg", look).data.decode()) == []


@pytest.mark.parametrize("view", OURS)
@pytest.mark.parametrize("path", EXAMPLES, ids=[path.stem for path in EXAMPLES])
def test_an_hour_nine_months_and_no_time_at_all_can_be_read(view: str, path: object):
    report = tracer.examine(tracer.load(str(path)))
    assert drawn.faults(draw(report, view, "svg").data.decode()) == []


@pytest.mark.parametrize("theme", sorted(PALETTES))
@pytest.mark.parametrize("view", OURS)
def test_every_colour_of_a_text_is_one_of_the_theme(view: str, theme: str):
    """Whose contrast is measured where the theme is; on a bar and a badge a text has the colour made for it."""
    report = examined("mayflower-1965")
    palette = PALETTES[theme]
    svg = draw(report, view, "svg", Look(theme=theme)).data.decode()  # type: ignore[arg-type]
    allowed = {palette.ink, palette.grey, palette.order, palette.departed, palette.said, palette.number}
    assert {text.get("fill") for text in drawn.tree(svg).iter(f"{drawn.SVG}text")} <= allowed


@pytest.mark.parametrize("view", OURS)
@pytest.mark.parametrize("name", tracer.examples())
def test_the_key_shows_no_number_that_the_drawing_lacks(view: str, name: str):
    report = examined(name)
    with_key, without = (
        [text.text for text in drawn.tree(draw(report, view, "svg", look).data.decode()).iter(f"{drawn.SVG}text")]
        for look in (Look(), Look(legend=False))
    )
    assert {text for text in with_key if (text or "").isdigit()} <= set(without)
