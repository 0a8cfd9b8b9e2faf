"""`tracer teach mark`: marks submissions, and writes what students and instructor need."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracer.case.spelling import printable
from tracer.cli.inputs import Given, Texts, progress, read_texts
from tracer.cli.output import check_file, check_folder, made_folder, write_folders
from tracer.errors import TracerError
from tracer.teaching.marking.levels import Level

if TYPE_CHECKING:
    from tracer.cli.handed_in import Handed
    from tracer.teaching.marking import Key, Marked
    from tracer.teaching.marking.quotations import Texts as Sources


def mark(
    key: Annotated[str, typer.Argument(metavar="KEY", help="The instructor's own case file.", show_default=False)],
    submissions: Annotated[
        list[str],
        typer.Argument(metavar="SUBMISSIONS", help="Tables, workbooks, case files, or folders.", show_default=False),
    ],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The table of marks (CSV).")] = Path(
        "marks.csv"
    ),
    feedback: Annotated[
        Level, typer.Option("--feedback", help="How much of the key the students' pages tell.")
    ] = Level.HINT,
    texts: Texts = None,
    overrides: Annotated[
        Path | None, typer.Option("--overrides", metavar="FILE", help="Points you set: submission,part,points,why.")
    ] = None,
    worksheet: Annotated[
        Path | None, typer.Option("--worksheet", metavar="FILE", help="Moodle's grading worksheet, to be filled in.")
    ] = None,
) -> None:
    """Mark what a class hands in: marks, a page for each student, and a summary of the class."""
    from tracer import variants
    from tracer.case.textfile import read_text
    from tracer.cli.handed_in import handed_in
    from tracer.teaching import marking
    from tracer.teaching.marking import kept
    from tracer.teaching.marking.overrides import read

    _check_place(output)
    given = Given(key)
    text = given.text()
    basis = variants.basis(text, printable(given.file))
    case = basis.report.case
    if texts is not None and not texts.is_dir():
        raise TracerError(f"--texts: there is no folder '{printable(str(texts))}'")
    sources = read_texts(case, texts)
    asked = marking.class_key(basis)
    of = marking.parts_of(asked)
    if not of:
        raise TracerError(f"{printable(key)}: the case shows no hand-off and no finding; there is nothing to mark")
    columns = "a table of points (CSV): submission, part, points, why"
    points = read(read_text(overrides, str(overrides), columns), str(overrides), of) if overrides else ()
    sheet = read_text(worksheet, str(worksheet), "Moodle's grading worksheet (CSV)") if worksheet else None
    several = handed_in(submissions)
    _check_apart(output, submissions)
    if sheet is not None:
        marking.worksheet(sheet, (), feedback, {})  # a worksheet that cannot be filled is told before any marking
    inputs = [Path(key), *(path for one in several for path in one.paths), *filter(None, (overrides, worksheet))]
    for path in (output, _beside(output, "class.md"), *([_beside(output, "moodle.csv")] if sheet is not None else [])):
        check_file(path, inputs)
    check_folder(output.parent, _beside(output, "feedback").name)
    looked = marking.Texts([one for _, one in sources], whole=len(sources) == len(case.sources))
    asks = repr((asked.steps, asked.points, asked.before)).encode()
    source = kept.digest([text.encode(), asks, *(f"{id}\n{one}".encode() for id, one in sources)])
    with made_folder(output.parent) as parent, _kept(_beside(parent / output.name, "kept.jsonl")) as (before, keep):
        output = parent / output.name
        try:
            marked = marking.alike([
                _mark(one, f"{number}/{len(several)}", asked, looked, source, before, keep)
                for number, one in enumerate(several, 1)
            ])  # fmt: skip
        except (KeyboardInterrupt, SystemExit):
            typer.echo("stopped; what was marked is kept, and the same command goes on from there", err=True)
            raise
    for problem in (f"{one.name}: {problem}" for one in marked for problem in one.problems):
        typer.echo(printable(problem), err=True)
    if marking.of_another_case(marked):
        doubt = f"note: no submission has a hand-off of {key}; is that the case which they are about?"
        typer.echo(printable(doubt), err=True)
    names = [one.name for one in marked]
    meant = {one.submission: marking.named(one.submission, names) for one in points}
    for name in (name for name, submission in meant.items() if submission is None):
        typer.echo(printable(f"{overrides}: note: no one submission is '{name}'"), err=True)
    final = [marking.overridden(one, [o for o in points if meant[o.submission] == one.name]) for one in marked]
    notes = {one.name: said for one, said in final}
    done = [one for one, _ in final]
    pages = {name: marking.page(one, feedback, case.title, notes[one.name]).encode()
             for name, one in zip(_pages(done), done, strict=True)}  # fmt: skip
    files = {
        output.name: marking.table(done, notes).encode("utf-8-sig"),
        _beside(output, "class.md").name: marking.summary(done, asked, looked).encode(),
    }
    if sheet is not None:
        filled, lost = marking.worksheet(sheet, [(marking.student(one.name), one) for one in done], feedback, notes)
        files[_beside(output, "moodle.csv").name] = filled.encode()
        for name in lost:
            typer.echo(printable(f"{worksheet}: note: '{name}' is nobody in it"), err=True)
    folder = _beside(output, "feedback").name
    write_folders(output.parent, {folder: pages}, files, inputs)
    for name in (*files, folder):
        typer.echo(f"wrote {printable(str(output.with_name(name)))}")


def _check_place(output: Path) -> None:
    """Makes sure that the table of marks names a place for all that is written beside it."""
    if str(output) == "-" or output.is_dir():
        raise TracerError(f"'{printable(str(output))}': marks are several files; name the table of marks, "
                          "as in -o marks.csv")  # fmt: skip
    check_file(output)


def _check_apart(output: Path, submissions: Sequence[str]) -> None:
    """Makes sure that what is written does not lie among what is read: the next run would mark it."""
    where = output.parent.resolve()
    for folder in (Path(one) for one in submissions):
        if folder.is_dir() and where.is_relative_to(folder.resolve()):
            raise TracerError(f"'{printable(str(output))}' would lie among the submissions; name a file outside "
                              f"'{printable(str(folder))}' with -o")  # fmt: skip


def _mark(
    one: Handed, place: str, asked: Key, texts: Sources, source: str, before: dict[str, Marked],
    keep: Callable[[str], None],
) -> Marked:  # fmt: skip
    """One submission marked, or its mark from before where nothing has changed."""
    from tracer.teaching import marking
    from tracer.teaching.marking import kept

    with progress(f"{place} {one.name}", 2):
        files, problems = one.files()
        parts = [source, one.name, *problems, *(name for name, _ in files)]
        id = kept.digest([*(part.encode(errors="surrogateescape") for part in parts), *(data for _, data in files)])
        if id not in before:
            before[id] = marking.score(marking.read(one.name, files, problems), asked, texts)
            keep(kept.line(id, before[id]))
        return before[id]


@contextmanager
def _kept(path: Path) -> Iterator[tuple[dict[str, Marked], Callable[[str], None]]]:
    """The marks that were kept, and a way to keep another at once, so that an interruption loses none."""
    from tracer.teaching.marking import kept

    shown = printable(str(path))
    if path.is_symlink() or (path.exists() and not path.is_file()):
        raise TracerError(f"'{shown}' is no ordinary file, and is left alone")
    try:
        text = path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""
        if text and not text.startswith(kept.SIGNATURE):
            raise TracerError(f"'{shown}' was not written by Tracer, and is left alone")
        with path.open("a", encoding="utf-8", newline="\n") as stream:
            stream.write("" if text.endswith("\n") else "\n" if text else kept.SIGNATURE)

            def keep(line: str) -> None:
                stream.write(line)
                stream.flush()

            yield kept.read(text), keep
    except OSError as error:
        raise TracerError(f"'{shown}' cannot be written: {error.strerror or error}") from None


def _beside(output: Path, what: str) -> Path:
    """What is written beside the table of marks, by the table's name."""
    return output.with_name(f"{output.stem}-{what}")


def _pages(marked: Sequence[Marked]) -> list[str]:
    """A file name for each page: the student's as far as any disk can hold it, each once."""
    taken: set[str] = set()
    names = []
    for one in marked:
        plain = re.sub(r"[^\w.-]+", "_", one.name).strip("._")[:60] or "student"
        name, number = plain, 1
        while name.casefold() in taken:
            number += 1
            name = f"{plain}-{number}"
        taken.add(name.casefold())
        names.append(f"{name}.html")
    return names
