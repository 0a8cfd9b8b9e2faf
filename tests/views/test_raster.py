"""Pictures of our own drawings: the same bytes each time, in the bundled font, without a program of the system."""

from __future__ import annotations

import struct
import subprocess
import sys

import pytest

from tracer.report import Report
from tracer.views.drawing import VIEWS, draw
from tracer.views.look import Look

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
