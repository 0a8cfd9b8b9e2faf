"""Measures whether channel diagrams can be read, from the finished SVG alone.

Usage: python benchmarks/diagrams.py [--cases 200] [--keep FOLDER]

Every scenario and so many generated cases of 2 to 40 agents are drawn. Counted are labels that lie
over labels or boxes, tips of arrows under boxes, text outside its box, bends in the ordered route, labels dropped, any
text cut, and text under 9 points; all must be none. So must be, in the scenarios, what a reader doubts: labels over the
line of another or nearer to it than to their own, across the edge of a frame, or far from their line. Of generated
cases, most of which are denser than any real one, that is told beside. Widths of text are read from the bundled font
by fontTools; nothing of the code that places labels is used.
"""

from __future__ import annotations

import argparse
import re
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import combinations, pairwise
from math import dist, hypot
from pathlib import Path

from fontTools.ttLib import TTFont

sys.path.insert(0, str(Path(__file__).parent))
from drawn import several

import tracer
from tracer.report import Report
from tracer.views import fonts
from tracer.views.channel.plan import Plan
from tracer.views.drawing import draw
from tracer.views.sketch.picture import picture
from tracer.views.sketch.sketch import Sketch, anchor

SVG = "{http://www.w3.org/2000/svg}"
HERE = Path(__file__).resolve().parents[1]
#: Points that two boxes may share, and text may stand out, before it is counted: rounding of a file.
SLACK = 0.5
#: Points that the tip of an arrow may lie in the border of a box; from a badge to its line.
TIP, FAR = 2.5, 33.0
Box = tuple[float, float, float, float]


class Measured:
    """What is counted in one SVG."""

    def __init__(self, svg: str, sketch: Sketch) -> None:
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
        self.sketch = sketch
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
        found["bends in the ordered route"] = self.bends()
        for edge in self.sketch.edges:
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
            found["across the edge of a frame"] += any(meet(box, one) and not within(box, one) for one in self.bodies)
            found["over the line of another"] += any(inside(point, box) for path in others for point in path)
            if not any(inside(point, box) for point in paths[id]):  # else it interrupts its own
                own = away(marks, paths[id])
                found["nearer to another's line"] += any(away(marks, path) < own - SLACK for path in others)
                found["far from its line"] += own > FAR
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


def lines(edge: ET.Element) -> Iterator[list[tuple[float, float]]]:
    """Points along the lines of an edge; its badge is closed and filled."""
    for path in edge.iter(f"{SVG}path"):
        corners = coordinates(path.get("d", ""))
        if path.get("fill") == "none" and len(corners) > 3 and corners[0] != corners[-1]:
            found = [corners[0]]
            for start in range(0, len(corners) - 3, 3):
                curve = corners[start : start + 4]
                (ax, ay), (bx, by), (cx, cy), (dx, dy) = curve
                # Every four points: a label is no farther from its line than it seems, and covers no more.
                steps = max(16, round(sum(dist(one, other) for one, other in pairwise(curve)) / 4))
                for step in range(1, steps + 1):
                    t, u = step / steps, 1 - step / steps
                    found.append((
                        u**3 * ax + 3 * u * u * t * bx + 3 * u * t * t * cx + t**3 * dx,
                        u**3 * ay + 3 * u * u * t * by + 3 * u * t * t * cy + t**3 * dy,
                    ))  # fmt: skip
            yield found


def badges(edge: ET.Element) -> list[Box]:
    """The boxes of closed paths: badges."""
    found = []
    for path in edge.iter(f"{SVG}path"):
        corners = coordinates(path.get("d", ""))
        if corners and corners[0] == corners[-1]:
            found.append(bounds(corners))
    return found


def shape(group: ET.Element) -> Box:
    """The box of a node or a body: its border."""
    corners = [point for path in group.findall(f"{SVG}path") for point in coordinates(path.get("d", ""))]
    corners += [point for one in group.findall(f"{SVG}polygon") for point in coordinates(one.get("points", ""))]
    return bounds(corners)


def text_box(text: ET.Element) -> Box:
    """Where one line of text is drawn, with the widths of the bundled font."""
    size, x, y = (float(text.get(name, "0")) for name in ("font-size", "x", "y"))
    face = "Bold" if text.get("font-weight") == "bold" else ""
    face += "Italic" if text.get("font-style") == "italic" else ""
    width = size * sum(advance(face or "Regular", letter) for letter in "".join(text.itertext()))
    left = x - {"middle": width / 2, "end": width}.get(text.get("text-anchor", "start"), 0)
    return left, y - 0.74 * size, left + width, y + 0.22 * size


