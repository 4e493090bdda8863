"""On every real plan and calendar, for every athlete, a season that breaks no rule."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.stories.every_plan import ATHLETES, FILES, planned
from tests.stories.seasons import broken_rules, of_week
from wholestride.domain.season import PhaseName, SessionKind

pytestmark = pytest.mark.shared

CASES = [(file, name) for file in FILES for name in ATHLETES]
EVERY_SO_MANY = 28
"""Of so many seasons one is composed to its end; another athlete's from file to file."""
BY_TURNS = [(file, list(ATHLETES)[at % len(ATHLETES)]) for at, file in enumerate(FILES[::2])]
"""One athlete for every second file; all other seasons belong to the long tests."""


@pytest.mark.parametrize(
    ("file", "name"),
    [pytest.param(*case, marks=() if case in BY_TURNS else pytest.mark.long) for case in CASES],
    ids=[f"{file.name}-{name}" for file, name in CASES],
)
def test_no_season_breaks_a_rule(file: Path, name: str) -> None:
    whole = CASES.index((file, name)) % EVERY_SO_MANY == 0
    season = planned(file, name, compose_all=whole)
    assert broken_rules(season) == []
    assert season.optimal
    assert all(week.composed for week in season.weeks) or not whole


RACING = [file for file in FILES if file.name in ("ch_higdon_int_mara1.json", "nrc_21k.json")]


@pytest.mark.parametrize("file", RACING, ids=[file.stem for file in RACING])
@pytest.mark.parametrize("name", ["bjorn", "chidi"])
def test_the_last_weeks_before_a_race_become_light(file: Path, name: str) -> None:
    season = planned(file, name, compose_all=True)
    race = next(run for run in season.runs if run.race and run.race.priority == "A")
    before = [session for session in season.planned() if session.day < race.day]
    last_full = max(each.day for each in before if each.kind is SessionKind.FULL)
    last_legs = max(each.day for each in before if each.kind.heavy)
    assert race.day - last_full >= timedelta(days=7)
    assert race.day - last_legs >= timedelta(days=5)
    for week in season.weeks:
        if week.phase is PhaseName.RACE:
            assert sum(each.leg_dose_hundredths for each in of_week(season, week)) <= 30
            assert sum(week.sets.values()) == 0
    after = [week for week in season.weeks if week.start > race.day]
    assert after, "the season ends with a recovery"
    assert after[0].phase is PhaseName.RECOVERY
