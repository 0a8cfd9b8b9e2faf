"""Where the name of a body stands in its frame: at the head of it, or at its foot where lines cross all of that."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from tracer.views.channel.geometry import Box, Grid, Point

#: Points from a frame's border to a name at its side; between places tried for that; from the boxes in a frame to its
#: border; between a frame and whatever does not lie in it; of the empty rim of a name.
_INSET, _ASIDE, _MARGIN, _CLEAR, _RIM = 12.0, 12.0, 18.0, 6.0, 4.0


@dataclass(frozen=True, slots=True)
class Body:
    """Where a body lies, where its name, and on which side (`l`, `c`, `r`)."""

    box: Box
    name: Point
    side: str

    def named(self, size: Point) -> Box:
        """What its name covers."""
        return Box.around(self.name[0], self.name[1], size[0], size[1])


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame as it was laid out, with the middle of its name and how large that is; None for one without a name."""

    box: Box
    name: Point | None
    size: Point

    @property
    def head(self) -> Box | None:
        """What the name covers there, without the empty rim."""
        return None if self.name is None else Box.around(*self.name, *self.size).wider(-_RIM)


def named(frames: Mapping[str, Frame], boxes: Collection[Box], lines: Callable[[Box], int]) -> dict[str, Body]:
    """Bodies with their names where the fewest lines run over them.

    Args:
        frames: by id.
        boxes: of hands.
        lines: how many points of lines lie in a box.

    Example:
        >>> frame = Frame(Box(0, 0, 100, 90), (50, 75), (60, 20))
        >>> named({"a": frame}, [Box(20, 20, 80, 50)], lambda box: box.high > 80)["a"].name
        (50.0, 10.0)
    """
    found = {id: Body(frame.box, frame.name or frame.box.middle, "c") for id, frame in frames.items()}
    # Those within others first: at their feet they need room of these.
    for id, frame in sorted(frames.items(), key=lambda one: _area(one[1].box)):
        if frame.name is not None:
            places = list(_along(frame.box, frame.name[1], frame.size))
            head = min(places, key=lambda one: lines(one.named(frame.size)))
            feet = _foot(id, found, boxes, frame.size)
            free = (one for one in (head, *feet) if not lines(one.named(frame.size).wider(-_RIM)))
            found[id] = next(free, head)
    return found


def crossed(frames: Mapping[str, Frame], boxes: Collection[Box], dots: Grid[str]) -> int:
    """How many points of lines lie under names of bodies, each where the fewest do.

    Example:
        >>> frames = {"a": Frame(Box(0, 0, 200, 90), (100, 75), (60, 20))}
        >>> short, long = (Grid((Box(x, 5, x + 1, 85), "a") for x in xs) for xs in ([100], range(200)))
        >>> crossed(frames, [Box(20, 20, 80, 50)], short), crossed(frames, [Box(20, 20, 80, 50)], long) > 50
        (0, True)
    """
    bodies = named(frames, boxes, lambda box: len(dots.near(box)))
    covered = (bodies[id].named(frame.size).wider(-_RIM) for id, frame in frames.items() if frame.name)
    return sum(len(dots.near(box)) for box in covered)


def _along(box: Box, y: float, size: Point) -> Iterator[Body]:
    """A name at this height: in the middle, at the left, at the right, and then in between."""
    left, right = box.left + (_INSET + size[0]) / 2, box.right - (_INSET + size[0]) / 2
    yield Body(box, ((box.left + box.right) / 2, y), "c")
    yield Body(box, (left, y), "l")
    yield Body(box, (right, y), "r")
    for number in range(1, int(max(0.0, right - left) / _ASIDE) + 1):
        yield Body(box, (left + _ASIDE * number, y), "l")


def _foot(id: str, found: Mapping[str, Body], boxes: Collection[Box], size: Point) -> list[Body]:
    """The same at the foot of a frame that ends at its head where its boxes do; none if that meets anything."""
    box = found[id].box
    frames = [body.box for other, body in found.items() if other != id]
    outer = [one for one in frames if one.holds(box)]
    inner = [one for one in (*boxes, *frames) if box.holds(one) and one not in outer]
    others = [one for one in (*boxes, *frames) if one not in inner and one not in outer]
    if not inner:
        return []
    lowest = min(one.low for one in inner)
    highest = max(one.high for one in inner)
    lower = Box(box.left, min(box.low, lowest - size[1]), box.right, min(box.high, highest + _MARGIN))
    around = lower.wider(_CLEAR)
    if any(around.meets(one) for one in others) or not all(one.holds(around) for one in outer):
        return []
    return list(_along(lower, lowest - size[1] / 2, size))


def _area(box: Box) -> float:
    return (box.right - box.left) * (box.high - box.low)
