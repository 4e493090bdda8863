"""Phases: backwards from every A race, rolling base and build where there is none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from operator import attrgetter

from wholestride.domain.athlete import Athlete
from wholestride.domain.findings import Finding, note, warning
from wholestride.domain.running import RaceDistance, Run
from wholestride.domain.season import Phase, PhaseName
from wholestride.planning.horizon import (
    RaceDay,
    a_races,
    effective_phase,
    horizon,
    monday_of,
    mondays,
)
from wholestride.planning.loads import low_weeks, window_load

__all__ = ["divide", "effective_phase", "horizon"]

DAY = timedelta(days=1)
WEEK = timedelta(weeks=1)

RACE_WEEK_DAYS = 7
TAPER_DAYS: Mapping[RaceDistance, tuple[int, int]] = {
    RaceDistance.FIVE_KM: (7, 7),
    RaceDistance.TEN_KM: (7, 10),
    RaceDistance.HALF: (10, 14),
    RaceDistance.MARATHON: (14, 21),
    RaceDistance.ULTRA: (14, 21),
}
"""Shortest and longest taper with the race week in it (rule T04); the longest is the default."""
TAPER_LOAD = 85
"""A week at 85 % of the peak or less begins the running's own taper (rule T03)."""
WEEKS_FOR_A_PEAK_LOAD = 8

PEAK_WEEKS = 3
"""At least; up to six days more, so that the peak begins on a Monday."""
BUILD_WEEKS = (4, 8)
BASE_WEEKS = (8, 12)
OFF_SEASON_WEEKS = (2, 12)
ROLLING_WEEKS = 8
"""Base and build by turns where no race shapes the season."""
SHORTEST_ROLLING_WEEKS = 4
TRANSITION_WEEKS: Mapping[RaceDistance, int] = {
    RaceDistance.FIVE_KM: 0,
    RaceDistance.TEN_KM: 0,
    RaceDistance.HALF: 1,
    RaceDistance.MARATHON: 2,
    RaceDistance.ULTRA: 2,
}
WEEKS_FOR_A_TRANSITION = 9
"""Fewer free weeks between two A races are needed for peak and build."""
WEEKS_FOR_A_BUILD = 5


@dataclass(frozen=True, slots=True)
class LeadIn:
    """The first days of taper and race week of one A race."""

    taper: date
    race_week: date


def divide(
    runs: Sequence[Run],
    athlete: Athlete,
    start: date,
    end: date,
    fixed: tuple[Phase, ...] = (),
) -> tuple[tuple[Phase, ...], tuple[Finding, ...]]:
    """The season's phases without gap or overlap, and what there is to say about them.

    ``fixed`` are phases that the runner set; they win, and the others make room.
    Adaptation is no phase of the calendar: the dose lays it over (rule PHASE02).
    """
    goals = a_races(runs, athlete)
    spans = _spans(goals, runs, start, end)
    computed = _clipped(spans, start, end)
    own, findings = _accepted(fixed, start, end)
    phases = _merged((*_around(computed, own), *own))
    return phases, (*findings, *_uncovered(goals, own, phases))


def _spans(goals: Sequence[RaceDay], runs: Sequence[Run], start: date, end: date) -> list[Phase]:
    spans: list[Phase] = []
    before: RaceDay | None = None
    free = start
    for goal in goals:
        if goal.day >= start:
            spans += _towards(goal, before, free, lead_in(goal, runs))
        before, free = goal, goal.day + DAY
    if before is None:
        return _rolling(start, end, runs)
    return spans + _after_last(before, start, end, runs)


def lead_in(goal: RaceDay, runs: Sequence[Run]) -> LeadIn:
    """When taper and race week begin: by the distance, or as the loads show (T03, T04)."""
    shortest, longest = TAPER_DAYS[goal.race.distance]
    days = _own_taper_days(goal, runs, shortest, longest)
    return LeadIn(goal.day - (days - 1) * DAY, goal.day - (RACE_WEEK_DAYS - 1) * DAY)


