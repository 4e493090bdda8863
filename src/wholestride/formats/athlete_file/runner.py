"""The running side of the file: usual hours, weekly runs, races, overrides of run kinds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, time

from wholestride.domain.athlete import PlannedRace, RunKindOverride, Weekday, WeeklyRun
from wholestride.domain.running import Race, RacePriority, RunKind, RunSubkind
from wholestride.formats.athlete_file.lines import Path
from wholestride.formats.athlete_file.pace import race_distance
from wholestride.formats.athlete_file.tables import Table
from wholestride.formats.athlete_file.values import (
    WEEKDAYS,
    choice,
    clock,
    clock_time,
    day,
    text,
    whole_number,
    word_of,
)

GROUPS: Mapping[str, tuple[Weekday, ...]] = {
    "weekday": tuple(Weekday)[:5],
    "weekend": tuple(Weekday)[5:],
}
"""Words for several weekdays; a day's own line wins."""

DEEPEST_DESCENT_M = 20_000

_KIND_AND_SUBKIND: Mapping[str, tuple[RunKind, RunSubkind | None]] = {
    **{kind.value: (kind, None) for kind in RunKind},
    RunSubkind.MARATHON_PACE.value: (RunKind.TEMPO, RunSubkind.MARATHON_PACE),
    RunSubkind.MEDIUM_LONG.value: (RunKind.LONG, RunSubkind.MEDIUM_LONG),
}
_LEADING_CLOCK = re.compile(r"\s*([01]?\d|2[0-3]):([0-5]\d)\s+(?=\S)")


def read_run_times(top: Table) -> dict[Weekday, time]:
    """The usual hour by weekday, where the file says it."""
    section = top.inner("run_times")
    hours: dict[Weekday, time] = {}
    for word, days in GROUPS.items():
        hour = section.read(word, clock, None)
        if hour is not None:
            hours.update(dict.fromkeys(days, hour))
    for word, weekday in WEEKDAYS.items():
        hour = section.read(word, clock, None)
        if hour is not None:
            hours[weekday] = hour
    section.reject_unknown()
    return {weekday: hours[weekday] for weekday in Weekday if weekday in hours}


def read_weekly_runs(top: Table) -> tuple[WeeklyRun, ...]:
    """The weekly pattern: one title or several a weekday, each with a time or without."""
    section = top.inner("runs")
    found = [
        _weekly_run(weekday, title)
        for word, weekday in WEEKDAYS.items()
        for title in section.read_each(word, text)
    ]
    section.reject_unknown()
    return tuple(found)


def _weekly_run(weekday: Weekday, written: str) -> WeeklyRun:
    match = _LEADING_CLOCK.match(written)
    if match is None:
        return WeeklyRun(weekday, written)
    return WeeklyRun(weekday, written[match.end() :], clock_time(match[1], match[2]))


def read_run_kinds(top: Table) -> tuple[RunKindOverride, ...]:
    """What a title means, or what one dated run is, in the runner's own word."""
    found = []
    for section in top.inner_each("run_kind"):
        read_kind = word_of(_KIND_AND_SUBKIND, ", ".join(_KIND_AND_SUBKIND))
        kind = section.need("kind", read_kind, 'Write what the run is, like kind = "tempo".')
        title = section.read("title", text, "")
        on = section.read("date", day, None)
        subkind = section.read("subkind", choice(RunSubkind), None)
        section.reject_unknown()
        if not {"title", "date"} & set(section.values):
            section.report.error(
                section.path, "says neither which title nor which date.", "Add title or date."
            )
        elif kind is not None:
            found.append(RunKindOverride(kind[0], title, on, subkind or kind[1]))
    return tuple(found)


def read_races(top: Table) -> tuple[tuple[Path, PlannedRace], ...]:
    """The races that the file names, each with its path; without a priority it is an A race."""
    found = []
    for section in top.inner_each("race"):
        on: date | None = section.need("date", day, "Write the day, like date = 2027-04-25.")
        distance = section.need(
            "distance", race_distance, 'Write the distance, like distance = "marathon".'
        )
        priority = section.read("priority", choice(RacePriority), RacePriority.A)
        title = section.read("title", text, "")
        descent = section.read("descent_m", whole_number(0, DEEPEST_DESCENT_M), 0)
        section.reject_unknown()
        if on is not None and distance is not None:
            race = PlannedRace(on, Race(priority, distance, descent), title)
            found.append((section.path, race))
    return tuple(found)
