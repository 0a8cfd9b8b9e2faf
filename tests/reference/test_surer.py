"""Taking evidence away never makes a report surer, but for what excuses.

Deleting any one statement or document (with what refers to it) turns nothing that was open,
noted or unsaid into a deviation or into as ordered. `excuse` names the exceptions of the rules' own
list. Four more follow from what a rule says, and each holds only where what it speaks of changed:
another act performs the step, and what is gone may have performed it or told more of it (R2); a step of
the same document and content is gone (R1, R5); the ordered giver no more tells of the act himself (R11);
accounts of the act contradict each other less (R16).
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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
    """What is said of conduct: verdicts and rules by finding, and what performs each ordered step, by its rules."""

    report: Report
    verdicts: dict[str, str]
    rules: dict[str, tuple[object, ...]]
    ordered: dict[str, tuple[str, ...]]
    performed: dict[str, tuple[str, ...]]
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
    performed: dict[str, tuple[str, ...]] = {}
    for one in report.reading.departures.performances:
        for rule in (*one.stage.rules, *one.stage.joined):
            performed[rule.id] = (*performed.get(rule.id, ()), *(step.id for step in one.transfers))
    return Sure(
        report,
        {one.key: str(one.verdict) for one in found},
        {one.key: (one.code, one.ordered) for one in found},
        {one.key: one.ordered for one in found},
        performed,
        {one.key: {*one.subject, *one.shown} for one in found},
        {one.key for one in found if one.rule is not None and one.rule.perhaps_later},
        {one.key for one in found if one.message.key == "excluded_avoided"},
    )


def contradicted(before: Sure, after: Sure, gone: set[str]) -> set[str]:
    """The acts of which accounts contradict each other less, or no more, once these statements are gone (R16)."""
    accounts, left = before.report.reading.accounts, after.report.reading.accounts

    def apart(several: Any, act: Any) -> tuple[int, int, int, bool, bool]:
        denied = any(several.statement(one).mood == "did not" for one in act.statements)
        return len(act.givers), len(act.recipients), len(act.whos), "when" in act.disputed, denied

    acts = {act.id: act for id in gone if (act := accounts.find(id))}
    def less(id: str) -> bool:
        other = left.find(id)
        now = apart(left, other) if other else (1, 1, 1, False, False)
        return any(one < more for one, more in zip(now, apart(accounts, acts[id]), strict=True))

    return {id for id in acts if less(id)}


def otherwise_ordered(before: Sure, gone: set[str]) -> set[str]:
    """The steps of the document and content of which one of these is a step: another route was ordered (R1, R5)."""
    stages = before.report.reading.orders.stages
    cut = {(stage.document, stage.content) for stage in stages for rule in stage.rules if rule.id in gone}
    return {
        rule.id for stage in stages for rule in (*stage.rules, *stage.joined) if (stage.document, stage.content) in cut
    }


def told_by_the_giver(before: Sure, key: str, gone: set[str]) -> bool:
    """Whether one of these is the ordered giver's own word on the act of a finding on the bearer, noted for it (R11)."""
    found = next((one for one in before.report.findings if one.key == key and one.code == "TR201"), None)
    if found is None or found.verdict != "noted":
        return False
    accounts, stages = before.report.reading.accounts, before.report.reading.orders.stages
    givers = {hand for stage in stages if {rule.id for rule in stage.rules} & set(found.ordered) for hand in stage.giver}
    told = {id for id in accounts.act(found.subject[0]).statements if id in gone}
    return any(accounts.witness(accounts.statement(id)).agent in givers for id in told)


def otherwise_performed(before: Sure, after: Sure, performers: Mapping[str, set[str]], gone: set[str]) -> set[str]:
    """The rules of steps that another act performs without one of these (R2).

    It may have performed the step, it brought the content to the act that is now taken to perform it, or it told
    more of that act.
    """
    found: set[str] = set()
    accounts = before.report.reading.accounts
    told_less = gone | {act.id for id in gone if (act := accounts.find(id))}
    for stage in before.report.reading.orders.stages:
        rules = {rule.id for rule in (*stage.rules, *stage.joined)}
        for rule in rules:
            performing = after.performed.get(rule, ())
            if before.performed.get(rule) == performing:
                continue
            flows = before.report.reading.flows
            told = {step.id for step in flows.of(stage.content)}
            brought = {step.id for id in performing if id in told for step in flows.path(stage.content, id)}
            performed = {*before.performed.get(rule, ())}
            if any(performers.get(one, performed) & told_less for one in rules) or brought & told_less:
                found |= rules
    return found


def cuts(case: Case) -> Iterator[tuple[str, Case]]:
    """Every case that is left when one statement or document is taken away."""
    for document, place, _ in list(statements(case)):
        yield f"{document}[{place}]", without(case, document, place)
    for document in case["documents"]:
        if len(case["documents"]) > 1:
            yield document, without(case, document)


def performers(case: Case) -> dict[str, set[str]]:
    """By the reference: for each ordered step, by its rule, what may have performed it (R2).

    Where it leaves open whether any act did, each that can have done may have. A promise, and an act whose
    recipient is not said (R14), decide along which way a route is looked for, for all its steps.
    """
    worlds = Worlds(case)
    conduct = Conduct(worlds)
    order = next(one for one in tracer.loads(text(case)).documents if one.id == "order")
    rules = [one for one in order.says if str(one.mood) == "must"]
    found = {
        rule.id: {id for id in (*acts, *(conduct.judged if None in acts else ())) if id}
        for rule, acts in zip(rules, conduct.performed, strict=True)
    }
    unsaid = {id for id in worlds.acts if all(one.written is None for one in worlds.choices[id, "to"])}
    aims = {stage.recipient for stage in conduct.stages}
    leading = {f"{document}[{place}]" for document, place, one in statements(case) if one.get("will", {}).get("to") in aims}
    return {rule: {*acts, *unsaid, *leading} for rule, acts in found.items()}


def surer(case: Case, performed: Mapping[str, set[str]] | None = None) -> list[str]:
    """What becomes sure when something is taken away and nothing excuses it."""
    before, wrong = sure(case), []
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
        places = {f"{document}[{place}]" for document, place, _ in out}
        after = sure(left)
        contested, orders = contradicted(before, after, ids), otherwise_ordered(before, ids)
        other = otherwise_performed(before, after, performed or {}, ids | places)
        for key, verdict in after.verdicts.items():
            if verdict not in SURE or before.verdicts.get(key) in SURE or after.rules[key] in before.settled:
                continue
            ordered = set(after.ordered[key])
            excuses = {
                # By no other way that is told can the content have come, or gone, than by the order's (R8, R10).
                "absence": key in before.perhaps_later or key in after.kept_away,
                "accounts that contradicted (R16)": contested & (after.acts[key] | before.acts.get(key, set())),
                "the ordered giver's own word (R11)": told_by_the_giver(before, key, ids),
                "another route (R1, R5)": orders & ordered,
                "another act performs the step (R2)": other & ordered,
            }
            if why := next((why for why, holds in excuses.items() if holds), None):
                TALLY[f"finding excused: {why}"] += 1
            else:
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
