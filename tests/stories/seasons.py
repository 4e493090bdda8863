"""Whole seasons for the stories: read, planned, written, checked, looked at as a reader would."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tests.cast import START
from tests.independent.checker import check
from wholestride.catalogue.loader import load
from wholestride.domain.athlete import Athlete
from wholestride.domain.running import CalendarEntry
from wholestride.domain.season import Season, Session, Week
from wholestride.formats.running import PlanAnchor, read
from wholestride.formats.running.weekly import read_weekly
from wholestride.formats.season_file import write_season
from wholestride.planning.recipe import Wishes, plan

LONGEST = timedelta(weeks=104)


def without_races(athlete: Athlete) -> Athlete:
    """The athlete whose races are those of the calendar alone."""
    return replace(athlete, races=())


def entries_of(file: Path, athlete: Athlete) -> tuple[tuple[CalendarEntry, ...], date]:
    """The entries of a running calendar and the Monday to start on; plans start on START."""
    dated = file.suffix != ".json"
    span = (date(2020, 1, 1), date(2035, 1, 1)) if dated else (START, START + LONGEST)
    anchor = None if dated else PlanAnchor(start=START)
    entries, findings = read(
        file.name, file.read_bytes(), zone=athlete.zone, span=span, anchor=anchor
    )
    assert entries, findings
    first = min(entry.day for entry in entries)
    return entries, first - timedelta(days=first.weekday()) if dated else START


def season_of(athlete: Athlete, weeks: int, *, compose_all: bool = False) -> Season:
    """The season around the athlete's own weekly pattern, from START on."""
    runs = read_weekly(athlete, (START, START + timedelta(weeks=weeks)))
    end = None if athlete.races else START + timedelta(days=7 * weeks - 1)
    return plan(runs, athlete, load(), START, Wishes(end=end, compose_all=compose_all))


def as_file(season: Season) -> dict[str, Any]:
    """The season as any program reads it."""
    document: dict[str, Any] = json.loads(write_season(season))
    return document


def broken_rules(season: Season) -> list[str]:
    """What the independent checker finds in the season's file."""
    return check(as_file(season))


def of_week(season: Season, week: Week) -> list[Session]:
    """The planned sessions of a week, in order of time."""
    days = {week.start + timedelta(days=offset) for offset in range(7)}
    return [session for session in season.planned() if session.day in days]


def working_sets(session: Session) -> int:
    """Sets of the session that are counted by effort."""
    return sum(
        line.sets for line in session.prescriptions if line.rir is not None and not line.warm_up
    )
