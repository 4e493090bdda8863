"""Hard sets and minutes: the table, emphases, histories, ages, lighter weeks."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.cast import ANA, BJORN, START
from tests.planning.dose.seasons import CATALOGUE, LIFTER, WEEK, doses, season, sentences
from tests.planning.runs import MARATHONER, a_race, towards, weeks_of_runs
from wholestride.domain.athlete import Athlete, Emphasis, Injury, Level, Policy, Sex
from wholestride.domain.exercise import DOSED_REGIONS, LEG_REGIONS, Component, Region
from wholestride.domain.season import PhaseName, WeekDose
from wholestride.planning.dose.table import read_phase_dose

RUNS = weeks_of_runs(MARATHONER, START, 16)
KEPT = (Component.MOBILITY, Component.FLEXIBILITY, Component.STABILITY)


def a_base_week(athlete: Athlete) -> WeekDose:
    week = doses(athlete, RUNS)[1]
    assert week.phase is PhaseName.BASE
    return week


def extra(emphasis: Emphasis) -> dict[Region, float]:
    """Sets that the emphasis moves in a full week of base."""
    plain, more = (a_base_week(replace(LIFTER, emphasis=chosen)).sets
                   for chosen in (frozenset[Emphasis](), frozenset({emphasis})))  # fmt: skip
    moved = {region: more[region].target - plain[region].target for region in DOSED_REGIONS}
    return {region: number for region, number in moved.items() if number}


def test_a_full_week_is_the_table() -> None:
    row = read_phase_dose(CATALOGUE, PhaseName.BASE, Level.INTERMEDIATE)
    week = a_base_week(LIFTER)
    assert dict(week.sets) == dict(row.sets)
    assert dict(week.minutes) == dict(row.minutes)


def test_recovery_weeks_scale_minimum_target_and_maximum_alike() -> None:
    weeks = doses(LIFTER, RUNS)
    full, light = weeks[1], weeks[3]
    assert light.factor == 0.55
    for region in DOSED_REGIONS:
        for part in ("minimum", "target", "maximum"):
            whole, eased = (getattr(week.sets[region], part) for week in (full, light))
            assert eased == pytest.approx(whole * 0.55, abs=0.01)
    assert light.main.weekly_sets.target == pytest.approx(full.main.weekly_sets.target * 0.55)


def test_recovery_weeks_keep_mobility_flexibility_and_balance() -> None:
    weeks = doses(LIFTER, RUNS)
    assert all(weeks[3].minutes[part] == weeks[1].minutes[part] for part in KEPT)
    assert weeks[3].minutes[Component.CORE].target < weeks[1].minutes[Component.CORE].target


def test_posture_asks_for_more_back_shoulder_blades_and_trunk() -> None:
    assert extra(Emphasis.POSTURE) == {
        Region.BACK: 2, Region.SCAPULA_CUFF: 2, Region.TRUNK_SIDE: 1, Region.LOW_BACK: 1
    }  # fmt: skip


def test_hills_and_poles_ask_for_back_arms_hip_flexors_and_step_downs() -> None:
    assert extra(Emphasis.HILLS_AND_POLES) == {
        Region.BACK: 2, Region.ARMS_GRIP: 3, Region.HIP_FLEXORS: 1, Region.QUADS: 2,
        Region.CHEST: -1,
    }  # fmt: skip


def test_ankles_ask_for_foot_work_and_ten_minutes_of_balance() -> None:
    assert extra(Emphasis.ANKLES) == {Region.SHIN_FOOT: 2}
    ankles = replace(LIFTER, emphasis=frozenset({Emphasis.ANKLES}))
    more, plain = (a_base_week(each).minutes[Component.STABILITY] for each in (ankles, LIFTER))
    assert more.target == plain.target + 10


def test_an_emphasis_never_passes_the_cap() -> None:
    row = read_phase_dose(CATALOGUE, PhaseName.BASE, Level.ADVANCED)
    every = replace(LIFTER, level=Level.ADVANCED, emphasis=frozenset(Emphasis))
    week = a_base_week(every)
    assert all(week.sets[region].target <= row.sets[region].maximum for region in DOSED_REGIONS)


@pytest.mark.parametrize(
    ("past", "region"), [("hamstring", Region.HAMSTRINGS), ("groin", Region.ADDUCTORS)]
)
def test_what_once_hurt_gets_a_set_more(past: str, region: Region) -> None:
    before, after = (
        a_base_week(replace(LIFTER, history=history)).sets[region].target
        for history in (frozenset[str](), frozenset({past}))
    )
    assert after == before + 1


def test_the_minimum_dose_aims_at_the_minimum() -> None:
    for athlete in (
        replace(LIFTER, policy=Policy.MINIMUM_DOSE),
        replace(LIFTER, sessions_per_week=1),
    ):
        week = a_base_week(athlete)
        assert all(dose.target == dose.minimum for dose in week.sets.values())
        assert all(dose.target == dose.minimum for dose in week.minutes.values())


def test_women_get_the_same_dose() -> None:
    man, woman = (doses(replace(LIFTER, sex=sex), RUNS) for sex in (Sex.MALE, Sex.FEMALE))
    assert man == woman


def test_from_sixty_five_on_balance_doubles_as_prehab_and_minutes() -> None:
    older = replace(LIFTER, born=START.year - 66)
    week = a_base_week(older)
    assert week.minutes[Component.STABILITY].target == 30
    assert "POP02" in sentences(week)


def test_nothing_is_asked_of_an_irritable_region() -> None:
    week = doses(BJORN, RUNS)[1]
    assert week.sets[Region.CALVES].target == week.sets[Region.CALVES].minimum == 0
    assert week.sets[Region.SOLEUS].target == 0
    assert week.sets[Region.QUADS].target > 0
    assert "INJ13" in sentences(week)


def test_an_injury_in_the_taper_spares_its_region_too() -> None:
    race = a_race(START + 18 * WEEK - timedelta(days=1))
    sore = Injury(Region.ACHILLES, since=race.day - timedelta(days=15), irritable=True)
    weeks = doses(replace(LIFTER, injuries=(sore,)), towards(race, MARATHONER, START))
    assert weeks[16].phase is PhaseName.TAPER
    assert weeks[16].sets[Region.CALVES].target == 0
    assert weeks[10].sets[Region.CALVES].target > 0


def test_injuries_everywhere_still_give_a_season() -> None:
    everything = tuple(Injury(region, irritable=True) for region in Region)
    weeks, _ = season(replace(ANA, injuries=everything), RUNS)
    assert len(weeks) == 16
    assert all(dose.target == 0 for week in weeks for dose in week.sets.values())


def test_a_leaping_long_run_takes_a_third_of_the_leg_sets() -> None:
    long_run = {10: 130}
    weeks = doses(LIFTER, weeks_of_runs(MARATHONER, START, 16, long_run))
    leaping, usual = weeks[9], weeks[8]
    assert (leaping.leg_factor, usual.leg_factor) == (0.7, 1)
    assert "L09" in sentences(leaping)
    for region in LEG_REGIONS:
        dose = leaping.sets[region]
        assert dose.target == max(dose.minimum, usual.sets[region].target * 0.7)
    assert leaping.sets[Region.CHEST] == usual.sets[Region.CHEST]


def test_without_a_build_before_it_the_taper_keeps_the_tables_figures() -> None:
    race = a_race(START + 3 * WEEK - timedelta(days=1))
    weeks = doses(LIFTER, towards(race, MARATHONER, START))
    row = read_phase_dose(CATALOGUE, PhaseName.TAPER, Level.INTERMEDIATE)
    assert dict(weeks[0].sets) == dict(row.sets)


def test_every_reason_is_a_sentence_and_said_once() -> None:
    athlete = replace(BJORN, emphasis=frozenset(Emphasis), born=START.year - 67)
    for week in doses(athlete, RUNS):
        assert len(set(week.reasons)) == len(week.reasons)
        assert all(not each[0].islower() and each.endswith(".") for each in week.reasons)
