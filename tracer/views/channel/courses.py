"""The courses of the lines of a laid-out diagram, made plainer than Graphviz leaves them.

The ordered route is level; a line between two that nothing separates is straight; several lines
between two are fanned out where they would run too close together for their labels.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from tracer.views.channel import ends
from tracer.views.channel.course import Course
from tracer.views.channel.geometry import Box, Grid, Point
from tracer.views.channel.names import Frame, crossed
from tracer.views.channel.tangles import INSIDE

#: Points that a line keeps from boxes when it is drawn straight.
_CLEAR = 8.0
#: Points between the middles of fanned lines, tried in turn; and between lines that a label fits between.
_FANS, _ROOM = (44.0, 34.0, 26.0), 34.0
#: How many places farther out lines may lie of which one would run behind a box.
_BEYOND = 12
#: Points between lines through a gap that is too narrow for arcs, tried in turn.
_ABREAST = (26.0, 20.0, 16.0)
#: How far from the straight line an arc may lead, in parts of its length.
_STEEP = 1.0
#: Lines beyond which none are fanned: then numbers without words stand at them, and many are long.
_MANY = 240
#: Points within which a line is too close to another's; how many of its points at either end do not count.
_CLOSE, _ENDS = 12.0, 6


def courses(
    laid: Mapping[str, Any], nodes: Mapping[str, Box], frames: Mapping[str, Frame], route: Collection[str]
) -> dict[str, Course]:
    """The course of each line by its id.

    Args:
        laid: the diagram as Graphviz's JSON.
        nodes: boxes by name.
        frames: of bodies, by id.
        route: ids of the lines on the ordered route.
    """
    return _Courses(laid, nodes, frames, route).lines


class _Courses:
    def __init__(
        self, laid: Mapping[str, Any], nodes: Mapping[str, Box], frames: Mapping[str, Frame], route: Collection[str]
    ) -> None:
        objects = laid.get("objects", [])
        edges = [edge for edge in laid.get("edges", []) if edge.get("id") and edge.get("pos")]
        self.nodes = nodes
        self.ends = {edge["id"]: (objects[edge["tail"]]["name"], objects[edge["head"]]["name"]) for edge in edges}
        self.lines = {edge["id"]: Course.read(edge["pos"]) for edge in edges}
        self.solid = Grid((box.wider(_CLEAR), name) for name, box in nodes.items())
        for name, frame in frames.items():
            if frame.head:
                self.solid.add(frame.head, name)
        pairs: dict[frozenset[str], list[str]] = {}
        for id, joined in self.ends.items():
            pairs.setdefault(frozenset(joined), []).append(id)
        level = {id: self._level(id, pairs[frozenset(self.ends[id])]) for id in self.ends if id in route}
        alone = [several[0] for joined, several in pairs.items()
                 if len(joined) == 2 and len(several) == 1 and several[0] not in level]  # fmt: skip
        direct = {id: self.lines[id].direct(*self._boxes(id)) for id in alone}
        free = {id: line for id, line in direct.items() if self._free(id, line.points())}
        self.lines |= free
        self._over({id: line for id, line in direct.items() if id not in free}, frames)
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

    def _over(self, direct: Mapping[str, Course], frames: Mapping[str, Frame]) -> None:
        """Draws lines straight of which only names are in the way, if these have other places in their frames."""
        hindered = [
            (id, line) for id, line in direct.items()
            if all(name in frames or name in self.ends[id] for name in self._met(line.points()))
        ]  # fmt: skip
        if not hindered:
            return
        dots: Grid[str] = Grid((_dot(point), id) for id, line in self.lines.items() for point in line.points())
        most = crossed(frames, self.nodes.values(), dots)
        for id, line in hindered:
            _moved(dots, id, self.lines[id], line)
            least = crossed(frames, self.nodes.values(), dots)
            if least > most:
                _moved(dots, id, line, self.lines[id])
            else:
                most, self.lines[id] = least, line

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
        return tail != head and all(name in (tail, head) for name in self._met(points))

    def _met(self, points: Iterable[Point]) -> Iterator[str]:
        """The boxes and names that a course meets, point by point."""
        return (name for x, y in points for _, name in self.solid.about((x, y)))

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
        beyond = _BEYOND if behind else 0
        for tried in chain(self._arcs(ranked, fixed, beyond), self._abreast(ranked, level) if behind else ()):
            points = {id: line.points() for id, line in tried.items()}
            if all(self._free(id, points[id]) for id in ranked if id != level):
                asked = self._cost(points)
                if asked < cost:
                    cost, best, chosen = asked, points, tried
        for id, line in chosen.items():
            for point in self.points[id]:
                self.near.remove(Box.around(*point, 0.2, 0.2), id)
            self.lines[id], self.points[id] = line, self._marked(id, best[id])

    def _arcs(self, ranked: list[str], fixed: int | None, beyond: int) -> Iterator[dict[str, Course]]:
        """Lines as arcs, about the one that stays or their middle, to one side, or so far beyond."""
        base = self.ends[ranked[0]]
        most = _STEEP * math.dist(*(self.nodes[end].middle for end in base))
        for offsets in _offsets(len(ranked), fixed, beyond):
            if max(map(abs, offsets)) <= most:
                yield {
                    id: self.lines[id] if number == fixed
                    else self.lines[id].bent(*self._boxes(id), off if self.ends[id] == base else -off)
                    for number, (id, off) in enumerate(zip(ranked, offsets, strict=True))
                }  # fmt: skip

    def _abreast(self, ranked: list[str], level: str | None) -> Iterator[dict[str, Course]]:
        """Lines close beside one of them that leads past all boxes, through a gap that no arc leads through.

        None may lead under a box that it joins.
        """
        for first, leader in enumerate(ranked):
            if level or not self._free(leader, self.points[leader]):
                continue
            course, ends = self.lines[leader], self.ends[leader]
            for gap in _ABREAST:
                left = gap if ends == self.ends[ranked[0]] else -gap
                tried = {
                    id: self.lines[id].abreast(course, (number - first) * left, turned=self.ends[id] != ends)
                    for number, id in enumerate(ranked)
                }
                inner = [self.nodes[end].wider(-INSIDE) for end in ends]
                if not any(box.has(point) for line in tried.values() for point in line.points() for box in inner):
                    yield tried

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


def _dot(point: Point) -> Box:
    return Box.around(*point, 0.2, 0.2)


def _moved(dots: Grid[str], id: str, before: Course, after: Course) -> None:
    """Puts the points of a line elsewhere."""
    for point in before.points():
        dots.remove(_dot(point), id)
    for point in after.points():
        dots.add(_dot(point), id)


def _offsets(count: int, fixed: int | None, beyond: int) -> Iterator[list[float]]:
    """Where fanned lines may lie: about a line that stays, or about the middle or to one side of it, or beyond that."""
    middle = (count - 1) / 2
    aside = [centre for far in range(1 + beyond) for centre in (-0.5 - far / 2, count - 0.5 + far / 2)]
    centres = (middle, *aside) if fixed is None else (float(fixed),)
    for gap in _FANS:
        for centre in centres:
            yield [(number - centre) * gap for number in range(count)]
