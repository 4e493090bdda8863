"""A calendar that is handed out again: history, cancelled sessions, reminders, links, trips."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import recurring_ical_events
from icalendar import Calendar

from tests.formats.samples import BJORNS_SEASON, FULL, MOBILITY
from wholestride.domain.athlete import Trip
from wholestride.domain.season import Season, SessionStatus
from wholestride.formats.calendar_out import write_ics

NOW = datetime(2026, 11, 22, 12)
LINKS = "http://127.0.0.1:8377/session/"
DENVER = Trip(date(2026, 11, 24), date(2026, 11, 28), "hotel", "America/Denver")


def events_of(data: bytes) -> dict[str, Any]:
    return {str(event["UID"]): event for event in Calendar.from_ical(data).walk("VEVENT")}


def without(season: Season, *ids: str) -> Season:
    sessions = tuple(each for each in season.sessions if each.id not in ids)
    return replace(season, sessions=sessions)


def test_a_dropped_session_is_told_as_cancelled_for_four_weeks_after_its_day() -> None:
    dropped = next(each for each in BJORNS_SEASON.sessions if each.status is SessionStatus.DROPPED)
    uid = f"{dropped.id}@wholestride"
    before = write_ics(BJORNS_SEASON, NOW)
    soon = write_ics(BJORNS_SEASON, dropped.start + timedelta(weeks=3), before)
    assert events_of(soon)[uid]["STATUS"] == "CANCELLED"
    late = write_ics(BJORNS_SEASON, dropped.start + timedelta(weeks=5), soon)
    assert uid not in events_of(late)
    assert uid not in events_of(write_ics(BJORNS_SEASON, dropped.start + timedelta(weeks=6), late))


def test_what_has_gone_and_was_cancelled_is_forgotten_in_the_end() -> None:
    before = write_ics(BJORNS_SEASON, NOW)
    left = without(BJORNS_SEASON, MOBILITY.id)
    cancelled = write_ics(left, NOW, before)
    late = write_ics(left, MOBILITY.start + timedelta(weeks=5), cancelled)
    assert f"{MOBILITY.id}@wholestride" not in events_of(late)


def test_what_was_stays_in_the_calendar_when_a_new_season_no_longer_holds_it() -> None:
    done = replace(FULL, status=SessionStatus.DONE)
    season = replace(BJORNS_SEASON, sessions=(done, *BJORNS_SEASON.sessions[1:]))
    before = write_ics(season, NOW)
    later = FULL.start + timedelta(days=2)
    anew = events_of(write_ics(without(season, FULL.id), later, before))
    assert anew[f"{FULL.id}@wholestride"]["STATUS"] == "CONFIRMED"
    assert str(anew[f"{FULL.id}@wholestride"]["SUMMARY"]).startswith("Done: ")
    year = write_ics(without(season, FULL.id), later + timedelta(weeks=53), before)
    assert f"{FULL.id}@wholestride" not in events_of(year)


def test_no_reminder_without_asking() -> None:
    assert b"VALARM" not in write_ics(BJORNS_SEASON, NOW)


def test_a_coming_session_reminds_as_long_before_as_was_asked_and_a_past_one_never() -> None:
    done = replace(MOBILITY, status=SessionStatus.DONE)
    season = replace(BJORNS_SEASON, sessions=(FULL, done))
    events = events_of(write_ics(season, NOW, lead_minutes=90))
    (alarm,) = events[f"{FULL.id}@wholestride"].walk("VALARM")
    assert alarm["ACTION"] == "DISPLAY"
    assert alarm["TRIGGER"].dt == timedelta(minutes=-90)
    assert str(alarm["DESCRIPTION"]) == "Strength: Full A: squat and push"
    assert not events[f"{done.id}@wholestride"].walk("VALARM")


def test_a_new_reminder_is_no_material_change() -> None:
    before = write_ics(BJORNS_SEASON, NOW, lead_minutes=30)
    later = NOW + timedelta(days=1)
    after = write_ics(BJORNS_SEASON, later, before, lead_minutes=60)
    uid = f"{FULL.id}@wholestride"
    assert events_of(after)[uid]["SEQUENCE"] == events_of(before)[uid]["SEQUENCE"]
    assert events_of(after)[uid]["LAST-MODIFIED"].dt > events_of(before)[uid]["LAST-MODIFIED"].dt
    assert write_ics(BJORNS_SEASON, later, after, lead_minutes=60) == after


def test_a_session_that_has_gone_reminds_no_more() -> None:
    before = write_ics(BJORNS_SEASON, NOW, lead_minutes=30)
    gone = events_of(write_ics(without(BJORNS_SEASON, FULL.id), NOW, before, lead_minutes=30))
    assert not gone[f"{FULL.id}@wholestride"].walk("VALARM")


def test_an_event_leads_back_to_its_session() -> None:
    event = events_of(write_ics(BJORNS_SEASON, NOW, links=LINKS))[f"{FULL.id}@wholestride"]
    assert event["URL"] == f"{LINKS}{FULL.id}/"
    assert str(event["DESCRIPTION"]).endswith(f"\n{LINKS}{FULL.id}/")


def test_the_days_of_a_trip_carry_its_zone_at_the_same_wall_clock() -> None:
    athlete = replace(BJORNS_SEASON.athlete, trips=(DENVER,))
    data = write_ics(replace(BJORNS_SEASON, athlete=athlete), NOW, lead_minutes=30, links=LINKS)
    calendar = Calendar.from_ical(data)
    zones = {str(each["TZID"]) for each in calendar.walk("VTIMEZONE")}
    assert zones == {"Europe/Berlin", "America/Denver"}
    (there,) = recurring_ical_events.of(calendar).at(FULL.day)
    assert there["DTSTART"].dt.replace(tzinfo=None) == FULL.start
    assert there["DTSTART"].dt.utcoffset() == timedelta(hours=-7)
    (home,) = recurring_ical_events.of(calendar).at(MOBILITY.day)
    assert home["DTSTART"].dt.utcoffset() == timedelta(hours=1)
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    assert b"\n" not in data.replace(b"\r\n", b"")


def test_every_zone_that_an_event_names_is_described() -> None:
    athlete = replace(BJORNS_SEASON.athlete, trips=(DENVER, replace(DENVER, zone="UTC")))
    data = write_ics(replace(BJORNS_SEASON, athlete=athlete), NOW, with_runs=True)
    calendar = Calendar.from_ical(data)
    described = {str(each["TZID"]) for each in calendar.walk("VTIMEZONE")}
    named = {
        str(each[name].params["TZID"])
        for each in calendar.walk("VEVENT")
        for name in ("DTSTART", "DTEND")
        if "TZID" in each[name].params
    }
    assert named <= described
