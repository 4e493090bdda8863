"""Phases: backwards from A races, rolling without them, the runner's own boundaries."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cast import ANA, BJORN, CHIDI, DORA, START
from tests.planning.runs import (
    MARATHONER,
    TWO_EASY_RUNS,
    Weekly,
    a_race,
    a_run,
    towards,
    weeks_of_runs,
)
from wholestride.domain.athlete import Athlete
from wholestride.domain.running import RaceDistance, RacePriority, Run
from wholestride.domain.season import Phase, PhaseName
from wholestride.planning.phases import divide, effective_phase, horizon

NOBODY = Athlete()
BASE, BUILD, PEAK, TAPER = PhaseName.BASE, PhaseName.BUILD, PhaseName.PEAK, PhaseName.TAPER
RACE, RECOVERY, TRANSITION = PhaseName.RACE, PhaseName.RECOVERY, PhaseName.TRANSITION
OFF_SEASON = PhaseName.OFF_SEASON


def days(number: int) -> timedelta:
    return timedelta(days=number)


def weeks(number: float) -> timedelta:
    return timedelta(weeks=number)


def sunday(week: int) -> date:
    """The Sunday of the season's week, counted from 1."""
    return START + weeks(week) - days(1)


def season(
    *runs: Run, athlete: Athlete = NOBODY, fixed: tuple[Phase, ...] = ()
) -> tuple[Phase, ...]:
    phases, _ = divide(runs, athlete, START, horizon(runs, athlete, START), fixed)
    return phases


def shape(phases: tuple[Phase, ...]) -> list[tuple[PhaseName, float]]:
    """Names with their lengths in weeks."""
    return [(each.name, ((each.last - each.first).days + 1) / 7) for each in phases]


def marathon_in(number: int, pattern: Weekly = MARATHONER) -> tuple[Phase, ...]:
    return season(*towards(a_race(sunday(number)), pattern, START))


def test_eighteen_weeks_to_a_marathon_are_base_build_peak_taper_race_recovery() -> None:
    assert shape(marathon_in(18)) == [
        (BASE, 4), (BUILD, 8), (PEAK, 3), (TAPER, 2), (RACE, 1), (RECOVERY, 2)
    ]  # fmt: skip


def test_six_weeks_before_a_marathon_there_is_only_peak_and_taper() -> None:
    assert shape(marathon_in(6)) == [(PEAK, 3), (TAPER, 2), (RACE, 1), (RECOVERY, 2)]


def test_an_off_season_comes_first_where_much_more_than_twenty_weeks_remain() -> None:
    assert marathon_in(20)[0].name is BASE
    assert shape(marathon_in(30))[:2] == [(OFF_SEASON, 8), (BASE, 8)]


def test_a_year_before_the_race_begins_with_rolling_base_and_build() -> None:
    names = [each.name for each in marathon_in(60)]
    assert names == [BASE, BUILD, BASE, OFF_SEASON, BASE, BUILD, PEAK, TAPER, RACE, RECOVERY]


def test_build_lasts_four_to_eight_weeks_and_base_at_least_two() -> None:
    for number in range(12, 40):
        lengths = shape(marathon_in(number))
        assert all(4 <= length <= 8 for name, length in lengths if name is BUILD)
        assert all(length >= 2 for name, length in lengths if name is BASE)


@pytest.mark.parametrize(
    ("distance", "before_race_week"),
    [
        (RaceDistance.FIVE_KM, 0),
        (RaceDistance.TEN_KM, 3),
        (RaceDistance.HALF, 7),
        (RaceDistance.MARATHON, 14),
        (RaceDistance.ULTRA, 14),
    ],
)
def test_the_taper_follows_the_distance(distance: RaceDistance, before_race_week: int) -> None:
    phases = season(*towards(a_race(sunday(16), distance), TWO_EASY_RUNS, START))
    taper = [(each.last - each.first).days + 1 for each in phases if each.name is TAPER]
    assert sum(taper) == before_race_week
    race_week = next(each for each in phases if each.name is RACE)
    assert (race_week.first, race_week.last) == (sunday(16) - days(6), sunday(16))


def test_a_running_plan_that_tapers_late_gets_a_short_taper() -> None:
    late = weeks_of_runs(MARATHONER, START, 18, {18: 50})
    runs = (*(run for run in late if run.day < sunday(18)), a_race(sunday(18)))
    assert (TAPER, 1) in shape(season(*runs))


def test_a_running_plan_that_tapers_for_three_weeks_gets_a_long_taper() -> None:
    early = weeks_of_runs(MARATHONER, START, 18, {16: 80, 17: 65, 18: 50})
    runs = (*(run for run in early if run.day < sunday(18)), a_race(sunday(18)))
    assert (TAPER, 2) in shape(season(*runs))


def test_the_peak_begins_on_a_monday_even_when_the_race_is_on_a_saturday() -> None:
    phases = season(*towards(a_race(sunday(18) - days(1)), MARATHONER, START))
    peak = next(each for each in phases if each.name is PEAK)
    assert peak.first.weekday() == 0
    assert 21 <= (peak.last - peak.first).days + 1 <= 27


