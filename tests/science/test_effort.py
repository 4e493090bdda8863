"""Effort and what an effort off its target changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wholestride.domain.season import Range
from wholestride.science.effort import (
    is_number,
    likely_reserve,
    load_change_percent,
    off_target,
    rir,
    rpe,
)


@pytest.mark.parametrize("reserve", range(11))
def test_rating_and_reserve_are_each_others_mirror(reserve: int) -> None:
    assert rir(rpe(reserve)) == reserve


def test_a_reserve_above_five_is_no_number() -> None:
    assert [is_number(each) for each in (0, 5, 6, None)] == [True, True, False, False]


def test_a_report_is_about_one_repetition_too_low() -> None:
    assert likely_reserve(2).mean == pytest.approx(2.95)
    assert likely_reserve(2).sd == 1.5


def test_saying_nine_in_reserve_counts_no_more_than_saying_five() -> None:
    assert off_target(9, Range(2, 3)) == off_target(5, Range(2, 3)) == 2


def test_inside_its_range_an_effort_is_on_target() -> None:
    assert [off_target(each, Range(2, 3)) for each in (2, 3)] == [0, 0]


@given(st.integers(-10, 10))
def test_a_load_changes_by_four_percent_a_point_and_ten_at_most(points: int) -> None:
    change = load_change_percent(points)
    assert -10 <= change <= 10
    assert change == 4 * points or abs(change) == 10
