"""`tracer draw`: one view of one case, or all views of it."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracer.case.spelling import printable
from tracer.cli.inputs import Example, File, one_given, progress
from tracer.cli.output import check_folder, made_folder, write_folder
from tracer.cli.terminal import STANDARD_OUTPUT, publish

if TYPE_CHECKING:
    from tracer.report import Report
    from tracer.views.drawing import Drawing
    from tracer.views.sketch.look import Look

_ALL = "all"
#: Endings of files that are not called as their format.
_ENDINGS = {"mmd": "mermaid", "gv": "dot"}


class Theme(StrEnum):
    """Its colours."""

    LIGHT = "light"
    DARK = "dark"
    GREY = "grey"


class Width(StrEnum):
    """The medium it is for."""

    SLIDE = "slide"
    A4 = "A4"
    LETTER = "letter"


def draw(
    file: File = None,
    example: Example = None,
    view: Annotated[
        str, typer.Option("--view", help="channel, sequence, custody, knowledge, or all into a folder.")
    ] = "channel",
    format: Annotated[
        str | None,
        typer.Option(
            "--format", help="svg, png, pdf, dot or mermaid; else as the file is named, else svg.", show_default=False
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="The file, or the folder of all; '-' is standard output."),
    ] = None,
    theme: Annotated[Theme, typer.Option("--theme", help="Light, dark, or greys for print.")] = Theme.LIGHT,
    legend: Annotated[bool, typer.Option("--legend/--no-legend", help="Key and evidence under it.")] = True,
    title: Annotated[str | None, typer.Option("--title", help="Instead of the title of the case.")] = None,
    width: Annotated[
        Width | None,
        typer.Option(
            "--width", help="No broader than this, while text can be read; a PDF goes on to more sheets.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Draw a diagram as SVG, PNG, PDF, DOT or Mermaid."""
    from tracer.report import examine
    from tracer.views.drawing import VIEWS
    from tracer.views.sketch.look import Look

    one = one_given(file, example)
    if view not in (*VIEWS, _ALL):
        raise typer.BadParameter(f"'{view}' is no view; there are {', '.join(VIEWS)} and {_ALL}", param_hint="--view")
    look = Look(theme.value, legend, title, None if width is None else width.value)
    if view == _ALL:
        _draw_all(examine(one.load()), format or "svg", look, output)
        return
    formats = VIEWS[view].formats
    named = _by_name(output)
    kind = format or named or formats[0]
    if kind not in formats:
        raise typer.BadParameter(
            f"the {view} view is drawn as {', '.join(formats)}, not as '{printable(kind)}'",
            param_hint="--format" if format else "-o",
        )
    if kind != named and named in {one for each in VIEWS.values() for one in each.formats}:
        raise typer.BadParameter(
            f"'{printable(str(output))}' is named as {named}, and would be drawn as {kind}", param_hint="-o"
        )
    if output is None and sys.stdout.isatty():
        raise typer.BadParameter("name the file to draw to, or '-' for this terminal", param_hint="-o")
    publish(_drawn(examine(one.load()), view, kind, look).data, output, [Path(one.file)])


def _draw_all(report: Report, format: str, look: Look, output: str | None) -> None:
    """Writes every view that has this format into one folder."""
    from tracer.views.drawing import VIEWS

    views = [name for name, view in VIEWS.items() if format in view.formats]
    if not views:
        raise typer.BadParameter(f"no view is drawn as '{format}'", param_hint="--format")
    if output in (None, STANDARD_OUTPUT):
        raise typer.BadParameter("name the folder for all views", param_hint="-o")
    folder = Path(str(output))
    with made_folder(folder.parent) as parent:
        check_folder(parent, folder.name)
        files = {f"{name}.{format}": _drawn(report, name, format, look).data for name in views}
        write_folder(parent, folder.name, files)
    for name in VIEWS:
        if name not in views:
            typer.echo(f"note: the {name} view is not drawn as {format}", err=True)
    typer.echo(f"wrote {printable(str(parent / folder.name))}")


def _drawn(report: Report, view: str, format: str, look: Look) -> Drawing:
    from tracer.views.drawing import draw as drawn

    with progress(f"drawing the {view} view (Ctrl-C stops it)", 2):
        drawing = drawn(report, view, format, look)
    for note in drawing.notes:
        typer.echo(printable(f"note: {note}"), err=True)
    return drawing


def _by_name(output: str | None) -> str:
    """The format for which a file is named, if it is for any."""
    ending = Path(output or "").suffix.removeprefix(".").lower()
    return _ENDINGS.get(ending, ending)
