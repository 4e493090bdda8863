"""What the week says where titles are silent (rule C02)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.planning.classify.entries import kinds, on, understood, week
from wholestride.domain.quantities import km
from wholestride.domain.running import RunKind, RunSubkind


def test_the_longest_run_of_a_silent_week_is_the_long_run() -> None:
    assert kinds(week("tue 5 km, thu 6 km, sat 5 km, sun 10 km")) == [
        "5 km: easy",
        "6 km: easy",
        "5 km: easy",
        "10 km: long",
    ]


def test_a_week_of_equal_runs_has_no_long_run() -> None:
    assert {run.kind for run in understood(week("tue 8 km, thu 8 km, sat 9 km"))} == {RunKind.EASY}


def test_the_border_is_a_quarter_above_the_median() -> None:
    assert kinds(week("tue 8 km, thu 8 km, sun 10 km"))[-1] == "10 km: long"
    assert kinds(week("tue 8 km, thu 8 km, sun 9.9 km"))[-1] == "9.9 km: easy"


def test_a_bare_20_miles_is_the_long_run_even_alone() -> None:
    assert kinds(week("sun 20 mi")) == ["20 mi: long"]


def test_of_two_equally_long_runs_the_later_is_long() -> None:
    assert kinds(week("mon 5 km, wed 10 km, fri 5 km, sun 10 km")) == [
        "5 km: easy",
        "10 km: easy",
        "5 km: easy",
        "10 km: long",
    ]


def test_an_endurance_run_is_long_only_when_it_is_the_longest_of_its_week() -> None:
    assert kinds(week("tue GA 8 mi, thu Endurance 8 mi, sun Endurance 9 mi")) == [
        "GA 8 mi: easy",
        "Endurance 8 mi: easy",
        "Endurance 9 mi: long",
    ]


def test_an_easy_title_stays_easy_however_long() -> None:
    assert kinds(week("tue 5 km, thu 5 km, sun Easy 12 km"))[-1] == "Easy 12 km: easy"


def test_a_long_title_stays_long_however_short() -> None:
    assert kinds(week("tue 10 km, thu 10 km, sun Long run 5 km"))[-1] == "Long run 5 km: long"


def test_back_to_back_long_runs_are_both_long() -> None:
    assert kinds(week("tue 4 mi, wed 6 mi, thu 4 mi, sat 26 mi, sun 13 mi")) == [
        "4 mi: easy",
        "6 mi: easy",
        "4 mi: easy",
        "26 mi: long",
        "13 mi: long",
    ]


def test_a_short_run_beside_the_long_run_is_no_second_long_run() -> None:
    assert kinds(week("tue 5 mi, thu 5 mi, sat 6 mi, sun 16 mi"))[2] == "6 mi: easy"


def test_in_race_week_the_race_is_the_longest_run() -> None:
    assert kinds(week("tue 4 mi, wed 6 mi, fri 2 mi, sun Marathon")) == [
        "4 mi: easy",
        "6 mi: easy",
        "2 mi: easy",
        "Marathon: race",
    ]


def test_rest_and_other_sports_do_not_count_as_runs_of_the_week() -> None:
    entries = week("mon Bike 40 km, tue 5 km, thu 5 km, fri Rest, sun 8 km")
    assert kinds(entries)[-1] == "8 km: long"


def test_minutes_serve_as_well_as_distances() -> None:
    assert kinds(week("tue Run 40 min, thu Run 40 min, sun Run 75 min"))[-1] == ("Run 75 min: long")


def test_fields_of_the_entry_serve_as_well_as_titles() -> None:
    entries = [
        replace(on(day, "Run"), distance=km(length))
        for day, length in (("tue", 6), ("thu", 6), ("sun", 12))
    ]
    assert [run.kind for run in understood(entries)] == ["easy", "easy", "long"]


def test_numbers_without_a_unit_are_miles_in_a_calendar_of_miles() -> None:
    in_miles = understood(week("tue 5 mi, thu Tempo 4 mi, sun 12"))
    in_km = understood(week("tue 5 km, thu Tempo 4 km, sun 12"))
    assert [run.distance.metres for run in (in_miles[-1], in_km[-1]) if run.distance] == [
        19312,
        12000,
    ]


def test_marathon_pace_for_two_hours_is_a_long_run_with_marathon_pace() -> None:
    (run,) = understood(week("sun Marathon pace run 30 km"))
    assert (run.kind, run.subkind) == (RunKind.LONG, RunSubkind.MARATHON_PACE)
    (short,) = understood(week("sun Marathon pace run 10 km"))
    assert (short.kind, short.subkind) == (RunKind.TEMPO, RunSubkind.MARATHON_PACE)


def test_weeks_are_judged_each_by_itself() -> None:
    entries = [*week("tue 5 km, thu 5 km, sun 8 km"), *week("tue 9 km, thu 9 km, sun 9 km", 1)]
    assert kinds(entries).count("9 km: easy") == 3


def test_mirroring_a_week_keeps_the_number_of_long_runs() -> None:
    forward = understood(week("mon 5 km, wed 6 km, sun 12 km"))
    mirrored = understood(week("mon 12 km, thu 6 km, sun 5 km"))
    assert [run.kind for run in forward] == [run.kind for run in reversed(mirrored)]


@pytest.mark.parametrize("title", ["Run", "Lauf", "Sortie", "Salida", "Löpning"])
def test_a_run_of_which_nothing_is_known_is_an_unsure_easy_run(title: str) -> None:
    (run,) = understood([on("tue", title)])
    assert run.kind is RunKind.EASY
    assert not run.sure


def test_the_reasons_tell_of_the_title_and_of_the_week() -> None:
    run = understood(week("tue 5 km, thu 5 km, sun 10 km"))[-1]
    assert run.reasons == ("a run, nothing more said", "the longest run of its week")
    assert run.sure
