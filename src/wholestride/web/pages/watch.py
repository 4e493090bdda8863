"""Files for a watch: a session, the sessions of two weeks, one that was done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from wholestride.catalogue.loader import load
from wholestride.domain.athlete import TrainingPlace
from wholestride.domain.season import Session, Week
from wholestride.formats.fit.bundle import USUAL_SPAN, file_name, is_ready, write_bundle
from wholestride.formats.fit.performed import write_performed
from wholestride.formats.fit.planned import write_session
from wholestride.web.pages.gym.cards import session_lines
from wholestride.web.pages.gym.loads import Lifted, decided, lifted_before
from wholestride.web.pages.gym.nouns import Gym
from wholestride.web.pages.gym.page import gym_of
from wholestride.web.pages.runner_pages import Visit, day_from, runner_page
from wholestride.web.training import free, mapping, store

DAY = timedelta(days=1)


@require_safe
@runner_page
def to_come(request: HttpRequest, visit: Visit, session: str) -> HttpResponse:  # noqa: ARG001
    """A planned session with the loads that the logs ask for."""
    planned = store.session_of_runner(visit.runner, session)
    if planned is None:
        raise Http404("no such session")
    whole = replace(planned, prescriptions=session_lines(gym_of(visit, planned)))
    try:
        data = write_session(whole, load().exercises)
    except ValueError as problem:
        raise Http404(str(problem)) from None
    return _file(data, file_name(planned), "application/vnd.ant.fit")


@require_safe
@runner_page
def finished(request: HttpRequest, visit: Visit, session: str) -> HttpResponse:  # noqa: ARG001
    """What was done in a session, as an activity for other services."""
    athlete = mapping.athlete_of(visit.runner.athlete)
    known = store.session_of_runner(visit.runner, session) or free.free_session(session, athlete)
    if known is None:
        raise Http404("no such session")
    log = mapping.session_log(session, store.events_of(visit.runner, session))
    try:
        zone = athlete.zone_on(known.day, visit.season.head["zone"])
        data = write_performed(known, log, load().exercises, zone)
    except ValueError as problem:
        raise Http404(str(problem)) from None
    return _file(data, f"done-{file_name(known)}", "application/vnd.ant.fit")


@require_safe
@runner_page
def two_weeks(request: HttpRequest, visit: Visit, day: str) -> HttpResponse:  # noqa: ARG001
    """The sessions of two weeks from a day on, with their schedule."""
    ends = date.fromisoformat(visit.season.head["end"])
    first = min(max(day_from(day), visit.season.first), ends)
    days = store.days_of(visit.season, first, first + USUAL_SPAN - DAY)
    ready = [each for each in days.sessions if is_ready(each) and each.id not in days.done]
    if not ready:
        raise Http404("nothing to take along")
    exercises = frozenset(line.exercise for each in ready for line in each.prescriptions)
    logs = store.sets_before(store.before(visit.runner, first), exercises)
    lifted = lifted_before(visit, first, logs)
    loaded = [_loaded(visit, each, lifted, _week_of(days, each)) for each in ready]
    data, _ = write_bundle(loaded, load().exercises)
    return _file(data, f"watch-{first.isoformat()}.zip", "application/zip")


def _loaded(visit: Visit, session: Session, lifted: Lifted, week: Week | None) -> Session:
    """The session with the loads that the logs ask for."""
    athlete = mapping.athlete_of(visit.runner.athlete)
    place = athlete.planning_places.get(session.place, TrainingPlace(session.place))
    gym = Gym(load(), athlete, place, session)
    gym = replace(gym, decisions=decided(gym, lifted, week))
    return replace(session, prescriptions=session_lines(gym))


def _week_of(days: store.Days, session: Session) -> Week | None:
    monday = session.day - timedelta(days=session.day.weekday())
    return next((each for each in days.weeks if each.start == monday), None)


def _file(data: bytes, name: str, kind: str) -> HttpResponse:
    answer = HttpResponse(data, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "no-store"
    return answer
