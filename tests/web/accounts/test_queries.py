"""A server asks the database for the visit and the account as well, and stays within the limits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from tests.web.test_events import message
from wholestride.web.training.models import Runner


@pytest.mark.parametrize("where", ["/today/", "/week/", "/season/", "/progress/", "/settings/"])
def test_a_page_asks_at_most_twelve_times(
    where: str,
    ana: Runner,
    today: date,
    come_in: Callable[[Runner], Client],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    browser = come_in(ana)
    with django_assert_max_num_queries(12):
        assert browser.get(where).status_code == 200


def test_a_set_is_logged_with_at_most_six_questions(
    ana: Runner, today: date, come_in: Callable[[Runner], Client]
) -> None:
    browser = come_in(ana)
    with CaptureQueriesContext(connection) as asked:
        answer = browser.post("/api/events/", [message()], content_type="application/json")
    assert answer.json()["answers"][0]["status"] == "kept"
    questions = [each["sql"] for each in asked if "SAVEPOINT" not in each["sql"]]
    assert len(questions) <= 6, questions
