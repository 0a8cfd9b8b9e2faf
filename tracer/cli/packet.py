"""`tracer teach packet`: two folders made of one case, for students and for their instructor."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tracer.case.spelling import printable
from tracer.cli.inputs import Example, File, one_given, read_texts
from tracer.cli.output import check_folder, made_folder, write_folders
from tracer.errors import TracerError


def packet(
    file: File = None,
    example: Example = None,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="The folder for 'student' and 'instructor'.")
    ] = Path("packet"),
    texts: Annotated[
        Path | None,
        typer.Option("--texts", metavar="DIR", help="Print the texts of the sources for students, from this folder."),
    ] = None,
) -> None:
    """Make what a class needs of one case: a folder for students, and one for the instructor."""
    from tracer import variants
    from tracer.teaching.packet import INSTRUCTOR, STUDENT
    from tracer.teaching.packet import packet as made

    one = one_given(file, example)
    case = variants.basis(one.text(), printable(one.file))
    if texts is not None and not texts.is_dir():
        raise TracerError(f"--texts: there is no folder '{printable(str(texts))}'")
    with made_folder(output) as folder:
        for name in (STUDENT, INSTRUCTOR):
            check_folder(folder, name)
        found = made(case, read_texts(case.report.case, texts))
        write_folders(folder, {STUDENT: found.student, INSTRUCTOR: found.instructor})
    for name in (STUDENT, INSTRUCTOR):
        typer.echo(f"wrote {printable(str(folder / name))}")
    for note in found.notes:
        typer.echo(printable(f"note: {note}"), err=True)
