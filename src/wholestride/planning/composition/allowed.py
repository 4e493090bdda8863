"""Which exercises the planner may use at a place: one small rule each, all of them hard."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from wholestride.domain.athlete import TrainingPlace
from wholestride.domain.exercise import (
    Equipment,
    Exercise,
    LoadZone,
    Pattern,
    Sidedness,
)
from wholestride.domain.season import MainLiftDose
from wholestride.planning.composition.nouns import Role
from wholestride.planning.composition.roles import usual_role
from wholestride.planning.composition.setting import Setting, equipment_at

FLOORED = frozenset({Role.MAIN, Role.UPPER, Role.CORE})
"""Parts that have a level floor (rule OWN07)."""
ZONES = tuple(LoadZone)
HEAVY_PERCENT, MODERATE_PERCENT = 78, 70
"""Bands that begin at 78 % reach 80 % inside the block (dose table, novices in base)."""

MAIN_PATTERNS = {
    Pattern.SQUAT: (Pattern.SQUAT, Pattern.LUNGE, Pattern.STEP),
    Pattern.HINGE: (Pattern.HINGE,),
}
"""Which patterns a main lift of the squat or the hinge side may have: at home a split squat
stands in for the squat."""

AllowedRule = Callable[[Exercise, Setting, frozenset[Equipment]], bool]


def the_place_has_its_equipment(
    exercise: Exercise, _setting: Setting, equipment: frozenset[Equipment]
) -> bool:
    """Some kit of the exercise is all there."""
    return exercise.possible_with(equipment)


def nothing_speaks_against_it_now(
    exercise: Exercise, setting: Setting, _equipment: frozenset[Equipment]
) -> bool:
    """Neither a caution, an injury nor the runner's own list."""
    request = setting.request
    return exercise.id not in request.avoid and exercise.id not in request.athlete.excluded


def its_level_has_been_reached(
    exercise: Exercise, setting: Setting, _equipment: frozenset[Equipment]
) -> bool:
    """OWN07, OWN14: up to the level's ceiling, one rung above where an easier one is mastered."""
    if exercise.level <= setting.ceiling:
        return True
    climbed = any(rung in setting.request.mastered for rung in exercise.easier)
    return climbed and exercise.level == setting.ceiling + 1


RULES: tuple[AllowedRule, ...] = (
    nothing_speaks_against_it_now,
    its_level_has_been_reached,
    the_place_has_its_equipment,
)


def allowed_at(setting: Setting, place: TrainingPlace) -> tuple[Exercise, ...]:
    """Every exercise that may be used at the place, in the order of their ids."""
    equipment = equipment_at(place)
    exercises = setting.catalogue.exercises
    return tuple(
        exercises[name]
        for name in sorted(exercises)
        if is_allowed(exercises[name], setting, equipment)
    )


def is_allowed(exercise: Exercise, setting: Setting, equipment: frozenset[Equipment]) -> bool:
    """True when no rule speaks against the exercise with this equipment."""
    return all(rule(exercise, setting, equipment) for rule in RULES)


def above_the_floor(exercises: Iterable[Exercise], floor: int) -> tuple[Exercise, ...]:
    """Exercises at the level floor or above; the hardest ones where none is (rule OWN07).

    A place may offer nothing harder: then the best that it has is better than a gap.
    """
    known = tuple(exercises)
    kept = tuple(exercise for exercise in known if exercise.level >= floor)
    if kept or not known:
        return kept
    top = max(exercise.level for exercise in known)
    return tuple(exercise for exercise in known if exercise.level == top)


def with_floor(exercises: Iterable[Exercise], setting: Setting) -> tuple[Exercise, ...]:
    """The exercises of one pattern, above the floor where their part has one, and favourites."""
    known = tuple(exercises)
    if not known or usual_role(known[0]) not in FLOORED:
        return known
    favourites = setting.request.athlete.favourites
    high = above_the_floor(known, setting.floor)
    return tuple(each for each in known if each in high or each.id in favourites)


def zone_wanted(main: MainLiftDose) -> LoadZone:
    """The load zone that the phase asks of its main lift."""
    if main.percent_1rm is None or main.percent_1rm.low < MODERATE_PERCENT:
        return LoadZone.LIGHT
    heavy = main.percent_1rm.low >= HEAVY_PERCENT
    return LoadZone.HEAVY if heavy else LoadZone.MODERATE


def main_lifts(
    allowed: Iterable[Exercise], side: Pattern, setting: Setting, place: TrainingPlace
) -> tuple[Exercise, ...]:
    """Main lifts of the squat or hinge side for the phase's load zone at the place.

    Where no lift reaches the zone, those that come nearest. One-leg lifts only where no
    two-leg lift of that zone is there: they are lighter and rest shorter, so they would
    always win on time.
    """
    patterns = MAIN_PATTERNS[side]
    lifts = [each for each in allowed if each.main_lift and each.pattern in patterns]
    if not lifts:
        return ()
    equipment = equipment_at(place)
    wanted = ZONES.index(zone_wanted(setting.dose.main))
    reached = {each.id: min(ZONES.index(each.zone_with(equipment)), wanted) for each in lifts}
    best = max(reached.values())
    nearest = [each for each in lifts if reached[each.id] == best]
    fitting = above_the_floor(nearest, setting.floor)
    two_legs = tuple(each for each in fitting if each.sidedness is not Sidedness.EACH)
    return two_legs or fitting
