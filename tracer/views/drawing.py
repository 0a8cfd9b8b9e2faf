"""A report as a picture: one view in one format, in one look.

Another view is one entry of `VIEWS`: the module that draws it, and the formats it has.
"""

from __future__ import annotations

import importlib
import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

from tracer.report import Report
from tracer.views.sketch.look import PLAIN, Look


@dataclass(frozen=True, slots=True)
class Drawing:
    """A diagram as a file holds it.

    Attributes:
        notes: what whoever looks at it should know, such as scripts that the font lacks.
    """

    data: bytes
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """How a report can be looked at.

    Attributes:
        module: has `draw(report, format, look)`, which returns a `Drawing`; loaded when it is wanted.
        formats: those it can be drawn in.
        cut: its module has `Uncut(report, look)`, and `draw` only for Mermaid, where it has that.
    """

    module: str
    formats: tuple[str, ...]
    cut: bool = False


class Uncut(Protocol):
    """A view that is worked out once, and cut for sheets of one height after the other."""

    def sheets(self, tallest: float, *, loose: bool = False) -> tuple[str, ...]:
        """Draws it as SVG elements that can stand on sheets of paper.

        Args:
            tallest: points that an element may be high before it is scaled; higher only where no cut is possible.
            loose: cut wherever it can be, for whoever fills sheets of his own.

        Returns:
            The same bytes for the same report and look.
        """


VIEWS: Mapping[str, View] = MappingProxyType(
    {
        "channel": View("tracer.views.channel.drawing", ("svg", "png", "pdf", "dot", "mermaid")),
        "sequence": View("tracer.views.time.sequence", ("svg", "png", "pdf", "mermaid"), cut=True),
        "custody": View("tracer.views.time.custody", ("svg", "png", "pdf"), cut=True),
        "knowledge": View("tracer.views.time.knowledge", ("svg", "png", "pdf"), cut=True),
    }
)


def draw(report: Report, view: str, format: str, look: Look = PLAIN) -> Drawing:
    """Draws one view of a report.

    Args:
        view: one of `VIEWS`.
        format: one of the view's. The same report gives the same bytes, but for a PDF, which
            carries its date.
        look: theme, key, title and width.

    Raises:
        ValueError: there is no such view, or it has no such format.
        TracerError: Graphviz is missing, or could not draw this.

    Example:
        >>> import tracer
        >>> report = tracer.examine(tracer.load(tracer.example("bush-gorbachev-1990")))
        >>> draw(report, "channel", "dot").data.startswith(b"digraph")
        True
    """
    if view not in VIEWS:
        raise ValueError(f"no view '{view}'; there are {', '.join(VIEWS)}")
    if format not in VIEWS[view].formats:
        raise ValueError(f"the {view} view is drawn as {', '.join(VIEWS[view].formats)}, not as {format}")
    if VIEWS[view].cut and format != "mermaid":
        from tracer.views.time.raster import drawing

        svgs = paged(report, view, look) if format == "pdf" else uncut(report, view, look).sheets(math.inf)
        return drawing(svgs, format, look)
    drawn: Drawing = importlib.import_module(VIEWS[view].module).draw(report, format, look)
    return drawn


def paged(report: Report, view: str, look: Look) -> tuple[str, ...]:
    """Draws a view as SVG elements of which each has a sheet, a little smaller where that saves one.

    Example:
        >>> import tracer
        >>> report = tracer.examine(tracer.load(tracer.example("bush-gorbachev-1990")))
        >>> len(paged(report, "custody", Look(width="A4")))
        1
    """
    whole = uncut(report, view, look)
    found = whole.sheets(look.tallest)
    close = whole.sheets(look.closest) if len(found) > 1 else found
    return close if len(close) < len(found) else found


def uncut(report: Report, view: str, look: Look) -> Uncut:
    """A view that can be cut into sheets of paper.

    Args:
        view: one of `VIEWS` that can be cut.
        look: theme, key, title and width.

    Example:
        >>> import tracer
        >>> report = tracer.examine(tracer.load(tracer.example("bush-gorbachev-1990")))
        >>> len(uncut(report, "knowledge", Look(width="A4")).sheets(520))
        3
    """
    found: Uncut = importlib.import_module(VIEWS[view].module).Uncut(report, look)
    return found
