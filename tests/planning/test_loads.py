"""Weekly loads: the running's own recovery weeks, ours where it has none, leaps of long runs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tests.cast import ANA, BJORN, START
from tests.planning.runs import (
    MARATHONER,
    TWO_EASY_RUNS,
    a_race,
    a_run,
    towards,
    weeks_of_runs,
)
from wholestride.domain.athlete import Absence, Athlete, Level
from wholestride.domain.running import RacePriority, Run
from wholestride.planning.loads import (
    leaps,
    load_findings,
    own_recovery_weeks,
    recovery_rhythm,
    recovery_weeks,
    weekly_loads,
)
from wholestride.planning.phases import divide

TRAINED = Athlete(level=Level.INTERMEDIATE)
WEEK = timedelta(weeks=1)


def numbers(weeks: tuple[date, ...]) -> list[int]:
    """Weeks counted from 1."""
    return [(monday - START).days // 7 + 1 for monday in weeks]


def chosen(runs: tuple[Run, ...], athlete: Athlete = TRAINED, weeks: int = 16) -> list[int]:
    phases, _ = divide(runs, athlete, START, START + weeks * WEEK - timedelta(days=1))
    return numbers(recovery_weeks(runs, athlete, phases))


def test_the_running_recovers_where_its_load_falls_by_twelve_percent() -> None:
    runs = weeks_of_runs(MARATHONER, START, 9, {4: 87, 8: 90})
    assert numbers(own_recovery_weeks(runs)) == [4]


def test_a_calendar_that_stops_on_a_wednesday_does_not_recover_in_its_last_week() -> None:
    runs = weeks_of_runs(MARATHONER, START, 4)
    assert numbers(own_recovery_weeks(runs[:-3])) == []
    assert numbers(own_recovery_weeks(runs[:-4])) == []


def test_a_calendar_that_begins_on_a_saturday_is_judged_from_its_first_full_week() -> None:
    runs = weeks_of_runs(MARATHONER, START, 6, {4: 70})[3:]
    assert numbers(own_recovery_weeks(runs)) == [4]


def test_two_low_weeks_in_a_row_are_one_recovery_week() -> None:
    runs = weeks_of_runs(MARATHONER, START, 8, {4: 60, 5: 60})
    assert numbers(own_recovery_weeks(runs)) == [4]


def test_a_week_without_runs_between_others_weighs_nothing() -> None:
    runs = tuple(r for r in weeks_of_runs(MARATHONER, START, 6) if (r.day - START).days // 7 != 3)
    assert list(weekly_loads(runs).values())[3] == 0
    assert numbers(own_recovery_weeks(runs)) == [4]


def test_strength_entries_and_rest_days_are_no_running_load() -> None:
    assert (
        weekly_loads([a_run(START, "strength"), a_run(START, "rest"), a_run(START, "cross")]) == {}
    )


def test_strength_recovers_with_the_running() -> None:
    runs = weeks_of_runs(MARATHONER, START, 16, dict.fromkeys((3, 7, 11, 15), 75))
    assert chosen(runs) == [3, 7, 11, 15]


def test_without_recovery_weeks_of_the_running_every_fourth_is_one() -> None:
    assert chosen(weeks_of_runs(MARATHONER, START, 16)) == [4, 8, 12, 16]
    assert chosen(()) == [4, 8, 12, 16]


def test_beginners_and_runners_from_sixty_on_recover_every_third_week() -> None:
    assert chosen(weeks_of_runs(TWO_EASY_RUNS, START, 16), ANA) == [3, 6, 9, 12, 15]
    assert recovery_rhythm(replace(TRAINED, born=1966), START) == 3
    assert recovery_rhythm(replace(TRAINED, born=1967), START) == 4
    assert recovery_rhythm(replace(TRAINED, level=Level.NOVICE), START) == 3


def test_a_long_stretch_between_the_runnings_own_recovery_weeks_gets_one_more() -> None:
    runs = weeks_of_runs(MARATHONER, START, 16, {3: 75, 12: 75})
    assert chosen(runs) == [3, 7, 12, 16]


def test_peak_weeks_count_as_loading_weeks_but_only_the_running_recovers_in_them() -> None:
    race = a_race(START + 18 * WEEK - timedelta(days=1))
    assert chosen(towards(race, MARATHONER, START, recovers=(3, 14)), weeks=20) == [3, 7, 11, 14]
    assert chosen(towards(race, MARATHONER, START), weeks=20) == [4, 8, 12]


def test_five_loading_weeks_between_its_own_are_left_alone() -> None:
    runs = weeks_of_runs(MARATHONER, START, 12, {3: 75, 9: 75})
    assert chosen(runs, weeks=12) == [3, 9]


def test_taper_and_race_weeks_are_no_recovery_weeks_though_their_load_falls() -> None:
    start_to_race = towards(a_race(START + 18 * WEEK - timedelta(days=1)), MARATHONER, START)
    falling = tuple(
        replace(run, load=run.load // 2) if (run.day - START).days // 7 >= 15 else run
        for run in start_to_race
    )
    assert chosen(falling, weeks=20) == [4, 8, 12]


def test_a_week_that_is_lost_altogether_is_rest_enough() -> None:
    away = Absence(START + 2 * WEEK, START + 3 * WEEK - timedelta(days=1))
    assert chosen((), replace(TRAINED, unavailable=(away,)), 12) == [7, 11]


def test_settled_recovery_weeks_stay_when_a_week_before_them_is_lost() -> None:
    away = Absence(START + 2 * WEEK, START + 3 * WEEK - timedelta(days=1))
    settled = frozenset(START + (number - 1) * WEEK for number in (4, 8, 12))
    athlete = replace(TRAINED, unavailable=(away,))
    phases, _ = divide((), athlete, START, START + 12 * WEEK - timedelta(days=1))
    assert numbers(recovery_weeks((), athlete, phases, settled)) == [4, 8, 12]


def test_a_settled_recovery_week_beside_one_of_the_running_gives_way() -> None:
    runs = weeks_of_runs(MARATHONER, START, 12, {7: 75})
    settled = frozenset(START + (number - 1) * WEEK for number in (4, 8, 12))
    phases, _ = divide(runs, TRAINED, START, START + 12 * WEEK - timedelta(days=1))
    assert numbers(recovery_weeks(runs, TRAINED, phases, settled)) == [4, 7, 12]


def test_settled_recovery_weeks_are_those_of_the_first_plan_again() -> None:
    for runs in (
        weeks_of_runs(MARATHONER, START, 30),
        weeks_of_runs(MARATHONER, START, 30, {9: 75}),
    ):
        phases, _ = divide(runs, TRAINED, START, START + 30 * WEEK - timedelta(days=1))
        first = recovery_weeks(runs, TRAINED, phases)
        assert recovery_weeks(runs, TRAINED, phases, frozenset(first)) == first


def test_a_first_week_that_begins_on_friday_does_not_count() -> None:
    friday = START + timedelta(days=4)
    phases, _ = divide((), TRAINED, friday, START + 9 * WEEK - timedelta(days=1))
    assert numbers(recovery_weeks((), TRAINED, phases)) == [5, 9]


def test_a_long_run_leaps_when_it_is_a_tenth_longer_than_any_of_thirty_days() -> None:
    runs = weeks_of_runs({6: ("long", 100)}, START, 8, {5: 110, 6: 122, 7: 123})
    assert [(leap.day - START).days // 7 + 1 for leap in leaps(runs)] == [6]


def test_what_lies_more_than_thirty_days_back_is_forgotten() -> None:
    runs = weeks_of_runs({6: ("long", 100)}, START, 9, {1: 150, 9: 150})
    assert [leap.percent for leap in leaps(runs)] == [150]


def test_nothing_leaps_in_the_first_two_weeks_and_no_race_ever_does() -> None:
    short = (a_run(START, "easy", 30), a_run(START + timedelta(days=6), "long", 120))
    assert leaps(short) == ()
    race = a_race(START + 4 * WEEK, priority=RacePriority.C)
    assert leaps((*weeks_of_runs(TWO_EASY_RUNS, START, 4), race)) == ()


def test_distance_decides_where_it_is_known() -> None:
    before = [a_run(START + n * WEEK, "long", 100, km=20) for n in range(3)]
    longer = a_run(START + 3 * WEEK, "long", 100, km=23)
    assert [leap.percent for leap in leaps([*before, longer])] == [115]


def test_a_run_of_more_than_double_the_length_is_a_warning() -> None:
    runs = weeks_of_runs({6: ("long", 60)}, START, 5, {5: 230})
    findings = load_findings(runs, BJORN, START, START + 5 * WEEK)
    assert [each.severity for each in findings] == ["note", "warning"]
    assert "L01" in str(findings[1])


def test_only_beginners_hear_that_their_running_rises_fast() -> None:
    runs = weeks_of_runs(TWO_EASY_RUNS, START, 6, {5: 150, 6: 150})
    novice, trained = (
        load_findings(runs, athlete, START, START + 6 * WEEK) for athlete in (ANA, TRAINED)
    )
    assert any("L04" in str(each) for each in novice)
    assert not any("L04" in str(each) for each in trained)
