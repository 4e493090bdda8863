"""What holds whatever the calendar looks like: clocks, leap days, turns of weeks, races."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest
from bench.placement_seasons import EVENINGS, TWICE_A_DAY, lifter, run_on, season, week_dose
from bench.placement_small import small_season
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.planning.placement.given import (
    ANYBODY,
    DAYS,
    MONDAY,
    asking,
    broken,
    run,
    session,
    times,
)

from wholestride.domain.athlete import Absence, AnyDay
from wholestride.domain.running import Race, RaceDistance, RacePriority, Run, RunKind
from wholestride.domain.season import SessionKind
from wholestride.planning.placement import place
from wholestride.planning.placement.clock import moment_of, whole_minutes
from wholestride.planning.placement.request import PlacementRequest

FULL = {SessionKind.FULL: 2, SessionKind.UPPER_CORE: 1}
WEEKLY = {1: RunKind.INTERVALS, 3: RunKind.TEMPO, 5: RunKind.EASY, 6: RunKind.LONG}


def weeks_from(
    monday: date, weeks: int, layout: dict[int, RunKind] | None = None
) -> PlacementRequest:
    """The same runs every week from a Monday on, evenings free."""
    runs = [
        run_on(monday + timedelta(days=7 * week + day), kind, time(7), 95)
        for week in range(weeks)
        for day, kind in (WEEKLY if layout is None else layout).items()
    ]
    return PlacementRequest(
        runs=tuple(runs),
        doses=tuple(week_dose(monday + timedelta(days=7 * week), FULL) for week in range(weeks)),
        athlete=lifter(EVENINGS),
        start=monday,
        end=monday + timedelta(days=7 * weeks - 1),
        bouts_done=99,
    )


def pattern(request: PlacementRequest) -> list[tuple[int, time, str]]:
    """Placed sessions as days since the start, clock and kind."""
    return [
        ((each.start.date() - request.start).days, each.start.time(), str(each.kind))
        for each in place(request).sessions
    ]


@pytest.mark.parametrize("monday", [date(2027, 3, 22), date(2027, 10, 25), date(2028, 2, 21)])
def test_clock_changes_and_leap_days_do_not_move_a_session(monday: date) -> None:
    usual = weeks_from(date(2026, 6, 1), 3)
    assert pattern(weeks_from(monday, 3)) == pattern(usual)


def test_gaps_are_hours_on_the_clock_on_the_wall() -> None:
    spring_forward = date(2027, 3, 28)
    tempo = run_on(spring_forward, RunKind.TEMPO, time(7), 60)
    request = replace(weeks_from(date(2027, 3, 22), 1), runs=(tempo,), athlete=ANYBODY)
    day_before = datetime.combine(spring_forward - timedelta(days=1), time(6, 15))
    just_fits = replace(session("mon 06:15", "full", 45), start=day_before)
    assert broken(request, just_fits) == []


@given(st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)))
def test_minutes_and_times_agree(moment: datetime) -> None:
    on_the_minute = moment.replace(second=0, microsecond=0)
    assert moment_of(whole_minutes(on_the_minute)) == on_the_minute


@pytest.mark.parametrize("seed", range(6))
def test_a_season_shifted_by_weeks_is_placed_alike(seed: int) -> None:
    here = season(seed, 6)
    later = timedelta(days=28)
    there = replace(
        here,
        runs=tuple(replace(each, start=each.start + later) for each in here.runs),
        doses=tuple(replace(each, start=each.start + later) for each in here.doses),
        start=here.start + later,
        end=here.end + later,
    )
    assert pattern(there) == pattern(here)


MIRRORED = (
    ({1: RunKind.TEMPO, 4: RunKind.LONG}, {5: RunKind.TEMPO, 2: RunKind.LONG}),
    ({0: RunKind.TEMPO}, {6: RunKind.TEMPO}),
)


@pytest.mark.parametrize(("layout", "mirrored"), MIRRORED)
def test_a_mirrored_week_holds_as_many_sessions(
    layout: dict[int, RunKind], mirrored: dict[int, RunKind]
) -> None:
    here, there = (
        place(replace(weeks_from(MONDAY, 3, each), athlete=lifter(TWICE_A_DAY)))
        for each in (layout, mirrored)
    )
    assert here.score.missed_dose == there.score.missed_dose == 0


def test_sunday_evening_keeps_48_hours_to_tuesday() -> None:
    only = lifter(tuple(w for w in EVENINGS if w.weekday in (6, 0)))
    request = replace(weeks_from(MONDAY, 3, {}), athlete=only)
    starts = [each.start for each in place(request).sessions if each.kind is SessionKind.FULL]
    assert len(starts) == 4
    assert all(then - first >= timedelta(hours=48) for first, then in pairwise(starts))


def race(when: str, priority: RacePriority, distance: RaceDistance, week: int = 0) -> Run:
    return run(when, "race", 60, week, Race(priority, distance))


def test_two_races_in_a_week_are_both_respected() -> None:
    races = [
        race("wed 18:00", RacePriority.C, RaceDistance.FIVE_KM, week=1),
        race("sun 09:00", RacePriority.A, RaceDistance.TEN_KM, week=1),
    ]
    request = asking(races, FULL, lifter(EVENINGS), weeks=3)
    heavy = [each.start for each in place(request).sessions if each.kind is SessionKind.FULL]
    before, after = datetime(2026, 11, 29, 9), datetime(2026, 12, 8, 10)
    assert len(heavy) == 4
    assert all(start < before or start > after for start in heavy)


def test_a_race_on_day_one_leaves_the_season_whole() -> None:
    request = asking([race("mon 09:00", RacePriority.A, RaceDistance.HALF)], FULL, lifter(EVENINGS))
    first = place(request).sessions[0].start
    assert first >= datetime(2026, 11, 26, 10) or place(request).sessions[0].kind == "upper-core"


def test_without_a_free_slot_there_is_a_plan_of_misses() -> None:
    travel = Absence(MONDAY, MONDAY + timedelta(days=6), "travel")
    away = replace(lifter(EVENINGS), unavailable=(travel,))
    placement = place(asking([], FULL, away))
    assert placement.sessions == ()
    assert placement.optimal
    missed = {each.kind: each.count for each in placement.missed[MONDAY]}
    assert missed == FULL
    assert "travel" in placement.missed[MONDAY][0].reasons[0]


def test_a_season_without_runs_and_wishes_is_empty() -> None:
    placement = place(asking([], {}))
    assert placement.sessions == ()
    assert placement.missed == {}


def test_a_season_that_starts_midweek_places_nothing_before() -> None:
    request = replace(weeks_from(MONDAY, 2), start=MONDAY + timedelta(days=3))
    assert all(each.start.date() >= request.start for each in place(request).sessions)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.integers(0, 10**9))
def test_every_session_lies_where_it_may(seed: int) -> None:
    request = small_season(seed)
    placement = place(request)
    new = [each for each in placement.sessions if not each.kept]
    assert broken(request, *new) == []
    assert [each.start for each in placement.sessions] == sorted(
        each.start for each in placement.sessions
    )


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.integers(0, 10**9))
def test_more_windows_never_miss_more(seed: int) -> None:
    request = replace(small_season(seed), previous=())
    roomier = replace(
        request, athlete=replace(request.athlete, windows=(*request.athlete.windows, *TWICE_A_DAY))
    )
    assert place(roomier).score.missed_dose <= place(request).score.missed_dose


def test_the_order_of_the_input_does_not_matter() -> None:
    request = season(3, 6)
    turned = replace(
        request,
        runs=tuple(reversed(request.runs)),
        doses=tuple(reversed(request.doses)),
        athlete=replace(request.athlete, windows=tuple(reversed(request.athlete.windows))),
    )
    assert place(turned) == place(request)


def test_light_sessions_at_home_find_an_hour_between_the_runs() -> None:
    runs = [run(f"{day} 19:30", "easy", 60) for day in DAYS]
    athlete = lifter(EVENINGS, AnyDay(20, "home"))
    placement = place(asking(runs, {SessionKind.MOBILITY: 2}, athlete))
    assert len(times(placement)) == 2
    assert broken(asking(runs, athlete=athlete), *placement.sessions) == []
