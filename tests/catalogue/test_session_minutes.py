"""The time model: set-up + sets x (work x sides + rest)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wholestride.catalogue.loader import load
from wholestride.catalogue.session_minutes import (
    ADAPTATION_MAIN_REST_SECONDS,
    MAIN_REST_SECONDS,
    ONE_LEG_MAIN_REST_SECONDS,
    WARM_UP_SETS_SECONDS,
    line_seconds,
    main_rest_seconds,
    seconds_for_fillers,
    usual_rest_seconds,
    warm_up_sets_seconds,
    work_seconds,
)
from wholestride.domain.exercise import EVERYWHERE, Exercise, Measure

EXERCISES = load().exercises
GYM = load().places["gym"] | EVERYWHERE
HOME = load().places["home"] | EVERYWHERE
any_exercise = st.sampled_from([EXERCISES[key] for key in sorted(EXERCISES)])


def test_a_line_is_set_up_plus_sets_of_work_and_rest() -> None:
    plank = replace(EXERCISES["plank"], set_up_seconds=8)
    assert line_seconds(plank, sets=2, amount=30, per_side=False, rest=25) == 8 + 2 * (30 + 25)


def test_both_sides_take_twice_the_work_but_one_rest() -> None:
    side = replace(EXERCISES["side_plank"], set_up_seconds=0)
    assert line_seconds(side, sets=2, amount=25, per_side=True, rest=20) == 2 * (50 + 20)


def test_a_hold_lasts_its_seconds_whatever_a_repetition_would() -> None:
    assert work_seconds(EXERCISES["plank"], 45, per_side=False) == 45


def test_part_seconds_are_rounded_up_and_never_by_binary_fractions() -> None:
    curl = replace(EXERCISES["biceps_curl"], seconds_per_rep=2.8, measure=Measure.REPS)
    assert work_seconds(curl, 10, per_side=False) == 28
    assert work_seconds(curl, 1, per_side=False) == 3


@given(any_exercise, st.integers(1, 5), st.integers(1, 60), st.integers(0, 300))
def test_more_of_anything_never_takes_less_time(
    exercise: Exercise, sets: int, amount: int, rest: int
) -> None:
    seconds = line_seconds(exercise, sets, amount, False, rest)
    assert line_seconds(exercise, sets + 1, amount, False, rest) > seconds
    assert line_seconds(exercise, sets, amount + 1, False, rest) >= seconds
    assert line_seconds(exercise, sets, amount * 4, False, rest) > seconds
    assert line_seconds(exercise, sets, amount, True, rest) > seconds
    assert line_seconds(exercise, sets, amount, False, rest + 1) == seconds + sets


@pytest.mark.parametrize("exercise", ["squat_bb", "deadlift_trap_bar", "leg_press", "rdl_bb"])
def test_heavy_lifts_on_a_bar_or_machine_are_warmed_up_in_steps(exercise: str) -> None:
    assert warm_up_sets_seconds(EXERCISES[exercise], GYM) == WARM_UP_SETS_SECONDS


@pytest.mark.parametrize("exercise", ["split_squat", "goblet_squat", "squat_bw", "bench_press_bb"])
def test_light_lifts_and_dumbbells_need_no_warm_up_sets(exercise: str) -> None:
    assert warm_up_sets_seconds(EXERCISES[exercise], GYM) == 0


def test_where_the_bar_is_missing_nothing_is_warmed_up_on_it() -> None:
    assert warm_up_sets_seconds(EXERCISES["squat_bb"], HOME) == 0


def test_two_leg_lifts_rest_three_minutes_one_leg_lifts_two() -> None:
    assert main_rest_seconds(EXERCISES["squat_bb"]) == MAIN_REST_SECONDS == 180
    assert main_rest_seconds(EXERCISES["split_squat"]) == ONE_LEG_MAIN_REST_SECONDS == 120
    adapting = main_rest_seconds(EXERCISES["squat_bb"], adaptation=True)
    assert adapting == ADAPTATION_MAIN_REST_SECONDS == 120


@pytest.mark.parametrize(
    ("exercise", "seconds"),
    [
        ("reverse_lunge", 75),
        ("push_up", 60),
        ("calf_raise", 40),
        ("plank", 25),
        ("pogo_hops", 45),
        ("calf_stretch", 5),
    ],
)
def test_small_muscles_and_practices_rest_shorter(exercise: str, seconds: int) -> None:
    assert usual_rest_seconds(EXERCISES[exercise]) == seconds


def test_leg_rests_lend_more_to_fillers_than_upper_body_rests() -> None:
    assert seconds_for_fillers(EXERCISES["squat_bb"], sets=3, rest=180) == 297
    assert seconds_for_fillers(EXERCISES["push_up"], sets=3, rest=60) == 54


def test_a_deadlift_is_a_leg_lift_although_the_shoulder_blades_help() -> None:
    assert seconds_for_fillers(EXERCISES["deadlift"], sets=1, rest=100) == 55
