"""Pictures of our own drawings: the same bytes each time, in the bundled font, without a program of the system."""

from __future__ import annotations

import math
import re
import struct
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examined import examined
from tracer.report import Report
from tracer.views.drawing import VIEWS, draw
from tracer.views.sketch.look import Look
from tracer.views.time import raster

OURS = [name for name in VIEWS if name != "channel"]


@pytest.mark.parametrize("view", OURS)
@pytest.mark.parametrize(("format", "begins"), [("png", b"\x89PNG\r\n"), ("pdf", b"%PDF-")])
def test_the_same_report_gives_the_same_bytes(first_report: Report, view: str, format: str, begins: bytes):
    one, other = (draw(first_report, view, format).data for _ in range(2))
    assert one.startswith(begins)
    assert one == other


def test_a_picture_is_as_wide_as_its_medium(first_report: Report):
    """A slide is 960 points; at 144 dots an inch that is 1920."""
    data = draw(first_report, "sequence", "png", Look(width="slide")).data
    width, _ = struct.unpack(">II", data[16:24])
    assert width <= 1922


def test_no_program_of_the_system_is_needed(first_case: object):
    """With an empty PATH, from the command line."""
    command = [sys.executable, "-m", "tracer", "draw", str(first_case), "--view", "sequence", "--format", "png", "-o", "-"]
    done = subprocess.run(command, capture_output=True, env={"PATH": "", "HOME": "/nonexistent"}, check=False)
    assert done.stderr == b""
    assert done.stdout.startswith(b"\x89PNG")


def test_a_large_drawing_has_a_page_for_each_sheet():
    """Each page is a sheet of A4 laid crosswise; nothing is made smaller than text of 9 points."""
    report = examined("mayflower-1965")
    data = draw(report, "knowledge", "pdf", Look(width="A4")).data
    pages = re.findall(rb"/MediaBox ?\[([^\]]*)\]", data)
    assert len(pages) > 3
    assert {tuple(float(n) for n in page.split()) for page in pages} == {(0, 0, 842, 595)}


@given(width=st.floats(50, 3000), height=st.floats(50, 12_000))
def test_a_drawing_is_painted_in_the_pixels_that_its_page_has(width: float, height: float):
    """Typst paints it in pixels of its own, rounded up; where they are more than the page has, a row is lost."""
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"></svg>'
    sheet = raster._of_whole_pixels(raster.Sheet(svg, width * 0.8, (width * 0.8, height * 0.8), 0.0))
    pixels = [round(side * 2) for side in sheet.page]
    assert [side * 2 for side in sheet.page] == pixels
    drawn, tall = raster.size(sheet.svg)
    across = math.ceil(2 * max(sheet.across, drawn / tall * (sheet.page[1] - raster._LITTLE)))
    assert [across, math.ceil(across * tall / drawn)] == pixels
    assert abs(tall - height) <= 0.5 + height / width
