"""Where a rendering goes: to standard output or into a file, in colour only for eyes."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

import typer

from tracer.cli.output import write_file
from tracer.errors import TracerError

STANDARD_OUTPUT = "-"


def coloured() -> bool:
    """Whether standard output is a terminal that shows colours, and nobody asked for none (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def publish(data: bytes, output: str | None, inputs: Iterable[Path] = ()) -> None:
    """Writes what a command made to a file, or to standard output for None and `-`.

    Args:
        data: UTF-8 text, or a picture.
        output: the file the user named.
        inputs: files that were read and must not be written over.

    Raises:
        TracerError: the file cannot be written.
    """
    if output not in (None, STANDARD_OUTPUT):
        write_file(Path(str(output)), data, inputs)
    elif sys.stdout.isatty():
        # Through the text layer, which knows what this terminal can show.
        try:
            text = data.decode()
        except UnicodeDecodeError:
            raise TracerError("a picture cannot be shown on a terminal; name a file with -o") from None
        typer.echo(text, nl=False)
    else:
        typer.echo(data, nl=False)
