"""``wholestride watch SEASON``: sessions for a watch, and finished ones for services."""

from __future__ import annotations

from datetime import date

import click

from wholestride.catalogue.loader import load
from wholestride.cli.dates import day_words
from wholestride.cli.paths import STANDARD, output_findings, read_file, write_file
from wholestride.cli.screen import (
    has_errors,
    say,
    show_findings,
    stop_on_findings,
    today_by_the_clock,
)
from wholestride.cli.stored import stored_season
from wholestride.domain.catalogue import Catalogue
from wholestride.domain.findings import error
from wholestride.domain.season import Season, Session
from wholestride.formats.fit.bundle import USUAL_SPAN, file_name, is_ready, write_bundle
from wholestride.formats.spoken import session_name
from wholestride.formats.wording import did_you_mean


@click.command("watch")
@click.argument("season_file", metavar="SEASON")
@click.argument("which", metavar="[SESSION|DATE]", default="")
@click.option("-o", "--output", default="", help="A .fit for one session, a .zip for two weeks.")
@click.option("--done", "log_file", default="", help="Log: write what was done, as an activity.")
def command(season_file: str, which: str, output: str, log_file: str) -> None:
    """Write a session as a FIT file for a watch: today's, or that of a day or an id."""
    season = stored_season(season_file)
    catalogue = load()
    problems = output_findings(output or None, (season_file, *filter(None, (log_file,))))
    if has_errors(problems):
        stop_on_findings(problems)
    if output.casefold().endswith(".zip"):
        _two_weeks(season, _day(which) or today_by_the_clock(), output, catalogue)
        return
    session = _session(season, which)
    try:
        data = _written(season, session, log_file, catalogue)
    except ValueError as problem:
        stop_on_findings((error(f"{session.id}: {problem}", "wholestride week shows others."),))
    target = output or file_name(session)
    write_file(target, data)
    if target != STANDARD:
        say(f"{session_name(session)}, {day_words(session.day)}, written to {target}")


def _written(season: Season, session: Session, log_file: str, catalogue: Catalogue) -> bytes:
    """The file of a session that is to come, or of one that was done.

    Raises:
        ValueError: when there is nothing to write.
    """
    if not log_file:
        from wholestride.formats.fit.planned import write_session

        return write_session(session, catalogue.exercises)
    from wholestride.formats.fit.performed import write_performed
    from wholestride.formats.session_log import read_log

    data, problems = read_file(log_file)
    if has_errors(problems):
        stop_on_findings(problems)
    logs, findings = read_log(log_file, data, season, catalogue)
    show_findings(findings)
    log = next((each for each in logs if each.session == session.id), None)
    if log is None:
        raise ValueError("the log says nothing of this session.")
    return write_performed(session, log, catalogue.exercises, season.zone)


def _two_weeks(season: Season, first: date, output: str, catalogue: Catalogue) -> None:
    """Write the sessions from a day on, with what could not be taken along."""
    coming = [each for each in season.planned() if first <= each.day < first + USUAL_SPAN]
    ready = [each for each in coming if is_ready(each)]
    if not ready:
        words = f"no session with exercises in the two weeks from {day_words(first)} on."
        stop_on_findings((error(words, "Name another first day."),))
    data, findings = write_bundle(ready, catalogue.exercises)
    write_file(output, data)
    show_findings(findings)
    number = len(ready) - len(findings)
    say(f"{number} sessions and their schedule written to {output}")


def _session(season: Season, which: str) -> Session:
    """The session of an id or a day; exits with 1 and the nearest one where there is none."""
    day = _day(which)
    if which and day is None:
        found = [each for each in season.planned() if each.id == which]
        if found:
            return found[0]
        ids = [each.id for each in season.planned()]
        step = did_you_mean(which, ids, "Write a date like 2026-11-24, or a session's id.")
        stop_on_findings((error(f"no session is called {which!r}.", step),))
    try:
        return season[day or today_by_the_clock()]
    except KeyError as missing:
        stop_on_findings((error(f"{missing.args[0]}.", "Name another day."),))


def _day(which: str) -> date | None:
    try:
        return date.fromisoformat(which)
    except ValueError:
        return None
