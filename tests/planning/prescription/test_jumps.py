"""Foot contacts: never above what the session may hold."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.planning.prescription.scenes import BASE, context, line, prescribed
from wholestride.planning.composition.nouns import Role

JUMPS = ("pogo_low", "line_hop", "squat_jump", "single_leg_hop_stick", "skater_hop", "split_jump")


def test_quick_bounces_are_more_than_high_jumps() -> None:
    bounces, jumps = prescribed(
        line("pogo_low", Role.JUMP, sets=2), line("squat_jump", Role.JUMP, sets=2)
    )
    assert (bounces.amount.high, jumps.amount.high) == (10, 5)
    assert (bounces.contacts, jumps.contacts) == (20, 10)


def test_both_legs_of_a_one_legged_jump_are_counted() -> None:
    (hop,) = prescribed(line("single_leg_hop_stick", Role.JUMP, sets=2))
    assert hop.contacts == 2 * 2 * hop.amount.high


def test_a_week_without_jumps_drops_the_line() -> None:
    jump = line("pogo_low", Role.JUMP)
    assert prescribed(jump, around=context(replace(BASE, jumps_allowed=False))) == ()
    assert prescribed(jump, around=context(replace(BASE, contacts_per_session=0))) == ()


@given(st.lists(st.sampled_from(JUMPS), min_size=1, max_size=2, unique=True), st.integers(40, 120))
def test_contacts_stay_within_the_session(names: list[str], cap: int) -> None:
    week = replace(BASE, contacts_per_session=cap)
    lines = [line(name, Role.JUMP, sets=3) for name in names]
    assert sum(each.contacts for each in prescribed(*lines, around=context(week))) <= cap


def test_jumps_are_never_counted_by_effort() -> None:
    (jump,) = prescribed(line("squat_jump", Role.JUMP))
    assert jump.rir is None
    assert jump.load is None
    assert any("pain" in row.when for row in jump.adjust)
