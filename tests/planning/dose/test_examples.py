"""The three athletes of the dose check, reproduced in shape; differences are named here.

Example 1 (marathon, 18 weeks). Percentages follow the table's bands, so that single weeks differ
by one or two points; peak contacts stay at the table's target of 60; the taper weeks ask for
60 falling to 40 % of the last full week's sets.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.cast import ANA, CHIDI, START
from tests.planning.dose.seasons import LIFTER, doses, heavy, kinds, season, sentences
from tests.planning.runs import (
    MARATHONER,
    MOUNTAIN_RUNNER,
    TWO_EASY_RUNS,
    a_race,
    towards,
    weeks_of_runs,
)
from wholestride.domain.athlete import Athlete, Level
from wholestride.domain.exercise import Region
from wholestride.domain.running import RaceDistance
from wholestride.domain.season import PhaseName, Range, SessionKind, WeekDose

RACE_DAY = START + timedelta(weeks=18, days=-1)
MARATHON = towards(a_race(RACE_DAY), MARATHONER, START, recovers=(4, 8, 12))
MARATHONER_WHO_LIFTS = Athlete(level=Level.INTERMEDIATE)


@pytest.fixture(scope="module")
def marathon() -> list[WeekDose]:
    return doses(MARATHONER_WHO_LIFTS, MARATHON)


def lows(weeks: list[WeekDose]) -> list[int]:
    return [each.main.percent_1rm.low for each in weeks if each.main.percent_1rm is not None]


def test_the_marathoners_sessions_follow_the_example_week_by_week(marathon: list[WeekDose]) -> None:
    assert [kinds(each) for each in marathon] == [
        "1 full-light + 1 upper-core",
        "2 full",
        "2 full",
        "2 full-light",
        "2 full",
        "1 full + 1 power",
        "2 full",
        "2 full-light",
        "1 full + 1 power",
        "2 full",
        "1 full + 1 power",
        "2 full-light",
        "1 maintenance + 1 upper-core",
        "1 maintenance + 1 upper-core",
        "1 maintenance + 1 upper-core",
        "1 maintenance + 1 upper-core",
        "1 maintenance + 1 upper-core",
        "1 activation",
        "1 activation",
        "1 activation",
    ]


def test_the_marathoners_phases_and_recovery_weeks(marathon: list[WeekDose]) -> None:
    names = [each.phase for each in marathon]
    assert names == [
        *[PhaseName.BASE] * 4,
        *[PhaseName.BUILD] * 8,
        *[PhaseName.PEAK] * 3,
        *[PhaseName.TAPER] * 2,
        PhaseName.RACE,
        *[PhaseName.RECOVERY] * 2,
    ]
    assert [n for n, each in enumerate(marathon, 1) if each.recovery] == [4, 8, 12]
    assert [n for n, each in enumerate(marathon, 1) if each.first_of_more] == [1]


def test_the_marathoners_main_lift_gets_heavier(marathon: list[WeekDose]) -> None:
    loading = [each for each in marathon[:15] if not each.recovery]
    assert lows(loading) == sorted(lows(loading))
    assert lows(marathon)[:3] == [72, 75, 82]
    assert lows(marathon)[10] >= 87
    assert marathon[0].main.rir == Range(4, 5)
    assert marathon[1].main.rir == Range(3, 4)
    assert marathon[2].main.rir == Range(2, 3)
    assert marathon[0].main.sets == Range(2, 2)


def test_the_marathoners_load_is_kept_in_peak_and_taper(marathon: list[WeekDose]) -> None:
    assert min(lows(marathon[12:15])) >= 87
    assert min(lows(marathon[15:17])) >= 85


def test_the_last_heavy_week_of_the_marathoner_is_the_second_before_the_race(
    marathon: list[WeekDose],
) -> None:
    last = max(n for n, each in enumerate(marathon[:18], 1) if heavy(each))
    assert last == 17
    assert heavy(marathon[17]) == 0


def test_the_marathoners_contacts_ramp_and_fall(marathon: list[WeekDose]) -> None:
    targets = [each.contacts.target for each in marathon[:18]]
    assert targets == [
        40, 60, 80, 40, 100, 120, 140, 70, 140, 140, 140, 70, 60, 60, 60, 30, 30, 10
    ]  # fmt: skip


def test_the_marathoners_sets_by_region_follow_the_example(marathon: list[WeekDose]) -> None:
    quads = [round(each.sets[Region.QUADS].target) for each in marathon[:18]]
    assert quads[2] == 6
    assert quads[4:7] == [5, 5, 5]
    assert quads[3] == quads[7] == quads[11] == 3
    assert quads[12:15] == [3, 3, 3]
    assert quads[15:17] == [3, 2]
    assert quads[17] == 0


def test_the_marathoners_taper_falls_within_sixty_to_forty_percent(
    marathon: list[WeekDose],
) -> None:
    full, first, second = marathon[10], marathon[15], marathon[16]
    for region in Region:
        if region.dosed and full.sets[region].target:
            target = full.sets[region].target
            assert 0.6 * target >= first.sets[region].target > second.sets[region].target
            assert second.sets[region].target >= 0.4 * target
            assert second.sets[region].maximum <= round(0.6 * target, 2)


def test_eight_weeks_off_bring_five_weeks_of_adaptation_and_eighty_percent_in_week_seven() -> None:
    rusty = replace(MARATHONER_WHO_LIFTS, last_lifted=START - timedelta(days=57))
    weeks = doses(rusty, MARATHON)
    assert [each.phase for each in weeks[:7]] == [PhaseName.ADAPTATION] * 5 + [PhaseName.BASE] * 2
    assert all(low < 80 for low in lows(weeks[:6]))
    assert lows(weeks)[6] >= 80


def test_the_beginners_eight_weeks_follow_the_example() -> None:
    weeks = doses(ANA, weeks_of_runs(TWO_EASY_RUNS, START, 16))[:8]
    assert [each.phase for each in weeks] == [PhaseName.ADAPTATION] * 6 + [PhaseName.BASE] * 2
    assert [n for n, each in enumerate(weeks, 1) if each.recovery] == [3, 6]
    assert [kinds(each) for each in weeks] == ["2 full-light"] * 6 + ["2 full"] * 2
    assert [each.contacts.target for each in weeks] == [0, 10, 0, 20, 20, 10, 20, 40]
    assert [round(each.sets[Region.QUADS].target) for each in weeks] == [2, 3, 2, 3, 3, 2, 4, 4]
    assert weeks[0].main.reps == Range(10, 12)
    assert weeks[7].main.sets == Range(3, 3)
    assert all(each.wanted[SessionKind.PREHAB] == 1 for each in weeks)


def test_the_mountain_runner_lifts_twice_and_adds_posture_and_pull() -> None:
    race = a_race(START + timedelta(weeks=20, days=-2), RaceDistance.ULTRA, descent_m=2400)
    weeks = doses(CHIDI, towards(race, MOUNTAIN_RUNNER, START))
    base = [each for each in weeks if each.phase is PhaseName.BASE and not each.recovery]
    assert {kinds(each) for each in base} == {"2 full + 1 upper-core"}
    assert all(each.sets[Region.ARMS_GRIP].target >= 3 for each in base)


def test_the_mountain_runners_step_downs_end_three_weeks_before_the_race() -> None:
    race = a_race(START + timedelta(weeks=20, days=-2), RaceDistance.ULTRA, descent_m=2400)
    weeks = doses(CHIDI, towards(race, MOUNTAIN_RUNNER, START))
    stepping = [each.start for each in weeks if "step-downs" in sentences(each)]
    assert stepping
    assert (race.day - max(stepping)).days >= 21
    assert (race.day - min(stepping)).days >= 56


def test_six_weeks_before_a_marathon_somebody_new_stays_light() -> None:
    race = a_race(START + timedelta(weeks=6, days=-1))
    master = Athlete(level=Level.NOVICE, born=1958, never_lifted=True)
    weeks, findings = season(master, towards(race, MARATHONER, START))
    before = weeks[:5]
    assert {kind for each in before for kind in each.wanted if kind.counted} == {
        SessionKind.FULL_LIGHT,
        SessionKind.UPPER_CORE,
    }
    assert all(each.main.percent_1rm.high <= 75 for each in before if each.main.percent_1rm)
    assert all(not each.jumps_allowed and each.contacts.maximum == 0 for each in before)
    assert before[-1].no_leg_from == race.day - timedelta(days=9)
    assert any("DOSE02" in str(each) for each in findings)


def test_an_accustomed_lifter_six_weeks_before_a_marathon_keeps_heavy_maintenance() -> None:
    race = a_race(START + timedelta(weeks=6, days=-1))
    weeks, findings = season(LIFTER, towards(race, MARATHONER, START))
    assert [kinds(each) for each in weeks[:5]] == ["1 maintenance + 1 upper-core"] * 5
    assert not any("DOSE02" in str(each) for each in findings)
