"""The demo runner: the example athlete with a season that began some weeks ago."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from wholestride.catalogue.loader import load
from wholestride.domain.athlete import Athlete, PlannedRace
from wholestride.domain.running import Race, RaceDistance, RacePriority
from wholestride.formats.athlete_file import example_athlete, read_athlete
from wholestride.formats.running.weekly import read_weekly
from wholestride.planning.recipe import plan
from wholestride.web.training import mapping
from wholestride.web.training.models import Runner
from wholestride.web.training.store import keep_season

WEEKS_AGO, WEEKS_TO_RACE, WEEKS_AFTER = 1, 16, 5


def demo_athlete(first: date) -> Athlete:
    """The athlete of the example file with a marathon some weeks ahead."""
    athlete, findings = read_athlete("example.toml", example_athlete().encode(), load(), first)
    if athlete is None:
        raise ValueError(f"the example cannot be read: {findings}")
    race_day = first + timedelta(days=7 * (WEEKS_AGO + WEEKS_TO_RACE) - 1)
    marathon = PlannedRace(race_day, Race(RacePriority.A, RaceDistance.MARATHON), "Marathon")
    return replace(athlete, races=(marathon,), unavailable=(), injuries=(), last_lifted=first)


def load_demo(runner: Runner, today: date) -> None:
    """Give the runner the demo's athlete and season."""
    first = today - timedelta(days=today.weekday() + 7 * WEEKS_AGO)
    athlete = demo_athlete(first)
    span = (first, first + timedelta(weeks=WEEKS_AGO + WEEKS_TO_RACE + WEEKS_AFTER))
    season = plan(read_weekly(athlete, span), athlete, load(), first)
    runner.athlete = mapping.athlete_document(athlete)
    runner.is_demo = True
    runner.save()
    keep_season(runner, season)
