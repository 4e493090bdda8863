"""Entries and runs for the tests of classification."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time, timedelta

from tests.cast import START
from wholestride.catalogue.loader import load
from wholestride.domain.athlete import Athlete
from wholestride.domain.findings import Finding
from wholestride.domain.running import CalendarEntry, Run
from wholestride.planning.classify import classify

PLAIN = Athlete()
"""A runner who has told nothing."""

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def on(weekday: str, title: str, week: int = 0, start: time | None = None) -> CalendarEntry:
    """An entry on a weekday of a week of the season, counted from 0."""
    return CalendarEntry(START + timedelta(weeks=week, days=DAYS.index(weekday)), title, start)


def week(titles: str, number: int = 0) -> list[CalendarEntry]:
    """A week written as ``tue easy 5 mi, thu tempo 4 mi, sun 10 mi``."""
    entries = []
    for part in titles.split(","):
        weekday, _, title = part.strip().partition(" ")
        entries.append(on(weekday, title, number))
    return entries


def weeks(titles: str, count: int) -> list[CalendarEntry]:
    """The same week several times."""
    return [entry for number in range(count) for entry in week(titles, number)]


def understood(entries: Sequence[CalendarEntry], athlete: Athlete = PLAIN) -> tuple[Run, ...]:
    """The runs of these entries."""
    return classify(entries, athlete, load())[0]


def heard(entries: Sequence[CalendarEntry], athlete: Athlete = PLAIN) -> tuple[Finding, ...]:
    """The findings on these entries."""
    return classify(entries, athlete, load())[1]


def kinds(entries: Sequence[CalendarEntry], athlete: Athlete = PLAIN) -> list[str]:
    """``title: kind`` of every run in order."""
    return [f"{run.title}: {run.kind}" for run in understood(entries, athlete)]


def day_of(weekday: str, week_number: int = 0) -> date:
    """The date of a weekday of a week of the season."""
    return on(weekday, "x", week_number).day
