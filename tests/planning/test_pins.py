"""A runner may put a session somewhere: it stays there, and the others make room."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.cast import ANA, BJORN, START
from wholestride.catalogue.loader import load
from wholestride.domain.athlete import Absence, Athlete
from wholestride.domain.logbook import (
    Change,
    DiffKind,
    LostDays,
    MissedSession,
    MovedSession,
    OwnSession,
    SeasonDiff,
)
from wholestride.domain.season import Season, Session, SessionKind, SessionStatus
from wholestride.formats.running.weekly import read_weekly
from wholestride.formats.season_file import read_season, write_season
from wholestride.planning.recipe import plan
from wholestride.planning.replanning import replan

TODAY = START + timedelta(days=9)


def planned(athlete: Athlete) -> Season:
    runs = read_weekly(athlete, (START, START + timedelta(days=90)))
    return plan(runs, athlete, load(), START)


@pytest.fixture(scope="module")
def season() -> Season:
    return planned(BJORN)


def after(season: Season, *changes: Change) -> tuple[Season, SeasonDiff]:
    return replan(season, (), changes, load(), TODAY)


def light(season: Season) -> Session:
    """A coming light session that may lie on any evening of its week."""
    monday = TODAY + timedelta(days=7 - TODAY.weekday())
    week = (each for each in season.planned() if monday <= each.day < monday + timedelta(days=7))
    return next(each for each in week if each.kind in (SessionKind.MOBILITY, SessionKind.PREHAB))


def other_places(season: Season, session: Session) -> list[datetime]:
    return [each.start for each in session.alternatives]


def test_a_session_lies_where_the_runner_puts_it(season: Season) -> None:
    session = light(season)
    start = other_places(season, session)[0]
    fresh, diff = after(season, MovedSession(session.id, start))
    moved = next(each for each in fresh.planned() if each.id == session.id)
    line = next(each for each in diff.changes if each.after and each.after.id == session.id)
    assert moved.start == start
    assert moved.prescriptions == session.prescriptions
    assert moved.revision == session.revision + 1
    assert (line.kind, line.before, line.why) == (DiffKind.MOVED, session, "You put it there.")


def test_two_sessions_of_a_kind_change_places_and_keep_their_names(season: Season) -> None:
    monday = TODAY + timedelta(days=7 - TODAY.weekday())
    week = [each for each in season.planned() if monday <= each.day < monday + timedelta(days=7)]
    first, second = [each for each in week if each.kind.heavy]
    fresh, diff = after(season, MovedSession(second.id, first.start, first.place))
    starts = {each.id: each.start for each in fresh.planned()}
    assert starts[second.id] == first.start
    assert starts[first.id] != first.start
    assert {each.kind for each in diff.changes} == {DiffKind.MOVED}


def test_it_stays_there_when_the_season_is_planned_again(season: Season) -> None:
    session = light(season)
    change = MovedSession(session.id, other_places(season, session)[0])
    fresh, _ = after(season, change)
    for changes in ((), (change,)):
        again, diff = after(fresh, *changes)
        assert not diff
        assert again == fresh


def test_what_finds_no_room_beside_it_says_why(season: Season) -> None:
    session = next(each for each in season.planned() if each.day > TODAY and each.kind.heavy)
    friday = datetime(2026, 12, 4, 17, 30)
    _, diff = after(season, MovedSession(session.id, friday))
    dropped = next(each for each in diff.changes if each.kind is DiffKind.DROPPED)
    assert "leg sessions keep 48 h" in dropped.why


def test_no_rule_is_broken_for_it_and_the_refusal_says_which(season: Season) -> None:
    session = next(each for each in season.planned() if each.day > TODAY and each.kind.heavy)
    night = session.start.replace(hour=3)
    fresh, diff = after(season, MovedSession(session.id, night))
    assert not diff
    assert "no window" in fresh.findings[0].message
    assert "03:00" in fresh.findings[0].message


def test_days_ill_take_the_session_away_from_where_it_was_put(season: Season) -> None:
    session = light(season)
    start = other_places(season, session)[0]
    ill = LostDays(Absence(start.date(), start.date()), ill=True)
    fresh, _ = after(season, MovedSession(session.id, start), ill)
    assert all(each.day != start.date() for each in fresh.planned())


def test_what_is_done_or_past_is_not_moved(season: Season) -> None:
    past = next(each for each in season.planned() if each.day < TODAY)
    fresh, diff = after(season, MovedSession(past.id, past.start + timedelta(days=14)))
    assert not diff
    assert next(each for each in fresh.sessions if each.id == past.id) == past


def test_an_own_session_is_added_and_the_others_keep_their_hours_from_it(season: Season) -> None:
    heavy = next(each for each in season.planned() if each.day > TODAY and each.kind.heavy)
    start = heavy.start - timedelta(days=1)
    fresh, diff = after(season, OwnSession("Kettlebells", start, 45, SessionKind.FULL_LIGHT))
    own = next(each for each in fresh.planned() if each.own)
    line = next(each for each in diff.changes if each.after == own)
    assert (own.title, own.start, own.minutes) == ("Kettlebells", start, 45)
    assert (line.kind, line.why) == (DiffKind.ADDED, "Your own session.")
    assert all(
        abs((each.start - start).total_seconds()) >= 48 * 3600
        for each in fresh.planned()
        if each.kind.heavy and not each.own and each.day >= TODAY
    )


def test_an_own_session_stays_in_the_file_and_in_later_plans(season: Season) -> None:
    start = datetime.combine(TODAY + timedelta(days=3), datetime.min.time()).replace(hour=12)
    fresh, _ = after(season, OwnSession("Climbing", start, 90, SessionKind.UPPER_CORE))
    stored, findings = read_season("season", write_season(fresh))
    assert not findings
    assert stored is not None
    again, diff = after(stored)
    assert not diff
    assert [each.title for each in again.planned() if each.own] == ["Climbing"]


def test_two_own_sessions_do_not_begin_at_the_same_minute(season: Season) -> None:
    start = datetime.combine(TODAY + timedelta(days=3), datetime.min.time()).replace(hour=12)
    own = OwnSession("Climbing", start, 90, SessionKind.UPPER_CORE)
    fresh, _ = after(season, own, own)
    assert len([each for each in fresh.planned() if each.own]) == 1
    assert "already" in fresh.findings[0].message


def test_an_own_session_can_be_left_out_again(season: Season) -> None:
    start = datetime.combine(TODAY + timedelta(days=3), datetime.min.time()).replace(hour=12)
    fresh, _ = after(season, OwnSession("Climbing", start, 90, SessionKind.UPPER_CORE))
    own = next(each for each in fresh.planned() if each.own)
    without, _ = after(fresh, MissedSession(own.id))
    left = next(each for each in without.sessions if each.id == own.id)
    assert left.status is SessionStatus.MISSED


def test_a_session_nobody_knows_is_a_finding() -> None:
    season = planned(ANA)
    fresh, diff = after(season, MovedSession("nothing", datetime(2026, 12, 8, 18)))
    assert not diff
    assert "no session is called nothing" in fresh.findings[0].message
