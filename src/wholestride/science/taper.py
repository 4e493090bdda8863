"""The taper: how many sets stay, and what fitness and fatigue curves would say.

The curves are advisory (rule L10): their parameters are ill-conditioned and their fatigue term
does not improve prediction (Marchal 2025, 10.1038/s41598-025-88153-7). Nothing here that uses
them decides a session.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

SETS_AT_START_PERCENT = 60
SETS_AT_END_PERCENT = 40
"""Share of the last full build week's sets at both ends of a taper [%] (rule PHASE10)."""

LONGEST_DAYS = 21
"""No taper is longer (Wang 2023, 10.1371/journal.pone.0282838) [d]."""


def taper_sets_percent(days_to_race: int, taper_days: int) -> int:
    """Share of the last full build week's sets on a day of the taper [%]: 60 falling to 40.

    Volume falls, load and frequency stay (rules PHASE10, T02). Before the taper 100.

    >>> [taper_sets_percent(day, 14) for day in (15, 14, 7, 0)]
    [100, 60, 50, 40]
    """
    length = min(max(taper_days, 1), LONGEST_DAYS)
    if days_to_race > length:
        return 100
    gone = length - max(days_to_race, 0)
    fall = SETS_AT_START_PERCENT - SETS_AT_END_PERCENT
    return SETS_AT_START_PERCENT - fall * gone // length


@dataclass(frozen=True, slots=True)
class Curves:
    """Parameters of a fitness-fatigue model: decay of both [d] and their weights [1]."""

    fitness_days: float
    fatigue_days: float
    fitness_gain: float = 1.0
    fatigue_gain: float = 2.0


BANISTER = Curves(50, 11)
"""Morton, Fitz-Clarke and Banister 1990 (PMID 2246166), as it is usually cited."""

CHART = Curves(42, 7)
"""The widespread performance-management chart, with the weights of the row above."""


def days_without_gain(curves: Curves) -> float:
    """Days before a race from which a load only costs [d]: t1 t2 / (t1 - t2) ln(k2 / k1).

    Closed form of the model of Calvert 1976 and Morton 1990; for k2 > k1 and t1 > t2. Advisory.

    >>> f"{days_without_gain(BANISTER):.1f} {days_without_gain(CHART):.1f}"
    '9.8 5.8'
    >>> f"{days_without_gain(Curves(45, 15)):.1f}"
    '15.6'
    """
    return _lead(curves, curves.fatigue_gain / curves.fitness_gain)


def days_of_most_gain(curves: Curves) -> float:
    """Days before a race at which a load serves it most [d]: .. ln(k2 t1 / (k1 t2)).

    >>> f"{days_of_most_gain(BANISTER):.1f} {days_of_most_gain(CHART):.1f}"
    '31.1 20.9'
    >>> f"{days_of_most_gain(Curves(45, 15)):.1f}"
    '40.3'
    """
    gains = curves.fatigue_gain / curves.fitness_gain
    return _lead(curves, gains * curves.fitness_days / curves.fatigue_days)


def _lead(curves: Curves, ratio: float) -> float:
    slow, fast = curves.fitness_days, curves.fatigue_days
    return slow * fast / (slow - fast) * math.log(ratio)


def form(daily_loads: Sequence[float], curves: Curves) -> float:
    """Fitness less fatigue after the last day [load]: sum of w (k1 e^(-n/t1) - k2 e^(-n/t2)).

    ``n`` counts days since the load, 1 for the last of ``daily_loads``. Advisory.

    >>> form([100], BANISTER) < 0 < form([100, *[0] * 29], BANISTER)
    True
    """
    total = 0.0
    for days, load in enumerate(reversed(daily_loads), start=1):
        fitness = curves.fitness_gain * math.exp(-days / curves.fitness_days)
        fatigue = curves.fatigue_gain * math.exp(-days / curves.fatigue_days)
        total += load * (fitness - fatigue)
    return total
