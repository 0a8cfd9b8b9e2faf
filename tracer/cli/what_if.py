"""`tracer what-if`: what would be found if the case were otherwise."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tracer.case.spelling import printable
from tracer.cli.failure import BAD_INPUT, complain
from tracer.cli.inputs import Example, File, one_given
from tracer.cli.terminal import publish
from tracer.errors import TracerError


class Format(StrEnum):
    """How the outcome is written."""

    TEXT = "text"
    JSON = "json"


def what_if(
    file: File = None,
    example: Example = None,
    drop: Annotated[
        list[str] | None, typer.Option("--drop", metavar="ID", help="Leave out a document or a statement.")
    ] = None,
    set: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="ID.KEY=VALUE", help="Another value; an empty one takes the key away."),
    ] = None,
    add: Annotated[
        list[Path] | None, typer.Option("--add", metavar="FILE", help="Parts of a case to add: who, what, documents.")
    ] = None,
    variant: Annotated[
        list[str] | None, typer.Option("--variant", metavar="NAME", help="A variant that the case names.")
    ] = None,
    format: Annotated[Format, typer.Option("--format", help="How to write the outcome.")] = Format.TEXT,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file.")] = None,
) -> None:
    """Print which findings appear, vanish or change if the case is changed; else try all its variants."""
    from tracer import variants
    from tracer.case import edits
    from tracer.case.textfile import read_text
    from tracer.views.texts import variants as views

    one = one_given(file, example)
    case = variants.basis(one.text(), printable(one.file))
    wanted: list[tuple[str, str | None, edits.Change]] = []
    if drop or set or add:
        texts = [(printable(str(path)), read_text(path, printable(str(path)))) for path in add or ()]
        wanted.append(("", None, edits.asked(drop or (), set or (), texts)))
    if variant or not wanted:
        wanted += variants.named(case, variant or ())
    if not wanted:
        raise TracerError(f"{printable(one.file)} names no variants; use --drop, --set or --add")
    outcomes, bad = [], False
    for name, why, change in wanted:
        try:
            outcomes.append(variants.try_out(case, change, name, why))
        except TracerError as error:
            bad = True
            complain(TracerError(f"{f'the variant {name}' if name else 'what was asked for'} cannot be tried:"))
            complain(error)
    page = views.json(case, outcomes) if format is Format.JSON else views.text(case, outcomes)
    if outcomes:
        publish(page.encode(), output, [Path(one.file), *(add or ())])
    raise typer.Exit(BAD_INPUT if bad else 0)
