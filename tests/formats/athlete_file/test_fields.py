"""Each field of the athlete file, as it should be written."""

from __future__ import annotations

from datetime import date, time

import pytest

from tests.formats.athlete_file.reading import HOME, good, read_text
from wholestride.domain.athlete import (
    Absence,
    AnyDay,
    Injury,
    KnownMax,
    Level,
    Readiness,
    RunKindOverride,
    SelfTest,
    Sex,
    Side,
    Trip,
    Weekday,
    WeeklyRun,
    Window,
)
from wholestride.domain.catalogue import Catalogue
from wholestride.domain.exercise import Equipment, Region
from wholestride.domain.findings import Severity
from wholestride.domain.quantities import Pace, kg, lb
from wholestride.domain.running import RaceDistance, RacePriority, RunKind, RunSubkind


def test_a_file_with_one_window_is_enough(catalogue: Catalogue) -> None:
    athlete = good(catalogue, "")
    assert athlete.level is Level.NOVICE
    assert athlete.windows == (Window(Weekday.TUESDAY, time(18), time(19), "home"),)


def test_words_may_be_written_with_capitals_spaces_or_underscores(catalogue: Catalogue) -> None:
    athlete = good(catalogue, 'policy = "Easy_Days"\nemphasis = ["hills and poles"]\nsex = "F"')
    assert athlete.policy == "easy-days"
    assert athlete.emphasis == {"hills-and-poles"}
    assert athlete.sex is Sex.FEMALE


def test_one_word_stands_for_a_list_of_one(catalogue: Catalogue) -> None:
    assert good(catalogue, 'rest_days = "friday"').rest_days == {Weekday.FRIDAY}


def test_dates_may_be_toml_dates_or_text(catalogue: Catalogue) -> None:
    assert good(catalogue, "last_lifted = 2026-11-10").last_lifted == date(2026, 11, 10)
    assert good(catalogue, 'last_lifted = "2026-11-10"').last_lifted == date(2026, 11, 10)


def test_never_lifted_is_told_apart_from_not_said(catalogue: Catalogue) -> None:
    assert good(catalogue, 'last_lifted = "never"').never_lifted
    assert not good(catalogue, "").never_lifted


@pytest.mark.parametrize("line", ['easy_pace = "6:10 /km"', 'recent_race = "10 km 48:30"'])
def test_the_easy_pace_is_written_or_follows_from_a_race(line: str, catalogue: Catalogue) -> None:
    athlete = good(catalogue, line)
    assert athlete.easy_pace == Pace(370)
    assert athlete.easy_pace_known


def test_a_longer_race_gives_about_the_same_easy_pace(catalogue: Catalogue) -> None:
    short = good(catalogue, 'recent_race = "5k 23:15"').easy_pace
    long = good(catalogue, 'recent_race = "half marathon 1:47:00"').easy_pace
    assert short is not None
    assert long is not None
    assert abs(short.seconds_per_km - long.seconds_per_km) < 10


def test_a_place_holds_its_equipment_and_load_steps(catalogue: Catalogue) -> None:
    athlete = good(
        catalogue,
        "[places.gym]\nequipment = ['barbells', 'Dumbbell']\nplates_kg = [1.25, 20]\n"
        "bar_lb = 45\ndumbbells_lb = [10, 12.5]\n",
    )
    gym = athlete.places["gym"]
    assert gym.equipment == {Equipment.BARBELL, Equipment.DUMBBELL}
    assert gym.plates == (kg(1.25), kg(20))
    assert gym.bar == lb(45)
    assert gym.dumbbells == (lb(10), lb(12.5))


def test_a_gym_that_is_only_named_gets_what_a_usual_gym_has(catalogue: Catalogue) -> None:
    athlete, findings = read_text(catalogue, '[availability]\nmonday = "18:00-19:30 gym"\n')
    assert athlete is not None
    assert Equipment.BARBELL in athlete.places["gym"].equipment
    assert [finding.severity for finding in findings] == [Severity.NOTE]


