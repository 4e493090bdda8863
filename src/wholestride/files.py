"""Readers and writers: the only public functions that touch paths."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from os import PathLike
from pathlib import Path

from wholestride.catalogue.loader import load
from wholestride.domain.athlete import Athlete
from wholestride.domain.catalogue import Catalogue
from wholestride.domain.findings import Finding, Severity, UnusableInputError
from wholestride.domain.logbook import Change, SeasonDiff, SessionLog
from wholestride.domain.running import CalendarEntry, Run
from wholestride.domain.season import Season, Session

WIDEST_SPAN = (date(2000, 1, 1), date(2099, 12, 31))
"""Dates that a calendar may hold when the caller names no span."""

Pathish = str | PathLike[str]


def read_runs(
    path: Pathish, *, zone: str = "Europe/Berlin", span: tuple[date, date] = WIDEST_SPAN
) -> tuple[CalendarEntry, ...]:
    """The dated entries of a running calendar: ICS, CSV or plan JSON.

    Args:
        path: the file.
        zone: the zone of the local times that are returned.
        span: first and last date that are read.

    Raises:
        UnusableInputError: when nothing of the file can be used; it holds every finding.
    """
    from wholestride.formats.running import read

    file = Path(path)
    entries, findings = read(file.name, file.read_bytes(), zone=zone, span=span)
    _refuse(findings, usable=bool(entries))
    return entries


def read_athlete(path: Pathish, catalogue: Catalogue | None = None) -> Athlete:
    """The athlete in an athlete file (TOML).

    Raises:
        UnusableInputError: when the file has a mistake; it holds all of them.
    """
    from wholestride.formats.athlete_file import read_athlete as read

    file = Path(path)
    athlete, findings = read(file.name, file.read_bytes(), catalogue or load())
    _refuse(findings, usable=athlete is not None)
    assert athlete is not None  # _refuse has raised otherwise
    return athlete


def read_season(path: Pathish) -> Season:
    """The season in a season file (JSON).

    Raises:
        UnusableInputError: when the file is none; it holds every finding.
    """
    from wholestride.formats.season_file import read_season as read

    file = Path(path)
    season, findings = read(file.name, file.read_bytes())
    _refuse(findings, usable=season is not None)
    assert season is not None  # _refuse has raised otherwise
    return season


def write_season(season: Season, path: Pathish) -> None:
    """Write a season file, the contract that other programs read."""
    from wholestride.formats.season_file import write_season as written

    Path(path).write_bytes(written(season))


def write_ics(season: Season, path: Pathish, now: datetime | None = None) -> None:
    """Write the season as a calendar; ``now`` stamps it (default: the season's start)."""
    from wholestride.formats.calendar_out import write_ics as written

    stamp = now or datetime.combine(season.start, datetime.min.time())
    Path(path).write_bytes(written(season, now=stamp))


def write_fit(session: Session, path: Pathish, catalogue: Catalogue | None = None) -> None:
    """Write one session as a FIT file whose steps a watch leads through.

    Raises:
        ValueError: when the session has no exercises yet, or more than a watch can hold.
    """
    from wholestride.formats.fit.planned import write_session

    Path(path).write_bytes(write_session(session, (catalogue or load()).exercises))


def plan(
    runs: Sequence[CalendarEntry] | Sequence[Run],
    athlete: Athlete,
    start: date,
    *,
    catalogue: Catalogue | None = None,
    compose_all: bool = False,
) -> Season:
    """Plan a season around the runs; pure: the same input gives the same season.

    Args:
        runs: calendar entries as read, or runs that are already classified.
        athlete: level, places, windows, injuries, wishes.
        start: the first day.
        catalogue: the packaged one unless another is given.
        compose_all: choose the exercises of every block now, not only of the next two.

    Raises:
        UnusableInputError: when the readiness questions stop the plan.
    """
    from wholestride.planning.recipe import Wishes
    from wholestride.planning.recipe import plan as planned

    return planned(runs, athlete, catalogue or load(), start, Wishes(compose_all=compose_all))


def replan(
    season: Season,
    logbook: Sequence[SessionLog] = (),
    changes: Sequence[Change] = (),
    *,
    today: date,
    catalogue: Catalogue | None = None,
) -> tuple[Season, SeasonDiff]:
    """The season after what was logged and what changed, with the diff to accept or refuse."""
    from wholestride.planning.replanning import replan as replanned

    return replanned(season, logbook, changes, catalogue or load(), today)


def _refuse(findings: Sequence[Finding], *, usable: bool) -> None:
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    if errors and not usable:
        raise UnusableInputError(tuple(findings))
