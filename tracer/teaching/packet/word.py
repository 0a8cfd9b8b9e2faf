"""A booklet as a Word document, for instructors who edit."""

from __future__ import annotations

import io
from typing import Any

from tracer.errors import TracerError
from tracer.teaching.archive import steady
from tracer.teaching.packet.blocks import (
    Block,
    Booklet,
    Code,
    Facts,
    Heading,
    Items,
    Lines,
    Page,
    Picture,
    Quote,
    Table,
    Text,
    legible,
)

#: Millimetres of an A4 sheet, and of its margins.
_SHORT, _LONG, _MARGIN = 210, 297, 20
#: Millimetres of a heading and a remark above a picture.
_ABOVE = 25
#: Points between what a table has and its rims, and of the little that follows it.
_RIM, _GAP = 2, 4
#: Points between paragraphs.
_BETWEEN = 6
#: Points of text, and whether it stands aslant.
_SIZES = {"lead": (14, True), "source": (10, False), "note": (9, False), "remark": (9, True), "plain": (11, False)}


def docx(booklet: Booklet) -> bytes:
    """The same words as the page has, in Word's own styles; the same bytes for the same booklet.

    Raises:
        TracerError: python-docx is not installed.
    """
    try:
        from docx import Document
    except ImportError:
        raise TracerError("no DOCX: it needs the extra 'docx' (pip install 'channel-tracer[docx]')") from None
    document: Any = Document()
    # A property of a Word file holds no more.
    document.core_properties.title, document.core_properties.author = legible(booklet.title)[:255], "Tracer"
    document.core_properties.comments = ""
    document.add_heading(legible(booklet.title), 0)
    document.add_paragraph(legible(booklet.running))
    _lay(document, document.sections[0], False)
    _style(document)
    _foot(document.sections[0].footer.paragraphs[0], booklet.foot)
    wide = False
    for number, page in enumerate(booklet.pages):
        turned = page.wide != wide
        if turned:
            wide = page.wide
            _lay(document, document.add_section(), wide)
            _hide(document.paragraphs[-1])
        # A sheet to write on has one of its own: not every program that reads Word's files keeps so much together.
        alone = page.whole and any(isinstance(block, Lines) for block in page.blocks)
        _page(document, page, bool(number) and (alone or not page.joined), turned)
    if booklet.pages and isinstance(booklet.pages[-1].blocks[-1], (Facts, Table)):
        _hide(document.paragraphs[-1])
    stream = io.BytesIO()
    document.save(stream)
    return steady(stream.getvalue())


def _style(document: Any) -> None:
    """Room under a heading, which has none in Word's template, and less of it between paragraphs."""
    from docx.shared import Pt

    document.styles["Normal"].paragraph_format.space_after = Pt(_BETWEEN)
    for level in (1, 2, 3):
        document.styles[f"Heading {level}"].paragraph_format.space_after = Pt(_GAP)


def _foot(paragraph: Any, text: str) -> None:
    """What stands under every page, with its number, which Word puts in."""
    paragraph.add_run(f"{text} · ")
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    number = paragraph.add_run("1")
    for run in (paragraph.runs[0], number):
        run.font.size = Pt(9)
    field.append(number._r)
    paragraph._p.append(field)


def _lay(document: Any, section: Any, wide: bool) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(_LONG), Mm(_SHORT)) if wide else (Mm(_SHORT), Mm(_LONG))
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(_MARGIN)


def _hide(paragraph: Any, after: int = 0) -> None:
    """Leaves no room to what Word must have: behind a full sheet it would take an empty one. `after` goes there."""
    from docx.shared import Pt

    paragraph.paragraph_format.line_spacing = Pt(1)
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(0), Pt(after)


