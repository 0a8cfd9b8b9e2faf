"""The SVG: one can go through it by keyboard and by ear, it shows what the DOT says, and nothing in it acts."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from functools import cache
from pathlib import Path

import pytest

from tests.views import sketches
from tracer.views.channel import choosing, layout, svg
from tracer.views.sketch.lettering import visible
from tracer.views.sketch.sketch import anchor, reading_order

SVG = "{http://www.w3.org/2000/svg}"
GOLDEN = Path(__file__).parents[1] / "golden"


@cache
def drawn(name: str) -> str:
    sketch = sketches.ALL[name]
    return svg.finish(layout.render(choosing.dot(sketch), "svg").decode(), sketch)


def tree(name: str) -> ET.Element:
    return ET.fromstring(drawn(name))


def groups(name: str, kind: str) -> list[ET.Element]:
    return [group for group in tree(name).iter(f"{SVG}g") if kind in group.get("class", "").split()]


def words(element: ET.Element) -> str:
    """All text drawn in an element, as one line."""
    return " ".join(" ".join("".join(text.itertext()) for text in element.iter(f"{SVG}text")).split())


def test_every_line_of_the_first_case_has_its_name():
    """The exact words a screen reader says, in the order of the keyboard; a check for roles passes without any."""
    assert [edge.get("aria-label") for edge in groups("first", "edge")] == [
        "1, recorded as done; no deviation found: Bush gave it to Scowcroft",
        "2, recorded as done; no deviation found: Scowcroft sent it",
        "3, not recorded, contradicted, or on hearsay only: Joyce came to hold it",
        "4, recorded as done; deviates from what was ordered (D1, D2): Joyce gave it away",
        "5, promised; not shown as done (D3): He undertook to",
        "6, message about it, as addressed: Joyce reported",
        "7, message about it, as addressed: Scowcroft objected",
        "A, ordered; not shown as done: Matlock was to have it",
        "B, claimed afterwards to have been ordered; not shown as done: Matlock was to give it in person",
    ]


def test_every_node_of_the_first_case_has_its_name():
    """Name, role and what became of it; what is drawn as a border is said too."""
    assert [node.get("aria-label") for node in groups("first", "node")] == [
        "George Bush, President",
        "Brent Scowcroft, National Security Adviser",
        "Jack Matlock, Ambassador, bypassed",
        "Mikhail Gorbachev, President, USSR, addressee",
        "Joyce, held it instead",
        "Holder not named, cable received",
        "A. Bessmertnykh, First Deputy Minister, told the subject",
    ]


def test_classes_and_ids_are_as_they_were():
    """What a page or a style sheet takes hold of; coordinates may differ between versions of Graphviz."""
    found = [f"{group.get('class')} {group.get('id')}" for group in tree("first").iter(f"{SVG}g")]
    assert "\n".join(found) + "\n" == (GOLDEN / "channel-first-ids.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sketches.ALL)
def test_lines_are_buttons_in_the_order_of_their_badges(name: str):
    """Every line can be reached and is named, its title too; numbers first, then letters."""
    sketch = sketches.ALL[name]
    edges = groups(name, "edge")
    assert [edge.get("id") for edge in edges] == [anchor("e", edge.id) for edge in reading_order(sketch.edges)]
    for edge, source in zip(edges, reading_order(sketch.edges), strict=True):
        assert (edge.get("role"), edge.get("tabindex"), edge.get("aria-pressed")) == ("button", "0", "false")
        label = edge.get("aria-label", "")
        assert label == svg.edge_name(source)
        assert visible(source.description) in label
        title = edge.find(f"{SVG}title")
        assert title is not None
        assert title.text == label


@pytest.mark.parametrize("name", sketches.ALL)
def test_nodes_are_symbols_and_none_is_lost(name: str):
    """In the order of the sketch, after the lines, so that boxes lie over the ends of lines."""
    nodes = groups(name, "node")
    assert [node.get("id") for node in nodes] == [anchor("n", node.id) for node in sketches.ALL[name].nodes]
    assert all(node.get("role") == "graphics-symbol" for node in nodes)


@pytest.mark.parametrize("name", sketches.ALL)
def test_the_drawing_is_named_and_takes_any_size(name: str):
    """Title and description of the whole; no width or height that would keep it from shrinking on a phone."""
    root = tree(name)
    assert root.get("role") == "graphics-document"
    assert root.get("viewBox")
    assert root.get("width") is None
    assert root.get("height") is None
    title, description = list(root)[:2]
    assert (title.tag, title.get("id")) == (f"{SVG}title", root.get("aria-labelledby"))
    assert (description.tag, description.get("id")) == (f"{SVG}desc", root.get("aria-describedby"))
    assert (title.text or "") == visible(sketches.ALL[name].title)


@pytest.mark.parametrize("name", sketches.ALL)
def test_nothing_in_it_acts_or_dates_it(name: str):
    """No script, link, style or handler; no comment with a version; no id twice."""
    text = drawn(name)
    allowed = {"svg", "title", "desc", "g", "path", "polygon", "polyline", "ellipse", "text"}
    for element in tree(name).iter():
        assert element.tag.removeprefix(SVG) in allowed
        assert not [key for key in element.attrib if key.startswith("on") or "href" in key]
    assert "<!--" not in text
    assert "<!DOCTYPE" not in text
    assert "<?" not in text
    ids = [element.get("id") for element in tree(name).iter() if element.get("id")]
    assert len(set(ids)) == len(ids)


def test_hostile_text_is_drawn_as_it_is_written():
    """`\\N`, an entity, a tag: each reads as in the file; what cannot be seen reads as its number."""
    node = groups("hostile", "node")[1]
    text = words(node)
    for part in ("<script>alert(1)</script>", "]]>", '"q"', "\\N \\G \\\\", "&lt;", "&#65;", "‹U+202E›gnp.exe"):
        assert part in text, part
    label = node.get("aria-label", "")
    assert visible(sketches.HOSTILE) in label


def test_dashes_and_fonts_are_those_of_the_grammar():
    """Graphviz's own dots vanish when a page is scaled down; its one font name is not on every machine."""
    text = drawn("first")
    assert set(re.findall('stroke-dasharray="([^"]*)"', text)) == {"0.1,6", "7,4"}
    families = set(re.findall('font-family="([^"]*)"', text))
    assert families == {"Helvetica Neue, Helvetica, Arial, Liberation Sans, sans-serif"}
    dotted = [element for element in tree("first").iter() if element.get("stroke-dasharray") == "0.1,6"]
    assert all(element.get("stroke-linecap") == "round" for element in dotted)


