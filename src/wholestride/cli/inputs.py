"""Reading what the planning verbs need: athlete file and calendars, all findings at once."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from wholestride.cli.paths import read_file
from wholestride.cli.screen import today_by_the_clock
from wholestride.domain.athlete import Athlete
from wholestride.domain.catalogue import Catalogue
from wholestride.domain.findings import Finding, error
from wholestride.domain.running import CalendarEntry
from wholestride.formats.athlete_file import read_athlete
from wholestride.formats.running import PlanAnchor, read
from wholestride.formats.running.weekly import read_weekly
from wholestride.network.addresses import host_of, is_address

LONGEST_SEASON_WEEKS = 104
"""Calendars are read this far ahead; a season is never longer."""


@dataclass(frozen=True, slots=True)
class Span:
    """The dates that are read, and the anchor of plans that have weeks but no dates."""

    first: date
    last: date
    anchor: PlanAnchor | None = None


def span_from(start: date, plan_start: date | None, race_date: date | None) -> Span:
    """The span of two years from the season's start, with the anchor that was asked for."""
    anchor = None
    if race_date is not None:
        anchor = PlanAnchor(race_date=race_date)
    elif plan_start is not None:
        anchor = PlanAnchor(start=plan_start)
    return Span(start, start + timedelta(weeks=LONGEST_SEASON_WEEKS), anchor)


def read_athlete_file(
    path: str, catalogue: Catalogue, today: date
) -> tuple[Athlete | None, tuple[Finding, ...]]:
    """The athlete in a file, with every problem of it; ``today`` may be a season's first day."""
    data, problems = read_file(path)
    if problems:
        return None, problems
    return read_athlete(path, data, catalogue, today, today_by_the_clock())


def read_calendars(
    paths: Sequence[str], zone: str, span: Span
) -> tuple[tuple[CalendarEntry, ...], tuple[Finding, ...]]:
    """Every entry of every calendar, file or address, with every problem of them."""
    entries: list[CalendarEntry] = []
    findings: list[Finding] = []
    for path in paths:
        name, data, problems = read_calendar(path)
        findings += problems
        if not problems:
            found, heard = read(
                name, data, zone=zone, span=(span.first, span.last), anchor=span.anchor
            )
            entries += found
            findings += heard
    return tuple(entries), tuple(findings)


def read_calendar(where: str) -> tuple[str, bytes, tuple[Finding, ...]]:
    """A calendar's name and bytes, from a file or fetched from its address, or what is wrong."""
    if not is_address(where):
        data, problems = read_file(where)
        return where, data, problems
    from wholestride.network.fetching import Fetched, fetch, rules_from

    host = host_of(where) or "the address"
    try:
        rules = rules_from(os.environ)
    except ValueError as problem:
        return host, b"", (error(str(problem), "Correct the setting."),)
    fetched = fetch(where, rules)
    if isinstance(fetched, Fetched):
        return host, fetched.data, ()
    return host, b"", (fetched,)


def weekly_entries(athlete: Athlete, span: Span) -> tuple[CalendarEntry, ...]:
    """The athlete's weekly pattern as dated entries; empty when there is none."""
    return read_weekly(athlete, (span.first, span.last)) if athlete.weekly_runs else ()
