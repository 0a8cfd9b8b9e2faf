"""From DOT to SVG, PNG or PDF, the same on every machine.

Graphviz comes in the wheel of pygraphviz, and runs in a process of its own; the program `dot` is used only where
there is no wheel.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from tracer.errors import TracerError
from tracer.views import fonts
from tracer.views.channel import process

Format = Literal["svg", "png", "pdf"]

#: How a graph begins whose parts have their places already; no text of a label begins a line.
_PLACED = re.compile(r"^\t(graph \[)?bb=", re.MULTILINE)


def render(dot: str, format: Format, inches: float | None = None) -> bytes:
    """Lays out a graph and draws it; a graph with a `bb` of its own is drawn as it is placed.

    pygraphviz is used wherever it can be imported: another Graphviz lays out differently.

    Args:
        dot: the graph in DOT.
        format: `svg` and `png` are the same bytes for the same graph; a `pdf` carries its date.
        inches: how broad it is to be at most; None for as broad as it is.

    Raises:
        TracerError: there is no Graphviz, or it could not draw this.

    Example:
        >>> render("digraph { a -> b }", "svg").startswith(b"<?xml")
        True
    """
    return _draw([dot], format, inches, system=format != "svg" and bool(fonts.missing_scripts(dot)))


def drawn(*dots: str) -> list[str]:
    """Graphs as SVG.

    Raises:
        TracerError: as `render`.
    """
    return [one.decode() for one in _draw(list(dots), "svg", None, system=False).split(b"\0")] if dots else []


@lru_cache(maxsize=64)  # several layouts of a diagram are tried with the same labels
def measured(labels: str) -> Mapping[str, tuple[float, float]]:
    """Width and height of labels by name, in points.

    Args:
        labels: a placed graph whose nodes they are.

    Raises:
        TracerError: as `render`.

    Example:
        >>> measured('graph { bb="0,0,1,1" a [shape=box pos="0,0" width=1 height=0.5 label=""] }')["a"]
        (72.0, 36.0)
    """
    found = json.loads(_draw([labels], "json0", None, system=False))
    sizes = {one["name"]: (72 * float(one["width"]), 72 * float(one["height"])) for one in found.get("objects", [])}
    return MappingProxyType(sizes)


def arranged(graph: str) -> dict[str, Any]:
    """A graph laid out, as Graphviz's JSON.

    Raises:
        TracerError: as `render`.

    Example:
        >>> [one["name"] for one in arranged("digraph { a -> b }")["objects"]]
        ['a', 'b']
    """
    laid: dict[str, Any] = json.loads(_draw([graph], "json0", None, system=False))
    return laid


def _draw(graphs: list[str], format: str, inches: float | None, *, system: bool) -> bytes:
    """The drawings, parted by a zero byte."""
    size = "" if inches is None else f"{inches:.4f}"
    programs = ["nop2" if _PLACED.search(graph) else "dot" for graph in graphs]
    done = process.draw(graphs, programs, format, size, system=system)
    if done is not None:
        return done
    with tempfile.TemporaryDirectory(prefix="tracer-") as folder:
        environment = process.environment(Path(folder), system=system)
        return b"\0".join(
            _by_program(_dot_on_path(format, size, program), graph, environment)
            for graph, program in zip(graphs, programs, strict=True)
        )


def _dot_on_path(format: str, size: str, program: str) -> list[str]:
    found = shutil.which("dot")
    if found is None:
        raise TracerError("drawing needs pygraphviz (pip install pygraphviz) or Graphviz's dot on the PATH")
    options = ["-Kneato", "-n2"] if program == "nop2" else []
    options += [f"-Gdpi={process.DPI}"] if format == "png" else []
    options += [f"-Gsize={size},{process.ENDLESS}"] if size else []
    return [found, f"-T{format}", *options]


def _by_program(command: list[str], dot: str, environment: dict[str, str]) -> bytes:
    try:
        done = subprocess.run(
            command, input=dot.encode(), capture_output=True, env=environment, timeout=process.PATIENCE, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise process.too_late() from error
    if done.returncode or not done.stdout:
        raise process.failed(done.stderr, done.returncode)
    return done.stdout
