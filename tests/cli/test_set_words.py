"""The short way to write a set."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wholestride.cli.set_words import read_set
from wholestride.domain.athlete import Side
from wholestride.domain.quantities import kg, lb


def test_a_set_with_everything_is_read() -> None:
    done = read_set("step_up 8 x 16 kg @2 left")
    assert (done.exercise, done.reps, done.load, done.rir, done.side) == (
        "step_up",
        8,
        kg(16),
        2,
        Side.LEFT,
    )


def test_pounds_and_decimal_commas_are_read() -> None:
    assert read_set("squat_bb 5 x 135lb").load == lb(135)
    assert read_set("squat_bb 5 x 62,5 kg").load == kg(62.5)


def test_holds_and_carries_are_read_by_their_unit() -> None:
    assert read_set("plank 45s").seconds == 45
    assert read_set("farmer_carry 40m x 20 kg").metres == 40


@pytest.mark.parametrize("text", ["", "squat", "8 x 16", "squat_bb 5 x kg", "squat_bb five"])
def test_what_is_no_set_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match="write 'step_up 8 x 16 kg"):
        read_set(text)


@given(st.integers(1, 99), st.integers(1, 300), st.integers(0, 9))
def test_any_repetitions_load_and_effort_come_back(reps: int, mass: int, rir: int) -> None:
    done = read_set(f"goblet_squat {reps} x {mass} kg @{rir}")
    assert (done.reps, done.load, done.rir) == (reps, kg(mass), rir)
