"""``wholestride log SEASON``: what was done, as JSON Lines beside the season."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from wholestride.cli.asking import asked_number, asked_sets, counted, planned_sets
from wholestride.cli.dates import day_words
from wholestride.cli.paths import STANDARD, output_findings, read_file, write_file
from wholestride.cli.screen import (
    DAY,
    has_errors,
    now_by_the_clock,
    say,
    stop_on_findings,
    today_by_the_clock,
)
from wholestride.cli.set_words import read_set
from wholestride.cli.stored import stored_season
from wholestride.domain.findings import Finding, Place, error
from wholestride.domain.logbook import SessionLog, SetLog
from wholestride.domain.season import Season, Session
from wholestride.formats.session_log import write_log
from wholestride.formats.spoken import session_name
from wholestride.formats.wording import did_you_mean


@click.command("log")
@click.argument("season_file", metavar="SEASON")
@click.option("--date", "day", type=DAY, default=None, help="The session's day [today].")
@click.option(
    "--session", "session_id", default=None, help="The session's id, where a day has two."
)
@click.option("--set", "sets", multiple=True, help="A set: 'step_up 8 x 16 kg @2 left'.")
@click.option("--as-planned", is_flag=True, help="Everything was done as it was written.")
@click.option("--srpe", type=click.IntRange(0, 10), help="How hard the whole session was, 0 to 10.")
@click.option("--pain", type=click.IntRange(0, 10), help="The worst pain, 0 to 10.")
@click.option("--note", default="", help="Anything worth remembering.")
@click.option("-o", "--output", default="log.jsonl", help="Log to add to [log.jsonl].")
def command(
    season_file: str,
    day: date | None,
    session_id: str | None,
    sets: tuple[str, ...],
    as_planned: bool,
    srpe: int | None,
    pain: int | None,
    note: str,
    output: str,
) -> None:
    """Write down what was done; without --set it asks, exercise by exercise."""
    season = stored_season(season_file)
    problems = output_findings(output, (season_file,))
    if has_errors(problems):
        stop_on_findings(problems)
    session = _session(season, day, session_id)
    if sets:
        done = _read_sets(sets)
    elif as_planned:
        done = [each for line in session.prescriptions for each in planned_sets(line)]
        done = [each for each in done if not each.warm_up]
    else:
        say(f"{session_name(session)}, {day_words(session.day)}", bold=True)
        done = asked_sets(session)
        srpe = asked_number("How hard was the whole session") if srpe is None else srpe
        pain = asked_number("The worst pain") if pain is None else pain
    log = SessionLog(session.id, numbered(done), srpe, pain, "", note)
    _append(output, write_log((log,), at=now_by_the_clock()))
    if output != STANDARD:
        sets_words = "1 set" if len(done) == 1 else f"{len(done)} sets"
        say(f"{sets_words} of {session_name(session)} added to {output}; then")
        say(f"  wholestride replan {season_file} --log {output}")


def _session(season: Season, day: date | None, session_id: str | None) -> Session:
    if session_id is not None:
        found = [each for each in season.sessions if each.id == session_id]
        if found:
            return found[0]
        step = did_you_mean(
            session_id, [each.id for each in season.sessions], "wholestride week --json has them."
        )
        stop_on_findings((error(f"no session is called {session_id!r}.", step),))
    wanted = day or today_by_the_clock()
    on_day = [each for each in season.planned() if each.day == wanted]
    if on_day:
        return max(on_day, key=lambda each: (any(map(counted, each.prescriptions)), each.minutes))
    try:
        return season[wanted]
    except KeyError as missing:
        stop_on_findings((error(f"{missing.args[0]}.", "Use --date."),))


def _read_sets(texts: tuple[str, ...]) -> list[SetLog]:
    """The sets, with every problem of all of them at once."""
    from wholestride.catalogue.loader import load

    exercises = load().exercises
    done: list[SetLog] = []
    problems: list[Finding] = []
    for text in texts:
        try:
            one = read_set(text)
        except ValueError as problem:
            problems.append(error(f"{problem}.", place=Place(file="--set")))
            continue
        done.append(one)
        if one.exercise not in exercises:
            step = did_you_mean(one.exercise, exercises, "wholestride exercises lists the ids.")
            problems.append(error(f"{one.exercise!r} is no exercise.", step, Place(file="--set")))
    if problems:
        stop_on_findings(problems)
    return done


def numbered(sets: list[SetLog]) -> tuple[SetLog, ...]:
    """The sets with their number within each exercise."""
    counts: Counter[tuple[str, str]] = Counter()
    done = []
    for each in sets:
        counts[each.exercise, each.side] += 1
        done.append(replace(each, number=counts[each.exercise, each.side]))
    return tuple(done)


def _append(path: str, data: bytes) -> None:
    before = b""
    if path != STANDARD and Path(path).exists():
        before, problems = read_file(path)
        if problems:
            stop_on_findings(problems)
        if before and not before.endswith(b"\n"):
            before += b"\n"
    write_file(path, before + data)
