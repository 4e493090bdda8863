"""On every real plan and calendar a season that breaks no rule."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.cast import ANA, BJORN, CHIDI
from tests.conftest import SHARED
from tests.stories.seasons import broken_rules, entries_of, of_week, without_races
from wholestride.catalogue.loader import load
from wholestride.domain.athlete import Athlete
from wholestride.domain.season import PhaseName, Season, SessionKind
from wholestride.planning.recipe import Wishes, plan

pytestmark = pytest.mark.shared

FILES = sorted((*SHARED.glob("plans/*.json"), *SHARED.glob("calendars/generated/*.ics")))
ATHLETES = {
    "ana": without_races(ANA),
    "bjorn": without_races(BJORN),
    "chidi": without_races(CHIDI),
}
CASES = [
    (file, name)
    for at, file in enumerate(FILES)
    for name in (ATHLETES if file.suffix == ".json" else (list(ATHLETES)[at % 3],))
]
"""Every athlete on every plan; on the same plans as calendars, one after the other by turns."""
EVERY_SO_MANY = 20
"""Of so many seasons one is composed to its end; another athlete's from file to file."""


def planned(file: Path, athlete: Athlete, *, compose_all: bool) -> Season:
    entries, start = entries_of(file, athlete)
    return plan(entries, athlete, load(), start, Wishes(compose_all=compose_all))


@pytest.mark.parametrize(
    ("file", "name"), CASES, ids=[f"{file.name}-{name}" for file, name in CASES]
)
def test_no_season_breaks_a_rule(file: Path, name: str) -> None:
    whole = CASES.index((file, name)) % EVERY_SO_MANY == 0
    season = planned(file, ATHLETES[name], compose_all=whole)
    assert broken_rules(season) == []
    assert season.optimal
    assert all(week.composed for week in season.weeks) or not whole


RACING = [file for file in FILES if file.name in ("ch_higdon_int_mara1.json", "nrc_21k.json")]


@pytest.mark.parametrize("file", RACING, ids=[file.stem for file in RACING])
@pytest.mark.parametrize("name", ["bjorn", "chidi"])
def test_the_last_weeks_before_a_race_become_light(file: Path, name: str) -> None:
    season = planned(file, ATHLETES[name], compose_all=True)
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
