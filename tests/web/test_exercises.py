"""The exercise browser: filters in the address, and each exercise with what is known of it."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.web.conftest import planned
from wholestride.catalogue.loader import load
from wholestride.domain.exercise import Component, Equipment
from wholestride.web.pages.exercise_words import Filters, cautions, evidence, read_filters
from wholestride.web.training import mapping
from wholestride.web.training.models import Runner

GYM = {"gym": frozenset({Equipment.BARBELL, Equipment.RACK}), "nothing": frozenset[Equipment]()}
EVERY = tuple(load().exercises.values())


def test_without_a_filter_every_exercise_is_there(browser: Client, today: date) -> None:
    page = browser.get("/exercises/").content.decode()
    assert f"{len(EVERY)} exercises" in page
    assert page.count('href="/exercises/') > len(EVERY)


def test_filters_only_take_away_and_combine() -> None:
    core = [each for each in EVERY if Filters(component="core").wants(each, GYM)]
    easy = [each for each in EVERY if Filters(component="core", level=1).wants(each, GYM)]
    assert 0 < len(easy) < len(core) < len(EVERY)
    assert all(Component.CORE in each.components and each.level == 1 for each in easy)


def test_a_place_shows_only_what_stands_there_and_a_piece_only_what_uses_it() -> None:
    at_home = [each for each in EVERY if Filters(equipment="nothing").wants(each, GYM)]
    with_bar = [each for each in EVERY if Filters(equipment="barbell").wants(each, GYM)]
    assert "squat_bb" not in {each.id for each in at_home}
    assert with_bar
    assert all(any(Equipment.BARBELL in kit for kit in each.equipment) for each in with_bar)


def test_search_words_may_stand_in_any_order() -> None:
    found = {each.id for each in EVERY if Filters(words=("squat", "split")).wants(each, GYM)}
    assert "split_squat" in found


@pytest.mark.parametrize("field", ["component", "pattern", "region", "level", "with", "mine"])
def test_a_filter_that_nobody_knows_is_left_out(field: str) -> None:
    assert read_filters({field: "<script>"}, GYM) == Filters()


def test_what_was_typed_stays_and_cannot_break_the_page(browser: Client, today: date) -> None:
    page = browser.get("/exercises/", {"q": '"><script>x'}).content.decode()
    assert "<script>x" not in page
    assert "No exercise fits" in page


def test_each_exercise_has_its_page(browser: Client, today: date) -> None:
    for each in EVERY[::25]:
        page = browser.get(f"/exercises/{each.id}/").content.decode()
        assert f"<h1>{each.name.replace(chr(39), '&#39;')}</h1>" in page


def test_an_exercise_shows_cues_fault_ladder_and_evidence(browser: Client, today: date) -> None:
    shown = load().exercises["split_squat"]
    page = browser.get("/exercises/split_squat/").content.decode()
    assert all(cue in page for cue in shown.cues)
    assert shown.fault in page
    for other in (*shown.easier, *shown.harder):
        assert f"/exercises/{other}/" in page
    assert "DOSE03" in page


def test_an_exercise_that_does_not_exist_is_not_found(browser: Client, today: date) -> None:
    assert browser.get("/exercises/none/").status_code == 404


def test_a_caution_names_no_diagnosis_and_says_what_to_do() -> None:
    texts = [text for each in EVERY for _, text in cautions(each)]
    assert texts
    assert all("hurts or applies" in text for text in texts)


def test_every_rule_that_is_shown_exists_and_is_shown_once() -> None:
    for each in EVERY:
        ids = [rule.id for rule in evidence(each, load())]
        assert len(ids) == len(set(ids))


def test_the_browser_asks_the_database_seldom(
    browser: Client, today: date, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for page in ("/exercises/?component=core", "/exercises/split_squat/"):
        with django_assert_max_num_queries(12):
            browser.get(page)


def test_an_exercise_is_liked_left_out_and_neither_again(
    ana: Runner, browser: Client, today: date
) -> None:
    def marked(mark: str) -> tuple[bool, bool]:
        browser.post("/exercises/split_squat/", {"mark": mark})
        ana.refresh_from_db()
        athlete = mapping.athlete_of(ana.athlete)
        return "split_squat" in athlete.favourites, "split_squat" in athlete.excluded

    assert marked("favourite") == (True, False)
    assert marked("left-out") == (False, True)
    page = browser.get("/exercises/", {"mine": "left-out"}).content.decode()
    assert "1 exercise<" in page
    assert "split_squat" in page
    assert marked("") == (False, False)


def test_after_a_mark_the_plan_says_that_it_does_not_know_it(browser: Client, today: date) -> None:
    browser.post("/exercises/split_squat/", {"mark": "left-out"})
    page = browser.get("/exercises/split_squat/").content.decode()
    assert "/settings/plan/" in page
    assert 'aria-pressed="true">Leave it out' in page


def test_a_mark_that_nobody_knows_is_not_found(browser: Client, today: date) -> None:
    assert browser.post("/exercises/split_squat/", {"mark": "<b>"}).status_code == 404


def test_an_exercise_leads_to_the_sessions_that_hold_it(browser: Client, today: date) -> None:
    session = next(each for each in planned().planned() if each.day >= today and each.prescriptions)
    line = session.prescriptions[-1]
    page = browser.get(f"/exercises/{line.exercise}/").content.decode()
    assert f"/session/{session.id}/" in page
