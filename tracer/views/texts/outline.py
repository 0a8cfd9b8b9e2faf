"""A report as an outline of words: what a page of text says, before any layout.

Text and Markdown render the same outline, so that they say the same. All words in it may
come from a file and are hostile until the rendering escapes them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from tracer import wording
from tracer.analysis.reading import Reading
from tracer.case.model import Statement
from tracer.checks.base import Evidence, Finding, quoted
from tracer.report import Report
from tracer.views.sketch.routes import route_lines, way_lines
from tracer.vocabulary import Standing, Verdict
from tracer.wording import nouns
from tracer.wording.claims import claim
from tracer.wording.overview import summary
from tracer.wording.settlings import settlings

#: What is only worth a line when somebody asks for everything.
QUIET = frozenset({Verdict.CLEAR, Verdict.NOT_APPLICABLE})
_MARKS = {Verdict.DEVIATION: "!", Verdict.CANNOT_TELL: "?", Verdict.AS_ORDERED: "=", Verdict.NOTED: "·"}
#: Which sentences speak of how sure it is, and which of what came after; the others only add.
_SURENESS = ("single_witness", "witness_", "disputed", "relay", "substitution", "stands_alone")
_AFTERWARDS = ("reported", "objects", "accepts")


@dataclass(frozen=True, slots=True)
class Row:
    """One labelled line under a finding: `ordered`, `shown`, `rule`, `sureness`, …

    Attributes:
        sentences: what it says; several are read one after another.
        evidence: the quotation it is, if it is one.
    """

    label: str
    sentences: tuple[str, ...]
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One finding in words.

    Attributes:
        mark: the number of a departure (`D1`), or a sign for the verdict.
        heading: the main sentence.
        aspect: of what in a departure, of whom or of which thing it is, in words; mostly empty.
        verdict: with how the rule stood where it was only claimed afterwards.
        place: file and line.
        nested: what follows from the same departure.
    """

    finding: Finding
    mark: str
    heading: str
    aspect: str
    verdict: str
    rows: tuple[Row, ...]
    place: str
    nested: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """One case in words.

    Attributes:
        edition: whose reading it is; empty if not said.
        routes: (label, line) of the ordered routes and the recorded ways.
        entries: departures with what follows from them, then the other findings.
        quiet: findings that are clear or not applicable.
        also_said: what no finding cites, by its mood.
        supplied: (what, why, place) of everything that the editor added.
        looked_up: how many quotations were looked up and found; empty where none was.
    """

    title: str
    edition: str
    routes: tuple[tuple[str, str], ...]
    entries: tuple[Entry, ...]
    quiet: tuple[Entry, ...]
    also_said: tuple[Row, ...]
    supplied: tuple[tuple[str, str, str], ...]
    looked_up: str
    summary: str


def outline(report: Report) -> Outline:
    """What is said of a case, in order.

    Example:
        >>> import tracer
        >>> found = outline(tracer.examine(tracer.load(tracer.example("bush-gorbachev-1990"))))
        >>> found.entries[0].mark, len(found.entries[0].nested)
        ('D1', 3)
    """
    reading, case = report.reading, report.case
    entries: list[Entry] = []
    for finding in report.findings:
        if finding.departure is not None and entries and entries[-1].finding.departure == finding.departure:
            root = entries[-1]
            entries[-1] = replace(root, nested=(*root.nested, _new_to(root, _entry(finding, reading, "·"))))
        else:
            number = report.number(finding.departure) if finding.departure in report.departures else None
            entries.append(_entry(finding, reading, number or _MARKS.get(finding.verdict, "-")))
    edition = case.edition
    return Outline(
        title=case.title,
        edition=", ".join(filter(None, (edition.by, edition.date, edition.version and f"version {edition.version}")))
        if edition else "",
        routes=_routes(reading),
        entries=tuple(entry for entry in entries if entry.finding.verdict not in QUIET),
        quiet=tuple(entry for entry in entries if entry.finding.verdict in QUIET),
        also_said=tuple(_said(s, reading) for s in report.also_said),
        supplied=tuple((nouns.called(reading, one.subject), one.why, _place(one.location)) for one in case.supplied),
        looked_up=_looked_up(report),
        summary=summary(reading, report.findings),
    )


