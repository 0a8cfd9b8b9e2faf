"""Taking evidence away never makes a report surer, but for what excuses.

Deleting any one statement or document (with what refers to it) turns nothing that was open,
noted or unsaid into a deviation or into as ordered. `excuse` names each exception.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings

import tracer
from tests.reference.conduct import Conduct
from tests.reference.edits import SCENARIOS, read, statements, text, without
from tests.reference.generate import Case, cases
from tests.reference.worlds import Worlds
from tracer.report import Report

THOROUGH = os.environ.get("TRACER_THOROUGH") == "1"
CASES = 1500 if THOROUGH else 25
SURE = ("deviation", "as ordered")
TALLY: Counter[str] = Counter()
WRONG: list[str] = []


def excuse(statement: Case, header: Case) -> str | None:
    """Why taking a statement away may make the report surer: the rules' own list."""
    acts = [entry for entry in statement.values() if isinstance(entry, dict)]
    reasons = {
        "as: purpose": statement.get("as") == "purpose",
        "for": any("for" in act for act in acts),
        "may": "may" in statement,
        "if": "if" in statement,
        "accepts": "accepts" in statement,
        "refused": "refused" in statement,
        "amends": "amends" in statement,
        "suspends": "suspends" in statement,
        "instead of": "instead of" in statement,
        "unseen documents": header.get("seen") in ("not printed", "not found"),
    }
    return next((name for name, holds in reasons.items() if holds), None)


@dataclass(frozen=True)
class Sure:
    """What is said of conduct: verdicts and rules by finding, and the acts held against each rule."""

    report: Report
    verdicts: dict[str, str]
    rules: dict[str, tuple[object, ...]]
    ordered: dict[str, tuple[str, ...]]
    held: dict[str, set[str]]
    acts: dict[str, set[str]]
    perhaps_later: set[str]
    kept_away: set[str]

    @property
    def settled(self) -> set[tuple[object, ...]]:
        """The rules that are held against an act with a sure verdict."""
        return {self.rules[key] for key, verdict in self.verdicts.items() if verdict in SURE}


def sure(case: Case) -> Sure:
    """What is found of conduct in a case."""
    report = tracer.examine(tracer.loads(text(case)))
    found = [one for one in report.findings if one.kind == "conduct"]
    return Sure(
        report,
        {one.key: str(one.verdict) for one in found},
        {one.key: (one.code, one.ordered) for one in found},
        {one.key: one.ordered for one in found},
        {rule: {id for one in found if rule in one.ordered for id in one.subject} for f in found for rule in f.ordered},
        {one.key: {*one.subject, *one.shown} for one in found},
        {one.key for one in found if one.rule is not None and one.rule.perhaps_later},
        {one.key for one in found if one.message.key == "excluded_avoided"},
    )


def contradicted(before: Sure, gone: set[str]) -> set[str]:
    """The acts of which one of these statements is an account, where accounts contradict each other (R16)."""
    accounts = before.report.reading.accounts
    acts = {act.id: act for id in gone if (act := accounts.find(id))}
    return {
        id for id, act in acts.items()
        if act.disputed or any(accounts.statement(one).mood == "did not" for one in act.statements)
    }  # fmt: skip


def otherwise_ordered(before: Sure, gone: set[str]) -> set[str]:
    """The orders of a document of which one of these is another: without it something else was ordered (R5)."""
    orders = [one for one in before.report.case.statements() if one.mood == "must"]
    documents = {one.document for one in orders if one.id in gone and one.binds is None}
    return {one.id for one in orders if documents & {one.document, one.binds or one.document}}


def told_by_the_giver(before: Sure, key: str, gone: set[str]) -> bool:
    """Whether one of these is the ordered giver's own word on the act of a finding on the bearer (R11)."""
    found = next((one for one in before.report.findings if one.key == key and one.code == "TR201"), None)
    if found is None:
        return False
    accounts, stages = before.report.reading.accounts, before.report.reading.orders.stages
    givers = {hand for stage in stages if {rule.id for rule in stage.rules} & set(found.ordered) for hand in stage.giver}
    told = {id for id in accounts.act(found.subject[0]).statements if id in gone}
    return any(accounts.witness(accounts.statement(id)).agent in givers for id in told)


def cuts(case: Case) -> Iterator[tuple[str, Case]]:
    """Every case that is left when one statement or document is taken away."""
    for document, place, _ in list(statements(case)):
        yield f"{document}[{place}]", without(case, document, place)
    for document in case["documents"]:
        if len(case["documents"]) > 1:
            yield document, without(case, document)


