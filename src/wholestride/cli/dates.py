"""Dates as every verb writes them, the same in every machine's language."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from wholestride.formats.spoken import DAYS, MONTHS, day_words

__all__ = ["clock", "day_words", "plannable", "short_date", "short_day", "weeks_words"]

FIRST_YEAR, LAST_YEAR = 2000, 2099
"""Years that a calendar is read for; everything else is a slip of the finger."""


def plannable(day: date) -> bool:
    """True for a day that somebody may mean."""
    return FIRST_YEAR <= day.year <= LAST_YEAR


def short_date(day: date) -> str:
    """A date of a table.

    >>> short_date(date(2026, 12, 8))
    ' 8 Dec 2026'
    """
    return f"{day.day:2} {MONTHS[day.month - 1][:3]} {day.year}"


def short_day(day: date) -> str:
    """A weekday with its date.

    >>> short_day(date(2026, 12, 8))
    'Tue  8 Dec'
    """
    return f"{DAYS[day.weekday()][:3]} {day.day:2} {MONTHS[day.month - 1][:3]}"


def clock(moment: datetime) -> str:
    """The time on the wall.

    >>> clock(datetime(2026, 12, 8, 18))
    '18:00'
    """
    return f"{moment.hour:02}:{moment.minute:02}"


def weeks_words(mondays: Sequence[date]) -> str:
    """Weeks as spans.

    >>> weeks_words([date(2026, 12, 7), date(2026, 12, 14), date(2027, 1, 4)])
    'weeks of 7 Dec to 14 Dec and 4 Jan'
    >>> weeks_words([date(2026, 12, 7)])
    'week of 7 Dec'
    """
    spans: list[list[date]] = []
    for monday in sorted(mondays):
        if spans and monday - spans[-1][-1] == timedelta(days=7):
            spans[-1].append(monday)
        else:
            spans.append([monday])
    texts = [_day(span[0]) if len(span) == 1 else _span(span) for span in spans]
    joined = texts[0] if len(texts) == 1 else f"{', '.join(texts[:-1])} and {texts[-1]}"
    return f"week of {joined}" if len(mondays) == 1 else f"weeks of {joined}"


def _span(mondays: Sequence[date]) -> str:
    return f"{_day(mondays[0])} to {_day(mondays[-1])}"


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1][:3]}"
