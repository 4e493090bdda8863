"""Only the owner sees anything; nothing foreign runs, sends or comes in."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from tests.web.addresses import ACCESS, ROWS, address, names
from tests.web.conftest import short
from tests.web.marked import MARK, marked
from tests.web.shown import shown_by
from wholestride.web.door.limits import LARGEST_BODY_BYTES
from wholestride.web.door.local import new_link
from wholestride.web.training.models import LogEvent, Runner

pytestmark = pytest.mark.django_db

HOME = {"host": "127.0.0.1"}


@pytest.fixture
def owner(today: date) -> Runner:
    """Ana, whose runs, sessions and notes all carry the mark."""
    return marked(get_user_model().objects.create_user("ana"))


@pytest.fixture
def people(owner: Runner, new_runner: Callable[..., Runner]) -> dict[str, Client]:
    """The owner, another runner with a season of their own, and somebody unknown."""
    clients = {person: Client(headers=HOME) for person in ("owner", "other", "anonymous")}
    clients["owner"].force_login(owner.user)
    clients["other"].force_login(new_runner("bjorn", short("bjorn")).user)
    return clients


def test_every_address_has_its_row_of_who_may_see_it() -> None:
    assert set(names()) <= set(ROWS)


@pytest.mark.parametrize("name", list(ACCESS))
def test_only_the_owner_sees_anything(name: str, owner: Runner, people: dict[str, Client]) -> None:
    where, access = address(name, owner), ACCESS[name]
    answers = {person: client.get(where) for person, client in people.items()}
    statuses = {person: answer.status_code for person, answer in answers.items()}
    expected = {person: getattr(access, person) for person in people}
    assert statuses == expected
    for person in ("other", "anonymous"):
        assert MARK.encode() not in shown_by(answers[person].content)
    if statuses["anonymous"] == 302 and not access.public:
        assert answers["anonymous"]["Location"].startswith("/door/")


def test_the_owner_does_see_the_mark(people: dict[str, Client]) -> None:
    assert MARK in people["owner"].get("/week/").content.decode()


@pytest.mark.parametrize("name", list(ACCESS))
def test_nothing_is_taken_without_the_token_of_a_page_of_ours(name: str, owner: Runner) -> None:
    client = Client(enforce_csrf_checks=True, headers=HOME)
    client.force_login(owner.user)
    before = LogEvent.objects.count(), Runner.objects.count(), owner.seasons.count()
    for method in (client.post, client.put, client.delete, client.patch):
        answer = method(address(name, owner))
        assert answer.status_code == 403
        assert b"This page is too old" in answer.content
    assert (LogEvent.objects.count(), Runner.objects.count(), owner.seasons.count()) == before


@pytest.mark.parametrize("name", [name for name, row in ACCESS.items() if not row.public])
@pytest.mark.parametrize("person", ["other", "anonymous"])
def test_nobody_else_changes_anything_of_the_owner(
    name: str, person: str, owner: Runner, people: dict[str, Client]
) -> None:
    where = address(name, owner)
    before = _everything_of(owner)
    assert people[person].post(where).status_code < 500
    assert _everything_of(owner) == before


def _everything_of(owner: Runner) -> dict[str, list[tuple[object, ...]]]:
    """Every row that hangs on the runner, in every table."""
    related = {each.get_accessor_name() or "" for each in Runner._meta.related_objects}
    found = {
        name: sorted(getattr(owner, name).values_list(), key=repr)
        for name in related
        if hasattr(getattr(owner, name, None), "values_list")
    }
    found["runner"] = list(Runner.objects.filter(pk=owner.pk).values_list())
    return found


class Foreign(HTMLParser):
    """Finds what the content policy would stop: inline script and style, foreign sources."""

    SOURCES = ("src", "srcset", "data", "action", "formaction", "poster")

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        runs = tag == "script" and given.get("type", "module") in ("module", "text/javascript")
        self.inside = tag if tag == "style" or (runs and "src" not in given) else ""
        for name, value in given.items():
            loads = name in self.SOURCES or (tag == "link" and name == "href")
            if name == "style" or name.startswith(("on", "hx-on")) or "javascript:" in value:
                self.found.append(f"<{tag} {name}={value!r}>")
            if loads and re.match(r"[a-z+]+:|//", value) and not value.startswith("data:"):
                self.found.append(f"<{tag} {name}={value!r}>")

    def handle_data(self, data: str) -> None:
        if self.inside and data.strip():
            self.found.append(f"<{self.inside}>{data[:40]}")

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""


@pytest.mark.parametrize("name", list(ACCESS))
def test_no_page_needs_what_the_content_policy_forbids(
    name: str, owner: Runner, people: dict[str, Client]
) -> None:
    answer = people["owner"].get(address(name, owner))
    policy = answer.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    if answer.headers["Content-Type"].startswith("text/html"):
        reader = Foreign()
        reader.feed(answer.content.decode())
        assert reader.found == []


@pytest.mark.parametrize(
    "page",
    [
        "<p style='color:red'>",
        "<a onclick='x()'>",
        "<script>x()</script>",
        "<style>p{}</style>",
        "<img src='https://evil.example/x.png'>",
        "<link href='//evil.example/x.css'>",
        "<a href='javascript:x()'>",
    ],
)
def test_the_reader_of_pages_finds_what_is_forbidden(page: str) -> None:
    reader = Foreign()
    reader.feed(page)
    assert reader.found


def test_the_cookie_is_for_this_server_alone(
    settings: Settings, tmp_path: Path, owner: Runner
) -> None:
    settings.DATA = tmp_path
    settings.SESSION_COOKIE_SECURE = True
    answer = Client(headers=HOME).get(new_link(tmp_path, 80).split(":80", 1)[1])
    assert list(answer.cookies) == ["wholestride"]
    cookie = answer.cookies["wholestride"]
    assert cookie["httponly"]
    assert cookie["secure"]
    assert cookie["samesite"] == "Strict"
    assert cookie["domain"] == ""


def test_a_changed_cookie_is_worth_nothing(people: dict[str, Client]) -> None:
    client = people["owner"]
    assert client.get("/today/").status_code == 200
    value = client.cookies["wholestride"].value
    client.cookies["wholestride"] = ("A" if value[0] != "A" else "B") + value[1:]
    assert client.get("/today/").status_code == 302


@pytest.mark.parametrize("field", ["next", "url", "redirect", "to"])
def test_the_door_leads_nowhere_else(
    field: str, settings: Settings, tmp_path: Path, owner: Runner
) -> None:
    settings.DATA = tmp_path
    link = new_link(tmp_path, 80).split(":80", 1)[1]
    answer = Client(headers=HOME).get(f"{link}&{field}=https://evil.example/")
    assert answer["Location"] == "/today/"


@pytest.mark.parametrize(
    "path", ["//evil.example/today", "/\\evil.example/today", "/%2F%2Fevil.example/today"]
)
def test_no_address_leads_to_another_site(path: str, people: dict[str, Client]) -> None:
    for client in people.values():
        answer = client.get(path)
        assert answer.status_code in (301, 302, 404)
        assert re.match(r"/(?![/\\])", answer.get("Location", "/"))


@pytest.mark.parametrize("key", ["ü", "x" * 4000, "\0", " "])
def test_a_hostile_key_is_only_a_wrong_key(key: str, settings: Settings, tmp_path: Path) -> None:
    settings.DATA = tmp_path
    new_link(tmp_path, 80)
    answer = Client(headers=HOME).get("/door/", {"key": key})
    assert answer.status_code == 403
    assert (tmp_path / "door").exists()


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "192.168.0.7", "[::1", "", "localhost@evil"]
)
def test_a_foreign_name_that_points_here_is_refused(host: str, people: dict[str, Client]) -> None:
    answer = people["owner"].get("/today/", headers={"host": host})
    assert answer.status_code == 403
    assert MARK not in answer.content.decode()


@pytest.mark.parametrize(
    "origin",
    ["https://evil.example", "null", "http://127.0.0.1:1", "https://127.0.0.1", "http://[::1", ""],
)
def test_a_request_of_a_foreign_page_is_refused(origin: str, people: dict[str, Client]) -> None:
    answer = people["owner"].post("/today/", headers={"origin": origin})
    assert answer.status_code == 403
    assert people["owner"].get("/today/", headers={"origin": origin}).status_code == 403


@pytest.mark.parametrize("elsewhere", ["192.168.0.9", "fe80::1", "8.8.8.8", ""])
def test_another_machine_is_refused_whatever_the_server_is_bound_to(
    elsewhere: str, people: dict[str, Client]
) -> None:
    assert people["owner"].get("/today/", REMOTE_ADDR=elsewhere).status_code == 403


def test_what_is_too_large_is_refused_unread(people: dict[str, Client]) -> None:
    answer = people["owner"].post("/today/", CONTENT_LENGTH=str(LARGEST_BODY_BYTES + 1))
    assert answer.status_code == 413
    assert b"send less" in answer.content


def test_a_length_that_is_no_number_is_refused(people: dict[str, Client]) -> None:
    assert people["owner"].post("/today/", CONTENT_LENGTH="ten").status_code == 400


@pytest.mark.parametrize("name", [name for name, row in ACCESS.items() if not row.public])
def test_hostile_forms_are_answered_with_words(
    name: str, owner: Runner, people: dict[str, Client]
) -> None:
    where = address(name, owner)
    bodies: list[tuple[dict[str, object], bytes | None, str]] = [
        ({f"field{each}": "x" for each in range(1200)}, None, ""),
        ({"file": SimpleUploadedFile("x.ics", b"\xff\xfe\x00" * 1000)}, None, ""),
        ({}, b"{" * 5000, "application/json"),
        ({}, b"\xff\xfe", "application/json"),
        ({}, b"x" * (3 * 1024 * 1024), "application/x-www-form-urlencoded"),
        ({}, b"--x\r\nContent-Disposition: nothing", "multipart/form-data; boundary=x"),
    ]
    for fields, raw, kind in bodies:
        if raw is None:
            answer = people["owner"].post(where, fields)
        else:
            answer = people["owner"].post(where, raw, content_type=kind)
        assert answer.status_code < 500, (fields, kind)
