"""The channel diagram as DOT: what Graphviz is told, and that no text can tell it anything."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pygraphviz
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.views import sketches
from tracer.views.channel import choosing, notation
from tracer.views.channel.labels import Labels
from tracer.views.channel.plan import without_bodies
from tracer.views.sketch.look import Look
from tracer.views.sketch.sketch import EDGE_KINDS, Cluster, Edge, Node, Sketch, anchor
from tracer.views.sketch.style import MEANINGS

GOLDEN = Path(__file__).parents[1] / "golden"


def parsed(sketch: Sketch) -> pygraphviz.AGraph:
    return pygraphviz.AGraph(string=notation.build(sketch))


def attributes(dot: str, identifier: str) -> str:
    """The statement of a node or an edge without its label."""
    line = next(line for line in dot.splitlines() if f'id="{identifier}"' in line or f"id={identifier}" in line)
    return re.sub(r"label=<.*>>|label=<.*?>(?= |\])", "", line)


def test_the_first_case_is_drawn_as_it_was():
    """The whole DOT of a known diagram: a change of the grammar shows here, and is looked at before it is kept."""
    assert notation.build(sketches.first()) == (GOLDEN / "channel-first.dot").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sketches.ALL)
def test_everything_in_the_sketch_is_in_the_graph(name: str):
    """Read back by Graphviz's own parser: no node or line is lost, and no text has made another."""
    sketch = sketches.ALL[name]
    graph = parsed(sketch)
    assert {str(node) for node in graph.nodes()} == {anchor("n", node.id) for node in sketch.nodes}
    seen = [edge.attr["id"] for edge in graph.edges() if edge.attr["style"] != "invis"]
    assert sorted(seen) == sorted(anchor("e", edge.id) for edge in sketch.edges)


def test_the_ordered_route_is_told_to_be_straight():
    """Its lines are heavy and its nodes share a group; what left it does neither."""
    dot = notation.build(sketches.first())
    for identifier in ("e-h1", "e-i1", "e-i2"):
        assert "weight=1000" in attributes(dot, identifier)
    for identifier in ("e-h2", "e-h3", "e-h4", "e-h5", "e-r6"):
        assert "weight" not in attributes(dot, identifier)
    assert all("group=route0" in attributes(dot, f"n-{id}") for id in ("bush", "scow", "matlock", "gorb"))
    assert not any("group" in attributes(dot, f"n-{id}") for id in ("joyce", "recv", "bess"))


def test_an_arrow_that_is_hollow_is_large_enough_to_be_seen_to_be():
    """A heavy pen would fill a small one, and a promise would look like a deed."""
    dot = notation.build(sketches.first())
    assert "arrowsize=1.17" in attributes(dot, "e-h5")
    assert "arrowsize" not in attributes(dot, "e-i1")


def test_a_placed_box_keeps_the_size_that_its_lines_end_at():
    """Another font on the machine would draw it smaller, and arrows would point at nothing."""
    sketch = Sketch(
        "T", nodes=(Node("a", "جمال عبد الناصر"), Node("b", "周恩来")), edges=(Edge("e", "a", "b", "actual", "1"),)
    )
    dot = choosing.dot(sketch)
    assert all(re.search(r"\bwidth=[\d.]+", attributes(dot, f"n-{id}")) for id in ("a", "b"))


def test_each_of_several_routes_has_a_line_of_its_own():
    """Two papers with two routes cannot lie on one straight line: the longer comes first."""
    dot = notation.build(sketches.several())
    groups = {
        id: re.search(r"group=(\w+)", attributes(dot, f"n-{id}")) for id in ("sec", "pouch", "amb", "pres", "vance")
    }
    found = {id: group[1] for id, group in groups.items() if group}
    assert found == {"sec": "route0", "pouch": "route0", "amb": "route0", "pres": "route0", "vance": "route1"}


def test_a_line_against_the_order_is_given_from_left_to_right():
    """Graphviz would else turn the route round to keep a letter that came back flowing onward."""
    dot = notation.build(sketches.skipped())
    assert '"n-c" -> "n-d"' in attributes(dot, "e-h3")
    assert "dir=back" in attributes(dot, "e-h3")
    assert "arrowtail=normal" in attributes(dot, "e-h3")
    assert "dir=back" not in attributes(dot, "e-h1")


def test_a_column_stands_beside_the_route():
    """Who held it instead stands above the one who was passed over, in the order of what happened."""
    dot = notation.build(sketches.first())
    assert re.search(r'rank=same\s+"n-matlock"\s+"n-recv"\s+"n-joyce"', dot)
    assert '"n-matlock" -> "n-recv" [style=invis]' in dot


