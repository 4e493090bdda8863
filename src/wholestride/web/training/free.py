"""Sessions that were never planned: their name holds their day, so that a phone can make one."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time

from wholestride.domain.athlete import Athlete
from wholestride.domain.logbook import SessionLog
from wholestride.domain.season import PhaseName, Session, SessionKind, SessionStatus

BEGINNING = "free-"
NAME = re.compile(BEGINNING + r"(20\d\d-\d\d-\d\d)-[0-9a-f]{8}")
NOON = time(12)
TITLE = "Not planned"


def new_name(day: date) -> str:
    """A name for a session of the day."""
    return f"{BEGINNING}{day}-{uuid.uuid4().hex[:8]}"


def day_of(name: str) -> date | None:
    """The day of such a name; None for another session's."""
    found = NAME.fullmatch(name)
    try:
        return date.fromisoformat(found.group(1)) if found else None
    except ValueError:
        return None


def free_session(name: str, athlete: Athlete) -> Session | None:
    """The session with nothing planned in it, at the first place; None for another's name."""
    day = day_of(name)
    if day is None:
        return None
    return Session(
        id=name,
        start=datetime.combine(day, NOON),
        minutes=0,
        kind=SessionKind.FULL,
        phase=PhaseName.BASE,
        block=0,
        place=next(iter(athlete.planning_places)),
        leg_dose_hundredths=0,
        status=SessionStatus.STARTED,
        title=TITLE,
        own=True,
    )


def free_sessions(logs: Iterable[SessionLog], athlete: Athlete) -> Iterator[Session]:
    """Those sessions of some logs that were never planned."""
    for log in logs:
        session = free_session(log.session, athlete)
        if session is not None:
            yield session
