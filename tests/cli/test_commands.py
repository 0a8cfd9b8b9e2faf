"""The smaller commands: draw, at, new, validate, explain, schema."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

import tracer
from tracer.checks import registry
from tracer.checks.registry import all_checks


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        (["--format", "svg"], b"<svg"),
        (["--format", "png"], b"\x89PNG"),
        (["--format", "pdf"], b"%PDF"),
        (["--format", "dot"], b"digraph"),
        ([], b"<svg"),
    ],
)
def test_draw_in_each_format(run: Callable, case: Callable, words: list[str], begins: bytes):
    """To standard output where that is no terminal."""
    result = run("draw", case("deviating"), "--view", "channel", *words)
    assert result.code == 0
    assert result.data.startswith(begins)


@pytest.mark.parametrize(("name", "begins"), [("a.png", b"\x89PNG"), ("a.DOT", b"digraph"), ("a.gv", b"digraph"), ("a", b"<svg")])
def test_draw_as_the_file_is_named(run: Callable, case: Callable, tmp_path: Path, name: str, begins: bytes):
    """A person names a file; the format follows."""
    assert run("draw", case("clean"), "-o", name).code == 0
    assert (tmp_path / name).read_bytes().startswith(begins)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["-o", "a.gif"], "not as 'gif'"),
        (["-o", "a.png", "--format", "svg"], "named as png"),
        (["-o", "a.dot", "--view", "custody"], "not as 'dot'"),
    ],
)
def test_no_file_holds_another_format_than_its_name_tells(
    run: Callable, case: Callable, tmp_path: Path, words: list[str], said: str
):
    """Whoever opens it would find it broken."""
    result = run("draw", case("clean"), *words)
    assert result.code == 2
    assert said in " ".join(result.err.replace("│", "").split())
    assert not (tmp_path / words[1]).exists()


def test_draw_into_a_file_is_the_same_as_to_standard_output(run: Callable, case: Callable, tmp_path: Path):
    """The same input gives the same bytes."""
    file = case("deviating")
    run("draw", file, "-o", "a.svg")
    assert (tmp_path / "a.svg").read_bytes() == run("draw", file, "-o", "-").data


def test_draw_asks_before_it_fills_a_terminal(run: Callable, case: Callable, monkeypatch: pytest.MonkeyPatch):
    """A picture is unreadable there; `-o -` insists."""
    from typer.testing import _NamedTextIOWrapper

    monkeypatch.setattr(_NamedTextIOWrapper, "isatty", lambda self: True)
    result = run("draw", case("clean"))
    assert (result.code, result.out) == (2, "")
    assert "name the file" in result.err
    assert run("draw", case("clean"), "--format", "dot", "-o", "-").code == 0


def test_draw_tells_which_scripts_a_picture_may_lack(run: Callable, case: Callable):
    """Boxes in the place of letters look like a fault of the record."""
    file = case("clean", "", "chief: the chief", "chief: 周恩来")
    assert "lacks Han" in run("draw", file, "--format", "png").err
    assert run("draw", file, "--format", "svg").err == ""


@pytest.mark.parametrize(("theme", "paper"), [("light", b"#ffffff"), ("dark", b"#14181d"), ("grey", b"#ffffff")])
def test_draw_in_each_theme(run: Callable, case: Callable, theme: str, paper: bytes):
    """The paper is the theme's; greys hold no colour at all."""
    data = run("draw", case("deviating"), "--theme", theme).data
    assert paper in data.lower()
    if theme == "grey":
        hues = {data[at + 1 : at + 7] for at in range(len(data)) if data[at : at + 1] == b"#"}
        assert all(hue[:2] == hue[2:4] == hue[4:] for hue in hues)


