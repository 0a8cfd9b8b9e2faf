"""`tracer check`: exit codes, formats, and what becomes of bad files."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.mark.parametrize(
    ("kinds", "strict", "plain"),
    [
        (["clean"], 0, 0),
        (["open"], 3, 0),
        (["deviating"], 1, 1),
        (["broken"], 2, 2),
        (["clean", "open"], 3, 0),
        (["open", "deviating", "clean"], 1, 1),
        (["deviating", "broken", "open"], 2, 2),
    ],
)
def test_the_gravest_decides_the_exit_code(run: Callable, case: Callable, kinds: list[str], strict: int, plain: int):
    """A build that checks many cases sees one number: 2 before 1 before 3 before 0."""
    files = [case(kind) for kind in kinds]
    assert run("check", *files, "--strict").code == strict
    assert run("check", *files).code == plain


def test_a_bad_file_does_not_hide_the_others(run: Callable, case: Callable):
    """Every problem of the bad one on stderr, with its place; the reports of the others on stdout."""
    result = run("check", case("broken"), case("deviating"))
    lines = result.err.splitlines()
    assert all(line.startswith("broken.yaml:") for line in lines)
    assert any("did you mean 'title'?" in line for line in lines)
    assert len(lines) > 1
    assert "A note for the chief" in result.out


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("missing.yaml", None, "there is no such file"),
        ("folder", "", "this is a folder"),
        ("empty.yaml", b"", "the file is empty"),
        ("binary.yaml", b"tracer: 1\0", "binary"),
        ("latin.yaml", "título".encode("latin-1"), "is not UTF-8"),
    ],
)
def test_what_is_no_case_file(run: Callable, tmp_path: Path, name: str, content: bytes | str | None, says: str):
    """One line with the place, exit 2, no traceback."""
    if content == "":
        (tmp_path / name).mkdir()
    elif isinstance(content, bytes):
        (tmp_path / name).write_bytes(content)
    result = run("check", name)
    assert result.code == 2
    assert result.out == ""
    [line] = result.err.splitlines()
    assert line.startswith(f"{name}:1:")
    assert says in line


def test_times_that_contradict_each_other_are_a_problem_of_the_file(run: Callable, case: Callable):
    """They are only found when the case is examined; the person is told in the same way."""
    second = '        id: handing\n      - did: {event: "the fire", when: before second}\n        id: first\n'
    second += '      - did: {event: "the flood", when: before first}\n        id: second\n'
    file = case("clean", "", "        id: handing\n", second)
    for command in ("check", "validate", "at"):
        result = run(command, file, *(["1885"] if command == "at" else []))
        assert (result.code, result.out) == (2, "")
        assert "times of m2 contradict each other" in result.err
        assert result.err.startswith("clean.yaml:30:")


def test_checks_are_chosen_by_code_or_name(run: Callable, case: Callable):
    """Also several with commas; what was not chosen is not reported."""
    result = run("check", case("deviating"), "--select", "TR202,bearer", "--ignore", "bearer", "--format", "json")
    [found] = json.loads(result.out)["cases"]
    assert {finding["code"] for finding in found["findings"]} == {"TR202"}
    assert result.code == 1
    assert run("check", case("deviating"), "--ignore", "TR202").code == 0


def test_an_unknown_check_is_named_once(run: Callable, case: Callable):
    """With the nearest right spelling, whatever the number of files."""
    result = run("check", case("clean"), case("open"), "--select", "TR20")
    assert result.code == 2
    [line] = result.err.splitlines()
    assert line.startswith("tracer: there is no check 'TR20'")
    assert "\x1b" not in run("check", case("clean"), "--select", "\x1b[2J").err


def test_formats_say_the_same(run: Callable, case: Callable):
    """Text, Markdown and JSON each name the deviation, and the JSON reads back."""
    file = case("deviating")
    text, markdown = run("check", file).out, run("check", file, "--format", "markdown").out
    document = json.loads(run("check", file, "--format", "json").out)
    assert "DEVIATION" in text
    assert markdown.startswith("# A note for the chief\n")
    assert "deviation" in markdown
    assert "deviation" in {finding["verdict"] for finding in document["cases"][0]["findings"]}


def test_the_file_is_named_as_the_user_named_it(run: Callable, case: Callable):
    """`./a.yaml` stays `./a.yaml`, so that two runs in two places give the same bytes."""
    case("clean", "a.yaml")
    document = json.loads(run("check", "./a.yaml", "--format", "json").out)
    assert document["cases"][0]["file"] == "./a.yaml"
    assert document["cases"][0]["supplied"] == []
    assert {finding["location"]["file"] for finding in document["cases"][0]["findings"]} == {"./a.yaml"}


def test_an_example_needs_no_file(run: Callable):
    """And no report of one holds a path of the machine it was made on."""
    result = run("check", "--example", "bush-gorbachev-1990", "--format", "json")
    assert result.code == 1
    assert json.loads(result.out)["cases"][0]["file"] == "bush-gorbachev-1990.yaml"
    wrong = run("check", "--example", "bush")
    assert wrong.code == 2
    assert "bush-gorbachev-1990" in wrong.err


@pytest.mark.parametrize("words", [[], ["--format", "xml", "x.yaml"], ["--no-such-option"]])
def test_wrong_usage(run: Callable, words: list[str]):
    """Exit 2 with the usage."""
    result = run("check", *words)
    assert result.code == 2
    assert "Usage:" in result.err


def test_quiet_findings_are_shown_on_demand(run: Callable, case: Callable):
    """What is clear or not applicable is only worth a line to somebody who asks."""
    file = case("clean")
    assert "NOT APPLICABLE" not in run("check", file).out
    assert "NOT APPLICABLE" in run("check", file, "--verbose").out


def test_many_cases_are_one_json_document(run: Callable, case: Callable):
    """In the order in which they were named."""
    document = json.loads(run("check", case("open"), case("clean"), "--format", "json").out)
    assert [one["name"] for one in document["cases"]] == ["open", "clean"]


def test_output_goes_whole_into_a_file(run: Callable, case: Callable, tmp_path: Path):
    """The same bytes as on standard output, which then stays empty."""
    file = case("deviating")
    printed = run("check", file, "--format", "json")
    written = run("check", file, "--format", "json", "-o", "found.json")
    assert (written.code, written.out) == (1, "")
    assert (tmp_path / "found.json").read_bytes() == printed.data
    assert run("check", file, "--format", "json", "-o", "-").data == printed.data


def test_a_case_is_never_written_over(run: Callable, case: Callable, tmp_path: Path):
    """`-o` with the name of the case would destroy a day's work."""
    file = case("deviating")
    before = (tmp_path / file).read_bytes()
    result = run("check", file, "-o", f"./{file}")
    assert result.code == 2
    assert "is what was read" in result.err
    assert (tmp_path / file).read_bytes() == before


