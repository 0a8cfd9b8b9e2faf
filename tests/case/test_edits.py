"""Changing a case before it is resolved: what goes with what, what is refused, and that places stay."""

from __future__ import annotations

import pytest

import tracer
from tracer.case import edits
from tracer.case.edits import Edit
from tracer.case.load import loads, resolve
from tracer.case.model import Case
from tracer.case.nodes import felled, grow
from tracer.case.positions import parse
from tracer.errors import CaseError

CASE = """\
tracer: 1
title: "T"
who:
  a: the sender
  b.c: {name: B}
  b: {name: other}
what:
  n: {from: a, for: b}
documents:
  m1:
    from: a
    to: b.c
    seen: whole
    says:
      - must: {give: n, to: b}
        quote: "give it"
  m2:
    from: b.c
    to: a
    answers: m1
    seen: excerpt
    says:
      - did: {give: n, from: b.c, to: b, when: 1885-03-02T10:00Z}
        id: hand.ing
      - did: {tell: n, from: b.c, to: b, when: after hand.ing}
      - did: {tell: n, from: b.c, to: b, extent: gist}
  m3:
    from: a
    rests on: [m1, m2]
    seen: whole
    says:
      - objects: hand.ing
      - did: {same: hand.ing, to: a}
      - must: {give: n, to: a}
        binds: since m1
      - must not: {give: n, to: a}
        suspends: m1/must/give/n/b
      - did: {event: rain, under: m2/did/tell/n/b/2}
what-if:
  out: {drop: m1, why: "it is the order"}
expect:
  - {check: TR202, subject: hand.ing, verdict: deviation, because: x}
"""
TREE = parse(CASE, "c.yaml")


def changed(**asked: list[str]) -> tuple[Case, list[Edit]]:
    tree, done = edits.apply(TREE, edits.asked(**asked))  # type: ignore[arg-type]
    return resolve(tree, "c"), list(done)


def ids(case: Case) -> list[str]:
    return [statement.id for statement in case.statements()]


def refused(**asked: object) -> list[str]:
    try:
        tree, _ = edits.apply(TREE, edits.asked(**asked))  # type: ignore[arg-type]
        resolve(tree, "c")
    except CaseError as error:
        return [str(problem) for problem in error.problems]
    return []


def test_nothing_asked_changes_nothing_but_what_stands_aside():
    """`what-if` and `expect` speak of the case as it is."""
    case, done = changed()
    whole = loads(CASE, "c.yaml")
    assert done == []
    assert (case.documents, case.agents, case.items) == (whole.documents, whole.agents, whole.items)
    assert (case.variants, case.expectations) == ((), ())


def test_what_hangs_on_a_statement_goes_with_it():
    """Its restatement and its judgement; a time that names it is only taken away."""
    case, done = changed(drop=["hand.ing"])
    assert "hand.ing" not in " ".join(ids(case))
    assert {(e.kind, e.subject, e.key, e.because) for e in done} == {
        ("dropped", "hand.ing", None, None), ("dropped", "m3/objects/hand.ing", None, "hand.ing"),
        ("dropped", "m3/did/give/n/a", None, "hand.ing"), ("taken away", "m2/did/tell/n/b", "when", "hand.ing"),
    }  # fmt: skip
    assert next(s for s in case.statements() if s.id == "m2/did/tell/n/b").when is None


def test_what_hangs_on_a_document_goes_with_it():
    """What is said to have been ordered in it, and what puts off its order: alone they would say more."""
    case, done = changed(drop=["m1"])
    assert {e.subject for e in done if e.kind == "dropped"} == {"m1", "m3/must/give/n/a", "m3/must-not/give/n/a"}
    assert case.document("m2").answers == ()
    assert case.document("m3").rests_on == ("m2",)
    case, _ = changed(drop=["m1", "m2"])
    assert case.document("m3").rests_on == ()


def test_ids_made_from_what_is_said_are_followed():
    """`…/2` becomes the first when the first goes; what named it by the old id still means it."""
    case, _ = changed(drop=["m2/did/tell/n/b"])
    rain = case.statements()[-1]
    assert rain.under == "m2/did/tell/n/b"
    case, _ = changed(set=["m2/did/tell/n/b/2.to=a"])
    assert case.statements()[-1].under == "m2/did/tell/n/a"


@pytest.mark.parametrize("name", tracer.examples())
def test_whatever_is_left_out_a_case_remains(name: str):
    """Each document and each statement of every case: nothing refers to what is gone."""
    path = tracer.example(name)
    tree = parse(path.read_text(encoding="utf-8"), path.name)
    whole = resolve(tree, name)
    for id in [*(d.id for d in whole.documents), *(s.id for s in whole.statements())]:
        if id in {d.id for d in whole.documents} and len(whole.documents) == 1:
            continue
        found, done = edits.apply(tree, edits.asked(drop=[id]))
        case = resolve(found, name)
        assert done[0] == Edit("dropped", id)
        assert len(case.statements()) < len(whole.statements()) or id in {d.id for d in whole.documents}


def test_everything_keeps_its_place():
    """Findings of a variant lead to the lines of the file."""
    case, _ = changed(drop=["m1"], set=["m2.seen=whole"])
    before = {statement.id: statement.location for statement in loads(CASE, "c.yaml").statements()}
    assert all(statement.location == before[statement.id] for statement in case.statements())
    assert felled(grow(TREE), "c.yaml") == TREE


