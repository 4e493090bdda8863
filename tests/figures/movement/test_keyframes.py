"""Keyframes: few stops, and between them no piece is farther off than it may be."""

from __future__ import annotations

import re
from bisect import bisect_right

from hypothesis import given
from hypothesis import strategies as st

from wholestride.figures.movement.keyframes import apart, keyframes, needed, when

TOLERANCE = 2.0
place = st.tuples(st.floats(-300, 300), st.floats(-300, 300))


def passed(times: list[float], values: list[tuple[float, ...]], at: float) -> tuple[float, ...]:
    """Where a browser has a piece at a time, going evenly from stop to stop."""
    after = min(max(bisect_right(times, at), 1), len(times) - 1)
    share = (at - times[after - 1]) / (times[after] - times[after - 1])
    pairs = zip(values[after - 1], values[after], strict=True)
    return tuple(a + (b - a) * share for a, b in pairs)


@given(st.lists(place, min_size=2, max_size=17))
def test_a_piece_passes_every_stop_that_was_left_out_within_its_tolerance(
    places: list[tuple[float, ...]],
) -> None:
    times = [when(index / (len(places) - 1)) for index in range(len(places))]
    kept = needed(times, places, TOLERANCE)
    assert kept[0] == 0
    assert kept[-1] == len(places) - 1
    few = [times[at] for at in kept], [places[at] for at in kept]
    assert all(
        apart(passed(*few, at), value) <= TOLERANCE + 1e-6
        for at, value in zip(times, places, strict=True)
    )


def test_a_piece_that_stays_has_a_rule_and_no_keyframes() -> None:
    stops = [(10.0, 20.0, 30.0, 1.0), (10.5, 20.0, 30.1, 1.0)]
    assert keyframes("a", stops) == "g.a{translate:10px 20px;rotate:30.0deg}"


def test_what_only_turns_has_keyframes_for_its_turn_alone() -> None:
    css = keyframes("a", [(10.0, 20.0, 0.0, 1.0), (10.0, 20.0, 45.0, 1.0)])
    assert css.startswith("g.a{animation-name:a;translate:10px 20px}")
    assert re.findall(r"([\d.]+)%\{([^}]*)\}", css) == [
        ("0", "rotate:0.0deg"),
        ("100", "rotate:45.0deg"),
    ]
