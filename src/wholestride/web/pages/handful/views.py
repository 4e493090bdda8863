"""``/handful/``: build a session from some exercises, look at it, place it, start it, print it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from wholestride.catalogue.loader import load
from wholestride.domain.athlete import Level
from wholestride.domain.season import PhaseName
from wholestride.formats.gym_speech import OFTEN
from wholestride.planning.upper_sessions import form_at
from wholestride.web import clock
from wholestride.web.pages import exercise_words
from wholestride.web.pages.handful.asked import NOTHING, Asked, pieces_of, read_asked
from wholestride.web.pages.handful.made import SLUGS, Made, Stopped, left_out, make, offered
from wholestride.web.pages.runner_pages import Visit, runner_page
from wholestride.web.pages.shown_lines import parts_of, shared_words
from wholestride.web.training import mapping, own, store

FORM_NAMES = {
    "gym": "Gym",
    "dumbbells": "Dumbbells",
    "bands": "Bands",
    "bodyweight": "Body weight",
}
UPPER_RULES, HANDFUL_RULES = ("UPPER01",), ("DOSE01", "DOSE03", "UPPER01")
CONFLICT, UNPROCESSABLE = 409, 422


@runner_page
def handful(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The form, and once it is answered the session."""
    return _shown(request, visit, "")


@runner_page
def upper(request: HttpRequest, visit: Visit, name: str) -> HttpResponse:
    """One of the two written upper-body sessions."""
    if name not in SLUGS:
        raise Http404("no such session")
    return _shown(request, visit, name)


def _shown(
    request: HttpRequest, visit: Visit, slug: str, wrong: str = "", status: int = 200
) -> HttpResponse:
    asked = _asked(request.GET, visit)
    wanted = bool(slug or request.GET)
    made = make(asked, slug, _phase(visit), visit.today) if wanted and not asked.wrong else None
    what = {
        **shell(visit, asked, slug),
        "made": made if isinstance(made, Made) else None,
        "stopped": made.reasons if isinstance(made, Stopped) else (),
        "wrong": wrong,
        "offered": {} if slug else offered(asked, visit.today),
        "left_out": left_out(asked, visit.today),
        "rules": [load().rules[each] for each in (UPPER_RULES if slug else HANDFUL_RULES)],
        **(lines(made, asked) if isinstance(made, Made) else {}),
    }
    status = UNPROCESSABLE if asked.wrong else status
    return render(request, "upper_session.html" if slug else "handful.html", what, status=status)


def _asked(given: QueryDict, visit: Visit) -> Asked:
    return read_asked(given, mapping.athlete_of(visit.runner.athlete))


def _phase(visit: Visit) -> PhaseName:
    """The phase of the week of now, whose dose the session follows."""
    week = store.week_of(visit.season, visit.today)
    return week.phase if week else PhaseName.BASE


def shell(visit: Visit, asked: Asked, slug: str) -> dict[str, Any]:
    """What every page of these sessions says."""
    catalogue = load()
    return {
        "page": "exercises",
        "theme": visit.runner.theme,
        "asked": asked,
        "slug": slug,
        "slugs": {slug: catalogue.templates[f"{name}_gym"].name for slug, name in SLUGS.items()},
        "places": [(each, each.capitalize()) for each in asked.athlete.planning_places],
        "pieces": [NOTHING, *pieces_of(asked.athlete)],
        "levels": [(each.value, each.value.capitalize()) for each in Level],
        "forms": FORM_NAMES,
        "form_here": form_at(SLUGS[slug], asked.place, catalogue) if slug else "",
        "often": OFTEN,
        "say": exercise_words,
    }


def lines(made: Made, asked: Asked) -> dict[str, Any]:
    """The session part by part."""
    return {
        "parts": parts_of(made.prescriptions, load(), asked.place),
        "shared": shared_words(made.prescriptions),
    }


def made_of(request: HttpRequest, visit: Visit) -> tuple[Asked, str, Made]:
    """The session of an address that leads on from one that was shown."""
    slug = request.GET.get("session", "")
    asked = _asked(request.GET, visit)
    if (slug and slug not in SLUGS) or asked.wrong:
        raise Http404("no such session")
    made = make(asked, slug, _phase(visit), visit.today)
    if isinstance(made, Stopped):
        raise Http404("no such session")
    return asked, slug, made


@require_POST
@runner_page
def start(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Begin it now: it is today's session from this minute on, and nothing else moves."""
    _asked_for, slug, made = made_of(request, visit)
    if not visit.season.first <= visit.today <= visit.season.last:
        why = "Your season does not run today, so there is no day to keep it on. Print it instead."
        return _shown(request, visit, slug, why, CONFLICT)
    now = clock.now_in(visit.zone)
    at = datetime.combine(visit.today, now.time().replace(second=0, microsecond=0))
    return redirect("session", session=own.begin(visit.season, made.own(at)))