def test_two_lines_between_the_same_two_keep_them_out_of_a_column():
    """Graphviz puts the labels of two lines up a column one over the other."""
    extra = Edge("h8", "recv", "joyce", "message", "8", (), ("note",))
    sketch = sketches.first()
    assert '"n-joyce"' in notation.build(sketch).split("rank=same")[1].split("}")[0]
    crowded = replace(sketch, edges=(*sketch.edges, extra))
    assert '"n-joyce"' not in notation.build(crowded).split("rank=same")[1].split("}")[0]


@pytest.mark.parametrize("kind", EDGE_KINDS)
def test_the_key_explains_only_what_occurs(kind: str):
    """A key with classes that are not drawn makes a reader search for them."""
    sketch = sketches.two()
    edges = (replace(sketch.edges[0], kind=kind),)
    dot = notation.build(replace(sketch, edges=edges))
    for other, meaning in MEANINGS.items():
        if other != "actual":
            assert (meaning in dot) == (other == kind), other


def test_without_an_order_nothing_is_said_of_deviations():
    """The key would else state that what was done was not against an order that nobody has seen."""
    two = sketches.two()
    free = notation.build(replace(two, edges=tuple(replace(edge, unruled=True) for edge in two.edges)))
    assert "Recorded as done<" in free
    assert "deviation" not in free
    assert "Recorded as done; no deviation found" in notation.build(sketches.first())


def test_what_is_only_recorded_as_sent_has_a_hollow_tip_which_the_key_explains():
    sketch = sketches.two()
    done, sent = (notation.build(replace(sketch, edges=(replace(sketch.edges[0], kind="actual", sent=one),))) for one in (0, 1))
    assert "arrowhead=normal" in done
    assert "hollow tip" not in done
    assert "arrowhead=empty" in sent
    assert "hollow tip" in sent
    assert "Recorded as sent; no deviation found<" in sent


def test_supplied_names_stand_in_brackets():
    """What the editor added is never mistaken for what the record says, and the key says what brackets mean."""
    dot = notation.build(sketches.first())
    assert "<B>[US Embassy]</B>" in dot
    assert "Supplied by the editor" in dot
    assert "Supplied by the editor" not in notation.build(sketches.two())


def test_kinds_of_nodes_are_told_apart_in_words_and_lines():
    """Bypassed, off the route, not named, addressee: border and words both say it."""
    dot = notation.build(sketches.first())
    assert "dashed" in attributes(dot, "n-matlock")
    assert "<B>bypassed</B>" in dot
    assert "penwidth=2.6" in attributes(dot, "n-joyce")
    assert "<B>held it instead</B>" in dot
    assert "dotted" in attributes(dot, "n-recv")
    assert "<I>Holder not named</I>" in dot
    assert "peripheries=2" in attributes(dot, "n-gorb")


def test_a_rule_claimed_afterwards_is_drawn_as_claimed():
    """Two thin dashed lines: not the one line of an order that was seen."""
    dot = notation.build(sketches.first())
    assert 'color="#0072B2:#FFFFFF:#0072B2"' in attributes(dot, "e-i2")
    assert 'color="#0072B2"' in attributes(dot, "e-i1")


def test_a_body_ends_before_the_route_goes_on_outside_it():
    """Else the route would have to bend round the body it leaves."""
    invisible = [line for line in notation.build(sketches.nested()).splitlines() if "style=invis" in line]
    assert '\t"n-e" -> "n-x" [style=invis weight=0]' not in invisible  # a line joins them already
    bare = replace(sketches.nested(), edges=tuple(e for e in sketches.nested().edges if e.id != "5"))
    assert '\t"n-e" -> "n-x" [style=invis weight=0]' in notation.build(bare).splitlines()


def test_bodies_lie_within_bodies_and_empty_ones_are_left_out():
    """Graphviz draws a box without anything in it in a corner of its own."""
    dot = notation.build(sketches.nested())
    inner = re.search(r'subgraph "?cluster_c-state"? \{.*subgraph "?cluster_c-eur"?', dot, re.S)
    assert inner is not None
    assert "c-nobody" not in dot


def test_a_body_to_whom_it_is_addressed_is_named_once_in_the_box():
    """“Addressed to Department of State, Department of State”."""
    nodes = (Node("r", "Receipt not recorded", "addressed to the Department", "d", "unknown"), Node("w", "Webb", None, "d"))
    bare = without_bodies(Sketch("T", clusters=(Cluster("d", "the Department"),), nodes=nodes))
    assert [node.role for node in bare.nodes] == ["addressed to the Department", "the Department"]


def test_lines_of_one_footnote_stand_closer_than_two_footnotes():
    """It could not be seen where one ended and the next began."""
    sketch = replace(sketches.two(), footnotes=("not recorded " * 20, "Another"))
    notes = re.findall(r'<TD COLSPAN="\d+" ALIGN="LEFT" BALIGN="LEFT">(.*?)</TD>', Labels().key(sketch))
    assert [note.count("<BR") for note in notes] == [1, 0]


