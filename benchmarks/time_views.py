"""Measures whether the views over time can be read, from the finished SVG alone.

Usage: python benchmarks/time_views.py [--cases 200]

Every scenario and so many generated cases of 2 to 40 agents are drawn in each view, as broad as they need
and for A4. Counted are texts that lie over texts, bars or badges, or outside the drawing, badges over
badges, text under 10 points before it is scaled, and texts that end in an ellipsis; all must be none.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parent))
from drawn import several

import tracer
from tests.views.drawn import faults, texts
from tracer.report import Report
from tracer.views.drawing import VIEWS, draw
from tracer.views.sketch.look import Look

OURS = [name for name in VIEWS if name != "channel"]


def count(report: Report, view: str) -> Counter[str]:
    """What is wrong with one view of one case, and how many texts and words it has."""
    found: Counter[str] = Counter()
    for look in (Look(), Look(width="A4")):
        svg = draw(report, view, "svg", look).data.decode()
        found.update(fault.split(":")[0] for fault in faults(svg))
        written = texts(svg)
        found["cut"] += sum(text.what.endswith("…") for text in written)
        found["texts"] += len(written)
        found["words"] += sum(len(text.what.split()) for text in written)
    return found


def main() -> int:
    """Prints what was counted; exits 1 if anything is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=200)
    options = parser.parse_args()
    reports = [(name, tracer.examine(tracer.load(tracer.example(name)))) for name in tracer.examples()]
    reports += [(name, tracer.examine(tracer.loads(text))) for name, text in several(options.cases)]
    wrong = 0
    for view in OURS:
        found: Counter[str] = Counter()
        for name, report in reports:
            one = count(report, view)
            found += one
            bad = {fault: number for fault, number in one.items() if fault not in ("texts", "words")}
            if any(bad.values()):
                print(f"  {view}, {name}: {bad}")
        each = found.pop("words") / found.pop("texts")
        faulty = sum(found.values())
        wrong += faulty
        print(f"{view}: {len(reports)} cases, {faulty} faults {dict(found) if faulty else ''}, {each:.1f} words a line")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
