"""The case files that a command is given, and the texts of their sources."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from errno import ENAMETOOLONG
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracer.case.spelling import printable, shown
from tracer.cli.failure import complain
from tracer.errors import CaseError, Problem, TracerError

if TYPE_CHECKING:
    from tracer.case.apparatus import Source
    from tracer.case.model import Case
    from tracer.report import Report

Files = Annotated[list[str] | None, typer.Argument(metavar="FILE...", help="Case files.", show_default=False)]
File = Annotated[str | None, typer.Argument(metavar="FILE", help="A case file.", show_default=False)]
_EXAMPLE = typer.Option("--example", metavar="NAME", help="A case that comes with Tracer, as bush-gorbachev-1990.")
Example = Annotated[str | None, _EXAMPLE]
Examples = Annotated[list[str] | None, _EXAMPLE]
Texts = Annotated[
    Path | None,
    typer.Option("--texts", metavar="DIR", help="Look quotations up in the texts of the sources, in this folder."),
]


@dataclass(frozen=True, slots=True)
class Given:
    """One case as the user named it: a file, or an example that comes with Tracer."""

    file: str
    example: str | None = None

    def load(self) -> Case:
        """The case. Raises `CaseError` with all its problems, `TracerError` if there is no such example."""
        from tracer import load, loads

        # An example is named like a file of the working folder, so that no report holds a path of this machine.
        return load(self.file) if self.example is None else loads(self.text(), self.file)

    def text(self) -> str:
        """The text of the file. Raises as `load`, if there is none."""
        from tracer import example
        from tracer.case.textfile import read_text

        if self.example is None:
            return read_text(Path(self.file), printable(self.file))
        return example(self.example).read_text(encoding="utf-8")


def given(files: Iterable[str] | None, examples: Iterable[str] | None) -> tuple[Given, ...]:
    """What is to be read, files first.

    Raises:
        typer.BadParameter: if nothing is named.
    """
    found = (*(Given(file) for file in files or ()), *(Given(f"{name}.yaml", name) for name in examples or ()))
    if not found:
        raise typer.BadParameter("name a case file, or an example with --example", param_hint="FILE")
    return found


def one_given(file: str | None, example: str | None) -> Given:
    """The one case to be read.

    Raises:
        typer.BadParameter: if none or two are named.
    """
    found = given([file] if file is not None else None, [example] if example is not None else None)
    if len(found) > 1:
        raise typer.BadParameter("name a file or an example, not both", param_hint="FILE")
    return found[0]


def examined(
    several: Collection[Given], texts: Path | None, select: Collection[str] = (), ignore: Collection[str] = ()
) -> Iterator[tuple[Given, Report | TracerError]]:
    """Each case with its report; where it has problems, these are printed and stand in its place.

    Raises:
        TracerError: the folder of texts is none, or a check is named that does not exist.
    """
    from tracer.report import chosen, examine

    chosen(select, ignore)
    if texts is not None and not texts.is_dir():
        raise TracerError(f"--texts: there is no folder '{printable(str(texts))}'")
    for number, one in enumerate(several, 1):
        try:
            with progress(f"{number}/{len(several)} {one.file}", len(several)):
                case = one.load()
                report = examine(case, texts=read_texts(case, texts), select=select, ignore=ignore)
        except TracerError as error:
            complain(error)
            yield one, error
        else:
            yield one, report


def read_texts(case: Case, folder: Path | None) -> tuple[tuple[str, str], ...]:
    """(source id, text) of the sources whose text is in a folder; only what a source names is read.

    A text that is not there is told on standard error: its quotations are not looked up.

    Raises:
        CaseError: a path leads out of the folder, or what it names is no text.
    """
    if folder is None:
        return ()
    found: list[tuple[str, str]] = []
    problems: list[Problem] = []
    for source in case.sources:
        if source.text is not None:
            try:
                text = _text(folder.resolve(), source)
            except CaseError as error:
                problems += error.problems
                continue
            if text is None:
                typer.echo(printable(f"{source.location}: note: '{source.text}' is not in {folder}"), err=True)
            else:
                found.append((source.id, text))
    if problems:
        raise CaseError(tuple(problems))
    return tuple(found)


def _text(folder: Path, source: Source) -> str | None:
    from tracer.case.textfile import read_text

    try:
        path = (folder / str(source.text)).resolve()
        there = path.exists()
    except (OSError, RuntimeError) as error:
        why = "cannot be the path of a text" if getattr(error, "errno", None) == ENAMETOOLONG else "is a link to itself"
        raise CaseError((Problem(source.location, f"'{shown(str(source.text))}' {why}"),)) from None
    if not path.is_relative_to(folder):
        raise CaseError((Problem(source.location, f"'{source.text}' leads out of the folder of texts"),))
    if not there:
        return None
    if not path.is_file():
        raise CaseError((Problem(source.location, f"'{source.text}' is no file"),))
    try:
        return read_text(path, str(source.text))
    except CaseError as error:
        said = "; ".join(problem.message for problem in error.problems)
        raise CaseError((Problem(source.location, f"{source.text}: {said}", "a text in UTF-8"),)) from None


@contextmanager
def progress(text: str, many: int) -> Iterator[None]:
    """Shows which of many files is being read, on a terminal only, and wipes it away again."""
    terminal = sys.stderr is not None and sys.stderr.isatty()
    line = printable(text)[:70] if many > 1 and terminal else ""
    if line:
        typer.echo(f"\r{line}", nl=False, err=True)
    try:
        yield
    finally:
        if line:
            typer.echo(f"\r{' ' * len(line)}\r", nl=False, err=True)
