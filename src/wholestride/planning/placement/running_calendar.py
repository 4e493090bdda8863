"""The runs on one line of time, with the look-ups that the rules need."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from wholestride.domain.running import (
    NO_RUN_KINDS,
    Race,
    RaceDistance,
    RacePriority,
    Run,
    RunKind,
)
from wholestride.planning.placement.clock import DAY, whole_minutes
from wholestride.science.interference import HORIZON_MINUTES

SOME_RACE = Race(RacePriority.C, RaceDistance.TEN_KM)
"""What a race without particulars is taken for."""

LONGEST_RUN = 3 * DAY
"""Even a race of a hundred miles is over by then."""


class TimedRun(NamedTuple):
    """A run with its times in whole minutes."""

    start: int
    end: int
    day: int
    run: Run

    @property
    def race(self) -> Race:
        """Its race; one without particulars is a C race of ten kilometres."""
        return self.run.race or SOME_RACE


class RunCalendar:
    """Runs and cross-training in order of time; rest and own strength entries are left out."""

    def __init__(self, runs: Iterable[Run], without: Sequence[str] = ()) -> None:
        timed = [
            TimedRun(whole_minutes(run.start), whole_minutes(run.end), run.day.toordinal(), run)
            for run in runs
            if run.kind not in NO_RUN_KINDS and run.id not in without
        ]
        self.all = tuple(sorted(timed, key=lambda each: (each.start, each.run.id)))
        self.running = _Line(each for each in self.all if each.run.is_run)
        self.key = _Line(each for each in self.running.runs if each.run.key)
        self.guarded = _Line(
            each for each in self.running.runs if each.run.quality or each.run.kind is RunKind.LONG
        )
        self.races = _Line(each for each in self.running.runs if is_race(each.run))
        self.busy = _Line(self.all)
        self.weighing = _Line(
            each for each in self.running.runs if each.run.importance_hundredths > 0
        )
        self.by_day: dict[int, tuple[TimedRun, ...]] = {}
        for each in self.all:
            self.by_day[each.day] = (*self.by_day.get(each.day, ()), each)
        self.quality_days = frozenset(each.day for each in self.all if each.run.quality)
        self.key_days = frozenset(each.day for each in self.all if each.run.key)
        self.long_days = frozenset(
            each.day for each in self.all if each.run.kind is RunKind.LONG and each.run.is_run
        )

    def on(self, day: int) -> tuple[TimedRun, ...]:
        """Runs and cross-training that start on a day (an ordinal), in order of time."""
        return self.by_day.get(day, ())

    def key_runs_between(self, first: int, last: int) -> int:
        """Number of key runs from the first to the last day, both included."""
        low = bisect_left(self.key.starts, first * DAY)
        return bisect_left(self.key.starts, (last + 1) * DAY) - low

    def weighed_after(self, end: int) -> tuple[TimedRun, ...]:
        """Runs with an importance weight in the week after a session ends."""
        return self.weighing.between(end, end + HORIZON_MINUTES + 1)

    def overlapping(self, start: int, end: int) -> TimedRun | None:
        """The first run or cross-training that shares a minute with the span."""
        near = self.busy.between(start - LONGEST_RUN, end)
        return next((each for each in near if each.end > start), None)


class _Line:
    """Runs of one sort in order of time."""

    def __init__(self, runs: Iterable[TimedRun]) -> None:
        self.runs = tuple(runs)
        self.starts = [each.start for each in self.runs]

    def between(self, first: int, before: int) -> tuple[TimedRun, ...]:
        """Runs that start from ``first`` on and before ``before`` [min]."""
        low = bisect_left(self.starts, first)
        return self.runs[low : bisect_left(self.starts, before, low)]


def is_race(run: Run) -> bool:
    """True for races, with or without particulars."""
    return run.kind is RunKind.RACE or run.race is not None
