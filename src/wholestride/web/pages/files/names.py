"""``/files/names/``: what other apps' exercises are here, answered once; the unit of weights."""

from __future__ import annotations

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from wholestride.catalogue.aliases import Names, words_of
from wholestride.catalogue.loader import load
from wholestride.domain.quantities import MassUnit
from wholestride.formats.wording import did_you_mean
from wholestride.web.pages.files.views import shell
from wholestride.web.pages.runner_pages import Owner, owner_page
from wholestride.web.training import filing
from wholestride.web.training import strength_tables as strength
from wholestride.web.training.models import ExerciseName, StrengthTable

UNPROCESSABLE = 422
AT_ONCE = 30
"""So many names a page; the most frequent come first."""
LONGEST_TYPED = 200


@owner_page
def names(request: HttpRequest, owner: Owner) -> HttpResponse:
    """Ask for what is open; what fits no exercise is said at its field, and nothing is kept."""
    if request.method != "POST":
        return _page(request, owner)
    if "again" in request.POST:
        row = _row(owner, request.POST.get("again", ""))
        _keep(owner, {row.name: None})
        return redirect("files-names")
    rows = {row.pk: row.name for row in _open(owner)}
    typed = {row: request.POST.get(f"name-{row}", "")[:LONGEST_TYPED].strip() for row in rows}
    left_out = {row for row in typed if f"out-{row}" in request.POST}
    meant = {row: _exercise(text) for row, text in typed.items() if text and row not in left_out}
    wrong = {row: _not_known(typed[row]) for row, found in meant.items() if found is None}
    if wrong:
        return _page(request, owner, typed, left_out, wrong)
    said: dict[str, str | None] = {rows[row]: found for row, found in meant.items()}
    said |= {rows[row]: "" for row in left_out}
    if said:
        _keep(owner, said)
    return redirect("files-names" if len(said) < len(rows) else "files")


def _keep(owner: Owner, said: dict[str, str | None]) -> None:
    with transaction.atomic():
        strength.answer(owner.runner, said)
        filing.file_soon(owner.runner)


def _row(owner: Owner, number: str) -> ExerciseName:
    if not number.isdecimal() or len(number) > 18:
        raise Http404("no such name")
    return get_object_or_404(owner.runner.exercise_names, pk=int(number))


def _open(owner: Owner) -> list[ExerciseName]:
    waiting = owner.runner.exercise_names.filter(exercise=None)
    return list(waiting.order_by("-sets", "name")[:AT_ONCE])


def _exercise(typed: str) -> str | None:
    """The id of the exercise whose name or id was typed."""
    exercises = load().exercises
    if typed in exercises:
        return typed
    words = words_of(typed)
    found = [each.id for each in exercises.values() if words_of(each.name) == words]
    return found[0] if len(found) == 1 else None


def _not_known(typed: str) -> str:
    every = [each.name for each in load().exercises.values()]
    hint = did_you_mean(typed, every, "Choose one of the list, or leave it out.")
    return f"“{typed[:60]}” is none of our exercises. {hint}"


def _page(
    request: HttpRequest,
    owner: Owner,
    typed: dict[int, str] | None = None,
    left_out: set[int] | None = None,
    wrong: dict[int, str] | None = None,
) -> HttpResponse:
    exercises = load().exercises
    known, waiting = Names(exercises), _open(owner)
    answered = owner.runner.exercise_names.exclude(exercise=None).order_by("name")
    context = {
        **shell(owner),
        "open": waiting,
        "near": {
            row.pk: [exercises[each].name for each in known.nearest(row.name)] for row in waiting
        },
        "all_open": owner.runner.exercise_names.filter(exercise=None).count(),
        "answered": list(answered),
        "exercises": sorted(each.name for each in exercises.values()),
        "names": {each.id: each.name for each in exercises.values()},
        "typed": typed or {},
        "left_out": left_out or set(),
        "wrong": wrong or {},
    }
    return render(request, "files_names.html", context, status=UNPROCESSABLE if wrong else 200)


@require_POST
@owner_page
def unit(request: HttpRequest, owner: Owner, number: int) -> HttpResponse:
    """Remember the unit of a table that does not name it."""
    said = request.POST.get("unit", "")
    get_object_or_404(StrengthTable, pk=number, runner=owner.runner)
    if said not in [each.value for each in MassUnit]:
        raise Http404("no such unit")
    with transaction.atomic():
        strength.say_unit(owner.runner, number, MassUnit(said))
        filing.file_soon(owner.runner)
    return redirect("files")
