"""What a person is told when something is wrong: every problem with its place, never a traceback."""

from __future__ import annotations

import os
import sys
from typing import Any

import typer
from typer.core import TyperGroup

from tracer.case.spelling import printable
from tracer.errors import CaseError, TracerError

BAD_INPUT = 2
#: What a shell reports of a program whose reader went away.
_PIPE_CLOSED = 141
#: Nobody reads more; a hostile file has as many problems as it has values.
_MOST_TOLD = 1000


def complain(error: TracerError) -> None:
    """Prints what is wrong to standard error, one line a problem; where nobody can be told, the exit code tells."""
    several = error.problems if isinstance(error, CaseError) else (error,)
    try:
        for problem in several[:_MOST_TOLD]:
            typer.echo(printable(f"{'' if isinstance(error, CaseError) else 'tracer: '}{problem}"), err=True)
        if len(several) > _MOST_TOLD:
            typer.echo(f"tracer: {len(several) - _MOST_TOLD:,} further problems are not listed", err=True)
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())


def _silence() -> None:
    """Sends what is still in the buffer nowhere, so that it does not complain at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class Commands(TyperGroup):
    """The commands; an error of any of them ends here as a message and an exit code."""

    def invoke(self, ctx: Any) -> Any:
        """Runs one command."""
        try:
            if sys.stdout is None:
                raise TracerError("standard output is closed; there is nowhere to write to")
            result = super().invoke(ctx)
            if sys.stdout is not None:
                sys.stdout.flush()
            return result
        except TracerError as error:
            complain(error)
            raise typer.Exit(BAD_INPUT) from None
        except BrokenPipeError:
            # Whoever read has heard enough; what is still in the buffer must not complain at the end.
            _silence()
            raise typer.Exit(_PIPE_CLOSED) from None
        except OSError as error:
            # Nowhere to write to: a full disk, a closed output. Not to be taken for a finding.
            _silence()
            where = f" '{error.filename}'" if error.filename else ""
            typer.echo(printable(f"tracer: cannot write{where}: {error.strerror or error}"), err=True)
            raise typer.Exit(BAD_INPUT) from None
