"""What the instructor gets: the table of marks, the filled worksheet, the summary of the class."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from html import escape as escaped
from statistics import mean, median

from tracer.errors import TracerError
from tracer.teaching.marking.asked import Key
from tracer.teaching.marking.levels import Level
from tracer.teaching.marking.marked import Marked
from tracer.teaching.marking.overrides import Override
from tracer.teaching.marking.quotations import Texts
from tracer.teaching.marking.remarks import TOLD, UNREADABLE, flag, for_instructor, lost, remarks
from tracer.teaching.marking.scoring import PARTS
from tracer.teaching.marking.students import Student
from tracer.views.texts.markdown import escape

#: A cell that begins with one of these is a formula to a spreadsheet (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_GRADE, _FEEDBACK, _MOST = "grade", "feedback comments", "maximum grade"
_NEEDED = ("identifier", _GRADE)


def safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; a lone dash stays what it is.

    Example:
        >>> safe("=HYPERLINK(1)"), safe("-"), safe("Joyce")
        ("'=HYPERLINK(1)", '-', 'Joyce')
    """
    return f"'{cell}" if cell.startswith(_FORMULA) and cell != "-" else cell


def alike(marked: Sequence[Marked]) -> tuple[Marked, ...]:
    """The same, with a flag where two submissions say the same, word for word."""
    groups: dict[str, list[str]] = {}
    for one in marked:
        groups.setdefault(one.print, []).append(one.name)

    def flagged(one: Marked) -> Marked:
        others = [name for name in groups[one.print] if name != one.name] if one.print else []
        more = f" and {len(others) - 3} more" if len(others) > 3 else ""
        return replace(one, flags=(*one.flags, ("same", ", ".join(others[:3]) + more))) if others else one

    return tuple(flagged(one) for one in marked)


def of_another_case(marked: Iterable[Marked]) -> bool:
    """Whether nobody has a hand-off with both hands right, so that perhaps they all read another case."""
    tried = [one for one in marked if one.hand_offs]
    return bool(tried) and not any(_hands(one, "from") & _hands(one, "to") for one in tried)


def _hands(marked: Marked, side: str) -> set[int]:
    """The rows in which who gave it, or who got it, is right."""
    return {row for table, row, name, value in marked.cells if (table, name) == ("hand-offs", side) and value >= 1}


def overridden(marked: Marked, overrides: Iterable[Override]) -> tuple[Marked, tuple[str, ...]]:
    """With the points that the instructor has set, and what he set in words."""
    notes = []
    for one in overrides:
        why = f": {one.why}" if one.why else ""
        notes.append(f"Set by the marker: {one.part} {round(one.points, 1):g}{why}")
        if one.part == "total":
            marked = replace(marked, total=one.points)
        else:
            parts = tuple((part, one.points if part == one.part else got, of) for part, got, of in marked.parts)
            marked = replace(marked, parts=parts, total=round(sum(got for _, got, _ in parts), 1))
    return marked, tuple(notes)


def table(marked: Sequence[Marked], notes: Mapping[str, Sequence[str]]) -> str:
    """Every submission with its mark, its flags and every deduction, as CSV."""
    rows: list[Sequence[str]] = [("submission", "mark", *PARTS, "flags", "deductions", "set by the marker", "problems")]
    for one in marked:
        got = {part: f"{points:.1f}" for part, points, _ in one.parts}
        losses = [f"{lost(points)} {part}: {why}" for part, why, points in for_instructor(one)]
        rows.append((
            one.name, f"{one.total:.1f}", *(got.get(part, "") for part in PARTS),
            "; ".join(flag(*each) for each in one.flags), " | ".join(losses), "; ".join(notes.get(one.name, ())),
            "; ".join(one.problems),
        ))  # fmt: skip
    return _csv(rows)


def worksheet(
    text: str, marked: Sequence[tuple[Student, Marked]], level: Level, notes: Mapping[str, Sequence[str]]
) -> tuple[str, tuple[str, ...]]:
    """Moodle's offline grading worksheet with grades and feedback filled in; all else as it was.

    Args:
        text: the worksheet as it was downloaded.
        marked: who is marked; a student is found by his number, else by his full name or e-mail address.
        level: how much of the key the feedback tells.

    Returns:
        The filled worksheet, and the names of those who are not in it.

    Raises:
        TracerError: it lacks a column that Moodle needs.
    """
    try:
        rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    except csv.Error as error:
        raise TracerError(f"the worksheet is no table: {error}") from None
    columns = [" ".join(cell.casefold().split()) for cell in rows[0]] if rows else []
    for needed in _NEEDED:
        if needed not in columns:
            missing = f"the worksheet has no column '{needed.capitalize()}'"
            raise TracerError(f"{missing}; expected those that Moodle writes in English")
    strangers, found = [], {}
    for student, one in marked:
        number = _row_of(student, rows, columns)
        if number is None:
            strangers.append(one.name)
        else:
            found[number] = one
    filled: list[Sequence[str]] = [rows[0]]
    for number, row in enumerate(rows[1:], 1):
        row = [*row, *[""] * (len(columns) - len(row))]
        if number in found:
            one = found[number]
            most = _number(row[columns.index(_MOST)]) if _MOST in columns else None
            if one.readable or notes.get(one.name):
                # Nothing that could be read is no work of no worth: its grade is the instructor's to give.
                row[columns.index(_GRADE)] = f"{one.total * (100.0 if most is None else most) / 100:.2f}"
            if _FEEDBACK in columns:
                row[columns.index(_FEEDBACK)] = _comment(one, level, notes.get(one.name, ()))
        filled.append([safe(cell) for cell in row])
    return _written(filled), tuple(strangers)


