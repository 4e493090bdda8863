"""What body weight alone must be able to do, at every level."""

from __future__ import annotations

from collections.abc import Iterator

from wholestride.catalogue.exercises import PRIMARY_HALVES
from wholestride.domain.athlete import Level
from wholestride.domain.catalogue import Catalogue
from wholestride.domain.exercise import (
    DOSED_REGIONS,
    EVERYWHERE,
    TRUNK_REGIONS,
    UPPER_REGIONS,
    Component,
    Exercise,
    Pattern,
)
from wholestride.domain.findings import Finding, Place, error

UPPER_AND_CORE_PATTERNS: tuple[Pattern, ...] = (
    Pattern.HORIZONTAL_PUSH,
    Pattern.VERTICAL_PUSH,
    Pattern.HORIZONTAL_PULL,
    Pattern.VERTICAL_PULL,
    Pattern.ANTI_EXTENSION,
    Pattern.ANTI_ROTATION,
    Pattern.LATERAL,
    Pattern.HIP_FLEXION,
)
"""Here too easy a drill does not count (rule OWN07)."""
NEEDED_PATTERNS: tuple[Pattern, ...] = (
    Pattern.SQUAT,
    Pattern.HINGE,
    Pattern.LUNGE,
    Pattern.STEP,
    *UPPER_AND_CORE_PATTERNS,
    Pattern.CALF,
    Pattern.BALANCE,
    Pattern.MOBILITY,
    Pattern.STRETCH,
)
"""Patterns that every composed week or session asks for."""
FLOORED_REGIONS = frozenset(TRUNK_REGIONS + UPPER_REGIONS)
PULLS = (Pattern.HORIZONTAL_PULL, Pattern.VERTICAL_PULL)
PUSHES = (Pattern.HORIZONTAL_PUSH, Pattern.VERTICAL_PUSH)
STEP = "Add an exercise for the floor, a wall, chair, towel, door, table or stair."


def every_dosed_region_is_reachable_with_body_weight(catalogue: Catalogue) -> Iterator[Finding]:
    """A region with a minimum in some phase has a primary exercise without any equipment."""
    for level in Level:
        possible = _with_body_weight(catalogue, level)
        for region in DOSED_REGIONS:
            floor = level.exercise_floor if region in FLOORED_REGIONS else 1
            trained = (
                e.counts_sets and e.level >= floor and e.regions.get(region) == PRIMARY_HALVES
                for e in possible
            )
            if _minimum(catalogue, level, f"sets.{region}") > 0 and not any(trained):
                yield _missing(f"the region {region}", level)


def every_component_is_reachable_with_body_weight(catalogue: Catalogue) -> Iterator[Finding]:
    """A component with minutes in some phase comes first in an exercise without equipment."""
    for level in Level:
        possible = _with_body_weight(catalogue, level)
        for component in Component:
            leading = (exercise.components[:1] == (component,) for exercise in possible)
            if _minimum(catalogue, level, f"minutes.{component}") > 0 and not any(leading):
                yield _missing(f"the component {component}", level)


def every_needed_pattern_is_reachable_with_body_weight(catalogue: Catalogue) -> Iterator[Finding]:
    """Push, pull, squat, hinge, the four core patterns and the rest need no equipment."""
    for level in Level:
        possible = _with_body_weight(catalogue, level)
        for pattern in NEEDED_PATTERNS:
            floor = level.exercise_floor if pattern in UPPER_AND_CORE_PATTERNS else 1
            if not any(e.pattern is pattern and e.level >= floor for e in possible):
                yield _missing(f"the pattern {pattern}", level)


def two_sessions_find_different_pushes_and_pulls(catalogue: Catalogue) -> Iterator[Finding]:
    """An exercise comes once a week, so body weight needs two pulls and two pushes a level."""
    for level in Level:
        possible = _with_body_weight(catalogue, level)
        for what, patterns in (("pull", PULLS), ("push", PUSHES)):
            fit = [e for e in possible if e.pattern in patterns and e.level >= level.exercise_floor]
            if len({exercise.family for exercise in fit}) < 2:
                yield _missing(f"a second {what}", level)


def _with_body_weight(catalogue: Catalogue, level: Level) -> list[Exercise]:
    return [
        exercise
        for exercise in catalogue.exercises.values()
        if exercise.level <= level.exercise_ceiling and exercise.possible_with(EVERYWHERE)
    ]


def _minimum(catalogue: Catalogue, level: Level, item: str) -> float:
    """The largest minimum of the item in any phase."""
    rows = (row for key, row in catalogue.dose.items() if key[1:] == (level, item))
    return max((row.minimum or 0.0 for row in rows), default=0.0)


def _missing(what: str, level: Level) -> Finding:
    message = f"Body weight alone cannot reach {what} at level {level}."
    return error(message, STEP, Place("exercises"))
