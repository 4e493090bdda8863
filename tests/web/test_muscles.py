"""The muscle map of a session, a week and a block: done against planned, in words and figures."""

from __future__ import annotations

import re
from datetime import date, timedelta
from uuid import NAMESPACE_OID, uuid5

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.cast import START
from tests.web.conftest import planned
from tests.web.tapping import tapped
from wholestride.catalogue.loader import load
from wholestride.domain.season import Session
from wholestride.web.pages.muscles import sentence
from wholestride.web.pages.progress_done import Share
from wholestride.web.pages.season_weeks import SeasonWeeks
from wholestride.web.training.demo_log import demo_events
from wholestride.web.training.models import LogEvent, Runner

Rows = dict[str, tuple[float, float]]


def table(page: str, title: str) -> Rows:
    """Done and planned hard sets by region, from the table of a page."""
    part = page.partition(f'aria-label="{title}"')[2].partition("</table>")[0]
    found = re.findall(r'<th scope="row">([^<]+)</th><td>([\d.]+)</td><td>([\d.]+)</td>', part)
    return {name: (float(done), float(aim)) for name, done, aim in found}


def of_week(page: str) -> Rows:
    return table(page, "This week’s hard sets by region")


def heavy(first: date) -> Session:
    """The first heavy session from a day on."""
    return next(each for each in planned().planned() if each.kind.heavy and each.day >= first)


def lifted(runner: Runner, name: str, day: date, exercise: str, sets: int = 1) -> None:
    for number in range(1, sets + 1):
        uid = uuid5(NAMESPACE_OID, f"{name} {exercise} {number}")
        kind = LogEvent.Kind.SET_DONE
        what = {"exercise": exercise, "set_number": number, "reps": 8, "rir": 2}
        tapped(runner, name, day, uid=uid, kind=kind, sequence=number + 1, **what)


@pytest.fixture
def logged(ana: Runner) -> Runner:
    """Ana with a log of everything up to the second Tuesday."""
    LogEvent.objects.bulk_create(demo_events(ana, planned(), load(), START + timedelta(days=8)))
    return ana


def share(name: str, planned_sets: float, done: float) -> Share:
    return Share(name, name.capitalize(), "of-region", planned_sets, done)


@pytest.mark.parametrize(
    ("regions", "said"),
    [
        ([share("quads", 4, 4), share("glutes", 4, 1)], "this week: 1 of 2 planned regions have"),
        ([share("quads", 4, 4), share("glutes", 4, 0)], "sets; no set yet for glutes."),
        (
            [share("quads", 4, 0), share("glutes", 4, 0)],
            "sets planned for quads, glutes; none is done yet.",
        ),
        ([share("quads", 0, 3)], "this week: sets that nobody planned for quads."),
    ],
)
def test_the_sentence_says_what_is_whole_and_what_is_open(regions: list[Share], said: str) -> None:
    assert said in sentence(regions, "this week")


def test_a_week_to_come_plans_and_a_week_that_was_logged_has_done(
    logged: Runner, browser: Client, today: date
) -> None:
    coming = of_week(browser.get(f"/week/{START + timedelta(days=14)}/").content.decode())
    past = of_week(browser.get(f"/week/{START}/").content.decode())
    assert coming
    assert all(done == 0 < aim for done, aim in coming.values())
    assert any(done > 0 for done, _ in past.values())


def test_the_block_counts_the_weeks_of_the_block_together(
    logged: Runner, browser: Client, today: date
) -> None:
    block = SeasonWeeks(planned(), frozenset(), today).block()
    assert len(block) > 1
    page = browser.get("/season/").content.decode()
    assert f"Weeks 1–{len(block)}: so far" in page
    whole = table(page, "This block’s hard sets by region")
    weeks = [of_week(browser.get(f"/week/{each.start}/").content.decode()) for each in block]
    for region, both in whole.items():
        parts = [week.get(region, (0.0, 0.0)) for week in weeks]
        assert both == tuple(map(sum, zip(*parts, strict=True)))


def test_outside_the_season_there_is_no_block() -> None:
    for day in (START - timedelta(days=1), planned().end + timedelta(days=7)):
        assert SeasonWeeks(planned(), frozenset(), day).block() == ()


def test_a_session_shows_its_map_once_it_is_over(ana: Runner, browser: Client, today: date) -> None:
    coming, past = heavy(today), heavy(START)
    assert past.day < today
    address = f"/session/{coming.id}/"
    before = browser.get(address).content.decode()
    assert "Hard sets by region" not in before
    assert "muscles.css" not in before
    tapped(ana, coming.id, coming.day)
    squats = next(each for each in coming.prescriptions if each.part == "main")
    lifted(ana, coming.id, coming.day, squats.exercise)
    after = table(browser.get(address).content.decode(), "Hard sets by region")
    assert any(0 < done < aim for done, aim in after.values())
    missed = browser.get(f"/session/{past.id}/").content.decode()
    assert all(done == 0 for done, _ in table(missed, "Hard sets by region").values())
    assert re.search("this session: sets planned for .+; none is done yet", missed)


def test_the_sheet_of_a_session_shows_where_its_sets_will_be(browser: Client, today: date) -> None:
    page = browser.get(f"/session/{heavy(today).id}/print/").content.decode()
    (named,) = re.findall(r"Hard sets planned</b>: ([^<]+)\.<", page)
    (said,) = re.findall(r"before it starts: sets planned for ([^;]+);", page)
    assert [each.rpartition(" ")[0] for each in named.split(", ")] == said.split(", ")
    light = next(each for each in planned().planned() if not each.kind.counted)
    assert "Hard sets planned" not in browser.get(f"/session/{light.id}/print/").content.decode()


def test_sets_that_nobody_planned_count_in_their_session_their_week_and_on_progress(
    ana: Runner, browser: Client, today: date
) -> None:
    before = of_week(browser.get("/week/").content.decode())
    name = f"free-{today}-0123abcd"
    lifted(ana, name, today, "push_up", sets=3)
    tapped(ana, name, today, sequence=9)
    after = of_week(browser.get("/week/").content.decode())
    assert after["Chest"][0] == before["Chest"][0] + 3
    own = browser.get(f"/session/{name}/").content.decode()
    assert table(own, "Hard sets by region")["Chest"] == (3, 0)
    assert "sets that nobody planned for" in own
    progress = table(browser.get("/progress/").content.decode(), "Hard sets by region")
    assert progress["Chest"][0] == 3


def test_while_a_session_is_moved_the_map_makes_room(browser: Client, today: date) -> None:
    page = browser.get(f"/week/move/{heavy(today + timedelta(days=1)).id}/")
    assert page.status_code == 200
    assert "Front and back of the body" not in page.content.decode()


def test_a_tap_is_on_the_map_at_once(logged: Runner, browser: Client, today: date) -> None:
    session = heavy(today)
    line = next(each for each in session.prescriptions if each.part == "main")
    first = of_week(browser.get(f"/week/{session.day}/").content.decode())
    lifted(logged, session.id, session.day, line.exercise)
    second = of_week(browser.get(f"/week/{session.day}/").content.decode())
    assert first != second


def test_pages_with_a_map_ask_the_database_seldom_and_carry_no_inline_style(
    logged: Runner,
    browser: Client,
    today: date,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for address in ("/week/", "/season/", f"/session/{heavy(START).id}/"):
        with django_assert_max_num_queries(12):
            page = browser.get(address).content.decode()
        assert 'role="img" aria-label="Front and back of the body' in page
        assert "style=" not in page
