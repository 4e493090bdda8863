"""Each week before any dose: its days, its phase, its runs, its windows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from wholestride.domain.athlete import Absence, Athlete, Weekday
from wholestride.domain.running import Run, RunKind
from wholestride.domain.season import Phase, PhaseName
from wholestride.planning.dose.history import LiftingFacts
from wholestride.planning.horizon import RaceDay, a_races, effective_phase, mondays
from wholestride.planning.loads import leaps, own_recovery_weeks, recovery_weeks
from wholestride.science.taper import taper_sets_percent

ILL_WORDS = ("ill", "sick", "flu", "fever", "covid", "cold", "krank", "grippe")
TAPER_PERCENT = 50
"""In a taper that the runner set without a race behind it."""
LONGEST_CARE_DAYS = 14
CARE_EXTRA_DAYS = 3
"""Full dose no sooner than the days of symptoms and three more (rule A11)."""


@dataclass(frozen=True, slots=True)
class WeekFrame:
    """One week of the season, Monday to Sunday.

    ``open_days`` lie in the season and in no absence; ``windows`` holds the longest window of
    each of them that is no rest day, longest first [min]; ``goal`` is the next A race.
    """

    start: date
    open_days: tuple[date, ...]
    calendar: PhaseName
    recovery: bool
    running_recovers: bool
    key_runs: int
    quality_or_long: int
    windows: tuple[int, ...]
    goal: RaceDay | None
    taper_percent: int = TAPER_PERCENT
    """Share of the last full week's sets in a week of taper (rule PHASE10)."""
    leaps: bool = False
    after_illness: bool = False

    @property
    def lost(self) -> bool:
        """True when no day of the week is left for training."""
        return not self.open_days

    @property
    def last(self) -> date:
        """The week's Sunday."""
        return self.start + timedelta(days=6)


def week_frames(
    phases: Sequence[Phase],
    runs: Sequence[Run],
    athlete: Athlete,
    facts: LiftingFacts,
) -> tuple[WeekFrame, ...]:
    """A frame for every week that the phases touch."""
    first, last = phases[0].first, phases[-1].last
    recovering = frozenset(recovery_weeks(runs, athlete, phases, facts.recovery_weeks))
    own = frozenset(own_recovery_weeks(runs))
    leaping = frozenset(leap.day - timedelta(days=leap.day.weekday()) for leap in leaps(runs))
    goals = a_races(runs, athlete)
    by_week = _by_week(runs)
    frames = []
    for monday in mondays(first, last):
        days = [monday + timedelta(days=n) for n in range(7)]
        open_days = tuple(d for d in days if first <= d <= last and _is_open(d, athlete, facts))
        inside = by_week.get(monday, [])
        phase = effective_phase(phases, monday)
        goal = next((each for each in goals if each.day >= monday), None)
        frames.append(
            WeekFrame(
                start=monday,
                open_days=open_days,
                calendar=phase.name,
                recovery=monday in recovering,
                running_recovers=monday in own,
                key_runs=sum(run.key for run in inside),
                quality_or_long=sum(run.quality or run.kind is RunKind.LONG for run in inside),
                windows=longest_windows(athlete, open_days),
                goal=goal,
                taper_percent=_taper_percent(phase, goal, monday),
                leaps=monday in leaping,
                after_illness=_mostly_careful(open_days, athlete, facts),
            )
        )
    return tuple(frames)


def _taper_percent(phase: Phase, goal: RaceDay | None, monday: date) -> int:
    """60 falling to 40 through taper and race week, taken on the week's Thursday."""
    if phase.name is not PhaseName.TAPER or goal is None:
        return TAPER_PERCENT
    days = (goal.day - monday).days - Weekday.THURSDAY
    return taper_sets_percent(days, (goal.day - phase.first).days)


def _by_week(runs: Sequence[Run]) -> dict[date, list[Run]]:
    weeks: dict[date, list[Run]] = {}
    for run in runs:
        weeks.setdefault(run.day - timedelta(days=run.day.weekday()), []).append(run)
    return weeks


def _is_open(day: date, athlete: Athlete, facts: LiftingFacts) -> bool:
    return not any(each.covers(day) for each in (*athlete.unavailable, *facts.ill))


def _mostly_careful(open_days: Sequence[date], athlete: Athlete, facts: LiftingFacts) -> bool:
    """True where more than half of the days that are left lie in the care after an illness."""
    return 2 * sum(_careful(day, athlete, facts) for day in open_days) > len(open_days)


def care_spans(athlete: Athlete, facts: LiftingFacts) -> tuple[tuple[date, date], ...]:
    """First and last day of the care after each illness: the days of symptoms plus three (A11)."""
    return tuple(
        (each.last + timedelta(days=1), _care_ends(each)) for each in illnesses(athlete, facts)
    )


def _careful(day: date, athlete: Athlete, facts: LiftingFacts) -> bool:
    return any(each.last < day <= _care_ends(each) for each in illnesses(athlete, facts))


def _care_ends(illness: Absence) -> date:
    symptom_days = min((illness.last - illness.first).days + 1, LONGEST_CARE_DAYS)
    return illness.last + timedelta(days=symptom_days + CARE_EXTRA_DAYS)


def illnesses(athlete: Athlete, facts: LiftingFacts) -> tuple[Absence, ...]:
    """Absences whose reason is an illness, and those of the logbook."""
    named = (each for each in athlete.unavailable if _sounds_ill(each.reason))
    return (*named, *facts.ill)


def _sounds_ill(reason: str) -> bool:
    return any(word in ILL_WORDS for word in reason.lower().replace(",", " ").split())


def longest_windows(athlete: Athlete, days: Sequence[date]) -> tuple[int, ...]:
    """The longest window of each day that is no rest day, longest first [min]."""
    longest: dict[Weekday, int] = {}
    for window in athlete.planning_windows:
        longest[window.weekday] = max(window.minutes, longest.get(window.weekday, 0))
    weekdays = [Weekday(day.weekday()) for day in days]
    usable = [each for each in weekdays if each in longest and each not in athlete.rest_days]
    return tuple(sorted((longest[each] for each in usable), reverse=True))
