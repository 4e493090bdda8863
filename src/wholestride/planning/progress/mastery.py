"""Which rungs of the ladders are mastered, so that the next one may be climbed."""

from __future__ import annotations

from collections.abc import Sequence

from wholestride.domain.catalogue import Catalogue
from wholestride.domain.exercise import Exercise, Measure
from wholestride.domain.logbook import SessionLog
from wholestride.planning.progress.history import ExerciseLog, amount_of, read_history

SESSIONS = 2
"""Once may be luck, twice is skill (our default, grade D)."""

ENOUGH = {
    Measure.REPS: 10,
    Measure.SECONDS: 40,
    Measure.METRES: 30,
    Measure.BREATHS: 8,
}
"""Amount in every set from which a rung is mastered (our default; a plank of 40 s is the upper
end of the intermediate's dose)."""

LOADED_SESSIONS = 4
LOADED_REPS = 4
"""With a load a rung is mastered by sessions, for its sets stay short (our default)."""

RESERVE = 2
"""Repetitions that must be left in each set."""


def mastered(logbook: Sequence[SessionLog], catalogue: Catalogue) -> frozenset[str]:
    """Ids of the exercises from which a harder variant may be tried.

    Two sessions with every set at 10 repetitions, 40 s or 30 m and two in reserve; or four
    sessions with a load. A session with pain of four or more does not count.
    """
    history = read_history(logbook)
    return frozenset(
        name
        for name, logs in history.by_exercise.items()
        if name in catalogue.exercises and _is_mastered(catalogue.exercises[name], logs)
    )


def _is_mastered(exercise: Exercise, logs: Sequence[ExerciseLog]) -> bool:
    painless = [log for log in logs if (log.log.pain or 0) < 4]
    full = [log for log in painless if _all(log, ENOUGH[exercise.measure])]
    loaded = [log for log in painless if log.load is not None and _all(log, LOADED_REPS)]
    return len(full) >= SESSIONS or len(loaded) >= LOADED_SESSIONS


def _all(log: ExerciseLog, least: int) -> bool:
    return all(
        amount_of(each) >= least and (each.rir is None or each.rir >= RESERVE) for each in log.sets
    )
