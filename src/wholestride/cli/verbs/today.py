"""``wholestride today SEASON``: the session of a day."""

from __future__ import annotations

from datetime import date

import click

from wholestride.cli.dates import day_words
from wholestride.cli.gym_words import session_lines
from wholestride.cli.screen import (
    DAY,
    json_option,
    say,
    show_json,
    terminal_width,
    today_by_the_clock,
)
from wholestride.cli.stored import stored_json, stored_season
from wholestride.cli.words import run_line
from wholestride.domain.season import Season


@click.command("today")
@click.argument("season_file", metavar="SEASON")
@click.option("--date", "day", type=DAY, default=None, help="Another day [today].")
@json_option
def command(season_file: str, day: date | None, as_json: bool) -> None:
    """Show today's session with everything that it needs."""
    wanted = day or today_by_the_clock()
    if as_json:
        document = stored_json(season_file)
        show_json(
            {
                part: [each for each in document[part] if each["start"][:10] == wanted.isoformat()]
                for part in ("runs", "sessions")
            }
        )
        return
    show_day(stored_season(season_file), wanted)


def show_day(season: Season, day: date) -> None:
    """Print the runs and the sessions of a day, or when the next session is."""
    say(day_words(day), bold=True)
    for run in season.runs:
        if run.day == day:
            say(run_line(run))
            for add_on in run.add_ons:
                say(f"       + {add_on.name}, {add_on.minutes} min")
    sessions = [each for each in season.planned() if each.day == day]
    for session in sessions:
        say()
        for line in session_lines(session, terminal_width()):
            say(line.text, bold=line.bold, dim=line.dim)
    if not sessions:
        say(f"No strength session on this day.{_when_next(season, day)}")


def _when_next(season: Season, day: date) -> str:
    coming = next((each for each in season.planned() if each.day > day), None)
    if coming is not None:
        return f" The next is on {day_words(coming.day)}."
    return f" The season ended on {day_words(season.end)}." if day > season.end else ""
