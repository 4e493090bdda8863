"""Where a session of the runner's own could lie so that it is done some times a week.

What the plan has placed by itself is looked through: it makes room, and a session of its own
weight gives its hour up first. The hard rules hold as everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import combinations

from wholestride.domain.season import Season, Session, SessionKind, SessionStatus
from wholestride.planning.matching import monday_of
from wholestride.planning.pins import placed_of
from wholestride.planning.placement.clock import moment_of, whole_minutes
from wholestride.planning.placement.judge import BrokenRule, judge
from wholestride.planning.placement.nouns import PlacedSession
from wholestride.planning.placement.offering import on_the_clock
from wholestride.planning.placement.request import PlacementRequest
from wholestride.planning.placement.rules.gaps import SAME_DAY_GAP, SHORT_GAP
from wholestride.planning.placement.rules.offers import Opening
from wholestride.planning.placement.surroundings import Surroundings
from wholestride.planning.placement.wanted import layer_of

STAYS = frozenset({SessionStatus.STARTED, SessionStatus.DONE})
LENGTH = "minutes"
"""The judge's word on a session that is shorter than its kind: an own one may be so short."""
MOST_A_WEEK = 3


@dataclass(frozen=True, slots=True)
class OwnWish:
    """A session to place: what it counts as, its minutes, where, and how often a week."""

    kind: SessionKind
    minutes: int
    place: str
    times: int


@dataclass(frozen=True, slots=True)
class OwnWeek:
    """The starts that a week has for the wish, and what forbids the other hours where few are."""

    monday: date
    starts: tuple[datetime, ...]
    why_fewer: tuple[str, ...] = ()

    @property
    def sunday(self) -> date:
        """Its last day."""
        return self.monday + timedelta(days=6)


def standing(season: Season, today: date) -> PlacementRequest:
    """What the judge looks at: runs, windows, and the sessions that stay where they are."""
    kept = (each for each in season.planned() if stays(each, today))
    return PlacementRequest(
        season.runs,
        (),
        season.athlete,
        season.start,
        season.end,
        kept=tuple(placed_of(each, kept=True) for each in kept),
        today=today,
    )


def stays(session: Session, today: date) -> bool:
    """True for what no plan moves: the past, what was begun, the runner's own."""
    return session.own or session.day < today or session.status in STAYS


def own_weeks(
    season: Season, wish: OwnWish, mondays: Sequence[date], today: date
) -> tuple[OwnWeek, ...]:
    """The best starts of every week, those of the weeks before being taken."""
    request = standing(season, today)
    found: list[OwnWeek] = []
    for monday in mondays:
        week = _week(request, season, wish, monday)
        placed = tuple(replace(_placed(wish, each), kept=True) for each in week.starts)
        request = replace(request, kept=(*request.kept, *placed))
        found.append(week)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Week:
    """A week that is being filled: what the judge sees, and what the plan has in it by itself."""

    request: PlacementRequest
    around: Surroundings
    wish: OwnWish
    monday: date
    planned: tuple[Session, ...]

    def given_up(self) -> frozenset[datetime]:
        """Starts of planned sessions that the own one stands in for."""
        layer = layer_of(self.wish.kind)
        return frozenset(each.start for each in self.planned if layer_of(each.kind) == layer)

    def broken(self, starts: Sequence[datetime]) -> list[BrokenRule]:
        """The rules that forbid these starts together."""
        placed = [_placed(self.wish, each) for each in starts]
        found = judge(self.request, placed, self.around).broken
        return [each for each in found if each.rule != LENGTH]

    def price(self, starts: Sequence[datetime]) -> tuple[int, int, int, int, int]:
        """Others that must make room, hours that stay in use, and what it costs the runs."""
        placed = [_placed(self.wish, each) for each in starts]
        score = judge(self.request, placed, self.around).score
        freed = self.given_up()
        others = sum(
            each.start not in freed and each.start < own.end and own.start < each.end
            for each in self.planned
            for own in placed
        )
        in_use = sum(each in freed for each in starts)
        return others, -in_use, score.wishes, score.interference, score.comfort


def _week(request: PlacementRequest, season: Season, wish: OwnWish, monday: date) -> OwnWeek:
    planned = tuple(
        each
        for each in season.planned()
        if monday <= each.day < monday + timedelta(days=7)
        and not each.own
        and each.status is SessionStatus.PLANNED
    )
    week = _Week(request, Surroundings(request), wish, monday, planned)
    free: list[datetime] = []
    closed: dict[str, None] = {}
    for start in _tries(week):
        broken = week.broken([start])
        if broken:
            closed.setdefault(f"{start:%A}: {broken[0].text}.")
        else:
            free.append(start)
    best = _best(week, free)
    return OwnWeek(monday, best, tuple(closed) if len(best) < wish.times else ())


def _placed(wish: OwnWish, start: datetime) -> PlacedSession:
    monday = monday_of(start.date())
    return PlacedSession(wish.kind, start, wish.minutes, wish.place, monday, own_title="own")


def _tries(week: _Week) -> Iterator[datetime]:
    """Sensible starts in the week's windows: their beginning, after runs, hours given up."""
    around, wish = week.around, week.wish
    for number in range(7):
        day = (week.monday + timedelta(days=number)).toordinal()
        if not around.first_day <= day <= around.last_day:
            continue
        starts: set[int] = set()
        for opening in _openings(around, wish, day):
            latest = opening.end - wish.minutes
            tried = {opening.start, *(whole_minutes(each) for each in week.given_up())}
            for run in around.calendar.on(day):
                tried |= {on_the_clock(run.end + gap, latest) for gap in (SAME_DAY_GAP, SHORT_GAP)}
            starts |= {each for each in tried if opening.start <= each <= latest}
        yield from (moment_of(each) for each in sorted(starts))


def _openings(around: Surroundings, wish: OwnWish, day: int) -> list[Opening]:
    """The day's windows at the place; any window where the runner has none there at all."""
    at_place = any(each.place == wish.place for each in around.athlete.planning_windows)
    return [each for each in around.windows(day) if not at_place or each.place == wish.place]


def _best(week: _Week, free: Sequence[datetime]) -> tuple[datetime, ...]:
    """As many as are wanted and possible, the cheapest of them."""
    days: dict[date, list[datetime]] = {}
    for each in free:
        days.setdefault(each.date(), []).append(each)
    of_day = [min(each, key=lambda start: (week.price([start]), start)) for each in days.values()]
    for count in range(min(week.wish.times, MOST_A_WEEK, len(of_day)), 0, -1):
        ranked = [
            (week.price(starts), starts)
            for starts in combinations(of_day, count)
            if not week.broken(starts)
        ]
        if ranked:
            return min(ranked)[1]
    return ()
