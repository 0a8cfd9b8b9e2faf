"""`tracer compare`: two files, what is printed, and what becomes of bad ones."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path


def test_two_readings(run: Callable, case: Callable):
    """Exit 0 whether they differ or not: that two people read differently is no error."""
    result = run("compare", case("deviating"), case("open"))
    assert result.code == 0
    assert "(deviating.yaml)" in result.out
    assert "TR202 recipient" in result.out
    same = run("compare", case("open"), case("open", "other.yaml"))
    assert same.code == 0
    assert same.out.splitlines()[-1].startswith("0 acts only in the first, 0 only in the second")


def test_json_and_overlay_together(run: Callable, case: Callable, tmp_path: Path):
    """One to standard output, the other to its file."""
    result = run("compare", case("deviating"), case("clean"), "--format", "json", "--overlay", "both.svg")
    assert json.loads(result.out)["second"]["name"] == "clean"
    assert (tmp_path / "both.svg").read_text(encoding="utf-8").startswith("<svg")
    again = run("compare", "deviating.yaml", "clean.yaml", "--overlay", "again.svg", "-o", "found.txt")
    assert again.out == ""
    assert (tmp_path / "again.svg").read_bytes() == (tmp_path / "both.svg").read_bytes()


def test_a_file_and_an_example(run: Callable, case: Callable):
    """The file is the first reading."""
    result = run("compare", case("clean"), "--example", "bush-gorbachev-1990", "--format", "json")
    assert [json.loads(result.out)[side]["name"] for side in ("first", "second")] == ["clean", "bush-gorbachev-1990"]


def test_two_are_needed(run: Callable, case: Callable):
    """Usage, exit 2."""
    for files in ([case("clean")], [case("clean")] * 3, []):
        result = run("compare", *files)
        assert (result.code, result.out) == (2, "")


def test_problems_of_both_files_are_told(run: Callable, case: Callable):
    """All at once, and nothing is written."""
    result = run("compare", case("broken"), case("broken", "second.yaml"), "-o", "x.txt")
    assert (result.code, result.out) == (2, "")
    assert {line.split(":")[0] for line in result.err.splitlines()} == {"broken.yaml", "second.yaml"}
    assert not Path("x.txt").exists()


def test_a_case_is_never_written_over(run: Callable, case: Callable):
    """By neither of the outputs."""
    files = [case("clean"), case("deviating")]
    before = [file.read_bytes() for file in files]
    assert run("compare", *files, "--overlay", files[0]).code == 2
    assert run("compare", *files, "-o", files[1]).code == 2
    assert [file.read_bytes() for file in files] == before


def test_words_and_diagram_are_never_written_to_one_file(run: Callable, case: Callable, tmp_path: Path):
    """The second would take the place of the first."""
    assert run("compare", case("clean"), case("deviating"), "--overlay", "both", "-o", "./both").code == 2
    assert not (tmp_path / "both").exists()
