"""To the watch: a session, two weeks, a finished one; each from its page's own link."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.web.conftest import planned
from wholestride.domain.season import Season, Session
from wholestride.formats.fit.planned_reading import read_schedule, read_session, read_sets
from wholestride.web.training.models import LogEvent, Runner


def loaded(season: Season, today: date) -> Session:
    """The next session that has exercises and repetitions in reserve."""
    return next(
        each
        for each in season
        if each.day >= today and any(line.rir and not line.warm_up for line in each.prescriptions)
    )


def taken(browser: Client, page: str, ending: str) -> bytes:
    """What the link of a page downloads."""
    shown = browser.get(page).content.decode()
    (address,) = re.findall(rf'href="([^"]+{re.escape(ending)})" download', shown)
    answer = browser.get(address)
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    return bytes(answer.content)


def test_a_session_page_hands_its_steps_to_the_watch(browser: Client, today: date) -> None:
    session = loaded(planned(), today)
    found = read_session(taken(browser, f"/session/{session.id}/", "/watch.fit"))
    assert found is not None
    assert found.name.startswith(f"{session.day:%d.%m.}")


def test_the_week_hands_over_two_weeks_with_the_loads_of_the_sessions_pages(
    browser: Client, today: date
) -> None:
    data = taken(browser, "/week/", "/watch.zip")
    with CaptureQueriesContext(connection) as asked:
        browser.get(f"/week/{today}/watch.zip")
    assert len(asked) <= 12
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        *sessions, last = archive.namelist()
        assert len(read_schedule(archive.read(last))) == len(sessions)
        for name in sessions:
            alone = browser.get(f"/session/{name.removesuffix('.fit')}/watch.fit").content
            assert archive.read(name) == alone


def test_a_finished_session_is_downloaded_as_an_activity(
    browser: Client, ana: Runner, today: date
) -> None:
    session = loaded(planned(), today)
    address = f"/session/{session.id}/done.fit"
    assert browser.get(address).status_code == 404
    assert "done.fit" not in browser.get(f"/session/{session.id}/").content.decode()
    line = next(each for each in session.prescriptions if each.rir and not each.warm_up)
    usual = {
        "runner": ana,
        "session": session.id,
        "day": session.day,
        "device": "phone",
        "done_at": datetime(2026, 12, 1, 18),
    }
    LogEvent.objects.create(
        uid=UUID(int=1),
        sequence=1,
        kind=LogEvent.Kind.SET_DONE,
        exercise=line.exercise,
        set_number=1,
        reps=9,
        **usual,
    )
    LogEvent.objects.create(
        uid=UUID(int=2), sequence=2, kind=LogEvent.Kind.FINISHED, srpe=6, **usual
    )
    (done,) = read_sets(taken(browser, f"/session/{session.id}/", "/done.fit"))
    assert done.reps == 9
    assert f"{session.id}.fit" not in str(browser.get(f"/week/{today}/watch.zip").content)


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "soon"])
def test_an_odd_day_is_never_a_fault(browser: Client, today: date, day: str) -> None:
    assert browser.get(f"/week/{day}/watch.zip").status_code in (200, 404)
