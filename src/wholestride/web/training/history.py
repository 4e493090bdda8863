"""What a runner planned and did between two days, over all seasons: five queries, however long."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import TypeVar

from django.db.models import Q

from wholestride.domain.logbook import SessionLog
from wholestride.domain.running import Run
from wholestride.domain.season import Session, SessionStatus
from wholestride.web.training import mapping
from wholestride.web.training.models import Runner, SeasonRun, SeasonSession

DAY = timedelta(days=1)
Span = tuple[date, date]
Item = TypeVar("Item", SeasonRun, SeasonSession)


@dataclass(frozen=True, slots=True)
class History:
    """Runs and sessions as they were planned, each day by its newest season, and the logs."""

    first: date
    last: date
    runs: tuple[Run, ...]
    sessions: tuple[Session, ...]
    logs: tuple[SessionLog, ...]
    days: Mapping[str, date]
    """The day of each log by its session."""


def history(runner: Runner, first: date, last: date) -> History:
    """Everything between two days, both included."""
    spans = list(_spans(runner, first, last))
    events = runner.events.filter(day__range=(first, last)).order_by("session", "sequence")
    by_session = {name: list(each) for name, each in groupby(events, lambda each: each.session)}
    sessions = map(mapping.session_of, _items(SeasonSession, spans)) if spans else ()
    runs = map(mapping.run_of, _items(SeasonRun, spans)) if spans else ()
    return History(
        first=first,
        last=last,
        runs=tuple(runs),
        sessions=tuple(each for each in sessions if each.status is not SessionStatus.DROPPED),
        logs=tuple(mapping.session_log(name, each) for name, each in by_session.items()),
        days={name: max(event.day for event in each) for name, each in by_session.items()},
    )


def first_logged(runner: Runner) -> date | None:
    """The day of the oldest log."""
    return runner.events.order_by("day").values_list("day", flat=True).first()


def _items(kind: type[Item], spans: list[tuple[int, Span]]) -> list[Item]:
    wanted = Q()
    for season, days in spans:
        wanted |= Q(season_id=season, day__range=days)
    return list(kind.objects.filter(wanted).order_by("day", "position"))


def _spans(runner: Runner, first: date, last: date) -> Iterator[tuple[int, Span]]:
    """Each season with the days for which no newer one speaks."""
    left: list[Span] = [(first, last)]
    seasons = runner.seasons.order_by("-number").values_list("pk", "first", "last")
    for season, begins, ends in seasons:
        rest: list[Span] = []
        for start, end in left:
            low, high = max(start, begins), min(end, ends)
            if low > high:
                rest.append((start, end))
                continue
            yield season, (low, high)
            rest += [(start, low - DAY)] if start < low else []
            rest += [(high + DAY, end)] if high < end else []
        left = rest
        if not left:
            return
