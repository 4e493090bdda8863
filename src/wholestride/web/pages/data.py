"""``/settings/data/``: everything out, everything in, everything gone."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from wholestride.domain.findings import Finding, error
from wholestride.domain.season import Season
from wholestride.formats.athlete_file import write_athlete
from wholestride.formats.calendar_out import write_ics
from wholestride.formats.season_file import write_season
from wholestride.formats.table_out import write_csv
from wholestride.web import plain_words
from wholestride.web.clock import now_in
from wholestride.web.pages.runner_pages import Owner, owner_page
from wholestride.web.training import exporting, exporting_files, mapping, store
from wholestride.web.training.exporting import Kept
from wholestride.web.training.sets_table import sets_table

UNPROCESSABLE = 422
LARGEST_EXPORT_BYTES = 50_000_000
"""Twenty years: 7,000 recordings are 15 MB, tables of sets at most 21 MB, seasons 4 MB each."""
CONFIRMATION = "delete everything"


@owner_page
@require_safe
def data(request: HttpRequest, owner: Owner) -> HttpResponse:
    """What can be taken out, brought in and deleted."""
    return _page(request, owner)


def _page(
    request: HttpRequest,
    owner: Owner,
    problems: tuple[Finding, ...] = (),
    kept: Kept | None = None,
    typed: str | None = None,
) -> HttpResponse:
    runner = owner.runner
    context = {
        "page": "settings",
        "theme": runner.theme,
        "plain": plain_words,
        "problems": problems,
        "kept": kept,
        "typed": typed,
        "confirmation": CONFIRMATION,
        "has_season": store.current_season(runner) is not None,
        "events": runner.events.count(),
        "recordings": runner.recordings.count(),
        "calendars": runner.calendars.filter(is_draft=False).exclude(data=b"").only("id", "name"),
        "database": connection.vendor,
        "folder": settings.DATA,
    }
    wrong = problems or typed is not None
    return render(request, "settings_data.html", context, status=UNPROCESSABLE if wrong else 200)


@owner_page
@require_safe
def download(request: HttpRequest, owner: Owner, name: str) -> HttpResponse:  # noqa: ARG001
    """One of the files that hold the runner's data."""
    runner = owner.runner
    if name == "wholestride.json":
        return _file(exporting.export_of(runner), name, "application/json")
    if name == "sets.csv":
        return _file(sets_table(runner), name, "text/csv; charset=utf-8")
    if name == "recordings.jsonl":
        return _file(exporting_files.recordings_of(runner), name, "application/jsonl")
    if name == "athlete.toml":
        text = write_athlete(mapping.athlete_of(runner.athlete))
        return _file(text.encode(), name, "text/plain; charset=utf-8")
    row = store.current_season(runner)
    if row is None or name not in SEASON_FILES:
        raise Http404("no such file")
    write, kind = SEASON_FILES[name]
    return _file(write(store.whole_season(row)), name, kind)


SEASON_FILES: dict[str, tuple[Callable[[Season], bytes], str]] = {
    "season.json": (write_season, "application/json"),
    "season.csv": (write_csv, "text/csv; charset=utf-8"),
    "strength.ics": (
        lambda season: write_ics(season, now_in(season.zone), with_runs=False),
        "text/calendar; charset=utf-8",
    ),
}


def _file(content: bytes, name: str, kind: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "no-store"
    return answer


@owner_page
@require_safe
def calendar(request: HttpRequest, owner: Owner, number: int) -> HttpResponse:  # noqa: ARG001
    """A running calendar as it was handed over."""
    row = owner.runner.calendars.filter(pk=number).first()
    if row is None:
        raise Http404("no such calendar")
    name = "".join(each for each in row.name if each.isalnum() or each in ".-_ ") or "calendar"
    plain_name = name.encode("ascii", "ignore").decode().strip() or "calendar"
    return _file(bytes(row.data), plain_name, "application/octet-stream")


@owner_page
@require_POST
def bring_in(request: HttpRequest, owner: Owner) -> HttpResponse:
    """Read an export and keep what is new of it; a broken one changes nothing."""
    file: UploadedFile[bytes] | None = request.FILES.get("export")
    if file is None:
        return _page(request, owner, (error("No file was chosen.", "Choose an export."),))
    if (file.size or 0) > LARGEST_EXPORT_BYTES:
        return _page(request, owner, (error("The file is larger than 50 MB.", ""),))
    found, problems = exporting.read_export(file.read())
    if found is None:
        return _page(request, owner, problems)
    return _page(request, owner, kept=exporting.keep_imported(owner.runner, found))


@owner_page
@require_POST
def delete(request: HttpRequest, owner: Owner) -> HttpResponse:
    """Delete the runner with everything, once the words are typed."""
    if not is_confirmed(request):
        return _page(request, owner, typed=request.POST.get("confirmation", "")[:100])
    owner.runner.delete()
    return redirect("start")


def is_confirmed(request: HttpRequest) -> bool:
    """True when the words were typed that stand beside the button."""
    typed = request.POST.get("confirmation", "")[:100]
    return typed.strip().casefold() == CONFIRMATION
