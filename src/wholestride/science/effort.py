"""Effort: repetitions in reserve, ratings, and what an effort off the target changes."""

from __future__ import annotations

from dataclasses import dataclass

from wholestride.domain.season import Range

TRUSTED_UP_TO = 5
"""Above five repetitions left a number means no more than "easy" (rules PROG06, A02)."""

REPORT_BIAS = 0.95
REPORT_SD = 1.5
"""People leave about one repetition more than they say (rule PROG05; Halperin 2022) [1]."""

CHANGE_PER_POINT_PERCENT = 4
LARGEST_CHANGE_PERCENT = 10
"""Load change for each point of effort off the target, and its bound (rule A01)."""


def rpe(rir: int) -> int:
    """Rating of perceived exertion [0..10] from repetitions in reserve: ``10 - RIR``.

    Zourdos 2016; for 0 to 10 in reserve.

    >>> rpe(2), rpe(10)
    (8, 0)
    """
    return 10 - min(max(rir, 0), 10)


def rir(rating: int) -> int:
    """Repetitions in reserve from a rating [0..10]: ``10 - RPE``.

    >>> rir(8)
    2
    """
    return 10 - min(max(rating, 0), 10)


def is_number(reported_rir: int | None) -> bool:
    """True when a reported reserve may be used as a number (rule PROG06): 0 to 5.

    >>> is_number(3), is_number(7), is_number(None)
    (True, False, False)
    """
    return reported_rir is not None and 0 <= reported_rir <= TRUSTED_UP_TO


@dataclass(frozen=True, slots=True)
class LikelyReserve:
    """What was probably left, with its standard deviation [repetitions]."""

    mean: float
    sd: float


def likely_reserve(reported_rir: int) -> LikelyReserve:
    """What was probably left after a set: about one more than reported (rule PROG05).

    Halperin 2022, 10.1007/s40279-021-01559-x: +0.95 (0.17 to 1.73). It explains and softens;
    it never raises a load.

    >>> likely_reserve(2)
    LikelyReserve(mean=2.95, sd=1.5)
    """
    return LikelyReserve(reported_rir + REPORT_BIAS, REPORT_SD)


def off_target(reported_rir: int, target: Range) -> int:
    """Points by which an effort missed its target: above 0 was too easy, below 0 too hard.

    Reports above five count as five, for the number says no more than "easy" (rule PROG06).

    >>> [off_target(rir, Range(2, 3)) for rir in (0, 2, 3, 5, 9)]
    [-2, 0, 0, 2, 2]
    """
    said = min(max(reported_rir, 0), TRUSTED_UP_TO)
    if said > target.high:
        return said - target.high
    return min(said - target.low, 0)


def load_change_percent(points_off: int) -> int:
    """Change of load next time [%]: 4 for each point off the target, within +-10 (rule A01).

    ``load x (1 + 0.04 x (RPE target - RPE logged))``; Helms 2016, 10.1519/SSC.0000000000000218.

    >>> [load_change_percent(points) for points in (-3, -1, 0, 2, 4)]
    [-10, -4, 0, 8, 10]
    """
    change = CHANGE_PER_POINT_PERCENT * points_off
    return min(max(change, -LARGEST_CHANGE_PERCENT), LARGEST_CHANGE_PERCENT)
