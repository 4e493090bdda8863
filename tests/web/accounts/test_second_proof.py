"""An authenticator app, recovery codes, and asking once more before something grave."""

from __future__ import annotations

import re

import pytest
from allauth.mfa.totp.internal import auth
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.test import Client

from tests.web.accounts.conftest import PASSWORD, sign_up, visitor

HALF_MINUTES = 59_000_000
"""The half minute of these tests, counted from 1970; it does not end while one runs."""


@pytest.fixture(autouse=True)
def half_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(auth, "yield_hotp_counters_from_time", lambda: iter([HALF_MINUTES]))


def number_of(secret: str) -> str:
    """What an app shows for a secret just now."""
    shown: str = format_hotp_value(hotp_value(secret, HALF_MINUTES))
    return shown


@pytest.fixture
def careful(stranger: Client) -> tuple[Client, str, list[str]]:
    """Ana with an app: her browser, the app's secret, her recovery codes."""
    return with_an_app(stranger)


def with_an_app(stranger: Client) -> tuple[Client, str, list[str]]:
    """Sign up and add an authenticator app."""
    sign_up(stranger)
    stranger.post("/accounts/reauthenticate/", {"password": PASSWORD})
    page = stranger.get("/accounts/2fa/totp/activate/").content.decode()
    found = re.search(r'class="secret">(\w+)<', page)
    assert found is not None
    answer = stranger.post(
        "/accounts/2fa/totp/activate/", {"code": number_of(found.group(1))}, follow=True
    )
    codes = re.findall(r'<li class="num">(\d+)</li>', answer.content.decode())
    return stranger, found.group(1), codes


def test_a_password_alone_no_longer_opens(careful: tuple[Client, str, list[str]]) -> None:
    browser = visitor()
    fields = {"login": "ana@example.org", "password": PASSWORD}
    answer = browser.post("/accounts/login/", fields)
    assert answer["Location"].startswith("/accounts/2fa/authenticate/")
    assert browser.get("/settings/").status_code == 302
    wrong = browser.post("/accounts/2fa/authenticate/", {"code": "000000"})
    assert "This is not the code" in wrong.content.decode()


def test_the_app_s_code_opens_and_the_same_code_never_again(
    careful: tuple[Client, str, list[str]],
) -> None:
    _, secret, _ = careful
    cache.clear()  # as if half a minute had gone since the app was added
    opened = []
    for _ in range(2):
        browser = visitor()
        browser.post("/accounts/login/", {"login": "ana@example.org", "password": PASSWORD})
        browser.post("/accounts/2fa/authenticate/", {"code": number_of(secret)})
        opened.append(browser.get("/settings/").status_code == 200)
    assert opened == [True, False]


def test_a_recovery_code_opens_once(careful: tuple[Client, str, list[str]]) -> None:
    _, _, codes = careful
    assert len(codes) == 10
    opened = []
    for _ in range(2):
        browser = visitor()
        browser.post("/accounts/login/", {"login": "ana@example.org", "password": PASSWORD})
        browser.post("/accounts/2fa/authenticate/", {"code": codes[0]})
        opened.append(browser.get("/settings/").status_code == 200)
    assert opened == [True, False]


def test_the_codes_can_be_taken_along_as_a_file(careful: tuple[Client, str, list[str]]) -> None:
    browser, _, codes = careful
    answer = browser.get("/accounts/2fa/recovery-codes/download/")
    assert answer.content.decode().split() == codes
    assert "attachment" in answer["Content-Disposition"]


def test_taking_the_app_away_asks_who_it_is(careful: tuple[Client, str, list[str]]) -> None:
    browser, _, _ = careful
    session = browser.session
    session["account_authentication_methods"] = []
    session.save()
    answer = browser.post("/accounts/2fa/totp/deactivate/")
    assert "reauthenticate" in answer["Location"]


@pytest.mark.parametrize(
    "where",
    [
        "/accounts/2fa/totp/activate/",
        "/accounts/2fa/webauthn/add/",
        "/accounts/2fa/recovery-codes/generate/",
        "/accounts/password/set/",
    ],
)
def test_nothing_grave_is_open_to_a_stranger(stranger: Client, where: str) -> None:
    for ask in (stranger.get, stranger.post):
        assert ask(where)["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("credential", ["", "{}", "[]", '{"response": 3}', "x" * 5000, "null"])
def test_a_hostile_passkey_is_refused(stranger: Client, credential: str) -> None:
    answer = stranger.post("/accounts/2fa/webauthn/login/", {"credential": credential})
    assert answer.status_code < 500
    assert stranger.get("/settings/").status_code == 302
