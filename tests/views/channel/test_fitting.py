"""What is put in its place in a layout: made by hand, so that each answer is known."""

from __future__ import annotations

import math
from typing import Any

import pytest

from tests.views import sketches
from tracer.views.channel import choosing, fitting
from tracer.views.channel.course import Course
from tracer.views.channel.fitting import Placed, skeleton, straight
from tracer.views.channel.geometry import Box, along

SIZES = {"title": (300.0, 40.0), "key": (500.0, 100.0)}


def node(name: str, x: float, y: float, width: float = 72) -> dict[str, Any]:
    return {"name": name, "pos": f"{x},{y}", "width": str(width / 72), "height": "0.5"}


def edge(id: str, tail: int, head: int, pos: str) -> dict[str, Any]:
    return {"id": id, "tail": tail, "head": head, "pos": pos}


def body(id: str, box: str, lp: str) -> dict[str, Any]:
    return {"name": f"cluster_{id}", "id": id, "bb": box, "lp": lp, "lwidth": "1", "lheight": "0.25"}


def fit(laid: dict[str, Any], sizes: dict[str, tuple[float, float]], route: set[str]) -> Placed:
    return fitting.fit(laid, sizes, *skeleton(laid, route))


SAGGING = "e,264,98 36,100 90,80 200,80 256,97"


def corners(pos: str) -> list[tuple[float, float]]:
    words = [word.split(",")[-2:] for word in pos.split()]
    return [(float(x), float(y)) for x, y in words]


def test_a_line_of_the_route_is_drawn_level():
    """Graphviz lets it sag where something was in the way that is no longer there."""
    objects = [node("a", 0, 100), node("b", 300, 100)]
    placed = fit({"objects": objects, "edges": [edge("e", 0, 1, SAGGING)]}, SIZES, {"e"})
    assert {y for _, y in corners(placed.lines["e"])} == {100.0}
    assert straight({"objects": objects, "edges": [edge("e", 0, 1, SAGGING)]}, {"e"})


def test_a_route_whose_hands_are_not_level_is_not_straight():
    """Then the drawing is tried without the frames that stand in its way."""
    objects = [node("a", 0, 100), node("b", 300, 130)]
    laid = {"objects": objects, "edges": [edge("e", 0, 1, SAGGING)]}
    assert not straight(laid, {"e"})
    assert straight(laid, set())


def test_a_line_between_two_that_stand_close_together_runs_from_border_to_border():
    """Its tip lay under the box that it points to."""
    objects = [node("a", 0, 100, 200), node("b", 170, 110, 100)]
    placed = fit({"objects": objects, "edges": [edge("e", 0, 1, "e,120,107 100,105 104,105 108,106 112,106")]}, SIZES, set())
    tip, start, *_ = corners(placed.lines["e"])
    assert (start[0], tip[0]) == pytest.approx((100, 120), abs=0.1)


@pytest.mark.parametrize(("other", "direct"), [(node("c", 150, 200), True), (node("c", 150, 105), False)])
def test_another_line_is_drawn_straight_if_no_box_is_in_the_way(other: dict[str, Any], direct: bool):
    """A curve is a question; it is asked only where there is a reason."""
    objects = [node("a", 0, 100), node("b", 300, 110), other]
    placed = fit({"objects": objects, "edges": [edge("e", 0, 1, SAGGING)]}, SIZES, set())
    points = corners(placed.lines["e"])
    slopes = {round((y2 - y1) / (x2 - x1), 2) for (x1, y1), (x2, y2) in zip(points[1:], points[2:], strict=False)}
    assert (len(slopes) == 1) is direct


@pytest.mark.parametrize("count", [1, 2])
def test_no_line_runs_behind_a_box_of_another(count: int):
    """It looked as if it led there and on from there."""
    objects = [node("a", 0, 100), node("b", 300, 110), node("c", 150, 95)]
    edges = [edge(f"e{number}", 0, 1, SAGGING) for number in range(count)]
    assert fit({"objects": objects, "edges": edges}, SIZES, set()).behind == 0


def test_lines_run_abreast_through_a_gap_too_narrow_for_arcs():
    """Only the middle one found its way between two boxes; the others ran behind these."""
    objects = [node("a", 0, 0), node("b", 240, 300), node("c", -165, 150, 470), node("d", 400, 150, 500)]
    way = "40,18 110,70 110,120 110,150 110,180 120,230 200,280"
    edges = [edge("e0", 0, 1, way), *(edge(f"e{by}", 0, 1, shifted(way, by)) for by in (-45, 45))]
    assert fit({"objects": objects, "edges": edges}, SIZES, set()).behind == 0


def test_no_line_runs_abreast_under_its_own_box():
    """The tip of a line that dived under the box it led to lay under that."""
    objects = [node("a", 0, 0), node("b", 0, 300), node("c", -165, 150, 270), node("d", 165, 150, 270)]
    ways = ("36,0 60,0 60,24 40,24 10,24 -10,24 0,60 0,120 0,150 0,180 0,230 0,260 0,282",
            "-36,0 -150,70 -150,150 -150,150 -150,150 -150,230 -20,282",
            "36,0 150,70 150,150 150,150 150,150 150,230 20,282")  # fmt: skip
    edges = [edge(f"e{number}", 0, 1, way) for number, way in enumerate(ways)]
    placed = fit({"objects": objects, "edges": edges}, SIZES, set())
    own = placed.nodes["a"].wider(-3)
    assert not [point for line in placed.lines.values() for point in Course.read(line).points() if own.has(point)]


def shifted(pos: str, by: float) -> str:
    first, *inner, last = corners(pos)
    return " ".join(f"{x},{y}" for x, y in (first, *((x + by, y) for x, y in inner), last))