@pytest.mark.parametrize(
    ("apart", "between"),
    [
        (1, []),
        (3, [RECOVERY]),
        (5, [RECOVERY]),
        (8, [RECOVERY, PEAK]),
        (11, [RECOVERY, BUILD, PEAK]),
        (18, [RECOVERY, TRANSITION, BASE, BUILD, PEAK]),
    ],
)
def test_between_two_marathons_comes_what_there_is_time_for(
    apart: int, between: list[PhaseName]
) -> None:
    first, second = a_race(sunday(10)), a_race(sunday(10 + apart))
    names = [each.name for each in season(first, second)]
    start = names.index(RACE)
    stop = names.index(RACE, start + 1)
    taper = [TAPER] if apart > 3 else []
    assert names[start + 1 : stop] == [*between, *taper]


def test_two_a_races_on_neighbouring_days_stay_two_races() -> None:
    phases = season(a_race(sunday(12) - days(1)), a_race(sunday(12)))
    assert [(each.first, each.last) for each in phases if each.name is RACE][1] == (
        sunday(12), sunday(12),
    )  # fmt: skip


def test_of_two_races_on_one_day_the_more_important_one_counts() -> None:
    phases = season(a_race(sunday(12), RaceDistance.TEN_KM, RacePriority.C), a_race(sunday(12)))
    assert (TAPER, 2) in shape(phases)


def test_a_race_on_day_one_is_followed_by_its_recovery() -> None:
    phases = season(a_race(START))
    assert shape(phases)[0] == (RACE, 1 / 7)
    assert phases[1].name is RECOVERY
    assert phases[1].first == START + days(1)


def test_a_season_soon_after_a_marathon_begins_with_recovery_and_transition() -> None:
    phases, _ = divide([a_race(START - days(1))], NOBODY, START, START + weeks(16) - days(1))
    assert shape(phases)[:3] == [(RECOVERY, 2), (TRANSITION, 2), (BASE, 8)]


def test_b_and_c_races_make_no_phases() -> None:
    minor = [
        a_race(sunday(6), RaceDistance.HALF, RacePriority.B),
        a_race(sunday(9), priority=RacePriority.C),
    ]
    assert shape(season(*minor)) == [(BASE, 8), (BUILD, 8)]


def test_without_a_race_base_and_build_roll() -> None:
    phases, _ = divide((), NOBODY, START, START + weeks(40) - days(1))
    assert shape(phases) == [(BASE, 8), (BUILD, 8), (BASE, 8), (BUILD, 8), (BASE, 8)]


def test_without_a_race_a_quiet_month_of_running_is_an_off_season() -> None:
    runs = weeks_of_runs(MARATHONER, START, 20, dict.fromkeys((9, 10, 11, 12), 40))
    phases, _ = divide(runs, NOBODY, START, sunday(20))
    assert shape(phases) == [(BASE, 8), (OFF_SEASON, 4), (BASE, 8)]


def test_a_plan_that_begins_low_has_no_off_season() -> None:
    runs = weeks_of_runs(MARATHONER, START, 20, dict.fromkeys((1, 2, 3, 4, 5), 40))
    phases, _ = divide(runs, NOBODY, START, sunday(20))
    assert OFF_SEASON not in [each.name for each in phases]


def test_two_quiet_weeks_are_no_off_season() -> None:
    runs = weeks_of_runs(MARATHONER, START, 20, dict.fromkeys((9, 10), 40))
    phases, _ = divide(runs, NOBODY, START, sunday(20))
    assert OFF_SEASON not in [each.name for each in phases]


def test_a_boundary_that_the_runner_set_wins_and_the_others_make_room() -> None:
    own = Phase(BASE, START, sunday(8))
    runs = towards(a_race(sunday(18)), MARATHONER, START)
    phases, findings = divide(runs, NOBODY, START, sunday(20), (own,))
    assert shape(phases)[:2] == [(BASE, 8), (BUILD, 4)]
    assert not findings


def test_own_phases_that_overlap_are_told_and_the_earlier_one_keeps_its_days() -> None:
    first, second = Phase(BASE, START, sunday(4)), Phase(BUILD, sunday(3), sunday(8))
    phases, findings = divide((), NOBODY, START, sunday(16), (second, first))
    assert phases[0] == Phase(BASE, START, sunday(4))
    assert phases[1].first == sunday(4) + days(1)
    assert len(findings) == 1


def test_an_own_phase_outside_the_season_is_left_out_with_a_word() -> None:
    outside = Phase(BASE, START - weeks(9), START - weeks(5))
    phases, findings = divide((), NOBODY, START, sunday(16), (outside,))
    assert shape(phases) == [(BASE, 8), (BUILD, 8)]
    assert "left out" in str(findings[0])


def test_an_own_phase_over_the_race_is_worth_a_word() -> None:
    own = Phase(BASE, START, sunday(18))
    _, findings = divide([a_race(sunday(18))], NOBODY, START, sunday(20), (own,))
    assert f"{sunday(18)}" in str(findings[-1])


