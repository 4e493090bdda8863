"""How long a line takes while its repetitions are still open: the time model of rule OWN02."""

from __future__ import annotations

from collections.abc import Mapping

from wholestride.catalogue.session_minutes import (
    LEG_REST_FOR_FILLERS_PERCENT,
    ONE_LEG_MAIN_REST_SECONDS,
    UPPER_REST_FOR_FILLERS_PERCENT,
    usual_rest_seconds,
    warm_up_sets_seconds,
)
from wholestride.domain.exercise import Equipment, Exercise, Sidedness
from wholestride.planning.composition.nouns import ComposedLine, Role
from wholestride.planning.composition.roles import HIP_PATTERNS

WORK_SECONDS: Mapping[Role, int] = {
    Role.MAIN: 24,
    Role.ONE_LEG: 24,
    Role.ASSISTANCE: 24,
    Role.UPPER: 28,
    Role.CALF: 30,
    Role.CORE: 30,
    Role.JUMP: 12,
    Role.BALANCE: 28,
    Role.COOL_DOWN: 30,
    Role.WARM_UP: 20,
}
"""Seconds of work in one set, one side; the figures under which the dose was checked."""

SMALL_HIP_WORK_SECONDS = 30
SMALL_HIP_REST_SECONDS = 30
"""Leg raises to the side and squeezes are small: they rest as the trunk does (our default)."""


def work_seconds(exercise: Exercise, role: Role) -> int:
    """Seconds of work in one set, both sides together."""
    small = role is Role.ASSISTANCE and exercise.pattern in HIP_PATTERNS
    one_side = SMALL_HIP_WORK_SECONDS if small else WORK_SECONDS[role]
    sides = exercise.sidedness is Sidedness.EACH and role is not Role.JUMP
    return one_side * 2 if sides else one_side


def rest_seconds(exercise: Exercise, role: Role, main_rest: int) -> int:
    """Seconds of rest after a set; ``main_rest`` is what the phase gives the main lift."""
    if role is Role.MAIN:
        one_leg = exercise.sidedness is Sidedness.EACH
        return min(main_rest, ONE_LEG_MAIN_REST_SECONDS) if one_leg else main_rest
    if exercise.pattern in HIP_PATTERNS:
        return SMALL_HIP_REST_SECONDS
    return usual_rest_seconds(exercise)


def set_up_seconds(exercise: Exercise, role: Role, equipment: frozenset[Equipment]) -> int:
    """Seconds that come once: set-up, and warm-up sets of a heavy main lift."""
    steps = warm_up_sets_seconds(exercise, equipment) if role is Role.MAIN else 0
    return exercise.set_up_seconds + steps


def rests(line: ComposedLine) -> int:
    """Seconds of rest in the line as a whole."""
    return line.sets * (line.rest_seconds or 0)


def seconds_for_fillers(line: ComposedLine, exercise: Exercise) -> int:
    """Seconds of the line's rests that sets of another region may use (rule OWN02)."""
    if line.role is Role.UPPER:
        return rests(line) * UPPER_REST_FOR_FILLERS_PERCENT // 100
    small = exercise.pattern in HIP_PATTERNS
    lends = line.role in (Role.MAIN, Role.ONE_LEG, Role.ASSISTANCE, Role.CALF) and not small
    return rests(line) * LEG_REST_FOR_FILLERS_PERCENT // 100 if lends else 0
