"""``/season/what-if/``: two seasons side by side; nothing is stored by looking."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import time, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wholestride.catalogue.loader import load
from wholestride.domain.athlete import Athlete, Policy, Weekday, Window
from wholestride.domain.findings import UnusableInputError
from wholestride.domain.season import Season
from wholestride.planning.comparison import reasons_missed
from wholestride.planning.recipe import Wishes, plan
from wholestride.web.pages import comparing
from wholestride.web.pages.runner_pages import Visit, runner_page
from wholestride.web.pages.season_account import SeasonAccount
from wholestride.web.pages.season_words import POLICIES
from wholestride.web.training import store

MOST_SESSIONS = 4
SHORTEST_WINDOW = 10
FIELDS = ("sessions", "policy", "weekday", "from", "to", "place")
POLICY_NAMES = {each.policy: each.name for each in POLICIES}


@dataclass(frozen=True, slots=True)
class Asked:
    """A what-if as it was typed: the athlete that it makes, in words, or what is wrong."""

    athlete: Athlete
    words: tuple[str, ...] = ()
    errors: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """All of it in words."""
        *first, last = self.words or ("nothing else",)
        return f"{', '.join(first)} and {last}" if first else last


@runner_page
def what_if(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The form, and after it both seasons, planned from the same runs and the same first day."""
    season = store.whole_season(visit.season)
    typed = {name: request.POST.get(name, request.GET.get(name, "")) for name in FIELDS}
    asked = read_what_if(season.athlete, typed)
    context: dict[str, object] = {}
    if request.method == "POST" and not asked.errors and asked.words:
        context = _compared(season, asked)
    return render(
        request,
        "what_if.html",
        {
            "page": "season",
            "theme": visit.runner.theme,
            "athlete": season.athlete,
            "typed": typed,
            "errors": asked.errors if request.method == "POST" else {},
            "nothing": request.method == "POST" and not asked.words and not asked.errors,
            "asked": asked.name,
            "policies": POLICIES,
            "weekdays": [each.name.capitalize() for each in Weekday],
            "places": list(season.athlete.planning_places),
            "most_sessions": MOST_SESSIONS,
            "shown": bool(context),
            "refusal": None,
            **context,
        },
        status=422 if request.method == "POST" and asked.errors else 200,
    )


def read_what_if(athlete: Athlete, typed: Mapping[str, str]) -> Asked:
    """The athlete with what was typed; every field that is wrong is named."""
    words: list[str] = []
    errors: dict[str, str] = {}
    for name, read in _READERS.items():
        try:
            athlete, said = read(athlete, typed)
        except ValueError as wrong:
            errors[name] = str(wrong)
        else:
            words += [said] if said else []
    return Asked(athlete, tuple(words), errors)


def _sessions(athlete: Athlete, typed: Mapping[str, str]) -> tuple[Athlete, str]:
    text = typed["sessions"].strip()
    if not text:
        return athlete, ""
    if text not in {str(number) for number in range(1, MOST_SESSIONS + 1)}:
        raise ValueError(f"Choose 1 to {MOST_SESSIONS} sessions a week.")
    count = int(text)
    if count == athlete.sessions_per_week:
        return athlete, ""
    noun = "session" if count == 1 else "sessions"
    return replace(athlete, sessions_per_week=count), f"{count} {noun} a week"


def _policy(athlete: Athlete, typed: Mapping[str, str]) -> tuple[Athlete, str]:
    text = typed["policy"].strip()
    if not text or text == athlete.policy.value:
        return athlete, ""
    if text not in {each.value for each in Policy}:
        raise ValueError("Choose one of the four.")
    policy = Policy(text)
    return replace(athlete, policy=policy), POLICY_NAMES[policy].lower()


def _window(athlete: Athlete, typed: Mapping[str, str]) -> tuple[Athlete, str]:
    name = typed["weekday"].strip().upper()
    if not name:
        return athlete, ""
    if name not in Weekday.__members__:
        raise ValueError("Choose a day of the week.")
    place = typed["place"].strip()
    if place not in athlete.planning_places:
        raise ValueError("Choose one of your places.")
    window = Window(Weekday[name], _time(typed["from"]), _time(typed["to"]), place)
    if window.minutes < SHORTEST_WINDOW:
        raise ValueError(f"It should end at least {SHORTEST_WINDOW} minutes after it begins.")
    for each in athlete.planning_windows:
        if _overlap(each, window):
            raise ValueError(
                f"You have {name.capitalize()} {each.start:%H:%M} to {each.end:%H:%M} already."
            )
    merged = sorted(
        (*athlete.planning_windows, window), key=lambda each: (each.weekday, each.start)
    )
    said = f"{name.capitalize()} {window.start:%H:%M} to {window.end:%H:%M} at {place}"
    return replace(athlete, windows=tuple(merged)), said


def _overlap(one: Window, other: Window) -> bool:
    same_day = one.weekday is other.weekday
    return same_day and one.start < other.end and other.start < one.end


def _time(text: str) -> time:
    try:
        moment = time.fromisoformat(text.strip())
    except ValueError:
        raise ValueError("Write both times like 18:00.") from None
    return moment.replace(second=0, microsecond=0, tzinfo=None)


_READERS = {"sessions": _sessions, "policy": _policy, "weekday": _window}


def _compared(season: Season, asked: Asked) -> dict[str, object]:
    try:
        now, then = (_planned(season, each) for each in (season.athlete, asked.athlete))
    except UnusableInputError as refusal:
        return {"refusal": [str(each) for each in refusal.findings]}
    eve = season.start - timedelta(days=1)
    before, after = (SeasonAccount(each, frozenset(), eve, load()) for each in (now, then))
    strips = [each.strip(each.rows()) for each in (before, after)]
    name = asked.name
    return {
        "drawing": {
            "terrain": strips[0].terrain("Running load, the same in both seasons."),
            "axis": strips[0].axis(),
            "now": strips[0].plates("Strength sessions as it is; height is leg dose."),
            "then": strips[1].plates(f"Strength sessions with {name}; height is leg dose."),
        },
        "figures": comparing.figures(now, then),
        "differences": comparing.differences(now, then),
        "reasons": reasons_missed(then),
    }


def _planned(season: Season, athlete: Athlete) -> Season:
    """The season placed anew for an athlete, exercises left aside, as ``what-if`` does it."""
    return plan(season.runs, athlete, load(), season.start, Wishes(season.end, place_only=True))
