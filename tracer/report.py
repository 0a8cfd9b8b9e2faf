"""Examines a case: runs the checks and puts what they find in order, roots first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from tracer.analysis.reading import Reading, read
from tracer.analysis.spans import order_key
from tracer.case.apparatus import Expectation
from tracer.case.keys import TABLES
from tracer.case.model import Case, Statement
from tracer.case.spelling import listed, nearest, shown
from tracer.checks.base import Check, Finding, What, told
from tracer.checks.registry import all_checks
from tracer.errors import CaseError, Problem, TracerError
from tracer.vocabulary import CONDUCT, JUDGING_MOODS, RECORD, RULING_MOODS, Mood, Verdict

#: Moods of what is said beside what was ordered and judged.
_BESIDE = frozenset(Mood) - RULING_MOODS


@dataclass(frozen=True)
class Report:
    """What all checks found in one case.

    Attributes:
        reading: what was worked out from the case, for the views.
        findings: conduct before record; departures in order of time, each with what
            follows from it directly behind its root; the same for every order of the file.
        departures: ids of the acts by which it left the ordered route, as far as a deviation is found there, in
            order of time; the display number of the first is D1.
        also_said: what documents say beside what was ordered (what happened, beliefs, requests, promises,
            denials, objections …) that no finding cites; empty where not all checks were run.
    """

    case: Case
    reading: Reading
    findings: tuple[Finding, ...]
    departures: tuple[str, ...]
    also_said: tuple[Statement, ...] = ()

    def number(self, departure: str) -> str:
        """The display number of a departure, `D1` for the first."""
        return f"D{self.departures.index(departure) + 1}"

    def root(self, departure: str) -> Finding | None:
        """The finding that stands for a departure as a whole, beneath which the others nest."""
        return next((f for f in self.findings if f.departure == departure), None)

    def with_verdict(self, verdict: Verdict) -> tuple[Finding, ...]:
        """The findings of one verdict."""
        return tuple(finding for finding in self.findings if finding.verdict is verdict)


def examine(
    case: Case,
    *,
    texts: Iterable[tuple[str, str]] = (),
    select: Collection[str] = (),
    ignore: Collection[str] = (),
) -> Report:
    """Compares what is shown in a case with what was ordered.

    Args:
        case: the case, as `load` returns it.
        texts: (source id, text) for the sources whose text is on hand, to look quotations up.
        select: codes or names of the checks to run (all, if empty); `ignore`: those to leave out.

    Returns:
        The findings with their evidence. The same case gives the same report.

    Raises:
        CaseError: if times within one document contradict each other, or what is expected is of no check.
        TracerError: if a check is named that does not exist.

    Example:
        >>> import tracer
        >>> report = tracer.examine(tracer.load(tracer.example("bush-gorbachev-1990")))
        >>> report.root("handover").verdict.value
        'deviation'
    """
    checks = chosen(select, ignore)
    reading = understood(case, texts)
    findings = [finding for check in checks for finding in _run(check, reading)]
    findings = _apart(findings)
    roots = tuple(dict.fromkeys(p.root.id for p in reading.departures.performances if p.departs))
    deviating = {finding.departure for finding in findings if finding.verdict is Verdict.DEVIATION}
    departures = tuple(root for root in roots if root in deviating)

    def place(finding: Finding) -> tuple[object, ...]:
        number = roots.index(finding.departure) if finding.departure in roots else len(roots)
        anchor = next((one for one in (*finding.shown, *finding.subject) if one in reading.accounts.root), None)
        time = order_key(reading.times.of(anchor)) if anchor else (float("inf"), float("inf"))
        whole = finding.aspect is not None or finding.code != "TR202"
        return (
            finding.kind == RECORD, number, finding.departure is not None and whole,
            finding.code, finding.aspect or "", time, finding.key,
        )  # fmt: skip

    cited = {evidence.statement for finding in findings for evidence in finding.evidence}
    cited |= {s.id for s in case.statements() if s.mood in JUDGING_MOODS and _told(s, findings, reading)}
    also = tuple(s for s in case.statements() if s.mood in _BESIDE and s.id not in cited)
    return Report(case, reading, tuple(sorted(findings, key=place)), departures, () if select or ignore else also)


def _told(judgement: Statement, findings: Iterable[Finding], reading: Reading) -> bool:
    """Whether a line under a finding on the act says that it was accepted, or objected to."""
    act = reading.accounts.find(judgement.target or "")
    return act is not None and any(
        line.key == judgement.mood and ("document", What(judgement.document)) in line.terms
        for finding in findings if act.id in (*finding.subject, *finding.shown) for line in finding.lines
    )  # fmt: skip


def understood(case: Case, texts: Iterable[tuple[str, str]] = ()) -> Reading:
    """What follows from a case before any check runs.

    Raises:
        CaseError: with all that is wrong and only shows when the parts of the case are held together:
            times within one document that contradict each other, an expectation that is of no check.
    """
    problems = [problem for one in case.expectations for problem in _unexpected(one, case)]
    try:
        reading = read(case, tuple(texts))
    except CaseError as error:
        raise CaseError(tuple(sorted((*problems, *error.problems)))) from None
    if problems:
        raise CaseError(tuple(problems))
    return reading


def _unexpected(one: Expectation, case: Case) -> Iterator[Problem]:
    """What is wrong with an expectation: no check has its code, its aspect or its verdict."""
    checks = {check.code: check for check in all_checks()}
    if one.code not in checks:
        named = {check.name: check.code for check in checks.values()}
        near = named.get(one.code) or nearest(one.code, checks) or named.get(nearest(one.code, named), "")
        message = f"there is no check '{shown(one.code)}'"
        yield Problem(one.location, message, "the code of a check, such as TR202", near)
        return
    never = {CONDUCT: (Verdict.CLEAR,), RECORD: (Verdict.AS_ORDERED, Verdict.DEVIATION, Verdict.NOT_APPLICABLE)}
    kind = checks[one.code].kind
    if one.verdict in never[kind]:
        yield Problem(one.location, f"{one.code} is a {kind} check and never finds '{one.verdict}'",
                      listed(verdict.value for verdict in Verdict if verdict not in never[kind]))
    if not checks[one.code].bundled:
        return  # what aspects it has is its own affair
    # An aspect is an id or a word of the format, with a number where several would be the same.
    aspect = re.sub(r"(^| )[0-9]+$", "", one.aspect or "")
    known = {*(agent.id for agent in case.agents), *(item.id for item in case.items), *TABLES["act"]}
    if aspect and aspect.partition("/")[0] not in known:
        yield Problem(one.location, f"no check has an aspect '{shown(aspect)}'",
                      "the id of an agent or item, a verb or a role, such as personally", nearest(aspect, known))


def _apart(findings: list[Finding]) -> list[Finding]:
    """Gives findings of one key aspects that tell them apart, the same for every order of the file."""
    count = Counter(finding.key for finding in findings)
    seen: Counter[str] = Counter()
    apart = []
    for finding in sorted(findings, key=lambda f: (f.key, str(f.verdict), f.message.key, f.ordered, f.shown)):
        if count[finding.key] > 1:
            seen[finding.key] += 1
            number = seen[finding.key]
            aspect = f"{finding.aspect} {number}" if finding.aspect else str(number)
            finding = finding if number == 1 else replace(finding, aspect=aspect)
        apart.append(finding)
    return apart


def _run(check: Check, reading: Reading) -> tuple[Finding, ...]:
    """What a check finds; one *not applicable* where an order has nothing that the check needs."""
    found = tuple(check.run(reading))
    orders = tuple(dict.fromkeys(stage.document for stage in reading.orders.stages))
    if found or check.kind != CONDUCT or not orders:
        return found
    location = reading.case.document(orders[0]).location
    message = told(f"not_applicable_{check.code}")
    return (check.finding(reading, tuple(sorted(orders)), message, location, verdict=Verdict.NOT_APPLICABLE),)


def chosen(select: Collection[str] = (), ignore: Collection[str] = ()) -> tuple[Check, ...]:
    """The checks that are selected and not ignored, by code or name.

    Raises:
        TracerError: if a code or name is no check's; the nearest right ones are named.
    """
    from difflib import get_close_matches

    checks = all_checks()
    known = {word: check for check in checks for word in (check.code, check.name)}
    for word in (*select, *ignore):
        if word not in known:
            near = get_close_matches(word, known, 1, 0.5)
            hint = f"; did you mean '{near[0]}'?" if near else ""
            raise TracerError(f"there is no check '{word}'; expected one of {', '.join(sorted(known))}{hint}")
    wanted = {known[word].code for word in select} or {check.code for check in checks}
    kept = tuple(c for c in checks if c.code in wanted - {known[word].code for word in ignore})
    if not kept:
        raise TracerError("no check is left to run: every one that is selected is also ignored")
    return kept
