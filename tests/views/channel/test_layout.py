"""Layout is the same on every machine, and what goes wrong in Graphviz is one clear error."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.views import sketches
from tracer.errors import TracerError
from tracer.views import fonts
from tracer.views.channel import layout, notation, process

#: Advance widths of Arial and its metric twins in thousandths of an em, from Adobe's published Helvetica metrics.
HELVETICA = {"M": 833, "i": 222, "W": 944, "0": 556}

_BARE = "import sys; from tracer.views.channel import layout; sys.stdout.buffer.write(layout.render(sys.stdin.read(), 'svg'))"


@pytest.fixture(scope="module")
def dot() -> str:
    return notation.build(sketches.first())


def test_the_same_graph_gives_the_same_bytes(dot: str):
    """A drawing that changes by itself cannot be kept under version control."""
    assert layout.render(dot, "svg") == layout.render(dot, "svg")
    assert layout.render(dot, "png") == layout.render(dot, "png")


@pytest.mark.parametrize("foreign", [{}, {"FONTCONFIG_FILE": "/nowhere", "FC_LANG": "ja", "LC_ALL": "C"}])
def test_a_machine_without_fonts_or_with_others_makes_no_difference(dot: str, foreign: dict[str, str]):
    """Widths come from the font that is shipped, not from what is installed or configured."""
    environment = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), **foreign}
    bare = subprocess.run(
        [sys.executable, "-c", _BARE], input=dot.encode(), env=environment, capture_output=True, check=True
    )
    assert bare.stdout == layout.render(dot, "svg")


def test_no_folder_of_the_system_is_searched_for_an_svg(tmp_path: Path):
    """The configuration of an SVG names one folder of fonts: that which holds ours."""
    config = fonts.configure(tmp_path).read_text(encoding="utf-8")
    assert re.findall("<dir>(.*?)</dir>", config) == [str(tmp_path)]


@pytest.mark.parametrize("letter", HELVETICA)
def test_text_is_measured_as_readers_will_see_it(letter: str):
    """Boxes fit when text is as wide as in Arial or Helvetica; other fonts or rounding would be off by more."""
    cell = f'<<TABLE BORDER="0" CELLBORDER="0" CELLPADDING="0" CELLSPACING="0"><TR><TD>{letter * 40}</TD></TR></TABLE>>'
    svg = layout.render(f"graph {{ a [shape=box margin=0 fontname=Arial fontsize=10 label={cell}] }}", "svg").decode()
    points = re.search('<polygon[^>]*points="([^"]*)"/>\n<text', svg)
    assert points is not None
    across = [float(point.split(",")[0]) for point in points[1].split()]
    assert max(across) - min(across) == pytest.approx(40 * HELVETICA[letter] / 100, rel=0.06)


def test_a_pdf_holds_the_font():
    """A PDF is to show its text on any machine: it carries the letters."""
    assert b"LiberationSans" in layout.render('graph { a [fontname=Arial label="Joyce"] }', "pdf")


def test_a_png_shows_letters_and_not_boxes():
    """Without a font every letter is the same box, and two words of one length look alike."""
    words = {
        layout.render(f'graph {{ a [fontname=Arial width=2 label="{word}"] }}', "png") for word in ("llll", "iiii")
    }
    assert len(words) == 2


def test_drawing_leaves_nothing_behind(
    dot: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
):
    """No cache in the package, no file in the folder one works in, no word of Graphviz on the terminal."""
    folder = Path(fonts.__file__).parent
    before = {path.name for path in folder.iterdir()}
    monkeypatch.chdir(tmp_path)
    layout.render(dot, "svg")
    assert {path.name for path in folder.iterdir()} - {"__pycache__"} == before - {"__pycache__"}
    assert not list(tmp_path.iterdir())
    assert capfd.readouterr() == ("", "")


def test_what_graphviz_cannot_read_is_an_error_with_its_words():
    """A traceback of another program would help nobody."""
    with pytest.raises(TracerError, match="Graphviz could not draw the diagram: .*(syntax|Invalid)"):
        layout.render("digraph { a -> ", "svg")


def test_a_drawing_that_takes_too_long_is_given_up(dot: str, monkeypatch: pytest.MonkeyPatch):
    """Better no picture than a command that never ends."""
    monkeypatch.setattr(process, "PATIENCE", 0.000001)
    with pytest.raises(TracerError, match="given up after"):
        layout.render(dot, "svg")


def absent(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets the process find no pygraphviz."""
    process.stop()
    monkeypatch.setattr(process, "_DRAW", f"raise SystemExit({process._ABSENT})")


def test_without_graphviz_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch):
    """Where no wheel exists and no program either."""
    absent(monkeypatch)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(TracerError, match="pip install pygraphviz"):
        layout.render("digraph {}", "svg")


@pytest.mark.skipif(os.name == "nt", reason="a shell script stands in for the program")
def test_the_program_dot_is_used_only_where_pygraphviz_is_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Two versions of Graphviz lay out differently: the wheel's comes first wherever it is."""
    program = tmp_path / "dot"
    program.write_text('#!/bin/sh\necho "$@ $FONTCONFIG_FILE"\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    assert layout.render("digraph { a }", "svg").startswith(b"<?xml")
    absent(monkeypatch)
    said = layout.render("digraph { a }", "png").decode()
    assert said.startswith("-Tpng -Gdpi=144 ")
    assert said.strip().endswith("fonts.conf")