def test_hostile_text_reaches_no_terminal(run: Callable, case: Callable):
    """Escape sequences and overrides of direction in a title are shown, in text and in JSON, not sent."""
    file = case("clean", "", '"A note for the chief"', r'"A \e[2J\u202enote \u0085 <b>|*x*"')
    for format in ("text", "markdown", "json"):
        out = run("check", file, "--format", format).out
        assert not {"\x1b", "\u202e", "\x85"} & set(out)
        assert "202e" in out
    assert json.loads(run("check", file, "--format", "json").out)["cases"][0]["title"].startswith("A \x1b[2J\u202enote")


def test_nothing_is_written_where_a_case_cannot_be_read(run: Callable, case: Callable, tmp_path: Path):
    """A file of findings that left a case out without a word would be read as whole."""
    kept = tmp_path / "kept.json"
    kept.write_text("precious", encoding="utf-8")
    assert run("check", case("clean"), case("broken"), "--format", "json", "-o", str(kept)).code == 2
    assert kept.read_text(encoding="utf-8") == "precious"


@pytest.mark.parametrize("format", ["junit", "github"])
def test_a_case_that_cannot_be_read_has_its_word_in_what_a_server_reads(run: Callable, case: Callable, format: str):
    """Also in a file; the others would leave it out without a word and are not written."""
    result = run("check", case("clean"), "none.yaml", "--format", format, "-o", "found.txt")
    assert result.code == 2
    assert "there is no such file" in result.err
    assert "there is no such file" in Path("found.txt").read_text(encoding="utf-8")
    assert run("check", case("clean"), "none.yaml", "--format", "sarif", "-o", "other.txt").code == 2
    assert not Path("other.txt").exists()


@pytest.mark.parametrize("words", ["", ",", "TR201,"])
def test_a_choice_without_a_check_is_no_choice(run: Callable, case: Callable, words: str):
    """It would run all of them, or none."""
    assert run("check", case("clean"), "--select", words).code == 2


def test_a_path_of_a_text_that_no_disk_holds_is_told_with_its_place(run: Callable, case: Callable, tmp_path: Path):
    path = tmp_path / case("clean")
    path.write_text(path.read_text(encoding="utf-8").replace("book.txt", "b" * 5000), encoding="utf-8")
    result = run("check", path.name, "--texts", ".")
    assert result.code == 2
    assert result.err.startswith("clean.yaml:4:")
    assert "cannot be the path of a text" in result.err
