"""What leaves no mark of its own leaves one in every output, so that no name can pose as another."""

from __future__ import annotations

import pytest

from tests.views import hostile
from tracer.case.spelling import unseen
from tracer.report import Report
from tracer.views import drawing
from tracer.views.formats import github, junit, machine, sarif
from tracer.views.texts import markdown, text


@pytest.fixture(scope="module")
def report() -> Report:
    return hostile.report()


@pytest.mark.parametrize("format", ["text", "markdown", "json", "sarif", "junit", "github", "svg", "dot"])
def test_nothing_unseen_is_written(report: Report, format: str) -> None:
    if format in ("svg", "dot"):
        written = drawing.draw(report, "channel", format).data.decode()
    elif format in ("text", "markdown"):
        written = {"text": text.text, "markdown": markdown.markdown}[format](report)
    else:
        views = {"json": machine.document, "sarif": sarif.document, "junit": junit.document, "github": github.document}
        written = views[format]([machine.case(report)])
    assert all(character in "\n\t" or not unseen(character) for character in written)
    assert any(number in written for number in ("200b", "200B"))  # it is shown, and not left out
