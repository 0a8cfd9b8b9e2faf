"""Two readings held against each other, as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from tracer import __version__, wording
from tracer.case.times import to_datetime
from tracer.checks.base import Finding
from tracer.comparison import ActPair, Comparison, Difference, FindingPair
from tracer.comparison.said import Said
from tracer.report import Report
from tracer.views.formats.machine import FORMAT, written
from tracer.views.texts.outline import QUIET
from tracer.views.texts.text import wrapped
from tracer.wording import nouns

#: The words by which the readings are called, everywhere.
FIRST, SECOND = "first", "second"
ONLY = {FIRST: "only in the first", SECOND: "only in the second"}
_INDENT = " " * 4
#: What findings have or have not; what acts lack is not said.
#: A verdict of "noted" stands beside a fact that differs or not: the bare word would seem a second verdict.
_NAMES = {"fact": "against the order"}
_OF_FINDINGS = ("verdict", "fact", "rule", "knowledge of the rule", "what is said", "told beneath it")


def text(comparison: Comparison) -> str:
    """What both readings have otherwise, and what only one has; at most 100 columns.

    Example:
        >>> import tracer
        >>> from tracer.comparison import compare
        >>> report = tracer.examine(tracer.load(tracer.example("bush-gorbachev-1990")))
        >>> print(text(compare(report, report)).splitlines()[-1])
        0 acts only in the first, 0 only in the second, 11 in both, of which 0 differ; 0 findings differ.
    """
    lines = []
    for word, report in ((FIRST, comparison.first), (SECOND, comparison.second)):
        lines += wrapped(_described(report), f"{word:<7} ", " " * 8)
    lines += _section("Who, what, documents", _things(comparison))
    lines += _section("Acts", [*_acts(comparison.acts)])
    lines += _section("Findings", findings(comparison, comparison.findings))
    lines += ["", *wrapped(_summary(comparison), "", "")]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def findings(comparison: Comparison, pairs: Iterable[FindingPair]) -> list[str]:
    """Lines on the findings that differ; those that only one reading has, unless they are quiet."""
    lines: list[str] = []
    for pair in pairs:
        finding, report = of_either(comparison, pair)
        if pair.first is not None and pair.second is not None:
            if pair.differences:
                lines += [*heading("≠", finding, report), *differing(pair.differences)]
        elif finding.verdict not in QUIET:
            side = FIRST if pair.first is not None else SECOND
            lines += [*heading(" ", finding, report), *wrapped(f"{ONLY[side]}: {finding.verdict}", _INDENT, _INDENT)]
    return lines


def of_either(comparison: Comparison, pair: FindingPair) -> tuple[Finding, Report]:
    """The finding of a pair that there is, the first's before the second's, with its report."""
    if pair.first is not None:
        return pair.first, comparison.first
    assert pair.second is not None, "a pair has at least one side"
    return pair.second, comparison.second


def heading(mark: str, finding: Finding, report: Report, margin: str = "") -> list[str]:
    """Code, name, aspect and main sentence of a finding."""
    about = nouns.aspect(report.reading, finding)
    aspect = f", {about}" if about else ""
    said = f"{finding.code} {finding.name}{aspect}: {wording.message(finding, report.reading)}"
    return wrapped(said, f"{margin}{mark:<2}", f"{margin}{_INDENT}")


def differing(differences: Iterable[Difference], labels: tuple[str, str] = (FIRST, SECOND), margin: str = ""
) -> list[str]:
    """Two lines on each difference, one a reading; only the second's where a heading says the first's."""
    several = list(differences)
    width = max(map(len, labels)) + 1
    lines = []
    for one in several:
        if one.what == "fact" and any(other.what == "verdict" for other in several):
            continue  # the verdict says it
        sides = list(zip(labels, (one.first, one.second), strict=True))
        for number, (label, value) in enumerate(sides[one.what == "what is said":]):
            what = _NAMES.get(one.what, one.what) if number == 0 else ""
            lead = f"{margin}{_INDENT}{what:<22}{f'{label}:':<{width}} "
            lines += wrapped(value or ("(none)" if one.what in _OF_FINDINGS else "(not said)"), lead, " " * len(lead))
    return lines


def json(comparison: Comparison) -> str:
    """The same as JSON; what one reading lacks is null."""
    return written({
        "tracer": {"version": __version__, "format": FORMAT},
        "first": _case(comparison.first),
        "second": _case(comparison.second),
        "things": [
            {"kind": one.kind, "first": one.first, "second": one.second, "names": list(one.names)}
            for one in comparison.things
        ],
        "acts": [
            {"first": said(pair.first), "second": said(pair.second), "text": pair.outline,
             "differences": differences(pair.differences)}
            for pair in comparison.acts
        ],
        "findings": [finding_pair(comparison, pair) for pair in comparison.findings],
    })  # fmt: skip


def finding_pair(comparison: Comparison, pair: FindingPair) -> dict[str, Any]:
    """One pair of findings as plain values."""
    return {
        "first": _finding(pair.first, comparison.first),
        "second": _finding(pair.second, comparison.second),
        "differences": differences(pair.differences),
    }


def differences(several: Sequence[Difference]) -> list[dict[str, str]]:
    """Differences as plain values."""
    return [{"what": one.what, "first": one.first, "second": one.second} for one in several]


def said(one: Said | None) -> dict[str, Any] | None:
    """Where one reading has an act: its id, its statements, the documents that say it, and when it was."""
    if one is None:
        return None
    earliest, latest = (None if end is None else to_datetime(end, "UTC").isoformat() for end in one.span)
    return {
        "id": one.id, "statements": list(one.statements), "documents": list(one.documents),
        "earliest": earliest, "latest": latest, "quotes": list(one.quotes),
    }  # fmt: skip


def _finding(finding: Finding | None, report: Report) -> dict[str, Any] | None:
    if finding is None:
        return None
    place = finding.location
    return {
        "key": finding.key, "verdict": str(finding.verdict), "fact": str(finding.fact) if finding.fact else None,
        "rule": wording.standing(finding) or None, "message": wording.message(finding, report.reading),
        "location": {"file": place.file, "line": place.line, "column": place.column},
    }  # fmt: skip


def _case(report: Report) -> dict[str, Any]:
    case = report.case
    return {"name": case.name, "title": case.title, "file": case.location.file,
            "edition": case.edition.by if case.edition else None}  # fmt: skip


def _described(report: Report) -> str:
    by = f", reading by {report.case.edition.by}" if report.case.edition else ""
    return f"{report.case.title} ({report.case.location.file}{by})"


def _section(title: str, lines: list[str]) -> list[str]:
    return ["", title, *lines] if lines else []


def _things(comparison: Comparison) -> list[str]:
    lines: list[str] = []
    for thing in comparison.things:
        if thing.first is None or thing.second is None:
            side, id = (SECOND, thing.second) if thing.first is None else (FIRST, thing.first)
            name = "".join(thing.names)
            shown = f"{thing.kind} {name}" + (f" [{id}]" if thing.kind == "document" and id != name else "")
            lines += wrapped(f"{shown}: {ONLY[side]}", "  ", _INDENT)
        elif thing.names[0] != thing.names[1] and thing.kind != "document":
            one, other = thing.names
            lines += wrapped(f"{thing.kind} {one} in the first is {other} in the second", "  ", _INDENT)
    return lines


def _acts(pairs: Iterable[ActPair]) -> Iterable[str]:
    for pair in pairs:
        if pair.first and pair.second:
            if pair.differences:
                yield from wrapped(f"{pair.outline} {_cited(pair.first)}", "≠ ", _INDENT)
                yield from differing(pair.differences)
            continue
        one, side = (pair.first, FIRST) if pair.first else (pair.second, SECOND)
        assert one is not None, "a pair has at least one side"
        yield from wrapped(f"{pair.outline} {_cited(one)}", "  ", _INDENT)
        yield from wrapped(ONLY[side], _INDENT, _INDENT)


def _cited(said: Said) -> str:
    """The documents that tell it."""
    return ", ".join(f"[{document}]" for document in said.documents)


def _summary(comparison: Comparison) -> str:
    first = sum(pair.second is None for pair in comparison.acts)
    second = sum(pair.first is None for pair in comparison.acts)
    both = [pair for pair in comparison.acts if pair.first and pair.second]
    changed = sum(bool(pair.differences) for pair in both)
    found = sum(
        bool(pair.differences)
        or ((pair.first is None or pair.second is None) and of_either(comparison, pair)[0].verdict not in QUIET)
        for pair in comparison.findings
    )
    return (
        f"{first} act{'s' * (first != 1)} {ONLY[FIRST]}, {second} {ONLY[SECOND]}, {len(both)} in both, of which "
        f"{changed} differ{'s' * (changed == 1)}; {found} finding{'s differ' if found != 1 else ' differs'}."
    )
