"""Where loads come from, and that none is invented or rounded up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cast import BJORN, BJORNS_GYM, BJORNS_HOME, DORA, DORAS_GYM
from tests.planning.prescription.scenes import (
    BASE,
    DAY,
    FIRST,
    RECOVERY,
    band,
    context,
    knows,
    line,
    prescribed,
    working,
)
from wholestride.domain.athlete import TrainingPlace
from wholestride.domain.exercise import Equipment
from wholestride.domain.quantities import Mass, MassUnit, kg, lb
from wholestride.domain.season import SessionKind
from wholestride.planning.composition.nouns import Role
from wholestride.planning.prescription import Estimate

SQUAT = line("squat_bb")
maxima = st.integers(min_value=30_000, max_value=250_000).map(Mass)
bands = st.integers(min_value=50, max_value=88).map(lambda low: (low, low + 2))


def test_a_known_maximum_gives_a_load_that_the_plates_can_make() -> None:
    squat = working(SQUAT, around=context(estimates={"squat_bb": knows(kg(95))}))
    assert squat.load == kg(75)
    assert "79 % of your maximum, about 95 kg lifted on 10 Oct 2026" in squat.why


def test_the_share_of_the_maximum_is_shown_only_where_it_is_known() -> None:
    known = working(SQUAT, around=context(estimates={"squat_bb": knows(kg(95))}))
    assert known.percent_1rm is not None
    assert working(SQUAT).percent_1rm is None


def test_an_unknown_load_is_found_by_feel_and_never_invented() -> None:
    squat = working(SQUAT)
    assert squat.load is None
    assert "not known yet" in squat.why
    assert squat.rir is not None


def test_a_maximum_that_is_too_unsure_sizes_no_load() -> None:
    unsure = {"squat_bb": knows(kg(95), sd=15)}
    assert working(SQUAT, around=context(estimates=unsure)).load is None


@given(maxima, bands)
def test_a_load_is_never_above_the_weeks_share_of_the_maximum(
    maximum: Mass, percent: tuple[int, int]
) -> None:
    around = context(band(*percent), estimates={"squat_bb": knows(maximum)})
    load = working(SQUAT, around=around).load
    if load is not None:
        assert load.grams * 100 <= maximum.grams * percent[1]


@given(maxima)
def test_a_first_week_and_a_recovery_week_are_never_heavier_than_a_full_one(
    maximum: Mass,
) -> None:
    estimates = {"squat_bb": knows(maximum)}
    full, recovery, first = (
        working(SQUAT, around=context(week, estimates=estimates)).load or kg(0)
        for week in (BASE, RECOVERY, FIRST)
    )
    assert first <= recovery <= full


def test_a_recovery_week_keeps_the_load_within_a_step() -> None:
    estimates = {"squat_bb": knows(kg(95))}
    full = working(SQUAT, around=context(BASE, estimates=estimates)).load
    recovery = working(SQUAT, around=context(RECOVERY, estimates=estimates)).load
    assert full is not None
    assert recovery is not None
    assert full.grams - recovery.grams <= 2_500


def test_an_absence_lightens_the_load_and_says_so() -> None:
    estimates = {"squat_bb": knows(kg(95))}
    back = replace(BASE, load_percent=85)
    squat = working(SQUAT, around=context(back, estimates=estimates))
    assert squat.load == kg(62.5)
    assert "15 % less after the time without lifting" in squat.why


def test_a_pound_lifter_with_pound_plates_gets_pounds() -> None:
    around = context(athlete=DORA, place=DORAS_GYM, estimates={"squat_bb": knows(lb(205))}, day=DAY)
    load = working(SQUAT, around=around).load
    assert load is not None
    assert load.unit is MassUnit.LB
    assert round(load.lb, 2) % 5 == 0


def test_the_unit_decides_the_steps_that_are_assumed() -> None:
    bare = TrainingPlace("gym", frozenset({Equipment.CABLE}))
    estimates = {"row_cable": Estimate(None, working=kg(43), working_reps=12)}
    row = line("row_cable", Role.UPPER)
    metric = working(row, around=context(place=bare, estimates=estimates))
    pounds = working(
        row,
        around=context(athlete=replace(BJORN, unit=MassUnit.LB), place=bare, estimates=estimates),
    )
    assert metric.load == kg(40)
    assert pounds.load == lb(90)
    assert "assumed" in metric.why


def test_coarser_plates_give_a_lighter_load() -> None:
    coarse = replace(BJORNS_GYM, plates=(kg(10), kg(20)))
    around = context(place=coarse, estimates={"squat_bb": knows(kg(95))})
    assert working(SQUAT, around=around).load == kg(60)


def test_dumbbells_are_chosen_from_those_that_are_there() -> None:
    estimates = {"goblet_squat": knows(kg(30))}
    squat = line("goblet_squat")
    many = replace(BJORNS_GYM, kettlebells=(), dumbbells=(kg(22), kg(24), kg(26)))
    few = replace(BJORNS_GYM, kettlebells=(), dumbbells=(kg(10), kg(20)))
    assert working(squat, around=context(place=many, estimates=estimates)).load == kg(24)
    assert working(squat, around=context(place=few, estimates=estimates)).load == kg(20)


def test_lighter_than_the_lightest_is_said_and_not_rounded_up() -> None:
    squat = working(SQUAT, around=context(estimates={"squat_bb": knows(kg(22))}))
    assert squat.load is None
    assert "The lightest here is 20 kg" in squat.why


def test_bands_help_and_body_weight_have_no_number() -> None:
    around = context(place=BJORNS_HOME, estimates={"band_row": knows(kg(40))})
    assert working(line("band_row", Role.UPPER), around=around).load is None
    assert "band that leaves" in working(line("band_row", Role.UPPER), around=around).why
    assert "help" in working(line("pull_up_assisted", Role.UPPER)).why
    assert working(line("push_up", Role.UPPER)).load is None


def test_the_last_working_load_goes_on_where_no_maximum_is_known() -> None:
    last = Estimate(None, working=kg(50), working_reps=12, source="your sets on 20 Nov 2026")
    row = working(line("row_cable", Role.UPPER), around=context(estimates={"row_cable": last}))
    assert row.load == kg(50)
    assert row.percent_1rm is None
    assert "your sets on 20 Nov 2026" in row.why


def test_other_repetitions_change_the_working_load_within_bounds() -> None:
    last = Estimate(None, working=kg(50), working_reps=20)
    row = working(line("row_cable", Role.UPPER), around=context(estimates={"row_cable": last}))
    assert row.load is not None
    assert row.load.grams <= 52_500


def test_a_load_on_top_of_the_body_is_kept_for_like_repetitions_and_found_anew_for_others() -> None:
    split = line("split_squat", Role.ONE_LEG)
    like, other = (
        {"split_squat": Estimate(kg(30), working=kg(16), working_reps=reps)} for reps in (12, 20)
    )
    assert working(split, around=context(estimates=like)).load == kg(16)
    assert working(split, around=context(estimates=other)).load is None
    assert working(split, around=context(estimates=like)).percent_1rm is None


@pytest.mark.parametrize("offset", [0, 14])
def test_a_ceiling_after_pain_comes_before_any_maximum(offset: int) -> None:
    pained = replace(
        knows(kg(95)),
        ceiling=kg(60),
        ceiling_until=DAY + timedelta(days=offset),
        ceiling_reason="Pain 4 of 10: lighter, or an easier exercise.",
    )
    squat = working(SQUAT, around=context(estimates={"squat_bb": pained}))
    assert squat.load == kg(60)
    assert "Pain 4 of 10" in squat.why


def test_an_old_ceiling_no_longer_holds() -> None:
    healed = replace(knows(kg(95)), ceiling=kg(60), ceiling_until=date(2026, 11, 1))
    assert working(SQUAT, around=context(estimates={"squat_bb": healed})).load == kg(75)


def test_power_work_is_light_and_rises_through_the_block() -> None:
    week = replace(BASE, explosive="3 x 4-6 at 30-60 %")
    estimates = {"squat_bb": knows(kg(100))}
    loads = [
        working(
            SQUAT,
            around=context(week, estimates=estimates, week_in_block=index),
            kind=SessionKind.POWER,
        ).load
        for index in range(4)
    ]
    assert loads == [kg(30), kg(40), kg(50), kg(60)]


def test_a_primer_is_three_repetitions_at_four_fifths() -> None:
    around = context(estimates={"squat_bb": knows(kg(100))})
    squat = working(SQUAT, around=around, kind=SessionKind.PRIMER)
    assert (str(squat.amount), squat.load) == ("3", kg(80))


def test_warm_up_sets_lead_up_to_a_loaded_main_lift() -> None:
    around = context(estimates={"squat_bb": knows(kg(125))})
    *warm_up, squat = prescribed(SQUAT, around=around)
    assert squat.load == kg(100)
    assert [(str(each.amount), each.load, each.sets) for each in warm_up] == [
        ("8", kg(40), 1),
        ("4", kg(60), 1),
        ("2", kg(80), 1),
    ]
    assert all(each.warm_up and each.rir is None for each in warm_up)


def test_warm_up_sets_with_the_empty_bar_are_done_once() -> None:
    warm_up = [
        each.load
        for each in prescribed(SQUAT, around=context(estimates={"squat_bb": knows(kg(38))}))
        if each.warm_up
    ]
    assert warm_up == [kg(20), kg(22.5)]


def test_an_unknown_main_lift_is_warmed_up_by_feel() -> None:
    warm_up = [each for each in prescribed(SQUAT) if each.warm_up]
    assert len(warm_up) == 3
    assert all(each.load is None and "by feel" in each.why for each in warm_up)


def test_nothing_but_a_main_lift_has_warm_up_sets() -> None:
    lines = (line("row_cable", Role.UPPER), line("split_squat", Role.ONE_LEG))
    assert not [each for each in prescribed(*lines) if each.warm_up]
