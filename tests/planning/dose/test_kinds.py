"""Which sessions a week wants, rule by rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.cast import DORA, START
from tests.planning.dose.seasons import (
    LIFTER,
    WEEK,
    counted,
    daily,
    doses,
    heavy,
    kinds,
    season,
    sentences,
)
from tests.planning.runs import MARATHONER, TWO_EASY_RUNS, Weekly, a_race, towards, weeks_of_runs
from wholestride.domain.athlete import (
    Absence,
    AnyDay,
    Athlete,
    Emphasis,
    Injury,
    Level,
    Policy,
    Weekday,
)
from wholestride.domain.exercise import Region
from wholestride.domain.running import RaceDistance, Run
from wholestride.domain.season import PhaseName, SessionKind, WeekDose

ADVANCED = replace(LIFTER, level=Level.ADVANCED)
RUNS = weeks_of_runs(MARATHONER, START, 16)
SUNDAY_18 = START + 18 * WEEK - timedelta(days=1)


def in_phase(weeks: Sequence[WeekDose], phase: PhaseName) -> list[WeekDose]:
    """Full weeks of a phase: no recovery, no first week."""
    return [w for w in weeks if w.phase is phase and not w.recovery and not w.first_of_more]


def wanted_in(phase: PhaseName, athlete: Athlete, runs: Sequence[Run] = RUNS) -> set[str]:
    return {kinds(each) for each in in_phase(doses(athlete, runs), phase)}


def off_season(athlete: Athlete, pattern: Weekly = MARATHONER) -> set[str]:
    race = a_race(START + 32 * WEEK - timedelta(days=1))
    return wanted_in(PhaseName.OFF_SEASON, athlete, towards(race, pattern, START))


def test_the_default_number_of_sessions_is_that_of_phase_and_level() -> None:
    assert wanted_in(PhaseName.BASE, LIFTER) == {"2 full"}
    assert wanted_in(PhaseName.BASE, ADVANCED) == {"2 full + 1 upper-core"}


@pytest.mark.parametrize(
    ("asked", "base"), [(1, "1 full"), (2, "2 full"), (3, "2 full + 1 upper-core")]
)
def test_the_runner_may_ask_for_a_number_of_sessions(asked: int, base: str) -> None:
    assert wanted_in(PhaseName.BASE, replace(LIFTER, sessions_per_week=asked)) == {base}


def test_four_sessions_are_two_lower_and_two_upper_in_the_off_season_only() -> None:
    four = replace(ADVANCED, sessions_per_week=4)
    assert off_season(four) == {"2 lower + 2 upper-core"}
    base = in_phase(doses(four, RUNS), PhaseName.BASE)
    assert {kinds(each) for each in base} == {"2 full + 1 upper-core"}
    assert "at most" in sentences(base[0])


def test_build_alternates_two_fulls_with_full_and_power() -> None:
    build = [each for each in doses(LIFTER, RUNS) if each.phase is PhaseName.BUILD]
    turns = [kinds(each) for each in build if not each.recovery]
    assert turns == ["2 full", "1 full + 1 power"] * 3


def test_durability_keeps_two_fulls_in_build() -> None:
    durable = replace(LIFTER, emphasis=frozenset({Emphasis.DURABILITY}))
    assert wanted_in(PhaseName.BUILD, durable) == {"2 full"}


def test_who_may_not_jump_has_no_power_session() -> None:
    sore = replace(LIFTER, injuries=(Injury(Region.ACHILLES, irritable=True),))
    assert wanted_in(PhaseName.BUILD, sore) == {"2 full"}


def test_explosive_sets_come_with_power_sessions_only() -> None:
    build = in_phase(doses(LIFTER, RUNS), PhaseName.BUILD)
    assert all(bool(each.explosive) == (SessionKind.POWER in each.wanted) for each in build)


def test_the_peak_has_one_maintenance_and_one_upper_session() -> None:
    runs = towards(a_race(SUNDAY_18), MARATHONER, START)
    assert wanted_in(PhaseName.PEAK, LIFTER, runs) == {"1 maintenance + 1 upper-core"}


def test_from_sixty_on_the_peak_keeps_two_leg_sessions() -> None:
    runs = towards(a_race(SUNDAY_18), MARATHONER, START)
    older, younger = (replace(LIFTER, born=START.year - age) for age in (61, 58))
    assert wanted_in(PhaseName.PEAK, older, runs) == {"2 maintenance"}
    assert wanted_in(PhaseName.PEAK, younger, runs) == {"1 maintenance + 1 upper-core"}


def test_a_short_race_may_have_a_primer_and_a_long_one_has_activation() -> None:
    ten, half = (
        doses(LIFTER, towards(a_race(SUNDAY_18, distance), MARATHONER, START))
        for distance in (RaceDistance.TEN_KM, RaceDistance.HALF)
    )
    assert kinds(ten[17]) == "1 primer"
    assert ten[17].main.sets.low == 2
    assert kinds(half[17]) == "1 activation"


@pytest.mark.parametrize(
    "athlete",
    [replace(LIFTER, level=Level.NOVICE), replace(LIFTER, policy=Policy.MINIMUM_DOSE)],
)
def test_novices_and_the_minimum_dose_have_no_primer(athlete: Athlete) -> None:
    runs = towards(a_race(SUNDAY_18, RaceDistance.TEN_KM), MARATHONER, START)
    assert kinds(doses(athlete, runs)[17]) == "1 activation"


def test_after_the_race_there_is_light_movement_and_two_flows() -> None:
    after = doses(LIFTER, towards(a_race(SUNDAY_18), MARATHONER, START))[18:]
    assert [each.phase for each in after] == [PhaseName.RECOVERY] * 2
    assert all(heavy(each) == counted(each) == 0 for each in after)
    assert all(each.wanted[SessionKind.MOBILITY] == 2 for each in after)


def test_recovery_weeks_take_the_light_form() -> None:
    weeks = [each for each in doses(LIFTER, RUNS) if each.recovery]
    assert {kinds(each) for each in weeks} == {"2 full-light"}


def test_the_very_first_week_beside_three_hard_runs_has_one_leg_session() -> None:
    new = Athlete(level=Level.INTERMEDIATE, last_lifted=START - timedelta(days=120))
    crowded = doses(new, RUNS)[0]
    calm = doses(new, weeks_of_runs(TWO_EASY_RUNS, START, 16))[0]
    assert kinds(crowded) == "1 full-light + 1 upper-core"
    assert "I03" in sentences(crowded)
    assert kinds(calm) == "2 full-light"


def test_a_week_with_three_key_runs_never_has_three_leg_sessions() -> None:
    four = replace(ADVANCED, sessions_per_week=4)
    every = doses(four, towards(a_race(START + 32 * WEEK - timedelta(days=1)), MARATHONER, START))
    assert max(heavy(each) for each in every) == 2


def test_posture_adds_an_upper_session_where_nobody_fixed_the_number() -> None:
    upright = replace(LIFTER, emphasis=frozenset({Emphasis.POSTURE}))
    assert wanted_in(PhaseName.BASE, upright) == {"2 full + 1 upper-core"}
    fixed = replace(upright, sessions_per_week=2)
    assert wanted_in(PhaseName.BASE, fixed) == {"2 full"}


def test_the_minimum_dose_takes_the_minimum_of_the_table() -> None:
    least = replace(LIFTER, policy=Policy.MINIMUM_DOSE)
    assert wanted_in(PhaseName.BUILD, least) == {"1 full"}
    runs = towards(a_race(SUNDAY_18), MARATHONER, START)
    assert wanted_in(PhaseName.PEAK, least, runs) == {"1 maintenance"}


@pytest.mark.parametrize(
    ("first_day", "expected"),
    [(0, "2 full"), (2, "2 full"), (3, "1 full"), (4, "1 full"), (5, ""), (6, "")],
)
def test_a_season_that_starts_in_mid_week_wants_less(first_day: int, expected: str) -> None:
    start = START + timedelta(days=first_day)
    weeks, _ = season(replace(LIFTER, last_lifted=start), RUNS, 8, start)
    assert kinds(weeks[0]) == expected
    assert weeks[0].wanted[SessionKind.MOBILITY] == 1
    assert kinds(weeks[1]) == "2 full"


def test_a_week_without_a_free_day_wants_nothing_and_asks_for_nothing() -> None:
    away = Absence(START + 2 * WEEK, START + 3 * WEEK - timedelta(days=1), "holiday")
    weeks, findings = season(replace(LIFTER, unavailable=(away,)), RUNS)
    lost = weeks[2]
    assert lost.wanted == {}
    assert all(dose.maximum == 0 for dose in (*lost.sets.values(), *lost.minutes.values()))
    assert lost.contacts.maximum == 0
    assert any(f"{lost.start}" in str(each) for each in findings)


def test_a_week_with_three_free_days_wants_half() -> None:
    away = Absence(START + 2 * WEEK, START + 2 * WEEK + timedelta(days=3), "holiday")
    week = doses(replace(LIFTER, unavailable=(away,)), RUNS)[2]
    assert kinds(week) == "1 full"
    whole = doses(LIFTER, RUNS)[2]
    assert week.sets[Region.QUADS].target == whole.sets[Region.QUADS].target / 2
    assert week.factor == 1


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [(45, "2 full"), (30, "2 full"), (25, "2 maintenance"), (20, "2 stability"), (15, "")],
)
def test_sessions_fit_the_longest_windows(minutes: int, expected: str) -> None:
    week = doses(replace(LIFTER, windows=daily(minutes)), RUNS)[1]
    assert kinds(week) == expected


def test_windows_of_fifteen_minutes_hold_prehab_and_flows_and_are_worth_a_word() -> None:
    weeks, findings = season(replace(LIFTER, windows=daily(15)), RUNS)
    assert set(weeks[1].wanted) == {SessionKind.MOBILITY, SessionKind.PREHAB}
    assert any("no window is long enough" in str(each) for each in findings)


def test_the_longest_session_gets_the_longest_window() -> None:
    one_long = (*daily(45, [Weekday.TUESDAY]), *daily(20, [Weekday.FRIDAY]))
    week = doses(replace(LIFTER, windows=one_long), RUNS)[1]
    assert kinds(week) == "1 full + 1 stability"


def test_one_short_session_a_week_is_joined_by_three_times_prehab() -> None:
    short = (*daily(30, [Weekday.TUESDAY]), *daily(10, [Weekday.MONDAY, Weekday.FRIDAY]))
    week = doses(replace(LIFTER, windows=short, any_day=AnyDay(20, "home")), RUNS)[1]
    assert kinds(week) == "1 full"
    assert week.wanted[SessionKind.PREHAB] == 3


def test_two_times_thirty_minutes_are_joined_by_one_prehab() -> None:
    week = doses(replace(LIFTER, windows=daily(30)), RUNS)[1]
    assert week.wanted[SessionKind.PREHAB] == 1
    assert SessionKind.PREHAB not in doses(LIFTER, RUNS)[1].wanted


def test_a_window_on_a_rest_day_does_not_count() -> None:
    windows = (*daily(45, [Weekday.TUESDAY]), *daily(20, [Weekday.FRIDAY]))
    resting = replace(LIFTER, windows=windows, rest_days=frozenset({Weekday.TUESDAY}))
    assert kinds(doses(resting, RUNS)[1]) == "2 stability"


def test_after_a_flu_two_gentle_sessions_come_first() -> None:
    flu = Absence(START + 2 * WEEK, START + 2 * WEEK + timedelta(days=4), "flu")
    weeks = doses(replace(LIFTER, unavailable=(flu,)), RUNS)
    assert kinds(weeks[3]) == "1 stability + 1 upper-core"
    assert weeks[3].main.rir.low == 5
    assert "A11" in sentences(weeks[3])
    assert kinds(weeks[4]) == "2 full"


def test_a_holiday_of_the_same_length_asks_for_no_such_care() -> None:
    away = Absence(START + 2 * WEEK, START + 2 * WEEK + timedelta(days=4), "holiday")
    assert "2 full" in kinds(doses(replace(LIFTER, unavailable=(away,)), RUNS)[4])
    assert "A11" not in sentences(doses(replace(LIFTER, unavailable=(away,)), RUNS)[3])


def test_every_week_with_a_free_day_wants_a_flow() -> None:
    for athlete in (LIFTER, ADVANCED, DORA):
        assert all(each.wanted[SessionKind.MOBILITY] >= 1 for each in doses(athlete, RUNS))
