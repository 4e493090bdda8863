"""``/settings/``: the athlete's own facts as forms, and what a change would do to the plan."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from zoneinfo import available_timezones

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from wholestride.catalogue.loader import load
from wholestride.domain.athlete import Athlete, Policy
from wholestride.domain.findings import UnusableInputError
from wholestride.domain.logbook import DiffKind
from wholestride.planning.replanning import replan
from wholestride.web import forms, plain_words
from wholestride.web.forms import Form
from wholestride.web.pages.runner_pages import Owner, Visit, owner_page, runner_page
from wholestride.web.training import answers, changes, mapping, store
from wholestride.web.training.answers import Document, Typed, merged, one, typed_of
from wholestride.web.training.models import IssuedSeason, Runner

UNPROCESSABLE = 422
THEMES = {"": "As the device", "light": "Light", "dark": "Dark"}
DISTANCES = {"km": "Kilometres", "mi": "Miles"}
POLICIES = {
    Policy.HARD_DAYS_HARD.value: "Hard days hard: lift after the quality run",
    Policy.EASY_DAYS.value: "Easy days: lift away from the quality runs",
    Policy.STRENGTH_FIRST.value: "Strength first: in the off-season lifting leads",
    Policy.MINIMUM_DOSE.value: "Minimum dose: as little as keeps what you have",
}
WITHOUT_A_PLAN = frozenset({"name", "one_rep_max", "self_test"})
"""What may differ from the season's athlete without the season being another one."""


@dataclass(frozen=True, slots=True)
class Section:
    """A page of the settings: its title, what it says of the athlete, the fields it owns."""

    name: str
    title: str
    hint: str
    part: Callable[[Typed], Document]
    fields: tuple[str, ...]


def _about_you(typed: Typed) -> Document:
    lifting = answers.lifting_from(typed)
    unchanged = one(typed, "lifted") in ("", one(typed, "lifted-was"))
    told = {"level": lifting["level"]} if unchanged else lifting
    return {
        "name": one(typed, "name"),
        "unit": one(typed, "unit"),
        "zone": one(typed, "zone"),
        **told,
    }


def _places(typed: Typed) -> Document:
    new = one(typed, "new-place")
    listed = {**typed, "place": [*typed.get("place", ()), *([new] if new else [])]}
    return {**answers.places_from(listed), "equipment": None}


def _times(typed: Typed) -> Document:
    wishes = answers.wishes_from(typed)
    del wishes["emphasis"]
    return {
        **answers.windows_from(typed),
        **wishes,
        "availability_assumed": None,
        "one_session_a_day": "one_session_a_day" in typed,
    }


def _wishes(typed: Typed) -> Document:
    return {
        "policy": one(typed, "policy"),
        "emphasis": list(typed.get("emphasis", ())),
        "together": "together" in typed,
    }


def _running(typed: Typed) -> Document:
    return answers.running_from(typed)


def _exercises(typed: Typed) -> Document:
    """Chosen exercises by name or id; what is typed beside them is added."""
    ids = {each.name.casefold(): each.id for each in load().exercises.values()}
    found: Document = {}
    for key, field in (("exclude", "exclude"), ("favourites", "favourite")):
        chosen = [*typed.get(field, ()), one(typed, f"new-{field}")]
        listed = [ids.get(each.casefold(), each) for each in chosen if each]
        found[key] = {"exercises": list(dict.fromkeys(listed))} if listed else {}
    return found


SECTIONS = (
    Section(
        "you",
        "You and the display",
        "Name, units, theme, time zone, level",
        _about_you,
        ("name", "unit", "zone", "level", "last_lifted", "sessions_last_6_weeks"),
    ),
    Section("places", "Places and equipment", "Home, gym, what stands there", _places, ("places",)),
    Section(
        "times",
        "Times for strength",
        "Windows, days to keep free, sessions a week",
        _times,
        ("availability", "rest_days", "any_day", "sessions_per_week", "one_session_a_day"),
    ),
    Section(
        "wishes",
        "How to plan",
        "The school of placement and what you want more of",
        _wishes,
        ("policy", "emphasis", "together"),
    ),
    Section(
        "running", "Running", "Usual hours and easy pace", _running, ("run_times", "easy_pace")
    ),
    Section(
        "complaints",
        "What hurts",
        "Injuries with their dates",
        answers.injuries_from,
        ("injury",),
    ),
    Section(
        "exercises",
        "Exercises",
        "What you leave out and what you like",
        _exercises,
        ("exclude", "favourites"),
    ),
)
BY_NAME = {each.name: each for each in SECTIONS}


def _context(owner: Owner | Visit, **more: object) -> dict[str, Any]:
    return {
        "page": "settings",
        "theme": owner.runner.theme,
        "plain": plain_words,
        "forms": forms,
        "days": answers.DAYS,
        **more,
    }


@owner_page
@require_safe
def settings(request: HttpRequest, owner: Owner) -> HttpResponse:
    """The sections, and whether the plan knows what they say."""
    row = store.current_season(owner.runner)
    athlete = mapping.athlete_of(owner.runner.athlete)
    context = _context(
        owner,
        sections=SECTIONS,
        sums=_sums(owner.runner, athlete),
        behind=row is not None and is_behind(owner.runner, row),
        has_season=row is not None,
    )
    return render(request, "settings.html", context)


