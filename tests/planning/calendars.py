"""Running calendars for the tests, written as a runner would write a week."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time, timedelta

from wholestride.domain.running import CalendarEntry

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def weekly(pattern: Mapping[str, str], start: date, weeks: int) -> tuple[CalendarEntry, ...]:
    """The pattern repeated: ``{"tue": "intervals 50 min", "wed pm": "easy 30 min @18:00"}``."""
    entries = []
    for week in range(weeks):
        for key, text in pattern.items():
            title, _, clock = text.partition("@")
            day = start + timedelta(days=7 * week + WEEKDAYS.index(key.split()[0]))
            hour = time.fromisoformat(clock.strip()) if clock else None
            entries.append(CalendarEntry(day, title.strip(), hour))
    return tuple(sorted(entries, key=lambda entry: (entry.day, entry.start or time(7))))
