"""Measures how long drawing takes, as ratios in one run, in one process with everything imported.

Usage: python benchmarks/drawing.py [--runs 5]

The first case's channel, from the report to the SVG, against one bare call of the layout program with the same
diagram, each with a process of its own as in one command, and told beside with the process at hand; and a case of 200
agents and 400 acts against one of 40 agents and 80 acts, in each view and in all.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from drawn import case

import tracer
from tracer.report import Report
from tracer.views.channel import choosing, layout, notation, process
from tracer.views.drawing import VIEWS, draw
from tracer.views.sketch.picture import picture


def seconds(work: Callable[[], object]) -> float:
    """How long one piece of work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def compare(name: str, work: Callable[[], object], peer: Callable[[], object], goal: float, runs: int) -> bool:
    """Prints the median ratio of two pieces of work done by turns."""
    pairs = [(seconds(work), seconds(peer)) for _ in range(runs)]
    ratio = statistics.median(one / other for one, other in pairs)
    one, other = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(f"{name}: {ratio:.2f} x (at most {goal}) [{one:.2f} s against {other:.2f} s]"
          f"{'' if ratio <= goal else '  MISSED'}", flush=True)  # fmt: skip
    return ratio <= goal


def anew(work: Callable[[], object]) -> object:
    """The same work in a process of the layout that is started for it."""
    process.stop()
    return again(work)


def again(work: Callable[[], object]) -> object:
    """The same work where nothing is kept of an earlier layout."""
    choosing.laid.cache_clear()
    layout.measured.cache_clear()
    return work()


def generated(agents: int) -> Report:
    """A case of so many agents and twice as many acts."""
    return tracer.examine(tracer.loads(case(agents, 5, 2 * agents), "generated.yaml"))


def drawn(report: Report, views: tuple[str, ...]) -> None:
    """Draws one case in each of these views."""
    for view in views:
        draw(report, view, "svg")


def main() -> int:
    """Runs both measurements; exits 1 if one misses its goal."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    first = tracer.examine(tracer.load(tracer.example("bush-gorbachev-1990")))
    bare = notation.build(picture(first))
    channel, once = partial(draw, first, "channel", "svg"), partial(layout.render, bare, "svg")
    channel(), once()
    fine = compare("the first case's channel against the bare layout call", partial(anew, channel),
                   partial(anew, once), 3.0, max(5, runs))  # fmt: skip
    warm = [statistics.median(seconds(partial(again, work)) for _ in range(max(5, runs))) for work in (channel, once)]
    print(f"where the process of the layout runs already: {warm[0]:.3f} s against {warm[1]:.3f} s")
    small, large = generated(40), generated(200)
    for views in (*((view,) for view in VIEWS), tuple(VIEWS)):
        both = (partial(again, partial(drawn, report, views)) for report in (large, small))
        fine &= compare(f"200 agents and 400 acts against 40 and 80, {' and '.join(views)}", *both, 20.0,
                        1 if "channel" in views else max(5, runs))  # fmt: skip
    print("; ".join(draw(large, "channel", "dot").notes) or notation.left_to_the_list(picture(large)))
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
