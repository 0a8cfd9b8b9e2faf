"""`tracer trace`: checks, draws and writes cases, each to a folder of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracer.case.spelling import printable, whole
from tracer.cli.failure import BAD_INPUT, complain
from tracer.cli.inputs import Examples, Files, Given, Texts, examined, given
from tracer.cli.output import check_folder, made_folder, write_file, write_folder
from tracer.cli.terminal import coloured, publish
from tracer.errors import CaseError, Location, Problem, TracerError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracer.report import Report

#: Of several cases, for reading as text and in a browser.
INDEX, FRONT = "index.md", "index.html"
PAGE = "index.html"


def trace(
    files: Files = None,
    example: Examples = None,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="The folder in which each case gets its own.")
    ] = Path("out"),
    texts: Texts = None,
) -> None:
    """Check and draw cases, and write them to out/CASE/: a page, diagrams and findings."""
    several = given(files, example)
    _check_names(several)
    with made_folder(output) as folder:
        bad = _traced(several, folder, texts)
    raise typer.Exit(BAD_INPUT if bad else 0)


def _traced(several: Sequence[Given], output: Path, texts: Path | None) -> bool:
    """Writes them; whether any of them could not be read or written."""
    from tracer.views import page
    from tracer.views.texts import markdown, text

    if len(several) > 1:
        for front in (INDEX, FRONT):
            _check_index(output / front)
    done: list[tuple[str, Report]] = []
    bad = False
    for one, report in examined(several, texts):
        if isinstance(report, TracerError):
            bad = True
            continue
        name = report.case.name
        try:
            check_folder(output, name)
            write_folder(output, name, _files(report, one.text(), f"../{FRONT}" if len(several) > 1 else ""))
        except TracerError as error:
            bad = True
            complain(TracerError(f"{one.file}: {error}"))
            continue
        done.append((name, report))
        publish(f"{text.text(report, brief=True, colour=coloured())}\n".encode(), None)
        typer.echo(f"wrote {printable(str(output / name))}; the whole story: {printable(str(output / name / PAGE))}")
    if len(several) > 1 and done:
        write_file(output / INDEX, markdown.index(done).encode())
        write_file(output / FRONT, page.index(done).encode())
        typer.echo(f"wrote {printable(str(output / INDEX))} and {printable(str(output / FRONT))}")
    return bad


def _files(report: Report, source: str, front: str) -> dict[str, bytes]:
    from tracer.views.drawing import VIEWS, draw
    from tracer.views.formats import machine
    from tracer.views.page import page
    from tracer.views.texts import markdown

    found = {
        "findings.json": machine.document([machine.case(report)]).encode(),
        "findings.md": markdown.markdown(report).encode(),
    }
    for view, format in (*((view, "svg") for view in VIEWS), ("channel", "png")):
        drawing = draw(report, view, format)
        found[f"{view}.{format}"] = drawing.data
        for note in drawing.notes:
            typer.echo(printable(f"{report.case.location.file}: note: {note}"), err=True)
    drawings = {view: found[f"{view}.svg"].decode() for view in VIEWS if VIEWS[view].cut}
    found[PAGE] = page(report, drawings, source, front=front, channel=True).encode()
    return found


def _check_names(several: Sequence[Given]) -> None:
    """Two cases of one folder would overwrite each other, also where capitals make no difference."""
    taken = {front: front for front in (INDEX, FRONT)} if len(several) > 1 else {}
    problems = []
    for one in several:
        name = whole(Path(one.file).stem).casefold()
        if name in taken:
            message = f"this would be written to the place of '{printable(taken[name])}'"
            problems.append(Problem(Location(one.file), message, "files of different names"))
        taken.setdefault(name, one.file)
    if problems:
        raise CaseError(tuple(problems))


def _check_index(path: Path) -> None:
    from tracer.views.texts.markdown import SIGNATURE

    if path.is_symlink() or not path.exists():
        return  # nothing there, or a link, which `write_file` refuses
    lead = SIGNATURE.partition(" Tracer ")[0].encode()
    if not path.is_file() or not path.read_bytes().removeprefix(b"<!DOCTYPE html>\n").startswith(lead):
        raise TracerError(f"'{printable(str(path))}' was not written by Tracer, and is left alone")
