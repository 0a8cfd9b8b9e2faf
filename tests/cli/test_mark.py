"""`tracer teach mark` from the command line: what it writes, what it keeps, what it leaves alone."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

import tracer
from tests.cli.conftest import Result
from tracer.teaching import marking

RIGHT = (
    "from,to,when,quotation,document\n"
    "Scowcroft,Matlock,1990-03-21T00:01Z,Please pass the following message to President Gorbachev,m1\n"
    "Joyce,Bessmertnykh,1990-03-21T07:30Z,I handed the letter in a sealed envelope,m2\n"
)
HALF = RIGHT.rsplit("\n", 2)[0] + "\n"
Run = Callable[..., Result]


@pytest.fixture
def lesson(tmp_path: Path, first_case: Path) -> Path:
    """A key, and a folder of what a class handed in."""
    folder = tmp_path / "work"
    folder.mkdir()
    (folder / "reyes.csv").write_text(RIGHT, encoding="utf-8")
    (folder / "lind.csv").write_text(HALF, encoding="utf-8")
    (tmp_path / "key.yaml").write_bytes(first_case.read_bytes())
    return Path("key.yaml")


def marks(path: str = "marks.csv") -> dict[str, dict[str, str]]:
    """The table of marks, by submission."""
    with Path(path).open(encoding="utf-8-sig", newline="") as stream:
        return {row["submission"]: row for row in csv.DictReader(stream)}


def test_a_class_is_marked(run: Run, lesson: Path) -> None:
    """Marks, a page for each, a summary; nothing on standard error."""
    done = run("teach", "mark", lesson, "work")
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [f"wrote marks{what}" for what in (".csv", "-class.md", "-feedback")]
    assert sorted(path.name for path in Path("marks-feedback").iterdir()) == [".tracer", "lind.html", "reyes.html"]
    found = marks()
    assert float(found["lind"]["mark"]) < float(found["reyes"]["mark"])
    assert "A hand-off that the documents show is missing" in found["lind"]["deductions"]
    summary = Path("marks-class.md").read_text(encoding="utf-8")
    assert "2 submissions" in summary
    assert "no quotation is called invented" in summary


def test_an_invented_quotation_is_told_and_costs_nothing_more(run: Run, lesson: Path, shared: Path) -> None:
    """Than words that do not bear the hand-off; its student is told, too."""
    for name, words in (("lind", "all was done as ordered and to everybody's delight"), ("reyes", "a summit in Washington")):
        work = RIGHT.replace("I handed the letter in a sealed envelope", words)
        Path("work", f"{name}.csv").write_text(work, encoding="utf-8")
    run("teach", "mark", lesson, "work", "--texts", shared / "documents")
    found = marks()
    assert "hand-off 2: the words quoted stand in none of the texts" in found["lind"]["flags"]
    assert "stand in none of the texts" in Path("marks-feedback/lind.html").read_text(encoding="utf-8")
    assert "no quotation is called" not in Path("marks-class.md").read_text(encoding="utf-8")
    assert found["lind"]["mark"] == found["reyes"]["mark"]


def test_the_same_class_gives_the_same_bytes(run: Run, lesson: Path) -> None:
    """In one run and the next, marked or kept."""
    run("teach", "mark", lesson, "work", "-o", "a.csv")
    run("teach", "mark", lesson, "work", "-o", "b.csv")
    first = Path("a.csv").read_bytes()
    run("teach", "mark", lesson, "work", "-o", "a.csv")
    assert first == Path("a.csv").read_bytes() == Path("b.csv").read_bytes()


def test_marks_are_kept_until_something_changes(run: Run, lesson: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An interrupted run goes on; a changed submission or key is marked anew."""
    marked: list[str] = []
    score = marking.score

    def counted(submission: marking.Submission, *rest: object) -> marking.Marked:
        if submission.name == "reyes" and not marked:
            marked.append("interrupted")
            raise KeyboardInterrupt
        marked.append(submission.name)
        return score(submission, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(marking, "score", counted)
    Path("work", "lind.csv").rename(Path("work", "zorn.csv"))
    Path("work", "abel.csv").write_text(HALF.replace("Matlock", "Joyce"), encoding="utf-8")
    marked.append("first")
    run("teach", "mark", lesson, "work")
    assert marked == ["first", "abel", "reyes", "zorn"]
    run("teach", "mark", lesson, "work")
    assert marked[4:] == []
    Path("work", "zorn.csv").write_text(RIGHT, encoding="utf-8")
    run("teach", "mark", lesson, "work")
    assert marked[4:] == ["zorn"]
    lesson.write_text(lesson.read_text(encoding="utf-8") + "# read again\n", encoding="utf-8")
    run("teach", "mark", lesson, "work")
    assert marked[5:] == ["abel", "reyes", "zorn"]


def test_an_interruption_loses_no_mark(run: Run, lesson: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was marked before it is not marked again."""
    score, marked = marking.score, []

    def once(submission: marking.Submission, *rest: object) -> marking.Marked:
        if submission.name == "reyes" and "reyes" not in marked:
            marked.append("reyes")
            raise SystemExit(143)
        marked.append(submission.name)
        return score(submission, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(marking, "score", once)
    done = run("teach", "mark", lesson, "work")
    assert (done.code, done.err) == (143, "stopped; what was marked is kept, and the same command goes on from there\n")
    assert not Path("marks.csv").exists()
    assert run("teach", "mark", lesson, "work").code == 0
    assert marked == ["lind", "reyes", "reyes"]


def test_broken_submissions_are_told_and_stop_nothing(run: Run, lesson: Path, tmp_path: Path) -> None:
    """Each with what is wrong; the others have their marks."""
    (tmp_path / "work" / "torn.xlsx").write_bytes(b"PK\x03\x04")
    (tmp_path / "work" / "essay.docx").write_bytes(b"PK\x03\x04")
    (tmp_path / "work" / "empty.csv").write_bytes(b"")
    (tmp_path / "work" / "case.yaml").write_text("tracer: 1\ntitel: x\n", encoding="utf-8")
    (tmp_path / "secret").write_text(RIGHT, encoding="utf-8")
    (tmp_path / "work" / "link.csv").symlink_to(tmp_path / "secret")
    done = run("teach", "mark", lesson, "work")
    assert done.code == 0
    for start in ("torn: torn.xlsx: the workbook is broken", "essay: essay.docx: neither a table", "empty: empty.csv: there is nothing",
                  "case: case.yaml:2:1: ", "link: link.csv: cannot be read"):  # fmt: skip
        assert any(line.startswith(start) for line in done.err.splitlines()), start
    assert {name: row["mark"] for name, row in marks().items() if float(row["mark"])}.keys() == {"lind", "reyes"}
    summary = Path("marks-class.md").read_text(encoding="utf-8")
    assert "Of 5 of 7 submissions nothing could be read; they are not counted here." in summary
    assert "2 submissions. Mean" in summary
    assert summary.count("| torn |") == 1
    page = Path("marks-feedback/essay.html").read_text(encoding="utf-8")
    assert "Nothing that you handed in could be read" in page
    assert "missing" not in page


def test_what_moodle_packs_is_read_by_student(run: Run, lesson: Path, tmp_path: Path) -> None:
    """A folder or several files of one student are one submission; the worksheet is filled by his number."""
    folder = tmp_path / "work" / "Ana Reyes_17_assignsubmission_file"
    folder.mkdir()
    (folder / "hands.csv").write_text(RIGHT, encoding="utf-8")
    for part in ("a", "b"):
        (tmp_path / "work" / f"Bo Lind_18_assignsubmission_file_{part}.csv").write_text(HALF, encoding="utf-8")
    sheet = "Identifier,Full name,Grade,Maximum Grade,Last modified (grade),Feedback comments\n"
    sheet += "Participant 17,Ana Reyes,,10,-,\nParticipant 18,Bo Lind,,10,-,\n"
    (tmp_path / "sheet.csv").write_text(sheet, encoding="utf-8")
    done = run("teach", "mark", lesson, "work", "--worksheet", "sheet.csv")
    assert "'lind' is nobody in it" in done.err
    with Path("marks-moodle.csv").open(encoding="utf-8", newline="") as stream:
        grades = [float(row["Grade"]) for row in csv.DictReader(stream)]
    assert grades[0] > grades[1] > 0
    assert (tmp_path / "sheet.csv").read_text(encoding="utf-8") == sheet


def test_what_the_instructor_sets_stands(run: Run, lesson: Path, tmp_path: Path) -> None:
    """In the mark, on the page, with the reason; what cannot be meant is refused with its place."""
    table = tmp_path / "set.csv"
    table.write_text("submission,part,points,why\nlind,order,10,told in class\nnobody,total,1,\n", encoding="utf-8")
    before = (run("teach", "mark", lesson, "work"), float(marks()["lind"]["mark"]))[1]
    done = run("teach", "mark", lesson, "work", "--overrides", "set.csv")
    assert done.err == "set.csv: note: no one submission is 'nobody'\n"
    assert float(marks()["lind"]["mark"]) > before
    assert "told in class" in Path("marks-feedback/lind.html").read_text(encoding="utf-8")
    moodle = "Ana Reyes_1207_assignsubmission_file_work.csv"
    (tmp_path / "work" / "reyes.csv").rename(tmp_path / "work" / moodle)
    for who in ("Ana Reyes", "1207", "Participant 1207", "Ana Reyes_1207_assignsubmission_file"):
        table.write_text(f"submission,part,points\n{who},total,7\n", encoding="utf-8")
        assert run("teach", "mark", lesson, "work", "--overrides", "set.csv").err == ""
        assert marks()["Ana Reyes_1207_assignsubmission_file"]["mark"] == "7.0"
    assert "<h1>Ana Reyes: your reading" in Path("marks-feedback/Ana_Reyes_1207_assignsubmission_file.html").read_text(encoding="utf-8")
    table.write_text("submission,part,points\nlind,order,11\nlind,luck,1\n", encoding="utf-8")
    done = run("teach", "mark", lesson, "work", "--overrides", "set.csv")
    assert (done.code, [line.split(": ")[0] for line in done.err.splitlines()]) == (2, ["set.csv:2:1", "set.csv:3:1"])


def test_nothing_foreign_is_written_over(run: Run, lesson: Path, tmp_path: Path) -> None:
    """Neither what was handed in, nor a folder or file of somebody else's."""
    done = run("teach", "mark", lesson, "work/reyes.csv", "-o", "work/reyes.csv")
    assert (done.code, (tmp_path / "work" / "reyes.csv").read_text(encoding="utf-8")) == (2, RIGHT)
    (tmp_path / "marks-feedback").mkdir()
    (tmp_path / "marks-feedback" / "mine.txt").write_text("mine", encoding="utf-8")
    assert run("teach", "mark", lesson, "work").code == 2
    (tmp_path / "other-kept.jsonl").write_text("mine", encoding="utf-8")
    assert run("teach", "mark", lesson, "work", "-o", "other.csv").code == 2
    assert (tmp_path / "other-kept.jsonl").read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "marks.csv").exists()


@pytest.mark.parametrize("name", ["=1+1", "a..", "a\x1b[31mb", "‮exe", "CON", "x" * 200, "<b>", "a'b\"c"])
def test_hostile_names_stay_in_the_folder(run: Run, lesson: Path, tmp_path: Path, name: str) -> None:
    """Whatever a file is called, its page is a plain file among the others."""
    (tmp_path / "work" / f"{name}.csv").write_text(HALF, encoding="utf-8")
    done = run("teach", "mark", lesson, "work")
    assert done.code == 0
    assert "\x1b" not in done.out + done.err
    assert len(list((tmp_path / "marks-feedback").glob("*.html"))) == 3
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        ["work", lesson.name, "marks.csv", "marks-class.md", "marks-feedback", "marks-kept.jsonl"]
    )