@cache
def advance(face: str, letter: str) -> float:
    """Widths of a letter in parts of the font's size; those that the font lacks are as broad as high, if Han."""
    metrics, cmap, unit = font(face)
    name = cmap.get(ord(letter))
    if name is None:
        return 1.0 if ord(letter) >= 0x2E80 else 0.6
    return metrics[name][0] / unit


@cache
def font(face: str) -> tuple[dict[str, tuple[int, int]], dict[int, str], int]:
    """Advance widths, letters and the unit of one face."""
    read = TTFont(Path(fonts.__file__).parent / f"LiberationSans-{face}.ttf")
    return read["hmtx"].metrics, read.getBestCmap(), read["head"].unitsPerEm


def said(edge: ET.Element) -> str:
    """The words of a label."""
    return " ".join("".join(text.itertext()).replace("\N{NO-BREAK SPACE}", " ") for text in edge.iter(f"{SVG}text"))


def coordinates(text: str) -> list[tuple[float, float]]:
    """Pairs of numbers."""
    numbers = [float(number) for number in re.findall(r"-?[\d.]+", text)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def bounds(points: list[tuple[float, float]]) -> Box:
    """The box round points."""
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def over(boxes: list[Box]) -> Box | None:
    """The box round boxes."""
    if not boxes:
        return None
    lefts, tops, rights, lows = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(lows)


def meet(a: Box, b: Box) -> bool:
    """Whether two boxes share more than rounding."""
    return a[0] + SLACK < b[2] and b[0] + SLACK < a[2] and a[1] + SLACK < b[3] and b[1] + SLACK < a[3]


def inside(point: tuple[float, float], box: Box) -> bool:
    """Whether a point lies in a box."""
    return box[0] < point[0] < box[2] and box[1] < point[1] < box[3]


def away(box: Box, path: list[tuple[float, float]]) -> float:
    """How far a line is from a box."""
    return min(hypot(max(box[0] - x, 0, x - box[2]), max(box[1] - y, 0, y - box[3])) for x, y in path)


def within(a: Box, b: Box) -> bool:
    """Whether one lies in the other."""
    return a[0] >= b[0] - SLACK and a[1] >= b[1] - SLACK and a[2] <= b[2] + SLACK and a[3] <= b[3] + SLACK


def reports(generated: int) -> Iterator[tuple[str, Report]]:
    """The scenarios, then generated cases."""
    for path in sorted((HERE / "scenarios").glob("*.yaml")):
        yield path.stem, tracer.examine(tracer.load(path))
    for name, text in several(generated):
        yield name, tracer.examine(tracer.loads(text, f"{name}.yaml"))


def main() -> int:
    """Draws all and counts; exits 1 if anything is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=200)
    parser.add_argument("--keep", type=Path, help="a folder for the drawings")
    arguments = parser.parse_args()
    wrong, real, dense = Counter[str](), Counter[str](), Counter[str]()
    drawn = labels = words = unframed = 0
    for name, report in reports(arguments.cases):
        data = draw(report, "channel", "svg").data.decode()
        if arguments.keep:
            (arguments.keep / f"{name}.svg").write_text(data, encoding="utf-8")
        measured = Measured(data, picture(report))
        count, doubted = measured.count(), measured.doubted()
        generated = name.startswith("generated-")
        if bad := {what: number for what, number in (count if generated else count + doubted).items() if number}:
            print(f"{name}: {bad}", flush=True)
        wrong += count
        real, dense = (real, dense + doubted) if generated else (real + doubted, dense)
        drawn, labels = drawn + 1, labels + len(measured.labels)
        unframed += measured.unframed
        words += sum(len(said(edge).split()) for edge in measured.edges.values())
    for what in count:
        print(f"{what}: {wrong[what]}")
    for what in doubted:
        print(f"labels {what}: {real[what]} in the scenarios, {dense[what]} in generated cases")
    print(f"drawn {drawn} cases with {labels} labels of {words / labels:.1f} words each, badge included")
    print(f"{unframed} cases name bodies in boxes: the route is straight so, or fewer lines cross")
    return 1 if any((wrong + real).values()) else 0


if __name__ == "__main__":
    sys.exit(main())
