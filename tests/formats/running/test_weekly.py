"""The weekly pattern of the athlete file, repeated over the season."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from wholestride.domain.athlete import Athlete, PlannedRace, Weekday, WeeklyRun
from wholestride.domain.running import Race, RaceDistance, RacePriority
from wholestride.formats.running.weekly import read_weekly

SEASON = (date(2026, 11, 23), date(2027, 5, 2))
ANA = Athlete(
    name="Ana",
    weekly_runs=(
        WeeklyRun(Weekday.WEDNESDAY, "easy 45 min", time(18)),
        WeeklyRun(Weekday.SUNDAY, "long 10 km"),
    ),
)


def test_every_run_of_the_pattern_falls_on_each_of_its_weekdays() -> None:
    entries = read_weekly(ANA, SEASON)
    weeks = ((SEASON[1] - SEASON[0]).days + 1) // 7
    assert len(entries) == 2 * weeks
    assert {(entry.title, entry.day.weekday(), entry.start) for entry in entries} == {
        ("easy 45 min", 2, time(18)),
        ("long 10 km", 6, None),
    }
    assert list(entries) == sorted(entries, key=lambda entry: entry.day)


def test_a_race_takes_the_place_of_the_pattern_on_its_day() -> None:
    race = PlannedRace(date(2027, 4, 25), Race(RacePriority.A, RaceDistance.TEN_KM), "City run")
    entries = read_weekly(Athlete(weekly_runs=ANA.weekly_runs, races=(race,)), SEASON)
    assert [entry.title for entry in entries if entry.day == race.day] == ["City run"]


def test_two_runs_on_one_weekday_are_both_read() -> None:
    twice = (
        WeeklyRun(Weekday.TUESDAY, "shakeout 20 min", time(6)),
        WeeklyRun(Weekday.TUESDAY, "intervals 50 min", time(18)),
    )
    first = (SEASON[0], SEASON[0] + timedelta(days=6))
    assert len(read_weekly(Athlete(weekly_runs=twice), first)) == 2


@pytest.mark.parametrize("span", [(SEASON[1], SEASON[0]), (date(2026, 11, 23), date(2026, 11, 22))])
def test_a_season_that_ends_before_it_begins_has_no_runs(span: tuple[date, date]) -> None:
    assert read_weekly(ANA, span) == ()