def summary(marked: Sequence[Marked], key: Key, texts: Texts) -> str:
    """What the class did, as Markdown: marks, what was missed most, what is to be looked at."""
    read = [one for one in marked if one.readable]
    totals = sorted(one.total for one in read)
    lines = [f"# {escape(key.reading.case.title)}: the class", ""]
    if len(read) < len(marked):
        count = len(marked) - len(read)
        lines += [f"Of {count} of {len(marked)} submissions nothing could be read; they are not counted here.", ""]
    if not totals:
        lines += ["No submission was marked.", ""]
        return "\n".join([*lines, *_to_be_looked_at(marked)])
    spread = f"Mean {mean(totals):.1f}, median {median(totals):.1f}, lowest {totals[0]:.1f}, highest {totals[-1]:.1f}."
    lines += [f"{len(totals)} submission{'s' * (len(totals) != 1)}. {spread}", ""]
    if not texts.whole:
        lines += ["Not every text of the sources was at hand (`--texts`): no quotation is called invented, and none "
                  "that could not be looked up costs anything.", ""]  # fmt: skip
    missed = Counter(id for one in read for id in one.missed)
    told = {step.id: step.told for step in key.steps} | {point.id: point.told for point in key.points}
    for heading, ids in (
        ("Hand-offs", [step.id for step in key.steps if step.asked]),
        ("Findings", [point.id for point in key.points if point.asked]),
    ):
        ranked = sorted(ids, key=lambda id: -missed[id])
        lines += [f"## {heading}, those missed most first", "", "| Missed by | What |", "|---|---|"]
        lines += [f"| {missed[id]} of {len(totals)} | {escape(told[id])} |" for id in ranked] + [""]
    wrong = Counter((loss.part, loss.reason) for one in read for loss in one.losses if loss.row is not None)
    lines += ["## Rows with something wrong", "", "| How many | Part | What |", "|---|---|---|"]
    lines += [f"| {count} | {part} | {reason} |" for (part, reason), count in wrong.most_common()] + [""]
    return "\n".join([*lines, *_to_be_looked_at(marked)])


def _to_be_looked_at(marked: Sequence[Marked]) -> list[str]:
    looked = [
        (one.name, what) for one in marked
        for what in (*(flag(*each) for each in one.flags if each[0] != "unreadable" or not one.problems), *one.problems)
    ]  # fmt: skip
    if not looked:
        return []
    lines = ["## To be looked at", "", "No points are taken for these.", "", "| Submission | What |", "|---|---|"]
    return [*lines, *(f"| {escape(name)} | {escape(what)} |" for name, what in looked), ""]


def _comment(marked: Marked, level: Level, notes: Sequence[str]) -> str:
    """Feedback for Moodle, which takes it as HTML."""
    if not marked.readable:
        return "<br>".join(escaped(line) for line in (*notes, *marked.problems, UNREADABLE))
    lines = [f"{part.capitalize()}: {got:.1f} of {of:.1f}" for part, got, of in marked.parts]
    lines += [*notes, *marked.problems, *(flag(*one) for one in marked.flags if one[0] in TOLD)]
    lines += [f"{lost(points)} {why}" for _, why, points in remarks(marked, level)]
    return "<br>".join(escaped(line) for line in lines)


def _row_of(student: Student, rows: Sequence[Sequence[str]], columns: Sequence[str]) -> int | None:
    def cells(column: str) -> list[str]:
        at = columns.index(column) if column in columns else None
        return [row[at].strip() if at is not None and at < len(row) else "" for row in rows]

    if student.number:
        numbers = [cell.split()[-1:] for cell in cells("identifier")]
        return next((n for n, last in enumerate(numbers) if n and last == [student.number]), None)
    for column in ("full name", "email address", "identifier"):
        same = [n for n, cell in enumerate(cells(column)) if n and cell.casefold() == student.person.casefold()]
        if len(same) == 1:
            return same[0]
    return None


def _number(text: str) -> float | None:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None


def _csv(rows: Iterable[Sequence[str]]) -> str:
    return _written([safe(" ".join(cell.split())) for cell in row] for row in rows)


def _written(rows: Iterable[Sequence[str]]) -> str:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows(rows)
    return stream.getvalue()
