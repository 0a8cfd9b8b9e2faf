"""YAML's own surprises: refused with a place and a way out, or read as written."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tracer.case.positions import MAX_DEPTH, MAX_VALUES, parse

QUOTED = "expected free text in double quotes"
NEIGHBOURS = "expected the indentation of its neighbours, and nothing after a closing quotation mark or bracket"

BROKEN = [
    # A text with a colon, a bracket, a quotation mark … that was not quoted.
    ("title: He said▶: go", f"': ' where no key can stand, which YAML reads as a new key; {QUOTED}, or a key on a line "
     "of its own with the indentation of its neighbours"),
    ("who: {a: {name: Smith▶: senior}}",
     f"': ' inside a text that is not quoted, which YAML reads as a new key; {QUOTED}"),
    ("title: ▶@home", f"a text that is not quoted cannot begin with '@'; {QUOTED}"),
    ("title: ▶`home`", f"a text that is not quoted cannot begin with '`'; {QUOTED}"),
    ("title: ▶%home", f"a text that is not quoted cannot begin with '%'; {QUOTED}"),
    ("title: ▶* note", f"a text that is not quoted cannot begin with '*'; {QUOTED}"),
    ("title: ▶& sons", f"a text that is not quoted cannot begin with '&'; {QUOTED}"),
    ("title: ▶> more than", f"a text that is not quoted cannot begin with '>'; {QUOTED}"),
    ("title: ▶!<x", f"a text that is not quoted cannot begin with '!'; {QUOTED}"),
    ("title: ▶] x", "']' where a value is awaited; expected a value, or free text in double quotes"),
    ('title: "Sealed" ▶he said', "text goes on after the closing quotation mark; expected one pair of double quotes "
     'round the whole, with \\" for those inside'),
    ('title: ▶"never closed', "a quotation mark opened here is never closed; expected a closing quotation mark"),
    ("who: {a: b", "'{' opened here is never closed; expected '}'"),
    ("to: ▶[a, b", "'[' opened here is never closed; expected ']'"),
    ("who: ▶{a: b # c}", "'{' opened here is never closed; expected '}', and no ' #' outside double quotes"),
    ("who: {a: b # c}\n▶what: {}", f"'w' where YAML awaits ',' or the closing bracket; {QUOTED}, and no ' #' outside "
     "double quotes"),
    ('title: "a ▶\\q b"', "'\\q' is no escape inside double quotes; expected two backslashes for a backslash"),
    ('title: "a ▶\\xZZ"', "'\\x' is no escape inside double quotes; expected two backslashes for a backslash"),
    # Indentation.
    ("▶\ttitle: x", "a tab stands in the indentation; expected spaces"),
    ("a: b\n▶\tc: d", "a tab stands in the indentation; expected spaces"),
    ("a:\n  b: c\n  ▶\td: e", "a tab stands in the indentation; expected spaces"),
    ("who:\n  a: b\n ▶c: d", f"this does not fit the lines above it; {NEIGHBOURS}"),
    ("- a\n▶b: c", f"this does not fit the lines above it; {NEIGHBOURS}"),
    ("a: {b: c} ▶d", f"this does not fit the lines above it; {NEIGHBOURS}"),
    # More than one case.
    ("a: b\n▶---\nc: d", "a second document begins here; expected one case in one file"),
    ("a: b\n...\n▶c", "text after the end of the case; expected one case in one file"),
    # What is not text at all.
    ("a: ▶\x07",
     "the character \\x07 cannot stand in YAML as it is; expected an escape such as \\x07 inside double quotes"),
    ("a: ▶\ud800",
     "the character \\ud800 cannot stand in YAML as it is; expected an escape such as \\x07 inside double quotes"),
]


@pytest.mark.parametrize(("marked", "message"), [(m if "▶" in m else m.replace("{", "▶{"), e) for m, e in BROKEN])
def test_broken_yaml_is_one_problem_with_a_way_out(complains, marked, message):
    """Of what lies behind the break nothing is said: a key that was not reached is not missing."""
    complains(marked, message)


def problems(text: str) -> list[str]:
    return [str(problem) for problem in parse(text, "c").problems]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: !!python/object/apply:os.system [x]",
         ["c:1:4: the YAML tag 'tag:yaml.org,2002:python/object/apply:os.system' is not used in a case file; "
          "expected the value without a tag, or text in double quotes"]),
        ("a: !t x", ["c:1:4: the YAML tag '!t' is not used in a case file; "
                     "expected the value without a tag, or text in double quotes"]),
        ("a: &x b\nc: *x", ["c:1:4: '&x' is a YAML anchor, which a case file does not use; "
                            "expected the value without it, or text in double quotes",
                            "c:2:4: '*x' is a YAML alias, which a case file does not use; "
                            "expected the value written out, or text in double quotes"]),
        ("a: &x [*x]", ["c:1:4: '&x' is a YAML anchor, which a case file does not use; "
                        "expected the value without it, or text in double quotes",
                        "c:1:8: '*x' is a YAML alias, which a case file does not use; "
                        "expected the value written out, or text in double quotes"]),
        ("a: 1\nb: {c: 2, c: 3}\na: 4", ["c:2:11: the key 'c' stands here a second time (first on line 2); "
                                         "expected each key once",
                                         "c:3:1: the key 'a' stands here a second time (first on line 1); "
                                         "expected each key once"]),
        ("a: {<<: {b: c}}",
         ["c:1:5: '<<' (a YAML merge key) is not used in a case file; expected the keys written out"]),
        ("? [a, b]\n: {c: d}\n", ["c:1:3: a key is not one word; expected a key such as 'from', then ': '"]),
    ],
)
def test_what_yaml_has_and_a_case_has_not(text, expected):
    """Tags, anchors, merge keys and doubled keys are named, and reading goes on behind them."""
    assert problems(text) == expected


def test_what_is_doubled_is_thrown_away_whole():
    """The second value of a key neither replaces the first nor leaves places behind."""
    tree = parse("a: {b: 1}\na: {b: 2, c: {d: 3}}\ne: 4", "c")
    assert tree.data == {"a": {"b": "1"}, "e": "4"}
    assert ("a", "c") not in tree.values


def test_scalars_are_read_as_they_are_written():
    """`safe_load` makes False, 448, a date, None and a float of these."""
    assert parse("{a: no, b: 0700, c: 1990-03-21, d: ~, e: 1.10, f: null, g: '', h: }", "c").data == {
        "a": "no", "b": "0700", "c": "1990-03-21", "d": "~", "e": "1.10", "f": "null", "g": "", "h": None,
    }


def test_places_count_characters_from_one():
    """An editor counts characters, not bytes, and calls only the usual line ends lines."""
    tree = parse('ключ: "a\u2028b"\r\nb:\r\n- é: x\n  y: z', "c")
    assert {path: str(place) for path, place in tree.values.items()} == {
        (): "c:1:1", ("ключ",): "c:1:7", ("b",): "c:3:1", ("b", 0): "c:3:3", ("b", 0, "é"): "c:3:6",
        ("b", 0, "y"): "c:4:6",
    }
    assert str(tree.keys["b", 0, "y"]) == "c:4:3"


@pytest.mark.parametrize("text", ["a: b # c", "a: [b # c\n]", "a:\n  b\n  d # c", "a: b\t# c"])
def test_an_unquoted_text_before_a_comment_is_noticed(text):
    """What stands behind ` #` may have been meant as text; only the tables know whether that matters."""
    assert parse(text, "c").cut


@pytest.mark.parametrize("text", ['a: "b" # c', "a: 'b' # c", "a: b#c", "a: b\n# c", "a: {b: d} # c", "a: |\n  b\n# c"])
def test_other_comments_are_let_be(text):
    assert not parse(text, "c").cut


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "[{b: "])
def test_depth_is_bounded_while_reading(opening):
    """A million brackets must cost no more than the first few."""
    assert problems(opening * 100_000)[0].endswith(f"lists and maps stand more than {MAX_DEPTH} deep in each other")


def test_size_is_bounded_while_reading():
    found = problems("a:\n" + "- b\n" * MAX_VALUES)
    assert len(found) == 1
    assert found[0].endswith("more than 200,000 values; expected a smaller file")


RAW = st.recursive(
    st.none() | st.text("ab-: #'\"{}[],&*!|>%@`\\\n\té\u2028\U0001f600", max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
)


@given(st.text("ab-: #'\"{}[],&*!|>%@`?~\n\t\r é\u2028", max_size=40))
def test_any_text_is_a_tree_or_problems(text):
    """And every value that was read has a place within the text."""
    tree = parse(text, "c")
    assert tree.whole or tree.problems
    last = len(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    assert all(1 <= place.line <= last and place.column >= 1 for place in tree.values.values())


@pytest.mark.parametrize("marked", [marked for marked, _ in BROKEN])
def test_without_the_c_parser_it_is_the_same(marked, monkeypatch):
    """Where PyYAML has no compiled parser its own is used; what is broken stays one problem."""
    monkeypatch.setattr("tracer.case.positions._LOADER", yaml.SafeLoader)
    tree = parse(marked.replace("▶", ""), "c")
    assert len(tree.problems) == 1
    assert not tree.whole
    assert parse("a: {b: no} # c", "c").data == {"a": {"b": "no"}}


def test_many_aliases_are_counted_and_not_told_of_one_by_one() -> None:
    found = parse(f"a: &a b\nc: [{', '.join(['*a'] * 2000)}]", "c").problems
    assert len(found) < 10
    assert str(found[-1]).startswith("c:2:25: further YAML aliases from here on: 1,995")
