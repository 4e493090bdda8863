"""Words for placement tests: runs, sessions and requests of a week or two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from bench.placement_seasons import lifter, run_on, week_dose, windows_of

from wholestride.domain.athlete import Athlete
from wholestride.domain.running import Race, Run, RunKind
from wholestride.domain.season import KIND_FACTS, SessionKind
from wholestride.planning.placement.clock import monday_of
from wholestride.planning.placement.judge import judge
from wholestride.planning.placement.nouns import PlacedSession, Placement
from wholestride.planning.placement.request import PlacementRequest

MONDAY = date(2026, 11, 23)
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
ALWAYS = windows_of((range(7), "00:00", "23:59"))
"""A window that is open all day, for tests of rules that do not ask for windows."""
ANYBODY = lifter(ALWAYS)

Wanted = Mapping[SessionKind, int]


def at(when: str, week: int = 0, first: date = MONDAY) -> datetime:
    """A time such as ``"tue 18:00"`` of the first week or a later one."""
    day, clock = when.split()
    on = first + timedelta(days=7 * week + DAYS.index(day))
    return datetime.combine(on, time.fromisoformat(clock))


def run(when: str, kind: str, minutes: int = 60, week: int = 0, race: Race | None = None) -> Run:
    """A run, key and weighed as the rules have it."""
    start = at(when, week)
    return run_on(start.date(), RunKind(kind), start.time(), minutes, race)


def session(
    when: str, kind: str, minutes: int | None = None, week: int = 0, place: str = "gym"
) -> PlacedSession:
    """A session of its usual length unless it says otherwise."""
    start, session_kind = at(when, week), SessionKind(kind)
    return PlacedSession(
        kind=session_kind,
        start=start,
        minutes=KIND_FACTS[session_kind].usual_minutes if minutes is None else minutes,
        place=place,
        week=monday_of(start.date()),
    )


def asking(
    runs: Sequence[Run] = (),
    wanted: Wanted | None = None,
    athlete: Athlete = ANYBODY,
    weeks: int = 1,
    novelty: int = 30,
) -> PlacementRequest:
    """A request for some weeks from the first Monday on, for somebody accustomed to lifting."""
    mondays = [MONDAY + timedelta(days=7 * week) for week in range(weeks)]
    return PlacementRequest(
        runs=tuple(runs),
        doses=tuple(week_dose(monday, dict(wanted or {}), novelty) for monday in mondays),
        athlete=athlete,
        start=MONDAY,
        end=MONDAY + timedelta(days=7 * weeks - 1),
        bouts_done=99,
    )


def broken(request: PlacementRequest, *sessions: PlacedSession) -> list[str]:
    """Ids of the rules that the judge finds broken."""
    return [each.rule for each in judge(request, sessions).broken]


def athlete_with(**changes: object) -> Athlete:
    """Somebody accustomed to lifting whose windows are always open, but for the changes."""
    return replace(ANYBODY, **changes)  # type: ignore[arg-type]  # any field of an athlete


def times(placement: Placement, kind: str | None = None) -> list[str]:
    """Weekday and hour of the placed sessions, of one kind if asked."""
    return [
        f"{each.start:%a %H:%M}"
        for each in placement.sessions
        if not each.kept and (kind is None or each.kind == kind)
    ]


def kinds(placement: Placement) -> list[str]:
    """Kinds of the placed sessions in order of time."""
    return [str(each.kind) for each in placement.sessions if not each.kept]
