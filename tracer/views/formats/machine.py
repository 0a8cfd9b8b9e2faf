"""Findings as JSON, versioned: the same input gives the same bytes.

Other machine formats are renderings of this one. Ids are the case file's; times are ISO 8601
in UTC, durations seconds; what is not known is null, never absent.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from tracer import __version__, wording
from tracer.analysis.orders import RuleStanding
from tracer.analysis.reading import Reading
from tracer.case.spelling import unseen
from tracer.case.times import to_datetime
from tracer.checks.base import Evidence, Finding, Settling, quoted
from tracer.errors import Location
from tracer.report import Report
from tracer.views.formats.machine_schema import schema

__all__ = ["FORMAT", "case", "document", "schema", "written"]

#: Raised when a program that reads the old format could misread the new one.
FORMAT = 1


def document(cases: Iterable[dict[str, Any]]) -> str:
    """A whole JSON document of the cases that `case` has made.

    Example:
        >>> print(document([]).splitlines()[-2].strip())
        "cases": []
    """
    return written({"tracer": {"version": __version__, "format": FORMAT}, "cases": list(cases)})


def written(data: dict[str, Any]) -> str:
    """Plain values as JSON; characters that cannot be seen, or that steer a terminal, are escaped.

    Example:
        >>> print(written({"title": "a\\u202eb"}), end="")
        {
          "title": "a\\u202eb"
        }
    """
    text = json.dumps(data, ensure_ascii=False, indent=2)
    return re.sub(r"[^\x20-\x7e\n]", _escaped_if_unseen, text) + "\n"


def case(report: Report) -> dict[str, Any]:
    """One case with its findings, as plain JSON values in a fixed order.

    Example:
        >>> import tracer
        >>> found = case(tracer.examine(tracer.load(tracer.example("bush-gorbachev-1990"))))
        >>> found["departures"], found["findings"][0]["rule"]["known_to_actor"]
        ([{'number': 'D1', 'act': 'handover'}], 'acted')
    """
    one = report.case
    edition = one.edition
    return {
        "name": one.name,
        "title": one.title,
        "file": one.location.file,
        "edition": {"by": edition.by, "date": edition.date, "version": edition.version} if edition else None,
        "departures": [{"number": report.number(act), "act": act} for act in report.departures],
        "supplied": [{"subject": s.subject, "why": s.why, "location": _location(s.location)} for s in one.supplied],
        "findings": [_finding(finding, report.reading) for finding in report.findings],
        "also_said": [
            {"mood": str(one.mood), **_evidence(quoted(report.reading, one), report.reading),
             "location": _location(one.location)} for one in report.also_said
        ],
    }


def _finding(finding: Finding, reading: Reading) -> dict[str, Any]:
    return {
        "key": finding.key,
        "code": finding.code,
        "name": finding.name,
        "kind": finding.kind,
        "subject": list(finding.subject),
        "aspect": finding.aspect,
        "departure": finding.departure,
        "verdict": str(finding.verdict),
        "fact": str(finding.fact) if finding.fact else None,
        "rule": _rule(finding.rule, reading) if finding.rule else None,
        "ordered": list(finding.ordered),
        "shown": list(finding.shown),
        "evidence": [_evidence(one, reading) for one in finding.evidence],
        "lines": [wording.sentence(line, reading) for line in finding.lines],
        "settles": [_settling(one, reading) for one in finding.settles],
        "message": wording.message(finding, reading),
        "location": _location(finding.location),
    }


def _rule(rule: RuleStanding, reading: Reading) -> dict[str, Any]:
    earliest, latest = rule.said_at
    after = rule.seconds_after_act
    return {
        "standing": str(rule.standing),
        "statement": rule.rule,
        "said_in": rule.said_in,
        "said_at": {
            "earliest": _instant(earliest),
            "latest": _instant(latest),
            "text": wording.when(rule.said_at, reading.times.zone(rule.said_in)),
        },
        "seconds_after_act": {"least": after[0], "most": after[1]} if after else None,
        "known_to_actor": rule.known,
    }


def _evidence(evidence: Evidence, reading: Reading) -> dict[str, Any]:
    document = reading.case.document(evidence.document)
    return {
        "document": evidence.document,
        "statement": evidence.statement,
        "source": document.source,
        "place": document.place if document.source else document.cite,
        "quote": evidence.quote,
        "witness": evidence.witness,
        "stand": evidence.stand,
        "removes": evidence.removes,
    }


def _settling(settling: Settling, reading: Reading) -> dict[str, Any]:
    claim = settling.claim
    return {
        "text": wording.settling(settling, reading),
        "alone": settling.alone,
        "enough": settling.enough,
        "least": settling.least,
        "claim": {"author": list(claim.author), "document": claim.document, "statement": claim.statement()},
    }


def _location(location: Location) -> dict[str, Any]:
    return {"file": location.file, "line": location.line, "column": location.column}


def _instant(microseconds: int | None) -> str | None:
    if microseconds is None:
        return None
    return to_datetime(microseconds, "UTC").isoformat().replace("+00:00", "Z")


def _escaped_if_unseen(found: re.Match[str]) -> str:
    character = found.group()
    return json.dumps(character)[1:-1] if unseen(character) else character
