"""What a runner asked, in a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wholestride.domain.athlete import Absence, Athlete, Injury, Side
from wholestride.domain.logbook import (
    CancelledRun,
    Change,
    ClosedInjury,
    DoneRun,
    LostDays,
    MissedSession,
    MovedRun,
    MovedSession,
    NewAthlete,
    NewInjury,
    NewRun,
    NewWindows,
    OwnSession,
)
from wholestride.domain.season import Season
from wholestride.planning.changes import OfTheAthlete
from wholestride.web import words


def all_asked(changes: Sequence[Change], season: Season) -> str:
    """Several changes in a sentence; the same own session some times is said once."""
    own = [each for each in changes if isinstance(each, OwnSession)]
    if len(own) > 1 and len(own) == len(changes) and len({each.title for each in own}) == 1:
        first, last = (words.day(each.start.date()) for each in (own[0], own[-1]))
        return f"{own[0].title}, {len(own)} times from {first} to {last}, is added"
    return ", ".join(asked_words(each, season) for each in changes)


def asked_words(change: Change, season: Season) -> str:
    """The change as a short sentence: ``Tempo of Thu 26 Nov moves to Fri 27 Nov, 18:00``."""
    match change:
        case MissedSession(session=session):
            return f"{_session(session, season)} is skipped"
        case MovedSession(session=session, start=start):
            return f"{_session(session, season)} moves to {words.day(start.date())}, {start:%H:%M}"
        case OwnSession():
            return (
                f"{change.title}, {words.day(change.start.date())}, {change.minutes} min, is added"
            )
        case MovedRun(run=run, start=start):
            return f"{_run(run, season)} moves to {words.day(start.date())}, {start:%H:%M}"
        case CancelledRun(run=run):
            return f"{_run(run, season)} falls away"
        case DoneRun(run=run_done):
            day = words.day(run_done.start.date())
            return f"{run_done.title} was run on {day}, {run_done.minutes} min"
        case NewRun(run=run_now, instead=instead):
            day = words.day(run_now.start.date())
            told = f"{run_now.title}, {day}, {run_now.minutes} min"
            return f"{_run(instead, season)} becomes {told}" if instead else f"{told}, is added"
        case LostDays(absence=absence, ill=ill):
            return f"{'Ill' if ill else 'Away'}, {_span(absence)}"
        case _:
            return _of_the_athlete(change, season)


def _of_the_athlete(change: OfTheAthlete, season: Season) -> str:
    match change:
        case NewWindows(windows=windows):
            many = "1 window" if len(windows) == 1 else f"{len(windows)} windows"
            return f"Other hours: {many} a week"
        case NewInjury(injury=injury):
            return f"A complaint: {complaint_words(injury)}"
        case ClosedInjury(injury=injury):
            return f"Over: {complaint_words(injury)}"
        case NewAthlete(athlete=athlete):
            return said_otherwise(season.athlete, athlete)


SAID: Mapping[str, str] = {
    "level": "level",
    "unit": "unit of loads",
    "zone": "time zone",
    "places": "places and equipment",
    "windows": "times for strength",
    "rest_days": "days to keep free",
    "any_day": "light minutes on any day",
    "sessions_per_week": "sessions a week",
    "one_session_a_day": "one session a day",
    "policy": "how to plan",
    "together": "run easy, then lift",
    "emphasis": "what you want more of",
    "run_times": "usual running hours",
    "easy_pace": "easy pace",
    "injuries": "what hurts",
    "trips": "travel",
    "excluded": "exercises left out",
    "favourites": "favourites",
    "unavailable": "days away",
}
"""The runner's facts by their field, as the settings name them."""


def said_otherwise(before: Athlete, after: Athlete) -> str:
    """What the runner says differently now: ``Settings: what hurts, travel``."""
    names = [
        name for field, name in SAID.items() if getattr(before, field) != getattr(after, field)
    ]
    return f"Settings: {', '.join(names)}" if names else "Settings"


def complaint_words(injury: Injury) -> str:
    """Where it hurts: ``left Achilles``."""
    side = "" if injury.side is Side.BOTH else f"{injury.side} "
    return f"{side}{injury.region.spoken}{', irritable' if injury.irritable else ''}"


def _session(wanted: str, season: Season) -> str:
    found = next((each for each in season.sessions if each.id == wanted), None)
    return f"{found.title or found.kind} of {words.day(found.day)}" if found else "A session"


def _run(wanted: str, season: Season) -> str:
    found = next((each for each in season.runs if each.id == wanted), None)
    return f"{found.title} of {words.day(found.day)}" if found else "A run"


def _span(absence: Absence) -> str:
    if absence.first == absence.last:
        return words.day(absence.first)
    return f"{words.day(absence.first)} to {words.day(absence.last)}"
