"""`tracer check`: the findings of one or many cases."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tracer.cli.failure import BAD_INPUT
from tracer.cli.inputs import Examples, Files, Texts, examined, given
from tracer.cli.terminal import coloured, publish
from tracer.errors import TracerError

if TYPE_CHECKING:
    from tracer.report import Report

DEVIATION, CANNOT_TELL = 1, 3
#: Of many cases the gravest decides.
_GRAVEST = (BAD_INPUT, DEVIATION, CANNOT_TELL, 0)


class Format(StrEnum):
    """How findings are written."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"
    SARIF = "sarif"
    JUNIT = "junit"
    GITHUB = "github"


#: The formats that have a word for a case that cannot be read.
_TELLING_UNREAD = (Format.JUNIT, Format.GITHUB)


def check(
    files: Files = None,
    example: Examples = None,
    format: Annotated[Format, typer.Option("--format", help="How to write the findings.")] = Format.TEXT,
    select: Annotated[
        list[str] | None, typer.Option(metavar="CHECKS", help="Run only these checks: codes or names, with commas.")
    ] = None,
    ignore: Annotated[list[str] | None, typer.Option(metavar="CHECKS", help="Leave these checks out.")] = None,
    texts: Texts = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 3 where something cannot be told.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", help="Also print what is clear or not applicable.")] = False,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file.")] = None,
) -> None:
    """Print the findings. Exit 0: no deviation; 1: a deviation; 2: bad input."""
    from tracer.views.formats import github, junit, machine, sarif
    from tracer.views.texts import markdown, text

    several = given(files, example)
    colour = output in (None, "-") and coloured()
    codes, pages, records = {0}, [], list[dict[str, Any]]()
    unread: list[tuple[str, TracerError]] = []
    of_records: dict[Format, Callable[[], str]] = {
        Format.JSON: lambda: machine.document(records), Format.SARIF: lambda: sarif.document(records),
        Format.JUNIT: lambda: junit.document(records, unread),
        Format.GITHUB: lambda: github.document(records, unread),
    }  # fmt: skip
    for one, report in examined(several, texts, _words(select), _words(ignore)):
        codes.add(BAD_INPUT if isinstance(report, TracerError) else _code(report, strict))
        if isinstance(report, TracerError):
            unread.append((one.file, report))
        elif format in of_records:
            records.append(machine.case(report))
        elif format is Format.MARKDOWN:
            pages.append(markdown.markdown(report))
        else:
            pages.append(text.text(report, verbose=verbose, colour=colour))
    if output not in (None, "-") and unread and format not in _TELLING_UNREAD:
        raise typer.Exit(BAD_INPUT)  # a file that left a case out without a word would be read as whole
    whole = of_records[format]() if format in of_records else "\n".join(pages)
    publish(whole.encode(), output, [Path(one.file) for one in several])
    raise typer.Exit(next(code for code in _GRAVEST if code in codes))


def _words(options: Iterable[str] | None) -> tuple[str, ...]:
    words = tuple(word.strip() for option in options or () for word in option.split(","))
    if not all(words):
        raise typer.BadParameter("name a check, or several with a comma between them", param_hint="--select, --ignore")
    return words


def _code(report: Report, strict: bool) -> int:
    from tracer.vocabulary import Verdict

    if report.with_verdict(Verdict.DEVIATION):
        return DEVIATION
    return CANNOT_TELL if strict and report.with_verdict(Verdict.CANNOT_TELL) else 0
