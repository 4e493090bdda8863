"""``/exercises/``: every exercise of the catalogue, with filters in the address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from functools import lru_cache

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from wholestride.catalogue.loader import load
from wholestride.domain.athlete import Athlete
from wholestride.domain.exercise import EVERYWHERE, Component, Equipment, Exercise, Pattern, Region
from wholestride.domain.season import Session
from wholestride.planning.build import half_of
from wholestride.web.pages import exercise_words
from wholestride.web.pages.runner_pages import Visit, runner_page
from wholestride.web.pages.settings import is_behind
from wholestride.web.training import mapping, store

ROOM = "nothing but a room"
AHEAD = timedelta(days=28)
MOST_COMING = 4
ROWS_KEPT = 1024


@runner_page
def exercises(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The list, by movement pattern."""
    catalogue = load()
    athlete = mapping.athlete_of(visit.runner.athlete)
    places, marks = _places(athlete), marks_of(athlete)
    filters = exercise_words.read_filters(request.GET.dict(), places)
    found = [each for each in catalogue.exercises.values() if filters.wants(each, places, marks)]
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
            "marks": marks,
            "mark_words": exercise_words.MARKS,
            "row": _row,
            "say": exercise_words,
        },
    )


@lru_cache(maxsize=ROWS_KEPT)
def _row(name: str, mark: str) -> str:
    """The exercise in the list, as everybody sees it who marked it so."""
    shown = {"each": load().exercises[name], "mark": mark, "say": exercise_words}
    return mark_safe(render_to_string("exercise_row.html", shown))  # noqa: S308 - escaped there


@runner_page
def exercise(request: HttpRequest, visit: Visit, name: str) -> HttpResponse:
    """One exercise with all that the catalogue knows about it; POST marks it for the runner."""
    catalogue = load()
    shown = catalogue.exercises.get(name)
    if shown is None:
        raise Http404("no such exercise")
    athlete = mapping.athlete_of(visit.runner.athlete)
    if request.method == "POST":
        return _marked(visit, athlete, shown, request.POST.get("mark", ""))
    here = [
        place
        for place, kit in _places(athlete).items()
        if place != ROOM and shown.possible_with(kit | EVERYWHERE)
    ]
    return render(
        request,
        "exercise.html",
        {
            "page": "exercises",
            "theme": visit.runner.theme,
            "exercise": shown,
            "moving": "moving" in request.GET,
            "easier": [catalogue.exercises[each] for each in shown.easier],
            "harder": [catalogue.exercises[each] for each in shown.harder],
            "here": here,
            "evidence": exercise_words.evidence(shown, catalogue),
            "cautions": list(exercise_words.cautions(shown)),
            "mark": marks_of(athlete).get(name, ""),
            "mark_words": exercise_words.MARKS,
            "behind": is_behind(visit.runner, visit.season),
            "coming": _coming(visit, name),
            "half": half_of(shown),
            "levels": exercise_words.LEVELS,
            "say": exercise_words,
        },
    )


def _marked(visit: Visit, athlete: Athlete, shown: Exercise, mark: str) -> HttpResponse:
    """Keep what the runner said of the exercise; the plan is asked in the settings."""
    if mark and mark not in exercise_words.MARKS:
        raise Http404("no such mark")
    one = {shown.id}
    changed = replace(
        athlete,
        favourites=athlete.favourites - one | (one if mark == exercise_words.FAVOURITE else set()),
        excluded=athlete.excluded - one | (one if mark == exercise_words.LEFT_OUT else set()),
    )
    visit.runner.athlete = mapping.athlete_document(changed)
    visit.runner.save(update_fields=["athlete"])
    return redirect("exercise", name=shown.id)


def marks_of(athlete: Athlete) -> dict[str, str]:
    """What the runner said of exercises, by id; left out counts where both were said."""
    liked = dict.fromkeys(sorted(athlete.favourites), exercise_words.FAVOURITE)
    return liked | dict.fromkeys(sorted(athlete.excluded), exercise_words.LEFT_OUT)


def _coming(visit: Visit, name: str) -> list[Session]:
    """The next sessions of the plan that hold the exercise."""
    days = store.days_of(visit.season, visit.today, visit.today + AHEAD)
    held = [
        each for each in days.sessions if any(line.exercise == name for line in each.prescriptions)
    ]
    return held[:MOST_COMING]


def _places(athlete: Athlete) -> Mapping[str, frozenset[Equipment]]:
    """The runner's places with what stands there, and the bare room."""
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
