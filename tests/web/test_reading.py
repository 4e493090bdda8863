"""What a page reads: a season once, and as many queries after ten years as after one day."""

from __future__ import annotations

import json
import re
import uuid
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from tests.web.conftest import planned
from wholestride.web.training import store
from wholestride.web.training.history import history as read_history
from wholestride.web.training.models import IssuedSeason, LogEvent, Runner

TODAY = planned().start + timedelta(days=8)
SESSION = next(each for each in planned().planned() if each.day >= TODAY and each.prescriptions)
PAGES = ("/today/", "/week/", "/season/", "/progress/", "/exercises/", f"/session/{SESSION.id}/")
LIFTS = sorted({line.exercise for line in SESSION.prescriptions})


def event(runner: Runner, number: int, day: date) -> LogEvent:
    return LogEvent(
        runner=runner,
        uid=uuid.uuid5(uuid.NAMESPACE_OID, f"history {number}"),
        device="phone",
        sequence=number,
        session=f"{day}-full-1",
        day=day,
        kind=LogEvent.Kind.SET_DONE,
        exercise=LIFTS[number % len(LIFTS)],
        set_number=1,
        reps=8,
        load_grams=20_000,
        rir=2,
        done_at=datetime.combine(day, time(18)),
    )


def history(runner: Runner, seasons: int, weeks: int) -> None:
    """So many seasons more, and a session logged in each of the last weeks."""
    for _ in range(seasons):
        store.keep_season(runner, planned())
    done = [
        event(runner, 10 * weeks + week, TODAY - timedelta(weeks=week)) for week in range(weeks)
    ]
    LogEvent.objects.bulk_create(done)


def queries(browser: Client) -> dict[str, int]:
    """The queries of each page once it has been read, and of a set that is logged."""
    asked = {}
    for page in PAGES:
        with CaptureQueriesContext(connection) as first:
            assert browser.get(page).status_code == 200
        assert len(first) <= 12, page
        with CaptureQueriesContext(connection) as seen:
            assert browser.get(page).status_code == 200
        asked[page] = len(seen)
    message = {
        "uid": str(uuid.uuid5(uuid.NAMESPACE_OID, f"set {LogEvent.objects.count()}")),
        "device": "phone",
        "sequence": 1,
        "session": SESSION.id,
        "day": SESSION.day.isoformat(),
        "kind": "set-done",
        "exercise": LIFTS[0],
        "set_number": 1,
        "done_at": "2026-12-01T18:00:00",
    }
    with CaptureQueriesContext(connection) as seen:
        sent = browser.post("/api/events/", json.dumps([message]), content_type="application/json")
    assert sent.json()["answers"][0]["status"] == "kept"
    return {**asked, "log a set": len(seen)}


@pytest.mark.usefixtures("today")
def test_ten_years_of_history_ask_as_many_queries_as_a_few_weeks(
    browser: Client, ana: Runner
) -> None:
    history(ana, seasons=1, weeks=4)
    few = queries(browser)
    history(ana, seasons=5, weeks=520)
    assert queries(browser) == few
    assert max(few.values()) <= 12


def test_a_season_is_read_once(
    ana: Runner, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    row = ana.seasons.get()
    assert store.whole_season(row) == planned()
    with django_assert_num_queries(0):
        store.whole_season(row)


def test_a_key_that_is_given_again_leads_to_the_season_that_has_it_now(ana: Runner) -> None:
    old = ana.seasons.get()
    store.whole_season(old)
    key = old.pk
    old.delete()
    fresh = store.keep_season(ana, replace(planned(), revision=7))
    IssuedSeason.objects.filter(pk=fresh.pk).update(number=key + 1)
    again = IssuedSeason(
        pk=key,
        runner=ana,
        number=key,
        first=fresh.first,
        last=fresh.last,
        head=fresh.head,
    )
    again.save(force_insert=True)
    fresh.seasonruns.update(season=again)
    fresh.seasonweeks.update(season=again)
    fresh.seasonsessions.update(season=again)
    assert store.whole_season(again).revision == 7


def test_a_session_is_the_one_of_the_newest_season(ana: Runner) -> None:
    moved = replace(SESSION, start=SESSION.start + timedelta(hours=1))
    sessions = tuple(moved if each == SESSION else each for each in planned().sessions)
    store.keep_season(ana, replace(planned(), sessions=sessions))
    assert store.session_of_runner(ana, SESSION.id) == moved


def test_a_tap_is_in_the_history_at_once(ana: Runner) -> None:
    def logged() -> int:
        return sum(len(log.sets) for log in read_history(ana, TODAY - timedelta(7), TODAY).logs)

    history(ana, seasons=0, weeks=1)
    assert logged() == 1
    event(ana, 99, TODAY - timedelta(days=3)).save()
    assert logged() == 2


def test_a_history_is_read_once(
    ana: Runner, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    history(ana, seasons=0, weeks=3)
    first = read_history(ana, TODAY - timedelta(14), TODAY)
    with django_assert_max_num_queries(2):
        assert read_history(ana, TODAY - timedelta(14), TODAY) is first
    store.keep_season(ana, replace(planned(), sessions=()))
    assert not read_history(ana, TODAY - timedelta(14), TODAY).sessions


@pytest.mark.usefixtures("today")
def test_the_forms_of_a_page_share_a_token_that_is_good(ana: Runner) -> None:
    strict = Client(headers={"host": "127.0.0.1"}, enforce_csrf_checks=True)
    strict.force_login(ana.user)
    page = strict.get(f"/session/{SESSION.id}/").content.decode()
    tokens = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    assert len(tokens) > 3
    assert len(set(tokens)) == 1
    told = strict.post("/api/events/", "[]", "application/json", headers={"X-CSRFToken": tokens[0]})
    assert told.status_code == 200