def test_a_key_that_asks_nothing_is_refused(run: Run, tmp_path: Path, lesson: Path) -> None:
    """And so is a submission that is not there, or a broken key."""
    (tmp_path / "bare.yaml").write_text('tracer: 1\ntitle: "x"\n', encoding="utf-8")
    for words in (("bare.yaml", "work"), (lesson, "nothing"), ("nothing.yaml", "work")):
        done = run("teach", "mark", *words)
        assert (done.code, done.err.count("\n")) == (2, 1)
    assert not (tmp_path / "marks.csv").exists()


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("-o", "."), "'.': marks are several files; name the table of marks"),
            (("-o", "-"), "'-': marks are several files"),
        (("-o", "key.yaml/marks.csv"), "'key.yaml/marks.csv' cannot be written"),
        (("--worksheet", "bad.csv"), "the worksheet has no column"),
        (("--overrides", "long.csv"), "long.csv:2:1: this is no row of a table"),
        (("-o", "taken.csv"), "'taken-class.md' is a folder"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_told_before_any_marking(run: Run, lesson: Path, options: tuple[str, ...], told: str) -> None:
    """Nothing is marked, kept or written."""
    Path("bad.csv").write_text("bad\n", encoding="utf-8")
    Path("long.csv").write_text(f"submission,part,points,why\nx,order,1,{'y' * 140_000}\n", encoding="utf-8")
    Path("taken-class.md").mkdir()
    before = sorted(Path().iterdir())
    done = run("teach", "mark", lesson, "work", *options)
    assert done.code == 2
    assert told in done.err
    assert sorted(Path().iterdir()) == before


def test_the_folder_of_the_marks_is_made(run: Run, lesson: Path) -> None:
    """As by the other commands; not where nothing can be marked."""
    assert run("teach", "mark", lesson, "nothing", "-o", "term/one/marks.csv").code == 2
    assert not Path("term").exists()
    assert run("teach", "mark", lesson, "work", "-o", "term/one/marks.csv").code == 0
    assert {*marks("term/one/marks.csv")} == {"reyes", "lind"}


def test_points_may_be_set_as_they_are_shown(run: Run, lesson: Path) -> None:
    """To the tenth, though the third of a whole is a little less or more; and to no more."""
    machel = tracer.example("machel-1975")
    table = "submission,part,points\nlind,hand-offs,{}\n"
    Path("set.csv").write_text(table.format("66.7"), encoding="utf-8")
    done = run("teach", "mark", machel, "work", "--overrides", "set.csv")
    assert done.code == 0
    assert (marks()["lind"]["hand-offs"], marks()["lind"]["set by the marker"]) == ("66.7", "Set by the marker: hand-offs 66.7")
    Path("set.csv").write_text(table.format("66.8"), encoding="utf-8")
    done = run("teach", "mark", machel, "work", "--overrides", "set.csv")
    assert (done.code, done.err) == (2, "set.csv:2:1: '66.8' is no number of points; expected a number from 0 to 66.7\n")


def test_what_could_not_be_read_has_no_grade(run: Run, lesson: Path) -> None:
    """But what the instructor sets; one who handed in an empty table has none of the points."""
    for name, data in (("torn.xlsx", b"PK\x03\x04"), ("seen.xlsx", b"PK\x03\x04"), ("none.csv", b"from,to\n")):
        Path("work", name).write_bytes(data)
    sheet = "Identifier,Full name,Grade,Feedback comments\n1,torn,,\n2,none,,\n3,seen,,\n"
    Path("sheet.csv").write_text(sheet, encoding="utf-8")
    Path("set.csv").write_text("submission,part,points\nseen,total,60\n", encoding="utf-8")
    run("teach", "mark", lesson, "work", "--worksheet", "sheet.csv", "--overrides", "set.csv")
    with Path("marks-moodle.csv").open(encoding="utf-8", newline="") as stream:
        assert [row["Grade"] for row in csv.DictReader(stream)] == ["", "0.00", "60.00"]
    assert "could be read" in Path("marks-moodle.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize(("option", "wanted"), [
    ("--overrides", "a table of points (CSV): submission, part, points, why"),
    ("--worksheet", "Moodle's grading worksheet (CSV)"),
])  # fmt: skip
def test_a_file_that_is_not_there_is_told_by_what_it_should_be(run: Run, lesson: Path, option: str, wanted: str) -> None:
    done = run("teach", "mark", lesson, "work", option, "nosuch.csv")
    assert (done.code, done.err) == (2, f"nosuch.csv:1:1: there is no such file; expected {wanted}\n")


