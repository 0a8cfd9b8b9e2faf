"""Lines are numbered in order of time, and of what is known of their order where no time is."""

from __future__ import annotations

import tracer
from tracer.views.sketch.strokes import Strokes


def test_no_line_is_numbered_before_one_that_it_is_known_to_follow():
    # Of the visits no time is recorded, only that they came before the call.
    edges = Strokes(tracer.examine(tracer.load("scenarios/mindszenty-1956.yaml"))).edges
    numbers = {edge.id: int(edge.badge) for edge in edges if edge.badge.isdecimal()}
    assert numbers["beam-memoir/did/receive/clandestine"] < numbers["call"]


def test_a_day_of_no_zone_stands_after_the_evening_before_it():
    """Khrushchev's receipt of 27 October stood above what the Embassy did on the 26th."""
    edges = Strokes(tracer.examine(tracer.load("scenarios/october-1962.yaml"))).edges
    numbers = {edge.id: int(edge.badge) for edge in edges if edge.badge.isdecimal()}
    assert numbers["messenger"] < numbers["tel1101"] < numbers["receipt27"]
