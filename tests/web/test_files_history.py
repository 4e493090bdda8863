"""What the log says of the runner is offered with its reason and taken over where it is ticked."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client

from tests.formats.strength.tables import STRONG_WITH_UNITS
from tests.web.handing import hand_over, nobody_behind, page
from wholestride.web.training import mapping
from wholestride.web.training.models import Runner

quiet = pytest.fixture(nobody_behind, autouse=True, name="quiet")
HEADER = STRONG_WITH_UNITS.splitlines()[0]


def a_year_of_squats(today: date) -> dict[str, bytes]:
    """A table of Strong with three sets every week, the last one yesterday."""
    days = [today - timedelta(days=1 + 7 * week) for week in range(45)]
    rows = [
        f"{day} 18:00:00;Legs;Squat (Barbell);{number};80;kgs;5;8;;;0;;;45m"
        for day in sorted(days)
        for number in (1, 2, 3)
    ]
    return {"strong.csv": "\n".join([HEADER, *rows, ""]).encode()}


def test_what_history_says_is_offered_and_nothing_is_taken_that_is_not_ticked(
    browser: Client, ana: Runner, today: date
) -> None:
    assert "Nothing that you have not said" in page(browser, "/files/history/")
    hand_over(browser, a_year_of_squats(today))
    assert "/files/history/" in page(browser)
    offered = page(browser, "/files/history/")
    assert "What you can lift once" in offered
    assert "Barbell back squat" in offered
    assert "in two cases of three" in offered
    assert "Your level" in offered
    before = ana.athlete
    assert browser.post("/files/history/", {"take": "level"})["Location"] == "/settings/"
    ana.refresh_from_db()
    now, then = mapping.athlete_of(ana.athlete), mapping.athlete_of(before)
    assert now.level.rank > then.level.rank
    assert now.one_rep_max == then.one_rep_max
    again = page(browser, "/files/history/")
    assert "Your level" not in again
    assert "What you can lift once" in again


def test_nothing_ticked_changes_nothing(browser: Client, ana: Runner, today: date) -> None:
    hand_over(browser, a_year_of_squats(today))
    before = ana.athlete
    answer = browser.post("/files/history/", {"take": ["no such key"]})
    assert answer["Location"] == "/files/history/"
    ana.refresh_from_db()
    assert ana.athlete == before
