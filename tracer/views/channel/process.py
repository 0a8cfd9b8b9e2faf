"""The process in which Graphviz runs, apart from the caller's.

So the font is chosen before Graphviz looks for one, whatever else the caller's process has loaded, and what Graphviz
prints or dies of becomes one error. It is started for the first drawing and stays for those that follow: to start it
and to read the font takes ten times as long as to lay out a diagram of ordinary size.
"""

from __future__ import annotations

import atexit
import json
import os
import struct
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from threading import Lock

from tracer.errors import TracerError
from tracer.views import fonts

#: Dots per inch of a PNG: twice a screen's 72, so that it can be printed.
DPI = 144
#: Inches that no drawing is high.
ENDLESS = 10_000
#: Seconds after which a drawing is given up: 200 agents with 400 lines take about 15.
PATIENCE = 300
#: How the process says that pygraphviz cannot be imported.
_ABSENT = 77
#: A request is a line that says what is wanted and how many bytes of graphs follow; an answer begins with its length.
_DRAW = f"""
import faulthandler, json, struct, sys
try:
    from pygraphviz import AGraph
except ImportError:
    sys.exit({_ABSENT})
for line in sys.stdin.buffer:
    format, inches, programs, length, patience = json.loads(line)
    faulthandler.dump_traceback_later(patience, exit=True)
    parts = []
    for text, program in zip(sys.stdin.buffer.read(length).decode().split("\\0"), programs, strict=True):
        graph = AGraph(string=text)
        if format == "png":
            graph.graph_attr["dpi"] = {DPI}
        if inches:
            graph.graph_attr["size"] = inches + ",{ENDLESS}"
        parts.append(graph.draw(format=format, prog=program))
        graph.close()
    faulthandler.cancel_dump_traceback_later()
    drawn = b"\\0".join(parts)
    sys.stdout.buffer.write(struct.pack("<Q", len(drawn)) + drawn)
    sys.stdout.buffer.flush()
"""
#: How `faulthandler` begins what it says when it ends a process.
_LATE = b"\nTimeout ("
#: Variables by which a machine would change fonts, folders or plug-ins of the drawing.
_FOREIGN = ("FONTCONFIG_", "FC_", "GV", "PANGO", "PYTHON")
#: What runs, by whether it uses the system's fonts; of several threads one asks at a time.
_running: dict[bool, _Process] = {}
_ASKED = Lock()


def draw(graphs: Sequence[str], programs: Sequence[str], format: str, size: str, *, system: bool) -> bytes | None:
    """Draws graphs, the drawings parted by a zero byte; None where pygraphviz is not to be had.

    Args:
        graphs: in DOT.
        programs: of Graphviz, one for each.
        format: of all.
        size: inches that they are to be broad at most; empty for as broad as they are.
        system: also use the system's fonts for scripts that ours lacks.

    Raises:
        TracerError: Graphviz could not draw one of them, or takes too long.

    Example:
        >>> draw(["graph { a }"], ["dot"], "svg", "", system=False)[:5]
        b'<?xml'
    """
    with _ASKED:
        process = _process(system=system)
        try:
            return process.ask(graphs, programs, format, size)
        except BaseException:  # an answer that nobody has read would be taken for the next one's
            stop()
            raise


def start() -> None:
    """Lets the process begin, so that it is ready when the first drawing is asked for.

    Example:
        >>> start()
    """
    with _ASKED:
        _process(system=False)


def _process(*, system: bool) -> _Process:
    process = _running.get(system)
    if process is None or not process.alive:
        process = _running[system] = _Process(system=system)
    return process


def stop() -> None:
    """Ends what runs; the next drawing starts anew.

    Example:
        >>> stop()
    """
    while _running:
        _running.popitem()[1].end()


def environment(folder: Path, *, system: bool) -> dict[str, str]:
    """In which Graphviz uses our font and nothing of the machine's.

    Args:
        folder: for font and cache, empty.
        system: as `draw`.

    Example:
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     environment(Path(folder), system=False)["FONTCONFIG_FILE"].endswith("fonts.conf")
        True
    """
    own = {name: value for name, value in os.environ.items() if not name.startswith(_FOREIGN)}
    own["FONTCONFIG_FILE"] = str(fonts.configure(folder, system=system))
    own["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))
    return own


def too_late() -> TracerError:
    """What is said of a drawing that is given up.

    Example:
        >>> too_late()
        TracerError('the diagram was given up after 300 seconds: it has too many lines')
    """
    return TracerError(f"the diagram was given up after {PATIENCE} seconds: it has too many lines")


def failed(said: bytes, ended: int) -> TracerError:
    """What is said where Graphviz ended without a drawing.

    Args:
        said: what it printed as error.
        ended: with which code.

    Example:
        >>> failed(b"", -11)
        TracerError('Graphviz could not draw the diagram: it ended with -11')
    """
    lines = [line for line in said.decode(errors="replace").splitlines() if not line.startswith("Fontconfig")]
    return TracerError(f"Graphviz could not draw the diagram: {lines[-1] if lines else f'it ended with {ended}'}")


class _Process:
    """One of them, with the folder of its font."""

    def __init__(self, *, system: bool) -> None:
        self._owner = os.getpid()
        self._folder = tempfile.TemporaryDirectory(prefix="tracer-")
        self._said = tempfile.TemporaryFile()  # noqa: SIM115  (closed when the process ends)
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", _DRAW], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._said,
            env=environment(Path(self._folder.name), system=system),
        )  # fmt: skip

    @property
    def alive(self) -> bool:
        """Whether it can be asked: a process that was forked has a copy of its caller's, and must leave it alone."""
        return self._owner == os.getpid() and self._process.poll() is None

    def ask(self, graphs: Sequence[str], programs: Sequence[str], format: str, size: str) -> bytes | None:
        """As `draw`."""
        text = "\0".join(graphs).encode()
        head = json.dumps([format, size, list(programs), len(text), PATIENCE])
        if answer := self._answer(head.encode() + b"\n" + text):
            return answer
        ended = self._process.wait()
        if ended == _ABSENT:
            self.end()
            return None
        self._said.seek(0)
        said = self._said.read()
        raise too_late() if _LATE in b"\n" + said else failed(said, ended)

    def _answer(self, request: bytes) -> bytes:
        """Its answer; nothing if it ended."""
        to, back = self._process.stdin, self._process.stdout
        assert to, "a pipe was asked for"
        assert back, "a pipe was asked for"
        try:
            to.write(request)
            to.flush()
        except OSError:
            return b""
        head = back.read(8)
        return back.read(*struct.unpack("<Q", head)) if len(head) == 8 else b""

    def end(self) -> None:
        """Ends it, and removes what it needed."""
        if self._owner != os.getpid():
            return
        self._process.kill()
        self._process.communicate()
        self._said.close()
        self._folder.cleanup()


atexit.register(stop)