def is_behind(runner: Runner, row: IssuedSeason) -> bool:
    """True when the settings say something that the season was not planned for."""
    planned = mapping.athlete_document(mapping.athlete_of(row.head["athlete"]))
    return _for_plan(planned) != _for_plan(_whole(runner))


def _whole(runner: Runner) -> Document:
    return mapping.athlete_document(mapping.athlete_of(runner.athlete))


def _for_plan(document: Mapping[str, Any]) -> Document:
    return {key: value for key, value in document.items() if key not in WITHOUT_A_PLAN}


def _sums(runner: Runner, athlete: Athlete) -> Document:
    """One short line for each section: what it says now."""
    sessions = athlete.sessions_per_week
    injuries = [each for each in athlete.injuries if each.until is None]
    return {
        "you": f"{athlete.level.value.capitalize()}, {athlete.unit}, {runner.distance_unit}, "
        f"{athlete.zone}",
        "places": ", ".join(athlete.planning_places),
        "times": f"{len(athlete.planning_windows)} windows, "
        + (f"{sessions} a week" if sessions else "sessions by the phase"),
        "wishes": ", ".join([athlete.policy.value.replace("-", " "), *sorted(athlete.emphasis)]),
        "running": str(athlete.easy_pace) if athlete.easy_pace else "No easy pace given",
        "complaints": ", ".join(
            f"{each.region} {each.side if each.side != 'both' else ''}".strip() for each in injuries
        )
        or "Nothing",
        "exercises": f"{len(athlete.excluded)} left out, {len(athlete.favourites)} favourites",
    }


@owner_page
def section(request: HttpRequest, owner: Owner, name: str) -> HttpResponse:
    """A section as a form; what does not fit is said at its field, and nothing is kept."""
    if name not in BY_NAME:
        raise Http404("no such section")
    part = BY_NAME[name]
    if request.method != "POST":
        typed = forms.typed_of(mapping.athlete_of(owner.runner.athlete))
        return _section_page(request, owner, part, Form(typed))
    posted = typed_of(dict(request.POST.lists()))
    document = merged(owner.runner.athlete, part.part(posted))
    heard = answers.read_document(document, load(), owner.today)
    if heard.athlete is None or heard.errors:
        return _section_page(request, owner, part, Form(posted, heard.errors), UNPROCESSABLE)
    owner.runner.athlete = mapping.athlete_document(heard.athlete)
    _keep_display(owner.runner, posted)
    owner.runner.save()
    return redirect("settings")


def _keep_display(runner: Runner, typed: Typed) -> None:
    """Theme and distances are of the pages, not of the athlete."""
    if one(typed, "theme", "-") in THEMES:
        runner.theme = one(typed, "theme")
    if one(typed, "distance-unit") in DISTANCES:
        runner.distance_unit = one(typed, "distance-unit")


def _section_page(
    request: HttpRequest, owner: Owner, part: Section, form: Form, status: int = 200
) -> HttpResponse:
    exercises = load().exercises if part.name == "exercises" else {}
    context = _context(
        owner,
        section=part,
        form=form,
        themes=THEMES.items(),
        distances=DISTANCES.items(),
        policies=POLICIES.items(),
        zones=sorted(available_timezones()) if part.name == "you" else (),
        exercises=sorted(exercises.values(), key=lambda each: each.name),
        names={each.id: each.name for each in exercises.values()},
    )
    return render(request, "settings_section.html", context, status=status)


@runner_page
def replanned(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What the settings would change in the plan; accepting issues it, refusing keeps all.

    The page itself plans nothing until it is asked, for planning takes seconds.
    """
    if not is_behind(visit.runner, visit.season):
        return redirect("settings")
    if request.method != "POST":
        return render(request, "settings_plan.html", _context(visit, lines=None, stopped=()))
    season = store.whole_season(visit.season)
    athlete = mapping.athlete_of(visit.runner.athlete)
    pins = changes.pins_of(visit.runner, season, visit.today)
    logbook = changes.logbook_of(visit.season)
    try:
        fresh, diff = replan(replace(season, athlete=athlete), logbook, pins, load(), visit.today)
    except UnusableInputError as refusal:
        context = _context(visit, lines=None, stopped=refusal.findings)
        return render(request, "settings_plan.html", context, status=UNPROCESSABLE)
    fresh = replace(fresh, revision=max(fresh.revision, season.revision + 1))
    shown = changes.Proposed(season, fresh, diff)
    if request.POST.get("accept") == shown.fingerprint:
        newest = store.current_season(visit.runner)
        if newest is not None and newest.pk == visit.season.pk:
            store.keep_season(visit.runner, fresh)
        return redirect("week")
    kept = sum(line.kind is DiffKind.KEPT for line in diff.lines)
    context = _context(
        visit,
        lines=diff.changes,
        kept=kept,
        counts=[
            (kind.value, sum(line.kind is kind for line in diff.changes))
            for kind in DiffKind
            if kind is not DiffKind.KEPT
        ],
        fingerprint=shown.fingerprint,
        findings=shown.findings,
        stopped=(),
    )
    return render(request, "settings_plan.html", context)
