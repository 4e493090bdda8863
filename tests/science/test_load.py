"""One currency for runs and sessions, and how even a week is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wholestride.domain.quantities import kg
from wholestride.science.load import (
    MONOTONY_CAP,
    WeekLoad,
    leg_dose_ceiling,
    monotony,
    session_load,
    strain,
    volume_load,
)


def test_a_load_is_rating_times_minutes_for_runs_and_sessions_alike() -> None:
    assert session_load(6, 45) == 270


def test_a_rating_outside_its_scale_is_held_inside() -> None:
    assert session_load(14, 10) == 100
    assert session_load(-1, 10) == 0


def test_seven_equal_days_are_capped_rather_than_divided_by_nothing() -> None:
    assert monotony([200] * 7) == MONOTONY_CAP


def test_an_empty_week_is_not_monotonous() -> None:
    assert monotony([0] * 7) == 0
    assert strain([0] * 7) == 0


@given(st.lists(st.integers(0, 2000), min_size=7, max_size=7))
def test_monotony_stays_between_nothing_and_its_cap(days: list[int]) -> None:
    assert 0 <= monotony(days) <= MONOTONY_CAP


def test_a_hard_and_easy_week_is_less_monotonous_than_an_even_one() -> None:
    even = WeekLoad((300,) * 7, (0,) * 7)
    wave = WeekLoad((0, 600, 0, 600, 0, 100, 800), (0,) * 7)
    assert even.monotonous
    assert not wave.monotonous


def test_strength_and_running_are_summed_by_day() -> None:
    assert WeekLoad((100, 0), (50, 200)).days == (150, 200)


def test_volume_is_the_sum_of_repetitions_times_load() -> None:
    assert volume_load([(5, kg(80)), (3, kg(90))]) == kg(670)


def test_a_leg_dose_may_rise_by_three_tenths_of_the_months_highest() -> None:
    assert leg_dose_ceiling([60, 100, 80]) == 130
    assert leg_dose_ceiling([]) is None


@pytest.mark.parametrize("days", [[5], [0, 5]])
def test_a_short_list_of_days_does_not_break_monotony(days: list[int]) -> None:
    assert monotony(days) > 0
