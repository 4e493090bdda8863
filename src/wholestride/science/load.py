"""Load of training: one currency for runs and sessions, and how even a week is.

Strength is counted on its own axis; the sum of both is only for seeing a whole week. No
acute:chronic ratio and no weekly ten percent (rules L02, L03).
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from wholestride.domain.quantities import Mass

MONOTONY_CAP = 4.0
"""Seven equal days have no spread, so monotony is capped [1] (our default, grade D)."""

MONOTONOUS = 2.0
"""Above this a week is worth a word (Foster 1998; weak evidence; rule L07) [1]."""

LEG_DOSE_RISE_PERCENT = 130
"""Leg dose of a day against the highest of 30 days [%] (rule L05, our default)."""


def session_load(srpe: int, minutes: int) -> int:
    """Load of a run or a session [arbitrary units]: rating (CR10, 0 to 10) x minutes.

    Foster 2001, JSCR 15:109; the common currency of rule L06.

    >>> session_load(6, 45)
    270
    """
    return min(max(srpe, 0), 10) * max(minutes, 0)


def monotony(daily_loads: Sequence[int]) -> float:
    """Evenness of a week [1]: mean daily load / standard deviation, rest days as 0, capped at 4.

    Foster 1998, Med Sci Sports Exerc 30:1164; sample standard deviation over seven days.

    >>> f"{monotony([300, 0, 400, 0, 300, 0, 600]):.2f}"
    '0.97'
    >>> monotony([300] * 7), monotony([0] * 7)
    (4.0, 0.0)
    """
    if not any(daily_loads):
        return 0.0
    if len(daily_loads) < 2:
        return MONOTONY_CAP
    spread = statistics.stdev(daily_loads)
    mean = statistics.fmean(daily_loads)
    return MONOTONY_CAP if spread == 0 else min(mean / spread, MONOTONY_CAP)


def strain(daily_loads: Sequence[int]) -> float:
    """Weekly load x monotony [arbitrary units]; Foster 1998.

    >>> round(strain([300, 0, 400, 0, 300, 0, 600]))
    1549
    """
    return sum(daily_loads) * monotony(daily_loads)


def volume_load(sets: Sequence[tuple[int, Mass]]) -> Mass:
    """Sum of repetitions x load [kg]; comparable within one lift only (Scott 2016).

    >>> from wholestride.domain.quantities import kg
    >>> print(volume_load([(5, kg(80)), (5, kg(80))]))
    800 kg
    """
    unit = sets[0][1].unit if sets else Mass(0).unit
    return Mass(sum(reps * load.grams for reps, load in sets), unit)


def leg_dose_ceiling(doses_of_30_days: Sequence[int]) -> int | None:
    """Highest leg dose worth doing now [0.01]: 1.3 x the highest of 30 days (rule L05).

    None when there is nothing to compare with.

    >>> leg_dose_ceiling([60, 50]), leg_dose_ceiling([]) is None
    (78, True)
    """
    highest = max(doses_of_30_days, default=0)
    return highest * LEG_DOSE_RISE_PERCENT // 100 if highest else None


@dataclass(frozen=True, slots=True)
class WeekLoad:
    """Seven days of load, runs and strength apart and together [arbitrary units]."""

    running: tuple[int, ...]
    strength: tuple[int, ...]

    @property
    def days(self) -> tuple[int, ...]:
        """Both together by day (rule L06)."""
        return tuple(run + lift for run, lift in zip(self.running, self.strength, strict=True))

    @property
    def monotonous(self) -> bool:
        """True when the week has too little between hard and easy (rule L07)."""
        return monotony(self.days) > MONOTONOUS
