"""A session becomes the steps of a watch."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.formats.samples import CARRY, FULL, MOBILITY, PLANK, STEP_UP
from wholestride.domain.catalogue import Catalogue
from wholestride.domain.exercise import Measure
from wholestride.domain.quantities import Mass, kg
from wholestride.domain.season import Prescription, Range, Session
from wholestride.formats.fit.steps import (
    LAST_KNOWN_CATEGORY,
    LONGEST_NAME,
    MOST_STEPS,
    Ending,
    Step,
    StepKind,
    short_name,
    steps_of,
)


def session(*lines: Prescription) -> Session:
    return replace(FULL, prescriptions=lines)


def told(steps: tuple[Step, ...]) -> list[str]:
    """The steps in short: what a watch shows one after the other."""
    words = []
    for each in steps:
        if each.kind is StepKind.AGAIN:
            words.append(f"again from {each.amount}, {each.rounds} in all")
        elif each.kind is StepKind.REST:
            words.append(f"rest {each.amount}")
        else:
            amount = "" if each.ending is Ending.BUTTON else f" {each.amount} {each.ending}"
            words.append(f"{each.name}{amount}")
    return words


def test_sets_become_rounds_of_an_exercise_and_its_rest(catalogue: Catalogue) -> None:
    line = replace(STEP_UP, superset=None)
    assert told(steps_of(session(line, PLANK), catalogue.exercises)) == [
        "Step-up 8 reps",
        "rest 90",
        "again from 0, 3 in all",
        "Plank, forearms 30 seconds",
        "rest 25",
        "again from 3, 2 in all",
    ]


def test_a_superset_alternates_and_what_has_more_sets_goes_on_alone(catalogue: Catalogue) -> None:
    push_up = replace(STEP_UP, exercise="push_up", name="Push-up", sets=2, rest_seconds=60)
    assert told(steps_of(session(STEP_UP, push_up), catalogue.exercises)) == [
        "Step-up 8 reps",
        "rest 90",
        "Push-up 8 reps",
        "rest 60",
        "again from 0, 2 in all",
        "Step-up 8 reps",
    ]


def test_a_hold_on_each_side_is_two_steps_with_the_weaker_side_first(catalogue: Catalogue) -> None:
    plank = replace(
        PLANK, exercise="side_plank", name="Side plank", per_side=True, weaker_side_first="right"
    )
    assert told(steps_of(session(plank), catalogue.exercises))[:3] == [
        "Side plank, right 30 seconds",
        "Side plank, left 30 seconds",
        "rest 25",
    ]


def test_metres_and_breaths_end_with_the_button(catalogue: Catalogue) -> None:
    breaths = replace(PLANK, measure=Measure.BREATHS, sets=1, amount=Range(5, 5))
    steps = steps_of(session(CARRY, breaths), catalogue.exercises)
    assert [each.ending for each in steps] == [
        Ending.BUTTON,
        Ending.SECONDS,
        Ending.ROUNDS,
        Ending.BUTTON,
    ]
    assert steps[0].notes == "30 m each side, left first. RIR 3-4."
    assert steps[3].notes == "5 breaths."


def test_a_rest_that_nobody_times_and_the_last_one_are_no_steps(catalogue: Catalogue) -> None:
    quick = replace(PLANK, sets=1, rest_seconds=5)
    last = replace(PLANK, sets=1, rest_seconds=60)
    assert told(steps_of(session(quick, last), catalogue.exercises)) == [
        "Plank, forearms 30 seconds",
        "Plank, forearms 30 seconds",
    ]


def test_warm_up_sets_and_stretches_are_marked_as_what_they_are(catalogue: Catalogue) -> None:
    warm = replace(STEP_UP, warm_up=True, sets=1, superset=None)
    stretch = replace(PLANK, part="cool-down", sets=1)
    kinds = [each.kind for each in steps_of(session(warm, stretch), catalogue.exercises)]
    assert kinds == [StepKind.WARM_UP, StepKind.REST, StepKind.COOL_DOWN]


def test_a_weight_is_kept_in_its_unit_and_help_is_no_weight(catalogue: Catalogue) -> None:
    helped = replace(
        STEP_UP, exercise="pull_up_assisted", name="Assisted pull-up", load=kg(20), superset=None
    )
    loaded, pulled = (
        steps_of(session(replace(line, sets=1)), catalogue.exercises)[0]
        for line in (STEP_UP, helped)
    )
    assert loaded.load == Mass(16000)
    assert pulled.load is None
    assert pulled.notes.endswith("20 kg of help.")


def test_a_session_that_is_too_long_is_told_more_plainly(catalogue: Catalogue) -> None:
    side = replace(PLANK, exercise="side_plank", name="Side plank", per_side=True)
    steps = steps_of(session(*[side] * 14), catalogue.exercises)
    assert len(steps) <= MOST_STEPS
    assert steps[0].amount == 60
    assert steps[0].notes.startswith("Change sides after 30 s.")


def test_a_session_that_no_watch_holds_or_without_exercises_is_refused(
    catalogue: Catalogue,
) -> None:
    with pytest.raises(ValueError, match="a watch holds 50"):
        steps_of(session(*[CARRY] * 60), catalogue.exercises)
    with pytest.raises(ValueError, match="follow when its block comes near"):
        steps_of(MOBILITY, catalogue.exercises)


def test_every_exercise_has_a_category_that_older_watches_know_and_a_short_name(
    catalogue: Catalogue,
) -> None:
    for exercise in catalogue.exercises.values():
        assert exercise.fit is not None, exercise.id
        assert exercise.fit.category_number <= LAST_KNOWN_CATEGORY, exercise.id
        for side in ("", "left", "right"):
            name = short_name(exercise.name, side)
            assert 3 <= len(name) <= LONGEST_NAME, exercise.id
            assert name.endswith(side)
