"""``/settings/``: the athlete's own facts as forms, and what a change would do to the plan."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from zoneinfo import available_timezones

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from wholestride.catalogue.loader import load
from wholestride.domain.athlete import Athlete
from wholestride.domain.findings import Finding
from wholestride.domain.logbook import NewAthlete
from wholestride.web import forms, plain_words, words
from wholestride.web.forms import Form
from wholestride.web.pages.runner_pages import Owner, Visit, owner_page, runner_page
from wholestride.web.pages.settings_sections import (
    BY_NAME,
    DISTANCES,
    POLICIES,
    SECTIONS,
    THEMES,
    WEEK_STARTS,
    Section,
)
from wholestride.web.training import answers, changes, following, mapping, store
from wholestride.web.training.answers import Document, Typed, merged, one, typed_of
from wholestride.web.training.changes import Refusal
from wholestride.web.training.deciding import NOT_OF_A_PLAN
from wholestride.web.training.models import IssuedSeason, Runner

UNPROCESSABLE = 422
NO_PLAN_KEYS = frozenset({"self_test" if each == "self_tests" else each for each in NOT_OF_A_PLAN})
"""The same in the words of the athlete's document."""


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
        sums=_sums(owner.runner, athlete, owner.today),
        behind=row is not None and is_behind(owner.runner, row),
        has_season=row is not None,
        follows=_follows(owner.runner),
    )
    return render(request, "settings.html", context)


def _follows(runner: Runner) -> str:
    """What there is to say of the calendars that are followed."""
    found = list(following.followed_by(runner))
    new = next((each for each in found if each.differs), None)
    if new is not None:
        return f"{new.calendar.name}: {new.differs}"
    if any(each.trouble for each in found):
        return "The last look found trouble"
    return ", ".join(each.calendar.name for each in found) or "Your running calendar by its address"


def is_behind(runner: Runner, row: IssuedSeason) -> bool:
    """True when the settings say something that the season was not planned for."""
    planned = mapping.athlete_document(mapping.athlete_of(row.head["athlete"]))
    return _for_plan(planned) != _for_plan(_whole(runner))


def _whole(runner: Runner) -> Document:
    return mapping.athlete_document(mapping.athlete_of(runner.athlete))


def _for_plan(document: Mapping[str, Any]) -> Document:
    return {key: value for key, value in document.items() if key not in NO_PLAN_KEYS}


def _sums(runner: Runner, athlete: Athlete, today: date) -> Document:
    """One short line for each section: what it says now."""
    sessions = athlete.sessions_per_week
    injuries = [each for each in athlete.injuries if each.until is None]
    return {
        "you": f"{athlete.level.value.capitalize()}, {athlete.unit}, {runner.distance_unit}, "
        f"{athlete.zone}",
        "places": ", ".join(athlete.planning_places),
        "times": _windows(len(athlete.planning_windows))
        + (f"{sessions} a week" if sessions else "sessions by the phase"),
        "wishes": ", ".join(
            [athlete.policy.value.replace("-", " ").capitalize(), *_emphasis(athlete)]
        ),
        "running": words.pace(athlete.easy_pace) if athlete.easy_pace else "No easy pace given",
        "travel": _trip_words(athlete, today),
        "complaints": ", ".join(
            f"{each.region.spoken} {each.side if each.side != 'both' else ''}".strip()
            for each in injuries
        )
        or "Nothing",
        "exercises": _exercise_words(athlete),
    }


def _windows(count: int) -> str:
    return f"{count} {'window' if count == 1 else 'windows'}, "


def _emphasis(athlete: Athlete) -> list[str]:
    return [each.replace("-", " ") for each in sorted(athlete.emphasis)]


def _exercise_words(athlete: Athlete) -> str:
    favourites = len(athlete.favourites)
    said = [f"{len(athlete.excluded)} left out"] if athlete.excluded else []
    if favourites:
        said.append(f"{favourites} {'favourite' if favourites == 1 else 'favourites'}")
    return ", ".join(said) or "None left out, no favourites"


def _trip_words(athlete: Athlete, today: date) -> str:
    """The next trip."""
    coming = sorted((each.first, each) for each in athlete.trips if each.last >= today)
    if not coming:
        return "No trip ahead"
    trip = coming[0][1]
    where = trip.place or trip.zone.rpartition("/")[2].replace("_", " ")
    return f"{words.span(trip.first, trip.last)}: {where}"


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
    base = owner.runner.athlete
    document = merged(base, part.part(posted, base))
    heard = answers.read_document(document, load(), owner.today)
    wrong = (*part.check(posted, base), *heard.errors)
    if heard.athlete is None or wrong:
        return _section_page(request, owner, part, Form(posted, wrong), UNPROCESSABLE)
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
    if one(typed, "week-start") in WEEK_STARTS:
        runner.week_starts_on = int(one(typed, "week-start"))


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
        week_starts=WEEK_STARTS.items(),
        policies=POLICIES.items(),
        zones=sorted(available_timezones()) if part.name in ("you", "travel") else (),
        usual_hotel=", ".join(sorted(load().places["hotel"])) if part.name == "travel" else "",
        places=list(mapping.athlete_of(owner.runner.athlete).planning_places),
        exercises=sorted(exercises.values(), key=lambda each: each.name),
        names={each.id: each.name for each in exercises.values()},
    )
    return render(request, "settings_section.html", context, status=status)


@runner_page
def replanned(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Ask what the settings would change in the plan; the answer is a proposal like any other.

    The page itself plans nothing until it is asked, for planning takes a moment.
    """
    if not is_behind(visit.runner, visit.season):
        return redirect("settings")
    stopped: tuple[Finding, ...] = ()
    if request.method == "POST":
        anew = request.POST.get("how") == "anew"
        change = NewAthlete(mapping.athlete_of(visit.runner.athlete), anew)
        made = changes.propose(visit.season, [change], visit.today)
        if not isinstance(made, Refusal):
            return redirect("proposal", number=made.pk)
        stopped = made.findings
    context = _context(visit, stopped=stopped)
    return render(request, "settings_plan.html", context, status=UNPROCESSABLE if stopped else 200)
