"""A gym session in the log and on the watch is one session, with the heart rate attached."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from wholestride.domain.logbook import SessionLog
from wholestride.domain.recordings import Recording, Sport
from wholestride.domain.season import Session
from wholestride.planning.recorded.linking import linked

FARTHEST = timedelta(hours=2)
"""From the first logged set to the recording's start: sets may be written down afterwards."""


@dataclass(frozen=True, slots=True)
class GymSession:
    """One session: what was logged of it, and what the watch kept of it where it did."""

    session: Session
    log: SessionLog
    recording: Recording | None = None

    @property
    def mean_heart_rate(self) -> int | None:
        """Mean heart rate of the whole session [beats/min]."""
        return None if self.recording is None else self.recording.mean_heart_rate


def gym_sessions(
    sessions: Iterable[Session], logbook: Sequence[SessionLog], recordings: Iterable[Recording]
) -> tuple[GymSession, ...]:
    """Each logged session once, beside the nearest strength recording of its day.

    A recording belongs to one session at most. Where sets were written down on
    their day, the first lies at most two hours from the recording's start; otherwise the planned
    day decides.
    """
    planned = {each.id: each for each in sessions}
    logs = {each.session: each for each in logbook if each.session in planned}
    strength = [
        each.best for each in linked(recordings).activities if each.best.sport is Sport.STRENGTH
    ]
    pairs = sorted(
        (gap, log.session, each.id)
        for log in logs.values()
        for each in strength
        if (gap := _gap(log, planned[log.session], each)) is not None
    )
    known = {each.id: each for each in strength}
    of_session: dict[str, Recording] = {}
    for _, session, name in pairs:
        if session not in of_session and name in known:
            of_session[session] = known.pop(name)
    found = [GymSession(planned[key], log, of_session.get(key)) for key, log in logs.items()]
    return tuple(sorted(found, key=lambda each: (each.session.start, each.session.id)))


def _gap(log: SessionLog, session: Session, recording: Recording) -> timedelta | None:
    """How far the recording starts from the session; None where it is another one."""
    times = [each.at for each in log.sets if each.at is not None]
    began = min((at for at in times if at.date() == session.day), default=None)
    start: datetime = began or session.start
    gap = abs(recording.start - start)
    if began is not None:
        return gap if gap <= FARTHEST else None
    return gap if recording.start.date() == session.day else None