def _own_taper_days(goal: RaceDay, runs: Sequence[Run], shortest: int, longest: int) -> int:
    """The running's own taper within the distance's range; the longest where it shows none."""
    weeks = [_load_before(goal, runs, back) for back in range(3 + WEEKS_FOR_A_PEAK_LOAD)]
    peak = max(weeks[3:])
    race_week = _load_before(goal, runs, 0, race_weekday=False)
    usual = max(_load_before(goal, runs, back, race_weekday=False) for back in range(3, 7))
    if (
        not all(weeks[1:6])
        or min(_percent(race_week, usual), _percent(weeks[1], peak)) > TAPER_LOAD
    ):
        return longest
    for days in range(longest, shortest, -1):
        begins = (days - 1) // 7
        if all(_percent(load, peak) <= TAPER_LOAD for load in weeks[1 : begins + 1]):
            return days
    return shortest


def _load_before(
    goal: RaceDay, runs: Sequence[Run], back: int, *, race_weekday: bool = True
) -> int:
    """Load of the week that ends ``back`` weeks before the race, with or without its weekday."""
    last = goal.day - back * WEEK
    return window_load(runs, last - 6 * DAY, last if race_weekday else last - DAY)


def _percent(load: int, of: int) -> int:
    return load * 100 // of if of else 100


def _towards(goal: RaceDay, before: RaceDay | None, free: date, lead: LeadIn) -> list[Phase]:
    """From the race before, or the season's start, to the race day."""
    race_week = max(lead.race_week, free)
    spans = []
    if before is not None:
        recovered = min(before.recovered, race_week - DAY)
        spans.append(Phase(PhaseName.RECOVERY, before.day + DAY, recovered))
        free = max(free, recovered + DAY)
    taper = min(max(lead.taper, free), race_week)
    between = _between_races(before, free, taper - DAY) if before else _build_up(free, taper - DAY)
    return [
        *spans,
        *between,
        Phase(PhaseName.TAPER, taper, race_week - DAY),
        Phase(PhaseName.RACE, race_week, goal.day),
    ]


def _between_races(before: RaceDay, first: date, last: date) -> list[Phase]:
    """Transition and a new build-up where there is time, otherwise peak alone."""
    weeks = (last + DAY - first).days // 7
    if weeks < WEEKS_FOR_A_BUILD:
        return [Phase(PhaseName.PEAK, first, last)]
    if weeks < WEEKS_FOR_A_TRANSITION:
        return _build_up(first, last)
    fresh = first + TRANSITION_WEEKS[before.race.distance] * WEEK
    return [Phase(PhaseName.TRANSITION, first, fresh - DAY), *_build_up(fresh, last)]


