"""``/settings/intervals/``: two weeks of sessions in intervals.icu, while the runner agrees."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from wholestride.domain.findings import Finding, Place, error
from wholestride.web import plain_words
from wholestride.web.clock import now_in, seconds_now
from wholestride.web.door.pace import Pace
from wholestride.web.pages.calendars import TOO_MANY, UNPROCESSABLE, spoken_in
from wholestride.web.pages.runner_pages import Owner, owner_page
from wholestride.web.pages.start_calendars import too_often
from wholestride.web.training import sharing, store
from wholestride.web.training.agreed import agreed
from wholestride.web.training.following import Moment
from wholestride.web.training.models import SharedCalendar

SENDINGS = Pace("intervals", most=6, seconds=60)
LONGEST_TYPED = 300
NOT_AGREED = error(
    "Nothing is sent without your word.", "Tick the box if you agree.", Place(field="agreed")
)


@owner_page
def intervals(request: HttpRequest, owner: Owner) -> HttpResponse:
    """Agree, send now, take everything out, stop; the key is taken in and never shown."""
    shared = agreed(owner.runner)
    if request.method != "POST":
        return _page(request, owner, shared)
    act = request.POST.get("act", "")
    if act == "agree":
        return _agreed(request, owner, shared)
    if shared is None or act not in ("send", "stop", "take-out"):
        raise Http404("no such act")
    if act == "stop":
        shared.delete()
        return redirect("settings-intervals")
    if seconds := SENDINGS.wait(str(owner.runner.pk), seconds_now()):
        return _page(request, owner, shared, too_often(seconds), status=TOO_MANY)
    if act == "send":
        sharing.send(shared, _moment(owner))
    elif sharing.take_out(shared, _moment(owner)):
        shared.delete()
    return redirect("settings-intervals")


def _moment(owner: Owner) -> Moment:
    return Moment(owner.today, now_in("UTC"))


def _agreed(request: HttpRequest, owner: Owner, shared: SharedCalendar | None) -> HttpResponse:
    """Keep athlete and key, and send at once, so that the runner sees whether they are right."""
    athlete = request.POST.get("athlete", "")[:LONGEST_TYPED].strip()
    if request.POST.get("agreed") != "yes":
        return _page(request, owner, shared, NOT_AGREED, athlete)
    if owner.runner.is_demo or store.current_season(owner.runner) is None:
        said = error("The demo is shared nowhere.", "Plan your own season first.")
        return _page(request, owner, shared, said, athlete)
    if seconds := SENDINGS.wait(str(owner.runner.pk), seconds_now()):
        return _page(request, owner, shared, too_often(seconds), athlete, status=TOO_MANY)
    made = sharing.agree(owner.runner, athlete, request.POST.get("key", "")[:LONGEST_TYPED])
    if isinstance(made, Finding):
        return _page(request, owner, shared, made, athlete)
    sharing.send(made, _moment(owner))
    return redirect("settings-intervals")


def _page(
    request: HttpRequest,
    owner: Owner,
    shared: SharedCalendar | None,
    said: Finding | None = None,
    athlete: str = "",
    *,
    status: int = UNPROCESSABLE,
) -> HttpResponse:
    context = {
        "page": "settings",
        "theme": owner.runner.theme,
        "plain": plain_words,
        "shared": shared,
        "spoken": spoken_in(owner),
        "said": said,
        "athlete": athlete,
        "is_demo": owner.runner.is_demo,
    }
    answer = render(request, "settings_intervals.html", context, status=status if said else 200)
    answer["Cache-Control"] = "no-store"
    return answer
