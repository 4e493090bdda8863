"""Left against right: which side begins, and whether it gets one set more (rule of S13)."""

from __future__ import annotations

from wholestride.domain.athlete import SelfTest, Side
from wholestride.domain.exercise import Exercise, Sidedness
from wholestride.domain.season import PhaseName
from wholestride.planning.composition.nouns import Role
from wholestride.planning.prescription.nouns import PrescriptionContext, Work
from wholestride.science.norms import SelfTestFacts, asymmetry, self_test

NO_EXTRA_SET = (PhaseName.TAPER, PhaseName.RACE, PhaseName.RECOVERY)
"""Phases in which nothing is added."""


def weaker_side(exercise: Exercise, context: PrescriptionContext) -> Side | None:
    """The side to begin with: found in logs by side, else in the newest self-test about it.

    None for exercises of both sides at once, and where the gap lies within the error.
    """
    if exercise.sidedness is not Sidedness.EACH:
        return None
    if exercise.id in context.weaker:
        return context.weaker[exercise.id]
    for facts, test in newest_tests(context):
        if _about(facts, exercise) and test.left is not None and test.right is not None:
            return asymmetry(test.left, test.right, facts).weaker
    return None


def newest_tests(context: PrescriptionContext) -> list[tuple[SelfTestFacts, SelfTest]]:
    """The newest result of each self-test up to the day, in the order of their first mention."""
    newest: dict[str, tuple[SelfTestFacts, SelfTest]] = {}
    for test in context.athlete.self_tests:
        facts = self_test(test.test)
        if facts is None or test.on > context.day:
            continue
        if facts.name not in newest or newest[facts.name][1].on <= test.on:
            newest[facts.name] = (facts, test)
    return list(newest.values())


def _about(facts: SelfTestFacts, exercise: Exercise) -> bool:
    in_region = not facts.regions or any(region in exercise.regions for region in facts.regions)
    return exercise.pattern in facts.patterns and in_region


def gets_extra_set(work: Work) -> bool:
    """True where the weaker side may have one set more: a full week, and no warm-up or jump."""
    week = work.context.week
    light = week.recovery or week.first_of_more or week.phase in NO_EXTRA_SET
    practised = work.line.role in (Role.WARM_UP, Role.JUMP, Role.COOL_DOWN)
    return not light and not practised
