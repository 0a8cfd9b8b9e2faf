"""A report as Markdown (CommonMark with the tables of GitHub), to be read like good footnotes.

Findings cite their evidence by number; one table at the end gives the words, whose they are
and where they are printed. Everything that the editor supplied is listed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tracer import __version__, wording
from tracer.analysis.reading import Reading
from tracer.case.spelling import printable
from tracer.checks.base import Evidence
from tracer.report import Report
from tracer.views.texts.outline import Entry, outline
from tracer.vocabulary import Verdict
from tracer.wording.overview import points

#: The first line of an index, by which Tracer knows it as its own.
SIGNATURE = f"<!-- Written by Tracer {__version__}; replaced as a whole when cases are traced again. -->"
_ENTITIES = {character: f"&#{ord(character)};" for character in "\\`|$"} | {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def markdown(report: Report) -> str:
    """The findings of one case.

    Example:
        >>> import tracer
        >>> page = markdown(tracer.examine(tracer.load(tracer.example("bush-gorbachev-1990"))))
        >>> page.splitlines()[0]
        '# President Bush to President Gorbachev, March 1990'
    """
    found = outline(report)
    numbers: dict[tuple[str, str], int] = {}
    for finding in report.findings:
        for evidence in finding.evidence:
            numbers.setdefault((evidence.document, evidence.statement), len(numbers) + 1)
    lines = [f"# {escape(found.title)}", ""]
    if found.edition:
        lines += [f"Reading by {escape(found.edition)}.", ""]
    if found.routes:
        lines += [*(f"- **{label}**: {escape(line)}" for label, line in found.routes), ""]
    lines += [escape(found.summary), ""]
    for entry in found.entries:
        lines += _entry(entry, numbers, "##")
    lines += _quiet(found.quiet)
    lines += _evidence(report, numbers)
    if found.also_said:
        said = [f"- *{row.label}*: {escape(row.sentences[0])}" for row in found.also_said]
        lines += ["## Also said, and cited by no finding", "", *said, ""]
    if found.supplied:
        rows = [(subject, why, place) for subject, why, place in found.supplied]
        lines += ["## Supplied by the editor", "", *_table(("What", "Why", "Place"), rows), ""]
    if found.looked_up:
        lines += [escape(found.looked_up), ""]
    return "\n".join(lines)


def index(entries: Sequence[tuple[str, Report]]) -> str:
    """A table of many cases, each with a link to the folder of what was written for it.

    Args:
        entries: (name of the folder, report).
    """
    lines = [SIGNATURE, "", "# Cases", "", "| Case | Deviations | Cannot be told | Findings |", "|---|---|---|---|"]
    for folder, report in entries:
        title, open_ = escape(report.case.title), len(report.with_verdict(Verdict.CANNOT_TELL))
        lines.append(f"| {title} | {points(report.findings)} | {open_} | "
                     f"[{escape(folder)}](<{_target(folder)}/findings.md>) |")  # fmt: skip
    return "\n".join([*lines, ""])


def escape(text: str) -> str:
    """Text from a file as Markdown shows it: never a link, a heading, HTML or a new cell.

    Example:
        >>> escape("- a *b* <i> [c](d)")
        '\\\\- a \\\\*b\\\\* &lt;i&gt; \\\\[c\\\\](d)'
    """
    plain = printable(" ".join(text.split()))
    marked = "".join(_ENTITIES.get(one, f"\\{one}" if one in "*_[]~" else one) for one in plain)
    # A sign that makes a list, a heading or a line only does so where a line begins.
    return re.sub(r"^(\d*)([-+#=.)!:])", r"\1\\\2", marked)


def _entry(entry: Entry, numbers: dict[tuple[str, str], int], level: str) -> list[str]:
    finding = entry.finding
    lead = f"{entry.mark}. " if entry.mark.startswith("D") else ""
    head = f"{level} {lead}{escape(entry.heading)}"
    aspect = f", {escape(entry.aspect)}" if entry.aspect else ""
    lines = [head, "", f"**{finding.code} {escape(finding.name)}{aspect}: {entry.verdict.lower()}.**", ""]
    by_label: dict[str, list[str]] = {}
    for row in entry.rows:
        if row.evidence is None:
            by_label.setdefault(row.label, []).append("; ".join(escape(sentence) for sentence in row.sentences))
        else:
            quote = f"“{escape(row.evidence.quote)}”" if row.evidence.quote else "(nothing is quoted)"
            number = numbers[row.evidence.document, row.evidence.statement]
            by_label.setdefault(row.label, []).append(f"{quote} \\[{number}\\]")
    lines += [f"- *{label}*: {'; '.join(said)}" for label, said in by_label.items()]
    lines += [f"- {escape(entry.place)}"] if entry.place else []
    lines.append("")
    for nested in entry.nested:
        lines += _entry(nested, numbers, f"{level}#")
    return lines


def _quiet(entries: Sequence[Entry]) -> list[str]:
    if not entries:
        return []
    rows = [(f"{e.finding.code} {e.finding.name}", e.verdict.lower(), e.heading) for e in entries]
    return ["## Clear, or not applicable", "", *_table(("Check", "Verdict", "Why"), rows), ""]


def _evidence(report: Report, numbers: dict[tuple[str, str], int]) -> list[str]:
    if not numbers:
        return []
    reading = report.reading
    found = {(one.document, one.statement): one for finding in report.findings for one in finding.evidence}
    rows = [(f"[{number}]", *_cells(found[key], reading)) for key, number in numbers.items()]
    head = ("No.", "Words", "Whose word", "Document", "Seen", "Printed")
    return ["## Evidence", "", *_table(head, rows), ""]


def _cells(evidence: Evidence, reading: Reading) -> tuple[str, ...]:
    document = reading.case.document(evidence.document)
    when = wording.printed(reading, document.id)
    return (
        f"“{evidence.quote}”" if evidence.quote else "(nothing is quoted)",
        wording.witness(reading, evidence), ", ".join(filter(None, (f"[{document.id}]", when))), document.seen or "",
        wording.place(reading, document.id),
    )  # fmt: skip


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    return [
        f"| {' | '.join(head)} |", f"|{'---|' * len(head)}",
        *(f"| {' | '.join(escape(cell) for cell in row)} |" for row in rows),
    ]  # fmt: skip


def _target(folder: str) -> str:
    from urllib.parse import quote

    return quote(folder, safe="")
