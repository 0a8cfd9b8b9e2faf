"""The courses of the lines of a laid-out diagram, made plainer than Graphviz leaves them.

The ordered route is level; a line between two that nothing separates is straight; several lines
between two are fanned out where they would run too close together for their labels.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from tracer.views.channel import ends
from tracer.views.channel.course import Course
from tracer.views.channel.geometry import Box, Grid, Point
from tracer.views.channel.tangles import INSIDE

#: Points that a line keeps from boxes when it is drawn straight.
_CLEAR = 8.0
#: Points between the middles of fanned lines, tried in turn; and between lines that a label fits between.
_FANS, _ROOM = (44.0, 34.0, 26.0), 34.0
#: How many places farther out lines may lie of which one would run behind a box.
_BEYOND = 12
#: How far from the straight line an arc may lead, in parts of its length.
_STEEP = 1.0
#: Lines beyond which none are fanned: then numbers without words stand at them, and many are long.
_MANY = 240
#: Points within which a line is too close to another's; how many of its points at either end do not count.
_CLOSE, _ENDS = 12.0, 6


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
        for id, joined in self.ends.items():
            pairs.setdefault(frozenset(joined), []).append(id)
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
        for both, several in pairs.items():
            behind = any(self._behind(id, self.points[id]) for id in several if id not in level)
            if len(both) > 1 and (len(several) > 1 or behind):
                self._fan(several, next((id for id in several if id in level), None), behind=behind)
        for id, line in ends.spread(self.lines, self.ends, nodes, level, self._hindered):
            self.lines[id] = line

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
        met = (name for x, y in points for _, name in self.solid.about((x, y)))
        return tail != head and all(name in (tail, head) for name in met)

    def _behind(self, id: str, points: Iterable[Point]) -> bool:
        """Whether a course runs under a box that it does not join, as if it led there."""
        return any(
            name in self.nodes and name not in self.ends[id] and box.wider(-_CLEAR - INSIDE).has(point)
            for point in points for box, name in self.solid.about(point)
        )  # fmt: skip

    def _hindered(self, id: str, line: Course) -> int:
        """How many points of a course meet boxes that it does not join, or names."""
        return sum(
            any(name not in self.ends[id] for _, name in self.solid.about(point))
            for point in line.points()
        )

    def _marked(self, id: str, points: list[Point]) -> list[Point]:
        """Puts a line's points where others find them."""
        for point in points:
            self.near.add(Box.around(*point, 0.2, 0.2), id)
        return points

    def _fan(self, several: list[str], level: str | None, *, behind: bool) -> None:
        """Fans lines out if they then lie farther apart, and not closer to others; farther if one ran behind a box."""
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
        for offsets in _offsets(len(ranked), fixed, _BEYOND if behind else 0):
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


def _offsets(count: int, fixed: int | None, beyond: int) -> Iterator[list[float]]:
    """Where fanned lines may lie: about a line that stays, or about the middle or to one side of it, or beyond that."""
    middle = (count - 1) / 2
    aside = [centre for far in range(1 + beyond) for centre in (-0.5 - far / 2, count - 0.5 + far / 2)]
    centres = (middle, *aside) if fixed is None else (float(fixed),)
    for gap in _FANS:
        for centre in centres:
            yield [(number - centre) * gap for number in range(count)]
