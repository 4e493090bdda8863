"""``wholestride week SEASON``: runs and strength of one week together."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import zip_longest

import click

from wholestride.cli.dates import clock, day_words, short_day
from wholestride.cli.screen import (
    DAY,
    json_option,
    say,
    say_sentence,
    show_json,
    show_table,
    today_by_the_clock,
)
from wholestride.cli.stored import monday_of, stored_json, stored_season
from wholestride.cli.words import missed_lines, run_line, week_account
from wholestride.domain.season import Season, Session, SessionStatus
from wholestride.formats.spoken import session_name


@click.command("week")
@click.argument("season_file", metavar="SEASON")
@click.option("--date", "day", type=DAY, default=None, help="A day of the week [today].")
@json_option
def command(season_file: str, day: date | None, as_json: bool) -> None:
    """Show one week: runs and strength together."""
    monday = monday_of(day or today_by_the_clock())
    if as_json:
        show_json(_week_json(season_file, monday))
        return
    show_week(stored_season(season_file), monday)


def show_week(season: Season, monday: date) -> None:
    """Print the days of a week with their runs and sessions, and the week's account."""
    week = season.week_of(monday)
    if week is None:
        say(f"The week of {day_words(monday)} is outside the season, which runs from")
        say(f"{day_words(season.start)} to {day_words(season.end)}. Use --date.")
        return
    recovery = ", a recovery week" if week.recovery else ""
    say(f"Week of {day_words(monday)}: {week.phase}{recovery}", bold=True)
    show_table(("day", "running", "strength"), _rows(season, monday))
    say()
    if not any(each.day in week_days(monday) for each in season.planned()):
        say("No strength session this week.")
    for absence in season.athlete.unavailable:
        if any(absence.covers(day) for day in week_days(monday)):
            days = f"from {day_words(absence.first)} to {day_words(absence.last)}"
            say_sentence(f"No training {days} ({absence.reason}).")
    say_sentence(week_account(week), hanging="  ")
    for line in missed_lines(week):
        indent = "  " if line.startswith("  ") else ""
        say_sentence(line.strip(), indent, f"{indent}  ")


def week_days(monday: date) -> tuple[date, ...]:
    """Monday to Sunday."""
    return tuple(monday + timedelta(days=offset) for offset in range(7))


def _rows(season: Season, monday: date) -> list[tuple[str, str, str]]:
    rows = []
    for day in week_days(monday):
        runs = [run_line(run) for run in season.runs if run.day == day]
        sessions = [_session_words(each) for each in season.planned() if each.day == day]
        pairs = list(zip_longest(runs or ["-"], sessions or ["-"], fillvalue=""))
        for number, (run, session) in enumerate(pairs):
            rows.append((short_day(day) if number == 0 else "", run, session))
    return rows


def _session_words(session: Session) -> str:
    status = session.status
    mark = "" if status is SessionStatus.PLANNED else f", {status}"
    return (
        f"{clock(session.start)}  {session_name(session)}, {session.minutes} min, "
        f"{session.place}{mark}"
    )


def _week_json(path: str, monday: date) -> dict[str, object]:
    document = stored_json(path)
    days = {day.isoformat() for day in week_days(monday)}
    return {
        "week": next((w for w in document["weeks"] if w["start"] == monday.isoformat()), None),
        "runs": [run for run in document["runs"] if run["start"][:10] in days],
        "sessions": [each for each in document["sessions"] if each["start"][:10] in days],
    }
