"""Issued prescriptions read back as composed lines: for accounts, and for new loads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from wholestride.catalogue.session_minutes import work_seconds
from wholestride.domain.athlete import TrainingPlace
from wholestride.domain.catalogue import Catalogue
from wholestride.domain.exercise import EVERYWHERE, Exercise
from wholestride.domain.season import Prescription, Session
from wholestride.planning.composition import times
from wholestride.planning.composition.lines import EASY_RIR, HEAVY_REPS
from wholestride.planning.composition.nouns import (
    ComposedLine,
    ComposedSession,
    Role,
    SessionRequest,
)
from wholestride.planning.composition.roles import PRACTISED, usual_role
from wholestride.planning.prescription import PrescriptionContext, prescribe

HARDEST_EASY_RIR = 4
"""A set that keeps more in reserve counts for no region (rule OWN04)."""


def written_lines(
    session: Session, place: TrainingPlace, catalogue: Catalogue
) -> tuple[ComposedLine, ...]:
    """The lines of an issued session; warm-up sets of its lifts are part of their lift."""
    return tuple(
        _line(each, catalogue.exercises[each.exercise], session, place)
        for each in session.prescriptions
        if not each.warm_up
    )


def _line(
    each: Prescription, exercise: Exercise, session: Session, place: TrainingPlace
) -> ComposedLine:
    role = Role(each.part) if each.part else usual_role(exercise)
    as_written = bool(session.template) or role in PRACTISED
    kit = place.equipment | EVERYWHERE
    seconds = (
        work_seconds(exercise, each.amount.low, each.per_side)
        if as_written
        else times.work_seconds(exercise, role)
    )
    rir = each.rir.low if each.rir else 0
    return ComposedLine(
        exercise=each.exercise,
        sets=each.sets,
        role=role,
        superset=each.superset,
        swap=each.swap,
        amount=each.amount.low if as_written or role is Role.JUMP else None,
        rest_seconds=each.rest_seconds,
        set_seconds=seconds + each.rest_seconds,
        set_up_seconds=(
            exercise.set_up_seconds if as_written else times.set_up_seconds(exercise, role, kit)
        ),
        contacts_per_set=each.contacts // max(each.sets, 1),
        heavy=role is Role.MAIN and each.rir is not None and each.amount.low + rir <= HEAVY_REPS,
        easy=rir >= EASY_RIR,
        hard_sets=rir <= HARDEST_EASY_RIR,
    )


def with_new_loads(
    session: Session, logged: frozenset[str], context: PrescriptionContext, catalogue: Catalogue
) -> tuple[Prescription, ...]:
    """The session's prescriptions, those of logged exercises sized by what was logged."""
    if not any(each.exercise in logged for each in session.prescriptions):
        return session.prescriptions
    composed = as_composed(session, context.place, catalogue)
    fresh = _by_exercise(prescribe(composed, context, catalogue))
    result: list[Prescription] = []
    for exercise, old in _by_exercise(session.prescriptions).items():
        new = fresh.get(exercise, old) if exercise in logged else old
        if what_is_done(new) == what_is_done(old):
            result += old
        else:
            result += (replace(each, swap=old[-1].swap) for each in new)
    return tuple(result)


def as_composed(session: Session, place: TrainingPlace, catalogue: Catalogue) -> ComposedSession:
    """An issued session as it was before prescription."""
    return ComposedSession(
        SessionRequest(session.kind, session.minutes, place),
        _once_each(written_lines(session, place, catalogue)),
        session.minutes,
        template=session.template,
        title=session.title,
    )


def what_is_done(prescriptions: Sequence[Prescription]) -> list[tuple[object, ...]]:
    """What a runner does by them, without the words around it.

    A change of these is a change of the session; another reason or another equivalent is not.
    """
    return [
        (each.exercise, each.sets, each.amount, each.per_side, each.rir, each.load, each.warm_up)
        for each in prescriptions
    ]


def _once_each(lines: Sequence[ComposedLine]) -> tuple[ComposedLine, ...]:
    """The extra set of a weaker side follows from its line and is not one of its own."""
    return tuple(next(group) for _, group in groupby(lines, key=lambda line: line.exercise))


def _by_exercise(
    prescriptions: Sequence[Prescription],
) -> dict[str, tuple[Prescription, ...]]:
    found: dict[str, tuple[Prescription, ...]] = {}
    for each in prescriptions:
        found[each.exercise] = (*found.get(each.exercise, ()), each)
    return found
