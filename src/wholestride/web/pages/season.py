"""``/season/``: the strip, the phases in words, what was not possible, the weeks, the policies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wholestride.catalogue.loader import load
from wholestride.domain.findings import Finding
from wholestride.domain.running import RacePriority
from wholestride.domain.season import Season
from wholestride.web import words
from wholestride.web.pages.muscles import Muscles, muscles_of_days
from wholestride.web.pages.runner_pages import Visit, day_from, runner_page
from wholestride.web.pages.season_account import SeasonAccount
from wholestride.web.pages.season_strip import drawn, strip_of
from wholestride.web.pages.season_weeks import WEEK, SeasonWeekRow, SeasonWeeks
from wholestride.web.pages.season_words import NEVER_STACK, POLICIES
from wholestride.web.training import store
from wholestride.web.training.models import LogEvent


@runner_page
def season(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The whole season on one page."""
    whole = store.whole_season(visit.season)
    weeks = weeks_of(visit, whole)
    account = SeasonAccount(weeks, load())
    rows = weeks.rows()
    cards = account.phases(rows)
    chosen = _chosen(request, weeks, rows)
    strip = strip_of(weeks, rows, cards, chosen.number - 1)
    return render(
        request,
        "season.html",
        {
            "page": "season",
            "theme": visit.runner.theme,
            "title": title_of(whole),
            "season": whole,
            "today": visit.today,
            "drawing": drawn(strip, rows),
            "most": max((row.load for row in rows), default=0),
            "cards": cards,
            "block": _block(visit, weeks),
            "not_done": account.not_done(rows),
            "never_stack": load().rules[NEVER_STACK],
            "not_possible": account.not_possible(rows),
            "shortfalls": account.shortfalls(),
            "findings": [_finding_words(each) for each in whole.findings],
            "ahead": account.ahead(rows),
            "rows": rows,
            "current": strip.current,
            "chosen": chosen,
            "policies": POLICIES,
            "athlete": whole.athlete,
            "rules": load().rules,
        },
    )


@dataclass(frozen=True, slots=True)
class Block:
    """The block of the day: its weeks in words, and its hard sets by region."""

    weeks: str
    muscles: Muscles


def _block(visit: Visit, weeks: SeasonWeeks) -> Block | None:
    """The current block; None outside the season and where no sets are known yet."""
    block = weeks.block()
    if not block:
        return None
    first, last = block[0].start, block[-1].start + WEEK - timedelta(days=1)
    ids = [each.id for each in weeks.season.planned() if first <= each.day <= last]
    logs = store.logs_of(visit.season, ids, first, last)
    muscles = muscles_of_days(visit, (first, last), logs, "this block")
    numbers = [weeks.training_week(each.start) for each in block]
    named = f"{'Weeks' if len(numbers) > 1 else 'Week'} {words.weeks(numbers)}"
    return Block(named, muscles) if muscles.drawing else None


def finished_of(visit: Visit) -> frozenset[str]:
    """The ids of the sessions that were finished in the season."""
    span = (visit.season.first, visit.season.last)
    finished = visit.runner.events.filter(kind=LogEvent.Kind.FINISHED, day__range=span)
    return frozenset(finished.values_list("session", flat=True))


def weeks_of(visit: Visit, season: Season) -> SeasonWeeks:
    """A season of the visit in the weeks that its runner counts in."""
    return SeasonWeeks(season, finished_of(visit), visit.today, visit.runner.week_starts_on)


def _chosen(
    request: HttpRequest, weeks: SeasonWeeks, rows: Sequence[SeasonWeekRow]
) -> SeasonWeekRow:
    """The week that the buttons of a phone have come to; without one the current week."""
    asked = request.GET.get("week", "")
    day = day_from(asked) if asked else weeks.today
    last = rows[-1].end
    inside = min(max(day, rows[0].start), last)
    return rows[weeks.number(inside) - 1]


def _finding_words(finding: Finding) -> str:
    """What was found; a next step that speaks of the athlete file is for another reader."""
    step = "" if "[" in finding.next_step else finding.next_step
    return words.spoken_dates(f"{finding.message[:1].upper()}{finding.message[1:]} {step}".rstrip())


def title_of(whole: Season) -> str:
    """The name of the season: the road to its goal."""
    goals = [run for run in whole.runs if run.race and run.race.priority is RacePriority.A]
    return f"Road to {goals[-1].title}" if goals else "Your season"
