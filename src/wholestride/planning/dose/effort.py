"""How the main lift is done in a week: sets, percent and reserve, rising through the phase."""

from __future__ import annotations

from dataclasses import dataclass, replace

from wholestride.domain.athlete import Athlete, Level
from wholestride.domain.season import MainLiftDose, PhaseName, Range
from wholestride.planning.dose.easing import LOADING, Ease
from wholestride.planning.dose.outline import Outline
from wholestride.planning.dose.table import RIR_CEILING, PhaseDose
from wholestride.planning.readiness import (
    MODERATE_PERCENT_1RM,
    MODERATE_RIR,
    Outcome,
    gate,
)

SHORTEST_CLIMB = 6
"""The band of a phase is climbed in six loading weeks or more, so that a week adds little."""
FIRST_BELOW = (8, 5)
SECOND_BELOW = (5, 2)
"""First and second week begin so many percent below the band; four in reserve ask for that."""
RECOVERY_BELOW = (2, 0)
NEW_RECOVERY_PERCENT = 90
TAPER_BELOW = 2
FIRST_RIR = 4
LATE_PERCENT = 75
"""Adaptation close to a race stays at 75 % or less (rules PHASE02, DOSE02)."""
LATE_WORDS = "At most 75 % of the maximum: adaptation is not over (PHASE02)."
OLDER_FROM = 65
OLDER_PERCENT = 85
OLDER_SETS = 3
YOUTH_UNTIL = 18
YOUTH_SETS = 3
YOUTH_RIR = 3
PRIMER_SETS = 2

LIGHT_BANDS = frozenset({PhaseName.ADAPTATION, PhaseName.TRANSITION})


@dataclass(frozen=True, slots=True)
class Climb:
    """Where the week stands in its phase: loading week ``at`` of ``of``; the bands before it.

    ``last_full`` is the band of the last week of build (or what stood for it), ``before`` that
    of the week before.
    """

    at: int
    of: int
    before: Range | None = None
    last_full: Range | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """What age, state and readiness allow at most."""

    percent: int | None = None
    rir: int = 0
    sets: int | None = None
    hidden: bool = False
    """No percentages at all: nobody under 18 tests a maximum here (rule POP01)."""
    reason: str = ""


def limits(outline: Outline, athlete: Athlete) -> Limits:
    """The strictest of youth, pregnancy, late adaptation, moderate readiness and age."""
    day = outline.frame.start
    age = athlete.age_on(day)
    if age is not None and age < YOUTH_UNTIL:
        words = "Under 18: technique first, three sets at most, no maxima (POP01)."
        return Limits(rir=YOUTH_RIR, sets=YOUTH_SETS, hidden=True, reason=words)
    if athlete.pregnant or gate(athlete, day).outcome is Outcome.MODERATE_ONLY:
        rule = "POP03" if athlete.pregnant else "GATE03"
        words = f"Moderate only: three repetitions in reserve, breathe all the time ({rule})."
        return Limits(MODERATE_PERCENT_1RM, MODERATE_RIR, reason=words)
    if outline.late:
        return Limits(LATE_PERCENT, MODERATE_RIR, reason=LATE_WORDS)
    if age is not None and age >= OLDER_FROM:
        words = "From 65 years on two to three sets at up to 85 % (POP02)."
        return Limits(OLDER_PERCENT, 0, OLDER_SETS, reason=words)
    return Limits()


def main_lift(
    outline: Outline, row: PhaseDose, climb: Climb, limit: Limits, level: Level
) -> MainLiftDose:
    """The main lift of this week (rules DOSE03, PROG04, PROG13, PHASE10, PHASE15)."""
    main = row.main
    low, high = main.rir.low, main.rir.high
    rir = eased_rir(Range(low, high), outline.easing.ease, limit)
    sets = _sets(main.sets, outline, limit)
    factor = outline.easing.factor * outline.share
    percent = None
    if main.percent_1rm is not None and not limit.hidden:
        percent = _capped(_band(main.percent_1rm, outline, climb, level), limit.percent)
    return replace(
        main, sets=sets, rir=rir, percent_1rm=percent, weekly_sets=main.weekly_sets.scaled(factor)
    )


