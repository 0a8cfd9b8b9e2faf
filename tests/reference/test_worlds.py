"""The engine against a brute-force reasoner that shares nothing with it."""

from __future__ import annotations

import ast
import os
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings

import tracer
from tests.reference import holdings
from tests.reference.conduct import Conduct
from tests.reference.edits import text
from tests.reference.generate import Case, cases
from tests.reference.worlds import Worlds

THOROUGH = os.environ.get("TRACER_THOROUGH") == "1"
CASES = 5000 if THOROUGH else 150
TALLY: Counter[str] = Counter()
#: Of each kind of difference the shortest case that shows it.
DIFFERENCES: dict[str, tuple[int, str]] = {}


class Compared:
    """One case, examined by both, and where they differ."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.worlds = Worlds(case)
        self.report = tracer.examine(tracer.loads(text(case)))
        self.differences: list[str] = []

    def equal(self, kind: str, what: str, engine: Any, reference: Any) -> None:
        TALLY[kind] += 1
        if engine != reference:
            self.differences.append(f"{kind} {what}: engine {engine}, reference {reference}")

    def among(self, kind: str, what: str, engine: Any, allowed: Any) -> None:
        TALLY[kind] += 1
        if engine not in allowed:
            self.differences.append(f"{kind} {what}: engine {engine}, reference {sorted(allowed)}")

    # --- times, custody, knowledge ----------------------------------------------------

    def times(self) -> None:
        if self.open("time", acts=tuple(self.worlds.acts)):
            return
        acts = [*self.worlds.acts, "order"]
        for number, one in enumerate(acts):
            for other in acts[number + 1 :]:
                answers = self.worlds.compare(one, other)
                engine = self.report.reading.times.compare(one, other).name.lower().replace("_", " ")
                self.equal(
                    "times", f"{one} {other}", engine, next(iter(answers)) if len(answers) == 1 else "cannot tell"
                )

    def hand(self, id: str) -> str:
        """A hand of the engine's as the reference writes it: inline unknowns by their words and place."""
        agent = self.report.case.agent(id)
        if not agent.inline:
            return id
        statement, _, role = id.rpartition("/")
        told = next(one for one in self.report.case.statements() if one.id == statement)
        act = self.report.reading.accounts.act(statement).id
        words = f"one of {agent.one_of}" if agent.one_of else "someone"
        return f"{words} in {told.document}/{act}/{'to' if role == 'who' else role}"

    def custody(self) -> None:
        """At the very moment of a receipt the rules allow two answers; elsewhere both readings are one."""
        if self.open("role", "happened", "time", acts=holdings.transfers(self.worlds)):
            return
        for moment in holdings.moments(self.worlds):
            held = self.report.reading.custody.at("paper", moment)
            readings = [holdings.custody(self.worlds, moment, just_now) for just_now in (True, False)]
            for number, word, ids in ((0, "certainly", held.certain), (1, "possibly", held.possible)):
                least, most = sorted((reading[number] for reading in readings), key=len)
                engine = frozenset(map(self.hand, ids))
                fits = least <= engine <= most
                self.equal("custody", f"{word} at {moment}", sorted(engine), sorted(engine if fits else least))

    def knowledge(self) -> None:
        """Of hands that had it by no other way than acts: not the issuer, nor those who may have had the order."""
        order = self.case["documents"]["order"]
        if self.open("role", "happened", "time", acts=tuple(self.worlds.acts)):
            return
        brought = {"chief", order["to"], *(d.get("from") for d in self.case["documents"].values() if "answers" in d)}
        ids = {self.hand(agent.id): agent.id for agent in self.report.case.agents}
        for moment in holdings.moments(self.worlds):
            engine = self.report.reading.knowledge.at("letter", moment)
            for hand, (low, high) in holdings.knowledge(self.worlds, moment).items():
                if hand not in brought:
                    least, most = engine.get(ids[hand], (None, None))
                    self.equal("knowledge", f"certainly {hand} at {moment}", int(least or 0), low)
                    self.equal("knowledge", f"possibly {hand} at {moment}", int(most or 0), high)

    def open(self, *kinds: str, acts: tuple[str, ...]) -> bool:
        """Whether the rules leave something open about these acts."""
        found = {tuple(tag.split(":")[:2]) for tag in self.worlds.open}
        return any((kind, act) in found for kind in kinds for act in acts)

    # --- findings ---------------------------------------------------------------------

    def verdicts(self, code: str, aspect: str | None = None) -> dict[str, str]:
        return {
            f.subject[0]: str(f.verdict) for f in self.report.findings
            if f.code == code and f.aspect == aspect and f.verdict != "not applicable"
        }  # fmt: skip

    def keys(self) -> None:
        """No two findings have one key: a reader could not tell them apart."""
        keys = Counter(finding.key for finding in self.report.findings)
        self.equal("keys", "that stand twice", [key for key, times in keys.items() if times > 1], [])

    def gap(self) -> None:
        found = self.verdicts("TR101")
        if "paper" in found and not self.open("role", "happened", "time", acts=holdings.transfers(self.worlds)):
            allowed = holdings.gap(self.worlds)
            if len(allowed) == 1:
                self.among("TR101", "paper", found["paper"], allowed)

    def conduct(self) -> None:
        conduct = Conduct(self.worlds)
        recipients, bearers, in_person = (
            self.verdicts("TR202"),
            self.verdicts("TR201"),
            self.verdicts("TR202", "personally"),
        )
        if all(len(acts) == 1 for acts in conduct.performed):
            performed = {id for acts in conduct.performed for id in acts if id}
            self.equal("performed", "acts", sorted(recipients), sorted(performed))
        before: str | None = "as ordered"
        for stage, acts in zip(conduct.stages, conduct.performed, strict=True):
            id = next(iter(acts)) if len(acts) == 1 else None
            fact = conduct.recipient(stage, id) if id and not conduct.open_act(id, "to") else None
            if id in recipients and fact:
                self.among("TR202", id, recipients[id], self.allowed(id, fact))
            if id in in_person and stage.giver and not conduct.open_act(id, "from", "to"):
                self.among("TR202 personally", id, in_person[id], self.allowed(id, conduct.personally(stage, id)))
            if id in bearers and stage.giver and before == "as ordered" and not conduct.open_act(id, "from"):
                self.among("TR201", id, bearers[id], self.allowed(id, *conduct.bearer(stage, id)))
            before = fact

    def allowed(self, id: str, *facts: str) -> set[str]:
        """The verdicts that facts allow; a deviation of what may have been done before the order cannot be told (R8).

        Unless it was told in answer to the order, or the content was had from it: that is left open.
        """
        allowed = {VERDICTS[fact] for fact in facts}
        early = "deviation" in allowed and self.worlds.compare(id, "order") != {"after"}
        return allowed | ({"cannot tell"} if early else set())

    def excluded(self) -> None:
        """TR205 for each rule: a deviation where it surely reached the excluded, cannot tell where it may have."""
        conduct = Conduct(self.worlds)
        if self.open("role", "happened", "time", acts=tuple(self.worlds.acts)):
            return
        for _, _, roles, frame in self.worlds.said("must not"):
            sure, maybe, unsaid = conduct.reached(roles["through"])
            found = {
                f.subject[0]: str(f.verdict)
                for f in self.report.findings
                if f.ordered == (frame["id"],) and f.code == "TR205"
            }
            told = {verdict for verdict in found.values() if verdict in VERDICTS.values() and verdict != "noted"}
            expected = "deviation" if sure else "cannot tell" if maybe else "none" if not unsaid else None
            engine = next((one for one in ("deviation", "cannot tell") if one in told), "none")
            if expected:
                # Whether one that may have been done before the order is held against it is R8's, as above.
                judged = all(self.worlds.compare(id, "order") != {"after"} for id in sure)
                self.among("TR205", frame["id"], engine, {expected} | ({"cannot tell"} if sure and judged else set()))
            for id, verdict in found.items():
                if verdict in ("deviation", "cannot tell"):
                    self.among("TR205 where", frame["id"], id, sure if verdict == "deviation" else sure | maybe)

    def delivery(self) -> None:
        """TR209: the rung of the ladder, and as ordered only on the first two."""
        found = [f for f in self.report.findings if f.code == "TR209" and f.verdict != "not applicable"]
        denied = any("same" in roles for _, _, roles, _ in self.worlds.said("did not"))
        if len(found) == 1 and not denied and not self.open("role", "happened", acts=tuple(self.worlds.acts)):
            rung = Conduct(self.worlds).rung()
            told = found[0].message.key.removeprefix("received_").removesuffix("_returned").replace("_", " ")
            # What is contradicted or nobody's word stands on the rung of hearsay; only its words differ.
            same = {"contradicted": "hearsay", "unnamed": "hearsay", "deliverer body": "deliverer", "denied": "silent",
                    "answer": "own word"}
            self.equal("TR209", "rung", same.get(told, told), rung)
            verdict = "as ordered" if rung in ("own word", "deliverer") else "cannot tell"
            self.equal("TR209", "verdict", str(found[0].verdict), verdict)


