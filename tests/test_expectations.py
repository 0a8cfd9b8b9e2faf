"""The engine against the careful reader: each case says what its documents allow to conclude.

What is expected was written from the documents before the engine first ran on them.
"""

from __future__ import annotations

import pytest

import tracer
from tests.examined import examined
from tracer.case.apparatus import Expectation
from tracer.checks.base import Finding
from tracer.report import Report

REPORTS = {name: examined(name) for name in tracer.examples()}
EXPECTED = [(name, one) for name, report in REPORTS.items() for one in report.case.expectations]


def matches(finding: Finding, one: Expectation) -> bool:
    """Whether a finding is about what the reader speaks of."""
    same = finding.code == one.code and finding.subject[0] == one.subject
    return same and (one.aspect is None or finding.aspect == one.aspect)


def concluded(report: Report, one: Expectation) -> list[str]:
    """The verdicts of the engine on what the reader speaks of."""
    return [str(finding.verdict) for finding in report.findings if matches(finding, one)]


@pytest.mark.parametrize(("name", "one"), EXPECTED, ids=[f"{n}-{e.code}-{e.subject}" for n, e in EXPECTED])
def test_the_engine_concludes_what_the_reader_concludes(name: str, one: Expectation) -> None:
    """Row by row; where it fails, one of the two is wrong, and the case is not bent."""
    assert str(one.verdict) in concluded(REPORTS[name], one), one.because


@pytest.mark.parametrize("name", REPORTS)
def test_no_deviation_that_the_reader_does_not_assert(name: str) -> None:
    """The worst that a tool of this kind can do is to accuse."""
    report = REPORTS[name]
    asserted = [one for one in report.case.expectations if one.verdict == "deviation"]
    found = [f.key for f in report.findings if f.verdict == "deviation" and not any(matches(f, o) for o in asserted)]
    assert found == []


@pytest.mark.parametrize("name", REPORTS)
def test_every_finding_has_a_key_of_its_own(name: str) -> None:
    """Keys are how two runs, and two readers, are compared."""
    keys = [finding.key for finding in REPORTS[name].findings]
    assert sorted(set(keys)) == sorted(keys)
