"""``wholestride why SEASON DATE``: why a session is where it is and what it is."""

from __future__ import annotations

from datetime import date

import click

from wholestride.cli.dates import clock, day_words
from wholestride.cli.reason_words import exercise_reasons, for_several, placing_reasons, rules_of
from wholestride.cli.screen import DAY, json_option, say, say_sentence, show_json, show_table
from wholestride.cli.stored import stored_json, stored_season
from wholestride.cli.words import missed_lines
from wholestride.domain.season import Season, Session
from wholestride.formats.spoken import session_name


@click.command("why")
@click.argument("season_file", metavar="SEASON")
@click.argument("day", metavar="DATE", type=DAY)
@json_option
def command(season_file: str, day: date, as_json: bool) -> None:
    """Say why a session is where it is and what it is."""
    if as_json:
        document = stored_json(season_file)
        show_json([each for each in document["sessions"] if each["start"][:10] == day.isoformat()])
        return
    show_why(stored_season(season_file), day)


def show_why(season: Season, day: date) -> None:
    """Print each rule that spoke, the other days and their cost, why each exercise."""
    sessions = [each for each in season.planned() if each.day == day]
    for number, session in enumerate(sessions):
        if number:
            say()
        say(f"{day_words(day)}, {clock(session.start)}: {session_name(session)}", bold=True)
        _show_session(session)
    if sessions:
        _show_sources(sessions)
        return
    say(f"No strength session on {day_words(day)}.")
    week = season.week_of(day)
    for line in missed_lines(week) if week else ():
        indent = "  " if line.startswith("  ") else ""
        say_sentence(line.strip(), indent, f"{indent}  ")


def _show_session(session: Session) -> None:
    _section("Why here and now", placing_reasons(session))
    _section("Other days", [each.text for each in session.alternatives])
    _section("Why these exercises", exercise_reasons(session))
    _section("For several of them", for_several(session))


def _section(title: str, texts: list[str]) -> None:
    if not texts:
        return
    say()
    say(title, bold=True)
    for text in texts:
        say_sentence(text, "  ", "    ")


def _show_sources(sessions: list[Session]) -> None:
    rows = rules_of(sessions)
    if not rows:
        return
    say()
    say("How sure, and who says so", bold=True)
    show_table(("rule", "grade", "source"), rows)
