"""The local door: a link that works once, and requests of our own pages only."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from wholestride.web.door.limits import LARGEST_BODY_BYTES
from wholestride.web.door.local import new_link
from wholestride.web.training import onboarding

pytestmark = pytest.mark.django_db


@pytest.fixture
def client_at_home(settings: Settings, tmp_path: Path) -> Client:
    settings.DATA = tmp_path
    return Client(headers={"host": "127.0.0.1:8377"})


def test_the_link_opens_the_door_once_and_leaves_the_address(
    client_at_home: Client, tmp_path: Path
) -> None:
    link = new_link(tmp_path, 8377)
    first = client_at_home.get(link.split("8377", 1)[1])
    again = Client(headers={"host": "127.0.0.1:8377"}).get(link.split("8377", 1)[1])
    assert first.status_code == 302
    assert first["Location"] == "/today/"
    cookie = first.cookies["wholestride"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert again.status_code == 403
    assert b"This link has been used" in again.content


def test_a_new_link_makes_the_old_one_worthless(client_at_home: Client, tmp_path: Path) -> None:
    old = new_link(tmp_path, 8377)
    new_link(tmp_path, 8377)
    assert client_at_home.get(old.split("8377", 1)[1]).status_code == 403


def test_the_key_can_be_read_by_its_owner_only(client_at_home: Client, tmp_path: Path) -> None:
    new_link(tmp_path, 8377)
    assert (tmp_path / "door").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("host", ["evil.example", "192.168.0.7:8377", "wholestride.example:8377"])
def test_another_host_name_that_points_here_is_refused(host: str) -> None:
    assert Client(headers={"host": host}).get("/door/").status_code in (400, 403)


def test_a_request_from_another_site_is_refused(client_at_home: Client) -> None:
    answer = client_at_home.get("/door/", headers={"origin": "https://evil.example"})
    assert answer.status_code == 403


def test_without_a_link_nobody_comes_in(client_at_home: Client) -> None:
    for page in ("/today/", "/week/"):
        answer = client_at_home.get(page)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/door/")


def test_every_answer_forbids_foreign_scripts_and_frames(client_at_home: Client) -> None:
    policy = client_at_home.get("/door/").headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy


def test_as_many_files_as_the_start_takes_fit_into_one_request() -> None:
    assert onboarding.MOST_FILES * onboarding.LARGEST_FILE_BYTES < LARGEST_BODY_BYTES
