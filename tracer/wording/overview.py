"""A case in one paragraph, and how to cite a reading of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tracer.analysis.reading import Reading
from tracer.case.model import Case, Statement
from tracer.checks.base import Finding
from tracer.vocabulary import CONDUCT, Standing, Verdict
from tracer.wording import message, printed
from tracer.wording.claims import claim, condition
from tracer.wording.nouns import saying

#: How many of each kind a paragraph can hold and still be read.
_MOST = 3


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the paragraph, and the keys of the findings that it rests on."""

    text: str
    findings: tuple[str, ...] = ()


def overview(reading: Reading, findings: tuple[Finding, ...]) -> tuple[Sentence, ...]:
    """What was ordered, what departed from it, and what cannot be told, in a paragraph.

    Example:
        >>> import tracer
        >>> report = tracer.examine(tracer.load(tracer.example("bush-gorbachev-1990")))
        >>> print(overview(report.reading, report.findings)[1].text)
        By [m1], Jack Matlock must pass the letter to President Gorbachev.
    """
    deviations = [f for f in findings if f.verdict is Verdict.DEVIATION]
    open_ = [f for f in findings if f.verdict is Verdict.CANNOT_TELL]
    said = [Sentence(_documents(reading)), *_orders(reading)]
    roots = {f.departure: f for f in reversed(deviations) if f.departure}
    for departure in dict.fromkeys(f.departure for f in deviations if f.departure):
        root = roots[departure]
        said.append(Sentence(f"{message(root, reading)}.", (root.key,)))
        others = [f for f in deviations if f.departure == departure and f is not root]
        if others:
            lead = "From it follow deviations" if len(others) > 1 else "From it follows a deviation"
            said.append(Sentence(f"{lead} in: {matters(others)}.", tuple(f.key for f in others)))
    said += [Sentence(f"{message(f, reading)}.", (f.key,)) for f in deviations if not f.departure]
    conduct = [f for f in open_ if f.kind == CONDUCT]
    said += [Sentence(f"{message(f, reading)}.", (f.key,)) for f in conduct[:_MOST]]
    said.append(Sentence(f"In all: {counted(findings)}"))
    return tuple(said)


def summary(reading: Reading, findings: tuple[Finding, ...]) -> str:
    """A whole case in a sentence or two, behind its title.

    Example:
        >>> import tracer
        >>> report = tracer.examine(tracer.load(tracer.example("bush-gorbachev-1990")))
        >>> print(summary(report.reading, report.findings).partition(": ")[2])
        what is shown departs from what was ordered at 1 point: D1, in 4 respects (recipient, bearer; \
by what was said only afterwards: delivery in person, excluded party). 2 things cannot be told from the record.
    """
    return f"{reading.case.title}: {counted(findings)}"


def counted(findings: tuple[Finding, ...]) -> str:
    """At how many points, and in which respects, what is shown departs from what was ordered; how much is open."""
    departed: dict[str, list[Finding]] = {}
    apart: list[str] = []
    for finding in (one for one in findings if one.verdict is Verdict.DEVIATION):
        if finding.departure:
            departed.setdefault(finding.departure, []).append(finding)
        else:
            apart.append(matters((finding,)))
    points = [f"D{number}, in {_count(len(several), 'respect')} ({matters(several)})"
              for number, several in enumerate(departed.values(), 1)] + apart  # fmt: skip
    open_ = sum(finding.verdict is Verdict.CANNOT_TELL for finding in findings)
    untold = f"{_count(open_, 'thing')} cannot be told from the record." if open_ else ""
    if not points:
        return f"no deviation is shown{f', and {untold}' if untold else '.'}"
    at = f"at {_count(len(points), 'point')}: {'; '.join(points)}"
    return f"what is shown departs from what was ordered {at}. {untold}".rstrip()


def points(findings: tuple[Finding, ...]) -> str:
    """At how many points what is shown departs from what was ordered, and in how many respects, if they are more.

    Example:
        >>> import tracer
        >>> points(tracer.examine(tracer.load(tracer.example("bush-gorbachev-1990"))).findings)
        '1, in 4 respects'
    """
    deviations = [one for one in findings if one.verdict is Verdict.DEVIATION]
    at = len({one.departure or one.key for one in deviations})
    return f"{at}, in {_count(len(deviations), 'respect')}" if at < len(deviations) else f"{at}"


