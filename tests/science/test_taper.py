"""The taper, and the advisory curves in closed form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wholestride.science.taper import (
    BANISTER,
    CHART,
    Curves,
    days_of_most_gain,
    days_without_gain,
    form,
    taper_sets_percent,
)


@given(st.integers(0, 40), st.integers(1, 30))
def test_inside_a_taper_two_to_three_fifths_of_the_sets_stay(day: int, length: int) -> None:
    share = taper_sets_percent(day, length)
    assert share == 100 if day > min(length, 21) else 40 <= share <= 60


@given(st.integers(1, 21))
def test_sets_only_fall_towards_the_race(length: int) -> None:
    shares = [taper_sets_percent(day, length) for day in range(length + 1, -1, -1)]
    assert shares == sorted(shares, reverse=True)


@pytest.mark.parametrize(
    ("curves", "without", "most"),
    [(BANISTER, 9.8, 31.1), (CHART, 5.8, 20.9), (Curves(45, 15), 15.6, 40.3)],
)
def test_the_closed_forms_give_the_published_days(
    curves: Curves, without: float, most: float
) -> None:
    assert round(days_without_gain(curves), 1) == without
    assert round(days_of_most_gain(curves), 1) == most


def test_the_closed_forms_agree_with_the_curves_day_by_day() -> None:
    effect = {day: form([100, *[0] * (day - 1)], BANISTER) for day in range(1, 80)}
    assert max(effect, key=effect.__getitem__) == round(days_of_most_gain(BANISTER))
    assert min(day for day, gain in effect.items() if gain > 0) == 10
