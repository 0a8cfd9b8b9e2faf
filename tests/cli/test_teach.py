"""`tracer teach`: the empty form."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tracer.teaching.submission import blank_csv, blank_xlsx


@pytest.mark.parametrize(("name", "data"), [("a.csv", blank_csv().encode()), ("a.xlsx", blank_xlsx())])
def test_the_form_is_written_as_it_is_named(run: Callable[..., Any], tmp_path: Path, name: str, data: bytes) -> None:
    """As CSV or as a workbook; never over a form that somebody has filled in."""
    assert run("teach", "form", "-o", name).code == 0
    assert (tmp_path / name).read_bytes() == data
    again = run("teach", "form", "-o", name)
    assert again.code == 2
    assert "exists already" in again.err


def test_another_kind_of_file_is_refused(run: Callable[..., Any], tmp_path: Path) -> None:
    """Nothing is written under a name that would mislead."""
    assert run("teach", "form", "-o", "a.docx").code == 2
    assert not list(tmp_path.iterdir())
