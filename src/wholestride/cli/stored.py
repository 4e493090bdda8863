"""Reading a stored season for the showing verbs; no solver is imported here."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

from wholestride.cli.paths import read_file
from wholestride.cli.screen import has_errors, show_findings, stop_on_findings
from wholestride.domain.findings import Finding, Place, error
from wholestride.domain.season import Season
from wholestride.formats.season_file import read_season

LARGEST_SEASON_BYTES = 24 * 1024 * 1024
"""A composed year has 2 to 4 MB, and no season is longer than two."""

LONGEST_SEASON_WEEKS = 6 * 53


def stored_season(path: str) -> Season:
    """The season in a file; exits with 1 and the findings when it cannot be used."""
    return _stored(path)[0]


def stored_json(path: str) -> dict[str, Any]:
    """The season file as JSON, once it has been read without errors."""
    document: dict[str, Any] = json.loads(_stored(path)[1])
    return document


def _stored(path: str) -> tuple[Season, bytes]:
    data, problems = read_file(path, LARGEST_SEASON_BYTES)
    if has_errors(problems):
        stop_on_findings(problems)
    season, findings = read_season(path, data)
    if season is None or has_errors(findings):
        stop_on_findings(findings)
    show_findings(findings)
    problem = _impossible_length(path, season)
    if problem is not None:
        stop_on_findings((problem,))
    return season, data


def _impossible_length(path: str, season: Season) -> Finding | None:
    """Well-formed dates may still describe thousands of years, which nobody plans."""
    weeks = (season.end - season.start).days // 7
    if 0 <= weeks <= LONGEST_SEASON_WEEKS and len(season.weeks) <= LONGEST_SEASON_WEEKS + 2:
        return None
    words = f"the season runs from {season.start} to {season.end} in {len(season.weeks)} weeks."
    return error(words, "Take an undamaged copy, or plan again.", Place(file=path))


def monday_of(day: date) -> date:
    """The Monday of the day's week."""
    return day - timedelta(days=day.weekday())
