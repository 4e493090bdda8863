"""Everything out, everything in, everything gone."""

from __future__ import annotations

import csv
import io
import json
import uuid
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from wholestride.formats.season_file import read_season
from wholestride.web.training import exporting
from wholestride.web.training.models import CalendarFile, LogEvent, Runner

NOT_EXPORTED = {
    "SeasonDraft",
    "CalendarFeed",
    "FollowedCalendar",
    "Proposal",
    "SharedCalendar",
    "Upload",
}
"""Half-typed forms, a secret address, what came of a look, questions, a key’s name, uploads."""


def event(runner: Runner, number: int, **more: Any) -> LogEvent:
    """A set that was done."""
    fields: dict[str, Any] = {
        "uid": uuid.UUID(int=number),
        "device": "phone",
        "sequence": number,
        "session": "s1",
        "day": date(2026, 11, 24),
        "kind": LogEvent.Kind.SET_DONE,
        "exercise": "step_up",
        "set_number": number,
        "side": "left",
        "reps": 8,
        "load_grams": 16_000,
        "rir": 2,
        "done_at": datetime(2026, 11, 24, 18, number),
        **more,
    }
    return LogEvent.objects.create(runner=runner, **fields)


def export(client: Client) -> bytes:
    return client.get("/settings/data/wholestride.json").content


def bring_in(client: Client, data: bytes) -> Any:
    file = io.BytesIO(data)
    file.name = "wholestride.json"
    return client.post("/settings/data/import/", {"export": file})


@pytest.fixture
def logged(ana: Runner) -> Runner:
    """Ana with two sets, a calendar, and a display of her own."""
    ana.theme, ana.distance_unit, ana.week_starts_on, ana.reminder_minutes = "dark", "mi", 6, 30
    ana.save()
    event(ana, 1)
    event(ana, 2, note="Läuft")
    CalendarFile.objects.create(runner=ana, name="runs.ics", data=b"BEGIN:VCALENDAR")
    return ana


def test_everything_of_a_runner_comes_back_to_the_byte(
    browser: Client, logged: Runner, today: date
) -> None:
    before = export(browser)
    browser.post("/settings/data/delete/", {"confirmation": "Delete everything "})
    assert not LogEvent.objects.exists()
    assert not Runner.objects.filter(pk=logged.pk).exists()
    answer = bring_in(browser, before)
    assert "2 new entries" in answer.content.decode()
    assert export(browser) == before
    again = Runner.objects.get()
    shown = (again.theme, again.distance_unit, again.week_starts_on, again.reminder_minutes)
    assert shown == ("dark", "mi", 6, 30)
    assert browser.get("/week/").status_code == 200


def test_bringing_it_in_twice_doubles_nothing(browser: Client, logged: Runner, today: date) -> None:
    before = export(browser)
    for _ in range(2):
        page = bring_in(browser, before).content.decode()
        assert "0 new entries" in page
        assert "2 were there already" in page
    assert export(browser) == before


def test_an_existing_runner_gets_what_is_new_and_keeps_what_differs(
    browser: Client, logged: Runner, today: date
) -> None:
    document = json.loads(export(browser))
    document["events"][1]["uid"] = str(uuid.UUID(int=99))
    document["seasons"][0]["season"]["sessions"].pop()
    document["athlete"]["name"] = "Somebody else"
    page = bring_in(browser, json.dumps(document).encode()).content.decode()
    assert "1 new entry" in page
    assert "Yours differ and stay: season 1" in page
    logged.refresh_from_db()
    assert logged.athlete["name"] != "Somebody else"
    assert logged.events.count() == 3


def test_the_demo_gives_way_to_an_export(
    browser: Client, logged: Runner, new_runner: Callable[..., Runner], today: date
) -> None:
    before = export(browser)
    other = new_runner("bjorn")
    event(other, 7)
    Runner.objects.filter(pk=other.pk).update(is_demo=True)
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(other.user)
    bring_in(client, before)
    assert export(client) == before


