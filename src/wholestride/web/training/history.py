"""What a runner planned and did between two days, over all seasons: five queries, however long.

What was read is remembered until a tap or a season is new: neither ever changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import groupby
from typing import TypeVar
from uuid import UUID

from django.db.models import Count, Max, Q

from wholestride.domain.logbook import SessionLog
from wholestride.domain.running import Run
from wholestride.domain.season import Session, SessionStatus
from wholestride.web.training import mapping
from wholestride.web.training.models import LogEvent, Runner, SeasonRun, SeasonSession

DAY = timedelta(days=1)
HISTORIES_KEPT = 4
"""So many spans a process remembers; 16 weeks take 60 ms of reading."""
Span = tuple[date, date]
Part = tuple[int, UUID, Span]
"""A season by its key and its stamp, and the days for which it speaks."""
Item = TypeVar("Item", SeasonRun, SeasonSession)


@dataclass(frozen=True, slots=True, eq=False)
class History:
    """Runs and sessions as they were planned, each day by its newest season, and the logs.

    Two are equal only if they are the same one, so that what follows from it can be remembered.
    """

    first: date
    last: date
    runs: tuple[Run, ...]
    sessions: tuple[Session, ...]
    logs: tuple[SessionLog, ...]
    days: Mapping[str, date]
    """The day of each log by its session."""


def history(runner: Runner, first: date, last: date) -> History:
    """Everything between two days, both included."""
    parts = tuple(_parts(runner, first, last))
    known = runner.events.filter(day__range=(first, last)).aggregate(Count("pk"), Max("pk"))
    return _history(runner.pk, parts, (first, last), tuple(known.values()))


@lru_cache(maxsize=HISTORIES_KEPT)
def _history(
    runner: int,
    parts: tuple[Part, ...],
    days: Span,
    _known: tuple[int | None, ...],
) -> History:
    """Read it; ``_known``, how many taps there are and the newest, says whether any is new."""
    told = LogEvent.objects.filter(runner=runner, day__range=days)
    events = told.exclude(kind=LogEvent.Kind.CHECK_IN).order_by("session", "sequence")
    by_session = {name: list(each) for name, each in groupby(events, lambda each: each.session)}
    sessions = map(mapping.session_of, _items(SeasonSession, parts)) if parts else ()
    runs = map(mapping.run_of, _items(SeasonRun, parts)) if parts else ()
    return History(
        first=days[0],
        last=days[1],
        runs=tuple(runs),
        sessions=tuple(each for each in sessions if each.status is not SessionStatus.DROPPED),
        logs=tuple(mapping.session_log(name, each) for name, each in by_session.items()),
        days={name: max(event.day for event in each) for name, each in by_session.items()},
    )


def first_logged(runner: Runner) -> date | None:
    """The day of the oldest log."""
    return runner.events.order_by("day").values_list("day", flat=True).first()


def _items(kind: type[Item], parts: tuple[Part, ...]) -> list[Item]:
    wanted = Q()
    for season, _, days in parts:
        wanted |= Q(season_id=season, day__range=days)
    return list(kind.objects.filter(wanted).order_by("day", "position"))


def _parts(runner: Runner, first: date, last: date) -> Iterator[Part]:
    """Each season with the days for which no newer one speaks."""
    left: list[Span] = [(first, last)]
    seasons = runner.seasons.order_by("-number").values_list("pk", "stamp", "first", "last")
    for season, stamp, begins, ends in seasons:
        rest: list[Span] = []
        for start, end in left:
            low, high = max(start, begins), min(end, ends)
            if low > high:
                rest.append((start, end))
                continue
            yield season, stamp, (low, high)
            rest += [(start, low - DAY)] if start < low else []
            rest += [(high + DAY, end)] if high < end else []
        left = rest
        if not left:
            return
