"""Sets, percent and reserve of the main lift from week to week."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest

from tests.cast import ANA, START
from tests.planning.dose.seasons import CATALOGUE, LIFTER, WEEK, doses, season, sentences
from tests.planning.runs import MARATHONER, a_race, towards, weeks_of_runs
from wholestride.domain.athlete import Athlete, Level, Readiness
from wholestride.domain.season import PhaseName, Range, WeekDose
from wholestride.planning.dose.table import read_phase_dose

RUNS = weeks_of_runs(MARATHONER, START, 16)
MARATHON = towards(a_race(START + 18 * WEEK - timedelta(days=1)), MARATHONER, START)


def bands(weeks: Sequence[WeekDose]) -> list[Range]:
    return [each.main.percent_1rm for each in weeks if each.main.percent_1rm is not None]


@pytest.mark.parametrize("level", list(Level))
def test_full_weeks_stay_inside_the_phases_band_and_climb_it(level: Level) -> None:
    athlete = replace(LIFTER, level=level)
    for phase in (PhaseName.BASE, PhaseName.BUILD):
        weeks = [
            w
            for w in doses(athlete, RUNS)
            if w.phase is phase and not (w.recovery or w.first_of_more)
        ]
        band = read_phase_dose(CATALOGUE, phase, level).main.percent_1rm
        assert band is not None
        assert all(band.low <= each.low <= each.high <= band.high for each in bands(weeks))
        assert [each.low for each in bands(weeks)] == sorted(each.low for each in bands(weeks))


def test_a_week_adds_three_percent_at_most() -> None:
    weeks = [each for each in doses(LIFTER, RUNS) if not each.recovery]
    lows = [each.low for each in bands(weeks)]
    assert max(b - a for a, b in pairwise(lows)) <= 3


def test_recovery_weeks_keep_the_load_and_add_a_repetition_in_reserve() -> None:
    weeks = doses(LIFTER, RUNS)
    for before, week in pairwise(weeks):
        if week.recovery:
            assert week.main.rir == Range(before.main.rir.low + 1, before.main.rir.high + 1)
            assert bands([week])[0].high == bands([before])[0].low
            assert week.main.sets == Range(2, 2)
            assert week.assistance_rir.low == before.assistance_rir.low + 1


def test_the_new_take_a_tenth_off_in_recovery_weeks() -> None:
    weeks = doses(replace(ANA, never_lifted=False, sessions_last_6_weeks=12), RUNS)
    first = next(n for n, each in enumerate(weeks) if each.recovery)
    before, week = bands(weeks[first - 1 : first + 1])
    assert week.low == before.low * 90 // 100


def test_peak_keeps_what_build_reached() -> None:
    weeks = doses(LIFTER, MARATHON)
    build = [each for each in weeks if each.phase is PhaseName.BUILD and not each.recovery]
    peak = [each for each in weeks if each.phase is PhaseName.PEAK]
    assert min(each.low for each in bands(peak)) >= bands(build)[-1].low


def test_the_taper_keeps_the_load_with_half_the_sets() -> None:
    taper = next(each for each in doses(LIFTER, MARATHON) if each.phase is PhaseName.TAPER)
    assert bands([taper]) == [Range(85, 87)]
    assert taper.main.sets == Range(1, 2)


def test_under_eighteen_there_are_no_percentages_and_three_sets_at_most() -> None:
    young = replace(LIFTER, level=Level.ADVANCED, born=START.year - 16)
    weeks, findings = season(young, RUNS)
    assert bands(weeks) == []
    assert all(each.main.sets.high <= 3 for each in weeks)
    assert all(each.main.rir.low >= 3 for each in weeks)
    assert "POP01" in sentences(weeks[0])
    assert any("POP01" in str(each) for each in findings)


def test_from_sixty_five_on_loads_end_at_eighty_five_percent() -> None:
    older = replace(LIFTER, level=Level.ADVANCED, born=START.year - 66)
    weeks = doses(older, RUNS)
    assert max(each.high for each in bands(weeks)) == 85
    assert all(each.main.sets.high <= 3 for each in weeks)


@pytest.mark.parametrize(
    "athlete",
    [
        replace(LIFTER, readiness=Readiness(high_blood_pressure=True)),
        replace(LIFTER, readiness=Readiness(known_disease=True)),
        replace(LIFTER, pregnant=True, cleared=True),
    ],
)
def test_moderate_only_means_three_in_reserve_and_less_than_eighty_percent(
    athlete: Athlete,
) -> None:
    weeks = doses(athlete, RUNS)
    assert all(each.main.rir.low >= 3 and each.assistance_rir.low >= 3 for each in weeks)
    assert all(each.high < 80 for each in bands(weeks))


def test_no_week_ever_plans_less_than_two_in_reserve() -> None:
    for level in Level:
        for week in doses(replace(LIFTER, level=level), MARATHON):
            assert week.main.rir.low >= 2
            assert week.assistance_rir.low >= 2
