"""JUnit XML: what a build server counts, and text that cannot break the file."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tracer
from tests.examined import examined
from tests.views import hostile
from tracer.errors import CaseError, Location, Problem, TracerError
from tracer.report import Report
from tracer.views.formats import junit, machine
from tracer.vocabulary import Verdict


def suites(*reports: Report) -> ET.Element:
    return ET.fromstring(junit.document([machine.case(report) for report in reports]).encode())


@pytest.mark.parametrize("name", [*tracer.examples(), "hostile"])
def test_counts_are_those_of_the_tests(name: str) -> None:
    """A server shows the attributes; people look at the elements."""
    report = hostile.report() if name == "hostile" else examined(name)
    root = suites(report)
    [suite] = root
    for one in (root, suite):
        assert one.get("tests") == str(len(suite.findall("testcase"))) == str(len(report.findings))
        assert one.get("failures") == str(len(suite.findall("testcase/failure")))
        assert one.get("skipped") == str(len(suite.findall("testcase/skipped")))
        assert one.get("errors") == "0"
    names = [(one.get("classname"), one.get("name")) for one in suite]
    assert len(set(names)) == len(names)


def test_a_deviation_fails_and_an_open_question_is_skipped(first_report: Report) -> None:
    """With what would settle it; what is as ordered or noted passes."""
    [suite] = suites(first_report)
    for element, finding in zip(suite, first_report.findings, strict=True):
        kinds = [child.tag for child in element]
        expected = {Verdict.DEVIATION: "failure", Verdict.CANNOT_TELL: "skipped", Verdict.NOT_APPLICABLE: "skipped"}
        assert kinds == [expected.get(finding.verdict, "system-out")]
    [delivery] = [one for one in suite if "delivery" in str(one.get("name"))]
    said = delivery[0].get("message", "")
    assert said.startswith("cannot tell: Whether President Gorbachev received the letter")
    assert "to settle it: a word that it came, from President Gorbachev" in said
    [root] = [one for one in suite if one.get("name") == "recipient: handover"]
    assert (root.get("file"), root.get("line")) == ("bush-gorbachev-1990.yaml", "62")
    assert "“I handed the letter in a sealed envelope” [m2]" in str(root[0].text)


def test_each_case_is_a_suite(first_report: Report) -> None:
    """Also one without findings."""
    empty = tracer.examine(tracer.loads("tracer: 1\ntitle: Empty\ndocuments: {m: {seen: not found}}\n", "empty.yaml"),
                           select=["TR202"])  # fmt: skip
    root = suites(first_report, empty)
    assert [one.get("name") for one in root] == ["bush-gorbachev-1990", "empty"]
    assert root.get("tests") == str(len(first_report.findings))


@settings(max_examples=60, deadline=None)
@given(text=st.text())
def test_any_text_is_well_formed(first_report: Report, text: str) -> None:
    """XML cannot hold most control characters, not even escaped."""
    case = machine.case(first_report)
    case["name"] = text
    for finding in case["findings"]:
        finding["message"] = text
        finding["lines"] = [text]
        finding["location"]["file"] = text
    root = ET.fromstring(junit.document([case]).encode())
    assert len(root[0]) == len(first_report.findings)


def test_a_case_that_cannot_be_read_is_an_error(first_report: Report) -> None:
    """A server that is shown nothing takes it for passed."""
    problems = tuple(Problem(Location("dir/bad.yaml", line, 1), f"wrong \x1b {line}") for line in (4, 7))
    unread = [("dir/bad.yaml", CaseError(problems)), ("none.yaml", TracerError("gone"))]
    root = ET.fromstring(junit.document([machine.case(first_report)], unread).encode())
    assert root.get("errors") == "2"
    assert root.get("tests") == str(len(first_report.findings) + 2)
    assert [(one.get("name"), one.get("errors")) for one in root] == [
        ("bush-gorbachev-1990", "0"), ("bad", "1"), ("none", "1")]
    [bad], [none] = root[1], root[2]
    assert (bad.get("file"), bad.get("line"), none.get("file")) == ("dir/bad.yaml", "4", "none.yaml")
    [error] = bad
    assert (error.tag, error.get("message")) == ("error", "dir/bad.yaml:4:1: wrong \\x1b 4 (and 1 more)")
    assert error.text == "dir/bad.yaml:4:1: wrong \\x1b 4\ndir/bad.yaml:7:1: wrong \\x1b 7"
