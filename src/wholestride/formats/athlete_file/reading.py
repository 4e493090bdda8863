"""The athlete file: bytes to an athlete, with every mistake of the file at once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from wholestride.domain.athlete import Athlete
from wholestride.domain.catalogue import Catalogue
from wholestride.domain.findings import Finding, Place, error
from wholestride.formats.athlete_file.body import (
    read_exercise_list,
    read_injuries,
    read_one_rep_max,
    read_readiness,
    read_self_tests,
)
from wholestride.formats.athlete_file.contradictions import Draft, report_contradictions
from wholestride.formats.athlete_file.lines import line_numbers
from wholestride.formats.athlete_file.person import read_person
from wholestride.formats.athlete_file.places import Whereabouts, read_whereabouts
from wholestride.formats.athlete_file.runner import (
    read_races,
    read_run_kinds,
    read_run_times,
    read_weekly_runs,
)
from wholestride.formats.athlete_file.tables import Report, Table
from wholestride.formats.athlete_file.vocabulary import Vocabulary
from wholestride.formats.decoding import decode

LARGEST_ATHLETE_FILE_BYTES = 256 * 1024
"""A long athlete file has 10 kB."""

MOST_DOTS_A_LINE = 100

_AT_LINE = re.compile(r" \(at line (\d+), column \d+\)| \(at end of document\)")
_SYNTAX_STEPS = (
    ("Invalid value", 'Text stands between quotation marks, like level = "novice".'),
    ("Cannot overwrite", "The key stands twice: keep one of the two."),
    ("Cannot declare", "The section stands twice: join the two."),
    ("Invalid date", "Check the date: the month or the day does not exist."),
    ("Expected '=' after a key", "Write key = value, one a line."),
    ("Unclosed array", "A list ends with ]."),
    ("Illegal character", "Close the quotation marks on the same line."),
    ("Unterminated string", "Close the quotation marks on the same line."),
    ("Expected newline", "One key = value a line; text stands between quotation marks."),
)
_USUAL_STEP = "Compare it with the example of wholestride init."


def read_athlete(
    name: str,
    data: bytes,
    catalogue: Catalogue,
    today: date | None = None,
    clock: date | None = None,
) -> tuple[Athlete | None, tuple[Finding, ...]]:
    """Read an athlete file.

    Args:
        name: the file's name, for the findings.
        data: its bytes: TOML in UTF-8.
        catalogue: whose exercises, equipment words and usual gym the file may name.
        today: the day of reading, or the first of a season; with it dates are compared with
            the calendar.
        clock: the day of reading where ``today`` is the first of a season that has begun: what
            was done since then is past all the same.

    Returns:
        The athlete and warnings; or None and everything that must be corrected, each with its
        line and what to write instead.
    """
    text, problem = decode(name, data, LARGEST_ATHLETE_FILE_BYTES)
    if text is None or problem is not None:
        return None, (problem,) if problem else ()
    try:
        _refuse_deep_keys(text)
        document = tomllib.loads(text)
        lines = line_numbers(text)
    except tomllib.TOMLDecodeError as wrong:
        return None, (_syntax_finding(name, text, str(wrong)),)
    except (ValueError, RecursionError):
        return None, (error("is no athlete file.", _USUAL_STEP, Place(name)),)
    report = Report(name, lines)
    athlete = athlete_from_document(document, Vocabulary.of(catalogue), report, today, clock)
    return athlete, report.in_order()


def _refuse_deep_keys(text: str) -> None:
    """The parser needs time by the square of a dotted key's parts; ours have three at most."""
    if any(line.count(".") > MOST_DOTS_A_LINE for line in text.split("\n")):
        raise ValueError("keys are nested too deeply")


def _syntax_finding(name: str, text: str, message: str) -> Finding:
    match = _AT_LINE.search(message)
    last_line = text.rstrip("\n").count("\n") + 1
    line = int(match[1]) if match and match[1] else last_line
    what = _AT_LINE.sub("", message)
    step = next((step for start, step in _SYNTAX_STEPS if what.startswith(start)), _USUAL_STEP)
    return error(f"this line cannot be read ({what}).", step, Place(name, line))


def athlete_from_document(
    document: Mapping[str, Any],
    words: Vocabulary,
    report: Report,
    today: date | None = None,
    clock: date | None = None,
) -> Athlete | None:
    """The athlete that a document describes; None when ``report`` received an error.

    A report that is not strict asks only for the right shape: unknown keys and contradictions
    pass, as in a season file that holds its athlete.
    """
    top = Table(document, (), report)
    person = read_person(top, words)
    where = read_whereabouts(top, words)
    races, injuries = read_races(top), read_injuries(top)
    excluded = read_exercise_list(top, "exclude", words)
    favourites = read_exercise_list(top, "favourites", words)
    athlete = Athlete(
        **person,
        any_day=where.any_day,
        places=where.places,
        windows=tuple(window for _, window in where.windows),
        unavailable=tuple(absence for _, absence in where.absences),
        trips=tuple(trip for _, trip in where.trips),
        readiness=read_readiness(top),
        run_times=read_run_times(top),
        run_kinds=read_run_kinds(top),
        races=tuple(race for _, race in races),
        injuries=tuple(injury for _, injury in injuries),
        one_rep_max=read_one_rep_max(top, words, person["unit"]),
        excluded=frozenset(exercise for _, exercise in excluded),
        favourites=frozenset(exercise for _, exercise in favourites),
        weekly_runs=read_weekly_runs(top),
        self_tests=read_self_tests(top),
    )
    top.reject_unknown()
    if report.strict:
        written = _written(document, where)
        draft = Draft(athlete, races, injuries, where.windows, excluded, written, today, clock)
        report_contradictions(draft, report)
    return None if report.broken else _without_assumed(athlete, where)


def _written(document: Mapping[str, Any], where: Whereabouts) -> frozenset[str]:
    """The top keys that say something."""
    keys = {key for key, value in document.items() if value not in ({}, [])}
    lines = document.get("availability")
    if isinstance(lines, Mapping) and not any(lines.values()):
        keys.discard("availability")
    if not where.windows_assumed:
        keys.discard("availability_assumed")
    return frozenset(keys)


def _without_assumed(athlete: Athlete, where: Whereabouts) -> Athlete:
    """Windows that we assumed ourselves and nobody has touched are no windows of the athlete."""
    if not where.windows_assumed:
        return athlete
    bare = replace(athlete, windows=())
    return bare if bare.planning_windows == athlete.windows else athlete
