"""``/session/<id>/``: one session in the gym, set by set; also in the past, to be edited."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from wholestride.catalogue.loader import load
from wholestride.domain.athlete import TrainingPlace
from wholestride.domain.quantities import MassUnit
from wholestride.domain.season import Session
from wholestride.web import drawings
from wholestride.web.pages.gym.cards import cards_of, forms_of
from wholestride.web.pages.gym.conflicts import conflict_views
from wholestride.web.pages.gym.floor import floor_document, offered, offers
from wholestride.web.pages.gym.grown import grown
from wholestride.web.pages.gym.loads import decisions, last_time
from wholestride.web.pages.gym.nouns import Card, Gym
from wholestride.web.pages.gym.racks import racks
from wholestride.web.pages.gym.readiness import readiness_document, readiness_view
from wholestride.web.pages.gym.state import State, event_document, in_turn, row_key, state_of
from wholestride.web.pages.gym.views import card_views, short_view
from wholestride.web.pages.muscles import Muscles, muscles_of_session
from wholestride.web.pages.runner_pages import Visit, day_from, runner_page
from wholestride.web.training import check_ins, free, mapping, store
from wholestride.web.training.models import LogEvent
from wholestride.web.training.short_form import ShortForms

PAIN_RULES = ("INJ13", "A08", "A09")
SHORT_RULE = "OWN10"
SHORT_MINUTES = 20
MOST_SETS = 6


@runner_page
def session(request: HttpRequest, visit: Visit, session: str) -> HttpResponse:
    """The session with everything that its page needs to go on without a signal."""
    planned = store.session_of_runner(visit.runner, session) or _free(visit, session)
    if planned is None:
        raise Http404("no such session")
    if not planned.prescriptions and not planned.own:
        shown = {"page": "session", "theme": visit.runner.theme, "session": planned}
        return render(request, "session_empty.html", shown)
    return _page(request, visit, planned)


@runner_page
def never_planned(request: HttpRequest, visit: Visit) -> HttpResponse:
    """A session that nobody planned, of today or of the day that was asked for.

    The phone carries this page along and gives the session a name of its own.
    """
    day = day_from(request.GET["day"]) if request.GET.get("day") else visit.today
    made = _free(visit, request.GET.get("id") or free.new_name(day))
    if made is None:
        raise Http404("no such session")
    return _page(request, visit, made)


def _free(visit: Visit, name: str) -> Session | None:
    return free.free_session(name, mapping.athlete_of(visit.runner.athlete))


def _page(request: HttpRequest, visit: Visit, planned: Session) -> HttpResponse:
    of_day = check_ins.session_of_day(planned.day)
    events = store.events_of(visit.runner, planned.id, of_day)
    state = state_of(events)
    gym = gym_of(visit, planned, state)
    written, forms = cards_of(gym), forms_of(gym)
    cards = grown(gym, written, state, offered(gym))
    floor = floor_document(gym, visit.runner.athlete, visit.today)
    shown = _shown(request, cards, forms, state, gym.athlete.unit)
    return render(
        request,
        "session.html",
        {
            "page": "session",
            "theme": visit.runner.theme,
            "session": planned,
            "free": free.day_of(planned.id) is not None,
            "is_today": planned.day == visit.today,
            "state": state,
            "unit": str(gym.athlete.unit),
            "new_uid": uuid.uuid4,
            "rules": {rule: gym.catalogue.rules[rule] for rule in (*PAIN_RULES, SHORT_RULE)},
            "short": short_view(cards, forms, state, SHORT_MINUTES),
            "places": list(gym.places),
            "place": state.place or planned.place,
            "offered": offered(gym),
            "most_sets": MOST_SETS,
            "conflicts": conflict_views(state, gym.catalogue, gym.athlete.unit),
            "readiness": readiness_view(state.check_in, gym.catalogue),
            "muscles": _muscles(visit, gym, state, events),
            "data": _data(gym, written, forms, events, floor.entries),
            "floor": floor.text,
            **shown,
        },
    )


def _muscles(visit: Visit, gym: Gym, state: State, events: Sequence[LogEvent]) -> Muscles | None:
    """The muscle map of a session that is over: what is still being done weighs nothing more."""
    if not state.finished and gym.session.day >= visit.today:
        return None
    mine = [each for each in events if each.session == gym.session.id]
    log = mapping.session_log(gym.session.id, mine)
    return muscles_of_session(gym.session, log, gym.athlete)


def _shown(
    request: HttpRequest, cards: Sequence[Card], forms: ShortForms, state: State, unit: MassUnit
) -> dict[str, Any]:
    """The cards as they stand, which one is in view and which row comes next."""
    order = in_turn(cards, state, forms)
    open_rows = [pair for pair in order if row_key(pair[1]) not in state.done]
    coming = next(iter(open_rows), None)
    at = _asked(request, len(cards), coming[0] if coming else 0)
    coming = next((pair for pair in open_rows if pair[0] == at), coming)
    return {
        "cards": card_views(cards, forms, state, coming, unit),
        "coming": coming[1] if coming else None,
        "at": at,
    }


def _asked(request: HttpRequest, number: int, otherwise: int) -> int:
    """The card of the address, or the next one."""
    asked = request.GET.get("at", "")
    return int(asked) if asked.isdecimal() and int(asked) < number else otherwise


def gym_of(visit: Visit, planned: Session, state: State | None = None) -> Gym:
    """What the cards of a session are made from, with the loads that the logs ask for."""
    athlete = mapping.athlete_of(visit.runner.athlete)
    place = athlete.planning_places.get(planned.place, TrainingPlace(planned.place))
    possible = offers(visit.runner.athlete, visit.today, planned.phase)
    gym = Gym(load(), athlete, place, planned, offers=possible)
    weeks = store.before(visit.runner, planned.day)
    logs = store.sets_before(weeks, frozenset(line.exercise for line in planned.prescriptions))
    gym = replace(gym, lifted=store.last_loads(weeks))
    if not any(log.sets for log in logs):
        return gym
    gym = replace(gym, last=last_time(logs, athlete.unit))
    return replace(gym, decisions=decisions(gym, visit, logs, state.check_in if state else None))


def _data(
    gym: Gym,
    cards: Sequence[Card],
    forms: ShortForms,
    events: Sequence[LogEvent],
    floor: Mapping[str, list[Any]],
) -> dict[str, Any]:
    """Everything that the page needs when nobody answers."""
    moves = [move.racks for card in cards for move in card.moves]
    rows = [row.exercise for card in cards for move in card.moves for row in move.rows]
    return {
        "session": gym.session.id,
        "title": gym.session.title,
        "day": gym.session.day.isoformat(),
        "place": gym.place.name,
        "unit": str(gym.athlete.unit),
        "cards": cards,
        "racks": racks(gym, [*moves, *(entry[2] for entry in floor.values())]),
        "short": {"percent": forms.percent, "kept": forms.kept, "light": forms.light},
        "readiness": readiness_document(gym.catalogue),
        "drawings": drawings.listed({*rows, *floor}),
        "events": [event_document(event) for event in events],
    }
