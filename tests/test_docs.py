"""The documentation's examples are cases that load, and its generated pages are up to date."""

from __future__ import annotations

import re
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tracer import variants
from tracer.case.load import loads
from tracer.report import examine

ROOT = Path(__file__).parents[1]
BLOCKS = re.findall(r"^```yaml (\w+)\n(.*?)^```", (ROOT / "docs/case-file.md").read_text(encoding="utf-8"), re.M | re.S)
WHOLE = next(text for kind, text in BLOCKS if kind == "case")


def _completed(kind: str, text: str) -> str:
    """A fragment put where it belongs in the whole example."""
    if kind == "case":
        return text
    if kind == "end":
        return WHOLE + text
    if kind in ("who", "what"):
        entries = {line.split(":")[0] for line in text.splitlines()}
        kept = [line for line in WHOLE.splitlines() if not any(line.startswith(f"  {name}: ") for name in entries)]
        return "\n".join(kept).replace(f"\n{kind}:\n", f"\n{kind}:\n{textwrap.indent(text, '  ')}") + "\n"
    header = "  more:\n    from: clerk\n    to: consul\n    seen: whole\n    says:\n"
    return WHOLE + header + textwrap.indent(text, " " * 6)


@pytest.mark.parametrize(("kind", "text"), BLOCKS, ids=[f"{n}-{kind}" for n, (kind, _) in enumerate(BLOCKS)])
def test_every_example_loads(kind: str, text: str) -> None:
    """A historian can copy any of them."""
    assert loads(_completed(kind, text)).title


def test_the_whole_example_reports_what_the_page_says() -> None:
    """One departure, with delivery open."""
    report = examine(loads(WHOLE))
    verdicts = {finding.key: str(finding.verdict) for finding in report.findings}
    assert report.departures == ("handing",)
    assert verdicts["TR202/handing"] == "deviation"
    assert verdicts["TR201/handing"] == "as ordered"
    assert verdicts["TR209/master"] == "cannot tell"
    assert [key for key, verdict in verdicts.items() if verdict == "deviation"] == ["TR202/handing"]


def test_the_variants_do_what_the_page_says() -> None:
    """Without the report nothing is told of the paper; in his hands it is as ordered; his word is a receipt."""
    [changes] = [text for kind, text in BLOCKS if kind == "end" and "what-if" in text]
    case = variants.basis(WHOLE + changes, "page.yaml")
    found = {}
    for name, why, change in variants.named(case):
        report = variants.try_out(case, change, name, why).comparison.second
        found[name] = {finding.key: str(finding.verdict) for finding in report.findings}
    assert not [key for key, verdict in found["no-report"].items() if verdict == "deviation"]
    assert found["no-report"]["TR209/master"] == "cannot tell"
    assert found["into-his-hands"]["TR202/handing"] == "as ordered"
    assert found["receipt"]["TR209/master"] == "as ordered"


def test_generated_pages_are_up_to_date() -> None:
    """They are made from the code, so they cannot lag behind it."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "docs" / "generate.py"), "--check"], capture_output=True, text=True, cwd=ROOT
    )
    assert done.returncode == 0, done.stderr
