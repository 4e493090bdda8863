"""The demo runner: the example athlete with a season that began some weeks ago."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

from wholestride.catalogue.loader import load
from wholestride.domain.athlete import Athlete, PlannedRace
from wholestride.domain.running import CalendarEntry, Race, RaceDistance, RacePriority
from wholestride.formats.athlete_file import example_athlete, read_athlete
from wholestride.planning.recipe import Wishes, plan
from wholestride.web.training import mapping
from wholestride.web.training.demo_log import demo_events
from wholestride.web.training.models import LogEvent, Runner
from wholestride.web.training.store import keep_season

WEEKS_AGO, WEEKS_TO_RACE, WEEKS_AFTER = 6, 16, 3
LIGHTER_EVERY, LIGHTER_PERCENT = 4, 70
RISE_PERCENT = 2
TAPER_PERCENTS = (50, 75)
"""The race week and the one before it."""
AFTER_RACE_PERCENT = 45


def demo_athlete(first: date) -> Athlete:
    """The athlete of the example file with a marathon some weeks ahead."""
    athlete, findings = read_athlete("example.toml", example_athlete().encode(), load(), first)
    if athlete is None:
        raise ValueError(f"the example cannot be read: {findings}")
    race_day = first + timedelta(days=7 * (WEEKS_AGO + WEEKS_TO_RACE) - 1)
    marathon = PlannedRace(race_day, Race(RacePriority.A, RaceDistance.MARATHON), "Marathon")
    return replace(athlete, races=(marathon,), unavailable=(), injuries=(), last_lifted=first)


def demo_runs(first: date) -> list[CalendarEntry]:
    """A running calendar that builds up, rests every fourth week, tapers and recovers."""
    entries = []
    race_week = WEEKS_AGO + WEEKS_TO_RACE - 1
    for week in range(race_week + WEEKS_AFTER):
        monday = first + timedelta(weeks=week)
        share = _share(week, race_week)
        quality = "Tempo run" if week % 2 else "6 x 800 m"
        entries += [
            _entry(monday, 1, quality if share >= LIGHTER_PERCENT else "Easy run", 50, share),
            _entry(monday, 3, "Easy run", 50, share),
            _entry(monday, 5, "Easy run", 40, share),
        ]
        if week != race_week:
            title = "Long run" if week < race_week else "Easy run"
            entries.append(_entry(monday, 6, title, 100, share))
        else:
            race_day = monday + timedelta(days=6)
            entries.append(CalendarEntry(race_day, "Marathon", time(9), minutes=245))
    return entries


def _share(week: int, race_week: int) -> int:
    """How much of its usual running a week holds [%]."""
    if week > race_week:
        return AFTER_RACE_PERCENT
    if race_week - week < len(TAPER_PERCENTS):
        return TAPER_PERCENTS[race_week - week]
    full = 100 + RISE_PERCENT * week
    return full * LIGHTER_PERCENT // 100 if week % LIGHTER_EVERY == LIGHTER_EVERY - 1 else full


def _entry(monday: date, weekday: int, title: str, minutes: int, share: int) -> CalendarEntry:
    hour = time(8, 30) if weekday > 4 else time(6, 45)
    day = monday + timedelta(days=weekday)
    return CalendarEntry(day, title, hour, minutes=minutes * share // 500 * 5)


def load_demo(runner: Runner, today: date) -> None:
    """Give the runner the demo's athlete, season and log."""
    first = today - timedelta(days=today.weekday() + 7 * WEEKS_AGO)
    athlete = demo_athlete(first)
    season = plan(demo_runs(first), athlete, load(), first, Wishes(compose_all=True))
    runner.athlete = mapping.athlete_document(athlete)
    runner.is_demo = True
    runner.save()
    keep_season(runner, season)
    LogEvent.objects.bulk_create(demo_events(runner, season, load(), today))
