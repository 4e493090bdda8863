"""What every page of a runner begins with: who it is, which season, which day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from wholestride.domain.quantities import MassUnit
from wholestride.web.clock import today_in
from wholestride.web.training.models import IssuedSeason, Runner
from wholestride.web.training.store import current_season
from wholestride.web.words import DISTANCE_UNIT, LOAD_UNIT


@dataclass(frozen=True, slots=True)
class Visit:
    """A runner who looks at the current season on a day."""

    runner: Runner
    season: IssuedSeason
    today: date
    zone: str
    """Whose clocks the runner sees now."""


@dataclass(frozen=True, slots=True)
class Owner:
    """A runner on a day, with a season or without."""

    runner: Runner
    today: date


USUAL_ZONE = "Europe/Berlin"
Page = Callable[..., HttpResponse]


def runner_of(request: HttpRequest) -> Runner | None:
    """The runner whose things this visit may see: that of the account, or of the local door."""
    return getattr(request.user, "runner", None)


def runner_page(page: Page) -> Page:
    """Hand the page its visit; those who are not known go to the door."""

    @wraps(page)
    @login_required
    def wrapped(request: HttpRequest, **where: Any) -> HttpResponse:
        runner = runner_of(request)
        season = current_season(runner) if runner else None
        if runner is None or season is None:
            return redirect("start")
        request.runner = runner  # type: ignore[attr-defined]  # the shell asks for it
        _in_their_units(runner)
        zone = zone_of(season.head["athlete"], season.head["zone"])
        return page(request, Visit(runner, season, today_in(zone), zone), **where)

    return wrapped


def owner_page(page: Page) -> Page:
    """Hand the page its owner; here a runner needs no season yet."""

    @wraps(page)
    @login_required
    def wrapped(request: HttpRequest, **where: Any) -> HttpResponse:
        runner = runner_of(request)
        if runner is None:
            runner, _ = Runner.objects.get_or_create(
                user_id=request.user.pk or 0, defaults={"athlete": {}}
            )
        request.runner = runner  # type: ignore[attr-defined]  # the shell asks for it
        _in_their_units(runner)
        zone = str(runner.athlete.get("zone") or USUAL_ZONE)
        return page(request, Owner(runner, today_of(runner.athlete, zone)), **where)

    return wrapped


def _in_their_units(runner: Runner) -> None:
    DISTANCE_UNIT.set(runner.distance_unit)
    LOAD_UNIT.set(MassUnit(runner.athlete.get("unit") or MassUnit.KG))


def today_of(athlete: Mapping[str, Any], zone: str) -> date:
    """The date where the runner is."""
    return today_in(zone_of(athlete, zone))


def zone_of(athlete: Mapping[str, Any], zone: str) -> str:
    """The zone where the runner is: on a trip that of the trip, else ``zone``."""
    today = today_in(zone).isoformat()
    trips = (each for each in athlete.get("trip", ()) if each["from"] <= today <= each["to"])
    return next((str(each["zone"]) for each in trips if each.get("zone")), zone)


def day_from(text: str) -> date:
    """The date of an address; a wrong one is a page that is not there."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Http404("no such day") from None
