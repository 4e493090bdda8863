"""Every field of the athlete file that belongs to the dose changes it."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import time, timedelta

import pytest

from tests.cast import START
from tests.planning.dose.seasons import LIFTER, WEEK, daily, season
from tests.planning.runs import MARATHONER, weeks_of_runs
from wholestride.domain.athlete import (
    Absence,
    AnyDay,
    Athlete,
    Emphasis,
    Injury,
    Level,
    PlannedRace,
    Policy,
    Readiness,
    Weekday,
    Window,
)
from wholestride.domain.exercise import Region
from wholestride.domain.running import Race, RaceDistance, RacePriority

RUNS = weeks_of_runs(MARATHONER, START, 16)
SHORT = (*daily(30, [Weekday.TUESDAY]), *daily(10, [Weekday.MONDAY]))
PLAIN = replace(LIFTER, windows=SHORT)
CHANGED: dict[str, object] = {
    "level": Level.ADVANCED,
    "born": 1950,
    "sessions_per_week": 1,
    "policy": Policy.MINIMUM_DOSE,
    "last_lifted": START - timedelta(days=40),
    "never_lifted": True,
    "sessions_last_6_weeks": 3,
    "history": frozenset({"hamstring"}),
    "pregnant": True,
    "postpartum_since": START - 2 * WEEK,
    "rest_days": frozenset({Weekday.TUESDAY}),
    "any_day": AnyDay(20, "home"),
    "emphasis": frozenset({Emphasis.POSTURE}),
    "readiness": Readiness(high_blood_pressure=True),
    "windows": (Window(Weekday.MONDAY, time(6), time(6, 20), "home"),),
    "unavailable": (Absence(START + 2 * WEEK, START + 4 * WEEK),),
    "races": (PlannedRace(START + 9 * WEEK, Race(RacePriority.A, RaceDistance.HALF)),),
    "injuries": (Injury(Region.ACHILLES, irritable=True),),
}
ELSEWHERE = {
    "name", "equipment", "sex", "body_mass", "unit", "zone", "one_session_a_day", "together",
    "easy_pace", "easy_pace_known", "preferred_days", "places", "run_times", "run_kinds",
    "trips", "one_rep_max", "excluded", "favourites", "weekly_runs", "self_tests",
}  # fmt: skip
"""Read by other stages: reading, placement, composition, prescription."""
WITH_READINESS = {"cleared"}


@pytest.mark.parametrize("name", sorted(CHANGED))
def test_the_field_changes_the_dose(name: str) -> None:
    changed = replace(PLAIN, **{name: CHANGED[name]})  # type: ignore[arg-type]  # fields by name
    assert season(changed, RUNS, 16)[0] != season(PLAIN, RUNS, 16)[0]


def test_a_clearance_lifts_the_moderate_limit_of_a_known_disease() -> None:
    asked = replace(PLAIN, readiness=Readiness(known_disease=True))
    assert season(replace(asked, cleared=True), RUNS)[0] != season(asked, RUNS)[0]


def test_no_field_of_the_athlete_is_forgotten() -> None:
    names = {each.name for each in fields(Athlete)}
    assert names == set(CHANGED) | ELSEWHERE | WITH_READINESS
