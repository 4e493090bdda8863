"""``/session/<id>/``: one session in the gym, set by set; also in the past, to be edited."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from wholestride.catalogue.loader import load
from wholestride.domain.athlete import TrainingPlace
from wholestride.domain.season import Session
from wholestride.web.pages.gym.cards import cards_of, forms_of
from wholestride.web.pages.gym.loads import decisions, last_time
from wholestride.web.pages.gym.nouns import Card, Gym
from wholestride.web.pages.gym.racks import racks
from wholestride.web.pages.gym.state import event_document, in_turn, row_key, state_of
from wholestride.web.pages.gym.views import card_views, short_view
from wholestride.web.pages.runner_pages import Visit, runner_page
from wholestride.web.training import mapping, store
from wholestride.web.training.models import LogEvent
from wholestride.web.training.short_form import ShortForms

PAIN_RULES = ("INJ13", "A08", "A09")
SHORT_RULE = "OWN10"
SHORT_MINUTES = 20


@runner_page
def session(request: HttpRequest, visit: Visit, session: str) -> HttpResponse:
    """The session with everything that its page needs to go on without a signal."""
    planned = store.session_of_runner(visit.runner, session)
    if planned is None:
        raise Http404("no such session")
    if not planned.prescriptions:
        shown = {"page": "session", "theme": visit.runner.theme, "session": planned}
        return render(request, "session_empty.html", shown)
    events = store.events_of(visit.runner, session)
    gym = gym_of(visit, planned)
    cards, forms, state = cards_of(gym), forms_of(gym), state_of(events)
    order = in_turn(cards, state, forms)
    open_rows = [pair for pair in order if row_key(pair[1]) not in state.done]
    coming = next(iter(open_rows), None)
    at = _asked(request, len(cards), coming[0] if coming else 0)
    coming = next((pair for pair in open_rows if pair[0] == at), coming)
    views = card_views(cards, forms, state, coming, gym.athlete.unit)
    return render(
        request,
        "session.html",
        {
            "page": "session",
            "theme": visit.runner.theme,
            "session": planned,
            "cards": views,
            "state": state,
            "coming": coming[1] if coming else None,
            "at": at,
            "unit": str(gym.athlete.unit),
            "new_uid": uuid.uuid4,
            "rules": {rule: gym.catalogue.rules[rule] for rule in (*PAIN_RULES, SHORT_RULE)},
            "short": short_view(cards, forms, state, SHORT_MINUTES),
            "data": _data(gym, cards, forms, events),
        },
    )


def _asked(request: HttpRequest, number: int, otherwise: int) -> int:
    """The card of the address, or the next one."""
    asked = request.GET.get("at", "")
    return int(asked) if asked.isdecimal() and int(asked) < number else otherwise


def gym_of(visit: Visit, planned: Session) -> Gym:
    """What the cards of a session are made from, with the loads that the logs ask for."""
    athlete = mapping.athlete_of(visit.runner.athlete)
    place = athlete.planning_places.get(planned.place, TrainingPlace(planned.place))
    gym = Gym(load(), athlete, place, planned)
    exercises = {line.exercise for line in planned.prescriptions}
    logs = store.sets_before(visit.runner, planned.day, exercises)
    if not any(log.sets for log in logs):
        return gym
    return replace(gym, decisions=decisions(gym, visit, logs), last=last_time(logs))


def _data(
    gym: Gym, cards: Sequence[Card], forms: ShortForms, events: Sequence[LogEvent]
) -> dict[str, Any]:
    """Everything that the page needs when nobody answers."""
    return {
        "session": gym.session.id,
        "title": gym.session.title,
        "day": gym.session.day.isoformat(),
        "unit": str(gym.athlete.unit),
        "cards": [asdict(card) for card in cards],
        "racks": racks(gym, cards),
        "short": {"percent": forms.percent, "kept": forms.kept},
        "events": [event_document(event) for event in events],
    }