def eased_rir(rir: Range, ease: Ease, limit: Limits) -> Range:
    """Reserve after easing: first week 4 or more, recovery and second week one more."""
    low, high = max(rir.low, limit.rir), max(rir.high, limit.rir)
    if ease in (Ease.RECOVERY, Ease.SECOND):
        low, high = low + 1, high + 1
    if ease is Ease.FIRST:
        low, high = max(low, FIRST_RIR), RIR_CEILING
    if ease is Ease.CARE:
        low, high = RIR_CEILING, RIR_CEILING
    return Range(min(low, RIR_CEILING), min(max(low, high), RIR_CEILING))


def _sets(sets: Range, outline: Outline, limit: Limits) -> Range:
    factor = outline.easing.factor
    low, high = (_rounded(each * factor) if each * factor else 0 for each in (sets.low, sets.high))
    if limit.sets is not None:
        low, high = min(low, limit.sets), min(high, limit.sets)
    return Range(low, high)


def _rounded(number: float) -> int:
    """Half up and at least one, so that a lift that is done at all has a set."""
    return max(1, int(number + 0.5))


def _band(band: Range, outline: Outline, climb: Climb, level: Level) -> Range:
    """The week's part of the phase's band, as percent of the one-repetition maximum."""
    ease = outline.easing.ease
    if ease is Ease.FIRST:
        return _first(band, outline.phase)
    if ease is Ease.SECOND:
        return _below(band.low, SECOND_BELOW)
    if ease is Ease.RECOVERY:
        reached = climb.before or Range(band.low, band.low)
        if level is Level.NEW:
            lighter = reached.low * NEW_RECOVERY_PERCENT // 100
            return Range(lighter, max(lighter, reached.high * NEW_RECOVERY_PERCENT // 100))
        return _below(reached.low, RECOVERY_BELOW)
    if outline.phase is PhaseName.TAPER:
        return Range(max(band.low, band.high - TAPER_BELOW), band.high)
    if outline.phase not in LOADING:
        return band
    risen = _risen(band, climb)
    if outline.phase is PhaseName.PEAK and climb.last_full is not None:
        kept = max(band.low, min(climb.last_full.high, band.high) - 1)
        return Range(max(risen.low, kept), band.high)
    return risen


def _first(band: Range, phase: PhaseName) -> Range:
    if phase in LIGHT_BANDS:
        return Range(band.low, min(band.low + FIRST_BELOW[1], band.high))
    return _below(band.low, FIRST_BELOW)


def _below(percent: int, by: tuple[int, int]) -> Range:
    return Range(percent - by[0], percent - by[1])


def _risen(band: Range, climb: Climb) -> Range:
    """The band climbed evenly over the phase's loading weeks.

    >>> [str(_risen(Range(85, 88), Climb(week, 6))) for week in range(6)]
    ['85-86', '85-86', '86-87', '86-87', '87-88', '87-88']
    """
    weeks = max(climb.of, SHORTEST_CLIMB)
    span = band.high - band.low
    low = band.low + span * climb.at // weeks
    high = band.low - (-span * (climb.at + 1) // weeks)
    return Range(low, max(low, min(high, band.high)))


def _capped(percent: Range, cap: int | None) -> Range:
    if cap is None or percent.high <= cap:
        return percent
    return Range(min(percent.low, cap), cap)


def primer_lift(main: MainLiftDose) -> MainLiftDose:
    """Two triples at 78 to 80 %: the primer before a race of up to 10 km (rule PHASE12)."""
    return replace(main, sets=Range(PRIMER_SETS, PRIMER_SETS))
