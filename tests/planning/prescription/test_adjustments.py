"""The table that goes along into the gym."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.cast import BJORN, BJORNS_GYM
from tests.planning.prescription.scenes import (
    BASE,
    FIRST,
    HOME,
    RECOVERY,
    context,
    knows,
    line,
    working,
)
from wholestride.domain.athlete import Injury, Side
from wholestride.domain.exercise import Region
from wholestride.domain.quantities import kg
from wholestride.domain.season import PhaseName, Prescription, WeekDose
from wholestride.planning.composition.nouns import Role

SQUAT = line("squat_bb", swap=("goblet_squat",))
CALF = line("calf_raise_single", Role.CALF)
KNOWN = {"squat_bb": knows(kg(95))}


def table(prescription: Prescription) -> dict[str, str]:
    return {row.when: row.then for row in prescription.adjust}


def test_an_easy_last_set_adds_the_smallest_step_of_the_place() -> None:
    rows = table(working(SQUAT, around=context(estimates=KNOWN)))
    assert rows["RIR 4 or more on the last set"] == "+2.5 kg"
    fine = replace(BJORNS_GYM, plates=(*BJORNS_GYM.plates, kg(0.5)))
    finer = table(working(SQUAT, around=context(place=fine, estimates=KNOWN)))
    assert finer["RIR 4 or more on the last set"] == "+0.5 kg"


def test_thresholds_move_with_the_target() -> None:
    adaptation = replace(
        BASE, phase=PhaseName.ADAPTATION, main=replace(BASE.main, rir=RECOVERY.main.rir)
    )
    rows = table(working(SQUAT, around=context(adaptation, estimates=KNOWN)))
    assert "RIR 5 or more on the last set" in rows
    assert "RIR 1 or less" in rows


def test_missed_repetitions_take_five_percent_to_a_mass_that_is_there() -> None:
    rows = table(working(SQUAT, around=context(estimates=KNOWN)))
    assert rows["fewer than 5 reps"] == "-5 %: 70 kg"


def test_a_big_step_waits_for_two_more_repetitions_twice() -> None:
    row = line("row_db", Role.UPPER)
    around = context(place=replace(BJORNS_GYM, kettlebells=()), estimates={"row_db": knows(kg(18))})
    rows = table(working(row, around=around))
    assert rows["12 reps in the last set, two sessions running"] == "+2 kg next time"
    assert not [when for when in rows if when.startswith("RIR 4")]


@pytest.mark.parametrize("week", [RECOVERY, FIRST, replace(BASE, phase=PhaseName.TAPER)])
def test_light_weeks_never_add_anything(week: WeekDose) -> None:
    for each in (SQUAT, CALF, line("push_up", Role.UPPER)):
        rows = table(working(each, around=context(week, estimates=KNOWN)))
        assert not [then for then in rows.values() if "+" in then or "lower for" in then]
        assert not [then for then in rows.values() if "heavier" in then]


def test_pain_of_four_swaps_and_of_six_stops() -> None:
    rows = table(working(SQUAT))
    assert rows["pain 4 or 5"] == "swap to Goblet squat"
    assert rows["pain 6 or more, or a limp"] == "stop this exercise"


def test_a_registered_tendon_has_its_own_pain_rule() -> None:
    rows = table(working(CALF))
    assert rows["pain 5 or less in the tendon, gone by next morning"] == "go on"
    healthy = table(working(CALF, around=context(athlete=replace(BJORN, injuries=()))))
    assert "pain 4 or 5" in healthy
    knee = Injury(Region.KNEE, Side.LEFT)
    other = table(working(CALF, around=context(athlete=replace(BJORN, injuries=(knee,)))))
    assert "pain 4 or 5" in other


def test_bone_pain_always_stops_leg_work() -> None:
    for each in (SQUAT, CALF, line("pogo_low", Role.JUMP)):
        assert "stop and have it looked at" in table(working(each)).values()


def test_body_weight_goes_on_by_tempo_and_then_a_harder_variant() -> None:
    squat = line("squat_bw")
    rows = table(working(squat, around=context(place=HOME)))
    (step,) = [then for when, then in rows.items() if when.startswith("all sets at")]
    assert step.startswith("lower for 3 s, then ")


def test_the_harder_variant_is_one_that_the_place_and_the_runner_allow() -> None:
    push = line("push_up", Role.UPPER)
    named = next(iter(table(working(push)).values()))
    assert named.endswith("Feet-elevated push-up")
    excluded = replace(BJORN, excluded=frozenset({"push_up_feet_elevated"}))
    other = next(iter(table(working(push, around=context(athlete=excluded))).values()))
    assert "Feet-elevated" not in other


def test_a_hold_ends_where_the_shape_does() -> None:
    assert table(working(line("side_plank", Role.CORE)))["you lose your shape"]


def test_an_unknown_load_grows_by_feel() -> None:
    rows = table(working(SQUAT))
    assert rows["RIR 4 or more"] == "the next heavier one"


def test_swaps_are_what_was_composed_or_an_easier_rung_that_is_possible_here() -> None:
    assert working(SQUAT).swap == ("goblet_squat",)
    assert "knee_push_up" in working(line("push_up", Role.UPPER)).swap
    excluded = replace(BJORN, excluded=frozenset({"knee_push_up"}))
    swap = working(line("push_up", Role.UPPER), around=context(athlete=excluded)).swap
    assert "knee_push_up" not in swap


def test_pain_never_leads_to_a_harder_exercise() -> None:
    plank = line("side_plank_knee", Role.CORE, swap=("side_plank",))
    assert table(working(plank))["pain 4 or 5"] == "leave it out today"
