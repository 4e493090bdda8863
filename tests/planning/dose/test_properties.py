"""What holds for every athlete and every running calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cast import CAST, START
from tests.planning.dose.seasons import CATALOGUE, WEEK, counted, heavy, season
from tests.planning.runs import MARATHONER, TWO_EASY_RUNS, a_race, towards, weeks_of_runs
from wholestride.domain.athlete import (
    Absence,
    Athlete,
    Emphasis,
    Injury,
    Level,
    Policy,
    Weekday,
    Window,
)
from wholestride.domain.exercise import DOSED_REGIONS, Region
from wholestride.domain.running import RaceDistance, Run
from wholestride.domain.season import Phase, PhaseName, SessionKind, WeekDose
from wholestride.planning.dose import week_doses
from wholestride.planning.dose.contacts import START_CONTACTS, STEP
from wholestride.planning.dose.easing import LOADING
from wholestride.planning.dose.table import read_phase_dose

FIRST_LOADS = frozenset({PhaseName.BASE, PhaseName.BUILD, PhaseName.OFF_SEASON})


@st.composite
def athletes(draw: st.DrawFn) -> Athlete:
    """Anybody: a level, an age, a history, windows, absences, complaints."""
    windows = draw(
        st.lists(
            st.builds(
                Window,
                st.sampled_from(Weekday),
                st.sampled_from([time(6), time(18)]),
                st.sampled_from([time(18, 15), time(18, 25), time(18, 45), time(19, 30)]),
                st.just("home"),
            ),
            max_size=4,
        )
    )
    away = draw(st.lists(st.tuples(st.integers(0, 120), st.integers(0, 40)), max_size=2))
    return Athlete(
        level=draw(st.sampled_from(Level)),
        born=draw(st.none() | st.integers(1940, 2010)),
        sessions_per_week=draw(st.none() | st.integers(1, 4)),
        policy=draw(st.sampled_from(Policy)),
        last_lifted=draw(st.none() | st.dates(date(2026, 6, 1), date(2026, 11, 22))),
        never_lifted=draw(st.booleans()),
        sessions_last_6_weeks=draw(st.none() | st.integers(0, 20)),
        pregnant=draw(st.integers(0, 9)) == 9,
        emphasis=frozenset(draw(st.sets(st.sampled_from(Emphasis), max_size=2))),
        windows=tuple(windows),
        rest_days=frozenset(draw(st.sets(st.sampled_from(Weekday), max_size=2))),
        unavailable=tuple(
            Absence(START + timedelta(days=at), START + timedelta(days=at + n)) for at, n in away
        ),
        injuries=tuple(
            Injury(region, irritable=draw(st.booleans()))
            for region in draw(st.lists(st.sampled_from(Region), max_size=2))
        ),
    )


@st.composite
def running(draw: st.DrawFn) -> tuple[Run, ...]:
    """Some weeks of running, with a race at the end or without."""
    pattern = draw(st.sampled_from([MARATHONER, TWO_EASY_RUNS]))
    weeks = draw(st.integers(1, 24))
    if draw(st.booleans()):
        goal = START + weeks * WEEK - timedelta(days=draw(st.integers(1, 7)))
        return towards(a_race(goal, draw(st.sampled_from(RaceDistance))), pattern, START)
    lower = dict.fromkeys(draw(st.sets(st.integers(1, 24), max_size=5)), 70)
    return weeks_of_runs(pattern, START, weeks, lower)


def most(week: WeekDose, athlete: Athlete) -> tuple[int, int]:
    """Sessions and leg sessions that the table allows in the week's phase."""
    row = read_phase_dose(CATALOGUE, week.phase, athlete.level)
    age = athlete.age_on(week.start) or 0
    leg_sessions = 2 if week.phase is PhaseName.PEAK and age >= 60 else row.leg_sessions.maximum
    return round(row.sessions.maximum), round(leg_sessions)


@settings(max_examples=150, deadline=None)
@given(athlete=athletes(), runs=running())
def test_what_holds_in_every_season(athlete: Athlete, runs: tuple[Run, ...]) -> None:
    weeks, findings = season(athlete, runs)
    assert (weeks, findings) == season(athlete, runs)
    for week in weeks:
        sessions, leg_sessions = most(week, athlete)
        assert counted(week) <= sessions
        assert heavy(week) <= leg_sessions
        assert all(number > 0 for number in week.wanted.values())
        assert all(week.sets[r].minimum <= week.sets[r].target for r in DOSED_REGIONS)
        assert all(week.sets[r].target <= week.sets[r].maximum for r in DOSED_REGIONS)
        assert week.contacts.minimum <= week.contacts.target <= week.contacts.maximum
        assert week.main.rir.low <= week.main.rir.high <= 5
        assert 0 < week.factor <= 1 or not week.wanted
        assert week.reasons
    assert [b.start - a.start for a, b in pairwise(weeks)] == [WEEK] * (len(weeks) - 1)
    assert weeks[0].block == 1


@settings(max_examples=100, deadline=None)
@given(athlete=athletes(), runs=running())
def test_contacts_never_pass_the_best_of_three_weeks_by_more_than_twenty(
    athlete: Athlete, runs: tuple[Run, ...]
) -> None:
    weeks, _ = season(replace(athlete, unavailable=()), runs)
    for index, week in enumerate(weeks):
        before = [each.contacts.target for each in weeks[max(0, index - 3) : index]]
        assert week.contacts.maximum <= max(START_CONTACTS, max(before, default=0) + STEP)


@settings(max_examples=100, deadline=None)
@given(athlete=athletes(), runs=running())
def test_recovery_weeks_are_lighter_than_the_full_weeks_around_them(
    athlete: Athlete, runs: tuple[Run, ...]
) -> None:
    weeks, _ = season(replace(athlete, unavailable=(), injuries=()), runs)
    for before, week in pairwise(weeks):
        if week.recovery and before.phase is week.phase and before.factor == 1:
            assert week.phase in LOADING
            assert all(week.sets[r].target <= before.sets[r].target * 0.8 for r in DOSED_REGIONS)
            assert week.contacts.target <= before.contacts.target
            assert week.main.weekly_sets.target < before.main.weekly_sets.target


def test_only_the_weeks_between_start_and_end_are_dosed() -> None:
    phases = (Phase(PhaseName.BASE, START - 5 * WEEK, START + 20 * WEEK),)
    end = START + 2 * WEEK - timedelta(days=3)
    weeks, _ = week_doses(phases, (), CAST["bjorn"], CATALOGUE, START, end)
    assert [each.start for each in weeks] == [START, START + WEEK]


@settings(max_examples=60, deadline=None)
@given(athlete=st.sampled_from(sorted(CAST)), runs=running())
def test_nobody_new_meets_base_or_build_before_four_weeks_of_light_lifting(
    athlete: str, runs: tuple[Run, ...]
) -> None:
    weeks, _ = season(replace(CAST[athlete], never_lifted=True, last_lifted=None), runs)
    first = next((n for n, each in enumerate(weeks) if each.phase in FIRST_LOADS), len(weeks))
    lifted = [each for each in weeks[:first] if counted(each)]
    assert first == len(weeks) or len(lifted) >= 4
    assert all(SessionKind.FULL not in each.wanted for each in weeks[:first])
