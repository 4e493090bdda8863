"""The weekly pattern of the athlete file as dated entries, where no calendar exists."""

from __future__ import annotations

from datetime import date, timedelta

from wholestride.domain.athlete import Athlete, WeeklyRun
from wholestride.domain.findings import Place
from wholestride.domain.running import CalendarEntry

MOST_DAYS = 3 * 366


def read_weekly(athlete: Athlete, span: tuple[date, date]) -> tuple[CalendarEntry, ...]:
    """Every run of the weekly pattern on every such weekday of the span.

    On the day of a race that the athlete file names, the race stands instead of the pattern.
    """
    races = {race.day: race for race in athlete.races}
    first, last = span
    days = (first + timedelta(days=number) for number in range(_length(first, last)))
    entries = []
    for day in days:
        if day in races:
            title = races[day].title or f"Race: {races[day].race.distance}"
            entries.append(CalendarEntry(day, title, uid=f"race {day}", place=_place("race")))
            continue
        entries += [_entry(run, day) for run in athlete.weekly_runs if run.weekday == day.weekday()]
    return tuple(entries)


def _length(first: date, last: date) -> int:
    return min(MOST_DAYS, max(0, (last - first).days + 1))


def _entry(run: WeeklyRun, day: date) -> CalendarEntry:
    weekday = run.weekday.name.lower()
    return CalendarEntry(
        day, run.title, run.start, uid=f"weekly {weekday} {run.title}", place=_place(weekday)
    )


def _place(key: str) -> Place:
    return Place("athlete file", field=f"runs.{key}" if key != "race" else "race")
