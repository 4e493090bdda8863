"""Start, minutes, load, importance, key and id of every run."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cast import START
from tests.planning.classify.entries import PLAIN, heard, on, understood, week
from tests.planning.classify.titles import TITLES
from wholestride.domain.athlete import Athlete, PlannedRace, Weekday
from wholestride.domain.quantities import Pace, km
from wholestride.domain.running import (
    CalendarEntry,
    Race,
    RaceDistance,
    RacePriority,
    Run,
    RunKind,
    RunSubkind,
)

BJORN = Athlete(
    name="Björn",
    easy_pace=Pace(360),
    easy_pace_known=True,
    run_times={Weekday.TUESDAY: time(6, 45), Weekday.SUNDAY: time(8, 30)},
)


def one(entry: CalendarEntry, athlete: Athlete = PLAIN) -> Run:
    (run,) = understood([entry], athlete)
    return run


def test_a_written_clock_time_is_kept() -> None:
    run = one(on("tue", "Easy 5 km", start=time(18, 30)))
    assert (run.start.time(), run.time_known) == (time(18, 30), True)


def test_without_a_clock_the_runners_usual_hour_is_assumed() -> None:
    assert one(on("tue", "Easy"), BJORN).start.time() == time(6, 45)
    assert one(on("sun", "Easy"), BJORN).start.time() == time(8, 30)
    assert not one(on("tue", "Easy"), BJORN).time_known


def test_without_a_usual_hour_seven_and_at_weekends_eight_are_assumed_and_said() -> None:
    assert one(on("wed", "Easy")).start.time() == time(7)
    assert one(on("sat", "Easy")).start.time() == time(8)
    assert any("07:00" in finding.message for finding in heard([on("wed", "Easy")]))


def test_two_untimed_runs_of_a_day_are_a_morning_and_an_evening_run() -> None:
    runs = understood([on("tue", "Recovery 5 km"), on("tue", "Tempo 8 km")])
    assert [run.start.time() for run in runs] == [time(7), time(17, 30)]


def test_a_run_called_pm_is_in_the_evening() -> None:
    runs = understood([on("tue", "PM easy 5 km"), on("tue", "Tempo 8 km")])
    assert [(run.title, run.start.time()) for run in runs] == [
        ("Tempo 8 km", time(7)),
        ("PM easy 5 km", time(17, 30)),
    ]


def test_written_minutes_are_known() -> None:
    run = one(on("tue", "Easy 50 min"))
    assert (run.minutes, run.minutes_known) == (50, True)


def test_minutes_follow_from_distance_and_easy_pace() -> None:
    known = one(on("tue", "Easy 10 km"), BJORN)
    assumed = one(on("tue", "Easy 10 km"))
    assert (known.minutes, known.minutes_known) == (60, True)
    assert (assumed.minutes, assumed.minutes_known) == (65, False)
    assert any("6:30 /km" in finding.message for finding in heard([on("tue", "Easy 10 km")]))


def test_faster_kinds_take_fewer_minutes_for_the_same_distance() -> None:
    minutes = [
        one(on("tue", f"{kind} 10 km"), BJORN).minutes
        for kind in ("Recovery", "Easy", "Tempo", "Marathon pace", "Race")
    ]
    assert minutes == sorted(minutes, reverse=True)
    assert len(set(minutes)) == 5


def test_the_slot_of_the_calendar_counts_unless_nobody_runs_so_fast() -> None:
    slot = replace(on("tue", "Easy 8 km"), minutes=60)
    assert (one(slot).minutes, one(slot).minutes_known) == (60, True)
    long = replace(on("sun", "Long run 30 km"), minutes=60)
    assert (one(long).minutes, one(long).minutes_known) == (195, False)
    written = replace(on("sun", "Long run 2h30"), minutes=60)
    assert one(written).minutes == 150


def test_repeats_take_their_time_with_warm_up_and_jogs() -> None:
    few, many = (one(on("tue", title)).minutes for title in ("4 x 400 m", "12 x 400 m"))
    assert 30 <= few < many <= 75


def test_without_any_number_the_kinds_usual_minutes_are_assumed() -> None:
    run = one(on("tue", "Intervals"))
    assert (run.minutes, run.minutes_known) == (55, False)


def test_load_is_effort_times_minutes() -> None:
    assert one(on("tue", "Intervals 55 min")).load == 330
    assert one(on("tue", "Easy 60 min")).load == 180
    assert one(on("tue", "Rest")).load == 0


def test_harder_kinds_cost_more_for_the_same_minutes() -> None:
    loads = [
        one(on("tue", f"{kind} 60 min")).load
        for kind in ("Recovery", "Easy", "Long run", "Tempo", "Intervals", "Race")
    ]
    assert loads == sorted(loads)
    assert len(set(loads)) == 6


@pytest.mark.parametrize(
    ("title", "importance", "key"),
    [
        ("10K race", 300, True),
        ("6 x 800 m", 100, True),
        ("Tempo 8 km", 100, True),
        ("Hill repeats", 100, True),
        ("Marathon pace 10 km", 80, True),
        ("Long run 20 km", 50, True),
        ("Long run 80 min", 50, False),
        ("Medium-long run 100 min", 30, False),
        ("Easy 10 km", 15, False),
        ("Recovery 5 km", 10, False),
        ("Bike 60 min", 10, False),
        ("Gym", 0, False),
        ("Rest", 0, False),
    ],
)
def test_importance_and_key_follow_the_kind(title: str, importance: int, key: bool) -> None:
    run = one(on("tue", title))
    assert (run.importance_hundredths, run.key) == (importance, key)


def test_a_long_run_at_marathon_pace_weighs_as_marathon_pace() -> None:
    run = one(on("sun", "Long run 30 km w/ 12 km @ MP"))
    assert (run.kind, run.subkind) == (RunKind.LONG, RunSubkind.MARATHON_PACE)
    assert (run.importance_hundredths, run.key, run.quality) == (80, True, True)


def test_a_strength_entry_is_kept_as_the_runners_own_session() -> None:
    run = one(on("mon", "Gym 45 min", start=time(18)))
    assert (run.kind, run.minutes, run.is_run) == (RunKind.STRENGTH, 45, False)


def test_ids_follow_from_day_and_title_and_are_counted() -> None:
    runs = understood(
        [on("tue", "Easy 5 km", start=time(6)), on("tue", "Easy 5 km", start=time(18))]
    )
    assert [run.id for run in runs] == ["2026-11-24-easy-5-km", "2026-11-24-easy-5-km-2"]


def test_the_order_of_the_entries_does_not_matter() -> None:
    entries = week("tue 6 x 800 m, wed 8 km, thu Easy 5 km, sat 8 km, sun 16 km")
    assert understood(entries) == understood(entries[::-1])


def test_the_same_run_from_two_calendars_is_one_run_and_that_is_said() -> None:
    twice = [on("tue", "Easy 5 km"), replace(on("tue", "easy 5 KM"), uid="other")]
    assert len(understood(twice)) == 1
    assert any("read once" in finding.message for finding in heard(twice))


def test_what_is_no_training_is_left_out_and_named() -> None:
    entries = [*week("tue Easy 5 km, thu Tempo, sun Long run"), on("wed", "Dentist")]
    assert [run.title for run in understood(entries)] == ["Easy 5 km", "Tempo", "Long run"]
    assert any("'Dentist'" in finding.message for finding in heard(entries))


def test_unknown_titles_are_runs_in_a_running_calendar_only() -> None:
    running = week("tue Easy 5 km, wed Sunrise seven, thu Tempo, sun Long run")
    private = week("mon Mow the lawn, tue Sunrise seven, wed Bake, thu Tempo, fri Piano")
    assert "Sunrise seven" in [run.title for run in understood(running)]
    assert [run.title for run in understood(private)] == ["Tempo"]
    assert any("'Sunrise seven'" in finding.message for finding in heard(running))


def test_a_title_that_is_not_understood_is_never_sure_whatever_its_week_says() -> None:
    days = (*week("thu 8 x 400 m, sun Long run 100 min"), replace(on("tue", "Zzyx"), minutes=45))
    unknown, tempo, long = understood(days)
    assert (unknown.kind, unknown.sure) == (RunKind.EASY, False)
    assert tempo.sure
    assert long.sure
    longest = (*week("tue Easy 5 km"), replace(on("sun", "Zzyx"), distance=km(30)))
    assert [(run.kind, run.sure) for run in understood(longest)] == [
        (RunKind.EASY, True),
        (RunKind.LONG, False),
    ]


@pytest.mark.parametrize("title", ["City half", "The big day"])
def test_a_race_that_the_athlete_file_names_is_no_title_that_is_not_understood(title: str) -> None:
    entries = [*week("tue Easy 5 km, thu Tempo"), on("sun", title)]
    half = PlannedRace(entries[-1].day, Race(RacePriority.A, RaceDistance.HALF), "City half")
    racer = replace(PLAIN, races=(half,))
    assert understood(entries, racer)[-1].race == half.race
    assert not any("Not understood" in finding.message for finding in heard(entries, racer))


def test_a_kind_column_is_heard_before_the_title() -> None:
    entry = replace(on("tue", "Easy in the park"), kind_hint="Intervalle")
    assert one(entry).kind is RunKind.INTERVALS
    assert one(replace(entry, kind_hint="marathon-pace")).subkind is RunSubkind.MARATHON_PACE
    assert one(replace(entry, kind_hint="?")).kind is RunKind.EASY


def test_a_distance_field_counts_before_the_title() -> None:
    assert one(replace(on("tue", "Easy 5 km"), distance=km(8))).distance == km(8)


def test_a_leap_day_and_the_days_of_the_clock_change_are_days_like_others() -> None:
    for day in (date(2028, 2, 29), date(2027, 3, 28), date(2026, 10, 25)):
        run = one(CalendarEntry(day, "Easy 50 min", time(2, 30)))
        assert run.start == datetime.combine(day, time(2, 30))
        assert (run.end - run.start).seconds == 50 * 60


def test_no_entries_give_no_runs_and_no_words() -> None:
    assert understood([]) == ()
    assert heard([]) == ()


ALL_TITLES = [title for titles in TITLES.values() for title in titles]
ENTRIES = st.builds(
    CalendarEntry,
    st.dates(START, date(2027, 5, 2)),
    st.sampled_from(ALL_TITLES) | st.text(min_size=1, max_size=30),
    st.none() | st.times(),
    st.sampled_from(["", "6 x 800 m", "easy, flat"]),
    st.none() | st.integers(1, 3000),
    st.none() | st.builds(km, st.integers(1, 400)),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(ENTRIES, max_size=25))
def test_every_run_is_sound_whatever_the_calendar_holds(entries: list[CalendarEntry]) -> None:
    runs = understood(entries)
    assert len({run.id for run in runs}) == len(runs)
    assert list(runs) == sorted(runs, key=lambda run: run.start)
    for run in runs:
        assert run.kind is not RunKind.OTHER
        assert 0 <= run.minutes <= 48 * 60
        assert run.load >= 0
        assert 0 <= run.confidence_percent <= 100
        assert run.reasons
        assert (run.race is not None) == (run.kind is RunKind.RACE)
        assert run.start.tzinfo is None
    assert understood(entries[::-1]) == runs
