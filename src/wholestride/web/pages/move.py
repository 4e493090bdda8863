"""``/week/move/<session>/``: where else a session could lie, and what that would change."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from wholestride.catalogue.loader import load
from wholestride.domain.logbook import MovedSession
from wholestride.domain.season import Season, Session
from wholestride.planning.placement.rules.words import run_words
from wholestride.web.pages.changes import fresh_misses, steps_of, tally
from wholestride.web.pages.runner_pages import Visit, runner_page
from wholestride.web.pages.week import board
from wholestride.web.training import changes, deciding, store
from wholestride.web.training.changes import Proposed, Refusal
from wholestride.web.training.places import Place, coming, places_for, predicted


@runner_page
def move(request: HttpRequest, visit: Visit, session: str) -> HttpResponse:
    """The panel, with a place chosen; POST accepts the place that was shown."""
    season = store.whole_season(visit.season)
    found = next((each for each in coming(season, visit.today) if each.id == session), None)
    if found is None:
        raise Http404("no session that can be moved")
    if request.method == "POST":
        return _accepted(request, visit, season, found)
    return _panel(request, visit, season, found)


def _panel(
    request: HttpRequest, visit: Visit, season: Season, session: Session, stale: str = ""
) -> HttpResponse:
    free, closed = places_for(season, session, visit.today)
    chosen, remark = _chosen(request, free, closed)
    proposed = _worked_out(visit, season, session, chosen)
    if isinstance(proposed, Refusal):
        stale, proposed = stale or proposed.why, None
    panel: dict[str, Any] = {
        "session": session,
        "free": free,
        "closed": closed,
        "place": chosen,
        "remark": remark,
        "stale": stale,
        "season_number": visit.season.number,
        "proposed": proposed,
        "tally": tally(proposed, visit.today) if proposed else [],
        "steps": steps_of(proposed.diff.changes) if proposed else [],
        "misses": fresh_misses(season, proposed.after) if proposed else [],
        "costs": predicted(season, session, chosen) if chosen else None,
    }
    rules = load().rules
    panel["grades"] = {each.rule: rules[each.rule].grade for each in closed if each.rule in rules}
    shown = {
        **board(visit, season, session.day),
        "chosen": session.id,
        "panel": panel,
        "run_words": run_words,
    }
    return render(request, "move.html", shown, status=409 if stale else 200)


def _worked_out(
    visit: Visit, season: Season, session: Session, place: Place | None
) -> Proposed | Refusal | None:
    """What the chosen place would do to the season."""
    if place is None:
        return None
    change = MovedSession(session.id, place.start, place.where)
    return changes.work_out(
        visit.season, [change], visit.today, season=season, haste=changes.PREVIEW
    )


def _chosen(
    request: HttpRequest, free: list[Place], closed: list[Place]
) -> tuple[Place | None, str]:
    """The place of the address, or the best one, with a remark where that was not to be had."""
    best = next(iter(free), None)
    to, day = request.GET.get("to", ""), request.GET.get("day", "")
    named = next((each for each in free if each.key == to), None)
    if named is not None or not day:
        return named or best, ""
    on_day = next((each for each in free if each.start.date().isoformat() == day), None)
    if on_day is not None:
        return on_day, ""
    return best, _why_not(day, closed)


def _why_not(day: str, closed: list[Place]) -> str:
    """Why the day that the card was dropped on has no place for it."""
    try:
        on = date.fromisoformat(day)
    except ValueError:
        return ""
    found = next((each for each in closed if each.start.date() == on), None)
    if found is not None:
        return f"Not on {on:%A}: {found.why_not}."
    return f"Not on {on:%A}: your hours have no window there, or it lies there already."


def _accepted(request: HttpRequest, visit: Visit, season: Season, session: Session) -> HttpResponse:
    """Issue the season with the session at its new place, if it is still as it was shown."""
    start, _, where = request.POST.get("to", "").partition(" ")
    try:
        when = datetime.fromisoformat(start).replace(tzinfo=None)
    except ValueError:
        raise Http404("no such place") from None
    if request.POST.get("season") != str(visit.season.number):
        return _panel(request, visit, season, session, deciding.STALE)
    if where not in season.athlete.planning_places:
        raise Http404("no such place")
    made = changes.propose(visit.season, [MovedSession(session.id, when, where)], visit.today)
    if isinstance(made, Refusal):
        return _panel(request, visit, season, session, made.why)
    issued = deciding.accept(made, visit.season, visit.today, must_move=session.id)
    if isinstance(issued, Refusal):
        return _panel(request, visit, season, session, issued.why)
    return redirect("week-of", day=session.day.isoformat())
