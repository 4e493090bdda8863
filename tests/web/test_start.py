"""The start: from the runner's own running to a season in four steps."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.conftest import SHARED
from wholestride.web.training.models import CalendarFile, Runner, SeasonDraft

AWKWARD = SHARED / "calendars" / "awkward"
RUNS = {
    "source": "pattern",
    "kind-tuesday": "intervals",
    "minutes-tuesday": "50",
    "kind-thursday": "easy",
    "minutes-thursday": "45",
    "kind-sunday": "long",
    "minutes-sunday": "90",
}
ANSWERS: Mapping[str, Any] = {
    "level": "novice",
    "lifted": "weekly",
    "place": ["home"],
    "equipment-home": ["band", "dumbbell"],
    **{
        f"{key}-{day}": value
        for day in ("tuesday", "saturday")
        for key, value in (("on", "0"), ("from", "18:00"), ("to", "19:30"), ("at", "home"))
    },
    "sessions": "2",
    "any-day": "20",
    "zone": "Europe/Paris",
    "unit": "kg",
    "run-weekday": "06:45",
    "run-weekend": "",
}


def ics(first: date, *titles: str) -> BytesIO:
    """A running calendar with one entry a day."""
    events = "".join(
        f"BEGIN:VEVENT\r\nUID:{number}@test\r\nDTSTART;VALUE=DATE:"
        f"{first + timedelta(days=number):%Y%m%d}\r\nSUMMARY:{title}\r\nEND:VEVENT\r\n"
        for number, title in enumerate(titles)
    )
    text = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:test\r\n{events}END:VCALENDAR\r\n"
    file = BytesIO(text.encode())
    file.name = "runs.ics"
    return file


def post_runs(browser: Client, **fields: Any) -> Any:
    """Send the first step."""
    return browser.post("/start/", {**RUNS, **fields})


def test_a_weekly_pattern_becomes_the_runners_own_season(
    browser: Client, ana: Runner, today: date
) -> None:
    assert post_runs(browser)["Location"] == "/start/runs/"
    assert b"The week of" in browser.get("/start/runs/").content
    assert browser.post("/start/health/", {})["Location"] == "/start/answers/"
    answer = browser.post("/start/answers/", ANSWERS)
    assert answer["Location"] == "/start/ready/"
    ready = browser.get("/start/ready/").content.decode()
    assert "Your season is ready" in ready
    ana.refresh_from_db()
    assert ana.athlete["zone"] == "Europe/Paris"
    assert ana.athlete["runs"]["tuesday"] == ["intervals 50 min"]
    assert ana.seasons.count() == 2
    assert not SeasonDraft.objects.exists()


def test_a_calendar_file_is_read_corrected_and_kept(
    browser: Client, ana: Runner, today: date
) -> None:
    titles = ("Easy 8k", "6 x 800 m", "Endurance thing", "easy 45 min", "Long run 20 km")
    answer = post_runs(browser, source="files", files=[ics(today, *titles)])
    assert answer.status_code == 302
    page = browser.get("/start/runs/").content.decode()
    assert "runs.ics" in page
    assert "6 x 800 m" in page
    browser.post("/start/runs/", {"title": "Endurance thing", "kind": "tempo"})
    page = browser.get("/start/runs/").content.decode()
    assert "Take back" in page
    browser.post("/start/health/", {})
    browser.post("/start/answers/", ANSWERS)
    ana.refresh_from_db()
    assert ana.athlete["run_kind"] == [{"title": "Endurance thing", "kind": "tempo"}]
    assert [each.name for each in ana.calendars.filter(is_draft=False)] == ["runs.ics"]
    newest = ana.seasons.order_by("-number")[0]
    kinds = {run.document["title"]: run.document["kind"] for run in newest.seasonruns.all()}
    assert kinds["Endurance thing"] == "tempo"


def test_a_correction_can_be_taken_back(browser: Client, today: date) -> None:
    post_runs(browser, source="files", files=[ics(today, "Easy 8k", "Endurance thing")])
    browser.post("/start/runs/", {"title": "Endurance thing", "kind": "tempo"})
    browser.post("/start/runs/", {"title": "Endurance thing", "kind": ""})
    assert "Take back" not in browser.get("/start/runs/").content.decode()


def test_only_a_race_is_enough(browser: Client, ana: Runner, today: date) -> None:
    race = today + timedelta(weeks=10)
    fields = {"source": "race", "race-date": str(race), "race-distance": "half"}
    assert post_runs(browser, **fields).status_code == 302
    assert "No running is known" in browser.get("/start/runs/").content.decode()
    browser.post("/start/health/", {})
    assert browser.post("/start/answers/", ANSWERS)["Location"] == "/start/ready/"


def test_a_plan_without_dates_asks_for_its_first_day_and_keeps_the_file(
    browser: Client, today: date
) -> None:
    plan = BytesIO(b'{"days": [{"week": 1, "day": 1, "title": "6 x 800 m", "distance_km": 9}]}')
    plan.name = "plan.json"
    answer = post_runs(browser, source="files", files=[plan])
    assert answer.status_code == 422
    assert "has no dates" in answer.content.decode()
    answer = post_runs(browser, source="files", **{"plan-start": str(today)})
    assert answer.status_code == 302
    assert "6 x 800 m" in browser.get("/start/runs/").content.decode()


def test_going_back_finds_everything_as_it_was_typed(browser: Client, today: date) -> None:
    post_runs(browser, **{"minutes-tuesday": "55", "race-title": "Town run"})
    browser.post("/start/health/", {"yes": ["joint_problem"]})
    browser.post("/start/answers/", {**ANSWERS, "pace": "fast"})
    first = browser.get("/start/").content.decode()
    assert 'value="55"' in first
    assert 'value="Town run"' in first
    assert 'value="joint_problem" checked' in browser.get("/start/health/").content.decode()
    assert 'value="fast"' in browser.get("/start/answers/").content.decode()


def test_a_symptom_stops_the_plan_and_says_where_to_go(
    browser: Client, ana: Runner, today: date
) -> None:
    post_runs(browser)
    answer = browser.post("/start/health/", {"yes": ["chest_pain"]})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "see a physician" in page
    assert "112" in page
    assert browser.get("/start/answers/").status_code == 200
    assert browser.post("/start/answers/", ANSWERS)["Location"] == "/start/health/"
    assert ana.seasons.count() == 1


def test_a_condition_asks_for_an_agreement_in_the_words_of_the_form(
    browser: Client, today: date
) -> None:
    post_runs(browser)
    page = browser.post("/start/health/", {"yes": ["dizziness"]}).content.decode()
    assert "tick that below" in page
    assert "cleared = true" not in page
    answer = browser.post("/start/health/", {"yes": ["dizziness", "cleared"]})
    assert answer["Location"] == "/start/answers/"


def test_a_wrong_answer_is_said_at_its_field_and_nothing_is_half_saved(
    browser: Client, ana: Runner, today: date
) -> None:
    post_runs(browser)
    browser.post("/start/health/", {})
    before = dict(ana.athlete)
    answer = browser.post("/start/answers/", {**ANSWERS, "pace": "fast", "zone": "Atlantis"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "is not a pace" in page
    assert "is no time zone" in page
    ana.refresh_from_db()
    assert ana.athlete == before
    assert ana.seasons.count() == 1


def test_no_time_for_strength_is_said(browser: Client, today: date) -> None:
    post_runs(browser)
    browser.post("/start/health/", {})
    without = {key: value for key, value in ANSWERS.items() if not key.startswith(("on-", "any"))}
    answer = browser.post("/start/answers/", without)
    assert answer.status_code == 422
    assert "no time for strength is ticked" in answer.content.decode().casefold()


def test_steps_cannot_be_skipped(browser: Client, today: date) -> None:
    assert browser.get("/start/runs/")["Location"] == "/start/"
    assert browser.get("/start/health/")["Location"] == "/start/"
    post_runs(browser)
    assert browser.get("/start/answers/")["Location"] == "/start/health/"


def test_the_demo_says_so_and_leads_to_the_runners_own(
    browser: Client, ana: Runner, today: date
) -> None:
    assert "This is the demo season" not in browser.get("/today/").content.decode()
    Runner.objects.update(is_demo=True)
    page = browser.get("/today/").content.decode()
    assert "This is the demo season" in page
    assert 'href="/start/"' in page


def test_planning_ones_own_takes_the_demo_away(browser: Client, ana: Runner, today: date) -> None:
    Runner.objects.update(is_demo=True)
    post_runs(browser)
    browser.post("/start/health/", {})
    browser.post("/start/answers/", ANSWERS)
    ana.refresh_from_db()
    assert not ana.is_demo
    assert ana.seasons.count() == 1
    assert "race" not in ana.athlete


def test_sending_the_last_form_twice_plans_one_season(
    browser: Client, ana: Runner, today: date
) -> None:
    post_runs(browser)
    browser.post("/start/health/", {})
    browser.post("/start/answers/", ANSWERS)
    assert browser.post("/start/answers/", ANSWERS).status_code == 302
    assert ana.seasons.count() == 2


def test_nobody_takes_out_another_runners_file(
    browser: Client, new_runner: Any, today: date
) -> None:
    other = new_runner("bjorn")
    row = CalendarFile.objects.create(runner=other, name="x.ics", data=b"x", is_draft=True)
    browser.post(f"/start/files/{row.pk}/out/")
    assert CalendarFile.objects.filter(pk=row.pk).exists()


def test_a_file_can_be_taken_out(browser: Client, ana: Runner, today: date) -> None:
    post_runs(browser, source="files", files=[ics(today, "Easy 8k")])
    row = ana.calendars.get()
    browser.post(f"/start/files/{row.pk}/out/")
    assert not ana.calendars.exists()


def test_too_many_and_too_large_files_are_refused_in_words(
    browser: Client, ana: Runner, today: date
) -> None:
    huge = BytesIO(b"x" * 5_000_001)
    huge.name = "huge.ics"
    answer = post_runs(browser, source="files", files=[huge])
    assert answer.status_code == 422
    assert "larger than 5 MB" in answer.content.decode()
    many = [ics(today, f"Easy {number} km") for number in range(11)]
    answer = post_runs(browser, source="files", files=many)
    assert answer.status_code == 422
    assert "10 files are the most" in answer.content.decode()
    assert ana.calendars.count() == 10


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00\x01\x02" * 400,
        b"%PDF-1.4",
        b"PK\x03\x04",
        b"BEGIN:VCALENDAR",
        b'{"days": ' + b"[" * 5000,
        "BEGIN:VCALENDAR\r\nSUMMARY:Läufe".encode("utf-16"),
        b"date,title\n2026-99-99,x\n",
        b"<html>",
    ],
)
def test_broken_and_hostile_files_are_answered_in_words(
    browser: Client, ana: Runner, today: date, data: bytes
) -> None:
    file = BytesIO(data)
    file.name = "../../<script>.ics"
    answer = post_runs(browser, source="files", files=[file])
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "<script>.ics" not in page
    assert 'class="found bad"' in page
    assert not ana.calendars.exists()


@pytest.mark.shared
@pytest.mark.skipif(not AWKWARD.is_dir(), reason="the awkward calendars are not here")
def test_awkward_calendars_never_break_a_page(browser: Client, ana: Runner, today: date) -> None:
    for path in sorted(AWKWARD.glob("*.ics")):
        ana.calendars.all().delete()
        with path.open("rb") as file:
            answer = post_runs(browser, source="files", files=[file])
        assert answer.status_code in (302, 422), path.name
        assert browser.get("/start/runs/").status_code in (200, 302), path.name


@pytest.mark.parametrize(
    "fields",
    [
        {"source": "nonsense"},
        {"race-date": "2027-02-30"},
        {"source": "race", "race-date": "", "race-distance": "moon"},
        {"minutes-tuesday": "\0" * 50},
        {"kind-tuesday": "x" * 5000},
        {"plan-start": "tomorrow", "source": "files"},
        {"hour-tuesday": "99:99"},
    ],
)
def test_hostile_fields_never_break_a_page(
    browser: Client, today: date, fields: Mapping[str, str]
) -> None:
    assert post_runs(browser, **fields).status_code in (302, 422)
    for page in ("/start/", "/start/runs/", "/start/health/", "/start/answers/"):
        assert browser.get(page).status_code in (200, 302)


@pytest.mark.parametrize(
    "fields",
    [
        {"place": ["home", "a\x01b"]},
        {"level": "olympic"},
        {"on-tuesday": "0", "from-tuesday": "25:00", "to-tuesday": "x", "at-tuesday": "moon"},
        {"region": ["knee", "soul"], "side": ["left"], "since": ["x"], "until": [""]},
        {"region": "soul", "side": "left", "since": "x", "until": ""},
        {"sessions": "99"},
        {"sessions": "nan"},
        {"any-day": "1e9"},
        {"emphasis": ["x"] * 3},
        {"equipment-home": ["plutonium"]},
    ],
)
def test_hostile_answers_are_refused_in_words(
    browser: Client, ana: Runner, today: date, fields: Mapping[str, Any]
) -> None:
    post_runs(browser)
    browser.post("/start/health/", {})
    answer = browser.post("/start/answers/", {**ANSWERS, **fields})
    assert answer.status_code == 422
    assert 'class="found bad"' in answer.content.decode()
    assert ana.seasons.count() == 1


def test_without_a_link_nobody_starts(db: None) -> None:
    client = Client(headers={"host": "127.0.0.1"})
    for page in ("/start/", "/start/runs/", "/start/health/", "/start/answers/", "/start/ready/"):
        assert client.get(page)["Location"].startswith("/door/")


def test_each_step_asks_the_database_seldom(
    browser: Client, today: date, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    post_runs(browser)
    browser.post("/start/health/", {})
    steps = ("/start/", "/start/runs/", "/start/health/", "/start/answers/", "/start/ready/")
    for page in steps:
        with django_assert_max_num_queries(12):
            assert browser.get(page).status_code == 200
