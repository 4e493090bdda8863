"""``/progress/``: what became stronger, what is neglected, left against right, both loads."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Generic, TypeVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wholestride.catalogue.loader import load
from wholestride.figures import (
    Cost,
    Point,
    bar,
    costs_line,
    costs_scale,
    hanging_bars,
    sides_line,
    spread_line,
    terrain_line,
)
from wholestride.web import words
from wholestride.web.pages.muscles import muscles_of
from wholestride.web.pages.progress_account import (
    KeyRunCost,
    Lift,
    ProgressAccount,
    Sides,
    WeekLoads,
)
from wholestride.web.pages.progress_done import Share
from wholestride.web.pages.runner_pages import Visit, runner_page
from wholestride.web.training import mapping
from wholestride.web.training.history import HISTORIES_KEPT, History, first_logged, history

SPANS = {"16": "16 weeks", "52": "a year"}
USUAL_SPAN = "16"
Thing = TypeVar("Thing")
CHARTS = 4
"""More lifts stand in the table."""


@dataclass(frozen=True, slots=True)
class Drawn(Generic[Thing]):
    """Something with its drawing."""

    thing: Thing
    drawing: str


@runner_page
def progress(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Looking back over some weeks."""
    asked = request.GET.get("weeks", USUAL_SPAN)
    chosen = asked if asked in SPANS else USUAL_SPAN
    begun = first_logged(visit.runner)
    first = _first(visit, begun, int(chosen))
    sunday = visit.today + timedelta(days=6 - visit.today.weekday())
    past = history(visit.runner, first, sunday)
    account = _account(past, json.dumps(visit.runner.athlete), visit.today)
    return render(
        request,
        "progress.html",
        {
            "page": "progress",
            "theme": visit.runner.theme,
            "since": first,
            "spans": SPANS,
            "chosen": chosen,
            "account": account,
            "logged_before": begun is not None,
            "lifts": [Drawn(each, _lift(each)) for each in _drawn_lifts(account.lifts)],
            "components": [Drawn(each, _bar(each)) for each in account.components],
            "regions": [Drawn(each, _bar(each)) for each in account.regions],
            "muscles": muscles_of(account.regions, "last four weeks"),
            "sides": [Drawn(each, _sides(each)) for each in account.sides],
            "drawing": _loads(account.loads),
            "costs": _costs(account.key_runs, (first, sunday)),
            "rules": load().rules,
        },
    )


@lru_cache(maxsize=HISTORIES_KEPT)
def _account(past: History, athlete: str, today: date) -> ProgressAccount:
    """The account of a history on a day, for an athlete's document as text."""
    return ProgressAccount(past, mapping.athlete_of(json.loads(athlete)), load(), today)


def _first(visit: Visit, begun: date | None, weeks: int) -> date:
    """The Monday that begins the span; no earlier than the first log or the season."""
    begin = visit.today - timedelta(weeks=weeks)
    known = [visit.season.first, *filter(None, [begun])]
    first = max(begin, min(known))
    return first - timedelta(days=first.weekday())


def _drawn_lifts(lifts: Sequence[Lift]) -> Sequence[Lift]:
    """Lines before single points: one session alone is no line yet."""
    return ([each for each in lifts if len(each.points) > 1] or lifts)[:CHARTS]


def _lift(lift: Lift) -> str:
    points = [Point(each.day.toordinal(), each.value, each.spread) for each in lift.points]
    return spread_line(
        points,
        f"{lift.name}: from {points[0].value:.0f} to {points[-1].value:.0f} {lift.unit}, "
        f"spread {points[-1].spread:.0f}",
    )


def _bar(share: Share) -> str:
    return bar(share.done, share.planned, share.colour)


def _sides(sides: Sides) -> str:
    verdict = f"{sides.weaker} is weaker" if sides.weaker else "within error"
    return sides_line(
        sides.left,
        sides.right,
        sides.error,
        f"{sides.name}: left {sides.left:.0f}, right {sides.right:.0f} {sides.unit}, "
        f"error {sides.error:.0f}: {verdict}",
    )


def _costs(runs: Sequence[KeyRunCost], span: tuple[date, date]) -> dict[str, str | int]:
    """The chart of what strength took from key runs and what its lower line stands for."""
    costs = [Cost(each.run.day, each.percent) for each in runs]
    if not costs:
        return {"drawing": "", "scale": 0}
    sentence = (
        f"Predicted loss at {len(costs)} key runs: {min(each.percent for each in costs):.1f} to "
        f"{max(each.percent for each in costs):.1f} % of pace"
    )
    return {"drawing": costs_line(costs, span, sentence), "scale": costs_scale(costs)}


def _loads(weeks: tuple[WeekLoads, ...]) -> dict[str, str]:
    running = [each.running for each in weeks]
    strength = [each.strength for each in weeks]
    return {
        "running": terrain_line(
            running, f"Running load over {len(weeks)} weeks, {_range(running)}"
        ),
        "strength": hanging_bars(
            strength, f"Strength load over {len(weeks)} weeks, {_range(strength)}"
        ),
    }


def _range(values: list[int]) -> str:
    return f"{min(values)} to {max(values)}" if values else words.DASH