@pytest.mark.parametrize(
    ("asked", "check"),
    [
        ("hand.ing.to=a", lambda c: c.statements()[1].recipient == ("a",)),
        ("hand.ing.to=[a, b.c]", lambda c: c.statements()[1].recipient == ("a", "b.c")),
        ("hand.ing.when=", lambda c: c.statements()[1].when is None),
        ("hand.ing.quote=\"yes: it's so\"", lambda c: c.statements()[1].quote == "yes: it's so"),
        ("hand.ing.did not=", lambda c: (c.statements()[1].mood, c.statements()[1].item) == ("did not", "n")),
        ("hand.ing.must={give: n, to: a}", lambda c: (c.statements()[1].mood, c.statements()[1].giver) == ("must", ())),
        ("hand.ing.send=", lambda c: (c.statements()[1].verb, c.statements()[1].item) == ("send", "n")),
        ("m1.seen=opening", lambda c: c.document("m1").seen == "opening"),
        ("b.c.post=porter", lambda c: c.agent("b.c").post == "porter"),
        ("a.post=consul", lambda c: (c.agent("a").name, c.agent("a").post) == ("the sender", "consul")),
        ("m3/must/give/n/a.binds=future", lambda c: c.statements()[6].binds == "future"),
        ("n.for=a", lambda c: c.item("n").addressee == ("a",)),
    ],
)
def test_values_are_set(asked: str, check):
    """Scalars and flow, in the act or beside the mood; ids with full stops; the longest id counts."""
    case, done = changed(set=[asked])
    assert check(case)
    assert [edit.kind for edit in done] == ["set"]


def test_what_was_and_what_is_are_told():
    """In one line, as the file has it; nothing for what is not said."""
    _, done = changed(set=["hand.ing.to=[a, b.c]", "hand.ing.when=", "m2.marking=secret"])
    assert [(e.subject, e.key, e.was, e.now) for e in done] == [
        ("hand.ing", "to", "b", "[a, b.c]"), ("hand.ing", "when", "1885-03-02T10:00Z", None),
        ("m2", "marking", None, "secret")]  # fmt: skip


def test_parts_are_added():
    """New entries, and more said by a document that is there; the rest of it may be repeated."""
    more = 'documents:\n  m2: {from: b.c, says: [{did: {open: n, who: d}}]}\n  m4: {seen: whole}\nwho: {d: D}\ntracer: 1\n'
    tree, done = edits.apply(TREE, edits.asked(add=[("more.yaml", more)]))
    case = resolve(tree, "c")
    assert [edit.subject for edit in done] == ["m2", "m4", "d"]
    assert case.statements()[4].location.file == "more.yaml"
    assert case.agent("d").name == "D"


def test_a_document_can_be_put_in_the_place_of_another():
    """Dropping comes before adding."""
    tree, _ = edits.apply(TREE, edits.asked(drop=["m3"], add=[("x.yaml", "documents: {m3: {seen: not found}}")]))
    assert resolve(tree, "c").document("m3").seen == "not found"


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"drop": ["m9"]}, "--drop m9:1:1: unknown id 'm9'; expected the id of a document or statement"),
        ({"drop": ["hand.in"]}, "did you mean 'hand.ing'?"),
        ({"drop": ["a"]}, "unknown id 'a'"),
        ({"set": ["hand.ing=a"]}, "'hand.ing' does not begin with a known id and a full stop"),
        ({"set": ["x.to=a"]}, "--set x.to:1:1: 'x.to' does not begin with a known id"),
        ({"set": ["m1.seen"]}, "no '=' says what to set"),
        ({"set": ["m1.sene=whole"]}, "--set m1.sene:1:1: unknown key 'sene' in a document's header"),
        ({"set": ["m1.seen=hole"]}, "'hole' is not a word for 'seen'"),
        ({"set": ["hand.ing.to=nobody"]}, "--set hand.ing.to:1:1: unknown id 'nobody'"),
        ({"set": ["hand.ing.state="]}, "'hand.ing' has no 'state'"),
        ({"set": ["m1.seen=[a"]}, "--set m1.seen:1:"),
        ({"set": ["m1.says.x=1"]}, "'m1' has no 'says.x'"),
        ({"add": [("m.yaml", "who: {a: another}")]}, "m.yaml:1:7: 'a' is there already, and otherwise"),
        ({"add": [("m.yaml", "- 1")]}, "m.yaml:1:1: there is nothing to add; expected a map with the keys sources"),
        ({"add": [("m.yaml", "whom: {x: y}")]}, "m.yaml:1:1: unknown key 'whom' in the case itself"),
        ({"add": [("m.yaml", "who: {x: *y}")]}, "m.yaml:1:10: '*y' is a YAML alias"),
        ({"drop": ["m1", "m2", "m3"]}, "'documents' is missing"),
    ],
)
def test_what_cannot_be_is_told_with_its_place(asked: dict, says: str):
    """Like any mistake of a file."""
    assert any(says in problem for problem in refused(**asked)), refused(**asked)


def test_all_problems_are_told_at_once():
    assert len(refused(drop=["m9", "m8"], set=["x.y=1"])) == 3


def test_an_entry_of_the_file_is_the_same_change():
    """Named in the file or asked for in words."""
    assert edits.apply(TREE, edits.variant(TREE, "out")) == edits.apply(TREE, edits.asked(drop=["m1"]))
