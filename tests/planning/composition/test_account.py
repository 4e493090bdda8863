"""What lines hold together: hard sets, minutes, contacts, leg dose."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wholestride.catalogue.loader import load
from wholestride.domain.exercise import Component, Region
from wholestride.planning.composition.account import account, leg_dose
from wholestride.planning.composition.nouns import ComposedLine, Role

SQUAT = ComposedLine("squat_bb", 3, Role.MAIN, set_seconds=204, set_up_seconds=215, heavy=True)
ROW = ComposedLine("row_db_staggered", 2, Role.UPPER, set_seconds=116, set_up_seconds=15)
SIDE_PLANK = ComposedLine("side_plank", 2, Role.CORE, set_seconds=85, set_up_seconds=8)
POGOS = ComposedLine(
    "pogo_hops", 2, Role.JUMP, amount=10, set_seconds=57, set_up_seconds=8, contacts_per_set=10
)
CALF = ComposedLine("calf_raise_single", 3, Role.CALF, set_seconds=100, set_up_seconds=8)


def test_a_primary_region_counts_a_set_and_a_secondary_one_half() -> None:
    held = account([SQUAT], load())

    assert held.sets[Region.QUADS] == 3
    assert held.sets[Region.LOW_BACK] == 1.5


def test_the_first_component_has_the_whole_line_and_each_further_one_half() -> None:
    carry = ComposedLine("suitcase_carry", 2, Role.CORE, set_seconds=105, set_up_seconds=15)

    held = account([carry], load())

    assert held.minutes == {
        Component.CORE: 3.75,
        Component.FUNCTIONAL: 1.88,
        Component.STABILITY: 1.88,
    }


@pytest.mark.parametrize("role", [Role.WARM_UP, Role.BALANCE, Role.COOL_DOWN, Role.JUMP])
def test_practice_and_jumps_count_no_sets(role: Role) -> None:
    assert account([replace(SQUAT, role=role, heavy=False)], load()).sets == {}


def test_sets_that_end_far_from_failure_count_for_no_region_and_no_leg_dose() -> None:
    easy = replace(SQUAT, hard_sets=False)

    assert account([easy], load()).sets == {}
    assert leg_dose([easy], load()) == 0


def test_breathing_earns_no_core() -> None:
    breathing = ComposedLine("breathing_90_90", 2, Role.COOL_DOWN, set_seconds=40)

    assert Component.CORE not in account([breathing], load()).minutes


def test_the_leg_dose_follows_the_formula() -> None:
    assert leg_dose([SQUAT], load()) == 36
    assert leg_dose([replace(SQUAT, heavy=False)], load()) == 24
    assert leg_dose([replace(SQUAT, easy=True)], load()) == 21
    assert leg_dose([CALF], load()) == 6
    assert leg_dose([POGOS], load()) == 6
    assert leg_dose([ROW, SIDE_PLANK], load()) == 0


def test_the_leg_dose_never_exceeds_one() -> None:
    assert leg_dose([SQUAT] * 9, load()) == 100


def test_small_hip_work_costs_what_a_calf_set_costs() -> None:
    raises = ComposedLine("side_lying_leg_raise", 2, Role.ASSISTANCE)

    assert leg_dose([raises], load()) == 4


@given(st.lists(st.sampled_from([SQUAT, ROW, SIDE_PLANK, POGOS, CALF]), max_size=8))
def test_an_account_is_the_sum_of_its_lines_in_any_order(lines: list[ComposedLine]) -> None:
    together = account(lines, load())
    alone = [account([line], load()) for line in lines]

    assert together == account(list(reversed(lines)), load())
    assert together.contacts == sum(each.contacts for each in alone)
    for region, sets in together.sets.items():
        assert sets == sum(each.sets.get(region, 0) for each in alone)