def performers(case: Case) -> dict[str, set[str]]:
    """By the reference: for each ordered step, by its rule, what may have performed it (R2).

    A hand that is not said may be the ordered one (R14). Where a promise leads decides along which way a
    route is looked for, for all its steps; what brought it to the first hand shows that another act came before it.
    """
    worlds = Worlds(case)
    conduct = Conduct(worlds)
    order = next(one for one in tracer.loads(text(case)).documents if one.id == "order")
    rules = [one for one in order.says if str(one.mood) == "must"]
    found = {rule.id: {id for id in acts if id} for rule, acts in zip(rules, conduct.performed, strict=True)}
    unsaid = {id for id in worlds.acts if all(one.written is None for one in worlds.choices[id, "to"])}
    aims = {stage.recipient for stage in conduct.stages}
    leading = {f"{document}[{place}]" for document, place, one in statements(case) if one.get("will", {}).get("to") in aims}
    first = conduct.stages[0].giver
    bringing = {id for id in worlds.acts if first in {one.name for (one,) in worlds.filled((id, "to"))}}
    return {rule: {*acts, *unsaid, *leading, *bringing} for rule, acts in found.items()}


def surer(case: Case, performed: Mapping[str, set[str]] | None = None) -> list[str]:
    """What becomes sure when something is taken away and nothing excuses it."""
    before, wrong = sure(case), []
    for rule, ids in (performed or {}).items():
        before.held.setdefault(rule, set()).update(ids)
    for name, left in cuts(case):
        kept = [one for _, _, one in statements(left)]
        out = [(document, place, one) for document, place, one in statements(case) if one not in kept]
        gone = [(one, case["documents"][document]) for document, _, one in out]
        gone += [({}, header) for document, header in case["documents"].items() if document not in left["documents"]]
        if why := next((why for one, header in gone if (why := excuse(one, header))), None):
            TALLY[f"excused: {why}"] += 1
            continue
        TALLY["taken away"] += 1
        ids = {before.report.case.document(document).says[place].id for document, place, _ in out}
        contested, orders = contradicted(before, ids), otherwise_ordered(before, ids)
        after, acts = sure(left), {name, *ids, *contested}
        # Without what was held against a rule, or may have performed it, the next best may be (R2): of that rule only.
        other = {rule for rule, held in before.held.items() if held & acts}
        for key, verdict in after.verdicts.items():
            surely = verdict in SURE and before.verdicts.get(key) not in SURE
            if surely and (key in before.perhaps_later or key in after.kept_away):
                # By no other way that is told can the content have come, or gone, than by the order's (R8, R10).
                TALLY["finding excused: absence"] += 1
            elif surely and contested & (after.acts[key] | before.acts.get(key, set())):
                # Without an account that contradicts another, the other stands alone: on that act only.
                TALLY["finding excused: an account that contradicted (R16)"] += 1
            elif surely and told_by_the_giver(before, key, ids):
                TALLY["finding excused: the ordered giver's own word (R11)"] += 1
            elif surely and orders & set(after.ordered[key]):
                TALLY["finding excused: another order (R5)"] += 1
            elif surely and after.rules[key] not in before.settled and other & set(after.ordered[key]):
                TALLY["finding excused: the act held against its rule (R2)"] += 1
            elif surely and after.rules[key] not in before.settled:
                wrong.append(f"without {name}: {key} was {before.verdicts.get(key, 'absent')}, is {verdict}")
    return wrong


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_a_scenario_is_not_surer_with_less(path: Path) -> None:
    """Silence counts for nobody and against nobody."""
    assert not surer(read(path))


def test_a_case_made_at_random_is_not_surer_with_less(capsys: pytest.CaptureFixture[str]) -> None:
    """The same for cases that nobody chose."""
    TALLY.clear()
    WRONG.clear()
    _surer()
    with capsys.disabled():
        print(f"\nevidence taken away: {dict(sorted(TALLY.items()))}")
    assert not WRONG, min(WRONG, key=len)
    assert TALLY["taken away"] >= CASES


@settings(
    max_examples=CASES, deadline=None, derandomize=not THOROUGH, database=None,
    suppress_health_check=list(HealthCheck), phases=[Phase.generate],
)  # fmt: skip
@given(cases())
def _surer(case: Case) -> None:
    assume(Worlds(case).possible)
    WRONG.extend("\n".join((one, text(case))) for one in surer(case, performers(case)))
