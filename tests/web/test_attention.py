"""Two devices, and a phone that was away: nothing is lost, and what differs is shown."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from tests.web.conftest import planned
from tests.web.test_events import EXERCISE, SESSION, message, send
from tests.web.test_session import first_full
from wholestride.web.training import mapping, store
from wholestride.web.training.attention import attention
from wholestride.web.training.merging import contested
from wholestride.web.training.models import LogEvent, Runner

UID = str(uuid.uuid5(uuid.NAMESPACE_OID, "first"))


def told(number: int, device: str, seen: str | None, **more: Any) -> dict[str, Any]:
    uid = str(uuid.uuid5(uuid.NAMESPACE_OID, f"{number}{device}"))
    return message(number, device=device, seen=seen, uid=uid, **more)


def values(runner: Runner) -> list[list[int | None]]:
    found = contested(store.events_of(runner, SESSION.id))
    return [[event.reps for event in each] for each in found]


def test_the_same_set_from_two_devices_that_did_not_know_of_each_other_is_contested(
    browser: Client, ana: Runner
) -> None:
    send(browser, told(1, "phone", "", reps=8), told(2, "tablet", "", reps=6))
    assert values(ana) == [[8, 6]]
    page = browser.get(f"/session/{SESSION.id}/").content.decode()
    assert "Needs a look" in page
    assert "8 reps" in page
    assert "6 reps" in page


def test_a_change_that_knew_of_the_other_is_no_conflict(browser: Client, ana: Runner) -> None:
    first = told(1, "phone", "")
    send(browser, first, told(2, "tablet", first["uid"], reps=6))
    assert values(ana) == []


def test_the_same_value_twice_is_no_conflict(browser: Client, ana: Runner) -> None:
    send(browser, told(1, "phone", ""), told(2, "tablet", ""))
    assert values(ana) == []


def test_a_choice_is_an_event_that_settles_it_and_keeps_both(browser: Client, ana: Runner) -> None:
    both = [told(1, "phone", "", reps=8), told(2, "tablet", "", reps=6)]
    send(browser, *both)
    seen = " ".join(each["uid"] for each in both)
    fields = {
        "uid": UID,
        "kind": "set-done",
        "exercise": EXERCISE,
        "set_number": "1",
        "reps": "8",
        "seen": seen,
    }
    assert browser.post(f"/session/{SESSION.id}/log/", fields).status_code == 302
    assert values(ana) == []
    done = mapping.session_log(SESSION.id, store.events_of(ana, SESSION.id))
    assert [each.reps for each in done.sets] == [8]
    assert ana.events.count() == 3


def test_two_notes_are_both_shown(browser: Client, ana: Runner) -> None:
    note = {"kind": "note", "exercise": "", "set_number": 0, "reps": None}
    send(
        browser,
        told(1, "phone", "", **note, note="left knee stiff"),
        told(2, "tablet", "", **note, note="good"),
    )
    page = browser.get(f"/session/{SESSION.id}/").content.decode()
    assert "left knee stiff" in page
    assert "The note" in page


def replanned(runner: Runner, change: Callable[[Any], Any]) -> None:
    """The next season of the runner, with one session changed or gone."""
    season = planned()
    sessions = [change(each) if each.id == SESSION.id else each for each in season.sessions]
    kept = tuple(each for each in sessions if each is not None)
    store.keep_season(runner, replace(season, sessions=kept))


def test_a_stale_phone_lands_in_a_season_that_has_no_such_session(
    browser: Client, ana: Runner, today: date
) -> None:
    replanned(ana, lambda session: None)
    answers = send(browser, message(1), message(2, set_number=2))
    assert {each["status"] for each in answers} == {"kept"}
    (look,) = attention(ana.seasons.latest("number"))
    assert (look.sets, look.done_on, look.now_on) == (2, SESSION.day, None)
    assert "no longer in it" in browser.get("/today/look/").content.decode()
    assert "Needs a look" in browser.get("/today/").content.decode()


def test_a_stale_phone_keeps_the_day_on_which_it_was_done(
    browser: Client, ana: Runner, today: date
) -> None:
    later = SESSION.start + timedelta(days=2)
    replanned(ana, lambda session: replace(session, start=later))
    send(browser, message(1))
    assert ana.events.get().day == SESSION.day
    (look,) = attention(ana.seasons.latest("number"))
    assert look.now_on == later.date()


def test_what_was_looked_at_comes_back_only_with_something_new(
    browser: Client, ana: Runner, today: date
) -> None:
    replanned(ana, lambda session: None)
    send(browser, message(1))
    fields = {"uid": UID, "kind": "looked", "back": "look"}
    answer = browser.post(f"/session/{SESSION.id}/log/", fields)
    assert answer.headers["Location"] == "/today/look/"
    season = ana.seasons.latest("number")
    assert attention(season) == []
    send(browser, message(7, set_number=3))
    assert len(attention(season)) == 1


def test_a_recomposed_session_still_shows_what_was_done(browser: Client, ana: Runner) -> None:
    send(browser, message(1, exercise="push_up", set_number=1))
    replanned(ana, lambda session: session)
    page = browser.get(f"/session/{SESSION.id}/").content.decode()
    assert "Push-up" in page


def check_in(day: date, note: str, **more: Any) -> dict[str, Any]:
    plain = {"exercise": "", "set_number": 0, "reps": None}
    return message(
        1, **{**plain, "session": f"day-{day}", "kind": "check-in", "note": note, **more}
    )


def test_a_check_in_lightens_the_session_of_its_day(browser: Client, ana: Runner) -> None:
    session = first_full()

    def sets() -> int:
        lift = browser.get(f"/session/{session.id}/?at=1").content.decode()
        return lift.count('class="tick')

    before = sets()
    answer = send(browser, check_in(session.day, '{"sleep": 1, "stress": 2}'))
    assert [each["status"] for each in answer] == ["kept"]
    assert sets() < before
    send(browser, check_in(session.day, '{"sleep": 5}', sequence=9))
    assert sets() == before


def test_today_says_what_the_check_in_took_and_why(
    browser: Client, ana: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = first_full().day
    monkeypatch.setattr("wholestride.web.pages.runner_pages.today_in", lambda zone: today)
    assert "How are you today?" in browser.get("/today/").content.decode()
    send(browser, check_in(today, '{"sleep": 1, "stress": 2}'))
    page = browser.get("/today/").content.decode()
    assert "A third fewer sets today." in page
    assert "A04" in page


def test_a_check_in_that_cannot_be_read_is_refused(browser: Client, ana: Runner) -> None:
    for note in ("", "x", "[]", '{"sleep": 9}', '{"sleep": true}', '{"mood": 3}'):
        assert send(browser, check_in(SESSION.day, note))[0]["status"] == "refused"
    assert send(browser, check_in(SESSION.day, "{}", session=SESSION.id))[0]["status"] == "refused"
    assert LogEvent.objects.count() == 0


def test_a_check_in_with_a_plain_form_comes_back_to_its_session(
    browser: Client, ana: Runner
) -> None:
    fields = {"uid": UID, "kind": "check-in", "sleep": "1", "energy": "2", "back": SESSION.id}
    answer = browser.post(f"/session/day-{SESSION.day}/log/", fields)
    assert answer.headers["Location"] == f"/session/{SESSION.id}/"
    assert ana.events.get().note == '{"sleep": 1, "energy": 2}'
