"""Questions to the rows and what is kept: few, indexed, each for one page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Max, Q, QuerySet, Subquery

from wholestride.domain.logbook import SessionLog, SetLog
from wholestride.domain.quantities import Mass
from wholestride.domain.running import Run
from wholestride.domain.season import Season, Session, SessionStatus, Week
from wholestride.web.training import free, mapping
from wholestride.web.training.models import (
    IssuedSeason,
    LogEvent,
    Runner,
    SeasonRun,
    SeasonSession,
    SeasonWeek,
)

WEEK = timedelta(days=7)
RECENT = timedelta(weeks=16)
"""How far back loads are looked for: beyond it a load is found anew (rule PROG12)."""
SEASONS_KEPT = 4
"""Whole seasons that a process remembers: a composed year is 4.4 MB and 110 ms of reading."""


SETS_KEPT = 16
"""So many sessions' last sets a process remembers, 100 kB each."""
DAYS_KEPT = 64
"""So many pairs of days a process remembers."""


@dataclass(frozen=True, slots=True)
class Days:
    """Runs, planned sessions and weekly accounts of some days of the current season."""

    runs: tuple[Run, ...]
    sessions: tuple[Session, ...]
    weeks: tuple[Week, ...]
    done: frozenset[str]
    """Ids of the sessions that were finished."""
    begun: frozenset[str] = frozenset()
    """Ids of the sessions of which a set was logged."""


def current_season(runner: Runner) -> IssuedSeason | None:
    """The newest season that was issued to the runner."""
    return runner.seasons.order_by("-number").first()


def keep_season(runner: Runner, season: Season) -> IssuedSeason:
    """Keep a season as the runner's newest; those before stay as they were issued."""
    with transaction.atomic():
        before = current_season(runner)
        rows = mapping.season_rows(season, runner, before.number + 1 if before else 1)
        rows.season.save()
        SeasonRun.objects.bulk_create(rows.runs)
        SeasonWeek.objects.bulk_create(rows.weeks)
        SeasonSession.objects.bulk_create(rows.sessions)
    return rows.season


def whole_season(row: IssuedSeason) -> Season:
    """The whole season as a noun, for the planner."""
    return _whole(row.pk, row.stamp)


@lru_cache(maxsize=SEASONS_KEPT)
def _whole(key: int, stamp: UUID) -> Season:
    """What was issued never changes, so it is read once."""
    row = IssuedSeason.objects.get(pk=key, stamp=stamp)
    return mapping.season_of(
        row, row.seasonruns.all(), row.seasonweeks.all(), row.seasonsessions.all()
    )


def days_of(row: IssuedSeason, first: date, last: date) -> Days:
    """What lies between two days, both included: four queries, one for days asked before."""
    days = _days(row.pk, row.stamp, first, last)
    ids = [each.id for each in days.sessions]
    kinds = (LogEvent.Kind.FINISHED, LogEvent.Kind.SET_DONE)
    events = row.runner.events.filter(kind__in=kinds, session__in=ids).order_by()
    heard = set(events.values_list("session", "kind").distinct())
    done, begun = (frozenset(each for each, kind in heard if kind == one) for one in kinds)
    return replace(days, done=done, begun=begun)


@lru_cache(maxsize=DAYS_KEPT)
def _days(key: int, _stamp: UUID, first: date, last: date) -> Days:
    """What was issued for some days, which never changes."""
    span = (first, last)
    monday = first - timedelta(days=first.weekday())
    sessions = SeasonSession.objects.filter(season=key, day__range=span)
    runs = SeasonRun.objects.filter(season=key, day__range=span)
    weeks = SeasonWeek.objects.filter(season=key, day__range=(monday, last))
    planned = (mapping.session_of(each) for each in sessions)
    return Days(
        runs=tuple(mapping.run_of(each) for each in runs),
        sessions=tuple(each for each in planned if each.status is not SessionStatus.DROPPED),
        weeks=tuple(mapping.week_of(each) for each in weeks),
        done=frozenset(),
    )


def session_of(row: IssuedSeason, session: str) -> Session | None:
    """One planned session by its id."""
    found = row.seasonsessions.filter(session=session).first()
    return mapping.session_of(found) if found else None


def session_of_runner(runner: Runner, session: str) -> Session | None:
    """A session by its id in the newest season that holds it; past ones stay reachable."""
    held = SeasonSession.objects.filter(season__runner=runner, session=session)
    newest = held.order_by("-season__number").values("pk")[:1]
    found = SeasonSession.objects.filter(pk=Subquery(newest)).first()
    return mapping.session_of(found) if found else None


def sessions_named(row: IssuedSeason, ids: Iterable[str]) -> Mapping[str, Session]:
    """Those of some ids that a season holds."""
    return _named(row.pk, row.stamp, frozenset(ids))


@lru_cache(maxsize=SETS_KEPT)
def _named(key: int, _stamp: UUID, ids: frozenset[str]) -> Mapping[str, Session]:
    rows = SeasonSession.objects.filter(season=key, session__in=ids)
    return {row.session: mapping.session_of(row) for row in rows}


