"""Which part of a session an exercise plays, by its movement pattern."""

from __future__ import annotations

from collections.abc import Mapping

from wholestride.domain.exercise import Exercise, Pattern, Sidedness
from wholestride.planning.composition.nouns import Role

LEG_PATTERNS = frozenset(
    {
        Pattern.SQUAT,
        Pattern.HINGE,
        Pattern.LUNGE,
        Pattern.STEP,
        Pattern.HIP_EXTENSION,
        Pattern.KNEE_FLEXION,
        Pattern.KNEE_EXTENSION,
    }
)
ONE_LEG_PATTERNS = frozenset({Pattern.LUNGE, Pattern.STEP})
HIP_PATTERNS = frozenset({Pattern.HIP_ABDUCTION, Pattern.HIP_ADDUCTION})
PUSH_PATTERNS = frozenset({Pattern.HORIZONTAL_PUSH, Pattern.VERTICAL_PUSH})
PULL_PATTERNS = frozenset({Pattern.HORIZONTAL_PULL, Pattern.VERTICAL_PULL})

ROLES: Mapping[Pattern, Role] = {
    **dict.fromkeys(sorted(LEG_PATTERNS | HIP_PATTERNS), Role.ASSISTANCE),
    **dict.fromkeys(sorted(ONE_LEG_PATTERNS), Role.ONE_LEG),
    **dict.fromkeys(sorted(PUSH_PATTERNS | PULL_PATTERNS), Role.UPPER),
    Pattern.SCAPULA: Role.UPPER,
    Pattern.ARM: Role.UPPER,
    Pattern.CALF: Role.CALF,
    Pattern.FOOT_SHIN: Role.CALF,
    Pattern.CARRY: Role.CORE,
    Pattern.ANTI_EXTENSION: Role.CORE,
    Pattern.ANTI_ROTATION: Role.CORE,
    Pattern.LATERAL: Role.CORE,
    Pattern.HIP_FLEXION: Role.CORE,
    Pattern.LOW_BACK_EXTENSION: Role.CORE,
    Pattern.JUMP: Role.JUMP,
    Pattern.BALANCE: Role.BALANCE,
    Pattern.MOBILITY: Role.WARM_UP,
    Pattern.DRILL: Role.WARM_UP,
    Pattern.FLOW: Role.COOL_DOWN,
    Pattern.STRETCH: Role.COOL_DOWN,
    Pattern.ROLL: Role.COOL_DOWN,
    Pattern.BREATHING: Role.COOL_DOWN,
}

PRACTISED = frozenset({Role.WARM_UP, Role.BALANCE, Role.COOL_DOWN})
"""Parts that are practised, not counted by effort."""

WITHOUT_SETS = PRACTISED | {Role.JUMP}
"""Parts whose sets count for no region (rule OWN04)."""

FILLERS = frozenset({Role.UPPER, Role.CORE})
"""Parts that may stand in the rests of leg lifts (rule OWN02)."""


def usual_role(exercise: Exercise) -> Role:
    """The part that the exercise plays where it is not the main lift.

    >>> from wholestride.catalogue.loader import load
    >>> usual_role(load().exercises["split_squat"])
    <Role.ONE_LEG: 'one-leg'>
    """
    role = ROLES[exercise.pattern]
    one_leg = exercise.pattern in LEG_PATTERNS and exercise.sidedness is Sidedness.EACH
    return Role.ONE_LEG if one_leg else role
