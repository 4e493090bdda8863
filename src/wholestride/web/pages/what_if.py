"""``/season/what-if/``: two seasons side by side, and the other one kept if the runner wants."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from wholestride.domain.athlete import Athlete, Policy, Weekday, Window
from wholestride.domain.logbook import NewAthlete
from wholestride.domain.season import Season
from wholestride.planning.comparison import reasons_missed
from wholestride.planning.own_places import standing
from wholestride.planning.pins import placed_of
from wholestride.planning.placement import judge
from wholestride.web.pages import comparing
from wholestride.web.pages.runner_pages import Visit, runner_page
from wholestride.web.pages.season import weeks_of
from wholestride.web.pages.season_strip import strip_of
from wholestride.web.pages.season_words import POLICIES
from wholestride.web.training import changes, places, store
from wholestride.web.training.changes import Refusal

MOST_SESSIONS = 4
SHORTEST_WINDOW = 10
WONDERED_ABOUT = (Weekday.THURSDAY, Weekday.TUESDAY, Weekday.MONDAY, Weekday.WEDNESDAY)
"""Evenings that a runner may free, the likeliest first."""
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
    """The form, and after it both seasons: the past as it was, the future placed from today.

    Keeping the other season is asked like every other change of the plan.
    """
    season = store.whole_season(visit.season)
    sent = request.POST if request.method == "POST" else request.GET
    typed = {name: sent.get(name, "") for name in FIELDS}
    asked = read_what_if(season.athlete, typed)
    wanted = request.method == "POST" or "compare" in request.GET
    context: dict[str, object] = {}
    if wanted and not asked.errors and asked.words:
        change = NewAthlete(asked.athlete, anew=True)
        if request.POST.get("act") == "keep":
            made = changes.propose(visit.season, [change], visit.today, f"What if: {asked.name}")
            if not isinstance(made, Refusal):
                return redirect("proposal", number=made.pk)
            context = {"refusal": [made.why]}
        else:
            context = _compared(visit, season, asked.name, change)
    shown = {
        "page": "season",
        "theme": visit.runner.theme,
        "athlete": season.athlete,
        "typed": typed,
        "errors": asked.errors if wanted else {},
        "nothing": wanted and not asked.words and not asked.errors,
        "asked": asked.name,
        "ideas": ideas(season.athlete),
        "policies": POLICIES,
        "weekdays": [each.name.capitalize() for each in Weekday],
        "places": list(season.athlete.planning_places),
        "most_sessions": MOST_SESSIONS,
        "shown": bool(context),
        "refusal": None,
        **context,
    }
    return render(request, "what_if.html", shown, status=422 if wanted and asked.errors else 200)


def ideas(athlete: Athlete) -> list[tuple[str, str]]:
    """What a runner like this one may wonder about: the words, and the address that compares."""
    found: list[tuple[str, Mapping[str, str]]] = []
    lifted_on = {each.weekday for each in athlete.planning_windows}
    place = next(iter(athlete.planning_places))
    evenings = [day for day in WONDERED_ABOUT if day not in lifted_on]
    for day in evenings[:2]:
        name = day.name.capitalize()
        more = {"weekday": name, "from": "18:00", "to": "19:30", "place": place}
        found.append((f"{name} evening free", more))
    asked = athlete.sessions_per_week or 2
    for number in (asked + 1, asked - 1):
        if 1 <= number <= MOST_SESSIONS:
            noun = "session" if number == 1 else "sessions"
            found.append((f"{number} {noun} a week", {"sessions": str(number)}))
    if athlete.policy is not Policy.EASY_DAYS:
        found.append(("Lift on easy days, as some coaches want", {"policy": "easy-days"}))
    return [(words, urlencode({**typed, "compare": "1"})) for words, typed in found]


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


def _compared(visit: Visit, season: Season, name: str, change: NewAthlete) -> dict[str, object]:
    worked = changes.work_out(
        visit.season, [change], visit.today, season=season, haste=changes.PLACES_ALONE
    )
    if isinstance(worked, Refusal):
        return {"refusal": [str(each) for each in worked.findings]}
    now, then = (_priced(each, visit.today) for each in (season, worked.after))
    weeks = weeks_of(visit, now)
    both = (weeks, replace(weeks, season=then))
    strips = [strip_of(each, each.rows()) for each in both]
    ahead = [_ahead(each, visit.today) for each in (now, then)]
    return {
        "drawing": {
            "terrain": strips[0].terrain("Running load, the same in both seasons."),
            "axis": strips[0].axis(),
            "now": strips[0].plates("Strength sessions as it is; height is leg dose."),
            "then": strips[1].plates(f"Strength sessions with {name}; height is leg dose."),
        },
        "figures": comparing.figures(*ahead),
        "differences": comparing.differences(*ahead),
        "reasons": reasons_missed(ahead[1]),
    }


def _priced(season: Season, today: date) -> Season:
    """The season with what its coming sessions cost the runs, by the same judge for both."""
    coming = [placed_of(each, kept=False) for each in places.coming(season, today)]
    price = judge(standing(season, today), coming).score.interference
    return replace(season, score=replace(season.score, interference=price))


def _ahead(season: Season, today: date) -> Season:
    """What is still to come of the season: the past is the same in both."""
    weeks = tuple(each for each in season.weeks if each.start > today - timedelta(days=7))
    sessions = tuple(each for each in season.sessions if each.day >= today)
    return replace(season, weeks=weeks, sessions=sessions)
