"""Measures whether channel diagrams can be read, from the finished SVG alone.

Usage: python benchmarks/diagrams.py [--cases 200] [--keep FOLDER]

Every scenario is drawn plain, for a slide, and on the sheets of a slide, of A4, and of the page; and so many generated
cases of 2 to 40 agents are drawn plain. Counted are labels that lie over labels or boxes, tips of arrows under boxes,
text outside its box, bends in the ordered route, labels dropped, any text cut, and text under 9 points before it is
made smaller for a medium; all must be none. So must be, in the scenarios, what a reader doubts: labels over the line of
another or nearer to it than to their own, struck through by their own, across the edge of a frame, or far from their
line; lines through the names of bodies; tips of arrows under labels, or where another line ends. Of generated cases,
most of which are denser than any real one, that is told beside. Nothing of the code that places labels is used.
"""

from __future__ import annotations

import argparse
import re
import sys
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import chain, combinations, pairwise
from math import dist
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from drawn import several
from shapes import (
    SLACK,
    SVG,
    away,
    badges,
    coordinates,
    ends,
    inside,
    lines,
    meet,
    over,
    said,
    shape,
    text_box,
    wider,
    within,
)  # fmt: skip

import tracer
from tracer.report import Report
from tracer.views.channel.plan import Plan
from tracer.views.channel.sheets import sheets, without_list
from tracer.views.drawing import draw
from tracer.views.page import PAPER
from tracer.views.sketch.look import Look
from tracer.views.sketch.picture import picture
from tracer.views.sketch.sketch import Sketch, anchor

HERE = Path(__file__).resolve().parents[1]
#: Points that the tip of an arrow may lie in the border of a box; from a badge to its line; from a tip to where another
#: line ends, for them to be told apart.
TIP, FAR, APART = 2.5, 33.0, 8.0


class Measured:
    """What is counted in one SVG."""

    def __init__(self, svg: str, sketch: Sketch, *, whole: bool = True) -> None:
        """Reads it; of a part of a sketch, nothing is asked about what else there is."""
        self.root = ET.fromstring(svg)
        graph = self.root.find(f"{SVG}g")
        assert graph is not None
        groups = [(one.get("class", "").split(), one) for one in graph.iter(f"{SVG}g")]
        self.edges = {one.get("id", ""): one for kinds, one in groups if "edge" in kinds}
        self.nodes = {one.get("id", ""): one for kinds, one in groups if "node" in kinds}
        self.bodies = [shape(one) for kinds, one in groups if "body" in kinds]
        self.names = [text_box(one) for one in graph.findall(f"{SVG}text") if one.get("paint-order")]
        self.labels = {
            id: over([*badges(one), *map(text_box, one.iter(f"{SVG}text"))]) for id, one in self.edges.items()
        }
        self.boxes = {id: shape(one) for id, one in self.nodes.items()}
        self.sketch, self.whole = sketch, whole
        self.unframed = bool(sketch.clusters) and len(self.bodies) < len({node.body for node in sketch.nodes} - {None})

    def count(self) -> Counter[str]:
        """All that is wrong, by what it is."""
        found: Counter[str] = Counter()
        labels = [box for box in self.labels.values() if box]
        found["labels over labels"] = sum(meet(a, b) for a, b in combinations(labels, 2))
        found["labels over boxes"] = sum(meet(a, b) for a in labels for b in self.boxes.values())
        found["labels over names of bodies"] = sum(meet(a, b) for a in labels for b in self.names)
        found["tips of arrows under boxes"] = self.hidden()
        found["boxes over boxes"] = sum(meet(a, b) for a, b in combinations(self.boxes.values(), 2))
        found["text outside its box"] = sum(
            not within(text_box(text), self.boxes[id])
            for id, one in self.nodes.items() for text in one.iter(f"{SVG}text")
        ) + sum(not any(within(name, body) for body in self.bodies) for name in self.names)
        found["bends in the ordered route"] = self.bends() if self.whole else 0
        for edge in self.sketch.edges if self.whole else ():
            group = self.edges.get(anchor("e", edge.id))
            words = said(group) if group is not None else ""
            wanted = re.sub(r"\s+", "", "".join((*edge.codes, *edge.lines)))
            # To the left of its line the badge stands behind the words.
            whole = (edge.badge + wanted, wanted + edge.badge)
            found["labels dropped or cut"] += re.sub(r"\s+", "", words) not in whole
        found["texts cut"] = sum("…" in "".join(text.itertext()) for text in self.root.iter(f"{SVG}text"))
        sizes = [float(text.get("font-size", "0")) for text in self.root.iter(f"{SVG}text")]
        found["text under 9 points"] = sum(size < 9 for size in sizes)
        return found

    def bends(self) -> int:
        """Lines of a straight stretch of the route that are not level, and hands on it that are not."""
        plan = Plan(self.sketch)
        bent = 0
        for edge in plan.heavy:
            points = [point for path in lines(self.edges[anchor("e", edge)]) for point in path]
            bent += max(y for _, y in points) - min(y for _, y in points) > 4
        heights: dict[int, list[float]] = {}
        for node, group in plan.groups.items():
            box = self.boxes[anchor("n", node)]
            heights.setdefault(group, []).append((box[1] + box[3]) / 2)
        return bent + sum(abs(a - b) > 1 for route in heights.values() for a, b in pairwise(route))

    def doubted(self) -> Counter[str]:
        """Labels of which a reader may doubt to which line they belong, or what they say."""
        found: Counter[str] = Counter()
        paths = {id: [point for path in lines(one) for point in path] for id, one in self.edges.items()}
        for id, box in self.labels.items():
            marks = over(badges(self.edges[id]))
            if box is None or marks is None or not paths[id]:
                continue
            others = [path for other, path in paths.items() if other != id and path]
            across = (one for one in self.bodies if meet(box, one) and not within(box, one))
            found["labels across the edge of a frame"] += any(across)
            found["labels over the line of another"] += any(inside(point, box) for path in others for point in path)
            if any(inside(point, box) for point in paths[id]):
                found["labels struck through"] += not interrupted(self.edges[id])
            else:
                own = away(marks, paths[id])
                found["labels nearer to another's line"] += any(away(marks, path) < own - SLACK for path in others)
                found["labels far from its line"] += own > FAR
        found["crossed names"] = sum(
            any(inside(point, wider(name)) for point in path) for name in self.names for path in paths.values()
        )
        tips = [(id, end, tip) for id, one in self.edges.items() for end, tip in ends(one)]
        for id, end, tip in tips:
            if tip:
                found["tips under labels"] += any(box and inside(end, box) for box in self.labels.values())
                found["tips where another line ends"] += any(
                    other != id and dist(end, place) < APART for other, place, _ in tips
                )
        return found

    def hidden(self) -> int:
        """Tips of arrows that lie under a box."""
        tips = [
            coordinates(one.get("points", "")) for edge in self.edges.values() for one in edge.iter(f"{SVG}polygon")
        ]
        return sum(
            any(left + TIP < x < right - TIP and top + TIP < y < low - TIP for x, y in tip)
            for tip in tips for left, top, right, low in self.boxes.values()
        )  # fmt: skip


