"""An SVG of ours as a file: itself, or as PNG or PDF, without any system package.

Typst (Apache-2.0) was chosen after trying: one wheel draws both, in a tenth of a second, with the
bundled font alone, the same bytes for the same SVG; its PDF keeps lines and text. resvg-py is lighter
but makes no PDF; CairoSVG needs a system's cairo.
"""

from __future__ import annotations

import re
from pathlib import Path

from tracer.views import fonts
from tracer.views.drawing import Drawing
from tracer.views.look import Look

FORMATS = ("svg", "png", "pdf")
#: Dots per inch of a PNG: twice a screen's 72, so that it can be printed.
_DPI = 144
_SHEET = """#set document(date: none)
#set page(width: {width}pt, height: {height}pt, margin: 0pt)
#image(bytes(sys.inputs.drawing), format: "svg", width: 100%)"""


def drawing(svg: str, format: str, look: Look) -> Drawing:
    """A view that we have drawn ourselves, in one format.

    Args:
        svg: its own; the family that it names first is drawn in the bundled font.
        format: one of `FORMATS`.
        look: the width it is for.

    Returns:
        The same bytes for the same SVG.

    Example:
        >>> plain = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><rect width="8" height="8"/></svg>'
        >>> drawing(plain, "png", Look()).data[:4], drawing(plain, "pdf", Look()).data[:5]
        (b'\\x89PNG', b'%PDF-')
    """
    found = re.search(r'viewBox="0 0 (\S+) (\S+)"', svg)
    if found is None:
        raise ValueError("the SVG has no viewBox; expected one of ours")
    width, height = float(found[1]), float(found[2])
    notes = [note for note in (look.too_broad(width),) if note]
    if format == "svg":
        return Drawing(svg.encode(), tuple(notes))
    missing = fonts.missing_scripts(svg)
    if missing:
        notes.append(
            f"the font that comes with Tracer lacks {', '.join(missing)}: look whether the {format} shows such text"
        )
    # Loading it takes a while, and an SVG needs it not.
    import typst

    scale = look.scale(width)
    sheet = _SHEET.format(width=width * scale, height=height * scale)
    data = typst.compile(
        sheet.encode(), format="png" if format == "png" else "pdf", ppi=_DPI, sys_inputs={"drawing": svg},
        font_paths=typst.Fonts(bool(missing), False, [str(Path(fonts.__file__).parent)]),
    )  # fmt: skip
    return Drawing(data, tuple(notes))
