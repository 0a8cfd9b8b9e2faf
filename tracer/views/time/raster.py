"""An SVG of ours as a file: itself, or as PNG or PDF, without any system package.

Typst (Apache-2.0) was chosen after trying: one wheel draws both, in a tenth of a second, with the
bundled font alone, the same bytes for the same SVG; its PDF keeps lines and text. resvg-py is lighter
but makes no PDF; CairoSVG needs a system's cairo.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from tracer.views import fonts
from tracer.views.drawing import Drawing
from tracer.views.sketch.look import HEIGHTS, MARGINS, POINTS, Look

FORMATS = ("svg", "png", "pdf")
#: Dots per inch of a PNG: twice a screen's 72, so that it can be printed.
_DPI = 144
_SHEET = """#page(width: {width}pt, height: {height}pt, margin: {margin}pt,
  image(bytes(sys.inputs.at("{number}")), format: "svg", width: {across}pt))"""


def drawing(svgs: Sequence[str], format: str, look: Look) -> Drawing:
    """A view that we have drawn ourselves, in one format.

    Args:
        svgs: its own, one for each sheet, several only for a PDF; the family that they name first is
            drawn in the bundled font.
        format: one of `FORMATS`.
        look: the width it is for.

    Returns:
        The same bytes for the same SVG.

    Example:
        >>> plain = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><rect width="8" height="8"/></svg>'
        >>> drawing([plain], "png", Look()).data[:4], drawing([plain, plain], "pdf", Look()).data[:5]
        (b'\\x89PNG', b'%PDF-')
    """
    sizes = [_size(svg) for svg in svgs]
    width = sizes[0][0]
    notes = [note for note in (look.too_broad(width),) if note]
    if format == "svg":
        return Drawing(svgs[0].encode(), tuple(notes))
    missing = fonts.missing_scripts("".join(svgs))
    if missing:
        notes.append(
            f"the font that comes with Tracer lacks {', '.join(missing)}: look whether the {format} shows such text"
        )
    # Loading it takes a while, and an SVG needs it not.
    import typst

    scale = look.scale(width)
    sheets = ["#set document(date: none)"]
    for number, (_, height) in enumerate(sizes):
        across, down, margin = width * scale, height * scale, 0.0
        page = (across, down)
        if format == "pdf" and look.width is not None:
            margin = MARGINS[look.width]
            page = (max(across, POINTS[look.width]) + 2 * margin, max(down, HEIGHTS[look.width]) + 2 * margin)
        sheets.append(_SHEET.format(number=number, across=across, margin=margin, width=page[0], height=page[1]))
    data = typst.compile(
        "\n".join(sheets).encode(), format="png" if format == "png" else "pdf", ppi=_DPI,
        sys_inputs={str(number): svg for number, svg in enumerate(svgs)},
        font_paths=typst.Fonts(bool(missing), False, [str(Path(fonts.__file__).parent)]),
    )  # fmt: skip
    return Drawing(data, tuple(notes))


def _size(svg: str) -> tuple[float, float]:
    """Width and height in points."""
    found = re.search(r'viewBox="\S+ \S+ (\S+) (\S+)"', svg)
    if found is None:
        raise ValueError("the SVG has no viewBox; expected one of ours")
    return float(found[1]), float(found[2])
