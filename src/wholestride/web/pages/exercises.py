"""``/exercises/``: every exercise of the catalogue, with filters in the address."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from wholestride.catalogue.loader import load
from wholestride.domain.exercise import EVERYWHERE, Component, Equipment, Exercise, Pattern, Region
from wholestride.web.pages import exercise_words
from wholestride.web.pages.runner_pages import Visit, runner_page
from wholestride.web.training import mapping

ROOM = "nothing but a room"


@runner_page
def exercises(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The list, by movement pattern."""
    catalogue = load()
    places = _places(visit)
    filters = exercise_words.read_filters(request.GET.dict(), places)
    found = [each for each in catalogue.exercises.values() if filters.wants(each, places)]
    return render(
        request,
        "exercises.html",
        {
            "page": "exercises",
            "theme": visit.runner.theme,
            "filters": filters,
            "typed": request.GET.get("q", "")[:80],
            "groups": _by_pattern(found),
            "count": len(found),
            "components": list(Component),
            "patterns": list(Pattern),
            "regions": [each for each in Region if each.dosed],
            "places": list(places),
            "equipment": list(Equipment),
            "levels": exercise_words.LEVELS,
            "say": exercise_words,
        },
    )


@runner_page
def exercise(request: HttpRequest, visit: Visit, name: str) -> HttpResponse:
    """One exercise with all that the catalogue knows about it."""
    catalogue = load()
    shown = catalogue.exercises.get(name)
    if shown is None:
        raise Http404("no such exercise")
    here = [
        place
        for place, kit in _places(visit).items()
        if place != ROOM and shown.possible_with(kit | EVERYWHERE)
    ]
    return render(
        request,
        "exercise.html",
        {
            "page": "exercises",
            "theme": visit.runner.theme,
            "exercise": shown,
            "easier": [catalogue.exercises[each] for each in shown.easier],
            "harder": [catalogue.exercises[each] for each in shown.harder],
            "here": here,
            "evidence": exercise_words.evidence(shown, catalogue),
            "cautions": list(exercise_words.cautions(shown)),
            "levels": exercise_words.LEVELS,
            "say": exercise_words,
        },
    )


def _places(visit: Visit) -> Mapping[str, frozenset[Equipment]]:
    """The runner's places with what stands there, and the bare room."""
    athlete = mapping.athlete_of(visit.runner.athlete)
    own = {name: place.equipment for name, place in athlete.planning_places.items()}
    return own | {ROOM: frozenset()}


def _by_pattern(found: list[Exercise]) -> list[tuple[Pattern, list[Exercise]]]:
    groups: dict[Pattern, list[Exercise]] = {}
    for each in found:
        groups.setdefault(each.pattern, []).append(each)
    return [
        (pattern, sorted(groups[pattern], key=lambda each: (each.level, each.name)))
        for pattern in Pattern
        if pattern in groups
    ]
