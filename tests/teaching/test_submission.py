"""The empty tables: both headings, in CSV and XLSX, the same bytes in every run."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date

from openpyxl import load_workbook

from tracer.teaching.submission import ASKED, FINDINGS, HAND_OFFS, SHEETS, blank_csv, blank_xlsx


def test_the_text_table_has_both_headings_apart() -> None:
    """An empty line between them, and nothing filled in."""
    assert list(csv.reader(io.StringIO(blank_csv()))) == [list(HAND_OFFS), [], list(FINDINGS)]


def test_the_workbook_has_a_sheet_for_each() -> None:
    """Named as the tables, with the same headings and no other cell filled."""
    book = load_workbook(io.BytesIO(blank_xlsx()))
    assert book.sheetnames == [name for name, _ in SHEETS]
    for name, headings in SHEETS:
        filled = [cell.value for row in book[name].iter_rows() for cell in row if cell.value is not None]
        assert filled == list(headings)


def test_every_column_says_what_is_asked_of_it() -> None:
    """Beside each of its cells; nothing that is typed is refused."""
    for sheet, (_, headings) in zip(load_workbook(io.BytesIO(blank_xlsx())), SHEETS, strict=True):
        asked = sheet.data_validations.dataValidation
        assert [(one.promptTitle, one.prompt, one.type) for one in asked] == [(one, ASKED[one], None) for one in headings]
        assert all(len(one.prompt) <= 255 and one.showInputMessage for one in asked)


def test_a_workbook_does_not_tell_when_it_was_made() -> None:
    """The same input gives the same bytes, whatever the clock says."""
    with zipfile.ZipFile(io.BytesIO(blank_xlsx())) as archive:
        assert {part.date_time[0] for part in archive.infolist()} == {1980}
        assert b"1980-01-01" in archive.read("docProps/core.xml")
        assert str(date.today().year).encode() not in archive.read("docProps/core.xml")