def test_everything_placed_is_in_the_graph_with_its_place():
    """Whoever draws the DOT with `neato -n2` sees what the SVG shows."""
    graph = pygraphviz.AGraph(string=choosing.dot(sketches.first()))
    assert graph.graph_attr["bb"]
    assert all(node.attr["pos"] for node in graph.nodes())
    assert all(edge.attr["pos"] and edge.attr["lp"] for edge in graph.edges())


def test_frames_that_would_bend_the_route_give_way_to_names_in_boxes():
    """A body that the route leaves and enters again cannot lie in one frame beside a straight line."""
    names = (("a", "x"), ("b", "y"), ("c", "x"), ("d", "y"))
    sketch = Sketch(
        "To and fro",
        clusters=(Cluster("x", "Office"), Cluster("y", "Embassy", supplied=True)),
        nodes=tuple(Node(id, id.upper(), "Clerk", body, spine=True) for id, body in names),
        edges=tuple(Edge(f"{a}{b}", a, b, "ordered", letter, lines=("by hand",))
                    for (a, b), letter in zip(("ab", "bc", "cd"), "ABC", strict=True)),
    )  # fmt: skip
    dot = choosing.dot(sketch)
    assert "cluster_c-" not in dot
    assert "Clerk, Office" in dot
    assert "Clerk, [Embassy]" in dot
    graph = pygraphviz.AGraph(string=dot)
    heights = {node.attr["pos"].split(",")[1] for node in graph.nodes()}
    assert len(heights) == 1


def test_of_very_many_lines_the_words_are_left_to_the_list_and_it_is_said():
    """Eight hundred labels would hide each other; the numbers stay, and lead to the words."""
    assert notation.left_to_the_list(sketches.many(40, 60)) is None
    crowd = sketches.many(40, 400)
    assert "400 lines" in str(notation.left_to_the_list(crowd))
    dot = notation.build(crowd)
    assert "passed on" not in "".join(line for line in dot.splitlines() if "->" in line)
    assert "passed on" in "".join(line for line in notation.build(sketches.many(40, 60)).splitlines() if "->" in line)


def test_for_a_medium_things_stand_closer_where_that_makes_it_fit():
    """A slide is not broader for the sake of white space."""
    wide, close = (
        pygraphviz.AGraph(string=choosing.dot(sketches.first(), look)) for look in (Look(), Look(width="A4"))
    )
    across = [float(graph.graph_attr["bb"].split(",")[2]) for graph in (wide, close)]
    assert across[1] < across[0]


def test_a_long_name_is_whole_and_only_one_beyond_all_measure_is_cut():
    """It is broken at the width of a box, at a hyphen where it has one; a cut is marked."""
    dot = notation.build(sketches.long())
    assert "<B>" + "W" * 26 + "</B>" in dot
    assert "W" * 27 not in dot
    assert "<B>Featherstonehaugh-</B>" in dot
    assert "…" not in dot
    sketch = sketches.long()
    endless = replace(sketch, nodes=(replace(sketch.nodes[0], name="W" * 10_000), sketch.nodes[1]))
    assert notation.build(endless).count("W…") == 1


def test_no_hostile_text_reaches_the_dot_as_markup():
    """Everything between the labels' own elements is escaped; ids hold no character of the file."""
    dot = notation.build(sketches.hostile())
    assert "<script" not in dot
    assert "\u202e" not in dot
    assert not re.search("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe]", dot)
    assert set(re.findall(r"<(/?[A-Za-z!?]+)", dot)) <= {
        "TABLE", "/TABLE", "TR", "/TR", "TD", "/TD", "FONT", "/FONT", "B", "/B", "I", "/I", "BR",
    }  # fmt: skip
    assert not re.search(r"(?<!\\)(\\\\)*\\[NGELT]", dot.replace("\\\\", ""))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=40), min_size=12, max_size=12))
def test_any_text_in_any_field_leaves_the_graph_as_it_is(texts: list[str]):
    """Whatever a person writes: two nodes, one body, one line, read back by Graphviz's own parser."""
    a, b, c, d, e, f, g, h, i, j, k, m = texts
    sketch = Sketch(
        a, b, (Cluster(c, d, e, supplied=True),), (Node("x" + f, g, h, c, note=i), Node("y", j)),
        (Edge(k, "x" + f, "y", "deviation", m, (a,), (b, c), d, e),), (f,),
    )  # fmt: skip
    graph = parsed(sketch)
    assert len(graph.nodes()) == 2
    assert [edge.attr["id"] for edge in graph.edges()] == [anchor("e", k)]


def test_the_same_sketch_gives_the_same_text():
    """No set, no clock, no counter decides what Graphviz is given."""
    for sketch in (sketches.first(), sketches.many(40, 60)):
        assert notation.build(sketch) == notation.build(sketch)
        assert choosing.dot(sketches.several()) == choosing.dot(sketches.several())
