"""``/session/<id>/``: one session in the gym, set by set; also in the past, to be edited."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date
from functools import lru_cache
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from wholestride.catalogue.loader import load
from wholestride.domain.athlete import TrainingPlace
from wholestride.domain.exercise import Equipment
from wholestride.domain.logbook import SessionLog
from wholestride.domain.quantities import Mass, MassUnit
from wholestride.domain.season import Prescription, Session
from wholestride.planning.prescription.adjust import LOAD_KEPT
from wholestride.planning.prescription.steps import (
    BARS,
    USUAL_TRAP_BAR,
    Steps,
    plates_each_side,
    steps_for,
)
from wholestride.planning.progress.decision import LoadDecision, NextContext
from wholestride.planning.progress.next_load import next_load
from wholestride.science.e1rm import percent_tenths
from wholestride.web import words
from wholestride.web.clock import now_in
from wholestride.web.pages.runner_pages import Visit, runner_page
from wholestride.web.pages.session_cards import Card, Gym, cards_of, forms_of, rack_key
from wholestride.web.pages.session_state import event_document, in_turn, row_key, state_of
from wholestride.web.pages.session_views import card_views, short_view
from wholestride.web.training import mapping, store
from wholestride.web.training.events import keep_all
from wholestride.web.training.models import LogEvent
from wholestride.web.training.short_form import ShortForms

NO_SCRIPT_DEVICE = "page"
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
    gym = _gym(visit, planned)
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


def _gym(visit: Visit, planned: Session) -> Gym:
    athlete = mapping.athlete_of(visit.runner.athlete)
    place = athlete.planning_places.get(planned.place, TrainingPlace(planned.place))
    gym = Gym(load(), athlete, place, planned)
    exercises = {line.exercise for line in planned.prescriptions}
    logs = store.sets_before(visit.runner, planned.day, exercises)
    if not any(log.sets for log in logs):
        return gym
    return replace(gym, decisions=_decisions(gym, visit, logs), last=_last(logs))


def _decisions(gym: Gym, visit: Visit, logs: Sequence[SessionLog]) -> dict[int, LoadDecision]:
    """What the logbook says about each line's load, where it says something."""
    newest = {each.exercise: log.session for log in logs for each in log.sets if not each.warm_up}
    asked = store.sessions_of(visit.runner, set(newest.values()))
    before = store.last_lifted(visit.runner, gym.session.day)
    week = store.week_of(visit.season, gym.session.day)
    light = (week is not None and week.recovery) or gym.session.phase in LOAD_KEPT
    found = {}
    for index, line in enumerate(gym.session.prescriptions):
        exercise = gym.catalogue.exercises[line.exercise]
        then = _asked_then(asked.get(newest.get(line.exercise, "")), line.exercise)
        steps = steps_for(exercise, gym.place, gym.athlete.unit)
        if line.warm_up or line.rir is None or steps is None or then is None:
            continue
        context = NextContext(
            exercise,
            gym.place,
            gym.athlete,
            gym.session.day,
            days_without_lifting=(gym.session.day - before).days if before else 0,
            calibrating=then.load is None,
            may_raise=not light,
        )
        found[index] = _for_today(next_load(then, logs, context), line, then, steps)
    return found


def _asked_then(session: Session | None, exercise: str) -> Prescription | None:
    """What was asked of the exercise when it was done last; nothing where it was a swap."""
    lines = session.prescriptions if session else ()
    working = (each for each in lines if each.exercise == exercise and not each.warm_up)
    return next((each for each in working if each.rir is not None), None)


def _for_today(
    decision: LoadDecision, line: Prescription, then: Prescription, steps: Steps
) -> LoadDecision:
    """The decision for today's repetitions and reserve, where they differ from last time's."""
    if decision.load is None or line.rir is None or then.rir is None:
        return decision
    today, before = line.amount.high + line.rir.low, then.amount.high + then.rir.low
    if today == before:
        return decision
    grams = decision.load.grams * percent_tenths(today) // percent_tenths(before)
    load_today = steps.round_down(Mass(grams, decision.load.unit)) or steps.masses[0]
    asks = f"{words.figures(line.amount)} repetitions with {words.figures(line.rir)} in reserve"
    reason = f"{load_today} because today asks for {asks}."
    return LoadDecision(load_today, decision.reps, reason, ("PROG04", *decision.rules))