VERDICTS = {"as ordered": "as ordered", "different": "deviation", "cannot tell": "cannot tell", "noted": "noted"}


@settings(
    max_examples=CASES, deadline=None, derandomize=not THOROUGH, database=None,
    suppress_health_check=list(HealthCheck), phases=[Phase.generate],
)  # fmt: skip
@given(cases())
def _differential(case: Case) -> None:
    both = Compared(case)
    assume(both.worlds.possible)
    TALLY["cases"] += 1
    for question in QUESTIONS:
        getattr(both, question)()
    for difference in both.differences:
        kind, shown = difference.partition(" ")[0], f"{difference}\n{text(case)}"
        DIFFERENCES[kind] = min(DIFFERENCES.get(kind, (len(shown), shown)), (len(shown), shown))


#: How many verdicts of each kind a case must give on average, so that the comparison stays one.
FLOOR = {"custody": 5, "knowledge": 8, "times": 1, "performed": 0.3, "TR101": 0.2, "TR202": 0.12, "TR201": 0.12,
         "TR202 personally": 0.04, "TR205": 0.15, "TR209": 0.7}  # fmt: skip
QUESTIONS = ("keys", "times", "custody", "gap", "knowledge", "conduct", "excluded", "delivery")


def test_engine_agrees_with_every_world(capsys: pytest.CaptureFixture[str]) -> None:
    """What holds in every world is known, what does not cannot be told, and nothing else is said."""
    TALLY.clear()
    DIFFERENCES.clear()
    _differential()
    with capsys.disabled():
        print(f"\nworlds compared: {dict(sorted(TALLY.items()))}")
    assert not DIFFERENCES, "\n\n".join(shown for _, shown in DIFFERENCES.values())
    assert TALLY["cases"] >= CASES * 0.8
    assert all(TALLY[kind] >= CASES * share for kind, share in FLOOR.items())


