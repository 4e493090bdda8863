"""Every page, mail and message of the accounts is in our words; none is left to chance."""

from __future__ import annotations

import re
from pathlib import Path

import allauth
import pytest
from allauth.core.context import request_context
from django.core import mail
from django.template.loader import get_template
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver
from pytest_django import Settings

from tests.web.accounts.conftest import HOST, sign_up
from wholestride.web.accounts.adapter import AccountAdapter, words

ALLAUTH = Path(allauth.__file__).parent / "templates"
NEVER_SENT = {
    "account/email/login_code",  # sign-in by code is off
    "account/email/password_reset_key",  # a code instead of a link
    "account/email/unknown_account",  # strangers get no mail
    "account/email/base_notification",
    "account/email/base",
}
GIVEN = {
    "code": "BCDF-GHJK",
    "password_reset_url": "https://strength.example/accounts/password/reset/",
    "from_email": "a@example.org",
    "to_email": "b@example.org",
    "deleted_email": "a@example.org",
    "provider": "Example",
    "ip": "203.0.113.1",
}


def sent() -> set[str]:
    found = {
        str(each.relative_to(ALLAUTH)).removesuffix("_message.txt")
        for each in ALLAUTH.glob("*/email/*_message.txt")
    }
    return found - NEVER_SENT


def test_every_mail_that_can_be_sent_has_words() -> None:
    assert sent() <= set(words()["mail"])


@pytest.mark.parametrize("name", sorted(words()["mail"]))
def test_a_mail_says_what_happened_and_where(name: str) -> None:
    request = RequestFactory(headers={"host": HOST}).get("/")
    with request_context(request):
        AccountAdapter(request).send_mail(name, "ana@example.org", GIVEN)
    text = str(mail.outbox[0].body)
    assert "http" in text
    assert HOST in text
    assert "{" not in text
    assert mail.outbox[0].from_email == f"wholestride@{HOST}"


def test_every_message_has_words() -> None:
    names = {str(each.relative_to(ALLAUTH)) for each in ALLAUTH.glob("*/messages/*.txt")}
    unused = {each for each in names if "phone" in each or "login_code" in each}
    assert names - unused <= set(words()["message"])


def templates(patterns: list[URLPattern | URLResolver]) -> set[str]:
    """The pages of allauth's views that an address leads to."""
    found = set()
    for each in patterns:
        if isinstance(each, URLResolver):
            found |= templates(each.url_patterns)
            continue
        view = getattr(each.callback, "view_class", None)
        name = getattr(view, "template_name", None)
        if name:
            found.add(name)
    return found


UNREACHED = {"account/confirm_login_code.html", "mfa/index.html"}
"""Sign-in by code is off, and ours stands before the other address."""


def test_every_page_that_an_address_leads_to_is_ours(server_mode: Settings) -> None:
    names = templates(get_resolver().url_patterns) - UNREACHED
    assert len(names) > 15
    for name in names:
        get_template(name)


def test_the_pages_say_nothing_of_keys_or_tokens(stranger: Client) -> None:
    sign_up(stranger)
    for where in ("", "email/", "password/change/", "2fa/webauthn/", "devices/", "logout/"):
        page = stranger.get(f"/accounts/{where}").content.decode()
        visible = re.sub(r"<[^>]+>", " ", page)
        assert not re.search(r"(?i)two-factor|security key|webauthn|totp|token", visible), where


def test_a_mail_that_cannot_be_sent_is_told_in_the_log(
    stranger: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*_given: object, **_more: object) -> None:
        raise ConnectionRefusedError("nobody there")

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)
    fields = {"email": "ana@example.org", "password1": "slow runs build fast legs"}
    assert stranger.post("/accounts/signup/", fields).status_code == 302
    assert "could not be sent: nobody there" in caplog.text
