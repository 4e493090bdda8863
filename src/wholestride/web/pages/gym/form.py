"""Logging with plain forms: pages without script keep the same events this way."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from wholestride.domain.quantities import GRAMS_PER_POUND, MassUnit
from wholestride.web.clock import now_in
from wholestride.web.pages.runner_pages import Visit, runner_page
from wholestride.web.training import check_ins, free, store
from wholestride.web.training.events import keep_all
from wholestride.web.training.models import LogEvent

NO_SCRIPT_DEVICE = "page"
LOOK = "look"
"""The page that some forms lead back to."""

WHOLE = ("set_number", "reps", "load_grams", "seconds", "metres", "rir", "srpe", "pain")

TEXT = ("uid", "kind", "exercise", "side", "note", "seen")


@require_POST
@runner_page
def log(request: HttpRequest, visit: Visit, session: str) -> HttpResponse:
    """Keep what a plain form says; pages without script log this way."""
    of_day = check_ins.day_of(session)
    planned = store.session_of_runner(visit.runner, session)
    if planned is None and of_day is None and free.day_of(session) is None:
        raise Http404("no such session")
    message = _message(request.POST, session)
    highest = max((each.sequence for each in store.events_of(visit.runner, session)), default=0)
    stamped = message | {"sequence": highest + 1, "done_at": now_in(visit.zone).isoformat()}
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
    back = request.POST.get("back", "")
    if back == LOOK:
        return redirect(LOOK)
    return redirect("session", session if of_day is None else back)


def _message(form: Mapping[str, str], session: str) -> dict[str, Any]:
    """The event of a form; what is no number stays text and is refused with words."""
    message: dict[str, Any] = {name: form[name] for name in TEXT if form.get(name)}
    for name in WHOLE:
        text = form.get(name, "").strip()
        if text:
            message[name] = _whole(text)
    load_text = form.get("load", "").strip().replace(",", ".")
    if load_text:
        message |= _load(load_text, form.get("unit", "kg"))
    if message.get("kind") == LogEvent.Kind.CHECK_IN:
        message["note"] = check_ins.note_of(
            {name: _whole(form.get(name, "")) for name in check_ins.QUESTIONS}
            | {"ill": form.get("ill") == "true"}
        )
    if form.get("load_in_pounds") == "true":
        message["load_in_pounds"] = True
    return {
        **message,
        "session": session,
        "device": NO_SCRIPT_DEVICE,
        "day": date.min.isoformat(),
        "is_warm_up": form.get("is_warm_up") == "true",
    }


def _whole(text: str) -> int | str:
    return int(text) if text.isascii() and text.isdecimal() else text


def _load(text: str, unit: str) -> dict[str, Any]:
    pounds = unit == MassUnit.LB
    try:
        number = float(text)
        grams = round(number * (GRAMS_PER_POUND if pounds else 1000))
    except (ValueError, OverflowError):
        return {"load_grams": text}
    return {"load_grams": grams, "load_in_pounds": pounds}
