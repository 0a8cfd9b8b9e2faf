"""A submission as it comes: a table, a workbook, a case file, or several of them; whole or broken.

A table is known by its headings, wherever they stand and in whichever order. What cannot be read
is told, and what can be read counts.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from tracer.analysis.spans import Span
from tracer.errors import CaseError, TracerError
from tracer.teaching.submission import FINDINGS, HAND_OFFS

#: So much of a submission is read: nobody's work on a case is longer.
MOST_BYTES = 5_000_000
_MOST_UNPACKED = 50_000_000
_MOST_ROWS = 200
_MOST_LINES = 5_000
_MOST_COLUMNS = 50
_LONGEST_CELL = 2_000
#: A line with so many cells filled is a row, and no title above a table.
_A_ROW = 3
#: A row is a heading if it has these; the first that fits.
_HEADINGS = (("hand-offs", HAND_OFFS, {"from", "to"}), ("findings", FINDINGS, {"kind", "actor"}))


@dataclass(frozen=True, slots=True)
class Row:
    """One hand-off or finding as the student has it.

    Attributes:
        number: counted from 1 in its table.
        cells: (heading, what stands under it).
        span: when it was, where the submission says so in instants (a case file).
    """

    number: int
    cells: tuple[tuple[str, str], ...]
    span: Span | None = None

    def get(self, heading: str) -> str:
        """What stands under a heading; empty where nothing does."""
        return dict(self.cells).get(heading, "")


@dataclass(frozen=True, slots=True)
class Submission:
    """What one student handed in.

    Attributes:
        problems: what could not be read, each a sentence.
        readable: whether any table was found.
    """

    name: str
    hand_offs: tuple[Row, ...] = ()
    findings: tuple[Row, ...] = ()
    problems: tuple[str, ...] = ()
    readable: bool = True


@dataclass
class _Found:
    tables: dict[str, list[Row]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def read(name: str, files: Sequence[tuple[str, bytes]], problems: Iterable[str] = ()) -> Submission:
    """Reads what one student handed in; never raises for what is in it.

    Args:
        name: what the student is called by.
        files: (file name, content), one or several.
        problems: what went wrong before, each a sentence.

    Example:
        >>> text = "From;To\\nScowcroft;Matlock\\n\\nKind;Actor\\nbearer;Joyce\\n"
        >>> found = read("a student", [("work.csv", text.encode())])
        >>> found.hand_offs[0].get("to"), found.findings[0].get("kind"), found.problems
        ('Matlock', 'bearer', ())
        >>> read("another", [("work.csv", b"sorry")]).problems
        ("work.csv: no table with the headings 'from' and 'to', or 'kind' and 'actor'",)
    """
    found = _Found(problems=list(problems))
    for file, data in files:
        if len(data) > MOST_BYTES:
            found.problems.append(f"{file}: larger than {MOST_BYTES // 1_000_000} MB, and not read")
        elif file.casefold().endswith((".yaml", ".yml")):
            _case(file, data, found)
        elif data.startswith(b"PK"):
            _workbook(file, data, found)
        else:
            _text(file, data, found)
    if not found.tables and not found.problems:
        what = f"{files[0][0]}: " if len(files) == 1 else ""
        wanted = "no table with the headings 'from' and 'to', or 'kind' and 'actor'"
        found.problems.append(f"{what}{wanted}" if files else "there is no file in it")
    tables = {kind: tuple(rows) for kind, rows in found.tables.items()}
    return Submission(
        name, tables.get("hand-offs", ()), tables.get("findings", ()), tuple(found.problems), bool(tables)
    )  # fmt: skip


def _text(file: str, data: bytes, found: _Found) -> None:
    text = _decoded(data).replace("\0", "")
    if not text.strip():
        found.problems.append(f"{file}: there is nothing in it")
        return
    for delimiter in ",;\t":
        lines, problem = _lines(text, delimiter)
        if any(_heading(line) for line in lines):
            _tables(file, lines, found)
            found.problems += [f"{file}: {problem}"] if problem else []
            return


def _lines(text: str, delimiter: str) -> tuple[list[list[str]], str]:
    """The lines of a table as far as they can be read, and what is wrong with the rest."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    lines: list[list[str]] = []
    try:
        lines += islice(reader, _MOST_LINES)
    except csv.Error:
        return lines, f"line {reader.line_num} is too long to be a row, and nothing is read from there on"
    if lines and text.count('"') % 2 and any("\n" in cell for cell in lines[-1]):
        return lines, "a quotation mark is opened and not closed; what stands behind it is read as one cell"
    return lines, ""


