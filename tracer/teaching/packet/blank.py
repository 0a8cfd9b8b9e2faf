"""The channel diagram to be filled in: everybody in his body, and not one line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product

from tracer.teaching.packet.allowed import Handout, Person
from tracer.teaching.packet.blocks import Picture
from tracer.views.channel import notation, svg
from tracer.views.channel.labels import Told
from tracer.views.channel.layout import render
from tracer.views.channel.svg import PRINTED
from tracer.views.sketch.look import Look
from tracer.views.sketch.sketch import Cluster, Node, Sketch, anchor

#: Boxes beside each other, tried in turn until the words can be read on a sheet; and how far they are apart, across
#: and down, in inches.
_ROWS = (4, 3, 2)
_APART = ((1.25, 0.75), (0.9, 0.6), (0.6, 0.45))
_TOLD: tuple[Told, ...] = ("all", "plan")
#: Empty boxes, always as many, so that their number tells nothing.
_EMPTY = 2
#: Room to write a name in.
_SPACE = "\u2003" * 5
_TASK = "Draw a line for each hand-off that is shown, a broken one for what was only ordered or promised."
_ALT = "All persons and bodies of the case in boxes, with no lines, and two empty boxes for holders who are not named."


def blank(shown: Handout) -> Picture:
    """The diagram, drawn as any channel is."""
    sketch = _sketch(shown)
    look = Look(theme="grey", legend=False)
    best, dot = 0.0, ""
    # Where there are many, every word is as large as a name: then all can be smaller.
    for told, apart, row in product(_TOLD, _APART, _ROWS):
        channel = notation.Channel(sketch, look, told=told)
        tried = _spread(channel.whole(), sketch, row, apart)
        drawn = svg.finish(render(tried, "svg").decode(), sketch, look)
        points = Picture(drawn.encode(), b"", _ALT).scale * channel.labels.smallest
        if points > best:
            best, dot, found = points, tried, drawn
        if best >= PRINTED:
            break
    return Picture(found.encode(), render(dot, "png"), _ALT)


def _sketch(shown: Handout) -> Sketch:
    """Ids are places in the list of names: an id of the file could tell something."""
    frames = {person.within for person in shown.people}
    nodes = [
        Node(f"p{place}", one.name, one.post or None, _frame(one), supplied=one.supplied)
        for place, one in enumerate(shown.people) if place not in frames
    ]  # fmt: skip
    nodes += [Node(f"q{number}", _SPACE, "who?", kind="unknown") for number in range(_EMPTY)]
    clusters = tuple(
        Cluster(f"b{place}", one.name, parent=_frame(one), supplied=one.supplied)
        for place, one in enumerate(shown.people) if place in frames
    )  # fmt: skip
    return Sketch(shown.title, _TASK, clusters, tuple(nodes), description=_ALT)


def _frame(person: Person) -> str | None:
    return None if person.within is None else f"b{person.within}"


def _spread(dot: str, sketch: Sketch, most: int, apart: tuple[float, float]) -> str:
    """Side by side in rows: without lines Graphviz would put all boxes one under the other."""
    pairs, across, before = [], 0, ""
    for rows in _units(sketch, most):
        longest = max(rows, key=len)
        if across + len(longest) > most:
            across, before = 0, ""
        pairs += [(one.id, other.id) for row in rows for one, other in zip(row, row[1:], strict=False)]
        pairs += [(before, row[0].id) for row in rows if before]
        across, before = across + len(longest), longest[-1].id
    unseen = [f'"{anchor("n", one)}" -> "{anchor("n", other)}" [style=invis]' for one, other in pairs]
    head, brace, tail = dot.rpartition("}")
    return "\n".join([head, f"graph [ranksep={apart[0]}, nodesep={apart[1]}]", *unseen, brace + tail])


def _units(sketch: Sketch, most: int) -> Iterable[list[Sequence[Node]]]:
    """What stands together, as rows: each outermost body with all within it, those in no body, the empty boxes."""
    parents = {cluster.id: cluster.parent for cluster in sketch.clusters}

    def outermost(body: str | None) -> str | None:
        while body is not None and parents[body] is not None:
            body = parents[body]
        return body

    named = [node for node in sketch.nodes if node.kind != "unknown"]
    for unit in dict.fromkeys(outermost(node.body) for node in named):
        rows: list[Sequence[Node]] = []
        for body in dict.fromkeys(node.body for node in named if outermost(node.body) == unit):
            inside = [node for node in named if node.body == body]
            rows += [inside[start : start + most] for start in range(0, len(inside), most)]
        yield rows
    yield [[node for node in sketch.nodes if node.kind == "unknown"]]
