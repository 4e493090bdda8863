"""``/week/``: runs and strength together, day by day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wholestride.domain.running import Run
from wholestride.domain.season import Session
from wholestride.web.pages.runner_pages import Visit, day_from, runner_page
from wholestride.web.training import store

NOON = 13
"""What begins from this hour on stands in the evening lane."""
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class DayColumn:
    """A day of the board."""

    day: date
    morning: tuple[Run | Session, ...]
    evening: tuple[Run | Session, ...]


@runner_page
def week(request: HttpRequest, visit: Visit, day: str = "") -> HttpResponse:
    """A week of the season, the current one without a date."""
    asked = day_from(day) if day else visit.today
    inside = min(max(asked, visit.season.first), visit.season.last)
    monday = inside - timedelta(days=inside.weekday())
    days = store.days_of(visit.season, monday, monday + timedelta(days=6))
    account = next(iter(days.weeks), None)
    first = visit.season.first - timedelta(days=visit.season.first.weekday())
    return render(
        request,
        "week.html",
        {
            "page": "week",
            "theme": visit.runner.theme,
            "today": visit.today,
            "monday": monday,
            "sunday": monday + timedelta(days=6),
            "number": (monday - first).days // 7 + 1,
            "columns": [_column(monday + timedelta(days=each), days) for each in range(7)],
            "days": days,
            "week": account,
            "before": monday - WEEK if monday > first else None,
            "after": monday + WEEK if monday + WEEK <= visit.season.last else None,
        },
    )


def _column(day: date, days: store.Days) -> DayColumn:
    items: list[Run | Session] = [each for each in days.runs if each.day == day]
    items += [each for each in days.sessions if each.day == day]
    items.sort(key=lambda each: each.start)
    return DayColumn(
        day,
        tuple(each for each in items if each.start.hour < NOON),
        tuple(each for each in items if each.start.hour >= NOON),
    )
