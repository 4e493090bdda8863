"""The season as a calendar (RFC 5545 and 7986) that can be subscribed to or imported again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, Timezone

from wholestride.domain.running import Run
from wholestride.domain.season import Season, Session, SessionStatus
from wholestride.formats.calendar_stamps import events_by_uid, stamped
from wholestride.formats.spoken import run_sentence, sentences

PRODID = "-//Wholestride//strength seasons for runners//EN"
CALENDAR_NAME = "Strength by Wholestride"
POLL_EVERY = timedelta(hours=12)
"""A wish only: calendars look when they like."""

UID_DOMAIN = "wholestride"
ZONE_MARGIN = timedelta(days=400)
"""The time zone is described this long before and after the season."""

_STATUS_WORDS = {SessionStatus.DONE: "Done: ", SessionStatus.MISSED: "Missed: "}


def write_ics(
    season: Season,
    now: datetime,
    previous: bytes | None = None,
    *,
    with_runs: bool = False,
    lead_minutes: int | None = None,
    links: str = "",
) -> bytes:
    """The season's calendar.

    Every session keeps its UID; ``SEQUENCE`` is its revision; dropped sessions stay as
    cancelled for some weeks, so that calendars take them out. Sessions of a trip carry the
    zone of the trip.

    Args:
        season: what to write.
        now: the time that stamps what is new; without a zone it is local to the season.
        previous: the calendar that was written before. What is the same keeps its stamps,
            what has changed counts up, what has gone is cancelled, what was is history.
        with_runs: put the runs into the calendar too.
        lead_minutes: remind of each coming session so long before [min]; None reminds of none.
        links: the address in front of a session's id that leads to its page, if there is one.

    Raises:
        ValueError: when ``previous`` is no calendar, or a zone of the season is unknown.
    """
    home = _zone(season.zone)
    stamp = now.replace(tzinfo=home) if now.tzinfo is None else now
    events = []
    for session in season.sessions:
        event = _session_event(session, _zone(season.athlete.zone_on(session.day, season.zone)))
        if links:
            _link(event, f"{links}{session.id}/")
        if lead_minutes is not None and session.status is SessionStatus.PLANNED:
            event.add_component(_alarm(str(event["SUMMARY"]), lead_minutes))
        events.append(event)
    if with_runs:
        running = (each for each in season.runs if each.is_run)
        events += (
            _run_event(run, _zone(season.athlete.zone_on(run.day, season.zone)), season.revision)
            for run in running
        )
    calendar = _head(season)
    for name in dict.fromkeys((season.zone, *(each.zone for each in season.athlete.trips))):
        if name not in ("", "UTC"):
            calendar.add_component(_described(name, season))
    for event in stamped(events, events_by_uid(previous), stamp.astimezone(UTC)):
        calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written


def _described(name: str, season: Season) -> Timezone:
    first, last = season.start - ZONE_MARGIN, season.end + ZONE_MARGIN
    return Timezone.from_tzinfo(_zone(name), name, first, last)


def _alarm(words: str, lead_minutes: int) -> Alarm:
    alarm = Alarm()
    alarm.add("ACTION", "DISPLAY")
    alarm.add("DESCRIPTION", words)
    alarm.add("TRIGGER", timedelta(minutes=-lead_minutes))
    return alarm


def _link(event: Event, address: str) -> None:
    """The session's page, also in the text: many calendars show no address of their own."""
    event.add("URL", address)
    words = f"{event.pop('DESCRIPTION')}\n{address}"
    event.add("DESCRIPTION", words)


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (LookupError, OSError) as problem:
        raise ValueError(f"{name!r} is no time zone that this machine knows") from problem


def _head(season: Season) -> Calendar:
    calendar = Calendar()
    name = f"{CALENDAR_NAME}: {season.athlete.name}" if season.athlete.name else CALENDAR_NAME
    calendar.add("PRODID", PRODID)
    calendar.add("VERSION", "2.0")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("METHOD", "PUBLISH")
    calendar.add("NAME", plain(name))
    calendar.add("X-WR-CALNAME", plain(name))
    calendar.add("X-WR-TIMEZONE", season.zone)
    calendar.add("REFRESH-INTERVAL", POLL_EVERY, parameters={"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", "PT12H")
    return calendar


def plain(text: str) -> str:
    """Text without control characters, which no calendar can hold; line breaks stay."""
    return "".join(letter if letter.isprintable() or letter == "\n" else " " for letter in text)


def _event(uid: str, start: datetime, minutes: int, zone: ZoneInfo) -> Event:
    """An event that lasts its minutes also where the clocks change."""
    begin = start.replace(tzinfo=zone)
    end = (begin.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(zone)
    event = Event()
    event.add("UID", plain(uid))
    event.add("DTSTART", begin)
    event.add("DTEND", end)
    return event


def _session_event(session: Session, zone: ZoneInfo) -> Event:
    event = _event(f"{session.id}@{UID_DOMAIN}", session.start, session.minutes, zone)
    name = session.title or str(session.kind).replace("-", " ")
    dropped = session.status is SessionStatus.DROPPED
    event.add("SEQUENCE", session.revision)
    event.add("STATUS", "CANCELLED" if dropped else "CONFIRMED")
    event.add("SUMMARY", plain(f"{_STATUS_WORDS.get(session.status, '')}Strength: {name}"))
    event.add("LOCATION", plain(session.place))
    event.add("CATEGORIES", ["Strength", str(session.kind), str(session.phase)])
    event.add("DESCRIPTION", plain("\n".join(sentences(session))))
    return event


def _run_event(run: Run, zone: ZoneInfo, season_revision: int) -> Event:
    event = _event(f"run-{run.id}@{UID_DOMAIN}", run.start, run.minutes, zone)
    event.add("SEQUENCE", max(0, season_revision - 1))
    event.add("STATUS", "CONFIRMED")
    event.add("SUMMARY", plain(run.title))
    event.add("CATEGORIES", ["Run", str(run.kind)])
    event.add("DESCRIPTION", plain(run_sentence(run)))
    return event
