"""The web tests' runner: Ana behind a login, with a season that began last week."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from tests.cast import ANA, CAST, START
from tests.planning.calendars import weekly
from wholestride.catalogue.loader import load
from wholestride.domain.season import Season
from wholestride.formats.season_file import write_season
from wholestride.planning.recipe import plan
from wholestride.web.training import changes, mapping
from wholestride.web.training.mapping import athlete_document
from wholestride.web.training.models import Runner
from wholestride.web.training.store import keep_season

PATTERN = {"tue": "6 x 800 m", "thu": "easy 45 min", "sun": "long run 90 min"}
WEEKS = 8


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On another database only what asks a database runs again."""
    if "DATABASE_URL" not in os.environ:
        return
    room = Path(__file__).parent
    left = [each for each in items if room in each.path.parents and not _asks_a_database(each)]
    config.hook.pytest_deselected(items=left)
    items[:] = [each for each in items if each not in left]


def _asks_a_database(item: pytest.Item) -> bool:
    fixtures = getattr(item, "fixturenames", ())
    asks = any(each in fixtures for each in ("db", "transactional_db"))
    return asks or item.get_closest_marker("django_db") is not None


@pytest.fixture(scope="session", autouse=True)
def remembered() -> Iterator[None]:
    """Answers to the same question are shared by the tests, as a process shares its latest."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(changes, "_LATEST", deque(maxlen=40))
        patch.setattr(mapping, "write_season", written)
        yield


@pytest.fixture
def unremembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that answered nothing yet, for tests that count plans."""
    monkeypatch.setattr(changes, "_LATEST", deque(maxlen=2))


_WRITTEN: deque[tuple[Season, bytes]] = deque(maxlen=4)


def written(season: Season) -> bytes:
    """The file of a season; one that several tests keep is written once."""
    for known, text in _WRITTEN:
        if known is season:
            return text
    text = write_season(season)
    _WRITTEN.append((season, text))
    return text


@cache
def planned(name: str = "ana") -> Season:
    """A season of eight weeks that begins on the cast's start."""
    return plan(weekly(PATTERN, START, WEEKS), CAST[name], load(), START)


@cache
def short(name: str = "ana") -> Season:
    """The same season as far as the week after today: for tests that ask who sees it."""
    season = planned(name)
    end = START + timedelta(weeks=3, days=-1)
    return replace(
        season,
        end=end,
        runs=tuple(each for each in season.runs if each.day <= end),
        sessions=tuple(each for each in season.sessions if each.day <= end),
        weeks=season.weeks[:3],
    )


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> date:
    """The Tuesday of the second week, for every page."""
    day = START + timedelta(days=8)
    for module in ("wholestride.web.pages.runner_pages",):
        monkeypatch.setattr(f"{module}.today_in", lambda zone: day)
    return day


@pytest.fixture
def new_runner(db: None) -> Callable[..., Runner]:
    """Make a runner with a login and a season."""

    def make(name: str = "ana", season: Season | None = None) -> Runner:
        user = get_user_model().objects.create_user(name)
        runner = Runner.objects.create(user=user, athlete=athlete_document(CAST.get(name, ANA)))
        keep_season(runner, season or planned(name if name in CAST else "ana"))
        return runner

    return make


@pytest.fixture
def ana(new_runner: Callable[..., Runner]) -> Runner:
    """Ana with her season."""
    return new_runner("ana")


@pytest.fixture
def browser(ana: Runner) -> Client:
    """A client that Ana has come in with."""
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(ana.user)
    return client
