"""``/week/change/``: what happened in life, what it would change, and accept or refuse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from wholestride.domain.athlete import Side, Weekday
from wholestride.domain.exercise import Region
from wholestride.domain.logbook import DiffKind, DiffLine
from wholestride.domain.season import Season, Session
from wholestride.planning.sessions import KIND_TITLES
from wholestride.web.change_words import asked_words, complaint_words
from wholestride.web.pages.change_forms import (
    READERS,
    WINDOW_ROWS,
    Answers,
    answers,
    coming_runs,
    open_complaints,
    sessions_to_skip,
)
from wholestride.web.pages.runner_pages import Visit, runner_page
from wholestride.web.training import changes, deciding
from wholestride.web.training.changes import Proposed, Refusal
from wholestride.web.training.models import Proposal

TITLES = {
    "skip": ("Skip a session", "It was not done, or will not be."),
    "run": ("A run moves or falls away", "Your calendar or your day changed."),
    "ill": ("Ill or away", "Some days without training."),
    "hours": ("Other hours", "When and where you can train in a week."),
    "complaint": ("A complaint", "Something hurts, or does no longer."),
    "own": ("Plan a session of your own", "A class, a climb, a session with a friend."),
}
"""The forms: what they are about, and a line below."""


@dataclass(frozen=True, slots=True)
class Step:
    """A line of a proposal: the session, before and after, and why."""

    kind: str
    before: Session | None
    after: Session | None
    why: str

    @property
    def title(self) -> str:
        """The name of the session, and of what it was where that differs."""
        shown = self.after or self.before
        return shown.title or str(shown.kind) if shown else ""


def steps_of(lines: Sequence[DiffLine]) -> list[Step]:
    """The lines of a diff that say something."""
    return [Step(line.kind.value, line.before, line.after, line.why) for line in lines]


def tally(proposed: Proposed, today: date) -> list[tuple[int, str]]:
    """How many sessions stay, move, drop and more, as figures with a word each."""
    lines = [
        line
        for line in proposed.diff.lines
        if (line.after or line.before) and _day_of(line) >= today
    ]
    count = {kind: sum(line.kind is kind for line in lines) for kind in DiffKind}
    figures = [
        (count[DiffKind.KEPT], "stay" if count[DiffKind.KEPT] != 1 else "stays"),
        (count[DiffKind.MOVED], "move" if count[DiffKind.MOVED] != 1 else "moves"),
        (count[DiffKind.DROPPED], "drop" if count[DiffKind.DROPPED] != 1 else "drops"),
    ]
    figures += [
        (count[kind], word)
        for kind, word in ((DiffKind.CHANGED, "other content"), (DiffKind.ADDED, "new"))
        if count[kind]
    ]
    return figures


def _day_of(line: DiffLine) -> date:
    shown = line.after or line.before
    return shown.day if shown else date.min


def fresh_misses(before: Season, after: Season) -> list[str]:
    """What the new season misses and the old one did not, said once."""
    said: dict[str, None] = {}
    for week in after.weeks:
        old = before.week_of(week.start)
        known = {(each.kind, each.count) for each in old.missed} if old else set()
        for missed in week.missed:
            if (missed.kind, missed.count) not in known:
                week_words = f"Week of {week.start.day} {week.start:%B}"
                kind = KIND_TITLES[missed.kind]
                said[f"{week_words}: {kind}. {' '.join(missed.reasons)}"] = None
    return list(said)


@runner_page
def hub(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What may have happened."""
    return render(request, "change.html", {**_shell(visit), "titles": TITLES})


def _shell(visit: Visit) -> dict[str, Any]:
    return {"page": "week", "theme": visit.runner.theme, "today": visit.today}


@runner_page
def form(request: HttpRequest, visit: Visit, about: str) -> HttpResponse:
    """One form; its answer is a proposal, and nothing has changed yet."""
    if about not in READERS:
        raise Http404("no such change")
    season = changes.season_with_log(visit.season)
    if request.method != "POST":
        typed = {name: str(value) for name, value in request.GET.items()}
        return _form(request, visit, season, about, Answers(_first(about, season, visit) | typed))
    given = answers(request.POST)
    change = READERS[about](given, season, visit.today)
    if change is None:
        return _form(request, visit, season, about, given, status=422)
    made = changes.propose(visit.season, [change], visit.today)
    if isinstance(made, Refusal):
        given.say("form", made.why)
        return _form(request, visit, season, about, given, status=422)
    return redirect("proposal", number=made.pk)


