"""SARIF: the shape that its readers expect, the results, and nothing in a text that they would obey."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import tracer
from tests.examined import examined
from tests.views import hostile
from tracer.report import Report
from tracer.views.formats import machine, sarif

TEXT = {"type": "object", "properties": {"text": {"type": "string", "minLength": 1}}, "required": ["text"],
        "additionalProperties": False}  # fmt: skip
LEVEL = {"enum": ["none", "note", "warning", "error"]}
#: What SARIF 2.1.0 (sections 3.13 to 3.52) asks of the properties that are used here, and no others.
SCHEMA = {
    "type": "object", "required": ["version", "runs"], "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string", "format": "uri"}, "version": {"const": "2.1.0"},
        "runs": {"type": "array", "items": {"$ref": "#/$defs/run"}},
    },
    "$defs": {
        "run": {
            "type": "object", "required": ["tool"], "additionalProperties": False,
            "properties": {
                "tool": {
                    "type": "object", "required": ["driver"], "additionalProperties": False,
                    "properties": {"driver": {"$ref": "#/$defs/component"}},
                },
                "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                "results": {"type": "array", "items": {"$ref": "#/$defs/result"}},
            },
        },
        "component": {
            "type": "object", "required": ["name"], "additionalProperties": False,
            "properties": {
                "name": {"type": "string"}, "version": {"type": "string"},
                "rules": {"type": "array", "uniqueItems": True, "items": {"$ref": "#/$defs/rule"}},
            },
        },
        "rule": {
            "type": "object", "required": ["id"], "additionalProperties": False,
            "properties": {
                "id": {"type": "string"}, "name": {"type": "string", "pattern": "^[A-Z][A-Za-z]+$"},
                "shortDescription": TEXT, "help": TEXT, "properties": {"type": "object"},
                "defaultConfiguration": {"type": "object", "properties": {"level": LEVEL}},
            },
        },
        "result": {
            "type": "object", "required": ["message"], "additionalProperties": False,
            "properties": {
                "ruleId": {"type": "string"}, "ruleIndex": {"type": "integer", "minimum": -1}, "level": LEVEL,
                "message": TEXT, "properties": {"type": "object"},
                "partialFingerprints": {"type": "object", "additionalProperties": {"type": "string"}},
                "locations": {"type": "array", "minItems": 1, "maxItems": 1, "items": {"$ref": "#/$defs/location"}},
            },
        },
        "location": {
            "type": "object", "required": ["physicalLocation"], "additionalProperties": False,
            "properties": {"physicalLocation": {
                "type": "object", "required": ["artifactLocation", "region"], "additionalProperties": False,
                "properties": {
                    "artifactLocation": {"type": "object", "properties": {"uri": {
                        "type": "string", "pattern": "^[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]+$"}}},
                    "region": {"type": "object", "required": ["startLine", "startColumn"], "properties": {
                        "startLine": {"type": "integer", "minimum": 1},
                        "startColumn": {"type": "integer", "minimum": 1},
                    }},
                },
            }},
        },
    },
}  # fmt: skip


def log(*reports: Report) -> dict[str, Any]:
    text = sarif.document([machine.case(report) for report in reports])
    found: dict[str, Any] = json.loads(text)
    return found


@pytest.mark.parametrize("name", [*tracer.examples(), "hostile"])
def test_its_shape_is_that_of_sarif(name: str) -> None:
    """Whatever the case holds; a reader refuses a whole log for one wrong property."""
    report = hostile.report() if name == "hostile" else examined(name)
    found = log(report)
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(found)] == []
    rules = found["runs"][0]["tool"]["driver"]["rules"]
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in found["runs"][0]["results"])


def test_results_are_what_is_worth_looking_at(first_report: Report) -> None:
    """A deviation is an error, an open question a warning; what is as ordered is no problem of anybody's."""
    results = log(first_report)["runs"][0]["results"]
    levels = {one["partialFingerprints"]["tracerFindingKey/v1"].split(":")[1]: one["level"] for one in results}
    wanted = {"deviation": "error", "cannot tell": "warning", "noted": "note"}
    assert levels == {f.key: wanted[f.verdict] for f in first_report.findings if f.verdict in wanted}
    [root] = [one for one in results if one["properties"]["departure"] and "personally" not in str(one) and
              one["ruleId"] == "TR202"]  # fmt: skip
    assert root["locations"][0]["physicalLocation"]["region"] == {"startLine": 62, "startColumn": 9}
    assert root["message"]["text"].startswith("Joyce handed the letter to Bessmertnykh; ")


def test_a_result_is_known_again_when_its_line_moves(first_case: Path) -> None:
    """So that a code host does not open it anew."""
    text = first_case.read_text(encoding="utf-8")
    moved = text.replace("\ndocuments:\n", "\n# a remark\n\ndocuments:\n")
    one, other = (
        log(tracer.examine(tracer.loads(written, first_case.name)))["runs"][0]["results"] for written in (text, moved)
    )
    assert [r["partialFingerprints"] for r in one] == [r["partialFingerprints"] for r in other]
    assert [r["locations"] for r in one] != [r["locations"] for r in other]


def test_fingerprints_of_many_cases_differ(first_report: Report) -> None:
    """Two results of one log are never taken for one."""
    others = [examined(name) for name in tracer.examples()]
    results = log(*others)["runs"][0]["results"]
    keys = [one["partialFingerprints"]["tracerFindingKey/v1"] for one in results]
    assert len(set(keys)) == len(keys)


def test_no_text_makes_a_link_or_a_placeholder() -> None:
    """`[a](b)` in plain text is a link to SARIF (3.11.6), `{0}` a placeholder (3.11.5)."""
    case = machine.case(hostile.report())
    for finding in case["findings"]:
        finding["message"] = "see [here](http://example.org) and {0}"
    messages = [one["message"]["text"] for one in json.loads(sarif.document([case]))["runs"][0]["results"]]
    assert messages
    assert all("[here] (http" in one and "{{0}}" in one for one in messages)
    assert not any(re.search(r"\]\(|(?<!\{)\{(?!\{)", one) for one in messages)


@pytest.mark.parametrize(
    ("file", "uri"),
    [("a b/c#1.yaml", "a%20b/c%231.yaml"), ("/x/é.yaml", "file:///x/%C3%A9.yaml"), ("a:b.yaml", "a%3Ab.yaml")],
)
def test_a_file_name_is_a_uri(first_report: Report, file: str, uri: str) -> None:
    """Spaces, `#` and colons are part of the name and not of the URI's syntax."""
    case = machine.case(first_report)
    for finding in case["findings"]:
        finding["location"]["file"] = file
    [found] = {one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
               for one in json.loads(sarif.document([case]))["runs"][0]["results"]}  # fmt: skip
    assert found == uri
