"""``wholestride check``: files, or the catalogue."""

from __future__ import annotations

import sys

import click

from wholestride.catalogue.loader import load
from wholestride.cli.paths import read_file
from wholestride.cli.screen import has_errors, say, show_findings, today_by_the_clock
from wholestride.domain.findings import Finding, Severity
from wholestride.files import WIDEST_SPAN

CALENDAR_ENDINGS = (".ics", ".ical", ".icalendar", ".csv", ".tsv")
SEASON_MARK = b'"wholestride.season/'
LOOKED_THROUGH_BYTES = 4096
"""A season file says in its first lines what it is."""


@click.command("check")
@click.argument("files", nargs=-1)
@click.option("--catalogue", "whole_catalogue", is_flag=True, help="Check the catalogue.")
def command(files: tuple[str, ...], whole_catalogue: bool) -> None:
    """Check athlete files, calendars, season files, exercise files, or the catalogue.

    Exits with 1 on any error or warning.
    """
    if not files and not whole_catalogue:
        raise click.UsageError("Name a file, or use --catalogue.")
    findings: list[Finding] = []
    if whole_catalogue:
        findings += _check_catalogue()
    for file in files:
        findings += _check_file(file)
    show_findings(findings)
    if any(finding.severity is not Severity.NOTE for finding in findings):
        sys.exit(1)
    say("all is well")


def _check_catalogue() -> tuple[Finding, ...]:
    from wholestride.catalogue.validator import validate

    catalogue = load()
    say(
        f"{len(catalogue.exercises)} exercises, {len(catalogue.templates)} templates, "
        f"{len(catalogue.rules)} rules, {len(catalogue.dose)} dose figures"
    )
    return validate(catalogue)


def _check_file(path: str) -> tuple[Finding, ...]:
    data, problems = read_file(path)
    if has_errors(problems):
        return problems
    name = path.casefold()
    if name.endswith(".json") and SEASON_MARK in data[:LOOKED_THROUGH_BYTES]:
        from wholestride.formats.season_file import read_season

        return read_season(path, data)[1]
    if name.endswith((*CALENDAR_ENDINGS, ".json")):
        return _check_calendar(path, data)
    if b"[[exercise]]" in data:
        from wholestride.catalogue.exercises import parse_exercises

        return parse_exercises(data.decode("utf-8", "replace"), path)[1]
    from wholestride.formats.athlete_file import read_athlete

    return read_athlete(path, data, load(), today_by_the_clock())[1]


def _check_calendar(path: str, data: bytes) -> tuple[Finding, ...]:
    from wholestride.domain.athlete import Athlete
    from wholestride.formats.running import PlanAnchor, read
    from wholestride.planning.classify import classify

    athlete = Athlete()
    anchor = PlanAnchor(start=today_by_the_clock())
    entries, findings = read(path, data, zone=athlete.zone, span=WIDEST_SPAN, anchor=anchor)
    return (*findings, *classify(entries, athlete, load())[1])
