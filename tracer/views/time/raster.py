"""An SVG of ours as a file: itself, or as PNG or PDF, without any system package.

Typst (Apache-2.0) was chosen after trying: one wheel draws both, in a tenth of a second, with the
bundled font alone, the same bytes for the same SVG; its PDF keeps lines and text. resvg-py is lighter
but makes no PDF; CairoSVG needs a system's cairo.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tracer.views import fonts
from tracer.views.drawing import Drawing
from tracer.views.sketch.look import HEIGHTS, MARGINS, POINTS, Look

FORMATS = ("svg", "png", "pdf")
#: Dots per inch of a PNG: twice a screen's 72, so that it can be printed.
_DPI = 144
#: Points of a pixel. Typst paints an SVG as broad and high as it comes to in pixels, rounded up, and takes the nearest
#: of them for the page: where the two are not alike to the pixel a row of letters is lost. So little keeps them alike.
_PIXEL, _LITTLE = 72 / _DPI, 0.02
_VIEWBOX = re.compile(r'viewBox="(\S+) (\S+) (\S+) (\S+)"')
_SHEET = """#page(width: {width}pt, height: {height}pt, margin: {margin}pt,
  image(bytes(sys.inputs.at("{number}")), format: "svg", width: {across}pt{down}))"""


@dataclass(frozen=True, slots=True)
class Sheet:
    """An SVG on a page.

    Attributes:
        across: points that it is broad there.
        page: width and height of the page within its margin.
    """

    svg: str
    across: float
    page: tuple[float, float]
    margin: float


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
    sizes = [size(svg) for svg in svgs]
    width = sizes[0][0]
    notes = [note for note in (look.too_broad(width),) if note]
    if format == "svg":
        return Drawing(svgs[0].encode(), tuple(notes))
    scale = _scale(look, width, [height for _, height in sizes], format)
    sheets = []
    for svg, (_, height) in zip(svgs, sizes, strict=True):
        across, down, margin = width * scale, height * scale, 0.0
        page = (across, down)
        if format == "pdf" and look.width is not None:
            margin = MARGINS[look.width]
            page = (max(across, POINTS[look.width]), max(down, HEIGHTS[look.width]))
        sheets.append(Sheet(svg, across, page, margin))
    printed = compiled(sheets, format)
    return Drawing(printed.data, (*notes, *printed.notes))


def _scale(look: Look, width: float, heights: Sequence[float], format: str) -> float:
    """By how much a drawing is made smaller; sheets that are hardly too high by as much as the highest of them."""
    scale = look.scale(width)
    if format != "pdf" or look.width is None:
        return scale
    closest = look.closest * look.scale(math.inf) / scale
    highest = max((height for height in heights if height <= closest), default=0.0)
    return min(scale, HEIGHTS[look.width] / highest) if highest else scale


def compiled(sheets: Sequence[Sheet], format: str) -> Drawing:
    """Sheets as pages of a PDF, or one as a PNG; a note says which scripts the bundled font lacks."""
    missing = fonts.missing_scripts("".join(sheet.svg for sheet in sheets))
    note = f"the font that comes with Tracer lacks {', '.join(missing)}: look whether the {format} shows such text"
    # Loading it takes a while, and an SVG needs it not.
    import typst

    if format == "png":
        sheets = [_of_whole_pixels(sheet) for sheet in sheets]
    pages = [
        _SHEET.format(
            number=number, across=sheet.across, margin=sheet.margin,
            down=f', height: {sheet.page[1] - _LITTLE}pt, fit: "stretch"' if format == "png" else "",
            width=sheet.page[0] + 2 * sheet.margin, height=sheet.page[1] + 2 * sheet.margin,
        )
        for number, sheet in enumerate(sheets)
    ]  # fmt: skip
    data = typst.compile(
        "\n".join(["#set document(date: none)", *pages]).encode(), format="png" if format == "png" else "pdf", ppi=_DPI,
        sys_inputs={str(number): sheet.svg for number, sheet in enumerate(sheets)},
        font_paths=typst.Fonts(bool(missing), False, [str(Path(fonts.__file__).parent)]),
    )  # fmt: skip
    return Drawing(data, (note,) if missing else ())


def _of_whole_pixels(sheet: Sheet) -> Sheet:
    """The sheet as broad and high as some pixels, and what is drawn as broad for its height, by less than a pixel."""
    width, height = (max(1, round(side / _PIXEL)) * _PIXEL for side in sheet.page)
    across, _ = size(sheet.svg)
    down = across * height / width / (1 + 5e-7)
    svg = _VIEWBOX.sub(lambda box: f'viewBox="{box[1]} {box[2]} {box[3]} {down:.6f}"', sheet.svg, count=1)
    return Sheet(svg, width - _LITTLE, (width, height), sheet.margin)


def size(svg: str) -> tuple[float, float]:
    """Width and height in points."""
    found = _VIEWBOX.search(svg)
    if found is None:
        raise ValueError("the SVG has no viewBox; expected one of ours")
    return float(found[3]), float(found[4])
