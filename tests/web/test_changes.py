"""Life's changes: asked in small forms, shown as a proposal that stores nothing."""

from __future__ import annotations

import html
from collections.abc import Callable
from datetime import date, datetime, time

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.cast import CHIDI
from tests.web.asking import (
    KINDS,
    TODAY,
    asked,
    key_run,
    season_of,
    windows_form,
)
from tests.web.conftest import planned
from wholestride.domain.athlete import Absence, Injury, Side, Weekday, Window
from wholestride.domain.exercise import Region
from wholestride.domain.logbook import (
    CancelledRun,
    Change,
    ClosedInjury,
    DoneRun,
    LostDays,
    MissedSession,
    MovedRun,
    MovedSession,
    NewAthlete,
    NewInjury,
    NewRun,
    NewWindows,
    OwnSession,
)
from wholestride.domain.quantities import Distance
from wholestride.domain.running import Race, RaceDistance, RacePriority, Run, RunKind
from wholestride.domain.season import SessionKind
from wholestride.formats.season_file import write_season
from wholestride.web.pages.change_forms import counted_as
from wholestride.web.training.change_documents import change_of, document_of
from wholestride.web.training.models import Proposal, Runner

HURT = Injury(Region.ACHILLES, Side.LEFT, TODAY, None, True)
BJORNS_RUN = Run(
    "r", datetime(2026, 12, 3, 7), "Easy 10 km", RunKind.EASY, 62, 186, False, 15, None,
    distance=Distance(10_000), race=Race(RacePriority.C, RaceDistance.TEN_KM, 5),
)  # fmt: skip
EVERY_CHANGE: tuple[Change, ...] = (
    MissedSession("a"),
    MovedSession("a", datetime(2026, 12, 3, 18), "gym"),
    OwnSession("Climbing", datetime(2026, 12, 3, 18), 90, SessionKind.UPPER_CORE),
    MovedRun("r", datetime(2026, 12, 3, 7)),
    CancelledRun("r"),
    DoneRun(BJORNS_RUN, "r"),
    NewRun(BJORNS_RUN, "r"),
    LostDays(Absence(date(2026, 12, 3), date(2026, 12, 5), "ill"), ill=True),
    NewWindows((Window(Weekday.MONDAY, time(18), time(19, 30), "home"),)),
    NewInjury(HURT),
    ClosedInjury(HURT, date(2026, 12, 9)),
    NewAthlete(CHIDI, anew=True),
)


@pytest.mark.parametrize("change", EVERY_CHANGE, ids=lambda each: type(each).__name__)
def test_a_change_comes_back_from_its_document_as_it_was(change: Change) -> None:
    assert change_of(document_of(change)) == change


@pytest.mark.parametrize("kind", KINDS)
def test_a_form_is_answered_by_a_proposal_and_nothing_is_stored(
    ana: Runner, browser: Client, today: date, kind: str
) -> None:
    page = browser.get(asked(browser, kind))
    assert page.status_code == 200
    assert "What would change" in page.content.decode()
    assert "Accept" in page.content.decode()
    assert ana.seasons.count() == 1
    assert write_season(season_of(ana)) == write_season(planned())


@pytest.mark.parametrize(
    ("about", "fields", "words"),
    [
        ("skip", {"session": "nothing"}, "Choose a session of the list."),
        ("run", {"run": "nothing"}, "Choose a run of the list."),
        ("run", {"what": "flies"}, "Say whether it moves or falls away."),
        ("run", {"what": "moves", "day": "soon", "clock": "07:00"}, "Choose a day."),
        ("run", {"what": "moves", "day": "2026-12-03", "clock": "7ish"}, "Write a time"),
        ("run", {"what": "moves", "day": "1999-01-01", "clock": "07:00"}, "Choose a day from"),
        ("ill", {"what": "ill", "first": "2026-12-05", "last": "2026-12-03"}, "before the first"),
        ("ill", {"what": "ill", "first": "2026-12-05", "last": "2099-12-03"}, "At most 120 days"),
        ("ill", {"first": "2026-12-05", "last": "2026-12-06"}, "Say whether you are ill or away."),
        ("hours", {}, "At least one window is needed."),
        (
            "hours",
            {"weekday-0": "1", "start-0": "19:00", "end-0": "18:00", "place-0": "home"},
            "ends before it begins",
        ),
        (
            "hours",
            {"weekday-0": "9", "start-0": "18:00", "end-0": "19:00", "place-0": "home"},
            "Choose a weekday.",
        ),
        (
            "hours",
            {"weekday-0": "1", "start-0": "18:00", "end-0": "19:00", "place-0": "moon"},
            "Choose a place of the list.",
        ),
        ("complaint", {"region": "soul", "side": "left"}, "Choose where it hurts."),
        ("complaint", {"healed": "7"}, "Choose a complaint of the list."),
        ("own", {"title": "", "minutes": "40"}, "Give it a name"),
        ("own", {"title": "x" * 61}, "at most 60 letters"),
        ("own", {"title": "Row", "minutes": "9999999999"}, "Write minutes from 5 to 240."),
        ("own", {"title": "Row", "minutes": "٤٠"}, "Write minutes from 5 to 240."),
    ],
)
def test_what_cannot_be_read_is_said_at_its_field_and_stays_typed(
    ana: Runner, browser: Client, today: date, about: str, fields: dict[str, str], words: str
) -> None:
    if about == "run":
        fields = {"run": key_run(), **fields}
    answer = browser.post(f"/week/change/{about}/", fields)
    page = html.unescape(answer.content.decode())
    assert answer.status_code == 422
    assert words in page
    typed = [value for name, value in fields.items() if name in ("title", "first", "clock")]
    assert all(f'value="{value}"' in page for value in typed if value)
    assert not Proposal.objects.exists()


def test_the_windows_as_they_are_ask_for_nothing(browser: Client, today: date) -> None:
    answer = browser.post("/week/change/hours/", windows_form(planned()))
    assert answer.status_code == 422
    assert b"These are your windows already." in answer.content


def test_a_change_that_nobody_knows_is_not_found(browser: Client, today: date) -> None:
    assert browser.get("/week/change/weather/").status_code == 404
    where = asked(browser, "ill")
    assert browser.post(where, {"answer": "perhaps"}).status_code == 404


def test_a_proposal_of_somebody_else_is_not_found(
    new_runner: Callable[..., Runner], browser: Client, today: date
) -> None:
    where = asked(browser, "ill")
    other = Client(headers={"host": "127.0.0.1"})
    other.force_login(new_runner("bjorn").user)
    assert other.get(where).status_code == 404
    assert other.post(where, {"answer": "accept"}).status_code == 404
    assert Proposal.objects.get().state == Proposal.State.OPEN


@pytest.mark.parametrize(
    ("title", "legs", "kind"),
    [
        ("Leg day", True, SessionKind.LOWER),
        ("Leg day", False, SessionKind.UPPER_CORE),
        ("Yoga", False, SessionKind.MOBILITY),
        ("Yoga", True, SessionKind.FULL_LIGHT),
        ("Something", True, SessionKind.FULL_LIGHT),
        ("Something", False, SessionKind.UPPER_CORE),
    ],
)
def test_an_own_session_counts_by_its_name_as_far_as_the_legs_agree(
    title: str, legs: bool, kind: SessionKind
) -> None:
    assert counted_as(title, legs=legs) is kind


def test_changes_ask_the_database_seldom(
    browser: Client, today: date, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    where = asked(browser, "ill")
    for page in ("/week/change/", "/week/change/hours/", "/week/change/skip/", where):
        with django_assert_max_num_queries(12):
            assert browser.get(page).status_code == 200
