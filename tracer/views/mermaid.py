"""The channel and the sequence as Mermaid text, for wikis and notebooks that draw it themselves.

The same sketch as of the channel diagram in another notation. Mermaid reads markup, markdown, links
and commands in its labels; so every character of a text that is no letter, digit or plain punctuation
is written as an entity (`#60;`), which it only shows.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from tracer.views.sketch.lettering import bracketed, visible
from tracer.views.sketch.look import PLAIN, Look
from tracer.views.sketch.sketch import EDGE_KINDS, Cluster, Edge, EdgeKind, Node, Sketch, reading_order
from tracer.views.sketch.style import meaning

_BREAK = "<br/>"
#: A flowchart makes an icon of this even in entities; a hyphen that does not break looks alike.
_ICON = re.compile(r"(?<=:fa)-")
#: Pixels after which a label breaks; the evidence is a label too.
_WRAP = 420
#: Punctuation that no grammar of Mermaid gives a meaning within a text.
_PLAIN = frozenset(" .,→·–’‘“”…ˈ")
#: Links of a flowchart: which are dashed or heavy is said there, their colours after all of them.
_LINKS: dict[EdgeKind, str] = {
    "actual": "-->", "deviation": "==>", "promised": "-.->", "ordered": "-.->", "claimed": "-.->",
    "inferred": "-.->", "message": "-->",
}  # fmt: skip
#: Arrows of a sequence diagram: whole where something is recorded, broken where it is not.
_ARROWS: dict[EdgeKind, str] = {
    "actual": "->>", "deviation": "->>", "promised": "-->>", "ordered": "-->>", "claimed": "-->>",
    "inferred": "-->>", "message": "-)",
}  # fmt: skip
#: What a broken arrow means, as Mermaid has too few kinds of line to tell them apart.
_SAID: dict[EdgeKind, str] = {
    "ordered": "ordered", "claimed": "said later to have been ordered", "inferred": "not recorded, or hearsay",
}  # fmt: skip


def flowchart(sketch: Sketch, look: Look = PLAIN) -> str:
    """The channel as a Mermaid flowchart, the same text for the same sketch.

    Example:
        >>> nodes = (Node("a", "Scowcroft"), Node("b", 'Say "no"'))
        >>> print(flowchart(Sketch("T", nodes=nodes, edges=(Edge("1", "a", "b", "actual", "1"),)), Look(legend=False)))
        ---
        title: "T"
        config: {"flowchart": {"wrappingWidth": 420}}
        ---
        flowchart LR
        accTitle: T
        n0("Scowcroft")
        n1("Say #34;no#34;")
        n0 -->|"1"| n1
        linkStyle 0 stroke:#1A1A1A,stroke-width:2px
        <BLANKLINE>
    """
    names = {node.id: f"n{number}" for number, node in enumerate(sketch.nodes)}
    lines = [*_front(sketch, look, {"flowchart": {"wrappingWidth": _WRAP}}), "flowchart LR"]
    lines += _about(sketch, look)
    lines += _bodies(sketch, names, None)
    edges = reading_order(sketch.edges)
    lines += [
        f'{names[edge.tail]} {_LINKS[edge.kind]}|"{_label(edge)}"| {names[edge.head]}' for edge in edges
    ]
    lines += [_stroke(number, edge, look) for number, edge in enumerate(edges)]
    lines += [f"style {names[node.id]} {_frame(node, look)}" for node in sketch.nodes if _frame(node, look)]
    if look.legend and edges:
        told = [f"{meaning(some)}: {' '.join(edge.badge for edge in some)}" for some in _kinds(edges)]
        told += [f"{edge.badge}  {edge.evidence or edge.description}" for edge in edges]
        told += sketch.footnotes
        lines.append(f'evidence["{_BREAK.join(map(_text, told))}"]')
        lines.append(f"style evidence fill:none,stroke:none,text-align:left,color:{look.palette.ink}")
    return "\n".join(lines) + "\n"


def sequence(sketch: Sketch, look: Look = PLAIN) -> str:
    """What was done, as a Mermaid sequence diagram: in the order of its numbers, what was ordered after it.

    The order is that of the numbers of the channel diagram; a time stands beside an arrow where a document
    dates it, and nowhere else.

    Example:
        >>> nodes = (Node("a", "Scowcroft"), Node("b", "Gorbachev"))
        >>> print(sequence(Sketch("T", nodes=nodes, edges=(Edge("o", "a", "b", "ordered", "A"),))))
        ---
        title: "T"
        ---
        sequenceDiagram
        accTitle: T
        participant n0 as Scowcroft
        participant n1 as Gorbachev
        Note over n0,n1: What was ordered and is not shown as done. It has no place in time.
        n0-->>n1: A · ordered
        <BLANKLINE>
    """
    names = {node.id: f"n{number}" for number, node in enumerate(sketch.nodes)}
    lines = [*_front(sketch, look, {}), "sequenceDiagram", *_about(sketch, look)]
    housed: set[str] = set()
    for node in sketch.nodes:
        if node.id in housed:
            continue
        body = next((cluster for cluster in sketch.clusters if cluster.id == node.body), None)
        inside = [one for one in sketch.nodes if body is not None and one.body == body.id] or [node]
        housed |= {one.id for one in inside}
        stand = [f"participant {names[one.id]} as {_text(bracketed(one.name, one.supplied))}" for one in inside]
        lines += [f"box transparent {_body(body)}", *stand, "end"] if body is not None else stand
    edges = reading_order(sketch.edges)
    done = [edge for edge in edges if edge.kind not in ("ordered", "claimed")]
    ordered = [edge for edge in edges if edge.kind in ("ordered", "claimed")]
    over = ",".join(dict.fromkeys([*names.values()][:1] + [*names.values()][-1:]))
    if len(done) > 1:
        # Mermaid has no time axis, and a reader takes one row below another for later.
        lines.append(f"Note over {over}: Rows follow the numbers. Only what has a time beside it is dated.")
    lines += [_arrow(edge, names) for edge in done]
    if ordered and names:
        lines.append(f"Note over {over}: What was ordered and is not shown as done. It has no place in time.")
        lines += [_arrow(edge, names) for edge in ordered]
    return "\n".join(lines) + "\n"


def _front(sketch: Sketch, look: Look, config: dict[str, object]) -> Iterable[str]:
    """Title and settings; JSON is read as YAML, and holds a text on one line whatever it is.

    A title knows no entities and loses what looks like a tag, so its angle brackets are other ones.
    """
    title = visible(look.title or sketch.title).translate({ord("<"): "‹", ord(">"): "›"})
    yield from ("---", f"title: {json.dumps(title, ensure_ascii=False)}")
    if config:
        yield f"config: {json.dumps(config)}"
    yield "---"


def _about(sketch: Sketch, look: Look) -> Iterable[str]:
    """What a screen reader says."""
    yield f"accTitle: {_text(look.title or sketch.title)}"
    if sketch.description:
        yield f"accDescr: {_text(sketch.description)}"


def _bodies(sketch: Sketch, names: dict[str, str], parent: str | None) -> Iterable[str]:
    for node in sketch.nodes:
        if node.body == parent:
            yield f"{names[node.id]}{_box(node)}"
    for number, cluster in enumerate(sketch.clusters):
        if cluster.parent == parent:
            inside = list(_bodies(sketch, names, cluster.id))
            if inside:
                yield from (f'subgraph b{number} ["{_body(cluster)}"]', *inside, "end")


def _body(cluster: Cluster) -> str:
    name = _text(bracketed(cluster.name, cluster.supplied))
    return f"{name} · {_text(cluster.place)}" if cluster.place else name


def _box(node: Node) -> str:
    said = (bracketed(node.name, node.supplied), node.role, node.note)
    words = _BREAK.join(_text(part) for part in said if part)
    return f'[["{words}"]]' if node.kind == "addressee" else f'("{words}")'


def _label(edge: Edge) -> str:
    return " · ".join(_text(part) for part in (edge.badge, *edge.codes, _joined(edge.lines)) if part)


def _joined(lines: Iterable[str]) -> str:
    """The lines of a label as one."""
    return ", ".join(line.rstrip(",") for line in lines)


def _arrow(edge: Edge, names: dict[str, str]) -> str:
    said = _SAID.get(edge.kind)
    words = _joined(filter(None, (said, *(line for line in edge.lines if line != said))))
    told = " · ".join(_text(part) for part in (edge.badge, *edge.codes, words) if part)
    return f"{names[edge.tail]}{_ARROWS[edge.kind]}{names[edge.head]}: {told}"


def _stroke(number: int, edge: Edge, look: Look) -> str:
    pen = look.palette.pen(edge.kind)
    return f"linkStyle {number} stroke:{pen.colour},stroke-width:{pen.width:g}px"


def _frame(node: Node, look: Look) -> str:
    """The border of a box that is not a plain one."""
    frame, plain = look.palette.frame(node.kind), look.palette.frame("holder")
    if (frame.border, frame.width, frame.dash) == (plain.border, plain.width, plain.dash):
        return ""
    dash = "" if frame.dash == "solid" else f",stroke-dasharray:{'2 4' if frame.dash == 'dotted' else '7 4'}"
    return f"stroke:{frame.border},stroke-width:{frame.width:g}px{dash}"


def _kinds(edges: tuple[Edge, ...]) -> Iterable[list[Edge]]:
    """The lines of each class that occurs."""
    return filter(None, ([edge for edge in edges if edge.kind == kind] for kind in EDGE_KINDS))


def _text(text: str) -> str:
    """A text on one line, in which nothing but letters, digits and plain punctuation stands as itself.

    Example:
        >>> _text('<b>; "end"')
        '#60;b#62;#59; #34;end#34;'
    """
    plain = _ICON.sub("\u2011", visible(text))
    return "".join(
        char if char.isalnum() or char in _PLAIN or ord(char) > 127 else f"#{ord(char)};" for char in plain
    )
