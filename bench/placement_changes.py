"""A season in full swing and what life does to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from wholestride.domain.athlete import Absence
from wholestride.planning.placement.nouns import Placement
from wholestride.planning.placement.request import PlacementRequest

CHANGES = ("moved run", "cancelled run", "days away", "lost window")


def replanned(request: PlacementRequest, placement: Placement, today: date) -> PlacementRequest:
    """The same season on a later day: what lies before it stays, the rest was planned so."""
    past = [each for each in placement.sessions if each.start.date() < today]
    coming = [each for each in placement.sessions if each.start.date() >= today]
    return replace(
        request,
        today=today,
        kept=tuple(replace(each, kept=True) for each in past),
        previous=tuple(each for each in coming if not each.kept),
    )


def changed(request: PlacementRequest, seed: int, change: str) -> PlacementRequest:
    """The request after one change that lies ahead."""
    dice = Random(seed)
    coming = [run for run in request.runs if run.day >= request.first_day]
    run = dice.choice(coming)
    if change == "moved run":
        later = timedelta(days=dice.choice((-1, 1)), hours=dice.choice((0, 2)))
        moved = replace(run, start=run.start + later)
        return replace(request, runs=tuple(moved if each is run else each for each in request.runs))
    if change == "cancelled run":
        return replace(request, runs=tuple(each for each in request.runs if each is not run))
    if change == "days away":
        away = Absence(run.day, run.day + timedelta(days=dice.randrange(6)))
        return replace(request, athlete=replace(request.athlete, unavailable=(away,)))
    windows = list(request.athlete.windows)
    windows.pop(dice.randrange(len(windows)))
    return replace(request, athlete=replace(request.athlete, windows=tuple(windows)))
