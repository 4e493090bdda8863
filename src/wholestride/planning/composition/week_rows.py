"""Rows for the week as a whole: its dose, push and pull, patterns, one leg, front and back."""

from __future__ import annotations

from collections.abc import Mapping

from wholestride.domain.athlete import Level
from wholestride.domain.exercise import Exercise, Pattern, Region
from wholestride.domain.season import PhaseName, SessionKind
from wholestride.planning.composition.account import set_halves
from wholestride.planning.composition.model import Model
from wholestride.planning.composition.needs import (
    BALANCE_WEIGHT,
    CONTACTS,
    MAIN_SETS,
    MINIMUM,
    PATTERN_WEIGHT,
    SET_COST,
    TARGET,
    Key,
    Need,
    held,
    held_together,
    needs_of,
    outside_amount,
    weekly_patterns,
)
from wholestride.planning.composition.nouns import ComposedLine, Role
from wholestride.planning.composition.options import Option
from wholestride.planning.composition.programme import INFINITE, Term
from wholestride.planning.composition.roles import HIP_PATTERNS, PULL_PATTERNS, PUSH_PATTERNS
from wholestride.planning.composition.setting import Setting
from wholestride.planning.dose.amounts import ADDED_SETS

OVER_TARGET = 24
"""Taste cost of half a set above the target."""
MORE_OF_THE_EMPHASIS = -24
"""What half a set above the target earns in a region that the emphasis asks more of (OWN11)."""
OVER_MAXIMUM = 240
"""Cost of half a set above the maximum."""
OVER_LEG_MAXIMUM = 2400
"""Above the maximum of a leg region (DOSE17): only a minimum that cannot be met otherwise is
worth it, such as a hinge in a taper week whose upper-body session has used up the glutes."""
LEG_CAPS = (Region.QUADS, Region.GLUTES, Region.HAMSTRINGS)
HARD_CAPS = (CONTACTS, MAIN_SETS)
"""Landings (PLYO01) and main sets are never above their maximum."""
PULL_SHARE = (3, 2)
"""Pull at most one and a half times push (S2)."""
ONE_LEG_TENTHS: Mapping[Level, int] = {
    Level.NEW: 3,
    Level.NOVICE: 4,
    Level.INTERMEDIATE: 5,
    Level.ADVANCED: 6,
}
"""Share of the leg assistance done on one leg, rising with experience (S6; our default)."""
NEAR_THE_RACE = (PhaseName.BUILD, PhaseName.PEAK, PhaseName.TAPER)
ONE_LEG_TENTHS_NEAR_THE_RACE = 1
ONE_LEG_COST, POSTERIOR_COST = 6, 12


def the_week_meets_its_dose(model: Model) -> None:
    """Minimum, target and maximum of every region, component, of contacts and main sets."""
    terms: dict[Key, list[Term]] = {}
    for index, option in enumerate(model.options):
        for key, amount in held(option.line, option.exercise).items():
            terms.setdefault(key, []).append((index, amount))
    fixed = held_together(model.fixed_pairs())
    for need in needs_of(model.setting):
        have = outside_amount(need.key, model.setting) + fixed.get(need.key, 0)
        _dose_row(model, need, have, terms.get(need.key, []))


def _dose_row(model: Model, need: Need, have: int, terms: list[Term]) -> None:
    missing_minimum = max(need.minimum - have, 0)
    missing_target = max(need.target - have, 0) - missing_minimum
    under = [
        (model.missing(need.unit_cost, MINIMUM, missing_minimum), 1),
        (model.missing(need.unit_cost, TARGET, missing_target), 1),
    ]
    if need.maximum is None:
        model.programme.at_least([*terms, *under], need.target - have)
        return
    wished = need.key in wished_regions(model.setting)
    price = MORE_OF_THE_EMPHASIS if wished else OVER_TARGET
    over = [(model.programme.slack(price, need.maximum - need.target), -1)]
    if need.key not in HARD_CAPS:
        price = OVER_LEG_MAXIMUM if need.key in LEG_CAPS else OVER_MAXIMUM
        over.append((model.missing(price, TARGET, INFINITE), -1))
    model.programme.exactly([*terms, *under, *over], need.target - have)


def wished_regions(setting: Setting) -> frozenset[Region]:
    """The regions that the runner's emphasis asks more of."""
    asked = (ADDED_SETS.get(each, {}) for each in setting.request.athlete.emphasis)
    return frozenset(region for added in asked for region, sets in added.items() if sets > 0)


