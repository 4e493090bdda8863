"""What a change would do is worked out once for the form and for the page that it leads to."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client

from tests.cast import START
from tests.web.conftest import planned
from wholestride.planning import replanning
from wholestride.web.training import changes


def counted(monkeypatch: pytest.MonkeyPatch) -> list[date]:
    """One entry for every plan that is made from here on."""
    made: list[date] = []

    def replan(*asked: object) -> object:
        made.append(START)
        return replanning.replan(*asked)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(changes, "replan", replan)
    return made


def test_the_page_of_a_proposal_plans_nothing_again(
    browser: Client, today: date, unremembered: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    coming = [each for each in planned().planned() if each.day > today + timedelta(days=1)]
    made = counted(monkeypatch)
    page = ""
    for session in coming[:2]:
        page = browser.post("/week/change/skip/", {"session": session.id})["Location"]
        assert browser.get(page).status_code == 200
        assert browser.get(page).status_code == 200
    assert len(made) == 2
    browser.post(page, {"answer": "accept"})
    assert len(made) == 3, "what is kept is composed whole"
