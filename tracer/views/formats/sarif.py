"""Findings as SARIF 2.1.0 (OASIS Static Analysis Results Interchange Format), for editors and code hosts.

What is as ordered, clear or not applicable is no result: many readers of SARIF show every
result as a problem.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from tracer import __version__
from tracer.checks.base import Check
from tracer.report import chosen
from tracer.views.formats.machine import written
from tracer.vocabulary import Verdict

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
#: How loudly a verdict is told; a verdict that is not here is no result.
LEVELS = {Verdict.DEVIATION: "error", Verdict.CANNOT_TELL: "warning", Verdict.NOTED: "note"}


def document(cases: Sequence[dict[str, Any]]) -> str:
    """One run with a result for each finding that is a deviation, cannot be told, or is noted.

    Args:
        cases: what `machine.case` made of each report.

    Returns:
        JSON; the same for the same cases. The fingerprint of a result is its case and its key,
        so that it stays the same when lines move.

    Example:
        >>> import json
        >>> json.loads(document([]))["runs"][0]["results"]
        []
    """
    checks = chosen()
    places = {check.code: number for number, check in enumerate(checks)}
    run = {
        "tool": {"driver": {"name": "Tracer", "version": __version__, "rules": [_rule(check) for check in checks]}},
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(case, finding, places)
            for case in cases for finding in case["findings"] if finding["verdict"] in LEVELS
        ],
    }  # fmt: skip
    return written({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(check: Check) -> dict[str, Any]:
    documentation = check.documentation.strip()
    first = documentation.partition("\n\n")[0].replace("\n", " ").partition(": ")[2]
    return {
        "id": check.code,
        "name": "".join(part.capitalize() for part in check.name.split("-")),
        "shortDescription": {"text": _message(first or check.name)},
        "help": {"text": _message(documentation or check.name)},
        "defaultConfiguration": {"level": LEVELS[Verdict.DEVIATION if check.kind == "conduct" else Verdict.NOTED]},
        "properties": {"kind": check.kind},
    }


def _result(case: dict[str, Any], finding: dict[str, Any], places: dict[str, int]) -> dict[str, Any]:
    said = [finding["message"], *finding["lines"], *(f"to settle it: {one['text']}" for one in finding["settles"])]
    location = finding["location"]
    region = {"startLine": location["line"], "startColumn": location["column"]}
    return {
        "ruleId": finding["code"],
        "ruleIndex": places[finding["code"]],
        "level": LEVELS[Verdict(finding["verdict"])],
        "message": {"text": _message("; ".join(said))},
        "locations": [
            {"physicalLocation": {"artifactLocation": {"uri": _uri(location["file"])}, "region": region}},
        ],
        "partialFingerprints": {"tracerFindingKey/v1": f"{case['name']}:{finding['key']}"},
        "properties": {
            "case": case["name"],
            "verdict": finding["verdict"],
            "rule": finding["rule"]["standing"] if finding["rule"] else None,
            "departure": finding["departure"],
        },
    }


def _message(text: str) -> str:
    """Text as a message string: braces are no placeholders (3.11.5), brackets no link (3.11.6)."""
    return re.sub(r"\](?=\()", "] ", text).replace("{", "{{").replace("}", "}}")


def _uri(file: str) -> str:
    """A file as the user named it, as a URI reference (RFC 3986)."""
    path = PurePath(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
