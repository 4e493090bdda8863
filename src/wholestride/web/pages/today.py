"""``/today/``: what to do now, why, and what comes next."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wholestride.web.pages.runner_pages import Visit, runner_page
from wholestride.web.training import store


@runner_page
def today(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The day's runs and sessions, or when the next session is."""
    days = store.days_of(visit.season, visit.today, visit.today)
    following = None if days.sessions else store.next_session(visit.season, visit.today)
    return render(
        request,
        "today.html",
        {
            "page": "today",
            "theme": visit.runner.theme,
            "today": visit.today,
            "days": days,
            "week": next(iter(days.weeks), None),
            "following": following,
        },
    )