def test_equipment_at_the_top_is_the_short_way_for_one_place_called_home(
    catalogue: Catalogue,
) -> None:
    text = 'equipment = ["band"]\n[availability]\nmonday = "18:00-19:00"\n'
    athlete, findings = read_text(catalogue, text)
    assert findings == ()
    assert athlete is not None
    assert athlete.equipment == {Equipment.BAND}
    assert athlete.planning_places["home"].equipment == {Equipment.BAND}
    assert athlete.windows[0].place == "home"


@pytest.mark.parametrize(
    "written",
    ["18:00-19:30 gym", "18.00 - 19.30  gym", "18:00–19:30 gym", " 18:00 to 19:30 gym "],
)
def test_windows_may_be_written_in_several_ways(written: str, catalogue: Catalogue) -> None:
    text = f'[places.gym]\nequipment = []\n[availability]\nmonday = "{written}"\n'
    athlete = good(catalogue, text)
    assert athlete.windows == (Window(Weekday.MONDAY, time(18), time(19, 30), "gym"),)


def test_a_window_may_last_until_midnight(catalogue: Catalogue) -> None:
    athlete = good(catalogue, f'{HOME}[availability]\nmonday = "23:00-24:00"\n')
    assert athlete.windows[0].end == time(23, 59)


def test_a_place_name_may_have_several_words(catalogue: Catalogue) -> None:
    text = '[places."my club"]\nequipment = []\n[availability]\nmonday = "18:00-19:00 my club"\n'
    assert good(catalogue, text).windows[0].place == "my club"


def test_any_day_holds_minutes_and_a_place(catalogue: Catalogue) -> None:
    assert good(catalogue, 'any_day = "20 min home"').any_day == AnyDay(20, "home")
    assert good(catalogue, 'any_day = "25"').any_day == AnyDay(25, "home")


def test_days_away_last_one_day_where_the_end_is_not_said(catalogue: Catalogue) -> None:
    athlete = good(
        catalogue,
        "[[unavailable]]\nfrom = 2026-12-24\n[[unavailable]]\nfrom = 2027-02-01\n"
        'to = 2027-02-07\nreason = "skiing"\n',
    )
    assert athlete.unavailable == (
        Absence(date(2026, 12, 24), date(2026, 12, 24)),
        Absence(date(2027, 2, 1), date(2027, 2, 7), "skiing"),
    )


def test_a_trip_names_a_place_and_a_zone_for_its_days(catalogue: Catalogue) -> None:
    text = (
        '[[trip]]\nfrom = 2026-12-03\nto = 2026-12-09\nplace = "hotel"\nzone = "America/Denver"\n'
        "[[trip]]\nfrom = 2027-01-07\n[places.hotel]\nequipment = []\n"
    )
    away, day = good(catalogue, text).trips
    assert away == Trip(date(2026, 12, 3), date(2026, 12, 9), "hotel", "America/Denver")
    assert day == Trip(date(2027, 1, 7), date(2027, 1, 7))


def test_a_day_of_its_own_wins_over_weekday_in_the_usual_hours(catalogue: Catalogue) -> None:
    athlete = good(catalogue, '[run_times]\nwednesday = 19:15:00\nweekday = "6:45"\n')
    assert athlete.run_times[Weekday.MONDAY] == time(6, 45)
    assert athlete.run_times[Weekday.WEDNESDAY] == time(19, 15)
    assert Weekday.SATURDAY not in athlete.run_times


def test_a_weekly_run_may_name_its_hour(catalogue: Catalogue) -> None:
    athlete = good(
        catalogue, '[runs]\nsunday = ["long 100 min", "19:00 easy 30 min"]\nmonday = "easy"\n'
    )
    assert athlete.weekly_runs == (
        WeeklyRun(Weekday.MONDAY, "easy"),
        WeeklyRun(Weekday.SUNDAY, "long 100 min"),
        WeeklyRun(Weekday.SUNDAY, "easy 30 min", time(19)),
    )


def test_a_run_kind_may_be_a_subkind_and_may_name_one_date(catalogue: Catalogue) -> None:
    athlete = good(
        catalogue,
        '[[run_kind]]\ntitle = "MP miles"\nkind = "marathon pace"\n'
        '[[run_kind]]\ndate = 2026-12-01\nkind = "easy"\n',
    )
    assert athlete.run_kinds == (
        RunKindOverride(RunKind.TEMPO, "MP miles", None, RunSubkind.MARATHON_PACE),
        RunKindOverride(RunKind.EASY, "", date(2026, 12, 1)),
    )


