"""Findings as JUnit XML, for build servers: a suite for each case, a test for each finding."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import Any

from tracer.case.spelling import printable, whole
from tracer.errors import CaseError, Location, TracerError
from tracer.vocabulary import Verdict


def document(cases: Sequence[dict[str, Any]], unread: Sequence[tuple[str, TracerError]] = ()) -> str:
    """A deviation is a failure; what cannot be told, or does not apply, is skipped; all else passes.

    Args:
        cases: what `machine.case` made of each report.
        unread: (file, what is wrong with it) of each case that cannot be read: an error.

    Returns:
        XML; the same for the same cases. No times are given: none were taken.

    Example:
        >>> print(document([]).splitlines()[1])
        <testsuites name="tracer" tests="0" failures="0" errors="0" skipped="0" />
    """
    findings = [one for case in cases for one in case["findings"]]
    root = ET.Element("testsuites", _attributes("tracer", findings, len(unread)))
    for case in cases:
        suite = ET.SubElement(root, "testsuite", _attributes(case["name"], case["findings"]))
        suite.extend(_test(case, finding) for finding in case["findings"])
    for file, error in unread:
        suite = ET.SubElement(root, "testsuite", _attributes(whole(PurePath(file).stem), (), 1))
        suite.append(_error(file, error))
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _attributes(name: str, findings: Sequence[dict[str, Any]], errors: int = 0) -> dict[str, str]:
    verdicts = [Verdict(finding["verdict"]) for finding in findings]
    skipped = verdicts.count(Verdict.CANNOT_TELL) + verdicts.count(Verdict.NOT_APPLICABLE)
    counts = {"tests": len(verdicts) + errors, "failures": verdicts.count(Verdict.DEVIATION), "errors": errors,
              "skipped": skipped}  # fmt: skip
    return {"name": printable(name), **{key: str(count) for key, count in counts.items()}}


def _error(file: str, error: TracerError) -> ET.Element:
    """A case that cannot be read, as the one test of its suite."""
    place = error.problems[0].location if isinstance(error, CaseError) else Location(file)
    said = str(error).splitlines()
    test = ET.Element("testcase", {
        "classname": printable(PurePath(file).stem), "name": "the case can be read", "file": printable(place.file),
        "line": str(place.line),
    })  # fmt: skip
    message = said[0] if len(said) == 1 else f"{said[0]} (and {len(said) - 1} more)"
    ET.SubElement(test, "error", {"type": "bad input", "message": printable(message)}).text = _lines(said)
    return test


def _test(case: dict[str, Any], finding: dict[str, Any]) -> ET.Element:
    about = " ".join([", ".join(finding["subject"]), *filter(None, [finding["aspect"]])])
    test = ET.Element("testcase", {
        "classname": printable(f"{case['name']}.{finding['code']}"),
        "name": printable(f"{finding['name']}: {about}"),
        "file": printable(finding["location"]["file"]),
        "line": str(finding["location"]["line"]),
    })  # fmt: skip
    verdict, message = Verdict(finding["verdict"]), finding["message"]
    settles = [f"to settle it: {one['text']}" for one in finding["settles"]]
    if verdict is Verdict.DEVIATION:
        failure = ET.SubElement(test, "failure", {"type": str(verdict), "message": printable(message)})
        failure.text = _lines([message, *finding["lines"], *map(_quotation, finding["evidence"]), _place(finding)])
    elif verdict in (Verdict.CANNOT_TELL, Verdict.NOT_APPLICABLE):
        said = "; ".join([f"{verdict}: {message}", *settles])
        ET.SubElement(test, "skipped", {"message": printable(said)})
    else:
        ET.SubElement(test, "system-out").text = _lines([f"{verdict}: {message}", *finding["lines"]])
    return test


def _quotation(evidence: dict[str, Any]) -> str:
    return f"“{evidence['quote']}” [{evidence['document']}]" if evidence["quote"] else f"[{evidence['document']}]"


def _place(finding: dict[str, Any]) -> str:
    return f"{finding['location']['file']}:{finding['location']['line']}"


def _lines(words: Iterable[str]) -> str:
    """Lines without the characters that XML cannot hold."""
    return "\n".join(printable(" ".join(line.split())) for line in words)
