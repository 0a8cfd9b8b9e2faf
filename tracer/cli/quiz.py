"""`tracer teach quiz`: questions that the record of a case answers."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tracer.case.spelling import printable
from tracer.cli.inputs import Example, File, one_given
from tracer.cli.terminal import publish


class QuizFormat(StrEnum):
    """How a quiz is written."""

    MOODLE_XML = "moodle-xml"
    GIFT = "gift"
    MARKDOWN = "markdown"


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
    from tracer import variants
    from tracer.teaching.handing import at_first
    from tracer.teaching.quiz import FORMATS, questions

    one = one_given(file, example)
    asked = questions(at_first(variants.basis(one.text(), printable(one.file))), seed)
    publish(FORMATS[format.value](asked).encode(), output, [Path(one.file)])
