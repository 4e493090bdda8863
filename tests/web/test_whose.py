"""Pages say whose they are, and a page of one runner never speaks for another one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from wholestride.web.door.whose import HEADER
from wholestride.web.training.models import Runner

pytestmark = pytest.mark.django_db

HOME = {"host": "127.0.0.1"}


def test_a_page_names_its_runner_in_header_and_text(browser: Client, ana: Runner) -> None:
    answer = browser.get("/settings/")
    assert answer.headers[HEADER] == str(ana.user_id)
    assert f'data-runner="{ana.user_id}"' in answer.content.decode()


def test_the_door_belongs_to_nobody(db: None) -> None:
    assert Client(headers=HOME).get("/door/").headers[HEADER] == ""


@pytest.mark.parametrize("where", ["/api/pages/", "/api/events/"])
def test_a_page_of_another_runner_is_not_answered(
    where: str, ana: Runner, new_runner: Callable[..., Runner]
) -> None:
    client = Client(headers=HOME)
    client.force_login(new_runner("bjorn").user)
    headers = {HEADER: str(ana.user_id)}
    ask = client.get if where == "/api/pages/" else client.post
    assert ask(where, headers=headers).status_code == 409
    assert not ana.events.exists()
    assert client.get("/api/pages/").status_code == 200


def test_events_of_the_page_s_own_runner_are_kept(browser: Client, ana: Runner) -> None:
    headers = {HEADER: str(ana.user_id)}
    answer = browser.post("/api/events/", [], content_type="application/json", headers=headers)
    assert answer.status_code == 200
