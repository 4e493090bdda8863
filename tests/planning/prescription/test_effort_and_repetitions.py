"""How many repetitions and how hard: phase, week, kind, care and age."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cast import ANA, BJORN, CHIDI, CHIDIS_GYM
from tests.planning.prescription.scenes import (
    BASE,
    BASE_MAIN,
    CATALOGUE,
    FIRST,
    HOME,
    RECOVERY,
    band,
    context,
    knows,
    line,
    prescribed,
    working,
)
from wholestride.domain.athlete import Emphasis, Readiness
from wholestride.domain.quantities import kg
from wholestride.domain.season import PhaseName, Range, SessionKind
from wholestride.planning.composition.nouns import Role
from wholestride.planning.prescription import PrescriptionContext
from wholestride.planning.prescription.repetitions import fitted_to_band
from wholestride.science.e1rm import percent_tenths

SQUAT = line("squat_bb")
ROW = line("row_cable", Role.UPPER)
reserves = st.sampled_from([Range(2, 3), Range(3, 3), Range(3, 4), Range(4, 5)])
lows = st.integers(min_value=50, max_value=88)
ranges = st.tuples(st.integers(3, 12), st.integers(0, 3)).map(
    lambda pair: Range(pair[0], pair[0] + pair[1])
)


def test_repetitions_fall_and_the_share_rises_through_a_phase() -> None:
    climb = [(80, 82), (81, 83), (83, 85), (85, 87)]
    done = [
        working(SQUAT, around=context(band(*each), estimates={"squat_bb": knows(kg(100))}))
        for each in climb
    ]
    highs = [each.amount.high for each in done]
    loads = [each.load or kg(0) for each in done]
    assert highs == sorted(highs, reverse=True)
    assert highs[0] > highs[-1]
    assert loads == sorted(loads)
    assert loads[0] < loads[-1]
    assert all(each.rir == Range(2, 3) for each in done)


@given(ranges, reserves, lows, st.integers(1, 3))
def test_a_higher_band_never_asks_for_more_repetitions(
    reps: Range, rir: Range, low: int, more: int
) -> None:
    lower = fitted_to_band(reps, rir, Range(low, low + 2))
    higher = fitted_to_band(reps, rir, Range(low + more, low + more + 2))
    assert higher.high <= lower.high


@given(ranges, reserves, lows)
def test_repetitions_stay_inside_the_phases_range(reps: Range, rir: Range, low: int) -> None:
    aim = fitted_to_band(reps, rir, Range(low, low + 2))
    assert reps.low <= aim.low <= aim.high <= reps.high


@given(reserves, lows)
def test_below_the_band_repetitions_are_cut_and_never_the_reserve(rir: Range, low: int) -> None:
    aim = fitted_to_band(Range(1, 12), rir, Range(low, low + 2))
    assert percent_tenths(aim.high + rir.low) >= low * 10 - 10 or aim.high == 1


def test_a_recovery_week_keeps_more_in_reserve() -> None:
    full, recovery = (working(SQUAT, around=context(week)) for week in (BASE, RECOVERY))
    assert full.rir is not None
    assert recovery.rir is not None
    assert recovery.rir.low > full.rir.low
    assert recovery.amount.high <= full.amount.high
    assert "recovery week" in recovery.why


def test_a_recovery_week_takes_a_repetition_from_assistance_too() -> None:
    full, recovery = (working(ROW, around=context(week)) for week in (BASE, RECOVERY))
    assert (str(full.amount), str(recovery.amount)) == ("6-10", "5-9")


def test_the_first_week_of_more_leaves_four_in_reserve() -> None:
    for each in (SQUAT, ROW, line("side_plank", Role.CORE)):
        rir = working(each, around=context(FIRST)).rir
        assert rir is not None
        assert rir.low >= 4


@pytest.mark.parametrize(
    "kind", [SessionKind.STABILITY, SessionKind.ACTIVATION, SessionKind.FULL_LIGHT]
)
def test_light_kinds_leave_four_in_reserve(kind: SessionKind) -> None:
    rir = working(line("split_squat", Role.ONE_LEG), kind=kind).rir
    assert rir is not None
    assert rir.low >= 4


def test_adaptation_keeps_its_own_reserve_in_light_sessions() -> None:
    learning = replace(BASE, phase=PhaseName.ADAPTATION, assistance_rir=Range(3, 4))
    rir = working(ROW, around=context(learning), kind=SessionKind.FULL_LIGHT).rir
    assert rir == Range(3, 4)


@pytest.mark.parametrize(
    "careful",
    [
        context(moderate_only=True),
        context(athlete=replace(BJORN, pregnant=True)),
        context(athlete=replace(BJORN, readiness=Readiness(high_blood_pressure=True))),
    ],
)
def test_where_care_is_due_effort_stays_moderate(careful: PrescriptionContext) -> None:
    around = replace(careful, estimates={"squat_bb": knows(kg(100))})
    squat = working(SQUAT, around=around)
    assert squat.rir is not None
    assert squat.rir.low >= 3
    assert squat.amount.low >= 8
    assert squat.load is not None
    assert squat.load <= kg(75)


def test_with_high_blood_pressure_nobody_holds_the_breath() -> None:
    athlete = replace(BJORN, readiness=Readiness(high_blood_pressure=True))
    around = context(athlete=athlete, estimates={"squat_bb": knows(kg(100))})
    assert "never hold your breath" in working(SQUAT, around=around).why
    assert "never hold" not in working(SQUAT, around=replace(around, athlete=BJORN)).why


def test_under_eighteen_there_are_six_repetitions_or_more() -> None:
    young = replace(BJORN, born=2011)
    week = replace(BASE, main=replace(BASE_MAIN, percent_1rm=None, reps=Range(3, 5)))
    assert working(SQUAT, around=context(week, athlete=young)).amount.low >= 6
    assert working(SQUAT, around=context(week, athlete=BJORN)).amount.low < 6


def test_body_mass_changes_nothing() -> None:
    around = context(estimates={"squat_bb": knows(kg(95))})
    heavier = replace(around, athlete=replace(BJORN, body_mass=kg(100)))
    assert prescribed(SQUAT, ROW, around=around) == prescribed(SQUAT, ROW, around=heavier)


def test_without_a_load_repetitions_go_up_before_anything_else() -> None:
    squat = working(line("squat_bw"), around=context(athlete=ANA, place=HOME))
    assert str(squat.amount) == "6-15"
    assert squat.rir == Range(2, 3)
    assert squat.load is None


def test_hard_body_weight_exercises_stay_short() -> None:
    pull_up = working(line("pull_up", Role.UPPER))
    assert pull_up.amount.high <= 8


def test_small_muscles_without_a_load_take_long_sets() -> None:
    for name in ("toe_yoga", "side_lying_leg_raise"):
        assert str(working(line(name, Role.CALF), around=context(place=HOME)).amount) == "10-15"


def test_no_set_of_a_slow_exercise_drags_on() -> None:
    get_up = working(line("turkish_get_up", Role.CORE))
    seconds = CATALOGUE.exercises["turkish_get_up"].seconds_per_rep
    assert 1 <= get_up.amount.low <= get_up.amount.high
    assert get_up.amount.high * seconds <= 75


def test_poles_ask_for_long_sets_of_pulls() -> None:
    pull = line("lat_pulldown", Role.UPPER)
    poles = working(pull, around=context(athlete=CHIDI, place=CHIDIS_GYM))
    without = replace(CHIDI, emphasis=frozenset[Emphasis]())
    plain = working(pull, around=context(athlete=without, place=CHIDIS_GYM))
    assert str(poles.amount) == "10-15"
    assert str(plain.amount) == "6-10"


def test_core_work_follows_the_words_of_the_dose_table() -> None:
    plank = working(line("plank", Role.CORE))
    press = working(line("pallof_press", Role.CORE))
    assert (str(plank.amount), str(press.amount)) == ("30-45", "8-10")
    new = replace(BASE, core_prescription="2 x 15-25 s / 6-8 reps per side")
    assert str(working(line("plank", Role.CORE), around=context(new)).amount) == "15-25"


def test_alternating_exercises_count_both_sides_together() -> None:
    lunge = working(line("walking_lunge", Role.ONE_LEG))
    assert (str(lunge.amount), lunge.per_side) == ("12-20", False)
    split = working(line("split_squat", Role.ONE_LEG))
    assert (str(split.amount), split.per_side) == ("6-10", True)


def test_warm_ups_balance_and_stretches_aim_at_no_effort() -> None:
    practised = prescribed(
        line("leg_swing_front", Role.WARM_UP),
        line("single_leg_stance", Role.BALANCE),
        line("calf_stretch", Role.COOL_DOWN),
    )
    assert [each.rir for each in practised] == [None, None, None]
    assert [each.adjust for each in practised] == [(), (), ()]
    assert str(practised[1].amount) == "20-40"


def test_the_level_decides_how_far_to_carry() -> None:
    carry = line("farmer_carry", Role.CORE)
    far = working(carry)
    near = working(carry, around=context(athlete=replace(BJORN, level=ANA.level)))
    assert near.amount.high < far.amount.high


def test_a_written_line_keeps_its_amount_and_rest() -> None:
    written = line("push_up", Role.UPPER, amount=8, rest_seconds=45)
    push_up = working(written)
    assert (str(push_up.amount), push_up.rest_seconds) == ("8", 45)


def test_a_written_stretch_has_no_effort_and_no_load() -> None:
    stretch = working(line("calf_stretch", Role.COOL_DOWN, amount=30))
    assert (str(stretch.amount), stretch.rir, stretch.load) == ("30", None, None)


def test_main_lifts_rest_long_and_one_leg_lifts_less() -> None:
    assert working(SQUAT).rest_seconds == 180
    assert working(line("split_squat")).rest_seconds == 120
    assert working(ROW).rest_seconds == 60
