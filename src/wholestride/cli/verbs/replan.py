"""``wholestride replan SEASON``: answer a change with the fewest changes."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date

import click

from wholestride.catalogue.loader import load
from wholestride.cli.change_words import ChangeWords, read_changes
from wholestride.cli.diff_words import diff_json, diff_rows, fresh_misses, summary_words
from wholestride.cli.done_words import hear, heard_json, show_heard
from wholestride.cli.paths import output_findings, read_file, write_file
from wholestride.cli.screen import (
    DAY,
    has_errors,
    json_option,
    progress,
    say,
    say_sentence,
    show_findings,
    show_json,
    show_table,
    stop_on_findings,
    today_by_the_clock,
)
from wholestride.cli.stored import stored_season
from wholestride.cli.upstream import read_upstream, show_upstream, upstream_rows
from wholestride.domain.findings import Finding, UnusableInputError
from wholestride.domain.logbook import Change, SeasonDiff, SessionLog
from wholestride.domain.season import Season
from wholestride.formats.season_file import write_season
from wholestride.formats.session_log import read_log


@click.command("replan")
@click.argument("season_file", metavar="SEASON")
@click.option("--log", "logs", multiple=True, help="Session log (JSON Lines).")
@click.option("--recordings", multiple=True, help="Recordings file: what was really run.")
@click.option("--calendar", "calendars", multiple=True, help="The running calendar as it is now.")
@click.option("--missed", multiple=True, help="A session that was not done: id or date.")
@click.option("--moved", multiple=True, help="A run that moves: DATE-OR-ID=2026-11-26T18:00.")
@click.option("--cancelled", multiple=True, help="A run that falls away: id or date.")
@click.option("--unavailable", multiple=True, help="Days without training: FROM..TO.")
@click.option("--ill", multiple=True, help="Days ill: FROM..TO.")
@click.option(
    "--injury", multiple=True, help="A new complaint: achilles:left or knee:right:irritable."
)
@click.option("--healed", multiple=True, help="A complaint that is over: achilles:left.")
@click.option(
    "--window", multiple=True, help="A weekday's windows now: 'thursday 18:00-19:30 gym'."
)
@click.option("--no-window", multiple=True, help="A weekday without windows from now on.")
@click.option("--today", type=DAY, default=None, help="The day of the replan [today].")
@click.option("-o", "--output", default=None, help="Accept: write the new season here.")
@json_option
def command(
    season_file: str,
    logs: tuple[str, ...],
    recordings: tuple[str, ...],
    calendars: tuple[str, ...],
    today: date | None,
    output: str | None,
    as_json: bool,
    **words: tuple[str, ...],
) -> None:
    """Answer a change with the fewest changes; without -o it only shows them."""
    season = stored_season(season_file)
    day = today or today_by_the_clock()
    logbook, findings = read_logs(logs, season)
    changes, heard = read_changes(ChangeWords(**words), season, day)
    watched, said = hear(recordings, season, logbook, day)
    upstream, told = read_upstream(calendars, season, day)
    written = output_findings(output, (*logs, *recordings, *calendars))
    findings = (*findings, *heard, *said, *told, *written)
    if has_errors(findings):
        stop_on_findings(findings)
    fresh, diff = replanned(season, logbook, (*watched.done.changes, *upstream, *changes), day)
    show_findings(findings)
    if as_json:
        seen = heard_json(watched, season) if recordings else {}
        runs = {"calendar": upstream_rows(upstream, season)} if calendars else {}
        show_json({**diff_json(diff, season, fresh, output), **seen, **runs})
    else:
        show_heard(watched, season)
        show_upstream(upstream, season)
        show_diff(diff, season, fresh)
        output = output or _asked(fresh.revision != season.revision, season_file)
    if output is not None:
        write_file(output, write_season(fresh))
        if not as_json:
            say(f"\nwritten to {output}")


def read_logs(
    paths: Sequence[str], season: Season
) -> tuple[tuple[SessionLog, ...], tuple[Finding, ...]]:
    """Every session log of every file, with every problem of them."""
    logbook: list[SessionLog] = []
    findings: list[Finding] = []
    for path in paths:
        data, problems = read_file(path)
        findings += problems
        if not problems:
            logs, heard = read_log(path, data, season, load())
            logbook += logs
            findings += heard
    return tuple(logbook), tuple(findings)


def replanned(
    season: Season, logbook: Sequence[SessionLog], changes: Sequence[Change], today: date
) -> tuple[Season, SeasonDiff]:
    """The new season and the diff; exits with 1 where the readiness gate stops it."""
    from wholestride.planning.replanning import replan

    try:
        with progress("looking for the fewest changes"):
            return replan(season, logbook, changes, load(), today)
    except UnusableInputError as refusal:
        stop_on_findings(refusal.findings)


def show_diff(diff: SeasonDiff, before: Season, after: Season) -> None:
    """Print what changes and why, how much stays, and what is newly not possible."""
    if diff:
        show_table(("what", "session", "was", "becomes", "because"), diff_rows(diff))
        say()
    say_sentence(summary_words(diff))
    for line in diff.not_made_up:
        say_sentence(line)
    misses = fresh_misses(before, after)
    if misses:
        say()
        say("What is not possible now", bold=True)
    for line in misses:
        say_sentence(line, "  ", "    ")


def _asked(something_new: bool, season_file: str) -> str | None:
    """On a terminal, ask whether to accept; in a pipe, say how."""
    if not something_new:
        return None
    if sys.stdin.isatty() and sys.stdout.isatty() and season_file != "-":
        return season_file if click.confirm(f"\nAccept, and write {season_file}?") else None
    say(f"\nTo accept: add -o {season_file}")
    return None
