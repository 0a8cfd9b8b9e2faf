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
#: What is to be written under each heading.
ASKED = {
    "from": "the person or body that gave it on",
    "to": "the person or body that got it",
    "when": "as exactly as the document has it, with its clock; empty, or “not stated”, where it has no time",
    "quotation": "the words that show it, exactly",
    "document": "the short name of the document, which stands at its head",
    "corroborated by": "another document that shows the same, if there is one",
    "kind": "what it is about, in a word or two: who got it, who brought it, by which way, when, was it allowed, "
            "delivery (did it arrive?), not done (was an ordered step taken?), a gap …",
    "actor": "the person or body that it is about",
    "what differs": "in a sentence; or what cannot be told",
}
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
    """The empty tables as a workbook: headings that stay in view, cells that wrap, are text and say what is asked."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

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
            # Shown beside the cell that is being filled in; nothing is refused.
            asked = DataValidation(promptTitle=heading, prompt=ASKED[heading], showInputMessage=True)
            asked.add(f"{letter}2:{letter}{_ROWS + 1}")
            sheet.add_data_validation(asked)
            for row in range(2, _ROWS + 2):
                # As text a time or a dash stays what the student wrote.
                cell = sheet[f"{letter}{row}"]
                cell.number_format = "@"
                cell.alignment = Alignment(wrap_text=True, vertical="top")
    stream = io.BytesIO()
    book.save(stream)
    return steady(stream.getvalue())