def push_and_pull_are_balanced(model: Model) -> None:
    """S2: as many sets of pull as of push, up to one and a half times as many, by pattern."""
    pull = model.terms(lambda option: _sets_of(option.line, option.exercise, PULL_PATTERNS))
    push = model.terms(lambda option: _sets_of(option.line, option.exercise, PUSH_PATTERNS))
    pairs = model.fixed_pairs()
    pulled = sum(_sets_of(*pair, PULL_PATTERNS) for pair in pairs)
    pushed = sum(_sets_of(*pair, PUSH_PATTERNS) for pair in pairs)
    price = BALANCE_WEIGHT * SET_COST
    too_little = model.missing(price, MINIMUM, 100)
    less = [(index, -sets) for index, sets in push]
    model.programme.at_least([*pull, *less, (too_little, 1)], pushed - pulled)
    more, share = PULL_SHARE
    too_much = model.missing(price // share, MINIMUM, 100)
    up = [(index, more * sets) for index, sets in push]
    down = [(index, -share * sets) for index, sets in pull]
    model.programme.at_least([*up, *down, (too_much, 1)], share * pulled - more * pushed)


def _sets_of(line: ComposedLine, exercise: Exercise, patterns: frozenset[Pattern]) -> int:
    counts = exercise.pattern in patterns and line.role is not Role.WARM_UP and line.hard_sets
    return line.sets if counts else 0


def every_pattern_is_there_each_week(model: Model) -> None:
    """S1, S2, S6: squat, hinge, one leg; row, press, overhead; four core patterns."""
    fixed = [pair for pair in model.fixed_pairs() if pair[0].hard_sets]
    for wanted in weekly_patterns(model.setting):
        options = enumerate(model.options)
        terms = [(index, 1) for index, o in options if wanted.met_by(o.line, o.exercise)]
        if terms and not any(wanted.met_by(*pair) for pair in fixed):
            missing = model.missing(PATTERN_WEIGHT * SET_COST, MINIMUM, 1)
            model.programme.at_least([*terms, (missing, 1)], 1)


def one_leg_work_rises_with_level(model: Model) -> None:
    """S6: a growing share of the leg assistance is done on one leg, more towards the race."""
    tenths = ONE_LEG_TENTHS[model.setting.request.athlete.level]
    if model.setting.dose.phase in NEAR_THE_RACE:
        tenths += ONE_LEG_TENTHS_NEAR_THE_RACE

    def share(option: Option) -> int:
        if option.line.role is Role.ONE_LEG:
            return option.line.sets * (10 - tenths)
        small = option.exercise.pattern in HIP_PATTERNS
        two_legs = option.line.role is Role.ASSISTANCE and not small
        return -option.line.sets * tenths if two_legs else 0

    short = model.programme.slack(ONE_LEG_COST, 1000)
    model.programme.at_least([*model.terms(share), (short, 1)], 0)


def the_back_of_the_body_keeps_up(model: Model) -> None:
    """Hamstrings and low back get at least the sets of the thighs' front (our default)."""

    def balance(option: Option) -> int:
        return _back_minus_front(option.line, option.exercise)

    have = sum(_back_minus_front(*pair) for pair in model.fixed_pairs())
    short = model.programme.slack(POSTERIOR_COST, 1000)
    model.programme.at_least([*model.terms(balance), (short, 1)], -have)


def _back_minus_front(line: ComposedLine, exercise: Exercise) -> int:
    back = sum(set_halves(line, exercise, each) for each in (Region.HAMSTRINGS, Region.LOW_BACK))
    return back - set_halves(line, exercise, Region.QUADS)


def an_exercise_once_a_week(model: Model) -> None:
    """OWN13: main lifts, calf and prehab exempt."""
    exercises: dict[str, list[Term]] = {}
    for index, option in enumerate(model.options):
        prehab = model.setting.request.sessions[option.session].kind is SessionKind.PREHAB
        if not prehab and option.line.role not in (Role.MAIN, Role.CALF):
            exercises.setdefault(option.exercise.id, []).append((index, 1))
    for name in sorted(exercises):
        if len({model.options[index].session for index, _ in exercises[name]}) > 1:
            model.programme.at_most(exercises[name], 1)
