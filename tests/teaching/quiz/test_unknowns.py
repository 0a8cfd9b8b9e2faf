"""What a quiz says would settle an open question settles it, and what it offers beside that does not: by adding it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings

import tracer
from tests.examined import examined
from tests.reference.edits import SCENARIOS, read, text
from tests.reference.generate import cases
from tests.reference.test_settles import with_claim
from tracer import wording
from tracer.checks.base import Claim, Finding
from tracer.report import Report
from tracer.teaching.quiz import questions
from tracer.vocabulary import Verdict


def asked(report: Report) -> list[tuple[Finding, tuple[str, ...]]]:
    """The open findings that a quiz asks of, with the answers it offers."""
    findings = {finding.key: finding for finding in report.findings}
    found = [one for one in questions(report).questions if one.id.startswith("settles/")]
    return [(findings[one.id.removeprefix("settles/")], one.options) for one in found]


def verdict(case: dict, key: str) -> Verdict | None:
    return next((f.verdict for f in tracer.examine(tracer.loads(text(case))).findings if f.key == key), None)


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_the_right_answer_settles_it_alone(path: Path) -> None:
    case = read(path)
    for finding, _ in asked(tracer.examine(tracer.loads(text(case)))):
        assert verdict(with_claim(case, finding.settles[0].claim), finding.key) is not Verdict.CANNOT_TELL, finding.key


def tried(case: dict) -> int:
    """Adds what is offered as a wrong answer to a case; returns how often it was tried."""
    report = tracer.examine(tracer.loads(text(case)))
    count = 0
    for finding, options in asked(report):
        order = report.reading.accounts.statement(finding.ordered[0]) if finding.ordered else None
        if order is None or order.item is None or not any(option.startswith("a promise") for option in options):
            continue  # an order to ask somebody names no item
        bound = report.reading.orders.bound(order)
        act = ((str(order.verb), order.item), ("from", order.giver or bound))
        act += (("to", order.recipient),) if order.recipient else ()
        for claim in (Claim(report.reading.orders.issuer(order), "must", act), Claim(bound, "will", act)):
            assert verdict(with_claim(case, claim), finding.key) is Verdict.CANNOT_TELL, (finding.key, claim.mood)
            count += 1
    return count


def heard(case: dict) -> int:
    """Adds the word of somebody who is nowhere shown with it to a case; returns how often it was tried."""
    report = tracer.examine(tracer.loads(text(case)))
    ids = {wording.name(report.reading, agent.id): agent.id for agent in report.case.agents}
    count = 0
    for finding, options in asked(report):
        for option in options:
            if named := re.search(r"from (.+), who had heard from others", option):
                claim = finding.settles[0].claim
                for mood in ("did", claim.mood):
                    told = Claim((ids[named[1]],), mood, claim.act, claim.frame)
                    again = tracer.examine(tracer.loads(text(with_claim(case, told)))).findings
                    before = {(f.key, f.verdict) for f in report.findings}
                    same = [f for f in again if f.key == finding.key]
                    # Whether it was done at all may give way to whom it is said to have reached.
                    open_still = same or [f for f in again if {*f.ordered} & {*finding.ordered} and (f.key, f.verdict) not in before]
                    assert {f.verdict for f in open_still} == {Verdict.CANNOT_TELL}, (finding.key, option, mood)
                    count += 1
    return count


def test_of_nobody_it_is_said_that_he_was_not_there() -> None:
    """The record seldom says so; whoever has it from others is no witness, wherever he was."""
    for path in SCENARIOS:
        for _, options in asked(tracer.examine(tracer.load(path))):
            assert not any("not there" in option for option in options)


def test_a_release_is_awaited_from_whoever_may_give_it() -> None:
    """The telegram names Davis, and not the Department, as who is to give leave."""
    [(_, options)] = asked(examined("machel-1975"))
    assert "the message that released it, or a word from the Department of State that none was sent" in options


def test_what_had_been_ordered_is_not_asked_of_who_acted() -> None:
    """Where it is open whether another version is what was ordered, the issuer could tell it, too."""
    report = examined("dobrynin-1963")
    assert any(f.message.key == "form_version" and len(f.settles) == 1 for f in report.findings)
    assert all(finding.message.key != "form_version" for finding, _ in asked(report))


def test_hearsay_settles_nothing() -> None:
    assert sum(heard(read(path)) for path in SCENARIOS) >= 20


def test_an_order_said_again_and_a_promise_settle_nothing() -> None:
    assert sum(tried(read(path)) for path in SCENARIOS) >= 20


@settings(max_examples=15, deadline=None)
@given(case=cases())
def test_nor_do_they_in_cases_that_nobody_chose(case: dict) -> None:
    tried(case)
    heard(case)
