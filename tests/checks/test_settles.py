"""What cannot be told names the claim that would settle it; that claim, added, changes the verdict."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.analysis.claims import with_claim
from tests.analysis.small import text
from tests.checks.test_examples import EXAMPLES, NEWS_ITEM
from tracer.case.load import loads
from tracer.report import examine

OPEN = {key: documents for key, documents in EXAMPLES.items() if key[2] == "cannot tell"}
SCENARIOS = sorted((Path(__file__).parents[2] / "scenarios").glob("*.yaml"))


def _changes(source: str, code: str | None) -> int:
    """Adds every claim that would settle something; counts them."""
    count = 0
    for finding in examine(loads(source)).findings:
        if finding.verdict != "cannot tell" or (code and finding.code != code):
            continue
        assert finding.settles, finding.key
        for settling in finding.settles[:1]:
            after = {f.key: f for f in examine(loads(with_claim(source, settling.claim))).findings}
            now = after.get(finding.key)
            assert now is None or now.verdict != "cannot tell", (finding.key, settling.claim)
            count += 1
    return count


@pytest.mark.parametrize("key", OPEN, ids=["-".join(key) for key in OPEN])
def test_the_claim_changes_the_verdict_of_an_example(key: tuple[str, str, str]) -> None:
    """For every check that can leave something open."""
    source = text(*OPEN[key], what=NEWS_ITEM if key[0] == "TR206" else "")
    assert _changes(source, key[0]) > 0


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_the_claim_changes_the_verdict_of_a_real_case(path: Path) -> None:
    """For every finding of every bundled case that is left open."""
    _changes(path.read_text(encoding="utf-8"), None)
