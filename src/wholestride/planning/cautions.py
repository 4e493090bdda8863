"""What is left out now: injuries, states, histories, levels and the runner's own exclusions.

The cautions of the catalogue are a layman's judgement and are worded as such.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from wholestride.domain.athlete import Athlete, Injury, Level
from wholestride.domain.catalogue import Catalogue
from wholestride.domain.exercise import (
    CautionLevel,
    Component,
    Condition,
    Exercise,
    Impact,
    Pattern,
    Region,
)
from wholestride.domain.findings import Finding, warning
from wholestride.planning.sites import (
    BONE_SITES,
    HISTORY_REGIONS,
    LANDING_SITES,
    NEIGHBOURS,
    sites_of,
)

POSTPARTUM_JUMPS = timedelta(weeks=12)
BONE_STRESS_JUMPS = timedelta(weeks=12)
"""No jumps for so long after a birth or a stress injury of a bone (rule PLYO05)."""
FALL_RISK_FROM_AGE = 75
FALL_RISK_FROM_LEVEL = 3
"""From this age and level on, exercises with a caution about falls are left out (our default);
easier balance stays, with a hand on a support, because it is wanted (rule POP02)."""
PRIMARY = 2
"""The weight of a primary region."""

HARDEST_IMPACT: Mapping[Level, Impact] = {
    Level.NEW: Impact.LOW,
    Level.NOVICE: Impact.MEDIUM,
    Level.INTERMEDIATE: Impact.HIGH,
    Level.ADVANCED: Impact.HIGH,
}
"""Landings by level (the contact rows of the dose table); depth jumps are for the advanced."""
IMPACTS = tuple(Impact)


@dataclass(frozen=True, slots=True)
class State:
    """Everything that a rule about one exercise looks at."""

    athlete: Athlete
    day: date
    level: Level
    jump_ban: str | None


def forbidden_exercises(
    athlete: Athlete, catalogue: Catalogue, day: date, level: Level
) -> Mapping[str, str]:
    """Exercises to leave out on ``day``, by id in order, each with its reason."""
    state = State(athlete, day, level, jump_ban(athlete, day))
    found = {}
    for name in sorted(catalogue.exercises):
        reason = _first_reason(catalogue.exercises[name], state)
        if reason is not None:
            found[name] = reason
    return found


def nothing_left(forbidden: Mapping[str, str], catalogue: Catalogue) -> tuple[Finding, ...]:
    """One honest word for every component of which no exercise is left."""
    left = [e for name, e in catalogue.exercises.items() if name not in forbidden]
    held = {component for exercise in left for component in exercise.components}
    return tuple(
        warning(
            f"with what hurts or is excluded now, no exercise for {component} is left.",
            "The plan goes on without it; ask a physiotherapist what may replace it.",
        )
        for component in Component
        if component not in held
    )


def jump_ban(athlete: Athlete, day: date) -> str | None:
    """Why jumps are off on ``day`` (rule PLYO05), or None."""
    if athlete.pregnant:
        return "no jumps in pregnancy (PLYO05, POP03)"
    born = athlete.postpartum_since
    if born is not None and day < born + POSTPARTUM_JUMPS:
        return "no jumps in the first twelve weeks after birth (PLYO05, POP04)"
    for injury in athlete.injuries:
        if injury.region in BONE_SITES and _recent(injury, day):
            return "no jumps within twelve weeks of bone pain or a stress injury (PLYO05)"
        if injury.region in LANDING_SITES and injury.irritable and injury.active_on(day):
            return f"no jumps while {_irritable(injury.region)} (PLYO05)"
    return None


def _recent(injury: Injury, day: date) -> bool:
    if injury.since is not None and day < injury.since:
        return False
    return injury.until is None or day <= injury.until + BONE_STRESS_JUMPS


def halves_jumps(athlete: Athlete, day: date) -> str | None:
    """Why only half the contacts are asked on ``day``, or None (our default)."""
    if {"bone-stress", "stress-fracture"} & athlete.history:
        return "half the contacts after a stress injury in the past (INJ12)"
    for injury in athlete.injuries:
        if injury.region in LANDING_SITES and injury.active_on(day) and not injury.irritable:
            complains = "complain" if injury.region.several else "complains"
            return f"half the contacts while the {injury.region.spoken} {complains} (INJ13)"
    return None


def spared_regions(athlete: Athlete, day: date) -> Mapping[Region, str]:
    """Dosed regions of which nothing is asked on ``day``, because an irritated site is there."""
    spared = {}
    for injury in athlete.injuries:
        if injury.irritable and injury.active_on(day):
            for region in (injury.region, *NEIGHBOURS.get(injury.region, ())):
                if region.dosed:
                    spared[region] = f"{_irritable(injury.region)} (INJ13)"
    return spared


def _irritable(region: Region) -> str:
    return f"the {region.spoken} {'are' if region.several else 'is'} irritable"


def _first_reason(exercise: Exercise, state: State) -> str | None:
    return next((reason for rule in RULES if (reason := rule(exercise, state))), None)


def the_runner_excluded_it(exercise: Exercise, state: State) -> str | None:
    """The runner's own list."""
    return "you excluded it" if exercise.id in state.athlete.excluded else None


