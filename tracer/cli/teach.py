"""`tracer teach`: what an instructor makes of a case."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tracer.cli import mark

app = typer.Typer(no_args_is_help=True, help="Teach with a case.")


@app.callback()
def options() -> None:
    """What stands before any of its commands."""


app.command("mark")(mark.mark)


@app.command("form")
def form(
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="The file, .csv or .xlsx.", show_default=False)
    ],
) -> None:
    """Write the empty tables that students fill in and hand in."""
    from tracer.cli.output import create_file
    from tracer.teaching import submission

    if output.suffix.lower() not in (".csv", ".xlsx"):
        raise typer.BadParameter("name a file that ends in .csv or .xlsx", param_hint="-o")
    workbook = output.suffix.lower() == ".xlsx"
    create_file(output, submission.blank_xlsx() if workbook else submission.blank_csv().encode())