def interrupted(edge: ET.Element) -> bool:
    """Whether something filled lies between the line of an edge and its label."""
    return any(one.get("stroke") in ("none", "transparent") for one in edge.iter(f"{SVG}polygon"))


def drawings(report: Report) -> Iterator[tuple[str, str]]:
    """A channel in every medium."""
    sketch = picture(report)
    for width in ("slide", "A4"):
        look = Look(width=width)
        whole = draw(report, "channel", "svg", look).data.decode()
        if width == "slide":
            yield "slide", whole
        for number, one in enumerate(sheets(sketch, look, whole).drawn):
            yield f"{width} sheet {number}", one
    for number, one in enumerate(without_list(sketch, PAPER).drawn):
        yield f"page sheet {number}", one


@dataclass(frozen=True, slots=True)
class Counts:
    """What was counted in the drawings of one case, by medium."""

    name: str
    generated: bool
    count: dict[str, Counter[str]]
    doubted: dict[str, Counter[str]]
    labels: int
    words: int
    unframed: bool


def counts(name: str, text: str, keep: Path | None) -> Counts:
    """Draws one case in each medium, a generated one plain, and counts."""
    report = tracer.examine(tracer.loads(text, f"{name}.yaml"))
    sketch, generated = picture(report), name.startswith("generated-")
    plain = draw(report, "channel", "svg").data.decode()
    count, doubted = defaultdict[str, Counter[str]](Counter), defaultdict[str, Counter[str]](Counter)
    for medium, svg in [("plain", plain), *([] if generated else drawings(report))]:
        if keep:
            (keep / f"{name} {medium}.svg").write_text(svg, encoding="utf-8")
        measured = Measured(svg, sketch, whole=medium in ("plain", "slide"))
        kind = medium.split()[0] + ("s" if "sheet" in medium else "")
        count[kind].update(measured.count())
        doubted[kind].update(measured.doubted())
    shown = Measured(plain, sketch)
    words = sum(len(said(edge).split()) for edge in shown.edges.values())
    return Counts(name, generated, dict(count), dict(doubted), len(shown.labels), words, shown.unframed)


def cases(generated: int) -> Iterator[tuple[str, str]]:
    """The scenarios, then generated cases: names and texts."""
    for path in sorted((HERE / "scenarios").glob("*.yaml")):
        yield path.stem, path.read_text(encoding="utf-8")
    yield from several(generated)


def main() -> int:
    """Draws all, as many at a time as the machine has processors, and counts; exits 1 if anything is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=200)
    parser.add_argument("--keep", type=Path, help="a folder for the drawings")
    arguments = parser.parse_args()
    wrong, dense = Counter[str](), Counter[str]()
    real: defaultdict[str, Counter[str]] = defaultdict(Counter)
    drawn = labels = words = unframed = 0
    with ProcessPoolExecutor() as pool:
        waited = [pool.submit(counts, name, text, arguments.keep) for name, text in cases(arguments.cases)]
        for one in (future.result() for future in waited):
            for medium, count in one.count.items():
                doubted = one.doubted[medium]
                if bad := {what: n for what, n in (count if one.generated else count + doubted).items() if n}:
                    print(f"{one.name} {medium}: {bad}", flush=True)
                wrong.update(count)
                (dense if one.generated else real[medium]).update(doubted)
            drawn, labels, words = drawn + 1, labels + one.labels, words + one.words
            unframed += one.unframed
            if sys.stderr.isatty():
                print(f"\r{drawn} of {len(waited)}", end="", file=sys.stderr, flush=True)
    for what in wrong:
        print(f"{what}: {wrong[what]}")
    for what in dict.fromkeys(chain(dense, *real.values())):
        told = ", ".join(f"{medium} {found[what]}" for medium, found in real.items())
        print(f"{what}: {told} in the scenarios, {dense[what]} in generated cases")
    print(f"drawn {drawn} cases with {labels} labels of {words / labels:.1f} words each, badge included")
    print(f"{unframed} cases name bodies in boxes: the route is straight so, or fewer lines cross")
    return 1 if any((sum(real.values(), wrong)).values()) else 0


if __name__ == "__main__":
    sys.exit(main())
