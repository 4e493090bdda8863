"""A gym session in the log and on the watch is one session, with the heart rate attached."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from wholestride.domain.logbook import SessionLog
from wholestride.domain.recordings import Recording, Sport
from wholestride.domain.season import Session
from wholestride.planning.recorded.linking import linked

FARTHEST = timedelta(hours=2)
"""From the first logged set to the recording's start: sets may be written down afterwards."""

DAY = timedelta(days=1)
MIDNIGHT = time()
"""The time of a session of which another app kept the day alone."""


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
    """Each logged session of a season once, beside its recording; see :func:`on_the_watch`."""
    planned = {each.id: each for each in sessions}
    logs = {each.session: each for each in logbook if each.session in planned}
    of_session = on_the_watch(tuple(logs.values()), recordings, planned)
    found = [GymSession(planned[key], log, of_session.get(key)) for key, log in logs.items()]
    return tuple(sorted(found, key=lambda each: (each.session.start, each.session.id)))


def on_the_watch(
    logbook: Sequence[SessionLog],
    recordings: Iterable[Recording],
    planned: Mapping[str, Session] | None = None,
) -> Mapping[str, Recording]:
    """The nearest strength recording of its day for each logged session, by its id.

    A recording belongs to one session at most, and to none that the runner parted it from. Where
    sets were written down on their day, the first lies at most two hours from the recording's
    start; otherwise the day decides: the planned one, or the one that another app kept without
    a time.
    """
    by_day: dict[date, list[Recording]] = {}
    apart: set[tuple[str, str]] = set()
    for activity in linked(recordings).activities:
        if activity.best.sport is Sport.STRENGTH:
            by_day.setdefault(activity.best.start.date(), []).append(activity.best)
            said = (name for each in activity.recordings for name in each.apart_from)
            apart.update((activity.best.id, name) for name in said)
    pairs = sorted(
        (
            (gap, log.session, each.id, each)
            for log in logbook
            for gap, each in _near(log, (planned or {}).get(log.session), by_day)
            if (each.id, log.session) not in apart
        ),
        key=lambda pair: pair[:3],
    )
    of_session: dict[str, Recording] = {}
    taken: set[str] = set()
    for _, session, name, recording in pairs:
        if session not in of_session and name not in taken:
            of_session[session] = recording
            taken.add(name)
    return of_session


def _near(
    log: SessionLog, session: Session | None, by_day: Mapping[date, Sequence[Recording]]
) -> Iterator[tuple[timedelta, Recording]]:
    """Recordings that may show the session, and how far they start from it."""
    times = [each.at for each in log.sets if each.at is not None]
    on_its_day = (at for at in times if session is None or at.date() == session.day)
    began = min(on_its_day, default=None)
    start = began or (session.start if session else None)
    if start is None:
        return
    timed = began is not None and began.time() != MIDNIGHT
    for day in (start.date() - DAY, start.date(), start.date() + DAY) if timed else (start.date(),):
        for each in by_day.get(day, ()):
            gap = abs(each.start - start)
            if not timed or gap <= FARTHEST:
                yield gap, each
