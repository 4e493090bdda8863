"""The season as a calendar (RFC 5545 and 7986) that can be subscribed to or imported again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone

from wholestride.domain.running import Run
from wholestride.domain.season import Season, Session, SessionStatus
from wholestride.formats.spoken import run_sentence, sentences

PRODID = "-//Wholestride//strength seasons for runners//EN"
CALENDAR_NAME = "Strength by Wholestride"
POLL_EVERY = timedelta(hours=12)
"""A wish only: calendars look when they like."""

UID_DOMAIN = "wholestride"
ZONE_MARGIN = timedelta(days=400)
"""The time zone is described this long before and after the season."""

_STAMPS = ("DTSTAMP", "LAST-MODIFIED", "SEQUENCE")
_STATUS_WORDS = {SessionStatus.DONE: "Done: ", SessionStatus.MISSED: "Missed: "}


def write_ics(
    season: Season, now: datetime, previous: bytes | None = None, *, with_runs: bool = False
) -> bytes:
    """The season's calendar.

    Every session keeps its UID; ``SEQUENCE`` is its revision; dropped sessions stay as
    cancelled, so that calendars take them out.

    Args:
        season: what to write.
        now: the time that stamps what is new; without a zone it is local to the season.
        previous: the calendar that was written before. What is the same keeps its stamps,
            what has changed counts up, what has gone is cancelled.
        with_runs: put the runs into the calendar too.

    Raises:
        ValueError: when ``previous`` is no calendar, or the season's zone is unknown.
    """
    zone = _zone(season.zone)
    stamp = now.replace(tzinfo=zone) if now.tzinfo is None else now
    events = [_session_event(session, zone) for session in season.sessions]
    if with_runs:
        events += [_run_event(run, zone, season.revision) for run in season.runs if run.is_run]
    calendar = _head(season)
    if season.zone != "UTC":
        first, last = season.start - ZONE_MARGIN, season.end + ZONE_MARGIN
        calendar.add_component(Timezone.from_tzinfo(zone, season.zone, first, last))
    for event in _stamped(events, _events_by_uid(previous), stamp.astimezone(UTC)):
        calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written


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


def _events_by_uid(previous: bytes | None) -> dict[str, Event]:
    if previous is None:
        return {}
    try:
        events = Calendar.from_ical(previous).events
        return {str(event["UID"]): event for event in events if _sequence(event) >= 0}
    except (ValueError, KeyError, IndexError, AttributeError) as problem:
        raise ValueError("the earlier calendar cannot be read") from problem


def _sequence(event: Event) -> int:
    return int(str(event.get("SEQUENCE", 0)))


def _stamped(events: Iterable[Event], before: dict[str, Event], now: datetime) -> Iterator[Event]:
    """The events with their stamps, then those that have gone, cancelled."""
    here = set()
    for event in events:
        uid = str(event["UID"])
        here.add(uid)
        earlier = before.get(uid)
        if earlier is not None and _same(event, earlier):
            yield earlier
            continue
        if earlier is not None:
            _put(event, "SEQUENCE", max(_sequence(event), _sequence(earlier) + 1))
        yield _at(event, now)
    for uid in sorted(set(before) - here):
        yield _cancelled(before[uid], now)


def _same(event: Event, earlier: Event) -> bool:
    """True when nothing but stamps differs, and the revision has not gone on."""
    return _sequence(earlier) >= _sequence(event) and _content(event) == _content(earlier)


def _content(event: Event) -> list[str]:
    lines = event.to_ical().decode().replace("\r\n ", "").splitlines()
    return [line for line in lines if not line.startswith(_STAMPS)]


def _put(event: Event, name: str, value: object) -> None:
    """Set a property in place of what it was."""
    event.pop(name, None)
    event.add(name, value)


def _at(event: Event, now: datetime) -> Event:
    _put(event, "DTSTAMP", now)
    _put(event, "LAST-MODIFIED", now)
    return event


def _cancelled(event: Event, now: datetime) -> Event:
    if str(event.get("STATUS")) == "CANCELLED":
        return event
    _put(event, "STATUS", "CANCELLED")
    _put(event, "SEQUENCE", _sequence(event) + 1)
    return _at(event, now)
