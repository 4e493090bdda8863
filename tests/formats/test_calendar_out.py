"""The calendar: events that calendars can read, keep apart, update and cancel."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import recurring_ical_events
from hypothesis import HealthCheck, given, settings
from icalendar import Calendar

from tests.formats.samples import BJORNS_SEASON, FULL, MOBILITY
from tests.formats.strategies import seasons
from wholestride.domain.season import Season, SessionStatus
from wholestride.formats.calendar_out import write_ics

NOW = datetime(2026, 11, 22, 12)
LATER = datetime(2026, 11, 25, 8, 30)


def unfolded(data: bytes) -> list[str]:
    return data.decode().replace("\r\n ", "").split("\r\n")


def events_of(data: bytes) -> dict[str, Any]:
    return {str(event["UID"]): event for event in Calendar.from_ical(data).walk("VEVENT")}


def only_event(season: Season) -> Any:
    (event,) = events_of(write_ics(season, NOW)).values()
    return event


def test_the_head_names_the_calendar_and_how_often_to_look() -> None:
    lines = unfolded(write_ics(BJORNS_SEASON, NOW))
    assert lines[0] == "BEGIN:VCALENDAR"
    for line in (
        "VERSION:2.0",
        "METHOD:PUBLISH",
        "CALSCALE:GREGORIAN",
        "NAME:Strength by Wholestride: Björn",
        "X-WR-CALNAME:Strength by Wholestride: Björn",
        "X-WR-TIMEZONE:Europe/Berlin",
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
    ):
        assert lines.count(line) == 1, line


def test_lines_end_as_the_standard_asks_and_are_never_longer_than_75_bytes() -> None:
    data = write_ics(BJORNS_SEASON, NOW, with_runs=True)
    assert data.endswith(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(len(line) for line in data.split(b"\r\n")) <= 75


def test_each_session_is_one_event_with_its_place_and_its_reasons() -> None:
    event = events_of(write_ics(BJORNS_SEASON, NOW))["2026-11-24-full@wholestride"]
    assert event["SUMMARY"] == "Strength: Full A: squat and push"
    assert event["LOCATION"] == "gym"
    assert event["STATUS"] == "CONFIRMED"
    assert event["SEQUENCE"] == 0
    assert event["CATEGORIES"].to_ical() == b"Strength,full,base"
    description = str(event["DESCRIPTION"]).split("\n")
    assert description[0] == (
        "Superset A, Step-up: 3 sets of 8 on each side, with 16 kg, "
        "2 to 3 repetitions in reserve, rest 90 seconds."
    )
    assert description[1] == "Plank, forearms: 2 sets of 30 to 45 seconds, rest 25 seconds."
    assert "37 h before Thursday's tempo." in description[5]


def test_a_session_without_exercises_yet_says_so() -> None:
    event = events_of(write_ics(BJORNS_SEASON, NOW))["2026-11-30-mobility@wholestride"]
    assert "The exercises follow" in event["DESCRIPTION"]


def test_times_are_local_with_their_zone_and_the_zone_is_described() -> None:
    data = write_ics(BJORNS_SEASON, NOW)
    assert "DTSTART;TZID=Europe/Berlin:20261124T180000" in unfolded(data)
    assert "DTEND;TZID=Europe/Berlin:20261124T185000" in unfolded(data)
    (zone,) = Calendar.from_ical(data).walk("VTIMEZONE")
    assert zone["TZID"] == "Europe/Berlin"


def test_a_dropped_session_stays_as_cancelled_with_its_revision() -> None:
    event = events_of(write_ics(BJORNS_SEASON, NOW))["2026-12-01-full@wholestride"]
    assert (event["STATUS"], event["SEQUENCE"]) == ("CANCELLED", 2)


@pytest.mark.parametrize(
    ("status", "summary"),
    [
        (SessionStatus.DONE, "Done: Strength: Roll and stretch"),
        (SessionStatus.MISSED, "Missed: Strength: Roll and stretch"),
        (SessionStatus.STARTED, "Strength: Roll and stretch"),
    ],
)
def test_what_became_of_a_session_shows_in_its_name(status: SessionStatus, summary: str) -> None:
    event = only_event(replace(BJORNS_SEASON, sessions=(replace(MOBILITY, status=status),)))
    assert event["SUMMARY"] == summary
    assert event["STATUS"] == "CONFIRMED"


def test_stamps_are_the_time_that_was_handed_in() -> None:
    (event, *_) = events_of(write_ics(BJORNS_SEASON, NOW)).values()
    assert event["DTSTAMP"].dt == datetime(2026, 11, 22, 11, tzinfo=UTC)
    assert event["LAST-MODIFIED"].dt == event["DTSTAMP"].dt
    aware = write_ics(BJORNS_SEASON, datetime(2026, 11, 22, 11, tzinfo=UTC))
    assert aware == write_ics(BJORNS_SEASON, NOW)


def test_a_session_that_moves_keeps_its_uid_and_shows_its_revision() -> None:
    moved = replace(FULL, start=FULL.start + timedelta(days=2), revision=1)
    event = only_event(replace(BJORNS_SEASON, sessions=(moved,)))
    assert event["UID"] == "2026-11-24-full@wholestride"
    assert event["SEQUENCE"] == 1
    assert event["DTSTART"].dt.date() == date(2026, 11, 26)


def test_the_same_season_over_its_own_calendar_changes_no_byte() -> None:
    before = write_ics(BJORNS_SEASON, NOW, with_runs=True)
    assert write_ics(BJORNS_SEASON, LATER, before, with_runs=True) == before


def test_over_an_earlier_calendar_only_what_changed_is_stamped_anew() -> None:
    before = write_ics(BJORNS_SEASON, NOW)
    moved = replace(FULL, start=FULL.start + timedelta(hours=1))
    season = replace(BJORNS_SEASON, sessions=(moved, *BJORNS_SEASON.sessions[1:]))
    events = events_of(write_ics(season, LATER, before))
    changed, same = events[f"{FULL.id}@wholestride"], events[f"{MOBILITY.id}@wholestride"]
    assert changed["SEQUENCE"] == 1
    assert changed["LAST-MODIFIED"].dt == datetime(2026, 11, 25, 7, 30, tzinfo=UTC)
    assert same["SEQUENCE"] == 0
    assert same["LAST-MODIFIED"].dt == datetime(2026, 11, 22, 11, tzinfo=UTC)


def test_what_has_gone_from_the_season_is_cancelled_once() -> None:
    before = write_ics(BJORNS_SEASON, NOW)
    season = replace(BJORNS_SEASON, sessions=(FULL,))
    after = write_ics(season, LATER, before)
    gone = events_of(after)[f"{MOBILITY.id}@wholestride"]
    assert (gone["STATUS"], gone["SEQUENCE"]) == ("CANCELLED", 1)
    assert write_ics(season, LATER + timedelta(days=1), after) == after


@pytest.mark.parametrize("earlier", [b"", b"nonsense", b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n"])
def test_an_earlier_calendar_that_is_none_is_refused(earlier: bytes) -> None:
    with pytest.raises(ValueError, match="earlier calendar"):
        write_ics(BJORNS_SEASON, NOW, earlier)


def test_an_unknown_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        write_ics(replace(BJORNS_SEASON, zone="Europe/Atlantis"), NOW)


def test_runs_come_along_only_when_asked_for() -> None:
    assert len(events_of(write_ics(BJORNS_SEASON, NOW))) == 3
    events = events_of(write_ics(BJORNS_SEASON, NOW, with_runs=True))
    run = events["run-run-1@wholestride"]
    assert run["SUMMARY"] == "8 x 400 m"
    assert run["DESCRIPTION"] == (
        "intervals, a key run, about 55 minutes, 10.5 km. Add warm-up before quality, 10 minutes."
    )


@pytest.mark.parametrize(
    ("zone", "start", "offset_hours"),
    [
        ("Europe/Berlin", datetime(2027, 3, 27, 18), 1),
        ("Europe/Berlin", datetime(2027, 3, 28, 18), 2),
        ("Europe/Berlin", datetime(2026, 10, 25, 18), 1),
        ("America/New_York", datetime(2027, 3, 14, 18), -4),
        ("Australia/Lord_Howe", datetime(2027, 4, 4, 18), 10.5),
        ("Asia/Kolkata", datetime(2027, 3, 28, 18), 5.5),
        ("UTC", datetime(2027, 3, 28, 18), 0),
    ],
)
def test_a_session_in_the_week_of_a_clock_change_is_at_its_wall_clock_time(
    zone: str, start: datetime, offset_hours: float
) -> None:
    season = replace(BJORNS_SEASON, zone=zone, sessions=(replace(FULL, start=start),))
    calendar = Calendar.from_ical(write_ics(season, NOW))
    (event,) = recurring_ical_events.of(calendar).at(start.date())
    assert event["DTSTART"].dt.replace(tzinfo=None) == start
    assert event["DTSTART"].dt.utcoffset() == timedelta(hours=offset_hours)


def test_the_zones_rules_are_told_for_the_whole_season_and_some_time_around() -> None:
    season = replace(BJORNS_SEASON, end=date(2027, 11, 30))
    text = write_ics(season, NOW).decode()
    for change in ("20261025T030000", "20270328T030000", "20271031T030000"):
        assert change in text


def test_a_session_across_the_clock_change_lasts_its_minutes() -> None:
    night = replace(FULL, start=datetime(2027, 3, 28, 1, 30), minutes=60)
    event = only_event(replace(BJORNS_SEASON, sessions=(night,)))
    assert event["DTEND"].dt - event["DTSTART"].dt.astimezone(UTC) == timedelta(minutes=60)
    assert event["DTEND"].dt == datetime(2027, 3, 28, 3, 30, tzinfo=ZoneInfo("Europe/Berlin"))


def test_separators_and_control_characters_in_a_title_do_no_harm() -> None:
    odd = replace(FULL, title="a;b,c\\d\r\nEND:VEVENT\x07 \u2028e")
    event = only_event(replace(BJORNS_SEASON, sessions=(odd,)))
    assert str(event["SUMMARY"]) == "Strength: a;b,c\\d \nEND:VEVENT   e"


def told(season: Season, since: datetime) -> int:
    """Sessions of a first calendar that forgets what was dropped before a local time."""
    return sum(
        each.status is not SessionStatus.DROPPED or each.start >= since for each in season.sessions
    )


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(season=seasons())
def test_any_season_gives_a_calendar_that_reads_back(season: Season) -> None:
    data = write_ics(season, NOW, with_runs=True)
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    runs = [run for run in season.runs if run.is_run]
    events = Calendar.from_ical(data).walk("VEVENT")
    four_weeks_ago, a_zone = NOW - timedelta(weeks=4), timedelta(days=1)
    sessions = len(events) - len(runs)
    assert told(season, four_weeks_ago + a_zone) <= sessions
    assert sessions <= told(season, four_weeks_ago - a_zone)
    assert all(re.fullmatch(r".*@wholestride", str(event["UID"]), re.DOTALL) for event in events)