def test_draw_without_the_key_and_with_another_title(run: Callable, case: Callable):
    """For a slide the key is said aloud, and the title is the lecture's."""
    plain = run("draw", case("deviating")).out
    bare = run("draw", case("deviating"), "--no-legend", "--title", "<b>Lecture</b>").out
    assert "Evidence, by number" in plain
    assert "Evidence, by number" not in bare
    assert "&lt;b&gt;Lecture&lt;/b&gt;" in bare
    assert bare.count("<title") == plain.count("<title")


def test_draw_for_a_medium(run: Callable, case: Callable, tmp_path: Path):
    """No broader than the medium, and never with text under nine points: then it says by how much it is broader."""
    result = run("draw", case("deviating"), "--width", "slide")
    across = float(result.out.split('width="')[1].split("pt")[0])
    assert across <= 961 or "times the width" in result.err
    assert run("draw", case("deviating"), "--width", "A3").code == 2


def test_draw_all_views_into_a_folder(run: Callable, case: Callable, tmp_path: Path):
    """One file a view, whole or absent; what Tracer did not write is left alone."""
    file = case("deviating")
    assert run("draw", file, "--view", "all").code == 2
    assert run("draw", file, "--view", "all", "-o", "views").code == 0
    assert (tmp_path / "views" / "channel.svg").read_bytes() == run("draw", file).data
    (tmp_path / "views" / "mine.txt").write_text("mine", encoding="utf-8")
    assert run("draw", file, "--view", "all", "-o", "views").code == 2


def test_draw_says_which_formats_a_view_has(run: Callable, case: Callable):
    """A wrong word is wrong usage, with the right ones beside it."""
    result = run("draw", case("deviating"), "--format", "gif")
    assert result.code == 2
    assert "svg, png, pdf, dot" in result.err.replace("\n", " ")


@pytest.mark.parametrize("words", [[], ["a.yaml", "--example", "bush-gorbachev-1990"], ["a.yaml", "--view", "none"]])
def test_draw_one_case_at_a_time(run: Callable, words: list[str]):
    """Anything else is wrong usage."""
    assert run("draw", *words).code == 2


def test_at_a_time(run: Callable, first_case: Path):
    """Between the hand-over and anything later: possibly the one who received it, and nobody certainly."""
    result = run("at", first_case, "1990-03-21T09:00Z")
    assert result.code == 0
    assert "possibly by Bessmertnykh" in result.out
    assert "Bessmertnykh: certainly its subject" in result.out
    assert run("at", "--example", "bush-gorbachev-1990", "1990-03-21T09:00Z").out == result.out


@pytest.mark.parametrize(
    ("time", "says"),
    [
        ("yesterday", "TIME:"),
        ("09:00", "TIME:"),
        ("09:00 Europe/Moscow", "names no day"),
        ("after nothing", "TIME:"),
        ("1990-03-21T09:00", "TIME:"),
    ],
)
def test_at_a_time_that_is_none(run: Callable, first_case: Path, time: str, says: str):
    """A clock without a zone or a day is never guessed."""
    result = run("at", first_case, time)
    assert (result.code, result.out) == (2, "")
    [line] = result.err.splitlines()
    assert says in line


@pytest.mark.parametrize("words", [[], ["1990"], ["a.yaml", "1990-03-21T09:00", "Europe/Moscow"]])
def test_at_needs_a_case_and_a_time(run: Callable, words: list[str]):
    """Wrong usage, exit 2."""
    assert run("at", *words).code == 2


def test_new_gives_a_case_that_can_be_read(run: Callable, tmp_path: Path):
    """And nothing is overwritten, not even by itself."""
    assert run("new", "my.yaml", "--title", 'A "letter": # 1').code == 0
    assert tracer.load(tmp_path / "my.yaml").title == 'A "letter": # 1'
    assert run("validate", "my.yaml").code == 0
    before = (tmp_path / "my.yaml").read_bytes()
    result = run("new", "my.yaml")
    assert (result.code, result.err) == (2, "tracer: 'my.yaml' exists already and is left alone\n")
    assert (tmp_path / "my.yaml").read_bytes() == before


