"""Where lines meet the border of a box, and what names stand at: made by hand, so that each answer is known."""

from __future__ import annotations

import math
from itertools import combinations

import pytest

from tracer.views.channel.course import Course
from tracer.views.channel.ends import spread
from tracer.views.channel.geometry import Box
from tracer.views.channel.names import Frame, named
from tracer.views.channel.placing import Label, place
from tracer.views.channel.tangles import tangles

TO = Box.around(300, 100, 80, 40)
ABOVE, BELOW, LEVEL = (Box.around(0, y, 80, 40) for y in (180, 20, 100))


def led(lines: dict[str, Course], boxes: dict[str, Box], fixed: tuple[str, ...] = ()) -> dict[str, Course]:
    """The lines after all ends have been led apart; each comes from the box of its name."""
    found = dict(lines)
    for id, line in spread(found, {id: (id, "to") for id in lines}, {**boxes, "to": TO}, fixed, lambda *_: 0):
        found[id] = line
    return found


def straight(box: Box) -> Course:
    x, y = box.middle
    return Course(((x, y), (x, y), (x, y), (x + 30, y)), None, (x + 36, y)).direct(box, TO)


def test_tips_in_one_spot_are_led_apart_in_the_order_in_which_their_lines_come():
    """Of three tips in one spot nobody could tell which was which."""
    boxes = {"a": ABOVE, "b": LEVEL, "c": BELOW}
    found = led({id: straight(box) for id, box in boxes.items()} | {"b": straight(LEVEL)}, boxes, ("b",))
    tips = {id: line.end for id, line in found.items()}
    assert all(math.dist(one, other) >= 8 for one, other in combinations(filter(None, tips.values()), 2))
    assert tips["a"]
    assert tips["b"]
    assert tips["c"]
    assert tips["a"][1] > tips["b"][1] > tips["c"][1]
    assert tips["b"] == (260, 100), "the route stays level"


def test_a_tip_is_led_off_the_round_corner_of_its_box():
    """At a corner it pointed to nothing."""
    corner = Course(((40.0, 180.0), (100.0, 160.0), (200.0, 135.0), (254.0, 121.0)), None, (260.0, 120.0))
    tip = led({"a": corner}, {"a": ABOVE})["a"].end
    assert tip is not None
    assert tip[1] == pytest.approx(113) or tip[0] == pytest.approx(267)


def test_more_lines_than_a_side_holds_go_on_round_the_corner():
    """Five tips at a side of one line's height lay over each other."""
    boxes = {str(n): Box.around(0, 100 + 70 * n, 80, 40) for n in range(5)}
    found = led({id: straight(box) for id, box in boxes.items()}, boxes)
    tips = [line.end for line in found.values() if line.end]
    assert len(tips) == 5
    assert all(math.dist(one, other) > 8 for one, other in combinations(tips, 2))


def test_two_lines_that_cross_beside_their_box_end_the_other_way_round():
    """Where they first parted said nothing of where they led."""
    boxes = {"up": ABOVE, "down": BELOW}
    up = Course(((40.0, 180.0), (120.0, 180.0), (200.0, 70.0), (254.0, 85.0)), None, (260.0, 85.0))
    down = Course(((40.0, 20.0), (110.0, 50.0), (180.0, 80.0), (254.0, 113.0)), None, (260.0, 115.0))
    found = led({"up": up, "down": down}, boxes)
    assert tangles({"up": up, "down": down}, []) == 1
    assert tangles(found, []) == 0


def test_a_line_stays_where_something_would_be_in_its_way():
    """Rather close together than through somebody."""
    boxes = {"a": ABOVE, "b": LEVEL}
    lines = {id: straight(box) for id, box in boxes.items()}
    before = dict(lines)
    hindered = {id: iter([0]) for id in lines}
    for id, line in spread(lines, {id: (id, "to") for id in lines}, {**boxes, "to": TO}, (),
                           lambda id, _: next(hindered[id], 1)):  # fmt: skip
        lines[id] = line
    assert lines == before


def flat(high: float, start: float = 300.0) -> Course:
    """A line that comes along the head of the box, from so high over it at its right end."""
    return Course(((500.0, 120 + high), (450.0, 120 + high), (400.0, 121 + high / 2), (start + 8, 121.0)), None,
                  (start, 120.0))  # fmt: skip


def test_no_tip_is_led_along_a_side_so_that_half_of_it_lies_under_the_box():
    """Its line did not meet the box; the arrow at its end did."""
    right, inner = Box.around(540, 122, 80, 40), TO.wider(-1.5)
    lines = {"a": flat(0.5), "b": flat(0.7)}
    found = led(lines, dict.fromkeys(lines, right))
    moved = [line for id, line in found.items() if line != lines[id]]
    assert not any(inner.has(corner) for line in moved for corner in line.wings())


def test_lines_that_run_along_a_side_end_farther_from_each_other():
    """As far apart along the side as others they were hardly apart across their way."""
    right = Box.around(540, 170, 80, 40)
    tips = [line.end for line in led({"a": flat(40), "b": flat(45)}, {"a": right, "b": right}).values() if line.end]
    assert math.dist(*tips) > 15


def test_of_two_that_lead_along_a_side_together_the_flatter_ends_nearer_to_where_they_lead():
    """Else they crossed close to their box."""
    steep, low = Box.around(540, 240, 80, 40), Box.around(540, 130, 80, 40)
    found = led({"a": flat(100, 302), "b": flat(10, 298)}, {"a": steep, "b": low})
    assert found["a"].end
    assert found["b"].end
    assert found["a"].end[0] < found["b"].end[0]


HEAD = Frame(Box(0, 0, 200, 120), (100, 105), (180, 26))


@pytest.mark.parametrize(("crossed", "foot"), [(False, False), (True, True)])
def test_a_name_that_lines_cross_wherever_it_stands_goes_to_the_foot(crossed: bool, foot: bool):
    """A line ran through the letters of the Embassy's name."""
    inside = Box(30, 20, 170, 70)
    body = named({"e": HEAD}, [inside], lambda box: int(crossed and box.high > 90))["e"]
    assert (body.name[1] < inside.low) is foot
    assert body.box.holds(body.named(HEAD.size).wider(-4))
    assert body.box.high == (88 if foot else 120), "nothing stands above the boxes then"


def test_a_name_stays_at_the_head_where_its_foot_has_no_room():
    """A frame is not drawn over a box that does not lie in it."""
    below = Box(0, -60, 200, -3)
    assert named({"e": HEAD}, [Box(30, 20, 170, 70), below], lambda box: int(box.high > 90))["e"].name[1] == 105


def test_a_label_over_anothers_line_weighs_more_than_one_across_a_border():
    """A part of a drawing was kept for one such label: it named another's line."""
    line = tuple((float(x), 0.0) for x in range(0, 101, 5))
    other = tuple((float(x), y) for y in (-30.0, -15.0, 15.0, 30.0) for x in range(-80, 181, 5))
    label = Label("a", 60, 40, line)
    spots = place([label, Label("b", 1, 1, other)], [], [])
    assert spots["a"] is None or spots["a"].misleading
    bodies = [Box(-200, low, 300, low + 29) for low in (-77, -46, -15, 16, 47)]
    bordered = place([label], [], bodies)["a"]
    assert bordered is not None
    assert bordered.doubts == 1
    assert not bordered.misleading
