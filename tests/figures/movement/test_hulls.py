"""Outlines of circles: closed form against asking every direction."""

from __future__ import annotations

from itertools import pairwise
from math import cos, hypot, pi, sin

from hypothesis import given
from hypothesis import strategies as st

from wholestride.figures.movement.hulls import Circle, hull, hull_area, inside, outline

circle = st.tuples(st.floats(-200, 200), st.floats(-200, 200), st.floats(1, 80))
circles = st.lists(circle, min_size=1, max_size=8)


def reach(found: list[Circle], angle: float) -> float:
    return max(x * cos(angle) + y * sin(angle) + r for x, y, r in found)


@given(circles, st.floats(0, 2 * pi - 0.01))
def test_in_every_direction_the_hull_reaches_as_far_as_its_farthest_circle(
    given_circles: list[Circle], angle: float
) -> None:
    arcs = hull(given_circles)
    on_arc = [entry for entry, low, high in arcs if low - 1e-6 <= angle <= high + 1e-6]
    assert on_arc
    assert abs(reach(on_arc, angle) - reach(given_circles, angle)) < 1e-3


@given(circles)
def test_the_arcs_go_once_around_without_a_gap(given_circles: list[Circle]) -> None:
    arcs = hull(given_circles)
    assert arcs[0][1] == 0
    assert abs(arcs[-1][2] - 2 * pi) < 1e-9
    for (_, _, high), (_, low, _) in pairwise(arcs):
        assert high == low


@given(circles)
def test_every_middle_lies_inside(given_circles: list[Circle]) -> None:
    assert all(inside(given_circles, (x, y)) for x, y, _ in given_circles)


def test_a_point_beside_the_hull_lies_outside() -> None:
    assert not inside([(0, 0, 10), (50, 0, 10)], (25, 11))


def test_a_circle_inside_another_one_changes_nothing() -> None:
    assert outline([(0, 0, 30), (5, 5, 10)]) == outline([(0, 0, 30)])


def test_the_area_of_two_equal_circles_is_a_disc_and_a_rectangle() -> None:
    area = hull_area([(0, 0, 10), (40, 0, 10)])
    assert hypot(area - (pi * 100 + 40 * 20), 0) < 1e-6