def _build_up(first: date, last: date) -> list[Phase]:
    """Off-season, base, build and peak, backwards from the last day before the taper."""
    peak = monday_of(last + DAY - PEAK_WEEKS * WEEK)
    weeks = max(0, (peak - monday_of(first)).days // 7)
    spans = [Phase(PhaseName.PEAK, max(peak, first), last)]
    end = peak
    for name, length in _shares(weeks):
        spans.append(Phase(name, max(end - length * WEEK, first), end - DAY))
        end -= length * WEEK
    return sorted(spans, key=attrgetter("first"))


def _shares(weeks: int) -> list[tuple[PhaseName, int]]:
    """Weeks of build, base and off-season before the peak, latest first.

    Two thirds build and one third base up to twelve weeks (four to eight of build); then the
    base grows to eight weeks and an off-season comes before it, from about twenty weeks before
    the race; what is left at the very beginning rolls.
    """
    shortest, longest = BUILD_WEEKS
    build = weeks if weeks <= shortest + 1 else min(longest, -(-2 * weeks // 3))
    rest = weeks - build
    base, off = rest, 0
    if rest >= BASE_WEEKS[0] + OFF_SEASON_WEEKS[0]:
        base = BASE_WEEKS[0] if rest <= BASE_WEEKS[0] + OFF_SEASON_WEEKS[1] else BASE_WEEKS[1]
        off = min(rest - base, OFF_SEASON_WEEKS[1])
        off += (rest - base - off) if rest - base - off < SHORTEST_ROLLING_WEEKS else 0
    shares = [(PhaseName.BUILD, build), (PhaseName.BASE, base), (PhaseName.OFF_SEASON, off)]
    shares += reversed(_rolled(rest - base - off))
    return [(name, length) for name, length in shares if length]


def _rolled(weeks: int) -> list[tuple[PhaseName, int]]:
    """Base and build by turns, base first."""
    starts = range(0, weeks, ROLLING_WEEKS)
    names = (PhaseName.BASE, PhaseName.BUILD)
    return [(names[n % 2], min(ROLLING_WEEKS, weeks - at)) for n, at in enumerate(starts)]


def _after_last(goal: RaceDay, start: date, end: date, runs: Sequence[Run]) -> list[Phase]:
    transition = goal.recovered + DAY
    rolling = transition + TRANSITION_WEEKS[goal.race.distance] * WEEK
    return [
        Phase(PhaseName.RECOVERY, goal.day + DAY, goal.recovered),
        Phase(PhaseName.TRANSITION, transition, rolling - DAY),
        *_rolling(max(rolling, start), end, runs),
    ]


def _rolling(first: date, last: date, runs: Sequence[Run]) -> list[Phase]:
    """Base and build by turns; an off-season where the running itself rests (three weeks on)."""
    spans: list[Phase] = []
    low = set(low_weeks(runs))
    turn = 0
    for monday in mondays(first, last):
        if monday in low:
            name, turn = PhaseName.OFF_SEASON, 0
        else:
            name = (PhaseName.BASE, PhaseName.BUILD)[turn // ROLLING_WEEKS % 2]
            turn += 1
        spans.append(Phase(name, max(monday, first), min(monday + 6 * DAY, last)))
    return spans


def _clipped(spans: Iterable[Phase], start: date, end: date) -> tuple[Phase, ...]:
    cut = (replace(s, first=max(s.first, start), last=min(s.last, end)) for s in spans)
    return tuple(each for each in cut if each.first <= each.last)


def _accepted(
    fixed: Sequence[Phase], start: date, end: date
) -> tuple[tuple[Phase, ...], tuple[Finding, ...]]:
    """The runner's own phases inside the season, the earlier one of two that overlap."""
    kept: list[Phase] = []
    findings = []
    for phase in sorted(fixed, key=lambda each: (each.first, each.last)):
        first = max(phase.first, start, kept[-1].last + DAY if kept else start)
        last = min(phase.last, end)
        if first <= last:
            kept.append(Phase(phase.name, first, last))
        if first > phase.first or last < phase.last:
            findings.append(_shortened(phase, kept[-1] if first <= last else None))
    return tuple(kept), tuple(findings)


def _shortened(phase: Phase, kept: Phase | None) -> Finding:
    what = f"your phase {phase.name} from {phase.first} to {phase.last}"
    if kept is None:
        return warning(f"{what} was left out.", "Give it days inside the season, in order.")
    return note(f"{what} lasts from {kept.first} to {kept.last} here.")


def _around(computed: Iterable[Phase], own: Sequence[Phase]) -> tuple[Phase, ...]:
    """The computed phases without the days that the runner's own phases take."""
    left = list(computed)
    for taken in own:
        left = [piece for phase in left for piece in _without(phase, taken)]
    return tuple(left)


def _without(phase: Phase, taken: Phase) -> list[Phase]:
    pieces = [
        replace(phase, last=min(phase.last, taken.first - DAY)),
        replace(phase, first=max(phase.first, taken.last + DAY)),
    ]
    return [piece for piece in pieces if piece.first <= piece.last]


def _merged(phases: Iterable[Phase]) -> tuple[Phase, ...]:
    """In order, neighbours of one name as one phase; two race weeks stay two."""
    merged: list[Phase] = []
    for phase in sorted(phases, key=attrgetter("first")):
        if merged and merged[-1].name is phase.name is not PhaseName.RACE:
            merged[-1] = replace(merged[-1], last=phase.last)
        else:
            merged.append(phase)
    return tuple(merged)


def _uncovered(
    goals: Sequence[RaceDay], own: Sequence[Phase], phases: Sequence[Phase]
) -> tuple[Finding, ...]:
    """A race that the runner's own phase does not treat as one is worth a word."""
    return tuple(
        note(
            f"your phase {phase.name} covers the A race on {goal.day}.",
            "The rules around races hold all the same.",
        )
        for goal in goals
        for phase in phases
        if phase.covers(goal.day)
        and phase.name is not PhaseName.RACE
        and any(each.covers(goal.day) for each in own)
    )
