"""What a message repeats from a file is harmless, and a suggestion is near."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from tracer.case.spelling import listed, nearest, printable, shown


@given(st.text())
def test_nothing_unseen_is_shown_raw(text):
    """No control character, no turner of writing, no invisible one reaches a terminal."""
    assert not [char for char in shown(text.replace("\u200c", "").replace("\u200d", "")) if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp")]


def test_escapes_name_the_character():
    assert printable("a\u202eb\x00\U000e0001\n") == "a\\u202eb\\x00\\U000e0001\\x0a"
    assert shown("é " + "x" * 100) == "é " + "x" * 57 + "…"


def test_a_joiner_is_shown_but_where_it_shapes_a_word():
    """Persian and Hindi are not spelt without it; between Latin letters nobody sees it."""
    assert printable("\u0646\u0627\u0645\u0647\u200c\u0647\u0627") == "\u0646\u0627\u0645\u0647\u200c\u0647\u0627"
    assert printable("\u0915\u094d\u200d\u0937") == "\u0915\u094d\u200d\u0937"
    assert printable("a\u200cb \u0647\u200c") == "a\\u200cb \u0647\\u200c"
    assert printable("\u0647\u200b\u0647") == "\u0647\\u200b\u0647"


def test_nearest_is_near_or_nothing():
    assert nearest("Recieve", ["receive", "read"]) == "receive"
    assert nearest("gorbachov", ["Gorbachev", "bush"]) == "Gorbachev"
    assert nearest("give", ["give"]) == "", "the word itself is no suggestion"
    assert nearest("embassy", ["\u202eembassy"]) == "\\u202eembassy", "an id may be hostile too"
    assert nearest("x" * 1000, ["x" * 999]) == "", "a word of that length is no misspelling"


def test_a_choice_in_prose():
    assert [listed([]), listed(["a"]), listed(["a", "b"]), listed("abc")] == ["", "a", "a or b", "a, b or c"]
