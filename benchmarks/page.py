"""Measures the page of the first case, and how pages grow.

Usage: python benchmarks/page.py [--runs 7]

Time is that of the page as `tracer trace` makes it, its drawings and the layout of its channel for paper
included, against one bare call of the layout program on its channel, in turn; both start the process in which it
runs, as a command does. The median of the ratios is quoted. How much of it the channel's layout takes, and with that
process at hand, is told beside.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from generate import case

import tracer
from tracer.report import Report
from tracer.views.channel import choosing, layout, notation, process
from tracer.views.channel.sheets import without_list
from tracer.views.drawing import VIEWS, draw
from tracer.views.page import PAPER, page
from tracer.views.sketch.picture import picture

#: Times the bare layout; bytes of the first case's page.
RATIO, BYTES = 4.0, 400_000
FIRST = "bush-gorbachev-1990"


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def again(work: Callable[[], object]) -> float:
    """How long it takes where nothing is kept of an earlier layout."""
    choosing.laid.cache_clear()
    layout.measured.cache_clear()
    return seconds(work)


def anew(work: Callable[[], object]) -> float:
    """How long it takes where the layout's process has to be started for it, too."""
    process.stop()
    return again(work)


def whole(report: Report, source: str) -> str:
    """The page with its drawings, made anew, as `tracer trace` does."""
    drawings = {view: draw(report, view, "svg").data.decode() for view in VIEWS if VIEWS[view].cut}
    return page(report, drawings, source, channel=True)


def main() -> int:
    """Runs all measurements; exits 1 if one misses its goal."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=7)
    runs = parser.parse_args().runs
    source = tracer.example(FIRST).read_text(encoding="utf-8")
    report = tracer.examine(tracer.loads(source, f"{FIRST}.yaml"))
    bare = notation.build(picture(report))
    size = len(whole(report, source).encode())
    pairs = [(anew(lambda: whole(report, source)), anew(lambda: layout.render(bare, "svg"))) for _ in range(runs)]
    ratio = statistics.median(one / other for one, other in pairs)
    took, once = (statistics.median(times) for times in zip(*pairs, strict=True))
    fine = ratio <= RATIO and size <= BYTES
    print(f"whole page, first case, against the bare layout of its channel: {ratio:.2f} x (at most {RATIO}) "
          f"[{took:.3f} s against {once:.3f} s], {size:,} bytes (at most {BYTES:,}){'' if fine else '  MISSED'}")
    took = statistics.median(anew(lambda: without_list(picture(report), PAPER)) for _ in range(runs))
    warm = statistics.median(again(lambda: without_list(picture(report), PAPER)) for _ in range(runs))
    print(f"of it the channel, laid out so that it can be read on paper: {took / once:.1f} x the bare layout, "
          f"{warm / once:.1f} x where the process runs already")
    for acts in (400, 2_000):
        text = case(acts)
        large = tracer.examine(tracer.loads(text))
        start = time.perf_counter()
        made = len(page(large, {}, text).encode())
        print(f"page of {acts} acts, without drawings: {made / 1e6:.1f} MB in {time.perf_counter() - start:.1f} s")
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
