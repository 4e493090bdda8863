"""What is known of each exercise's strength: maxima that were told, and what was logged."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from wholestride.domain.athlete import Athlete, KnownMax, Level, Side
from wholestride.domain.catalogue import Catalogue
from wholestride.domain.logbook import SessionLog, SetLog
from wholestride.domain.quantities import Mass
from wholestride.domain.season import Prescription, Season, Session
from wholestride.planning.prescription.adjust import LOAD_KEPT
from wholestride.planning.prescription.nouns import Estimate
from wholestride.planning.progress.decision import LoadDecision, NextContext
from wholestride.planning.progress.history import ExerciseLog, read_history, to_failure
from wholestride.planning.progress.next_load import PAIN_PERCENT, REGRESS_PAIN, next_load
from wholestride.science.e1rm import OneRepMax, one_rep_max, smoothed

KNOWN_SD_PERCENT = 5
"""A maximum that was lifted is as sure as the best estimate (our default)."""

POORLY_MODELLED = ("leg_press", "deadlift")
POOR_SD_PERCENT = 15
"""The equations miss leg presses by 16 kg and deadlifts by 9 to 14 % (rule PROG09): such an
estimate is shown, and sizes no load."""


EASY_RIR = 4
"""From so many in reserve on a set says "at least so much": it raises a maximum, and never
lowers it (our default; PROG05 finds reports of the reserve a repetition too low)."""

CEILING_DAYS = 14
"""How long a lighter load is kept to when nothing newer is logged (our default)."""

AFTER_STOP_PERCENT = 80
"""Where an exercise was stopped for pain and still comes back (our default)."""


@dataclass(frozen=True, slots=True)
class Past:
    """The season that the logs belong to: gives their days, targets and places."""

    season: Season
    catalogue: Catalogue

    @property
    def sessions(self) -> dict[str, Session]:
        """The season's sessions by id."""
        return {session.id: session for session in self.season.sessions}


def estimates(
    logbook: Sequence[SessionLog], athlete: Athlete, on: date, past: Past | None = None
) -> Mapping[str, Estimate]:
    """What is known of each exercise on a day, by exercise id.

    Told maxima are where a line of estimates begins; every logged session moves it by 30 %,
    and it rises by no more than 10 % a week for new and novice lifters, 5 % for others.
    With ``past`` the working load follows from the rules of :func:`next_load`; without it, it
    is what was lifted last. Logs and maxima after ``on`` do not count.
    """
    sessions = past.sessions if past else {}
    days = {name: session.day for name, session in sessions.items()}
    history = read_history(logbook, days)
    found: dict[str, Estimate] = {}
    for name in sorted({*athlete.one_rep_max, *history.by_exercise}):
        known = athlete.one_rep_max.get(name)
        logs = tuple(log for log in history.of(name) if log.day is None or log.day <= on)
        estimate = _estimate(name, known, logs, athlete, on)
        if logs:
            asked = _decided(logs, athlete, on, past)
            estimate = _with_working_load(estimate, logs, on, asked)
        if estimate is not None:
            found[name] = estimate
    return found


def course_of_estimates(
    logbook: Sequence[SessionLog], athlete: Athlete
) -> Mapping[str, tuple[Estimate, ...]]:
    """Each exercise's maxima in order of time, in one pass through the logbook.

    They are those of :func:`estimates` on every day on which logged sets moved one.
    """
    history = read_history(logbook)
    return {name: tuple(_course(name, logs, athlete)) for name, logs in history.by_exercise.items()}


def _course(name: str, logs: Sequence[ExerciseLog], athlete: Athlete) -> Iterator[Estimate]:
    days: dict[date, Estimate] = {}
    known = athlete.one_rep_max.get(name)
    for estimate in _moves(known, _told(known) if known else None, logs, athlete):
        if estimate.on is not None:
            days[estimate.on] = estimate
    return (_less_sure(name, each) for each in days.values())


def _estimate(
    name: str, known: KnownMax | None, logs: Sequence[ExerciseLog], athlete: Athlete, on: date
) -> Estimate | None:
    told = _told(known) if known is not None and (known.on is None or known.on <= on) else None
    estimate = deque(_moves(known, told, logs, athlete), maxlen=1)
    if estimate:
        return _less_sure(name, estimate[0])
    return _less_sure(name, told) if told and logs else told


def _told(known: KnownMax) -> Estimate:
    if known.within_percent is not None:
        when = f" of {_day(known.on)}" if known.on else ""
        return Estimate(known.mass, known.within_percent, known.on, f"estimated from sets{when}")
    since = f"lifted on {_day(known.on)}" if known.on else "from your file"
    return Estimate(known.mass, KNOWN_SD_PERCENT, known.on, since)


def _moves(
    known: KnownMax | None, told: Estimate | None, logs: Sequence[ExerciseLog], athlete: Athlete
) -> Iterator[Estimate]:
    """The estimate after each log that moves it; logs before a told maximum do not."""
    estimate = told
    week: tuple[date | None, Mass | None] = (None, None)
    for log in logs:
        older = known is not None and None not in (known.on, log.day) and _before(log, known)
        seen = None if older else _seen(log)
        if seen is None:
            continue
        monday = log.day - timedelta(days=log.day.weekday()) if log.day else None
        old = estimate.e1rm if estimate else None
        if monday is None or monday != week[0]:
            week = (monday, old)
        estimate = _moved(old, week[1], log, seen, athlete)
        yield estimate


