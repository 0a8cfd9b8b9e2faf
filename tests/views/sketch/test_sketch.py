"""A sketch holds together, and every part of it has an id of its own in the drawing."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracer.views.sketch.sketch import Cluster, Edge, Node, Sketch, anchor, reading_order

A, B = Node("a", "A"), Node("b", "B")
LINE = Edge("h", "a", "b", "actual", "1")


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"nodes": (A, A)}, "node id 'a' is used twice"),
        ({"nodes": (A, B), "edges": (LINE, LINE)}, "edge id 'h' is used twice"),
        ({"nodes": (A, B), "edges": (LINE, Edge("i", "a", "b", "actual", "1"))}, "badge '1' is used twice"),
        ({"nodes": (A,), "edges": (LINE,)}, "edge 'h' names unknown node 'b'"),
        ({"nodes": (Node("a", "A", body="x"),)}, "node 'a' names unknown cluster 'x'"),
        ({"clusters": (Cluster("c", "C", parent="x"),)}, "cluster 'c' names unknown cluster 'x'"),
        ({"clusters": (Cluster("c", "C", parent="d"), Cluster("d", "D", parent="c"))}, "lies within itself"),
        ({"clusters": (Cluster("c", "C"), Cluster("c", "D"))}, "cluster id 'c' is used twice"),
    ],
)
def test_a_broken_sketch_is_refused(parts: dict[str, object], said: str):
    """A line to nowhere would vanish from the drawing without a word."""
    with pytest.raises(ValueError, match=re.escape(said)):
        Sketch("T", **parts)


@given(st.sets(st.text(), min_size=2, max_size=8))
def test_different_ids_have_different_anchors(ids: set[str]):
    """Two lines with one id could not be told apart by page or keyboard."""
    anchors = {anchor("e", identifier) for identifier in ids}
    assert len(anchors) == len(ids)
    for found in anchors:
        assert re.fullmatch(r"e-[A-Za-z0-9_.-]*", found)
        assert len(found) < 100


def test_long_ids_that_begin_alike_differ():
    """A long id is cut; what follows the cut still counts."""
    assert anchor("n", "x" * 500 + "a") != anchor("n", "x" * 500 + "b")


@given(st.permutations([*map(str, range(1, 13)), *"ABC"]))
def test_lines_are_read_by_number_then_by_letter(badges: list[str]):
    """Twelve comes after two, and what was ordered after what happened."""
    edges = tuple(Edge(badge, "a", "b", "actual", badge) for badge in badges)
    assert [edge.badge for edge in reading_order(edges)] == [*map(str, range(1, 13)), *"ABC"]
