"""Messages of a phone: kept once, in any order, from any device, or refused with words."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.cast import START
from tests.web.conftest import planned
from wholestride.web.training import mapping, store
from wholestride.web.training.models import LogEvent, Runner

SESSION = next(each for each in planned().planned() if each.day >= START + timedelta(days=7))
EXERCISE = SESSION.prescriptions[-1].exercise


def message(number: int = 1, **more: Any) -> dict[str, Any]:
    return {
        "uid": str(uuid.uuid5(uuid.NAMESPACE_OID, f"{number}{sorted(more.items())}")),
        "device": "phone",
        "sequence": number,
        "session": SESSION.id,
        "day": SESSION.day.isoformat(),
        "kind": "set-done",
        "exercise": EXERCISE,
        "set_number": 1,
        "reps": 8,
        "done_at": f"{SESSION.day}T18:{number:02}:00",
        **more,
    }


def send(browser: Client, *messages: Any) -> list[dict[str, str]]:
    answer = browser.post("/api/events/", json.dumps(messages), content_type="application/json")
    assert answer.status_code == 200, answer.content
    answers: list[dict[str, str]] = answer.json()["answers"]
    return answers


def test_a_set_is_kept_once_however_often_it_comes(browser: Client, ana: Runner) -> None:
    assert [each["status"] for each in send(browser, message())] == ["kept"]
    assert [each["status"] for each in send(browser, message(), message())] == ["seen"]
    assert ana.events.count() == 1


def test_the_order_of_arrival_decides_nothing(browser: Client, ana: Runner) -> None:
    send(browser, message(2, reps=7))
    send(browser, message(1, reps=9))
    done = mapping.session_log(SESSION.id, store.events_of(ana, SESSION.id))
    assert [each.reps for each in done.sets] == [7]


def test_two_devices_merge_without_loss(browser: Client, ana: Runner) -> None:
    send(browser, message(1), message(3, set_number=3))
    send(browser, message(2, set_number=2, device="tablet"), message(4, device="tablet", reps=6))
    done = mapping.session_log(SESSION.id, store.events_of(ana, SESSION.id))
    assert {each.number: each.reps for each in done.sets} == {1: 6, 2: 8, 3: 8}
    assert ana.events.count() == 4


@pytest.mark.parametrize(
    "wrong",
    [
        {"reps": -1},
        {"reps": "8"},
        {"rir": 11},
        {"kind": "dance"},
        {"uid": "not one"},
        {"side": "front"},
        {"done_at": "yesterday"},
        {"note": "x" * 4001},
        {"session": "somebody-elses"},
        {"set_number": True},
    ],
)
def test_what_cannot_be_kept_is_refused_with_words_and_the_rest_is_kept(
    browser: Client, ana: Runner, wrong: dict[str, Any]
) -> None:
    answers = send(browser, message(1) | wrong, message(2, set_number=2))
    assert sorted(each["status"] for each in answers) == ["kept", "refused"]
    assert all(each["why"] for each in answers if each["status"] == "refused")
    assert ana.events.count() == 1


@pytest.mark.parametrize("body", ["", "{}", "[1, 2]", "null", "[", '"x"', "[[]]", "\udcff"])
def test_a_body_that_is_no_list_of_events_never_breaks_the_server(
    browser: Client, body: str
) -> None:
    raw = body.encode(errors="surrogateescape")
    answer = browser.post("/api/events/", raw, content_type="application/json")
    assert answer.status_code in (200, 400)
    assert LogEvent.objects.count() == 0


def test_too_many_at_once_are_refused(browser: Client) -> None:
    answer = browser.post(
        "/api/events/", json.dumps([message(1)] * 201), content_type="application/json"
    )
    assert answer.status_code == 413


def test_a_session_of_somebody_else_is_not_there(
    browser: Client, ana: Runner, new_runner: Callable[..., Runner]
) -> None:
    dora = new_runner("dora")
    theirs = next(
        row.session
        for row in dora.seasons.get().seasonsessions.all()
        if not ana.seasons.get().seasonsessions.filter(session=row.session).exists()
    )
    assert browser.get(f"/session/{theirs}/").status_code == 404
    assert send(browser, message(1, session=theirs))[0]["status"] == "refused"
    assert dora.events.count() == 0


def test_the_same_uid_of_two_runners_is_two_events(
    browser: Client, ana: Runner, new_runner: Callable[..., Runner]
) -> None:
    other = Client(headers={"host": "127.0.0.1"})
    other.force_login(new_runner("mirror").user)
    assert [send(each, message())[0]["status"] for each in (browser, other)] == ["kept", "kept"]


def test_those_who_are_not_known_keep_their_events(db: None) -> None:
    stranger = Client(headers={"host": "127.0.0.1"})
    answer = stranger.post("/api/events/", "[]", content_type="application/json")
    assert answer.status_code == 401


def test_the_phone_must_bring_its_token(ana: Runner) -> None:
    strict = Client(headers={"host": "127.0.0.1"}, enforce_csrf_checks=True)
    strict.force_login(ana.user)
    answer = strict.post("/api/events/", "[]", content_type="application/json")
    assert answer.status_code == 403


def test_a_set_takes_at_most_six_queries(
    browser: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(6):
        send(browser, message())
    with django_assert_max_num_queries(6):
        send(browser, *(message(number, set_number=number) for number in range(1, 30)))
