"""The calendar feed: private, revocable, and quick to say that nothing is new."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from icalendar import Calendar
from pytest_django import DjangoAssertNumQueries

from tests.web.tapping import tapped
from wholestride.domain.season import SessionStatus
from wholestride.web.door.pace import Pace
from wholestride.web.pages import feed as page
from wholestride.web.training.models import CalendarFeed, Runner
from wholestride.web.training.store import current_season, keep_season, whole_season

NOW = datetime(2026, 11, 22, 12)


@pytest.fixture(autouse=True)
def _unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    cache.clear()
    monkeypatch.setattr(page, "now_in", lambda zone: NOW)


def events_in(data: bytes) -> dict[str, Any]:
    return {str(each["UID"]): each for each in Calendar.from_ical(data).events}


@pytest.fixture
def address(browser: Client, today: date) -> str:
    """Ana's address as the settings show it once."""
    return new_address(browser)


def new_address(browser: Client) -> str:
    shown = browser.post("/settings/feed/", {"act": "new"}).content.decode()
    return "/feed/" + shown.split("/feed/", 1)[1].split('"', 1)[0]


@pytest.fixture
def stranger() -> Client:
    """A calendar program: no cookie."""
    return Client(headers={"host": "127.0.0.1"})


def test_a_calendar_program_reads_the_sessions_without_a_cookie(
    stranger: Client, address: str, ana: Runner
) -> None:
    answer = stranger.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/calendar")
    assert not answer.cookies
    calendar = Calendar.from_ical(answer.content)
    row = current_season(ana)
    assert row is not None
    planned = whole_season(row).planned()
    uids = {str(each["UID"]) for each in calendar.events}
    assert uids == {f"{each.id}@wholestride" for each in planned}
    assert b"REFRESH-INTERVAL" in answer.content


def test_what_has_not_changed_is_not_sent_again(stranger: Client, address: str) -> None:
    etag = stranger.get(address)["ETag"]
    again = stranger.get(address, headers={"if-none-match": etag})
    assert again.status_code == 304
    assert not again.content


def test_a_changed_season_counts_up_and_cancels_what_has_gone(
    stranger: Client, address: str, ana: Runner
) -> None:
    first = stranger.get(address)
    row = current_season(ana)
    assert row is not None
    season = whole_season(row)
    gone, moved, *rest = season.sessions
    later = moved.start.replace(hour=20)
    sessions = (replace(moved, start=later, revision=moved.revision + 1), *rest)
    keep_season(ana, replace(season, sessions=sessions))
    second = stranger.get(address, headers={"if-none-match": first["ETag"]})
    assert second.status_code == 200
    events = {str(each["UID"]): each for each in Calendar.from_ical(second.content).events}
    assert str(events[f"{gone.id}@wholestride"]["STATUS"]) == "CANCELLED"
    assert int(str(events[f"{gone.id}@wholestride"]["SEQUENCE"])) > gone.revision
    assert int(str(events[f"{moved.id}@wholestride"]["SEQUENCE"])) > moved.revision
    before = {str(each["UID"]): each for each in Calendar.from_ical(first.content).events}
    same = f"{rest[0].id}@wholestride"
    assert events[same].to_ical() == before[same].to_ical()


def test_a_dropped_session_is_cancelled(stranger: Client, address: str, ana: Runner) -> None:
    row = current_season(ana)
    assert row is not None
    season = whole_season(row)
    dropped = replace(season.sessions[0], status=SessionStatus.DROPPED, revision=1)
    keep_season(ana, replace(season, sessions=(dropped, *season.sessions[1:])))
    calendar = Calendar.from_ical(stranger.get(address).content)
    states = {str(each["UID"]): str(each["STATUS"]) for each in calendar.events}
    assert states[f"{dropped.id}@wholestride"] == "CANCELLED"


def test_a_revoked_address_is_worth_nothing(
    browser: Client, stranger: Client, address: str
) -> None:
    browser.post("/settings/feed/", {"act": "revoke"})
    assert stranger.get(address).status_code == 404


def test_a_new_address_takes_the_place_of_the_old_one(
    browser: Client, stranger: Client, address: str
) -> None:
    newer = new_address(browser)
    assert newer != address
    assert stranger.get(address).status_code == 404
    assert stranger.get(newer).status_code == 200


def test_the_secret_itself_is_not_kept(address: str) -> None:
    secret = address.removeprefix("/feed/").removesuffix(".ics")
    row = CalendarFeed.objects.get()
    assert len(secret) >= 43
    assert secret not in (row.secret_hash, bytes(row.calendar).decode())


def test_the_address_is_shown_once(browser: Client, address: str) -> None:
    page = browser.get("/settings/feed/").content.decode()
    assert "/feed/" not in page.replace("/settings/feed/", "")


@pytest.mark.parametrize("secret", ["x", "a" * 5000, "..%2f..", "%00", "é"])
def test_a_guess_is_not_found(stranger: Client, address: str, secret: str) -> None:
    assert stranger.get(f"/feed/{secret}.ics").status_code == 404


