"""A quotation is found where it stands, as the reader sees the text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracer.case.quoting import folded, quotable

TEXT = "He wrote:2 “I handed  it[fn 3] —\nsealed … to him.”1 [Page 546]He had.↩ Cafe\u0301."


@pytest.mark.parametrize(
    ("quote", "parts"),
    [
        ("I handed it", ["I handed  it"]),
        ('"I handed', ["“I handed"]),
        ("handed … He had", ["handed", "He had"]),
        ("it - sealed", ["it[fn 3] —\nsealed"]),
        ("wrote: “I", ["wrote:2 “I"]),
        ("sealed", ["sealed"]),
        ("Café", ["Café"]),
        ("…", []),
    ],
)
def test_it_is_found_in_its_place(quote: str, parts: list[str]) -> None:
    """Marks, line breaks and quotation marks between its words belong to what is shown."""
    text = quotable(TEXT)
    assert [text.text[start:end] for start, end in text.find(quote) or ()] == parts


@pytest.mark.parametrize("quote", ["I had handed", "He had … handed", "i handed it"])
def test_what_is_not_there_is_not_found(quote: str) -> None:
    """Other words, another order, other letters."""
    assert quotable(TEXT).find(quote) is None


@given(st.text("ab …—“”'.\n\u0301", max_size=60), st.data())
def test_what_is_found_reads_like_the_quotation(text: str, data: st.DataObject) -> None:
    """Any run of whole words of a text is found, and its places hold those words."""
    found = quotable(text)
    words = [word for word in found.folded.split(" ") if word]
    start = data.draw(st.integers(0, len(words)))
    quote = " ".join(words[start : data.draw(st.integers(start, len(words)))])
    places = found.find(quote)
    assert places is not None
    ends = [0, *(end for place in places for end in place)]
    assert ends == sorted(ends)
    parts = [part for part in re.split(r"\s*\.{3}\s*", quote) if part]
    assert [folded(found.text[a:b]) for a, b in places] == parts
