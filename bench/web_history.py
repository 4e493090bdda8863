"""A data folder with years of history, and the queries that its pages then ask.

``python -m bench.web_history FOLDER YEARS`` fills ``FOLDER`` and prints the queries as JSON. It is
a process of its own because Django knows one data folder a process.
"""

from __future__ import annotations

import json
import os
import sys
import uuid
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from bench.whole_plan import year_athlete
from wholestride.catalogue.loader import load
from wholestride.domain.athlete import Athlete, PlannedRace
from wholestride.domain.season import Season
from wholestride.formats.running.weekly import read_weekly
from wholestride.planning.recipe import Wishes, plan

if TYPE_CHECKING:
    from django.test import Client

    from wholestride.web.training.models import IssuedSeason, LogEvent, Runner

WEEKS = 52
ISSUED_A_YEAR = 24
"""A replan every second week keeps one whole season more."""
SESSIONS_A_WEEK, SETS_A_SESSION = 3, 24
ITEMS = {
    "seasonrun": "position, day, document",
    "seasonweek": "position, day, document",
    "seasonsession": "position, day, document, session",
}
"""The tables of a season's items with their columns."""
PAGES = ("today", "week", "season", "progress", "start", "exercises")
"""Those that the application has are measured, and the page of a session."""


def main() -> None:
    """Fill the folder and print what each page asks."""
    folder, years = sys.argv[1], int(sys.argv[2])
    os.environ |= {"WHOLESTRIDE_DATA": folder}
    from wholestride.web.launch import prepare

    prepare()
    runner = _fill(years)
    addresses = _addresses(runner)
    print(json.dumps({"pages": addresses, **_queries(runner, addresses)}))


def _fill(years: int) -> Runner:
    from wholestride.web.training import mapping
    from wholestride.web.training.models import LogEvent, Runner
    from wholestride.web.training.store import keep_season

    runner = Runner.objects.get()
    athlete, season = _year(date.today())
    runner.athlete = mapping.athlete_document(athlete)
    runner.save()
    first = keep_season(runner, season)
    for number in range(1, ISSUED_A_YEAR * years):
        _issue_again(first, first.number + number)
    LogEvent.objects.bulk_create(_sets(runner, season, years), batch_size=500)
    return runner


def _issue_again(first: IssuedSeason, number: int) -> None:
    """The same season under another number; the rows are copied where they lie."""
    from django.db import connection

    from wholestride.web.training.models import IssuedSeason

    days = {"first": first.first, "last": first.last}
    again = IssuedSeason.objects.create(runner=first.runner, number=number, head=first.head, **days)
    with connection.cursor() as cursor:
        for table, columns in ITEMS.items():
            cursor.execute(
                f"INSERT INTO training_{table} (season_id, {columns})"
                f" SELECT %s, {columns} FROM training_{table} WHERE season_id = %s",
                [again.pk, first.pk],
            )


def _year(today: date) -> tuple[Athlete, Season]:
    """A year that is half over."""
    first = today - timedelta(days=today.weekday(), weeks=WEEKS // 2)
    end = first + timedelta(days=7 * WEEKS - 1)
    (race,) = year_athlete().races
    marathon = PlannedRace(end - timedelta(days=7), race.race, race.title)
    athlete = replace(year_athlete(), races=(marathon,), last_lifted=first)
    wishes = Wishes(end=end, compose_all=True)
    return athlete, plan(read_weekly(athlete, (first, end)), athlete, load(), first, wishes)


def _sets(runner: Runner, season: Season, years: int) -> Iterator[LogEvent]:
    """Every set of so many years, as a phone would have sent it."""
    from wholestride.web.training.models import LogEvent

    lifts = sorted({each.exercise for some in season.planned() for each in some.prescriptions})
    for number in range(WEEKS * years * SESSIONS_A_WEEK):
        weeks_ago, place = divmod(number, SESSIONS_A_WEEK)
        day = date.today() - timedelta(weeks=weeks_ago, days=1 + 2 * place)
        for each in range(SETS_A_SESSION):
            yield LogEvent(
                runner=runner,
                uid=uuid.uuid5(uuid.NAMESPACE_OID, f"{number} {each}"),
                device="phone",
                sequence=number * SETS_A_SESSION + each,
                session=f"{day}-{place}",
                day=day,
                kind=LogEvent.Kind.SET_DONE,
                exercise=lifts[(number + each // 3) % len(lifts)],
                set_number=each % 3 + 1,
                reps=8,
                load_grams=60_000 + 250 * each,
                rir=2,
                done_at=datetime.combine(day, time(18, each)),
            )


def _addresses(runner: Runner) -> dict[str, str]:
    from django.urls import NoReverseMatch, reverse

    from wholestride.web.training.store import current_season

    found = {}
    for name in PAGES:
        with suppress(NoReverseMatch):
            found[name] = reverse(name)
    season = current_season(runner)
    assert season is not None
    coming = season.seasonsessions.filter(day__gte=date.today()).first()
    assert coming is not None
    with suppress(NoReverseMatch):
        found["session"] = reverse("session", args=[coming.session])
    return found


def _queries(runner: Runner, addresses: dict[str, str]) -> dict[str, dict[str, int]]:
    from django.test import Client

    browser = Client(headers={"host": "127.0.0.1"})
    browser.force_login(runner.user)
    asked = {name: _asked(browser, where) for name, where in addresses.items()}
    if "session" in addresses:
        asked["log a set"] = _asked_to_log(browser, addresses["session"].split("/")[2])
    return {"queries": asked}


def _asked(browser: Client, where: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as seen:
        answer = browser.get(where)
    assert answer.status_code == 200, (where, answer.status_code)
    return _count(seen.captured_queries)


def _asked_to_log(browser: Client, session: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as seen:
        answer = browser.post(
            "/api/events/", json.dumps([set_message(session, 0)]), content_type="application/json"
        )
    assert answer.json()["answers"][0]["status"] == "kept", answer.content
    return _count(seen.captured_queries)


def _count(queries: list[dict[str, str]]) -> int:
    """Questions to the tables; what only opens or ends a transaction is none."""
    return sum(1 for each in queries if not each["sql"].startswith(("BEGIN", "COMMIT")))


def set_message(session: str, number: int) -> dict[str, object]:
    """A set as the phone sends it."""
    return {
        "uid": str(uuid.uuid5(uuid.NAMESPACE_URL, f"{session} {number}")),
        "device": "bench",
        "sequence": number,
        "session": session,
        "day": date.today().isoformat(),
        "kind": "set-done",
        "exercise": "squat_bb",
        "set_number": number % 90 + 1,
        "reps": 8,
        "done_at": "2026-11-23T18:00:00",
    }


if __name__ == "__main__":
    main()
