"""What Graphviz laid out, and where labels, names and title go in it.

Graphviz lays out boxes and lines without their labels, and says how large each label is. Here lines
get their courses, each body's name has its place, labels find free
places, and the title lies over all.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from tracer.views.channel import names
from tracer.views.channel.course import LEVEL, Course
from tracer.views.channel.courses import courses
from tracer.views.channel.ends import met
from tracer.views.channel.geometry import Box, Grid, Point
from tracer.views.channel.names import Body, Frame
from tracer.views.channel.placing import Label, Spot, place
from tracer.views.channel.tangles import behind

#: Points round what is drawn, to title and key.
_GAP = 16.0
#: How much a label weighs that has no place, and a tip where another line ends; of so many labels one may be doubtful
#: where a sheet is the fuller for it.
_LOST, _TIP, _SURE = 9, 3, 8


@dataclass(frozen=True, slots=True)
class Placed:
    """A diagram with everything in its place, by the ids that nodes, lines and bodies have in DOT.

    Attributes:
        nodes: boxes.
        lines: Graphviz's `pos`.
        labels: where each label lies; None where no free place was found.
        bodies: frames and names.
        title: the middle of the title.
        bounds: holds everything but the key.
        tips: how many arrows have their tips where other lines end.
        behind: how often lines run behind boxes of others.
    """

    nodes: Mapping[str, Box]
    lines: Mapping[str, str]
    labels: Mapping[str, Spot | None]
    bodies: Mapping[str, Body]
    title: Point
    bounds: Box
    tips: int
    behind: int

    @property
    def complete(self) -> bool:
        """Whether every label has its place."""
        return None not in self.labels.values()

    @property
    def doubtful(self) -> int:
        """How much its labels and tips may be doubted; a label that has no place is the worst."""
        return _TIP * self.tips + sum(_LOST if spot is None else spot.doubts for spot in self.labels.values())

    @property
    def clear(self) -> bool:
        """Whether no label misleads, and hardly one is to be doubted."""
        misleading = any(spot is None or spot.misleading for spot in self.labels.values())
        return not misleading and len(self.in_doubt) <= max(1, len(self.labels) // _SURE)

    @property
    def in_doubt(self) -> tuple[str, ...]:
        """The lines of these labels, and of those that have no place."""
        return tuple(id for id, spot in self.labels.items() if spot is None or spot.doubts)


def straight(laid: Mapping[str, Any], route: Collection[str]) -> bool:
    """Whether all hands that lines of the route join are laid out on one height."""
    objects = laid.get("objects", [])
    heights = {number: _node(one).middle[1] for number, one in enumerate(objects) if "pos" in one}
    return all(
        abs(heights[edge["tail"]] - heights[edge["head"]]) <= LEVEL
        for edge in laid.get("edges", []) if edge.get("id") in route
    )  # fmt: skip


def skeleton(laid: Mapping[str, Any], route: Collection[str]) -> tuple[dict[str, Box], dict[str, Course]]:
    """The boxes, and the courses of the lines between them."""
    objects = laid.get("objects", [])
    nodes = {one["name"]: _node(one) for one in objects if "pos" in one}
    return nodes, courses(laid, nodes, _named(laid), route)


def fit(
    laid: Mapping[str, Any], sizes: Mapping[str, Point], nodes: Mapping[str, Box], lines: Mapping[str, Course]
) -> Placed:
    """Puts everything in its place.

    Args:
        laid: the diagram as Graphviz's JSON, laid out without labels of lines.
        sizes: width and height of each label by the id of its line, of the `title` and of the `key`.
        nodes, lines: its `skeleton`.
    """
    frames = _frames(laid)
    paths = {id: tuple(line.points()) for id, line in lines.items()}
    grid = Grid((Box.around(*point, 0.2, 0.2), id) for id, path in paths.items() for point in path)
    named = _named(laid)
    bodies = names.named(named, nodes.values(), lambda box: len(list(grid.near(box))))
    boxes = [*nodes.values(), *(Box.around(*bodies[one["id"]].name, *_label_size(one)).wider(-4) for one in frames)]
    labels = [Label(id, *sizes[id], paths[id]) for id in paths if id in sizes]
    spots = place(labels, boxes, [body.box for body in bodies.values()])
    drawn = Box.over([
        *boxes, *(body.box for body in bodies.values()), *(spot.box for spot in spots.values() if spot),
        *(Box(x, y, x, y) for path in paths.values() for x, y in path), *([] if nodes else [Box(0, 0, 0, 0)]),
    ])  # fmt: skip
    bounds = _bounds(drawn, sizes)
    across, down = sizes["title"]
    return Placed(
        nodes, {id: line.text() for id, line in lines.items()}, spots,
        bodies, (drawn.left + across / 2, bounds.high - down / 2), bounds,
        met(lines.values()), behind(paths.values(), nodes.values()),
    )  # fmt: skip


def broadened(placed: Placed, across: float) -> Placed:
    """The same, no narrower than what stands under it."""
    bounds = placed.bounds
    return replace(placed, bounds=bounds._replace(right=max(bounds.right, bounds.left + across)))


def least(laid: Mapping[str, Any], sizes: Mapping[str, Point]) -> Box:
    """What a diagram covers with its boxes alone, before any line or label has its place."""
    nodes = [_node(one) for one in laid.get("objects", []) if "pos" in one]
    return _bounds(Box.over([*nodes, *map(_frame, _frames(laid))] or [Box(0, 0, 0, 0)]), sizes)


def _bounds(drawn: Box, sizes: Mapping[str, Point]) -> Box:
    """With the title over it, and as broad as that and the key."""
    broad = max(drawn.right - drawn.left, sizes["title"][0], sizes["key"][0])
    return Box(drawn.left, drawn.low - _GAP, drawn.left + broad, drawn.high + _GAP + sizes["title"][1])


def _frames(laid: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [one for one in laid.get("objects", []) if "bb" in one and one.get("id")]


def _named(laid: Mapping[str, Any]) -> dict[str, Frame]:
    """The frames of bodies by id, with their names where Graphviz put them."""
    return {one["id"]: Frame(_frame(one), _middle(one), _label_size(one)) for one in _frames(laid)}


def _frame(one: Mapping[str, Any]) -> Box:
    return Box(*(float(number) for number in one["bb"].split(",")))


def _middle(one: Mapping[str, Any]) -> Point | None:
    if "lp" not in one:
        return None
    x, y = (float(number) for number in one["lp"].split(","))
    return x, y


def _label_size(one: Mapping[str, Any]) -> Point:
    return 72 * float(one.get("lwidth", 0)), 72 * float(one.get("lheight", 0))


def _node(one: Mapping[str, Any]) -> Box:
    x, y = (float(number) for number in one["pos"].split(","))
    return Box.around(x, y, 72 * float(one["width"]), 72 * float(one["height"]))
