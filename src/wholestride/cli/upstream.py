"""What a running calendar says differently than the season, read and told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from wholestride.catalogue.loader import load
from wholestride.cli.dates import clock, short_day
from wholestride.cli.inputs import read_calendars, span_from
from wholestride.cli.screen import say, show_table
from wholestride.domain.findings import Finding, error
from wholestride.domain.logbook import CancelledRun, MovedRun
from wholestride.domain.running import Run
from wholestride.domain.season import Season
from wholestride.planning.calendar_changes import CalendarChange, season_changes


def read_upstream(
    calendars: Sequence[str], season: Season, today: date
) -> tuple[tuple[CalendarChange, ...], tuple[Finding, ...]]:
    """What the calendars, files or addresses, change in the season's running from today on."""
    if not calendars:
        return (), ()
    # what a run is follows from its week and its season, so that both are read whole
    span = span_from(min(season.start, today), None, None)
    entries, findings = read_calendars(calendars, season.zone, span)
    if not any(each.day >= today for each in entries):
        step = "Check that it is your running calendar, and that it goes on after today."
        return (), (*findings, error("no run was found in the calendar from today on.", step))
    changes, heard = season_changes(season, None, entries, load(), today)
    return changes, (*findings, *heard)


def show_upstream(changes: Sequence[CalendarChange], season: Season) -> None:
    """Print what becomes of which run."""
    if changes:
        show_table(("run", "was", "becomes"), upstream_rows(changes, season))
        say()


def upstream_rows(changes: Sequence[CalendarChange], season: Season) -> list[tuple[str, str, str]]:
    """One row a run: its title, as the season has it, as the calendar has it."""
    known = {run.id: run for run in season.runs}
    return [row[1:] for row in sorted(_row(change, known) for change in changes)]


def _row(change: CalendarChange, known: dict[str, Run]) -> tuple[str, str, str, str]:
    if isinstance(change, CancelledRun):
        run = known[change.run]
        return run.start.isoformat(), run.title, _when(run), "-"
    if isinstance(change, MovedRun):
        run = known[change.run]
        becomes = f"{short_day(change.start.date())} {clock(change.start)}"
        return run.start.isoformat(), run.title, _when(run), becomes
    fresh, before = change.run, known.get(change.instead)
    was = _when(before) if before else "-"
    title = f"{before.title}, now {fresh.title}" if before and before.title != fresh.title else ""
    return fresh.start.isoformat(), title or fresh.title, was, _when(fresh)


def _when(run: Run) -> str:
    about = "" if run.time_known else "~"
    return f"{short_day(run.day)} {about}{clock(run.start)}, {run.minutes} min, {run.kind}"
