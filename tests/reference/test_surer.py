"""Taking evidence away never makes a report surer, but for what excuses.

Deleting any one statement or document (with what refers to it) turns nothing that was open,
noted or unsaid into a deviation or into as ordered. `excuse` names each exception.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings

import tracer
from tests.reference.edits import SCENARIOS, read, statements, text, without
from tests.reference.generate import Case, cases
from tests.reference.worlds import Worlds

THOROUGH = os.environ.get("TRACER_THOROUGH") == "1"
CASES = 1500 if THOROUGH else 25
SURE = ("deviation", "as ordered")
TALLY: Counter[str] = Counter()
WRONG: list[str] = []


def excuse(statement: Case, header: Case, performers: set[str]) -> str | None:
    """Why taking a statement away may make the report surer; the first seven are the rules' own list.

    The others follow from single rules: without an account that contradicts another, the other
    stands alone (R16); without the act that performed a step, the next best may (R2); without a part
    of an order, something else was ordered (R5).
    """
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
        "another account (R16)": any("same" in act for act in acts) or "did not" in statement,
        "the act that performed a step (R2)": statement.get("id") in performers,
        "part of an order (R5)": "must" in statement and "binds" not in statement,
    }
    return next((name for name, holds in reasons.items() if holds), None)


@dataclass(frozen=True)
class Sure:
    """What is said of conduct: verdicts by finding, and the rules on which something sure is said."""

    verdicts: dict[str, str]
    rules: dict[str, tuple[object, ...]]
    performers: set[str]

    @property
    def settled(self) -> set[tuple[object, ...]]:
        """The rules that are held against an act with a sure verdict."""
        return {self.rules[key] for key, verdict in self.verdicts.items() if verdict in SURE}


def sure(case: Case) -> Sure:
    """What is found of conduct in a case."""
    found = [one for one in tracer.examine(tracer.loads(text(case))).findings if one.kind == "conduct"]
    return Sure(
        {one.key: str(one.verdict) for one in found},
        {one.key: (one.code, one.ordered) for one in found},
        {id for one in found if one.code == "TR202" for id in one.subject},
    )


def cuts(case: Case) -> Iterator[tuple[str, Case]]:
    """Every case that is left when one statement or document is taken away."""
    for document, place, _ in list(statements(case)):
        yield f"{document}[{place}]", without(case, document, place)
    for document in case["documents"]:
        if len(case["documents"]) > 1:
            yield document, without(case, document)


def surer(case: Case) -> list[str]:
    """What becomes sure when something is taken away and nothing excuses it."""
    before, wrong = sure(case), []
    for name, left in cuts(case):
        kept = [one for _, _, one in statements(left)]
        gone = [(one, case["documents"][document]) for document, _, one in statements(case) if one not in kept]
        gone += [({}, header) for document, header in case["documents"].items() if document not in left["documents"]]
        if why := next((why for one, header in gone if (why := excuse(one, header, before.performers))), None):
            TALLY[f"excused: {why}"] += 1
            continue
        TALLY["taken away"] += 1
        after = sure(left)
        for key, verdict in after.verdicts.items():
            if verdict in SURE and before.verdicts.get(key) not in SURE and after.rules[key] not in before.settled:
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
    WRONG.extend("\n".join((one, text(case))) for one in surer(case))
