"""Left against right, mastered rungs, and how much was done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from tests.cast import DORA
from tests.planning.prescription.scenes import CATALOGUE
from tests.planning.progress.logs import MONDAY, by_side, done
from wholestride.domain.athlete import SelfTest, Side
from wholestride.domain.logbook import SessionLog
from wholestride.domain.quantities import kg
from wholestride.domain.season import PhaseName, Session, SessionKind, SessionStatus
from wholestride.planning.progress import adherence, mastered, side_gaps, weaker_sides
from wholestride.science.norms import SideAction


def weeks(left: int, right: int, count: int = 3, load: float | None = None) -> list[SessionLog]:
    mass = kg(load) if load else None
    return [
        by_side("split_squat", left, right, MONDAY + timedelta(days=7 * week), mass)
        for week in range(count)
    ]


def test_three_sessions_with_a_clear_gap_name_the_weaker_side() -> None:
    assert weaker_sides(weeks(12, 8)) == {"split_squat": Side.RIGHT}
    assert side_gaps(weeks(12, 8))["split_squat"].action is SideAction.ONE_SIDED_BLOCK


def test_two_sessions_say_nothing_yet() -> None:
    assert side_gaps(weeks(12, 4, count=2)) == {}


def test_a_gap_inside_the_error_of_guessing_is_noise() -> None:
    assert weaker_sides(weeks(12, 10)) == {}


def test_a_gap_closes_when_the_newest_sessions_are_alike() -> None:
    later = [
        by_side("split_squat", 10, 10, MONDAY + timedelta(days=30 + 7 * week), None)
        for week in range(3)
    ]
    assert weaker_sides([*weeks(12, 8), *later]) == {}


def test_with_a_load_the_maxima_are_compared() -> None:
    assert weaker_sides(weeks(10, 4, load=16)) == {"split_squat": Side.RIGHT}
    assert weaker_sides(weeks(8, 7, load=16)) == {}


def test_self_tests_stand_beside_the_logs() -> None:
    old = SelfTest("single-leg heel raise", date(2026, 9, 1), left=30, right=18)
    assert side_gaps((), (old,))["single-leg heel raise"].weaker is Side.RIGHT
    newest = side_gaps((), (*DORA.self_tests, old))["single-leg heel raise"]
    assert newest.weaker is None


def full(exercise: str, reps: int, rir: int | None, count: int, **more: Any) -> list[SessionLog]:
    days = [MONDAY + timedelta(days=3 * each) for each in range(count)]
    return [done(exercise, None, (reps, rir), (reps, rir), day=day, **more) for day in days]


def test_a_rung_is_mastered_by_two_full_sessions_with_two_in_reserve() -> None:
    assert mastered(full("push_up", 10, 2, 2), CATALOGUE) == {"push_up"}
    assert mastered(full("push_up", 10, 2, 1), CATALOGUE) == frozenset()
    assert mastered(full("push_up", 9, 2, 2), CATALOGUE) == frozenset()
    assert mastered(full("push_up", 10, 1, 2), CATALOGUE) == frozenset()


def test_sessions_with_pain_master_nothing() -> None:
    assert mastered(full("push_up", 12, 3, 2, pain=4), CATALOGUE) == frozenset()


def test_holds_are_mastered_by_seconds() -> None:
    held = [
        replace(log, sets=tuple(replace(each, reps=None, seconds=40) for each in log.sets))
        for log in full("side_plank", 40, 2, 2)
    ]
    assert mastered(held, CATALOGUE) == {"side_plank"}


def test_loaded_lifts_are_mastered_by_four_short_sessions() -> None:
    heavy = [
        done("squat_bb", kg(80), (5, 2), (5, 2), day=MONDAY + timedelta(days=4 * each))
        for each in range(4)
    ]
    assert mastered(heavy, CATALOGUE) == {"squat_bb"}
    assert mastered(heavy[:3], CATALOGUE) == frozenset()


def test_what_the_catalogue_does_not_know_is_passed_over() -> None:
    assert mastered(full("handstand", 20, 5, 5), CATALOGUE) == frozenset()


def planned(day: int, kind: SessionKind, status: SessionStatus) -> Session:
    start = datetime(2026, 11, day, 18)
    return Session(f"s{day}", start, 45, kind, PhaseName.BASE, 1, "gym", 100, status)


def test_adherence_counts_what_was_planned_up_to_the_day() -> None:
    sessions = (
        planned(20, SessionKind.FULL, SessionStatus.DONE),
        planned(21, SessionKind.FULL, SessionStatus.MISSED),
        planned(22, SessionKind.FULL, SessionStatus.PLANNED),
        planned(22, SessionKind.PREHAB, SessionStatus.MISSED),
        planned(23, SessionKind.FULL, SessionStatus.DROPPED),
        planned(24, SessionKind.FULL, SessionStatus.PLANNED),
    )
    found = adherence(sessions, [SessionLog("s22")], date(2026, 11, 24))
    assert (found.planned, found.done, found.percent) == (3, 2, 66)
    assert str(found) == "2 of 3 sessions done, 66 %"


def test_before_anything_was_planned_there_is_no_share() -> None:
    assert adherence((), (), MONDAY).percent is None
