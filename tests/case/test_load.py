"""From a file to a case: what is collected, what is refused, and that nothing else ever happens."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tracer.case.apparatus import Edition
from tracer.case.load import load, load_many, loads
from tracer.case.write import dump
from tracer.errors import CaseError, Location, Problem
from tracer.vocabulary import Verdict

SCENARIOS = sorted((Path(__file__).parents[2] / "scenarios").glob("*.yaml"))
TEXTS = [path.read_text(encoding="utf-8") for path in SCENARIOS]

WRONG = [
    ({"end": 'year: {is: ▶"90"}\n'}, ["'90' is no year; expected four digits, such as 1990"]),
    ({"end": "year: {is: ▶0000}\n"}, ["'0000' is no year; expected four digits, such as 1990"]),
    ({"end": "about: ▶soon\n"}, ["'soon' is no length of time; expected a number and min, h or days: 30 min"]),
    ({"end": "what-if: {v: {drop: ▶m9}}\n"}, ["unknown id 'm9'; expected the id of a document or statement"]),
    ({"end": "what-if: {v: {drop: [m1, ▶handling]}}\n"},
     ["unknown id 'handling'; expected the id of a document or statement; did you mean 'handing'?"]),
    ({"end": "what-if: {v: {set: {▶m1: x}}}\n"},
     ["'m1' does not begin with a known id and a full stop; expected ID.key, such as m1.seen"]),
    ({"end": "what-if: {v: {set: {▶bearr.in: x}}}\n"},
     ["'bearr.in' does not begin with a known id and a full stop; expected ID.key, such as m1.seen; "
      "did you mean 'bearer'?"]),
    ({"end": "what-if: {▶v: {why: x}}\n"}, ["'v' changes nothing; expected drop, set or add"]),
    ({"end": "what-if: {▶v w: {drop: m1}}\n"},
     ["'v w' cannot be an id; expected letters, digits, '-', '_' and '.' only"]),
    ({"end": "expect: [{check: TR1, subject: ▶handling, verdict: noted, because: x}]\n"},
     ["unknown id 'handling'; expected the id of an agent, item, document or act; did you mean 'handing'?"]),
    *(({"top": f'tracer: 1\ntitle: x\nsources: {{s1: {{cite: "x", text: ▶"{path}"}}}}\n'},
       [f"'{path}' leads out of the folder of texts; expected a file name, or a path inside that folder"])
      for path in ("../secret.txt", "/etc/passwd", "a/../../b", "..", "C:/x")),
]


@pytest.mark.parametrize(("parts", "messages"), WRONG, ids=[messages[0][:30] for _, messages in WRONG])
def test_wrong(build, complains, parts, messages):
    complains(build(**parts), *messages)


def test_the_rest_of_a_case(build):
    case = loads(build(end=(
        'edition: {by: "a reader", date: 2026-01-02, version: 1.0}\nheadnote: "An introduction"\n'
        "year: {is: 1990, supplied: the conference}\nabout: 30 min\n"
        'teaching points: ["a point"]\nfurther reading: a book\nwhat-if: {none: {drop: m1}}\n'
        "expect:\n  - {check: TR202, subject: handing, aspect: to, verdict: cannot tell, because: why}\n"
    )), "dir/x.y.yaml")
    assert (case.name, case.title, str(case.location)) == ("x.y", "A letter", "dir/x.y.yaml:1:1")
    assert case.edition == Edition("a reader", "2026-01-02", "1.0")
    assert (case.headnote, case.year, case.about) == ("An introduction", 1990, 30 * 60 * 1_000_000)
    (source,) = case.sources
    assert (source.id, source.cite, source.text) == ("s1", "An archive", "s1.txt")
    (expected,) = case.expectations
    assert (expected.code, expected.subject, expected.aspect, expected.verdict, expected.because) == (
        "TR202", "handing", "to", Verdict.CANNOT_TELL, "why")


def test_variants(build):
    """What they do is in the file; here are their names and what they are about."""
    case = loads(build(end=(
        'what-if:\n  late: {drop: [m2, handing], why: "w"}\n'
        "  more:\n    set: {handing.to: bearer, m3.seen: whole, x.name: X}\n"
        "    add: {who: {x: Y}, documents: {m3: {seen: opening}, m1: {says: [{did: {open: paper}}]}}}\n"
    )))
    late, more = case.variants
    assert (late.name, late.drop, late.set, late.add, late.why) == ("late", ("m2", "handing"), (), (), "w")
    assert (more.drop, more.set, more.add) == ((), ("handing.to", "m3.seen", "x.name"), ("m3", "m1"))


def test_all_that_the_editor_added_is_listed_in_the_order_of_the_file(build):
    """Each with what it is about; a supplied year once, though dates are written out in full."""
    case = loads(build(
        top='tracer: 1\ntitle: x\nyear: {is: 1990, supplied: y}\nsources: {s1: {cite: "x", supplied: s}}\n',
        more_who="  x: {name: X, in: [{id: office, supplied: m}], supplied: w}\n",
        more_what="  z: {supplied: t}\n",
        more_header="    supplied: d\n",
        more="      - did: {read: letter, who: bearer}\n        supplied: a\n",
    ))
    assert [(one.subject, one.why) for one in case.supplied] == [
        ("year", "y"), ("sources/s1", "s"), ("x/in/office", "m"), ("x", "w"), ("z", "t"), ("m2", "d"),
        ("m2/did/read/letter", "a"),
    ]
    assert [one.location.line for one in case.supplied] == [3, 4, 10, 10, 14, 28, 34]


def test_several_files_give_all_their_problems(tmp_path, build):
    good, bad, worse = tmp_path / "good.yaml", tmp_path / "bad.yaml", tmp_path / "worse.yaml"
    good.write_text(build())
    bad.write_text("tracer: 1\ndocuments: {m: {seen: whole}}\n")
    worse.write_text("x: [")
    assert [case.name for case in load_many([good])] == ["good"]
    with pytest.raises(CaseError) as caught:
        load_many([worse, good, bad, tmp_path / "none.yaml"])
    assert [str(problem).replace(f"{tmp_path}/", "") for problem in caught.value.problems] == [
        "worse.yaml:1:4: '[' opened here is never closed; expected ']'",
        "bad.yaml:1:1: 'title' is missing; expected 'title: …', what the case is called",
        "none.yaml:1:1: there is no such file; expected a case file (YAML)",
    ]


def test_two_cases_of_one_name_would_overwrite_each_other(tmp_path, build):
    (tmp_path / "a").mkdir()
    first, second = tmp_path / "x.yaml", tmp_path / "a" / "x.yaml"
    for path in (first, second):
        path.write_text(build())
    with pytest.raises(CaseError) as caught:
        load_many([first, second])
    assert str(caught.value) == (
        f"{second}:1:1: a case named 'x' was read already ({first}); expected files of different names")


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_the_scenarios_are_read_and_cite_their_sources(path):
    case = load(path)
    assert case.name == path.stem
    assert all(document.source for document in case.documents)
    assert all(statement.quote for statement in case.statements())


def only_case_errors(text: str) -> None:
    """Reads a text; asserts that what is wrong comes as problems in order, within it, and harmless to print."""
    found: tuple[Problem, ...] = ()
    try:
        loads(text, "c.yaml")
    except CaseError as error:
        found = error.problems or (Problem(Location("an empty error")),)
    lines = len(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    assert list(found) == sorted(found)
    assert all(1 <= problem.location.line <= lines for problem in found)
    assert all(str(problem).isprintable() for problem in found)


@given(st.binary(max_size=80))
def test_random_bytes_are_refused_in_words(tmp_path_factory, data):
    path = tmp_path_factory.getbasetemp() / "fuzz.yaml"
    path.write_bytes(data)
    with pytest.raises(CaseError):
        load(path)


PIECES = st.sampled_from([
    ":", " #", "'", '"', "{", "}", "[", "]", ",", "- ", "\n", "\t", "&a ", "*a", "!!x ", "|", ">", "? ", "\u202e",
    "\x1b", "no", "one of ", "someone", "copy of ", "same", "not said", "must", "~", "<<", "---\n", "1990",
    "before ", "after ", "/", "..", "10:30", " Europe/Moscow", "since ", "future", "m1", "handover",
    "in", "what", "\ud800", "é", " " * 40,
])


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A scenario with some pieces cut out, doubled, or put in."""
    text = draw(st.sampled_from(TEXTS))
    for _ in range(draw(st.integers(1, 4))):
        begin = draw(st.integers(0, len(text)))
        end = min(len(text), begin + draw(st.integers(0, 30)))
        kind = draw(st.sampled_from(["cut", "double", "put", "move"]))
        if kind == "cut":
            text = text[:begin] + text[end:]
        elif kind == "double":
            text = text[:end] + text[begin:end] + text[end:]
        elif kind == "put":
            text = text[:begin] + draw(PIECES) + text[begin:]
        else:
            other = draw(st.integers(0, len(text)))
            text = text[:begin] + text[other:other + 20] + text[end:]
    return text


