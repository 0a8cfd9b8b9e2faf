"""`tracer trace`: a folder for each case, and an index of several."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tracer.cli.output import MARKER

DRAWN = {"channel.svg", "sequence.svg", "custody.svg", "knowledge.svg", "channel.png"}
WRITTEN = {"index.html", "findings.json", "findings.md", MARKER} | DRAWN


def test_the_first_case(run: Callable, first_case: Path, tmp_path: Path):
    """Diagram, findings, a summary that can be read, and exit 0 though there is a deviation."""
    result = run("trace", first_case)
    folder = tmp_path / "out" / "bush-gorbachev-1990"
    assert (result.code, result.err) == (0, "")
    assert {one.name for one in folder.iterdir()} == WRITTEN
    assert (folder / "channel.png").read_bytes().startswith(b"\x89PNG")
    assert b"<svg" in (folder / "channel.svg").read_bytes()
    assert json.loads((folder / "findings.json").read_bytes())["cases"][0]["departures"]
    assert "D1  Joyce handed the letter to Bessmertnykh" in result.out
    wrote = Path("out/bush-gorbachev-1990")
    assert result.out.endswith(f"wrote {wrote}; the whole story: {wrote / 'index.html'}\n")
    assert (folder / "index.html").read_bytes().startswith(b"<!DOCTYPE html>\n")
    assert not {"index.md", "index.html"} & {one.name for one in (tmp_path / "out").iterdir()}
    assert "All cases" not in (folder / "index.html").read_text(encoding="utf-8")


def test_the_same_input_gives_the_same_bytes(run: Callable, case: Callable, tmp_path: Path):
    """Also over what an earlier run wrote."""
    file = case("deviating")
    run("trace", file)
    first = {one.name: one.read_bytes() for one in (tmp_path / "out" / "deviating").iterdir()}
    assert run("trace", file).code == 0
    assert {one.name: one.read_bytes() for one in (tmp_path / "out" / "deviating").iterdir()} == first


def test_several_cases_have_an_index(run: Callable, case: Callable, tmp_path: Path):
    """With a link to each; it is replaced when the cases are traced again."""
    files = [case("clean"), case("deviating"), case("open", "a|b [c](d).yaml")]
    assert run("trace", *files).code == 0
    index = (tmp_path / "out" / "index.md").read_text(encoding="utf-8")
    assert "(<deviating/findings.md>)" in index
    assert "| 1 | " in index
    assert "<a%7Cb%20%5Bc%5D%28d%29/findings.md>" in index
    front = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert 'href="a%7Cb%20%5Bc%5D%28d%29/index.html"' in front
    back = (tmp_path / "out" / "a|b [c](d)" / "index.html").read_text(encoding="utf-8")
    assert '<a href="../index.html">All cases</a>' in back
    assert run("trace", *files[:2]).code == 0
    assert "a%7Cb" not in (tmp_path / "out" / "index.md").read_text(encoding="utf-8")
    front = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert 'href="deviating/index.html"' in front
    assert "a%7Cb" not in front


@pytest.mark.parametrize("front", ["index.md", "index.html"])
def test_a_foreign_index_is_left_alone(run: Callable, case: Callable, tmp_path: Path, front: str):
    """And nothing else is written either: it is found out first."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / front).write_text("# Mine\n")
    result = run("trace", case("clean"), case("open"))
    assert (result.code, result.err) == (2, f"tracer: 'out/{front}' was not written by Tracer, and is left alone\n")
    assert [one.name for one in (tmp_path / "out").iterdir()] == [front]
    assert (tmp_path / "out" / front).read_text() == "# Mine\n"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a/x.yaml", "b/x.yaml"), ("a/x.yaml", "b/X.yaml"), ("a/y.yaml", "index.md.yaml"),
        ("a/y.yaml", "INDEX.html.yaml"),
    ],
)
def test_two_cases_never_share_a_folder(run: Callable, case: Callable, tmp_path: Path, one: str, other: str):
    """Not on a disk that knows no capitals either; it is told before anything is written."""
    result = run("trace", case("clean", one), case("deviating", other))
    assert result.code == 2
    assert len(result.err.splitlines()) == 1
    assert result.err.startswith(f"{other}:1:1: this would be written to the place of")
    assert not (tmp_path / "out").exists()


def test_a_bad_file_does_not_stop_the_others(run: Callable, case: Callable, tmp_path: Path):
    """Exit 2, its problems told, the others written and in the index."""
    result = run("trace", case("broken"), case("clean"))
    assert result.code == 2
    assert result.err.startswith("broken.yaml:")
    assert {one.name for one in (tmp_path / "out").iterdir()} == {"clean", "index.md", "index.html"}


@pytest.mark.parametrize("name", ["...yaml", "..yaml"])
def test_a_file_whose_stem_is_a_way_up(run: Callable, case: Callable, tmp_path: Path, name: str):
    """Its folder would be the one above; nothing is written."""
    result = run("trace", case("clean", name))
    assert result.code == 2
    assert "cannot be the name of a folder" in result.err
    assert not (tmp_path / "out").exists()


def test_a_link_in_the_place_of_the_folder(run: Callable, case: Callable, tmp_path: Path):
    """It is not followed out of the folder that the user named; that one itself may be a link."""
    (tmp_path / "far").mkdir()
    (tmp_path / "out").symlink_to(tmp_path / "far")
    assert run("trace", case("clean")).code == 0
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "far" / "open").symlink_to(tmp_path / "elsewhere")
    result = run("trace", case("open"))
    assert (result.code, len(result.err.splitlines())) == (2, 1)
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_file_in_the_place_of_out(run: Callable, case: Callable, tmp_path: Path):
    """One line and exit 2."""
    (tmp_path / "out").write_text("")
    result = run("trace", case("clean"))
    assert (result.code, len(result.err.splitlines())) == (2, 1)


def test_hostile_names_are_harmless(run: Callable, case: Callable, tmp_path: Path):
    """A case may be named and titled like HTML, a link or a terminal's command."""
    name = "<b>\x1b[2J\u202e.yaml"
    result = run("trace", case("clean", name, '"A note for the chief"', '"</title><script>x</script> {{7*7}} $x$"'))
    assert result.code == 0
    folder = tmp_path / "out" / name.removesuffix(".yaml")
    assert "\x1b" not in result.out + result.err
    assert "<script" not in (folder / "channel.svg").read_text(encoding="utf-8")
    assert "<script" not in (folder / "findings.md").read_text(encoding="utf-8")
    assert (folder / "index.html").read_text(encoding="utf-8").count("<script") == 1


def test_a_case_that_cannot_be_read_leaves_no_folder(run: Callable, case: Callable, tmp_path: Path):
    """Not even an empty one, nor an index of nothing."""
    target = tmp_path / "new"
    assert run("trace", case("broken"), "-o", str(target)).code == 2
    assert run("trace", case("broken"), "missing.yaml", "-o", str(target)).code == 2
    assert not target.exists()


def test_folders_made_for_nothing_go_again(run: Callable, tmp_path: Path):
    """Those above the one that was named, too."""
    assert run("trace", "none.yaml", "-o", "a/b/c").code == 2
    assert not (tmp_path / "a").exists()
