"""`tracer teach form` and `check-submission`: the tables that students fill in, empty and filled."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tracer.case.spelling import printable
from tracer.cli.failure import BAD_INPUT
from tracer.cli.output import create_file


def form(
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="The file, .csv or .xlsx.", show_default=False)
    ],
) -> None:
    """Write the empty tables that students fill in and hand in."""
    from tracer.teaching import submission

    if output.suffix.lower() not in (".csv", ".xlsx"):
        raise typer.BadParameter("name a file that ends in .csv or .xlsx", param_hint="-o")
    workbook = output.suffix.lower() == ".xlsx"
    create_file(output, submission.blank_xlsx() if workbook else submission.blank_csv().encode())


def check_submission(
    file: Annotated[str, typer.Argument(metavar="FILE", help="What you are about to hand in.", show_default=False)],
) -> None:
    """Look whether what a student hands in can be read. It is not marked, and no key is needed."""
    from tracer.cli.handed_in import handed_in
    from tracer.teaching.format import form_of

    bad = False
    for one in handed_in([file]):
        files, problems = one.files()
        found = form_of(files)
        for remark in (*problems, *(found.remarks if files else ())):
            typer.echo(printable(remark))
        typer.echo(printable(f"{one.name}: {found.summary}"))
        bad = bad or not found.readable
    raise typer.Exit(BAD_INPUT if bad else 0)
