"""``/feed/<secret>.ics``: the season for calendar programs, which bring no cookie."""

from __future__ import annotations

import hashlib

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from wholestride.web.clock import now_in, seconds_now
from wholestride.web.door.address import client_address
from wholestride.web.door.pace import Pace
from wholestride.web.pages.runner_pages import Owner, owner_page
from wholestride.web.training import feeds
from wholestride.web.training.models import CalendarFeed

BY_ADDRESS = Pace("feed-address", most=30, seconds=60)
"""Calendars ask every few hours; thirty times a minute is somebody who guesses."""
REMINDERS = {
    "": "Not at all",
    10: "10 minutes before",
    30: "30 minutes before",
    60: "1 hour before",
    120: "2 hours before",
    720: "12 hours before",
}
"""By minutes."""
BY_SECRET = Pace("feed-secret", most=20, seconds=60)
"""An address that went round is asked by many; its runner's server answers some of them."""


@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """The calendar behind a secret address, or 304 when it is the one that the caller has."""
    if seconds := BY_ADDRESS.wait(client_address(request), seconds_now()):
        return _later(seconds)
    found = feeds.feed_of(secret)
    if found and (seconds := BY_SECRET.wait(found.secret_hash, seconds_now())):
        return _later(seconds)
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


def _later(seconds: int) -> HttpResponse:
    answer = HttpResponse("Too many requests; wait a little.\n", status=429)
    answer["Retry-After"] = str(seconds)
    return answer


@owner_page
def feed_settings(request: HttpRequest, owner: Owner) -> HttpResponse:
    """Make, renew and revoke the private address; it is shown once, for only its hash is kept."""
    address, wrong, act = "", "", request.POST.get("act", "")
    if act == "revoke":
        CalendarFeed.objects.filter(runner=owner.runner).delete()
    elif act == "new":
        origin = request.build_absolute_uri("/").rstrip("/")
        address = f"{origin}/feed/{feeds.new_secret(owner.runner, origin)}.ics"
    elif act == "remind":
        wrong = _keep_reminder(owner, request.POST.get("reminder", ""))
    context = {
        "page": "settings",
        "theme": owner.runner.theme,
        "address": address,
        "exists": CalendarFeed.objects.filter(runner=owner.runner).exists(),
        "reminders": REMINDERS,
        "reminder": "" if owner.runner.reminder_minutes is None else owner.runner.reminder_minutes,
        "wrong": wrong,
        "kept": act == "remind" and not wrong,
    }
    answer = render(request, "settings_feed.html", context, status=422 if wrong else 200)
    answer["Cache-Control"] = "no-store"
    return answer


def _keep_reminder(owner: Owner, asked: str) -> str:
    """Keep how long before a session calendars remind; what is wrong with it otherwise."""
    if asked not in {str(each) for each in REMINDERS}:
        return "Choose one of the list."
    owner.runner.reminder_minutes = int(asked) if asked else None
    owner.runner.save(update_fields=["reminder_minutes"])
    return ""
