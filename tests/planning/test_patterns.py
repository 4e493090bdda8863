"""The patterns that always come back: whole seasons placed, without composing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from tests.cast import START
from tests.planning.calendars import weekly
from wholestride.catalogue.loader import load
from wholestride.domain.athlete import (
    AnyDay,
    Athlete,
    Level,
    PlannedRace,
    TrainingPlace,
    Weekday,
    Window,
)
from wholestride.domain.exercise import Equipment
from wholestride.domain.running import Race, RaceDistance, RacePriority
from wholestride.domain.season import PhaseName, Season, SessionKind, Week
from wholestride.planning.recipe import Wishes, plan

GYM = TrainingPlace(
    "gym",
    frozenset(
        {
            Equipment.BARBELL,
            Equipment.RACK,
            Equipment.DUMBBELL,
            Equipment.BENCH,
            Equipment.CABLE,
            Equipment.PULL_UP_BAR,
            Equipment.BOX,
        }
    ),
)
MON, TUE, WED, THU, FRI, SAT, SUN = Weekday


def evenings(
    *days: Weekday, start: time = time(18), end: time = time(19, 30)
) -> tuple[Window, ...]:
    return tuple(Window(day, start, end, "gym") for day in days)


LIFTER = Athlete(
    name="Lifter",
    level=Level.INTERMEDIATE,
    places={"gym": GYM},
    windows=evenings(*Weekday),
    any_day=AnyDay(20, "gym"),
    last_lifted=START - timedelta(days=4),
    sessions_last_6_weeks=12,
)


def placed(pattern: dict[str, str], athlete: Athlete = LIFTER, weeks: int = 10) -> Season:
    entries = weekly(pattern, START, weeks)
    wishes = Wishes(end=START + timedelta(days=7 * weeks - 1), place_only=True)
    return plan(entries, athlete, load(), START, wishes)


def legs(season: Season, week: Week) -> int:
    days = {week.start + timedelta(days=offset) for offset in range(7)}
    return sum(1 for each in season.planned() if each.kind.heavy and each.day in days)


def full_weeks(season: Season) -> list[Week]:
    return [week for week in season.weeks[2:] if not week.recovery]


THREE_KEY_RUNS = {
    "mon": "easy 40 min",
    "tue": "intervals 55 min",
    "wed": "easy 45 min",
    "thu": "tempo 50 min",
    "sat": "easy 40 min",
    "sun": "long run 110 min",
}


def test_six_morning_runs_with_free_evenings_hold_two_leg_sessions_every_week() -> None:
    season = placed(THREE_KEY_RUNS)
    assert {legs(season, week) for week in full_weeks(season)} == {2}
    assert all(not week.missed for week in full_weeks(season))


def test_a_mon_wed_fri_lifter_gets_one_leg_session_and_hears_what_would_help() -> None:
    athlete = replace(LIFTER, windows=evenings(MON, WED, FRI))
    runs = {"tue": "intervals 55 min", "thu": "tempo 50 min", "sun": "long run 110 min"}
    season = placed(runs, athlete)
    weeks = full_weeks(season)
    assert {legs(season, week) for week in weeks} == {1}
    offered = " ".join(
        text for week in weeks for missed in week.missed for text in missed.relaxations
    )
    assert "Tuesday" in offered or "Thursday" in offered


def test_thirty_minutes_before_seven_still_give_a_season() -> None:
    dawn = evenings(MON, TUE, WED, THU, FRI, start=time(6, 20), end=time(6, 50))
    runs = {"tue": "intervals 55 min @18:00", "thu": "easy 45 min @18:00", "sun": "long 100 min"}
    season = placed(runs, replace(LIFTER, windows=dawn))
    assert all(session.minutes <= 30 for session in season.planned())
    assert all(legs(season, week) >= 1 for week in full_weeks(season))


def test_a_parkrun_every_saturday_beside_three_key_runs_leaves_room_for_legs() -> None:
    season = placed({**THREE_KEY_RUNS, "sat": "parkrun 5 km"})
    assert all(legs(season, week) >= 1 for week in full_weeks(season))


def test_a_daily_runner_has_strength_every_week() -> None:
    runs = dict.fromkeys(("mon", "wed", "fri", "sat"), "easy 45 min")
    season = placed({**runs, "tue": "tempo 50 min", "thu": "easy 40 min", "sun": "long 2 h"})
    assert all(legs(season, week) >= 1 for week in full_weeks(season))


def test_who_lifts_only_right_after_running_has_no_leg_session_until_together_is_accepted() -> None:
    after_run = evenings(MON, WED, start=time(18, 50), end=time(20))
    runs = {"mon": "easy 40 min @18:00", "wed": "easy 45 min @18:00", "sat": "long 95 min"}
    athlete = replace(LIFTER, windows=after_run)
    apart = placed(runs, athlete)
    assert sum(legs(apart, week) for week in apart.weeks) == 0
    offered = " ".join(
        text for week in apart.weeks for missed in week.missed for text in missed.relaxations
    )
    assert "together" in offered.casefold() or "after" in offered.casefold()
    together = placed(runs, replace(athlete, together=True))
    assert all(legs(together, week) >= 1 for week in full_weeks(together))


def test_a_master_six_weeks_before_a_marathon_lifts_lightly_and_hears_that_it_is_late() -> None:
    race_day = START + timedelta(days=7 * 6 - 1)
    marathon = PlannedRace(race_day, Race(RacePriority.A, RaceDistance.MARATHON), "Marathon")
    master = replace(
        LIFTER,
        born=1962,
        races=(marathon,),
        last_lifted=None,
        never_lifted=True,
        sessions_last_6_weeks=0,
    )
    season = plan(weekly(THREE_KEY_RUNS, START, 6), master, load(), START, Wishes(place_only=True))
    kinds = {session.kind for session in season.planned() if session.day < race_day}
    assert SessionKind.FULL not in kinds
    assert any("too few for a gain" in str(finding) for finding in season.findings)
    last_legs = max(each.day for each in season.planned() if each.kind.heavy)
    assert (race_day - last_legs).days >= 10 or last_legs > race_day


def test_a_beginner_without_key_runs_begins_with_adaptation() -> None:
    runs = {"tue": "easy 10 km", "sat": "easy 10 km"}
    beginner = replace(
        LIFTER, level=Level.NEW, last_lifted=None, never_lifted=True, sessions_last_6_weeks=None
    )
    season = placed(runs, beginner)
    assert season.weeks[0].phase is PhaseName.ADAPTATION
    assert all(legs(season, week) >= 1 for week in season.weeks[1:])


def test_two_runs_a_day_leave_a_gap_before_every_leg_session() -> None:
    doubles = {f"{day} pm": "recovery 30 min @16:00" for day in ("tue", "thu")}
    season = placed({**THREE_KEY_RUNS, **doubles})
    for session in season.planned():
        for run in season.runs:
            if session.kind.heavy and run.day == session.day:
                assert (session.start - run.end).total_seconds() >= 3 * 3600


@pytest.mark.parametrize("day", [date(2026, 11, 23), date(2026, 11, 26), date(2027, 3, 28)])
def test_a_season_may_start_on_any_day(day: date) -> None:
    monday = day - timedelta(days=day.weekday())
    wishes = Wishes(end=monday + timedelta(days=34), place_only=True)
    season = plan(weekly(THREE_KEY_RUNS, monday, 5), LIFTER, load(), day, wishes)
    assert all(session.day >= day for session in season.planned())
