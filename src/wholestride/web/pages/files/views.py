"""``/files/``: hand over what was recorded, see it being read, and what it says of the plan."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from wholestride.domain.findings import Finding, Place, error
from wholestride.formats.strength.reading import LOOKED_AT_BYTES, is_strength
from wholestride.web import plain_words
from wholestride.web.pages.files import shown
from wholestride.web.pages.runner_pages import Owner, Visit, owner_page, runner_page
from wholestride.web.training import background, changes, filing, recorded, store, uploads
from wholestride.web.training import strength_tables as strength
from wholestride.web.training.changes import Refusal
from wholestride.web.training.models import Runner, Upload

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    Files = list[UploadedFile[bytes]]

UNPROCESSABLE = 422
SHOWN_UPLOADS, SHOWN_RECORDINGS, SHOWN_RUNS, SHOWN_SESSIONS = 8, 8, 12, 5
LINKED_DAYS = timedelta(days=400)


@owner_page
def files(request: HttpRequest, owner: Owner) -> HttpResponse:
    """The form, what is being read, and what was found."""
    if request.method != "POST":
        return _page(request, owner)
    given: Files = list(request.FILES.getlist("files"))
    wrong = _wrong(owner.runner, given)
    if wrong:
        return _page(request, owner, wrong)
    tables = [each for each in given if _is_strength(each)]
    activities = [each for each in given if each not in tables]
    try:
        if activities:
            _take_in(owner.runner, request.POST.get("uid", ""), activities)
    except OSError:
        step = "There may be no room left on the disk of the server."
        return _page(request, owner, [error("The files could not be kept.", step)])
    if tables:
        with transaction.atomic():
            for each in tables:
                strength.keep_table(owner.runner, each.name or "", each.read())
            filing.file_soon(owner.runner)
    return redirect("files")


def _wrong(runner: Runner, given: Files) -> list[Finding]:
    """Why nothing of it is taken."""
    if not given:
        return [error("No file was chosen.", "Choose one, or drop some on the field.")]
    if sum(each.size or 0 for each in given) > uploads.LARGEST_UPLOAD_BYTES:
        most = uploads.LARGEST_UPLOAD_BYTES // 1024**3
        return [error(f"Together they are larger than {most} GB.", "Hand over fewer at once.")]
    waiting = runner.uploads.filter(state=Upload.State.WAITING, size_bytes__gt=0)
    if waiting.count() >= uploads.MOST_WAITING:
        step = "Wait until one of them is read, or stop one."
        return [error(f"{uploads.MOST_WAITING} uploads are waiting already.", step)]
    tables = [each for each in given if _is_strength(each)]
    large = strength.LARGEST_TABLE_BYTES
    wrong = [
        error(f"A table of sets is at most {large // 1024**2} MB.", "", Place(each.name or ""))
        for each in tables
        if (each.size or 0) > large
    ]
    return wrong or _no_room(runner, [each.size or 0 for each in tables])


def _no_room(runner: Runner, sizes: list[int]) -> list[Finding]:
    if not sizes:
        return []
    many = runner.strength_tables.count() + len(sizes) > strength.MOST_TABLES
    if not many and strength.bytes_of(runner) + sum(sizes) <= strength.MOST_TABLES_BYTES:
        return []
    most = f"{strength.MOST_TABLES} tables of sets with {strength.MOST_TABLES_BYTES // 1024**2} MB"
    step = "Take one out below; a newer export holds the older one."
    return [error(f"At most {most} are kept.", step)]


def _is_strength(file: UploadedFile[bytes]) -> bool:
    beginning = file.read(LOOKED_AT_BYTES)
    file.seek(0)
    return is_strength(beginning)


def _take_in(runner: Runner, uid: str, activities: Files) -> None:
    """Read at once what is small, and leave the rest to the thread behind."""
    upload = uploads.take_in(runner, _uid(uid), activities)
    small = upload.size_bytes <= uploads.AT_ONCE_BYTES
    if small and uploads.claim(upload):
        try:
            if not uploads.read_upload(upload, uploads.AT_ONCE_SECONDS):
                uploads.release(upload)
        except uploads.LostError:
            pass
    if upload.state == Upload.State.WAITING:
        background.wake()


def _uid(text: str) -> uuid.UUID:
    try:
        return uuid.UUID(text)
    except ValueError:
        return uuid.uuid4()


def _page(
    request: HttpRequest, owner: Owner, problems: list[Finding] | None = None
) -> HttpResponse:
    runner = owner.runner
    rows = list(runner.uploads.order_by("-pk")[:SHOWN_UPLOADS])
    handed = shown.handed(rows)
    waits = [each for each in handed if each.row.state == Upload.State.WAITING]
    if waits:
        background.wake()
    season = store.current_season(runner)
    since = recorded.needed_since(season) if season else owner.today
    last = owner.today + timedelta(days=1)
    recent = recorded.between(runner, min(since, owner.today - LINKED_DAYS), last)
    plan = recorded.compared(season, recent, owner.today) if season and recent else None
    links = recorded.links(recent)
    names = list(runner.exercise_names.values_list("exercise", flat=True))
    context = {
        **shell(owner),
        "uid": uuid.uuid4(),
        "problems": problems or [],
        "waits": waits,
        "read": [each for each in handed if each not in waits],
        "gym": recorded.in_the_gym(season, recent)[:SHOWN_SESSIONS] if plan and season else (),
        "recent": [each.best for each in links.activities[:SHOWN_RECORDINGS]],
        "links": links,
        "plan": plan,
        "rows": plan.rows[::-1][:SHOWN_RUNS] if plan else (),
        "tables": shown.tables(list(runner.strength_tables.order_by("-pk").defer("data"))),
        "open_names": names.count(None),
        "answered_names": len(names) - names.count(None),
        "most": f"{uploads.LARGEST_UPLOAD_BYTES // 1024**3} GB",
    }
    return render(request, "files.html", context, status=UNPROCESSABLE if problems else 200)


def shell(owner: Owner | Visit) -> dict[str, Any]:
    """What every page of files needs."""
    return {
        "page": "files",
        "theme": owner.runner.theme,
        "plain": plain_words,
        "shown": shown,
        "today": owner.today,
    }


@require_POST
@runner_page
def plan(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Ask what the runs as they were done change in the plan; nothing has changed yet."""
    since = recorded.needed_since(visit.season)
    recordings = recorded.between(visit.runner, since, visit.today)
    found = recorded.compared(visit.season, recordings, visit.today)
    if not found.changes:
        return redirect("files")
    asked = shown.summary(found.rows)
    made = changes.propose(visit.season, found.changes, visit.today, asked)
    if isinstance(made, Refusal):
        owner = Owner(visit.runner, visit.today)
        return _page(request, owner, list(made.findings) or [error(made.why)])
    return redirect("proposal", number=made.pk)


@require_POST
@owner_page
def out(request: HttpRequest, owner: Owner) -> HttpResponse:
    """Stop an upload, or take a strength table out again."""
    table, upload = request.POST.get("table", ""), request.POST.get("upload", "")
    if table.isdecimal() and len(table) < 18:
        with transaction.atomic():
            strength.take_out(owner.runner, int(table))
            filing.file_soon(owner.runner)
    elif upload.isdecimal() and len(upload) < 18:
        owner.runner.uploads.filter(pk=int(upload)).delete()
    return redirect("files")
