"""What if: two seasons side by side, and nothing kept."""

from __future__ import annotations

import html
import re
from datetime import date, time
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.cast import ANA
from tests.web.tapping import tapped
from wholestride.domain.athlete import Policy, Weekday
from wholestride.planning.replanning import replan
from wholestride.web.pages.what_if import read_what_if
from wholestride.web.training import changes
from wholestride.web.training.mapping import athlete_document, athlete_of
from wholestride.web.training.models import IssuedSeason, Runner
from wholestride.web.training.store import whole_season

NOTHING = {"sessions": "", "policy": "", "weekday": "", "from": "18:00", "to": "19:30", "place": ""}
PLACE = next(iter(ANA.planning_places))


def test_more_sessions_another_policy_and_more_time_make_another_athlete() -> None:
    windows = {each.weekday for each in ANA.planning_windows}
    free = next((day for day in Weekday if day not in windows), None)
    hours = {"from": "05:00", "to": "05:45"} if free is None else {}
    day = (free or Weekday.THURSDAY).name.title()
    typed = NOTHING | {"sessions": "3", "policy": "easy-days", "weekday": day, "place": PLACE}
    asked = read_what_if(ANA, typed | hours)
    assert not asked.errors
    assert asked.athlete.sessions_per_week == 3
    assert asked.athlete.policy is Policy.EASY_DAYS
    assert len(asked.athlete.windows) == len(ANA.planning_windows) + 1
    assert len(asked.words) == 3


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("sessions", {"sessions": "99"}),
        ("sessions", {"sessions": "<b>"}),
        ("policy", {"policy": "none"}),
        ("weekday", {"weekday": "Someday", "place": PLACE}),
        ("weekday", {"weekday": "Monday", "place": "the moon"}),
        ("weekday", {"weekday": "Monday", "place": PLACE, "from": "20:00", "to": "19:00"}),
        ("weekday", {"weekday": "Monday", "place": PLACE, "from": "late", "to": "\0"}),
    ],
)
def test_what_cannot_be_is_said_at_its_field(field: str, typed: dict[str, str]) -> None:
    assert set(read_what_if(ANA, NOTHING | typed).errors) == {field}


def test_time_that_is_free_already_is_no_what_if() -> None:
    window = ANA.planning_windows[0]
    typed = NOTHING | {
        "weekday": window.weekday.name.title(),
        "place": window.place,
        "from": f"{window.start:%H:%M}",
        "to": f"{window.end:%H:%M}",
    }
    assert "already" in read_what_if(ANA, typed).errors["weekday"]


def test_both_seasons_stand_side_by_side(browser: Client, today: date) -> None:
    page = browser.post("/season/what-if/", NOTHING | {"sessions": "1"}).content.decode()
    assert "As it is, and with 1 session a week" in page
    assert "Smallest gap before a key run" in page
    assert page.count('class="strip-lifts"') == 2


def test_looking_keeps_nothing(ana: Runner, browser: Client, today: date) -> None:
    document = ana.athlete
    browser.post("/season/what-if/", NOTHING | {"sessions": "1", "policy": "minimum-dose"})
    ana.refresh_from_db()
    assert ana.athlete == document
    assert IssuedSeason.objects.filter(runner=ana).count() == 1


def test_nothing_changed_is_said_and_not_planned(
    browser: Client, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes, "work_out", None)
    page = browser.post("/season/what-if/", NOTHING).content.decode()
    assert "Change something to compare" in page


def test_keeping_a_what_if_asks_like_every_change_and_can_be_undone(
    ana: Runner, browser: Client, today: date
) -> None:
    document = athlete_document(athlete_of(ana.athlete))
    typed = NOTHING | {"sessions": "1", "act": "keep"}
    asked = browser.post("/season/what-if/", typed)["Location"]
    assert "What if: 1 session a week" in browser.get(asked).content.decode()
    assert IssuedSeason.objects.filter(runner=ana).count() == 1
    browser.post(asked, {"answer": "accept"})
    before, after = (
        whole_season(each) for each in IssuedSeason.objects.filter(runner=ana).order_by("number")
    )
    assert after.athlete.sessions_per_week == 1
    past = [each for each in before.planned() if each.day < today]
    assert past == [each for each in after.planned() if each.day < today]
    ana.refresh_from_db()
    assert ana.athlete["sessions_per_week"] == 1
    browser.post("/week/change/undo/")
    ana.refresh_from_db()
    assert athlete_document(athlete_of(ana.athlete)) == document


def test_ideas_are_links_that_compare(browser: Client, today: date) -> None:
    page = browser.get("/season/what-if/").content.decode()
    idea = html.unescape(re.search(r'class="ideas"><li><a href="([^"#]+)#answer"', page)[1])  # type: ignore[index]  # there is one
    assert "As it is, and with" in browser.get(idea).content.decode()


def test_what_was_done_is_drawn_as_done(browser: Client, ana: Runner, today: date) -> None:
    def as_it_is() -> str:
        page = browser.post("/season/what-if/", NOTHING | {"sessions": "1"}).content.decode()
        return page.partition("<b>As it is</b>")[2].partition('<p class="cap">')[0]

    assert "plate done" not in as_it_is()
    for each in ana.seasons.get().seasonsessions.filter(day__lt=today):
        tapped(ana, each.session, each.day)
    assert "plate done" in as_it_is()


def test_a_what_if_looks_from_today_on(browser: Client, today: date) -> None:
    page = browser.post("/season/what-if/", NOTHING | {"sessions": "1"}).content.decode()
    weeks = re.findall(r'<tr><th scope="row">([0-9–, ]+)</th>', page)
    assert weeks
    assert not any(each.startswith("1") and each[:2] in ("1", "1–", "1,") for each in weeks)


def test_what_was_typed_stays_where_it_was_wrong(browser: Client, today: date) -> None:
    typed = NOTHING | {"sessions": "3", "weekday": "Monday", "place": PLACE, "from": "20:00"}
    answer = browser.post("/season/what-if/", typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="20:00"' in page
    assert "<option selected>3</option>" in page
    assert "at least 10 minutes" in page


def test_no_plan_is_made_inside_a_transaction(
    browser: Client, today: date, unremembered: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    depth: list[int] = []
    outside = len(connection.savepoint_ids)

    def watched(*args: Any) -> object:
        depth.append(len(connection.savepoint_ids))
        return replan(*args)

    monkeypatch.setattr(changes, "replan", watched)
    browser.post("/season/what-if/", NOTHING | {"sessions": "1"})
    assert depth == [outside]


def test_a_what_if_asks_the_database_seldom(
    browser: Client, today: date, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(12):
        browser.post("/season/what-if/", NOTHING | {"sessions": "3"})


def test_a_window_has_whole_minutes() -> None:
    typed = NOTHING | {"weekday": "Monday", "place": PLACE, "from": "03:00", "to": "03:40"}
    added = [each for each in read_what_if(ANA, typed).athlete.windows if each.start == time(3)]
    assert [each.minutes for each in added] == [40]
