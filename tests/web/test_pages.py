"""Today and the week as a runner sees them."""

from __future__ import annotations

from datetime import date, timedelta

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.cast import START
from tests.web.conftest import planned


def test_today_shows_the_run_and_the_session_of_the_day(browser: Client, today: date) -> None:
    page = browser.get("/today/").content.decode()
    sessions = [each for each in planned().planned() if each.day == today]
    assert "6 x 800 m" in page
    assert all(each.title in page for each in sessions)


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
