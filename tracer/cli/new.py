"""`tracer new`: a case file to fill in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from tracer.case.spelling import printable
from tracer.cli.output import create_file
from tracer.errors import CaseError, TracerError

_INSTEAD = {"a smaller case file": "a smaller text, or a part of it at a time"}


def new(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="The file to write; nothing is overwritten.")],
    source: Annotated[
        Path | None,
        typer.Option("--from", metavar="TEXT", help="A text whose sentences may be worth quoting: listed as remarks."),
    ] = None,
    title: Annotated[str, typer.Option("--title", metavar="TITLE", help="What the case is called.")] = "Untitled",
) -> None:
    """Write a case file to fill in."""
    from tracer.case.textfile import MOST_BYTES
    from tracer.case.write import skeleton, skeleton_from

    try:
        text, left_out = (skeleton(title), 0) if source is None else skeleton_from(_read(source), title)
    except ValueError as error:
        raise TracerError(f"--title: {error}") from None
    create_file(path, text.encode())
    typer.echo(f"wrote {printable(str(path))}")
    if left_out:
        typer.echo(printable(f"{source}: note: {left_out} sentences are left out: a case file of more than "
                             f"{MOST_BYTES // 1_000_000} MB would not be read"), err=True)  # fmt: skip


def _read(source: Path) -> str:
    from tracer.case.textfile import read_text

    try:
        return read_text(source, printable(str(source)))
    except CaseError as error:
        problems = (replace(one, expected=_INSTEAD.get(one.expected, "a text in UTF-8")) for one in error.problems)
        raise CaseError(tuple(problems)) from None