def matters(deviations: Iterable[Finding]) -> str:
    """In what it differs; apart from it what differs only from a rule that was claimed afterwards."""
    told: dict[bool, dict[str, None]] = {False: {}, True: {}}
    for finding in deviations:
        claimed = finding.rule is not None and finding.rule.standing is Standing.CLAIMED
        told[claimed][matter(finding)] = None
    later = f"by what was said only afterwards: {', '.join(told[True])}" if told[True] else ""
    return "; ".join(filter(None, (", ".join(told[False]), later)))


def matter(finding: Finding) -> str:
    """In what it differs, in a word or two."""
    aspect = finding.aspect or ""
    return "delivery in person" if aspect == "personally" else finding.name.replace("-", " ")


def citation(case: Case, version: str) -> str:
    """How to cite this reading of the case.

    Example:
        >>> import tracer
        >>> citation(tracer.load(tracer.example("bush-gorbachev-1990")), "1.0")[:66]
        'Tracer contributors, “President Bush to President Gorbachev, March'
    """
    edition = case.edition
    parts = [f"{edition.by}, " if edition else "", f"“{case.title}”"]
    if edition and edition.version:
        parts.append(f", version {edition.version}")
    if edition and edition.date:
        parts.append(f", {edition.date}")
    return "".join([*parts, f", case file “{case.name}”, examined with Tracer {version}."])


def unordered(reading: Reading) -> str:
    """That no order to bring anything has been seen, and what of orders is on record all the same.

    Example:
        >>> import tracer
        >>> print(unordered(tracer.examine(tracer.load(tracer.example("mindszenty-1956"))).reading))
        No order has been seen.
    """
    rules = (*reading.orders.rules, *reading.orders.requests)
    lead = "No order to bring anything to anybody has been seen." if reading.orders.rules else "No order has been seen."
    if not rules:
        return lead
    said = [
        saying(reading, rule.id) + _limit(rule) + ("" if seen == "whole" else f" (seen: {seen})")
        for rule in rules[:_MOST] for seen in [reading.case.document(rule.document).seen]
    ]  # fmt: skip
    more = f", and {_count(len(rules) - _MOST, 'other')}" if len(rules) > _MOST else ""
    return f"{lead} On record {'is' if len(rules) == 1 else 'are'}: {'; '.join(said)}{more}."


def _limit(rule: Statement) -> str:
    """The condition of a rule, without which it would say more than it does."""
    return f", {condition(rule)}" if rule.condition else ""


def _documents(reading: Reading) -> str:
    case = reading.case
    # By the middle: a day of which no zone is known begins before an hour of the evening before.
    ends = sorted((low + high, one.id) for one in case.documents for low, high in [reading.times.of(one.id)]
                  if low is not None and high is not None)  # fmt: skip
    last = max(ends, key=lambda end: end[0], default=None)
    several, claims = len(case.documents), len(case.statements())
    dates = list(dict.fromkeys(printed(reading, one) for _, one in (*ends[:1], *filter(None, [last]))))
    dated = ", undated"
    if ends:
        which = "dated" if len(ends) == several else f"{len(ends)} of them dated"
        dated = f", {which}{': the earliest ' if len(dates) > 1 else ' '}{', the latest '.join(dates)}"
    return (f"The case rests on {_count(several, 'document')}{dated}. {_count(claims, 'statement')} "
            f"{'is' if claims == 1 else 'are'} taken from {'it' if several == 1 else 'them'}: of what was done, "
            "ordered, asked, promised or thought.")  # fmt: skip


def _orders(reading: Reading) -> Iterable[Sentence]:
    stages = reading.orders.stages
    if not stages:
        yield Sentence(unordered(reading))
    rules = list(dict.fromkeys((stage.rules[0], stage.alone) for stage in stages))
    for rule, alone in rules[:_MOST]:
        lead = "As is said later in" if alone else "By"
        yield Sentence(f"{lead} [{rule.document}], {_inside(claim(rule, reading), reading)}.")
    if more := len(rules) - _MOST if len(rules) > _MOST else 0:
        yield Sentence(f"{_count(more, 'further step')} {'is' if more == 1 else 'are'} ordered.")


def _inside(text: str, reading: Reading) -> str:
    """A sentence to stand inside another: only its article loses the capital."""
    first = text.partition(" ")[0]
    return text[:1].lower() + text[1:] if first in ("The", "A", "An", "That", "What", "Somebody") else text


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'s' * (number != 1)}"



