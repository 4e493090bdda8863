"""The week board: cards with their reasons, clashes in words, and moving a session."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.web.conftest import planned
from wholestride.domain.season import Season, Session
from wholestride.web.training import store
from wholestride.web.training.models import Runner
from wholestride.web.training.places import clashes, coming, places_for


def season_of(runner: Runner) -> Season:
    row = store.current_season(runner)
    assert row is not None
    return store.whole_season(row)


def movable(season: Season, today: date) -> Session:
    """A coming session that has another place in its week."""
    return next(each for each in coming(season, today) if places_for(season, each, today)[0])


def with_a_clash(runner: Runner, today: date) -> tuple[Season, Session]:
    """The runner's season with a key run moved to the morning after a heavy session."""
    season = season_of(runner)
    heavy = next(each for each in coming(season, today) if each.kind.heavy)
    key = next(each for each in season.runs if each.key and each.day >= today)
    start = (heavy.start + timedelta(days=1)).replace(hour=7, minute=0)
    runs = [replace(each, start=start) if each.id == key.id else each for each in season.runs]
    clashing = replace(season, runs=tuple(sorted(runs, key=lambda run: (run.start, run.id))))
    store.keep_season(runner, clashing)
    return clashing, heavy


def test_every_card_says_why_its_session_lies_there(browser: Client, today: date) -> None:
    page = html.unescape(browser.get("/week/").content.decode())
    monday = today - timedelta(days=today.weekday())
    for session in planned().planned():
        if monday <= session.day <= monday + timedelta(6) and session.day >= today:
            for reason in session.why:
                assert reason.rule in page
            for other in session.alternatives:
                assert other.text in page


def test_a_past_session_that_nobody_logged_says_that_it_was_not_done(
    browser: Client, today: date
) -> None:
    page = browser.get(f"/week/{planned().start}/").content.decode()
    passed = [each for each in planned().planned() if each.day < planned().start + timedelta(7)]
    assert passed
    assert page.count("not done") == len(passed)
    assert "Why this day" not in page


def test_no_season_of_ours_breaks_a_rule(ana: Runner, today: date) -> None:
    for day in (planned().start, today, today + timedelta(days=20)):
        assert clashes(planned(), day) == []


def test_a_run_that_moved_too_near_is_a_clash_with_its_gap_and_its_rule(
    ana: Runner, browser: Client, today: date
) -> None:
    season, heavy = with_a_clash(ana, today)
    page = browser.get(f"/week/{heavy.day}/").content.decode()
    found = next(each for each in clashes(season, today) if each.session.id == heavy.id)
    assert found.rule == "I01"
    assert "leg work keeps 24 h" in page
    assert "Find a better place" in page
    assert f"/week/move/{heavy.id}/" in page


def test_the_past_never_clashes(ana: Runner, today: date) -> None:
    season, heavy = with_a_clash(ana, today)
    assert clashes(season, heavy.day + timedelta(days=2)) == []


def test_the_panel_lists_free_places_first_and_forbidden_ones_with_the_reason(
    browser: Client, today: date
) -> None:
    season = planned()
    heavy = next(each for each in coming(season, today) if places_for(season, each, today)[1])
    _, closed = places_for(season, heavy, today)
    page = browser.get(f"/week/move/{heavy.id}/").content.decode()
    assert f"Move {heavy.title}" in page
    assert all(each.why_not in html.unescape(page) for each in closed)
    assert "opt no" in page


def test_a_place_shows_what_would_stay_move_and_drop_and_changes_nothing(
    ana: Runner, browser: Client, today: date
) -> None:
    session = movable(planned(), today)
    place = places_for(planned(), session, today)[0][-1]
    page = browser.get(f"/week/move/{session.id}/", {"to": place.key}).content.decode()
    words = re.sub(r"<[^>]+>", " ", page)
    assert re.search(r"\d+\s+stays?\s+\d+\s+moves?\s+\d+\s+drops?", words)
    assert "You put it there." in page
    assert ana.seasons.count() == 1


