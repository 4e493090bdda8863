"""The season page: the strip, the phases, the weeks, what was missed."""

from __future__ import annotations

import html
from dataclasses import asdict, replace
from datetime import date, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.cast import START
from tests.web.conftest import planned
from tests.web.tapping import tapped
from wholestride.catalogue.loader import load
from wholestride.domain.season import Missed, SessionKind
from wholestride.figures import PlateState
from wholestride.web.pages.season_account import SeasonAccount
from wholestride.web.pages.season_strip import strip_of
from wholestride.web.pages.season_weeks import SeasonWeeks
from wholestride.web.pages.season_words import POLICIES
from wholestride.web.training.models import Runner


def weeks(today: date, *done: str, begins: int = 0) -> SeasonWeeks:
    return SeasonWeeks(planned(), frozenset(done), today, begins)


def test_the_season_shows_every_phase_and_every_week(browser: Client, today: date) -> None:
    page = browser.get("/season/").content.decode()
    for phase in planned().phases:
        assert phase.name.value.capitalize() in page
    for week in planned().weeks:
        assert f"/week/{week.start}/" in page


def test_each_drawing_has_a_sentence(browser: Client, today: date) -> None:
    page = browser.get("/season/").content.decode()
    assert 'aria-label="Running load a week over' in page
    assert 'aria-label="Strength sessions a week:' in page


def test_the_page_holds_no_inline_style_and_no_script(browser: Client, today: date) -> None:
    page = browser.get("/season/").content.decode()
    assert "style=" not in page
    assert "<script" not in page.replace('<script type="module" src=', "")


def test_a_past_session_that_nobody_finished_is_missed_and_a_finished_one_is_done(
    ana: Runner, browser: Client, today: date
) -> None:
    past = [each for each in planned().planned() if each.day < today and each.kind.counted]
    assert past
    before = browser.get("/season/").content.decode()
    for session in past:
        tapped(ana, session.id, session.day)
    after = browser.get("/season/").content.decode()
    assert before.count(">not done<") == len(past)
    assert ">not done<" not in after


def test_todays_session_is_not_missed_before_the_day_is_over(today: date) -> None:
    first = next(each for each in planned().planned() if each.kind.counted)
    assert weeks(first.day).state(first) is PlateState.PLANNED
    assert weeks(first.day + timedelta(days=1)).state(first) is PlateState.MISSED
    assert weeks(first.day, first.id).state(first) is PlateState.DONE


@pytest.mark.parametrize("begins", [0, 5, 6])
def test_the_weeks_of_the_page_hold_every_run_and_every_session_once(begins: int) -> None:
    rows = weeks(START, begins=begins).rows()
    assert {row.start.weekday() for row in rows} == {begins}
    assert sum(row.runs for row in rows) == sum(run.is_run for run in planned().runs)
    held = sum(len(row.sessions) + row.light for row in rows)
    assert held == len(planned().planned())


def test_weeks_that_begin_on_sunday_change_no_phase_and_no_training_week(
    ana: Runner, browser: Client, today: date
) -> None:
    usual, shifted = weeks(today), weeks(today, begins=6)
    cards = [SeasonAccount(each, load()).phases(each.rows()) for each in (usual, shifted)]
    assert [each.weeks for each in cards[0]] == [each.weeks for each in cards[1]]
    assert [row.missed for row in usual.rows()] == [row.missed for row in shifted.rows()][:-1]
    ana.week_starts_on = 6
    ana.save()
    page = browser.get("/season/").content.decode()
    assert f"/week/{planned().start - timedelta(days=1)}/" in page
    assert f"/week/{planned().start}/" not in page


def test_what_lies_ahead_is_in_order_and_after_today(today: date) -> None:
    view = weeks(today)
    starts = [each.start for each in SeasonAccount(view, load()).ahead(view.rows())]
    assert starts == sorted(starts)
    assert all(start > today for start in starts)


def test_a_phone_goes_from_week_to_week(browser: Client, today: date) -> None:
    page = browser.get(f"/season/?week={START}").content.decode()
    assert 'aria-label="Week 2"' in page
    assert 'aria-label="Week 0"' not in page
    last = browser.get("/season/?week=2099-01-01").content.decode()
    assert f'aria-label="Week {len(planned().weeks) - 1}"' in last


def test_a_week_that_is_no_date_is_not_found(browser: Client, today: date) -> None:
    assert browser.get("/season/?week=soon").status_code == 404


def test_the_chosen_policy_is_marked_and_the_others_lead_to_a_what_if(
    browser: Client, today: date
) -> None:
    page = browser.get("/season/").content.decode()
    assert page.count(">yours<") == 1
    assert "/season/what-if/?policy=minimum-dose" in page


def test_the_season_asks_the_database_seldom(
    browser: Client, today: date, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(12):
        assert browser.get("/season/").status_code == 200


def test_what_found_no_place_is_said_once_with_its_weeks_and_ways_out() -> None:
    lost = Missed(SessionKind.UPPER_CORE, 1, ("No window is long enough.",), ("Free Thursday.",))
    season = planned()
    lossy = tuple(
        replace(week, missed=(lost,) if number in (1, 2, 4) else ())
        for number, week in enumerate(season.weeks)
    )
    view = SeasonWeeks(replace(season, weeks=lossy), frozenset(), START)
    (group,) = SeasonAccount(view, load()).not_possible(view.rows())
    assert group.weeks == "2–3, 5"
    assert group.relaxations == ("Free Thursday.",)
    plates = [plate for week in strip_of(view, view.rows()).weeks for plate in week.plates]
    assert sum(plate.state is PlateState.MISSED for plate in plates) == 3


def test_what_found_no_place_names_its_rules_and_leads_to_a_what_if(
    ana: Runner, browser: Client, today: date
) -> None:
    missed = Missed(SessionKind.FULL, 1, ("Too near.",), ("Free Thursday.",), ("I01", "window"))
    week = ana.seasons.get().seasonweeks.first()
    assert week is not None
    week.document["missed"] = [asdict(missed)]
    week.save()
    page = html.unescape(browser.get("/season/").content.decode())
    assert "Free Thursday." in page
    assert "What if … shows both seasons" in page
    assert load().rules["I01"].statement in page


def test_each_policy_shows_its_evidence_or_says_that_it_is_our_default(
    browser: Client, today: date
) -> None:
    page = html.unescape(browser.get("/season/").content.decode())
    for each in POLICIES:
        assert each.text in page
        assert (load().rules[each.rule].statement if each.rule else "our default") in page
