"""The weeks of a plan laid on the calendar: open weekdays, the first week, the race."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from wholestride.domain.findings import Finding, Place, note
from wholestride.domain.running import CalendarEntry
from wholestride.formats.running.anchor import PlanAnchor

RACE_NEAR_END_DAYS = 35
"""A race is the plan's goal when no more than a recovery block follows it."""

_RACE = re.compile(
    r"\brace\b|\bmarathon\b|\bhalf\b|wettkampf|rennen|halbmarathon|\bcourse\b|\bcarrera\b"
    r"|competici|maratón|t[äa]vling|lopp\b|\bwedstrijd\b|\bgara\b|\bultra\b",
    re.IGNORECASE,
)
_NO_RACE = re.compile(
    r"pace|effort|simulation|allure|ritmo|tempo|\bfart\b|\b(pre|post|before|after)\b",
    re.IGNORECASE,
)
_REST = re.compile(r"^\W*(rest|off|ruhe\w*|repos|descanso|vila|rust|riposo)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PlanDay:
    """One entry of the plan before it has a date; ``week`` counts from 1, ``day`` from Monday."""

    entry: CalendarEntry
    week: int = 0
    day: int | None = None
    dated: bool = False


def spread_open_days(days: list[PlanDay]) -> list[PlanDay]:
    """Entries without a weekday, spread over the free days of their week in their order.

    The last one lies on Sunday, the others at even gaps before it.
    """
    weeks: dict[int, list[PlanDay]] = {}
    for day in days:
        weeks.setdefault(day.week, []).append(day)
    spread: list[PlanDay] = []
    for week in sorted(weeks):
        fixed = [day for day in weeks[week] if day.day is not None]
        open_ones = [day for day in weeks[week] if day.day is None]
        taken = {day.day for day in fixed}
        free = [weekday for weekday in range(7) if weekday not in taken] or list(range(7))
        spots = even_spots(len(open_ones), len(free))
        placed = [replace(day, day=free[spot]) for day, spot in zip(open_ones, spots, strict=True)]
        spread += sorted([*fixed, *placed], key=lambda day: day.day or 0)
    return spread


def even_spots(count: int, free: int) -> list[int]:
    """Which of ``free`` places ``count`` entries take: the last one, the others evenly before.

    >>> even_spots(3, 7), even_spots(5, 7), even_spots(8, 7)
    ([1, 3, 6], [0, 1, 3, 4, 6], [0, 0, 1, 2, 3, 4, 5, 6])
    """
    gaps = (-(-(count - 1 - index) * free // count) for index in range(count))
    return [max(0, free - 1 - gap) for gap in gaps]


def laid_on_calendar(
    name: str, days: list[PlanDay], anchor: PlanAnchor
) -> tuple[list[CalendarEntry], list[Finding]]:
    """The days with their dates, from the plan's first week or back from its race."""
    if anchor.race_date is not None:
        return _to_race(name, days, anchor.race_date)
    start = anchor.start or date.min
    monday = start - timedelta(days=start.weekday())
    return [_on(day, _date_of(day, monday)) for day in days], []


def _date_of(day: PlanDay, monday: date) -> date:
    return monday + timedelta(weeks=day.week - 1, days=day.day or 0)


def _on(day: PlanDay, when: date) -> CalendarEntry:
    return replace(day.entry, day=when)


def _to_race(
    name: str, days: list[PlanDay], race_date: date
) -> tuple[list[CalendarEntry], list[Finding]]:
    """The plan laid so that its race falls on the date.

    Weekdays stay what they are: the race alone moves, by at most three days, where it is on
    another weekday than in the plan; what the plan has between its new and old day goes.
    """
    goal = goal_day(days)
    offset = _date_of(goal, race_date) - race_date
    laid = race_date - offset
    # the nearest Monday keeps the plan's weekdays
    monday = laid - timedelta(days=(laid.weekday() + 3) % 7 - 3)
    planned = _date_of(goal, monday)
    first, last = min(planned, race_date), max(planned, race_date)
    kept, dropped = [], []
    for day in days:
        when = _date_of(day, monday)
        if day is goal:
            kept.append(_on(day, race_date))
        elif planned != race_date and first <= when <= last:
            dropped.append(day)
        else:
            kept.append(_on(day, when))
    if planned == race_date:
        return kept, []
    left_out = [day.entry.title for day in dropped if not _REST.search(day.entry.title)]
    message = (
        f"The plan has its race on a {planned:%A}, yours is on a {race_date:%A}: the race was"
        " moved, the other days kept their weekdays"
    )
    gone = f"; left out: {', '.join(map(repr, left_out))}" if left_out else ""
    return kept, [note(f"{message}{gone}.", place=Place(name))]


def goal_day(days: list[PlanDay]) -> PlanDay:
    """The plan's last race near its end, or else its last training day."""
    ordered = sorted(days, key=lambda day: (day.week, day.day or 0))
    end = _date_of(ordered[-1], date(2001, 1, 1))
    for day in reversed(ordered):
        title = day.entry.title
        if (end - _date_of(day, date(2001, 1, 1))).days > RACE_NEAR_END_DAYS:
            break
        if _RACE.search(title) and not _NO_RACE.search(title):
            return day
    training = [day for day in ordered if not _REST.search(day.entry.title)]
    return (training or ordered)[-1]
