"""``/today/``: what to do now, why, and what comes next."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wholestride.catalogue.loader import load
from wholestride.domain.season import Session, SessionStatus
from wholestride.web.clock import now_in
from wholestride.web.pages.gym.readiness import Readiness, readiness_view
from wholestride.web.pages.runner_pages import Visit, runner_page
from wholestride.web.pages.week_words import told_first
from wholestride.web.training import check_ins, store
from wholestride.web.training.agreed import send_later
from wholestride.web.training.attention import attention
from wholestride.web.training.following import Moment, followed_by, look_later

TOMORROW = timedelta(days=1)


@runner_page
def today(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The day's runs and sessions, or the next session, and tomorrow."""
    followed = list(followed_by(visit.runner))
    moment = Moment(visit.today, now_in("UTC"))
    look_later(followed, visit.season, moment)
    send_later(visit.runner, visit.season, moment)
    days = store.days_of(visit.season, visit.today, visit.today + TOMORROW)
    sessions = [each for each in days.sessions if each.day == visit.today]
    to_do = [each for each in sessions if _is_open(each, days)]
    following = None if to_do else store.next_session(visit.season, visit.today)
    tomorrow = visit.today + TOMORROW
    return render(
        request,
        "today.html",
        {
            "page": "today",
            "theme": visit.runner.theme,
            "today": visit.today,
            "runs": [each for each in days.runs if each.day == visit.today],
            "sessions": sessions,
            "to_do": to_do,
            "done": days.done,
            "begun": days.begun,
            "week": next(iter(days.weeks), None),
            "following": following,
            "tomorrow": tomorrow,
            "next_runs": [each for each in days.runs if each.day == tomorrow],
            "next_sessions": [
                each
                for each in days.sessions
                if each.day == tomorrow and each.status is SessionStatus.PLANNED
            ],
            "told_first": told_first,
            "looks": attention(visit.season),
            "news": [each for each in followed if each.differs],
            "readiness": _readiness(visit) if to_do else None,
            "season_over": visit.today > visit.season.last,
            "season_ahead": visit.today < visit.season.first,
            "first": visit.season.first,
        },
    )


def _readiness(visit: Visit) -> Readiness:
    events = store.events_of(visit.runner, check_ins.session_of_day(visit.today))
    return readiness_view(check_ins.check_in_of(events), load())


def _is_open(session: Session, days: store.Days) -> bool:
    """Planned or begun, and not finished yet."""
    statuses = (SessionStatus.PLANNED, SessionStatus.STARTED)
    return session.status in statuses and session.id not in days.done
