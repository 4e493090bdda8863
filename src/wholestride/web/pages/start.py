"""``/start/``: from the runner's own running to a season, in four steps that forget nothing."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from wholestride.catalogue.loader import load
from wholestride.domain.athlete import AnyDay, Athlete, Level
from wholestride.domain.findings import Finding, Place, UnusableInputError, error
from wholestride.domain.running import RunKind
from wholestride.planning.readiness import gate
from wholestride.web import forms, plain_words
from wholestride.web.forms import Form
from wholestride.web.pages.runner_pages import Owner, owner_page
from wholestride.web.pages.start_calendars import from_address, taken_in
from wholestride.web.training import answers, mapping, onboarding, store
from wholestride.web.training.answers import Typed, one, typed_of
from wholestride.web.training.models import SeasonDraft
from wholestride.web.training.onboarding import FILES, FileReading

UNPROCESSABLE = 422
SHOWN_UNSURE = 8
CHOICES = (RunKind.EASY, RunKind.LONG, RunKind.TEMPO, RunKind.INTERVALS)
CORRECTIONS = tuple(RunKind)
BEGINNER = Athlete(level=Level.NEW, never_lifted=True, any_day=AnyDay(20, "home"))
USUAL_PATTERN = {
    "source": ["files"],
    "kind-tuesday": ["intervals"],
    "minutes-tuesday": ["50"],
    "kind-thursday": ["easy"],
    "minutes-thursday": ["45"],
    "kind-sunday": ["long"],
    "minutes-sunday": ["90"],
}


def _page(
    request: HttpRequest, name: str, owner: Owner, step: int, status: int = 200, **more: object
) -> HttpResponse:
    context = {
        "page": "start",
        "theme": owner.runner.theme,
        "today": owner.today,
        "step": step,
        "forms": forms,
        "plain": plain_words,
        "days": answers.DAYS,
        **more,
    }
    return render(request, name, context, status=status)


@owner_page
def start(request: HttpRequest, owner: Owner) -> HttpResponse:
    """The running: calendar files, a weekly pattern, or a race alone."""
    draft = onboarding.draft_of(owner.runner)
    if request.method != "POST":
        return _running_page(request, owner, draft)
    typed = typed_of(dict(request.POST.lists()))
    onboarding.keep_typed(draft, "runs", typed)
    is_files = one(typed, "source", FILES) == FILES
    if not request.FILES and not one(typed, "address") and is_files:
        onboarding.use_kept_calendars(owner.runner)
    refused = taken_in(owner, typed, request.FILES.getlist("files"))
    refused += from_address(owner, draft) if is_files else ()
    readings = _readings(owner)
    problems = refused + _running_problems(owner, typed, readings)
    if problems:
        return _running_page(request, owner, draft, problems)
    return redirect("start-runs")


def _running_page(
    request: HttpRequest, owner: Owner, draft: SeasonDraft, problems: tuple[Finding, ...] = ()
) -> HttpResponse:
    known = onboarding.running_typed(onboarding.base_document(owner.runner))
    typed = draft.typed.get("runs") or {**USUAL_PATTERN, **known}
    status = UNPROCESSABLE if problems else 200
    return _page(
        request,
        "start.html",
        owner,
        1,
        status,
        form=Form(typed, problems),
        readings=_readings(owner),
        kept=owner.runner.calendars.filter(is_draft=False).only("name")
        if not owner.runner.is_demo
        else (),
        kinds=onboarding.PATTERN_KINDS,
        most_files=onboarding.MOST_FILES,
        most_megabytes=onboarding.LARGEST_FILE_BYTES // 1_000_000,
    )


def _readings(owner: Owner) -> tuple[FileReading, ...]:
    zone = mapping.athlete_of(owner.runner.athlete).zone
    return onboarding.read_files(owner.runner.calendars.filter(is_draft=True), zone, owner.today)


def _running_problems(
    owner: Owner, typed: Typed, readings: tuple[FileReading, ...]
) -> tuple[Finding, ...]:
    """What keeps the first step from being enough."""
    document = onboarding.running_document(typed)
    read = answers.read_document(answers.merged({}, document), load(), owner.today)
    said = Form(typed, read.findings).said("runs", "race")
    problems = [each for each in said if plain_words.is_error(each) or "is over" in each.message]
    source = one(typed, "source", FILES)
    if source == FILES and not any(reading.entries for reading in readings):
        words = "There is no calendar with runs yet."
        step = "Add a file, tick a weekly pattern instead, or name a race alone."
        problems.append(error(words, step, Place(field="files")))
    if source == onboarding.PATTERN and not document["runs"]:
        problems.append(error("No day has a run.", "Choose one for a day.", Place(field="runs")))
    return tuple(problems)


@owner_page
@require_POST
def file_out(
    request: HttpRequest,  # noqa: ARG001 - every page is handed one
    owner: Owner,
    number: int,
) -> HttpResponse:
    """Take a calendar out of the draft."""
    owner.runner.calendars.filter(is_draft=True, pk=number).delete()
    return redirect("start")


@owner_page
def runs(request: HttpRequest, owner: Owner) -> HttpResponse:
    """What each run was taken for; a correction is one click."""
    draft = onboarding.draft_of(owner.runner)
    if "runs" not in draft.typed:
        return redirect("start")
    if request.method == "POST":
        _correct(draft, request)
        return redirect(f"{request.path}?all" if "all" in request.GET else request.path)
    readings = _readings(owner)
    if _running_problems(owner, draft.typed["runs"], readings):
        return redirect("start")
    athlete = _classified_for(owner, draft)
    source = one(draft.typed["runs"], "source", FILES)
    entries = onboarding.entries_of(source, readings, athlete, owner.today)
    understood = onboarding.understand(entries, athlete)
    return _page(
        request,
        "start_runs.html",
        owner,
        2,
        readings=readings if source == FILES else (),
        understood=understood,
        unsure=understood.unsure[:SHOWN_UNSURE],
        choices=CHOICES,
        corrections=CORRECTIONS,
        said=draft.typed.get("kinds", {}).get("said", []),
        show_all="all" in request.GET,
        race=next(iter(athlete.races), None),
    )


def _classified_for(owner: Owner, draft: SeasonDraft) -> Athlete:
    """The athlete as far as the first two steps say; enough to take runs for something."""
    base = onboarding.base_document(owner.runner)
    runs_form = onboarding.running_document(draft.typed["runs"])
    kinds = {"run_kind": draft.typed.get("kinds", {}).get("said", [])}
    return mapping.athlete_of(answers.merged(base, runs_form, kinds))


def _correct(draft: SeasonDraft, request: HttpRequest) -> None:
    """Keep the runner's word on a title, or on a day where there is no title; or take it back."""
    title = "".join(filter(str.isprintable, request.POST.get("title", "")))[:300].strip()
    key = {"title": title} if title else {"date": request.POST.get("day", "")[:10]}
    kind = request.POST.get("kind", "")
    said = [
        each
        for each in draft.typed.get("kinds", {}).get("said", [])
        if any(each.get(name) != value for name, value in key.items())
    ]
    if kind in tuple(RunKind) and _means_something(key):
        said.append({**key, "kind": kind})
    draft.typed["kinds"] = {"said": said[-onboarding.MOST_TITLES :]}
    draft.save()


