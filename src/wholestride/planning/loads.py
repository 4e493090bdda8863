"""Weekly running loads: recovery weeks, weeks of rest, and long runs that leap ahead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from wholestride.domain.athlete import Athlete, Level, Weekday
from wholestride.domain.findings import Finding, note, warning
from wholestride.domain.running import Run
from wholestride.domain.season import Phase, PhaseName
from wholestride.planning.horizon import effective_phase, monday_of, mondays

WEEK = timedelta(weeks=1)

RECOVERY_FALL_PERCENT = 12
"""The running recovers where its load falls by so much against the two weeks before (T06)."""
LOADING_WEEKS_IN_A_ROW = 5
"""Longest stretch that the running's own recovery weeks may leave between them."""
RECOVERY_EVERY = 4
RECOVERY_EVERY_FOR_SOME = 3
"""For the new and novices, and from 60 years on (rule OWN15)."""
OLDER_FROM = 60

LOW_WEEK_PERCENT = 60
LOW_WEEKS_IN_A_ROW = 3
"""Three weeks at 60 % of the median load or less are an off-season (our default)."""

LEAP_WINDOW_DAYS = 30
LEAP_PERCENT = 110
STRONG_LEAP_PERCENT = 200
"""Longer than the longest run of 30 days by more than 10 % or 100 % (rule L01)."""
RISE_PERCENT = 130
"""Two weeks against the two before (rule L04)."""

NEVER_RECOVERY = frozenset(
    {PhaseName.TAPER, PhaseName.RACE, PhaseName.RECOVERY, PhaseName.TRANSITION}
)
"""These phases are light already."""


@dataclass(frozen=True, slots=True)
class Leap:
    """A run that is much longer than anything in the thirty days before it (rule L01)."""

    day: date
    percent: int
    """Its length in percent of the longest run before it."""

    @property
    def strong(self) -> bool:
        """True beyond double the length."""
        return self.percent > STRONG_LEAP_PERCENT


def window_load(runs: Sequence[Run], first: date, last: date) -> int:
    """Running load from ``first`` to ``last`` without races [session RPE x min]."""
    return sum(
        run.load for run in runs if first <= run.day <= last and run.is_run and run.race is None
    )


def weekly_loads(runs: Sequence[Run]) -> dict[date, int]:
    """Running load by Monday from the first to the last run; weeks between them without runs too.

    The load is session RPE x minutes and counts races.
    """
    training = [run for run in runs if run.is_run]
    if not training:
        return {}
    first, last = min(run.day for run in training), max(run.day for run in training)
    loads = dict.fromkeys(mondays(first, last), 0)
    for run in training:
        loads[monday_of(run.day)] += run.load
    return loads


def own_recovery_weeks(runs: Sequence[Run]) -> tuple[date, ...]:
    """Mondays of weeks whose load falls by 12 % or more against the two weeks before (T06).

    The first two weeks of a calendar have nothing before them; its last week counts only if it
    goes on to the weekend. No two in a row.
    """
    loads = weekly_loads(runs)
    weeks = _full_weeks(runs, list(loads))
    found: list[date] = []
    for index in range(2, len(weeks)):
        before = loads[weeks[index - 1]] + loads[weeks[index - 2]]
        falls = 2 * loads[weeks[index]] * 100 <= before * (100 - RECOVERY_FALL_PERCENT)
        if falls and before and weeks[index] - WEEK not in found:
            found.append(weeks[index])
    return tuple(found)


def _full_weeks(runs: Sequence[Run], weeks: list[date]) -> list[date]:
    """Without a first week that begins late and a last one that ends before the weekend."""
    days = [run.day.weekday() for run in sorted(runs, key=lambda run: run.day) if run.is_run]
    if not days:
        return []
    late, early = days[0] > Weekday.WEDNESDAY, days[-1] < Weekday.SATURDAY
    return weeks[int(late) : len(weeks) - int(early)]


def recovery_weeks(
    runs: Sequence[Run],
    athlete: Athlete,
    phases: Sequence[Phase],
    settled: frozenset[date] = frozenset(),
) -> tuple[date, ...]:
    """Mondays of the season's recovery weeks, in order.

    The running's own, and where it has none for more than five weeks every fourth (every third
    for the new, novices and from 60 years on). Taper, race, recovery and transition are light
    already; the peak has only the running's own. A week that is lost altogether is rest enough.
    ``settled`` are those of a season that is planned again: they stay, unless the running
    itself recovers in the week before or after, and the rhythm fills only what they leave.
    """
    own = own_recovery_weeks(runs)
    every = recovery_rhythm(athlete, phases[0].first)
    stay = settled - {monday + side for monday in own for side in (-WEEK, WEEK)}
    chosen: list[date] = []
    gap: list[tuple[date, PhaseName]] = []
    for monday, name in _loading_weeks(phases):
        light = name in NEVER_RECOVERY
        recovers = monday in own or monday in stay
        if light or recovers or _lost(athlete, monday):
            chosen += _every_nth(gap, every, before_rest=not light)
            chosen += [monday] if recovers and not light else []
            gap = []
        else:
            gap.append((monday, name))
    return tuple(chosen + _every_nth(gap, every, before_rest=False))


