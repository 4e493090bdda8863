"""``wholestride plan ATHLETE [RUNS...] -o season.json``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import click

from wholestride.catalogue.loader import load
from wholestride.cli.inputs import read_athlete_file, read_calendars, span_from, weekly_entries
from wholestride.cli.paths import output_findings, write_file
from wholestride.cli.screen import (
    DAY,
    has_errors,
    progress,
    say,
    show_findings,
    stop_on_findings,
    today_by_the_clock,
)
from wholestride.cli.verbs.season import show_season
from wholestride.domain.athlete import Athlete
from wholestride.domain.findings import Finding, UnusableInputError, error, note, warning
from wholestride.domain.running import CalendarEntry
from wholestride.domain.season import Season
from wholestride.formats.season_file import write_season
from wholestride.planning.readiness import gate


@click.command("plan")
@click.argument("athlete_file", metavar="ATHLETE")
@click.argument("runs", nargs=-1)
@click.option("-o", "--output", default=None, help="Season file to write; without it, only print.")
@click.option("--start", type=DAY, default=None, help="First day of the season [today].")
@click.option("--plan-start", type=DAY, default=None, help="First day of a plan without dates.")
@click.option("--race-date", type=DAY, default=None, help="Race day of a plan without dates.")
@click.option("--compose-all", is_flag=True, help="Choose the exercises of every block now.")
@click.option("--quiet", is_flag=True, help="Print nothing when all is well.")
def command(
    athlete_file: str,
    runs: tuple[str, ...],
    output: str | None,
    start: date | None,
    plan_start: date | None,
    race_date: date | None,
    compose_all: bool,
    quiet: bool,
) -> None:
    """Plan a strength season around the runs."""
    first = start or today_by_the_clock()
    athlete, entries, findings = gather(athlete_file, runs, first, plan_start or first, race_date)
    findings = (*findings, *output_findings(output, (athlete_file, *runs)))
    if athlete is None or has_errors(findings):
        stop_on_findings(findings)
    season = planned(entries, athlete, first, compose_all=compose_all, heard=findings)
    show_findings((*findings, *season.findings))
    if output is not None:
        write_file(output, write_season(season))
    if not quiet and output != "-":
        show_season(season)
        if output is not None:
            say(f"\nwritten to {output}; see: wholestride week {output}")


def gather(
    athlete_file: str,
    runs: Sequence[str],
    first: date,
    plan_start: date,
    race_date: date | None,
) -> tuple[Athlete | None, tuple[CalendarEntry, ...], tuple[Finding, ...]]:
    """Athlete and entries from their files, and every problem of all of them together."""
    catalogue = load()
    athlete, findings = read_athlete_file(athlete_file, catalogue, first)
    span = span_from(first, plan_start, race_date)
    zone = athlete.zone if athlete else "UTC"
    entries, heard = read_calendars(runs, zone, span)
    weekly = weekly_entries(athlete, span) if athlete and not runs else ()
    found = (*entries, *weekly)
    said = _about_running(athlete, found, runs) if athlete and not has_errors(heard) else ()
    return athlete, found, (*findings, *heard, *said, *refusals(athlete, first))


def refusals(athlete: Athlete | None, day: date) -> tuple[Finding, ...]:
    """What the readiness gate says where it lets no plan pass; together with all the rest."""
    if athlete is None:
        return ()
    readiness = gate(athlete, day)
    return () if readiness.plan_allowed else readiness.findings


def _about_running(
    athlete: Athlete, entries: Sequence[CalendarEntry], files: Sequence[str]
) -> tuple[Finding, ...]:
    """A race or a weekly pattern is enough; files that hold no run are a mistake."""
    if entries:
        return ()
    if files:
        step = "Name another file, or none, to plan around your races and [runs] alone."
        return (error("no run was found in the files that you named.", step),)
    step = "Name your running calendar after the athlete file, or fill in [runs]."
    if athlete.races:
        return (note("no running is known: the season is built around your races alone.", step),)
    return (warning("no running is known: the season has nothing to keep clear of.", step),)


def planned(
    entries: Sequence[CalendarEntry],
    athlete: Athlete,
    first: date,
    *,
    compose_all: bool,
    heard: Sequence[Finding] = (),
) -> Season:
    """The season, with a bar while it takes; exits with 1 where the gate stops the plan."""
    from wholestride.planning.recipe import Wishes, plan

    try:
        with progress("placing and composing"):
            return plan(entries, athlete, load(), first, Wishes(compose_all=compose_all))
    except UnusableInputError as refusal:
        stop_on_findings((*heard, *refusal.findings))
