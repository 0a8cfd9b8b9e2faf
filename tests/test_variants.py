"""A case tried otherwise: what becomes of its findings, and what that is put down to."""

from __future__ import annotations

from pathlib import Path

import pytest

import tracer
from tracer import variants
from tracer.case import edits
from tracer.errors import CaseError, TracerError
from tracer.variants import Basis, Outcome


@pytest.fixture(scope="module")
def case(first_case: Path) -> Basis:
    return variants.basis(first_case.read_text(encoding="utf-8"), first_case.name)


def consequences(outcome: Outcome, *kinds: str) -> dict[str, tuple[str, list[str]]]:
    """For each finding of these kinds its key, what became of it, and ids of what it names that was changed."""
    found = {}
    for one in outcome.consequences:
        finding = one.pair.first or one.pair.second
        assert finding is not None
        if not kinds or one.kind in kinds:
            found[finding.key] = (one.kind, [edit.subject for edit in one.touched])
    return found


def test_without_the_later_word_two_aspects_go_and_the_departure_stays(case: Basis) -> None:
    """They are claimed afterwards, in that word only; recipient and bearer rest on the order."""
    outcome = variants.try_out(case, edits.asked(drop=["m3"]))
    assert consequences(outcome, "vanishes") == {
        "TR202/handover/personally": ("vanishes", ["m3"]), "TR205/handover": ("vanishes", ["m3"]),
        "TR105/m3": ("vanishes", ["m3"]),
    }  # fmt: skip
    assert outcome.comparison.second.departures == ("handover",)
    [root] = [one for one in outcome.consequences if one.pair.first is case.report.root("handover")]
    assert [one.what for one in root.pair.differences] == ["told beneath it"]
    assert "Scowcroft objected" in root.pair.differences[0].first


def test_the_variants_of_the_first_case_teach_what_they_say(case: Basis) -> None:
    """Each by name; the reason that the case gives holds of what is found."""
    found = {name: variants.try_out(case, change, name, why) for name, why, change in variants.named(case)}
    assert {*found} == {"no-later-word", "matlock-named", "whole-order"}
    assert all(outcome.why for outcome in found.values())
    assert consequences(found["no-later-word"]) == consequences(variants.try_out(case, edits.asked(drop=["m3"])))
    named = {f.key: f for f in found["matlock-named"].comparison.second.findings}
    assert named["TR209/gorbachev"].verdict == "as ordered"
    assert named["TR209/gorbachev"].message.key == "received_deliverer"
    assert consequences(found["whole-order"]) == {"TR106/m1": ("changes", ["m1"])}


def test_the_case_itself_stays_as_it_is(case: Basis) -> None:
    """One variant after another starts from the same."""
    before = variants.try_out(case, edits.asked())
    variants.try_out(case, edits.asked(drop=["m1"], set=["handover.to=gorbachev"]))
    after = variants.try_out(case, edits.asked())
    assert (before.consequences, after.consequences) == ((), ())
    assert before.unchanged == after.unchanged == len(before.comparison.findings)


def test_an_act_done_otherwise(case: Basis) -> None:
    """To the one who was named it is as ordered, and what was found of another recipient goes."""
    outcome = variants.try_out(case, edits.asked(set=["handover.to=gorbachev"]))
    findings = {f.key: str(f.verdict) for f in outcome.comparison.second.findings}
    assert findings["TR202/handover"] == "as ordered"
    kind, touched = consequences(outcome)["TR202/handover"]
    assert (kind, touched) == ("changes", ["handover"])


def test_findings_of_a_variant_lead_to_lines_of_the_file(case: Basis) -> None:
    """Also behind what was dropped."""
    outcome = variants.try_out(case, edits.asked(drop=["m1/did/know/letter"]))
    [before] = [f.location for f in case.report.findings if f.key == "TR402/handover"]
    [after] = [f.location for f in outcome.comparison.second.findings if f.key == "TR402/handover"]
    assert before == after


def test_only_what_a_finding_names_is_said_to_touch_it(case: Basis) -> None:
    """A remark that nothing rests on touches nothing, though it is dropped with the rest."""
    outcome = variants.try_out(case, edits.asked(drop=["m3", "m1/did/know/letter"]))
    assert "m1/did/know/letter" not in consequences(outcome)["TR205/handover"][1]


def test_a_case_that_is_no_longer_one_is_refused(case: Basis) -> None:
    """With the place where it was asked for."""
    with pytest.raises(CaseError) as error:
        variants.try_out(case, edits.asked(set=["handover.to=nobody"]))
    assert str(error.value).startswith("--set handover.to:1:1: unknown id 'nobody'")


def test_times_that_contradict_each_other_are_refused_too(case: Basis) -> None:
    """They are found only when the case is examined."""
    with pytest.raises(CaseError, match="times of m2 contradict each other"):
        variants.try_out(case, edits.asked(set=["handover.when=before m2/did/away/matlock"]))


def test_a_name_that_the_case_has_not(case: Basis) -> None:
    """Is told with those it has."""
    with pytest.raises(TracerError, match="no variant 'x'; it has no-later-word, matlock-named, whole-order"):
        variants.named(case, ["x"])


@pytest.mark.parametrize("name", tracer.examples())
def test_documents_of_every_case_can_be_left_out(name: str) -> None:
    """The first three of each: whatever stays, vanishes or appears is told once."""
    path = tracer.example(name)
    case = variants.basis(path.read_text(encoding="utf-8"), path.name)
    documents = [document.id for document in case.report.case.documents]
    for id in documents[:3] if len(documents) > 1 else ():
        outcome = variants.try_out(case, edits.asked(drop=[id]))
        assert outcome.edits[0].subject == id
        before = [f.key for f in case.report.findings if f.verdict != "not applicable"]
        assert [pair.first.key for pair in outcome.comparison.findings if pair.first] == before
        assert len(outcome.consequences) + outcome.unchanged == len(outcome.comparison.findings)


@pytest.mark.parametrize("name", tracer.examples())
def test_every_case_that_comes_with_us_names_variants_that_teach(name: str) -> None:
    """Each says why, changes some finding, and marks what is imagined as supplied."""
    text = tracer.example(name).read_text(encoding="utf-8")
    case = variants.basis(text, f"{name}.yaml")
    tried = variants.named(case)
    assert tried
    for variant, why, change in tried:
        outcome = variants.try_out(case, change, variant, why)
        assert why
        assert outcome.consequences
        then = outcome.comparison.second.case
        added = {edit.subject for edit in outcome.edits if edit.kind == "added"}
        assert all(document.supplied for document in then.documents if document.id in added)


def test_a_finding_known_by_another_act_is_still_the_same_finding() -> None:
    """Where the act by which it was known falls away, what is said pairs the two: nothing vanishes and appears."""
    path = tracer.example("hussein-1960")
    case = variants.basis(path.read_text(encoding="utf-8"), path.name)
    [consequence] = variants.try_out(case, edits.asked(drop=["reserve"])).consequences
    assert consequence.kind == "changes"
    assert [one.what for one in consequence.pair.differences] == ["told beneath it"]
