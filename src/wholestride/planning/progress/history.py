"""What was done of each exercise, session by session."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from wholestride.domain.athlete import Side
from wholestride.domain.logbook import SessionLog, SetLog
from wholestride.domain.quantities import Mass
from wholestride.science.effort import is_number
from wholestride.science.progression import DoneSet


@dataclass(frozen=True, slots=True)
class ExerciseLog:
    """The working sets of one exercise in one session; warm-up sets are left out."""

    log: SessionLog
    day: date | None
    sets: tuple[SetLog, ...]

    @property
    def load(self) -> Mass | None:
        """The heaviest load of the session; None without a load."""
        return max((each.load for each in self.sets if each.load is not None), default=None)

    @property
    def at_load(self) -> tuple[SetLog, ...]:
        """The sets with the heaviest load, or all where none was weighed."""
        return tuple(each for each in self.sets if each.load == self.load)

    @property
    def by_side(self) -> dict[Side, tuple[SetLog, ...]]:
        """The sets of each side; sets of both sides at once are a side of their own."""
        return {
            side: tuple(each for each in self.sets if each.side is side)
            for side in Side
            if any(each.side is side for each in self.sets)
        }


def amount_of(done: SetLog) -> int:
    """Repetitions, seconds or metres of a set, whichever it has."""
    return done.reps or done.seconds or done.metres or 0


def done_sets(sets: Sequence[SetLog]) -> list[DoneSet]:
    """The sets as the rules of progression read them."""
    return [DoneSet(amount_of(each), each.rir) for each in sets]


def to_failure(done: SetLog) -> int | None:
    """Repetitions to failure; None where the reserve is no number (rule PROG06)."""
    if done.reps is None or done.rir is None or not is_number(done.rir):
        return None
    return done.reps + done.rir


def day_of(log: SessionLog, days: Mapping[str, date]) -> date | None:
    """When a session was done: by its last set, else by the plan; None where neither says."""
    stamps = [each.at for each in log.sets if each.at is not None]
    return max(stamps).date() if stamps else days.get(log.session)


@dataclass(frozen=True, slots=True)
class History:
    """The logbook by exercise, oldest session first."""

    by_exercise: Mapping[str, tuple[ExerciseLog, ...]] = field(default_factory=dict)

    def of(self, exercise: str) -> tuple[ExerciseLog, ...]:
        """Every session with working sets of the exercise."""
        return self.by_exercise.get(exercise, ())


def read_history(logbook: Sequence[SessionLog], days: Mapping[str, date] | None = None) -> History:
    """Group a logbook by exercise, in order of its days, else in its own order."""
    found: dict[str, list[ExerciseLog]] = {}
    for day, log in _in_order(logbook, days or {}):
        by_exercise: dict[str, list[SetLog]] = {}
        for each in log.sets:
            if not each.warm_up:
                by_exercise.setdefault(each.exercise, []).append(each)
        for exercise, sets in by_exercise.items():
            found.setdefault(exercise, []).append(ExerciseLog(log, day, tuple(sets)))
    return History({name: tuple(found[name]) for name in sorted(found)})


def history_of(
    exercise: str, logbook: Sequence[SessionLog], days: Mapping[str, date]
) -> tuple[ExerciseLog, ...]:
    """What :func:`read_history` says of one exercise."""
    found = []
    for day, log in _in_order(logbook, days):
        sets = tuple(each for each in log.sets if each.exercise == exercise and not each.warm_up)
        if sets:
            found.append(ExerciseLog(log, day, sets))
    return tuple(found)


def _in_order(
    logbook: Sequence[SessionLog], days: Mapping[str, date]
) -> list[tuple[date | None, SessionLog]]:
    dated = [(day_of(log, days), log) for log in logbook]
    if all(day is not None for day, _ in dated):
        dated.sort(key=lambda pair: pair[0] or date.min)
    return dated
