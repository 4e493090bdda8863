"""Composed weeks beside five published trials; docs/published-protocols.md says where we differ."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tests.planning.composition.checks import exercise
from tests.planning.composition.weeks import request, sessions
from wholestride.catalogue.loader import load
from wholestride.domain.athlete import Level
from wholestride.domain.exercise import Pattern
from wholestride.domain.season import PhaseName, Range, SessionKind
from wholestride.planning.composition import compose_block
from wholestride.planning.composition.nouns import ComposedBlock, Role

TWO_FULL = ((SessionKind.FULL, 45), (SessionKind.FULL, 45))
TWO_LIGHT = ((SessionKind.FULL_LIGHT, 40), (SessionKind.FULL_LIGHT, 40))
ONE_MAINTENANCE = ((SessionKind.MAINTENANCE, 30), (SessionKind.UPPER_CORE, 30))
LEGS = (Role.MAIN, Role.ONE_LEG, Role.ASSISTANCE, Role.CALF)


@dataclass(frozen=True)
class Trial:
    """What a trial did in a week: leg sessions, and sets of each main lift in a session."""

    name: str
    phase: PhaseName
    level: Level
    kinds: tuple[tuple[SessionKind, int], ...]
    sessions: Range
    sets: Range


INTERMEDIATE = Level.INTERMEDIATE
TRIALS = [
    Trial(
        "Beattie 2017 pre-season", PhaseName.BASE, INTERMEDIATE, TWO_FULL, Range(2, 2), Range(3, 4)
    ),
    Trial(
        "Beattie 2017 in season",
        PhaseName.PEAK,
        INTERMEDIATE,
        ONE_MAINTENANCE,
        Range(1, 1),
        Range(2, 3),
    ),
    Trial("Støren 2008", PhaseName.BASE, Level.ADVANCED, TWO_FULL, Range(2, 3), Range(3, 5)),
    Trial("Damasceno 2015", PhaseName.OFF_SEASON, INTERMEDIATE, TWO_FULL, Range(2, 2), Range(2, 4)),
    Trial(
        "Taipale 2010 preparation",
        PhaseName.ADAPTATION,
        Level.NOVICE,
        TWO_LIGHT,
        Range(1, 2),
        Range(2, 3),
    ),
    Trial("Taipale 2010 maximal", PhaseName.BASE, Level.NOVICE, TWO_FULL, Range(1, 2), Range(3, 3)),
    Trial(
        "Rønnestad 2010 preparation",
        PhaseName.BASE,
        INTERMEDIATE,
        TWO_FULL,
        Range(2, 2),
        Range(3, 4),
    ),
    Trial(
        "Rønnestad 2010 in season",
        PhaseName.PEAK,
        INTERMEDIATE,
        ONE_MAINTENANCE,
        Range(1, 1),
        Range(2, 3),
    ),
]


def composed(trial: Trial) -> ComposedBlock:
    asked = request(trial.phase, trial.level, sessions("gym", *trial.kinds))
    return compose_block(asked, load())


@pytest.mark.parametrize("trial", TRIALS, ids=lambda trial: trial.name)
def test_leg_sessions_and_main_sets_lie_inside_what_the_trial_did(trial: Trial) -> None:
    block = composed(trial)

    mains = [[line for line in s.lines if line.role is Role.MAIN] for s in block.sessions]
    leg_sessions = sum(bool(lifts) for lifts in mains)
    assert trial.sessions.low <= leg_sessions <= trial.sessions.high
    for lifts in mains:
        for line in lifts:
            assert trial.sets.low <= line.sets <= trial.sets.high


def test_what_the_trials_lifted_is_in_a_base_week() -> None:
    block = composed(TRIALS[0])

    patterns = {
        exercise(line).pattern
        for session in block.sessions
        for line in session.lines
        if line.role is not Role.WARM_UP
    }
    assert {Pattern.SQUAT, Pattern.HINGE, Pattern.CALF, Pattern.JUMP} <= patterns
    assert patterns & {Pattern.LUNGE, Pattern.STEP}


@pytest.mark.parametrize("level", list(Level))
def test_leg_sets_of_a_week_stay_below_the_heaviest_trial(level: Level) -> None:
    """Damasceno and Rønnestad: four leg exercises with three sets, twice a week."""
    block = compose_block(request(PhaseName.BASE, level, sessions("gym", *TWO_FULL)), load())

    legs = sum(line.sets for s in block.sessions for line in s.lines if line.role in LEGS)
    assert legs <= 4 * 3 * 2
