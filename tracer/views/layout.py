"""From DOT to SVG, PNG or PDF, the same on every machine.

Graphviz comes in the wheel of pygraphviz; each drawing runs in a process of its own. So the font
is chosen before Graphviz looks for one, whatever else the caller's process has loaded, and what
Graphviz prints or dies of becomes one error.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Literal

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
graph = AGraph(string=sys.stdin.buffer.read().decode())
if sys.argv[1] == "png":
    graph.graph_attr["dpi"] = {_DPI}
if len(sys.argv) > 2:
    graph.graph_attr["size"] = sys.argv[2] + ",{_ENDLESS}"
sys.stdout.buffer.write(graph.draw(format=sys.argv[1], prog="dot"))
"""
#: Variables by which a machine would change fonts, folders or plug-ins of the drawing.
_FOREIGN = ("FONTCONFIG_", "FC_", "GV", "PANGO", "PYTHON")


def render(dot: str, format: Format, inches: float | None = None) -> bytes:
    """Lays out a graph and draws it.

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
    with tempfile.TemporaryDirectory(prefix="tracer-") as folder:
        config = fonts.configure(Path(folder), system=format != "svg" and bool(fonts.missing_scripts(dot)))
        environment = {name: value for name, value in os.environ.items() if not name.startswith(_FOREIGN)}
        environment["FONTCONFIG_FILE"] = str(config)
        environment["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))
        size = [] if inches is None else [f"{inches:.4f}"]
        done = _run([sys.executable, "-P", "-c", _DRAW, format, *size], dot, environment)
        if done.returncode == _ABSENT:
            done = _run([*_dot_on_path(format), *(f"-Gsize={one},{_ENDLESS}" for one in size)], dot, environment)
    if done.returncode or not done.stdout:
        said = [line for line in done.stderr.decode(errors="replace").splitlines() if not line.startswith("Fontconfig")]
        raise TracerError(
            f"Graphviz could not draw the diagram: {said[-1] if said else f'it ended with {done.returncode}'}"
        )
    return done.stdout


def _dot_on_path(format: Format) -> list[str]:
    program = shutil.which("dot")
    if program is None:
        raise TracerError("drawing needs pygraphviz (pip install pygraphviz) or Graphviz's dot on the PATH")
    return [program, f"-T{format}", *([f"-Gdpi={_DPI}"] if format == "png" else [])]


def _run(command: list[str], dot: str, environment: dict[str, str]) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            command, input=dot.encode(), capture_output=True, env=environment, timeout=_PATIENCE, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise TracerError(f"the diagram was given up after {_PATIENCE} seconds: it has too many lines") from error
