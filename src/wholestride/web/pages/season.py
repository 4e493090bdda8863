"""``/season/``: the strip, the phases in words, what was not possible, the weeks, the policies."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wholestride.catalogue.loader import load
from wholestride.domain.findings import Finding
from wholestride.domain.running import RacePriority
from wholestride.domain.season import Season
from wholestride.web import words
from wholestride.web.pages.runner_pages import Visit, day_from, runner_page
from wholestride.web.pages.season_account import SeasonAccount, SeasonWeekRow
from wholestride.web.pages.season_words import NEVER_STACK, POLICIES
from wholestride.web.training import store
from wholestride.web.training.models import LogEvent


@runner_page
def season(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The whole season on one page."""
    whole = store.whole_season(visit.season)
    account = SeasonAccount(whole, finished_of(visit), visit.today, load())
    rows = account.rows()
    chosen = _chosen(request, account, rows)
    strip = account.strip(rows, chosen.number - 1)
    return render(
        request,
        "season.html",
        {
            "page": "season",
            "theme": visit.runner.theme,
            "title": title_of(whole),
            "season": whole,
            "today": visit.today,
            "drawing": {
                "phases": strip.phases(),
                "races": strip.races(),
                "terrain": strip.terrain(running_words(rows)),
                "axis": strip.axis(),
                "plates": strip.plates(strength_words(rows)),
            },
            "most": max((row.load for row in rows), default=0),
            "cards": account.phases(rows),
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


def finished_of(visit: Visit) -> frozenset[str]:
    """The ids of the sessions that were finished in the season."""
    span = (visit.season.first, visit.season.last)
    finished = visit.runner.events.filter(kind=LogEvent.Kind.FINISHED, day__range=span)
    return frozenset(finished.values_list("session", flat=True))


def _chosen(
    request: HttpRequest, account: SeasonAccount, rows: Sequence[SeasonWeekRow]
) -> SeasonWeekRow:
    """The week that the buttons of a phone have come to; without one the current week."""
    asked = request.GET.get("week", "")
    day = day_from(asked) if asked else account.today
    last = rows[-1].start + timedelta(days=6)
    inside = min(max(day, rows[0].start), last)
    return rows[account.number(inside) - 1]


def _finding_words(finding: Finding) -> str:
    """What was found; a next step that speaks of the athlete file is for another reader."""
    step = "" if "[" in finding.next_step else finding.next_step
    return words.spoken_dates(f"{finding.message[:1].upper()}{finding.message[1:]} {step}".rstrip())


def title_of(whole: Season) -> str:
    """The name of the season: the road to its goal."""
    goals = [run for run in whole.runs if run.race and run.race.priority is RacePriority.A]
    return f"Road to {goals[-1].title}" if goals else "Your season"


def running_words(rows: Sequence[SeasonWeekRow]) -> str:
    """The terrain of the strip in a sentence."""
    loads = [row.load for row in rows]
    lighter = sum(row.recovery for row in rows)
    return (
        f"Running load a week over {len(rows)} weeks, from {min(loads)} to {max(loads)} "
        f"(session RPE times minutes), with {lighter} recovery weeks."
    )


def strength_words(rows: Sequence[SeasonWeekRow]) -> str:
    """The plates of the strip in a sentence."""
    placed = sum(len(row.sessions) for row in rows)
    done = sum(row.done for row in rows)
    lost = sum(state == "missed" for row in rows for state in row.states.values())
    none = sum(each.count for row in rows for each in row.missed if each.kind.counted)
    return (
        f"Strength sessions a week: {placed} in the season, {done} done, {lost} not done, "
        f"{none} without a place. Their height is the leg dose."
    )
