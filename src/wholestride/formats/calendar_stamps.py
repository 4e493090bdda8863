"""A calendar over the one that was handed out before: stamps, sequences, what is cancelled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from icalendar import Calendar, Event

CANCELLED_FOR = timedelta(weeks=4)
"""A dropped session is told as cancelled until so long after its day; then nobody asks for it."""
HISTORY = timedelta(weeks=52)
"""Past sessions of a season before stay in the calendar for so long."""

_STAMPS = ("DTSTAMP", "LAST-MODIFIED", "SEQUENCE")
_MATERIAL = ("DTSTART", "DTEND", "SUMMARY", "LOCATION", "STATUS", "DESCRIPTION")
"""What a person plans by; a reminder or a link is none of it and counts no sequence up."""


def events_by_uid(previous: bytes | None) -> dict[str, Event]:
    """The events of the calendar before, by their UID.

    Raises:
        ValueError: when it is no calendar.
    """
    if previous is None:
        return {}
    try:
        events = Calendar.from_ical(previous).events
        return {str(event["UID"]): event for event in events if _sequence(event) >= 0}
    except (ValueError, KeyError, IndexError, AttributeError) as problem:
        raise ValueError("the earlier calendar cannot be read") from problem


def stamped(events: Iterable[Event], before: dict[str, Event], now: datetime) -> Iterator[Event]:
    """The events with their stamps, then those that have gone: cancelled, or past."""
    here = set()
    for event in events:
        uid = str(event["UID"])
        here.add(uid)
        fresh = _over(event, before.get(uid), now)
        if not _is_over(fresh, now):
            yield fresh
    for uid in sorted(set(before) - here):
        gone = _gone(before[uid], now)
        if gone is not None:
            yield gone


def _over(event: Event, earlier: Event | None, now: datetime) -> Event:
    """The event as it was handed out, where nothing is new; otherwise with fresh stamps."""
    if earlier is None:
        return _at(event, now)
    same = _content(event) == _content(earlier)
    if same and _sequence(earlier) >= _sequence(event):
        return earlier
    step = _content(event, _MATERIAL) != _content(earlier, _MATERIAL)
    _put(event, "SEQUENCE", max(_sequence(event), _sequence(earlier) + step))
    return _at(event, now)


def _is_over(event: Event, now: datetime) -> bool:
    """True for what was cancelled and has been told for long enough."""
    return str(event.get("STATUS")) == "CANCELLED" and _start(event) < now - CANCELLED_FOR


def _gone(event: Event, now: datetime) -> Event | None:
    """An event that its season no longer holds: history where it is past, cancelled otherwise."""
    if str(event.get("STATUS")) == "CANCELLED":
        return None if _is_over(event, now) else event
    if _start(event) < now:
        return event if _start(event) >= now - HISTORY else None
    _put(event, "STATUS", "CANCELLED")
    _put(event, "SEQUENCE", _sequence(event) + 1)
    event.subcomponents.clear()
    return _at(event, now)


def _start(event: Event) -> datetime:
    told: Any = event["DTSTART"]
    start: datetime = told.dt
    return start


def _sequence(event: Event) -> int:
    return int(str(event.get("SEQUENCE", 0)))


def _content(event: Event, names: tuple[str, ...] = ()) -> list[str]:
    """The lines of an event without its stamps; of some properties alone where they are named."""
    lines = event.to_ical().decode().replace("\r\n ", "").splitlines()
    if names:
        lines = lines[: lines.index("BEGIN:VALARM")] if "BEGIN:VALARM" in lines else lines
        return [line for line in lines if line.startswith(names)]
    return [line for line in lines if not line.startswith(_STAMPS)]


def _put(event: Event, name: str, value: object) -> None:
    """Set a property in place of what it was."""
    event.pop(name, None)
    event.add(name, value)


def _at(event: Event, now: datetime) -> Event:
    _put(event, "DTSTAMP", now)
    _put(event, "LAST-MODIFIED", now)
    return event
