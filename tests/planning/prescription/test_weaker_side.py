"""Left against right changes the plan until the gap closes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.cast import DORA, DORAS_GYM
from tests.planning.prescription.scenes import BASE, RECOVERY, context, line, prescribed, working
from wholestride.domain.athlete import SelfTest, Side
from wholestride.domain.season import WeekDose
from wholestride.planning.composition.nouns import Role
from wholestride.planning.prescription import PrescriptionContext

CALF = line("calf_raise_single", Role.CALF)


def heel_raises(left: float, right: float, on: date = date(2026, 11, 2)) -> SelfTest:
    return SelfTest("single-leg heel raise", on, left=left, right=right)


def around(*tests: SelfTest, week: WeekDose = BASE) -> PrescriptionContext:
    return context(week, athlete=replace(DORA, self_tests=tests), place=DORAS_GYM)


def test_a_gap_beyond_the_error_puts_the_weaker_side_first_with_one_set_more() -> None:
    both, extra = prescribed(CALF, around=around(heel_raises(27, 18)))
    assert both.weaker_side_first == "right"
    assert (both.sets, extra.sets, extra.per_side) == (3, 1, False)
    assert "right side" in extra.why


def test_a_gap_within_the_error_changes_nothing() -> None:
    assert prescribed(CALF, around=around(heel_raises(27, 24))) == prescribed(CALF, around=around())


def test_the_newest_test_decides_and_a_closed_gap_ends_it() -> None:
    closed = (heel_raises(27, 18), heel_raises(27, 26, date(2026, 11, 20)))
    assert working(CALF, around=around(*closed)).weaker_side_first is None
    assert working(CALF, around=around(*reversed(closed))).weaker_side_first is None


def test_a_test_of_tomorrow_is_not_known_today() -> None:
    tomorrow = heel_raises(27, 18, date(2026, 11, 25))
    assert working(CALF, around=around(tomorrow)).weaker_side_first is None


def test_only_exercises_that_the_test_speaks_about_change() -> None:
    gap = around(heel_raises(27, 18))
    assert working(line("split_squat", Role.ONE_LEG), around=gap).weaker_side_first is None
    assert working(line("calf_raise", Role.CALF), around=gap).weaker_side_first is None


def test_the_extra_set_is_given_once_a_session() -> None:
    lines = (CALF, line("soleus_raise_single", Role.CALF))
    done = prescribed(*lines, around=around(heel_raises(27, 18)))
    assert [each.sets for each in done] == [3, 1, 3]
    assert all(each.weaker_side_first == "right" for each in done)


def test_a_recovery_week_only_keeps_the_order() -> None:
    (only,) = prescribed(CALF, around=around(heel_raises(27, 18), week=RECOVERY))
    assert only.weaker_side_first == "right"


def test_logs_by_side_speak_for_their_own_exercise() -> None:
    logged = replace(around(), weaker={"split_squat": Side.LEFT})
    assert working(line("split_squat", Role.ONE_LEG), around=logged).weaker_side_first == "left"
    assert working(CALF, around=logged).weaker_side_first is None


def test_an_unknown_test_and_one_without_sides_are_passed_over() -> None:
    odd = (
        SelfTest("handstand", date(2026, 11, 1), left=1, right=9),
        SelfTest("single-leg heel raise", date(2026, 11, 1), value=25),
    )
    assert working(CALF, around=around(*odd)).weaker_side_first is None
