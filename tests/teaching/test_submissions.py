"""Whatever is handed in is read as far as it can be, and what cannot be read is told."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from tracer.teaching.marking import read
from tracer.teaching.submission import blank_csv, blank_xlsx

TABLE = "from,to,when\nScowcroft,Matlock,1990-03-21\n\nkind,actor\nbearer,Joyce\n"


def workbook(*rows: tuple[object, ...], title: str = "hand-offs") -> bytes:
    """A workbook of one sheet."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    for row in rows:
        sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("data", [
    TABLE.encode(), TABLE.encode("utf-8-sig"), TABLE.encode("utf-16"), TABLE.replace(",", ";").encode("cp1252"),
    TABLE.replace(",", "\t").replace("\n", "\r\n").encode(), TABLE.replace("\n", "\r").encode(),
    ("Name: ,,\n" + TABLE.replace("from", " FROM ")).encode(),
])  # fmt: skip
def test_a_table_is_known_by_its_headings(data: bytes) -> None:
    """In whatever encoding, with whatever between the cells."""
    found = read("a student", [("work.csv", data)])
    assert [row.get("to") for row in found.hand_offs] == ["Matlock"]
    assert [(row.get("kind"), row.get("actor")) for row in found.findings] == [("bearer", "Joyce")]
    assert found.problems == ()


@pytest.mark.parametrize(("name", "data"), [("form.csv", blank_csv().encode()), ("form.xlsx", blank_xlsx())])
def test_the_form_that_students_get_is_read(name: str, data: bytes) -> None:
    """Empty as it is, without a complaint."""
    found = read("a student", [(name, data)])
    assert (found.hand_offs, found.findings, found.problems, found.readable) == ((), (), (), True)


def test_a_workbook_counts_whatever_its_sheets_are_called() -> None:
    """A date is a date, a number what is shown."""
    data = workbook(("from", "to", "when"), ("Joyce", 7, datetime(1990, 3, 21, 10, 30)), title="Tabelle1")
    (row,) = read("a student", [("work.xlsx", data)]).hand_offs
    assert (row.get("to"), row.get("when")) == ("7", "1990-03-21 10:30")


def test_two_files_are_one_submission() -> None:
    """And the one that cannot be read does not take the other with it."""
    first, second = TABLE.split("\n\n")
    files = [("a.csv", first.encode()), ("b.csv", second.encode()), ("c.xlsx", b"PK\x03\x04 torn")]
    found = read("a student", files)
    assert (len(found.hand_offs), len(found.findings)) == (1, 1)
    assert found.problems == ("c.xlsx: the workbook is broken and cannot be read to its end",)


def test_what_is_too_large_is_not_unpacked() -> None:
    """A small file can hold a huge one."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 60_000_000)
    (problem,) = read("a student", [("bomb.xlsx", stream.getvalue())]).problems
    assert "larger than 50 MB" in problem


def test_a_long_table_is_cut() -> None:
    """Nobody writes ten thousand hand-offs."""
    found = read("a student", [("work.csv", ("from,to\n" + "a,b\n" * 10_000).encode())])
    assert len(found.hand_offs) == 200
    assert found.problems == ("work.csv: only the first 200 rows of a table are read",)


def test_a_case_file_with_mistakes_is_told_with_their_places() -> None:
    """As everywhere."""
    found = read("a student", [("work.yaml", b"tracer: 1\ntitel: x\n")])
    assert not found.readable
    assert any(problem.startswith("work.yaml:2:1: ") for problem in found.problems)


@given(st.binary(max_size=300))
def test_nothing_that_is_handed_in_stops_the_reader(data: bytes) -> None:
    """Of whatever bytes it is, under any name."""
    for name in ("work.csv", "work.xlsx", "work.yaml"):
        for content in (data, b"PK\x03\x04" + data, b"from,to\n" + data):
            found = read("a student", [(name, content)])
            assert found.readable or found.problems


@pytest.mark.parametrize(("data", "rows", "told"), [
    (b"", 0, "work.csv: there is nothing in it"),
    (b"\xef\xbb\xbf\r\n \r\n", 0, "work.csv: there is nothing in it"),
    (b"sorry", 0, "work.csv: no table with the headings 'from' and 'to', or 'kind' and 'actor'"),
    (b"A,B,1990\nB,C,1990\nkind,actor\nbearer,B\n", 0, "work.csv: 2 rows above the first headings, not read"),
    (b"My work,Ana\nfrom,to\nA,B\n", 1, None),
    (b'from,to,quotation\nA,B,"he said\nB,C,x\nC,D,y\n', 1,
     "work.csv: a quotation mark is opened and not closed; what stands behind it is read as one cell"),
    (b'from,to,quotation\nA,B,"two\nlines"\nB,C,5" gun\n', 2, None),
    (b"from,to\nA,B\n" + b"x" * 140_000 + b",C\nC,D\n", 1,
     "work.csv: line 3 is too long to be a row, and nothing is read from there on"),
])  # fmt: skip
def test_what_is_wrong_with_a_table_is_told_and_the_rest_is_read(data: bytes, rows: int, told: str | None) -> None:
    found = read("a student", [("work.csv", data)])
    assert len(found.hand_offs) == rows
    assert found.problems == ((told,) if told else ())