def test_who_asks_too_often_waits(stranger: Client, address: str) -> None:
    for _ in range(page.BY_ADDRESS.most):
        stranger.get("/feed/guess.ics")
    answer = stranger.get(address)
    assert answer.status_code == 429
    assert 1 <= int(answer["Retry-After"]) <= 60


def test_one_calendar_is_not_handed_out_to_everybody_who_got_its_address(
    stranger: Client, address: str
) -> None:
    answers = [stranger.get(address, REMOTE_ADDR=f"127.0.1.{each}") for each in range(1, 22)]
    assert [each.status_code for each in answers[-2:]] == [200, 429]
    assert 1 <= int(answers[-1]["Retry-After"]) <= 60


def test_the_pace_forgets_after_its_time_and_knows_addresses_apart() -> None:
    pace = Pace("test", most=2, seconds=10)
    assert [pace.wait("a", now) for now in (0, 1, 2.5, 10.5, 11.5)] == [0, 0, 8, 0, 0]
    assert pace.wait("b", 2) == 0


def test_nobody_is_held_up_by_a_worker_that_died_while_counting(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("wholestride.web.door.pace.BETWEEN_SECONDS", 0)
    pace = Pace("test", most=2, seconds=10)
    cache.add(f"pace:test:{sha256(b'c').hexdigest()}:turn", 1, 5)
    assert pace.wait("c", 0) == 1


def test_only_the_loopback_is_answered_in_local_mode(address: str) -> None:
    assert Client(headers={"host": "evil.example"}).get(address).status_code in (400, 403)


def test_a_feed_cannot_be_written_to(stranger: Client, address: str) -> None:
    assert stranger.post(address).status_code == 405


def test_the_feed_asks_the_database_seldom(
    stranger: Client, address: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(12):
        stranger.get(address)
    with django_assert_max_num_queries(3):
        stranger.get(address)


def test_a_session_that_was_done_says_so_once_it_is_done(
    stranger: Client, address: str, ana: Runner
) -> None:
    before = stranger.get(address)
    row = current_season(ana)
    assert row is not None
    session = whole_season(row).planned()[0]
    tapped(ana, session.id, session.day)
    after = stranger.get(address, headers={"if-none-match": before["ETag"]})
    uid = f"{session.id}@wholestride"
    done, planned = events_in(after.content)[uid], events_in(before.content)[uid]
    assert str(done["SUMMARY"]) == f"Done: {planned['SUMMARY']}"
    assert done["SEQUENCE"] == planned["SEQUENCE"] + 1


def test_each_entry_leads_back_to_its_session(
    browser: Client, stranger: Client, address: str, today: date
) -> None:
    for event in Calendar.from_ical(stranger.get(address).content).events:
        path = str(event["URL"]).removeprefix("http://127.0.0.1")
        assert path == f"/session/{str(event['UID']).removesuffix('@wholestride')}/"
    assert browser.get(path).status_code == 200


def test_reminders_are_off_until_they_are_chosen(
    browser: Client, stranger: Client, address: str, ana: Runner
) -> None:
    assert b"VALARM" not in stranger.get(address).content
    assert browser.post("/settings/feed/", {"act": "remind", "reminder": "30"}).status_code == 200
    data = stranger.get(address).content
    alarms: list[Any] = Calendar.from_ical(data).walk("VALARM")
    assert len(alarms) == len(events_in(data))
    assert {each["TRIGGER"].dt for each in alarms} == {-timedelta(minutes=30)}
    browser.post("/settings/feed/", {"act": "remind", "reminder": ""})
    assert b"VALARM" not in stranger.get(address).content


@pytest.mark.parametrize("reminder", ["7", "-1", "soon", "9" * 400, "\0"])
def test_a_reminder_that_is_none_of_the_list_is_said_and_not_kept(
    browser: Client, ana: Runner, reminder: str
) -> None:
    answer = browser.post("/settings/feed/", {"act": "remind", "reminder": reminder})
    assert answer.status_code == 422
    assert "Choose one of the list." in answer.content.decode()
    ana.refresh_from_db()
    assert ana.reminder_minutes is None


def test_the_feed_keeps_to_the_rules_of_its_format(
    browser: Client, stranger: Client, address: str
) -> None:
    browser.post("/settings/feed/", {"act": "remind", "reminder": "60"})
    data = stranger.get(address).content
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert b"X-PUBLISHED-TTL:PT12H" in lines
    uids = [str(each["UID"]) for each in Calendar.from_ical(data).events]
    assert len(uids) == len(set(uids))
    zones = {str(each["TZID"]) for each in Calendar.from_ical(data).walk("VTIMEZONE")}
    for event in events_in(data).values():
        assert {"DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "DTEND"} <= set(event)
        assert event["DTSTART"].params["TZID"] in zones