def coordinates(element: ET.Element) -> list[tuple[float, float]]:
    numbers = [float(number) for number in re.findall(r"-?[\d.]+", element.get("d", ""))]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


@pytest.mark.parametrize(("name", "route"), [("first", ("h1", "i1", "i2")), ("skipped", ("i1", "i2", "h2"))])
def test_the_ordered_route_is_one_straight_line(name: str, route: tuple[str, ...]):
    """Its nodes stand on one height, its lines run along it, and their badges stand clear above it."""
    nodes = {node.get("id"): coordinates(next(node.iter(f"{SVG}path"))) for node in groups(name, "node")}
    on_route = [anchor("n", node.id) for node in sketches.ALL[name].nodes if node.spine]
    heights = {round((min(y for _, y in nodes[i]) + max(y for _, y in nodes[i])) / 2, 1) for i in on_route}
    assert len(heights) == 1
    height = heights.pop()
    edges = {edge.get("id"): edge for edge in groups(name, "edge")}
    for identifier in route:
        paths = [coordinates(path) for path in edges[f"e-{identifier}"].iter(f"{SVG}path")]
        lines = [points for points in paths if points[0] != points[-1]]
        assert lines
        assert all(abs(y - height) < 4 for points in lines for _, y in points), identifier
        assert all(abs(points[0][1] - points[-1][1]) < 0.1 for points in lines), identifier


@pytest.mark.parametrize("name", ["first", "two", "skipped", "several", "worldwide"])
def test_no_badge_hides_another_or_a_box(name: str):
    """A number that cannot be read has lost its evidence."""
    boxes = {}
    for group in (*groups(name, "edge"), *groups(name, "node")):
        closed = [points for path in group.iter(f"{SVG}path") if (points := coordinates(path))[0] == points[-1]]
        shift = [float(move) for move in re.findall(r"translate\(0 (-?[\d.]+)\)", ET.tostring(group, "unicode"))]
        points = [(x, y + (shift[0] if shift else 0)) for part in closed for x, y in part]
        boxes[group.get("id")] = (*map(min, zip(*points, strict=True)), *map(max, zip(*points, strict=True)))
    found = list(boxes.items())
    for number, (one, a) in enumerate(found):
        for other, b in found[:number]:
            apart = a[0] >= b[2] or b[0] >= a[2] or a[1] >= b[3] or b[1] >= a[3]
            assert apart, (one, other)


def test_names_of_bodies_lie_over_the_lines():
    """A line that crosses a name passes behind its letters."""
    order = list(tree("several").find(f"{SVG}g") or ())
    names = [n for n, element in enumerate(order) if element.get("paint-order") == "stroke"]
    edges = [n for n, element in enumerate(order) if "edge" in element.get("class", "")]
    assert ["".join(order[n].itertext()) for n in names] == [
        "State Department", "Washington", "Embassy", "Cairo",
    ]  # fmt: skip
    assert min(names) > max(edges)


def test_an_svg_of_something_else_is_refused():
    """A programmer's mistake is said as one."""
    with pytest.raises(ValueError, match="no graph"):
        svg.finish('<svg xmlns="http://www.w3.org/2000/svg"/>', sketches.two())
