"""A server with accounts in the process of the other tests, and what its people do."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from tests.web.settings import OF_A_SERVER
from wholestride.web.training.models import Runner

HOST = "strength.example"
HEADERS = {"host": HOST, "x-forwarded-proto": "https"}
PASSWORD = "slow runs build fast legs"
OURS = ("EMAIL_BACKEND", "INSTALLED_APPS", "CACHES")
"""The tests' own: mails in a list, counters in this process."""


@pytest.fixture(autouse=True)
def server_mode(settings: Settings, db: None) -> Settings:
    """Switch to a server that anybody may sign up at."""
    for name, value in OF_A_SERVER.items():
        if name not in OURS:
            setattr(settings, name, value)
    settings.LOCAL_MODE = False
    settings.SIGN_UP = "open"
    cache.clear()
    return settings


def visitor() -> Client:
    """A browser that nobody has come in with, through the proxy."""
    return Client(headers=HEADERS)


@pytest.fixture
def stranger() -> Client:
    """A browser that nobody has come in with."""
    return visitor()


@pytest.fixture
def come_in() -> Callable[[Runner], Client]:
    """A browser that a runner has come in with."""

    def make(runner: Runner) -> Client:
        client = visitor()
        client.force_login(runner.user)
        return client

    return make


def code_of_the_mail() -> str:
    """The code of the last mail."""
    found = re.search(r"\b[A-Z]{4}-[A-Z]{4}\b", str(mail.outbox[-1].body))
    assert found is not None
    return found.group(0)


def sign_up(client: Client, email: str = "ana@example.org") -> None:
    """Make an account with a password, up to and with the code."""
    fields = {"email": email, "password1": PASSWORD}
    assert client.post("/accounts/signup/", fields).status_code == 302
    answer = client.post("/accounts/confirm-email/", {"code": code_of_the_mail()})
    assert answer.status_code == 302, answer.content.decode()


def sign_in(client: Client, email: str = "ana@example.org", password: str = PASSWORD) -> bool:
    """Try a password; True when it opened."""
    answer = client.post("/accounts/login/", {"login": email, "password": password})
    return answer.status_code == 302 and answer["Location"] == "/today/"
