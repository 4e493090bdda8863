"""Which session of the old season a placed one is."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from wholestride.domain.season import PhaseName, Session, SessionKind
from wholestride.planning.matching import match_sessions
from wholestride.planning.placement.nouns import PlacedSession

MONDAY = datetime(2026, 11, 23, 18)


def session(kind: SessionKind, days: int) -> Session:
    start = MONDAY + timedelta(days=days)
    return Session(f"{kind}-{days}", start, 45, kind, PhaseName.BASE, 1, "gym", 100)


def placed(kind: SessionKind, days: int) -> PlacedSession:
    start = MONDAY + timedelta(days=days)
    week = start.date() - timedelta(days=start.weekday())
    return PlacedSession(kind, start, 45, "gym", week)


FULL, CORE, LIGHT = SessionKind.FULL, SessionKind.UPPER_CORE, SessionKind.FULL_LIGHT
POWER = SessionKind.POWER


def test_a_session_on_its_old_slot_is_the_same_session() -> None:
    matches = match_sessions([session(FULL, 1)], [placed(FULL, 1)])
    assert matches.by_position[0].id == "full-1"
    assert matches.lost == ()


def test_a_session_that_moved_inside_its_week_keeps_its_identity() -> None:
    matches = match_sessions(
        [session(FULL, 1), session(FULL, 4)], [placed(FULL, 2), placed(FULL, 4)]
    )
    assert [matches.by_position[n].id for n in (0, 1)] == ["full-1", "full-4"]


def test_a_session_never_moves_into_another_week() -> None:
    matches = match_sessions([session(FULL, 6)], [placed(FULL, 7)])
    assert matches.by_position == {}
    assert [each.id for each in matches.lost] == ["full-6"]


def test_a_lighter_kind_on_the_same_slot_is_a_change_not_a_new_session() -> None:
    matches = match_sessions([session(FULL, 1)], [placed(LIGHT, 1)])
    assert matches.by_position[0].id == "full-1"


def test_a_session_that_stays_on_its_day_is_itself_beside_a_new_one() -> None:
    later = replace(placed(FULL, 6), start=MONDAY + timedelta(days=6, hours=1))
    matches = match_sessions([session(FULL, 6)], [placed(FULL, 4), later])
    assert {number: each.id for number, each in matches.by_position.items()} == {1: "full-6"}


def test_leg_work_of_another_kind_on_another_day_of_the_week_is_the_session_moved() -> None:
    matches = match_sessions([session(FULL, 6)], [placed(POWER, 1), placed(CORE, 2)])
    assert {number: each.id for number, each in matches.by_position.items()} == {0: "full-6"}


@given(
    st.lists(st.tuples(st.sampled_from([FULL, CORE, LIGHT]), st.integers(0, 13)), unique=True),
    st.lists(st.tuples(st.sampled_from([FULL, CORE, LIGHT]), st.integers(0, 13)), unique=True),
)
def test_every_old_session_is_matched_once_or_lost(
    old: list[tuple[SessionKind, int]], new: list[tuple[SessionKind, int]]
) -> None:
    sessions = [session(*each) for each in old]
    matches = match_sessions(sessions, [placed(*each) for each in new])
    found = [each.id for each in matches.by_position.values()] + [each.id for each in matches.lost]
    assert sorted(found) == sorted(each.id for each in sessions)
