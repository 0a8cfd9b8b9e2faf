"""Measures speed and memory as ratios against a peer in the same run.

Usage: python benchmarks/measure.py [--runs 7]

Each figure is a whole process from outside, the two commands in turn, the ratio taken pair
by pair, the median quoted. Memory is the peak of the process. Both find their modules compiled,
as an installed program does: the first, uncounted run of each writes the bytecode to a
temporary folder, whatever the environment says of writing it.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from generate import case

HERE = Path(__file__).resolve().parents[1]
FIRST = str(HERE / "scenarios" / "bush-gorbachev-1990.yaml")
TRIVIAL = "import typer\napp = typer.Typer()\n@app.command()\ndef main(name: str = 'x'): ...\napp()"

ENVIRONMENT = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


def run(command: list[str]) -> tuple[float, float]:
    """Seconds and peak megabytes of one whole process."""
    start = time.perf_counter()
    process = subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def compare(
    name: str, command: list[str], peer: list[str], goal: float, runs: int, megabytes: float | None = None
) -> bool:
    """Prints one line: the median ratio of the command against its peer, and its peak memory."""
    run(command), run(peer)
    pairs = [(run(command), run(peer)) for _ in range(runs)]
    ratio = statistics.median(one[0] / other[0] for one, other in pairs)
    seconds = statistics.median(one[0] for one, _ in pairs)
    against = statistics.median(other[0] for _, other in pairs)
    peak = max(one[1] for one, _ in pairs)
    fine = ratio <= goal and (megabytes is None or peak <= megabytes)
    limit = f" (at most {megabytes:.0f})" if megabytes else ""
    print(f"{name}: {ratio:.2f} x (at most {goal}) [{seconds:.2f} s against {against:.2f} s], peak {peak:.0f} MB{limit}"
          f"{'' if fine else '  MISSED'}")
    return fine


def main() -> int:
    """Runs all measurements; exits 1 if one misses its goal."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=7)
    runs = parser.parse_args().runs
    python = [sys.executable, "-c"]
    tracer = [sys.executable, "-m", "tracer"]
    with tempfile.TemporaryDirectory() as folder:
        ENVIRONMENT["PYTHONPYCACHEPREFIX"] = str(Path(folder) / "bytecode")
        paths = {}
        for acts in (1_000, 10_000):
            paths[acts] = Path(folder) / f"acts{acts}.yaml"
            paths[acts].write_text(case(acts), encoding="utf-8")
        results = [
            compare("tracer check, first case, against importing typer and networkx",
                    [*tracer, "check", FIRST], [*python, "import typer, networkx"], 2.0, runs),
            compare("tracer --help against a trivial Typer program",
                    [*tracer, "--help"], [*python, TRIVIAL, "--help"], 1.6, runs),
            compare("10,000 acts against 1,000", [*tracer, "check", str(paths[10_000])],
                    [*tracer, "check", str(paths[1_000])], 13.0, max(5, runs // 2), 300),
        ]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