def test_without_script_the_menu_the_places_and_the_answer_are_a_link_a_form_and_a_button(
    browser: Client, today: date
) -> None:
    session = movable(planned(), today)
    week = browser.get(f"/week/{session.day}/").content.decode()
    assert f'class="cardmenu" href="/week/move/{session.id}/"' in week
    page = browser.get(f"/week/move/{session.id}/").content.decode()
    assert '<form method="get"' in page
    assert "Show what would change" in page
    assert re.search(
        r'<form method="post"[^>]*>.*<button class="btn main grow">Accept', page, re.DOTALL
    )


def test_accepting_moves_the_session_and_undo_brings_it_back(
    ana: Runner, browser: Client, today: date
) -> None:
    session = movable(planned(), today)
    place = places_for(planned(), session, today)[0][0]
    answer = browser.post(f"/week/move/{session.id}/", {"to": place.key, "season": "1"})
    assert answer.status_code == 302
    moved = next(each for each in season_of(ana).planned() if each.id == session.id)
    assert (moved.start, moved.place) == (place.start, place.where)
    page = browser.get(answer["Location"]).content.decode()
    assert "Last change" in page
    assert browser.post("/week/change/undo/").status_code == 302
    again = next(each for each in season_of(ana).planned() if each.id == session.id)
    assert again.start == session.start
    assert again.revision > moved.revision
    assert [each.number for each in ana.seasons.order_by("number")] == [1, 2, 3]


def test_a_place_that_was_shown_for_an_older_season_is_refused_with_words(
    ana: Runner, browser: Client, today: date
) -> None:
    session = movable(planned(), today)
    place = places_for(planned(), session, today)[0][0]
    store.keep_season(ana, replace(planned(), revision=2))
    answer = browser.post(f"/week/move/{session.id}/", {"to": place.key, "season": "1"})
    assert answer.status_code == 409
    assert b"Something else changed" in answer.content
    assert ana.seasons.count() == 2


def test_a_forbidden_place_cannot_be_forced(ana: Runner, browser: Client, today: date) -> None:
    session = next(each for each in coming(planned(), today) if each.kind.heavy)
    night = session.start.replace(hour=3)
    to = f"{night.isoformat(timespec='minutes')} {session.place}"
    answer = browser.post(f"/week/move/{session.id}/", {"to": to, "season": "1"})
    assert answer.status_code == 409
    assert b"no window" in answer.content
    assert ana.seasons.count() == 1


def test_a_card_dropped_on_a_day_opens_the_panel_with_that_day(
    browser: Client, today: date
) -> None:
    session = movable(planned(), today)
    place = places_for(planned(), session, today)[0][-1]
    there = browser.get(f"/week/move/{session.id}/", {"day": str(place.start.date())})
    assert f'value="{place.start.date()}' in there.content.decode()
    nowhere = browser.get(f"/week/move/{session.id}/", {"day": str(today - timedelta(days=1))})
    assert "Not on Monday" in nowhere.content.decode()


@pytest.mark.parametrize("to", ["", "tomorrow", "2026-12-01T18:00 the moon", "x" * 5000])
def test_a_place_that_is_none_is_not_found(browser: Client, today: date, to: str) -> None:
    session = movable(planned(), today)
    answer = browser.post(f"/week/move/{session.id}/", {"to": to, "season": "1"})
    assert answer.status_code == 404


def test_only_the_owner_moves_and_only_what_is_to_come(
    new_runner: Callable[..., Runner], browser: Client, today: date
) -> None:
    new_runner("bjorn")
    theirs = next(each for each in coming(planned("bjorn"), today))
    mine = {each.id for each in planned().sessions}
    past = next(each for each in planned().planned() if each.day < today)
    assert browser.get(f"/week/move/{past.id}/").status_code == 404
    if theirs.id not in mine:
        assert browser.get(f"/week/move/{theirs.id}/").status_code == 404
    assert browser.get("/week/move/nothing/").status_code == 404


def test_the_board_and_the_panel_ask_the_database_seldom(
    browser: Client, today: date, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    session = movable(planned(), today)
    for page in ("/week/", f"/week/move/{session.id}/"):
        with django_assert_max_num_queries(12):
            assert browser.get(page).status_code == 200
