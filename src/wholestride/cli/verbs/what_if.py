"""``wholestride what-if SEASON --set KEY=VALUE``: two seasons side by side."""

from __future__ import annotations

from datetime import date

import click

from wholestride.catalogue.loader import load
from wholestride.cli.comparison import FIGURES, different, figures, week_by_week
from wholestride.cli.dates import weeks_words
from wholestride.cli.screen import (
    DAY,
    has_errors,
    json_option,
    progress,
    say,
    show_json,
    show_table,
    stop_on_findings,
)
from wholestride.cli.stored import stored_season
from wholestride.domain.athlete import Athlete
from wholestride.domain.findings import UnusableInputError
from wholestride.domain.season import Season
from wholestride.formats.athlete_file.editing import edited_athlete

MOST_ROWS = 12
"""More differences are counted, not listed; ``--json`` has them all."""


@click.command("what-if")
@click.argument("season_file", metavar="SEASON")
@click.option(
    "--set",
    "settings",
    multiple=True,
    required=True,
    help="A key of the athlete file: sessions_per_week=3, policy=easy-days.",
)
@click.option("--from", "start", type=DAY, default=None, help="Compare from this day [start].")
@json_option
def command(season_file: str, settings: tuple[str, ...], start: date | None, as_json: bool) -> None:
    """Show two seasons side by side: as it is, and with other settings."""
    season = stored_season(season_file)
    athlete, findings = edited_athlete(season.athlete, settings, load())
    if athlete is None or has_errors(findings):
        stop_on_findings(findings)
    first = start or season.start
    now = replaced(season, season.athlete, first)
    then = replaced(season, athlete, first)
    if as_json:
        show_json(_as_json(now, then, settings))
        return
    say(f"As it is, and with {', '.join(settings)}", bold=True)
    show_comparison(now, then)


def replaced(season: Season, athlete: Athlete, first: date) -> Season:
    """The season placed anew for an athlete, exercises left aside."""
    from wholestride.planning.recipe import Wishes, plan

    runs = [run for run in season.runs if run.day >= first]
    try:
        with progress("placing"):
            wishes = Wishes(end=season.end, place_only=True)
            return plan(runs, athlete, load(), first, wishes)
    except UnusableInputError as refusal:
        stop_on_findings(refusal.findings)


def show_comparison(now: Season, then: Season) -> None:
    """Print the figures of both seasons, then what differs, weeks with the same change once."""
    before, after = figures(now), figures(then)
    show_table(
        ("", "now", "then"), ((name, f"{before[name]:g}", f"{after[name]:g}") for name in FIGURES)
    )
    say()
    found = different(now, then)
    if not found:
        say("Every session stays where it is.")
        return
    rows = [
        (
            weeks_words(list(each.mondays)),
            ", ".join(each.only_now) or "-",
            ", ".join(each.only_then) or "-",
        )
        for each in found
    ]
    show_table(("what differs", "only now", "only then"), rows[:MOST_ROWS])
    if len(rows) > MOST_ROWS:
        say(f"and {len(rows) - MOST_ROWS} more differences; --json has them all")


def _as_json(now: Season, then: Season, settings: tuple[str, ...]) -> dict[str, object]:
    return {
        "settings": list(settings),
        "now": figures(now),
        "then": figures(then),
        "weeks": [
            {"start": monday, "only_now": each.only_now, "only_then": each.only_then}
            for monday, each in week_by_week(different(now, then))
        ],
    }