def _last(logs: Sequence[SessionLog]) -> dict[tuple[str, int, str], str]:
    """What was done in the same set the last time, in words."""
    found = {}
    for log in logs:
        for each in log.sets:
            if not each.warm_up:
                amount = each.reps or each.seconds or each.metres or 0
                said = f"{_number(each.load)} × {amount}" if each.load else f"{amount}"
                found[(each.exercise, each.number, str(each.side))] = f"last: {said}"
    return found


def _number(load: Mass) -> str:
    return str(load).split(" ")[0]


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
        "racks": _racks(gym, cards),
        "short": {"percent": forms.percent, "kept": forms.kept},
        "events": [event_document(event) for event in events],
    }


def _racks(gym: Gym, cards: Sequence[Card]) -> dict[str, Any]:
    """The masses that each rack gives [g], and the plates a side of a bar."""
    racks: dict[str, Any] = {}
    for card in cards:
        for move in card.moves:
            if not move.rack or move.rack in racks:
                continue
            exercise = gym.catalogue.exercises[move.exercise]
            steps = steps_for(exercise, gym.place, gym.athlete.unit)
            if steps and rack_key(exercise, gym.place, gym.athlete) == move.rack:
                racks[move.rack] = {
                    "masses": [each.grams for each in steps.masses],
                    "sides": _sides(steps, gym.place),
                }
    return racks


@lru_cache(maxsize=64)
def _sides(steps: Steps, place: TrainingPlace) -> list[list[str]]:
    """Plates a side for each mass of a bar, heaviest first; empty for everything else."""
    if steps.implement not in BARS:
        return []
    unit = steps.masses[0].unit
    if steps.implement is Equipment.TRAP_BAR:
        place = replace(place, bar=USUAL_TRAP_BAR[unit])
    return [
        [_number(plate) for plate in plates_each_side(mass, place, unit)] for mass in steps.masses
    ]


@require_POST
@runner_page
def log(request: HttpRequest, visit: Visit, session: str) -> HttpResponse:
    """Keep what a plain form says; pages without script log this way."""
    if store.session_of_runner(visit.runner, session) is None:
        raise Http404("no such session")
    message = _message(request.POST, session)
    highest = max((each.sequence for each in store.events_of(visit.runner, session)), default=0)
    zone = visit.season.head["zone"]
    stamped = message | {"sequence": highest + 1, "done_at": now_in(zone).isoformat()}
    answer = keep_all(visit.runner, [stamped])[0]
    if answer.status == "refused":
        return render(
            request,
            "session_refused.html",
            {
                "page": "session",
                "theme": visit.runner.theme,
                "why": answer.why,
                "session": session,
            },
            status=400,
        )
    return redirect("session", session)


WHOLE = ("set_number", "reps", "seconds", "metres", "rir", "srpe", "pain")
TEXT = ("uid", "kind", "exercise", "side", "note")


def _message(form: Mapping[str, str], session: str) -> dict[str, Any]:
    """The event of a form; what is no number stays text and is refused with words."""
    message: dict[str, Any] = {name: form[name] for name in TEXT if form.get(name)}
    for name in WHOLE:
        text = form.get(name, "").strip()
        if text:
            message[name] = int(text) if text.isascii() and text.isdecimal() else text
    load_text = form.get("load", "").strip().replace(",", ".")
    if load_text:
        message |= _load(load_text, form.get("unit", "kg"))
    return {
        **message,
        "session": session,
        "device": NO_SCRIPT_DEVICE,
        "day": date.min.isoformat(),
        "is_warm_up": form.get("is_warm_up") == "true",
    }


def _load(text: str, unit: str) -> dict[str, Any]:
    pounds = unit == MassUnit.LB
    try:
        number = float(text)
        grams = round(number * (453.59237 if pounds else 1000))
    except (ValueError, OverflowError):
        return {"load_grams": text}
    return {"load_grams": grams, "load_in_pounds": pounds}
