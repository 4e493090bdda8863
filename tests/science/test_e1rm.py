"""The published equations, their mean and spread, and what is made of a set."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wholestride.domain.quantities import Mass, MassUnit, kg, lb
from wholestride.science.e1rm import (
    FORMULAS,
    PERCENT_TENTHS,
    mean_factor,
    one_rep_max,
    percent_tenths,
    reps_at_percent,
    share_of,
    smoothed,
    spread_percent,
)

AUTHORS = ("Epley", "Brzycki", "Lombardi", "Mayhew", "O'Conner", "Wathan")
TABLE = {
    1: (1.033, 1.000, 1.000, 1.089, 1.025, 1.013, 8.6, 98.5),
    3: (1.100, 1.059, 1.116, 1.140, 1.075, 1.090, 7.4, 92.3),
    5: (1.167, 1.125, 1.175, 1.190, 1.125, 1.166, 5.6, 86.8),
    6: (1.200, 1.161, 1.196, 1.215, 1.150, 1.203, 5.5, 84.2),
    8: (1.267, 1.241, 1.231, 1.263, 1.200, 1.277, 6.2, 79.3),
    10: (1.333, 1.333, 1.259, 1.309, 1.250, 1.347, 7.4, 74.7),
    12: (1.400, 1.440, 1.282, 1.354, 1.300, 1.415, 11.8, 70.5),
    15: (1.500, 1.636, 1.311, 1.417, 1.375, 1.509, 21.9, 64.6),
    20: (1.667, 2.118, 1.349, 1.512, 1.500, 1.645, 45.3, 55.3),
}
loads = st.integers(min_value=1_000, max_value=300_000).map(Mass)
reps_to_failure = st.integers(min_value=2, max_value=10)


@pytest.mark.parametrize("reps", TABLE)
def test_every_equation_gives_the_factors_of_the_published_table(reps: int) -> None:
    found = tuple(round(FORMULAS[author](reps), 3) for author in AUTHORS)
    assert found == TABLE[reps][:6]


@pytest.mark.parametrize("reps", TABLE)
def test_the_spread_of_all_seven_equations_is_that_of_the_table(reps: int) -> None:
    assert round(spread_percent(reps), 1) == TABLE[reps][6]


@pytest.mark.parametrize("reps", TABLE)
def test_the_mean_share_of_the_maximum_is_that_of_the_table(reps: int) -> None:
    assert percent_tenths(reps) / 10 == TABLE[reps][7]


def test_the_whole_number_table_is_the_mean_of_epley_brzycki_and_wathan() -> None:
    computed = tuple(round(1000 / mean_factor(reps)) for reps in range(1, 21))
    assert computed == PERCENT_TENTHS


@pytest.mark.parametrize(("reps", "rir"), [(1, 0), (11, 0), (8, 3), (15, 2)])
def test_nothing_is_estimated_outside_two_to_ten_repetitions(reps: int, rir: int) -> None:
    assert one_rep_max(kg(60), reps, rir) is None


def test_the_spread_kept_with_an_estimate_grows_with_the_repetitions() -> None:
    heavy, light = one_rep_max(kg(90), 4, 1), one_rep_max(kg(70), 8, 2)
    assert heavy is not None
    assert light is not None
    assert (heavy.sd_percent, light.sd_percent) == (5, 8)


@given(loads, reps_to_failure)
def test_a_maximum_is_never_below_the_load_that_was_lifted(load: Mass, reps: int) -> None:
    found = one_rep_max(load, reps)
    assert found is not None
    assert found.mass.grams >= load.grams


@given(loads, reps_to_failure)
def test_the_share_of_an_estimate_never_exceeds_the_set_it_came_from(load: Mass, reps: int) -> None:
    found = one_rep_max(load, reps)
    assert found is not None
    assert share_of(found.mass, percent_tenths(reps)) <= load


def test_a_pound_set_gives_a_pound_maximum() -> None:
    found = one_rep_max(lb(185), 5)
    assert found is not None
    assert found.mass.unit is MassUnit.LB


@given(loads, loads)
def test_an_estimate_rises_by_five_percent_at_most_and_ten_for_a_novice(
    old: Mass, seen: Mass
) -> None:
    assert smoothed(old, seen, novice=False).grams <= old.grams * 105 // 100
    assert smoothed(old, seen, novice=True).grams <= old.grams * 110 // 100


@given(loads, loads)
def test_an_estimate_moves_towards_the_new_one_and_never_past_it(old: Mass, seen: Mass) -> None:
    moved = smoothed(old, seen, novice=True)
    assert min(old, seen) <= moved <= max(old, seen)


def test_more_repetitions_are_a_smaller_share() -> None:
    assert list(PERCENT_TENTHS) == sorted(PERCENT_TENTHS, reverse=True)
    assert [reps_at_percent(each) for each in PERCENT_TENTHS] == list(range(1, 21))
