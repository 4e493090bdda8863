"""The runner's own word wins."""

from __future__ import annotations

from tests.planning.classify.entries import day_of, heard, kinds, understood, week
from wholestride.domain.athlete import Athlete, RunKindOverride
from wholestride.domain.running import RunKind, RunSubkind

WEEK = week("tue Tempo 5 km, thu Tempo 5 km, sun Long run 20 km")


def test_a_title_is_meant_as_a_whole_and_in_any_case() -> None:
    athlete = Athlete(run_kinds=(RunKindOverride(RunKind.EASY, "tempo 5 KM"),))
    assert kinds(WEEK, athlete)[:2] == ["Tempo 5 km: easy", "Tempo 5 km: easy"]
    part = Athlete(run_kinds=(RunKindOverride(RunKind.EASY, "tempo"),))
    assert kinds(WEEK, part)[:2] == ["Tempo 5 km: tempo", "Tempo 5 km: tempo"]


def test_a_day_means_that_day_alone() -> None:
    athlete = Athlete(run_kinds=(RunKindOverride(RunKind.HILLS, day=day_of("thu")),))
    assert kinds(WEEK, athlete)[:2] == ["Tempo 5 km: tempo", "Tempo 5 km: hills"]


def test_a_title_with_a_day_means_both() -> None:
    word = RunKindOverride(RunKind.EASY, "Tempo 5 km", day_of("tue"))
    assert kinds(WEEK, Athlete(run_kinds=(word,)))[:2] == ["Tempo 5 km: easy", "Tempo 5 km: tempo"]


def test_the_week_does_not_outvote_the_runner() -> None:
    entries = week("tue 5 km, thu 5 km, sun 20 km")
    athlete = Athlete(run_kinds=(RunKindOverride(RunKind.EASY, "20 km"),))
    run = understood(entries, athlete)[-1]
    assert (run.kind, run.sure, run.reasons) == (RunKind.EASY, True, ("you said so",))


def test_a_subkind_is_taken_over() -> None:
    word = RunKindOverride(RunKind.TEMPO, "Tempo 5 km", subkind=RunSubkind.MARATHON_PACE)
    assert understood(WEEK, Athlete(run_kinds=(word,)))[0].subkind is RunSubkind.MARATHON_PACE


def test_an_entry_can_be_called_no_training() -> None:
    athlete = Athlete(run_kinds=(RunKindOverride(RunKind.OTHER, "Long run 20 km"),))
    assert len(understood(WEEK, athlete)) == 2


def test_a_word_that_fits_no_run_is_named() -> None:
    athlete = Athlete(run_kinds=(RunKindOverride(RunKind.EASY, "No such run"),))
    assert any("'No such run'" in finding.message for finding in heard(WEEK, athlete))


def test_a_race_by_the_runners_word_is_a_race_of_priority_c() -> None:
    athlete = Athlete(run_kinds=(RunKindOverride(RunKind.RACE, "Tempo 5 km", day_of("tue")),))
    (race,) = (run.race for run in understood(WEEK, athlete) if run.race)
    assert (race.priority, race.distance) == ("C", "5 km")
