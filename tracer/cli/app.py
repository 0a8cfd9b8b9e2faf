"""The program: all commands under one name."""

from __future__ import annotations

from typing import Annotated

import typer

from tracer import __version__
from tracer.cli import at, check, compare, draw, explain, new, schema, teach, trace, validate, what_if
from tracer.cli.failure import Commands

app = typer.Typer(
    name="tracer", cls=Commands, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False,
    help="Shows who held and passed a letter, compares that with what was ordered, and reports every deviation "
    "with its evidence.",
)  # fmt: skip


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"tracer {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """What stands before any command."""


app.command("trace")(trace.trace)
app.command("check")(check.check)
app.command("draw")(draw.draw)
app.command("at")(at.at)
app.command("compare")(compare.compare)
app.command("what-if")(what_if.what_if)
app.command("new")(new.new)
app.command("validate")(validate.validate)
app.command("explain")(explain.explain)
app.command("schema")(schema.schema)
app.add_typer(teach.app, name="teach")
