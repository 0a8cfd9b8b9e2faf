"""Labels find free places: nothing is covered, and the same search finds the same places."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from tracer.views.channel.geometry import Box, along
from tracer.views.channel.placing import Label, place


def label(id: str, x: float, y: float, x2: float, y2: float, width: float = 80, height: float = 26) -> Label:
    third = (x2 - x) / 3, (y2 - y) / 3
    corners = [(x, y), (x + third[0], y + third[1]), (x2 - third[0], y2 - third[1]), (x2, y2)]
    return Label(id, width, height, tuple(along(corners, 6)))


def test_a_label_lies_over_the_middle_of_its_line():
    """Where a reader looks first."""
    spot = place([label("a", 0, 0, 300, 0)], [], [])["a"]
    assert spot is not None
    assert abs(spot.middle[0] - 150) < 6
    assert 0 < spot.box.low < 6
    assert not spot.on


def test_a_label_gives_way_to_a_box():
    """A label over a box hides a name."""
    box = Box(100, 2, 200, 60)
    spot = place([label("a", 0, 0, 300, 0)], [box], [])["a"]
    assert spot is not None
    assert not spot.box.meets(box)


def test_a_label_does_not_lie_across_the_border_of_a_body_if_it_can_help_it():
    """A border through letters."""
    body = Box(140, -50, 400, 50)
    spot = place([label("a", 0, 0, 300, 0)], [], [body])["a"]
    assert spot is not None
    assert body.holds(spot.box) or not body.meets(spot.box)


def test_where_nothing_is_free_there_is_no_place():
    """Then the layout is to be wider; nothing is covered meanwhile."""
    assert place([label("a", 0, 0, 30, 0)], [Box(-300, -300, 300, 300)], [])["a"] is None


def test_a_label_moves_aside_for_one_that_has_only_one_place():
    """Whoever comes first does not keep what another needs."""
    long, short = label("long", 0, 0, 400, 0), label("short", 190, 20, 210, 20)
    walls = [Box(-100, 60, 500, 300), Box(-100, -300, 500, -60)]
    found = place([long, short], walls, [])
    assert all(found.values())


def test_to_the_left_of_its_line_a_label_is_turned_round():
    """The number stands at the line, whichever side the words are on."""
    line, wall = label("a", 0, 0, 0, 300), Box(5, -100, 400, 400)
    spot = place([line], [wall, Box(-2, -100, -1, 400)], [])["a"]
    assert spot is not None
    assert spot.turned
    assert spot.box.right < 0
    other = place([line], [Box(-400, -100, -5, 400), Box(1, -100, 2, 400)], [])["a"]
    assert other is not None
    assert not other.turned


def test_a_label_rather_goes_a_little_farther_than_over_another_line():
    """Words that a line runs through are read twice."""
    lines = [(220, 220, 180, 100), (0, 20, 300, 300), (40, 300, 200, 20), (160, 20, 240, 200)]
    labels = [label(f"l{number}", *line) for number, line in enumerate(lines)]
    spot = place(labels, [], [])["l0"]
    assert spot is not None
    assert not any(spot.box.has(point) for other in labels[1:] for point in other.line)


def test_a_label_gives_its_place_to_one_that_needs_it_more():
    """The first to be placed took what was best for it alone."""
    lines = [(60, 60, 70, 30), (80, 70, 50, 60), (10, 50, 50, 50)]
    found = place([label(f"l{number}", *line) for number, line in enumerate(lines)], [], [])
    assert sum(spot.cost for spot in found.values() if spot) < 60


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(*[st.integers(0, 500)] * 4), min_size=1, max_size=12),
       st.lists(st.tuples(st.integers(0, 500), st.integers(0, 500)), max_size=8))  # fmt: skip
def test_nothing_is_ever_covered(lines: list[tuple[int, int, int, int]], boxes: list[tuple[int, int]]):
    """Whatever the lines and boxes are; and the same search finds the same places."""
    labels = [label(f"l{number}", *line) for number, line in enumerate(lines)]
    solid = [Box.around(x, y, 70, 30) for x, y in boxes]
    found = place(labels, solid, [])
    assert found == place(labels, solid, [])
    spots = [spot.box for spot in found.values() if spot]
    assert not any(a.meets(b) for a, b in combinations(spots, 2))
    assert not any(spot.meets(box) for spot in spots for box in solid)


def test_a_label_lies_off_the_border_of_a_body_where_it_can():
    """Half in and half out, or with its badge on the border, it seems to belong to both."""
    line = tuple((float(x), 0.0) for x in range(0, 401, 5))
    (spot,) = place([Label("a", 80, 20, line)], [], [Box(202, -60, 420, 60)]).values()
    assert spot is not None
    assert spot.box.right <= 199 or spot.box.left >= 205


def test_no_label_lies_nearer_to_another_line_than_to_its_own():
    """Of two nearly parallel lines the outer one was given the number of the inner."""
    lines = [label("inner", 0, 0, 300, 300), label("outer", 0, 24, 300, 324)]
    for id, spot in place(lines, [], []).items():
        assert spot is not None
        assert not spot.doubts
        ranked = sorted(lines, key=lambda line: line.id != id)
        own, other = (min(spot.box.distance(point) for point in line.line) for line in ranked)
        assert own < other


def test_a_label_that_touches_a_border_or_hides_its_line_is_doubtful():
    """Where there is no better place the layout is to be another."""
    walls = [Box(-300, 20, 300, 300), Box(-300, -300, 300, -20), Box(-300, -20, 0, 20), Box(90, -20, 300, 20)]
    for bodies, wide in (([Box(40, -400, 400, 400)], 60.0), ([], 80.0)):
        (spot,) = place([label("a", 0, 0, 90, 0, wide)], walls, bodies).values()
        assert spot is None or spot.doubts
