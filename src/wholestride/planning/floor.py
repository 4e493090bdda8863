"""On the floor: an exercise that was not planned, as it is to be done today, and stand-ins."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass, replace
from datetime import date

from wholestride.domain.athlete import Athlete, TrainingPlace
from wholestride.domain.catalogue import Catalogue
from wholestride.domain.exercise import EVERYWHERE, Exercise
from wholestride.domain.season import PhaseName, Prescription, SessionKind, WeekDose
from wholestride.planning.build import HandfulRequest, handful_dose
from wholestride.planning.cautions import forbidden_exercises
from wholestride.planning.composition.nouns import ComposedLine, ComposedSession, SessionRequest
from wholestride.planning.composition.roles import usual_role
from wholestride.planning.prescription import PrescriptionContext, prescribe
from wholestride.planning.readiness import Outcome, gate

SETS = 3
"""Sets that are offered of an exercise that nobody planned (our default)."""
MINUTES = 30
"""The dose of the phase does not depend on the minutes of a session; the number decides nothing."""
STEPS_HARDER = 1
"""A stand-in is at most one level harder than what it stands in for (our default)."""


@dataclass(frozen=True, slots=True)
class Floor:
    """For whom, where, when and in which phase something is chosen on the floor."""

    athlete: Athlete
    place: TrainingPlace
    day: date
    phase: PhaseName


def choices(floor: Floor, catalogue: Catalogue) -> tuple[Prescription, ...]:
    """Every exercise that the place has and nothing speaks against, as the phase would do it.

    In the order of their names. What cautions, complaints or the runner exclude is left out, and
    jumps are, because their landings are counted by the week.
    """
    athlete = floor.athlete
    avoid = athlete.excluded | set(
        forbidden_exercises(athlete, catalogue, floor.day, athlete.level)
    )
    kit = floor.place.equipment | EVERYWHERE
    possible = (
        each
        for each in catalogue.exercises.values()
        if each.id not in avoid and each.possible_with(kit)
    )
    week = _week(floor, catalogue)
    found = [
        line for each in possible if (line := _prescribed(each, floor, week, catalogue)) is not None
    ]
    return tuple(sorted(found, key=lambda line: line.name))


def _week(floor: Floor, catalogue: Catalogue) -> WeekDose:
    request = HandfulRequest(1, 1, MINUTES, floor.place, floor.athlete, phase=floor.phase)
    return handful_dose(request, catalogue)


def _prescribed(
    exercise: Exercise, floor: Floor, week: WeekDose, catalogue: Catalogue
) -> Prescription | None:
    line = ComposedLine(exercise.id, SETS, usual_role(exercise))
    session = SessionRequest(SessionKind.FULL, MINUTES, floor.place)
    context = PrescriptionContext(
        week=week,
        week_in_block=0,
        weeks_in_block=1,
        athlete=floor.athlete,
        place=floor.place,
        day=floor.day,
        moderate_only=gate(floor.athlete, floor.day).outcome is Outcome.MODERATE_ONLY,
    )
    lines = prescribe(ComposedSession(session, (line,), MINUTES), context, catalogue)
    working = (each for each in lines if not each.warm_up)
    return next((replace(each, adjust=(), why="") for each in working), None)


def stand_ins(planned: Exercise, offered: Set[str], catalogue: Catalogue) -> Iterator[Exercise]:
    """What may stand in for an exercise among those that are offered, the most alike first.

    The same movement pattern, at most one level harder; first what works the same regions first
    of all, then the nearest level (our default).
    """
    alike = [
        each
        for name in offered
        if (each := catalogue.exercises[name]).pattern is planned.pattern
        and each.id != planned.id
        and each.level <= planned.level + STEPS_HARDER
    ]
    yield from sorted(alike, key=lambda each: (_unlike(each, planned), each.id))


def _unlike(one: Exercise, other: Exercise) -> tuple[int, int, bool]:
    """How far two exercises are apart: regions, level, measure."""
    regions = set(one.regions) | set(other.regions)
    apart = sum(abs(one.regions.get(each, 0) - other.regions.get(each, 0)) for each in regions)
    return apart, abs(one.level - other.level), one.measure is not other.measure
