"""Measures the marking of a class: 500 submissions in one run against 50, time and memory.

Usage: python benchmarks/marking.py [--runs 3]

The submissions are the made ones of the tests, each with a line of its own so that no two are one.
Each figure is a whole process from outside, its time that of the processor, so that what else runs
counts little. What a run costs that marks one is taken off before the ratio, which is 10 where the time
grows in step with the class.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
CASE = "mayflower-1965"
MOST_RATIO, MOST_MEGABYTES = 13.0, 300.0


def run(command: list[str]) -> tuple[float, float]:
    """Processor seconds and peak megabytes of one whole process."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def hand_in(folder: Path, many: int) -> None:
    """So many submissions in a folder."""
    folder.mkdir()
    made = [path.read_bytes() for path in sorted((HERE / "tests" / "teaching" / "submissions" / CASE).glob("*.csv"))]
    for number in range(many):
        (folder / f"student-{number:03}.csv").write_bytes(b"number,%d\n" % number + made[number % len(made)])


def main() -> int:
    """Runs the measurement; exits 1 where it misses its goal."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3)
    runs = parser.parse_args().runs
    found: dict[int, list[tuple[float, float]]] = {1: [], 50: [], 500: []}
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        for many in found:
            hand_in(root / f"class-{many}", many)
        for turn in range(runs):
            for many, figures in found.items():
                # Another output each time: marks that were kept would cost nothing.
                command = [sys.executable, "-m", "tracer", "teach", "mark", str(HERE / "scenarios" / f"{CASE}.yaml"),
                           str(root / f"class-{many}"), "-o", str(root / f"marks-{many}-{turn}.csv")]  # fmt: skip
                figures.append(run(command))
    seconds = {many: statistics.median(one[0] for one in figures) for many, figures in found.items()}
    peak = {many: max(one[1] for one in figures) for many, figures in found.items()}
    ratio = statistics.median(
        (large[0] - one[0]) / (small[0] - one[0]) for one, small, large in zip(*found.values(), strict=True)
    )
    fine = ratio <= MOST_RATIO and peak[500] <= MOST_MEGABYTES
    for many in found:
        print(f"{many} submissions: {seconds[many]:.2f} s of processor time, peak {peak[many]:.0f} MB")
    print(f"500 against 50: {ratio:.2f} x (at most {MOST_RATIO:g}), peak at most {MOST_MEGABYTES:g} MB"
          f"{'' if fine else '  MISSED'}")  # fmt: skip
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
