"""Every one-week pattern of running beside many availabilities: no rule is ever broken.

All 3 ** 7 weeks of nothing, an easy run or intervals at seven, beside each of 14 availabilities
(evenings, dawn, noon, single days, weekends) and a light allowance at home, each as two equal
weeks. What :mod:`bench.sweep_layouts` does not cover: few windows, light sessions outside them,
and that every session lies in a window. It has no long runs, one hour for all runs, and no third
leg session. The checks share no code with the planner.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bench.placement_seasons import run_on, week_dose
from bench.rows import Row
from wholestride.domain.athlete import AnyDay, Athlete, Level, TrainingPlace, Weekday, Window
from wholestride.domain.running import Run, RunKind
from wholestride.domain.season import SessionKind
from wholestride.planning.placement import place
from wholestride.planning.placement.nouns import PlacedSession
from wholestride.planning.placement.request import PlacementRequest

MONDAY = date(2026, 11, 23)
WANTED = {SessionKind.FULL: 2, SessionKind.UPPER_CORE: 1, SessionKind.PREHAB: 1}
KINDS = (None, RunKind.EASY, RunKind.INTERVALS)
EVENING, DAWN, NOON = (time(18), time(19, 30)), (time(5, 40), time(6, 40)), (time(12), time(13))
AVAILABILITIES: tuple[tuple[tuple[time, time], tuple[int, ...]], ...] = (
    (EVENING, (0, 1, 2, 3, 4, 5, 6)),
    (EVENING, (0, 2, 4)),
    (EVENING, (1, 3)),
    (EVENING, (1, 3, 5)),
    (EVENING, (5, 6)),
    (EVENING, (0, 6)),
    (EVENING, (2,)),
    (DAWN, (0, 1, 2, 3, 4, 5, 6)),
    (DAWN, (1, 3)),
    (DAWN, (0, 2, 4)),
    (DAWN, (5, 6)),
    (NOON, (0, 1, 2, 3, 4)),
    (NOON, (1, 3)),
    (NOON, (2, 4, 6)),
)
"""Hours and weekdays in which the runner may lift."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A week of running (one run a day at seven at most) and an availability."""

    runs: tuple[RunKind | None, ...]
    hours: tuple[time, time]
    days: tuple[int, ...]


def patterns(every: int = 1) -> Iterator[Pattern]:
    """All 3 ** 7 x 14 patterns, or every n-th of them."""
    layouts = itertools.product(KINDS, repeat=7)
    both = itertools.product(layouts, AVAILABILITIES)
    for number, (runs, (hours, days)) in enumerate(both):
        if number % every == 0:
            yield Pattern(runs, hours, days)


def request_of(pattern: Pattern) -> PlacementRequest:
    """The pattern as a season of two equal weeks, so that Sunday meets Monday."""
    athlete = Athlete(
        level=Level.INTERMEDIATE,
        places={"gym": TrainingPlace("gym")},
        windows=tuple(Window(Weekday(day), *pattern.hours, "gym") for day in pattern.days),
        any_day=AnyDay(20, "gym"),
        last_lifted=MONDAY,
        sessions_last_6_weeks=12,
    )
    runs = tuple(
        run_on(MONDAY + timedelta(days=7 * week + day), kind, time(7), 60)
        for week in range(2)
        for day, kind in enumerate(pattern.runs)
        if kind is not None
    )
    doses = tuple(week_dose(MONDAY + timedelta(days=7 * week), WANTED) for week in range(2))
    return PlacementRequest(runs, doses, athlete, MONDAY, MONDAY + timedelta(days=13))


def broken(pattern: Pattern, sessions: Sequence[PlacedSession], runs: Sequence[Run]) -> list[str]:
    """Hard rules that a plan breaks, read from the specification alone."""
    found: list[str] = []
    heavy = [each for each in sessions if each.kind.leg_dose_hundredths >= 50]
    for session in sessions:
        found += _around_runs(session, runs)
        if session.kind.leg_dose_hundredths > 10 and not _in_window(session, pattern):
            found.append(f"outside the windows: {session}")
    for first, second in itertools.pairwise(heavy):
        if second.start - first.start < timedelta(hours=48):
            found.append(f"I16: {first.start} and {second.start}")
    found += _weeks(pattern, sessions)
    return found


def _around_runs(session: PlacedSession, runs: Sequence[Run]) -> Iterator[str]:
    dose = session.kind.leg_dose_hundredths
    for run in runs:
        if run.start < session.end and session.start < run.end:
            yield f"overlaps {run.start}: {session}"
        before_key_run = dose >= 50 and run.key and run.start >= session.end
        if before_key_run and run.start - session.end < timedelta(hours=24):
            yield f"I01: {session.start} before {run.start}"
        if dose >= 30 and run.day == session.start.date():
            gap = max(run.start - session.end, session.start - run.end)
            if gap < timedelta(hours=3):
                yield f"I05: {session.start} beside {run.start}"


def _in_window(session: PlacedSession, pattern: Pattern) -> bool:
    start, end = (datetime.combine(session.start.date(), hour) for hour in pattern.hours)
    return session.start.weekday() in pattern.days and start <= session.start and session.end <= end


def _weeks(pattern: Pattern, sessions: Sequence[PlacedSession]) -> Iterator[str]:
    for week in range(2):
        days = [MONDAY + timedelta(days=7 * week + day) for day in range(7)]
        legs = [
            each.start.date()
            for each in sessions
            if each.kind.leg_dose_hundredths >= 30 and each.start.date() in days
        ]
        if len(legs) != len(set(legs)):
            yield f"two leg sessions on one day of week {week}"
        free = [
            day
            for number, day in enumerate(days)
            if pattern.runs[number] is not RunKind.INTERVALS and day not in legs
        ]
        if legs and not free and any(kind is not RunKind.INTERVALS for kind in pattern.runs):
            yield f"L08: no day of week {week} is without quality run and leg session"


def sweep(every: int = 1) -> tuple[int, int, list[str]]:
    """How many weeks were placed, how many sessions, and everything that was broken."""
    weeks = placed = 0
    wrong: list[str] = []
    for pattern in patterns(every):
        request = request_of(pattern)
        placement = place(request)
        weeks += 1
        placed += len(placement.sessions)
        wrong += [
            f"{pattern}: {text}" for text in broken(pattern, placement.sessions, request.runs)
        ]
    return weeks, placed, wrong


def rows() -> list[Row]:
    """The sweep as a row of the table."""
    weeks, placed, wrong = sweep()
    text = f"{weeks} patterns, {placed} sessions, {len(wrong)} rules broken"
    name = "sweep of windows: 3 kinds of day, 14 availabilities, weeks of two equal ones"
    return [Row(name, text, "none broken", not wrong)]
