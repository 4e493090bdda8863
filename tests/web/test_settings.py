"""The settings: the athlete's facts as forms, and what they would change in the plan."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from wholestride.web.clock import today_in
from wholestride.web.forms import typed_of
from wholestride.web.pages.gym import form
from wholestride.web.pages.runner_pages import today_of
from wholestride.web.pages.settings_sections import SECTIONS
from wholestride.web.training.mapping import athlete_document, athlete_of
from wholestride.web.training.models import Runner

PAGES = (
    "/settings/",
    *(f"/settings/{each.name}/" for each in SECTIONS),
    "/settings/feed/",
    "/settings/data/",
    "/settings/plan/",
)


TRIP = {
    "trip-from": ["2026-12-03"],
    "trip-to": ["2026-12-09"],
    "trip-place": ["hotel"],
    "trip-zone": ["America/Denver"],
}


def as_shown(runner: Runner, **more: Any) -> dict[str, Any]:
    """The form of a runner as the page shows it, with some fields changed."""
    runner.refresh_from_db()
    return {**typed_of(athlete_of(runner.athlete)), **more}


@pytest.mark.parametrize("name", [each.name for each in SECTIONS])
@pytest.mark.parametrize("person", ["ana", "bjorn", "chidi", "dora"])
def test_saving_a_form_as_it_is_shown_changes_nothing(
    new_runner: Any, today: date, person: str, name: str
) -> None:
    runner = new_runner(person)
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(runner.user)
    before = athlete_document(athlete_of(runner.athlete))
    typed = as_shown(runner)
    typed["lifted-was"] = typed["lifted"]
    flags = ("one_session_a_day", "together")
    typed |= {key: ["yes"] for key in flags if before.get(key)}
    answer = client.post(f"/settings/{name}/", typed)
    assert answer.status_code == 302, answer.content.decode()
    runner.refresh_from_db()
    after = athlete_document(athlete_of(runner.athlete))
    changed = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    allowed = {"availability_assumed"} if name == "times" else set()
    assert changed <= allowed


def test_units_and_theme_show_on_the_pages(browser: Client, ana: Runner, today: date) -> None:
    fields = as_shown(ana, unit="lb", theme="dark", **{"distance-unit": "mi"})
    assert browser.post("/settings/you/", fields)["Location"] == "/settings/"
    ana.refresh_from_db()
    assert ana.athlete["unit"] == "lb"
    assert (ana.theme, ana.distance_unit) == ("dark", "mi")
    assert 'data-theme="dark"' in browser.get("/week/").content.decode()


def test_distances_are_read_in_miles(browser: Client, ana: Runner, today: date) -> None:
    run = ana.seasons.get().seasonruns.filter(day=today).get()
    run.document["distance_km"] = 10.0
    run.save()
    assert "10 km" in browser.get("/today/").content.decode()
    Runner.objects.update(distance_unit="mi")
    assert "6.2 mi" in browser.get("/today/").content.decode()


@pytest.mark.parametrize(
    ("name", "fields", "words"),
    [
        ("you", {"zone": "Atlantis"}, "is no time zone"),
        ("you", {"level": "olympic"}, "possible words"),
        ("running", {"pace": "fast"}, "is not a pace"),
        ("running", {"run-monday": "7 pm"}, "is not a time of day"),
        ("times", {"sessions": "9"}, "1 to 4"),
        ("times", {"on-monday": ["0"], "from-monday": ["20:00"], "to-monday": ["19:00"]}, "ends"),
        ("places", {"equipment-home": ["plutonium"]}, "no equipment"),
        ("places", {"dumbbells-home": "heavy"}, "heavy"),
        ("places", {"place": []}, "No place is left."),
        ("places", {"place": ["gym"]}, "Home still stands in your times"),
        ("places", {"place": ["home", "gym"], "called-gym": "home"}, "Two places are called home"),
        ("travel", {**TRIP, "trip-to": ["2026-12-01"]}, "comes before"),
        ("travel", {**TRIP, "trip-zone": ["Atlantis"]}, "is no time zone"),
        ("travel", {**TRIP, "trip-place": ["the moon"]}, "none of the places"),
        ("travel", {**TRIP, "trip-from": ["tomorrow"]}, "tomorrow"),
        ("travel", {key: value * 2 for key, value in TRIP.items()}, "in the trip"),
        ("complaints", {"region": "soul", "side": "left", "since": "", "until": ""}, "soul"),
        ("exercises", {"new-exclude": "squatting"}, "no exercise"),
        ("wishes", {"policy": "chaos"}, "possible words"),
    ],
)
def test_a_wrong_value_is_said_kept_on_the_page_and_not_saved(
    browser: Client,
    ana: Runner,
    today: date,
    name: str,
    fields: Mapping[str, Any],
    words: str,
) -> None:
    before = dict(ana.athlete)
    answer = browser.post(f"/settings/{name}/", as_shown(ana, **fields))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert 'class="found bad"' in page
    ana.refresh_from_db()
    assert ana.athlete == before


def test_a_complaint_is_kept_with_its_dates_and_can_be_closed(
    browser: Client, ana: Runner, today: date
) -> None:
    row = {"region": ["knee"], "side": ["left"], "since": ["2026-11-01"], "until": [""]}
    browser.post("/settings/complaints/", as_shown(ana, **row))
    ana.refresh_from_db()
    assert ana.athlete["injury"] == [{"region": "knee", "side": "left", "since": "2026-11-01"}]
    browser.post("/settings/complaints/", as_shown(ana, until=["2026-11-20"]))
    ana.refresh_from_db()
    assert ana.athlete["injury"][0]["until"] == "2026-11-20"


def test_exercises_are_added_by_their_name_and_taken_away(
    browser: Client, ana: Runner, today: date
) -> None:
    browser.post("/settings/exercises/", as_shown(ana, **{"new-exclude": "Tandem stance"}))
    ana.refresh_from_db()
    assert "tandem_stance" in ana.athlete["exclude"]["exercises"]
    assert "Tandem stance" in browser.get("/settings/exercises/").content.decode()
    browser.post("/settings/exercises/", as_shown(ana, exclude=[]))
    ana.refresh_from_db()
    assert "exclude" not in ana.athlete


def test_a_place_can_be_added_and_equipped(browser: Client, ana: Runner, today: date) -> None:
    browser.post("/settings/places/", as_shown(ana, **{"new-place": "office"}))
    fields = {"equipment-office": ["dumbbell"], "dumbbells-office": "4, 6 8.5"}
    assert browser.post("/settings/places/", as_shown(ana, **fields)).status_code == 302
    ana.refresh_from_db()
    office = ana.athlete["places"]["office"]
    assert office == {"equipment": ["dumbbell"], "dumbbells_kg": [4, 6, 8.5]}


def test_a_place_that_is_renamed_keeps_its_times_and_its_equipment(
    browser: Client, new_runner: Any, today: date
) -> None:
    chidi = new_runner("chidi")
    browser.force_login(chidi.user)
    before = dict(chidi.athlete)
    browser.post("/settings/places/", as_shown(chidi, **{"called-hotel": "inn"}))
    chidi.refresh_from_db()
    assert chidi.athlete["places"]["inn"] == before["places"]["hotel"]
    assert "hotel" not in chidi.athlete["places"]
    assert chidi.athlete["any_day"] == "20 min inn"
    assert chidi.athlete["availability"]["monday"] == ["20:00-20:45 inn"]
    assert chidi.athlete["trip"][0]["place"] == "inn"


def test_a_trip_is_planned_at_its_place_and_fed_in_its_zone(
    browser: Client, ana: Runner, today: date
) -> None:
    assert browser.post("/settings/travel/", as_shown(ana, **TRIP)).status_code == 302
    assert "3–9 December: hotel" in browser.get("/settings/").content.decode()
    asked = browser.post("/settings/plan/")["Location"]
    browser.post(asked, {"answer": "accept"})
    season = ana.seasons.get(number=2)
    there = season.seasonsessions.filter(day__range=("2026-12-03", "2026-12-09"))
    planned = [each.document for each in there if each.document["status"] == "planned"]
    assert {each["place"] for each in planned} == {"hotel"}
    shown = browser.post("/settings/feed/", {"act": "new"}).content.decode()
    address = "/feed/" + shown.split("/feed/", 1)[1].split('"', 1)[0]
    assert b"DTSTART;TZID=America/Denver:20261203" in browser.get(address).content


def test_today_is_the_day_of_the_zone_where_the_runner_is() -> None:
    athlete = {"trip": [{"from": "2000-01-01", "to": "2100-01-01", "zone": "Pacific/Kiritimati"}]}
    assert today_of(athlete, "Pacific/Pago_Pago") == today_in("Pacific/Kiritimati")
    assert today_of({}, "Pacific/Pago_Pago") == today_in("Pacific/Pago_Pago")


def test_a_set_that_a_plain_form_keeps_on_a_trip_is_timed_by_the_clocks_there(
    ana: Runner, browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = ana.seasons.get()
    trip = {"from": "2000-01-01", "to": "2100-01-01", "zone": "Pacific/Kiritimati"}
    row.head["athlete"]["trip"] = [trip]
    row.save()
    asked: list[str] = []

    def now_in(zone: str) -> datetime:
        asked.append(zone)
        return datetime(2026, 12, 1)

    monkeypatch.setattr(form, "now_in", now_in)
    session = row.seasonsessions.first()
    assert session is not None
    fields = {"uid": str(UUID(int=1)), "kind": "note", "note": "far away"}
    assert browser.post(f"/session/{session.session}/log/", fields).status_code == 302
    assert asked == ["Pacific/Kiritimati"]


@pytest.mark.parametrize(("start", "first"), [("0", "30 November"), ("6", "29 November")])
def test_the_week_on_the_board_begins_on_the_chosen_day(
    browser: Client, ana: Runner, today: date, start: str, first: str
) -> None:
    browser.post("/settings/you/", as_shown(ana, **{"week-start": start}))
    page = browser.get("/week/").content.decode()
    assert (
        page.split('class="day', 1)[1].split('aria-label="', 1)[1].split('"', 1)[0].endswith(first)
    )


def test_loads_and_paces_are_read_in_the_runners_units(
    browser: Client, ana: Runner, today: date
) -> None:
    browser.post("/settings/you/", as_shown(ana, unit="lb", **{"distance-unit": "mi"}))
    page = browser.get("/settings/running/").content.decode()
    assert 'value="10:52"' in page
    ana.refresh_from_db()
    before = ana.athlete["easy_pace"]
    browser.post("/settings/running/", as_shown(ana, pace="10:52", **{"pace-unit": "/mi"}))
    ana.refresh_from_db()
    assert ana.athlete["easy_pace"] == before


def test_a_change_that_matters_offers_to_plan_and_keeps_nothing_by_itself(
    browser: Client, ana: Runner, today: date
) -> None:
    assert "does not know this yet" not in browser.get("/settings/").content.decode()
    browser.post("/settings/wishes/", as_shown(ana, emphasis=["ankles"]))
    assert "does not know this yet" in browser.get("/settings/").content.decode()
    asked = browser.post("/settings/plan/")["Location"]
    shown = browser.get(asked).content.decode()
    assert "Settings: what you want more of" in shown
    assert "stay" in shown
    assert ana.seasons.count() == 1
    assert browser.post(asked, {"answer": "accept"}).status_code == 302
    assert ana.seasons.count() == 2
    assert "does not know this yet" not in browser.get("/settings/").content.decode()


def test_an_accepted_setting_is_taken_back_with_its_plan(
    browser: Client, ana: Runner, today: date
) -> None:
    before = athlete_document(athlete_of(ana.athlete))
    browser.post("/settings/wishes/", as_shown(ana, emphasis=["ankles"]))
    asked = browser.post("/settings/plan/", {"how": "anew"})["Location"]
    browser.post(asked, {"answer": "accept"})
    assert browser.post("/week/change/undo/").status_code == 302
    ana.refresh_from_db()
    assert athlete_document(athlete_of(ana.athlete)) == before
    assert "does not know this yet" not in browser.get("/settings/").content.decode()


def test_settings_that_cannot_be_planned_are_said_and_keep_the_season(
    browser: Client, ana: Runner, today: date
) -> None:
    ana.athlete |= {"readiness": {"chest_pain": True, "answered_on": "2026-11-30"}}
    ana.save()
    answer = browser.post("/settings/plan/")
    assert answer.status_code == 422
    assert "This cannot be planned" in answer.content.decode()
    assert ana.seasons.count() == 1


def test_a_new_name_needs_no_new_plan(browser: Client, ana: Runner, today: date) -> None:
    browser.post("/settings/you/", as_shown(ana, name="Ana Banana"))
    assert "does not know this yet" not in browser.get("/settings/").content.decode()


def test_a_section_that_does_not_exist_is_not_found(browser: Client, today: date) -> None:
    assert browser.get("/settings/secrets/").status_code == 404


def test_without_a_link_nobody_sees_the_settings(db: None) -> None:
    client = Client(headers={"host": "127.0.0.1"})
    for page in PAGES:
        assert client.get(page)["Location"].startswith("/door/")


def test_the_settings_ask_the_database_seldom(
    browser: Client, today: date, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for page in PAGES:
        with django_assert_max_num_queries(12):
            assert browser.get(page).status_code in (200, 302)
