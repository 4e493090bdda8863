"""Lines from exercises: their time, landings and effort while the phase decides the rest."""

from __future__ import annotations

from dataclasses import dataclass

from wholestride.catalogue.session_minutes import amount_of, work_seconds
from wholestride.domain.catalogue import TemplateLine
from wholestride.domain.exercise import (
    Equipment,
    Exercise,
    Impact,
    LoadZone,
    Measure,
    Sidedness,
)
from wholestride.domain.season import PhaseName, SessionKind
from wholestride.planning.composition import times
from wholestride.planning.composition.kinds import CONTENT
from wholestride.planning.composition.nouns import ComposedLine, Role, SessionRequest
from wholestride.planning.composition.roles import usual_role
from wholestride.planning.composition.setting import Setting, equipment_of

BOUNCES, JUMPS, HARD_JUMPS = 10, 5, 4
"""Repetitions of quick bounces, of jumps, and of jumps that land hard (our default)."""
JUMP_SECONDS, JUMP_METRES = 15, 20
EASY_RIR = 4
HEAVY_REPS = 8
"""Repetitions and reserve together, up to which a set is heavy (rule OWN19)."""
FAST_REST_SECONDS = 120
"""Between fast sets: long enough to stay fast (DOSE19 asks for two to five minutes)."""
LEARNING = (PhaseName.ADAPTATION, PhaseName.TRANSITION)


@dataclass(frozen=True, slots=True)
class Part:
    """An exercise in a part of a session."""

    exercise: Exercise
    role: Role
    session: SessionRequest

    @property
    def equipment(self) -> frozenset[Equipment]:
        """What stands where the session takes place."""
        return equipment_of(self.session)


def line_for(part: Part, sets: int, setting: Setting) -> ComposedLine:
    """A line with its sets; repetitions follow from the phase, except for jumps."""
    exercise, role = part.exercise, part.role
    rest = times.rest_seconds(exercise, role, main_rest(part.session, setting))
    jump = role is Role.JUMP
    amount = jump_amount(exercise) if jump else None
    return ComposedLine(
        exercise=exercise.id,
        sets=sets,
        role=role,
        amount=amount,
        rest_seconds=rest,
        set_seconds=times.work_seconds(exercise, role) + rest,
        set_up_seconds=_set_up(part),
        contacts_per_set=contacts(exercise, amount) if amount else 0,
        heavy=is_heavy(part, setting),
        easy=is_easy(part, setting),
        hard_sets=not is_fast(part),
    )


def _set_up(part: Part) -> int:
    if part.session.kind is SessionKind.POWER:
        return part.exercise.set_up_seconds
    return times.set_up_seconds(part.exercise, part.role, part.equipment)


def main_rest(session: SessionRequest, setting: Setting) -> int:
    """Seconds between sets of the main lift."""
    fast = session.kind is SessionKind.POWER
    return FAST_REST_SECONDS if fast else setting.dose.main.rest_seconds


def is_fast(part: Part) -> bool:
    """A light, fast main lift in a power session: five in reserve, so no hard set (OWN04)."""
    return part.role is Role.MAIN and part.session.kind is SessionKind.POWER


def is_heavy(part: Part, setting: Setting) -> bool:
    """OWN19: repetitions and reserve together eight or fewer, on a main lift that can be heavy."""
    if part.role is not Role.MAIN or is_fast(part):
        return False
    main = setting.dose.main
    reaches = part.exercise.zone_with(part.equipment) is LoadZone.HEAVY
    return reaches and main.reps.low + main.rir.low <= HEAVY_REPS


def is_easy(part: Part, setting: Setting) -> bool:
    """True where four or more repetitions stay in reserve, by kind, week or phase."""
    kind, dose = part.session.kind, setting.dose
    if CONTENT[kind].easy or dose.recovery or dose.first_of_more:
        return True
    if kind is SessionKind.FULL_LIGHT and dose.phase not in LEARNING:
        return True
    rir = dose.main.rir if part.role is Role.MAIN else dose.assistance_rir
    return rir.low >= EASY_RIR


def jump_amount(exercise: Exercise) -> int:
    """Repetitions, seconds or metres of one set of a jump."""
    if exercise.measure is Measure.SECONDS:
        return JUMP_SECONDS
    if exercise.measure is Measure.METRES:
        return JUMP_METRES
    if exercise.seconds_per_rep <= 1:
        return BOUNCES
    return HARD_JUMPS if exercise.impact is Impact.HIGH else JUMPS


def contacts(exercise: Exercise, amount: int) -> int:
    """Foot contacts of one set, both sides together."""
    rate = {
        Measure.REPS: exercise.contacts_per_rep,
        Measure.SECONDS: exercise.contacts_per_second,
        Measure.METRES: exercise.contacts_per_metre,
        Measure.BREATHS: 0.0,
    }[exercise.measure]
    sides = 2 if exercise.sidedness is Sidedness.EACH else 1
    return round(amount * sides * rate)


def written_line(line: TemplateLine, exercise: Exercise, role: Role | None = None) -> ComposedLine:
    """A line as its template has it, or with the exercise that stands in for it there."""
    amount = amount_of(line)
    sides = exercise.sidedness is Sidedness.EACH
    both = line.per_side if exercise.id == line.exercise else sides
    part = role or usual_role(exercise)
    return ComposedLine(
        exercise=exercise.id,
        sets=line.sets,
        role=part,
        superset=line.superset or None,
        amount=amount,
        rest_seconds=line.rest_seconds,
        set_seconds=work_seconds(exercise, amount, both) + line.rest_seconds,
        set_up_seconds=exercise.set_up_seconds,
        contacts_per_set=contacts(exercise, amount),
    )
