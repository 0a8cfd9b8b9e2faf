"""What a careful reader expects must be of a check that there is; what no finding cites is told all the same."""

from __future__ import annotations

import pytest

import tracer
from tests.analysis.small import ORDER, report, told
from tracer.checks.base import Check
from tracer.checks.registry import all_checks
from tracer.errors import CaseError
from tracer.views.formats import machine
from tracer.views.texts import markdown, text

CASE = """tracer: 1
title: "A letter"
who: {sender: "A", bearer: "B"}
what: {letter: {from: sender}}
documents:
  m1:
    from: sender
    to: bearer
    seen: whole
    says:
      - must: {pass: letter}
expect:
  - %s
"""


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("{check: TR2O2, subject: m1, verdict: noted, because: x}",
         "there is no check 'TR2O2'; expected the code of a check, such as TR202; did you mean 'TR202'?"),
        ("{check: recipient, subject: m1, verdict: noted, because: x}",
         "there is no check 'recipient'; expected the code of a check, such as TR202; did you mean 'TR202'?"),
        ("{check: TR106, subject: m1, verdict: deviation, because: x}",
         "TR106 is a record check and never finds 'deviation'; expected cannot tell, noted or clear"),
        ("{check: TR202, subject: m1, verdict: clear, because: x}",
         "TR202 is a conduct check and never finds 'clear'; "
         "expected as ordered, deviation, cannot tell, noted or not applicable"),
        ("{check: TR202, subject: m1, aspect: personaly, verdict: noted, because: x}",
         "no check has an aspect 'personaly'; expected the id of an agent or item, a verb or a role, such as "
         "personally; did you mean 'personally'?"),
    ],
)
def test_an_expectation_that_no_check_can_meet_is_a_problem_of_the_file(entry: str, message: str) -> None:
    case = tracer.loads(CASE % entry, "c.yaml")
    with pytest.raises(CaseError) as caught:
        tracer.examine(case, select=["TR101"])
    assert str(caught.value) == f"c.yaml:13:5: {message}"


@pytest.mark.parametrize("aspect", ["letter", "bearer/m1", "give 2", "2", "personally"])
def test_aspects_are_ids_and_words_of_the_format_and_may_be_numbered(aspect: str) -> None:
    entry = f"{{check: TR202, subject: m1, aspect: {aspect}, verdict: noted, because: x}}"
    assert tracer.examine(tracer.loads(CASE % entry, "c.yaml")).findings


def test_what_aspects_a_check_from_elsewhere_has_is_its_own_affair(monkeypatch: pytest.MonkeyPatch) -> None:
    other = Check("XX101", "other", "record", lambda reading: ())
    monkeypatch.setattr("tracer.report.all_checks", lambda: (*all_checks(), other))
    entry = "{check: XX101, subject: m1, aspect: ink colour, verdict: noted, because: x}"
    assert tracer.examine(tracer.loads(CASE % entry, "c.yaml")).case.expectations


def test_they_are_told_together_with_times_that_contradict_each_other() -> None:
    entry = "{check: TR9, subject: m1, verdict: noted, because: x}"
    text = CASE.replace("{pass: letter}", "{pass: letter, when: after x}\n        id: x") % entry
    with pytest.raises(CaseError) as caught:
        tracer.examine(tracer.loads(text, "c.yaml"))
    assert [problem.location.line for problem in caught.value.problems] == [11, 14]


BESIDE = told(
    "did: {give: paper, from: envoy, to: king}\nbelieves: {know: letter, who: usher}\n"
    "asked: {give: paper, who: envoy}\nwill: {give: paper, from: minister, to: usher}\n"
    "unsure: {know: letter, who: stranger}\naccepts: order\ndid: {event: the courier came late}\n"
)


def test_what_no_finding_cites_is_told_once_and_briefly() -> None:
    """Beliefs, requests, promises and doubts, and what happened; not what was ordered, which the findings weigh."""
    found = report(ORDER, BESIDE)
    assert [str(one.mood) for one in found.also_said] == ["believes", "asked", "will", "unsure", "accepts", "did"]
    for page, heading in ((text.text(found), "\nAlso said"), (markdown.markdown(found), "\n## Also said")):
        head, also = page.split(heading)
        assert [word for word in ("believes", "asked", "promised", "unsure") if word in also and word not in head] == [
            "believes", "asked", "promised", "unsure"]
        assert "he courier came late" in " ".join(also.split())
    entry = machine.case(found)["also_said"][0]
    assert (entry["mood"], entry["document"], entry["witness"]) == ("believes", "told", "envoy")
    assert "Also said" not in text.text(found, brief=True)


def test_where_only_some_checks_ran_nothing_is_called_uncited() -> None:
    case = report(ORDER, BESIDE).case
    assert tracer.examine(case, select=["TR202"]).also_said == ()
    assert tracer.examine(case, ignore=["TR202"]).also_said == ()
