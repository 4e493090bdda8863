"""The season's calendar: weeks by their Mondays, races, the phase of a week, the horizon."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from wholestride.domain.athlete import Athlete
from wholestride.domain.running import Race, RaceDistance, RacePriority, Run
from wholestride.domain.season import Phase

WEEKS_WITHOUT_RACE = 16
"""One round of eight weeks of base and eight of build."""
LONGEST_FINITE_CALENDAR_WEEKS = 26
"""A calendar that ends by then is a plan and is covered to its end; a longer one goes on."""
LONGEST_SEASON_WEEKS = 104

RECOVERY_DAYS: Mapping[RaceDistance, int] = {
    RaceDistance.FIVE_KM: 2,
    RaceDistance.TEN_KM: 2,
    RaceDistance.HALF: 3,
    RaceDistance.MARATHON: 10,
    RaceDistance.ULTRA: 14,
}
"""Days from a race to heavy leg strength (rules R01, R03)."""
STEEP_DESCENT_M = 500
STEEP_DESCENT_EXTRA_DAYS = 2
"""A descent of more than 500 m adds up to 48 h (rule R04)."""


@dataclass(frozen=True, slots=True)
class RaceDay:
    """A race and its day."""

    day: date
    race: Race

    @property
    def recovered(self) -> date:
        """The last day of the weeks that belong to recovering: always a Sunday."""
        steep = self.race.descent_m > STEEP_DESCENT_M
        days = RECOVERY_DAYS[self.race.distance] + (STEEP_DESCENT_EXTRA_DAYS if steep else 0)
        return sunday_of(self.day + timedelta(days=days))


def monday_of(day: date) -> date:
    """The Monday of the day's week.

    >>> monday_of(date(2026, 11, 29))
    datetime.date(2026, 11, 23)
    """
    return day - timedelta(days=day.weekday())


def sunday_of(day: date) -> date:
    """The Sunday of the day's week."""
    return monday_of(day) + timedelta(days=6)


def mondays(start: date, end: date) -> tuple[date, ...]:
    """The Mondays of all weeks that ``start`` to ``end`` touch."""
    first = monday_of(start)
    return tuple(first + timedelta(weeks=n) for n in range((end - first).days // 7 + 1))


def effective_phase(phases: Sequence[Phase], monday: date) -> Phase:
    """The phase that names the week: the one with most days in it, the later one of equals.

    Raises:
        ValueError: when no phase touches the week.
    """
    sunday = monday + timedelta(days=6)
    touching = [each for each in phases if each.first <= sunday and each.last >= monday]
    if not touching:
        raise ValueError(f"no phase touches the week of {monday}")
    return max(touching, key=lambda each: (_days(each, monday, sunday), each.first))


def _days(phase: Phase, first: date, last: date) -> int:
    return (min(phase.last, last) - max(phase.first, first)).days + 1


def races(runs: Sequence[Run], athlete: Athlete) -> tuple[RaceDay, ...]:
    """Races of the calendar and of the athlete file in order, one a day.

    Where two fall on one day the higher priority counts, then the longer distance.
    """
    known = [RaceDay(run.day, run.race) for run in runs if run.race is not None]
    known += [RaceDay(each.day, each.race) for each in athlete.races]
    by_day: dict[date, RaceDay] = {}
    for each in sorted(known, key=_weight):
        by_day.setdefault(each.day, each)
    return tuple(by_day[day] for day in sorted(by_day))


def _weight(each: RaceDay) -> tuple[date, str, int, int]:
    return each.day, each.race.priority, -each.race.distance.rank, -each.race.descent_m


def a_races(runs: Sequence[Run], athlete: Athlete) -> tuple[RaceDay, ...]:
    """The races around which a season is built."""
    return tuple(r for r in races(runs, athlete) if r.race.priority is RacePriority.A)


def horizon(runs: Sequence[Run], athlete: Athlete, start: date) -> date:
    """The season's last day, a Sunday.

    The last A race and its recovery; without one the later of sixteen weeks and the last B or
    C race. A B or C race after the last A race is still covered, and so is a running plan
    without races that ends within half a year. Never more than 104 weeks.
    """
    sixteen_weeks = sunday_of(start + timedelta(weeks=WEEKS_WITHOUT_RACE, days=-1))
    coming = [each for each in races(runs, athlete) if each.day >= start]
    goals = [each.recovered for each in coming if each.race.priority is RacePriority.A]
    others = [sunday_of(each.day) for each in coming if each.race.priority is not RacePriority.A]
    ends = goals + others if goals else [sixteen_weeks, *others, _calendar_end(runs, start)]
    return min(max(ends), monday_of(start) + timedelta(weeks=LONGEST_SEASON_WEEKS, days=-1))


def _calendar_end(runs: Sequence[Run], start: date) -> date:
    """The Sunday of the last run of a finite plan; ``start`` where the running goes on."""
    last = max((run.day for run in runs), default=start)
    finite = last < start + timedelta(weeks=LONGEST_FINITE_CALENDAR_WEEKS)
    return sunday_of(last) if finite else start
