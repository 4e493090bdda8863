"""The season as text that can be read aloud."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.cast import START
from tests.formats.samples import (
    BJORNS_SEASON,
    CARRY,
    FULL,
    INTERVALS,
    MOBILITY,
    PLANK,
    STEP_UP,
    TUESDAY,
)
from wholestride.domain.quantities import lb
from wholestride.domain.season import Prescription, SessionStatus
from wholestride.formats.spoken import prescription_sentence, run_sentence
from wholestride.formats.text_out import day_text, season_text, week_text

TUESDAY_TEXT = """\

Tuesday 24 November 2026
06:45 8 x 400 m: intervals, a key run, about 55 minutes, 10.5 km. \
Add warm-up before quality, 10 minutes.
18:00 Full A: squat and push: 50 minutes, gym.
  Superset A, Step-up: 3 sets of 8 on each side, with 16 kg, 2 to 3 repetitions in reserve, \
rest 90 seconds.
  Plank, forearms: 2 sets of 30 to 45 seconds, rest 25 seconds.
  Suitcase carry: 2 sets of 30 metres on each side, with 20 kg, 3 to 4 repetitions in reserve, \
rest 45 seconds, left side first.
  Why here and now:
  The evening of a key day, run first. [I06, grade C: measured on published plans]
  37 h before Thursday's tempo. [I01, grade B: 10.1016/S1440-2440(01)80049-3]
  Stop an exercise that hurts more than 3 out of 10.
"""


def test_a_day_is_told_from_its_run_to_its_safety_line() -> None:
    assert day_text(BJORNS_SEASON, TUESDAY) == TUESDAY_TEXT


def test_a_day_with_nothing_says_so() -> None:
    assert day_text(BJORNS_SEASON, START) == "Monday 23 November 2026: nothing is planned.\n"


def test_a_week_says_its_account_and_what_was_not_possible() -> None:
    text = week_text(BJORNS_SEASON, date(2026, 11, 26))
    assert text.startswith(
        "Week of Monday 23 November 2026: base\n"
        "Minutes: core 24, upper body 31.\n"
        "Not possible, 1 upper core: No window is left on Friday. "
        "What would help: Free Wednesday evening.\n"
        "Two sets of arms went for time.\n"
    )
    assert text.endswith(TUESDAY_TEXT)


def test_a_week_that_is_not_composed_yet_says_that_its_minutes_are_estimated() -> None:
    assert "Minutes, estimated: core 24" in week_text(BJORNS_SEASON, date(2026, 12, 1))


def test_a_recovery_week_is_called_one() -> None:
    week = replace(BJORNS_SEASON.weeks[0], recovery=True)
    text = week_text(replace(BJORNS_SEASON, weeks=(week,)), START)
    assert text.startswith("Week of Monday 23 November 2026: base, a recovery week\n")


def test_a_week_outside_the_season_names_the_season() -> None:
    assert week_text(BJORNS_SEASON, date(2030, 1, 1)) == (
        "Tuesday 1 January 2030 is outside the season, "
        "Monday 23 November 2026 to Sunday 6 December 2026.\n"
    )


def test_the_season_holds_its_races_phases_weeks_and_findings() -> None:
    text = season_text(BJORNS_SEASON)
    assert text.startswith(
        "Strength season for Björn\nMonday 23 November 2026 to Sunday 6 December 2026\n"
        "2 sessions around 2 runs.\nbase: Monday 23 November 2026 to Sunday 6 December 2026.\n"
        "C race, 10 km: Winter 10 km, Sunday 6 December 2026.\n"
    )
    assert TUESDAY_TEXT in text
    assert text.endswith("bjorn.toml:3 (easy_pace): easy pace is assumed. Write easy_pace.\n")


def test_dropped_sessions_are_not_read_out() -> None:
    assert "Tuesday 1 December" not in season_text(BJORNS_SEASON)


def test_what_became_of_a_session_is_said() -> None:
    done = replace(MOBILITY, status=SessionStatus.DONE)
    text = day_text(replace(BJORNS_SEASON, sessions=(done,)), done.day)
    assert "20:00 Roll and stretch (done): 20 minutes, home." in text


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (replace(STEP_UP, superset=None, sets=1, load=None), "Step-up: 1 set of 8 on each side, "),
        (replace(STEP_UP, warm_up=True), "Warm-up, Step-up: 3 sets of 8"),
        (replace(STEP_UP, load=lb(35)), "with 35 lb"),
        (replace(PLANK, tempo="3-1-1"), "tempo 3-1-1, rest 25 seconds."),
        (CARRY, "left side first."),
    ],
)
def test_a_prescription_says_what_applies(line: Prescription, said: str) -> None:
    assert said in prescription_sentence(line)


def test_warm_up_sets_name_no_effort() -> None:
    assert "in reserve" not in prescription_sentence(replace(STEP_UP, warm_up=True))


def test_an_assumed_time_of_a_run_is_said() -> None:
    assert "The time is assumed." in run_sentence(replace(INTERVALS, time_known=False))


def test_no_sign_is_left_that_a_voice_would_stumble_over() -> None:
    spoken = "\n".join(prescription_sentence(line) for line in FULL.prescriptions)
    assert not set("@×*#|_/") & set(spoken)
