"""Two readings of one case: matched by what they mean, and told apart in no more than they differ."""

from __future__ import annotations

import itertools
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tracer
from tests.examined import examined
from tracer.comparison import Comparison, Difference, compare
from tracer.comparison.alikeness import assigned, names, words

CASE = string.Template("""\
tracer: 1
title: "A note"
who:
  $sender: {name: "$sender_name", in: $house}
  $house: {group: Consulate}
  $bearer: {name: "$bearer_name", in: $house}
  $chief: {name: "$chief_name"}
  $clerk: {name: "$clerk_name", in: $office}
  $office: {group: Harbour office}
what:
  $note: {name: note, from: $sender, for: $chief}
documents:
  $order:
    from: $sender
    to: $bearer
    date: 1885-03-02T09:00Z
    carries: $note
    seen: whole
    says:
      - must: {pass: $note, from: $bearer, to: $chief}
        quote: "into the harbour master's own hands"
  $report:
    from: $bearer
    to: $sender
    date: 1885-03-02T18:00Z
    answers: $order
    seen: excerpt
    says:
      - did: {give: $note, from: $bearer, to: $taker, when: $time}
        quote: "$quote"
      - will: {pass: $note, from: $clerk, to: $chief}
        quote: "who said he would carry it up"
$more""")
FIRST = {
    "sender": "consul", "house": "consulate", "bearer": "dias", "chief": "master", "clerk": "porter", "office": "harbour",
    "note": "note", "order": "f12", "report": "f13", "sender_name": "Consul Reis", "bearer_name": "Dias",
    "chief_name": "the harbour master", "clerk_name": "Mendes", "taker": "porter", "time": "1885-03-02T11:00Z",
    "quote": "I left it under seal with the porter", "more": "",
}  # fmt: skip
#: The same words under other ids, and in names as another hand writes them.
IDS = {"sender": "a", "house": "b", "bearer": "c", "chief": "d", "clerk": "e", "office": "f", "note": "g", "order": "x1",
       "report": "x2", "taker": "e"}  # fmt: skip


def against(**changed: str) -> Comparison:
    """The first reading against one that has other ids, and what is changed."""
    first, second = CASE.substitute(FIRST), CASE.substitute({**FIRST, **IDS, **changed})
    return compare(*(tracer.examine(tracer.loads(text, file)) for text, file in ((first, "1.yaml"), (second, "2.yaml"))))


def difference(comparison: Comparison, verb: str) -> dict[str, Difference]:
    [pair] = [pair for pair in comparison.acts if pair.first and pair.second and pair.outline.startswith(verb)]
    return {one.what: one for one in pair.differences}


def alone(comparison: Comparison) -> list[str]:
    return [pair.outline for pair in comparison.acts if pair.first is None or pair.second is None]


@pytest.mark.parametrize("name", tracer.examples())
def test_a_reading_differs_in_nothing_from_itself(name: str) -> None:
    """Each act goes with itself, though some are much alike."""
    report = examined(name)
    found = compare(report, report)
    assert [(p.first, p.second) for p in found.acts] == [(p.first, p.first) for p in found.acts]
    assert not [pair for pair in (*found.acts, *found.findings) if pair.differences]
    assert all(thing.first == thing.second for thing in found.things)
    assert all(pair.first is pair.second for pair in found.findings)


def test_ids_mean_nothing() -> None:
    """Two people never choose the same."""
    found = against()
    assert alone(found) == []
    assert not [pair.differences for pair in (*found.acts, *found.findings) if pair.differences]
    assert {thing.first: thing.second for thing in found.things if thing.kind == "document"} == {"f12": "x1", "f13": "x2"}


def test_names_as_another_hand_writes_them() -> None:
    """A title, a forename, another spelling; nobody is told to be somebody else, nor taken for another."""
    found = against(sender_name="Reis", bearer_name="António Dias", chief_name="Harbour Master", clerk_name="Mendez")
    pairs = {thing.first: thing.second for thing in found.things if thing.kind == "agent"}
    assert pairs == {"consul": "a", "consulate": "b", "dias": "c", "master": "d", "porter": "e", "harbour": "f"}
    assert alone(found) == []


def test_another_person_in_the_same_place_is_another_person() -> None:
    """That is what readers differ about; the same place in the same act makes nobody the same."""
    found = against(taker="d")
    given_to = difference(found, "did give")["to"]
    assert (given_to.first, given_to.second) == ("Mendes", "the harbour master")
    found = against(clerk_name="Figueiredo")
    assert {(thing.first, thing.second) for thing in found.things} >= {("porter", None), (None, "e")}
    assert difference(found, "did give")["to"].second == "Figueiredo"


