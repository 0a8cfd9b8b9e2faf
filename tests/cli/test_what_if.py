"""`tracer what-if`: variants of the file and of the command line, and what cannot be tried."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

VARIANTS = """\
what-if:
  silent: {drop: m2, why: "nobody reports"}
  late: {set: {handing.when: 1885-03-05T10:00Z}}
"""


@pytest.fixture
def varied(case: Callable) -> Path:
    """The deviating case with two variants."""
    file: Path = case("deviating")
    file.write_text(file.read_text(encoding="utf-8") + VARIANTS, encoding="utf-8")
    return file


def names(out: str) -> list[str | None]:
    return [one["name"] for one in json.loads(out)["variants"]]


def test_all_variants_of_a_file_by_default(run: Callable, varied: Path):
    """Or those that are named; exit 0 though the case deviates."""
    result = run("what-if", varied)
    assert result.code == 0
    assert "What if: silent" in result.out
    assert "nobody reports" in result.out
    assert names(run("what-if", varied, "--format", "json").out) == ["silent", "late"]
    assert names(run("what-if", varied, "--variant", "late", "--format", "json").out) == ["late"]


def test_changes_on_the_command_line_are_one_variant(run: Callable, varied: Path, tmp_path: Path):
    """Repeated and together; the variants of the file are then left aside unless named."""
    (tmp_path / "more.yaml").write_text('who: {d: D}\ndocuments: {m3: {seen: whole, from: d}}\n', encoding="utf-8")
    words = ["--drop", "m2", "--set", "m3.marking=x", "--set", "m1.seen=opening", "--add", "more.yaml"]
    result = run("what-if", varied, *words, "--format", "json")
    [found] = json.loads(result.out)["variants"]
    assert [(edit["kind"], edit["subject"]) for edit in found["edits"]] == [
        ("dropped", "m2"), ("added", "d"), ("added", "m3"), ("set", "m3"), ("set", "m1")]  # fmt: skip
    assert names(run("what-if", varied, "--drop", "m2", "--variant", "late", "--format", "json").out) == [None, "late"]


def test_an_example(run: Callable):
    """And no path of the machine it was made on."""
    result = run("what-if", "--example", "bush-gorbachev-1990", "--drop", "m3")
    assert result.code == 0
    assert "TR205 excluded-party" in result.out


def test_what_is_then_no_case_is_bad_input(run: Callable, varied: Path):
    """Exit 2 with the place; the other variants are tried all the same."""
    result = run("what-if", varied, "--set", "handing.to=nobody", "--variant", "silent", "--format", "json")
    assert result.code == 2
    assert names(result.out) == ["silent"]
    assert result.err.splitlines() == [
        "tracer: what was asked for cannot be tried:",
        "--set handing.to:1:1: unknown id 'nobody'; expected an id from `who`",
    ]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--drop", "m9"], "--drop m9:1:1: unknown id 'm9'"),
        (["--set", "handing"], "no '=' says what to set"),
        (["--add", "none.yaml"], "none.yaml:1:1: there is no such file"),
        (["--variant", "silnt"], "the case has no variant 'silnt'; it has silent, late"),
        (["--set", "m1.s\x1b[2J=whole"], "unknown key 's\\x1b[2J'"),
    ],
)
def test_what_cannot_be_tried(run: Callable, varied: Path, words: list[str], says: str):
    """One line each, no traceback, nothing on standard output."""
    result = run("what-if", varied, *words)
    assert (result.code, result.out) == (2, "")
    assert says in result.err
    assert "\x1b" not in result.err


def test_a_case_without_variants(run: Callable, case: Callable):
    """Says what can be done instead."""
    result = run("what-if", case("clean"))
    assert result.code == 2
    assert "clean.yaml names no variants; use --drop, --set or --add" in result.err


def test_a_case_that_cannot_be_read(run: Callable, case: Callable):
    """As any command has it."""
    result = run("what-if", case("broken"), "--drop", "m1")
    assert result.code == 2
    assert all(line.startswith("broken.yaml:") for line in result.err.splitlines())


def test_what_was_read_is_never_written_over(run: Callable, varied: Path, tmp_path: Path):
    """Neither the case nor what is added to it."""
    (tmp_path / "more.yaml").write_text("who: {d: D}\n", encoding="utf-8")
    before = varied.read_bytes()
    assert run("what-if", varied, "--add", "more.yaml", "-o", "more.yaml").code == 2
    assert run("what-if", varied, "-o", varied).code == 2
    assert varied.read_bytes() == before
    assert (tmp_path / "more.yaml").read_bytes() == b"who: {d: D}\n"
