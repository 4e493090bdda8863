"""Pushing two weeks to intervals.icu: sent, updated, deleted; nobody else's events are touched."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.cast import START
from tests.network.intervals_icu import ATHLETE, KEY, Intervals
from tests.network.stand_in import OPEN, Asked, answering
from tests.web.conftest import planned
from wholestride.domain.findings import Finding
from wholestride.domain.season import SessionStatus
from wholestride.formats.intervals_events import PREFIX, SPAN, events_of
from wholestride.network.intervals import Account, Pushed, account_of, push

FIRST = START
DAYS = (FIRST, FIRST + SPAN)
EVENTS = events_of(planned(), FIRST)


@pytest.fixture
def calendar() -> Intervals:
    return Intervals()


@pytest.fixture
def ana(calendar: Intervals) -> Iterator[Account]:
    with answering(calendar) as server:
        yield Account(ATHLETE, KEY, server.address)


def pushed(account: Account, events: tuple[dict[str, object], ...] = EVENTS) -> Pushed | Finding:
    return push(account, events, DAYS, PREFIX, OPEN)


def test_the_sessions_of_two_weeks_are_events_of_intervals_icu() -> None:
    sessions = [each for each in planned().planned() if FIRST <= each.day <= FIRST + SPAN]
    assert [each["external_id"] for each in EVENTS] == [f"{PREFIX}{each.id}" for each in sessions]
    for event, session in zip(EVENTS, sessions, strict=True):
        assert event["category"] == "WORKOUT"
        assert event["type"] == "WeightTraining"
        assert event["start_date_local"] == f"{session.day}T00:00:00"
        assert event["moving_time"] == session.minutes * 60
        assert event["name"].startswith(f"{session.start:%H:%M} ")
        assert not any(line.startswith("-") for line in event["description"].split("\n"))


def test_what_was_missed_or_dropped_is_not_sent() -> None:
    season = planned()
    first, *others = season.planned()
    for status in (SessionStatus.MISSED, SessionStatus.DROPPED):
        without = replace(season, sessions=(replace(first, status=status), *others))
        assert len(events_of(without, FIRST)) == len(EVENTS) - 1


def test_a_second_push_updates_and_doubles_nothing(calendar: Intervals, ana: Account) -> None:
    assert pushed(ana) == Pushed(len(EVENTS), 0)
    moved = {**EVENTS[0], "start_date_local": f"{FIRST + timedelta(days=1)}T00:00:00"}
    assert pushed(ana, (moved, *EVENTS[1:])) == Pushed(len(EVENTS), 0)
    assert len(calendar.events) == len(EVENTS)
    days = {e["external_id"]: e["start_date_local"] for e in calendar.events.values()}
    assert days[moved["external_id"]] == moved["start_date_local"]


def test_what_has_gone_is_deleted_and_nothing_of_others(calendar: Intervals, ana: Account) -> None:
    day = f"{FIRST}T00:00:00"
    theirs = calendar.put(start_date_local=day, name="Long run", external_id=None)
    apps = calendar.put(start_date_local=day, name="Ride", external_id="another-app:1")
    gone = calendar.put(start_date_local=day, name="Legs", external_id=f"{PREFIX}gone")
    before = f"{FIRST - timedelta(days=1)}T00:00:00"
    past = calendar.put(start_date_local=before, name="Legs", external_id=f"{PREFIX}past")
    assert pushed(ana) == Pushed(len(EVENTS), 1)
    assert {theirs, apps, past} <= set(calendar.events)
    assert gone not in calendar.events


def test_without_a_session_only_old_events_go(calendar: Intervals, ana: Account) -> None:
    pushed(ana)
    assert pushed(ana, ()) == Pushed(0, len(EVENTS))
    assert calendar.events == {}


@pytest.mark.parametrize(
    ("athlete", "key", "words"),
    [
        (ATHLETE, "wrong", "does not take this key"),
        ("i999", KEY, "does not know this athlete"),
    ],
)
def test_a_wrong_key_or_athlete_is_said_in_words(
    ana: Account, athlete: str, key: str, words: str
) -> None:
    found = pushed(Account(athlete, key, ana.address))
    assert isinstance(found, Finding)
    assert words in found.message
    assert found.next_step
    assert key not in str(found)


def test_a_busy_service_is_left_in_peace(calendar: Intervals, ana: Account) -> None:
    calendar.busy = True
    found = pushed(ana)
    assert isinstance(found, Finding)
    assert "wait" in found.message
    assert calendar.asked == [f"GET /api/v1/athlete/{ATHLETE}/events"]


def redirected(asked: Asked) -> None:
    asked.answer(302, Location="http://127.0.0.1:9/elsewhere")


def no_list(asked: Asked) -> None:
    asked.answer(200, b"{}")


def no_json(asked: Asked) -> None:
    asked.answer(200, b"<html>")


@pytest.mark.parametrize("how", [redirected, no_list, no_json])
def test_another_answer_than_a_calendar_sends_nothing(how: object) -> None:
    with answering(how) as server:  # type: ignore[arg-type]  # one of the three above
        found = pushed(Account(ATHLETE, KEY, server.address))
    assert isinstance(found, Finding)
    assert KEY not in str(found)


@pytest.mark.parametrize(
    ("athlete", "key"), [("", KEY), ("../i1", KEY), (ATHLETE, ""), (ATHLETE, "a\r\nb"), ("i1", "ü")]
)
def test_what_is_no_key_or_athlete_id_is_said_before_anything_is_asked(
    athlete: str, key: str
) -> None:
    assert isinstance(account_of(athlete, key), Finding)


def test_the_key_stands_in_no_text() -> None:
    account = account_of(f" {ATHLETE} ", f"{KEY}\n")
    assert isinstance(account, Account)
    assert account.key == KEY
    assert KEY not in repr(account)
