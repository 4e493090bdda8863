"""What a runner asked, in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from wholestride.domain.athlete import Absence, Injury, Side
from wholestride.domain.logbook import (
    CancelledRun,
    Change,
    ClosedInjury,
    LostDays,
    MissedSession,
    MovedRun,
    MovedSession,
    NewInjury,
    NewWindows,
    OwnSession,
)
from wholestride.domain.season import Season
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
        case LostDays(absence=absence, ill=ill):
            return f"{'Ill' if ill else 'Away'}, {_span(absence)}"
        case NewWindows(windows=windows):
            many = "1 window" if len(windows) == 1 else f"{len(windows)} windows"
            return f"Other hours: {many} a week"
        case NewInjury(injury=injury):
            return f"A complaint: {complaint_words(injury)}"
        case ClosedInjury(injury=injury):
            return f"Over: {complaint_words(injury)}"


def complaint_words(injury: Injury) -> str:
    """Where it hurts: ``left Achilles``."""
    side = "" if injury.side is Side.BOTH else f"{injury.side} "
    region = injury.region.value.replace("-", " ").replace("_", " ")
    return f"{side}{region}{', irritable' if injury.irritable else ''}"


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
