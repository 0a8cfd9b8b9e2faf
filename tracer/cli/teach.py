"""`tracer teach`: what an instructor makes of a case."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tracer.cli import mark
from tracer.cli.inputs import Example, File, one_given
from tracer.cli.terminal import publish

app = typer.Typer(no_args_is_help=True, help="Teach with a case.")


class QuizFormat(StrEnum):
    """How a quiz is written."""

    MOODLE_XML = "moodle-xml"
    GIFT = "gift"
    MARKDOWN = "markdown"


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


@app.command("quiz")
def quiz(
    file: File = None,
    example: Example = None,
    format: Annotated[
        QuizFormat, typer.Option("--format", help="Moodle XML, GIFT, or Markdown to print.")
    ] = QuizFormat.MOODLE_XML,
    seed: Annotated[int, typer.Option("--seed", help="Decides in what order answers are offered.")] = 0,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="The file; else standard output.", show_default=False),
    ] = None,
) -> None:
    """Ask of a case what its record answers."""
    from tracer.report import examine
    from tracer.teaching.quiz import FORMATS, questions

    one = one_given(file, example)
    publish(FORMATS[format.value](questions(examine(one.load()), seed)).encode(), output, [Path(one.file)])
