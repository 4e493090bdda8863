"""``wholestride demo``: plan the example season and print it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import click

from wholestride.catalogue.loader import load
from wholestride.cli.inputs import Span, weekly_entries
from wholestride.cli.paths import write_file
from wholestride.cli.screen import DAY, has_errors, say, stop_on_findings, today_by_the_clock
from wholestride.cli.stored import monday_of
from wholestride.cli.verbs.plan import planned
from wholestride.cli.verbs.season import show_season
from wholestride.cli.verbs.today import show_day
from wholestride.cli.verbs.week import show_week
from wholestride.domain.athlete import Athlete, PlannedRace
from wholestride.domain.running import Race, RaceDistance, RacePriority
from wholestride.domain.season import Session
from wholestride.formats.athlete_file import example_athlete, read_athlete
from wholestride.formats.season_file import write_season

DEMO_WEEKS = 18
"""A marathon block of the usual length, so that every phase is seen."""


@click.command("demo")
@click.option("--start", type=DAY, default=None, help="First day of the season [next Monday].")
@click.option("-o", "--output", default=None, help="Also write the season file.")
def command(start: date | None, output: str | None) -> None:
    """Plan the example season and print it."""
    first = start or monday_of(today_by_the_clock()) + timedelta(days=7)
    athlete = demo_athlete(first)
    span = Span(first, first + timedelta(weeks=DEMO_WEEKS + 6))
    season = planned(weekly_entries(athlete, span), athlete, first, compose_all=False)
    say(f"{athlete}: a marathon in {DEMO_WEEKS} weeks", bold=True)
    say("(the example of `wholestride init`; plan your own with `wholestride plan`)\n")
    show_season(season)
    session = next((each for each in season.planned() if _loaded(each)), None)
    if session is not None:
        say()
        show_week(season, monday_of(session.day))
        say()
        show_day(season, session.day)
    if output is not None:
        write_file(output, write_season(season))


def _loaded(session: Session) -> bool:
    """True for a session with a main lift: it shows more than a flow."""
    return any(line.part == "main" for line in session.prescriptions)


def demo_athlete(first: date) -> Athlete:
    """The athlete of the example file with a marathon on the Sunday after eighteen weeks."""
    athlete, findings = read_athlete("example.toml", example_athlete().encode(), load())
    if athlete is None or has_errors(findings):
        stop_on_findings(findings)
    race_day = first + timedelta(days=7 * DEMO_WEEKS - 1 - first.weekday())
    marathon = PlannedRace(race_day, Race(RacePriority.A, RaceDistance.MARATHON), "Marathon")
    return replace(athlete, races=(marathon,), unavailable=(), injuries=(), last_lifted=first)
