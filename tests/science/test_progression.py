"""How loads go on, and what a gap costs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wholestride.science.progression import (
    FIRST_WEEK_PERCENT,
    DoneSet,
    absence_effect,
    adapted,
    double_progression_met,
    share_of_sets,
    step_bounds,
    two_for_two_met,
)


def test_legs_may_rise_by_ten_percent_and_arms_by_five() -> None:
    assert step_bounds(lower_body=True).high_tenths == 100
    assert step_bounds(lower_body=False).high_tenths == 50


def test_double_progression_asks_for_every_set_at_the_top_with_the_reserve() -> None:
    at_top = [DoneSet(8, 2), DoneSet(8, 2), DoneSet(8, 2)]
    assert double_progression_met(at_top, top=8, target_rir=2)
    assert not double_progression_met([*at_top, DoneSet(7, 2)], top=8, target_rir=2)
    assert not double_progression_met([*at_top, DoneSet(8, 1)], top=8, target_rir=2)


def test_a_set_without_a_reported_reserve_proves_nothing() -> None:
    assert not double_progression_met([DoneSet(8, None)], top=8, target_rir=2)
    assert not double_progression_met([], top=8, target_rir=2)


def test_two_for_two_needs_two_repetitions_over_in_two_sessions() -> None:
    over, at_top = [DoneSet(8), DoneSet(10)], [DoneSet(8), DoneSet(8)]
    assert two_for_two_met(over, over, top=8)
    assert not two_for_two_met(over, at_top, top=8)
    assert not two_for_two_met(over, [], top=8)


@pytest.mark.parametrize(
    ("days", "change"), [(0, 0), (7, 0), (8, -5), (14, -10), (15, -10), (28, -20)]
)
def test_the_longer_the_gap_the_lighter_the_return(days: int, change: int) -> None:
    assert absence_effect(days).load_percent == change


@given(st.integers(0, 120), st.integers(0, 120))
def test_a_longer_gap_is_never_followed_by_more(one: int, other: int) -> None:
    shorter, longer = absence_effect(min(one, other)), absence_effect(max(one, other))
    light = -100
    assert (longer.load_percent or 0) <= (shorter.load_percent or 0) or longer.load_percent is None
    assert longer.novelty_hundredths >= shorter.novelty_hundredths
    assert longer.adaptation_weeks >= shorter.adaptation_weeks
    assert (shorter.load_percent if shorter.load_percent is not None else light) >= (
        longer.load_percent if longer.load_percent is not None else light
    )


def test_after_a_month_adaptation_returns_and_after_two_months_all_of_it() -> None:
    assert absence_effect(29).adaptation_weeks == 2
    assert absence_effect(56).adaptation_weeks == 2
    assert absence_effect(57).adaptation_weeks == 4


@given(st.integers(1, 12), st.integers(1, 100))
def test_a_share_of_some_sets_is_at_least_one_and_never_more(sets: int, percent: int) -> None:
    assert 1 <= share_of_sets(sets, percent) <= sets


def test_the_first_week_of_more_holds_three_fifths_of_the_sets() -> None:
    assert [share_of_sets(sets, FIRST_WEEK_PERCENT) for sets in (5, 10)] == [3, 6]


def test_adapted_means_six_weeks_and_ten_sessions() -> None:
    assert adapted(6, 10)
    assert not adapted(5, 12)
    assert not adapted(8, 9)
