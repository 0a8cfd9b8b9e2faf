"""`tracer draw`: one diagram of one case."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tracer.cli.inputs import Example, File, one_given
from tracer.cli.terminal import publish


class View(StrEnum):
    """What is drawn."""

    CHANNEL = "channel"


class Format(StrEnum):
    """How it is drawn."""

    SVG = "svg"
    PNG = "png"
    PDF = "pdf"
    DOT = "dot"


def draw(
    file: File = None,
    example: Example = None,
    view: Annotated[View, typer.Option("--view", help="What to draw.")] = View.CHANNEL,
    format: Annotated[
        Format | None, typer.Option("--format", help="How to draw it; else as the file is named, else svg.")
    ] = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="The file; '-' is standard output.")
    ] = None,
) -> None:
    """Draw a diagram as SVG, PNG, PDF or DOT."""
    from tracer.report import examine
    from tracer.views.drawing import draw as drawn

    one = one_given(file, example)
    if output is None and sys.stdout.isatty():
        raise typer.BadParameter("name the file to draw to, or '-' for this terminal", param_hint="-o")
    drawing = drawn(examine(one.load()), view.value, (format or _by_name(output)).value)
    for note in drawing.notes:
        typer.echo(f"note: {note}", err=True)
    publish(drawing.data, output, [Path(one.file)])


def _by_name(output: str | None) -> Format:
    ending = Path(output or "").suffix.removeprefix(".").lower()
    return Format(ending) if ending in [one.value for one in Format] else Format.SVG
