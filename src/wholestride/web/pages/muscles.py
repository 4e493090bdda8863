"""The muscle map of a session, a week, a block or some weeks: hard sets done of those planned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from uuid import UUID

from wholestride.catalogue.loader import load
from wholestride.domain.athlete import Athlete
from wholestride.domain.logbook import SessionLog
from wholestride.domain.season import Session
from wholestride.web.pages.progress_done import (
    Share,
    done_amounts,
    planned_amounts,
    region_shares,
)
from wholestride.web.pages.runner_pages import Visit
from wholestride.web.training import free, store
from wholestride.web.training.models import IssuedSeason

MAPS_KEPT = 32
"""So many maps a process remembers: one is 11 kB and 4 ms of drawing, its sets up to 15 ms."""


@dataclass(frozen=True, slots=True)
class Muscles:
    """Hard sets by region and their map, which is empty where there are none."""

    regions: tuple[Share, ...]
    drawing: str


def muscles_of(regions: tuple[Share, ...], when: str) -> Muscles:
    """Regions with their map; ``when`` says of what, as in "last four weeks"."""
    return Muscles(regions, _drawn(regions, when))


def muscles_of_days(
    visit: Visit, days: tuple[date, date], logs: tuple[SessionLog, ...], when: str
) -> Muscles:
    """What the season plans between two days, both included, and what was done of it.

    ``logs`` are those of the days, also of sessions that nobody planned.
    """
    return muscles_of(_of_days(visit.season, visit.season.stamp, days, logs), when)


def muscles_of_session(session: Session, log: SessionLog, athlete: Athlete) -> Muscles:
    """What one session holds and what was done of it."""
    return muscles_of(_shares([session], [log], athlete), "this session")


def muscles_planned(session: Session, athlete: Athlete) -> Muscles:
    """What one session holds, for the paper that it is written on."""
    return muscles_of(_shares([session], [], athlete), "this session before it starts")


@lru_cache(maxsize=MAPS_KEPT)
def _of_days(
    row: IssuedSeason, _stamp: UUID, days: tuple[date, date], logs: tuple[SessionLog, ...]
) -> tuple[Share, ...]:
    """What was issued never changes, so only new taps are counted anew."""
    season = store.whole_season(row)
    planned = [each for each in season.planned() if days[0] <= each.day <= days[1]]
    sessions = [*planned, *free.free_sessions(logs, season.athlete)]
    return _shares(sessions, logs, season.athlete)


def _shares(
    sessions: Sequence[Session], logs: Sequence[SessionLog], athlete: Athlete
) -> tuple[Share, ...]:
    done = done_amounts(sessions, {log.session: log for log in logs}, athlete, load())
    return region_shares(planned_amounts(sessions, athlete, load()), done)


@lru_cache(maxsize=MAPS_KEPT)
def _drawn(regions: tuple[Share, ...], when: str) -> str:
    """The map; figures are imported only where there is something on it."""
    if not regions:
        return ""
    from wholestride.figures.movement import Sets, muscle_map

    sets = {each.word: Sets(each.done, each.planned) for each in regions}
    return muscle_map(sets, sentence(regions, when))


def sentence(regions: Sequence[Share], when: str) -> str:
    """What the map shows, for who cannot see it."""
    planned = [each for each in regions if each.planned > 0]
    if not planned:
        named = ", ".join(each.name.lower() for each in regions)
        return f"Front and back of the body, {when}: sets that nobody planned for {named}."
    whole = [each for each in planned if each.done >= each.planned]
    bare = [each for each in planned if each.done <= 0]
    named = ", ".join(each.name.lower() for each in bare)
    if len(bare) == len(planned):
        return f"Front and back of the body, {when}: sets planned for {named}; none is done yet."
    none_yet = f"; no set yet for {named}" if bare else ""
    return (
        f"Front and back of the body, {when}: {len(whole)} of {len(planned)} planned "
        f"regions have all their sets{none_yet}."
    )
