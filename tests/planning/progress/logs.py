"""Logs in few words for the tests of progress."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from tests.cast import BJORN, BJORNS_GYM
from tests.planning.prescription.scenes import CATALOGUE
from wholestride.domain.athlete import Athlete, Side
from wholestride.domain.logbook import SessionLog, SetLog
from wholestride.domain.quantities import Mass
from wholestride.domain.season import Prescription, Range
from wholestride.planning.progress import LoadDecision, NextContext, next_load

MONDAY = date(2026, 11, 23)
SIX_TO_EIGHT, TWO_TO_THREE = Range(6, 8), Range(2, 3)


def done(
    exercise: str,
    load: Mass | None,
    *reps_and_rir: tuple[int, int | None],
    day: date | None = None,
    session: str = "s",
    side: Side = Side.BOTH,
    **more: Any,
) -> SessionLog:
    """A session with sets of one exercise: its load, then (repetitions, reserve) of each set."""
    at = datetime.combine(day, time(18)) if day else None
    sets = tuple(
        SetLog(exercise, reps=reps, load=load, rir=rir, side=side, number=number, at=at)
        for number, (reps, rir) in enumerate(reps_and_rir, start=1)
    )
    return SessionLog(session, sets, **more)


def by_side(exercise: str, left: int, right: int, day: date, load: Mass | None) -> SessionLog:
    """One set a side with two in reserve."""
    logs = (
        done(exercise, load, (left, 2), day=day, side=Side.LEFT),
        done(exercise, load, (right, 2), day=day, side=Side.RIGHT),
    )
    return replace(logs[0], sets=tuple(each for log in logs for each in log.sets))


def asked(
    exercise: str,
    load: Mass | None,
    reps: Range = SIX_TO_EIGHT,
    rir: Range = TWO_TO_THREE,
    sets: int = 3,
) -> Prescription:
    """What the plan asked for."""
    known = CATALOGUE.exercises[exercise]
    return Prescription(
        exercise=exercise,
        name=known.name,
        components=known.components,
        pattern=known.pattern,
        sets=sets,
        measure=known.measure,
        amount=reps,
        per_side=False,
        rir=rir,
        rest_seconds=90,
        load=load,
    )


def around(exercise: str, athlete: Athlete = BJORN, **more: Any) -> NextContext:
    """What surrounds the next session, a week after the first Monday."""
    more = {"place": BJORNS_GYM, "day": MONDAY + timedelta(days=7), **more}
    return NextContext(exercise=CATALOGUE.exercises[exercise], athlete=athlete, **more)


def decide(prescription: Prescription, *logs: SessionLog, **more: Any) -> LoadDecision:
    """The decision after these logs."""
    return next_load(prescription, logs, around(prescription.exercise, **more))
