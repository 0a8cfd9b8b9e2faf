"""A report as plain text for a terminal or a mail: at most 100 columns, legible without colour."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from tracer.case.spelling import printable
from tracer.report import Report
from tracer.views.texts.outline import Entry, Row, outline
from tracer.vocabulary import Verdict

WIDTH = 100
_INDENT, _LABEL = 4, 12
#: Select Graphic Rendition codes (ECMA-48): bold, and colours that the colour-blind tell apart.
_COLOURS = {Verdict.DEVIATION: "1;31", Verdict.CANNOT_TELL: "1;33", Verdict.AS_ORDERED: "34", Verdict.NOTED: "36"}


def text(report: Report, *, verbose: bool = False, brief: bool = False, colour: bool = False) -> str:
    """The findings of one case, departures first, each with its evidence.

    Args:
        report: what `examine` returned.
        verbose: also what is clear or not applicable.
        brief: only the main sentences.
        colour: with codes for a terminal.

    Example:
        >>> import tracer
        >>> print(text(tracer.examine(tracer.load(tracer.example("bush-gorbachev-1990"))), brief=True)[:46])
        President Bush to President Gorbachev, March 1
    """
    found = outline(report)
    lines = wrapped(found.title, "", "")
    if found.edition and not brief:
        lines += wrapped(f"reading by {found.edition}", "  ", "  ")
    for label, line in found.routes:
        lines += wrapped(line, f"  {label:<8} ", " " * 13)
    for entry in (*found.entries, *(found.quiet if verbose else ())):
        if not brief or entry.mark.startswith("D"):
            lines.append("")
        lines += _entry(entry, brief, colour)
    if found.also_said and not brief:
        lines += ["", "Also said, and cited by no finding", *_labelled(found.also_said, " " * _INDENT)]
    if found.supplied and not brief:
        lines += ["", "Supplied by the editor"]
        for subject, why, place in found.supplied:
            lines += wrapped(f"{subject}: {why} ({place})", "  ", " " * _INDENT)
    lines += ["", *wrapped(f"{found.summary} {found.looked_up}", "", "")]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _entry(entry: Entry, brief: bool, colour: bool) -> list[str]:
    finding = entry.finding
    lines = _head(f"{entry.mark:<3} ", entry, f"{finding.code} {finding.name}", " " * _INDENT, colour)
    if not brief:
        lines += _rows(entry, " " * _INDENT)
    for number, nested in enumerate(entry.nested, 1):
        last = number == len(entry.nested)
        name = nested.aspect or nested.finding.name
        bar = "      " if last else "  │   "
        lines += _head(f"  {'└' if last else '├'} {printable(name)}: ", nested, nested.finding.code, bar, colour)
        if not brief:
            lines += _rows(nested, bar)
    return lines


def _head(lead: str, entry: Entry, tag: str, indent: str, colour: bool) -> list[str]:
    """The main sentence on the left, code and verdict on the right of its first line."""
    tag = f"{tag}  {entry.verdict}"
    left = textwrap.wrap(
        printable(entry.heading), max(WIDTH - len(tag) - 3, 40), initial_indent=lead, subsequent_indent=indent,
        break_on_hyphens=False,
    )  # fmt: skip
    space = max(WIDTH - len(tag) - len(left[0]), 2)
    code = _COLOURS.get(entry.finding.verdict) if colour else None
    shown = tag.replace(entry.verdict, f"\x1b[{code}m{entry.verdict}\x1b[0m") if code else tag
    return [f"{left[0]}{' ' * space}{shown}", *left[1:]]


def _rows(entry: Entry, indent: str) -> Iterable[str]:
    yield from _labelled(entry.rows, indent)
    if entry.place:
        yield f"{indent}{printable(entry.place)}"


def _labelled(rows: Iterable[Row], indent: str) -> Iterable[str]:
    before = ""
    for row in rows:
        label = "" if row.label == before else row.label
        before = row.label
        yield from wrapped("; ".join(row.sentences), f"{indent}{label:<{_LABEL - 1}} ", f"{indent}{' ' * _LABEL}")


def wrapped(words: str, lead: str, indent: str) -> list[str]:
    """Words from a file made harmless and wrapped, the first line behind its lead."""
    return textwrap.wrap(
        printable(" ".join(words.split())), WIDTH, initial_indent=lead, subsequent_indent=indent, break_on_hyphens=False
    ) or [lead]  # fmt: skip