def recovery_rhythm(athlete: Athlete, day: date) -> int:
    """Every which week is a recovery week where the running has none of its own."""
    age = athlete.age_on(day)
    beginner = athlete.level in (Level.NEW, Level.NOVICE)
    older = age is not None and age >= OLDER_FROM
    return RECOVERY_EVERY_FOR_SOME if beginner or older else RECOVERY_EVERY


def _loading_weeks(phases: Sequence[Phase]) -> list[tuple[date, PhaseName]]:
    """Every week with the name of its phase, but no first week that begins after Wednesday."""
    first = phases[0].first
    weeks = mondays(first, phases[-1].last)
    late = first.weekday() > Weekday.WEDNESDAY
    return [(monday, effective_phase(phases, monday).name) for monday in weeks[int(late) :]]


def _lost(athlete: Athlete, monday: date) -> bool:
    days = [monday + timedelta(days=n) for n in range(7)]
    return all(any(each.covers(day) for each in athlete.unavailable) for day in days)


def _every_nth(
    gap: Sequence[tuple[date, PhaseName]], every: int, *, before_rest: bool
) -> list[date]:
    """Every nth week of a stretch of loading weeks; at least two weeks before the next rest."""
    if before_rest and len(gap) <= LOADING_WEEKS_IN_A_ROW:
        return []
    last = len(gap) - 2 if before_rest else len(gap)
    weeks = [gap[n - 1] for n in range(every, last + 1, every)]
    return [monday for monday, name in weeks if name is not PhaseName.PEAK]


def low_weeks(runs: Sequence[Run]) -> tuple[date, ...]:
    """Mondays of at least three weeks in a row at 60 % of the median load or less.

    Only after three usual weeks, because a plan that begins low is no off-season, and only up
    to the last full week of the calendar, because beyond it nothing is known.
    """
    loads = weekly_loads(runs)
    weeks = _full_weeks(runs, list(loads))
    if not weeks:
        return ()
    border = median(loads[week] for week in weeks) * LOW_WEEK_PERCENT
    found: list[date] = []
    row: list[date] = []
    usual = 0
    for week in weeks:
        low = loads[week] * 100 <= border
        usual += not low
        row = [*row, week] if low and usual >= LOW_WEEKS_IN_A_ROW else []
        found += row if len(row) == LOW_WEEKS_IN_A_ROW else row[LOW_WEEKS_IN_A_ROW:][-1:]
    return tuple(found)


def leaps(runs: Sequence[Run]) -> tuple[Leap, ...]:
    """Runs more than 10 % longer than the longest of the thirty days before them (rule L01).

    By distance where both are known, otherwise by minutes; silent until two weeks are known.
    """
    training = sorted((run for run in runs if run.is_run), key=lambda run: (run.start, run.id))
    found = []
    oldest = 0
    for index, run in enumerate(training):
        while training[oldest].day < run.day - timedelta(days=LEAP_WINDOW_DAYS):
            oldest += 1
        before = [each for each in training[oldest:index] if each.day < run.day]
        if not before or run.race or run.day - training[0].day < 2 * WEEK:
            continue
        percent = _percent_of_longest(run, before)
        if percent > LEAP_PERCENT:
            found.append(Leap(run.day, percent))
    return tuple(found)


def _percent_of_longest(run: Run, before: Sequence[Run]) -> int:
    """Rounded up, so that anything beyond a border is beyond it."""
    lengths = [each.distance.metres for each in before if each.distance is not None]
    if run.distance is not None and len(lengths) == len(before):
        return -(-run.distance.metres * 100 // max(1, *lengths))
    return -(-run.minutes * 100 // max(1, *(each.minutes for each in before)))


def load_findings(
    runs: Sequence[Run], athlete: Athlete, start: date, end: date
) -> tuple[Finding, ...]:
    """Words about long runs that leap ahead (L01) and, for novices, fast-rising weeks (L04)."""
    inside = [leap for leap in leaps(runs) if start <= leap.day <= end]
    findings = []
    if inside:
        days = ", ".join(f"{leap.day:%d %b}" for leap in inside)
        findings.append(
            note(
                f"more than 10 % longer than any run of the 30 days before: {days} (L01).",
                "The strength of those weeks takes less of the legs (L09).",
            )
        )
    findings += [_strong(leap) for leap in inside if leap.strong]
    if athlete.level in (Level.NEW, Level.NOVICE):
        findings += _rises(runs, start, end)
    return tuple(findings)


def _strong(leap: Leap) -> Finding:
    times = f"{leap.percent / 100:.1f} times"
    return warning(
        f"the run on {leap.day} is {times} as long as anything in the 30 days before (L01).",
        "A step in between would be kinder to the legs.",
    )


def _rises(runs: Sequence[Run], start: date, end: date) -> list[Finding]:
    training = [run for run in runs if run.race is None]
    loads = weekly_loads(training)
    weeks = _full_weeks(training, list(loads))
    pairs = {
        week: (loads[week] + loads[week - WEEK], loads[week - 2 * WEEK] + loads[week - 3 * WEEK])
        for week in weeks[3:]
        if start <= week <= end
    }
    rising = [w for w, (now, past) in pairs.items() if past and now * 100 > past * RISE_PERCENT]
    if not rising:
        return []
    return [
        note(
            f"in the two weeks up to that of {rising[0]:%d %b} the running load is more than 30 % "
            "above the two weeks before (L04).",
            "For somebody new a slower rise is kinder.",
        )
    ]
