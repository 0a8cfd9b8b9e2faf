"""`tracer at`: who held what, and who knew how much, at a time."""

from __future__ import annotations

from typing import Annotated

import typer

from tracer.cli.inputs import Example, one_given
from tracer.cli.terminal import publish


def at(
    words: Annotated[
        list[str], typer.Argument(metavar="[FILE] TIME", help="A case file and a time, as '1990-03-21T09:00Z'.")
    ],
    example: Example = None,
) -> None:
    """Print who certainly and possibly held each thing, and knew its content, at a time."""
    from tracer.analysis.reading import read
    from tracer.views.texts.moment import moment, text

    *files, time = words
    if len(files) > 1:
        raise typer.BadParameter("expected one file and one time; put a time with spaces in quotes", param_hint="TIME")
    reading = read(one_given(files[0] if files else None, example).load())
    publish(text(moment(reading, time), reading).encode(), None)
