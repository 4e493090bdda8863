"""Deleting an account takes everything of one runner and nothing of another."""

from __future__ import annotations

from collections.abc import Callable

from django.apps import apps
from django.test import Client

from tests.web.accounts.conftest import PASSWORD, sign_in, sign_up, visitor
from wholestride.web.accounts.invitations import invite
from wholestride.web.clock import now_in
from wholestride.web.training.models import Runner

WORDS = {"confirmation": "delete everything"}
WHERE = "/settings/data/delete/"


def rows() -> dict[str, int]:
    """How many rows every table has."""
    return {each._meta.label: each._default_manager.count() for each in apps.get_models()}


def test_everything_of_the_account_goes(stranger: Client) -> None:
    before = rows()
    sign_up(stranger)
    stranger.post("/accounts/reauthenticate/", {"password": PASSWORD})
    invite("ana@example.org", now_in("UTC"), 7)
    stranger.post("/settings/feed/", {"act": "new"})
    answer = stranger.post(WHERE, WORDS)
    assert answer["Location"] == "/accounts/goodbye/"
    page = stranger.get("/accounts/goodbye/")
    assert b"Everything is deleted" in page.content
    assert page["Clear-Site-Data"] == '"cache"'
    del before["sessions.Session"]
    assert {**rows(), **before} == rows()
    assert not sign_in(visitor())


def test_a_wrong_word_deletes_nothing(stranger: Client) -> None:
    sign_up(stranger)
    answer = stranger.post(WHERE, {"confirmation": "delete"})
    assert answer.status_code == 422
    assert "Nothing was deleted" in answer.content.decode()
    assert Runner.objects.exists()


def test_a_phone_that_lies_open_cannot_delete_without_a_proof(stranger: Client) -> None:
    sign_up(stranger)
    answer = stranger.post(WHERE, WORDS)
    assert "reauthenticate" in answer["Location"]
    assert Runner.objects.exists()
    stranger.post(answer["Location"], {"password": PASSWORD}, follow=True)
    assert not Runner.objects.exists(), "what was asked for goes on after the proof"


def test_another_runner_keeps_everything(
    stranger: Client, new_runner: Callable[..., Runner], come_in: Callable[[Runner], Client]
) -> None:
    bjorn = new_runner("bjorn")
    other = come_in(bjorn)
    sign_up(stranger)
    stranger.post("/accounts/reauthenticate/", {"password": PASSWORD})
    stranger.post(WHERE, WORDS)
    assert other.get("/season/").status_code == 200
    assert bjorn.seasons.exists()


def test_goodbye_is_said_once_and_to_nobody_else(stranger: Client) -> None:
    assert stranger.get("/accounts/goodbye/").status_code == 404
