"""The command line: each command parses, makes one library call, writes, and exits.

Exit codes: 0 done, or no deviation; 1 a deviation; 2 bad input or usage; 3 something cannot
be told (`check --strict` only).
"""

from __future__ import annotations

import signal
import sys
from types import FrameType

#: What a shell reports of a program that a signal ended is this and the signal's number.
_SIGNALLED = 128


def main() -> None:
    """Runs the command that `sys.argv` names and leaves the process with its exit code."""
    try:
        _run()
    except KeyboardInterrupt:
        # Before a command runs; within one it is Typer's.
        sys.exit(_SIGNALLED + signal.SIGINT)


def _run() -> None:
    from tracer.cli.app import app

    if hasattr(sys.stdout, "reconfigure") and not sys.stdout.isatty():
        # Into a file or another program go the same bytes on every system.
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A terminal that cannot show a character shows its number.
            stream.reconfigure(errors="backslashreplace")
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _stop)
    try:
        app()
    except OSError as error:
        # What Typer itself prints, such as the version, had nowhere to go.
        sys.exit(_unwritable(error))


def _unwritable(error: OSError) -> int:
    sys.stderr.write(f"tracer: cannot write: {error.strerror or error}\n")
    return 2


def _stop(number: int, frame: FrameType | None) -> None:
    """A request to end, as an exception: what is half-written is cleared away."""
    sys.exit(_SIGNALLED + number)
