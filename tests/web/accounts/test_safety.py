"""On a server only the owner sees anything: no other runner, no coach without a right, nobody."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.test import Client

from tests.web.accounts.addresses import ACCOUNT_ROWS, account_address
from tests.web.accounts.conftest import HEADERS, PASSWORD, sign_up, visitor
from tests.web.addresses import ACCESS, address, names
from tests.web.marked import MARK, marked
from tests.web.shown import shown_by
from tests.web.test_safety import Foreign
from wholestride.web.training.models import Runner

ADDRESS = "ana@example.org"
LOCAL_ONLY = {"door"}


@pytest.fixture
def owner(today: date) -> Runner:
    """Ana, whose runs, notes, calendars, address and passkey all carry the mark."""
    user = get_user_model().objects.create_user("ana", ADDRESS, PASSWORD)
    EmailAddress.objects.create(user=user, email=ADDRESS, verified=True, primary=True)
    return marked(user)


@pytest.fixture
def others(
    owner: Runner, new_runner: Callable[..., Runner], come_in: Callable[[Runner], Client]
) -> dict[str, Client]:
    """Everybody but the owner; the coach has an account and no relation to her."""
    coach = visitor()
    sign_up(coach, "dora@example.org")
    return {"other": come_in(new_runner("bjorn")), "coach": coach, "anonymous": visitor()}


def test_every_address_of_a_server_has_its_row() -> None:
    assert set(names()) <= (set(ACCESS) - LOCAL_ONLY) | set(ACCOUNT_ROWS)
    assert not LOCAL_ONLY & set(names())


def test_only_the_owner_sees_anything(
    owner: Runner, others: dict[str, Client], come_in: Callable[[Runner], Client]
) -> None:
    browser = come_in(owner)
    for name in sorted(set(ACCESS) - LOCAL_ONLY):
        where, access = address(name, owner), ACCESS[name]
        assert browser.get(where).status_code == access.owner, name
        for person, client in others.items():
            answer = client.get(where)
            assert answer.status_code < 500, (name, person)
            assert MARK.encode() not in shown_by(answer.content), (name, person)
        if not access.public:
            assert answer.status_code in (302, 401, 405), name
            to_the_door = answer.headers.get("Location", "/accounts/login/")
            assert to_the_door.startswith("/accounts/login/"), name


def test_nobody_else_changes_anything_of_the_owner(
    owner: Runner, others: dict[str, Client]
) -> None:
    private = [name for name in ACCESS if not ACCESS[name].public]
    places = {name: address(name, owner) for name in private}
    before = everything_of(owner)
    for name, where in places.items():
        for person, client in others.items():
            assert client.post(where).status_code < 500, (name, person)
    assert everything_of(owner) == before


def everything_of(owner: Runner) -> dict[str, list[tuple[object, ...]]]:
    """Every row that hangs on the owner, in every table."""
    related = [each.get_accessor_name() or "" for each in Runner._meta.related_objects]
    return {
        name: sorted(getattr(owner, name).values_list(), key=repr)
        for name in related
        if hasattr(getattr(owner, name, None), "values_list")
    }


def test_the_pages_of_an_account_are_its_owner_s(
    owner: Runner, others: dict[str, Client], come_in: Callable[[Runner], Client]
) -> None:
    assert come_in(owner).get("/accounts/reauthenticate/").status_code == 200
    for name, row in ACCOUNT_ROWS.items():
        assert come_in(owner).get(account_address(name)).status_code == row.inside, name
    key = Authenticator.objects.create(
        user=owner.user, type=Authenticator.Type.WEBAUTHN, data={"name": MARK}
    )
    for name, row in ACCOUNT_ROWS.items():
        where = account_address(name, key.pk)
        for person, client in others.items():
            page = client.get(where)
            if person == "anonymous":
                assert page.status_code == row.outside, name
            text = page.content.decode()
            assert page.status_code < 500
            assert MARK not in text, (name, person)
            assert ADDRESS not in text, (name, person)


def test_another_one_s_passkey_cannot_be_touched(owner: Runner, others: dict[str, Client]) -> None:
    key = Authenticator.objects.create(
        user=owner.user, type=Authenticator.Type.WEBAUTHN, data={"name": MARK}
    )
    session = others["coach"].session
    session["account_authentication_methods"] = [{"method": "password", "at": 4e9}]
    session.save()
    for name in ("mfa_remove_webauthn", "mfa_edit_webauthn"):
        answer = others["coach"].post(account_address(name, key.pk), {"name": "mine"})
        assert answer.status_code in (302, 404)
    assert Authenticator.objects.get(pk=key.pk).data == {"name": MARK}


def test_every_page_of_the_accounts_obeys_the_content_policy(
    owner: Runner, come_in: Callable[[Runner], Client]
) -> None:
    for client in (come_in(owner), visitor()):
        for name in ACCOUNT_ROWS:
            answer = client.get(account_address(name))
            assert "unsafe" not in answer.headers["Content-Security-Policy"]
            reader = Foreign()
            reader.feed(answer.content.decode())
            assert reader.found == [], name


def test_nothing_is_taken_without_the_token_of_a_page_of_ours(owner: Runner) -> None:
    client = Client(enforce_csrf_checks=True, headers=HEADERS)
    client.force_login(owner.user)
    for name in ACCOUNT_ROWS:
        assert client.post(account_address(name)).status_code == 403, name


def test_the_cookies_are_for_tls_and_for_this_server_alone(stranger: Client) -> None:
    sign_up(stranger)
    for name in ("wholestride", "wholestride_form"):
        cookie = stranger.cookies[name]
        assert cookie["secure"], name
        assert cookie["httponly"], name
        assert cookie["domain"] == "", name
    assert stranger.cookies["wholestride"]["samesite"] == "Lax"
    assert stranger.cookies["wholestride_form"]["samesite"] == "Strict"


def test_pages_are_not_kept_and_say_whose_they_are(
    owner: Runner, come_in: Callable[[Runner], Client]
) -> None:
    answer = come_in(owner).get("/today/")
    assert answer["Cache-Control"] == "private, no-cache"
    assert answer["Wholestride-Runner"] == str(owner.user_id)


def test_another_name_than_the_server_s_is_refused(stranger: Client) -> None:
    answer = stranger.get("/accounts/login/", headers={"host": "evil.example"})
    assert answer.status_code == 400


def test_the_door_of_the_local_mode_is_not_there(stranger: Client) -> None:
    assert stranger.get("/door/?key=x").status_code == 404
