"""From DOT to SVG, PNG or PDF, the same on every machine.

Graphviz comes in the wheel of pygraphviz; each drawing runs in a process of its own. So the font
is chosen before Graphviz looks for one, whatever else the caller's process has loaded, and what
Graphviz prints or dies of becomes one error.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Literal

from tracer.errors import TracerError
from tracer.views import fonts

Format = Literal["svg", "png", "pdf"]

#: Seconds after which a drawing is given up: 200 agents with 400 lines take about 15.
_PATIENCE = 300
#: Dots per inch of a PNG: twice a screen's 72, so that it can be printed.
_DPI = 144
#: Inches that no drawing is high.
_ENDLESS = 10_000
#: How the drawing process says that pygraphviz cannot be imported.
_ABSENT = 77
_DRAW = f"""
import sys
try:
    from pygraphviz import AGraph
except ImportError:
    sys.exit({_ABSENT})
format, inches, *programs = sys.argv[1:]
for number, (text, program) in enumerate(zip(sys.stdin.buffer.read().decode().split("\\0"), programs, strict=True)):
    graph = AGraph(string=text)
    if format == "png":
        graph.graph_attr["dpi"] = {_DPI}
    if inches:
        graph.graph_attr["size"] = inches + ",{_ENDLESS}"
    sys.stdout.buffer.write(b"\\0" * bool(number) + graph.draw(format=format, prog=program))
"""
#: How a graph begins whose parts have their places already; no text of a label begins a line.
_PLACED = re.compile(r"^\t(graph \[)?bb=", re.MULTILINE)
#: Variables by which a machine would change fonts, folders or plug-ins of the drawing.
_FOREIGN = ("FONTCONFIG_", "FC_", "GV", "PANGO", "PYTHON")


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
    """Graphs as SVG, all drawn in one process.

    Raises:
        TracerError: as `render`.
    """
    return [one.decode() for one in _draw(list(dots), "svg", None, system=False).split(b"\0")] if dots else []


def arrange(*pairs: tuple[str, str]) -> list[tuple[dict[str, tuple[float, float]], dict[str, Any]]]:
    """Measures labels and lays out graphs, all in one process.

    Args:
        pairs: a placed graph whose nodes are labels to be measured, and the graph to be laid out.

    Returns:
        For each width and height of the labels by name, in points, and the graph as Graphviz's JSON.

    Raises:
        TracerError: as `render`.
    """
    drawn = _draw([graph for pair in pairs for graph in pair], "json0", None, system=False).split(b"\0")
    found = [json.loads(part) for part in drawn]
    sizes = [
        {one["name"]: (72 * float(one["width"]), 72 * float(one["height"])) for one in labels.get("objects", [])}
        for labels in found[::2]
    ]
    return list(zip(sizes, found[1::2], strict=True))


def _draw(graphs: list[str], format: str, inches: float | None, *, system: bool) -> bytes:
    """Draws graphs in one process; the drawings are parted by a zero byte."""
    with tempfile.TemporaryDirectory(prefix="tracer-") as folder:
        config = fonts.configure(Path(folder), system=system)
        environment = {name: value for name, value in os.environ.items() if not name.startswith(_FOREIGN)}
        environment["FONTCONFIG_FILE"] = str(config)
        environment["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))
        size = "" if inches is None else f"{inches:.4f}"
        programs = ["nop2" if _PLACED.search(graph) else "dot" for graph in graphs]
        command = [sys.executable, "-P", "-c", _DRAW, format, size, *programs]
        done = _finished(_run(command, "\0".join(graphs), environment))
        if done is not None:
            return done
        parts = [
            _finished(_run(_dot_on_path(format, size, program), graph, environment)) or b""
            for graph, program in zip(graphs, programs, strict=True)
        ]
        return b"\0".join(parts)


def _finished(done: subprocess.CompletedProcess[bytes]) -> bytes | None:
    """What was drawn; None where pygraphviz is not to be had."""
    if done.returncode == _ABSENT:
        return None
    if done.returncode or not done.stdout:
        said = [line for line in done.stderr.decode(errors="replace").splitlines() if not line.startswith("Fontconfig")]
        raise TracerError(
            f"Graphviz could not draw the diagram: {said[-1] if said else f'it ended with {done.returncode}'}"
        )
    return done.stdout


def _dot_on_path(format: str, size: str, program: str) -> list[str]:
    found = shutil.which("dot")
    if found is None:
        raise TracerError("drawing needs pygraphviz (pip install pygraphviz) or Graphviz's dot on the PATH")
    options = ["-Kneato", "-n2"] if program == "nop2" else []
    options += [f"-Gdpi={_DPI}"] if format == "png" else []
    options += [f"-Gsize={size},{_ENDLESS}"] if size else []
    return [found, f"-T{format}", *options]


def _run(command: list[str], dot: str, environment: dict[str, str]) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            command, input=dot.encode(), capture_output=True, env=environment, timeout=_PATIENCE, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise TracerError(f"the diagram was given up after {_PATIENCE} seconds: it has too many lines") from error
