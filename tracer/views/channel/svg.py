"""From Graphviz's SVG to one that a keyboard and a screen reader can go through.

Roles are those of the WAI-ARIA Graphics Module (graphics-document, graphics-symbol); each line is a
button that a page can make show its evidence. The drawing holds no script, no link and no comment.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from tracer.views.sketch.lettering import bracketed, visible
from tracer.views.sketch.look import PLAIN, Look
from tracer.views.sketch.sketch import Edge, Node, Sketch, anchor, reading_order
from tracer.views.sketch.style import DASHES, FONT_FAMILY, NOTES, meaning

#: The smallest text that a channel for a medium may be left with, in points: its boxes and bold names are read sooner.
LEGIBLE = 6.8
#: And on a sheet of paper, on which less may stand.
PRINTED = 8.0
_SVG = "http://www.w3.org/2000/svg"
_G = f"{{{_SVG}}}g"
_NUMBER = re.compile(r"-?[0-9.]+")
_PATH = f"{{{_SVG}}}path"
_TEXT = f"{{{_SVG}}}text"
#: A rim round letters that lie over lines.
_RIM = {"paint-order": "stroke", "stroke-width": "2.5", "stroke-linejoin": "round"}
#: What Graphviz writes for its two dashes.
_WRITTEN = {"1,5": "dotted", "5,2": "dashed"}


def finish(svg: str, sketch: Sketch, look: Look = PLAIN) -> str:
    """Makes a laid-out diagram accessible and independent of the size it was laid out at.

    Args:
        svg: what `layout.render` returned for the DOT of this sketch.
        sketch: gives every node and line its name.
        look: the one that it was laid out in; a drawing for a medium keeps its size.

    Returns:
        One `svg` element, to stand alone or within HTML; lines come first and in the order of their
        badges, then the names of bodies, then nodes in the order of the sketch.
    """
    ET.register_namespace("", _SVG)
    root = ET.fromstring(svg)
    across, down = (float(number) for number in root.get("viewBox", "0 0 0 0").split()[2:])
    for name, points in (("width", across), ("height", down)):
        root.attrib.pop(name, None)
        if look.width is not None:
            root.set(name, f"{points * look.scale(across, LEGIBLE):.2f}pt")
    root.set("role", "graphics-document")
    root.set("aria-labelledby", "channel-title")
    root.set("aria-describedby", "channel-desc")
    graph = root.find(_G)
    if graph is None:
        raise ValueError("the SVG has no graph; expected Graphviz's own")
    for element in root.iter():
        _restyle(element)
    groups, names = _take(graph, look.palette.body)
    for edge in reading_order(sketch.edges):
        _name(groups[anchor("e", edge.id)], edge_name(edge), "button", {"tabindex": "0", "aria-pressed": "false"})
    for node in sketch.nodes:
        _name(groups[anchor("n", node.id)], node_name(node), "graphics-symbol", {})
        _centre(groups[anchor("n", node.id)])
    graph.extend(groups[anchor("e", edge.id)] for edge in reading_order(sketch.edges))
    graph.extend(names)
    graph.extend(groups[anchor("n", node.id)] for node in sketch.nodes)
    root.insert(0, _text("title", look.title or sketch.title, "channel-title"))
    root.insert(1, _text("desc", sketch.description or sketch.subtitle, "channel-desc"))
    return ET.tostring(root, encoding="unicode") + "\n"


def edge_name(edge: Edge) -> str:
    """What a line is called by a screen reader: badge, class, deviations, sentence.

    Example:
        >>> edge_name(Edge("h", "a", "b", "ordered", "A", description="Matlock was to pass it to Gorbachev"))
        'A, ordered; not shown as done: Matlock was to pass it to Gorbachev'
    """
    key = meaning([edge])
    codes = f" ({', '.join(edge.codes)})" if edge.codes else ""
    said = edge.description or " ".join(edge.lines) or edge.evidence
    return visible(f"{edge.badge}, {key[0].lower()}{key[1:]}{codes}" + (f": {said}" if said else ""))


def node_name(node: Node) -> str:
    """What a node is called by a screen reader: name, role, what became of it."""
    kind = "addressee" if node.kind == "addressee" else ""
    parts = (bracketed(node.name, node.supplied), node.role, kind, node.note or NOTES.get(node.kind), node.elsewhere)
    return visible(", ".join(part for part in parts if part))


def _take(graph: ET.Element, fill: str) -> tuple[dict[str, ET.Element], list[ET.Element]]:
    """Takes nodes and edges out of the graph, by id, and the names of the bodies.

    A name is to lie over the lines, with a rim of the body's fill: no line runs through its letters.
    """
    groups: dict[str, ET.Element] = {}
    names = []
    _remove_title(graph)
    for group in graph.findall(_G):
        kind = group.get("class", "").split(" ")[0]
        if kind in ("node", "edge"):
            graph.remove(group)
            groups[group.get("id", "")] = group
        elif kind == "cluster":
            _remove_title(group)
            if "body" in group.get("class", "").split(" "):
                if group.get("class") == "cluster body":
                    _centre(group)
                for text in group.findall(_TEXT):
                    group.remove(text)
                    text.attrib.update(_RIM, stroke=fill)
                    names.append(text)
    return groups, names


def _numbers(path: ET.Element | None) -> list[float]:
    """The coordinates in a path, x and y by turns."""
    return [] if path is None else [float(number) for number in _NUMBER.findall(path.get("d", ""))]


def _centre(group: ET.Element) -> None:
    """Centres lines of text in their box: a viewer's font may be broader or narrower than the one measured."""
    across = _numbers(group.find(_PATH))[::2]
    if across:
        for text in group.findall(_TEXT):
            text.set("text-anchor", "middle")
            text.set("x", f"{(min(across) + max(across)) / 2:.2f}")


def _restyle(element: ET.Element) -> None:
    dash = _WRITTEN.get(element.get("stroke-dasharray", ""))
    if dash:
        element.set("stroke-dasharray", DASHES[dash])
        if dash == "dotted":
            element.set("stroke-linecap", "round")
    if element.get("font-family"):
        element.set("font-family", FONT_FAMILY)
    # Whitespace between elements is Graphviz's layout of its file.
    if element.tag != _TEXT:
        element.text = None if not (element.text or "").strip() else element.text
    element.tail = "\n"


def _name(group: ET.Element, name: str, role: str, attributes: dict[str, str]) -> None:
    _remove_title(group)
    group.insert(0, _text("title", name))
    group.set("role", role)
    group.set("aria-label", name)
    for key, value in attributes.items():
        group.set(key, value)


def _text(tag: str, text: str, identifier: str = "") -> ET.Element:
    element = ET.Element(f"{{{_SVG}}}{tag}", {"id": identifier} if identifier else {})
    element.text = visible(text)
    element.tail = "\n"
    return element


def _remove_title(group: ET.Element) -> None:
    title = group.find(f"{{{_SVG}}}title")
    if title is not None:
        group.remove(title)
