"""The program as a process: what a shell, a terminal and an impatient person meet."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "tracer"]
EXAMPLE = ["--example", "bush-gorbachev-1990"]


@pytest.fixture
def environment() -> dict[str, str]:
    """The checkout's own Tracer, whatever is installed; no wishes of whoever runs the tests."""
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR", "TERM")}
    return {**kept, "PYTHONPATH": str(ROOT), "TERM": "xterm"}


def started(words: list[str], environment: dict[str, str], folder: Path) -> subprocess.Popen[bytes]:
    """A command under way, with both its outputs to be read; it can be interrupted where the tests cannot be.

    A shell starts what runs in the background with SIGINT ignored, which would be handed down.
    """
    return subprocess.Popen(
        [*COMMAND, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, cwd=folder,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )  # fmt: skip


def on_terminal(words: list[str], environment: dict[str, str], folder: Path) -> str:
    """What a command prints to a terminal."""
    ours, theirs = pty.openpty()
    with subprocess.Popen([*COMMAND, *words], stdout=theirs, stderr=theirs, env=environment, cwd=folder) as process:
        os.close(theirs)
        parts = []
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:
                break
            if not part:
                break
            parts.append(part)
        process.wait(30)
    os.close(ours)
    return b"".join(parts).decode()


def test_version_and_exit_codes(environment: dict[str, str], tmp_path: Path):
    """The module runs as the command does, with no traceback on any way out."""
    for words, code in ((["--version"], 0), (["check", *EXAMPLE], 1), (["check", "none.yaml"], 2), (["--bogus"], 2)):
        done = subprocess.run([*COMMAND, *words], capture_output=True, text=True, env=environment, cwd=tmp_path)
        assert done.returncode == code, done.stderr
        assert "Traceback" not in done.stderr


def test_colour_is_for_eyes_only(environment: dict[str, str], tmp_path: Path):
    """On a terminal, unless NO_COLOR asks for none; the words are the same."""
    coloured = on_terminal(["check", *EXAMPLE], environment, tmp_path)
    plain = on_terminal(["check", *EXAMPLE], {**environment, "NO_COLOR": "1"}, tmp_path)
    piped = subprocess.run([*COMMAND, "check", *EXAMPLE], capture_output=True, text=True, env=environment, cwd=tmp_path)
    assert "\x1b[1;31mDEVIATION" in coloured
    assert "\x1b" not in plain
    assert "\x1b" not in piped.stdout
    assert plain.replace("\r\n", "\n") == piped.stdout


def test_progress_is_for_eyes_only(environment: dict[str, str], tmp_path: Path):
    """Of many files, on a terminal, each is named while it is read and wiped away again; in a log nothing is."""
    many = on_terminal(["check", *EXAMPLE * 2, "-o", "found.txt"], environment, tmp_path)
    assert "1/2 bush-gorbachev-1990.yaml" in many
    assert many.rpartition("\r")[2] == ""
    assert on_terminal(["check", *EXAMPLE, "-o", "found.txt"], environment, tmp_path) == ""
    command = [*COMMAND, "check", *EXAMPLE * 2, "-o", "found.txt"]
    assert subprocess.run(command, capture_output=True, env=environment, cwd=tmp_path).stderr == b""


def test_a_reader_that_goes_away_is_no_error(environment: dict[str, str], tmp_path: Path):
    """`tracer check … | head` is quiet."""
    with started(["check", *EXAMPLE * 20], environment, tmp_path) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(30) == 141


def test_output_that_cannot_be_shown_is_no_error(environment: dict[str, str], tmp_path: Path):
    """Into a file goes UTF-8, whatever the locale says."""
    odd = {**environment, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    done = subprocess.run([*COMMAND, "check", *EXAMPLE], capture_output=True, env=odd, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, b"")
    assert "─privacy channels→" in done.stdout.decode("utf-8")
    done = subprocess.run([*COMMAND, "new", "письмо.yaml"], capture_output=True, env=odd, cwd=tmp_path)
    assert (done.returncode, done.stderr, done.stdout.decode("utf-8")) == (0, b"", "wrote письмо.yaml\n")


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interruption_leaves_nothing_half_written(
    environment: dict[str, str], case: Callable[..., Path], tmp_path: Path, number: signal.Signals, code: int
):
    """Stopped while it draws: whole folders of earlier cases, or nothing, and no scaffolding."""
    files = [str(case("deviating", f"case{index}.yaml")) for index in range(60)]
    with started(["trace", *files], environment, tmp_path) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        time.sleep(0.1)
        process.send_signal(number)
        process.stdout.read()
        errors = process.stderr.read()
        assert process.wait(30) == code
    assert b"Traceback" not in errors
    found = {folder.name: len(list(folder.iterdir())) for folder in (tmp_path / "out").iterdir()}
    assert found
    assert set(found.values()) == {9}
    assert not [name for name in found if not name.startswith("case")]


def test_help_loads_nothing_that_it_does_not_need(environment: dict[str, str], tmp_path: Path):
    """A start costs what it needs: no graph, no YAML, no checks for `--help`."""
    code = (
        "import sys\nfrom tracer.cli import main\nsys.argv = ['tracer', '--help']\n"
        "try: main()\nexcept SystemExit: pass\n"
        "heavy = {'networkx', 'graphviz', 'yaml', 'tracer.report', 'tracer.case.load', 'tracer.checks'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, cwd=tmp_path)
    assert done.stderr == "[]\n"


@pytest.mark.parametrize("words", [["draw", *EXAMPLE, "-o", "d.svg"], ["compare", *EXAMPLE, *EXAMPLE]])
def test_a_closed_standard_error_is_no_deviation(environment: dict[str, str], tmp_path: Path, words: list[str]):
    """What would only show progress is left out; exit 1 would read as a finding."""
    shell = ["sh", "-c", '"$@" 2>&-', "sh", *COMMAND, *words]
    assert subprocess.run(shell, env=environment, cwd=tmp_path, stdout=subprocess.DEVNULL).returncode == 0


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs the device that is always full")
def test_a_full_standard_error_leaves_the_exit_code(environment: dict[str, str], tmp_path: Path):
    """Nobody can be told; that the input is bad still shows."""
    with open("/dev/full", "w") as full:
        assert subprocess.run([*COMMAND, "validate", "no.yaml"], env=environment, cwd=tmp_path, stderr=full).returncode == 2


def test_a_picture_is_not_written_to_a_terminal(environment: dict[str, str], tmp_path: Path):
    """Its bytes are no text; a file is asked for."""
    shown = on_terminal(["draw", *EXAMPLE, "--format", "png", "-o", "-"], environment, tmp_path)
    assert "a picture cannot be shown on a terminal; name a file with -o" in shown
    assert "Traceback" not in shown


@pytest.mark.skipif(sys.platform == "darwin", reason="its disks hold no such name")
def test_a_name_that_is_no_utf8_stops_nothing(environment: dict[str, str], case: Callable[..., Path], tmp_path: Path):
    """Neither a run over several cases nor the marking of a class."""
    odd = os.fsencode(tmp_path) + b"/class/caf\xe9.yaml"
    key = tmp_path / case("deviating", "key.yaml")
    (tmp_path / "class").mkdir()
    with open(odd, "wb") as stream:
        stream.write(key.read_bytes())
    for words in (["trace", odd, "key.yaml"], ["teach", "mark", "key.yaml", "class"]):
        done = subprocess.run([*COMMAND, *words], capture_output=True, env=environment, cwd=tmp_path)
        assert (done.returncode, done.stderr) == (0, b""), done.stderr
    assert {one.name for one in (tmp_path / "out").iterdir()} == {"caf\ufffd", "key", "index.md", "index.html"}
    assert "caf\ufffd," in (tmp_path / "marks.csv").read_text(encoding="utf-8-sig")
