"""The package as others meet it: few names, quick to import, complete when installed."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import tracer

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_few_public_names_and_all_are_there() -> None:
    """Twelve at most; each is found though most are only imported when asked for."""
    assert len(tracer.__all__) <= 12
    assert all(getattr(tracer, name) is not None for name in tracer.__all__)
    assert set(tracer.__all__) <= set(dir(tracer))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = tracer.nothing


def test_importing_it_imports_nothing_large() -> None:
    """A program that only wants one name does not pay for the others."""
    code = "import sys, tracer; print(sorted(n for n in sys.modules if n.startswith('tracer.') or '.' not in n))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    found = set(done.stdout.strip("[]\n").replace("'", "").split(", "))
    assert "tracer" in found
    assert not {"networkx", "graphviz", "typer", "pydantic", "yaml"} & found
    assert not {name for name in found if name.startswith("tracer.")}


def test_the_cases_are_those_at_the_top() -> None:
    """One copy, found from a checkout as from an installed package."""
    assert set(tracer.examples()) == {path.stem for path in (ROOT / "scenarios").glob("*.yaml")}
    assert all(tracer.example(name).is_file() for name in tracer.examples())
    with pytest.raises(tracer.TracerError, match="there is no example 'none'; expected one of bush-gorbachev-1990"):
        tracer.example("none")
    with pytest.raises(tracer.TracerError):
        tracer.example("../scenarios/bush-gorbachev-1990")


def test_every_package_is_installed() -> None:
    """A package that the build does not list would be missing from a wheel only."""
    found = {".".join(file.parent.relative_to(ROOT).parts) for file in (ROOT / "tracer").rglob("__init__.py")}
    assert set(PROJECT["tool"]["setuptools"]["packages"]) == found | {"tracer.examples"}
    assert PROJECT["tool"]["setuptools"]["package-dir"]["tracer.examples"] == "scenarios"


def test_the_version_is_one() -> None:
    """The same in the package, the citation and the changes."""
    assert f"version: {tracer.__version__}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"\n## {tracer.__version__}\n" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert PROJECT["tool"]["setuptools"]["dynamic"]["version"] == {"attr": "tracer.__version__"}
