"""Who tries too often waits, at every door that could be guessed at."""

from __future__ import annotations

import pytest
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection
from django.test import Client, RequestFactory
from pytest_django import Settings

from tests.web.accounts.conftest import HOST, PASSWORD, sign_in, sign_up, visitor
from tests.web.settings import OF_A_SERVER
from wholestride.web.door.address import client_address
from wholestride.web.door.pace import Pace


def refused(path: str, fields: dict[str, str], most: int) -> list[int]:
    """The answers to one more try than is allowed, each from a fresh browser."""
    return [visitor().post(path, fields).status_code for _ in range(most + 1)]


@pytest.mark.parametrize(
    ("path", "fields", "most"),
    [
        ("/accounts/login/", {"login": "a@example.org", "password": ""}, 20),
        ("/accounts/signup/", {"email": "a@example.org", "password1": ""}, 10),
        ("/accounts/password/reset/", {"email": "a@example.org"}, 3),
    ],
)
def test_an_address_that_tries_too_often_waits(
    path: str, fields: dict[str, str], most: int
) -> None:
    statuses = refused(path, fields, most)
    assert set(statuses[:-1]) <= {200, 302}
    assert statuses[-1] == 429
    answer = visitor().post(path, fields)
    assert answer["Retry-After"] == "60"
    assert b"Wait 60 seconds" in answer.content


def test_five_wrong_passwords_close_the_account_s_door_for_a_while(stranger: Client) -> None:
    sign_up(stranger)
    for number in range(5):
        assert not sign_in(visitor(), password=f"wrong password {number}")
    assert not sign_in(visitor()), "the right one has to wait as well"
    answer = visitor().post("/accounts/login/", {"login": "ana@example.org", "password": PASSWORD})
    assert "Too many tries" in answer.content.decode()


def test_invitations_cannot_be_guessed_quickly(stranger: Client) -> None:
    answers = [stranger.get(f"/accounts/invitation/guess{each}/") for each in range(21)]
    assert {each.status_code for each in answers[:-1]} == {404}
    assert answers[-1].status_code == 429


def test_the_feed_is_limited_for_each_address_behind_the_proxy(stranger: Client) -> None:
    def ask(address: str) -> int:
        return stranger.get("/feed/x.ics", headers={"x-forwarded-for": address}).status_code

    for _ in range(30):
        ask("203.0.113.1")
    assert ask("203.0.113.1") == 429
    assert ask("203.0.113.2") == 404
    assert ask("203.0.113.2, 203.0.113.1") == 429, "only our own proxy is believed"


@pytest.mark.parametrize(
    ("proxies", "said", "found"),
    [
        (0, "203.0.113.1", "127.0.0.1"),
        (1, "203.0.113.1", "203.0.113.1"),
        (1, "10.0.0.1, 203.0.113.1", "203.0.113.1"),
        (2, "203.0.113.1, 10.0.0.1", "203.0.113.1"),
        (2, "203.0.113.1", "127.0.0.1"),
        (1, "", "127.0.0.1"),
        (1, "nonsense", "127.0.0.1"),
    ],
)
def test_an_address_is_what_the_trusted_proxies_say(
    server_mode: Settings, proxies: int, said: str, found: str
) -> None:
    server_mode.TRUSTED_PROXIES = proxies
    request = RequestFactory().get("/", headers={"host": HOST, "x-forwarded-for": said})
    assert client_address(request) == found


def test_the_counters_are_shared_by_all_workers_through_the_database(
    server_mode: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    server_mode.CACHES = OF_A_SERVER["CACHES"]
    call_command("createcachetable")
    monkeypatch.setattr("wholestride.web.door.pace.cache", caches["default"])
    pace = Pace("shared", most=2, seconds=10)
    assert [pace.wait("a", now) for now in (1.0, 2.0, 3.0)] == [0, 0, 8]
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM wholestride_counted")
        assert cursor.fetchone() == (1,)
