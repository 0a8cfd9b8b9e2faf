"""A way to run commands in this process, and small cases of each outcome."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from tracer.cli.app import app

CLEAN = """\
tracer: 1
title: "A note for the chief"
sources:
  book: {cite: "A letter book", text: book.txt}
who:
  sender: the sender
  bearer: the bearer
  chief: the chief
what:
  note: {name: note, from: sender, for: chief}
documents:
  m1:
    from: sender
    to: bearer
    date: 1885-03-02T09:00Z
    cite: book 1
    seen: whole
    says:
      - must: {give: note, from: bearer, to: chief}
        quote: "give it to the chief"
"""
RECEIPT = """\
  m2:
    from: %s
    to: sender
    date: 1885-03-02T12:00Z
    cite: book 2
    seen: whole
    says:
      - did: {give: note, from: bearer, to: %s, when: 1885-03-02T10:00Z}
        id: handing
        quote: "your man gave it to me"
"""
#: One case for each code with which `check --strict` can end.
CASES = {
    "clean": CLEAN + RECEIPT % ("chief", "chief"),
    "deviating": CLEAN.replace("what:\n", "  clerk: the clerk\nwhat:\n") + RECEIPT % ("bearer", "clerk"),
    "open": CLEAN,
    "broken": "tracer: 1\ntitel: x\ndocuments:\n  m1: {sene: whole}\n",
}


@dataclass(frozen=True)
class Result:
    """What one command did."""

    code: int
    out: str
    err: str
    data: bytes


_command = cache(get_command)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Runs a command in an empty folder; an exception that no command expects is raised."""
    monkeypatch.chdir(tmp_path)
    # It makes all commands anew for each that is run, which takes longer than most of them.
    monkeypatch.setattr("typer.testing._get_command", _command, raising=False)

    def run(*words: object) -> Result:
        done = CliRunner().invoke(app, [str(word) for word in words], catch_exceptions=False)
        return Result(done.exit_code, done.stdout, done.stderr, done.stdout_bytes)

    return run


@pytest.fixture
def case(tmp_path: Path) -> Callable[..., Path]:
    """Writes one of the small cases, under its own or another name, in a folder below or not."""

    def case(kind: str, path: str = "", old: str = "", new: str = "") -> Path:
        file = tmp_path / (path or f"{kind}.yaml")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(CASES[kind].replace(old, new) if old else CASES[kind], encoding="utf-8")
        return file.relative_to(tmp_path)

    return case
