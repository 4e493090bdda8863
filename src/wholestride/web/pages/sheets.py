"""Sheets of paper: a session with boxes to fill in, a week, the season at a glance."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from wholestride.catalogue.loader import load
from wholestride.domain.running import Run
from wholestride.domain.season import Session
from wholestride.web import words
from wholestride.web.pages.gym.cards import session_lines
from wholestride.web.pages.gym.page import gym_of
from wholestride.web.pages.handful.asked import Asked
from wholestride.web.pages.handful.made import Made
from wholestride.web.pages.handful.views import made_of
from wholestride.web.pages.muscles import muscles_planned
from wholestride.web.pages.runner_pages import Visit, day_from, runner_page
from wholestride.web.pages.season import title_of, weeks_of
from wholestride.web.pages.season_account import SeasonAccount
from wholestride.web.pages.season_strip import drawn, strip_of
from wholestride.web.pages.season_weeks import first_day, monday_in
from wholestride.web.pages.shown_lines import parts_of
from wholestride.web.training import mapping, store

PAIN = "INJ13"


def _head(visit: Visit, back: str) -> dict[str, Any]:
    athlete = mapping.athlete_of(visit.runner.athlete)
    return {
        "runner": athlete.name or visit.runner.user.get_username(),
        "unit": str(athlete.unit),
        "today": visit.today,
        "back": back,
        "pain_grade": load().rules[PAIN].grade,
    }


@runner_page
def session_sheet(request: HttpRequest, visit: Visit, session: str) -> HttpResponse:
    """One planned session, with the loads that the logs ask for."""
    planned = store.session_of_runner(visit.runner, session)
    if planned is None:
        raise Http404("no such session")
    gym = gym_of(visit, planned)
    what = {
        **_head(visit, reverse("session", args=[session])),
        "title": planned.title or str(planned.kind),
        "when": f"{words.long_day(planned.day)}, {words.clock(planned.start)}",
        "minutes": planned.minutes,
        "place": planned.place,
        "parts": parts_of(session_lines(gym), load(), gym.place),
        "muscles": muscles_planned(planned, gym.athlete),
    }
    return render(request, "print_session.html", what)


@runner_page
def made_sheet(request: HttpRequest, visit: Visit) -> HttpResponse:
    """A handful or a written upper-body session that lies on no day yet."""
    asked, slug, made = made_of(request, visit)
    back = reverse("upper-session", args=[slug]) if slug else reverse("handful")
    what = {
        **_head(visit, f"{back}?{asked.address}"),
        **_of_made(made, asked),
    }
    return render(request, "print_session.html", what)


def _of_made(made: Made, asked: Asked) -> dict[str, Any]:
    return {
        "title": made.title,
        "when": "",
        "minutes": made.minutes,
        "place": made.place,
        "parts": parts_of(made.prescriptions, load(), asked.place),
        "muscles": None,
    }


@runner_page
def week_sheet(request: HttpRequest, visit: Visit, day: str) -> HttpResponse:
    """A week with its runs and its sessions, and what is done in them."""
    asked = day_from(day)
    starts = first_day(asked, visit.runner.week_starts_on)
    week = [starts + timedelta(days=number) for number in range(7)]
    days = store.days_of(visit.season, week[0], week[-1])
    monday = monday_in(starts)
    account = next((each for each in days.weeks if each.start == monday), None)
    what = {
        **_head(visit, reverse("week-of", args=[starts.isoformat()])),
        "starts": starts,
        "ends": week[-1],
        "account": account,
        "columns": [(each, _on(days, each)) for each in week],
    }
    return render(request, "print_week.html", what)


def _on(days: store.Days, day: date) -> list[Run | Session]:
    """The runs and sessions of a day, in order of time."""
    mine: list[Run | Session] = [each for each in days.runs if each.day == day]
    mine += [each for each in days.sessions if each.day == day]
    return sorted(mine, key=lambda each: each.start)


@runner_page
def season_sheet(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The season: its strip, its phases, a row a week."""
    whole = store.whole_season(visit.season)
    weeks = weeks_of(visit, whole)
    rows = weeks.rows()
    cards = SeasonAccount(weeks, load()).phases(rows)
    what = {
        **_head(visit, reverse("season")),
        "title": title_of(whole),
        "season": whole,
        "drawing": drawn(strip_of(weeks, rows, cards), rows),
        "cards": cards,
        "rows": rows,
    }
    return render(request, "print_season.html", what)
