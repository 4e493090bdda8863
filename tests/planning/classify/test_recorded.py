"""What a recording shows of a run counts more than its title (rule C03)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from wholestride.catalogue.loader import load
from wholestride.domain.athlete import Athlete, RunKindOverride
from wholestride.domain.findings import Place
from wholestride.domain.quantities import Distance, Pace
from wholestride.domain.recordings import Recording, Split, Sport
from wholestride.domain.running import Run, RunKind
from wholestride.formats.running.recorded import entry_of
from wholestride.planning.classify import classify

TUESDAY = datetime(2026, 11, 24, 6, 45)
RUNNER = Athlete(easy_pace=Pace(360), easy_pace_known=True)
EASY, HARD, JOG = Split(60, 165), Split(60, 230), Split(60, 120)


def recording(*splits: Split, sport: Sport = Sport.RUNNING, title: str = "") -> Recording:
    seconds = sum(split.seconds for split in splits)
    metres = sum(split.metres or 0 for split in splits)
    return Recording(
        "a-1", TUESDAY, sport, seconds, "fit", distance=Distance(metres), splits=splits, title=title
    )


def taken_for(*recordings: Recording, athlete: Athlete = RUNNER) -> list[Run]:
    entries = [entry_of(each, Place("r.jsonl")) for each in recordings]
    return list(classify(entries, athlete, load())[0])


def kind(*splits: Split, title: str = "") -> RunKind:
    (run,) = taken_for(recording(*splits, title=title))
    return run.kind


def test_a_steady_slow_run_is_easy_and_surely_so() -> None:
    (run,) = taken_for(recording(*[EASY] * 40))
    assert (run.kind, run.sure, run.minutes) == (RunKind.EASY, True, 40)


def test_hard_pieces_with_jogs_between_are_intervals() -> None:
    assert kind(*[EASY] * 15, *[HARD, HARD, HARD, JOG, JOG] * 4, *[EASY] * 10) == RunKind.INTERVALS


def test_a_long_hard_stretch_is_tempo() -> None:
    assert kind(*[EASY] * 15, *[HARD] * 20, *[EASY] * 10) == RunKind.TEMPO


def test_a_short_burst_is_no_quality() -> None:
    assert kind(*[EASY] * 20, HARD, HARD, *[EASY] * 20) == RunKind.EASY


def test_what_was_recorded_counts_more_than_an_easy_title() -> None:
    assert kind(*[EASY] * 15, *[HARD] * 20, title="Easy run") == RunKind.TEMPO


def test_a_race_stays_a_race_though_it_looks_like_tempo() -> None:
    assert kind(*[HARD] * 20, title="parkrun") == RunKind.RACE


def test_intervals_that_were_run_slowly_are_doubted() -> None:
    (run,) = taken_for(recording(*[EASY] * 40, title="6 x 800 m"))
    assert (run.kind, run.sure) == (RunKind.INTERVALS, False)


def test_the_runners_own_word_counts_most() -> None:
    mine = replace(RUNNER, run_kinds=(RunKindOverride(RunKind.EASY, day=date(2026, 11, 24)),))
    (run,) = taken_for(recording(*[HARD] * 20), athlete=mine)
    assert run.kind == RunKind.EASY


@pytest.mark.parametrize(
    ("sport", "expected"),
    [
        (Sport.CYCLING, RunKind.CROSS),
        (Sport.WALKING, RunKind.CROSS),
        (Sport.STRENGTH, RunKind.STRENGTH),
    ],
)
def test_other_sports_are_what_they_are(sport: Sport, expected: RunKind) -> None:
    (run,) = taken_for(recording(*[HARD] * 50, sport=sport))
    assert run.kind == expected


def test_a_track_without_a_sport_is_a_run_at_running_pace_and_a_ride_beyond() -> None:
    ride = [Split(60, 400)] * 30
    (run,) = taken_for(recording(*[EASY] * 30, sport=Sport.UNKNOWN))
    assert run.kind == RunKind.EASY
    (ridden,) = taken_for(recording(*ride, sport=Sport.UNKNOWN))
    assert ridden.kind == RunKind.CROSS


def test_the_longest_recorded_run_of_a_week_is_its_long_run() -> None:
    short = [
        replace(recording(*[EASY] * 40), id=f"a-{day}", start=TUESDAY + timedelta(days=day))
        for day in range(3)
    ]
    far = replace(recording(*[EASY] * 100), id="far-1", start=TUESDAY + timedelta(days=5))
    assert [run.kind for run in taken_for(*short, far)] == [RunKind.EASY] * 3 + [RunKind.LONG]


def test_without_a_word_on_easy_pace_the_middle_of_the_recorded_runs_says_it() -> None:
    fast = [Split(60, 250)] * 40
    days = [
        replace(recording(*fast), id=f"a-{day}", start=TUESDAY + timedelta(days=day))
        for day in range(6)
    ]
    assert {run.kind for run in taken_for(*days, athlete=Athlete())} == {RunKind.EASY}
    assert taken_for(days[0], athlete=Athlete())[0].kind == RunKind.TEMPO


def test_an_ultra_at_walking_pace_keeps_its_minutes() -> None:
    (run,) = taken_for(recording(*[Split(600, 500)] * 40))
    assert run.minutes == 400
