"""What Graphviz laid out, and where labels, names and title go in it.

Graphviz lays out boxes and lines without their labels, and says how large each label is. Here the
ordered route is drawn straight, each body's name stands where the fewest lines run over it, labels
find free places, and the title lies over all.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from tracer.views.channel.geometry import Box, Grid, Point, along
from tracer.views.channel.placing import Label, Spot, place

#: Points round what is drawn, to title and key; from a body's border to its name; from point to point of a line.
_GAP, _INSET, _STEP = 16.0, 12.0, 6.0
#: Points that a line keeps from boxes when it is drawn straight.
_CLEAR = 8.0
#: Length of an arrowhead.
_ARROW = 9.0
#: Points by which the ends of a line may differ in height and it still be level.
_LEVEL = 1.0


@dataclass(frozen=True, slots=True)
class Body:
    """Where a body lies, where its name, and on which side (`l`, `c`, `r`)."""

    box: Box
    name: Point
    side: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A diagram with everything in its place, by the ids that nodes, lines and bodies have in DOT.

    Attributes:
        nodes: middles.
        lines: Graphviz's `pos`.
        labels: where each label lies; None where no free place was found.
        bodies: frames and names.
        title: the middle of the title.
        bounds: holds everything but the key.
    """

    nodes: Mapping[str, Point]
    lines: Mapping[str, str]
    labels: Mapping[str, Spot | None]
    bodies: Mapping[str, Body]
    title: Point
    bounds: Box

    @property
    def complete(self) -> bool:
        """Whether every label has its place."""
        return None not in self.labels.values()


def straight(laid: Mapping[str, Any], route: Collection[str]) -> bool:
    """Whether all hands that lines of the route join are laid out on one height."""
    objects = laid.get("objects", [])
    heights = {number: _middle(_node(one))[1] for number, one in enumerate(objects) if "pos" in one}
    return all(
        abs(heights[edge["tail"]] - heights[edge["head"]]) <= _LEVEL
        for edge in laid.get("edges", []) if edge.get("id") in route
    )  # fmt: skip


