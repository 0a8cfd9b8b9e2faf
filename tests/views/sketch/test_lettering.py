"""Text of a file on a drawing: nothing of it is lost in silence, and nothing of it acts."""

from __future__ import annotations

import html
import unicodedata
import xml.etree.ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from tests.views.sketches import HOSTILE
from tracer.views.sketch.lettering import columns, escape, visible, wrap


@given(st.text())
def test_visible_text_is_xml_and_reads_as_it_is_written(text: str):
    """Characters that XML forbids would break the whole drawing; overrides would let a name pose as another."""
    shown = visible(text)
    assert ET.fromstring(f"<a>{html.escape(shown)}</a>").text in (shown, None)
    assert not any(unicodedata.bidirectional(c) in {"LRO", "RLO", "LRE", "RLE", "PDF"} for c in shown)
    assert not any(unicodedata.category(c) in {"Cc", "Cs"} for c in shown)
    assert visible(shown) == shown


def test_what_is_taken_out_is_shown_by_number():
    """A reader sees that there was something, and what."""
    shown = visible(HOSTILE)
    for number in ("U+202E", "U+0000", "U+0007", "U+001B", "U+D800", "U+FFFE"):
        assert f"‹{number}›" in shown


@given(st.text(), st.integers(4, 40), st.integers(1, 6))
def test_wrapped_text_keeps_to_its_room(text: str, width: int, lines: int):
    """No line is wider than asked, there are no more than asked, and a cut is marked."""
    found = wrap(text, width, lines)
    assert 1 <= len(found) <= lines
    assert all(columns(line) <= width for line in found)
    whole = visible(text).replace(" ", "")
    shown = "".join(found).replace(" ", "")
    assert shown == whole or (found[-1].endswith("…") and whole.startswith(shown[:-1]))


def test_han_takes_two_columns():
    """A line of Han is twice as wide as one of Latin: thirteen characters fill twenty-six columns."""
    assert wrap("東" * 20, 26, 3) == ("東" * 13, "東" * 7)


def test_a_mark_stays_with_its_letter():
    """A line that began with a bare accent would misspell a name."""
    assert wrap("e\u0301" * 6, 4, 3) == ("e\u0301" * 4, "e\u0301" * 2)


def test_markup_and_backslashes_are_escaped():
    """Graphviz would read `<` as markup and put the graph's name in the place of \\G."""
    assert escape("<b>\\G") == "&lt;b&gt;\\\\G"
