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


@pytest.mark.parametrize(("format", "begins"), [("moodle-xml", "<?xml"), ("gift", "$CATEGORY"), ("markdown", "# Quiz")])
def test_a_quiz_is_printed_or_written(run: Callable[..., Any], tmp_path: Path, format: str, begins: str) -> None:
    """In each format, the same to standard output as to a file."""
    printed = run("teach", "quiz", "--example", "bush-gorbachev-1990", "--format", format)
    assert printed.code == 0
    assert printed.out.startswith(begins)
    assert run("teach", "quiz", "--example", "bush-gorbachev-1990", "--format", format, "-o", "q").code == 0
    assert (tmp_path / "q").read_text(encoding="utf-8") == printed.out


def test_a_quiz_of_a_broken_case_is_one_report(run: Callable[..., Any], tmp_path: Path) -> None:
    """And no file."""
    (tmp_path / "c.yaml").write_text("tracer: 1\n", encoding="utf-8")
    found = run("teach", "quiz", "c.yaml", "-o", "q.xml")
    assert found.code == 2
    assert "c.yaml:1:1" in found.err
    assert not (tmp_path / "q.xml").exists()
