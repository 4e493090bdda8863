"""A calendar that carries recordings holds each activity once."""

from __future__ import annotations

from datetime import date, time

from tests.planning.recorded.made import PHONE, STRAVA, WATCH
from wholestride.catalogue.loader import load
from wholestride.domain.athlete import Athlete
from wholestride.domain.findings import Place
from wholestride.domain.running import CalendarEntry
from wholestride.formats.running.recorded import entry_of
from wholestride.planning.classify import understand
from wholestride.planning.recorded.entries import each_activity_once

RECORDED = [entry_of(each, Place("r.jsonl")) for each in (WATCH, PHONE, STRAVA)]
WEDNESDAY = CalendarEntry(date(2026, 11, 25), "Easy 8 km", time(7))


def test_one_entry_is_left_of_three_recordings_and_that_is_said() -> None:
    entries, findings = each_activity_once([WEDNESDAY, *RECORDED])
    assert [each.title for each in entries] == ["Easy 8 km", "Morning by the river"]
    assert [str(each.message) for each in findings] == [
        "3 recordings show 1 activity; it counts once."
    ]


def test_a_calendar_without_recordings_stays_as_it_is() -> None:
    assert each_activity_once([WEDNESDAY]) == ((WEDNESDAY,), ())


def test_the_plan_sees_one_run() -> None:
    pairs, _ = understand(RECORDED, Athlete(), load())
    assert [(entry.uid, run.minutes) for entry, run in pairs] == [(WATCH.id, 50)]