def fit(laid: Mapping[str, Any], sizes: Mapping[str, Point], route: Collection[str]) -> Placed:
    """Puts everything in its place.

    Args:
        laid: the diagram as Graphviz's JSON, laid out without labels of lines.
        sizes: width and height of each label by the id of its line, of the `title` and of the `key`.
        route: ids of the lines on the ordered route.
    """
    objects = laid.get("objects", [])
    nodes = {one["name"]: _node(one) for one in objects if "pos" in one}
    frames = [one for one in objects if "bb" in one and one.get("id")]
    lines: dict[str, _Line] = {}
    pairs: dict[frozenset[int], list[str]] = {}
    level: dict[str, tuple[Box, Box]] = {}
    for edge in laid.get("edges", []):
        if edge.get("id") and edge.get("pos"):
            line = _Line.read(edge["pos"])
            ends = nodes[objects[edge["tail"]]["name"]], nodes[objects[edge["head"]]["name"]]
            lines[edge["id"]] = line
            pairs.setdefault(frozenset((edge["tail"], edge["head"])), []).append(edge["id"])
            if edge["id"] in route:
                level[edge["id"]] = ends
    for several in pairs.values():
        for id in several:
            if id in level:
                # Of several lines between two the middle one is the route's.
                y = _middle(level[id][0])[1]
                middle = min(several, key=lambda one: (lines[one].off(y), one))
                if middle != id:
                    lines[middle] = lines[middle].like(lines[id])
                lines[id] = lines[id].level(*level[id])
    names = {one["id"]: _name(one) for one in frames}
    solid = Grid((box.wider(_CLEAR), name) for name, box in nodes.items())
    for one, other in names.items():
        solid.add(other, one)
    for edge in laid.get("edges", []):
        id = edge.get("id")
        if id in lines and id not in level and len(pairs[frozenset((edge["tail"], edge["head"]))]) == 1:
            ends_at = objects[edge["tail"]]["name"], objects[edge["head"]]["name"]
            direct = lines[id].direct(nodes[ends_at[0]], nodes[ends_at[1]])
            met = (name for x, y in direct.points() for _, name in solid.near(Box.around(x, y, 0.2, 0.2)))
            if ends_at[0] != ends_at[1] and all(name in ends_at for name in met):
                lines[id] = direct
    paths = {id: tuple(line.points()) for id, line in lines.items()}
    grid = Grid((Box.around(*point, 0.2, 0.2), id) for id, path in paths.items() for point in path)
    bodies = {one["id"]: _body(one, grid) for one in frames}
    boxes = [*nodes.values(), *(Box.around(*bodies[one["id"]].name, *_label_size(one)).wider(-4) for one in frames)]
    labels = [Label(id, *sizes[id], paths[id]) for id in paths if id in sizes]
    spots = place(labels, boxes, [body.box for body in bodies.values()])
    drawn = Box.over([
        *boxes, *(body.box for body in bodies.values()), *(spot.box for spot in spots.values() if spot),
        *(Box(x, y, x, y) for path in paths.values() for x, y in path), *([] if nodes else [Box(0, 0, 0, 0)]),
    ])  # fmt: skip
    across, down = sizes["title"]
    broad = max(drawn.right - drawn.left, across, sizes["key"][0])
    bounds = Box(drawn.left, drawn.low - _GAP, drawn.left + broad, drawn.high + _GAP + down)
    return Placed(
        {name: _middle(box) for name, box in nodes.items()}, {id: line.text() for id, line in lines.items()}, spots,
        bodies, (drawn.left + across / 2, bounds.high - down / 2), bounds,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Line:
    """The course of a line: the corners of its curves, and the tips of its arrows."""

    corners: tuple[Point, ...]
    start: Point | None
    end: Point | None

    @classmethod
    def read(cls, pos: str) -> _Line:
        tips: dict[str, Point] = {}
        corners: list[Point] = []
        # Lines with several strokes, as those of loops in some versions, are joined by semicolons.
        for word in pos.split(";")[0].split():
            *tip, x, y = word.split(",")
            if tip:
                tips[tip[0]] = (float(x), float(y))
            else:
                corners.append((float(x), float(y)))
        return cls(tuple(corners), tips.get("s"), tips.get("e"))

    def level(self, tail: Box, head: Box) -> _Line:
        """The same line straight, if its ends are of one height."""
        y = _middle(tail)[1]
        if abs(y - _middle(head)[1]) > _LEVEL or tail.right >= head.left:
            return self
        left, right = tail.right, head.left
        first = left + _ARROW if self.start else left
        last = right - _ARROW if self.end else right
        third = (last - first) / 3
        return _Line(
            ((first, y), (first + third, y), (last - third, y), (last, y)),
            (left, y) if self.start else None, (right, y) if self.end else None,
        )  # fmt: skip

    def direct(self, tail: Box, head: Box) -> _Line:
        """The straight line from middle to middle, from border to border."""
        one, other = _middle(tail), _middle(head)
        first, last = _border(tail, one, other), _border(head, other, one)
        start = _towards(first, last, _ARROW) if self.start else first
        end = _towards(last, first, _ARROW) if self.end else last
        return _Line((start, _part(start, end, 1 / 3), _part(start, end, 2 / 3), end),
                     first if self.start else None, last if self.end else None)  # fmt: skip

    def off(self, y: float) -> float:
        """How far the line strays from a height."""
        return max(abs(corner[1] - y) for corner in self.corners)

    def like(self, other: _Line) -> _Line:
        """This line, with its own arrows, on the course of another."""
        course = [*([other.start] if other.start else []), *other.corners, *([other.end] if other.end else [])]
        first, last = course[0], course[-1]
        corners = [first, *other.corners[1:-1], last]
        if self.start:
            corners[0] = _towards(first, corners[1], _ARROW)
        if self.end:
            corners[-1] = _towards(last, corners[-2], _ARROW)
        return _Line(tuple(corners), first if self.start else None, last if self.end else None)

    def points(self) -> list[Point]:
        found = along(self.corners, _STEP)
        return [*([self.start] if self.start else []), *found, *([self.end] if self.end else [])]

    def text(self) -> str:
        words = [f"s,{_pair(self.start)}"] if self.start else []
        words += [f"e,{_pair(self.end)}"] if self.end else []
        return " ".join([*words, *(_pair(corner) for corner in self.corners)])


def _body(one: Mapping[str, Any], lines: Grid[str]) -> Body:
    """A body with its name in the middle, or to the side where fewer lines run over it."""
    box = Box(*(float(number) for number in one["bb"].split(",")))
    if "lp" not in one:
        return Body(box, _middle(box), "c")
    across, down = _label_size(one)
    y = float(one["lp"].split(",")[1])
    places = {
        "c": (box.left + box.right) / 2,
        "l": box.left + _INSET / 2 + across / 2,
        "r": box.right - _INSET / 2 - across / 2,
    }
    cost = {side: len(list(lines.near(Box.around(x, y, across, down)))) for side, x in places.items()}
    side = min(cost, key=lambda side: cost[side])
    return Body(box, (places[side], y), side)


def _label_size(one: Mapping[str, Any]) -> Point:
    return 72 * float(one.get("lwidth", 0)), 72 * float(one.get("lheight", 0))


def _node(one: Mapping[str, Any]) -> Box:
    x, y = (float(number) for number in one["pos"].split(","))
    return Box.around(x, y, 72 * float(one["width"]), 72 * float(one["height"]))


def _name(one: Mapping[str, Any]) -> Box:
    """Where Graphviz put the name of a body, without the empty rim."""
    x, y = (float(number) for number in one.get("lp", "0,0").split(","))
    return Box.around(x, y, *_label_size(one)).wider(-4)


def _border(box: Box, middle: Point, goal: Point) -> Point:
    """Where a line from the middle of a box to a goal leaves it."""
    across, up = abs(goal[0] - middle[0]), abs(goal[1] - middle[1])
    half = (box.right - box.left) / 2, (box.high - box.low) / 2
    part = min(half[0] / across if across else 1.0, half[1] / up if up else 1.0, 1.0)
    return _part(middle, goal, part)


def _part(one: Point, other: Point, part: float) -> Point:
    return one[0] + (other[0] - one[0]) * part, one[1] + (other[1] - one[1]) * part


def _towards(start: Point, goal: Point, points: float) -> Point:
    """A point so far from the start on the way to the goal."""
    far = math.dist(start, goal) or 1.0
    return start[0] + (goal[0] - start[0]) * points / far, start[1] + (goal[1] - start[1]) * points / far


def _middle(box: Box) -> Point:
    return (box.left + box.right) / 2, (box.low + box.high) / 2


def _pair(point: Point | None) -> str:
    return f"{point[0]:.2f},{point[1]:.2f}" if point else ""