@pytest.mark.parametrize(
    ("written", "distance"),
    [
        ("marathon", RaceDistance.MARATHON),
        ("Half Marathon", RaceDistance.HALF),
        ("5k", RaceDistance.FIVE_KM),
        ("15 km", RaceDistance.TEN_KM),
        ("10 miles", RaceDistance.HALF),
        ("50 km", RaceDistance.ULTRA),
        ("100 mi", RaceDistance.ULTRA),
        ("10000 m", RaceDistance.TEN_KM),
    ],
)
def test_race_distances_may_be_words_or_lengths(
    written: str, distance: RaceDistance, catalogue: Catalogue
) -> None:
    athlete = good(catalogue, f'[[race]]\ndate = 2027-04-25\ndistance = "{written}"\n')
    assert athlete.races[0].race.distance is distance


def test_a_race_that_the_file_names_is_an_a_race_unless_it_says_otherwise(
    catalogue: Catalogue,
) -> None:
    athlete = good(
        catalogue,
        '[[race]]\ndate = 2027-04-25\ndistance = "marathon"\n'
        '[[race]]\ndate = 2027-02-25\ndistance = "10 km"\npriority = "b"\ndescent_m = 300\n',
    )
    assert [race.race.priority for race in athlete.races] == [RacePriority.A, RacePriority.B]
    assert athlete.races[1].race.descent_m == 300


def test_an_injury_may_be_open_or_over(catalogue: Catalogue) -> None:
    athlete = good(
        catalogue,
        '[[injury]]\nregion = "achilles"\nside = "left"\nsince = 2026-09-01\nirritable = true\n'
        '[[injury]]\nregion = "lower back"\nsince = 2026-01-01\nuntil = 2026-02-01\n',
    )
    assert athlete.injuries == (
        Injury(Region.ACHILLES, Side.LEFT, date(2026, 9, 1), None, irritable=True),
        Injury(Region.LOW_BACK, Side.BOTH, date(2026, 1, 1), date(2026, 2, 1)),
    )


def test_a_known_max_may_be_a_bare_number_in_the_athletes_unit(catalogue: Catalogue) -> None:
    athlete = good(
        catalogue,
        'unit = "lb"\n[one_rep_max]\nsquat_bb = 205\nrow_bb = { kg = 60, on = 2026-10-10 }\n',
    )
    assert athlete.one_rep_max == {
        "squat_bb": KnownMax(lb(205)),
        "row_bb": KnownMax(kg(60), date(2026, 10, 10)),
    }


def test_a_self_test_holds_both_sides_or_one_number(catalogue: Catalogue) -> None:
    athlete = good(
        catalogue,
        '[[self_test]]\ntest = "heel raise"\non = 2026-11-02\nleft = 24\nright = 27\n'
        '[[self_test]]\ntest = "plank"\non = 2026-11-02\nvalue = 92.5\n',
    )
    assert athlete.self_tests == (
        SelfTest("heel raise", date(2026, 11, 2), left=24, right=27),
        SelfTest("plank", date(2026, 11, 2), value=92.5),
    )


def test_readiness_answers_are_all_read(catalogue: Catalogue) -> None:
    athlete = good(
        catalogue,
        "[readiness]\nchest_pain = true\nleg_pain_walking = true\nfainting = false\n"
        "high_blood_pressure = true\nregularly_active = false\nanswered_on = 2026-11-01\n",
    )
    assert athlete.readiness == Readiness(
        symptoms=("chest pain", "leg pain when walking"),
        high_blood_pressure=True,
        regularly_active=False,
        answered_on=date(2026, 11, 1),
    )


def test_a_file_with_a_byte_mark_reads_as_one_without(catalogue: Catalogue) -> None:
    assert good(catalogue, "\ufefflevel = 'new'").level is Level.NEW


def test_windows_line_ends_are_fine(catalogue: Catalogue) -> None:
    text = f'level = "new"\n{HOME}[availability]\nmonday = "18:00-19:00"\n'
    athlete, findings = read_text(catalogue, text.replace("\n", "\r\n"))
    assert findings == ()
    assert athlete is not None
