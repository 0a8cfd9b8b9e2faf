"""A report as a picture: one diagram in one format."""

from __future__ import annotations

from dataclasses import dataclass

from tracer.report import Report
from tracer.views import channel, fonts, picture, svg
from tracer.views.layout import Format, render


@dataclass(frozen=True, slots=True)
class Drawing:
    """A diagram as a file holds it.

    Attributes:
        notes: what whoever looks at it should know, such as scripts that the font lacks.
    """

    data: bytes
    notes: tuple[str, ...] = ()


def draw(report: Report, view: str, format: str) -> Drawing:
    """Draws one view of a report.

    Args:
        view: `channel`.
        format: `svg`, `png`, `pdf` or `dot`. The same report gives the same bytes, but for a
            PDF, which carries its date.

    Raises:
        TracerError: Graphviz is missing, or could not draw this.

    Example:
        >>> import tracer
        >>> report = tracer.examine(tracer.load(tracer.example("bush-gorbachev-1990")))
        >>> draw(report, "channel", "dot").data.startswith(b"digraph")
        True
    """
    sketch = {"channel": picture.picture}[view](report)
    dot = channel.dot(sketch)
    if format == "dot":
        return Drawing(dot.encode())
    kind: Format = "png" if format == "png" else "pdf" if format == "pdf" else "svg"
    if kind == "svg":
        return Drawing(svg.finish(render(dot, kind).decode(), sketch).encode())
    missing = fonts.missing_scripts(dot)
    note = f"the font that comes with Tracer lacks {', '.join(missing)}: look whether the {format} shows such text"
    return Drawing(render(dot, kind), (note,) if missing else ())
