"""``/handful/place/``: where the session could lie some times a week."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from wholestride.domain.season import Season
from wholestride.planning.own_places import OwnWeek, own_weeks
from wholestride.web.pages.handful.asked import Asked
from wholestride.web.pages.handful.made import Made
from wholestride.web.pages.handful.views import UNPROCESSABLE, made_of, shell
from wholestride.web.pages.runner_pages import Visit, runner_page
from wholestride.web.training import changes
from wholestride.web.training.changes import Refusal
from wholestride.web.training.places import next_run_words

WEEK = timedelta(days=7)
MOST_WEEKS, USUAL_WEEKS = 6, 4
WEEKS_AHEAD = 8
NOTHING_TICKED = "Tick at least one time, or go back."


@runner_page
def place(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Where it could lie some times a week; POST asks what the ticked times would change."""
    asked, slug, made = made_of(request, visit)
    season = changes.season_with_log(visit.season)
    if request.method != "POST":
        return _places(request, visit, season, (asked, slug, made))
    offered_starts = {
        f"{start:%Y-%m-%dT%H:%M}": start
        for week in _weeks(request, visit, season, asked, made)
        for start in week.starts
    }
    ticked = [
        offered_starts[each] for each in request.POST.getlist("start") if each in offered_starts
    ]
    if not ticked:
        return _places(request, visit, season, (asked, slug, made), NOTHING_TICKED)
    asked_for = [made.own(each) for each in sorted(set(ticked))]
    proposal = changes.propose(visit.season, asked_for, visit.today)
    if isinstance(proposal, Refusal):
        return _places(request, visit, season, (asked, slug, made), proposal.why)
    return redirect("proposal", number=proposal.pk)


def _mondays(season: Season, today: date) -> list[date]:
    """The weeks that a placing may begin with."""
    first = max(today, season.start)
    monday = first - timedelta(days=first.weekday())
    ahead = (monday + WEEK * number for number in range(WEEKS_AHEAD))
    return [each for each in ahead if each <= season.end]


def _weeks(
    request: HttpRequest, visit: Visit, season: Season, asked: Asked, made: Made
) -> tuple[OwnWeek, ...]:
    mondays = _mondays(season, visit.today)
    first = next((each for each in mondays if each.isoformat() == request.GET.get("from")), None)
    first = first or next(iter(mondays), visit.today)
    count = _count(request)
    wanted = [first + WEEK * number for number in range(count)]
    inside = [each for each in wanted if each <= season.end]
    return own_weeks(season, made.wish(asked.times), inside, visit.today)


def _count(request: HttpRequest) -> int:
    text = request.GET.get("weeks", "")
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 3 else USUAL_WEEKS
    return min(max(number, 1), MOST_WEEKS)


def _places(
    request: HttpRequest,
    visit: Visit,
    season: Season,
    session: tuple[Asked, str, Made],
    wrong: str = "",
) -> HttpResponse:
    asked, slug, made = session
    weeks = _weeks(request, visit, season, asked, made)
    what = {
        **shell(visit, asked, slug),
        "made": made,
        "weeks": [(each, [_start(season, made, start) for start in each.starts]) for each in weeks],
        "mondays": _mondays(season, visit.today),
        "chosen_from": request.GET.get("from", ""),
        "count": _count(request),
        "counts": range(1, MOST_WEEKS + 1),
        "wrong": wrong,
    }
    status = UNPROCESSABLE if wrong else 200
    return render(request, "handful_place.html", what, status=status)


def _start(season: Season, made: Made, start: datetime) -> tuple[datetime, str]:
    """A start with its hours to the next run and the session whose hour it takes."""
    end = start + timedelta(minutes=made.minutes)
    parts = [*next_run_words(season, end)]
    parts += [
        f"in place of {each.title or each.kind}"
        for each in season.planned()
        if each.start == start and not each.own
    ]
    return start, ", ".join(parts) or "no run is near"
