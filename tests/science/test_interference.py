"""The model reproduces the published points of its calibration and the orderings behind it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.planning.runs import a_run
from wholestride.domain.running import Run
from wholestride.science.interference import (
    HORIZON_MINUTES,
    exhaustion_loss,
    interference,
    leg_set_factor,
    losses,
    novelty_after_break,
    novelty_at_bout,
    residual,
    run_leg_fatigue,
)

DAY = date(2026, 11, 24)
HOUR = 60


def percent(dose: int, novelty: int, hours: float) -> float:
    """Predicted loss of pace in percent."""
    return interference(dose, novelty, round(hours * HOUR)) / 1000


def exhaustion_percent(dose: int, novelty: int, hours: float) -> float:
    """Predicted loss of time to exhaustion in percent."""
    return exhaustion_loss(interference(dose, novelty, round(hours * HOUR))) / 1000


@pytest.mark.parametrize(("hours", "published", "spread"), [(1, 2.6, 2.3), (8, 1.6, 2.5)])
def test_trained_runners_pay_what_palmer_and_sleivert_measured(
    hours: float, published: float, spread: float
) -> None:
    assert percent(100, 0, hours) == pytest.approx(published, abs=spread / 4)


def test_a_day_later_trained_runners_pay_next_to_nothing() -> None:
    assert percent(100, 0, 24) < 0.65


def test_six_hours_after_heavy_lifting_a_fifth_of_the_time_to_exhaustion_is_gone() -> None:
    assert exhaustion_percent(100, 30, 6) == pytest.approx(20, abs=3)


def test_six_hours_after_light_lifting_next_to_nothing_is_gone() -> None:
    assert exhaustion_percent(35, 0, 6) < 20 / 3


def test_two_days_after_unaccustomed_jumps_a_run_is_four_percent_slower() -> None:
    assert percent(100, 100, 48) == pytest.approx(4.0, abs=0.5)


def test_two_days_after_an_unaccustomed_descent_running_costs_five_percent_more() -> None:
    eccentric = 125
    assert percent(eccentric, 100, 48) == pytest.approx(5.2, abs=0.6)


@pytest.mark.parametrize("hours", [24, 48])
def test_the_third_bout_still_costs_an_eighth_to_a_fifth_of_the_time_to_exhaustion(
    hours: float,
) -> None:
    one_spread = 5
    predicted = exhaustion_percent(100, 50, hours)
    assert 12 - one_spread <= predicted <= 20 + one_spread


@pytest.mark.parametrize("hours", [1, 6, 8, 20, 24, 48, 72])
def test_published_orderings_hold(hours: float) -> None:
    failure, reserve = percent(145, 30, hours), percent(100, 30, hours)
    legs, upper = percent(100, 30, hours), percent(15, 30, hours)
    assert failure > reserve
    assert legs > upper
    assert percent(100, novelty_at_bout(0), hours) > percent(100, novelty_at_bout(2), hours)


def test_lifting_before_another_run_costs_more_than_running_first() -> None:
    run_first = losses(100, 30, [20 * HOUR])[-1]
    lift_first = losses(100, 30, [6 * HOUR, 26 * HOUR])[-1]
    alone = interference(100, 30, 26 * HOUR)
    assert lift_first == pytest.approx(1.5 * alone, abs=1)
    assert lift_first > run_first


def test_a_run_after_twelve_hours_does_not_make_it_worse() -> None:
    assert losses(100, 30, [13 * HOUR, 26 * HOUR])[1] == interference(100, 30, 26 * HOUR)


@given(st.integers(0, HORIZON_MINUTES), st.integers(0, 100))
def test_the_integer_tables_follow_the_equation(minutes: int, novelty: int) -> None:
    hours = round(minutes / 15) / 4
    quick = 2.57 * exp(-hours / 15.4)
    late = 4.21 * (hours / 36.2) * exp(1 - hours / 36.2)
    here = residual(minutes, novelty) / 1_000_000
    assert here == pytest.approx(quick + novelty / 100 * late, abs=0.03)


@given(st.integers(0, HORIZON_MINUTES), st.integers(0, 100), st.integers(0, 100))
def test_more_dose_never_costs_less(minutes: int, novelty: int, dose: int) -> None:
    assert interference(dose, novelty, minutes) <= interference(dose + 5, novelty, minutes)


def test_nothing_is_left_after_a_week() -> None:
    assert interference(100, 100, HORIZON_MINUTES + 1) == 0


def test_the_tables_are_the_same_on_every_machine() -> None:
    figures = [interference(100, 30, hours * HOUR) for hours in (1, 6, 13, 24, 36, 48, 72, 96)]
    assert figures == [2501, 2223, 1966, 1714, 1511, 1323, 958, 647]


def test_the_repeated_bout_protects_and_a_break_takes_it_back() -> None:
    assert [novelty_at_bout(bouts) for bouts in range(5)] == [100, 90, 50, 30, 10]
    assert novelty_after_break(10, 13) == 10
    assert novelty_after_break(30, 15) == 50
    assert novelty_after_break(30, 30) == 100


def lifting(hours_after: float, run: Run) -> datetime:
    """The start of a session so many hours after a run."""
    return run.end + timedelta(hours=hours_after)


def test_four_hours_after_intervals_a_quarter_of_the_leg_sets_goes() -> None:
    intervals = a_run(DAY, "intervals", 60)
    assert leg_set_factor([intervals], lifting(4, intervals)) == (75, intervals)


def test_a_day_after_intervals_all_leg_sets_stay() -> None:
    intervals = a_run(DAY, "intervals", 60)
    assert leg_set_factor([intervals], lifting(20, intervals)) == (100, None)


def test_a_run_that_comes_later_takes_no_sets() -> None:
    intervals = a_run(DAY, "intervals", 60)
    assert leg_set_factor([intervals], datetime.combine(DAY, time(6))) == (100, None)


def test_a_longer_long_run_leaves_more_tired_legs() -> None:
    left = [run_leg_fatigue(a_run(DAY, "long", minutes)) for minutes in (60, 90, 120, 150, 200)]
    assert left == [30, 40, 50, 60, 60]


def test_cross_training_takes_no_leg_sets() -> None:
    assert run_leg_fatigue(a_run(DAY, "cross", 60)) == 0


def test_the_weightiest_run_is_named_and_no_more_than_sixty_percent_goes() -> None:
    long = a_run(DAY, "long", 150, hour=8)
    easy = a_run(DAY, "easy", 40, hour=13)
    factor, worst = leg_set_factor([easy, long], easy.end)
    assert factor == 40
    assert worst == long
