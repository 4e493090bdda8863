"""Invitations open once, for one address, for a while; closed servers take nobody."""

from __future__ import annotations

from datetime import datetime, timedelta
from urllib.parse import urlsplit

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from pytest_django import Settings

from tests.web.accounts.conftest import PASSWORD, sign_up, visitor
from wholestride.web.accounts.invitations import invite, link_for, use
from wholestride.web.accounts.models import Invitation
from wholestride.web.clock import now_in


@pytest.fixture(autouse=True)
def _by_invitation(server_mode: Settings) -> None:
    server_mode.SIGN_UP = "invitation"


def path_of(email: str = "ana@example.org", days: int = 7) -> str:
    """The path of a new invitation."""
    return urlsplit(link_for(email, days)[0]).path


def test_without_an_invitation_nobody_signs_up(stranger: Client) -> None:
    page = stranger.get("/accounts/signup/").content.decode()
    assert "No new accounts here" in page
    stranger.post("/accounts/signup/", {"email": "ana@example.org", "password1": PASSWORD})
    assert not get_user_model().objects.exists()
    assert b"Make an account" not in stranger.get("/accounts/login/").content


def test_an_invited_runner_signs_up_and_the_link_is_used(stranger: Client) -> None:
    path = path_of()
    assert stranger.get(path)["Location"] == "/accounts/signup/"
    assert 'value="ana@example.org"' in stranger.get("/accounts/signup/").content.decode()
    sign_up(stranger)
    assert stranger.get("/settings/").status_code == 200
    again = visitor()
    assert again.get(path).status_code == 404
    assert b"No new accounts here" in again.get("/accounts/signup/").content


def test_looking_at_the_link_does_not_use_it(stranger: Client) -> None:
    path = path_of()
    for _ in range(3):
        assert visitor().get(path).status_code == 302
    assert stranger.get(path).status_code == 302


def test_the_invitation_is_for_its_address_alone(stranger: Client) -> None:
    stranger.get(path_of())
    fields = {"email": "bjorn@example.org", "password1": PASSWORD}
    page = stranger.post("/accounts/signup/", fields).content.decode()
    assert "This invitation is for ana@example.org." in page
    assert not get_user_model().objects.exists()


def test_an_invitation_ends_with_its_time_or_with_a_newer_one(stranger: Client) -> None:
    old = path_of()
    assert stranger.get(path_of()).status_code == 302
    assert visitor().get(old).status_code == 404
    Invitation.objects.update(expires_at=datetime(2020, 1, 1))
    assert b"No new accounts here" in stranger.get("/accounts/signup/").content


def test_only_the_hash_of_the_secret_is_kept() -> None:
    secret = invite("ana@example.org", now_in("UTC"), 7)
    assert secret not in str(Invitation.objects.values())


def test_of_two_at_once_one_uses_it() -> None:
    now = now_in("UTC")
    invite("ana@example.org", now, 7)
    row = Invitation.objects.get()
    assert [use(row, now), use(row, now)] == [True, False]
    assert row.expires_at == now + timedelta(days=7)


def test_a_closed_server_takes_not_even_the_invited(
    stranger: Client, server_mode: Settings
) -> None:
    path = path_of()
    server_mode.SIGN_UP = "closed"
    stranger.get(path)
    page = stranger.get("/accounts/signup/").content.decode()
    assert "takes nobody new" in page