def test_times_and_evidence_that_differ() -> None:
    """Other hours and other words; a longer quotation of the same passage is still the same act."""
    found = against(time="1885-03-02T12:00Z", quote="He was out. I left it under seal with the porter, who wrote it down")
    assert [*difference(found, "did give")] == ["when", "quotes"]
    when = difference(found, "did give")["when"]
    assert (when.first, when.second) == ("2 Mar 1885, 1100Z", "2 Mar 1885, 1200Z")


def test_documents_that_only_one_has() -> None:
    """With what they alone say, and the findings that follow from it."""
    more = '  x3:\n    from: d\n    seen: whole\n    says:\n      - did: {receive: g, who: d}\n        quote: "it came"\n'
    found = against(more=more)
    assert [(t.first, t.second) for t in found.things if t.kind == "document"][-1] == (None, "x3")
    assert alone(found) == ["did receive note, who the harbour master"]
    [delivery] = [pair for pair in found.findings if pair.first and pair.first.code == "TR209"]
    assert [(d.what, d.first, d.second) for d in delivery.differences][:2] == [
        ("verdict", "cannot tell", "as ordered"), ("fact", "cannot tell", "as ordered")]  # fmt: skip


def test_a_finding_that_differs_in_the_rule_says_so() -> None:
    """One reader has the exclusion in the order, the other as claimed afterwards: the same fact, another rule."""
    said = '      - must not: {pass: %s, to: %s}\n%s        quote: "by no means through the office"\n'
    late = "  {0}:\n    from: {1}\n    to: {2}\n    date: 1885-03-03T09:00Z\n    seen: whole\n    says:\n"
    first = CASE.substitute({**FIRST, "more": late.format("f14", "consul", "dias")
                             + said % ("note", "harbour", "        binds: since f12\n")})  # fmt: skip
    whole = CASE.substitute(FIRST)
    second = whole.replace("  f13:\n", said % ("note", "harbour", "") + "  f13:\n")
    found = compare(tracer.examine(tracer.loads(first)), tracer.examine(tracer.loads(second)))
    [pair] = [pair for pair in found.findings if pair.first and pair.first.code == "TR205"]
    told = {one.what: (one.first, one.second) for one in pair.differences}
    assert told["rule"] == ("claimed afterwards", "in force, known")
    assert "verdict" not in told
    assert "fact" not in told


def test_it_is_the_same_the_other_way_round() -> None:
    """Who is first decides no pair."""
    texts = [CASE.substitute(FIRST), CASE.substitute({**FIRST, **IDS, "taker": "d", "chief_name": "Harbour Master"})]
    one, other = (tracer.examine(tracer.loads(text)) for text in texts)
    there, back = compare(one, other), compare(other, one)
    assert {(p.first and p.first.id, p.second and p.second.id) for p in there.acts} == {
        (p.second and p.second.id, p.first and p.first.id) for p in back.acts}  # fmt: skip
    assert {(t.first, t.second) for t in there.things} == {(t.second, t.first) for t in back.things}


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(st.sampled_from([0.0, 0.3, 0.5, 0.6, 0.75, 1.0]), min_size=3, max_size=3), min_size=1, max_size=4))
def test_the_assignment_is_the_best_there_is(rows: list[list[float]]) -> None:
    """Against all assignments, tried one by one."""
    ones, others = [f"a{n}" for n in range(len(rows))], ["b0", "b1", "b2"]
    scores = {(one, other): rows[r][c] for r, one in enumerate(ones) for c, other in enumerate(others)}
    found = assigned(ones, others, lambda one, other: scores[one, other], 0.5)
    assert len(set(found.values())) == len(found)
    assert all(scores[pair] >= 0.5 for pair in found.items())
    best = max(
        sum(score for pair in zip(ones, order, strict=True) if (score := scores.get(pair, 0.0)) >= 0.5)
        for order in itertools.permutations([*others, *[""] * len(ones)], len(ones))
    )
    assert sum(scores[pair] for pair in found.items()) == pytest.approx(best)


@given(st.text(), st.text())
def test_measures_are_the_same_both_ways(one: str, other: str) -> None:
    """And between 0 and 1."""
    for measure, a, b in ((names, one, other), (words, [one], [other])):
        there, back = measure(a, b), measure(b, a)  # type: ignore[operator]
        assert there == back
        assert there is None or 0 <= there <= 1
    assert names(one, one) in (None, 1.0)
