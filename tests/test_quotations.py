"""Every quotation of every bundled case occurs in the text of its document."""

from __future__ import annotations

from pathlib import Path

import pytest

from tracer.case.load import load
from tracer.report import examine

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
    from tracer.case.load import loads

    case = loads(text.replace("in a sealed envelope", "in an open envelope"))
    source = (shared / "documents" / "frus1989-92v31-d90.txt").read_text(encoding="utf-8")
    found = {f.key: str(f.verdict) for f in examine(case, texts=[("d90", source)], select=["TR105"]).findings}
    assert found == {"TR105/m1": "clear", "TR105/m2": "noted", "TR105/m3": "clear"}
