"""Where a session could lie, what that would change, and which rules are broken as it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from wholestride.catalogue.loader import load
from wholestride.domain.running import Run
from wholestride.domain.season import Season, Session, SessionStatus
from wholestride.planning.own_places import standing, stays
from wholestride.planning.pins import placed_of
from wholestride.planning.placement import judge
from wholestride.planning.placement.clock import moment_of
from wholestride.planning.placement.judge import BrokenRule
from wholestride.planning.placement.nouns import PlacedSession, RunCost
from wholestride.planning.placement.offering import Offering
from wholestride.planning.placement.rules.words import run_words
from wholestride.planning.placement.surroundings import Surroundings

NEAR = timedelta(days=4)
"""A run or session further away says nothing about a place."""
WORTH_SAYING = 50
"""Thousandths of a percent of pace below which a cost is not worth a line."""
GAP_RULES = frozenset({"I01", "I03", "I04", "I05", "I14", "I16", "T01", "R01", "R03", "R04"})
"""Rules that speak of hours between a session and a run or another session."""


@dataclass(frozen=True, slots=True)
class Place:
    """A start and a place for a session: free, or forbidden with the reason and its rule."""

    start: datetime
    where: str
    words: str = ""
    why_not: str = ""
    rule: str = ""
    giving_way: tuple[Session, ...] = ()
    """The sessions that cannot stay where they are beside it."""
    costs: tuple[RunCost, ...] = ()

    @property
    def key(self) -> str:
        """The value of its button."""
        return f"{self.start.isoformat(timespec='minutes')} {self.where}"


@dataclass(frozen=True, slots=True)
class Clash:
    """A planned session that breaks a rule beside a run or another session."""

    session: Session
    rule: str
    grade: str
    text: str
    run: Run | None
    other: Session | None

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day of what clashes."""
        days = [self.session.day]
        days += [each.day for each in (self.run, self.other) if each is not None]
        return min(days), max(days)


def coming(season: Season, today: date) -> list[Session]:
    """The sessions that may still be moved."""
    return [
        each
        for each in season.planned()
        if not stays(each, today) and each.status is SessionStatus.PLANNED
    ]


def clashes(season: Season, today: date) -> list[Clash]:
    """Every broken rule of the coming sessions that speaks of hours, once for each session."""
    placed = {placed_of(each, kept=False): each for each in coming(season, today)}
    found: dict[str, Clash] = {}
    for broken in judge(standing(season, today), list(placed)).broken:
        if broken.rule in GAP_RULES:
            clash = _clash(broken, placed, season)
            found.setdefault(clash.session.id, clash)
    return list(found.values())


def _clash(broken: BrokenRule, placed: dict[PlacedSession, Session], season: Season) -> Clash:
    sessions = [placed[each] for each in broken.sessions if each in placed]
    run = next((each for each in season.runs if each.id == broken.run), None)
    other = sessions[0] if len(sessions) > 1 and run is None else None
    rule = load().rules.get(broken.rule)
    grade = rule.grade if rule else ""
    return Clash(sessions[-1], broken.rule, grade, broken.text, run, other)


def places_for(season: Season, session: Session, today: date) -> tuple[list[Place], list[Place]]:
    """The places of the session's week: those that are free, best first, and the forbidden."""
    request = standing(season, today)
    around = Surroundings(request)
    others = {
        placed_of(each, kept=False): each for each in coming(season, today) if each.id != session.id
    }
    free: list[Place] = []
    closed: list[Place] = []
    for moved in _tries(session, around, today):
        placed = placed_of(moved, kept=False)
        alone = judge(request, [placed], around)
        if alone.broken:
            broken = alone.broken[0]
            closed.append(Place(moved.start, moved.place, "", broken.text, broken.rule))
            continue
        beside = judge(request, [placed, *others], around)
        way = {each for broken in beside.broken for each in broken.sessions if each in others}
        giving = tuple(sorted((others[each] for each in way), key=lambda each: each.start))
        words = place_words(season, session, moved, giving)
        free.append(Place(moved.start, moved.place, words, "", "", giving, alone.costs[0]))
    free.sort(key=_best_first)
    days = {each.start.date() for each in free}
    return free, [each for each in closed if each.start.date() not in days]


def _best_first(place: Place) -> tuple[int, int, datetime]:
    """How many others must make room, then what it costs the running."""
    cost = sum(each.millipercent for each in place.costs)
    return len(place.giving_way), cost, place.start


def _tries(session: Session, around: Surroundings, today: date) -> Iterator[Session]:
    """The session at the first sensible start of each window of its week, and its alternatives."""
    monday = session.day - timedelta(days=session.day.weekday())
    offering = Offering(around, {monday.toordinal(): (session.kind,)})
    seen: set[datetime] = {session.start}
    for number in range(7):
        day = monday + timedelta(days=number)
        if day < today:
            continue
        windows: set[tuple[object, ...]] = set()
        for offer in (
            *offering.plain(day.toordinal()),
            *offering.tries(day.toordinal(), session.kind),
        ):
            start = moment_of(offer.start)
            opening = tuple(offer.opening) if offer.opening else (offer.place,)
            if start in seen or opening in windows:
                continue
            seen.add(start)
            windows.add(opening)
            yield replace(session, start=start, place=offer.place)


def place_words(season: Season, session: Session, moved: Session, giving: Sequence[Session]) -> str:
    """The hours to what is near, and what makes room: ``37 h before Saturday's tempo``."""
    parts = [*next_run_words(season, moved.end)]
    if moved.kind.heavy:
        staying = {each.id for each in giving} | {session.id}
        before = [
            each
            for each in season.planned()
            if each.kind.heavy and each.end <= moved.start and each.id not in staying
        ]
        if before and moved.start - before[-1].end < NEAR:
            parts.append(f"{_hours(moved.start - before[-1].end)} after {before[-1].title}")
    if giving:
        names = ", ".join(f"{each.title} of {each.start:%A}" for each in giving)
        parts.append(f"{names} makes room" if len(giving) == 1 else f"{names} make room")
    return ", ".join(parts) or "no run or leg session is near"


def next_run_words(season: Season, end: datetime) -> Iterator[str]:
    """The hours to the next key run, or to the next run at all: ``37 h before the tempo``."""
    later = [each for each in season.runs if end <= each.start < end + NEAR]
    run = next((each for each in later if each.key), next(iter(later), None))
    if run is not None:
        yield f"{_hours(run.start - end)} before {run_words(run)}"


def _hours(gap: timedelta) -> str:
    return f"{gap // timedelta(hours=1)} h"


def predicted(season: Season, session: Session, place: Place) -> tuple[Run, float, float] | None:
    """The run that pays most there or here, and its predicted loss of pace [%] now and then."""
    request = standing(season, session.day)
    here = judge(request, [placed_of(session, kept=False)]).costs[0]
    runs = {each.id: each for each in season.runs}
    now = {each.run: each.millipercent for each in here}
    then = {each.run: each.millipercent for each in place.costs}
    worst = max(
        {*now, *then},
        key=lambda run: (
            runs[run].importance_hundredths * max(now.get(run, 0), then.get(run, 0)),
            run,
        ),
        default=None,
    )
    if worst is None or max(now.get(worst, 0), then.get(worst, 0)) < WORTH_SAYING:
        return None
    return runs[worst], now.get(worst, 0) / 1000, then.get(worst, 0) / 1000
