"""The channel diagram as a file: SVG, PNG, PDF, DOT or Mermaid."""

from __future__ import annotations

import math

from tracer.report import Report
from tracer.views import fonts, mermaid
from tracer.views.channel import choosing, notation, sheets, svg
from tracer.views.channel.layout import Format, render
from tracer.views.channel.svg import LEGIBLE
from tracer.views.drawing import Drawing
from tracer.views.sketch import picture
from tracer.views.sketch.look import HEIGHTS, Look
from tracer.views.time import raster

#: How much higher than a slide a drawing may be, and nothing be said of it.
_A_LITTLE = 1.05


def draw(report: Report, format: str, look: Look) -> Drawing:
    """Draws the channel; `format` is `svg`, `png`, `pdf`, `dot` or `mermaid`."""
    sketch = picture.picture(report)
    if format == "mermaid":
        return Drawing(mermaid.flowchart(sketch, look).encode())
    dot = choosing.dot(sketch, look)
    if format == "dot":
        return Drawing(dot.encode())
    plain = render(dot, "svg").decode() if format == "svg" or look.width else ""
    across, down = raster.size(plain) if plain else (1.0, 1.0)
    notes = [note for note in (notation.left_to_the_list(sketch),) if note]
    if format == "pdf" and look.width:
        printed = sheets.pdf(sketch, look, svg.finish(plain, sketch, look))
        return Drawing(printed.data, (*notes, *printed.notes))
    broad = look.too_broad(across, LEGIBLE)
    if broad:
        notes.append(f"{broad}; a PDF is parted on sheets instead")
    elif look.width == "slide" and (times := down * look.scale(across, LEGIBLE) / HEIGHTS["slide"]) > _A_LITTLE:
        notes.append(
            f"for a slide the drawing is {math.ceil(10 * times) / 10:.1f} times too high; a PDF is parted on several"
        )
    if format == "svg":
        return Drawing(svg.finish(plain, sketch, look).encode(), tuple(notes))
    missing = fonts.missing_scripts(dot)
    if missing:
        notes.append(
            f"the font that comes with Tracer lacks {', '.join(missing)}: look whether the {format} shows such text"
        )
    kind: Format = "png" if format == "png" else "pdf"
    inches = across * look.scale(across, LEGIBLE) / 72 if look.width else None
    return Drawing(render(dot, kind, inches), tuple(notes))
