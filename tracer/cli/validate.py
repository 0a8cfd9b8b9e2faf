"""`tracer validate`: whether case files can be read, with all that is wrong with them."""

from __future__ import annotations

import typer

from tracer.case.spelling import printable
from tracer.cli.failure import BAD_INPUT, complain
from tracer.cli.inputs import Examples, Files, given
from tracer.errors import TracerError


def validate(files: Files = None, example: Examples = None) -> None:
    """Report everything wrong with the form of case files. Exit 0: nothing; 2: something."""
    from tracer.report import understood

    wrong = False
    for one in given(files, example):
        try:
            case = one.load()
            understood(case)
        except TracerError as error:
            wrong = True
            complain(error)
        else:
            documents, statements = len(case.documents), len(case.statements())
            typer.echo(f"{printable(one.file)}: can be read ({documents} documents, {statements} statements)")
    raise typer.Exit(BAD_INPUT if wrong else 0)
