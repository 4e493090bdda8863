"""``/feed/<secret>.ics``: the season for calendar programs, which bring no cookie."""

from __future__ import annotations

import hashlib
import time

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from wholestride.web.clock import now_in
from wholestride.web.door.pace import Pace
from wholestride.web.pages.runner_pages import Owner, owner_page
from wholestride.web.training import feeds
from wholestride.web.training.models import CalendarFeed

PACE = Pace(most=30, seconds=60)
"""Calendars ask every few hours; thirty times a minute is somebody who guesses."""
RETRY_AFTER_SECONDS = "60"


@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """The calendar behind a secret address, or 304 when it is the one that the caller has."""
    if not PACE.allows(request.META.get("REMOTE_ADDR", ""), time.monotonic()):
        answer = HttpResponse("Too many requests; wait a minute.\n", status=429)
        answer["Retry-After"] = RETRY_AFTER_SECONDS
        return answer
    found = feeds.feed_of(secret)
    zone = str(found.runner.athlete.get("zone") or "UTC") if found else "UTC"
    calendar = feeds.calendar_of(found, now_in(zone)) if found else None
    if calendar is None:
        return HttpResponse("No calendar is here. Its address was revoked.\n", status=404)
    answer = HttpResponse(calendar, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'inline; filename="wholestride.ics"'
    answer["Cache-Control"] = "private, no-cache"
    etag = f'"{hashlib.sha256(calendar).hexdigest()[:32]}"'
    answer["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=answer) or answer


@owner_page
def feed_settings(request: HttpRequest, owner: Owner) -> HttpResponse:
    """Make, renew and revoke the private address; it is shown once, for only its hash is kept."""
    address = ""
    if request.method == "POST" and request.POST.get("act") == "revoke":
        CalendarFeed.objects.filter(runner=owner.runner).delete()
    elif request.method == "POST" and request.POST.get("act") == "new":
        secret = feeds.new_secret(owner.runner)
        address = request.build_absolute_uri(f"/feed/{secret}.ics")
    answer = render(
        request,
        "settings_feed.html",
        {
            "page": "settings",
            "theme": owner.runner.theme,
            "address": address,
            "exists": CalendarFeed.objects.filter(runner=owner.runner).exists(),
        },
    )
    answer["Cache-Control"] = "no-store"
    return answer
