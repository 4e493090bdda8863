"""Life's changes as their forms send them."""

from __future__ import annotations

import html
from collections.abc import Mapping
from datetime import timedelta

from django.test import Client

from tests.cast import START
from tests.web.conftest import planned
from wholestride.domain.season import Season, Session
from wholestride.web.training import store
from wholestride.web.training.models import Runner

TODAY = START + timedelta(days=8)


def season_of(runner: Runner) -> Season:
    row = store.current_season(runner)
    assert row is not None
    return store.whole_season(row)


def coming(season: Season) -> list[Session]:
    return [each for each in season.planned() if each.day >= TODAY and not each.own]


def key_run() -> str:
    return next(each.id for each in planned().runs if each.key and each.day > TODAY)


def windows_form(season: Season) -> dict[str, str]:
    form: dict[str, str] = {}
    for row, each in enumerate(season.athlete.planning_windows):
        form |= {
            f"weekday-{row}": str(int(each.weekday)),
            f"start-{row}": f"{each.start:%H:%M}",
            f"end-{row}": f"{each.end:%H:%M}",
            f"place-{row}": each.place,
        }
    return form


def forms() -> dict[str, tuple[str, Mapping[str, str]]]:
    """Each kind of change as its form sends it: what it is called, its address, its fields."""
    session = coming(planned())[0]
    closed = {**windows_form(planned()), "start-0": "", "end-0": ""}
    friday = TODAY + timedelta(days=3)
    return {
        "skipped": ("skip", {"session": session.id}),
        "run moved": (
            "run",
            {"run": key_run(), "what": "moves", "day": str(friday), "clock": "07:00"},
        ),
        "run away": ("run", {"run": key_run(), "what": "away"}),
        "ill": ("ill", {"what": "ill", "first": str(TODAY), "last": str(friday)}),
        "away": ("ill", {"what": "away", "first": str(friday), "last": str(friday)}),
        "hours": ("hours", closed),
        "complaint": ("complaint", {"region": "achilles", "side": "left"}),
        "own": (
            "own",
            {
                "title": "Kettlebells",
                "day": str(friday),
                "clock": "12:00",
                "minutes": "40",
                "legs": "yes",
            },
        ),
    }


KINDS = list(forms())


def asked(browser: Client, kind: str) -> str:
    """Send the form; the address of its proposal."""
    about, fields = forms()[kind]
    answer = browser.post(f"/week/change/{about}/", fields)
    assert answer.status_code == 302, html.unescape(answer.content.decode())
    return str(answer["Location"])
