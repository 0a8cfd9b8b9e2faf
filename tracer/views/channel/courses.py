"""The courses of the lines of a laid-out diagram, made plainer than Graphviz leaves them.

The ordered route is level; a line between two that nothing separates is straight; several lines
between two are fanned out where they would run too close together for their labels.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tracer.views.channel.geometry import Box, Grid, Point, along

#: From point to point of a line.
_STEP = 6.0
#: Points that a line keeps from boxes when it is drawn straight.
_CLEAR = 8.0
#: Points by which the ends of a line may differ in height and it still be level.
LEVEL = 1.0
#: Points between the middles of fanned lines, tried in turn; and between lines that a label fits between.
_FANS, _ROOM = (44.0, 34.0, 26.0), 34.0
#: How far from the straight line an arc may lead, in parts of its length.
_STEEP = 1.0
#: Lines beyond which none are fanned: then numbers without words stand at them, and many are long.
_MANY = 240
#: Points within which a line is too close to another's; how many of its points at either end do not count.
_CLOSE, _ENDS = 12.0, 6


@dataclass(frozen=True, slots=True)
class Course:
    """The corners of the curves of a line, and the tips of its arrows."""

    corners: tuple[Point, ...]
    start: Point | None
    end: Point | None

    @classmethod
    def read(cls, pos: str) -> Course:
        """From Graphviz's `pos`."""
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

    def level(self, tail: Box, head: Box) -> Course:
        """The same line straight, if its ends are of one height."""
        y = tail.middle[1]
        if abs(y - head.middle[1]) > LEVEL or tail.right >= head.left:
            return self
        left, right = (tail.right, y), (head.left, y)
        return self._arrowed([left, _part(left, right, 1 / 3), _part(left, right, 2 / 3), right])

    def direct(self, tail: Box, head: Box) -> Course:
        """The straight line from middle to middle, from border to border."""
        return self.bent(tail, head, 0.0)

    def bent(self, tail: Box, head: Box, off: float) -> Course:
        """An arc from border to border, in its middle so far to the left of the straight line."""
        one, other = tail.middle, head.middle
        far = math.dist(one, other) or 1.0
        # A curve comes three quarters of the way to its corners.
        side = (-(other[1] - one[1]) / far * off * 4 / 3, (other[0] - one[0]) / far * off * 4 / 3)
        near, away = (_moved(_part(one, other, part), side) for part in (1 / 3, 2 / 3))
        first, last = _border(tail, one, near), _border(head, other, away)
        # Of two that stand close together these corners can lie within the boxes.
        if not off or tail.has(near) or head.has(away):
            near, away = (_moved(_part(first, last, part), side) for part in (1 / 3, 2 / 3))
        return self._arrowed([first, near, away, last])

    def _arrowed(self, corners: list[Point]) -> Course:
        """A course from border to border that ends where the arrows of this line begin."""
        first, last = corners[0], corners[-1]
        if self.start:
            corners[0] = _towards(first, corners[1], math.dist(self.start, self.corners[0]))
        if self.end:
            corners[-1] = _towards(last, corners[-2], math.dist(self.end, self.corners[-1]))
        return Course(tuple(corners), first if self.start else None, last if self.end else None)

    def off(self, y: float) -> float:
        """How far the line strays from a height."""
        return max(abs(corner[1] - y) for corner in self.corners)

    def like(self, other: Course) -> Course:
        """This line, with its own arrows, on the course of another."""
        first, last = other.start or other.corners[0], other.end or other.corners[-1]
        return self._arrowed([first, *other.corners[1:-1], last])

    def points(self) -> list[Point]:
        """Points along it, tips too."""
        found = along(self.corners, _STEP)
        return [*([self.start] if self.start else []), *found, *([self.end] if self.end else [])]

    def text(self) -> str:
        """As Graphviz reads it."""
        words = [f"s,{_pair(self.start)}"] if self.start else []
        words += [f"e,{_pair(self.end)}"] if self.end else []
        return " ".join([*words, *(_pair(corner) for corner in self.corners)])


def courses(
    laid: Mapping[str, Any], nodes: Mapping[str, Box], names: Mapping[str, Box], route: Collection[str]
) -> dict[str, Course]:
    """The course of each line by its id.

    Args:
        laid: the diagram as Graphviz's JSON.
        nodes: boxes by name.
        names: boxes of the names of bodies.
        route: ids of the lines on the ordered route.
    """
    return _Courses(laid, nodes, names, route).lines


