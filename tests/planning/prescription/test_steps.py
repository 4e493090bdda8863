"""The masses that a place allows, and the plates that make them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cast import BJORNS_GYM, BJORNS_HOME, CHIDIS_GYM, DORAS_GYM
from tests.planning.prescription.scenes import CATALOGUE
from wholestride.domain.athlete import TrainingPlace
from wholestride.domain.exercise import Equipment
from wholestride.domain.quantities import Mass, MassUnit, kg, lb
from wholestride.planning.prescription.steps import (
    Steps,
    implement_for,
    plates_each_side,
    steps_for,
)

KG, LB = MassUnit.KG, MassUnit.LB
SQUAT, GOBLET = CATALOGUE.exercises["squat_bb"], CATALOGUE.exercises["goblet_squat"]
wanted = st.integers(min_value=0, max_value=300_000).map(Mass)


def steps(exercise: str, place: TrainingPlace, unit: MassUnit = KG) -> Steps:
    found = steps_for(CATALOGUE.exercises[exercise], place, unit)
    assert found is not None
    return found


def test_a_bar_goes_up_by_two_of_the_smallest_plates() -> None:
    masses = steps("squat_bb", BJORNS_GYM).masses
    assert masses[:4] == (kg(20), kg(22.5), kg(25), kg(27.5))


def test_pound_plates_make_pounds_that_add_up_exactly() -> None:
    masses = steps("squat_bb", DORAS_GYM, LB).masses
    assert [str(each) for each in masses[:4]] == ["45 lb", "50 lb", "55 lb", "60 lb"]
    assert lb(205) in masses


@given(wanted, st.sampled_from([BJORNS_GYM, CHIDIS_GYM, DORAS_GYM]))
def test_rounding_never_goes_up(mass: Mass, place: TrainingPlace) -> None:
    found = steps("squat_bb", place).round_down(mass)
    assert found is None or found <= mass


@given(wanted)
def test_between_a_rounded_load_and_the_next_lies_what_was_wanted(mass: Mass) -> None:
    bar = steps("squat_bb", BJORNS_GYM)
    found = bar.round_down(mass)
    if found is not None:
        heavier = bar.next_up(found)
        assert heavier is None or heavier > mass


@given(st.sampled_from(steps("squat_bb", CHIDIS_GYM).masses))
def test_the_plates_beside_a_load_add_up_to_it(load: Mass) -> None:
    plates = plates_each_side(load, CHIDIS_GYM, KG)
    assert 20_000 + 2 * sum(plate.grams for plate in plates) == load.grams
    assert list(plates) == sorted(plates, reverse=True)


def test_as_few_plates_as_can_be_are_named() -> None:
    thirds = TrainingPlace("gym", plates=(kg(5), kg(10), kg(15)), bar=kg(20))
    assert plates_each_side(kg(60), thirds, KG) in ((kg(15), kg(5)), (kg(10), kg(10)))
    assert plates_each_side(kg(20), thirds, KG) == ()


@pytest.mark.parametrize("load", [kg(15), kg(61), kg(20.5)])
def test_a_load_that_the_plates_cannot_make_is_refused(load: Mass) -> None:
    with pytest.raises(ValueError, match="cannot be loaded"):
        plates_each_side(load, BJORNS_GYM, KG)


def test_dumbbells_are_those_of_the_file_in_order() -> None:
    mixed = replace(BJORNS_GYM, kettlebells=(), dumbbells=(kg(12), kg(4), kg(8)))
    assert steps("goblet_squat", mixed).masses == (kg(4), kg(8), kg(12))


def test_what_the_file_does_not_say_is_assumed_aloud_in_the_runners_unit() -> None:
    bare = TrainingPlace("gym", SQUAT.equipment[0] | {Equipment.CABLE, Equipment.DUMBBELL})
    assert "assumed" in steps("squat_bb", bare).assumed
    assert steps("squat_bb", bare, LB).masses[0] == lb(45)
    assert steps("goblet_squat", bare, LB).masses[0] == lb(5)
    assert steps("row_cable", bare).masses[:2] == (kg(5), kg(10))
    assert steps("squat_bb", BJORNS_GYM).assumed == ""


def test_the_piece_whose_masses_are_known_is_chosen_first() -> None:
    both = TrainingPlace(
        "home", frozenset({Equipment.DUMBBELL, Equipment.KETTLEBELL}), kettlebells=(kg(16),)
    )
    assert implement_for(GOBLET, both) is Equipment.KETTLEBELL


def test_nothing_can_be_weighed_without_weights() -> None:
    for name in ("band_row", "push_up", "pull_up_assisted", "split_squat"):
        assert steps_for(CATALOGUE.exercises[name], BJORNS_HOME, KG) is None


def test_body_weight_lifts_are_loaded_where_dumbbells_are() -> None:
    assert steps("split_squat", BJORNS_GYM).masses[0] == kg(4)


def test_a_trap_bar_is_heavier_than_a_bar_and_says_so() -> None:
    trap = steps("deadlift_trap_bar", DORAS_GYM, LB)
    assert trap.masses[0] == lb(55)
    assert "bar of 55 lb assumed" in trap.assumed


def test_the_ends_of_what_is_there_are_known() -> None:
    few = replace(BJORNS_GYM, kettlebells=(), dumbbells=(kg(8), kg(12)))
    there = steps("goblet_squat", few)
    assert there.next_up(kg(12)) is None
    assert there.next_down(kg(8)) is None
    assert there.next_down(kg(12)) == kg(8)
    assert there.round_down(kg(7)) is None