def _means_something(key: dict[str, str]) -> bool:
    try:
        return bool(key.get("title")) or bool(date.fromisoformat(key["date"]))
    except ValueError:
        return False


@owner_page
def health(request: HttpRequest, owner: Owner) -> HttpResponse:
    """The readiness questions; a red flag stops here, with words and where to go."""
    draft = onboarding.draft_of(owner.runner)
    if "runs" not in draft.typed:
        return redirect("start")
    if request.method != "POST":
        typed = draft.typed.get("health", {})
        return _page(request, "start_health.html", owner, 3, form=Form(typed), stopped=())
    typed = typed_of(dict(request.POST.lists()))
    onboarding.keep_typed(draft, "health", typed)
    problems, stopped = _health_says(owner, typed)
    if problems or stopped:
        form = Form(typed, problems)
        return _page(
            request, "start_health.html", owner, 3, UNPROCESSABLE, form=form, stopped=stopped
        )
    return redirect("start-answers")


def _health_says(owner: Owner, typed: Typed) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """What is wrong with the answers, and what they stop the plan for."""
    document = answers.merged({}, answers.readiness_from(typed, owner.today))
    heard = answers.read_document(document, load(), owner.today)
    fields = ("readiness", "pregnant", "postpartum_since", "cleared")
    problems = Form(typed, heard.errors).said(*fields)
    if problems:
        return problems, ()
    result = gate(mapping.athlete_of(document), owner.today)
    return (), () if result.plan_allowed else result.findings


@owner_page
def questions(request: HttpRequest, owner: Owner) -> HttpResponse:
    """Eight short questions; the last button plans the season."""
    draft = onboarding.draft_of(owner.runner)
    if "health" not in draft.typed:
        return redirect("start-health" if "runs" in draft.typed else "start")
    if request.method != "POST":
        known = onboarding.base_document(owner.runner)
        usual = forms.typed_of(mapping.athlete_of(known) if known else BEGINNER)
        form = Form(draft.typed.get("answers") or usual)
        return _questions_page(request, owner, form)
    typed = typed_of(dict(request.POST.lists()))
    onboarding.keep_typed(draft, "answers", typed)
    if any(_health_says(owner, draft.typed["health"])):
        return redirect("start-health")
    heard = onboarding.hear(owner.runner, draft, owner.today)
    if heard.athlete is None or heard.errors:
        return _questions_page(request, owner, Form(typed, heard.errors), UNPROCESSABLE)
    return _planned(request, owner, draft, heard.athlete)


def _planned(
    request: HttpRequest, owner: Owner, draft: SeasonDraft, athlete: Athlete
) -> HttpResponse:
    """Plan outside any transaction, keep the season whole, and show it."""
    source = one(draft.typed["runs"], "source", FILES)
    try:
        season, _ = onboarding.planned(owner.runner, source, athlete, owner.today)
    except UnusableInputError as refusal:
        form = Form(draft.typed["answers"], refusal.findings)
        return _questions_page(request, owner, form, UNPROCESSABLE)
    onboarding.keep(owner.runner, draft, athlete, season)
    return redirect("start-ready")


def _questions_page(
    request: HttpRequest, owner: Owner, form: Form, status: int = 200
) -> HttpResponse:
    gym = sorted(piece.value for piece in load().places["gym"])
    return _page(request, "start_answers.html", owner, 4, status, form=form, gym=gym)


@owner_page
@require_GET
def ready(request: HttpRequest, owner: Owner) -> HttpResponse:
    """The season in short: phases, how much, the first session, what was noted."""
    row = store.current_season(owner.runner)
    if row is None:
        return redirect("start")
    season = store.whole_season(row)
    planned = season.planned()
    return _page(
        request,
        "start_ready.html",
        owner,
        5,
        season=season,
        planned=planned,
        first=next(iter(planned), None),
        missed=sum(missed.count for week in season.weeks for missed in week.missed),
        races=[run for run in season.runs if run.race],
    )
