"""Signing up, in and out with a password; answers never tell who has an account."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.cache import cache
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from tests.web.accounts.conftest import (
    PASSWORD,
    code_of_the_mail,
    sign_in,
    sign_up,
    visitor,
)
from wholestride.web.training.models import Runner


def test_a_new_runner_confirms_the_address_and_begins_a_season(stranger: Client) -> None:
    sign_up(stranger)
    runner = Runner.objects.get()
    assert runner.user.email == "ana@example.org"
    assert stranger.get("/today/")["Location"] == "/start/"
    assert stranger.get("/start/").status_code == 200


def test_nobody_comes_in_before_the_address_is_confirmed(stranger: Client) -> None:
    stranger.post("/accounts/signup/", {"email": "ana@example.org", "password1": PASSWORD})
    assert stranger.get("/today/")["Location"].startswith("/accounts/login/")
    assert not sign_in(visitor())


def test_a_wrong_code_is_refused_and_three_end_it(stranger: Client) -> None:
    stranger.post("/accounts/signup/", {"email": "ana@example.org", "password1": PASSWORD})
    for _ in range(3):
        answer = stranger.post("/accounts/confirm-email/", {"code": "WRON-GONE"})
    stranger.post("/accounts/confirm-email/", {"code": code_of_the_mail()})
    assert answer.status_code == 302
    assert stranger.get("/today/").status_code == 302
    assert not sign_in(visitor())


@pytest.mark.parametrize("password", ["short", "password12", "ana@example.org", "1234567890"])
def test_a_weak_password_is_refused_at_its_field_and_the_address_stays(
    stranger: Client, password: str
) -> None:
    fields = {"email": "ana@example.org", "password1": password}
    page = stranger.post("/accounts/signup/", fields).content.decode()
    assert 'aria-describedby="wrong-password1"' in page
    assert 'value="ana@example.org"' in page
    assert f'type="password" name="password1" value="{password}"' not in page
    assert not get_user_model().objects.exists()


def test_the_right_password_opens_and_leaving_closes(stranger: Client) -> None:
    sign_up(stranger)
    browser = visitor()
    assert sign_in(browser)
    assert browser.get("/settings/").status_code == 200
    answer = browser.post("/accounts/logout/")
    assert answer["Location"] == "/accounts/login/"
    assert answer["Clear-Site-Data"] == '"cache"'
    assert browser.get("/settings/").status_code == 302


def test_leaving_takes_a_press_of_the_button(stranger: Client) -> None:
    sign_up(stranger)
    assert b"Sign out" in stranger.get("/accounts/logout/").content
    assert stranger.get("/settings/").status_code == 200


def test_a_known_and_an_unknown_address_are_answered_alike(stranger: Client) -> None:
    sign_up(stranger)
    cache.clear()  # a second code to the same address has to wait, whoever it belongs to
    said = []
    for email in ("ana@example.org", "nobody@example.org"):
        tries = {"login": email, "password": "another password"}
        for where, fields in (
            ("/accounts/login/", tries),
            ("/accounts/password/reset/", {"email": email}),
            ("/accounts/signup/", {"email": email, "password1": PASSWORD}),
        ):
            browser = visitor()
            answer = browser.post(where, fields, follow=True)
            said.append((where, answer.status_code, answer.redirect_chain))
    assert said[:3] == said[3:]


def test_who_has_an_account_hears_of_a_second_sign_up_by_mail_alone(stranger: Client) -> None:
    sign_up(stranger)
    cache.clear()
    visitor().post("/accounts/signup/", {"email": "ana@example.org", "password1": PASSWORD})
    assert mail.outbox[-1].subject == "You have an account already"
    assert get_user_model().objects.count() == 1


def test_a_stranger_s_address_gets_no_mail_for_a_new_password(stranger: Client) -> None:
    stranger.post("/accounts/password/reset/", {"email": "nobody@example.org"})
    assert mail.outbox == []


def test_a_forgotten_password_is_replaced_by_code(stranger: Client) -> None:
    sign_up(stranger)
    browser = visitor()
    browser.post("/accounts/password/reset/", {"email": "ana@example.org"})
    browser.post("/accounts/password/reset/confirm/", {"code": code_of_the_mail()})
    new = "hills in the morning"
    fields = {"password1": new, "password2": new}
    assert browser.post("/accounts/password/reset/complete/", fields).status_code == 302
    assert not sign_in(visitor())
    assert sign_in(visitor(), password=new)
    assert stranger.get("/settings/").status_code == 302, "other devices are signed out"


def test_an_address_is_changed_by_a_code_to_the_new_one(stranger: Client) -> None:
    sign_up(stranger)
    stranger.post("/accounts/reauthenticate/", {"password": PASSWORD})
    stranger.post("/accounts/email/", {"email": "ana@running.example", "action_add": "1"})
    assert mail.outbox[-1].to == ["ana@running.example"]
    stranger.post("/accounts/confirm-email/", {"code": code_of_the_mail()})
    assert not sign_in(visitor())
    assert sign_in(visitor(), "ana@running.example")


def test_the_next_page_is_one_of_ours(stranger: Client) -> None:
    sign_up(stranger)
    fields = {"login": "ana@example.org", "password": PASSWORD}
    inside = visitor().post("/accounts/login/", {**fields, "next": "/week/"})
    outside = visitor().post("/accounts/login/", {**fields, "next": "https://evil.example/"})
    assert (inside["Location"], outside["Location"]) == ("/week/", "/today/")


def test_other_devices_are_listed_and_can_be_signed_out(stranger: Client) -> None:
    sign_up(stranger)
    phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) Version/18.0 Mobile Safari/604.1"
    other = visitor()
    other.post(
        "/accounts/login/",
        {"login": "ana@example.org", "password": PASSWORD},
        headers={"user-agent": phone, "x-forwarded-for": "203.0.113.9"},
    )
    page = stranger.get("/accounts/devices/").content.decode()
    assert "Safari on an iPhone" in page
    assert "from 203.0.113.9" in page
    stranger.post("/accounts/devices/")
    assert other.get("/settings/").status_code == 302
    assert stranger.get("/settings/").status_code == 200


def test_the_page_of_the_account_asks_the_database_seldom(
    stranger: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    sign_up(stranger)
    stranger.get("/accounts/")
    with django_assert_max_num_queries(12):
        assert stranger.get("/accounts/").status_code == 200


def test_a_provider_s_button_is_there_only_where_one_is_named(
    stranger: Client, server_mode: Settings
) -> None:
    assert b"Go on with" not in stranger.get("/accounts/login/").content
