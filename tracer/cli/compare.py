"""`tracer compare`: two readings of one case, or two versions of it."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tracer.cli.failure import BAD_INPUT
from tracer.cli.inputs import Examples, Files, examined, given
from tracer.cli.terminal import publish
from tracer.errors import TracerError


class Format(StrEnum):
    """How the comparison is written."""

    TEXT = "text"
    JSON = "json"


def compare(
    files: Files = None,
    example: Examples = None,
    format: Annotated[Format, typer.Option("--format", help="How to write the comparison.")] = Format.TEXT,
    overlay: Annotated[
        str | None, typer.Option("--overlay", metavar="FILE", help="Also draw both in one diagram, as SVG.")
    ] = None,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file.")] = None,
) -> None:
    """Print where two readings of one case differ: acts, times, evidence, findings. Exit 0."""
    from tracer.comparison import compare as compared
    from tracer.views.channel.overlay import draw
    from tracer.views.texts import comparison

    both = given(files, example)
    if len(both) != 2:
        raise typer.BadParameter("name two cases, the first reading and the second", param_hint="FILE")
    if overlay is not None and output is not None and Path(overlay).absolute() == Path(output).absolute():
        raise typer.BadParameter("name one file for the words and another for the diagram", param_hint="--overlay")
    reports = [report for _, report in examined(both, None) if not isinstance(report, TracerError)]
    if len(reports) < len(both):
        raise typer.Exit(BAD_INPUT)
    found = compared(*reports)
    inputs = [Path(one.file) for one in both]
    page = comparison.json(found) if format is Format.JSON else comparison.text(found)
    if overlay is not None:
        publish(draw(found).encode(), overlay, inputs)
    publish(page.encode(), output, inputs)
