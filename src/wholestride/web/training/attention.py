"""What needs a look of the runner: sets that came late, and values of which two stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import groupby
from uuid import UUID

from django.db.models import Count, Max

from wholestride.domain.season import Session, SessionStatus
from wholestride.web.training import check_ins, free, store
from wholestride.web.training.mapping import HISTORY_DEVICE
from wholestride.web.training.merging import CONTESTED, contested
from wholestride.web.training.models import IssuedSeason, LogEvent

Kind = LogEvent.Kind
LOOKS_KEPT = 32
"""So many runners' looks a process remembers."""


@dataclass(frozen=True, slots=True)
class Look:
    """A session that needs a look.

    ``now_on`` is where the season has it, None where it is gone; ``sets`` were done on
    ``done_on``; ``contested`` counts the places of which two values stand.
    """

    session: str
    title: str
    done_on: date
    now_on: date | None
    sets: int
    contested: int = 0

    @property
    def late(self) -> bool:
        """True when the season has the session elsewhere, or no more."""
        return self.now_on != self.done_on


@dataclass(frozen=True, slots=True)
class _Logged:
    session: str
    day: date
    sets: int
    devices: int
    newest: int
    looked: int


def attention(row: IssuedSeason) -> list[Look]:
    """What needs a look since the season began: one query, some more after a new tap.

    A phone that was away logs into a season that is no longer the current one: what it did
    stays on its day, and the runner sees what the season has made of the session meanwhile.
    What was looked at comes back only when something new arrives.
    """
    since = row.runner.events.filter(day__gte=row.first)
    return list(_looks(row, row.stamp, tuple(since.aggregate(Count("pk"), Max("pk")).values())))


@lru_cache(maxsize=LOOKS_KEPT)
def _looks(row: IssuedSeason, _stamp: UUID, _known: tuple[int | None, ...]) -> tuple[Look, ...]:
    """Read once until a season or a tap is new: ``_known`` is how many, and the newest."""
    logged = list(_logged(row))
    planned = store.sessions_named(row, [each.session for each in logged])
    twice = _contested(row, [each.session for each in logged if each.devices > 1])
    looks = (_look(each, planned.get(each.session), twice.get(each.session, 0)) for each in logged)
    return tuple(each for each in looks if each is not None)


def _logged(row: IssuedSeason) -> Iterator[_Logged]:
    """The sessions in which sets were done since the season began."""
    kinds = (*CONTESTED, Kind.LOOKED)
    events = row.runner.events.filter(day__gte=row.first, kind__in=kinds)
    events = events.exclude(device=HISTORY_DEVICE)
    found = (
        events.values("session", "day", "device", "kind")
        .annotate(number=Count("pk"), newest=Max("pk"))
        .order_by("session", "day")
    )
    for session, group in groupby(found, lambda each: each["session"]):
        rows = list(group)
        told = [each for each in rows if each["kind"] != Kind.LOOKED]
        done = [each for each in told if each["kind"] == Kind.SET_DONE]
        if not done or check_ins.day_of(session):
            continue
        yield _Logged(
            session=session,
            day=done[-1]["day"],
            sets=sum(each["number"] for each in done),
            devices=len({each["device"] for each in told}),
            newest=max(each["newest"] for each in told),
            looked=max((each["newest"] for each in rows if each not in told), default=0),
        )


def _contested(row: IssuedSeason, sessions: list[str]) -> dict[str, int]:
    if not sessions:
        return {}
    events = row.runner.events.filter(session__in=sessions, kind__in=CONTESTED).order_by("session")
    return {
        session: len(contested(each))
        for session, each in groupby(events, lambda event: event.session)
    }


def _look(logged: _Logged, session: Session | None, twice: int) -> Look | None:
    there = session is not None and session.status is not SessionStatus.DROPPED
    is_free = free.day_of(logged.session) is not None
    now_on = session.day if session and there else logged.day if is_free else None
    title = session.title if session else free.TITLE if is_free else "A session"
    look = Look(logged.session, title, logged.day, now_on, logged.sets, twice)
    is_new = logged.newest > logged.looked
    return look if twice or (look.late and is_new) else None