def test_a_folder_within_a_folder_is_told(run: Run, lesson: Path) -> None:
    """It is not looked into, and nobody is told that there is nothing."""
    for name in ("ana/deeper", "bo/deeper"):
        Path("work", name).mkdir(parents=True)
    Path("work/ana/deeper/table.csv").write_text(RIGHT, encoding="utf-8")
    Path("work/bo/table.csv").write_text(RIGHT, encoding="utf-8")
    done = run("teach", "mark", lesson, "work")
    said = "deeper: a folder within the student's folder, and not read"
    assert done.err.splitlines() == [f"ana: {said}", f"bo: {said}"]
    assert marks()["bo"]["mark"] == marks()["reyes"]["mark"]
    assert "nothing can be read" in marks()["ana"]["flags"]


def test_an_empty_folder_holds_no_submission(run: Run, lesson: Path) -> None:
    """For the instructor and for the student who looks before handing in."""
    Path("bare/inside").mkdir(parents=True)
    Path("Ana Reyes_17_assignsubmission_file").mkdir()
    for name in ("bare/inside", "Ana Reyes_17_assignsubmission_file"):
        for words in (("mark", lesson, name), ("check-submission", name)):
            done = run("teach", *words)
            assert (done.code, done.err) == (2, f"tracer: there is no submission in the folder '{name}'\n")
    assert not Path("marks.csv").exists()


def test_the_wrong_key_is_asked_after(run: Run, lesson: Path) -> None:
    """Where nobody has any of its hand-offs; one who has is enough."""
    note = "machel-1975.yaml; is that the case which they are about?\n"
    assert run("teach", "mark", tracer.example("machel-1975"), "work").err.endswith(note)
    assert run("teach", "mark", lesson, "work").err == ""


def test_marks_do_not_lie_among_the_submissions(run: Run, lesson: Path) -> None:
    """The next run would mark them."""
    Path("work/out").mkdir()
    for output in ("work/marks.csv", "work/out/marks.csv"):
        done = run("teach", "mark", lesson, "work", "-o", output)
        assert (done.code, done.err) == (2, f"tracer: '{output}' would lie among the submissions; name a file outside "
                                            "'work' with -o\n")  # fmt: skip
    assert sorted(path.name for path in Path("work").iterdir()) == ["lind.csv", "out", "reyes.csv"]
