"""Today and the week as a runner sees them."""

from __future__ import annotations

import html
from datetime import date, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.cast import START
from tests.web.conftest import planned
from tests.web.tapping import tapped
from wholestride.web.training.models import LogEvent, Runner


def test_today_shows_the_run_and_the_session_of_the_day(browser: Client, today: date) -> None:
    page = browser.get("/today/").content.decode()
    sessions = [each for each in planned().planned() if each.day == today]
    assert "6 x 800 m" in page
    assert all(each.title in page for each in sessions)


def on_the_day_of(monkeypatch: pytest.MonkeyPatch, day: date) -> None:
    monkeypatch.setattr("wholestride.web.pages.runner_pages.today_in", lambda zone: day)


def test_today_begins_with_the_session_its_reason_and_the_button_that_starts_it(
    browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = next(each for each in planned().planned() if each.prescriptions)
    on_the_day_of(monkeypatch, session.day)
    page = html.unescape(browser.get("/today/").content.decode())
    assert f'href="/session/{session.id}/">Start session</a>' in page
    assert all(reason.text in page for reason in session.why)
    work = [each for each in session.prescriptions if each.part != "warm-up"]
    assert work
    assert all(line.name in page for line in work)
    assert "movements" in page


def test_a_day_without_strength_shows_the_next_session_and_tomorrow(
    browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = {each.day for each in planned().planned()}
    free = next(
        day for day in (START + timedelta(days=number) for number in range(14)) if day not in days
    )
    following = next(each for each in planned().planned() if each.day > free)
    on_the_day_of(monkeypatch, free)
    page = browser.get("/today/").content.decode()
    assert "No strength today" in page
    assert f'href="/session/{following.id}/">Look at the session</a>' in page
    assert "Start session" not in page
    assert "Tomorrow" in page


def test_after_the_season_today_leads_on(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    on_the_day_of(monkeypatch, planned().end + timedelta(days=9))
    page = browser.get("/today/").content.decode()
    assert "The season is over" in page
    assert "Plan a season" in page
    assert "Skip a session" not in page


def test_today_lists_what_hangs_on_a_run(browser: Client, today: date) -> None:
    run = next(each for each in planned().runs if each.day == today)
    page = browser.get("/today/").content.decode()
    assert run.add_ons
    assert all(each.name.casefold() in page.casefold() for each in run.add_ons)


def test_a_session_of_which_a_set_is_logged_goes_on(
    ana: Runner, browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = next(each for each in planned().planned() if each.prescriptions)
    on_the_day_of(monkeypatch, session.day)
    lift = session.prescriptions[-1].exercise
    kind = LogEvent.Kind.SET_DONE
    tapped(ana, session.id, session.day, kind=kind, exercise=lift, set_number=1)
    page = browser.get("/today/").content.decode()
    assert "Go on with the session" in page
    assert f"/week/move/{session.id}/" not in page


def test_a_finished_session_is_ticked_and_the_next_one_is_shown(
    ana: Runner, browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = planned().planned()[0]
    on_the_day_of(monkeypatch, session.day)
    tapped(ana, session.id, session.day)
    page = browser.get("/today/").content.decode()
    assert "Start session" not in page
    assert 'class="sr">done<' in page
    assert "Look at the session" in page


def test_the_week_shows_every_run_and_every_session(browser: Client, today: date) -> None:
    page = browser.get("/week/").content.decode()
    monday = today - timedelta(days=today.weekday())
    week = [each for each in planned().planned() if monday <= each.day <= monday + timedelta(6)]
    assert week
    assert page.count('class="run"') == 3
    assert page.count('class="lift ') == len(week)


def test_the_weeks_lead_on_from_the_first_to_the_last(browser: Client, today: date) -> None:
    first = browser.get(f"/week/{START}/").content.decode()
    last = browser.get("/week/2099-01-01/").content.decode()
    assert "The week before" not in first
    assert "The week after" in first
    assert "The week after" not in last


def test_a_day_that_does_not_exist_is_not_found(browser: Client, today: date) -> None:
    assert browser.get("/week/2026-02-30/").status_code == 404


def test_pages_ask_the_database_seldom(
    browser: Client, today: date, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for page in ("/today/", "/week/"):
        with django_assert_max_num_queries(12):
            assert browser.get(page).status_code == 200