def an_injury_forbids_it(exercise: Exercise, state: State) -> str | None:
    """INJ13: an irritable site avoids every caution about it, another one only the strict ones."""
    for injury in state.athlete.injuries:
        if not injury.active_on(state.day):
            continue
        levels = _cautions(exercise, sites_of(injury.region))
        if CautionLevel.AVOID in levels or (injury.irritable and levels):
            return f"careful with the {injury.region.spoken}"
        if injury.irritable and exercise.regions.get(injury.region, 0) >= PRIMARY:
            return f"it works the irritable {injury.region.spoken}"
    return None


def jumps_are_off(exercise: Exercise, state: State) -> str | None:
    """PLYO05: no jump while jumps are off."""
    return state.jump_ban if is_jump(exercise) else None


def pregnancy_forbids_it(exercise: Exercise, state: State) -> str | None:
    """POP03: no long lying flat, nothing ballistic, no risk of falling."""
    if not state.athlete.pregnant:
        return None
    if CautionLevel.AVOID in _cautions(exercise, {Condition.PREGNANT}):
        return "not in pregnancy"
    return None


def the_weeks_after_birth_forbid_it(exercise: Exercise, state: State) -> str | None:
    """POP04: the strict cautions hold for twelve weeks."""
    born = state.athlete.postpartum_since
    if born is None or state.day >= born + POSTPARTUM_JUMPS:
        return None
    if CautionLevel.AVOID in _cautions(exercise, {Condition.POSTPARTUM}):
        return "not in the first twelve weeks after birth"
    return None


def a_fall_would_cost_too_much(exercise: Exercise, state: State) -> str | None:
    """POP02: from 75 years on no hard exercise that asks for care about falls."""
    age = state.athlete.age_on(state.day)
    if age is None or age < FALL_RISK_FROM_AGE:
        return None
    levels = _cautions(exercise, {Condition.FALL_RISK})
    hard = exercise.level >= FALL_RISK_FROM_LEVEL
    return "a risk of falling" if CautionLevel.AVOID in levels or (hard and levels) else None


def a_history_asks_beginners_to_wait(exercise: Exercise, state: State) -> str | None:
    """INJ10, INJ11: from intermediate on the low dose of it is wanted; before, it waits.

    A stress injury of a bone in the past keeps hard landings out at every level.
    """
    bone = {"bone-stress", "stress-fracture"} & state.athlete.history
    if bone and exercise.impact is Impact.HIGH:
        return "hard landings wait after a stress injury in the past"
    if state.level.rank >= Level.INTERMEDIATE.rank:
        return None
    for past in sorted(state.athlete.history):
        sites = HISTORY_REGIONS.get(past, ())
        if CautionLevel.AVOID in _cautions(exercise, sites):
            return f"it waits a while because of your {past} in the past"
    return None


def the_landing_is_too_hard_for_the_level(exercise: Exercise, state: State) -> str | None:
    """PLYO01: low landings for the new, medium for novices, depth jumps for the advanced."""
    if not is_jump(exercise):
        return None
    if IMPACTS.index(exercise.impact) > IMPACTS.index(HARDEST_IMPACT[state.level]):
        return f"its landings are too hard for somebody {state.level}"
    if "depth" in exercise.id and state.level is not Level.ADVANCED:
        return "depth jumps are for the advanced"
    return None


def is_jump(exercise: Exercise) -> bool:
    """True where feet leave the floor and land: a jump, or anything else that counts contacts."""
    contacts = exercise.contacts_per_rep + exercise.contacts_per_second
    return exercise.pattern is Pattern.JUMP or contacts + exercise.contacts_per_metre > 0


def _cautions(exercise: Exercise, about: Iterable[Region | Condition]) -> frozenset[CautionLevel]:
    wanted = frozenset(about)
    return frozenset(each.level for each in exercise.cautions if each.about in wanted)


CautionRule = Callable[[Exercise, State], str | None]

RULES: tuple[CautionRule, ...] = (
    the_runner_excluded_it,
    an_injury_forbids_it,
    jumps_are_off,
    pregnancy_forbids_it,
    the_weeks_after_birth_forbid_it,
    a_fall_would_cost_too_much,
    a_history_asks_beginners_to_wait,
    the_landing_is_too_hard_for_the_level,
)
