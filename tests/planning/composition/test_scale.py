"""Lighter weeks keep the exercises and lose sets; short forms lose the least valuable first."""

from __future__ import annotations

import subprocess
import sys
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.planning.composition.weeks import pattern, request, sessions
from wholestride.catalogue.loader import load
from wholestride.domain.athlete import Level
from wholestride.domain.season import PhaseName, SessionKind
from wholestride.planning.composition import compose_block
from wholestride.planning.composition.account import leg_dose
from wholestride.planning.composition.nouns import ComposedBlock, ComposedSession, Role
from wholestride.planning.composition.scale import fit_minutes, scale, working_sets
from wholestride.planning.composition.shorten import shorten
from wholestride.planning.composition.supersets import seconds_together

FULL, LIGHT = SessionKind.FULL, SessionKind.FULL_LIGHT
LEGS = (Role.MAIN, Role.ONE_LEG, Role.ASSISTANCE, Role.CALF)


@cache
def base_block() -> ComposedBlock:
    """Two full sessions of 45 minutes of an intermediate athlete at a gym."""
    return compose_block(
        request(PhaseName.BASE, Level.INTERMEDIATE, pattern("2x45", PhaseName.BASE, "gym")), load()
    )


def sets_of(session: ComposedSession, *roles: Role) -> int:
    return sum(line.sets for line in session.lines if line.role in roles)


def exercises(session: ComposedSession) -> set[str]:
    return {line.exercise for line in session.lines}


def test_a_whole_week_stays_as_it_is() -> None:
    session = base_block().sessions[0]

    assert scale(session, FULL, 1.0, 1.0, load()) == session


@pytest.mark.parametrize("factor", [0.5, 0.55, 0.6])
def test_a_lighter_week_comes_near_its_share_of_sets(factor: float) -> None:
    full = sum(working_sets(session) for session in base_block().sessions)

    light = sum(
        working_sets(scale(session, FULL, factor, 1.0, load())) for session in base_block().sessions
    )

    assert light == pytest.approx(factor * full, abs=0.08 * full)


def test_a_lighter_week_keeps_its_exercises_and_its_main_lift() -> None:
    for session in base_block().sessions:
        light = scale(session, LIGHT, 0.55, 1.0, load())

        assert exercises(light) <= exercises(session)
        assert sets_of(light, Role.MAIN) >= 1
        assert light.minutes < session.minutes


def test_a_light_session_stays_under_the_leg_dose_of_its_kind() -> None:
    for session in base_block().sessions:
        light = scale(session, LIGHT, 1.0, 1.0, load())

        assert light.request.kind is LIGHT
        assert leg_dose(light.lines, load()) <= LIGHT.leg_dose_hundredths


def test_tired_legs_lose_leg_sets_only() -> None:
    session = base_block().sessions[0]

    cut = scale(session, FULL, 1.0, 0.7, load())

    assert sets_of(cut, *LEGS) < sets_of(session, *LEGS)
    assert sets_of(cut, Role.UPPER, Role.CORE) == sets_of(session, Role.UPPER, Role.CORE)


def test_mobility_and_prehab_stay_whole_in_light_weeks() -> None:
    asked = request(
        PhaseName.BASE,
        Level.NOVICE,
        sessions("home", (SessionKind.PREHAB, 10), (SessionKind.MOBILITY, 20)),
    )
    for session in compose_block(asked, load()).sessions:
        light = scale(session, session.request.kind, 0.55, 0.7, load())

        assert light.lines == session.lines


def test_a_week_without_a_share_holds_no_working_set() -> None:
    empty = scale(base_block().sessions[0], FULL, 0.0, 1.0, load())

    assert working_sets(empty) == 0


@pytest.mark.parametrize("minutes", [35, 30, 25, 20, 15, 10])
def test_twenty_minutes_hold_what_matters_most(minutes: int) -> None:
    for session in base_block().sessions:
        short = shorten(session, minutes, load())

        assert seconds_together(short.lines, load()) <= minutes * 60
        assert short.minutes <= minutes
        if minutes >= 20:
            assert sets_of(short, Role.MAIN) >= 1
            assert sets_of(short, Role.CORE) >= 1


def test_stretches_and_jumps_go_before_the_main_lift_loses_a_set() -> None:
    session = base_block().sessions[0]

    for minutes in range(40, 10, -1):
        short = shorten(session, minutes, load())
        if sets_of(short, Role.MAIN) < sets_of(session, Role.MAIN):
            assert sets_of(short, Role.COOL_DOWN, Role.JUMP, Role.BALANCE) == 0


def test_one_push_and_one_pull_stay_longer_than_the_second_ones() -> None:
    session = base_block().sessions[1]
    catalogue = load()

    short = shorten(session, 25, catalogue)

    sides = {
        side
        for line in session.lines
        for side in ("push", "pull")
        if side in catalogue.exercises[line.exercise].pattern
    }
    for side in sides:
        assert any(side in catalogue.exercises[line.exercise].pattern for line in short.lines)


@given(st.integers(min_value=0, max_value=60))
def test_a_shorter_form_never_has_more_of_anything(minutes: int) -> None:
    session = base_block().sessions[0]

    short = fit_minutes(session, minutes, load())

    before = {(line.exercise, line.role): line.sets for line in session.lines}
    for line in short.lines:
        assert line.sets <= before[line.exercise, line.role]


def test_scaling_and_accounting_import_no_solver() -> None:
    code = (
        "import sys\n"
        "from wholestride.planning.composition import compose_block\n"
        "from wholestride.planning.composition.scale import scale\n"
        "from wholestride.planning.composition.account import account\n"
        "assert 'highspy' not in sys.modules and 'numpy' not in sys.modules\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
