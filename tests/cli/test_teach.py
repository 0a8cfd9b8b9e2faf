"""`tracer teach`: the empty form."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tracer.errors import TracerError
from tracer.teaching import packet as packets
from tracer.teaching.packet import rendering, word
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


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages only: the other formats take their time, and are tested where they matter."""

    def refuse(*_: object) -> bytes:
        raise TracerError("not now")

    monkeypatch.setattr(packets, "VIEWS", {"channel": packets.VIEWS["channel"]})
    monkeypatch.setattr(rendering, "pdf", refuse)
    monkeypatch.setattr(word, "docx", refuse)


@pytest.mark.usefixtures("plain")
def test_a_packet_is_two_folders(run: Callable[..., Any], case: Callable[..., Path], tmp_path: Path) -> None:
    """Made anew in the place of the last one; what is not Tracer's own is left alone, and then neither is made."""
    file = case("deviating")
    done = run("teach", "packet", file, "-o", "p")
    assert (done.code, done.out) == (0, f"wrote {Path('p/student')}\nwrote {Path('p/instructor')}\n")
    first = {path: path.read_bytes() for path in (tmp_path / "p").rglob("*") if path.suffix}
    assert {path.name for path in first} >= {"student.html", "submission.csv", "instructor.html", "channel.svg"}
    assert run("teach", "packet", file, "-o", "p").code == 0
    assert {path: path.read_bytes() for path in first} == first
    (tmp_path / "p/instructor/mine.txt").write_text("mine")
    (tmp_path / "p/student/student.html").write_text("old")
    again = run("teach", "packet", file, "-o", "p")
    assert again.code == 2
    assert "mine.txt" in again.err
    assert (tmp_path / "p/student/student.html").read_text() == "old"


def test_no_packet_is_made_of_what_is_no_case(run: Callable[..., Any], case: Callable[..., Path], tmp_path: Path) -> None:
    """One report with its place, and no folder."""
    done = run("teach", "packet", case("broken"), "-o", "p")
    assert done.code == 2
    assert "broken.yaml:2:1: " in done.err
    assert not (tmp_path / "p").exists()


@pytest.mark.usefixtures("plain")
def test_the_texts_of_sources_are_printed_where_they_are_on_hand(
    run: Callable[..., Any], case: Callable[..., Path], tmp_path: Path
) -> None:
    """With the folder the text, without it the words that the case quotes."""
    file = case("deviating")
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts/book.txt").write_text("# where the file is from\n\nHis whole letter.\n")
    assert run("teach", "packet", file, "-o", "a").code == 0
    assert run("teach", "packet", file, "-o", "b", "--texts", "texts").code == 0
    quoted, printed = ((tmp_path / name / "student/student.html").read_text() for name in "ab")
    assert "“your man gave it to me”" in quoted
    assert "His whole letter." in printed
    assert "your man" not in printed
    assert "where the file is from" not in printed
    assert run("teach", "packet", file, "-o", "c", "--texts", "nowhere").code == 2


@pytest.mark.parametrize(
    ("module", "error", "said"),
    [("weasyprint", ImportError("no"), "extra 'pdf'"), ("weasyprint", OSError("cannot load library 'pango'"), "Pango"),
     ("docx", ImportError("no"), "extra 'docx'")],
)  # fmt: skip
def test_what_is_not_installed_is_told_and_the_page_is_written(
    run: Callable[..., Any], case: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    module: str, error: Exception, said: str,
) -> None:  # fmt: skip
    """One clear line; everything else is there."""

    class Missing:
        def find_spec(self, name: str, *_: Any) -> None:
            if name == module:
                print("a notice of its own")
                raise error

    for name in [name for name in sys.modules if name.split(".")[0] == module]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "meta_path", [Missing(), *sys.meta_path])
    monkeypatch.setattr(packets, "VIEWS", {})
    done = run("teach", "packet", case("open"), "-o", "p")
    assert done.code == 0
    [line] = done.err.splitlines()
    assert said in line
    assert module != "weasyprint" or "a notice" not in done.out
    assert (tmp_path / "p/student/student.html").exists()
    assert (tmp_path / "p/student/student.pdf").exists() is (module != "weasyprint")


def test_a_submission_is_checked_for_its_form_alone(run: Callable[..., Any], tmp_path: Path) -> None:
    """What can be read is counted; what cannot is told with its row; no case is asked for."""
    head = "from,to,when,quotation,document,corroborated by\n"
    (tmp_path / "good.csv").write_text(f"{head}Anna,Ben,1885-03-02,gave it,m1,\n\nkind,actor\n")
    (tmp_path / "thin.csv").write_text(f"{head}Anna,,one day,gave it,m1,\n\nkind,actor,what differs,quotation,document\nbearer,Anna,,,m1\n")
    (tmp_path / "none.csv").write_text("sorry\n")
    run("teach", "form", "-o", "empty.xlsx")
    good, thin, none, empty = (run("teach", "check-submission", name) for name in
                               ("good.csv", "thin.csv", "none.csv", "empty.xlsx"))  # fmt: skip
    assert (good.code, good.out) == (0, "good: 1 hand-off and 0 findings can be read\n")
    assert (thin.code, thin.out.splitlines()) == (0, [
        "hand-offs, row 1: nothing stands under 'to'",
        "findings, row 1: nothing stands under 'quotation'",
        "hand-offs, row 1: no time can be read in 'one day'; forms that are read: 16 June 1975, 2300Z; 1975-06-16; "
        "before 19 June 1975; between 16 and 19 June 1975; not stated",
        "thin: 1 hand-off and 1 finding can be read",
    ])  # fmt: skip
    assert (none.code, empty.code) == (2, 2)
    assert "no table with the headings" in none.out
    assert run("teach", "check-submission", "away.csv").code == 2
