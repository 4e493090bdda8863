"""Written sessions: the form that the place allows, swaps by level and caution, minutes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.planning.composition.weeks import place, request, sessions
from wholestride.catalogue.loader import load
from wholestride.domain.athlete import Level, TrainingPlace
from wholestride.domain.exercise import EVERYWHERE, Equipment, Pattern
from wholestride.domain.season import PhaseName, SessionKind
from wholestride.planning.composition.nouns import ComposedSession, Role, SessionRequest
from wholestride.planning.composition.setting import Setting
from wholestride.planning.composition.templates import warm_up_lines, written_session


def written(
    kind: SessionKind,
    where: str | TrainingPlace,
    level: Level = Level.INTERMEDIATE,
    phase: PhaseName = PhaseName.BASE,
    minutes: int = 40,
    variant: str = "A",
    avoid: frozenset[str] = frozenset(),
) -> ComposedSession:
    spot = place(where) if isinstance(where, str) else where
    session = SessionRequest(kind, minutes, spot, variant)
    asked = replace(request(phase, level, (session,)), avoid=avoid)
    return written_session(Setting(asked, load()), session, frozenset())


FORMS = {
    "bodyweight": frozenset[Equipment](),
    "bands": frozenset({Equipment.BAND}),
    "dumbbells": frozenset({Equipment.DUMBBELL}),
    "gym": load().places["gym"],
}


@pytest.mark.parametrize("form", list(FORMS))
@pytest.mark.parametrize(
    ("variant", "name"), [("A", "Posture and pull"), ("B", "Arm drive and press")]
)
@pytest.mark.parametrize("level", [Level.NOVICE, Level.INTERMEDIATE, Level.ADVANCED])
def test_the_two_named_sessions_are_complete_in_four_forms(
    form: str, variant: str, name: str, level: Level
) -> None:
    spot = TrainingPlace(form, FORMS[form])

    session = written(SessionKind.UPPER_CORE, spot, level, variant=variant)

    assert session.title == name
    assert session.template.endswith(form)
    assert 20 <= session.minutes <= 30
    kit = spot.equipment | EVERYWHERE
    for line in session.lines:
        assert load().exercises[line.exercise].possible_with(kit)
    patterns = {load().exercises[line.exercise].pattern for line in session.lines}
    assert patterns & {Pattern.HORIZONTAL_PULL, Pattern.VERTICAL_PULL}
    assert patterns & {Pattern.HORIZONTAL_PUSH, Pattern.VERTICAL_PUSH}


@pytest.mark.parametrize("level", list(Level))
def test_a_written_session_holds_nothing_above_the_level(level: Level) -> None:
    ceiling = {"new": 2, "novice": 3, "intermediate": 4, "advanced": 5}[level]
    for kind in (SessionKind.UPPER_CORE, SessionKind.PREHAB, SessionKind.MOBILITY):
        for line in written(kind, "home", level).lines:
            assert load().exercises[line.exercise].level <= ceiling


def test_an_advanced_runner_without_weights_gets_harder_rungs() -> None:
    novice = written(SessionKind.UPPER_CORE, "bodyweight", Level.NOVICE)
    advanced = written(SessionKind.UPPER_CORE, "bodyweight", Level.ADVANCED)

    def hardness(session: ComposedSession) -> int:
        return sum(load().exercises[line.exercise].level for line in session.lines)

    assert hardness(advanced) > hardness(novice)


def test_a_caution_brings_the_written_swap() -> None:
    usual = written(SessionKind.PREHAB, "bodyweight", Level.NOVICE)
    sore = written(
        SessionKind.PREHAB, "bodyweight", Level.NOVICE, avoid=frozenset({"calf_raise_single"})
    )

    assert "calf_raise_single" in {line.exercise for line in usual.lines}
    assert "calf_raise" in {line.exercise for line in sore.lines}


def test_what_stands_elsewhere_in_the_week_is_swapped_where_possible() -> None:
    session = SessionRequest(SessionKind.UPPER_CORE, 40, place("gym"), "B")
    setting = Setting(request(PhaseName.BASE, Level.INTERMEDIATE, (session,)), load())

    again = written_session(setting, session, frozenset({"bench_press_db", "row_cable"}))

    names = {line.exercise for line in again.lines}
    assert not names & {"bench_press_db", "row_cable"}


def test_flows_take_turns_and_rolling_needs_a_roller() -> None:
    assert written(SessionKind.MOBILITY, "home", variant="A").template == "flow_yoga"
    assert written(SessionKind.MOBILITY, "home", variant="B").template == "flow_roll_and_stretch"
    assert written(SessionKind.MOBILITY, "bodyweight", variant="B").template == "flow_stretch"


@pytest.mark.parametrize("phase", [PhaseName.RACE, PhaseName.RECOVERY])
def test_race_and_recovery_weeks_have_a_flow_with_a_few_minutes_of_everything(
    phase: PhaseName,
) -> None:
    light = written(SessionKind.MOBILITY, "gym", phase=phase)

    assert light.template == "light_mobility"
    assert not any(line.hard_sets for line in light.lines)


def test_a_short_window_shortens_the_written_session() -> None:
    session = written(SessionKind.UPPER_CORE, "gym", minutes=15)

    assert session.minutes <= 15
    assert any(line.role is Role.UPPER for line in session.lines)


def test_every_leg_session_begins_with_a_warm_up_and_short_ones_with_a_short_one() -> None:
    asked = request(
        PhaseName.BASE,
        Level.NEW,
        sessions(
            "bodyweight",
            (SessionKind.FULL, 45),
            (SessionKind.STABILITY, 20),
            (SessionKind.PREHAB, 10),
        ),
    )
    setting = Setting(asked, load())

    long, short, none = (warm_up_lines(setting, session) for session in asked.sessions)

    assert 240 <= sum(line.seconds for line in long) <= 330
    assert 100 <= sum(line.seconds for line in short) <= 180
    assert none == ()
    assert all(line.role is Role.WARM_UP for line in (*long, *short))