def test_both_leave_unjudged_what_the_order_itself_tells_as_done() -> None:
    """An order that tells an act as done came after it, whatever their days (R8)."""
    told = {"did": {"give": "paper", "from": "envoy", "to": "king"}, "id": "act1", "quote": "so it was"}
    for order, report in (([told], []), ([{"did": {"same": "act1"}, "quote": "as has been done"}], [told]), ([], [told])):
        case = {
            "tracer": "1", "title": "An order that tells of its own doing",
            "who": {"office": {"group": "Office", "zone": "UTC"}, "chief": {"name": "Chief", "in": "office"},
                    "envoy": {"name": "Envoy"}, "king": {"name": "King"}},
            "what": {"letter": {"from": "chief", "for": "king"}, "paper": {"carries": "letter"}},
            "documents": {
                "order": {"from": "chief", "to": "envoy", "date": "1950-01-01T08:00Z", "carries": "letter", "seen": "whole",
                          "says": [{"must": {"pass": "letter", "from": "envoy", "to": "king"}, "quote": "take it"}, *order]},
                **({"report": {"from": "envoy", "to": "chief", "seen": "excerpt", "says": report}} if report else {}),
            },
        }  # fmt: skip
        both = Compared(case)
        both.conduct()
        assert not both.differences
        assert bool(both.verdicts("TR202")) is not bool(order)


def test_reference_shares_nothing_with_the_engine() -> None:
    """A reference that imports what it checks checks nothing."""
    for file in Path(__file__).parent.glob("*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        names = [name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names]
        names += [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
        assert not [name for name in names if name.startswith(("tracer.analysis", "tracer.kernel"))], file.name
        if not file.name.startswith("test_"):
            assert not [name for name in names if name.startswith("tracer")], file.name
