"""Every quotation of every bundled case occurs in the text of its document."""

from __future__ import annotations

from pathlib import Path

import pytest

from tracer.case.load import load, loads
from tracer.report import examine
from tracer.views.texts import markdown, text

SCENARIOS = sorted((Path(__file__).parents[1] / "scenarios").glob("*.yaml"))


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_every_quotation_is_in_the_text(path: Path, shared: Path) -> None:
    """Looked up as `tracer check --texts` does."""
    case = load(path)
    folder = shared / "documents"
    texts = [(source.id, (folder / source.text).read_text(encoding="utf-8")) for source in case.sources if source.text]
    assert len(texts) == len(case.sources)
    findings = [f for f in examine(case, texts=texts, select=["TR105"]).findings if f.verdict != "clear"]
    assert [(f.key, [dict(line.terms) for line in f.lines]) for f in findings] == []


def test_a_changed_quotation_is_found_out(shared: Path) -> None:
    """The look-up can fail."""
    text = (SCENARIOS[0].parent / "bush-gorbachev-1990.yaml").read_text(encoding="utf-8")
    case = loads(text.replace("in a sealed envelope", "in an open envelope"))
    source = (shared / "documents" / "frus1989-92v31-d90.txt").read_text(encoding="utf-8")
    found = {f.key: str(f.verdict) for f in examine(case, texts=[("d90", source)], select=["TR105"]).findings}
    assert found == {"TR105/m1": "clear", "TR105/m2": "noted", "TR105/m3": "clear"}


def test_the_reader_is_told_how_many_were_looked_up() -> None:
    """Also of those for which no text is on hand; nothing, where none was looked up."""
    source = (SCENARIOS[0].parent / "bush-gorbachev-1990.yaml").read_text(encoding="utf-8")
    case = loads(source)
    found = examine(case, texts=[("d90", "He undertook to transmit the letter to Gorbachev immediately")])
    for page in (text.text(found), markdown.markdown(found)):
        assert "Quotations looked up in the texts: 11; found: 1." in " ".join(page.split())
    for none in (examine(case), examine(case, texts=[("d90", "")], ignore=["TR105"])):
        assert "looked up" not in text.text(none)