def test_phases_that_are_handed_back_come_out_the_same() -> None:
    phases = marathon_in(18)
    again, findings = divide((), NOBODY, START, phases[-1].last, phases)
    assert (again, findings) == (phases, ())


def test_the_phase_with_most_days_names_the_week() -> None:
    phases = (
        Phase(PEAK, START, START + days(2)),
        Phase(TAPER, START + days(3), START + days(13)),
    )
    assert effective_phase(phases, START).name is TAPER
    with pytest.raises(ValueError, match="no phase"):
        effective_phase(phases, START + weeks(5))


def test_the_races_of_the_athlete_file_shape_the_season_without_a_calendar() -> None:
    for athlete in (BJORN, CHIDI, DORA):
        goal = max(each.day for each in athlete.races)
        phases = season(athlete=athlete)
        assert next(each for each in phases if each.name is RACE).last == goal


def test_the_horizon_is_the_last_a_race_and_its_recovery() -> None:
    assert horizon([a_race(sunday(18))], NOBODY, START) == sunday(20)
    assert horizon([a_race(sunday(18), RaceDistance.TEN_KM)], NOBODY, START) == sunday(19)


def test_steep_descents_lengthen_the_recovery() -> None:
    flat = a_race(sunday(18), RaceDistance.ULTRA)
    steep = a_race(sunday(18), RaceDistance.ULTRA, descent_m=2400)
    assert horizon([steep], NOBODY, START) == horizon([flat], NOBODY, START) + weeks(1)


def test_without_an_a_race_the_season_has_sixteen_weeks_or_reaches_the_last_race() -> None:
    assert horizon((), ANA, START) == sunday(16)
    assert horizon([a_race(sunday(9), priority=RacePriority.B)], NOBODY, START) == sunday(16)
    assert horizon([a_race(sunday(30), priority=RacePriority.C)], NOBODY, START) == sunday(30)


def test_a_plan_without_races_that_ends_within_half_a_year_is_covered() -> None:
    assert horizon(weeks_of_runs(TWO_EASY_RUNS, START, 20), NOBODY, START) == sunday(20)
    assert horizon(weeks_of_runs(TWO_EASY_RUNS, START, 60), NOBODY, START) == sunday(16)


def test_a_b_race_after_the_last_a_race_is_covered() -> None:
    runs = [a_race(sunday(10)), a_race(sunday(20), priority=RacePriority.B)]
    assert horizon(runs, NOBODY, START) == sunday(20)


def test_a_race_in_the_past_does_not_end_the_season() -> None:
    assert horizon([a_race(START - weeks(3))], NOBODY, START) == sunday(16)


def test_a_season_never_lasts_more_than_two_years() -> None:
    assert horizon([a_race(START + weeks(300))], NOBODY, START) == sunday(104)


DAYS = st.dates(date(2024, 1, 1), date(2028, 12, 31))
RACES = st.lists(
    st.tuples(st.integers(-30, 500), st.sampled_from(RaceDistance), st.sampled_from(RacePriority)),
    max_size=4,
)


@given(start=DAYS, races=RACES, running=st.booleans())
def test_phases_tile_the_season_without_gap_or_overlap(
    start: date, races: list[tuple[int, RaceDistance, RacePriority]], running: bool
) -> None:
    runs = [a_race(start + days(at), distance, priority) for at, distance, priority in races]
    runs += [a_run(start + days(n), "easy") for n in range(0, 200, 3)] if running else []
    end = horizon(runs, NOBODY, start)
    phases, _ = divide(runs, NOBODY, start, end)
    assert phases[0].first == start
    assert phases[-1].last == end
    assert all(a.last + days(1) == b.first for a, b in pairwise(phases))
    assert all(each.first <= each.last for each in phases)


@given(start=DAYS, races=RACES)
def test_only_what_hangs_on_a_race_day_begins_on_another_day_than_monday(
    start: date, races: list[tuple[int, RaceDistance, RacePriority]]
) -> None:
    runs = [a_race(start + days(at), distance, priority) for at, distance, priority in races]
    phases, _ = divide(runs, NOBODY, start, horizon(runs, NOBODY, start))
    free = {RACE, TAPER, RECOVERY}
    hanging = [each for each in phases[1:] if each.name not in free]
    assert all(each.first.weekday() == 0 for each in hanging)


@given(
    start=DAYS,
    own=st.lists(
        st.tuples(st.sampled_from(PhaseName), st.integers(-40, 150), st.integers(-10, 80)),
        max_size=4,
    ),
)
def test_whatever_the_runner_sets_the_phases_still_tile(
    start: date, own: list[tuple[PhaseName, int, int]]
) -> None:
    fixed = tuple(Phase(name, start + days(at), start + days(at + n)) for name, at, n in own)
    end = start + weeks(16)
    phases, _ = divide([a_race(start + days(90))], NOBODY, start, end, fixed)
    covered = [day for each in phases for day in range((each.last - each.first).days + 1)]
    assert len(covered) == (end - start).days + 1
    assert all(a.last < b.first for a, b in pairwise(phases))
