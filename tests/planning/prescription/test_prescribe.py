"""A whole session, as it is handed to the runner."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.planning.prescription.scenes import (
    BASE,
    CATALOGUE,
    context,
    knows,
    line,
    prescribed,
    working,
)
from wholestride.domain.exercise import Measure
from wholestride.domain.quantities import kg
from wholestride.domain.season import SessionKind
from wholestride.planning.composition.nouns import Role

FULL = (
    line("single_leg_stance", Role.BALANCE, sets=2),
    line("pogo_hops", Role.JUMP, sets=3),
    line("squat_bb", Role.MAIN, sets=4),
    line("split_squat", Role.ONE_LEG),
    line("calf_raise_single", Role.CALF),
    line("row_cable", Role.UPPER, superset="A"),
    line("push_up", Role.UPPER, superset="A"),
    line("side_plank", Role.CORE, sets=2),
    line("calf_stretch", Role.COOL_DOWN, sets=1),
)


def test_every_line_comes_out_in_order_with_its_sets_and_supersets() -> None:
    done = [each for each in prescribed(*FULL) if not each.warm_up]
    assert [each.exercise for each in done] == [each.exercise for each in FULL]
    assert [each.sets for each in done] == [each.sets for each in FULL]
    assert [each.superset for each in done] == [each.superset for each in FULL]


def test_a_line_without_sets_falls_away() -> None:
    assert prescribed(line("squat_bb", sets=0)) == ()


def test_every_line_says_why() -> None:
    assert all(each.why.endswith(".") for each in prescribed(*FULL))


def test_what_composition_said_comes_first() -> None:
    assert working(line("squat_bb", why="It trains quads")).why.startswith("It trains quads.")


def test_reasons_of_earlier_stages_are_said_on_leg_work_only() -> None:
    cut = context(reasons=("Fewer leg sets: the long run ended this morning.",))
    assert "long run" in working(line("squat_bb"), around=cut).why
    assert "long run" not in working(line("push_up", Role.UPPER), around=cut).why


def test_nothing_promises_what_the_product_must_not_say() -> None:
    around = context(estimates={"squat_bb": knows(kg(95))})
    for each in prescribed(*FULL, around=around):
        words = f"{each.why} {each.adjust}".casefold()
        assert not [bad for bad in ("prevent", "injury", "faster runner") if bad in words]


@pytest.mark.parametrize("kind", list(SessionKind))
def test_every_kind_of_session_can_be_prescribed(kind: SessionKind) -> None:
    for each in prescribed(*FULL, kind=kind):
        assert each.amount.low >= 1
        assert each.amount.low <= each.amount.high


def test_every_exercise_of_the_catalogue_can_be_prescribed_in_every_role() -> None:
    for exercise in CATALOGUE.exercises.values():
        for role in Role:
            for each in prescribed(line(exercise.id, role)):
                assert each.measure is exercise.measure
                assert 1 <= each.amount.low <= each.amount.high
                assert each.rest_seconds > 0
                assert each.load is None or each.rir is not None or each.warm_up


def test_every_written_template_can_be_prescribed_as_it_stands() -> None:
    for template in CATALOGUE.templates.values():
        lines = tuple(
            line(
                each.exercise,
                Role.UPPER,
                sets=each.sets,
                amount=each.reps or each.seconds or each.metres or 5,
                rest_seconds=each.rest_seconds,
            )
            for each in template.lines
        )
        done = prescribed(*lines, kind=SessionKind.UPPER_CORE, template=template.id)
        assert [each.rest_seconds for each in done] == [e.rest_seconds for e in template.lines]
        assert [each.per_side for each in done] == [e.per_side for e in template.lines]


def test_breaths_are_counted_in_breaths() -> None:
    breathing = working(line("breathing_90_90", Role.COOL_DOWN))
    assert breathing.measure is Measure.BREATHS
    assert str(breathing).startswith("90/90 breathing") or "breaths" in str(breathing)


def test_the_same_input_gives_the_same_prescription() -> None:
    assert prescribed(*FULL) == prescribed(*FULL)


def test_lowering_is_slow_and_rising_quick_on_main_lifts_and_quicker_in_power_work() -> None:
    squat = line("leg_press")
    power = replace(BASE, explosive="3 x 4-6 at 30-60 %")
    assert working(squat).tempo == "2-0-X"
    fast = working(squat, around=context(power), kind=SessionKind.POWER)
    assert fast.tempo == "1-0-X"
    assert "as fast as you can" in fast.why
