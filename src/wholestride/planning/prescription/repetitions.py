"""Repetitions of lifts: the phase's range, walked through a block, cut where it must be."""

from __future__ import annotations

import re
from dataclasses import replace

from wholestride.domain.athlete import Emphasis
from wholestride.domain.exercise import Exercise, Pattern, Sidedness
from wholestride.domain.season import Range
from wholestride.planning.composition.nouns import Role
from wholestride.planning.prescription.effort import must_be_careful
from wholestride.planning.prescription.nouns import PrescriptionContext, Target, Work
from wholestride.science.e1rm import percent_tenths

TOLERANCE_TENTHS = 10
"""One point under a band still is the band: 8 repetitions to failure (79 %) count as 80 %."""

CAREFUL_REPS = 8
"""With a moderate effort at least eight repetitions, so under about 75 % (our default)."""

CAREFUL_CEILING_TENTHS = 750

YOUTH_AGE, YOUTH_REPS = 18, 6
"""Under 18: 6 to 15 repetitions, technique first (rule POP01)."""

FEWEST_REPS = 2
RECOVERY_REPS_LESS = 1
"""A recovery week keeps one more in reserve; one repetition less keeps the load (PHASE15)."""

USUAL_REPS = Range(6, 10)
"""Where a phase names no repetitions, as in race week (rule UPPER01)."""

UNLOADED_REPS_MORE = 5
UNLOADED_CEILING = 15
"""Without a load repetitions go up first, to 15 (our default; PROG14: equipment is no driver)."""

DEMANDING_REPS = {4: Range(4, 8), 5: Range(3, 6)}
"""Body-weight exercises of the two hardest levels, such as pull-ups and Nordics."""

ENDURANCE_REPS = Range(10, 15)
"""Pulls and arms for poles (rule UPPER03); small muscles without a load (our default)."""

SMALL_PATTERNS = (
    Pattern.CALF,
    Pattern.FOOT_SHIN,
    Pattern.HIP_ABDUCTION,
    Pattern.HIP_ADDUCTION,
    Pattern.SCAPULA,
)

LONGEST_SET_SECONDS = 75
"""Slow exercises, such as the Turkish get-up, stop counting before their set drags on."""

POLE_PATTERNS = (Pattern.VERTICAL_PULL, Pattern.ARM)


def main_reps(work: Work, rir: Range) -> Range:
    """Repetitions of a loaded main lift: those of the phase that reach the week's band.

    The band climbs through the phase, so repetitions fall; they are cut, never the reserve.
    Without a band they walk down the phase's range week by week.
    """
    main = work.context.week.main
    reps = main.reps if main.reps.high else USUAL_REPS
    if main.percent_1rm is None:
        aim = block_slice(reps, work.context.week_in_block, work.context.weeks_in_block)
    else:
        aim = fitted_to_band(reps, rir, main.percent_1rm)
    return at_least(aim, least_reps(work.context))


def block_slice(reps: Range, step: int, steps: int) -> Range:
    """Two neighbouring repetitions of the range: the top in the first week, the low end last.

    >>> [str(block_slice(Range(4, 6), step, 4)) for step in range(4)]
    ['5-6', '4-5', '4-5', '4']
    """
    last = max(steps - 1, 1)
    gone = (2 * (reps.high - reps.low) * min(step, last) + last) // (2 * last)
    high = reps.high - gone
    return Range(max(high - 1, reps.low), high)


def fitted_to_band(reps: Range, rir: Range, band: Range) -> Range:
    """One or two neighbouring repetitions, at most the phase's, whose share reaches the band.

    The share is that of repetitions and the lower end of the reserve. They are cut from the
    top until the band is reached, or the phase's fewest.

    >>> bands = (Range(80, 82), Range(82, 84), Range(85, 87))
    >>> [str(fitted_to_band(Range(4, 6), Range(2, 3), band)) for band in bands]
    ['5-6', '4-5', '4']
    >>> print(fitted_to_band(Range(4, 6), Range(4, 5), Range(72, 75)))
    6
    """
    high = reps.high
    while high > reps.low and _share(high, rir) < band.low * 10 - TOLERANCE_TENTHS:
        high -= 1
    beside = high - 1 >= reps.low and _share(high - 1, rir) <= band.high * 10 + TOLERANCE_TENTHS
    return Range(high - beside, high)


def _share(reps: int, rir: Range) -> int:
    return percent_tenths(reps + rir.low)


def lowered(reps: Range, by: int) -> Range:
    """Fewer repetitions, two at the least."""
    return Range(max(reps.low - by, FEWEST_REPS), max(reps.high - by, FEWEST_REPS))