def test_every_table_of_a_runner_is_exported_or_named_here() -> None:
    tables = {
        each.related_model.__name__
        for each in Runner._meta.related_objects
        if not isinstance(each.related_model, str)
    }
    assert tables - NOT_EXPORTED == {
        *("CalendarFile", "IssuedSeason", "LogEvent"),
        *("RecordedActivity", "StrengthTable", "ExerciseName"),
    }


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b"[" * 100_000,
        b'{"format": "wholestride.export/1"}',
        b'{"format": "wholestride.export/1", "athlete": [], "seasons": {}, "events": 3}',
        b'{"format": "wholestride.export/1", "athlete": {"level": NaN}}',
        b'{"format": "wholestride.export/1", "athlete": {"name": "\\ud800"}}',
        b"\xff\xfe\x00",
    ],
)
def test_a_broken_export_changes_nothing(
    browser: Client, logged: Runner, today: date, data: bytes
) -> None:
    before = export(browser)
    answer = bring_in(browser, data)
    assert answer.status_code == 422
    assert "Nothing was changed" in answer.content.decode()
    assert export(browser) == before


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("uid", "x"),
        ("kind", "dance"),
        ("rir", 99),
        ("reps", -1),
        ("day", "soon"),
        ("session", "x" * 500),
        ("done_at", None),
        ("sequence", 10**30),
    ],
)
def test_one_broken_event_keeps_the_whole_export_out(
    browser: Client, logged: Runner, today: date, field: str, value: Any
) -> None:
    document = json.loads(export(browser))
    document["events"][0] = {**document["events"][0], "uid": str(uuid.UUID(int=50)), field: value}
    answer = bring_in(browser, json.dumps(document).encode())
    assert answer.status_code == 422
    assert "events[0]" in answer.content.decode()
    assert logged.events.count() == 2


def test_no_file_is_said(browser: Client, today: date) -> None:
    answer = browser.post("/settings/data/import/")
    assert answer.status_code == 422
    assert "No file was chosen" in answer.content.decode()


def test_the_table_of_sets_holds_the_newest_word_and_no_formula(
    browser: Client, logged: Runner, today: date
) -> None:
    event(logged, 3, set_number=1, reps=9)
    event(logged, 4, exercise="=cmd()")
    text = browser.get("/settings/data/sets.csv").content.decode()
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [(row["exercise"], row["set"], row["reps"]) for row in rows] == [
        ("step_up", "2", "8"),
        ("step_up", "1", "9"),
        ("'=cmd()", "4", "8"),
    ]
    assert rows[0]["load_kg"] == "16.0"


def test_every_file_can_be_taken(browser: Client, logged: Runner, today: date) -> None:
    season, findings = read_season("x", browser.get("/settings/data/season.json").content)
    assert season is not None
    assert not findings
    assert browser.get("/settings/data/strength.ics").content.startswith(b"BEGIN:VCALENDAR")
    assert browser.get("/settings/data/season.csv").content.startswith(b"session,")
    assert b"[places" in browser.get("/settings/data/athlete.toml").content
    row = logged.calendars.get()
    answer = browser.get(f"/settings/data/calendars/{row.pk}/")
    assert answer.content == b"BEGIN:VCALENDAR"
    assert "attachment" in answer["Content-Disposition"]
    assert browser.get("/settings/data/secret").status_code == 404


def test_another_runners_calendar_is_not_found(
    browser: Client, new_runner: Callable[..., Runner], today: date
) -> None:
    row = CalendarFile.objects.create(runner=new_runner("bjorn"), name="x", data=b"x")
    assert browser.get(f"/settings/data/calendars/{row.pk}/").status_code == 404


def test_deleting_needs_the_words(browser: Client, logged: Runner, today: date) -> None:
    for words in ("", "yes", "delete", "<b>"):
        answer = browser.post("/settings/data/delete/", {"confirmation": words})
        assert answer.status_code == 422
    assert logged.events.count() == 2
    assert browser.get("/settings/data/delete/").status_code == 405


def test_after_deleting_everything_a_start_is_offered(
    browser: Client, logged: Runner, today: date
) -> None:
    browser.post("/settings/data/delete/", {"confirmation": "delete everything"})
    assert browser.get("/today/")["Location"] == "/start/"
    for page in ("/start/", "/settings/", "/settings/data/", "/settings/you/"):
        assert browser.get(page).status_code == 200
    assert browser.get("/settings/data/season.json").status_code == 404


def test_the_data_of_others_stays(
    browser: Client, new_runner: Callable[..., Runner], today: date
) -> None:
    other = new_runner("bjorn")
    event(other, 5)
    browser.post("/settings/data/delete/", {"confirmation": "delete everything"})
    other.refresh_from_db()
    assert other.events.count() == 1
    assert other.seasons.count() == 1


def test_an_export_asks_the_database_seldom(
    browser: Client,
    logged: Runner,
    today: date,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for page in ("/settings/data/", "/settings/data/wholestride.json", "/settings/data/sets.csv"):
        with django_assert_max_num_queries(12):
            assert browser.get(page).status_code == 200


def test_an_export_is_read_back_as_it_was(logged: Runner) -> None:
    found, problems = exporting.read_export(exporting.export_of(logged))
    assert not problems
    assert found is not None
    assert len(found.events) == 2
    assert found.calendars[0].data == b"BEGIN:VCALENDAR"
