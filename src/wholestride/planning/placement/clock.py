"""Wall-clock time as whole minutes, so that gaps are integers on every machine."""

from __future__ import annotations

from datetime import date, datetime

HOUR = 60
DAY = 24 * HOUR
WEEK = 7 * DAY


def whole_minutes(moment: datetime) -> int:
    """Minutes on the clock on the wall since the first day of the calendar [min].

    A night on which the clocks change still counts 24 hours: gaps are wall-clock hours.

    >>> whole_minutes(datetime(2026, 3, 29, 7)) - whole_minutes(datetime(2026, 3, 28, 7))
    1440
    """
    return moment.toordinal() * DAY + moment.hour * HOUR + moment.minute


def moment_of(minutes: int) -> datetime:
    """The time of :func:`whole_minutes`.

    >>> moment_of(whole_minutes(datetime(2028, 2, 29, 18, 30)))
    datetime.datetime(2028, 2, 29, 18, 30)
    """
    day, minute = divmod(minutes, DAY)
    on = date.fromordinal(day)
    return datetime(on.year, on.month, on.day, minute // HOUR, minute % HOUR)


def midnight(day: date) -> int:
    """The first minute of a day [min]."""
    return day.toordinal() * DAY


def monday_of(day: date) -> date:
    """The Monday of the day's week.

    >>> monday_of(date(2026, 11, 29))
    datetime.date(2026, 11, 23)
    """
    return date.fromordinal(day.toordinal() - day.weekday())
