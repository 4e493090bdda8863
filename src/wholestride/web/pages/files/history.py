"""``/files/history/``: what the log says of the runner; taken over only where it is ticked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from wholestride.catalogue.loader import load
from wholestride.domain.athlete import Athlete
from wholestride.planning.progress.proposal import (
    LEVEL_SINCE,
    Proposal,
    proposed,
    taken,
    without_reserve,
)
from wholestride.web import words
from wholestride.web.pages.files.views import shell
from wholestride.web.pages.runner_pages import Owner, owner_page
from wholestride.web.training import mapping, store

MAXIMUM = "one_rep_max."


@dataclass(frozen=True, slots=True)
class Said:
    """An offer in the runner's words; ``key`` is what ticking it sends."""

    key: str
    name: str
    value: str
    why: str


@owner_page
def history(request: HttpRequest, owner: Owner) -> HttpResponse:
    """What the last three years of the log say, each with its reason and a box to tick."""
    athlete = mapping.athlete_of(owner.runner.athlete)
    logs = store.logs_since(owner.runner, owner.today - LEVEL_SINCE)
    proposal = proposed(logs, athlete, load(), owner.today)
    if request.method != "POST":
        context = {
            **shell(owner),
            "facts": list(_facts(proposal, athlete)),
            "maxima": list(_maxima(proposal)),
            "no_reserve": without_reserve(logs),
        }
        return render(request, "files_history.html", context)
    agreed = taken(athlete, proposal, request.POST.getlist("take"))
    if agreed == athlete:
        return redirect("files-history")
    owner.runner.athlete = mapping.athlete_document(agreed)
    owner.runner.save(update_fields=["athlete"])
    return redirect("settings")


def _facts(proposal: Proposal, before: Athlete) -> Iterator[Said]:
    """What is not a maximum."""
    athlete, last = proposal.athlete, proposal.athlete.last_lifted
    fresh = sorted(load().exercises[each].name for each in athlete.favourites - before.favourites)
    known = {
        "last_lifted": (
            "You lifted last on",
            f"{words.long_day(last)} {last.year}" if last else "",
        ),
        "sessions_last_6_weeks": (
            "Days with strength in the last six weeks",
            f"{athlete.sessions_last_6_weeks}",
        ),
        "level": ("Your level", athlete.level.value),
        "favourites.exercises": ("Favourites, done often in half a year", ", ".join(fresh)),
    }
    for each in proposal.offers:
        if each.key in known:
            yield Said(each.key, *known[each.key], each.why if each.key == "level" else "")


def _maxima(proposal: Proposal) -> Iterator[Said]:
    """Estimated maxima with their spread, by the names of the exercises."""
    exercises = load().exercises
    named = (each.key for each in proposal.offers if each.key.startswith(MAXIMUM))
    for key in sorted(named, key=lambda each: exercises[each.removeprefix(MAXIMUM)].name):
        exercise = key.removeprefix(MAXIMUM)
        known = proposal.athlete.one_rep_max[exercise]
        spread = f"Within {known.within_percent} % in two cases of three"
        yield Said(key, exercises[exercise].name, f"about {known.mass}", spread)