def _before(log: ExerciseLog, known: KnownMax) -> bool:
    return log.day is not None and known.on is not None and log.day < known.on


def _less_sure(name: str, estimate: Estimate) -> Estimate:
    if not name.startswith(POORLY_MODELLED):
        return estimate
    return replace(estimate, sd_percent=POOR_SD_PERCENT)


def _moved(
    old: Mass | None,
    week_began_at: Mass | None,
    log: ExerciseLog,
    seen: OneRepMax,
    athlete: Athlete,
) -> Estimate:
    novice = athlete.level in (Level.NEW, Level.NOVICE)
    mass = seen.mass
    if old is not None:
        mass = smoothed(old, seen.mass, novice=novice)
        mass = max(mass, old) if _was_easy(log) else mass
    if week_began_at is not None:
        mass = min(mass, Mass(week_began_at.grams * (110 if novice else 105) // 100, mass.unit))
    when = f" on {_day(log.day)}" if log.day else ""
    return Estimate(mass, seen.sd_percent, log.day, f"from your sets{when}")


def _was_easy(log: ExerciseLog) -> bool:
    """Sets that all kept four or more in reserve show what was possible at the least."""
    return all(each.rir is not None and each.rir >= EASY_RIR for each in log.sets)


def _seen(log: ExerciseLog) -> OneRepMax | None:
    """The best estimate of a session, by the weaker side where sides were logged."""
    best = [found for sets in _sides(log) if (found := _best(sets)) is not None]
    return min(best, key=lambda each: each.mass, default=None)


def _sides(log: ExerciseLog) -> list[tuple[SetLog, ...]]:
    sides = log.by_side
    one_sided = [sides[side] for side in (Side.LEFT, Side.RIGHT) if side in sides]
    return one_sided or [log.sets]


def _best(sets: Sequence[SetLog]) -> OneRepMax | None:
    found = [
        one_rep_max(each.load, each.reps, each.rir)
        for each in sets
        if each.load is not None and each.reps and each.rir is not None and to_failure(each)
    ]
    return max((each for each in found if each), key=lambda each: each.mass, default=None)


def _with_working_load(
    estimate: Estimate | None, logs: Sequence[ExerciseLog], on: date, asked: _Asked | None
) -> Estimate | None:
    last = logs[-1]
    if last.load is None:
        return estimate
    decision = asked.decision if asked else None
    known = [number for each in last.at_load if (number := to_failure(each)) is not None]
    ceiling, reason = _ceiling(last, decision)
    base = estimate or Estimate(None)
    when = f" on {_day(last.day)}" if last.day else " last time"
    decided = decision.load if decision else last.load
    return replace(
        base,
        on=base.on or last.day,
        source=base.source if base.usable else f"your sets{when}{_words(decision)}",
        working=decided or ceiling,
        working_reps=asked.reps_to_failure if asked else min(known, default=None),
        ceiling=ceiling,
        ceiling_until=(last.day or on) + timedelta(days=CEILING_DAYS) if ceiling else None,
        ceiling_reason=reason,
    )


def _words(decision: LoadDecision | None) -> str:
    if decision is None:
        return ""
    return f" ({decision.reason[0].lower()}{decision.reason[1:].rstrip('.')})"


def _ceiling(last: ExerciseLog, decision: LoadDecision | None) -> tuple[Mass | None, str]:
    """What the next load must not exceed after pain, missed repetitions or too hard a set."""
    if last.load is None:
        return None, ""
    if decision is not None and decision.load is None:
        percent = AFTER_STOP_PERCENT if decision.swap else 100
        return Mass(last.load.grams * percent // 100, last.load.unit), decision.reason
    if decision is not None and decision.load is not None:
        lighter = decision.load < last.load
        return (decision.load, decision.reason) if lighter else (None, "")
    if (last.log.pain or 0) < REGRESS_PAIN:
        return None, ""
    grams = last.load.grams * (100 + PAIN_PERCENT) // 100
    return Mass(grams, last.load.unit), f"Lighter after pain {last.log.pain} of 10."


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the rules say after the last session, and the repetitions to failure it is for."""

    decision: LoadDecision
    reps_to_failure: int


def _decided(
    logs: Sequence[ExerciseLog], athlete: Athlete, on: date, past: Past | None
) -> _Asked | None:
    last = logs[-1]
    session = past.sessions.get(last.log.session) if past else None
    if past is None or session is None:
        return None
    exercise = past.catalogue.exercises.get(last.sets[0].exercise)
    place = athlete.planning_places.get(session.place)
    asked = _prescribed(session, last.sets[0].exercise)
    if exercise is None or place is None or asked is None or asked.rir is None:
        return None
    context = NextContext(
        exercise=exercise,
        place=place,
        athlete=athlete,
        day=max(on, session.day),
        calibrating=asked.load is None,
        may_raise=_may_raise(past.season, session),
        days={each.id: each.day for each in past.season.sessions},
    )
    decision = next_load(asked, [each.log for each in logs], context)
    return _Asked(decision, asked.amount.high + asked.rir.low)


def _prescribed(session: Session, exercise: str) -> Prescription | None:
    working = (each for each in session.prescriptions if not each.warm_up)
    return next((each for each in working if each.exercise == exercise), None)


def _may_raise(season: Season, session: Session) -> bool:
    week = season.week_of(session.day)
    return session.phase not in LOAD_KEPT and not (week is not None and week.recovery)


def _day(day: date | None) -> str:
    return f"{day.day} {day:%b %Y}" if day else ""