@dataclass(frozen=True, slots=True)
class Before:
    """The last weeks before a day; ``taps`` is how many are known of them, and the newest.

    What is read of them is remembered until a tap is new.
    """

    runner: int
    first: date
    last: date
    taps: tuple[int | None, ...]

    def events(self) -> QuerySet[LogEvent]:
        """Everything that was tapped in them."""
        return LogEvent.objects.filter(runner=self.runner, day__range=(self.first, self.last))


def before(runner: Runner, day: date) -> Before:
    """The weeks before a day from which loads are taken."""
    first, last = day - RECENT, day - timedelta(days=1)
    known = runner.events.filter(day__range=(first, last)).aggregate(Count("pk"), Max("pk"))
    return Before(runner.pk, first, last, tuple(known.values()))


@lru_cache(maxsize=SETS_KEPT)
def sets_before(weeks: Before, exercises: frozenset[str]) -> tuple[SessionLog, ...]:
    """What was done of some exercises in the sessions of these weeks, oldest first."""
    asked = Q(exercise__in=exercises) | Q(exercise="")
    return tuple(_logs(weeks.events().filter(asked).order_by("day", "pk")))


@lru_cache(maxsize=SETS_KEPT)
def last_loads(weeks: Before) -> Mapping[str, SetLog]:
    """By exercise its newest loaded set of these weeks."""
    done = weeks.events().filter(
        kind=LogEvent.Kind.SET_DONE, is_warm_up=False, load_grams__isnull=False
    )
    rows = done.order_by("day", "sequence").values_list("exercise", "load_grams", "reps")
    return {name: SetLog(name, reps, Mass(grams or 0)) for name, grams, reps in rows}


def sessions_of(runner: Runner, ids: Iterable[str]) -> Mapping[str, Session]:
    """Sessions by their ids, each from the newest season that holds it."""
    held = SeasonSession.objects.filter(season__runner=runner, session__in=list(ids))
    found = held.order_by("season__number").values_list("session", "pk", "season__stamp")
    newest = {session: (key, stamp) for session, key, stamp in found}
    return _issued(frozenset(newest.values()))


@lru_cache(maxsize=SETS_KEPT)
def _issued(keys: frozenset[tuple[int, UUID]]) -> Mapping[str, Session]:
    """Sessions that were issued, which never change."""
    rows = SeasonSession.objects.filter(pk__in=[key for key, _stamp in keys])
    return {row.session: mapping.session_of(row) for row in rows}


def last_lifted(runner: Runner, before: date) -> date | None:
    """The last day before a day on which a set was done."""
    done = runner.events.filter(kind=LogEvent.Kind.SET_DONE, day__lt=before)
    return done.order_by("-day").values_list("day", flat=True).first()


def week_of(row: IssuedSeason, day: date) -> Week | None:
    """The account of the week that holds a day."""
    monday = day - timedelta(days=day.weekday())
    found = row.seasonweeks.filter(day=monday).first()
    return mapping.week_of(found) if found else None


def next_session(row: IssuedSeason, after: date) -> Session | None:
    """The first planned session of a later day."""
    return _next_session(row.pk, row.stamp, after)


@lru_cache(maxsize=DAYS_KEPT)
def _next_session(key: int, _stamp: UUID, after: date) -> Session | None:
    later = SeasonSession.objects.filter(season=key, day__gt=after)
    coming = later.order_by("day", "position")[:7]
    planned = (mapping.session_of(each) for each in coming)
    return next((each for each in planned if each.status is SessionStatus.PLANNED), None)


def logs_of(
    row: IssuedSeason, ids: Iterable[str], first: date, last: date
) -> tuple[SessionLog, ...]:
    """What was done in some sessions, and between two days in sessions that nobody planned.

    It asks one query, two after a new tap; sessions without a set that nobody finished are out.
    """
    taps = LogEvent.objects.filter(runner=row.runner_id).order_by().values_list("pk", flat=True)
    free_ones = taps.filter(session__startswith=free.BEGINNING, day__range=(first, last))
    # Each half has an index of its own; asked as one with "or", SQLite reads the whole history.
    known = taps.filter(session__in=list(ids)).union(free_ones)
    return _logs_of(frozenset(known), row.stamp)


@lru_cache(maxsize=SETS_KEPT)
def _logs_of(taps: frozenset[int], _stamp: UUID) -> tuple[SessionLog, ...]:
    """Taps never change, so they are read once."""
    events = LogEvent.objects.filter(pk__in=taps).order_by("session", "sequence")
    return tuple(each for each in _logs(events) if each.sets or each.finished)


def logs_since(runner: Runner, first: date) -> list[SessionLog]:
    """What was done in every session from a day on."""
    taps = runner.events.filter(day__gte=first).exclude(kind=LogEvent.Kind.CHECK_IN)
    return _logs(taps.order_by("session", "sequence"))


def _logs(events: Iterable[LogEvent]) -> list[SessionLog]:
    """A log for each session of some events, in their order."""
    by_session: dict[str, list[LogEvent]] = {}
    for event in events:
        by_session.setdefault(event.session, []).append(event)
    return [mapping.session_log(name, each) for name, each in by_session.items()]


def events_of(runner: Runner, *sessions: str) -> Sequence[LogEvent]:
    """Everything that was tapped in a session, or in some."""
    return list(runner.events.filter(session__in=sessions))
