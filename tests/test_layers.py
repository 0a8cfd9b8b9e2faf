"""Imports go one way, and the contract that says so notices when they do not."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LINT = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"


def lint(folder: Path) -> tuple[int, str]:
    """Exit code and words of import-linter on a checkout."""
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    done = subprocess.run(
        [sys.executable, "-c", LINT], capture_output=True, text=True, cwd=folder, env=environment, check=False
    )
    return done.returncode, done.stdout + done.stderr


def test_layers() -> None:
    """`cli` down to `vocabulary`, every module in its layer, no check importing another."""
    code, said = lint(ROOT)
    assert code == 0, said
    assert ", 0 broken" in said


@pytest.mark.parametrize(
    ("module", "line", "says"),
    [
        ("kernel/truth.py", "from tracer.case import model", "tracer.kernel is not allowed to import tracer.case"),
        ("case/spelling.py", "from tracer import report", "tracer.case is not allowed to import tracer.report"),
        ("checks/bearer.py", "from tracer.checks import recipient", "tracer.checks.bearer is not allowed to import"),
        ("stray.py", "", "The following modules are not listed as layers:\n\n- tracer.stray"),
    ],
)
def test_what_breaks_them_is_found(tmp_path: Path, module: str, line: str, says: str) -> None:
    """Upwards, sideways, from check to check, or in no layer at all."""
    shutil.copytree(ROOT / "tracer", tmp_path / "tracer", ignore=shutil.ignore_patterns("__pycache__", "*.ttf"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    file = tmp_path / "tracer" / module
    file.write_text(f"{file.read_text() if file.exists() else ''}\n{line}\n")
    code, said = lint(tmp_path)
    assert code == 1, said
    assert says in said