def _page(document: Any, page: Page, fresh: bool, turned: bool) -> None:
    heading = document.add_heading(legible(page.title), 1).paragraph_format
    # A break of its own would leave an empty sheet behind a full one.
    heading.page_break_before = fresh and not turned
    if fresh or turned:
        heading.space_before = 0
    start = len(document.paragraphs)
    before: Block = Heading(page.title)
    for block, following in zip(page.blocks, (*page.blocks[1:], None), strict=True):
        _block(document, block, (_LONG if page.wide else _SHORT) - 2 * _MARGIN)
        if isinstance(block, Text) and following is not None:
            below = isinstance(following, (Facts, Table, Quote)) or isinstance(before, Heading) or block.leads
            document.paragraphs[-1].paragraph_format.keep_with_next = below
        before = block
    for paragraph in document.paragraphs[start:-1] if page.whole else ():
        paragraph.paragraph_format.keep_with_next = True


def _block(document: Any, block: Block, across: int) -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
    from docx.shared import Mm, Pt

    match block:
        case Text(text, kind):
            run = document.add_paragraph().add_run(legible(text))
            run.font.size, run.italic = Pt(_SIZES[kind][0]), _SIZES[kind][1]
        case Heading(text, nested):
            document.add_heading(legible(text), 3 if nested else 2)
        case Items(items, numbered):
            for number, item in enumerate(items, 1):
                # Word goes on counting through a document: a number that is written begins anew.
                text = f"{number}. {item}" if numbered else item
                document.add_paragraph(legible(text), "Normal" if numbered else "List Bullet")
        case Facts(rows):
            _table(document, Table((), rows, (1, 3)), across)
        case Quote(paragraphs):
            for text in paragraphs:
                document.add_paragraph(legible(f"“{text}”"), "Quote")
        case Table():
            _table(document, block, across)
        case Lines(asked, count):
            question = document.add_paragraph()
            question.add_run(legible(asked)).bold = True
            question.paragraph_format.keep_with_next = True
            for _ in range(count):
                # A leader is as long as the line, in whichever letters.
                line = document.add_paragraph("\t").paragraph_format
                line.tab_stops.add_tab_stop(Mm(across), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES)
                line.space_after = Pt(_GAP)
        case Picture():
            _picture(document, block, across)
        case Code(text):
            font = document.add_paragraph().add_run(legible(text)).font
            font.name, font.size = "Courier New", Pt(9)


def _table(document: Any, block: Table, across: int) -> None:
    from docx.shared import Mm, Pt

    columns = len(block.headings) or len(block.rows[0])
    widths = block.widths or (1,) * columns
    heads = [block.headings] if block.headings else []
    table = document.add_table(0, columns, "Table Grid" if heads or block.blank else "Normal Table")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(across * width / sum(widths))
    rows = [*heads, *block.rows, *[("",) * columns] * block.blank]
    for number, row in enumerate(rows):
        line = table.add_row()
        _property(line, "w:cantSplit")
        if number < len(heads):
            _property(line, "w:tblHeader")
        if number >= len(heads) + len(block.rows):
            line.height = Mm(13)
        for cell, text, width in zip(line.cells, row, widths, strict=True):
            cell.width = Mm(across * width / sum(widths))
            around = cell.paragraphs[0].paragraph_format
            around.space_before = around.space_after = Pt(_RIM)
            around.keep_with_next = block.whole and number < len(rows) - 1
            run = cell.paragraphs[0].add_run(legible(text))
            run.font.size, run.bold = Pt(10), number < len(heads)
    # Word would join a table with the next one, and wants something behind the last.
    _hide(document.add_paragraph(), 2 * _GAP)


def _property(row: Any, name: str) -> None:
    """A property of a row that python-docx has no name for: kept whole, repeated at the head of each page."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _picture(document: Any, block: Picture, across: int) -> None:
    from docx.shared import Mm

    shape = document.add_picture(io.BytesIO(block.png), Mm(across))
    tallest = Mm((_SHORT if across > _SHORT else _LONG) - 2 * _MARGIN - _ABOVE)
    if shape.height > tallest:
        shape.width, shape.height = int(shape.width * tallest / shape.height), tallest
    shape._inline.docPr.set("descr", legible(block.alt))
