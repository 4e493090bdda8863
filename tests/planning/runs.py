"""Runs for the tests of phases, dose and add-ons, already understood."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta

from wholestride.domain.quantities import Distance
from wholestride.domain.running import (
    KEY_LONG_RUN_MINUTES,
    Race,
    RaceDistance,
    RacePriority,
    Run,
    RunKind,
)

EFFORT: Mapping[RunKind, int] = {
    RunKind.EASY: 3,
    RunKind.RECOVERY: 2,
    RunKind.LONG: 4,
    RunKind.TEMPO: 6,
    RunKind.HILLS: 6,
    RunKind.INTERVALS: 7,
    RunKind.RACE: 9,
    RunKind.CROSS: 3,
    RunKind.REST: 0,
    RunKind.STRENGTH: 0,
}
HARD = (RunKind.TEMPO, RunKind.INTERVALS, RunKind.HILLS, RunKind.RACE)
Weekly = Mapping[int, tuple[str, int]]

MARATHONER: Weekly = {
    1: ("intervals", 60),
    2: ("easy", 45),
    3: ("tempo", 60),
    5: ("easy", 40),
    6: ("long", 110),
}
"""Tuesday intervals, Thursday tempo, Sunday long: three key runs a week."""
MOUNTAIN_RUNNER: Weekly = {
    1: ("hills", 60),
    3: ("easy", 50),
    5: ("long", 150),
    6: ("easy", 80),
}
TWO_EASY_RUNS: Weekly = {1: ("easy", 65), 5: ("easy", 65)}


def a_run(day: date, kind: str, minutes: int = 50, hour: int = 7, km: float | None = None) -> Run:
    """A run at ``hour`` with the load that its kind usually has."""
    run_kind = RunKind(kind)
    long_key = run_kind is RunKind.LONG and minutes >= KEY_LONG_RUN_MINUTES
    return Run(
        id=f"{day}-{hour:02d}-{kind}",
        start=datetime.combine(day, time(hour)),
        title=kind,
        kind=run_kind,
        minutes=minutes,
        load=minutes * EFFORT[run_kind],
        key=run_kind in HARD or long_key,
        importance_hundredths=300 if run_kind is RunKind.RACE else 50,
        distance=None if km is None else Distance(round(km * 1000)),
    )


def a_race(
    day: date,
    distance: RaceDistance = RaceDistance.MARATHON,
    priority: RacePriority = RacePriority.A,
    descent_m: int = 0,
) -> Run:
    """A race on its day."""
    minutes = {"5 km": 25, "10 km": 50, "half": 110, "marathon": 230, "ultra": 420}[distance]
    run = a_run(day, "race", minutes, 9)
    return Run(
        **{name: getattr(run, name) for name in run.__slots__ if name != "race"},
        race=Race(priority, distance, descent_m),
    )


def weeks_of_runs(
    pattern: Weekly, start: date, weeks: int, percent: Mapping[int, int] | None = None
) -> tuple[Run, ...]:
    """The pattern repeated; ``percent`` shortens or lengthens single weeks (from 1 on)."""
    return tuple(
        a_run(
            start + timedelta(weeks=week, days=day),
            kind,
            minutes * (percent or {}).get(week + 1, 100) // 100,
        )
        for week in range(weeks)
        for day, (kind, minutes) in sorted(pattern.items())
    )


def towards(
    race: Run, pattern: Weekly, start: date, recovers: Iterable[int] = ()
) -> tuple[Run, ...]:
    """The pattern from ``start`` to the race, three quarters long in the weeks that recover."""
    weeks = (race.day - start).days // 7 + 1
    runs = weeks_of_runs(pattern, start, weeks, dict.fromkeys(recovers, 75))
    return (*(run for run in runs if run.day < race.day), race)