def test_new_from_a_text(run: Callable, tmp_path: Path):
    """Sentences that may be worth quoting stand as remarks; they state nothing."""
    (tmp_path / "letter.txt").write_text("It rained. He handed the letter to the porter.", encoding="utf-8")
    assert run("new", "my.yaml", "--from", "letter.txt").code == 0
    text = (tmp_path / "my.yaml").read_text(encoding="utf-8")
    assert '"He handed the letter to the porter."' in text
    assert "rained" not in text
    plain = tracer.loads(text)
    run("new", "other.yaml")
    assert len(plain.statements()) == len(tracer.load(tmp_path / "other.yaml").statements())


@pytest.mark.parametrize("words", [["--title", ""], ["--title", "\udc80"], ["--from", "none.txt"], ["--from", "."]])
def test_new_with_what_cannot_be_written(run: Callable, tmp_path: Path, words: list[str]):
    """One line, exit 2, and no file."""
    result = run("new", "my.yaml", *words)
    assert (result.code, len(result.err.splitlines())) == (2, 1)
    assert "a case file" not in result.err
    assert list(tmp_path.iterdir()) == []


def test_validate_tells_everything_at_once(run: Callable, case: Callable):
    """The good file on stdout, every problem of the bad one on stderr."""
    result = run("validate", case("broken"), case("clean"))
    assert result.code == 2
    assert result.out == "clean.yaml: can be read (2 documents, 2 statements)\n"
    assert len([line for line in result.err.splitlines() if line.startswith("broken.yaml:")]) > 1
    assert run("validate", case("clean"), case("deviating")).code == 0


def test_explain_lists_every_check(run: Callable):
    """With its code, its name and what it finds, in one line each."""
    lines = run("explain").out.splitlines()
    assert [line.split()[:2] for line in lines] == [[check.code, check.name] for check in all_checks()]
    assert all(len(line.split()) > 4 for line in lines)


@pytest.mark.parametrize("word", ["TR202", "tr202", "recipient"])
def test_explain_one_check(run: Callable, word: str):
    """By code, in capitals or not, or by name."""
    [check] = [check for check in all_checks() if check.code == "TR202"]
    result = run("explain", word)
    assert result.code == 0
    assert result.out.strip() == check.documentation.strip()


def test_explain_what_is_no_check(run: Callable):
    """With the nearest right spelling."""
    result = run("explain", "recipeint")
    assert result.code == 2
    assert "did you mean 'recipient'?" in result.err


@pytest.mark.parametrize(("words", "title"), [([], "case"), (["case"], "case"), (["findings"], "findings")])
def test_schema(run: Callable, words: list[str], title: str):
    """A JSON Schema, for editors and programs."""
    result = run("schema", *words)
    assert result.code == 0
    assert json.loads(result.out)["title"] == title


def test_no_command_is_help(run: Callable):
    """A person who types only the name learns the commands."""
    result = run()
    assert "trace" in result.out + result.err
    assert run("--help").code == 0
    assert run("--version").out == f"tracer {tracer.__version__}\n"
    assert run("no-such-command").code == 2


def test_every_command_has_help(run: Callable):
    """Which needs no case and reads none."""
    for command in ("trace", "check", "draw", "at", "new", "validate", "explain", "schema"):
        result = run(command, "--help")
        assert (result.code, "Usage:" in result.out) == (0, True), command


def test_a_check_from_elsewhere_that_fails_is_told(run: Callable, case: Callable, monkeypatch: pytest.MonkeyPatch):
    """A plug-in's error names the plug-in, in one line."""
    entry = EntryPoint("mine", "no_such_module:CHECK", registry.GROUP)
    monkeypatch.setattr(registry, "entry_points", lambda group: [entry])
    registry.all_checks.cache_clear()
    try:
        result = run("check", case("clean"))
    finally:
        registry.all_checks.cache_clear()
    assert (result.code, len(result.err.splitlines())) == (2, 1)
    assert "the check 'mine'" in result.err
    assert "no_such_module" not in sys.modules
