"""A planned and a recorded run of one day count once."""

from __future__ import annotations

from datetime import date, datetime, time

from hypothesis import given
from hypothesis import strategies as st

from wholestride.catalogue.loader import load
from wholestride.domain.athlete import Athlete, PlannedRace, RunKindOverride
from wholestride.domain.findings import Place
from wholestride.domain.quantities import Distance, Pace
from wholestride.domain.recordings import Recording, Split, Sport
from wholestride.domain.running import CalendarEntry, Race, RaceDistance, RacePriority, Run, RunKind
from wholestride.formats.running.recorded import entry_of
from wholestride.planning.classify import classify

TUESDAY = date(2026, 11, 24)
RUNNER = Athlete(easy_pace=Pace(360), easy_pace_known=True)
HARD = (Split(1200, 4600),)


def recorded(
    minutes: int, hour: int = 7, sport: Sport = Sport.RUNNING, splits: tuple[Split, ...] = ()
) -> CalendarEntry:
    start = datetime.combine(TUESDAY, time(hour))
    name = f"{sport}{minutes}{hour}-1"
    distance = Distance(minutes * 160)
    made = Recording(name, start, sport, minutes * 60, "fit", distance=distance, splits=splits)
    return entry_of(made, Place("r.jsonl"))


def planned(title: str, hour: int | None = None) -> CalendarEntry:
    return CalendarEntry(TUESDAY, title, None if hour is None else time(hour))


def runs(*entries: CalendarEntry, athlete: Athlete = RUNNER) -> list[Run]:
    return list(classify(entries, athlete, load())[0])


def test_what_was_planned_stands_as_it_was_done() -> None:
    (run,) = runs(planned("6 x 800 m", 18), recorded(52, hour=7))
    assert (run.title, run.kind, run.minutes) == ("6 x 800 m", RunKind.INTERVALS, 52)
    assert run.start == datetime(2026, 11, 24, 7)


def test_an_easy_run_that_was_run_hard_is_no_easy_run() -> None:
    (run,) = runs(planned("Easy 40 min"), recorded(40, splits=HARD))
    assert run.kind is RunKind.TEMPO


def test_two_planned_and_two_recorded_pair_by_their_lengths() -> None:
    found = runs(
        planned("Easy 30 min", 7), planned("Easy 60 min", 18), recorded(59), recorded(31, 18)
    )
    assert [(run.title, run.minutes) for run in found] == [("Easy 60 min", 59), ("Easy 30 min", 31)]


def test_a_second_run_that_nobody_planned_counts_too() -> None:
    found = runs(planned("Easy 40 min"), recorded(40), recorded(25, hour=19))
    assert [run.minutes for run in found] == [40, 25]


def test_a_ride_is_no_run_that_was_planned_and_a_rest_day_stays_one() -> None:
    ride = runs(planned("Easy 40 min"), recorded(60, sport=Sport.CYCLING))
    assert sorted(run.kind for run in ride) == [RunKind.CROSS, RunKind.EASY]
    assert len(runs(planned("Rest"), recorded(40))) == 2


def test_a_race_stays_a_race_by_its_name_in_the_athlete_file() -> None:
    race = PlannedRace(TUESDAY, Race(RacePriority.B, RaceDistance.TEN_KM), "Frankfurt")
    (run,) = runs(
        planned("Frankfurt"), recorded(50), athlete=Athlete(races=(race,), easy_pace=Pace(360))
    )
    assert run.kind is RunKind.RACE


def test_the_runners_own_word_counts_more_than_the_recording() -> None:
    mine = Athlete(run_kinds=(RunKindOverride(RunKind.EASY, day=TUESDAY),), easy_pace=Pace(360))
    (run,) = runs(planned("Easy 40 min"), recorded(40, splits=HARD), athlete=mine)
    assert run.kind is RunKind.EASY


def test_in_a_running_calendar_a_title_that_nobody_knows_is_the_run_of_its_day() -> None:
    day = CalendarEntry(date(2026, 11, 25), "Easy 40 min")
    assert len(runs(day, planned("Frumious"), recorded(40))) == 2


def test_an_appointment_is_not_the_run_of_its_day() -> None:
    days = [CalendarEntry(date(2026, 11, day), "Call the bank") for day in (25, 26)]
    (run,) = runs(*days, planned("Mother"), recorded(40))
    assert run.title == "Recorded run"


@given(st.permutations([planned("Easy 30 min", 7), planned("Long run 100 min"), recorded(95),
                        recorded(33, 18), recorded(60, sport=Sport.CYCLING)]))  # fmt: skip
def test_the_order_of_files_does_not_matter(entries: list[CalendarEntry]) -> None:
    assert [(run.title, run.minutes) for run in runs(*entries)] == [
        *(("Long run 100 min", 95), ("Recorded ride", 60), ("Easy 30 min", 33))
    ]