def test_a_line_is_drawn_straight_if_the_name_in_its_way_has_another_place():
    """It bent round a name that then stood elsewhere, and ran close to the lines of others."""
    objects = [node("a", 150, 100), node("b", 150, 300)]
    frame = body("f", "0,60,300,200", "150,180")
    edges = [edge("e", 0, 1, "150,118 60,160 60,240 150,282")]
    placed = fit({"objects": [*objects, frame], "edges": edges}, SIZES, set())
    assert {x for x, _ in corners(placed.lines["e"])} == {150.0}
    objects += [node("c", 150, 52), body("f", "110,80,190,200", "150,180")]
    placed = fit({"objects": objects, "edges": edges}, SIZES, set())
    assert {x for x, _ in corners(placed.lines["e"])} == {60.0, 150.0}


def test_a_line_back_to_its_own_hand_stays_a_loop():
    """Straight it lay within the box: who promised it to himself had a line that nobody saw."""
    loop = "e,20,118 -20,118 -20,150 20,150 20,130"
    placed = fit({"objects": [node("a", 0, 100)], "edges": [edge("e", 0, 0, loop)]}, SIZES, set())
    assert max(y for _, y in corners(placed.lines["e"])) == 150.0


def test_of_several_lines_between_two_the_middle_one_is_the_routes():
    """Else the ordered line would lie upon another."""
    objects = [node("a", 0, 100), node("b", 300, 100)]
    level = "s,36,100 44,100 100,100 200,100 264,100"
    edges = [edge("route", 0, 1, SAGGING), edge("back", 0, 1, level)]
    placed = fit({"objects": objects, "edges": edges}, SIZES, {"route"})
    assert {y for _, y in corners(placed.lines["route"])} == {100.0}
    assert min(y for _, y in corners(placed.lines["back"])) < 80
    assert placed.lines["back"].startswith("s,")
    assert "e," not in placed.lines["back"]


def test_several_lines_between_two_are_fanned_out():
    """A label finds no place between two that run close together."""
    objects = [node("a", 0, 0), node("b", 300, 300)]
    close = [edge("one", 0, 1, "e,270,282 30,18 100,90 200,190 264,276"),
             edge("other", 0, 1, "s,40,18 46,24 110,90 210,190 280,282")]  # fmt: skip
    lines = fit({"objects": objects, "edges": close}, SIZES, set()).lines
    middles = [along([point for point in corners(lines[id]) if point], 4) for id in ("one", "other")]
    assert min(math.dist(middles[0][len(middles[0]) // 2], point) for point in middles[1]) > 26
    assert lines["one"].startswith("e,")
    assert lines["other"].startswith("s,")


def test_lines_are_not_fanned_out_over_a_box():
    """Rather close together than through somebody."""
    objects = [node("a", 0, 0), node("b", 300, 300), node("c", 110, 185), node("d", 190, 115)]
    close = [edge("one", 0, 1, "e,276,282 30,18 100,90 200,190 270,276"),
             edge("other", 0, 1, "e,288,282 42,18 112,90 212,190 282,276")]  # fmt: skip
    placed = fit({"objects": objects, "edges": close}, SIZES, set())
    assert placed.lines["one"].split()[0] == "e,276.00,282.00"


def test_an_arrow_keeps_its_length():
    """A line drawn straight ends where its own arrowhead begins, however large that is."""
    objects = [node("a", 0, 100), node("b", 300, 110)]
    placed = fit(
        {"objects": objects, "edges": [edge("e", 0, 1, "e,264,109 36,100 90,80 200,80 250,109")]}, SIZES, set()
    )
    tip, *course = corners(placed.lines["e"])
    assert math.dist(tip, course[-1]) == pytest.approx(14, abs=0.02)


@pytest.mark.parametrize(
    ("crossings", "side"),
    [((), "c"), ((200,), "l"), ((200, 40), "r"), ((200, 40, 360), "l")],
)
def test_a_name_stands_where_the_fewest_lines_run_over_it(crossings: tuple[int, ...], side: str):
    """In the middle unless lines run there; then left, then right, then between."""
    objects = [node("a", 200, -300, 900), node("b", 200, 500, 900), body("c-a", "0,0,400,100", "200,85")]
    edges = [edge(f"e{x}", 0, 1, f"e,{x},482 {x},-282 {x},-100 {x},300 {x},474") for x in crossings]
    edges += [edge(f"f{x}", 0, 1, f"e,{x},482 {x},-282 {x},-100 {x},300 {x},474") for x in crossings]
    assert fit({"objects": objects, "edges": edges}, SIZES, set()).bodies["c-a"].side == side


def test_the_title_lies_over_everything_and_the_key_has_its_breadth():
    """Nothing runs into the title, however high it goes."""
    objects = [node("a", 0, 100), node("b", 300, 100)]
    placed = fit({"objects": objects, "edges": [edge("e", 0, 1, SAGGING)]}, SIZES, set())
    assert placed.title[1] - 20 >= 118
    assert placed.bounds.right - placed.bounds.left == 500
    assert placed.bounds.high == placed.title[1] + 20


def test_a_case_of_nothing_still_has_its_title():
    """A diagram without boxes is a title."""
    assert fit({}, SIZES, set()).bounds == Box(0, -16, 500, 56)


@pytest.mark.parametrize("name", ["first", "several", "skipped", "nested", "worldwide", "long", "sixty lines"])
def test_every_label_has_its_place(name: str):
    """No label is dropped: each line of the graph has the middle of its label."""
    dot = choosing.dot(sketches.ALL[name])
    assert dot.count(" lp=") + dot.count("\tlp=") >= len(sketches.ALL[name].edges)
