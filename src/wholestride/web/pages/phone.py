"""The phone's side of the server: events in, the list of pages to carry along, the worker."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from datetime import timedelta
from functools import wraps
from hashlib import sha256
from pathlib import Path

from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from wholestride.web.door.whose import is_meant_for_another
from wholestride.web.pages.runner_pages import runner_of, today_of
from wholestride.web.training.events import keep_all
from wholestride.web.training.models import Runner, SeasonSession
from wholestride.web.training.store import current_season

MOST_AT_ONCE = 200
"""Events in one message; the phone sends fewer."""
AHEAD = timedelta(days=14)
BEHIND = timedelta(days=7)
STATIC = Path(__file__).parents[1] / "static/wholestride"
SHELL = (
    "tokens.css",
    "app.css",
    "week.css",
    "muscles.css",
    "session.css",
    "readiness.css",
    "today.css",
    "fonts/figtree.woff2",
    "fonts/familjen-grotesk.woff2",
    "js/phone.js",
    "js/outbox.js",
    "js/carried.js",
    "icons/icon.svg",
    *sorted(f"js/gym/{each.name}" for each in (STATIC / "js/gym").glob("*.js")),
)
"""What every page of the gym needs; the worker keeps it from its first start."""
Api = Callable[[HttpRequest, Runner], HttpResponse]


def runner_api(api: Api) -> Callable[[HttpRequest], HttpResponse]:
    """Hand the call its runner; those who are not known hear so, and keep what they have."""

    @wraps(api)
    def wrapped(request: HttpRequest) -> HttpResponse:
        runner = runner_of(request)
        if runner is None:
            return JsonResponse({"why": "Come in again, then it is sent."}, status=401)
        if is_meant_for_another(request):
            return JsonResponse({"why": "Another runner has come in on this phone."}, status=409)
        return api(request, runner)

    return wrapped


@require_POST
@runner_api
def events(request: HttpRequest, runner: Runner) -> HttpResponse:
    """Keep a list of events and answer each one by its uid."""
    try:
        messages = json.loads(request.body)
    except (ValueError, RecursionError):
        return JsonResponse({"why": "This is no JSON."}, status=400)
    if not isinstance(messages, list):
        return JsonResponse({"why": "A list of events is expected."}, status=400)
    if len(messages) > MOST_AT_ONCE:
        return JsonResponse({"why": f"At most {MOST_AT_ONCE} events at once."}, status=413)
    return JsonResponse({"answers": [asdict(each) for each in keep_all(runner, messages)]})


@require_GET
@runner_api
def pages(request: HttpRequest, runner: Runner) -> HttpResponse:
    """The addresses that a phone carries along, and a fresh token for its events."""
    season = current_season(runner)
    today = today_of(season.head["athlete"], season.head["zone"]) if season else None
    found: list[str] = []
    if season and today:
        span = (today - BEHIND, today + AHEAD)
        ids = SeasonSession.objects.filter(season=season, day__range=span).order_by("day")
        found = [reverse("session", args=[each]) for each in ids.values_list("session", flat=True)]
    following = today + timedelta(days=7) if today else None
    weeks = [reverse("week")] + ([reverse("week-of", args=[str(following)])] if following else [])
    answer = JsonResponse(
        {
            "pages": [reverse("today"), *weeks, reverse("look"), reverse("session-free"), *found],
            "token": get_token(request),
        }
    )
    answer.headers["Cache-Control"] = "no-store"
    return answer


@require_GET
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker with the shell's hashed names; a change of any makes a new version."""
    shell = [staticfiles_storage.url(f"wholestride/{name}") for name in SHELL]
    version = sha256("\n".join(shell).encode()).hexdigest()[:12]
    answer = render(
        request,
        "session_worker.js",
        {"shell": json.dumps(shell), "version": version},
        content_type="text/javascript; charset=utf-8",
    )
    answer.headers["Cache-Control"] = "no-cache"
    return answer


@require_GET
def manifest(_request: HttpRequest) -> HttpResponse:
    """The web manifest, so that a phone may keep Wholestride on its home screen."""
    icon = "wholestride/icons/icon"
    return JsonResponse(
        {
            "name": "Wholestride",
            "short_name": "Wholestride",
            "description": "Strength for runners, planned around the running.",
            "start_url": reverse("today"),
            "scope": "/",
            "display": "standalone",
            "background_color": "#f3f3ef",
            "theme_color": "#f3f3ef",
            "icons": [
                {
                    "src": staticfiles_storage.url(f"{icon}.svg"),
                    "type": "image/svg+xml",
                    "sizes": "any",
                },
                *(
                    {
                        "src": staticfiles_storage.url(f"{icon}-{size}.png"),
                        "type": "image/png",
                        "sizes": f"{size}x{size}",
                        "purpose": "any maskable",
                    }
                    for size in (192, 512)
                ),
            ],
        },
        content_type="application/manifest+json",
    )