def _first(about: str, season: Season, visit: Visit) -> dict[str, str]:
    """What a form says before anything is typed."""
    today = visit.today.isoformat()
    if about == "hours":
        return {
            f"{name}-{row}": str(value)
            for row, window in enumerate(season.athlete.planning_windows[:WINDOW_ROWS])
            for name, value in (
                ("weekday", int(window.weekday)),
                ("start", f"{window.start:%H:%M}"),
                ("end", f"{window.end:%H:%M}"),
                ("place", window.place),
            )
        }
    return {
        "ill": {"first": today, "last": today},
        "run": {"what": "moves"},
        "own": {"day": today, "clock": "18:00", "minutes": "45"},
        "complaint": {"side": "both"},
    }.get(about, {})


def _form(
    request: HttpRequest,
    visit: Visit,
    season: Season,
    about: str,
    given: Answers,
    status: int = 200,
) -> HttpResponse:
    shown = {
        **_shell(visit),
        "about": about,
        "title": TITLES[about][0],
        "given": given,
        "sessions": sessions_to_skip(season, visit.today),
        "runs": coming_runs(season, visit.today),
        "places": list(season.athlete.planning_places),
        "weekdays": [(str(each.value), each.name.capitalize()) for each in Weekday],
        "rows": range(min(WINDOW_ROWS, len(season.athlete.planning_windows) + 2)),
        "regions": sorted(Region, key=lambda each: each.spoken.casefold()),
        "sides": [each.value for each in Side],
        "complaints": open_complaints(season, visit.today),
        "complaint_words": complaint_words,
    }
    return render(request, f"change_{about}.html", shown, status=status)


@runner_page
def proposal(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    """What a change would do, to accept or to refuse."""
    found = get_object_or_404(Proposal, pk=number, runner=visit.runner)
    if request.method == "POST":
        return _answered(request, visit, found)
    shown = None
    if found.state == Proposal.State.OPEN and found.base_id == visit.season.pk:
        worked = changes.work_out(
            visit.season, changes.changes_of(found), visit.today, haste=changes.PREVIEW
        )
        if isinstance(worked, Proposed) and worked.fingerprint == found.fingerprint:
            shown = worked
    return _proposal(request, visit, found, shown)


def _proposal(
    request: HttpRequest, visit: Visit, found: Proposal, shown: Proposed | None, stale: str = ""
) -> HttpResponse:
    asked = changes.changes_of(found)
    is_open = found.state == Proposal.State.OPEN
    if shown is None and is_open:
        stale = stale or deciding.STALE
    what = {
        **_shell(visit),
        "proposal": found,
        "asked": found.words,
        "stale": stale,
        "shown": shown,
        "steps": steps_of(shown.diff.changes) if shown else [],
        "tally": tally(shown, visit.today) if shown else [],
        "misses": fresh_misses(shown.before, shown.after) if shown else [],
        "about_runs": changes.about_runs(asked),
        "each": [asked_words(one, shown.before) for one in asked] if shown and asked[1:] else [],
    }
    return render(request, "change_proposal.html", what, status=409 if stale else 200)


def _answered(request: HttpRequest, visit: Visit, found: Proposal) -> HttpResponse:
    answer = request.POST.get("answer")
    if answer == "refuse":
        deciding.refuse(found)
        return redirect("week")
    if answer == "again":
        made = _asked_again(found, visit)
        if isinstance(made, Refusal):
            return _proposal(request, visit, found, None, made.why)
        deciding.refuse(found)
        return redirect("proposal", number=made.pk)
    if answer not in ("accept", "runs-only"):
        raise Http404("no such answer")
    runs_only = answer == "runs-only" and changes.about_runs(changes.changes_of(found))
    issued = deciding.accept(found, visit.season, visit.today, runs_only=runs_only)
    if isinstance(issued, Refusal):
        found.refresh_from_db()
        return _proposal(request, visit, found, None, issued.why)
    return redirect(f"/week/{_week_of(found, visit)}/")


def _asked_again(found: Proposal, visit: Visit) -> Proposal | Refusal:
    """The same question to the season of now; a calendar asks what it says by now."""
    if found.followed is None:
        return changes.renew(found, visit.season, visit.today)
    # the network is imported with it, and no other page of changes needs it
    from wholestride.web.training import looking

    return looking.propose(found.followed, visit.season, visit.today)


def _week_of(found: Proposal, visit: Visit) -> date:
    """The week to look at after a change: that of the first session or day that it speaks of."""
    asked = found.changes[0]
    text = asked.get("start") or asked.get("first")
    day = date.fromisoformat(text[:10]) if text else visit.today
    return day - timedelta(days=day.weekday())


@require_POST
@runner_page
def undo(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Take the last accepted change back."""
    undone = deciding.undo(visit.season)
    if isinstance(undone, Refusal):
        what = {**_shell(visit), "why": undone.why}
        return render(request, "change_not_undone.html", what, status=409)
    return redirect("week")
