"""Races: distance, priority, the athlete file's races, the goal of a plan."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.planning.classify.entries import PLAIN, day_of, heard, on, understood, week, weeks
from wholestride.domain.athlete import Athlete, PlannedRace
from wholestride.domain.running import Race, RaceDistance, RacePriority, Run, RunKind
from wholestride.planning.classify.lengths import NO_LENGTH
from wholestride.planning.classify.races import race_distance, race_priority

WEEK = "tue 6 km, thu 6 km, sun 10 km"


def races(runs: tuple[Run, ...]) -> list[tuple[str, str, str]]:
    return [(run.title, str(run.race.priority), str(run.race.distance)) for run in runs if run.race]


@pytest.mark.parametrize(
    ("title", "distance"),
    [
        ("parkrun", RaceDistance.FIVE_KM),
        ("5K race", RaceDistance.FIVE_KM),
        ("5K tune-up race 8 mi", RaceDistance.FIVE_KM),
        ("8K race", RaceDistance.TEN_KM),
        ("Wettkampf 10 km", RaceDistance.TEN_KM),
        ("15K race", RaceDistance.HALF),
        ("10 mile race", RaceDistance.HALF),
        ("Half marathon", RaceDistance.HALF),
        ("HALBMARATHON", RaceDistance.HALF),
        ("Media maratón", RaceDistance.HALF),
        ("Semi-marathon de Lyon", RaceDistance.HALF),
        ("Berlin Marathon", RaceDistance.MARATHON),
        ("Race 42.2 km", RaceDistance.MARATHON),
        ("50k trail race", RaceDistance.ULTRA),
        ("100 miles race", RaceDistance.ULTRA),
        ("Race day", None),
    ],
)
def test_a_title_names_the_distance_of_its_race(title: str, distance: RaceDistance | None) -> None:
    assert race_distance(title, NO_LENGTH) is distance


@pytest.mark.parametrize(
    ("title", "priority"),
    [
        ("Goal marathon", "A"),
        ("Goal race: half", "A"),
        ("A-race: 50k", "A"),
        ("Hauptwettkampf 10 km", "A"),
        ("10 km race (B)", "B"),
        ("Tune-up race 10K", "C"),
        ("Saturday parkrun", "C"),
        ("10K race", "C"),
    ],
)
def test_a_race_is_c_unless_its_title_says_more(title: str, priority: str) -> None:
    assert race_priority(title) == priority


def test_the_athlete_file_says_the_priority_of_a_race_in_the_calendar() -> None:
    named = PlannedRace(day_of("sun", 1), Race(RacePriority.B, RaceDistance.TEN_KM))
    runs = understood(
        [*week(WEEK), *week("tue 6 km, sun City race 10 km", 1)], Athlete(races=(named,))
    )
    assert races(runs) == [("City race 10 km", "B", "10 km")]


def test_the_longest_run_of_a_named_race_day_is_the_race() -> None:
    named = PlannedRace(day_of("sun"), Race(RacePriority.A, RaceDistance.HALF))
    runs = understood(week("tue 6 km, sun 2 km, sun 21 km"), Athlete(races=(named,)))
    assert races(runs) == [("21 km", "A", "half")]


def test_a_named_race_without_an_entry_becomes_a_run_and_that_is_said() -> None:
    named = PlannedRace(day_of("sun"), Race(RacePriority.A, RaceDistance.MARATHON), "Town run")
    athlete = Athlete(races=(named,))
    runs = understood(week("tue 6 km, sun Rest"), athlete)
    assert races(runs) == [("Town run", "A", "marathon")]
    assert [run.kind for run in runs].count(RunKind.REST) == 1
    assert any("Town run" in finding.message for finding in heard(week("tue 6 km"), athlete))


def test_of_two_races_named_for_one_day_the_more_important_is_kept() -> None:
    both = tuple(
        PlannedRace(day_of("sun"), Race(priority, RaceDistance.TEN_KM))
        for priority in (RacePriority.C, RacePriority.A)
    )
    athlete = Athlete(races=both)
    assert [priority for _, priority, _ in races(understood(week("tue 6 km"), athlete))] == ["A"]
    assert any("Two races" in finding.message for finding in heard(week("tue 6 km"), athlete))


def test_two_races_in_one_week_are_both_races() -> None:
    runs = understood(week("sat parkrun, sun 10K race"))
    assert [name for name, _, _ in races(runs)] == ["parkrun", "10K race"]


def test_the_race_that_ends_a_plan_is_taken_for_its_goal_and_that_is_said() -> None:
    plan = [*weeks(WEEK, 8), *week("tue 4 km, sun Half marathon", 8)]
    assert races(understood(plan)) == [("Half marathon", "A", "half")]
    assert any("goal" in finding.message for finding in heard(plan))


def test_a_rest_after_the_race_does_not_hide_the_goal() -> None:
    plan = [*weeks(WEEK, 8), *week("sat Half marathon, sun Rest", 8)]
    assert races(understood(plan)) == [("Half marathon", "A", "half")]


@pytest.mark.parametrize(
    "last",
    ["sat parkrun, sun 10 km", "tue 10K race, sat 8 km, sun 12 km"],
)
def test_a_race_with_training_after_it_is_no_goal(last: str) -> None:
    plan = [*weeks(WEEK, 8), *week(last, 8), *week(WEEK, 9)]
    assert [priority for _, priority, _ in races(understood(plan))] == ["C"]


def test_a_weekly_parkrun_is_never_the_goal() -> None:
    plan = weeks("tue 6 km, thu 6 km, sat parkrun", 8)
    assert {priority for _, priority, _ in races(understood(plan))} == {"C"}


def test_a_race_that_stands_alone_in_a_short_calendar_is_no_goal() -> None:
    assert races(understood(week("tue 6 km, sun 10K race"))) == [("10K race", "C", "10 km")]


def test_a_plan_with_a_named_goal_keeps_its_last_race_c() -> None:
    plan = [*weeks(WEEK, 6), *week("sun Goal race 10 km", 6), *week("sun 5K race", 7)]
    assert races(understood(plan)) == [("Goal race 10 km", "A", "10 km"), ("5K race", "C", "5 km")]


def test_the_runners_word_on_the_last_race_is_kept() -> None:
    plan = [*weeks(WEEK, 8), *week("sun Half marathon", 8)]
    named = PlannedRace(day_of("sun", 8), Race(RacePriority.B, RaceDistance.HALF))
    assert races(understood(plan, Athlete(races=(named,)))) == [("Half marathon", "B", "half")]


def test_a_plan_that_ends_with_a_marathons_distance_ends_with_the_marathon() -> None:
    plan = [*weeks(WEEK, 8), *week("tue 4 km, sun 42.2 km", 8)]
    assert races(understood(plan)) == [("42.2 km", "A", "marathon")]


def test_a_plan_that_ends_with_a_long_run_ends_with_a_long_run() -> None:
    plan = [*weeks(WEEK, 8), *week("tue 4 km, sun 30 km", 8)]
    assert races(understood(plan)) == []


@pytest.mark.parametrize(
    ("longest", "distance"),
    [("sun 8 km", "5 km"), ("sun 19 km", "half"), ("sun 32 km", "marathon")],
)
def test_a_race_day_without_a_distance_follows_the_longest_run(longest: str, distance: str) -> None:
    plan = [*weeks(f"tue 4 km, {longest}", 8), *week("sun Race day", 8)]
    assert races(understood(plan)) == [("Race day", "A", distance)]
    assert any("is not said" in finding.message for finding in heard(plan))


def test_the_description_may_name_the_distance() -> None:
    race = replace(on("sun", "Race day"), description="Half marathon in town")
    assert races(understood([race], PLAIN)) == [("Race day", "C", "half")]


def test_a_race_takes_as_long_as_its_distance_not_as_the_whole_day() -> None:
    (short,) = understood(week("sun 5K race"))
    (day,) = understood(week("sun 5K race 9 mi"))
    (easy,) = understood(week("sun Easy 9 mi"))
    assert short.minutes < day.minutes < easy.minutes