def cited(reading: Reading, evidence: Evidence) -> str:
    """Whose word a quotation is, in which document, of when, and how much of that has been seen."""
    document = reading.case.document(evidence.document)
    when = wording.printed(reading, document.id)
    seen = document.seen if document.seen not in (None, "whole") else ""
    return ", ".join(filter(None, (wording.witness(reading, evidence), when, seen))) + f" [{document.id}]"


def _looked_up(report: Report) -> str:
    """Only of what the check of quotations has told of; how many had no text to be looked up in, too."""
    on_hand = {source for source, _ in report.reading.texts}
    quotations = [f for f in report.findings if f.code == "TR105"]
    if not on_hand or not quotations:
        return ""
    sources = {one.id: one.source for one in report.case.documents}
    given = [s for s in report.case.statements() if s.quote and not s.supplied]
    looked = sum(sources[s.document] in on_hand for s in given)
    missing = sum(line.key == "quotation_not_found" for finding in quotations for line in finding.lines)
    found = f"Quotations looked up in the texts: {looked}; found: {looked - missing}."
    return f"{found} Not looked up, as no text is on hand: {len(given) - looked}." if looked < len(given) else found


def _routes(reading: Reading) -> tuple[tuple[str, str], ...]:
    """Each ordered route and what is shown of it, then the recorded ways that no other line holds."""
    found = []
    for ordered, shown in route_lines(reading):
        found.append(("ordered", ordered))
        if shown:
            found.append(_recorded(shown))
    ways = way_lines(reading)
    lines = [*(line for _, line in found), *ways]
    found += [_recorded(way) for way in ways if not any(way in line for line in lines if line != way)]
    return tuple(dict.fromkeys(found))


def _recorded(way: str) -> tuple[str, str]:
    """A way; what is only reported of it is told, and not shown."""
    return ("told" if "─reportedly" in way else "shown"), way


def _entry(finding: Finding, reading: Reading, mark: str) -> Entry:
    claimed = ", rule claimed afterwards" if finding.standing is Standing.CLAIMED else ""
    return Entry(
        finding, mark, wording.message(finding, reading), nouns.aspect(reading, finding),
        f"{finding.verdict.upper()}{claimed}", tuple(_rows(finding, reading)), _place(finding.location),
    )  # fmt: skip


def _rows(finding: Finding, reading: Reading) -> Iterable[Row]:
    for evidence in finding.evidence:
        yield _row("ordered" if evidence.statement in finding.ordered else "shown", evidence, reading)
    if known := wording.known(finding):
        yield Row("rule", (known,))
    lines: dict[str, list[str]] = {"sureness": [], "afterwards": [], "also": []}
    for line in finding.lines:
        lines[_label(line.key)].append(wording.sentence(line, reading))
    for label, sentences in lines.items():
        if sentences:
            yield Row(label, tuple(sentences))
    if finding.settles:
        yield Row("settles", settlings(finding.settles, reading))


def _row(label: str, evidence: Evidence, reading: Reading) -> Row:
    said = f"“{' '.join(evidence.quote.split())}”" if evidence.quote else "(nothing is quoted)"
    return Row(label, (f"{said} {cited(reading, evidence)}",), evidence)


def _said(statement: Statement, reading: Reading) -> Row:
    """What is told, before whose word it is, lest he who tells it be taken for him who did it."""
    row = _row(wording.put_as(statement), quoted(reading, statement), reading)
    root = reading.accounts.root[statement.id]
    again = f" (restates {nouns.saying(reading, root)})" if root != statement.id else ""
    return replace(row, sentences=(f"{claim(statement, reading)}{again}: {row.sentences[0]}",))


def _label(key: str) -> str:
    if key.startswith(_SURENESS):
        return "sureness"
    return "afterwards" if key.startswith(_AFTERWARDS) else "also"


def _new_to(root: Entry, entry: Entry) -> Entry:
    """A nested entry without what its root has said already."""
    said = {(row.label, sentence) for row in root.rows for sentence in row.sentences}
    rows = []
    for row in entry.rows:
        fresh = tuple(one for one in row.sentences if (row.label, one) not in said)
        if fresh:
            rows.append(replace(row, sentences=fresh))
    return replace(entry, rows=tuple(rows), place="" if entry.place == root.place else entry.place)


def _place(location: object) -> str:
    file, line, _ = str(location).rsplit(":", 2)
    return f"{file}:{line}"