def at_least(reps: Range, least: int) -> Range:
    """The range with both ends at the least number or above."""
    return Range(max(reps.low, least), max(reps.high, least))


def least_reps(context: PrescriptionContext) -> int:
    """The fewest repetitions that youth and care allow."""
    least = CAREFUL_REPS if must_be_careful(context) else 1
    young = context.age is not None and context.age < YOUTH_AGE
    return max(least, YOUTH_REPS) if young else least


def main_target(work: Work, rir: Range) -> Target:
    """Repetitions, reserve and share of the maximum of a loaded main lift.

    The share follows from repetitions and reserve, is lifted towards the band by a point at
    most, and never exceeds the band.
    """
    reps, main = main_reps(work, rir), work.context.week.main
    target = sized(reps, rir, work)
    band = main.percent_1rm
    if band is None or target.percent is None or target.percent_tenths is None:
        return target
    low, high = target.percent_tenths, _share(reps.low, rir)
    if not must_be_careful(work.context):
        low = max(low, min(band.low * 10, low + TOLERANCE_TENTHS))
    low, high = min(low, band.high * 10), min(max(low, high), band.high * 10)
    return replace(target, percent=Range(low // 10, high // 10), percent_tenths=low)


def sized(reps: Range, rir: Range, work: Work) -> Target:
    """A target with the share of the maximum that its repetitions and reserve allow."""
    ceiling = CAREFUL_CEILING_TENTHS if must_be_careful(work.context) else 1000
    low, high = min(_share(reps.high, rir), ceiling), min(_share(reps.low, rir), ceiling)
    return Target(reps, rir, Range(low // 10, high // 10), low)


def assistance_reps(work: Work, *, loadable: bool) -> Range:
    """Repetitions of everything that is no main lift; more of them where nothing is loaded."""
    week, exercise = work.context.week, work.exercise
    usual = week.assistance_reps if week.assistance_reps.high else USUAL_REPS
    poles = Emphasis.HILLS_AND_POLES in work.context.athlete.emphasis
    if poles and exercise.pattern in POLE_PATTERNS:
        return ENDURANCE_REPS
    if work.line.role is Role.CORE:
        return core_amounts(week.core_prescription)[1]
    return usual if loadable else unloaded_reps(usual, exercise)


def unloaded_reps(usual: Range, exercise: Exercise) -> Range:
    """Repetitions where nothing is weighed: more of them, few of the demanding ones."""
    if exercise.level in DEMANDING_REPS:
        return DEMANDING_REPS[exercise.level]
    if exercise.pattern in SMALL_PATTERNS:
        return ENDURANCE_REPS
    return Range(usual.low, max(usual.high, min(usual.high + UNLOADED_REPS_MORE, UNLOADED_CEILING)))


def assistance_target(work: Work, rir: Range, *, loadable: bool) -> Target:
    """Repetitions, reserve and share of the maximum of a lift that is no main lift."""
    week = work.context.week
    reps = assistance_reps(work, loadable=loadable)
    if week.recovery:
        reps = lowered(reps, RECOVERY_REPS_LESS)
    reps = within_a_set(at_least(reps, least_reps(work.context)), work.exercise)
    if work.exercise.sidedness is Sidedness.ALTERNATING:
        return Target(Range(2 * reps.low, 2 * reps.high), rir)
    return sized(reps, rir, work)


def within_a_set(reps: Range, exercise: Exercise) -> Range:
    """No more repetitions than fit a set of 75 s on one side."""
    most = max(int(LONGEST_SET_SECONDS // exercise.seconds_per_rep), 1)
    if reps.high <= most:
        return reps
    return Range(min(reps.low, max(most - 1, 1)), most)


def core_amounts(text: str) -> tuple[Range, Range]:
    """Seconds and repetitions of core work, read from the dose table's words.

    >>> print(*core_amounts("2-3 x 30-45 s / 8-10 reps"))
    30-45 8-10
    >>> print(*core_amounts("1-2 x 15-20 s / 6 reps, far from failure"))
    15-20 6
    """
    seconds = re.search(r"(\d+)(?:-(\d+))? s\b", text)
    reps = re.search(r"/ (\d+)(?:-(\d+))?", text)
    return _found(seconds, Range(20, 30)), _found(reps, Range(8, 10))


def _found(match: re.Match[str] | None, usual: Range) -> Range:
    if match is None:
        return usual
    low = int(match[1])
    return Range(low, int(match[2] or low))
