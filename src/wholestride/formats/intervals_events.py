"""Sessions as events of intervals.icu's calendar, as its API documents them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from wholestride.domain.season import Season, Session, SessionStatus
from wholestride.formats.spoken import sentences, session_name

PREFIX = "wholestride:"
"""What the external id of every event of ours begins with; others are left alone."""
SPAN = timedelta(days=13)
"""Two weeks, both ends included."""
SPORT = "WeightTraining"
SECONDS = 60
LONGEST_TEXT = 4000

Event = dict[str, Any]


def events_of(season: Season, first: date) -> tuple[Event, ...]:
    """The sessions of two weeks from a day on, ready to be sent."""
    gone = {SessionStatus.DROPPED, SessionStatus.MISSED}
    return tuple(
        _event(each)
        for each in season.planned()
        if first <= each.day <= first + SPAN and each.status not in gone
    )


def _event(session: Session) -> Event:
    """One session; the API wants events at midnight, so that the hour stands in the name."""
    name = session_name(session)
    return {
        "category": "WORKOUT",
        "start_date_local": f"{session.day.isoformat()}T00:00:00",
        "type": SPORT,
        "name": f"{session.start:%H:%M} {name[:1].upper()}{name[1:]}",
        "description": _description(session),
        "moving_time": session.minutes * SECONDS,
        "external_id": f"{PREFIX}{session.id}",
    }


def _description(session: Session) -> str:
    """Sentences; none begins with the dash by which the service knows a step to compute with."""
    lines = (line.lstrip("-– ") for line in sentences(session))
    return "\n".join(lines)[:LONGEST_TEXT]
