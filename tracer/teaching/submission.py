"""What a student hands in: two tables, of the hand-offs and of the findings. Here are their headings and empty forms.

A text table (CSV) holds both, one under the other with an empty line between; a workbook
(XLSX) has a sheet for each.
"""

from __future__ import annotations

import csv
import io

from tracer.teaching.archive import steady

HAND_OFFS = ("from", "to", "when", "quotation", "document", "corroborated by")
FINDINGS = ("kind", "actor", "what differs", "quotation", "document")
#: The sheets of a workbook, in their order.
SHEETS = (("hand-offs", HAND_OFFS), ("findings", FINDINGS))

#: Rows that are ready to be filled in: more than any case has hand-offs. What stands below them is read as well.
_ROWS = 100
_WIDTHS = {"quotation": 48, "what differs": 40, "when": 24}


def blank_csv() -> str:
    """The empty tables as CSV.

    Example:
        >>> print(blank_csv().replace("\\r", ""), end="")
        from,to,when,quotation,document,corroborated by
        <BLANKLINE>
        kind,actor,what differs,quotation,document
    """
    stream = io.StringIO()
    writer = csv.writer(stream)
    for number, (_, headings) in enumerate(SHEETS):
        if number:
            writer.writerow(())
        writer.writerow(headings)
    return stream.getvalue()


def blank_xlsx() -> bytes:
    """The empty tables as a workbook: headings that stay in view, cells that are text and wrap."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    book = Workbook()
    book.remove(book.worksheets[0])
    for name, headings in SHEETS:
        sheet = book.create_sheet(name)
        sheet.append(headings)
        sheet.freeze_panes = "A2"
        for number, heading in enumerate(headings, 1):
            letter = get_column_letter(number)
            sheet[f"{letter}1"].font = Font(bold=True)
            sheet[f"{letter}1"].fill = PatternFill("solid", fgColor="E4E9EE")
            sheet.column_dimensions[letter].width = _WIDTHS.get(heading, 22)
            for row in range(2, _ROWS + 2):
                # As text a time or a dash stays what the student wrote.
                cell = sheet[f"{letter}{row}"]
                cell.number_format = "@"
                cell.alignment = Alignment(wrap_text=True, vertical="top")
    stream = io.BytesIO()
    book.save(stream)
    return steady(stream.getvalue())
