"""Pick a handful and the two upper-body sessions: build, look, place around the runs, start."""

from __future__ import annotations

import html
import re
from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.web.conftest import planned
from wholestride.catalogue.loader import load
from wholestride.domain.season import Session
from wholestride.web.training import store
from wholestride.web.training.models import IssuedSeason, Proposal, Runner

SMALL = {"upper-n": "2", "lower-n": "2", "minutes": "30", "times": "2"}


def test_the_form_comes_first_and_builds_nothing_yet(browser: Client, today: date) -> None:
    page = browser.get("/handful/").content.decode()
    assert "Build the session" in page
    assert "Place it around your runs" not in page


def test_a_handful_shows_its_exercises_with_reasons_and_cues(browser: Client, today: date) -> None:
    page = html.unescape(browser.get("/handful/", SMALL).content.decode())
    names = re.findall(r'<h3><a href="/exercises/(\w+)/">', page)
    assert len(names) >= 4
    assert all(cue in page for cue in load().exercises[names[0]].cues)
    assert 'class="rule"' in page
    assert "Start it now" in page


def test_what_is_ticked_is_in_and_stays_ticked(browser: Client, today: date) -> None:
    ticked = {"upper": ["knee_push_up", "towel_row_door"], "lower": ["squat_bw"], "minutes": "35"}
    page = browser.get("/handful/", ticked).content.decode()
    for name in ("knee_push_up", "towel_row_door", "squat_bw"):
        assert f'<h3><a href="/exercises/{name}/">' in page
        assert f'value="{name}" checked' in page


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("minutes", "5"),
        ("minutes", "<b>"),
        ("minutes", "9" * 500),
        ("upper-n", "99"),
        ("times", "0"),
        ("place", "the moon"),
        ("level", "\0"),
        ("form", "steam"),
    ],
)
def test_what_cannot_be_read_is_said_and_builds_nothing(
    browser: Client, today: date, field: str, typed: str
) -> None:
    answer = browser.get("/handful/", SMALL | {field: typed})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Place it around your runs" not in page
    assert "<b></" not in page


def test_an_exercise_that_does_not_fit_names_another_one(browser: Client, today: date) -> None:
    page = browser.get("/handful/", {"upper": "row_cable", "lower-n": "1"}).content.decode()
    text = html.unescape(page)
    assert "No session" in text
    assert "Seated cable row needs" in text
    assert not re.search(r"Take \w+_\w+", text)


@pytest.mark.parametrize("name", ["posture-and-pull", "arm-drive-and-press"])
def test_each_upper_session_has_four_forms_and_begins_with_the_one_that_fits(
    browser: Client, today: date, name: str
) -> None:
    page = browser.get(f"/handful/{name}/").content.decode()
    assert 'aria-current="page">Body weight' in page
    for form in ("gym", "dumbbells", "bands", "bodyweight"):
        shown = browser.get(f"/handful/{name}/", {"form": form})
        assert shown.status_code == 200
        assert "Start it now" in shown.content.decode()


def test_what_a_place_cannot_hold_is_said(browser: Client, today: date) -> None:
    page = browser.get("/handful/posture-and-pull/", {"form": "gym"}).content.decode()
    assert "cannot hold: Seated cable row" in page


def test_other_sessions_do_not_exist(browser: Client, today: date) -> None:
    assert browser.get("/handful/chest-day/").status_code == 404
    assert browser.get("/handful/place/", {"session": "chest-day"}).status_code == 404
    assert browser.get("/handful/print/", {"minutes": "1"}).status_code == 404


def starts_of(browser: Client, query: dict[str, str]) -> list[str]:
    page = browser.get("/handful/place/", query).content.decode()
    return re.findall(r'name="start" value="([^"]+)" checked', page)


def test_it_is_offered_so_often_a_week_around_the_runs(browser: Client, today: date) -> None:
    starts = starts_of(browser, SMALL | {"weeks": "3", "times": "1"})
    assert len(starts) == 3
    assert all(datetime.fromisoformat(each).date() >= today for each in starts)


def test_fewer_than_asked_is_said_with_the_rule_in_the_way(browser: Client, today: date) -> None:
    page = browser.get("/handful/place/", SMALL | {"times": "3", "weeks": "2"}).content.decode()
    assert re.search(
        r"(Only once|Only twice|No time)</b>|(Only once|Only twice) in this week", page
    )


def test_placing_asks_first_and_accepting_puts_the_exercises_into_the_plan(
    ana: Runner, browser: Client, today: date
) -> None:
    query = "/handful/place/?upper-n=2&lower-n=2&minutes=30&times=1&weeks=2"
    starts = starts_of(browser, SMALL | {"times": "1", "weeks": "2"})
    asked = browser.post(query, {"start": starts})
    assert IssuedSeason.objects.count() == 1
    page = html.unescape(browser.get(asked["Location"]).content.decode())
    assert "Full body from a handful, 2 times" in page
    browser.post(asked["Location"], {"answer": "accept"})
    own = [each for each in newest(ana) if each.own]
    assert [f"{each.start:%Y-%m-%dT%H:%M}" for each in own] == starts
    assert all(each.prescriptions for each in own)
    assert browser.get(f"/session/{own[0].id}/").status_code == 200


def newest(runner: Runner) -> list[Session]:
    row = store.current_season(runner)
    return list(store.whole_season(row).planned()) if row else []


@pytest.mark.parametrize("ticked", [[], ["2026-12-01T03:00"], ["<script>"]])
def test_times_that_were_not_offered_are_not_placed(
    browser: Client, today: date, ticked: list[str]
) -> None:
    answer = browser.post("/handful/place/?upper-n=2&lower-n=2&minutes=30", {"start": ticked})
    assert answer.status_code == 422
    assert "Tick at least one time" in answer.content.decode()
    assert Proposal.objects.count() == 0


def test_starting_now_makes_it_a_session_of_today_and_moves_nothing(
    ana: Runner, browser: Client, today: date
) -> None:
    before = {each.id: each for each in planned().planned()}
    answer = browser.post("/handful/start/?session=posture-and-pull")
    again = browser.post("/handful/start/?session=posture-and-pull")
    after = {each.id: each for each in newest(ana)}
    (added,) = set(after) - set(before)
    assert answer["Location"] == again["Location"] == f"/session/{added}/"
    assert after[added].day == today
    assert {name: each for name, each in after.items() if name != added} == before
    assert "Posture and pull" in browser.get("/today/").content.decode()
    assert browser.get(answer["Location"]).status_code == 200


def test_a_start_can_be_undone(ana: Runner, browser: Client, today: date) -> None:
    browser.post("/handful/start/?session=posture-and-pull")
    browser.post("/week/change/undo/")
    assert {each.id for each in newest(ana)} == {each.id for each in planned().planned()}


def test_outside_the_season_nothing_is_started(
    browser: Client, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = planned().end + timedelta(days=30)
    monkeypatch.setattr("wholestride.web.pages.runner_pages.today_in", lambda zone: late)
    answer = browser.post("/handful/start/?session=posture-and-pull")
    assert answer.status_code == 409
    assert "Your season does not run today" in answer.content.decode()


def test_the_pages_ask_the_database_seldom(
    browser: Client, today: date, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for page in (
        "/handful/?minutes=20",
        "/handful/posture-and-pull/",
        "/handful/place/?minutes=20",
    ):
        with django_assert_max_num_queries(12):
            browser.get(page)
