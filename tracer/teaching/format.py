"""Whether what a student is about to hand in can be read: its form only, for the key is never seen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tracer.case.zones import DAY
from tracer.teaching.marking.cast import nobody
from tracer.teaching.marking.kinds import EXAMPLES, kinds
from tracer.teaching.marking.submissions import Row, Submission, read
from tracer.teaching.marking.times import Clocks, readings, unstated
from tracer.teaching.submission import FINDINGS, HAND_OFFS

#: What may be left empty without a word: not everything is corroborated, nor does everything have words.
_FREE = frozenset({"corroborated by", "when", "what differs"})
#: How times are read, for whose own could not be.
_TIMES = "16 June 1975, 2300Z; 1975-06-16; before 19 June 1975; between 16 and 19 June 1975; not stated"
#: A day without its year is read with the year of the case, and two figures of a year need it.
_ANY_YEAR = Clocks((2000,))
_A_MONTH = 32 * DAY


@dataclass(frozen=True, slots=True)
class Form:
    """What was found of the form.

    Attributes:
        readable: whether anything can be marked.
        summary: what was read, in a sentence.
        remarks: what cannot be read or is empty, each a sentence.
    """

    readable: bool
    summary: str
    remarks: tuple[str, ...]


def form_of(files: Sequence[tuple[str, bytes]]) -> Form:
    """Looks at the form of a submission as the marking will read it.

    Args:
        files: (file name, content).

    Example:
        >>> text = "from,to,when,quotation,document\\nAnna,Ben,some day,gave,m1\\n"
        >>> form = form_of([("work.csv", text.encode())])
        >>> form.summary
        '1 hand-off and 0 findings can be read'
        >>> [remark.partition(";")[0] for remark in form.remarks]
        ["hand-offs, row 1: no time can be read in 'some day'"]
    """
    found = read("", files)
    remarks = (*found.problems, *_remarks("hand-offs", found.hand_offs, HAND_OFFS),
               *_remarks("findings", found.findings, FINDINGS), *_times(found), *_kinds(found))  # fmt: skip
    summary = f"{_counted(len(found.hand_offs), 'hand-off')} and {_counted(len(found.findings), 'finding')} can be read"
    return Form(bool(found.hand_offs or found.findings), summary, remarks)


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'s' * (number != 1)}"


def _remarks(table: str, rows: Iterable[Row], headings: Iterable[str]) -> Iterable[str]:
    for row in rows:
        empty = [f"'{heading}'" for heading in headings if heading not in _FREE and not row.get(heading)]
        if empty:
            yield f"{table}, row {row.number}: nothing stands under {' and '.join(empty)}"


def _times(found: Submission) -> Iterable[str]:
    for row in found.hand_offs:
        written = row.get("when")
        if written and row.span is None and (doubt := _doubt(written)):
            yield f"hand-offs, row {row.number}: {doubt}; forms that are read: {_TIMES}"


def _kinds(found: Submission) -> Iterable[str]:
    for row in found.findings:
        written = row.get("kind")
        if not nobody(written) and not kinds(written):
            words = ", ".join(f"'{word}'" for word in EXAMPLES)
            what = f"'{written}' is not understood as a kind of finding"
            yield f"findings, row {row.number}: {what}; words that are: {words}"


def _doubt(written: str) -> str:
    """What of a time cannot be read; empty where it can."""
    spans = readings(written, _ANY_YEAR)
    if not spans:
        return "" if unstated(written) else f"no time can be read in '{written}'"
    if all(first is not None and last is not None and last - first > _A_MONTH for first, last in spans):
        more = re.sub(r"\d{4}", "", written)
        return f"only the year is read in '{written}'" if re.search(r"\d", more) else ""
    return f"'{written}' can be two days" if len(spans) > 1 else ""