def _decoded(data: bytes) -> str:
    """UTF-8, what its first bytes say, or what Western office programs write."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _workbook(file: str, data: bytes, found: _Found) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(part.file_size for part in archive.infolist()) > _MOST_UNPACKED:
                most = f"{_MOST_UNPACKED // 1_000_000} MB"
                found.problems.append(f"{file}: unpacked it is larger than {most}, and not read")
                return
        for lines in _sheets(data):
            _tables(file, lines, found)
    except Exception:  # whatever a broken or forged workbook makes its reader raise
        found.problems.append(f"{file}: the workbook is broken and cannot be read to its end")


def _sheets(data: bytes) -> Iterator[list[list[str]]]:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    try:
        for sheet in book.worksheets:
            rows = sheet.iter_rows(max_row=_MOST_LINES, max_col=_MOST_COLUMNS, values_only=True)
            yield [[_shown(value) for value in row] for row in rows]
    finally:
        book.close()


def _shown(value: object) -> str:
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}" if (value.hour, value.minute) != (0, 0) else f"{value:%Y-%m-%d}"
    return "" if value is None else str(value)


def _tables(file: str, lines: Iterable[Sequence[str]], found: _Found) -> None:
    """Rows under their headings; a new heading begins a new table."""
    columns: dict[int, str] = {}
    rows: list[Row] | None = None
    before = 0
    for line in lines:
        heading = _heading(line)
        if heading:
            kind, columns = heading
            rows = found.tables.setdefault(kind, [])
            continue
        before += rows is None and not found.tables and sum(bool(cell.strip()) for cell in line) >= _A_ROW
        cells = tuple((name, line[at].strip()[:_LONGEST_CELL]) for at, name in columns.items() if at < len(line))
        if rows is None or not any(text for _, text in cells):
            continue
        if len(rows) == _MOST_ROWS:
            found.problems.append(f"{file}: only the first {_MOST_ROWS} rows of a table are read")
            rows = None
            continue
        rows.append(Row(len(rows) + 1, cells))
    if before:
        found.problems.append(f"{file}: {before} row{'s' * (before != 1)} above the first headings, not read")


def _heading(line: Sequence[str]) -> tuple[str, dict[int, str]] | None:
    names = [" ".join(cell.casefold().split()) for cell in line[:_MOST_COLUMNS]]
    for kind, known, wanted in _HEADINGS:
        if wanted <= set(names):
            return kind, {names.index(name): name for name in known if name in names}
    return None


def _case(file: str, data: bytes, found: _Found) -> None:
    """A case file is a submission: its hand-offs and its findings are what it says."""
    from tracer import wording
    from tracer.case.load import loads
    from tracer.case.textfile import decoded
    from tracer.report import examine
    from tracer.teaching.marking.asked import key

    try:
        asked = key(examine(loads(decoded(data, file), file)))
    except CaseError as error:
        found.problems += [str(problem) for problem in error.problems]
        return
    except TracerError as error:
        found.problems.append(f"{file}: {error}")
        return
    names = asked.reading

    def said(hands: tuple[tuple[str, ...], ...]) -> str:
        return wording.names(names, hands[0]) if hands and hands[0] else ""

    found.tables["hand-offs"] = [
        Row(number, (
            ("from", said(step.givers)), ("to", said(step.recipients)),
            ("when", wording.when(step.span, names.times.zone(step.id))), ("quotation", "".join(step.quotes[:1])),
            ("document", ", ".join(step.documents)),
        ), step.span)
        for number, step in enumerate((step for step in asked.steps if step.asked), 1)
    ][:_MOST_ROWS]  # fmt: skip
    found.tables["findings"] = [
        Row(number, (
            ("kind", point.kind), ("actor", wording.names(names, point.actors[:1]) if point.actors else ""),
            ("what differs", point.told), ("quotation", "".join(point.quotes[:1])),
            ("document", ", ".join(point.documents)),
        ))
        for number, point in enumerate((point for point in asked.points if point.asked), 1)
    ][:_MOST_ROWS]  # fmt: skip
