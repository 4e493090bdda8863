"""Self-tests: norms, noise, and left against right."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wholestride.domain.athlete import Sex, Side
from wholestride.science.norms import (
    HEEL_RAISE,
    HOP,
    KNEE_TO_WALL,
    PLANK,
    SELF_TESTS,
    SIDE_PLANK,
    Y_BALANCE,
    SelfTestFacts,
    SideAction,
    asymmetry,
    heel_raise_median,
    is_low,
    retest_due,
    self_test,
)

results = st.floats(min_value=0, max_value=200)


@pytest.mark.shared
def test_the_heel_raise_medians_are_those_of_the_collected_norms(shared_data: Path) -> None:
    with (shared_data / "exercises" / "norms_selftests.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["test"] == "single-leg heel raise"]
    medians = {(r["sex"], r["age"]): int(r["value"]) for r in rows if r["sex"] in ("M", "F")}
    assert medians
    for (sex, ages), value in medians.items():
        who = Sex.MALE if sex == "M" else Sex.FEMALE
        assert heel_raise_median(int(ages[:2]), who) == value


def test_heel_raise_medians_fall_with_every_decade() -> None:
    for sex in Sex:
        medians = [heel_raise_median(age, sex) for age in range(20, 80, 10)]
        assert medians == sorted(medians, reverse=True)


def test_outside_the_measured_ages_the_nearest_decade_speaks() -> None:
    assert heel_raise_median(16, Sex.FEMALE) == heel_raise_median(25, Sex.FEMALE)
    assert heel_raise_median(85, Sex.MALE) == heel_raise_median(75, Sex.MALE)


def test_a_gap_of_six_heel_raises_is_noise_and_of_seven_is_not() -> None:
    assert asymmetry(27, 21, HEEL_RAISE).action is SideAction.IGNORE
    assert asymmetry(27, 20, HEEL_RAISE).action is SideAction.ONE_SIDED_BLOCK


def test_between_ten_and_fifteen_percent_the_weaker_side_comes_first() -> None:
    verdict = asymmetry(200, 174, HOP)
    assert verdict.action is SideAction.WEAKER_FIRST
    assert verdict.weaker is Side.RIGHT


def test_under_ten_percent_a_hop_gap_is_ignored() -> None:
    verdict = asymmetry(100, 91, HOP)
    assert verdict.action is SideAction.IGNORE
    assert verdict.weaker is None


def test_a_side_plank_gap_needs_fifteen_percent() -> None:
    assert asymmetry(60, 53, SIDE_PLANK).action is SideAction.IGNORE
    assert asymmetry(60, 45, SIDE_PLANK).action is SideAction.ONE_SIDED_BLOCK


@pytest.mark.parametrize(
    ("test", "noise", "counts"), [(Y_BALANCE, 4.0, 4.5), (KNEE_TO_WALL, 1.9, 2.0)]
)
def test_reaches_are_compared_in_centimetres(
    test: SelfTestFacts, noise: float, counts: float
) -> None:
    assert asymmetry(60 + noise, 60, test).action is SideAction.IGNORE
    assert asymmetry(60 + counts, 60, test).action is SideAction.WEAKER_FIRST


@given(results, results, st.sampled_from(sorted(SELF_TESTS)))
def test_left_and_right_are_treated_alike(left: float, right: float, name: str) -> None:
    one, other = asymmetry(left, right, SELF_TESTS[name]), asymmetry(right, left, SELF_TESTS[name])
    assert one.action is other.action
    mirrored = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT, None: None}
    assert other.weaker is (mirrored[one.weaker] if one.weaker else None)


@given(results, st.sampled_from(sorted(SELF_TESTS)))
def test_equal_sides_never_change_anything(result: float, name: str) -> None:
    assert asymmetry(result, result, SELF_TESTS[name]).action is SideAction.IGNORE


def test_tests_are_found_by_other_names_and_unknown_ones_are_not() -> None:
    assert self_test("Side_bridge") is SIDE_PLANK
    assert self_test("single-leg heel raise") is HEEL_RAISE
    assert self_test("handstand") is None


def test_low_results_are_those_beyond_the_error_of_their_test() -> None:
    assert is_low(SIDE_PLANK, 29, None, None)
    assert not is_low(SIDE_PLANK, 30, None, None)
    assert is_low(KNEE_TO_WALL, 8, None, None)
    assert not is_low(PLANK, 20, None, None)
    assert not is_low(HEEL_RAISE, 5, None, None)


def test_a_retest_is_due_after_six_weeks_rested_and_never_in_race_week() -> None:
    assert retest_due(42, race_week=False, hours_since_hard_run=48)
    assert not retest_due(41, race_week=False, hours_since_hard_run=48)
    assert not retest_due(60, race_week=True, hours_since_hard_run=48)
    assert not retest_due(60, race_week=False, hours_since_hard_run=47)