@given(mutated())
def test_a_spoiled_scenario_is_read_or_refused_in_words(text):
    """Whatever a slip of the keyboard makes of a case, nothing but problems with places comes of it."""
    only_case_errors(text)


TREES = st.recursive(
    st.sampled_from(["letter", "m1", "bearer", "office", "x", "one of office", "copy of letter", "not said", "whole",
                     "1990", "m1/did/give/letter", "since m1", "handing", ""]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["did", "must", "objects", "give", "consult", "same", "that", "ask", "from", "to", "in", "id",
                         "one of", "says", "carries", "made from", "supplied", "when", "quote", "about", "until",
                         "x", "m1"]),
        inner, max_size=4),
    max_leaves=10,
)


@given(st.fixed_dictionaries(
    {"documents": st.dictionaries(st.sampled_from(["m1", "m2", "letter"]), TREES, max_size=2)},
    optional=dict.fromkeys(("who", "what", "sources", "expect", "year", "about", "edition"), TREES),
))
@example({"documents": {"m1": {"says": [{"did": {"same": "m1"}}]}}})
def test_the_right_keys_in_the_wrong_places_are_refused_in_words(raw):
    """Shapes that no slip makes: maps for texts, lists for maps, acts in headers."""
    only_case_errors(dump({"tracer": 1, "title": "x", **raw}))


def test_reading_costs_no_more_than_it_must():
    """A start pays for the validating core, not for pydantic's models, networkx or a layout engine."""
    code = (f"import sys, tracer.case.load as one; one.load({str(SCENARIOS[0])!r}); "
            "print({'pydantic', 'networkx', 'graphviz', 'pygraphviz', 'typer'} & set(sys.modules))")
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], check=True, cwd=root, capture_output=True, text=True)
    assert done.stdout.strip() == "set()"


def test_under_a_misspelt_table_no_id_is_called_unknown() -> None:
    """The table may be the one that was meant; that its key is no key is told."""
    text = 'tracer: 1\ntitle: "T"\n%sdocuments:\n  m: {from: a, to: a, seen: whole}\n'
    for table, wrong in ("hwo: {a: A}\n", ["unknown key 'hwo'"]), ("", ["unknown id 'a'", "unknown id 'a'"]):
        with pytest.raises(CaseError) as caught:
            loads(text % table, "c.yaml")
        assert [one.message.partition(" in ")[0] for one in caught.value.problems] == wrong
