"""Pick a handful: a balanced full-body session from named or counted exercises (system S4)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cast import ANA, BJORN, BJORNS_GYM, CHIDI, DORA, DORAS_GYM, START
from tests.planning.composition.checks import exercise
from tests.planning.composition.weeks import place
from wholestride.catalogue.loader import load
from wholestride.domain.athlete import Athlete, Level
from wholestride.domain.exercise import EVERYWHERE, Pattern
from wholestride.domain.findings import Finding, Severity
from wholestride.formats.athlete_file import example_athlete, read_athlete
from wholestride.planning.build import HandfulRequest, build_handful
from wholestride.planning.composition.nouns import ComposedSession, Role

LOWER = (Role.MAIN, Role.ONE_LEG, Role.ASSISTANCE, Role.CALF)
PUSH = (Pattern.HORIZONTAL_PUSH, Pattern.VERTICAL_PUSH)
PULL = (Pattern.HORIZONTAL_PULL, Pattern.VERTICAL_PULL)
HANDFUL = HandfulRequest(3, 3, 45, BJORNS_GYM, BJORN)


def build(request: HandfulRequest) -> tuple[ComposedSession, tuple[Finding, ...]]:
    return build_handful(request, load())


def count(session: ComposedSession, *roles: Role) -> int:
    return sum(line.role in roles for line in session.lines)


def ids(session: ComposedSession) -> set[str]:
    return {line.exercise for line in session.lines if line.role is not Role.WARM_UP}


def test_a_number_lets_the_builder_choose_that_many() -> None:
    session, findings = build(HANDFUL)

    assert findings == ()
    assert count(session, Role.UPPER) == 3
    assert count(session, *LOWER) == 3
    assert session.minutes <= 45


def test_what_the_builder_chooses_is_balanced() -> None:
    session, _ = build(HANDFUL)

    patterns = {exercise(line).pattern for line in session.lines}
    assert patterns & set(PUSH)
    assert patterns & set(PULL)
    assert {Pattern.SQUAT, Pattern.HINGE} & patterns
    assert count(session, Role.CORE) >= 1
    assert count(session, Role.WARM_UP) >= 3


def test_named_exercises_are_in_and_no_others_of_their_half() -> None:
    upper = ("push_up", "row_db", "shoulder_press_db")
    lower = ("split_squat", "rdl", "calf_raise_single")

    session, findings = build(replace(HANDFUL, upper=upper, lower=lower))

    assert findings == ()
    chosen = {line.exercise for line in session.lines if line.role in (*LOWER, Role.UPPER)}
    assert chosen == {*upper, *lower}


def test_one_half_by_name_and_the_other_by_number() -> None:
    session, _ = build(replace(HANDFUL, upper=2, lower=("goblet_squat",), athlete=CHIDI))

    assert "goblet_squat" in ids(session)
    assert count(session, Role.UPPER) == 2
    assert count(session, *LOWER) == 1


def test_the_named_main_lift_is_done_as_one_with_its_warm_up_sets() -> None:
    session, _ = build(replace(HANDFUL, lower=("squat_bb", "rdl"), upper=2))

    squat = next(line for line in session.lines if line.exercise == "squat_bb")
    assert squat.role is Role.MAIN
    assert squat.set_up_seconds >= 180


def test_an_unknown_exercise_is_answered_with_the_nearest_one() -> None:
    session, findings = build(replace(HANDFUL, upper=("pusk_up", "row_db")))

    assert session.lines == ()
    assert [each.severity for each in findings] == [Severity.ERROR]
    assert "push_up" in findings[0].next_step


def test_all_problems_come_together() -> None:
    request = HandfulRequest(
        ("pull_up", "plank", "nonsense"), ("squat_bb",), 5, place("bodyweight"), ANA
    )

    _, findings = build(request)

    assert len(findings) == 5
    assert all(each.severity is Severity.ERROR and each.next_step for each in findings)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("leg_press", "does not have it"),
        ("pistol_squat", "too hard"),
        ("burpee", "strength exercise"),
        ("step_up", "exclusions"),
        ("goblet_squat", "for now"),
    ],
)
def test_what_cannot_be_done_says_why_and_what_instead(name: str, words: str) -> None:
    request = HandfulRequest(
        1,
        (name,),
        30,
        place("home"),
        Athlete(level=Level.NOVICE, excluded=frozenset({"step_up"})),
        avoid=frozenset({"goblet_squat"}),
    )

    _, findings = build(request)

    assert words in findings[0].message
    assert findings[0].next_step


def test_too_many_for_the_minutes_names_what_is_left_out() -> None:
    request = replace(
        HANDFUL,
        minutes=25,
        upper=("push_up", "row_cable", "shoulder_press_db", "lat_pulldown", "face_pull"),
        lower=("squat_bb", "rdl", "step_up", "calf_raise_single"),
    )

    session, findings = build(request)

    assert session.minutes <= 25
    missing = {*request.chosen()} - ids(session)
    assert missing
    message = findings[0].message
    assert all(load().exercises[name].name in message for name in missing)
    assert "minutes hold them all" in findings[0].next_step


def test_too_high_a_number_for_the_minutes_says_how_many_fit() -> None:
    session, findings = build(replace(HANDFUL, upper=6, lower=6, minutes=20))

    assert session.minutes <= 20
    assert any("of 6" in each.message for each in findings)


def test_one_session_carries_more_the_fewer_there_are_in_the_week() -> None:
    def sets(times: int) -> int:
        session, _ = build(replace(HANDFUL, minutes=60, times_a_week=times))
        return sum(line.sets for line in session.lines if line.role in (*LOWER, Role.UPPER))

    assert sets(1) > sets(3)


def test_favourites_and_exclusions_count() -> None:
    liked, _ = build(
        replace(HANDFUL, athlete=replace(BJORN, favourites=frozenset({"bench_press_db"})))
    )
    usual, _ = build(HANDFUL)
    gone = next(line.exercise for line in usual.lines if line.role is Role.UPPER)
    without, _ = build(replace(HANDFUL, athlete=replace(BJORN, excluded=frozenset({gone}))))

    assert gone not in ids(without)
    assert "bench_press_db" in ids(liked) - ids(usual)


@settings(max_examples=12)
@given(
    upper=st.integers(0, 4),
    lower=st.integers(0, 4),
    minutes=st.sampled_from([20, 30, 45]),
    who=st.sampled_from([ANA, BJORN, CHIDI, DORA]),
    where=st.sampled_from(["bodyweight", "home", "gym"]),
)
def test_any_handful_fits_its_minutes_and_its_place(
    upper: int, lower: int, minutes: int, who: Athlete, where: str
) -> None:
    request = HandfulRequest(upper, lower, minutes, place(where), who)

    session, findings = build(request)

    if upper + lower == 0:
        assert findings[0].severity is Severity.ERROR
        return
    kit = request.place.equipment | EVERYWHERE
    assert session.minutes <= minutes
    assert count(session, Role.UPPER) <= upper
    assert count(session, *LOWER) <= lower
    assert all(exercise(line).possible_with(kit) for line in session.lines)
    fewer = count(session, Role.UPPER) < upper or count(session, *LOWER) < lower
    assert bool(findings) is fewer


def test_a_gym_in_pounds_composes_as_well() -> None:
    session, findings = build(replace(HANDFUL, place=DORAS_GYM, athlete=DORA))

    assert findings == ()
    assert session.title


def test_a_session_that_once_killed_the_solver_is_built() -> None:
    athlete, _ = read_athlete("example.toml", example_athlete().encode(), load(), START)
    assert athlete is not None
    home = athlete.planning_places["home"]
    session, _ = build(HandfulRequest(2, 2, 30, home, athlete))
    assert session.minutes <= 30