class _Courses:
    def __init__(
        self, laid: Mapping[str, Any], nodes: Mapping[str, Box], names: Mapping[str, Box], route: Collection[str]
    ) -> None:
        objects = laid.get("objects", [])
        edges = [edge for edge in laid.get("edges", []) if edge.get("id") and edge.get("pos")]
        self.nodes = nodes
        self.ends = {edge["id"]: (objects[edge["tail"]]["name"], objects[edge["head"]]["name"]) for edge in edges}
        self.lines = {edge["id"]: Course.read(edge["pos"]) for edge in edges}
        self.solid = Grid((box.wider(_CLEAR), name) for name, box in nodes.items())
        for name, box in names.items():
            self.solid.add(box, name)
        pairs: dict[frozenset[str], list[str]] = {}
        for id, ends in self.ends.items():
            pairs.setdefault(frozenset(ends), []).append(id)
        level = {id: self._level(id, pairs[frozenset(self.ends[id])]) for id in self.ends if id in route}
        for several in pairs.values():
            if len(several) == 1 and several[0] not in level:
                direct = self.lines[several[0]].direct(*self._boxes(several[0]))
                if self._free(several[0], direct.points()):
                    self.lines[several[0]] = direct
        if len(edges) > _MANY:
            return
        self.near: Grid[str] = Grid()
        self.points = {id: self._marked(id, line.points()) for id, line in self.lines.items()}
        for joined, several in pairs.items():
            if len(several) > 1 and len(joined) > 1:
                self._fan(several, next((id for id in several if id in level), None))

    def _level(self, id: str, several: list[str]) -> bool:
        """Draws a line of the route level; of several lines between two the middle one is the route's."""
        y = self._boxes(id)[0].middle[1]
        middle = min(several, key=lambda one: (self.lines[one].off(y), one))
        if middle != id:
            self.lines[middle] = self.lines[middle].like(self.lines[id])
        self.lines[id] = self.lines[id].level(*self._boxes(id))
        return True

    def _boxes(self, id: str) -> tuple[Box, Box]:
        tail, head = self.ends[id]
        return self.nodes[tail], self.nodes[head]

    def _free(self, id: str, points: Iterable[Point]) -> bool:
        """Whether a course meets no box but those at its ends, and no name."""
        tail, head = self.ends[id]
        met = (name for x, y in points for _, name in self.solid.near(Box.around(x, y, 0.2, 0.2)))
        return tail != head and all(name in (tail, head) for name in met)

    def _marked(self, id: str, points: list[Point]) -> list[Point]:
        """Puts a line's points where others find them."""
        for point in points:
            self.near.add(Box.around(*point, 0.2, 0.2), id)
        return points

    def _fan(self, several: list[str], level: str | None) -> None:
        """Fans lines out if they then lie farther apart, and not closer to others."""
        base = self.ends[several[0]]
        one, other = (self.nodes[end].middle for end in base)
        ranked = sorted(several, key=lambda id: (self._side(id, one, other), id))
        fixed = ranked.index(level) if level else None
        best = {id: self.points[id] for id in ranked}
        # Graphviz leads flat lines under boxes that stand over them.
        free = all(self._free(id, best[id]) for id in ranked)
        cost = self._cost(best) if free else math.inf
        if cost == 0:
            return
        chosen: dict[str, Course] = {}
        most = _STEEP * math.dist(one, other)
        for offsets in _offsets(len(ranked), fixed):
            if max(map(abs, offsets)) > most:
                continue
            tried = {
                id: self.lines[id] if id == level
                else self.lines[id].bent(*self._boxes(id), off if self.ends[id] == base else -off)
                for id, off in zip(ranked, offsets, strict=True)
            }  # fmt: skip
            points = {id: line.points() for id, line in tried.items()}
            if all(self._free(id, points[id]) for id in ranked if id != level):
                asked = self._cost(points)
                if asked < cost:
                    cost, best, chosen = asked, points, tried
        for id, line in chosen.items():
            for point in self.points[id]:
                self.near.remove(Box.around(*point, 0.2, 0.2), id)
            self.lines[id], self.points[id] = line, self._marked(id, best[id])

    def _side(self, id: str, one: Point, other: Point) -> float:
        """How far a line lies to the left of the way from one point to the other."""
        x, y = self.points[id][len(self.points[id]) // 2]
        return (other[0] - one[0]) * (y - one[1]) - (other[1] - one[1]) * (x - one[0])

    def _cost(self, points: Mapping[str, list[Point]]) -> float:
        """How much too close neighbours are in the middle, and how many points too close to lines of others."""
        paths = list(points.values())
        cost = 0.0
        for path, neighbour in zip(paths, paths[1:], strict=False):
            middle = path[len(path) // 2]
            cost += max(0.0, _ROOM - min(math.dist(middle, point) for point in neighbour))
        for path in paths:
            for x, y in path[_ENDS:-_ENDS]:
                cost += any(id not in points for _, id in self.near.near(Box.around(x, y, 2 * _CLOSE, 2 * _CLOSE)))
        return cost


def _offsets(count: int, fixed: int | None) -> Iterator[list[float]]:
    """Where fanned lines may lie: about a line that stays, or about the middle or to one side of it."""
    middle = (count - 1) / 2
    centres = (middle, -0.5, count - 0.5) if fixed is None else (float(fixed),)
    for gap in _FANS:
        for centre in centres:
            yield [(number - centre) * gap for number in range(count)]


def _border(box: Box, middle: Point, goal: Point) -> Point:
    """Where a line from the middle of a box leaves it on its way to a goal, or past it."""
    across, up = abs(goal[0] - middle[0]), abs(goal[1] - middle[1])
    half = (box.right - box.left) / 2, (box.high - box.low) / 2
    part = min(half[0] / across if across else math.inf, half[1] / up if up else math.inf)
    if math.isinf(part):
        return middle
    return _part(middle, goal, part)


def _part(one: Point, other: Point, part: float) -> Point:
    return one[0] + (other[0] - one[0]) * part, one[1] + (other[1] - one[1]) * part


def _moved(point: Point, by: Point) -> Point:
    return point[0] + by[0], point[1] + by[1]


def _towards(start: Point, goal: Point, points: float) -> Point:
    """A point so far from the start on the way to the goal."""
    far = math.dist(start, goal) or 1.0
    return start[0] + (goal[0] - start[0]) * points / far, start[1] + (goal[1] - start[1]) * points / far


def _pair(point: Point | None) -> str:
    return f"{point[0]:.2f},{point[1]:.2f}" if point else ""
