"""The process in which Graphviz runs stays, and what goes wrong in it spoils nothing that follows."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tracer.errors import TracerError
from tracer.views.channel import layout, process

_FORKED = """
import os
from tracer.views.channel import layout, process
before = layout.render("graph { a }", "svg")
child = os.fork()
if not child:
    assert layout.render("graph { a }", "svg") == before
    process.stop()
    os._exit(0)
assert os.waitpid(child, 0)[1] == 0
assert layout.render("graph { a }", "svg") == before
"""


def number() -> int:
    """The process that runs now."""
    return process._running[False]._process.pid


def test_one_process_draws_one_diagram_after_the_other():
    """To start it takes ten times as long as to lay out a diagram."""
    layout.render("graph { a }", "svg")
    first = number()
    layout.render("graph { b }", "png")
    assert number() == first


def test_a_diagram_is_the_same_whatever_was_drawn_before():
    """Nothing of a drawing is left for the next one."""
    process.stop()
    fresh = layout.render("digraph { a -> b [label=x] }", "svg")
    layout.render("digraph { rankdir=LR nodesep=2 splines=ortho node [shape=box] c -> { d e } }", "svg")
    assert layout.render("digraph { a -> b [label=x] }", "svg") == fresh


@pytest.mark.parametrize("bad", ["digraph { a -> ", "digraph { a [label=<<TABLE>] }"])
def test_after_an_error_the_next_drawing_is_its_own(bad: str):
    """An answer that nobody read would be taken for that of the next request."""
    fresh = layout.render("digraph { a -> b }", "svg")
    with pytest.raises(TracerError):
        layout.render(bad, "svg")
    assert layout.render("digraph { a -> b }", "svg") == fresh


def test_a_process_that_somebody_killed_is_started_again():
    """An interrupt from the keyboard reaches it too."""
    before = layout.render("graph { a }", "svg")
    process._running[False]._process.kill()
    process._running[False]._process.wait()
    assert layout.render("graph { a }", "svg") == before


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="a process ends in another way there")
def test_one_that_dies_while_it_draws_is_one_error(monkeypatch: pytest.MonkeyPatch):
    """Graphviz has died of diagrams before: whoever asked for one must not."""
    process.stop()
    monkeypatch.setattr(process, "_DRAW", "import os, sys; sys.stdin.readline(); os.kill(os.getpid(), 9)")
    with pytest.raises(TracerError, match="it ended with -9"):
        layout.render("graph { a }", "svg")


def test_several_threads_get_each_their_own():
    """Requests and answers go through one pipe."""
    graphs = [f"graph {{ node{number} }}" for number in range(12)]
    with ThreadPoolExecutor(4) as pool:
        drawn = list(pool.map(lambda graph: layout.render(graph, "svg").decode(), graphs))
    assert all(f">node{number}<" in svg for number, svg in enumerate(drawn))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="nothing is forked there")
def test_a_forked_program_leaves_the_process_of_its_parent_alone():
    """Both would read the same answers."""
    done = subprocess.run([sys.executable, "-c", _FORKED], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_what_it_needed_is_removed_with_it():
    """The folder of the font, and no process that nobody waits for."""
    layout.render("graph { a }", "svg")
    running = process._running[False]
    folder = Path(running._folder.name)
    assert folder.is_dir()
    process.stop()
    assert not folder.exists()
    assert running._process.poll() is not None


def test_nothing_is_left_when_a_program_ends(tmp_path: Path):
    """Also where it did not stop the process itself."""
    code = "from tracer.views.channel import layout; layout.render('graph { a }', 'svg')"
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=environment, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert not list(tmp_path.iterdir())
