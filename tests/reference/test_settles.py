"""What is said to settle an open finding settles it, in cases that nobody chose."""

from __future__ import annotations

import copy
import os
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings

import tracer
from tests.reference.edits import SCENARIOS, read, text
from tests.reference.generate import Case, cases
from tests.reference.worlds import Worlds
from tracer.checks.base import Claim, Finding
from tracer.report import Report

THOROUGH = os.environ.get("TRACER_THOROUGH") == "1"
CASES = 2000 if THOROUGH else 30
TALLY: Counter[str] = Counter()
WRONG: list[str] = []


def with_claim(case: Case, claim: Claim) -> Case:
    """A copy in which a claim is said: in the document that it names, or by its author in a new one."""
    other = copy.deepcopy(case)
    documents = other["documents"]
    statement = {**claim.statement(), "quote": "settles it"}
    if claim.document is not None:
        documents[claim.document].setdefault("says", []).append(statement)
        return other
    author = {"from": list(claim.author)} if claim.author else {}
    documents[f"settling{len(documents)}"] = {**author, "seen": "excerpt", "says": [statement]}
    return other


def _one_receipt_left(finding: Finding, after: Report) -> bool:
    steps = after.reading.custody.chain(finding.subject[0])
    return len(steps) == 1 and not steps[0].giver


def _one_act(finding: Finding, after: Report) -> bool:
    unsure, other = finding.shown
    root = after.reading.accounts.root
    return any(one.amends == unsure and root[one.id] == root[other] for one in after.case.statements())


def _step_asked_of(finding: Finding, after: Report) -> bool:
    """Of the same step; of an order that had not been seen, of any that its text brings."""
    ordered = finding.ordered or [
        rule.id for rule in after.reading.orders.rules for one in finding.settles if rule.document == one.claim.document
    ]
    found = (one for one in after.findings if one.code in ("TR201", "TR202", "TR203"))
    return any(set(one.ordered) & set(ordered) for one in found)


def _step_done(finding: Finding, after: Report) -> bool:
    same = (one for one in after.findings if one.code == "TR202" and set(one.ordered) & set(finding.ordered))
    return any(one.verdict == "as ordered" for one in same)


def _leave_told_of(finding: Finding, after: Report) -> bool:
    same = (one for one in after.findings if (one.code, one.ordered) == (finding.code, finding.ordered))
    return any(one.verdict != "cannot tell" for one in same)


def _rule_taken_back(finding: Finding, after: Report) -> bool:
    return any(one.instead_of in finding.ordered for one in after.case.statements())


#: Where the answer leaves no question: by check why, and what must hold then. Any other finding must stay, decided.
GONE: dict[str, tuple[str, Callable[[Finding, Report], bool]]] = {
    "TR101": ("two hand-overs were one receipt, so that nobody is shown to have given anything on", _one_receipt_left),
    "TR104": ("what may have been one act was one: no two are left to be compared", _one_act),
    # An act performs one step only (R3); of the step another finding tells, with a remedy of its own.
    "TR201": ("the act performed another step or none", _step_asked_of),
    "TR202": ("the act performed another step or none", _step_asked_of),
    "TR203": ("what was to be tried was done, and to whom it was is told of the act", _step_done),
    "TR302": ("that leave was not used is told of the act that was not done", _leave_told_of),
    "TR501": ("the rule that set a time was taken back", _rule_taken_back),
}


def _changed(case: Case, claims: Sequence[Claim], finding: Finding) -> bool:
    """Whether a finding is decided, or no more a question, once these claims are added."""
    for claim in claims:
        case = with_claim(case, claim)
    after = tracer.examine(tracer.loads(text(case)))
    found = next((one for one in after.findings if one.key == finding.key), None)
    if found is not None:
        return found.verdict != "cannot tell"
    TALLY["gone, as the question was"] += 1
    return finding.code in GONE and GONE[finding.code][1](finding, after)


def unsettled(case: Case, code: str | None = None) -> list[str]:
    """The open findings of a case that their own remedy leaves open, or cannot be added to the file.

    Where several claims are named, all together are the remedy, and without any one of them it is none.
    """
    wrong = []
    for finding in tracer.examine(tracer.loads(text(case))).findings:
        if finding.verdict != "cannot tell" or (code and finding.code != code):
            continue
        TALLY[finding.code] += 1
        TALLY["several claims needed together"] += len(finding.settles) > 1
        claims = [one.claim for one in finding.settles]
        said = "; ".join(f"{claim.statement()} of {claim.author}" for claim in claims)
        if any(one.alone != (len(claims) == 1) for one in finding.settles):
            wrong.append(f"{finding.key} does not say which of {said} is needed")
        if not claims:
            wrong.append(f"{finding.key} names nothing that would settle it")
            continue
        try:
            known = {(one.enough, one.least) for one in finding.settles}
            if (True, True) not in known and (True, False) not in known:
                wrong.append(f"{finding.key} does not say of {said} that it settles it")
            if not _changed(case, claims, finding):
                wrong.append(f"{finding.key}: {said} leaves it open, or nothing of it")
            for spared in claims if len(claims) > 1 and known == {(True, True)} else ():
                if _changed(case, [one for one in claims if one is not spared], finding):
                    wrong.append(f"{finding.key}: of {said} not all is needed: {spared.statement()}")
        except tracer.CaseError as error:
            wrong.append(f"{finding.key}: {said} cannot stand in the file: {error}")
    return wrong


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_the_claim_settles_what_a_scenario_leaves_open(path: Path) -> None:
    """For every open finding of every real case."""
    assert not unsettled(read(path))


def test_the_claim_settles_what_a_case_made_at_random_leaves_open(capsys: pytest.CaptureFixture[str]) -> None:
    """For every open finding of cases with several open hands, times and accounts at once."""
    TALLY.clear()
    WRONG.clear()
    _settled()
    with capsys.disabled():
        print(f"\nopen findings tried: {dict(sorted(TALLY.items()))}")
    assert not WRONG, min(WRONG, key=len)
    assert sum(count for what, count in TALLY.items() if " " not in what) >= CASES
    assert TALLY["several claims needed together"]


@settings(
    max_examples=CASES, deadline=None, derandomize=not THOROUGH, database=None,
    suppress_health_check=list(HealthCheck), phases=[Phase.generate],
)  # fmt: skip
@given(cases())
def _settled(case: Case) -> None:
    assume(Worlds(case).possible)
    WRONG.extend("\n".join((one, text(case))) for one in unsettled(case))
